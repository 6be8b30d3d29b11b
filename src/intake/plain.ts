import { cleanText } from "./clean.ts";
import { statedDate } from "./dates.ts";
import type { Found } from "./found.ts";
import { isBio, isByline, isDateLine, isDateline, isLabel, isPromotion, isSentence, isSignOff } from "./furniture.ts";

const LONGEST_TITLE = 200;
const BULLET = /^(?:[-–—*•‣▪·]|\d{1,2}[.)])\s/;

/** An article in plain text: its first line is the title, the rest is its paragraphs without the site's furniture. */
export function plainArticle(raw: string, { title, now }: { title?: string; now: string }): Found | undefined {
  const lines = linesOf(cleanText(raw));
  if (lines.length === 0) return undefined;
  const { headline, rest } = titleOf(lines, title);
  const body = bodyLines(rest);
  const head = rest.slice(0, 6);
  return {
    extractor: "plain/1",
    title: headline,
    paragraphs: body.kept,
    notes: body.left,
    byline: head.find(isByline)?.replace(/^(?:written |words |story |report |posted )?by\s+/i, ""),
    published: head
      .filter(isDateLine)
      .map((line) => statedDate(line, now))
      .find(Boolean),
  };
}

/**
 * Parts the lines of a text into its own and the site's. Furniture is told by its form: labels of lists with the
 * headlines below them, lines that ask the reader for something, credits; above the text also dates, bylines and short
 * labels, below it whatever stands alone and is no sentence. Datelines stay.
 */
export function bodyLines(lines: string[]): { kept: string[]; left: string[] } {
  const left: string[] = [];
  let kept: string[] = [];
  let inList = false;
  for (const line of lines) {
    const head = isLabel(line);
    const below: boolean = inList && !isSentence(line) && !BULLET.test(line) && !isDateline(line);
    inList = head || below;
    if (inList || isPromotion(line) || isSignOff(line)) left.push(line);
    else kept.push(line);
  }
  const first = kept.findIndex((line) => isSentence(line) && line.length > 60);
  kept = kept.filter((line, index) => {
    const above = index < first && !isDateline(line) && !isSentence(line);
    const furniture = above && (isDateLine(line) || isByline(line) || line.split(" ").length <= 3);
    if (furniture) left.push(line);
    return !furniture;
  });
  while (kept.length > 1) {
    const last = kept.at(-1)!;
    const alone =
      !isSentence(last) && !BULLET.test(last) && last.split(" ").length <= 14 && !kept.at(-2)!.endsWith(":");
    if (!(alone || isBio(last))) break;
    left.push(kept.pop()!);
  }
  return { kept, left };
}

function titleOf(lines: string[], hinted: string | undefined): { headline: string; rest: string[] } {
  const at = lines.findIndex((line) => !isLabel(line) && !isPromotion(line) && !isDateLine(line));
  const first = lines[Math.max(0, at)]!;
  const rest = lines.toSpliced(Math.max(0, at), 1);
  if (hinted) return { headline: hinted, rest: first.toLowerCase() === hinted.toLowerCase() ? rest : lines };
  const isTitle = first.length <= LONGEST_TITLE && !(first.length > 110 && /[.!?]$/.test(first)) && rest.length > 0;
  return isTitle ? { headline: first, rest } : { headline: openingOf(first), rest: lines };
}

/** The beginning of a text that has no title, cut at the end of its first sentence or of a word. */
export function openingOf(text: string): string {
  const sentence = /^.{20,120}?[.!?](?=\s|$)/.exec(text)?.[0];
  if (sentence) return sentence;
  return text.length <= 100 ? text : `${text.slice(0, 100).replace(/\s+\S*$/, "")} …`;
}

/** The blocks of a text: paragraphs that blank lines part, their lines joined where they were only wrapped. */
export function linesOf(text: string): string[] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .flatMap((block) => {
      const lines = block
        .split("\n")
        .map((line) => line.replace(/\s+/g, " ").trim())
        .filter(Boolean);
      return isWrapped(lines) ? [lines.join(" ")] : lines;
    })
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

function isWrapped(lines: string[]): boolean {
  if (lines.length < 2) return false;
  const above = lines.slice(0, -1);
  if (lines.some((line) => BULLET.test(line))) return false;
  if (!above.every((line) => line.length >= 45 && line.length <= 110)) return false;
  return above.filter((line) => !/[.!?:”"]$/.test(line)).length >= above.length / 2;
}
