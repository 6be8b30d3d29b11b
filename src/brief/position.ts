import type { Position } from "../findings/finding.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import { denialSentence, quoted } from "./claim.ts";
import type { Context } from "./context.ts";
import { dayOf, longDay } from "./dates.ts";
import { british, isPlural, joinAnd, possessive, upperFirst } from "./english.ts";
import { grounded } from "./evidence.ts";
import { accordingTo, outletOf, speakerOf, voiceOf } from "./source.ts";
import { isPosition, ordered, type Stand, standsOf } from "./stands.ts";
import { isKnownIssue, issueName, issueOffered } from "./wording.ts";

const bases = {
  accepts: ["accept", "accepts", "accepted"],
  rejects: ["reject", "rejects", "rejected"],
  demands: ["demand", "demands", "demanded"],
  offers: ["offer", "offers", "offered"],
} as const;

function verbOf(value: Position, plural: boolean, doubt: boolean): string {
  const { stance, strength } = value;
  const does = plural ? "do" : "does";
  const is = plural ? "are" : "is";
  if (stance === "undecided") return `${plural ? "have" : "has"} not decided on`;
  if (stance === "considers") {
    if (value.negated) return `${is} not considering`;
    return doubt ? "may be considering" : `${is} considering`;
  }
  const [base, third] = bases[stance];
  if (value.negated) return `${does} not ${base}`;
  if (doubt) return `may ${base}`;
  if (stance === "rejects" && strength === "red-line") return plural ? "rule out" : "rules out";
  if (stance === "demands" && (strength === "firm" || strength === "red-line"))
    return plural ? "insist on" : "insists on";
  return `${stance === "rejects" && strength === "firm" ? "firmly " : ""}${plural ? base : third}`;
}

/** The verb of a stance that has been left since. */
function pastVerbOf({ stance, strength, negated }: Position): string {
  if (stance === "undecided") return "had not decided on";
  if (stance === "considers") return negated ? "was not considering" : "was considering";
  if (negated) return `did not ${bases[stance][0]}`;
  if (stance === "rejects" && strength === "red-line") return "ruled out";
  return bases[stance][2];
}

const conditional =
  /^(if|in exchange|in return|provided|unless|as long as|once|after|until|only|on condition|on the condition|when|without|pending|before|so long)\b/i;

/** "if it did not": a condition that says nothing away from its own sentence. */
const pronounFirst = /^(\w+ )?(it|he|she|they|this|that|so|not|possible|necessary)\b/i;

function conditionsOf(value: Position): string {
  return value.conditions
    .filter(({ text }) => !pronounFirst.test(text.exact))
    .slice(0, 2)
    .map(({ text, kind }) => {
      const words = british(text.exact.replace(/[.,;]+$/, "").replace(/, (it|he|she|they|we|the|\p{Lu}).*$/u, ""));
      if (conditional.test(words)) return ` ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
      return kind === "exchange" ? ` in return for ${words}` : ` on condition of ${words}`;
    })
    .join("");
}

/** One stance in a sentence. An ascribed one says whose word it is, and the denial stands beside it. */
export function standSentence(stand: Stand, context: Context): Sentence | undefined {
  const { value, records, accounts } = stand;
  const plural = stand.parties.length > 1 || unnamedMany(stand.parties[0]!, context);
  const doubt = accounts.every(
    ({ finding, saidBy }) =>
      (finding.certainty === "possible" || finding.certainty === "unknown" || finding.phase === "hypothetical") &&
      (value.voice === "ascribed" || !saidBy),
  );
  const by = value.issueBy && !stand.parties.includes(value.issueBy) ? ` by ${context.names.of(value.issueBy)}` : "";
  const parties = joinAnd(stand.parties.map((party) => context.names.of(party)));
  const rival = records.map((record) => rivalOfPosition(record, accounts, context)).find((one) => one !== undefined);
  const issue = (value.stance === "offers" ? issueOffered : issueName)(value.issue, context.proper);
  const object = `${issue}${by}${conditionsOf(value)}`;

  if (!isKnownIssue(value.issue)) return inTheirWords(stand, context);
  if (value.voice === "ascribed") {
    const lead = upperFirst(ascriber(accounts, context));
    return grounded(`${lead}, ${parties} ${verbOf(value, plural, doubt)} ${object}`, { records, accounts, rival });
  }
  const clause = stand.earlier
    ? `Earlier, as reported on ${longDay(dayOf(stand.earlier))}, ${parties} ${pastVerbOf(value)} ${object}`
    : `${parties} ${verbOf(value, plural, doubt)} ${object}`;
  const speakers = accounts.flatMap((account) => ownSpeaker(account, stand, context) ?? []);
  const others = [...new Set(speakers)]
    .filter((speaker) => !stand.parties.includes(speaker))
    .sort((a, b) => context.names.rank(a) - context.names.rank(b));
  const itself = accounts.some(
    ({ saidBy }) => saidBy?.source.actor !== undefined && stand.parties.includes(saidBy.source.actor),
  );
  const voice = itself ? { own: true, reportedly: false } : voiceOf(accounts, context);
  const said =
    others.length > 0
      ? `, said ${joinAnd(others.slice(0, 3).map((id) => context.names.of(id)))}`
      : voice.according
        ? `, ${voice.according}`
        : "";
  return grounded(`${clause}${said}`, { records, accounts, rival });
}

const unnamedMany = (party: string, { actors }: Context): boolean =>
  actors.some(({ id, kind, name }) => id === party && kind === "unnamed" && isPlural(name));

/** Who of the party's own people says so. */
function ownSpeaker(account: Account, { parties }: Stand, { names }: Context): string | undefined {
  const { finding } = account;
  if (isPosition(finding) && finding.speaker) return finding.speaker;
  const source = speakerOf(account, { names });
  return source && names.isPerson(source) && parties.includes(names.partyOf(source) ?? "") ? source : undefined;
}

/** A position on what the codebook has no name for, in the words of whoever reports it. */
function inTheirWords({ value, records, accounts, parties }: Stand, context: Context): Sentence | undefined {
  const account = accounts[0]!;
  const whose = joinAnd(parties.map((id) => possessive(context.names.of(id))));
  const words = quoted(joinAnd(account.finding.evidence.slice(0, 1).map(({ exact }) => exact)));
  const by = value.voice === "ascribed" ? ascriber(accounts, context) : `as ${outletOf(account)} reports it`;
  return grounded(`${whose} position, ${by}: ${words}`, { records, accounts });
}

/** Whose word an ascribed position is: its source, else the outlet; never nobody. */
function ascriber(accounts: Account[], context: Context): string {
  const attributed = accounts.filter(({ saidBy, speaker }) => saidBy || speaker);
  if (attributed.length > 0) return accordingTo(attributed, context);
  return `according to ${joinAnd([...new Set(accounts.map(outletOf))].slice(0, 3))}`;
}

/** The denial of the report that a position stands in, or of the position itself. */
function rivalOfPosition(record: LedgerRecord, accounts: Account[], context: Context): Sentence | undefined {
  for (const { saidBy, finding } of accounts) {
    if (!isPosition(finding) || finding.voice === "own") continue;
    const claim = saidBy && context.byFinding.get(saidBy.key);
    const denial = claim && claim.id !== record.id && denialSentence(claim, context);
    if (denial) return denial;
  }
  return denialSentence(record, context, accounts);
}

/** What records of one issue say, each stand in a sentence: what parties say themselves first, then what is said of them. */
export function positionSentences(records: LedgerRecord[], context: Context): Sentence[] {
  return ordered(standsOf(records, context)).flatMap((stand) => standSentence(stand, context) ?? []);
}
