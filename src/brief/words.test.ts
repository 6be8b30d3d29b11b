import { expect, test } from "vitest";
import { count, ordinal, rangeInWords } from "./counts.ts";
import { adverb, momentInWords, nearness } from "./dates.ts";
import { article, asSentence, british, isPlural, joinAnd, possessive } from "./english.ts";
import { bodyName, introduced, midSentence, surname } from "./names.ts";
import { stateAdjective, stateName } from "./states.ts";

const asOf = "2025-04-23T23:59:59.999Z";

test.each([
  ["day", "2025-04-23", "2025-04-23", "on Wednesday 23 April 2025"],
  ["day", "2025-04-19", "2025-04-21", "from Saturday 19 to Monday 21 April 2025"],
  ["day", "2025-04-30", "2025-05-02", "from Wednesday 30 April to Friday 2 May 2025"],
  ["day", "2024-12-31", "2025-01-01", "from Tuesday 31 December 2024 to Wednesday 1 January 2025"],
  ["hour", "2025-04-19T18:00:00+03:00", "2025-04-19T18:59:59+03:00", "at 18:00 (UTC+3) on Saturday 19 April 2025"],
  ["minute", "2025-04-19T15:00:00Z", "2025-04-19T15:00:00Z", "at 15:00 UTC on Saturday 19 April 2025"],
  ["week", "2025-04-21", "2025-04-27", "this week"],
  ["week", "2025-04-28", "2025-05-04", "next week"],
  ["week", "2025-04-07", "2025-04-13", "in the week of 7 April 2025"],
  ["month", "2025-04-01", "2025-04-30", "in April 2025"],
  ["month", "2025-04-01", "2025-06-30", "between April and June 2025"],
  ["season", "2025-03-01", "2025-05-31", "in spring 2025"],
  ["year", "2014-01-01", "2014-12-31", "in 2014"],
  ["decade", "1990-01-01", "1999-12-31", "in the 1990s"],
] as const)("a %s is said to its precision: %s to %s", (precision, start, end, words) => {
  expect(adverb({ precision, start, end }, asOf)).toBe(words);
});

test("a clock is told only where one was read", () => {
  const hour = (exact: string) =>
    adverb(
      {
        precision: "hour",
        start: "2025-06-10T06:00:00Z",
        end: "2025-06-10T11:59:59Z",
        text: { start: 0, end: 1, exact },
      },
      asOf,
    );
  expect(hour("Tuesday morning")).toBe("on the morning of Tuesday 10 June 2025");
  expect(hour("early on Tuesday")).toBe("on Tuesday 10 June 2025");
  expect(hour("6 am on Tuesday")).toBe("at 06:00 UTC on Tuesday 10 June 2025");
});

test("a moment and the end of a day", () => {
  expect(momentInWords("2025-04-22T18:00:00.000Z")).toBe("18:00 UTC on Tuesday 22 April 2025");
  expect(momentInWords(asOf)).toBe("Wednesday 23 April 2025");
});

test("nearness is seen from the day asked for", () => {
  const at = (start: string, end = start) => nearness({ start, end, precision: "day" }, asOf);
  expect([
    at("2025-04-24"),
    at("2025-04-23"),
    at("2025-04-22"),
    at("2025-04-21", "2025-04-27"),
    nearness(undefined, asOf),
  ]).toEqual(["ahead", "now", "past", "now", "undated"]);
});

test("numbers as a newspaper prints them", () => {
  expect([0, 1, 9, 10, 1200, 7_000_000, 1_500_000, 12_340_000].map(count)).toEqual([
    "no",
    "one",
    "nine",
    "10",
    "1,200",
    "seven million",
    "1.5 million",
    "12.34 million",
  ]);
  expect([1, 4, 11, 21, 112].map(ordinal)).toEqual(["first", "fourth", "11th", "21st", "112th"]);
  expect(
    [
      { low: 9 },
      { best: 9 },
      { high: 9 },
      { low: 9, high: 12 },
      { low: 9, best: 10, high: 12 },
      { low: 9, best: 9 },
      {},
    ].map(rangeInWords),
  ).toEqual([
    "at least nine",
    "nine",
    "up to nine",
    "between nine and 12",
    "about 10 (between nine and 12)",
    "at least nine",
    undefined,
  ]);
});

