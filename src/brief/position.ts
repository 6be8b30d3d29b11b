import type { Position } from "../findings/finding.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import type { Grid, Item, Sentence } from "./brief.ts";
import { denialSentence } from "./claim.ts";
import type { Context } from "./context.ts";
import { shortDay } from "./dates.ts";
import { british, joinAnd, upperFirst } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { accordingTo, outletOf, voiceOf } from "./source.ts";
import { issueName } from "./wording.ts";

/** Records that say the same: one stance on one issue, by one party in its own voice or by several in the same report. */
interface Stand {
  value: Position;
  parties: string[];
  records: LedgerRecord[];
}

function positionOf(record: LedgerRecord): Position {
  return record.value as Position;
}

function saidByKeys(record: LedgerRecord): string {
  return usable(record)
    .map(({ saidBy, finding }) => saidBy?.key ?? finding.key)
    .sort()
    .join();
}

function standsOf(records: LedgerRecord[]): Stand[] {
  const stands = new Map<string, Stand>();
  for (const record of records) {
    const value = positionOf(record);
    const who = value.voice === "own" ? value.party : saidByKeys(record);
    const key = [value.voice, value.issue, value.issueBy, value.stance, value.negated ?? false, who].join("|");
    const stand = stands.get(key);
    if (!stand) stands.set(key, { value, parties: [value.party], records: [record] });
    else {
      stand.records.push(record);
      if (!stand.parties.includes(value.party)) stand.parties.push(value.party);
      if (value.strength === "red-line" || (value.strength === "firm" && stand.value.strength !== "red-line")) {
        stand.value = { ...stand.value, strength: value.strength };
      }
      if (stand.value.conditions.length === 0) stand.value = { ...stand.value, conditions: value.conditions };
    }
  }
  return [...stands.values()];
}

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
  if (stance === "demands" && strength) return plural ? "insist on" : "insists on";
  return `${stance === "rejects" && strength === "firm" ? "firmly " : ""}${plural ? base : third}`;
}

const conditional =
  /^(if|in exchange|in return|provided|unless|as long as|once|after|until|only|on condition|on the condition|when|without|pending|before|so long)\b/i;

