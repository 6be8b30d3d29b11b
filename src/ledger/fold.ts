import { sql, type Transaction } from "kysely";
import { appendLock } from "./append.ts";
import type { Ledger } from "./open.ts";
import { sameOrigin, type TextSketch, textBlocks, textSketch, tokenNumber } from "./origin.ts";
import { loadReadings, type ReadingStore } from "./readings.ts";
import type { Resolved } from "./resolve.ts";
import { foldRules } from "./rules.ts";
import { blocksOf, same } from "./sameness.ts";
import type { Tables } from "./tables.ts";
import { dayOf } from "./window.ts";

type Db = Transaction<Tables>;

const batch = 40;

/**
 * Folds what was appended since the last time: finds which findings may tell of one thing and links those that do. One
 * writer at a time; each batch is folded whole with its place in the sequence, so that it goes on where it was stopped.
 */
export function fold(ledger: Ledger, onProgress?: (done: number, total: number) => void): Promise<{ folded: number }> {
  const turn = (ledger.cache.folding ?? Promise.resolve()).then(() => foldPending(ledger, onProgress));
  ledger.cache.folding = turn.catch(() => {});
  return turn;
}

async function foldPending(
  ledger: Ledger,
  onProgress?: (done: number, total: number) => void,
): Promise<{ folded: number }> {
  const until = await safeEnd(ledger);
  const begun = await beginning(ledger);
  const total = begun < until ? await countEntries(ledger, begun, until) : 0;
  let folded = 0;
  let turn = total > 0 ? await foldBatch(ledger, until) : 0;
  while (turn > 0) {
    folded += turn;
    onProgress?.(Math.min(folded, total), total);
    turn = await foldBatch(ledger, until);
  }
  if (folded > 0) await settle(ledger, folded);
  return { folded };
}

/** The last entry up to which every writer has ended: while the log is shut for a moment nobody is in the middle of writing. */
async function safeEnd(ledger: Ledger): Promise<number> {
  return ledger.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${appendLock})`.execute(db);
    const { last } = await db
      .selectFrom("entry")
      .select(({ fn }) => fn.max("sequence").as("last"))
      .executeTakeFirstOrThrow();
    return Number(last ?? 0);
  });
}

async function beginning(ledger: Ledger): Promise<number> {
  const place = await ledger.db.selectFrom("fold").select(["sequence", "rules"]).executeTakeFirst();
  return place && place.rules === foldRules() ? place.sequence : 0;
}

async function countEntries(ledger: Ledger, after: number, until: number): Promise<number> {
  const { count } = await ledger.db
    .selectFrom("entry")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("sequence", ">", after)
    .where("sequence", "<=", until)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function foldBatch(ledger: Ledger, until: number): Promise<number> {
  return ledger.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' parley fold'))`.execute(db);
    const after = await placeOf(ledger, db);
    const entries = await db
      .selectFrom("entry")
      .select(["sequence", "kind", "revision", "reading"])
      .where("sequence", ">", after)
      .where("sequence", "<=", until)
      .orderBy("sequence")
      .limit(batch)
      .execute();
    const last = entries.at(-1)?.sequence;
    if (last === undefined) return 0;
    const again = entries.filter(({ kind }) => kind === "capture").map(({ revision }) => revision);
    if (again.length > 0 && (await areRedated(db, again))) {
      await startOver(ledger, db);
      return 1;
    }
    await foldTexts(
      db,
      entries.flatMap(({ kind, revision }) => (kind === "revision" ? [revision] : [])),
      last,
    );
    await foldFindings(
      ledger,
      db,
      entries.flatMap(({ reading }) => reading ?? []),
      last,
    );
    await db.updateTable("fold").set({ sequence: last }).execute();
    return entries.length;
  });
}

/** Up to where was folded; under other rules it is folded from the start. */
async function placeOf(ledger: Ledger, db: Db): Promise<number> {
  const place = await db.selectFrom("fold").select(["sequence", "rules", "epoch"]).executeTakeFirst();
  if (place?.rules !== foldRules()) {
    await startOver(ledger, db);
    return 0;
  }
  if (ledger.cache.epoch !== place.epoch) ledger.cache.readings.clear();
  ledger.cache.epoch = place.epoch;
  return place.sequence;
}

async function startOver(ledger: Ledger, db: Db): Promise<void> {
  ledger.cache.readings.clear();
  await sql`truncate finding_link, finding_block, finding, text_link, text_block, text_sketch`.execute(db);
  await db
    .insertInto("fold")
    .values({ rules: foldRules(), sequence: 0, epoch: 1 })
    .onConflict((conflict) =>
      conflict.column("one").doUpdateSet({ rules: foldRules(), sequence: 0, epoch: sql`fold.epoch + 1` }),
    )
    .execute();
}

/** Whether a text without a date, of which an earlier capture was found, has links that were drawn for a later day. */
async function areRedated(db: Db, revisions: string[]): Promise<boolean> {
  const rows = await db
    .selectFrom("revision")
    .innerJoin("text_sketch", "text_sketch.revision", "revision.id")
    .select(["report_time", "sketch"])
    .where("revision.id", "in", revisions)
    .execute();
  return rows.some(({ report_time, sketch }) => sketch.day !== dayOf(report_time));
}

