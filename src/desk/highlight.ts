import type { Span } from "../findings/span.ts";

/** A span of a text that belongs to somebody: a finding's evidence, or the words that a brief cites. */
export interface Mark {
  start: number;
  end: number;
  /** Whose it is; several marks may share an owner. */
  owner: string;
  kind: string;
}

/** A run of text on which the same marks lie. */
export interface Segment {
  start: number;
  text: string;
  /** The narrowest first, for that is the one that a reader means. */
  marks: Mark[];
  /** The marks that begin here. */
  begins: Mark[];
  /** The marks that end with this run. */
  ends: Mark[];
}

/** Cuts one paragraph of a text at every border of a mark, so that overlapping marks need no overlapping elements. */
export function segmentsOf(text: string, from: number, to: number, marks: readonly Mark[]): Segment[] {
  const touching = marks.filter((mark) => mark.start < to && mark.end > from && mark.start < mark.end);
  const borders = new Set([from, to]);
  for (const mark of touching) borders.add(Math.max(from, mark.start)).add(Math.min(to, mark.end));
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1]!;
    const lying = touching
      .filter((mark) => mark.start <= start && mark.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start) || a.owner.localeCompare(b.owner));
    return {
      start,
      text: text.slice(start, end),
      marks: lying,
      begins: lying.filter((mark) => Math.max(from, mark.start) === start),
      ends: lying.filter((mark) => mark.end === end),
    };
  });
}

/** The paragraphs of an article's text after its title, as offsets. */
export function paragraphsOf(text: string, titleSpan: Span): { start: number; end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  let at = titleSpan.end;
  for (const part of text.slice(at).split(/(\n{2,})/)) {
    if (part.trim() !== "") paragraphs.push({ start: at, end: at + part.length });
    at += part.length;
  }
  return paragraphs;
}

/** The mark of the words that an address cites ("120-180"), if they lie in the text. */
export function citedMark(at: string | undefined, text: string): Mark | undefined {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? "");
  if (!match) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end && end <= text.length ? { start, end, owner: "cited", kind: "cited" } : undefined;
}
