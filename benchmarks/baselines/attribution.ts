import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { quotationsIn } from "../../src/language/document.ts";
import { attributionMetrics, countAttributions } from "../../src/scoring/attribution.ts";
import { type MarkedAttribution, type Piece, readBrat } from "../../src/scoring/attribution-brat.ts";
import { paragraphsOf } from "../../src/text/paragraphs.ts";
import { sentencesIn } from "../../src/text/sentences.ts";

const saying =
  /\b(?:said|says|say|told|tells|asked|asks|added|adds|wrote|writes|argued|argues|claimed|claims|noted|announced|denied|warned|insisted|stated|suggested|explained|believes?|according to)\b/i;
const capitals = /\p{Lu}[\p{L}\p{N}.’'-]*(?:\s+\p{Lu}[\p{L}\p{N}.’'-]*)*/gu;

/** A verb of saying, the quoted words of its sentence or else the rest of it, and the nearest run of capitalised words. */
export function attributionBaseline(path: string): object {
  const annotations = readdirSync(join(path, "attributions")).sort();
  const counts = readdirSync(join(path, "text"))
    .sort()
    .map((file) => {
      const id = file.replace(/\.txt$/, "");
      const text = readFileSync(join(path, "text", file), "utf8");
      const marks = annotations.find((name) => name.startsWith(id))!;
      const gold = readBrat(readFileSync(join(path, "attributions", marks), "utf8"), text);
      const quotations = paragraphsOf(text).flatMap(({ start, end }) => quotationsIn(text, start, end));
      return countAttributions({ id, text, quotations, gold, found: guesses(text, quotations) }).counts;
    });
  return attributionMetrics(counts);
}

function guesses(text: string, quotations: Piece[]): MarkedAttribution[] {
  const sentences = [...text.matchAll(/[^\n]+/g)].flatMap((line) =>
    sentencesIn(text, line.index, line.index + line[0].length),
  );
  return sentences.flatMap(({ start, end }) => {
    const quoted = quotations.filter((one) => start <= one.start && one.end <= end);
    const outside = text.slice(start, end).replace(/["“][^"”]*["”]?/g, (quote) => " ".repeat(quote.length));
    const found = saying.exec(outside);
    if (!found) return [];
    const cue = { start: start + found.index, end: start + found.index + found[0].length };
    const content = quoted.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0] ?? rest(text, start, end, cue);
    if (!content) return [];
    const runs = [...outside.matchAll(capitals)].map((run) => ({
      start: start + run.index,
      end: start + run.index + run[0].length,
    }));
    const distance = (run: Piece) => Math.max(cue.start - run.end, run.start - cue.end);
    const source = runs
      .filter((run) => run.end <= content.start || content.end <= run.start)
      .sort((a, b) => distance(a) - distance(b))[0];
    return [{ source: source ? [source] : [], cue: [cue], content: [content] }];
  });
}

function rest(text: string, start: number, end: number, cue: Piece): Piece | undefined {
  const behind = text.slice(cue.end, end).replace(/[.!?]+$/, "");
  if (behind.trim().split(/\s+/).length > 2) {
    return { start: cue.end + (behind.length - behind.trimStart().length), end: cue.end + behind.trimEnd().length };
  }
  const before = text.slice(start, cue.start).lastIndexOf(",");
  return before > 0 ? { start, end: start + before } : undefined;
}
