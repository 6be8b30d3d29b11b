import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Values } from "./floors.ts";
import { type Measured, root } from "./measure.ts";
import { type Row, type Run, runs } from "./runs.ts";

export const figuresFile = "benchmarks/figures.json";

const begin = "<!-- figures: written by `npm run figures`, from benchmarks/figures.json -->";
const end = "<!-- /figures -->";
// The network gives the same on every machine; what is left is rounding.
const tolerance = 0.002;

export type Figures = Record<string, Measured>;

/** The figures last written, by run. */
export function published(): Figures {
  const file = join(root, figuresFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** The published figures that are not what was measured now; speeds differ from machine to machine and are left out. */
export function stale(figures: Figures, measured: Values): string[] {
  const differing: string[] = [];
  for (const [task, metrics] of Object.entries(measured)) {
    if (!figures[task]) {
      differing.push(`${figuresFile} says nothing of ${task}`);
      continue;
    }
    for (const [metric, value] of Object.entries(metrics)) {
      if (isSpeed(metric)) continue;
      const shown = figures[task].metrics[metric];
      if (shown === undefined || Math.abs(shown - value) > tolerance) {
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

/** What is measured as it is kept: without speeds, in four digits. */
export function kept({ n, metrics, intervals }: Measured): Measured {
  const short = (value: number) => Number(value.toFixed(4));
  return {
    n,
    metrics: Object.fromEntries(
      Object.entries(metrics)
        .filter(([metric]) => !isSpeed(metric))
        .map(([metric, value]) => [metric, short(value)]),
    ),
    intervals: Object.fromEntries(
      Object.entries(intervals).map(([metric, { low, high }]) => [metric, { low: short(low), high: short(high) }]),
    ),
  };
}

/** The table of the README, from the figures; task and data stand on the first line of a run. */
export function figureTable(figures: Figures): string {
  const lines = Object.entries(runs).flatMap(([name, run]) => {
    const figure = figures[name];
    if (!figure) return [];
    const rows = run.rows.filter(({ metric }) => figure.metrics[metric] !== undefined);
    return rows.map((row, i) => {
      const first = i === 0 ? `\`${run.task}\` | ${run.about(figure.n)}` : " | ";
      return `| ${first} | ${cellsOf(run, row, figure).join(" | ")} |`;
    });
  });
  return [
    "| task | measured on | measure | Parley, and 95 in 100 resamples | baseline | others |",
    "|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

function cellsOf(run: Run, { metric, label, published: theirs }: Row, { metrics, intervals = {} }: Measured): string[] {
  const interval = intervals[metric];
  const spread = interval ? ` (${interval.low.toFixed(2)}–${interval.high.toFixed(2)})` : "";
  const baseline = metrics[`baseline.${metric}`];
  const peer = run.peer && metrics[`${run.peer.name}.${metric}`];
  const others = [peer === undefined ? [] : `${peer.toFixed(3)} ${run.peer!.name}, same run`, theirs ?? []].flat();
  return [label, `${metrics[metric]!.toFixed(3)}${spread}`, baseline?.toFixed(3) ?? "–", others.join("; ") || "–"];
}

/** A page with the table between its two markers. */
export function withTable(page: string, table: string): string {
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error("README.md lacks the two figure markers");
  return `${head}${begin}\n${table}\n${end}${tail}`;
}
