import { cleanLine, cleanText } from "./clean.ts";
import { indexOf, type PageDocument, type PageIndex, parsePage, walk } from "./dom.ts";
import type { Found } from "./found.ts";
import { pageBody } from "./page-body.ts";
import { folded } from "./page-furniture.ts";
import { hintsOf } from "./page-hints.ts";
import { metadataOf, type PageMetadata } from "./page-metadata.ts";
import { type NoArticle, type PageSigns, signsOf, whyNoArticle } from "./page-verdict.ts";
import { linesOf, openingOf } from "./plain.ts";

/** Where and when a page was met. */
export type Met = { address?: string; now: string; title?: string };

// Elements named as one of these stand beside the text and tell of it.
const NOTE =
  / (?:corrections?|clarifications?|retract(?:ion|ed)|editors? note|editor s note|update note|embargo|disclaimers?|kicker|eyebrow|article label|content label|flag|sources?|agency|provider|genre) /;

/** The article on a web page, or in plain words why there is none. The page is parsed, never run. */
export function pageArticle(html: string, met: Met): Found | NoArticle {
  const { metadata, signs, notes, paragraphs, left } = takeApart(html, met);
  const why = whyNoArticle(signs, metadata, paragraphs);
  if (why) return why;
  return {
    extractor: "page/1",
    title: met.title ?? metadata.title ?? openingOf(paragraphs[0]!),
    paragraphs,
    notes: [...notes, ...left],
    url: metadata.url,
    outlet: metadata.outlet,
    byline: metadata.byline,
    published: metadata.published,
    modified: metadata.modified,
    capturedAt: metadata.capturedAt,
    language: metadata.language,
    section: metadata.section,
    types: metadata.types,
    state: metadata.state,
  };
}

/** The text that `pageArticle` takes from a page, whatever the page is. */
export function pageText(html: string, address?: string): string {
  return takeApart(html, { address, now: new Date().toISOString() }).paragraphs.join("\n\n");
}

function takeApart(html: string, met: Met) {
  const document = parsePage(html);
  const index = indexOf(document);
  const metadata = metadataOf(index, met);
  const signs = signsOf(document, index);
  const notes = notesOf(document);
  const { own, left } = pageBody(document, { ...metadata, title: metadata.title, alts: imageTexts(index) });
  const texts = own.map((block) => block.text);
  return {
    metadata,
    signs: { ...signs, blocks: own } satisfies PageSigns,
    notes,
    paragraphs: fuller(texts, metadata),
    left: left.map((block) => block.text),
  };
}

/** The text that JSON-LD repeats, where the page itself shows much less of it. */
function fuller(paragraphs: string[], { articleBody }: PageMetadata): string[] {
  if (!articleBody || articleBody.length < 600) return paragraphs;
  const stated = /<(?:p|br|div)\b/i.test(articleBody)
    ? cleanText(parsePage(articleBody.replace(/<\/?(?:p|br|div)\b[^>]*>/gi, "\n\n")).body.textContent ?? "")
    : cleanText(articleBody);
  return stated.length > paragraphs.join("\n\n").length * 2 ? linesOf(stated) : paragraphs;
}

function imageTexts(index: PageIndex): Set<string> {
  const texts = new Set<string>();
  for (const image of index.tag("IMG")) {
    const text = folded(image.getAttribute("alt") ?? "");
    if (text.length > 8) texts.add(text);
  }
  return texts;
}

function notesOf(document: PageDocument): string[] {
  const notes: string[] = [];
  walk(document.body, {
    enter(element) {
      if (/^(?:SCRIPT|STYLE|NAV|FOOTER|NOSCRIPT|SVG)$/i.test(element.tagName)) return false;
      if (!NOTE.test(hintsOf(element))) return;
      const text = cleanLine(element.textContent ?? "");
      if (text && text.length <= 400 && notes.length < 20) notes.push(text);
    },
  });
  return notes;
}
