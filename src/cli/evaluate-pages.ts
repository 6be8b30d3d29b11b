import { pageText } from "../intake/page.ts";
import { readPageCases, scorePages } from "../scoring/pages.ts";
import { plainReadability } from "../scoring/plain-readability.ts";
import type { Evaluated } from "./evaluate.ts";

/** Scores the text that intake takes from pages, beside plain Readability on linkedom in the same run. */
export function evaluatePages(path: string): Evaluated {
  const cases = readPageCases(path);
  const { n, seconds, metrics, intervals, pages } = scorePages(cases, { parley: pageText, baseline: plainReadability });
  const gold = new Map(cases.map((page) => [page.id, page.gold]));
  const errors = pages
    .filter(({ precision, recall }) => precision < 1 || recall < 1)
    .toSorted((a, b) => a.precision + a.recall - b.precision - b.recall)
    .flatMap(({ id, url, precision, recall, text }) => [
      `${id} ${url ?? ""} precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
      ...linesOnlyIn(text, gold.get(id) ?? "").map((line) => `  kept: ${line}`),
      ...linesOnlyIn(gold.get(id) ?? "", text).map((line) => `  lost: ${line}`),
    ]);
  return { n, seconds, metrics, intervals, errors };
}

function linesOnlyIn(text: string, other: string): string[] {
  const plain = (line: string) => line.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
  const there = plain(other);
  return text.split("\n").filter((line) => plain(line) && !there.includes(plain(line)));
}
