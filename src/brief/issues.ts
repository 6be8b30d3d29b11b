import type { Position } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Grid, Item } from "./brief.ts";
import type { Context } from "./context.ts";
import { shortDay } from "./dates.ts";
import { upperFirst } from "./english.ts";
import { usable } from "./evidence.ts";
import { standSentence } from "./position.ts";
import { ordered, type Stand, shared, standsOf } from "./stands.ts";
import { isKnownIssue, issueTitle } from "./wording.ts";

interface IssueStands {
  issue: string;
  stands: Stand[];
  last: string;
}

const otherIssues = "other";
const othersShown = 3;

/** Whether a position is of a party of the dossier, or of a state where there is no dossier. */
function isOfParties(record: LedgerRecord, { dossier, names }: Context): boolean {
  const { party } = record.value as Position;
  return dossier ? dossier.parties.some(({ actor }) => actor === party) : names.isState(party);
}

function byIssue(context: Context): IssueStands[] {
  const issues = new Map<string, LedgerRecord[]>();
  for (const record of context.records) {
    if (record.kind !== "position" || usable(record).length === 0) continue;
    const { issue } = record.value as Position;
    if (!isKnownIssue(issue) && !isOfParties(record, context)) continue;
    const name = isKnownIssue(issue) ? issue : otherIssues;
    issues.set(name, [...(issues.get(name) ?? []), record]);
  }
  return [...issues.entries()]
    .sort(
      ([x, a], [y, b]) =>
        Number(x === otherIssues) - Number(y === otherIssues) ||
        weight(b) - weight(a) ||
        lastOf(b).localeCompare(lastOf(a)) ||
        a[0]!.id.localeCompare(b[0]!.id),
    )
    .map(([issue, records]) => ({
      issue,
      stands: ordered(
        issue === otherIssues
          ? shared(records.flatMap((record) => standsOf([record], context)))
          : standsOf(records, context),
      ),
      last: lastOf(records),
    }));
}

/** What is disputed between parties weighs most, then what many accounts speak of. */
function weight(records: LedgerRecord[]): number {
  const parties = new Set(records.map((record) => (record.value as Position).party)).size;
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
  const rest = issues.filter(({ issue }) => issue !== otherIssues).slice(issuesShown);
  for (const { issue, stands, last } of issues.filter((one) => !rest.includes(one))) {
    const [first, ...rest] = stands
      .slice(0, issue === otherIssues ? othersShown : perIssue)
      .map((stand) => standSentence(stand, context))
      .filter((one) => one !== undefined);
    if (!first) continue;
    items.push({
      label: `${heading(issue, context)} · last reported ${shortDay(last, context.asOf)}`,
      sentences: [first, ...rest],
    });
  }
  return { items, more: rest.length, grid: gridOf(issues, context) };
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
        const { stance, strength, voice, negated } = stand.value;
        const entry = {
          stance: negated ? `does not ${stance.replace(/s$/, "")}` : stance,
          ...(strength ? { strength } : {}),
          ascribed: voice === "ascribed",
          ...(stand.earlier ? { earlier: true } : {}),
          sentence,
        };
        if (cell) cell.stances.push(entry);
        else cells.set(`${issue}|${party}`, { issue, party, stances: [entry] });
      }
    }
  }
  const filled = [...cells.values()];
  return {
    issues: issues.flatMap(({ issue }) =>
      filled.some((cell) => cell.issue === issue) ? [{ id: issue, name: heading(issue, context) }] : [],
    ),
    parties: parties.map((id) => ({ id, name: upperFirst(context.names.plain(id)) })),
    cells: filled,
  };
}

function heading(issue: string, context: Context): string {
  return issue === otherIssues ? "Other positions" : upperFirst(issueTitle(issue, context.proper));
}
