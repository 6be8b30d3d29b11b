import { sql } from "kysely";
import { type Article, digest } from "../findings/article.ts";
import type { Reading } from "../findings/reading.ts";
import { keepCapture } from "./captures.ts";
import type { Ledger } from "./open.ts";
import { reportMoments } from "./report-moment.ts";

/** What is appended together: one revision of an article, what a reader understood of it, and the bytes that it came as. */
export interface Appending {
  article: Article;
  reading?: Reading;
  capture?: { bytes: Uint8Array; sha256: string; at: string; source: string; mediaType?: string };
}

export interface Appended {
  outcome: "new" | "revision" | "unchanged";
  article: string;
  revision: string;
}

/** The name under which writers hold the log open while they write, and the fold shuts it for a moment. */
export const appendLock = sql`hashtext(current_schema() || ' parley append')`;

/** A reading's id: of one reader there is one reading of a revision. */
export function readingId(reading: Reading): string {
  const { name, version, models, codebook, runtime } = reading.reader;
  return digest([reading.article.revision, name, version, ...models, "|", codebook, runtime], 20);
}

/** Stores a revision and its reading for good, in one transaction: all of it or nothing, and a second time nothing more. */
export async function append(ledger: Ledger, { article, reading, capture }: Appending): Promise<Appended> {
  if (reading && reading.article.revision !== article.revision) {
    throw new Error(`The reading is of revision ${reading.article.revision}, the article of ${article.revision}`);
  }
  if (capture) await keepCapture(ledger.data, capture.sha256, capture.bytes);

  return ledger.db.transaction().execute(async (db) => {
    const opened = await sql<{ now: string }>`
      select pg_advisory_xact_lock_shared(${appendLock}), clock_timestamp() as now`.execute(db);
    const learnt = opened.rows[0]!.now;
    const { report, captured } = reportMoments(article, capture?.at, learnt);

    const isNew = await db
      .insertInto("article")
      .values({ id: article.id, learnt })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    const isRevision = await db
      .insertInto("revision")
      .values({
        id: article.revision,
        article: article.id,
        report_time: report,
        captured,
        learnt,
        body: JSON.stringify(article),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    const entry = (kind: "revision" | "reading" | "capture", reading?: string) =>
      db
        .insertInto("entry")
        .values({ kind, revision: article.revision, reading: reading ?? null, learnt })
        .execute();

    if (isRevision) await entry("revision");
    else {
      const earlier = await db
        .updateTable("revision")
        .set({ captured, report_time: report })
        .where("id", "=", article.revision)
        .where("captured", ">", captured)
        .returning("id")
        .executeTakeFirst();
      if (earlier) await entry("capture");
    }
    if (capture) {
      const { sha256, source, mediaType, at, bytes } = capture;
      await db
        .insertInto("capture")
        .values({ sha256, source, media_type: mediaType ?? null, captured: at, size: bytes.byteLength })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .insertInto("revision_capture")
        .values({ revision: article.revision, capture: sha256 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    if (reading) {
      const id = readingId(reading);
      const { reader, sentences, actors, places, times, findings, links } = reading;
      const parts = { reader, sentences, actors, places, times, findings, links };
      const texts = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)])) as {
        [K in keyof typeof parts]: string;
      };
      const isRead = await db
        .insertInto("reading")
        .values({ id, revision: article.revision, learnt, ...texts })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (isRead) await entry("reading", id);
    }
    return {
      outcome: isNew ? "new" : isRevision ? "revision" : "unchanged",
      article: article.id,
      revision: article.revision,
    };
  });
}
