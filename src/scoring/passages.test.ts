import { expect, test } from "vitest";
import type { Reading } from "../findings/reading.ts";
import { passagesMetrics, scorePassage } from "./passages.ts";
import { locate, Passage, passageText } from "./passages-gold.ts";

const said = Passage.parse({
  id: "hand-worked",
  published: "2025-05-07",
  style: "wire",
  region: "africa",
  title: "Bor talks",
  text: "Akol Deng said he would come. He said that he would come on Friday, to Juba.",
  expect: {
    attributions: [
      { source: "Akol Deng", cue: "said", content: "he would come", act: "promise", type: "named" },
      {
        source: "He",
        cue: "said",
        content: "that he would come on Friday, to Juba",
        act: ["assert", "promise"],
        speaker: "Akol Deng",
      },
    ],
    times: [{ text: "Friday", value: ["2025-05-09", "2025-W19-5"] }],
    places: [
      { text: "Juba", country: "SSD" },
      { text: "Bor", country: "SSD", optional: true },
    ],
    names: [
      { text: "Akol Deng", kind: "person" },
      { text: "Juba", kind: "place" },
    ],
    sentences: 3,
    absent: [{ kind: "place", text: "Deng" }],
  },
});
const text = passageText(said);
const span = (exact: string, from = 0) => {
  const start = text.indexOf(exact, from);
  return { start, end: start + exact.length, exact };
};
const second = text.indexOf("He said");

function reading(of: Partial<Reading>): Reading {
  return {
    article: { text },
    sentences: [],
    actors: [],
    places: [],
    times: [],
    findings: [],
    links: [],
    ...of,
  } as unknown as Reading;
}

function attribution(source: string, cue: string, content: string, from: number, more: object = {}) {
  return {
    id: `a${from}`,
    kind: "attribution",
    source: { span: span(source, from), actor: "x1", type: "named" },
    cue: [span(cue, from)],
    content: [span(content, from)],
    mode: "indirect",
    act: "assert",
    certainty: "certain",
    why: { score: 1 },
    evidence: [span(content, from)],
    ...more,
  } as unknown as Reading["findings"][number];
}

const akol = {
  id: "x1",
  name: "Akol Deng",
  kind: "person" as const,
  roles: [],
  mentions: [span("Akol Deng"), span("He", second)],
};
const score = (of: Partial<Reading>) => {
  const { counts, errors } = scorePassage({ id: said.id, expected: locate(said), reading: reading(of) });
  return { metrics: passagesMetrics([counts]), errors };
};

test("the parts of an attribution are located next to each other, each cue once", () => {
  const [first, other] = locate(said).attributions!;
  expect(first!.cue[0]!.start).toBe(text.indexOf("said"));
  expect(other!.cue[0]!.start).toBe(text.indexOf("said", second));
  expect(other!.source[0]!.start).toBe(second);
});

test("words that do not stand in the text are named", () => {
  const wrong = { ...said, expect: { names: [{ text: "Ako", kind: "person" as const }] } };
  expect(() => locate(wrong)).toThrow("hand-worked: “Ako” does not stand in the text");
});

test("a reading that finds everything scores 1 throughout", () => {
  const { metrics, errors } = score({
    actors: [akol],
    sentences: [span("Bor talks"), span("Akol Deng said he would come."), span("He said that")],
    places: [{ id: "p1", name: "Juba", country: "SSD", mentions: [span("Juba")] }],
    times: [{ span: span("Friday"), kind: "date", value: "2025-W19-5" }],
    findings: [
      attribution("Akol Deng", "said", "he would come", 0, { act: "promise" }),
      attribution("He", "said", "that he would come on Friday, to Juba", second),
    ],
  });
  expect(errors).toEqual([]);
  expect(metrics.attribution.relation.f1).toBe(1);
  expect(metrics.attribution.content.f1).toBe(1);
  expect(metrics.said).toMatchObject({ speaker: 1, act: 1, type: 1 });
  expect(metrics.times.value.f1).toBe(1);
  expect(metrics.places.country.f1).toBe(1);
  expect(metrics.names.f1).toBe(1);
  expect(metrics.sentences).toBe(1);
  expect(metrics.absent.kept).toBe(1);
});

test("what is missed, wrong, spurious or not to be found is counted and said", () => {
  const { metrics, errors } = score({
    actors: [{ ...akol, name: "Akol", kind: "organisation" }],
    sentences: [span("Bor talks")],
    places: [
      { id: "p1", name: "Juba", country: "SDN", mentions: [span("Juba")] },
      { id: "p2", name: "Bor", country: "SSD", mentions: [span("Bor")] },
      { id: "p3", name: "Deng", country: "CHN", mentions: [span("Deng")] },
    ],
    times: [{ span: span("on Friday"), kind: "date", value: "2025-05-02" }],
    findings: [attribution("He", "said", "he would come on Friday", second, { act: "deny" })],
  });
  // One of two relations, its content one word and some letters short of the gold's.
  expect(metrics.attribution.relation).toMatchObject({ precision: 1, recall: 0.5 });
  expect(metrics.attribution.content.f1).toBe(0);
  expect(metrics.said.act).toBe(0);
  expect(metrics.times.relaxed.f1).toBe(1);
  expect(metrics.times.value.f1).toBe(0);
  // Found: Juba and Deng; Bor is optional. Of the one gold place found, the country is wrong.
  expect(metrics.places.found).toMatchObject({ precision: 0.5, recall: 1 });
  expect(metrics.places.country.f1).toBe(0);
  expect(metrics.names.person.recall).toBe(0);
  expect(metrics.sentences).toBe(0);
  expect(metrics.absent.kept).toBe(0);
  expect(errors).toContain("1 sentences for 3");
  expect(errors).toContain("not to be found: place “Deng”");
  expect(errors).toContain("spurious places “Deng” CHN");
  expect(errors).toContain("wrong times “Friday”: “on Friday” 2025-05-02 for 2025-05-09 or 2025-W19-5");
});

test("a kind that is not stated is not asked, and an optional attribution counts nowhere", () => {
  const passage = Passage.parse({
    ...said,
    expect: { attributions: [{ source: "Akol Deng", cue: "said", content: "he would come", optional: true }] },
  });
  const of = reading({ findings: [attribution("Akol Deng", "said", "he would come", 0)] });
  const { counts, errors } = scorePassage({ id: "", expected: locate(passage), reading: of });
  expect(errors).toEqual([]);
  expect(counts["cue.found"]).toBe(0);
  expect(Object.keys(counts).filter((name) => /times|places|names|sentences|absent/.test(name))).toEqual([]);
});
