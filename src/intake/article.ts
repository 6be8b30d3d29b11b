import { extname } from "node:path";
import { Fault } from "../errors.ts";
import { type Article, articleOf } from "../findings/article.ts";
import { refuseBinary } from "./binary.ts";
import type { Capture } from "./capture.ts";
import { cleanLine } from "./clean.ts";
import { creditsOf } from "./credits.ts";
import { hintedDate } from "./dates.ts";
import { decode } from "./encoding.ts";
import type { Found } from "./found.ts";
import { genreOf } from "./genre.ts";
import { languageOf } from "./language.ts";
import { hasFrontMatter, markdownArticle } from "./markdown.ts";
import { pageArticle } from "./page.ts";
import { plainArticle } from "./plain.ts";
import { publicationOf } from "./publication.ts";
import { canonicalUrl } from "./url.ts";

/** What a person says of an article that its file does not, or says otherwise. */
export type Hints = { published?: string; outlet?: string; url?: string; title?: string };

/** What came of a capture: an article, or the reason in plain words why there is none. */
export type Taken =
  | { outcome: "article"; article: Article }
  | { outcome: "not-an-article"; reason: string; hint: string }
  | { outcome: "unsupported-language"; reason: string; hint: string; article: Article };

/** Languages that Parley reads; `und` is a text too short to tell. */
const READ = new Set(["en", "und"]);

/**
 * Makes an article of what was captured. The same bytes and hints always give the same; "now" is when they were
 * captured. Faults with what is wrong with the bytes or the hints; a page without an article is an outcome.
 */
export function articleFrom(capture: Capture, hints: Hints = {}): Taken {
  const now = capture.at;
  const published = hints.published === undefined ? undefined : hintedDate(hints.published, now);
  const url = hints.url === undefined ? undefined : hintedUrl(hints.url);
  const title = hints.title === undefined ? undefined : cleanLine(hints.title) || undefined;
  if (capture.bytes.length === 0) throw emptyInput(capture.source);
  refuseBinary(capture.bytes);
  const { text } = decode(capture.bytes, capture.charset);
  if (!/\S/.test(text)) throw emptyInput(capture.source);
  const form = formOf(capture, text);
  const address = url ?? (/^https?:/i.test(capture.source) ? capture.source : undefined);
  const found =
    form === "page"
      ? pageArticle(text, { address, now, title })
      : form === "markdown"
        ? markdownArticle(text, { title, now })
        : plainArticle(text, { title, now });
  if (!found) throw emptyInput(capture.source);
  if ("reason" in found) return { outcome: "not-an-article", ...found };
  if (found.paragraphs.length === 0)
    return { outcome: "not-an-article", reason: "it has a title and no text", hint: "Give the article with its text." };
  const article = assembled(found, capture, {
    published,
    url: url ?? (found.url || (address && canonicalUrl(address))),
    outlet: hints.outlet === undefined ? undefined : cleanLine(hints.outlet) || undefined,
  });
  if (READ.has(article.language)) return { outcome: "article", article };
  return {
    outcome: "unsupported-language",
    reason: `it is written in ${nameOf(article.language)}, and Parley reads English only`,
    hint: "Give an English version of the article.",
    article,
  };
}

function assembled(
  found: Found,
  capture: Capture,
  given: { published?: string; url?: string; outlet?: string },
): Article {
  const { title, paragraphs, notes } = found;
  const outlet = given.outlet ?? found.outlet;
  const lines = [...paragraphs, ...notes];
  return articleOf({
    url: given.url,
    outlet,
    title,
    byline: found.byline || undefined,
    published: given.published ?? found.published,
    modified: found.modified,
    language: languageOf([title, ...paragraphs].join("\n"), found.language),
    extractor: found.extractor,
    capturedAt: found.capturedAt ?? capture.at,
    genre:
      found.genre ?? genreOf({ title, paragraphs, notes, types: found.types, section: found.section, url: given.url }),
    publication: found.publication ?? publicationOf({ title, lines, stated: found.state, now: capture.at }),
    credits: found.credits ?? creditsOf({ byline: found.byline, outlet, lines }),
    paragraphs,
  });
}

function formOf({ mediaType, source }: Capture, text: string): "page" | "markdown" | "plain" {
  const type = mediaType ?? "";
  if (/html/.test(type) || /^\.x?html?$/i.test(extname(source))) return "page";
  if (/markdown/.test(type) || /^\.(?:md|markdown)$/i.test(extname(source)) || hasFrontMatter(text)) return "markdown";
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article|main)\b/i.test(
    text,
  )
    ? "page"
    : "plain";
}

function hintedUrl(raw: string): string {
  const url = canonicalUrl(raw.trim());
  if (url) return url;
  throw new Fault(
    "usage",
    `“${raw}” is not a web address`,
    "Give the whole address, as https://example.org/2025/04/talks.",
  );
}

function emptyInput(source: string): Fault {
  const what = source === "-" ? "standard input" : source;
  return new Fault("empty-input", `${what} is empty`, "Give a file or page that has text in it.");
}

function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