function conditionsOf(value: Position): string {
  return value.conditions
    .slice(0, 2)
    .map(({ text, kind }) => {
      const words = british(text.exact.replace(/[.,;]+$/, ""));
      if (conditional.test(words)) return ` ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
      return kind === "exchange" ? ` in return for ${words}` : ` on condition of ${words}`;
    })
    .join("");
}

/** One stance in a sentence. An ascribed one says whose word it is, and the denial stands beside it. */
function standSentence(stand: Stand, context: Context): Sentence | undefined {
  const { value, records } = stand;
  const accounts = records.flatMap(usable);
  if (accounts.length === 0) return undefined;
  const plural = stand.parties.length > 1;
  const doubt = accounts.every(
    ({ finding }) =>
      finding.certainty === "possible" || finding.certainty === "unknown" || finding.phase === "hypothetical",
  );
  const by = value.issueBy && !stand.parties.includes(value.issueBy) ? ` by ${context.names.of(value.issueBy)}` : "";
  const rival = records.map((record) => rivalOfPosition(record, context)).find((one) => one !== undefined);

  if (value.voice === "ascribed") {
    const lead = upperFirst(ascriber(accounts, context));
    const parties = joinAnd(stand.parties.map((party) => context.names.of(party)));
    const text = `${lead}, ${parties} ${verbOf(value, plural, doubt)} ${issueName(value.issue)}${by}${conditionsOf(value)}`;
    return grounded(text, { records, rival });
  }
  const parties = joinAnd(stand.parties.map((party) => context.names.of(party)));
  const clause = `${parties} ${verbOf(value, plural, doubt)} ${issueName(value.issue)}${by}${conditionsOf(value)}`;
  const speakers = [
    ...new Set(records.map((record) => positionOf(record).speaker).filter((one) => one !== undefined)),
  ].filter((speaker) => !stand.parties.includes(speaker));
  const voice = voiceOf(accounts, context);
  const said =
    speakers.length > 0
      ? `, said ${joinAnd(speakers.slice(0, 3).map((id) => context.names.of(id)))}`
      : voice.according
        ? `, ${voice.according}`
        : "";
  return grounded(`${clause}${said}`, { records, rival });
}

/** Whose word an ascribed position is: its source, else the outlet; never nobody. */
function ascriber(accounts: Account[], context: Context): string {
  const attributed = accounts.filter(({ saidBy, speaker }) => saidBy || speaker);
  if (attributed.length > 0) return accordingTo(attributed, context);
  return `according to ${joinAnd([...new Set(accounts.map(outletOf))].slice(0, 3))}`;
}

/** The denial of the report that an ascribed position stands in, or of the position itself. */
function rivalOfPosition(record: LedgerRecord, context: Context): Sentence | undefined {
  const direct = denialSentence(record, context);
  if (direct) return direct;
  for (const { saidBy } of usable(record)) {
    const claim = saidBy && context.byFinding.get(saidBy.key);
    const denial = claim && claim.id !== record.id && denialSentence(claim, context);
    if (denial) return denial;
  }
  return undefined;
}

interface IssueStands {
  issue: string;
  stands: Stand[];
  last: string;
}

function byIssue(context: Context): IssueStands[] {
  const issues = new Map<string, LedgerRecord[]>();
  for (const record of context.records) {
    if (record.kind !== "position" || usable(record).length === 0) continue;
    const { issue } = positionOf(record);
    issues.set(issue, [...(issues.get(issue) ?? []), record]);
  }
  return [...issues.entries()]
    .sort(
      ([, a], [, b]) => weight(b) - weight(a) || lastOf(b).localeCompare(lastOf(a)) || a[0]!.id.localeCompare(b[0]!.id),
    )
    .map(([issue, records]) => ({
      issue,
      stands: standsOf(records).sort(
        (a, b) =>
          Number(a.value.voice === "ascribed") - Number(b.value.voice === "ascribed") ||
          lastOf(b.records).localeCompare(lastOf(a.records)) ||
          b.records.length - a.records.length ||
          a.records[0]!.id.localeCompare(b.records[0]!.id),
      ),
      last: lastOf(records),
    }));
}

/** What is disputed between parties weighs most, then what many accounts speak of. */
function weight(records: LedgerRecord[]): number {
  const parties = new Set(records.map((record) => positionOf(record).party)).size;
  return (
    parties * 3 +
    Math.min(
      records.reduce((sum, record) => sum + record.origins, 0),
      9,
    )
  );
}

function lastOf(records: LedgerRecord[]): string {
  return (
    records
      .map((record) => record.lastReported)
      .sort()
      .at(-1) ?? ""
  );
}

/** The positions: an item per issue, and all of them as a grid of party by issue. */
export function positions(
  context: Context,
  perIssue: number,
  issuesShown: number,
): { items: Item[]; more: number; grid: Grid } {
  const issues = byIssue(context);
  const items: Item[] = [];
  for (const { issue, stands, last } of issues.slice(0, issuesShown)) {
    const [first, ...rest] = stands
      .slice(0, perIssue)
      .map((stand) => standSentence(stand, context))
      .filter((one) => one !== undefined);
    if (!first) continue;
    items.push({
      label: `${heading(issue)} · last reported ${shortDay(last, context.asOf)}`,
      sentences: [first, ...rest],
    });
  }
  return { items, more: Math.max(0, issues.length - issuesShown), grid: gridOf(issues, context) };
}

function gridOf(issues: IssueStands[], context: Context): Grid {
  const cells = new Map<string, Grid["cells"][number]>();
  const parties: string[] = [];
  for (const { issue, stands } of issues) {
    for (const stand of stands) {
      const sentence = standSentence(stand, context);
      if (!sentence) continue;
      for (const party of stand.parties) {
        if (!parties.includes(party)) parties.push(party);
        const cell = cells.get(`${issue}|${party}`);
        const entry = { stance: stand.value.stance, ascribed: stand.value.voice === "ascribed", sentence };
        if (cell) cell.stances.push(entry);
        else cells.set(`${issue}|${party}`, { issue, party, stances: [entry] });
      }
    }
  }
  const filled = [...cells.values()];
  return {
    issues: issues.flatMap(({ issue }) =>
      filled.some((cell) => cell.issue === issue) ? [{ id: issue, name: heading(issue) }] : [],
    ),
    parties: parties.map((id) => ({ id, name: upperFirst(context.names.plain(id)) })),
    cells: filled,
  };
}

function heading(issue: string): string {
  return upperFirst(issueName(issue).replace(/^(a|an|the) /, ""));
}
