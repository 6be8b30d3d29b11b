import { isElement, isText, type PageDocument, type PageElement, type PageNode, walk } from "./dom.ts";
import { isLabel, isPromotion } from "./furniture.ts";
import { hintsOf } from "./page-hints.ts";
import { blocksOf } from "./page-text.ts";

/** Tags that never hold words of the article. */
const MUTE = new Set([
  ..."TITLE HEAD SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG CANVAS AUDIO VIDEO LINK META".split(" "),
  ..."BUTTON INPUT SELECT TEXTAREA DATALIST PROGRESS METER MAP DIALOG".split(" "),
]);

/** Tags that frame the article; some sites put the article itself into one. */
const FRAME = new Set("NAV FOOTER ASIDE FORM MENU".split(" "));

/** What a class, id or role says of an element that stands beside an article's words, on whatever site. */
const BESIDE = new RegExp(
  ` (?:${[
    "shar(?:e|es|ing|ebar|ethis|etools?)|social ?(?:media|links?|icons?|bar|tools?|share|buttons?|follow)?|sharedaddy|addthis|addtoany|follow us",
    "related|relateds|recirc\\w*|recommend(?:ed|ation|ations|s)?|read ?more|read ?next|see ?also|more (?:stories|news|on|from|articles|links)|also like|you may|trending|popular|most (?:read|viewed|popular|commented)",
    "outbrain|taboola|zergnet|revcontent|mgid|up ?next|next (?:article|post|story)|prev(?:ious)? (?:article|post|story)|latest (?:news|stories|articles)",
    "newsletters?|sign ?up|subscribe|subscription (?:box|form|promo)|mailing list|mailchimp|opt ?in",
    "promos?|promotions?|promoted|sponsor(?:ed|s)?|ads?|advert\\w*|adsense|ad ?slot|ad ?unit|dfp|commercial|affiliate",
    "(?:nav|navigation|navbar|breadcrumbs?|pagination|pager|paging|menus?|toolbar|tool ?bar|skip ?links?|masthead)",
    "(?:author|writer|contributor) (?:bio\\w*|box|info|card|profile|about|desc\\w*|details?|description)|about (?:the )?authors?|bio|biography|bio ?box",
    "tags?|tag ?(?:list|cloud|links)|post ?tags|keywords|cat ?links|filed ?under",
    "cookies?|consent|gdpr|modal|pop ?up|lightbox|overlay|toast|interstitial",
    "(?:screen ?reader|sr only|visually ?hidden|visuallyhidden|assistive|hidden text|print only|hidden print)(?: text)?",
    "copyright|legal|disclaimer ?box|ratings?|poll|quiz|survey|donat(?:e|ion)|feedback|report (?:error|typo)",
    "pull ?box|nl|side ?bar|rail|site ?footer|site ?header|page ?footer|post ?footer|entry ?footer|article ?footer",
  ].join("|")}) `,
);

/** What it says of readers' comments; on some pages they are longer than the article. */
const COMMENTS = / (?:comments?|disqus|respond|comment ?list|comments? (?:area|section)|livefyre|fb comments) /;

/** What it says of a dialog about cookies, which beside a short report is the longer text. */
const CONSENT = / (?:cookies?|consent|gdpr|cmp|privacy (?:dialog|banner|modal|notice)) /;

/** What it says of a caption, a credit, a byline or a date line: short things that are known from the metadata. */
const SMALL = new RegExp(
  ` (?:${[
    "captions?|cutline|wp caption text|(?:image|photo|picture|media|img|video) (?:caption|credits?|copyright|description|desc|source|info|byline|meta)|credits?|photographer|media ?caption|gallery ?caption|legend",
    "by ?lines?|authors?|author ?name|posted ?(?:by|on|in)|written by|contributors?",
    "(?:entry|article|post|story|page|content|news) (?:meta|info|details|date|time|header meta|tools?|actions?|utilities)|meta ?data|metadata|meta ?info|post ?meta|entry ?meta",
    "date ?time|pub ?date|publish(?:ed|ing)?(?: (?:date|time|on|at))?|time ?stamps?|(?:date|time) (?:published|posted|updated|modified|created)|updated|last ?(?:updated|modified)|dates?",
    "read(?:ing)? ?time|min(?:ute)? read|kickers?|eyebrow|section (?:name|label)|labels?|categor(?:y|ies)|topics?",
  ].join("|")}) `,
);

/** What it says of a standfirst: a summary between headline and text. */
const STANDFIRST =
  / (?:deks?|standfirst|sub ?titles?|sub ?head(?:line)?|(?:article|post|entry|story|page) (?:summary|excerpt|intro|abstract|description)|summary|excerpt|tagline|strapline|sub ?heading|article lead ?(?:text|paragraph)?|lead text) /;

/** What holds less of a page's prose may be furniture by its name alone. */
const MINOR_PART = 0.2;
/** Of a short report a box beside it is a greater part: then its words have to say so too. */
const LESSER_PART = 0.45;

type Weight = { prose: number; text: number };

/**
 * Takes out of a document what is never the article's words, by tag, by what its class, id or role says, and by what it
 * is made of. Nothing is taken that holds a large part of the page's prose, whatever it calls itself.
 */
