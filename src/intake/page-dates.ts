import { cleanLine } from "./clean.ts";
import { statedDate, timeOf } from "./dates.ts";
import type { PageElement, PageIndex } from "./dom.ts";
import { type LinkedData, stringsOf } from "./json-ld.ts";
import { hintsOf } from "./page-hints.ts";
import type { PageMeta } from "./page-metadata.ts";

const PUBLISHED = (
  "article:published_time og:published_time og:article:published_time datepublished published_time publish-date " +
  "publish_date publishdate published-date pubdate publication_date originalpublicationdate article.published " +
  "article_date_original sailthru.date parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime " +
  "dcterms.issued dcterms.created dc.date.issued dc.date.created dcterms.date dc.date bt:pubdate date"
).split(" ");
const MODIFIED = (
  "article:modified_time og:updated_time og:modified_time datemodified lastmod last-modified modified-date " +
  "dcterms.modified dc.date.modified article.updated bt:moddate revision_date"
).split(" ");
const NAMED_AFTER_DATES =
  / (?:dates?|publish(?:ed)?(?: (?:date|on|time))?|pub ?date|time ?stamp|dateline|posted(?: on)?|date ?time|(?:post|entry|article|story|news) (?:date|time)) /;
const SHORT = 160;

/**
 * When the article was published and when this revision was made: by JSON-LD, else by the head, by microdata, by what a
 * reader sees, and for the day of publication last by the address.
 */
export function pageDates(
  index: PageIndex,
  meta: PageMeta,
  nodes: LinkedData[],
  { url = "", now }: { url?: string; now: string },
): { published?: string; modified?: string } {
  const first = (claims: string[]) => {
    for (const claim of claims) {
      const date = statedDate(cleanLine(claim), now);
      if (date) return date;
    }
    return undefined;
  };
  const inHead = (names: string[]) => first(names.flatMap((name) => meta.get(name) ?? []));
  const inMicrodata = (name: string) => first(index.itemprop(name).slice(0, 5).map(wordsOf));
  const published =
    first(nodes.flatMap((node) => stringsOf(node.datePublished ?? node.dateCreated))) ??
    inHead(PUBLISHED) ??
    inMicrodata("datePublished") ??
    first(seenDates(index)) ??
    statedDate(/\/((?:19|20)\d{2}\/\d{1,2}\/\d{1,2})(?:\/|$)/.exec(url)?.[1], now);
  const modified =
    first(nodes.flatMap((node) => stringsOf(node.dateModified))) ?? inHead(MODIFIED) ?? inMicrodata("dateModified");
  const isRevision = modified && !(published && timeOf(modified) <= timeOf(published));
  return { published, modified: isRevision ? modified : undefined };
}

/** The dates that stand in `time` or in an element named after dates, those in the article first. */
function seenDates(index: PageIndex): string[] {
  const times = index.tag("TIME").slice(0, 20);
  const near = times.filter((time) => time.hasAttribute("pubdate") || isWithin(time, /^(?:ARTICLE|HEADER|MAIN)$/));
  const named = ["P", "SPAN", "DIV", "LI", "TD", "B", "EM", "SMALL", "H5", "H6"]
    .flatMap((tag) => index.tag(tag).slice(0, 2_000))
    .filter((element) => NAMED_AFTER_DATES.test(hintsOf(element)))
    .slice(0, 20);
  return [...near, ...times, ...named].map(wordsOf).filter((words) => words.length <= SHORT);
}

function wordsOf(element: PageElement): string {
  return element.getAttribute("datetime") ?? element.getAttribute("content") ?? cleanLine(element.textContent ?? "");
}

function isWithin(element: PageElement, tags: RegExp): boolean {
  for (let above = element.parentElement; above; above = above.parentElement) if (tags.test(above.tagName)) return true;
  return false;
}
