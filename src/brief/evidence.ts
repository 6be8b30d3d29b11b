import type { Finding } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import { type BriefEvidence, type Sentence, sentence } from "./brief.ts";
import { asSentence } from "./english.ts";

const accountsShown = 6;
const spansShown = 3;

/** The accounts that may support a sentence: not those of a killed, retracted or embargoed article. */
export function usable(record: LedgerRecord): Account[] {
  return record.accounts.filter(
    ({ provenance }) => !["killed", "retracted", "embargoed"].includes(provenance.publication),
  );
}

/** How many independent origins stand behind the accounts. */
export function originsOf(accounts: Account[]): number {
  return new Set(accounts.map((account) => account.origin)).size;
}

/**
 * Chooses the spans of a finding that a sentence is made from: for each word, in its order, the first span that holds it,
 * unless a span already chosen does.
 */
export function about(...terms: (string | undefined)[]): (finding: Finding) => Span[] {
  const wanted = terms.filter((term) => term !== undefined && term.length > 1).map((term) => term!.toLowerCase());
  return (finding) => {
    const chosen: Span[] = [];
    const holds = (span: Span, term: string) => span.exact.toLowerCase().includes(term);
    for (const term of wanted) {
      if (chosen.some((span) => holds(span, term))) continue;
      const found = finding.evidence.find((span) => holds(span, term));
      if (found) chosen.push(found);
    }
    return chosen;
  };
}

/** One account of each origin first, so that the first evidence shown is the most independent. */
function independentFirst(accounts: Account[]): Account[] {
  const seen = new Set<string>();
  const first: Account[] = [];
  const rest: Account[] = [];
  for (const account of accounts) {
    if (seen.has(account.origin)) rest.push(account);
    else first.push(account);
    seen.add(account.origin);
  }
  return [...first, ...rest];
}

/** The spans that say something by themselves: of an attribution its content, not the bare name of its source. */
function telling(finding: Finding): readonly Span[] {
  if (finding.kind !== "attribution" || finding.content.length === 0) return finding.evidence;
  const inside = finding.evidence.filter((span) =>
    finding.content.some(({ start, end }) => span.start < end && start < span.end),
  );
  return inside.length > 0 ? inside : finding.evidence;
}

/** The evidence that the accounts give, each article's own words first; at most a handful of accounts. */
export function evidenceOf(accounts: Account[], pick?: (finding: Finding) => Span[]): BriefEvidence[] {
  const found: BriefEvidence[] = [];
  for (const { finding, provenance, origin } of independentFirst(accounts).slice(0, accountsShown)) {
    const chosen = pick?.(finding) ?? [];
    for (const span of (chosen.length > 0 ? chosen : telling(finding)).slice(0, spansShown)) {
      if (
        found.some(
          (other) => other.revision === provenance.revision && other.start === span.start && other.end === span.end,
        )
      ) {
        continue;
      }
      found.push({
        article: provenance.article,
        revision: provenance.revision,
        finding: finding.key,
        title: provenance.title,
        outlet: provenance.outlet,
        url: provenance.url,
        published: provenance.published,
        reportTime: provenance.reportTime,
        origin,
        quote: span.exact,
        start: span.start,
        end: span.end,
        ...(provenance.laterCapture ? { laterCapture: true } : {}),
      });
    }
  }
  return found;
}

export interface Grounds {
  /** The records that the sentence is made from. */
  records: LedgerRecord[];
  /** The accounts that say so; those of the records when not given. */
  accounts?: Account[];
  pick?: (finding: Finding) => Span[];
  rival?: Sentence;
}

/** Makes a sentence of a text and of the accounts that it rests on. Nothing when no usable account is left. */
export function grounded(text: string, { records, accounts, pick, rival }: Grounds): Sentence | undefined {
  const supporting = (accounts ?? records.flatMap(usable)).filter((account) =>
    records.some((record) => usable(record).includes(account)),
  );
  const [first, ...rest] = evidenceOf(supporting, pick);
  if (!first) return undefined;
  return sentence({
    text: asSentence(text),
    evidence: [first, ...rest],
    records: [...new Set(records.map((record) => record.id))],
    origins: originsOf(supporting),
    ...(rival ? { rival } : {}),
  });
}