export function prune(document: PageDocument): void {
  removeAll(document.body, (element) => MUTE.has(element.tagName) || isHidden(element));
  const weights = weigh(document.body);
  const whole = weights.get(document.body)?.prose || 1;
  const share = (element: PageElement) => (weights.get(element)?.prose ?? 0) / whole;
  const size = (element: PageElement) => weights.get(element)?.text ?? 0;
  const alike = proseByHints(document.body, weights);
  let inText = false;
  removeAll(document.body, (element) => {
    const { tagName } = element;
    if (tagName === "BODY" || tagName === "ARTICLE" || tagName === "MAIN") return false;
    if (tagName === "FIGCAPTION") return true;
    if (FRAME.has(tagName) && share(element) < 0.25) return true;
    if (tagName === "HEADER" && share(element) < 0.15 && !(inText && !element.querySelector("h1"))) return true;
    if ((tagName === "P" || tagName === "BLOCKQUOTE") && size(element) > 80) inText = true;
    const hints = hintsOf(element);
    if (isInRunningText(element)) {
      // Readability judges by the same names, and would leave a hole.
      for (const name of ["class", "id"]) element.removeAttribute(name);
      return false;
    }
    if (tagName === "TIME") return true;
    if (hints === " ") return false;
    const rest = whole - (weights.get(element)?.prose ?? 0);
    if (COMMENTS.test(hints) && rest > 300 && !element.querySelector("h1,article")) return true;
    if (CONSENT.test(hints) && rest > 80 && !element.querySelector("h1,article")) return true;
    const common = Math.max(share(element), (alike.get(hints) ?? 0) / whole);
    if (common >= MINOR_PART) return common < LESSER_PART && BESIDE.test(hints) && speaksForTheSite(element);
    if (BESIDE.test(hints)) return true;
    if (SMALL.test(hints) && size(element) < 600) return true;
    return (
      !inText && size(element) < 600 && (STANDFIRST.test(hints) || element.getAttribute("itemprop") === "description")
    );
  });
  keepMarked(document.body);
}

/**
 * Leaves only the element that the page itself marks as its article, where it marks one and nearly all prose is in it.
 */
function keepMarked(body: PageElement): void {
  const weights = weigh(body);
  const whole = weights.get(body)?.prose || 1;
  const marks: ((element: PageElement) => boolean)[] = [
    (element) => / article body /.test(hintsOf(element)) && element.hasAttribute("itemprop"),
    ({ tagName }) => tagName === "ARTICLE",
    ({ tagName }) => tagName === "MAIN",
  ];
  for (const isMarked of marks) {
    const marked = [...weights].filter(([element, { prose }]) => prose > whole * 0.05 && isMarked(element));
    const [element, { prose }] = marked[0] ?? [body, { prose: 0 }];
    if (marked.length !== 1 || prose < whole * 0.75) continue;
    for (let kept = element; kept !== body; kept = kept.parentElement!) {
      for (const other of [...siblingsOf(kept)]) other.remove();
    }
    return;
  }
}

function* siblingsOf(element: PageElement): Generator<PageElement> {
  for (let child = element.parentElement?.firstElementChild ?? null; child; child = child.nextElementSibling) {
    if (child !== element) yield child;
  }
}

function speaksForTheSite(element: PageElement): boolean {
  return (
    blocksOf(element).some(({ text }) => isPromotion(text) || isLabel(text)) && !element.querySelector("h1,article")
  );
}

/** How much prose all elements together hold that are named alike: what is named like the paragraphs is no furniture. */
function proseByHints(body: PageElement, weights: Map<PageElement, Weight>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [element, { prose }] of weights) {
    if (prose === 0 || element === body) continue;
    const hints = hintsOf(element);
    if (hints !== " ") sums.set(hints, (sums.get(hints) ?? 0) + prose);
  }
  return sums;
}

function weigh(body: PageElement): Map<PageElement, Weight> {
  const weights = new Map<PageElement, Weight>();
  const open: Weight[] = [];
  let anchors = 0;
  walk(body, {
    enter(element) {
      if (element.tagName === "A") anchors++;
      open.push({ prose: 0, text: 0 });
    },
    text({ data }) {
      const length = data.trim().length;
      const top = open[open.length - 1];
      if (!top || length === 0) return;
      top.text += length;
      if (anchors === 0 && length >= 40) top.prose += length;
    },
    leave(element) {
      if (element.tagName === "A") anchors--;
      const weight = open.pop()!;
      weights.set(element, weight);
      const above = open[open.length - 1];
      if (!above) return;
      above.prose += weight.prose;
      above.text += weight.text;
    },
  });
  return weights;
}

const INLINE = new Set(
  "A ABBR B BDI BDO CITE CODE DEL EM FONT I INS MARK Q S SMALL SPAN STRONG SUB SUP TIME U".split(" "),
);

/** Whether an element is part of a line of text, so that taking it out would leave a hole in a sentence. */
function isInRunningText(element: PageElement): boolean {
  if (!INLINE.has(element.tagName)) return false;
  const inParagraph = element.parentElement?.tagName === "P";
  return [element.previousSibling, element.nextSibling].some((sibling) => {
    // Between tags there may be but a line break of the source.
    const beside = sibling && isText(sibling) && !/\S/.test(sibling.data) ? otherSide(sibling, element) : sibling;
    if (!beside) return false;
    if (isText(beside)) return /[\p{L}\p{N}]/u.test(beside.data);
    return inParagraph && isElement(beside) && INLINE.has(beside.tagName);
  });
}

function otherSide(between: PageNode, element: PageNode): PageNode | null {
  return between.previousSibling === element ? between.nextSibling : between.previousSibling;
}

function isHidden(element: PageElement): boolean {
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function removeAll(root: PageElement, unwanted: (element: PageElement) => boolean): void {
  const condemned: PageElement[] = [];
  walk(root, {
    enter(element) {
      if (element === root || !unwanted(element)) return;
      condemned.push(element);
      return false;
    },
  });
  for (const element of condemned) element.remove();
}
