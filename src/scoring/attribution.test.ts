import { expect, test } from "vitest";
import { type AttributionCase, attributionMetrics, countAttributions, modeOf, spansOf } from "./attribution.ts";
import { readBrat } from "./attribution-brat.ts";

const text = "Ode said the ferry would sail. “It is late,” Lund wrote, “and cold.”\n\nThe mayor denied it.";

const at = (exact: string, from = 0) => {
  const start = text.indexOf(exact, from);
  if (start < 0) throw new Error(exact);
  return { start, end: start + exact.length };
};
const quotations = [at("“It is late,”"), at("“and cold.”")];

const ode = { source: [at("Ode")], cue: [at("said")], content: [at("the ferry would sail")] };
const lund = { source: [at("Lund")], cue: [at("wrote")], content: [at("“It is late,”"), at("“and cold.”")] };
const mayor = { source: [at("The mayor")], cue: [at("denied")], content: [at("it", at("denied").end)] };
const gold = [ode, lund, mayor];

const scored = (found: AttributionCase["gold"], wanted = gold) => {
  const { counts, faults } = countAttributions({ id: "ferry", text, quotations, gold: wanted, found });
  return { ...attributionMetrics([counts]), faults };
};

test("what is found as the gold has it is right", () => {
  const { source, cue, content, all, tokens, relation, faults } = scored(gold);
  for (const one of [source, cue, content, all, ...Object.values(tokens), relation, relation.direct, relation.indirect])
    expect(one).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  expect(faults).toEqual([]);
});

test("spans are right by both ends, tokens one by one", () => {
  const short = { ...ode, content: [at("the ferry")] };
  const { content, tokens, relation, faults } = scored([short]);
  expect(content).toEqual({ precision: 0, recall: 0, f1: 0 });
  // Two of the gold's 16 tokens of content, marks included: 4, 6 and 5, and 1.
  expect(tokens.content.precision).toBe(1);
  expect(tokens.content.recall).toBeCloseTo(2 / 16);
  // Half of the four tokens is enough.
  expect(relation.precision).toBe(1);
  expect(relation.recall).toBeCloseTo(1 / 3);
  expect(faults.map((fault) => fault.kind)).toEqual(["content", "missed", "missed"]);
});

test("a relation wants an overlapping cue, and half of source and content", () => {
  expect(scored([{ ...ode, cue: [at("sail")] }]).relation.f1).toBe(0);
  expect(scored([{ ...ode, cue: [at("Ode said")] }]).relation.precision).toBe(1);
  expect(scored([{ ...ode, source: [] }]).relation.f1).toBe(0);
  expect(scored([{ ...ode, source: [] }], [{ ...ode, source: [] }]).relation.f1).toBe(1);
  expect(scored([{ ...ode, content: [at("the")] }]).relation.f1).toBe(0);
  expect(scored([ode, ode]).relation.precision).toBe(0.5);
});

test("a relation has the mode of the content on its side", () => {
  expect(gold.map((one) => modeOf({ text, quotations }, one.content))).toEqual(["indirect", "direct", "indirect"]);
  expect(modeOf({ text, quotations }, [at("the ferry would sail. “It is late,”")])).toBe("mixed");
  const { relation } = scored([ode, lund]);
  expect(relation.direct).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(relation.indirect).toMatchObject({ precision: 1, recall: 0.5 });
  expect(relation.mixed).toEqual({ precision: 0, recall: 0, f1: 0 });
});

test("pieces that white space parts are one span; a line's end parts two", () => {
  const pieces = [at("“and"), at("cold.”\n\nThe mayor")];
  expect(spansOf(text, pieces).map(({ start, end }) => text.slice(start, end))).toEqual(["“and cold.”", "The mayor"]);
});

test("reads brat: pieces, second contents, no source, notes and other marks aside", () => {
  const word = (exact: string) => `${at(exact).start} ${at(exact).end}`;
  const lines = [
    `T1\tSource ${word("Lund")}\tLund`,
    `T2\tCue ${word("wrote")}\twrote`,
    `T3\tContent ${word("“It is late,”")};${word("“and cold.”")}\t“It is late,” “and cold.”`,
    `T4\tAttribution ${word("wrote")}\twrote`,
    "#1\tAnnotatorNotes T3\tE9\tSource:T1",
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    `T5\tCue ${word("said")}\tsaid`,
    `T6\tContent ${word("the ferry")}\tthe ferry`,
    `T7\tContent ${word("sail")}\tsail`,
    "E2\tAttribution-no-source:T5 Content:T6 Content2:T7 Cue:T5",
    "E3\tAttribution:T4 Cue:T2 Source:T1",
    `T8\tDiscuss ${word("denied")}\tdenied`,
  ];
  expect(readBrat(lines.join("\n"), text)).toEqual([
    { source: [], cue: ode.cue, content: [at("the ferry"), at("sail")] },
    lund,
  ]);
});

test("brat counts code points", () => {
  const wide = "😀 He said yes";
  const [one] = readBrat(
    "T1\tCue 5 9\tsaid\nT2\tContent 10 13\tyes\nT3\tSource 2 4\tHe\nE1\tAttribution:T1 Content:T2 Cue:T1 Source:T3\n",
    wide,
  );
  expect([one!.source, one!.cue, one!.content].map(([piece]) => wide.slice(piece!.start, piece!.end))).toEqual([
    "He",
    "said",
    "yes",
  ]);
});
