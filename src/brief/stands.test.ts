import { expect, test } from "vitest";
import { account, actors, dayAsOf, finding, places, record, span } from "../../test/fixtures/records.ts";
import type { Position } from "../findings/finding.ts";
import type { Account, ActorRecord, LedgerRecord } from "../ledger/record.ts";
import { briefOf } from "./compose.ts";

type Fields = Partial<Position>;

const on = (reportTime: string, article: string): Partial<Account["provenance"]> => ({
  reportTime,
  article,
  revision: `${article}r`,
});

/** One record of a position with an account for each of the stances, on successive days. */
function through(...stances: Fields[]): LedgerRecord {
  const accounts = stances.map((fields, at) =>
    account(finding("position", fields), { provenance: on(`2025-04-${10 + at}T00:00:00.000Z`, `p${at}`) }),
  );
  return record(accounts.at(-1)!.finding, { accounts });
}

function told(records: LedgerRecord[], people: ActorRecord[] = actors): string[] {
  const section = briefOf({ records, actors: people, places, asOf: dayAsOf }).sections.find(
    ({ id }) => id === "positions",
  );
  return (section?.items ?? []).flatMap(({ sentences }) => sentences.map(({ text }) => text));
}

test("a party that changed sides: its stance now, and the one before with its day", () => {
  expect(told([through({ stance: "rejects" }, { stance: "accepts" })])).toEqual([
    "Ukraine accepts a ceasefire.",
    "Earlier, as reported on Thursday 10 April 2025, Ukraine rejected a ceasefire.",
  ]);
});

test("to demand and then to accept a thing is no change of side", () => {
  expect(told([through({ stance: "demands" }, { stance: "offers" }, { stance: "accepts" })])).toEqual([
    "Ukraine accepts a ceasefire.",
  ]);
});

test("an ascribed stance in the same record stays apart from what the party says itself", () => {
  const texts = told([through({ stance: "rejects" }, { stance: "considers", voice: "ascribed" })]);
  expect(texts).toEqual([
    "Ukraine rejects a ceasefire.",
    "According to the Harbour Gazette, Ukraine is considering a ceasefire.",
  ]);
});

test("what a party's own minister says of it is its own voice", () => {
  const saidBy = finding("attribution", { source: { type: "named", actor: "person/oleh-bondar" } });
  const value = finding("position", { stance: "accepts", voice: "ascribed" });
  expect(told([record(value, { accounts: [account(value, { saidBy })] })])).toEqual([
    "Ukraine accepts a ceasefire, said Oleh Bondar, an adviser to Ukraine’s Ministry of Transport.",
  ]);
});

test("“Mr Bondar” is the one person of that name", () => {
  const people: ActorRecord[] = [
    ...actors,
    { id: "person/mr-bondar", name: "Mr Bondar", kind: "person", roles: [], names: [], articles: 1 },
  ];
  const saidBy = finding("attribution", { source: { type: "named", actor: "person/mr-bondar" } });
  const value = finding("position", { stance: "accepts", voice: "ascribed" });
  expect(told([record(value, { accounts: [account(value, { saidBy })] })], people)[0]).toContain("said Oleh Bondar");
});

test("the highest of several speakers is named first", () => {
  const role = { ...actors[0]!.roles[0]!, title: "President", of: "UKR", authority: "head" as const };
  const people: ActorRecord[] = [
    ...actors,
    { id: "person/ira-koval", name: "Ira Koval", kind: "person", party: "UKR", roles: [role], names: [], articles: 1 },
  ];
  const texts = told(
    [through({ stance: "rejects", speaker: "person/oleh-bondar" }, { stance: "rejects", speaker: "person/ira-koval" })],
    people,
  );
  expect(texts[0]).toMatch(/^Ukraine rejects a ceasefire, said Ukrainian President Ira Koval and Oleh Bondar/);
});

test("one sentence for parties that one report names together", () => {
  const [one, two] = ["UKR", "RUS"].map((party) => finding("position", { party, stance: "accepts" }));
  two!.evidence = one!.evidence;
  expect(told([record(one!), record(two!)])).toEqual(["Ukraine and Russia accept a ceasefire."]);
});

test("what the codebook has no name for is told in the report's own words, after all else", () => {
  const free = finding("position", { issue: "third-round-date" }, ["Kyiv wants a third round in May"]);
  expect(told([record(free), through({ stance: "accepts" })])).toEqual([
    "Ukraine accepts a ceasefire.",
    "Ukraine’s position, as the Harbour Gazette reports it: “Kyiv wants a third round in May”.",
  ]);
});

test("a condition that leans on another sentence is left out", () => {
  const condition = (text: string): Fields => ({
    stance: "accepts",
    conditions: [{ kind: "precondition", text: span(text) }],
  });
  expect(told([through(condition("if it did not"))])).toEqual(["Ukraine accepts a ceasefire."]);
  expect(told([through(condition("if fighting stops, it would agree"))])).toEqual([
    "Ukraine accepts a ceasefire if fighting stops.",
  ]);
});
