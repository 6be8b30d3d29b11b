import { expect, test } from "vitest";
import { type GoldRecord, quoteMatch, type ScoredRecord, scoreLedger } from "./ledger.ts";
import { dayOverlap, fieldScore, isNamed } from "./ledger-fields.ts";

const names: Record<string, string[]> = {
  "person/marco-rubio": ["Marco Rubio", "Rubio"],
  "person/andrii-sybiha": ["Andrii Sybiha"],
  "geonames/2643743": ["London"],
  GBR: ["United Kingdom", "Britain"],
};
const namesOf = (id: string) => names[id] ?? [];

const gold = (id: string, articles: string[], more: Partial<GoldRecord> = {}): GoldRecord => ({
  id,
  kind: "engagement",
  accounts: articles.map((article) => ({ article, quote: `${id} was told of in words of its own` })),
  ...more,
});
/** A record of ours: "A:1" is our account of gold record A in article 1. */
const ours = (id: string, told: string[], more: Partial<ScoredRecord> = {}): ScoredRecord => ({
  id,
  kind: "engagement",
  value: {},
  accounts: told.map((one) => {
    const [record, article] = one.split(":");
    return { article: article!, evidence: [`${record} was told of in words of its own`] };
  }),
  ...more,
});

test("a ledger as the gold has it is right in everything", () => {
  const score = scoreLedger(
    { records: [gold("A", ["1", "2"]), gold("B", ["1", "3"])] },
    [ours("x", ["A:1", "A:2"]), ours("y", ["B:1", "B:3"])],
    namesOf,
  );
  expect(score.all).toMatchObject({
    records: 2,
    accounts: 4,
    found: 4,
    precision: 1,
    recall: 1,
    f1: 1,
    recordsRight: 1,
  });
  expect(score.errors).toEqual([]);
});

test("a record that is split costs recall", () => {
  // A = {1,2,3} stands as {1,2} and {3}: precision 1; recall 2/3, 2/3 and 1/3, so 5/9.
  const score = scoreLedger(
    { records: [gold("A", ["1", "2", "3"])] },
    [ours("x", ["A:1", "A:2"]), ours("y", ["A:3"])],
    namesOf,
  );
  expect(score.all.precision).toBe(1);
  expect(score.all.recall).toBeCloseTo(5 / 9);
  expect(score.all.f1).toBeCloseTo((2 * (5 / 9)) / (1 + 5 / 9));
  expect(score.all.recordsRight).toBe(0);
  expect(score.errors).toEqual(["engagement A: split over 2 records"]);
});

test("two records that are merged cost precision", () => {
  // {A1,A2,B1}: precision 2/3, 2/3 and 1/3; recall 1 throughout.
  const score = scoreLedger(
    { records: [gold("A", ["1", "2"]), gold("B", ["3"])] },
    [ours("x", ["A:1", "A:2", "B:3"])],
    namesOf,
  );
  expect(score.all.precision).toBeCloseTo(5 / 9);
  expect(score.all.recall).toBe(1);
  expect(score.all.recordsRight).toBe(0);
  expect(score.errors).toEqual(["engagement A: merged with B", "engagement B: merged with A"]);
});

test("an account that was missed counts as recall 0, and half of the accounts are enough for a record to be right", () => {
  // A = {1,2}, found {1}: precision 1 over one, recall 1/2 and 0. B = {1,2,3}, found {3}: less than half.
  const score = scoreLedger(
    { records: [gold("A", ["1", "2"]), gold("B", ["1", "2", "3"])] },
    [ours("x", ["A:1"]), ours("y", ["B:3"])],
    namesOf,
  );
  expect(score.all.precision).toBe(1);
  expect(score.all.recall).toBeCloseTo((1 / 2 + 0 + 1 / 3 + 0 + 0) / 5);
  expect(score.all.recordsRight).toBe(1 / 2);
});

test("what the gold does not list costs nothing", () => {
  const score = scoreLedger({ records: [gold("A", ["1"])] }, [ours("x", ["A:1", "Z:2"]), ours("z", ["Y:7"])], namesOf);
  expect(score.all).toMatchObject({ precision: 1, recall: 1, recordsRight: 1 });
});

test("kinds are kept apart, and each has its own score", () => {
  const claim = { kind: "claim" };
  const score = scoreLedger(
    { records: [gold("A", ["1"]), gold("B", ["1"], claim)] },
    [ours("x", ["A:1"]), ours("y", ["B:1"])],
    namesOf,
  );
  expect(score.kinds.engagement).toMatchObject({ found: 1, recall: 1 });
  expect(score.kinds.claim).toMatchObject({ found: 0, recall: 0, precision: 0, f1: 0, recordsRight: 0 });
});

test("accounts of one article are paired one to one by the best total", () => {
  const score = scoreLedger(
    {
      records: [
        { id: "A", kind: "engagement", accounts: [{ article: "1", quote: "talks in London on Wednesday" }] },
        { id: "B", kind: "engagement", accounts: [{ article: "1", quote: "talks in London" }] },
      ],
    },
    [
      {
        id: "x",
        kind: "engagement",
        value: {},
        accounts: [{ article: "1", evidence: ["talks in London on Wednesday"] }],
      },
      {
        id: "y",
        kind: "engagement",
        value: {},
        accounts: [{ article: "1", evidence: ["the talks held in London in spring"] }],
      },
    ],
    namesOf,
  );
  expect(score.all.recordsRight).toBe(1);
});

