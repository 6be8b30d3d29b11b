import { tokenise } from "../text/tokens.ts";
import { assign } from "./assignment.ts";
import type { MarkedAttribution, Piece } from "./attribution-brat.ts";
import { addUp } from "./bootstrap.ts";
import { type Prf, prf } from "./prf.ts";

const parts = ["source", "cue", "content"] as const;
type Part = (typeof parts)[number];

/** Content whose words all stand between quotation marks, none of whose words do, or both kinds. */
export const modes = ["direct", "mixed", "indirect"] as const;
export type Mode = (typeof modes)[number];

/** A text with its attributions as people marked them and as the reader found them. */
export interface AttributionCase {
  id: string;
  text: string;
  /** What stands between quotation marks. */
  quotations: Piece[];
  gold: MarkedAttribution[];
  found: MarkedAttribution[];
}

/** What is counted in one text: right, found and gold ones of each measure. */
export type AttributionCounts = Record<string, number>;

export interface AttributionMetrics {
  source: Prf;
  cue: Prf;
  content: Prf;
  all: Prf;
  tokens: Record<Part, Prf>;
  relation: Prf & Record<Mode, Prf>;
}

export interface AttributionFault {
  kind: "missed" | "spurious" | "source" | "cue" | "content";
  gold?: MarkedAttribution;
  found?: MarkedAttribution;
}

/**
 * Counts what was found in one text. Spans are compared by both ends, white space at their edges aside; pieces that only
 * white space parts are one, and none goes over the end of its line. A relation is right when the cues overlap and
 * sources and contents each share half of their tokens (Jaccard), a missing source being right beside a missing one.
 */
export function countAttributions(one: AttributionCase): { counts: AttributionCounts; faults: AttributionFault[] } {
  const counts: AttributionCounts = {};
  const tokens = tokenise(one.text);
  const covered = (pieces: Piece[]): Set<number> =>
    new Set(
      pieces.flatMap((piece) => {
        const inside: number[] = [];
        for (let i = firstEndingAfter(tokens, piece.start); tokens[i] && tokens[i]!.start < piece.end; i++)
          inside.push(i);
        return inside;
      }),
    );
  for (const part of parts) {
    const spans = (side: MarkedAttribution[]) =>
      new Set(side.flatMap((each) => spansOf(one.text, each[part])).map(({ start, end }) => `${start}-${end}`));
    count(counts, part, spans(one.gold), spans(one.found));
    const words = (side: MarkedAttribution[]) => covered(side.flatMap((each) => each[part]));
    count(counts, `tokens.${part}`, words(one.gold), words(one.found));
  }
  const sets = (each: MarkedAttribution) => ({
    mark: each,
    mode: modeOf(one, each.content),
    source: covered(each.source),
    cue: covered(each.cue),
    content: covered(each.content),
  });
  const gold = one.gold.map(sets);
  const found = one.found.map(sets);
  const pairs = assign(
    gold.map((a) =>
      found.map((b) => {
        if (jaccard(a.cue, b.cue) === 0) return 0;
        const content = jaccard(a.content, b.content);
        const source = a.source.size + b.source.size === 0 ? 1 : jaccard(a.source, b.source);
        return content >= 0.5 && source >= 0.5 ? 4 + content + source : 0.1 + content + source;
      }),
    ),
  );
  const faults: AttributionFault[] = [];
  const met = new Set(pairs);
  for (const each of gold) tally(counts, each.mode, "gold");
  for (const each of found) tally(counts, each.mode, "found");
  gold.forEach((a, i) => {
    const b = found[pairs[i]!];
    if (!b) {
      faults.push({ kind: "missed", gold: a.mark });
      return;
    }
    const sourceRight = a.source.size + b.source.size === 0 || jaccard(a.source, b.source) >= 0.5;
    if (sourceRight && jaccard(a.content, b.content) >= 0.5) {
      tally(counts, a.mode, "rightOfGold");
      tally(counts, b.mode, "rightOfFound");
    }
    for (const part of parts)
      if (!sameSpans(one.text, a.mark[part], b.mark[part])) faults.push({ kind: part, gold: a.mark, found: b.mark });
  });
  found.forEach((b, j) => {
    if (!met.has(j)) faults.push({ kind: "spurious", found: b.mark });
  });
  return { counts, faults };
}

/** The metrics of the counts of some texts; a relation's mode is that of the content on the side that is counted. */
export function attributionMetrics(drawn: readonly AttributionCounts[]): AttributionMetrics {
  const sum = addUp(drawn);
  const at = (name: string) => sum[name] ?? 0;
  const of = (...names: string[]): Prf => {
    const all = (what: string) => names.reduce((total, name) => total + at(`${name}.${what}`), 0);
    return prf(all("right"), all("found"), all("gold"));
  };
  const related = (...which: Mode[]): Prf => {
    const all = (what: string) => which.reduce((total, mode) => total + at(`relation.${mode}.${what}`), 0);
    const precision = prf(all("rightOfFound"), all("found"), 0).precision;
    const recall = prf(all("rightOfGold"), 0, all("gold")).recall;
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  };
  return {
    source: of("source"),
    cue: of("cue"),
    content: of("content"),
    all: of(...parts),
    tokens: { source: of("tokens.source"), cue: of("tokens.cue"), content: of("tokens.content") },
    relation: {
      ...related(...modes),
      direct: related("direct"),
      mixed: related("mixed"),
      indirect: related("indirect"),
    },
  };
}

/** The spans that pieces make: joined where white space alone parts them, cut at the end of a line, without edges. */
export function spansOf(text: string, pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && /^\s*$/.test(text.slice(last.end, piece.start))) last.end = Math.max(last.end, piece.end);
    else joined.push({ ...piece });
  }
  return joined.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/[^\s](?:.*[^\s])?/g)].map((line) => ({
      start: start + line.index,
      end: start + line.index + line[0].length,
    })),
  );
}

/** Tells by the quotation marks of a text whether content is quoted word for word. */
export function modeOf(one: Pick<AttributionCase, "text" | "quotations">, content: Piece[]): Mode {
  let inside = 0;
  let words = 0;
  for (const piece of content) {
    for (const word of one.text.slice(piece.start, piece.end).matchAll(/[\p{L}\p{N}]+/gu)) {
      words++;
      const at = piece.start + word.index;
      if (one.quotations.some((quote) => quote.start <= at && at < quote.end)) inside++;
    }
  }
  if (inside === 0) return "indirect";
  return inside === words ? "direct" : "mixed";
}

function count(counts: AttributionCounts, name: string, gold: Set<unknown>, found: Set<unknown>): void {
  counts[`${name}.gold`] = gold.size;
  counts[`${name}.found`] = found.size;
  counts[`${name}.right`] = [...found].filter((one) => gold.has(one)).length;
}

function tally(counts: AttributionCounts, mode: Mode, what: string): void {
  const name = `relation.${mode}.${what}`;
  counts[name] = (counts[name] ?? 0) + 1;
}

function jaccard(a: Set<number>, b: Set<number>): number {
  if (a.size + b.size === 0) return 0;
  const shared = [...a].filter((one) => b.has(one)).length;
  return shared / (a.size + b.size - shared);
}

function sameSpans(text: string, a: Piece[], b: Piece[]): boolean {
  const written = (pieces: Piece[]) => JSON.stringify(spansOf(text, pieces));
  return written(a) === written(b);
}

function firstEndingAfter(tokens: Piece[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
