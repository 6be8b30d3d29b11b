import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateEvents } from "./evaluate-events.ts";

let folder: string;
const table = (lines: string[]) => {
  const path = join(folder, "coded.tsv");
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "coded-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("scores a table of coded sentences", () => {
  const { n, metrics, errors } = evaluateEvents(
    table([
      "sentence\tsource\ttarget\tgold_root\tgold_penta",
      "Gabon donated rice to Chad after the drought.\tGabon\tChad\tAID\t2",
      "Nepal denounced Bhutan's decision on the dam.\tNepal\tBhutan's decision\tACCUSE\t3",
    ]),
  );
  expect(n).toBe(2);
  expect(metrics).toEqual({ root: { macroF1: 1, microF1: 1 }, quad: { macroF1: 1 } });
  expect(errors).toEqual([]);
});

test("what is no table of coded sentences is the operator's fault", () => {
  expect(() => evaluateEvents(join(folder, "none.tsv"))).toThrow(expect.objectContaining({ code: "bad-gold" }));
  expect(() => evaluateEvents(table(["sentence\tsource\ttarget\tgold_root"]))).toThrow("holds no coded event");
});
