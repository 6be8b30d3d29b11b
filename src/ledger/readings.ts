import type { Kysely, Transaction } from "kysely";
import type { Reading } from "../findings/reading.ts";
import { type ResolvedReading, resolve } from "./resolve.ts";
import type { Tables } from "./tables.ts";

export interface StoredReading extends ResolvedReading {
  id: string;
  revision: string;
  reader: Reading["reader"];
}

/** Readings taken out of their own ids, by their ids; they never change, so what is there already is not read again. */
export type ReadingStore = Map<string, StoredReading>;

/** Brings these readings into the store. */
export async function loadReadings(
  db: Kysely<Tables> | Transaction<Tables>,
  store: ReadingStore,
  ids: Iterable<string>,
): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !store.has(id));
  for (let at = 0; at < missing.length; at += 200) {
    const rows = await db
      .selectFrom("reading")
      .innerJoin("revision", "revision.id", "reading.revision")
      .select([
        "reading.id",
        "reading.revision",
        "reading.reader",
        "reading.actors",
        "reading.places",
        "reading.findings",
        "reading.links",
        "revision.article",
        "revision.report_time",
      ])
      .where("reading.id", "in", missing.slice(at, at + 200))
      .execute();
    for (const { id, revision, reader, article, report_time, ...parts } of rows) {
      store.set(id, { id, revision, reader, ...resolve(parts, { article, revision, report: report_time }) });
    }
  }
}

const numbers = new Intl.Collator("en", { numeric: true });

/** Of several readings of one revision the one that counts: by the newest reader, whatever came last. */
export function preferred(a: StoredReading, b: StoredReading): StoredReading {
  const order = numbers.compare(a.reader.version, b.reader.version) || (a.id < b.id ? -1 : 1);
  return order >= 0 ? a : b;
}
