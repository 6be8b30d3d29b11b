import type { Ledger } from "./open.ts";
import type { LedgerRecord, RecordKind } from "./record.ts";
import { excludes, same } from "./sameness.ts";
import { snapshotOf } from "./snapshot.ts";
import { type View, viewOf } from "./view.ts";

export interface Asking {
  dossier?: string;
  kinds?: readonly RecordKind[];
  /** ISO moment; without one, as the ledger stands now. */
  asOf?: string;
}

/** The records as they stood at a moment, the last reported first. */
export async function records(ledger: Ledger, { dossier, kinds, asOf }: Asking = {}): Promise<LedgerRecord[]> {
  const view = await viewOf(ledger, asOf);
  return view.records.filter(
    (record) => (!kinds || kinds.includes(record.kind)) && (dossier === undefined || record.dossiers.includes(dossier)),
  );
}

/** One record by its id, or by an id that it had before more was known. */
export async function record(
  ledger: Ledger,
  id: string,
  { asOf }: { asOf?: string } = {},
): Promise<LedgerRecord | undefined> {
  const view = await viewOf(ledger, asOf);
  const found = view.records.find((one) => one.id === id) ?? holding(view, id);
  return found ?? (await successor(ledger, view, id));
}

function holding(view: View, key: string): LedgerRecord | undefined {
  return view.records.find(({ accounts }) => accounts.some(({ finding }) => finding.key === key));
}

/** The record to which a finding belongs that stands no more: by its links, else by what its article says now. */
async function successor(ledger: Ledger, view: View, key: string): Promise<LedgerRecord | undefined> {
  const { findings, links } = await snapshotOf(ledger);
  const gone = new Set([...findings.keys()].filter((place) => findings[place]!.key === key));
  if (gone.size === 0) return undefined;
  for (const { a, b } of links.filter(({ a, b }) => gone.has(a) || gone.has(b))) {
    const found = holding(view, findings[gone.has(a) ? b : a]!.key);
    if (found) return found;
  }
  const finding = findings[[...gone][0]!]!;
  const live = view.articles.find(({ facts }) => facts.article === finding.article);
  const alike = (live?.supports ? (live.reading?.findings ?? []) : [])
    .filter((other) => other.kind === finding.kind)
    .map((other) => {
      // Of two revisions of one article it is no objection that both are of one article.
      const apart = { ...other, article: `${other.article} now` };
      return { other, strength: excludes(finding, apart) ? 0 : (same(finding, apart)?.strength ?? 0) };
    })
    .sort((a, b) => b.strength - a.strength || (a.other.key < b.other.key ? -1 : 1))[0];
  return alike && alike.strength > 0 ? holding(view, alike.other.key) : undefined;
}
