import { expect, test } from "vitest";
import { account, actors, day, dayAsOf, finding, places, record } from "../../test/fixtures/records.ts";
import type { FindingOf } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import { briefOf } from "./compose.ts";
import { tell } from "./told.ts";

type Fields = Partial<FindingOf<"engagement">>;

function told(fields: Fields, given: Partial<LedgerRecord> = {}, asOf = dayAsOf): string {
  const value = finding("engagement", fields);
  const brief = briefOf({ records: [record(value, given)], actors, places, asOf });
  const items = brief.sections
    .filter(({ id }) => ["table", "next", "unreported"].includes(id))
    .flatMap(({ items }) => items);
  return items[0]?.sentences.map(({ text }) => text).join(" ") ?? "";
}

const states: Fields = { parties: ["UKR", "USA"], place: "geonames/1", when: day("2025-04-25") };
const two: Fields = {
  form: "meeting",
  when: day("2025-04-25"),
  parties: ["USA", "DEU"],
  participants: [
    { actor: "person/tom-reed", party: "USA", roles: [], attendance: "expected" },
    { actor: "person/anna-weiss", party: "DEU", roles: [], attendance: "expected" },
  ],
};
const held: Fields = { status: "held", when: day("2025-04-22") };

// People are introduced where a reader first meets them, which is in the lead: the table then has their surnames.
test.each<[string, Fields, string]>([
  ["announced", states, "Ukraine and the United States will hold talks in London on Friday 25 April 2025."],
  [
    "expected",
    { ...states, certainty: "probable" },
    "Ukraine and the United States are expected to hold talks in London on Friday 25 April 2025.",
  ],
  [
    "possible",
    { ...states, certainty: "possible" },
    "Ukraine and the United States may hold talks in London on Friday 25 April 2025.",
  ],
  [
    "not to be",
    { ...states, negated: true },
    "Ukraine and the United States are not to hold talks in London on Friday 25 April 2025.",
  ],
  [
    "under way",
    { ...states, status: "under-way", when: day("2025-04-23") },
    "Ukraine and the United States are holding talks in London on Wednesday 23 April 2025.",
  ],
  ["held", { ...states, ...held }, "Ukraine and the United States held talks in London on Tuesday 22 April 2025."],
  [
    "held, doubtful",
    { ...states, ...held, certainty: "probable" },
    "Ukraine and the United States reportedly held talks in London on Tuesday 22 April 2025.",
  ],
  [
    "held, possible",
    { ...states, ...held, certainty: "possible" },
    "Ukraine and the United States may have held talks in London on Tuesday 22 April 2025.",
  ],
  [
    "not held",
    { ...states, ...held, negated: true },
    "Ukraine and the United States did not hold talks in London on Tuesday 22 April 2025.",
  ],
  [
    "broken off",
    { ...states, ...held, status: "broken-off" },
    "Ukraine and the United States held talks in London on Tuesday 22 April 2025, which were broken off.",
  ],
  [
    "postponed",
    { ...states, status: "postponed" },
    "Talks between Ukraine and the United States in London, planned for Friday 25 April 2025, have been postponed.",
  ],
  [
    "cancelled",
    { ...states, status: "cancelled", form: "meeting" },
    "A meeting between Ukraine and the United States in London on Friday 25 April 2025 has been cancelled.",
  ],
  [
    "unreported",
    { ...states, when: day("2025-04-21") },
    "Ukraine and the United States were to hold talks in London on Monday 21 April 2025; no report says that they did.",
  ],
  ["two persons", two, "Reed will meet Weiss on Friday 25 April 2025."],
  ["a call", { ...two, ...held, form: "call" }, "Reed spoke with Weiss on Tuesday 22 April 2025."],
  [
    "a visit",
    {
      form: "visit",
      parties: ["USA"],
      participants: [two.participants![0]!],
      place: "place/united-kingdom",
      when: day("2025-04-25"),
    },
    "Reed will visit the United Kingdom on Friday 25 April 2025.",
  ],
  [
    "a level",
    { ...states, tier: "senior-official", closedDoor: true },
    "Senior officials from Ukraine and the United States will hold talks in London on Friday 25 April 2025, behind closed doors.",
  ],
  [
    "leaders",
    { ...states, form: "summit", tier: "leader" },
    "The leaders of Ukraine and the United States will hold a summit in London on Friday 25 April 2025.",
  ],
  [
    "a topic and a format",
    { ...states, topic: "ceasefire", format: "indirect" },
    "Ukraine and the United States will hold indirect ceasefire talks in London on Friday 25 April 2025.",
  ],
  ["a round", { ...two, ordinal: 4 }, "Reed will meet Weiss on Friday 25 April 2025, the fourth such meeting."],
  [
    "a week",
    { ...states, when: { start: "2025-04-21", end: "2025-04-27", precision: "week" } },
    "Ukraine and the United States will hold talks in London this week.",
  ],
  ["no day", { ...states, when: undefined }, "Ukraine and the United States will hold talks in London."],
  [
    "nobody named",
    { place: "geonames/1", when: day("2025-04-25") },
    "Talks are planned in London on Friday 25 April 2025.",
  ],
  [
    "one side",
    { form: "meeting", parties: ["UKR"], when: day("2025-04-25") },
    "Ukraine will take part in a meeting on Friday 25 April 2025.",
  ],
])("an engagement %s", (_, fields, text) => {
  expect(told(fields)).toBe(text);
});

test("persons have full name and role at the first mention, surname after", () => {
  const brief = briefOf({ records: [record(finding("engagement", two))], actors, places, asOf: dayAsOf });
  expect(brief.lead[0]?.text).toBe(
    "US special envoy Tom Reed will meet German Foreign Minister Anna Weiss on Friday 25 April 2025.",
  );
});

