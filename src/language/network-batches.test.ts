import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesOf } from "./network-batches.ts";

test("every piece is in one batch, and batches are bounded", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 200 }), (sizes) => {
      const batches = batchesOf(sizes);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(sizes.map((_, i) => i));
      for (const batch of batches) {
        const longest = Math.max(...batch.map((i) => sizes[i]!));
        if (batch.length > 1) expect(batch.length * longest).toBeLessThanOrEqual(2_000);
      }
    }),
  );
});

test("what is alike goes together, and a long piece pads no short ones", () => {
  expect(batchesOf([20, 20, 20, 20])).toEqual([[0, 1, 2, 3]]);
  expect(batchesOf([4, 150, 5])).toEqual([[0, 2], [1]]);
});
