import { createHash } from "node:crypto";
import { z } from "zod";
import { Span } from "./span.ts";

export const Genre = z.enum([
  "news",
  "analysis",
  "opinion",
  "interview",
  "live",
  "statement",
  "transcript",
  "document",
  "post",
]);
export type Genre = z.infer<typeof Genre>;

export const Publication = z.enum(["usable", "embargoed", "corrected", "killed", "retracted"]);
export type Publication = z.infer<typeof Publication>;

/** What was published: one revision of one article, its text extracted, nothing yet understood. */
export const Article = z.object({
  id: z.string(),
  revision: z.string(),
  url: z.string().optional(),
  outlet: z.string().optional(),
  title: z.string(),
  byline: z.string().optional(),
  published: z.string().optional().describe("ISO 8601 day or moment"),
  modified: z.string().optional().describe("ISO 8601 moment of this revision, when the page states one"),
  language: z.string().describe("BCP 47, `und` when it cannot be told"),
  extractor: z.string().optional(),
  capturedAt: z.string().optional(),
  genre: Genre,
  publication: Publication,
  credits: z.array(z.string()).describe("agencies and outlets that it names as its source"),
  text: z.string().describe("title, blank line, paragraphs parted by blank lines"),
  titleSpan: Span,
});
export type Article = z.infer<typeof Article>;

/** What intake knows of an article before it has an identity. */
export type ArticleDraft = Omit<Article, "id" | "revision" | "text" | "titleSpan"> & { paragraphs: string[] };

/** A short hexadecimal SHA-256 of the parts, which are kept apart. */
export function digest(parts: (string | undefined)[], length = 16): string {
  return createHash("sha256")
    .update(parts.map((part) => part ?? "").join("\u0000"))
    .digest("hex")
    .slice(0, length);
}

/**
 * Gives a draft its text and its two names. The same article is the same `id`: by its URL, else by outlet, title and
 * day, else by its text. The same wording, publication status and genre of it is the same `revision`.
 */
export function articleOf(draft: ArticleDraft): Article {
  const { paragraphs, ...known } = draft;
  const body = paragraphs.join("\n\n");
  const text = body ? `${draft.title}\n\n${body}` : draft.title;
  const day = draft.published?.slice(0, 10);
  const id = draft.url
    ? digest(["url", draft.url])
    : draft.outlet && day
      ? digest(["print", draft.outlet, draft.title, day])
      : digest(["text", text]);
  const revision = digest([id, text, draft.publication, draft.genre, draft.published, draft.modified]);
  return {
    ...known,
    id,
    revision,
    text,
    titleSpan: { start: 0, end: draft.title.length, exact: draft.title },
  };
}

/** The moment at which this revision was published, by its own word: its change, else its publication, else its capture. */
export function reportTime(article: Pick<Article, "published" | "modified" | "capturedAt">): string | undefined {
  return article.modified ?? article.published ?? article.capturedAt;
}
