import { z } from "zod";
import { assign } from "./assignment.ts";
import { addUp, bootstrap, type Intervals } from "./bootstrap.ts";
import { fieldScore, isNamed, type NamesOf } from "./ledger-fields.ts";
import { quoteTokens, tokenF1 } from "./tokens.ts";

/** A record as an analyst wrote it down, with every article that tells of it. */
export const GoldRecord = z.object({
  id: z.string(),
  kind: z.string(),
  fields: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("a list where several values are right; actors and places by name or code"),
  accounts: z.array(z.object({ article: z.string(), quote: z.string(), role: z.string().optional() })).min(1),
});
export type GoldRecord = z.infer<typeof GoldRecord>;

/** An actor of the gold with what it holds. */
export const GoldActor = z.object({
  actor: z.string(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
  party: z.string().optional(),
});
export type GoldActor = z.infer<typeof GoldActor>;

/** The records that a ledger must hold after all the articles beside it. */
export const LedgerGold = z.object({
  records: z.array(GoldRecord).min(1),
  actors: z.array(GoldActor).optional(),
});
export type LedgerGold = z.infer<typeof LedgerGold>;

/** A record of the ledger, as far as it is scored. */
export interface ScoredRecord {
  id: string;
  kind: string;
  value: Record<string, unknown>;
  accounts: { article: string; evidence: string[]; role?: string }[];
}

/** An actor of the ledger with what it was reported to hold. */
export interface ScoredActor {
  id: string;
  party?: string;
  country?: string;
  roles: { title: string }[];
}

export interface KindScore {
  records: number;
  accounts: number;
  found: number;
  precision: number;
  recall: number;
  f1: number;
  recordsRight: number;
  fieldsRight: number;
}

export interface LedgerScore {
  all: KindScore;
  kinds: Record<string, KindScore>;
  roles?: number;
  /** Over the gold's records. */
  intervals: Intervals;
  errors: string[];
}

interface Pairing {
  gold: GoldRecord;
  article: string;
  quote: string;
  role?: string;
  record?: ScoredRecord;
  as?: string;
}

/** How well a quote of the gold is met by an account's evidence: 0 unless half of the words agree or one holds the other. */
export function quoteMatch(quote: string, evidence: readonly string[]): number {
  const wanted = quoteTokens(quote).join(" ");
  const scores = [...evidence, evidence.join(" ")].map((text) => {
    const mine = quoteTokens(text).join(" ");
    const f1 = tokenF1(quote, text);
    const held = wanted && mine && (` ${mine} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${mine} `));
    return held ? 0.5 + f1 / 2 : f1 >= 0.5 ? f1 : 0;
  });
  return Math.max(0, ...scores);
}

/** Pairs the accounts of the gold with ours, article by article and kind by kind, one to one by the best total. */
function pair(gold: readonly GoldRecord[], ours: readonly ScoredRecord[]): Pairing[] {
  const pairings = gold.flatMap((record) => record.accounts.map((account): Pairing => ({ gold: record, ...account })));
  const own = ours.flatMap((record) => record.accounts.map((account) => ({ record, account })));
  const place = (kind: string, article: string) => `${kind} ${article}`;
  const places = groupBy(pairings, ({ gold: { kind }, article }) => place(kind, article));
  const ourPlaces = groupBy(own, ({ record: { kind }, account }) => place(kind, account.article));
  for (const [name, wanted] of places) {
    const there = ourPlaces.get(name) ?? [];
    if (there.length === 0) continue;
    const columns = assign(wanted.map(({ quote }) => there.map(({ account }) => quoteMatch(quote, account.evidence))));
    for (const [row, column] of columns.entries()) {
      if (column < 0) continue;
      wanted[row]!.record = there[column]!.record;
      wanted[row]!.as = there[column]!.account.role;
    }
  }
  return pairings;
}

function groupBy<K, V>(items: readonly V[], key: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const mean = (values: number[]) => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);

/** What one record of the gold brings to the score; precision and recall are sums of its accounts' B³ shares. */
type RecordCounts = Record<
  "records" | "accounts" | "found" | "precision" | "recall" | "right" | "fields" | "fieldsRight",
  number
>;

const ofNone: RecordCounts = {
  records: 0,
  accounts: 0,
  found: 0,
  precision: 0,
  recall: 0,
  right: 0,
  fields: 0,
  fieldsRight: 0,
};

function kindScore(counts: readonly RecordCounts[]): KindScore {
  const sum = addUp([ofNone, ...counts]);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const [precision, recall] = [share(sum.precision, sum.found), share(sum.recall, sum.accounts)];
  return {
    records: sum.records,
    accounts: sum.accounts,
    found: sum.found,
    precision,
    recall,
    f1: share(2 * precision * recall, precision + recall),
    recordsRight: share(sum.right, sum.records),
    fieldsRight: share(sum.fieldsRight, sum.fields),
  };
}

