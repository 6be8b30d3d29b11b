import { expect, test } from "vitest";
import { addUp, bootstrap } from "./bootstrap.ts";

const share = (cases: readonly { right: number; all: number }[]) => {
  const { right, all } = addUp(cases);
  return { share: right / all };
};

test("cases that are all alike have no spread", () => {
  expect(bootstrap(Array(50).fill({ right: 1, all: 2 }), share)).toEqual({ share: { low: 0.5, high: 0.5 } });
});

test("the interval of a share is that of the binomial, and the same each time", () => {
  const cases = Array.from({ length: 400 }, (_, i) => ({ right: i % 2, all: 1 }));
  const { share: interval } = bootstrap(cases, share);
  expect(interval!.low).toBeCloseTo(0.5 - 1.96 * 0.025, 2);
  expect(interval!.high).toBeCloseTo(0.5 + 1.96 * 0.025, 2);
  expect(bootstrap(cases, share)).toEqual({ share: interval });
  expect(bootstrap(cases, share, { seed: 7 })).not.toEqual({ share: interval });
});

test("no case and one case give no interval, and few cases a wide one", () => {
  expect(bootstrap([], share)).toEqual({});
  expect(bootstrap([{ right: 1, all: 1 }], share)).toEqual({});
  const [few] = Object.values(
    bootstrap(
      [
        { right: 0, all: 1 },
        { right: 1, all: 1 },
      ],
      share,
    ),
  );
  expect(few).toEqual({ low: 0, high: 1 });
});
