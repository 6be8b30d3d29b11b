import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Reading } from "../findings/reading.ts";
import { type GoldStory, scoreStory, storyMetrics } from "./story.ts";
import { tokenF1 } from "./tokens.ts";

const article = articleOf({
  title: "Title",
  language: "en",
  genre: "news",
  publication: "usable",
  credits: [],
  paragraphs: ["The envoy met the minister in Oslo on Monday.", "Subscribe now"],
});
const at = (exact: string) => ({
  start: article.text.indexOf(exact),
  end: article.text.indexOf(exact) + exact.length,
  exact,
});
const base = { key: "k", certainty: "certain", phase: "done", news: "new", why: { score: 0.5 } } as const;

const reading: Reading = {
  schema: "parley.reading/1",
  offsets: "utf-16",
  reader: { name: "r", version: "1", models: [], codebook: "c", runtime: "t" },
  article,
  sentences: [],
  actors: [
    {
      id: "person/a",
      name: "Ada Lund",
      kind: "person",
      party: "NOR",
      roles: [{ title: "Norwegian envoy", evidence: at("envoy") }],
      mentions: [],
    },
  ],
  places: [{ id: "place/oslo", name: "Oslo", mentions: [] }],
  times: [],
  findings: [
    {
      ...base,
      id: "E1",
      kind: "engagement",
      form: "meeting",
      status: "held",
      changes: [],
      place: "place/oslo",
      parties: ["NOR"],
      participants: [],
      reasons: [],
      outcomes: [],
      evidence: [at("The envoy met the minister in Oslo")],
    },
    {
      ...base,
      id: "E2",
      kind: "engagement",
      form: "call",
      status: "held",
      changes: [],
      parties: [],
      participants: [],
      reasons: [],
      outcomes: [],
      evidence: [at("Subscribe now")],
    },
  ],
  links: [],
};

const gold: GoldStory = {
  article: { title: "Title", notBody: ["Subscribe now"] },
  roles: [
    { actor: "Ada Lund", title: "envoy", party: "NOR" },
    { actor: "Bo Ek", title: "minister" },
  ],
  findings: [
    {
      id: "G1",
      kind: "engagement",
      evidence: [at("The envoy met the minister in Oslo on Monday")],
      form: ["talks", "meeting"],
      status: "announced",
      place: "Oslo",
      parties: ["NOR", "SWE"],
    },
    { id: "G2", kind: "incident", evidence: [at("Subscribe now")], type: "attack" },
  ],
  links: [],
};

test("pairs findings of one kind by their quotes and counts fields", () => {
  const score = scoreStory(reading, gold);
  expect(score.found).toBe(1);
  expect(score.byKind.engagement).toEqual({ found: 1, gold: 1, extra: 1 });
  // form and place are right, status is wrong, one of two parties is found: F1 of 2/3.
  expect(score.fields.all).toBe(4);
  expect(score.fields.right).toBeCloseTo(2 + 2 / 3);
  expect(score.roles).toEqual({ right: 1, all: 2 });
  expect(score.furnitureKept).toEqual(["Subscribe now"]);
  expect(score.missed.some((line) => line.startsWith("incident G2"))).toBe(true);
  const metrics = storyMetrics([score]);
  expect(metrics.recall).toBe(0.5);
  expect(metrics["recall.incident"]).toBe(0);
});

test("counts what a complete gold does not list as wrong, and what it leaves open neither way", () => {
  expect(storyMetrics([scoreStory(reading, gold)])).not.toHaveProperty("precision");
  const complete = storyMetrics([scoreStory(reading, { ...gold, complete: true })]);
  expect(complete["precision.engagement"]).toBe(0.5);
  const optional = [{ id: "O1", kind: "engagement", evidence: [at("Subscribe now")] }];
  expect(storyMetrics([scoreStory(reading, { ...gold, complete: true, optional })])["precision.engagement"]).toBe(1);
});

test("token F1 counts words as bags", () => {
  expect(tokenF1("the old truce", "The truce")).toBeCloseTo(0.8);
  expect(tokenF1("a a b", "a b b")).toBeCloseTo(2 / 3);
  expect(tokenF1("", "x")).toBe(0);
});