test("a quote is met by half of its words, or by being held", () => {
  expect(quoteMatch("a b c d", ["a b x y"])).toBe(0.5);
  expect(quoteMatch("a b c d", ["a x y z"])).toBe(0);
  expect(quoteMatch("talks", ["they will hold talks in London on Wednesday"])).toBeGreaterThanOrEqual(0.5);
  expect(quoteMatch("they will hold talks in London", ["talks"])).toBeGreaterThanOrEqual(0.5);
  expect(quoteMatch("talk", ["they will hold talks in London"])).toBe(0);
  expect(quoteMatch("a b c d", ["a b", "c d"])).toBeGreaterThanOrEqual(0.5);
});

test("fields are scored on the record that has most of the accounts", () => {
  const fields = {
    status: ["held", "under-way"],
    place: "London",
    parties: ["GBR", ["USA", "United States"]],
    when: { start: "2025-04-23", end: "2025-04-24" },
    participants: [{ actor: "Rubio", attendance: "withdrew" }, { actor: "David Lammy" }],
  };
  const value = {
    status: "held",
    place: "geonames/2643743",
    parties: ["GBR", "FRA", "USA"],
    when: { start: "2025-04-23", end: "2025-04-23" },
    participants: [{ actor: "person/marco-rubio", attendance: "withdrew", roles: [] }],
  };
  const score = scoreLedger(
    { records: [gold("A", ["1", "2"], { fields })] },
    [ours("x", ["A:1", "A:2"], { value }), ours("w", ["Q:1"])],
    namesOf,
  );
  // 1 + 1 + 2·2/(3+2) + 1/2 + 1/2 over five fields
  expect(score.all.fieldsRight).toBeCloseTo((1 + 1 + 0.8 + 0.5 + 0.5) / 5);
});

test("the role of an account is scored where the gold gives one", () => {
  const score = scoreLedger(
    {
      records: [
        {
          id: "C",
          kind: "claim",
          accounts: [
            { article: "1", quote: "it offered a freeze", role: "asserts" },
            { article: "2", quote: "the report is fake", role: "denies" },
          ],
        },
      ],
    },
    [
      {
        id: "x",
        kind: "claim",
        value: {},
        accounts: [
          { article: "1", evidence: ["it offered a freeze"], role: "asserts" },
          { article: "2", evidence: ["the report is fake"], role: "asserts" },
        ],
      },
    ],
    namesOf,
  );
  expect(score.all.fieldsRight).toBe(0.5);
});

test("actors are scored by what they hold and whose they are", () => {
  const score = scoreLedger(
    {
      records: [gold("A", ["1"])],
      actors: [
        { actor: "Marco Rubio", title: "US Secretary of State", party: "USA" },
        { actor: "Andrii Sybiha", title: ["foreign minister"], party: "UKR" },
        { actor: "Nobody", title: "clerk" },
      ],
    },
    [],
    namesOf,
    [
      { id: "person/marco-rubio", party: "USA", roles: [{ title: "Secretary of State" }] },
      { id: "person/andrii-sybiha", country: "UKR", roles: [{ title: "minister of culture" }] },
    ],
  );
  expect(score.roles).toBeCloseTo(1 / 3);
});

test("days overlap by what they share", () => {
  expect(dayOverlap({ start: "2025-04-23", end: "2025-04-23" }, "2025-04-23")).toBe(1);
  expect(
    dayOverlap({ start: "2025-04-21", end: "2025-04-27" }, { start: "2025-04-23", end: "2025-04-23" }),
  ).toBeCloseTo(1 / 7);
  expect(dayOverlap({ start: "2025-04-23T10:00:00Z", end: "2025-04-23T11:00:00Z" }, "2025-04-23/2025-04-24")).toBe(0.5);
  expect(dayOverlap({ start: "2025-04-20", end: "2025-04-21" }, "2025-04-23")).toBe(0);
  expect(dayOverlap({ start: "2025-04-20", end: "2025-04-21" }, { start: "" })).toBe(0);
});

test("actors and places are known by name, code and last name", () => {
  expect(isNamed("person/marco-rubio", "Rubio", namesOf)).toBe(true);
  expect(isNamed("person/marco-rubio", "Mario Rubio", namesOf)).toBe(false);
  expect(isNamed("GBR", "GBR", namesOf)).toBe(true);
  expect(isNamed("GBR", "Britain", namesOf)).toBe(true);
  expect(isNamed("GBR", "France", namesOf)).toBe(false);
  expect(isNamed(undefined, "France", namesOf)).toBe(false);
});

test("numbers are right in their bounds", () => {
  expect(fieldScore("killed", { low: 9 }, { low: 9 }, namesOf)).toBe(1);
  expect(fieldScore("killed", { best: 9 }, 9, namesOf)).toBe(1);
  expect(fieldScore("killed", { low: 9 }, 9, namesOf)).toBe(1);
  expect(fieldScore("killed", { best: 12 }, 9, namesOf)).toBe(0);
  expect(fieldScore("killed", { best: 12 }, [9, 12], namesOf)).toBe(1);
  expect(fieldScore("killed", undefined, 9, namesOf)).toBe(0);
});
