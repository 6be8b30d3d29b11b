import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Attribution } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { scoreSpeech } from "./speech.ts";

const article = articleOf({
  title: "Title",
  language: "en",
  genre: "news",
  publication: "usable",
  credits: [],
  paragraphs: ["A report said that the envoy had denied it. Two diplomats hinted at a delay."],
});
const at = (exact: string) => ({
  start: article.text.indexOf(exact),
  end: article.text.indexOf(exact) + exact.length,
  exact,
});
const said = (id: string, fields: Partial<Attribution>): Attribution => ({
  id,
  key: id,
  kind: "attribution",
  evidence: [at("said")],
  certainty: "certain",
  phase: "done",
  news: "new",
  why: { score: 0.5 },
  source: { type: "unattributed" },
  cue: [],
  content: [],
  mode: "indirect",
  act: "assert",
  ...fields,
});
const reading: Reading = {
  schema: "parley.reading/1",
  offsets: "utf-16",
  reader: { name: "r", version: "1", models: [], codebook: "c", runtime: "t" },
  article,
  sentences: [],
  actors: [
    { id: "person/ada", name: "Ada Lund", kind: "person", party: "NOR", roles: [], mentions: [] },
    { id: "unnamed/two", name: "two diplomats", kind: "unnamed", party: "NOR", roles: [], mentions: [] },
  ],
  places: [],
  times: [],
  findings: [],
  links: [],
};
const gold = (id: string, fields: Record<string, unknown>) => ({ id, kind: "attribution", evidence: [], ...fields });
const none = { right: 0, all: 0 };

test("asks who speaks, what is done by it, and how it stands", () => {
  const outer = said("A1", { source: { type: "media", span: at("A report") } });
  const inner = said("A2", { source: { type: "named", actor: "person/ada" }, act: "deny", saidBy: "A1" });
  const { score, wrong } = scoreSpeech(
    reading,
    [
      { mine: outer, gold: gold("G1", { source: { text: "A report", type: "media" }, act: "assert" }) },
      {
        mine: inner,
        gold: gold("G2", { source: { actor: "Bo Ek", type: "named" }, act: ["deny", "reject"], saidBy: "G1" }),
      },
    ],
    new Map([
      ["G1", "A1"],
      ["G2", "A2"],
    ]),
  );
  expect(score).toEqual({
    speakers: { right: 1, all: 2 },
    acts: { right: 2, all: 2 },
    sourceTypes: { right: 2, all: 2 },
    certainty: none,
    negation: { right: 2, all: 2 },
    nesting: { right: 1, all: 1 },
  });
  expect(wrong).toEqual([expect.stringContaining("speakers of G2")]);
});

test("an unnamed source is right by its words, its side, and by nobody's name", () => {
  const source = { text: "Two diplomats", type: "unnamed" };
  const judge = (actor: string | undefined, wanted: object) =>
    scoreSpeech(
      reading,
      [
        {
          mine: said("A1", { source: { type: "unnamed", span: at("Two diplomats"), ...(actor ? { actor } : {}) } }),
          gold: gold("G1", { source: { ...source, ...wanted } }),
        },
      ],
      new Map(),
    ).score.speakers.right;
  expect(judge("unnamed/two", {})).toBe(1);
  expect(judge(undefined, {})).toBe(1);
  expect(judge("person/ada", {})).toBe(0);
  expect(judge("unnamed/two", { party: "NOR" })).toBe(1);
  expect(judge("unnamed/two", { party: "none" })).toBe(0);
});

test("a nesting that the gold does not have is wrong, unless the gold leaves it open", () => {
  const judge = (saidBy: unknown) =>
    scoreSpeech(
      reading,
      [{ mine: said("A1", { saidBy: "A2" }), gold: gold("G1", { saidBy }) }],
      new Map([["G2", "A2"]]),
    ).score.nesting;
  expect(judge(undefined)).toEqual({ right: 0, all: 1 });
  expect(judge("G2")).toEqual({ right: 1, all: 1 });
  expect(judge(["G2", "none"])).toEqual({ right: 1, all: 1 });
});
