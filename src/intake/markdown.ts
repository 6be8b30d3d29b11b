import { parse } from "yaml";
import { Genre, Publication } from "../findings/article.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { statedDate } from "./dates.ts";
import type { Found } from "./found.ts";
import { bodyLines, linesOf, openingOf } from "./plain.ts";
import { canonicalUrl } from "./url.ts";

const FRONT_MATTER = /^\s*---[^\S\n]*\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/;

/** Whether a text begins with front matter, as Markdown articles do. */
export function hasFrontMatter(text: string): boolean {
  const block = FRONT_MATTER.exec(text.slice(0, 20_000))?.[1];
  return block !== undefined && /^[\w-]+\s*:/m.test(block);
}

/** An article in Markdown: what its front matter says of it, and its text without markup. */
export function markdownArticle(raw: string, { title, now }: { title?: string; now: string }): Found | undefined {
  const text = cleanText(raw);
  const front = hasFrontMatter(text) ? FRONT_MATTER.exec(text) : null;
  const given = front ? fieldsOf(front[1]!) : {};
  const blocks = linesOf(withoutMarkup(front ? text.slice(front[0].length) : text));
  const heading = /^#\s+(.+?)\s*#*$/m.exec(front ? text.slice(front[0].length) : text)?.[1];
  const headline = title ?? given.title ?? (heading && cleanLine(inline(heading)));
  if (blocks.length === 0 && !headline) return undefined;
  const named = headline ?? openingOf(blocks[0]!);
  const { kept, left } = bodyLines(blocks[0] === (heading && cleanLine(inline(heading))) ? blocks.slice(1) : blocks);
  const date = (name: string) => statedDate(given[name], now);
  return {
    extractor: "markdown/1",
    title: named,
    paragraphs: kept,
    notes: left,
    url: given.url && canonicalUrl(given.url),
    outlet: given.outlet,
    byline: given.byline ?? given.author,
    published: date("published") ?? date("date"),
    modified: date("modified") ?? date("updated"),
    capturedAt: date("captured"),
    language: given.language ?? given.lang,
    section: given.section,
    genre: Genre.safeParse(given.genre).data,
    publication: Publication.safeParse(given.publication).data,
    credits: given.credits ? given.credits.split("\n") : undefined,
  };
}

/** The scalar fields of front matter as text; of a list, its entries one a line. Front matter that is no YAML says nothing. */
function fieldsOf(source: string): Record<string, string> {
  let data: unknown;
  try {
    data = parse(source, { maxAliasCount: 0, logLevel: "silent" });
  } catch {
    return {};
  }
  if (typeof data !== "object" || data === null) return {};
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    const entries = (Array.isArray(value) ? value : [value]).filter((entry) =>
      ["string", "number"].includes(typeof entry),
    );
    const lines = entries.map((entry) => cleanLine(String(entry))).filter(Boolean);
    if (lines.length > 0) fields[name.toLowerCase()] = lines.join("\n");
  }
  return fields;
}

/** The words of a Markdown text: blocks parted by blank lines, nothing of its markup. */
function withoutMarkup(source: string): string {
  return withoutComments(source)
    .replace(/^(?:```|~~~).*$/gm, "")
    .replace(/^ {0,3}(?:[-*_] {0,3}){3,200}$/gm, "\n")
    .replace(/^\[[^\]\n]{1,200}\]:.*$/gm, "")
    .replace(/^([^\n]+)\n[=-]{3,} *$/gm, "\n$1\n")
    .replace(/^#{1,6} +(.+)$/gm, (_, heading: string) => `\n${heading.replace(/ *#* *$/, "")}\n`)
    .replace(/^ {0,12}> ?/gm, "")
    .replace(/^ {0,12}(?:[-*+]|\d{1,3}[.)]) +/gm, "\n")
    .replace(/^ {0,12}\|? *:?-{3,}.*$/gm, "")
    .split("\n")
    .map((line) => (/^ {0,12}\|.*\| *$/.test(line) ? `\n${line.replace(/\|/g, " ")}\n` : line))
    .map((line) => line && inline(line))
    .join("\n");
}

function withoutComments(source: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = source.indexOf("<!--"); start >= 0; start = source.indexOf("<!--", from)) {
    const end = source.indexOf("-->", start);
    if (end < 0) break;
    kept.push(source.slice(from, start));
    from = end + 3;
  }
  return kept.join("") + source.slice(from);
}

function inline(line: string): string {
  return line
    .replace(/!\[([^\][]{0,300})\]\([^()\s]{0,2000}(?:\s"[^"]{0,300}")?\)/g, "")
    .replace(/\[([^\][]{1,1000})\]\((?:[^()]|\([^()]{0,300}\)){0,2000}\)/g, "$1")
    .replace(/\[([^\][]{1,1000})\]\[[^\][]{0,100}\]/g, "$1")
    .replace(/<((?:https?:|mailto:)[^<>\s]{1,2000})>/g, "$1")
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, "")
    .replace(/(\*\*|__)(?=\S)([^*_]{1,2000}?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]{1,2000}?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]{1,2000}?)(?<=\S)_(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/`([^`]{1,2000})`/g, "$1")
    .replace(/~~([^~]{1,2000})~~/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, "$1");
}
