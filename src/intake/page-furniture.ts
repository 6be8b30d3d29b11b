import { isBio, isByline, isDateLine, isLabel, isPromotion, isSentence, isSignOff } from "./furniture.ts";
import { type Block, isProse } from "./page-text.ts";

/** What the page's metadata says already, so that its text need not say it again. */
export type Around = {
  title?: string;
  byline?: string;
  outlet?: string;
  section?: string;
  description?: string;
  alts: Set<string>;
};

const HEADING = /^H[1-6]$/;
const MARK_ALONE = /^[^\p{L}\p{N}]*$/u;

/** The blocks that are the article's own, of those that a page shows in its place. */
export function ownBlocks(blocks: Block[], around: Around): Block[] {
  let own = blocks.filter((block) => !MARK_ALONE.test(block.text));
  own = withoutCaptions(own, around.alts);
  own = withoutLists(own);
  own = own.filter((block) => isRow(block) || !(isPromotion(block.text) || isSignOff(block.text)));
  own = withoutLinksAlone(own);
  own = withoutHead(own, around);
  return withoutTail(own, around);
}

/** A text in the form in which repetitions are compared: letters and digits, lower case. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isRow(block: Block): boolean {
  return block.tag === "LI" || block.tag === "TR" || block.tag === "DD";
}

/** Captions are known by repeating an image's description, by repeating themselves, or by their place and their type. */
function withoutCaptions(blocks: Block[], alts: Set<string>): Block[] {
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeated = new Set<string>();
  for (const block of blocks) if (block.afterImage && counts.get(block.text)! > 2) repeated.add(block.text);
  return blocks.filter((block) => {
    if (HEADING.test(block.tag) || isRow(block)) return true;
    if (block.text.length <= 300 && alts.has(folded(block.text))) return false;
    if (repeated.has(block.text)) return false;
    return !(block.afterImage && block.slanted && !isProse(block));
  });
}

/** Leaves out the heads of foreign lists ("More stories") with the headlines below them. */
function withoutLists(blocks: Block[]): Block[] {
  let inList = false;
  return blocks.filter((block) => {
    const below: boolean = inList && (block.linked > 0.3 || (block.linked > 0 && !isSentence(block.text)));
    inList = isLabel(block.text) || below;
    return !inList;
  });
}

/** A paragraph that is nothing but a link leads away from the article, unless the article is made of such. */
function withoutLinksAlone(blocks: Block[]): Block[] {
  const isAlone = (block: Block) =>
    block.linked > 0.9 && !isRow(block) && !HEADING.test(block.tag) && !/[.!?]["”’)]*$/.test(block.text);
  const alone = blocks.filter(isAlone);
  return alone.length > blocks.length * 0.25 ? blocks : blocks.filter((block) => !isAlone(block));
}

/** Leaves out what stands between headline and text: the headline again, dates, bylines, the section. */
function withoutHead(blocks: Block[], around: Around): Block[] {
  const first = blocks.findIndex(isProse);
  const known = repetitions(around);
  const title = around.title ? folded(around.title) : undefined;
  const summary = around.description ? folded(around.description) : undefined;
  return blocks.filter((block, index) => {
    if (index < 5 && title !== undefined && folded(block.text) === title) return false;
    if (HEADING.test(block.tag) && index < 5 && summary !== undefined && folded(block.text) === summary) return false;
    if (index >= first) return true;
    return !(
      isDateLine(block.text) ||
      isByline(block.text) ||
      known.has(folded(block.text)) ||
      /^https?:\S+$/.test(block.text)
    );
  });
}

/** Leaves out what follows the text: the author's life, links, headings with nothing below. */
function withoutTail(blocks: Block[], around: Around): Block[] {
  const known = repetitions(around);
  const kept = blocks.filter((block, index) => !(index > 0 && index >= blocks.length - 6 && isBio(block.text)));
  while (kept.length > 1) {
    const { text, tag, linked } = kept.at(-1)!;
    const isFurniture =
      HEADING.test(tag) ||
      isDateLine(text) ||
      isByline(text) ||
      isPromotion(text) ||
      known.has(folded(text)) ||
      (linked > 0.9 &&
        text.length < 120 &&
        !isSentence(text) &&
        kept.filter((block) => block.linked > 0.9).length < 12);
    if (!isFurniture) break;
    kept.pop();
  }
  return kept;
}

function repetitions({ byline, outlet, section }: Around): Set<string> {
  const known = [byline, outlet, section, ...(byline?.split(", ") ?? []), ...(section?.split(", ") ?? [])];
  return new Set(known.filter((text) => text !== undefined && text !== "").map((text) => folded(text!)));
}
