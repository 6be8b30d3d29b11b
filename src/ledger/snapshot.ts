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
  /** Each finding in a place of its own, and that place by the finding's id and by the finding. */
  findings: Resolved[];
  placeOfId: Map<number, number>;
  placeOf: Map<Resolved, number>;
  /** Links by the places of their findings, the strongest first. */
  links: { a: number; b: number; strength: number; open: boolean }[];
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
        findings: [],
        placeOfId: new Map(),
        placeOf: new Map(),
        links: [],
        textLinks: [],
      };
      const after = snapshot.sequence;
      // Until all of it is read there is none: what was half read is not gone on with.
      ledger.cache.snapshot = undefined;

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
        const finding = ledger.cache.readings.get(reading)!.byKey.get(key)!;
        snapshot.placeOfId.set(id, snapshot.findings.length);
        snapshot.placeOf.set(finding, snapshot.findings.length);
        snapshot.findings.push(finding);
      }
      const links = await db
        .selectFrom("finding_link")
        .select(["a", "b", "strength", "open"])
        .where("entry", ">", after)
        .where("entry", "<=", sequence)
        .execute();
      const { placeOfId } = snapshot;
      for (const { a, b, strength, open } of links) {
        snapshot.links.push({ a: placeOfId.get(a)!, b: placeOfId.get(b)!, strength, open });
      }
      snapshot.links.sort((x, y) => y.strength - x.strength);
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
