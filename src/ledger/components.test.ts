import fc from "fast-check";
import { expect, test } from "vitest";
import { componentsOf, grouped } from "./components.ts";

const never = () => false;

test("groups are what the pairs connect", () => {
  expect(
    grouped(
      ["a", "b", "c", "d", "e"],
      [
        [3, 1],
        [4, 3],
      ],
    ),
  ).toEqual([["a"], ["b", "d", "e"], ["c"]]);
});

test("without exclusions links make components, whatever their order", () => {
  const links = [
    { a: 4, b: 2, strength: 1 },
    { a: 0, b: 1, strength: 3 },
    { a: 2, b: 3, strength: 2 },
  ];
  expect(componentsOf([0, 1, 2, 3, 4], links, never)).toEqual([
    [0, 1],
    [2, 3, 4],
  ]);
});

test("where two exclude each other the weaker link is cut", () => {
  const excludes = (a: string, b: string) => [a, b].sort().join() === "Paris,Rome";
  const links = [
    { a: 0, b: 1, strength: 2 },
    { a: 1, b: 2, strength: 1 },
  ];
  expect(componentsOf(["Paris", "somewhere", "Rome"], links, excludes)).toEqual([["Paris", "somewhere"], ["Rome"]]);
  expect(componentsOf(["Rome", "somewhere", "Paris"], links, excludes)).toEqual([["Rome", "somewhere"], ["Paris"]]);
});

test("no group holds two that exclude each other, and the order of the links does not matter", () => {
  const link = fc.record({ a: fc.nat(11), b: fc.nat(11), strength: fc.nat(3) });
  fc.assert(
    fc.property(
      fc.array(link, { maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 8 }),
      fc.nat(),
      (links, apart, seed) => {
        const items = Array.from({ length: 12 }, (_, index) => index);
        const excludes = (a: number, b: number) => apart.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
        const groups = componentsOf(items, links, excludes);
        for (const group of groups) {
          for (const a of group) for (const b of group) if (a !== b) expect(excludes(a, b)).toBe(false);
        }
        const shuffled = [...links].sort(
          (x, y) => ((x.a * 31 + x.b * 17 + x.strength) ^ seed) - ((y.a * 31 + y.b * 17 + y.strength) ^ seed),
        );
        expect(componentsOf(items, shuffled, excludes)).toEqual(groups);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(items);
      },
    ),
  );
});
