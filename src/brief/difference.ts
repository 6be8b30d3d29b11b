import type { Actor } from "../findings/actor.ts";
import type { Participant } from "../findings/finding.ts";
import type { Range, When } from "../findings/span.ts";
import type { Ledger } from "../ledger/open.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import { actorFields } from "./actor-fields.ts";
import type { BriefEvidence } from "./brief.ts";
import { type Context, contextOf, placeName } from "./context.ts";
import { evidenceOf } from "./evidence.ts";
import { materialOf } from "./state.ts";
import { tell } from "./told.ts";

/** One way in which a record is not what it was. */
export interface Change {
  /** `new`, `gone`, `merged`, `reported` by another origin, or the field that changed. */
  what: string;
  from?: string;
  to?: string;
  /** The words by which it is so now; of a record that is gone, those by which it was. */
  evidence: BriefEvidence[];
}

/** What changed of one record between two moments. */
export interface Difference {
  record: string;
  kind: LedgerRecord["kind"];
  /** When the first of it was published that is new. */
  at: string;
  /** What the brief says of the record, as it stands later. */
  text: string;
  changes: Change[];
}

/** What one is asked to compare; without `until` it is now. */
export interface Compared {
  dossier?: string;
  since: string;
  until?: string;
}

/** What is otherwise in the ledger at a moment than at an earlier one, in the order in which it was published. */
export async function differences(ledger: Ledger, { dossier, since, until }: Compared): Promise<Difference[]> {
  const before = await materialOf(ledger, { dossier, asOf: since });
  const after = await materialOf(ledger, { dossier, asOf: until });
  const [earlier, later] = [contextOf(before), contextOf(after)];
  const known = new Map<string, LedgerRecord>();
  for (const record of before.records) for (const { finding } of record.accounts) known.set(finding.key, record);
  const met = new Set<LedgerRecord>();
  const found: Difference[] = [];
  for (const record of after.records) {
    const old = [...new Set(record.accounts.flatMap(({ finding }) => known.get(finding.key) ?? []))];
    for (const one of old) met.add(one);
    const fresh = record.accounts.filter(({ provenance }) => provenance.reportTime > since);
    const changes =
      old.length === 0 ? [{ what: "new", evidence: wordsOf(fresh) }] : changesOf(old, record, fresh, earlier, later);
    if (changes.length === 0) continue;
    const at = fresh[0]?.provenance.reportTime ?? record.lastReported;
    found.push({ record: record.id, kind: record.kind, at, text: textOf(record, later), changes });
  }
  for (const record of before.records) {
    if (met.has(record)) continue;
    const gone = { what: "gone", evidence: wordsOf(record.accounts) };
    found.push({
      record: record.id,
      kind: record.kind,
      at: after.asOf,
      text: textOf(record, earlier),
      changes: [gone],
    });
  }
  return found.sort(
    (a, b) => a.at.localeCompare(b.at) || a.kind.localeCompare(b.kind) || (a.record < b.record ? -1 : 1),
  );
}

const textOf = (record: LedgerRecord, context: Context): string =>
  tell(record, context)[0]?.text ?? `“${record.value.evidence[0]?.exact ?? ""}”`;

const wordsOf = (accounts: Account[]): BriefEvidence[] => evidenceOf(accounts);

function changesOf(
  old: LedgerRecord[],
  now: LedgerRecord,
  fresh: Account[],
  earlier: Context,
  later: Context,
): Change[] {
  const changes: Change[] = [];
  const evidence = wordsOf(fresh.length > 0 ? fresh : now.accounts);
  const put = (what: string, from?: string, to?: string) => {
    if (from !== to) changes.push({ what, ...(from && { from }), ...(to && { to }), evidence });
  };
  if (old.length > 1) changes.push({ what: "merged", from: old.map(({ id }) => id).join(", "), to: now.id, evidence });
  const [was, is] = [fieldsOf(old[0]!, earlier), fieldsOf(now, later)];
  for (const field of new Set([...was.keys(), ...is.keys()])) put(field, was.get(field), is.get(field));
  const rivals = new Set(old.flatMap((one) => one.rivals.map(({ field }) => field)));
  for (const { field, values } of now.rivals)
    if (!rivals.has(field)) put(`rival ${field}`, undefined, values.map(({ text }) => text).join(" / "));
  const origins = Math.max(...old.map((one) => one.origins));
  if (now.origins > origins) put("origins", String(origins), String(now.origins));
  return changes;
}

// What is of the reading and not of the world.
const inner = new Set([
  "id",
  "key",
  "kind",
  "evidence",
  "certainty",
  "negated",
  "news",
  "saidBy",
  "why",
  "derivedFrom",
  "changes",
  "reasons",
  "outcomes",
  "source",
  "cue",
  "content",
  "act",
  "mode",
  "topic",
  "ordinal",
  "clauses",
  "terms",
  "conditions",
  "claim",
]);

/** What a record says of the world, field by field in words; each of a roster is a field of its own. */
function fieldsOf(record: LedgerRecord, context: Context): Map<string, string> {
  const fields = new Map<string, string>();
  const put = (field: string, value: unknown) => {
    const text = inWords(field, value, context);
    if (text) fields.set(field, text);
  };
  for (const [field, value] of Object.entries(record.value)) {
    if (field === "participants") {
      for (const { actor, attendance, roles = [] } of value as Participant[])
        put(`attendance of ${context.names.plain(actor)}`, [...roles, attendance].join(", "));
    } else if (!inner.has(field)) put(field, value);
  }
  if (record.status) put("status", record.status);
  put("standing", record.kind === "claim" ? record.standing : undefined);
  return fields;
}

function inWords(field: string, value: unknown, context: Context): string {
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return "yes";
  if (Array.isArray(value))
    return value
      .map((one) => inWords(field, one, context))
      .filter(Boolean)
      .sort()
      .join(", ");
  if (typeof value === "string" || typeof value === "number") {
    const text = String(value);
    if (actorFields.has(field)) return context.names.plain(text as Actor["id"]);
    return field === "place" ? (placeName(text, context) ?? text) : text;
  }
  const { start, end, low, best, high } = value as Partial<When & Range>;
  if (typeof start === "string") return start === end ? start : `${start} to ${end}`;
  if (low ?? best ?? high) return best !== undefined ? String(best) : `${low ?? "?"} to ${high ?? "?"}`;
  return "";
}