async function foldTexts(db: Db, revisions: string[], entry: number): Promise<void> {
  if (revisions.length === 0) return;
  const rows = await db
    .selectFrom("revision")
    .select(["id", "body", "report_time"])
    .where("id", "in", revisions)
    .execute();
  const sketches = new Map<string, TextSketch>(
    rows.map(({ id, body, report_time }) => [id, textSketch(body, dayOf(report_time))]),
  );
  await insertAll(rows, (part) =>
    db
      .insertInto("text_sketch")
      .values(part.map(({ id }) => ({ revision: id, sketch: JSON.stringify(sketches.get(id)) }))),
  );
  const blocks = rows.flatMap(({ id }) =>
    textBlocks(sketches.get(id)!).map((token) => ({ token: tokenNumber(token), revision: id })),
  );
  await insertAll(blocks, (part) => db.insertInto("text_block").values(part));

  const pairs = await sql<{ a: string; b: string }>`
    select distinct least(mine.revision, other.revision) as a, greatest(mine.revision, other.revision) as b
    from text_block mine join text_block other using (token)
      join revision r on r.id = mine.revision join revision o on o.id = other.revision
    where mine.revision = any(${[...sketches.keys()]}) and r.article <> o.article`.execute(db);
  const missing = [...new Set(pairs.rows.flatMap(({ a, b }) => [a, b]))].filter((id) => !sketches.has(id));
  if (missing.length > 0) {
    const found = await db.selectFrom("text_sketch").selectAll().where("revision", "in", missing).execute();
    for (const { revision, sketch } of found) sketches.set(revision, sketch);
  }
  const links = pairs.rows.flatMap(({ a, b }) => {
    const likeness = sameOrigin(sketches.get(a)!, sketches.get(b)!);
    return likeness === undefined ? [] : [{ a, b, likeness, entry }];
  });
  await insertAll(links, (part) => db.insertInto("text_link").values(part));
}

async function foldFindings(ledger: Ledger, db: Db, readings: string[], entry: number): Promise<void> {
  if (readings.length === 0) return;
  const store = ledger.cache.readings;
  await loadReadings(db, store, readings);
  const told = readings.flatMap((reading) => store.get(reading)!.findings.map((finding) => ({ reading, finding })));
  const ids = new Map<string, number>();
  await insertAll(told, async (part) => {
    const rows = await db
      .insertInto("finding")
      .values(
        part.map(({ reading, finding }) => ({
          reading,
          revision: finding.revision,
          key: finding.key,
          kind: finding.kind,
          entry,
        })),
      )
      .returning(["id", "reading", "key"])
      .execute();
    for (const { id, reading, key } of rows) ids.set(`${reading} ${key}`, id);
  });
  const blocks = told.flatMap(({ reading, finding }) => {
    const id = ids.get(`${reading} ${finding.key}`)!;
    return [...new Set(blocksOf(finding).map(tokenNumber))].map((token) => ({ token, finding: id }));
  });
  await insertAll(blocks, (part) => db.insertInto("finding_block").values(part));

  const known = new Map(told.map(({ reading, finding }) => [ids.get(`${reading} ${finding.key}`)!, finding]));
  const pairs = await sql<{ a: number; b: number }>`
    select distinct mine.finding as a, other.finding as b
    from finding_block mine join finding_block other on other.token = mine.token and other.finding < mine.finding
    where mine.finding = any(${[...known.keys()]})`.execute(db);
  await findAll(
    db,
    store,
    known,
    pairs.rows.map(({ b }) => b),
  );
  const links = pairs.rows.flatMap(({ a, b }) => {
    const [one, other] = [known.get(a)!, known.get(b)!];
    if (one.article === other.article && one.actors !== other.actors) return [];
    const found = same(one, other);
    return found ? [{ a: b, b: a, open: false, ...found, entry }] : [];
  });
  await insertAll(links, (part) => db.insertInto("finding_link").values(part));
}

/** Brings the findings with these ids to those that are known. */
async function findAll(db: Db, store: ReadingStore, known: Map<number, Resolved>, ids: number[]): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  for (let at = 0; at < missing.length; at += 5000) {
    const rows = await db
      .selectFrom("finding")
      .select(["id", "reading", "key"])
      .where("id", "in", missing.slice(at, at + 5000))
      .execute();
    await loadReadings(
      db,
      store,
      rows.map(({ reading }) => reading),
    );
    for (const { id, reading, key } of rows) known.set(id, store.get(reading)!.byKey.get(key)!);
  }
}

/** Runs an insert over parts that are small enough for one statement. */
async function insertAll<T>(
  rows: T[],
  insert: (part: T[]) => Promise<unknown> | { execute(): Promise<unknown> },
): Promise<void> {
  for (let at = 0; at < rows.length; at += 2000) {
    const made = insert(rows.slice(at, at + 2000));
    await ("execute" in made ? made.execute() : made);
  }
}

/** Housekeeping that an embedded database does not do by itself. */
async function settle(ledger: Ledger, folded: number): Promise<void> {
  if (ledger.kind !== "embedded") return;
  ledger.cache.unsettled = (ledger.cache.unsettled ?? 0) + folded;
  if (ledger.cache.unsettled < 200) return;
  ledger.cache.unsettled = 0;
  await sql`analyze finding, finding_block, finding_link, text_block, text_link, entry, revision, reading`.execute(
    ledger.db,
  );
  await sql`checkpoint`.execute(ledger.db);
}
