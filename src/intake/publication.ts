import type { Publication } from "../findings/article.ts";
import { statedDate, timeOf } from "./dates.ts";

const PIECE = "(?:article|story|report|post|piece|item|dispatch|column|interview|analysis|headline|page)";
const THIS = `(?:this|the|our|that) (?:${PIECE})`;
const AN_EARLIER = `(?:an?|the) (?:earlier|previous|original|first|prior) version of (?:this|the|our) (?:${PIECE})`;

const KILLED = [
  /^\W*(?:bulletin |mandatory |urgent |editors:? )*kill(?:ed)?(?: notice)?\s*[:–—]/i,
  /^\W*(?:BULLETIN |MANDATORY )?KILL\b/,
  new RegExp(`\\b(?:${THIS} (?:has been|was|is) killed|kill (?:this|the) (?:${PIECE}))\\b`, "i"),
];
const RETRACTED = [
  /^\W*(?:full )?(?:retraction|retracted|withdrawn)\b(?: notice| of (?:article|story|report))?\s*[:–—|]/i,
  /^\W*\[?(?:retraction|retracted|withdrawn)\]?\W*$/i,
  new RegExp(
    `\\b${THIS} (?:has|have)? ?(?:been|was|is) (?:retracted|withdrawn|unpublished|taken down|removed (?:because|after|from|following|as))`,
    "i",
  ),
  new RegExp(
    `\\b(?:has|have|is|are|hereby) (?:retract(?:ed|ing)?|withdraw[ns]?|withdrawing|unpublished) (?:${THIS}|(?:it|this) in full)`,
    "i",
  ),
];
const CORRECTED = [
  /^\W*(?:corrections?|corrected|clarifications?|erratum|amended|correction and clarification|update and correction)\b(?: \([^)]{1,40}\)| on .{1,40}| [\d/:.,apmPDTESGC ]{4,30})?\s*[:–—|]/i,
  /^\(?correct(?:s|ed)\b.{3,160}[).]?$/i,
  /^CORRECT(?:ED|ION)\b\s*[-–—:(]/,
  new RegExp(
    `\\b${THIS} (?:has been|was) (?:corrected|amended|edited to correct|updated to correct|revised to correct)`,
    "i",
  ),
  new RegExp(
    `\\b${AN_EARLIER}\\b.{0,80}\\b(?:misstated|misspelled|misidentified|mischaracteri[sz]ed|misattributed|incorrect(?:ly)?|wrong(?:ly)?|erroneous(?:ly)?|inaccurate(?:ly)?|mistaken(?:ly)?|in error|said|stated|gave|omitted|included|suggested|referred|named|quoted|put|attributed)\\b`,
    "i",
  ),
  /^\W*(?:editor[’']?s[’']?|updated?|note)\b.{0,60}\b(?:correct(?:s|ed|ion)?|misstated|amended to|an error|inaccurate)\b/i,
  new RegExp(`\\bthis (?:${PIECE}) (?:corrects|has been updated to correct)\\b`, "i"),
];
const EMBARGOED =
  /^\W*(?:strictly )?(?:under )?embargo(?:ed)?\b\s*(?:[:–—-]|until\b|till\b|for\b)|^\W*(?:not for (?:publication|release) (?:before|until)|hold for release)\b/i;
const NOTICE_LENGTH = 700;

/**
 * Whether what was published may be used: from the metadata's own word, else from notices in title or text, which speak
 * of "this article" or stand behind a label; that a ministry retracted something is no notice. An embargo ends with the
 * time that it names.
 */
export function publicationOf(page: {
  title: string;
  /** The blocks of the text, with the lines around it. */
  lines: string[];
  /** What the metadata says, such as "Retracted". */
  stated?: string;
  now: string;
}): Publication {
  const stated = page.stated?.toLowerCase() ?? "";
  const lines = [page.title, ...page.lines.filter((line) => line.length <= NOTICE_LENGTH)];
  const says = (word: RegExp, notices: RegExp[]) =>
    word.test(stated) || lines.some((line) => notices.some((notice) => notice.test(line)));
  if (says(/\b(?:killed|cancell?ed)\b/, KILLED)) return "killed";
  if (says(/\b(?:retracted|withdrawn|withheld)\b/, RETRACTED)) return "retracted";
  if (/\bembargo/.test(stated) || lines.slice(0, 6).some((line) => EMBARGOED.test(line) && !isPast(line, page.now)))
    return "embargoed";
  if (says(/\bcorrect/, CORRECTED)) return "corrected";
  return "usable";
}

function isPast(notice: string, now: string): boolean {
  const until = statedDate(notice, "9999-01-01T00:00:00Z");
  if (!until) return false;
  const end = timeOf(until) + (until.includes("T") ? 0 : 86_400_000);
  return end <= Date.parse(now);
}
