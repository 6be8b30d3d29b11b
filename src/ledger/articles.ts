import type { Article } from "../findings/article.ts";
import type { Reading } from "../findings/reading.ts";
import { liveRevision } from "./live.ts";
import type { Ledger } from "./open.ts";
import type { Provenance } from "./record.ts";
import { snapshotOf } from "./snapshot.ts";
import { viewOf } from "./view.ts";

/** An article in a list. */
export interface ListedArticle extends Omit<Provenance, "article"> {
  id: string;
  dossiers: string[];
  /** Wire copies and light rewrites share one. */
  origin: string;
  findings: number;
}

/** The articles as they stood at a moment, the last published first. */
export async function latestArticles(
  ledger: Ledger,
  { limit, dossier, asOf }: { limit: number; dossier?: string; asOf?: string },
): Promise<ListedArticle[]> {
  const view = await viewOf(ledger, asOf);
  return view.articles
    .filter((article) => dossier === undefined || article.dossiers.includes(dossier))
    .slice(0, limit)
    .map(({ provenance: { article, ...provenance }, dossiers, origin, reading }) => ({
      id: article,
      ...provenance,
      dossiers,
      origin,
      findings: reading?.findings.length ?? 0,
    }));
}

/** One revision of an article in the list of them all. */
export interface ListedRevision {
  revision: string;
  publication: Article["publication"];
  /** ISO moments: published, captured, learnt by the ledger. */
  reportTime: string;
  captured: string;
  learnt: string;
  /** SHA-256 of the bytes that it came as. */
  captures: string[];
  current: boolean;
}

/**
 * An article as it stands, or in an earlier revision of it, with its reading as the reader gave it and every revision
 * there was, the oldest first.
 */
export async function articleById(
  ledger: Ledger,
  id: string,
  revision?: string,
): Promise<{ article: Article; reading?: Reading; revisions: ListedRevision[] } | undefined> {
  const snapshot = await snapshotOf(ledger);
  const facts = snapshot.articles.get(id);
  if (!facts) return undefined;
  const live = liveRevision(facts)!;
  const shown = facts.find((one) => one.revision === revision) ?? live;
  const article = await articleOfRevision(ledger, shown.revision);
  const rows = await ledger.db
    .selectFrom("revision_capture")
    .selectAll()
    .where(
      "revision",
      "in",
      facts.map(({ revision }) => revision),
    )
    .orderBy("capture")
    .execute();
  const revisions = facts
    .map(({ revision, publication, report, captured, learnt }) => ({
      revision,
      publication,
      reportTime: report,
      captured,
      learnt,
      captures: rows.filter((row) => row.revision === revision).map(({ capture }) => capture),
      current: revision === live.revision,
    }))
    .sort((a, b) => (`${a.reportTime} ${a.captured}` < `${b.reportTime} ${b.captured}` ? -1 : 1));
  const stored = snapshot.readings.get(shown.revision);
  const reading = stored && (await readingById(ledger, stored.id, article));
  return { article, ...(reading ? { reading } : {}), revisions };
}

async function articleOfRevision(ledger: Ledger, revision: string): Promise<Article> {
  const { body } = await ledger.db
    .selectFrom("revision")
    .select("body")
    .where("id", "=", revision)
    .executeTakeFirstOrThrow();
  return body;
}

async function readingById(ledger: Ledger, id: string, article: Article): Promise<Reading> {
  const { reader, sentences, actors, places, times, findings, links } = await ledger.db
    .selectFrom("reading")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return {
    schema: "parley.reading/1",
    offsets: "utf-16",
    reader,
    article,
    sentences,
    actors,
    places,
    times,
    findings,
    links,
  };
}
