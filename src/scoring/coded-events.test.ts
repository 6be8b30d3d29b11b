import { expect, test } from "vitest";
import { f1, scoreCodedEvents } from "./coded-events.ts";
import { readCodedEvents } from "./coded-events-tsv.ts";

test("macro F1 is the mean over the classes that the gold has", () => {
  const labelled = [
    { gold: "AID", found: "AID" },
    { gold: "AID", found: "YIELD" },
    { gold: "REJECT", found: "REJECT" },
    { gold: "REJECT", found: "ACCUSE" },
  ];
  // AID and REJECT each have one hit of two, with one given: F1 of 2/3. YIELD and ACCUSE are not in the gold.
  expect(f1(labelled).macroF1).toBeCloseTo(2 / 3);
  expect(f1(labelled).microF1).toBe(0.5);
});

test("scores only the sorts of labels that a table has", () => {
  const found = { root: "AID", quad: 2, conflict: false };
  const score = scoreCodedEvents([
    { gold: { id: "1", text: "a", root: "AID", quad: 2 }, found },
    { gold: { id: "2", text: "b", root: "COERCE", quad: 4 }, found },
  ]);
  expect(score.metrics.root).toEqual({ macroF1: 0.3333, microF1: 0.5 });
  expect(score.metrics.quad).toEqual({ macroF1: 0.3333 });
  expect(score.metrics.binary).toBeUndefined();
  expect(score.errors).toEqual(["2: root AID for COERCE, quad 2 for 4: b"]);
});

test("reads marked sentences, and seeks the parties where nothing marks them", () => {
  const [marked, plain] = readCodedEvents(
    [
      "sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_penta\tgold_root",
      "7\tPeru sued Chile.\t<s>Peru</s> sued <t>Chile</t>.\tPeru\tChile\t3\tACCUSE",
      "8\tChile thanked Peru.\t\tOrg:Chile\tPeru\t1\tSUPPORT",
    ].join("\n"),
  );
  expect(marked).toEqual({
    id: "7",
    text: "Peru sued Chile.",
    source: { start: 0, end: 4 },
    target: { start: 10, end: 15 },
    root: "ACCUSE",
    quad: 3,
  });
  expect(plain).toMatchObject({ source: { start: 0, end: 5 }, target: { start: 14, end: 18 }, root: "SUPPORT" });
});

test("refuses a line without a label", () => {
  expect(() => readCodedEvents("sentence\tsource\ttarget\tgold_root\nIt rains.\tit\tus\t")).toThrow(
    "line 2 has no label",
  );
});
