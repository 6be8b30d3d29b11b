import { expect, test } from "vitest";
import { scoreSyntax } from "./syntax.ts";

const gold = {
  upos: ["NOUN", "VERB", "ADP", "NOUN"],
  heads: [1, -1, 3, 1],
  relations: ["nsubj", "root", "case", "obl:tmod"],
};
const range = (start: number, end: number) => ({ start, end });

test("a tag, a head and a relation that are wrong count where they belong", () => {
  const found = {
    upos: ["NOUN", "NOUN", "ADP", "NOUN"],
    heads: [1, -1, 1, 1],
    relations: ["nsubj", "root", "case", "obl"],
  };
  const cut = { sentences: [], tokens: [] };
  const { metrics } = scoreSyntax([{ id: "a", trees: [{ gold, found }], cut: { gold: cut, found: cut } }]);
  expect(metrics).toMatchObject({ upos: 0.75, uas: 0.75, las: 0.5, plainLas: 0.75 });
});

test("a sentence counts by both of its ends, a word too", () => {
  const { metrics } = scoreSyntax([
    {
      id: "a",
      trees: [],
      cut: {
        gold: { sentences: [range(0, 10), range(11, 20), range(22, 30)], tokens: [range(0, 4), range(5, 10)] },
        found: { sentences: [range(0, 20), range(22, 30)], tokens: [range(0, 4), range(5, 10), range(11, 12)] },
      },
    },
  ]);
  expect(metrics.sentence).toEqual({ precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 });
  expect(metrics.tokens).toEqual({ precision: 2 / 3, recall: 1, f1: 4 / 5 });
});

test("intervals hold the value and have no width where all documents are alike", () => {
  const one = {
    id: "a",
    trees: [{ gold, found: gold }],
    cut: {
      gold: { sentences: [range(0, 4)], tokens: [range(0, 4)] },
      found: { sentences: [range(0, 4)], tokens: [range(0, 4)] },
    },
  };
  expect(scoreSyntax([one, one]).intervals).toMatchObject({
    las: { low: 1, high: 1 },
    "sentence.f1": { low: 1, high: 1 },
  });
});
