import { expect, test } from "vitest";
import { account, actors, day, dayAsOf, finding, places, record, saying, span } from "../../test/fixtures/records.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import { type Brief, type SectionId, sentence } from "./brief.ts";
import { briefOf } from "./compose.ts";
import { sentencesOf } from "./references.ts";

function brief(...records: LedgerRecord[]): Brief {
  return briefOf({ records, actors, places, asOf: dayAsOf });
}

/** The texts of one section, a rival after the sentence that it stands beside. */
function told(id: SectionId, ...records: LedgerRecord[]): string[] {
  const section = brief(...records).sections.find((one) => one.id === id);
  return (section?.items ?? []).flatMap(({ sentences }) =>
    sentences.flatMap(({ text, rival }) => (rival ? [text, `/ ${rival.text}`] : [text])),
  );
}

const some = {
  article: "a",
  revision: "r",
  finding: "k",
  title: "t",
  reportTime: "2025-04-23T00:00:00.000Z",
  origin: "o",
  quote: "words",
  start: 0,
  end: 5,
};

test("a sentence without evidence cannot be made", () => {
  // @ts-expect-error: the type asks for at least one piece of evidence
  expect(() => sentence({ text: "Talks go on.", evidence: [], records: ["r"], origins: 1 })).toThrow();
  expect(() => sentence({ text: "Talks go on.", evidence: [some], records: [], origins: 1 })).toThrow();
  expect(() => sentence({ text: "Talks go on.", evidence: [some], records: ["r"], origins: 0 })).toThrow();
  expect(sentence({ text: "Talks go on.", evidence: [some], records: ["r"], origins: 1 }).text).toBe("Talks go on.");
});

test("a record whose every article was retracted, killed or embargoed is not told", () => {
  for (const publication of ["retracted", "killed", "embargoed"] as const) {
    const value = finding("incident", { place: "geonames/2", killed: { best: 3 } });
    expect(brief(record(value, { accounts: [account(value, { provenance: { publication } })] })).sections).toEqual([]);
  }
});

test.each<[string, Parameters<typeof finding<"incident">>[1], string]>([
  [
    "at least",
    { killed: { low: 9 }, target: "bus", place: "geonames/2" },
    "A drone strike on a bus in Kherson killed at least nine people.",
  ],
  ["one dead", { killed: { best: 1 }, place: "geonames/2" }, "A drone strike in Kherson killed one person."],
  [
    "dead and injured",
    { killed: { best: 2 }, injured: { low: 10 }, when: day("2025-04-22") },
    "A drone strike on Tuesday 22 April 2025 killed two people and injured at least 10 people.",
  ],
  [
    "observed by",
    { responsibility: [{ actor: "RUS", basis: "observed" }], killed: { best: 2 }, place: "geonames/2" },
    "A Russian drone strike in Kherson killed two people.",
  ],
  [
    "blamed by one on another",
    { responsibility: [{ actor: "RUS", basis: "attributed", by: "UKR" }], killed: { best: 2 }, place: "geonames/2" },
    "A drone strike in Kherson, which Ukraine blamed on Russia, killed two people.",
  ],
  [
    "without toll",
    { target: "critical infrastructure", place: "geonames/2" },
    "A drone strike hit critical infrastructure in Kherson.",
  ],
  [
    "doubtful",
    { killed: { best: 2 }, place: "geonames/2", certainty: "probable" },
    "A drone strike in Kherson reportedly killed two people.",
  ],
])("an incident %s", (_, fields, text) => {
  expect(told("ground", record(finding("incident", fields)))).toEqual([text]);
});

test("rival counts stand side by side with who gave them", () => {
  const one = finding("incident", { place: "geonames/2", killed: { best: 9 } }, ["nine died"]);
  const two = finding("incident", { place: "geonames/2", killed: { low: 12 } }, ["at least 12 died"]);
  const accounts = [
    account(one),
    account(two, { provenance: { article: "a2", revision: "r2", outlet: "Evening Register" } }),
  ];
  const rivals = [
    {
      field: "killed",
      values: [
        { value: one.killed, text: "9", accounts: [one.key] },
        { value: two.killed, text: "12", accounts: [two.key] },
      ],
    },
  ];
  expect(told("ground", record(one, { accounts, rivals }))[1]).toBe(
    "/ Accounts differ on the number killed: nine people according to the Harbour Gazette; at least 12 people according to the Evening Register.",
  );
});

