import { cleanLine } from "./clean.ts";
import { statedDate } from "./dates.ts";
import type { PageIndex } from "./dom.ts";
import { type LinkedData, linkedDataOf, stringsOf, typesOf } from "./json-ld.ts";
import { pageByline } from "./page-byline.ts";
import { pageDates } from "./page-dates.ts";
import { alike, pageTitle } from "./page-title.ts";
import { canonicalUrl, isSameSite, siteOf } from "./url.ts";

/** What a page says of the article on it, in JSON-LD, in its head, in microdata or in `time`. */
export type PageMetadata = {
  title?: string;
  byline?: string;
  published?: string;
  modified?: string;
  url?: string;
  language?: string;
  outlet?: string;
  section?: string;
  description?: string;
  capturedAt?: string;
  types: string[];
  /** The metadata's word for its state, such as "Retracted". */
  state?: string;
  /** The text of the article, where JSON-LD repeats it. */
  articleBody?: string;
  /** Whether the page calls itself an article. */
  isArticle: boolean;
  /** Whether it says that readers must pay. */
  isPaid: boolean;
};

/** What the head says by name, property or itemprop, names in lower case. */
export type PageMeta = Map<string, string[]>;

const ARTICLE = /^(?:\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Review)$/;

/** Reads a page's metadata. `address` is where the page was met; what it says of other sites' addresses is not believed. */
export function metadataOf(index: PageIndex, { address, now }: { address?: string; now: string }): PageMetadata {
  const nodes = linkedDataOf(index);
  const meta = metaOf(index);
  const says = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? [])[0];
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const main = mainOf(articles, [says("og:title"), ...index.tag("H1").map((heading) => heading.textContent ?? "")]);
  const pages = nodes.filter((node) => typesOf(node).some((type) => /WebPage$|^CreativeWork$/.test(type)));
  const url = urlOf(index, meta, main, address);
  const outlet = outletOf(index, meta, [main, ...nodes], url ?? address);
  const sections = [...stringsOf(main.articleSection), ...(meta.get("article:section") ?? meta.get("section") ?? [])];
  const states = [...stringsOf(main.creativeWorkStatus), ...(meta.get("article:status") ?? [])];
  return {
    title: pageTitle(index, {
      headline: stringsOf(main.headline ?? main.name)[0],
      social: says("og:title", "twitter:title"),
      outlet,
      site: url ?? address,
    }),
    byline: pageByline(index, meta, main),
    ...pageDates(index, meta, [main, ...pages], { url: url ?? address, now }),
    url,
    outlet,
    language:
      index.tag("HTML")[0]?.getAttribute("lang") ??
      stringsOf(main.inLanguage)[0] ??
      says("content-language", "og:locale", "dc.language", "language"),
    section: [...new Set(sections)].join(", ") || undefined,
    description: says("og:description", "description", "twitter:description") ?? stringsOf(main.description)[0],
    capturedAt: statedDate(says("parley:captured"), now),
    types: typesOf(main),
    state: [...states, ...(main.correction ? ["corrected"] : [])].join(", ") || undefined,
    articleBody: typeof main.articleBody === "string" ? main.articleBody : undefined,
    isArticle: main !== NONE || /^article$/i.test(says("og:type") ?? "") || meta.has("article:published_time"),
    isPaid:
      /^false$/i.test(String(main.isAccessibleForFree)) ||
      /^(?:locked|metered|paid|premium)$/i.test(says("article:content_tier") ?? ""),
  };
}

const NONE: LinkedData = {};

/** Of the articles that a page describes the one that it shows; a page that lists several shows none. */
function mainOf(articles: LinkedData[], headlines: (string | undefined)[]): LinkedData {
  const shown = articles.find((node) =>
    headlines.some((headline) => headline && alike(stringsOf(node.headline ?? node.name)[0] ?? "", headline)),
  );
  return shown ?? (articles.length <= 2 ? articles[0] : undefined) ?? NONE;
}

function metaOf(index: PageIndex): PageMeta {
  const found: PageMeta = new Map();
  for (const element of index.tag("META")) {
    const content = cleanLine(element.getAttribute("content") ?? "");
    if (!content) continue;
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name) found.set(name, [...(found.get(name) ?? []), content]);
    }
  }
  return found;
}

function urlOf(index: PageIndex, meta: PageMeta, main: LinkedData, address?: string): string | undefined {
  const canonical = index.tag("LINK").find((link) => /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute("rel") ?? ""));
  const claims = [
    canonical?.getAttribute("href"),
    meta.get("og:url")?.[0],
    addressIn(main.url),
    addressIn(main.mainEntityOfPage),
  ];
  for (const claim of claims) {
    const url = claim && canonicalUrl(cleanLine(claim), address);
    // A page may say which of its own addresses is the lasting one; that it is another site's article it may not.
    if (url && (!address || isSameSite(url, address)) && !isFrontPage(url, address)) return url;
  }
  return address && canonicalUrl(address);
}

function addressIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const node = typeof value === "object" && value !== null ? (value as LinkedData) : NONE;
  return [node.url, node["@id"]].find((address) => typeof address === "string");
}

function isFrontPage(url: string, address: string | undefined): boolean {
  return new URL(url).pathname === "/" && new URL(url).search === "" && (!address || new URL(address).pathname !== "/");
}

function outletOf(index: PageIndex, meta: PageMeta, nodes: LinkedData[], url?: string): string | undefined {
  const publisher = nodes.flatMap((node) => stringsOf(node.publisher)).find((name) => !/^https?:|^#|^\//.test(name));
  const claims = [
    publisher,
    meta.get("og:site_name")?.[0],
    index
      .itemprop("publisher")
      .map((element) => element.querySelector('[itemprop~="name"]') ?? element)
      .map((element) => element.getAttribute("content") ?? element.textContent ?? "")[0],
    meta.get("dc.publisher")?.[0],
    meta.get("dcterms.publisher")?.[0],
    meta.get("application-name")?.[0],
    meta.get("apple-mobile-web-app-title")?.[0],
  ];
  const name = claims
    .map((claim) => cleanLine(claim ?? "").replace(/^@/, ""))
    .find((claim) => claim.length > 0 && claim.length <= 80);
  return name ?? (url && siteOf(url));
}