/** The record of ours that has most of a gold record's accounts. */
function matched(pairings: readonly Pairing[]): ScoredRecord | undefined {
  const counts = [
    ...groupBy(
      pairings.filter(({ record }) => record),
      ({ record }) => record,
    ),
  ];
  return counts.sort((a, b) => b[1].length - a[1].length || (a[0]!.id < b[0]!.id ? -1 : 1))[0]?.[0];
}

function countKind(
  pairings: readonly Pairing[],
  all: readonly Pairing[],
  namesOf: NamesOf,
  errors: string[],
): RecordCounts[] {
  const ofOurs = groupBy(
    pairings.filter(({ record }) => record),
    ({ record }) => record,
  );
  return [...groupBy(pairings, ({ gold }) => gold)].map(([gold, accounts]) => {
    const found = accounts.filter(({ record }) => record);
    const ours = new Set(found.map(({ record }) => record));
    const foreign = all.filter(({ record, gold: other }) => record && ours.has(record) && other !== gold);
    const problem =
      found.length === 0
        ? "not found"
        : found.length * 2 < accounts.length
          ? `only ${found.length} of ${accounts.length} accounts found`
          : ours.size > 1
            ? `split over ${ours.size} records`
            : foreign.length > 0
              ? `merged with ${[...new Set(foreign.map((one) => one.gold.id))].join(", ")}`
              : undefined;
    if (problem) errors.push(`${gold.kind} ${gold.id}: ${problem}`);
    for (const { article, quote } of accounts.filter(({ record }) => !record)) {
      errors.push(`${gold.kind} ${gold.id}: no account in ${article} for “${quote}”`);
    }
    const fields: number[] = [];
    const together = (one: Pairing) => found.filter(({ record }) => record === one.record).length;
    const sum = (shares: number[]) => shares.reduce((total, one) => total + one, 0);
    const record = matched(accounts);
    for (const [field, value] of Object.entries((record && gold.fields) ?? {})) {
      const score = fieldScore(field, record!.value[field], value, namesOf);
      fields.push(score);
      if (score < 0.5) {
        errors.push(
          `${gold.kind} ${gold.id}: ${field} is ${JSON.stringify(record!.value[field])}, wanted ${JSON.stringify(value)}`,
        );
      }
    }
    for (const { role, as, article } of found) {
      if (!role) continue;
      fields.push(role === as ? 1 : 0);
      if (role !== as) errors.push(`${gold.kind} ${gold.id}: ${article} ${as ?? "has no role"}, wanted ${role}`);
    }
    return {
      records: 1,
      accounts: accounts.length,
      found: found.length,
      precision: sum(found.map((one) => together(one) / ofOurs.get(one.record)!.length)),
      recall: sum(found.map((one) => together(one) / accounts.length)),
      right: problem ? 0 : 1,
      fields: fields.length,
      fieldsRight: sum(fields),
    };
  });
}

/** Scores the records of a ledger against the gold: B³ over its accounts, records neither merged nor split, fields, roles. */
export function scoreLedger(
  gold: LedgerGold,
  ours: readonly ScoredRecord[],
  namesOf: NamesOf,
  actors: readonly ScoredActor[] = [],
): LedgerScore {
  const pairings = pair(gold.records, ours);
  const errors: string[] = [];
  const kinds: Record<string, KindScore> = {};
  for (const [kind, own] of [...groupBy(pairings, (one) => one.gold.kind)].sort()) {
    kinds[kind] = kindScore(countKind(own, pairings, namesOf, errors));
  }
  const counts = countKind(pairings, pairings, namesOf, []);
  const roles = gold.actors && gold.actors.length > 0 ? scoreRoles(gold.actors, actors, namesOf, errors) : undefined;
  const intervals = bootstrap(counts, (drawn) => {
    const { precision, recall, f1, recordsRight, fieldsRight } = kindScore(drawn);
    return { precision, recall, f1, recordsRight, fieldsRight };
  });
  return { all: kindScore(counts), kinds, ...(roles === undefined ? {} : { roles }), intervals, errors };
}

function scoreRoles(
  wanted: readonly GoldActor[],
  actors: readonly ScoredActor[],
  namesOf: NamesOf,
  errors: string[],
): number {
  const right = wanted.map(({ actor, title, party }) => {
    const titles = title === undefined ? [] : Array.isArray(title) ? title : [title];
    const found = actors.filter(({ id }) => isNamed(id, actor, namesOf));
    const held = found.some(
      ({ roles, party: side, country }) =>
        (titles.length === 0 || roles.some((role) => titles.some((one) => tokenF1(role.title, one) >= 0.5))) &&
        (party === undefined || isNamed(side, party, namesOf) || isNamed(country, party, namesOf)),
    );
    if (!held) {
      const said = found.flatMap(({ roles, party }) => [...roles.map((role) => role.title), party ?? ""]).join(", ");
      errors.push(`actor ${actor}: wanted ${titles.join(" or ")} of ${party}; found ${said || "nobody"}`);
    }
    return held ? 1 : 0;
  });
  return mean(right);
}