test("lists, articles, possessives", () => {
  expect(joinAnd(["a", "b", "c"])).toBe("a, b and c");
  expect(
    [
      "US envoy",
      "UK visit",
      "FT report",
      "hour",
      "European plan",
      "unilateral truce",
      "Evening",
      "EU plan",
      "honest talk",
      "unnamed source",
    ].map(article),
  ).toEqual(["a", "a", "an", "an", "a", "a", "an", "an", "an", "an"]);
  expect(["Ukraine", "the United States"].map(possessive)).toEqual(["Ukraine’s", "the United States’"]);
});

test("British spelling outside quotations, and only of common words", () => {
  expect(british("to recognize the defense center and size up “the defense” of the Defense Department")).toBe(
    "to recognise the defence centre and size up “the defense” of the Defense Department",
  );
});

test("a sentence begins with a capital and ends with one stop", () => {
  expect(asSentence("talks , held in London,, went on ,")).toBe("Talks, held in London, went on.");
  expect(asSentence("he said: “Enough.”")).toBe("He said: “Enough.”");
});

test.each([
  ["GBR", "the United Kingdom", "British"],
  ["USA", "the United States", "US"],
  ["NLD", "the Netherlands", "Dutch"],
  ["TUR", "Turkey", "Turkish"],
  ["COD", "the Democratic Republic of the Congo", "Congolese"],
  ["UKR", "Ukraine", "Ukrainian"],
  ["PHL", "the Philippines", "Filipino"],
])("the state %s is %s, its adjective %s", (id, name, adjective) => {
  expect([stateName(id), stateAdjective(id)]).toEqual([name, adjective]);
});

test("no state is made up", () => {
  expect(stateName("XXX")).toBeUndefined();
  expect(stateName("organisation/eu")).toBeUndefined();
});

test.each([
  ["Marco Rubio", undefined, "Rubio"],
  ["Ursula von der Leyen", undefined, "von der Leyen"],
  ["He Lifeng", "CHN", "He Lifeng"],
  ["Mohammed bin Salman", "SAU", "Mohammed bin Salman"],
  ["Donald Trump Jr.", undefined, "Trump Jr."],
  ["Modi", undefined, "Modi"],
])("after the first mention %s (%s) is %s", (name, country, short) => {
  expect(surname(name, country)).toBe(short);
});

test.each([
  ["US Secretary of State", "US", "US Secretary of State X Y"],
  ["special envoy", "US", "US special envoy X Y"],
  ["Foreign Secretary", "British", "British Foreign Secretary X Y"],
  ["adviser to Ukraine’s Ministry of Transport", "Ukrainian", "X Y, an adviser to Ukraine’s Ministry of Transport,"],
  ["head of the presidential office", "Ukrainian", "X Y, Ukrainian head of the presidential office,"],
  ["Trump administration envoy", "US", "Trump administration envoy X Y"],
])("the role %s is put where English puts it", (title, adjective, words) => {
  expect(introduced("X Y", title, adjective)).toBe(words);
});

test("outlets and bodies take an article where English puts one", () => {
  expect(
    [
      "Financial Times",
      "The Guardian",
      "Reuters",
      "BBC",
      "NATO",
      "European Union",
      "UK Foreign Office",
      "Ukraine’s Ministry of Defence",
      "London Pulse News",
    ].map(bodyName),
  ).toEqual([
    "the Financial Times",
    "the Guardian",
    "Reuters",
    "the BBC",
    "NATO",
    "the European Union",
    "the UK Foreign Office",
    "Ukraine’s Ministry of Defence",
    "London Pulse News",
  ]);
});

test("what began a sentence is fit for its middle, names keep their capitals", () => {
  expect(
    ["Analysts", "British diplomats", "A report", "US officials", "Moscow", "Three officials"].map(midSentence),
  ).toEqual(["analysts", "British diplomats", "a report", "US officials", "Moscow", "three officials"]);
});

test.each([
  ["representatives of about thirty countries", true],
  ["two diplomats", true],
  ["people close to the talks", true],
  ["a source with knowledge of the draft", false],
  ["the negotiating campus", false],
])("%s: several are %s", (words, many) => {
  expect(isPlural(words)).toBe(many);
});
