import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Values } from "./floors.ts";
import { root, runs } from "./measure.ts";

export const figuresFile = "benchmarks/figures.json";

/** The figures that the README shows: task, metric, and what it is in words. */
const rows: [run: string, metric: string, label: string][] = [
  ["pages", "precision", "precision of the text"],
  ["pages", "recall", "recall"],
  ["pages", "f1", "F1"],
  ["pages", "baseline.f1", "F1 of plain Readability on linkedom, in the same run"],
  ["story", "recall", "findings met"],
  ["story", "roles", "roles found"],
  ["story", "fieldAccuracy", "fields right on the findings met"],
  ["golden", "recall", "findings met"],
  ["golden", "roles", "roles found"],
  ["golden", "fieldAccuracy", "fields right on the findings met"],
  ["heldBack", "recall", "findings met"],
  ["heldBack", "roles", "roles found"],
  ["heldBack", "fieldAccuracy", "fields right on the findings met"],
  ["ledger", "f1", "accounts under the right record, B³ F1"],
  ["ledger", "recordsRight", "records whole, neither split nor merged"],
  ["ledger", "fieldsRight", "fields right on the records found"],
];

/** What each run is measured on. */
const about: Record<string, (n: number) => string> = {
  pages: (n) => `${n} news pages, marked by others`,
  story: () => "one story of others, coded by hand: a smoke test",
  golden: (n) => `${n} stories written for Parley, in view while rules were written`,
  heldBack: (n) => `${n} such stories that nobody who wrote rules has read`,
  ledger: (n) => `the ${n} records of the sample dossiers`,
};

const begin = "<!-- figures: written by `npm run figures`, from benchmarks/figures.json -->";
const end = "<!-- /figures -->";

/** The figures last written, by run. */
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
      if (shown === undefined || Math.abs(shown - value) > 0.002) {
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
  const lines = rows.flatMap(([run, metric, label]) => {
    const value = figures[run]?.metrics[metric];
    if (value === undefined) return [];
    return [`| \`${runs[run]!.task}\` | ${about[run]!(figures[run]!.n)} | ${label} | ${value.toFixed(3)} |`];
  });
  return ["| task | measured on | measure | value |", "|---|---|---|---|", ...lines].join("\n");
}

/** A page with the table between its two markers. */
export function withTable(page: string, table: string): string {
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error("README.md lacks the two figure markers");
  return `${head}${begin}\n${table}\n${end}${tail}`;
}
