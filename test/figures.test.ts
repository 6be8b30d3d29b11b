import { expect, test } from "vitest";
import { figureTable, kept, stale } from "../benchmarks/figures.ts";
import { runs } from "../benchmarks/runs.ts";

const figure = {
  n: 12,
  metrics: { "sentence.f1": 0.9, "baseline.sentence.f1": 0.8, "wink-nlp.sentence.f1": 0.85, pagesPerSecond: 30 },
  intervals: { "sentence.f1": { low: 0.881, high: 0.92 } },
};

test("the table shows a figure with its interval, its baseline and its peer; a run that has none is left out", () => {
  const table = figureTable({ newsSentences: figure });
  expect(table.split("\n")).toHaveLength(3);
  expect(table).toContain(
    `| \`syntax\` | ${runs.newsSentences!.about(12)} | sentences, F1 | 0.900 (0.88–0.92) | 0.800 |`,
  );
  expect(table).toContain("0.850 wink-nlp, same run |");
});

test("figures are kept without speeds", () => {
  expect(kept(figure).metrics).not.toHaveProperty("pagesPerSecond");
  expect(kept(figure).intervals).toEqual(figure.intervals);
});

test("a figure that is not what is measured is named, a run without figures once, a speed never", () => {
  const now = { "sentence.f1": 0.91, "baseline.sentence.f1": 0.801, pagesPerSecond: 1 };
  expect(stale({ a: figure }, { a: now })).toHaveLength(1);
  expect(stale({}, { a: now, b: now })).toEqual([
    "benchmarks/figures.json says nothing of a",
    "benchmarks/figures.json says nothing of b",
  ]);
});

test("every run names a metric to show, and each once", () => {
  for (const [name, { rows }] of Object.entries(runs)) {
    expect(rows.length, name).toBeGreaterThan(0);
    expect(new Set(rows.map(({ metric }) => metric)).size, name).toBe(rows.length);
  }
});
