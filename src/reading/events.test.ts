import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Event } from "../findings/finding.ts";
import { read } from "./read.ts";

function readingOf(...paragraphs: string[]) {
  return read(
    articleOf({
      title: "News of the day",
      published: "2025-05-14T10:00:00Z",
      language: "en",
      genre: "news",
      publication: "usable",
      credits: [],
      paragraphs,
    }),
  );
}

const eventsIn = (...paragraphs: string[]) =>
  readingOf(...paragraphs).findings.filter((one): one is Event => one.kind === "event");

test.each([
  ["The foreign ministers of Peru and Chile met in Lima on Monday.", "CONSULT", "done", ["PER", "CHL"], ["PER", "CHL"]],
  [
    "The foreign ministers of Peru and Chile will meet in Lima on Friday.",
    "CONSULT",
    "planned",
    ["PER", "CHL"],
    ["PER", "CHL"],
  ],
  ["Chad accused Libya of arming the rebels.", "ACCUSE", "done", ["TCD"], ["LBY"]],
])("draws an event from the finding of another kind: %s", (text, event, phase, actors, recipients) => {
  const { findings } = readingOf(text);
  const made = findings.filter((one): one is Event => one.kind === "event" && one.derivedFrom !== undefined);
  const one = made.find(({ plover }) => plover.event === event)!;
  expect(one).toMatchObject({ phase });
  expect([...one.actors].sort()).toEqual([...actors].sort());
  expect([...one.recipients].sort()).toEqual([...recipients].sort());
  const source = findings.find(({ id }) => id === one.derivedFrom)!;
  expect(source.kind).not.toBe("event");
  expect(one.evidence).toEqual(source.evidence);
  expect(one.why.score).toBe(source.why.score);
});

test("says mode, context and class of an act", () => {
  expect(eventsIn("Eritrea expelled two Ethiopian diplomats on Friday. Ethiopia said nothing.")).toEqual([
    expect.objectContaining({
      plover: { event: "SANCTION", mode: "withdraw", context: "diplomatic" },
      quad: 4,
      actors: ["ERI"],
      recipients: ["ETH"],
    }),
  ]);
});

test("an act that a noun names again is one event", () => {
  const found = eventsIn("The union's drivers walked out on Monday over pay.", "Their strike has closed two ports.");
  expect(found.filter(({ plover }) => plover.event === "PROTEST")).toHaveLength(1);
});

test("what is long past is background, what is to come is planned", () => {
  const [old] = eventsIn("Iraq invaded Kuwait in 1990.");
  expect(old).toMatchObject({ news: "background", phase: "done" });
  const [next] = eventsIn("Kenya will send 1,000 police officers to Haiti next month.");
  expect(next).toMatchObject({ news: "new", phase: "planned" });
});

test("takes no event from words that wish, deny or suppose it", () => {
  for (const text of [
    "The families demand the release of the prisoners by Friday.",
    "The army denied that it had taken the town.",
    "Peru threatened to recall its ambassador.",
    "The rebels will free the hostages if talks begin.",
  ])
    expect(eventsIn(text).filter(({ derivedFrom }) => !derivedFrom)).toEqual([]);
});
