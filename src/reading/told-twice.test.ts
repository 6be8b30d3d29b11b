import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { FindingKind, FindingOf } from "../findings/finding.ts";
import { read } from "./read.ts";

function found<K extends FindingKind>(kind: K, title: string, ...paragraphs: string[]): FindingOf<K>[] {
  const article = articleOf({
    title,
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs,
  });
  return read(article).findings.filter((one): one is FindingOf<K> => one.kind === kind);
}

test("a deed told in the title and twice in the text is one incident with all its evidence", () => {
  const incidents = found(
    "incident",
    "Blast kills eleven in Quetta",
    "A bomb exploded outside a courthouse in Quetta on Monday, killing eleven people.",
    "More than 30 others were injured.",
  );
  expect(incidents).toHaveLength(1);
  expect(incidents[0]).toMatchObject({ type: "bombing", killed: { best: 11 }, injured: { low: 30 } });
  expect(incidents[0]!.evidence.length).toBeGreaterThan(1);
});

test("deeds at two places in one sentence are two incidents of one doer", () => {
  const incidents = found(
    "incident",
    "News",
    "Russia pressed on, killing four people in a drone strike in Kharkiv and damaging a substation in Odesa.",
  );
  expect(incidents.map((one) => one.killed?.best)).toEqual([4, undefined]);
  expect(new Set(incidents.map((one) => one.place)).size).toBe(2);
  for (const one of incidents) expect(one.responsibility.map(({ actor }) => actor)).toEqual(["RUS"]);
});

test("a side that says it did it claims it, and one that is accused is named by the other", () => {
  const [claimed] = found("incident", "News", "Israel said it had bombed a depot near Tyre on Sunday.");
  expect(claimed!.responsibility).toMatchObject([{ actor: "ISR", basis: "claimed" }]);
  const [accused] = found("incident", "News", "Armenia accused Azerbaijan of shelling a school in Goris on Sunday.");
  expect(accused!.responsibility).toMatchObject([{ actor: "AZE", basis: "attributed", by: "ARM" }]);
});

test("a truce that was declared and then expired is one truce that has ended", () => {
  const truces = found(
    "truce",
    "News",
    "Turkey declared a unilateral truce on Friday.",
    "The truce expired on Monday.",
  );
  expect(truces).toHaveLength(1);
  expect(truces[0]).toMatchObject({ arrangement: "unilateral", declaredBy: "TUR", parties: ["TUR"], status: "ended" });
});

test("two sides that blame each other are two accusations", () => {
  const violations = found("violation", "News", "India and Pakistan accused each other of breaches of the ceasefire.");
  expect(violations.map(({ accuser, accused }) => [accuser, accused])).toEqual([
    ["IND", "PAK"],
    ["PAK", "IND"],
  ]);
});

test("an offer that was made and turned down is one proposal of the one who made it", () => {
  const proposals = found(
    "proposal",
    "News",
    "Canada tabled an offer on dairy quotas on Tuesday.",
    "The United States rejected the offer within hours.",
  );
  expect(proposals).toHaveLength(1);
  expect(proposals[0]).toMatchObject({ authors: ["CAN"], stage: "rejected" });
});

test("a deadline keeps who set it, for whom, and what follows", () => {
  const [deadline] = found(
    "deadline",
    "News",
    "France has given Mali until 30 May to reopen the airport, failing which aid will be cut.",
  );
  expect(deadline).toMatchObject({ setBy: "FRA", setFor: "MLI", status: "set" });
  expect(deadline!.demand!.exact).toContain("reopen the airport");
  expect(deadline!.consequence!.exact).toBe("aid will be cut");
});

test("a war’s dead are a figure and no incident", () => {
  const text = "Since 2014 the fighting has killed more than 14,000 people.";
  expect(found("incident", "News", text)).toEqual([]);
  expect(found("figure", "News", text)).toMatchObject([{ measure: "killed", value: { low: 14000 }, since: "2014" }]);
});

test("coordinated acts are events of their own, with one date", () => {
  const events = found("event", "News", "In 2008 Georgia closed its embassy in Moscow and recalled its ambassador.");
  expect(events.map(({ plover }) => plover.event)).toEqual(["SANCTION", "SANCTION"]);
  expect(events.every(({ actors }) => actors[0] === "GEO")).toBe(true);
});
