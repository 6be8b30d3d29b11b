import { fold } from "./fold.ts";
import type { RevisionFacts } from "./live.ts";
import type { Ledger } from "./open.ts";
import { loadReadings, preferred, type ReadingStore, type StoredReading } from "./readings.ts";
import type { Resolved } from "./resolve.ts";

/** What is kept in memory of a ledger; all of it can be read again. */
export interface Cache {
  readings: ReadingStore;
  snapshot?: Snapshot;
  /** Answers already worked out, by the moment that they are of; they go when the ledger grows. */
  views: Map<string, unknown>;
  folding?: Promise<unknown>;
  loading?: Promise<unknown>;
  unsettled?: number;
  /** How often the ledger had been folded from the start when the readings were taken. */
  epoch?: number;
}

/** A cache with nothing in it. */
export function emptyCache(): Cache {
  return { readings: new Map(), views: new Map() };
}

/** Everything that records are made of, as far as it is folded. */
export interface Snapshot {
  epoch: number;
  sequence: number;
  /** Revisions by article. */
  articles: Map<string, RevisionFacts[]>;
  /** The reading that counts, by revision. */
  readings: Map<string, StoredReading>;
  findings: Map<number, Resolved>;
  links: { a: number; b: number; strength: number; why: string; open: boolean }[];
  textLinks: { a: string; b: string }[];
}

/** The ledger as it is now, folded: only what came since the last time is read from the database. */
export function snapshotOf(ledger: Ledger): Promise<Snapshot> {
  const turn = (ledger.cache.loading ?? Promise.resolve()).then(() => refresh(ledger));
  ledger.cache.loading = turn.catch(() => {});
  return turn;
}

async function refresh(ledger: Ledger): Promise<Snapshot> {
  await fold(ledger);
  return ledger.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => {
      const place = await db.selectFrom("fold").select(["epoch", "sequence"]).executeTakeFirst();
      const { epoch, sequence } = place ?? { epoch: 0, sequence: 0 };
      const had = ledger.cache.snapshot;
      if (had && had.epoch === epoch && had.sequence === sequence) return had;
      const known = had?.epoch === epoch ? had : undefined;
      const snapshot: Snapshot = known ?? {
        epoch,
        sequence: 0,
        articles: new Map(),
        readings: new Map(),
        findings: new Map(),
        links: [],
        textLinks: [],
      };
      const after = snapshot.sequence;

      const revisions = await db
        .selectFrom("revision")
        .select(["id", "article", "report_time", "captured", "learnt", "body"])
        .where("id", "in", (entries) =>
          entries
            .selectFrom("entry")
            .select("revision")
            .where("sequence", ">", after)
            .where("sequence", "<=", sequence),
        )
        .execute();
      for (const { id, article, body, report_time, captured, learnt } of revisions) {
        const { title, outlet, url, byline, published, language, genre, publication } = body;
        const facts = { title, outlet, url, byline, published, language, genre, publication, learnt };
        const others = (snapshot.articles.get(article) ?? []).filter(({ revision }) => revision !== id);
        snapshot.articles.set(article, [...others, { ...facts, article, revision: id, report: report_time, captured }]);
      }

      const rows = await db
        .selectFrom("finding")
        .select(["id", "reading", "key"])
        .where("entry", ">", after)
        .where("entry", "<=", sequence)
        .execute();
      const read = await db
        .selectFrom("entry")
        .select("reading")
        .where("kind", "=", "reading")
        .where("sequence", ">", after)
        .where("sequence", "<=", sequence)
        .execute();
      const ids = read.flatMap(({ reading }) => reading ?? []);
      await loadReadings(db, ledger.cache.readings, ids);
      for (const id of ids) {
        const reading = ledger.cache.readings.get(id)!;
        const other = snapshot.readings.get(reading.revision);
        snapshot.readings.set(reading.revision, other ? preferred(other, reading) : reading);
      }
      for (const { id, reading, key } of rows) {
        snapshot.findings.set(id, ledger.cache.readings.get(reading)!.byKey.get(key)!);
      }
      const links = await db
        .selectFrom("finding_link")
        .select(["a", "b", "strength", "why", "open"])
        .where("entry", ">", after)
        .where("entry", "<=", sequence)
        .execute();
      for (const link of links) snapshot.links.push(link);
      const texts = await db
        .selectFrom("text_link")
        .select(["a", "b"])
        .where("entry", ">", after)
        .where("entry", "<=", sequence)
        .execute();
      for (const link of texts) snapshot.textLinks.push(link);

      snapshot.sequence = sequence;
      ledger.cache.snapshot = snapshot;
      ledger.cache.views.clear();
      return snapshot;
    });
}
