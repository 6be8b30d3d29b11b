import { expect, test } from "vitest";
import type { Reading } from "../findings/reading.ts";
import { compareFields, type GoldFinding, sameActor } from "./field.ts";

const person = (name: string) =>
  ({ actors: [{ id: "p", name, kind: "person", roles: [], mentions: [] }], places: [] }) as unknown as Reading;

test.each([
  ['Pavel "Lux" Orlov', "Pavel Orlov", true],
  ["Ada Lund", "General Ada Lund", true],
  ["Lund", "Ada Lund", true],
  ["Ada Lund", "Ada Berg", false],
  ["Ada Lund", "Lund Ada", false],
])("the person %s is the gold's %s: %s", (mine, gold, same) => {
  expect(sameActor(person(mine), "p", gold)).toBe(same);
});

test("compares what a clause obliges to, a demand and a consequence by their words", () => {
  const span = (exact: string) => ({ start: 0, end: exact.length, exact });
  const scores = compareFields(
    person("Ada Lund"),
    {
      clauses: [{ obligation: span("both sides withdraw their boats") }],
      demand: span("to open the port"),
      consequence: span("a duty on salmon takes effect"),
    } as never,
    {
      id: "R1",
      kind: "proposal",
      evidence: [],
      clauses: [{ obligation: span("the sides withdraw their boats by June") }],
      demand: span("open the port"),
      consequence: span("the talks end"),
    } as GoldFinding,
    new Map(),
  );
  expect(scores.map(({ field, score }) => [field, score])).toEqual([
    ["clauses", 1],
    ["demand", 1],
    ["consequence", 0],
  ]);
});
