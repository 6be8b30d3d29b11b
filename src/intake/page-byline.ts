import { cleanLine } from "./clean.ts";
import type { PageElement, PageIndex } from "./dom.ts";
import { type LinkedData, stringsOf } from "./json-ld.ts";
import { hintsOf } from "./page-hints.ts";
import type { PageMeta } from "./page-metadata.ts";

const NAMES = "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl byline".split(" ");
const NAMED_AFTER_AUTHORS = / (?:by ?lines?|author ?names?|article author|written by) /;
const NOT_THE_NAME =
  /\s*(?:[|•·]|\bpublished\b|\bupdated\b|\bon \w+day\b|\d{1,2}:\d{2}|\b\d{1,2} \w{3,9} (?:19|20)\d{2}|\b\w{3,9}\.? \d{1,2}, (?:19|20)\d{2}).*$/i;
const NO_NAME =
  /^https?:|^[/@#]|\S@\S|^(?:admin|administrator|null|undefined|unknown|author|editor|none|by|guest|web ?master)$/i;

/** Who wrote the article: by JSON-LD, else by the head, by microdata, by links to authors, by what is named a byline. */
export function pageByline(index: PageIndex, meta: PageMeta, main: LinkedData): string | undefined {
  const microdata = index.itemprop("author");
  const claims: (() => string[])[] = [
    () => stringsOf(main.author),
    () => NAMES.map((name) => meta.get(name) ?? []).find((names) => names.some(nameIn)) ?? [],
    () => microdata.map((author) => wordsOf(author.querySelector('[itemprop~="name"]') ?? author)),
    () =>
      index
        .tag("A")
        .filter((link) => /(?:^|\s)author(?:\s|$)/i.test(link.getAttribute("rel") ?? ""))
        .map(wordsOf),
    () =>
      ["P", "DIV", "SPAN", "ADDRESS", "LI", "A", "B", "EM", "STRONG", "SMALL", "H4", "H5", "H6"]
        .flatMap((tag) => index.tag(tag).slice(0, 2_000))
        .filter((element) => NAMED_AFTER_AUTHORS.test(hintsOf(element)))
        .map(wordsOf)
        .filter((words) => words.length <= 200)
        .slice(0, 1),
  ];
  for (const claim of claims) {
    const names = [...new Set(claim().slice(0, 8).map(nameIn))].filter(Boolean);
    if (names.length > 0) return names.join(", ");
  }
  return undefined;
}

function nameIn(text: string): string {
  const name = cleanLine(text.slice(0, 400))
    .replace(/^(?:(?:written|reported|words|story|posted|analysis|opinion|review|commentary|text)\s+)?by[\s:]+/i, "")
    .replace(NOT_THE_NAME, "")
    .replace(/(?:[\s,;–—-]|\son)+$/, "");
  return name.length < 2 || name.length > 120 || NO_NAME.test(name) ? "" : name;
}

function wordsOf(element: PageElement): string {
  return element.getAttribute("content") ?? element.textContent ?? "";
}