test.each<[string, Parameters<typeof finding<"position">>[1], string]>([
  ["rejects", { stance: "rejects" }, "Ukraine rejects a ceasefire."],
  ["red line", { stance: "rejects", strength: "red-line" }, "Ukraine rules out a ceasefire."],
  ["firm demand", { stance: "demands", strength: "firm" }, "Ukraine insists on a ceasefire."],
  ["not accepted", { stance: "accepts", negated: true }, "Ukraine does not accept a ceasefire."],
  ["undecided", { stance: "undecided" }, "Ukraine has not decided on a ceasefire."],
  [
    "with its speaker",
    { speaker: "person/oleh-bondar" },
    "Ukraine demands a ceasefire, said Oleh Bondar, an adviser to Ukraine’s Ministry of Transport.",
  ],
  [
    "with a condition",
    { stance: "accepts", conditions: [{ kind: "precondition", text: span("if guarantees are given") }] },
    "Ukraine accepts a ceasefire if guarantees are given.",
  ],
  ["with who would act", { stance: "demands", issueBy: "RUS" }, "Ukraine demands a ceasefire by Russia."],
])("a position %s", (_, fields, text) => {
  expect(told("positions", record(finding("position", fields)))).toEqual([text]);
});

test("an ascribed position says whose word it is, with the denial beside it", () => {
  const report = saying("An Evening Register report", "claimed", "Russia may offer a truce", {
    source: { type: "media" },
    certainty: "possible",
  });
  const denial = saying("The Kremlin", "dismissed", "the report as “fake,”", {
    act: "deny",
    source: { type: "named", actor: "RUS" },
  });
  const link = {
    relation: "dismisses-report" as const,
    direction: "in" as const,
    record: denial.key,
    finding: denial.key,
    evidence: denial.evidence,
  };
  const claim = record(report, { links: [link], standing: "denied" });
  const position = finding("position", { party: "RUS", voice: "ascribed", stance: "offers", certainty: "possible" });
  const stand = record(position, { accounts: [account(position, { saidBy: report })] });
  expect(told("positions", stand, claim, record(denial))).toEqual([
    "According to an Evening Register report, Russia may offer a ceasefire.",
    "/ The Kremlin dismissed the report as “fake”.",
  ]);
  expect(told("contested", stand, claim, record(denial))).toEqual([
    "An Evening Register report claimed Russia may offer a truce.",
    "/ The Kremlin dismissed the report as “fake”.",
  ]);
});

test("an ascribed position is never without “according to”, even where the text names nobody", () => {
  for (const stance of ["accepts", "rejects", "demands", "offers", "considers", "undecided"] as const) {
    const value = finding("position", { party: "RUS", voice: "ascribed", stance });
    expect(told("positions", record(value))[0]).toMatch(/^According to the Harbour Gazette, Russia /);
    const saidBy = finding("attribution", { source: { type: "unattributed" }, act: "speculate" });
    expect(told("positions", record(value, { accounts: [account(value, { saidBy })] }))[0]).toMatch(
      /^According to speculation reported by the Harbour Gazette, Russia /,
    );
  }
});

test("two parties in one report share a sentence", () => {
  const report = finding("attribution", { source: { type: "media", span: span("reports") } });
  const [one, two] = ["USA", "RUS"].map((party) =>
    finding("position", { party, voice: "ascribed", stance: "considers" }),
  );
  const records = [one!, two!].map((value) => record(value, { accounts: [account(value, { saidBy: report })] }));
  expect(told("positions", ...records)).toEqual([
    "According to reports, the United States and Russia are considering a ceasefire.",
  ]);
});

test.each<[string, Parameters<typeof finding<"truce">>[1], string]>([
  [
    "declared for a term that is past",
    { declaredBy: "RUS", when: day("2025-04-19", "2025-04-21") },
    "Russia declared a unilateral truce from Saturday 19 to Monday 21 April 2025; its term has passed.",
  ],
  ["collapsed", { declaredBy: "RUS", status: "collapsed" }, "Russia declared a unilateral truce; it has collapsed."],
  [
    "in force",
    { arrangement: "bilateral", parties: ["RUS", "UKR"], status: "in-force" },
    "A truce between Russia and Ukraine is in force.",
  ],
  [
    "proposed",
    { arrangement: "bilateral", declaredBy: "USA", parties: ["RUS", "UKR"], status: "proposed", scope: "energy sites" },
    "The United States proposed a truce between Russia and Ukraine covering energy sites.",
  ],
])("a truce %s", (_, fields, text) => {
  expect(told("truces", record(finding("truce", fields)))).toEqual([text]);
});

test("a violation stands with its truce, in the words of who alleges it", () => {
  const truce = finding("truce", { declaredBy: "RUS" });
  const value = finding("violation", {
    accuser: "UKR",
    accused: "RUS",
    act: span("shelling went on through the night"),
  });
  const link = {
    relation: "violates" as const,
    direction: "in" as const,
    record: value.key,
    finding: value.key,
    evidence: value.evidence,
  };
  expect(told("truces", record(truce, { links: [link] }), record(value))).toEqual([
    "Russia declared a unilateral truce.",
    "Ukraine accused Russia of breaking the truce: “shelling went on through the night”.",
  ]);
});

