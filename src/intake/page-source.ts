import { cleanText } from "./clean.ts";

const OPENING = /<(?:(!--)|(script|style|svg|template|iframe)(?=[\s/>])([^<>]{0,2000})>)/gi;
const BLOCK =
  /^(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|blockquote|figure|header|footer|main|dd|dt|pre|hr)$/i;
// Tags that are closed where they are closed; of the others (p, li, td, br, …) end tags may be left out, or there are none.
const TAG =
  /<(\/?)(?:div|span|a|b|i|u|s|em|strong|font|small|big|center|section|article|main|aside|nav|header|footer|ul|ol|dl|table|form|blockquote|figure|h[1-6]|q|cite|code|pre|abbr|label|button|select|svg|g|object|video|audio|details|fieldset|[a-z]+-[a-z-]+)\b/gi;
// Far beyond any page that a person made; the parser's time grows with the square of the depth.
const DEEPEST = 1_000;
const MOST_MARKS = 150_000;
const LONGEST = 4_000_000;
const ATTRIBUTE = /\s(?:src|srcset|href|poster|class|style|data-[\w-]{1,40})\s?=\s?(["'])/gi;
const LONGEST_ATTRIBUTE = 4_000;

/** A page's source in a form that is parsed in reasonable time, whatever it was made for. */
export function parseable(html: string): string {
  const bare = withLowerNames(withoutBulk(withoutMute(html)));
  return isTame(bare) ? bare : flattened(bare);
}

/**
 * A page's source without comments, scripts, styles and drawings, which are most of it: half the time goes into making
 * nodes. JSON-LD stays. Goes through the source once, whatever is left unclosed in it.
 */
function withoutMute(html: string): string {
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(html); opening; opening = OPENING.exec(html)) {
    const tag = opening[2]?.toLowerCase() ?? "!--";
    if (unclosed.has(tag) || opening[3]?.endsWith("/")) continue;
    const closing = tag === "!--" ? /-->/g : new RegExp(`</${tag}\\s*>`, "gi");
    closing.lastIndex = opening.index + (tag === "!--" ? 2 : opening[0].length);
    if (!closing.exec(html)) {
      unclosed.add(tag);
      continue;
    }
    OPENING.lastIndex = closing.lastIndex;
    if (tag === "script" && /ld\+json/i.test(opening[3] ?? "")) continue;
    kept.push(html.slice(from, opening.index));
    from = closing.lastIndex;
  }
  kept.push(html.slice(from));
  return kept.join("");
}

/** A source without pictures that are written into attributes, and without class lists of thousands of names. */
function withoutBulk(html: string): string {
  const kept: string[] = [];
  let from = 0;
  ATTRIBUTE.lastIndex = 0;
  for (let opening = ATTRIBUTE.exec(html); opening; opening = ATTRIBUTE.exec(html)) {
    const start = ATTRIBUTE.lastIndex;
    const end = html.indexOf(opening[1]!, start);
    if (end < 0) break;
    ATTRIBUTE.lastIndex = end;
    if (end - start < LONGEST_ATTRIBUTE || html.slice(start, end).includes("<")) continue;
    kept.push(html.slice(from, start));
    from = end;
  }
  return kept.join("") + html.slice(from);
}

/** Names of attributes in lower case, as HTML means them; the parser takes them as they are written. */
function withLowerNames(html: string): string {
  return html.replace(/<[a-z][^<>]{0,4000}>/gi, (tag) => {
    if (!/[\s"'][a-z-]{0,40}[A-Z]/.test(tag)) return tag;
    const parts = tag.split(/("[^"]*"|'[^']*')/);
    const named = parts.map((part, at) =>
      at % 2 ? part : part.replace(/[A-Za-z-]+(?=\s*=)/g, (name) => name.toLowerCase()),
    );
    return named.join("");
  });
}

function isTame(html: string): boolean {
  if (html.length > LONGEST) return false;
  let marks = 0;
  for (let at = 0; at < html.length && marks <= MOST_MARKS; at++) {
    const code = html.charCodeAt(at);
    if (code === 60 || code === 38) marks++;
  }
  if (marks > MOST_MARKS) return false;
  let depth = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    if (tag[1]) depth = Math.max(0, depth - 1);
    else if (++depth > DEEPEST) return false;
  }
  return true;
}

/** The text of a page that no person made, as paragraphs and nothing else. */
function flattened(html: string): string {
  const title = /<title[^>]{0,200}>([^<]{1,500})/i.exec(html)?.[1] ?? "";
  const text = html.replace(/<\/?([a-z][a-z0-9-]{0,20})(?:[\s/][^<>]{0,500})?>/gi, (_, tag: string) =>
    BLOCK.test(tag) ? "\n" : " ",
  );
  const paragraphs = cleanText(text)
    .replace(/[<>&]/g, " ")
    .split(/\n\s*/)
    .filter((line) => /\p{L}/u.test(line));
  const body = paragraphs.slice(0, 20_000).map((line) => `<p>${line}</p>`);
  return `<!doctype html><html><head><title>${title}</title></head><body>${body.join("\n")}</body></html>`;
}
