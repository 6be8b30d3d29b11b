import { expect, test } from "vitest";
import { scoreNames } from "./names.ts";
import { readNamedSentences, readRe3d } from "./names-gold.ts";

const text = "Anna Lund of Norrland met the Ode Council.";
const name = (quote: string, kind: "person" | "organisation" | "place") => ({
  kind,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
});

test("a name counts by its kind and both of its ends", () => {
  const gold = [name("Anna Lund", "person"), name("Norrland", "place"), name("Ode Council", "organisation")];
  const found = [name("Anna Lund", "person"), name("Norrland", "organisation"), name("Council", "organisation")];
  const { n, metrics, errors } = scoreNames([{ id: "a", text, gold, found }]);
  expect(n).toBe(3);
  expect(metrics).toMatchObject({ precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 });
  expect(metrics.person).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(metrics.organisation).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect(errors).toEqual([
    "a kind: “Norrland” organisation for place",
    "a extent: “Council” for “Ode Council” organisation",
  ]);
});

test("what is missed and what is spurious is listed", () => {
  const [gold, found] = [[name("Anna Lund", "person")], [name("Norrland", "place")]];
  expect(scoreNames([{ id: "a", text, gold, found }]).errors).toEqual([
    "a missed: “Anna Lund” person",
    "a spurious: “Norrland” place",
  ]);
});

test("labels in BIO and in IO are read, with a part of speech between or not", () => {
  const bio = "Anna\tNNP\tB-per\nLund\tNNP\tI-per\nmet\tVBD\tO\nNorns\tNNS\tB-gpe\n.\t.\tO\n\nOde\tNNP\tB-tim\n";
  const read = readNamedSentences(bio);
  expect(read.peoples).toBe(true);
  expect(
    read.sentences.map(({ text, names }) => names.map((one) => [one.kind, text.slice(one.start, one.end)])),
  ).toEqual([
    [
      ["person", "Anna Lund"],
      ["place", "Norns"],
    ],
    [],
  ]);
  const io = readNamedSentences("Anna I-PER\nLund I-PER\nNorrland I-LOC\nCup I-MISC\nOde I-ORG\n");
  expect(io.peoples).toBe(false);
  expect(io.sentences[0]!.names.map(({ kind }) => kind)).toEqual(["person", "place", "organisation"]);
  expect(() => readNamedSentences("Anna\n")).toThrow("line 1");
  expect(() => readNamedSentences("Anna met\n")).toThrow("BIO");
});

test("of re3d the outermost sure marks are read, without their article", () => {
  const entity = (begin: number, end: number, type: string, confidence = 1) =>
    JSON.stringify({ begin, end, type, confidence, documentId: "d" });
  const [one] = readRe3d(
    JSON.stringify({ _id: "d", text }),
    [
      entity(26, 41, "Organisation"),
      entity(30, 41, "Organisation"),
      entity(30, 33, "Person", 0),
      entity(13, 21, "Location"),
      entity(0, 4, "Weapon"),
    ].join("\n"),
  );
  expect(one!.names.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["place", "Norrland"],
    ["organisation", "Ode Council"],
  ]);
});