test("a plan without a day that nobody spoke of again was to happen, and has no place in the brief", () => {
  const stale = record(finding("engagement", { ...states, when: undefined }));
  const material = { records: [stale], actors, places, asOf: "2025-06-01T00:00:00.000Z" };
  expect(tell(stale, material)[0]?.text).toBe(
    "Ukraine and the United States were to hold talks in London; no report says that they did.",
  );
  expect(briefOf(material).sections).toEqual([]);
});

test("talks under way are not told as going on for ever", () => {
  expect(told({ ...states, status: "under-way", when: undefined }, {}, "2025-04-30T00:00:00.000Z")).toBe(
    "Ukraine and the United States were holding talks in London, when they were last reported on Wednesday 23 April 2025.",
  );
});

test("the ledger's word that no report came outweighs the plan", () => {
  expect(told(states, { status: "expected-not-reported" })).toMatch(
    /were to hold talks .*; no report says that they did\.$/,
  );
});

test("the roster: who withdrew, who stands in for whom, who leads, with the reasons given to their givers", () => {
  const text = told({
    ...states,
    parties: ["UKR", "USA", "GBR", "DEU"],
    changes: [
      {
        what: "downgraded",
        from: "ministerial",
        to: "senior-official",
        evidence: [{ start: 1, end: 5, exact: "down" }],
      },
    ],
    participants: [
      { actor: "person/john-blake", party: "USA", roles: [], attendance: "withdrew" },
      { actor: "person/tom-reed", party: "USA", roles: [], attendance: "stands-in", for: ["person/john-blake"] },
      { actor: "person/anna-weiss", party: "DEU", roles: ["leads"], attendance: "expected" },
      { actor: "person/oleh-bondar", party: "UKR", roles: [], attendance: "declined" },
    ],
    reasons: [
      { kind: "stated", text: { start: 0, end: 8, exact: "“illness”" } },
      { kind: "perceived", text: { start: 9, end: 20, exact: "a lack of results" }, by: "unnamed/analysts" },
    ],
  });
  expect(text).toBe(
    "Ukraine, the United States, the United Kingdom and Germany will hold talks in London on Friday 25 April 2025. " +
      "The talks have been downgraded from ministerial to senior-official level. " +
      "Blake has withdrawn; US special envoy Tom Reed will stand in for Blake. " +
      "German Foreign Minister Anna Weiss will lead the German delegation. " +
      "Oleh Bondar, an adviser to Ukraine’s Ministry of Transport, has declined to attend. " +
      "The withdrawal was put down to “illness”; analysts saw a lack of results.",
  );
});

test("each sentence points at the words that it is made from", () => {
  const words = [
    "Blake will stay at home",
    "Talks go on in London on Friday",
    "Reed steps in for Blake",
    "it was put down to illness",
  ];
  const reason = { start: 0, end: 0, exact: "a cold" };
  const value = finding(
    "engagement",
    {
      ...states,
      parties: ["UKR", "USA", "GBR", "DEU"],
      participants: [
        { actor: "person/john-blake", party: "USA", roles: [], attendance: "withdrew" },
        { actor: "person/tom-reed", party: "USA", roles: [], attendance: "stands-in", for: ["person/john-blake"] },
      ],
      reasons: [{ kind: "stated", text: reason }],
    },
    words,
  );
  reason.start = 9_000_000;
  reason.end = 9_000_006;
  const told = tell(record(value), { records: [], actors, places, asOf: dayAsOf });
  expect(told.map(({ evidence }) => evidence.map(({ quote }) => quote))).toEqual([
    [words[1]],
    [words[0], words[2]],
    ["a cold"],
  ]);
});

test("what only a source says is said according to the source", () => {
  const value = finding("engagement", { ...states, ...held });
  const saidBy = finding("attribution", { source: { type: "named", actor: "person/anna-weiss" } });
  const brief = briefOf({
    records: [record(value, { accounts: [account(value, { saidBy })] })],
    actors,
    places,
    asOf: dayAsOf,
  });
  expect(brief.lead[0]?.text).toBe(
    "Ukraine and the United States held talks in London on Tuesday 22 April 2025, according to German Foreign Minister Anna Weiss.",
  );
});

test("an opinion piece is never the narrator's fact", () => {
  const value = finding("engagement", { ...states, ...held });
  const accounts = [account(value, { provenance: { genre: "opinion" } })];
  const brief = briefOf({ records: [record(value, { accounts })], actors, places, asOf: dayAsOf });
  expect(brief.lead[0]?.text).toMatch(/, according to an opinion piece in the Harbour Gazette\.$/);
});

test("rival days stand side by side with who gave them", () => {
  const one = finding("engagement", { ...states, ...held });
  const other = finding("engagement", { ...states, ...held, when: day("2025-04-21") });
  const rivals = [
    {
      field: "when",
      values: [
        { value: one.when, text: "22 April", accounts: [one.key] },
        { value: other.when, text: "21 April", accounts: [other.key] },
      ],
    },
  ];
  const accounts = [
    account(one),
    account(other, { provenance: { article: "a2", revision: "r2", outlet: "Northern Wire" } }),
  ];
  const brief = briefOf({ records: [record(one, { accounts, rivals })], actors, places, asOf: dayAsOf });
  expect(brief.sections[0]?.items[0]?.sentences[0]?.rival?.text).toBe(
    "Accounts differ on the date: Tuesday 22 April 2025 according to the Harbour Gazette; Monday 21 April 2025 according to Northern Wire.",
  );
});
