import { expect, test } from "vitest";
import type { Dossier } from "./dossier.ts";
import { identityOf } from "./identity.ts";
import { type Made, type MadeFinding, madeReading } from "./made-reading.ts";
import { findingsIn } from "./membership.ts";
import { resolve } from "./resolve.ts";

const dossier: Dossier = {
  schema: "parley.dossier/1",
  id: "d",
  name: "D",
  period: { start: "2025-02-01", end: "2025-06-30" },
  parties: [
    { actor: "RUS", name: "Russia", standing: "conflict-party" },
    { actor: "UKR", name: "Ukraine", standing: "conflict-party" },
    { actor: "USA", name: "United States", standing: "third-party" },
  ],
};
const tariffs: Dossier = {
  schema: "parley.dossier/1",
  id: "t",
  name: "T",
  parties: [
    { actor: "USA", name: "United States", standing: "negotiating-party" },
    { actor: "CHN", name: "China", standing: "negotiating-party" },
  ],
};
const actors: Made["actors"] = [
  ...["RUS", "UKR", "USA", "CHN", "IND"].map((id) => ({ id })),
  { id: "lavrov", name: "Sergei Lavrov", kind: "person", country: "RUS" },
];

/** Which of the findings, by their number, fall into the dossier. */
function within(dossier: Dossier, findings: Partial<MadeFinding>[], published = "2025-04-23"): number[] {
  const made = findings.map((finding, at) => ({ quote: `Sentence ${at}.`, ...finding }) as MadeFinding);
  const reading = madeReading({
    published,
    actors,
    findings: made,
    places: [{ id: "sumy", name: "Sumy", country: "UKR" }],
  });
  const resolved = resolve(reading, { article: "a", revision: "r", report: `${published}T12:00:00.000Z` }).findings;
  const keys = findingsIn(dossier, resolved, identityOf([...resolved[0]!.actors.values()]));
  return resolved.flatMap(({ key }, at) => (keys.has(key) ? [at] : []));
}

const talks = (...parties: string[]): Partial<MadeFinding> => ({ kind: "engagement", parties });
const wants = (party: string): Partial<MadeFinding> => ({ kind: "position", party, issue: "x" });
const figure: Partial<MadeFinding> = { kind: "figure", measure: "killed" };

test("a finding with two of the parties belongs, by people and places too", () => {
  expect(within(dossier, [talks("RUS", "USA"), talks("CHN", "IND"), talks("lavrov", "UKR")])).toEqual([0, 2]);
  const strike: Partial<MadeFinding> = {
    kind: "incident",
    place: "sumy",
    responsibility: [{ actor: "RUS", basis: "attributed" }],
  };
  expect(within(dossier, [strike])).toEqual([0]);
});

test("with it belong what a side says alone and figures of nobody, but not what is about others", () => {
  expect(within(dossier, [talks("RUS", "USA"), wants("UKR"), figure, talks("RUS", "CHN"), wants("IND")])).toEqual([
    0, 1, 2,
  ]);
});

test("two sides in one article are enough, a side and a bystander are not", () => {
  expect(within(dossier, [wants("RUS"), wants("UKR")])).toEqual([0, 1]);
  expect(within(dossier, [wants("RUS"), wants("USA")])).toEqual([]);
  expect(within(dossier, [wants("RUS"), figure])).toEqual([]);
});

test("talks of others are not drawn in by one party that is in both", () => {
  const findings = [talks("RUS", "UKR", "USA"), wants("USA"), wants("CHN")];
  expect(within(tariffs, findings)).toEqual([1, 2]);
  expect(within(tariffs, [talks("RUS", "UKR", "USA"), wants("USA")])).toEqual([]);
});

test("only within its period", () => {
  expect(within(dossier, [talks("RUS", "UKR")], "2025-01-31")).toEqual([]);
  expect(within(dossier, [talks("RUS", "UKR")], "2025-06-30")).toEqual([0]);
  expect(within(dossier, [talks("RUS", "UKR")], "2025-07-01")).toEqual([]);
  expect(within(tariffs, [talks("USA", "CHN")], "2019-07-01")).toEqual([0]);
});
