import { cleanLine } from "./clean.ts";
import { type PageDocument, type PageIndex, walk } from "./dom.ts";
import type { PageMetadata } from "./page-metadata.ts";
import type { Block } from "./page-text.ts";

/** Why a page gives no article: in words for whoever reads the list of what was left out, and what to do. */
export type NoArticle = { reason: string; hint: string };

/** What tells a page that holds an article from one that does not. */
export type PageSigns = {
  /** Title and headlines. */
  heads: string;
  /** The beginning of all that the page shows. */
  text: string;
  hasPassword: boolean;
  /** Headlines that are links: what a page lists. */
  listed: number;
  blocks: Block[];
};

// Letters and not words: not every script parts its words.
const FEWEST_LETTERS = 200;
const FEWEST_LETTERS_OF_A_FLASH = 60;

const TEXT_LENGTH = 6_000;
const UNSEEN = /^(?:SCRIPT|STYLE|TEMPLATE|SVG)$/i;

const ROBOT_CHECK =
  /(?:verify|confirm|prove|checking) (?:that |if )?you are (?:a |not a )?(?:human|robot)|are you a (?:human|robot)|unusual traffic|checking your browser|just a moment|access (?:to this page has been )?denied|request (?:was )?blocked|attention required|complete the captcha|enable javascript and cookies/i;
const ERROR_PAGE =
  /\b(?:404|403|410|500|502|503)\b.{0,30}\b(?:error|not found|forbidden|gone|unavailable)|(?:error|not found).{0,12}\b(?:404|403|410|500|503)\b|page (?:not found|(?:does not|doesn[’']t) exist|(?:can ?not|could not|can[’']t) be found|is (?:missing|unavailable|no longer available))|(?:story|article) (?:not found|no longer available)|something went wrong/i;
const CONSENT =
  /\b(?:cookies?|consent|privacy|personal data|legitimate interests?|our (?:\d+ )?(?:trusted )?partners|gdpr|data protection)\b/i;
const CONSENT_HEAD =
  /\b(?:before you continue|consent|cookies?|privacy (?:choices|settings|preferences|notice)|we (?:value|care about|respect) your privacy|your privacy|your data)\b/i;
const LOGIN = /^(?:.{0,40}\b)?(?:log ?in|sign ?in|sign on|anmelden)\b/i;
const PAYWALL =
  /\b(?:subscribe|register|log ?in|sign ?(?:in|up)) (?:now )?(?:to|for) (?:continue|read|keep|unlock|access|full|unlimited)|(?:article|content|story|page) is (?:only )?(?:for|available (?:only )?to|exclusive to|reserved for) .{0,30}(?:subscribers|members)|already a (?:subscriber|member)|to continue reading|reached your .{0,20}(?:limit|free)|unlock this (?:article|story)|subscribers? only|keep reading .{0,30}\bsubscri/i;
const NEEDS_SCRIPT =
  /(?:please )?(?:enable|turn on|activate) javascript|javascript (?:is|must be) (?:disabled|required|enabled)|requires javascript/i;

/** Gathers the signs that are gone once the body is taken apart. */
export function signsOf(document: PageDocument, index: PageIndex): Omit<PageSigns, "blocks"> {
  let text = "";
  walk(document.body, {
    enter: ({ tagName }) => text.length < TEXT_LENGTH && !UNSEEN.test(tagName),
    text({ data }) {
      if (text.length < TEXT_LENGTH) text += ` ${data.slice(0, TEXT_LENGTH).trim()}`;
    },
  });
  const heads = [...index.tag("TITLE"), ...index.tag("H1")].slice(0, 10);
  const listed = ["H2", "H3", "H4"]
    .flatMap(index.tag)
    .filter((heading) => heading.parentElement?.tagName === "A" || heading.firstElementChild?.tagName === "A");
  return {
    heads: heads.map((head) => cleanLine((head.textContent ?? "").slice(0, 500))).join(" · "),
    text: cleanLine(text),
    hasPassword: index.tag("INPUT").some((input) => /^password$/i.test(input.getAttribute("type") ?? "")),
    listed: listed.length,
  };
}

