import { expect, test } from "vitest";
import { assign } from "./assignment.ts";

test("takes the best total, not the best first pair", () => {
  // Greedy would take .9 and leave 0; the best total is .8 + .7.
  expect(
    assign([
      [0.9, 0.8],
      [0.7, 0],
    ]),
  ).toEqual([1, 0]);
});

test("leaves out pairs that score nothing, and copes with more rows than columns", () => {
  expect(assign([[0], [0.6], [0.5]])).toEqual([-1, 0, -1]);
  expect(assign([[0, 0.4, 0]])).toEqual([1]);
  expect(assign([])).toEqual([]);
});
