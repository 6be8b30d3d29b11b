import { expect, test } from "vitest";
import { account, actors, day, dayAsOf, finding, places, record } from "../../test/fixtures/records.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { SectionId } from "./brief.ts";
import { briefOf } from "./compose.ts";

const on = (reportTime: string) => ({ reportTime, published: reportTime.slice(0, 10) });

function told(id: SectionId, records: LedgerRecord[], asOf = dayAsOf): string[] {
  const section = briefOf({ records, actors, places, asOf }).sections.find((one) => one.id === id);
  return (section?.items ?? []).map(({ sentences }) => sentences[0].text);
}

test("the table goes by nearness: what is due, then what was held, the latest first", () => {
  const meeting = (fields: Parameters<typeof finding<"engagement">>[1]) =>
    record(finding("engagement", { form: "meeting", parties: ["UKR", "USA"], ...fields }));
  const records = [
    meeting({ status: "held", when: day("2025-04-20") }),
    meeting({ status: "held", when: day("2025-04-22") }),
    meeting({ when: { start: "2025-04-21", end: "2025-04-27", precision: "week" } }),
    meeting({ when: day("2025-04-24") }),
  ];
  expect(told("table", records)).toEqual([
    "Ukraine and the United States will meet on Thursday 24 April 2025.",
    "Ukraine and the United States will meet this week.",
    "Ukraine and the United States met on Tuesday 22 April 2025.",
    "Ukraine and the United States met on Sunday 20 April 2025.",
  ]);
});

test("what is due later than a week, or on no day, is expected next", () => {
  const far = record(finding("engagement", { parties: ["UKR", "USA"], when: day("2025-05-20") }));
  const undated = record(finding("engagement", { parties: ["UKR", "DEU"] }));
  expect(told("next", [far, undated])).toEqual([
    "Ukraine and the United States will hold talks on Tuesday 20 May 2025.",
    "Ukraine and Germany will hold talks.",
  ]);
  expect(told("table", [far, undated])).toEqual([]);
});

test("a plan without a day is overtaken when its sides have met since", () => {
  const plan = finding("engagement", { parties: ["UKR", "USA"] });
  const planned = record(plan, { accounts: [account(plan, { provenance: on("2025-04-20T00:00:00.000Z") })] });
  const held = record(finding("engagement", { parties: ["UKR", "USA"], status: "held", when: day("2025-04-22") }));
  const other = record(finding("engagement", { parties: ["UKR", "DEU"], status: "held", when: day("2025-04-22") }));
  expect(told("next", [planned, held])).toEqual([]);
  expect(told("next", [planned, other])).toEqual(["Ukraine and the United States will hold talks."]);
});

test("old incidents give way to late ones, and stand where there are no others", () => {
  const strike = (when: string) =>
    record(finding("incident", { place: "geonames/2", killed: { best: 2 }, when: day(when) }));
  const [old, late] = [strike("2025-01-10"), strike("2025-04-22")];
  expect(told("ground", [old, late])).toEqual([
    "A drone strike in Kherson on Tuesday 22 April 2025 killed two people.",
  ]);
  expect(told("ground", [old])).toEqual(["A drone strike in Kherson on Friday 10 January 2025 killed two people."]);
});

test("a mention without toll, target or place is no incident of the brief", () => {
  expect(told("ground", [record(finding("incident")), record(finding("incident", { place: "geonames/2" }))])).toEqual(
    [],
  );
});

test("the lead tells what is due before what was held, and what of it has changed", () => {
  const value = finding("engagement", {
    parties: ["UKR", "USA", "DEU", "GBR"],
    place: "geonames/1",
    when: day("2025-04-25"),
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
      { actor: "USA", roles: [], attendance: "withdrew" },
    ],
  });
  const held = record(
    finding("engagement", { form: "call", parties: ["UKR", "RUS"], status: "held", when: day("2025-04-22") }),
  );
  const { lead } = briefOf({ records: [held, record(value)], actors, places, asOf: dayAsOf });
  expect(lead.map(({ text }) => text)).toEqual([
    "Talks in London on Friday 25 April 2025 have been downgraded from ministerial to senior-official level, and US Secretary of State John Blake has withdrawn.",
    "Ukraine and Russia spoke on Tuesday 22 April 2025.",
  ]);
});