/** Why these paragraphs are no article; nothing when they are one. */
export function whyNoArticle(signs: PageSigns, metadata: PageMetadata, paragraphs: string[]): NoArticle | undefined {
  const letters = paragraphs.join(" ").match(/\p{L}/gu)?.length ?? 0;
  const sentences = paragraphs.filter((paragraph) => /[.!?…。！？؟।]["'”’)»]*$/.test(paragraph)).length;
  const isFlash = metadata.isArticle && letters >= FEWEST_LETTERS_OF_A_FLASH;
  const isLong = (letters >= FEWEST_LETTERS || isFlash) && sentences > 0;
  const aboutConsent = paragraphs.filter((paragraph) => CONSENT.test(paragraph)).length;
  if (!metadata.isArticle && CONSENT_HEAD.test(signs.heads) && aboutConsent >= paragraphs.length * 0.5)
    return consentPage;
  if (isLong) return !metadata.isArticle && isListing(signs, paragraphs) ? listingPage : undefined;
  if (ROBOT_CHECK.test(signs.heads) || ROBOT_CHECK.test(signs.text)) return robotCheck;
  if (ERROR_PAGE.test(signs.heads) || (letters < FEWEST_LETTERS && ERROR_PAGE.test(signs.text.slice(0, 400))))
    return errorPage;
  if (metadata.isPaid || PAYWALL.test(signs.text)) return paywall;
  if (CONSENT_HEAD.test(signs.heads) || (aboutConsent > 0 && aboutConsent >= paragraphs.length * 0.5))
    return consentPage;
  if (signs.hasPassword || LOGIN.test(signs.heads)) return loginPage;
  if (signs.listed >= 5) return listingPage;
  if (NEEDS_SCRIPT.test(signs.text)) return scriptPage;
  if (signs.text.length < 100) return emptyPage;
  if (CONSENT_HEAD.test(signs.text.slice(0, 600)) && signs.text.length < 3_000) return consentPage;
  return noArticle;
}

/** A list of articles shows many linked headlines and few paragraphs that follow one another. */
function isListing({ listed, blocks }: PageSigns, paragraphs: string[]): boolean {
  const linked = blocks.reduce((sum, block) => sum + block.linked * block.text.length, 0);
  const whole = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const headings = blocks.filter((block) => /^H[1-6]$/.test(block.tag));
  const linkedHeadings = headings.filter((block) => block.linked > 0.8).length;
  if (linkedHeadings >= 4 && linkedHeadings >= headings.length * 0.6) return true;
  if (linked > whole * 0.45 && listed >= 4) return true;
  return listed >= 10 && paragraphs.length < listed * 1.5 && paragraphs.every((paragraph) => paragraph.length < 400);
}

const consentPage: NoArticle = {
  reason: "it is a consent page: it asks about cookies and shows no article",
  hint: "Open the article in a browser, agree or refuse there, and add the saved page.",
};
const loginPage: NoArticle = {
  reason: "it is a login page",
  hint: "Log in with a browser and add the saved page.",
};
const paywall: NoArticle = {
  reason: "the article stands behind a paywall",
  hint: "If you have a subscription, add the page saved from your browser.",
};
const robotCheck: NoArticle = {
  reason: "it is a check for robots, not the page itself",
  hint: "Open the article in a browser and add the saved page.",
};
const errorPage: NoArticle = {
  reason: "it is an error page: the site says that there is no such page",
  hint: "Check the address.",
};
const listingPage: NoArticle = {
  reason: "it is a listing of articles (a front page or a section), not one article",
  hint: "Give the address of one of the articles.",
};
const scriptPage: NoArticle = {
  reason: "the page shows its text only by a script, and Parley runs none",
  hint: "Open the article in a browser and add the saved page.",
};
const emptyPage: NoArticle = {
  reason: "the page shows next to no text",
  hint: "Open it in a browser to see whether it is the right page.",
};
const noArticle: NoArticle = {
  reason: "no article text was found on the page",
  hint: "Give the article itself; if it is one, save its text as a .txt file and add that.",
};
