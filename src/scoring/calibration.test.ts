import { expect, test } from "vitest";
import { calibrationError, reliabilityBins } from "./calibration.ts";

const judged = [
  ...[true, true, true, false].map((right, i) => ({ id: `a${i}`, score: 0.85, right })),
  { id: "b", score: 0.2, right: false },
  { id: "c", score: 1, right: true },
];

test("findings of like score share a bin", () => {
  expect(reliabilityBins(judged)).toEqual([
    { n: 1, score: 0.2, right: 0 },
    { n: 4, score: 0.85, right: 0.75 },
    { n: 1, score: 1, right: 1 },
  ]);
});

test("the error is how far score and share right lie apart, weighed by the findings", () => {
  // (1 × .2 + 4 × .1 + 1 × 0) / 6
  expect(calibrationError(judged)).toBeCloseTo(0.1);
  expect(calibrationError([])).toBe(0);
});
