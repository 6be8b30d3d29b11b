import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Values } from "./floors.ts";
import { root } from "./measure.ts";

export const figuresFile = "benchmarks/figures.json";

/** The figures that the README shows: task, metric, and what it is in words. */
const rows: [task: string, metric: string, label: string][] = [
  ["pages", "f1", "F1"],
  ["pages", "precision", "precision"],
  ["pages", "recall", "recall"],
  ["pages", "baseline.f1", "F1 of plain Readability + linkedom, same run"],
  ["pages", "baseline.precision", "its precision"],
];

/** What each task is measured on. */
const about: Record<string, string> = {
  pages: "article text of news pages",
  story: "findings in one news story, coded by hand",
  ledger: "records of the sample dossiers",
};

const begin = "<!-- figures: written by `npm run figures`, from benchmarks/figures.json -->";
const end = "<!-- /figures -->";

/** The figures last written, by task. */
export function published(): Record<string, { n: number; metrics: Record<string, number> }> {
  const file = join(root, figuresFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** The published figures that are not what was measured now; speeds differ from machine to machine and are left out. */
export function stale(figures: ReturnType<typeof published>, measured: Values): string[] {
  const differing: string[] = [];
  for (const [task, metrics] of Object.entries(measured)) {
    for (const [metric, value] of Object.entries(metrics)) {
      if (isSpeed(metric)) continue;
      const shown = figures[task]?.metrics[metric];
      if (shown === undefined || Math.abs(shown - value) > 0.0005) {
        differing.push(
          `${figuresFile} says ${shown ?? "nothing"} for ${task} ${metric}, measured is ${value.toFixed(4)}`,
        );
      }
    }
  }
  return differing;
}

/** Whether a metric tells how fast the machine is. */
export function isSpeed(metric: string): boolean {
  return /second|speed/i.test(metric);
}

/** The table of the README, from the figures. */
export function figureTable(figures: ReturnType<typeof published>): string {
  const lines = rows.flatMap(([task, metric, label]) => {
    const value = figures[task]?.metrics[metric];
    if (value === undefined) return [];
    return [`| \`${task}\` | ${about[task]} (${figures[task]!.n}) | ${label} | ${value.toFixed(3)} |`];
  });
  return ["| task | on | measure | value |", "|---|---|---|---|", ...lines].join("\n");
}

/** A page with the table between its two markers. */
export function withTable(page: string, table: string): string {
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error("README.md lacks the two figure markers");
  return `${head}${begin}\n${table}\n${end}${tail}`;
}
