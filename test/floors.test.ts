import { expect, test } from "vitest";
import { beyondBounds, loweredInSilence } from "../benchmarks/floors.ts";

test("a metric below its floor is named, and one that was not measured", () => {
  const floors = { pages: { f1: 0.95, precision: 0.9 }, story: { recall: 0.6 } };
  expect(beyondBounds(floors, { pages: { f1: 0.95, precision: 0.8999 } })).toEqual([
    "pages precision is 0.8999, it must be at least 0.9",
    "story recall was not measured",
  ]);
  expect(beyondBounds(floors, { pages: { f1: 0.96, precision: 0.9 }, story: { recall: 0.7 } })).toEqual([]);
});

test("a metric above its ceiling is named, and a ceiling may not rise in silence", () => {
  const floors = { story: { withoutEvidence: { atMost: 0 } } };
  expect(beyondBounds(floors, { story: { withoutEvidence: 0 } })).toEqual([]);
  expect(beyondBounds(floors, { story: { withoutEvidence: 1 } })).toHaveLength(1);
  expect(loweredInSilence({ story: { withoutEvidence: { atMost: 1 } } }, [floors], "")).toHaveLength(1);
  expect(loweredInSilence(floors, [{ story: { withoutEvidence: { atMost: 1 } } }], "")).toEqual([]);
});

test("a floor may rise in silence, and may fall only by the changelog's word", () => {
  const before = [{ pages: { f1: 0.95 } }];
  expect(loweredInSilence({ pages: { f1: 0.96 } }, before, "")).toEqual([]);
  expect(loweredInSilence({ pages: { f1: 0.94 } }, before, "")).toHaveLength(1);
  expect(loweredInSilence({ pages: {} }, before, "")).toHaveLength(1);
  expect(loweredInSilence({ pages: { f1: 0.94 } }, before, "- Floor lowered: pages f1 0.94, because …")).toEqual([]);
  expect(loweredInSilence({ pages: { f1: 0.9 } }, before, "- Floor lowered: pages f1 0.94, because …")).toHaveLength(1);
  expect(loweredInSilence({}, before, "- Floor lowered: pages f1 none, because …")).toEqual([]);
});