test.each<[string, Parameters<typeof finding<"figure">>[1], string]>([
  [
    "in words",
    { value: { best: 7_000_000, text: span("nearly seven million") }, population: "Ukrainians", since: "2022-02" },
    "Nearly seven million Ukrainians have been displaced since February 2022.",
  ],
  [
    "in hundreds",
    { value: { low: 200_000, text: span("hundreds of thousands") } },
    "Hundreds of thousands of people have been displaced.",
  ],
  ["in digits", { value: { low: 1200, text: span("1,200") } }, "At least 1,200 people have been displaced."],
])("a figure %s", (_, fields, text) => {
  expect(told("figures", record(finding("figure", fields)))).toEqual([text]);
});

test("proposals, deadlines and appointments", () => {
  expect(
    told("proposals", record(finding("proposal", { authors: ["USA"], stage: "tabled", title: "30-day ceasefire" }))),
  ).toEqual(["The United States put forward a 30-day ceasefire."]);
  expect(
    told(
      "proposals",
      record(finding("proposal", { authors: ["USA", "UKR"], stage: "signed", title: "minerals deal" })),
    ),
  ).toEqual(["The United States and Ukraine signed a minerals deal."]);
  expect(
    told(
      "next",
      record(
        finding("deadline", {
          setBy: "USA",
          setFor: "RUS",
          when: day("2025-05-02"),
          demand: span("to accept a truce"),
        }),
      ),
    ),
  ).toEqual(["The United States set a deadline for Russia of Friday 2 May 2025 to accept a truce."]);
  expect(
    told("changed", record(finding("appointment", { actor: "person/tom-reed", title: "chief negotiator" }))),
  ).toEqual(["US special envoy Tom Reed was named chief negotiator."]);
});

test("what is attributed is never the narrator's fact, and a participle becomes a verb", () => {
  const claim = saying("Reed", "describing", "the talks as “useful,”", {
    source: { type: "named", actor: "person/tom-reed" },
    mode: "mixed",
  });
  const denial = saying("Anna Weiss", "denied", "that anything had been agreed", {
    act: "deny",
    source: { type: "named", actor: "person/anna-weiss" },
  });
  const link = {
    relation: "denies" as const,
    direction: "in" as const,
    record: denial.key,
    finding: denial.key,
    evidence: denial.evidence,
  };
  expect(told("contested", record(claim, { links: [link] }), record(denial))).toEqual([
    "US special envoy Tom Reed described the talks as “useful”.",
    "/ German Foreign Minister Anna Weiss denied that anything had been agreed.",
  ]);
});

test("background is told in the words of whoever tells it", () => {
  const value = finding(
    "event",
    { news: "background", when: { start: "2014-01-01", end: "2014-12-31", precision: "year" }, actors: ["RUS"] },
    ["Moscow annexed Crimea"],
  );
  value.why.trigger = span("annexed", value.evidence[0]!.start + 7);
  expect(told("background", record(value))).toEqual([
    "The Harbour Gazette recalls that “Moscow annexed Crimea” in 2014.",
  ]);
});

test("what changed: only steps after a record was first reported", () => {
  const value = finding("engagement", {
    parties: ["UKR", "RUS"],
    place: "geonames/1",
    status: "cancelled",
    when: day("2025-04-25"),
  });
  const steps = [
    { at: "2025-04-21T00:00:00.000Z", what: "announced", accounts: [value.key] },
    { at: "2025-04-23T00:00:00.000Z", what: "cancelled", accounts: [value.key] },
  ];
  const moved = record(value, { steps, firstReported: "2025-04-21T00:00:00.000Z" });
  expect(told("changed", moved)).toEqual(["The talks between Ukraine and Russia in London have been cancelled."]);
  expect(told("changed", record(value, { steps: [steps[1]!] }))).toEqual([]);
});

test("a section is capped and says how many more there are", () => {
  const many = Array.from({ length: 11 }, (_, at) =>
    record(finding("incident", { place: "geonames/2", killed: { best: at + 1 } })),
  );
  const section = brief(...many).sections.find(({ id }) => id === "ground")!;
  expect([section.items.length, section.more]).toEqual([6, 5]);
});

test("the order of the records makes no difference", () => {
  const records = [
    record(finding("incident", { place: "geonames/2", killed: { best: 2 } })),
    record(finding("position", { stance: "rejects" })),
    record(finding("engagement", { parties: ["UKR", "RUS"], when: day("2025-04-25") })),
    record(finding("engagement", { parties: ["UKR", "USA"], when: day("2025-04-25") })),
  ];
  expect(brief(...records.toReversed())).toEqual(brief(...records));
});

test("every printed sentence has evidence and names its records", () => {
  const value = finding("engagement", { parties: ["UKR", "USA"], when: day("2025-04-25") });
  for (const { evidence, origins } of sentencesOf(
    brief(record(value), record(finding("incident", { killed: { best: 1 } }))),
  )) {
    expect(evidence.length).toBeGreaterThan(0);
    expect(origins).toBeGreaterThan(0);
  }
});
