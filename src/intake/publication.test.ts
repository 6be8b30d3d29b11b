import { expect, test } from "vitest";
import type { Publication } from "../findings/article.ts";
import { publicationOf } from "./publication.ts";

const now = "2025-05-01T12:00:00Z";
const cases: [Publication, string, string?][] = [
  ["killed", "KILL: Envoys met in secret"],
  ["killed", "BULLETIN KILL"],
  ["killed", "Envoys met", "Editors: This story has been killed."],
  ["retracted", "Retracted: Envoys met in secret"],
  ["retracted", "RETRACTION: our report on the envoys"],
  ["retracted", "Envoys met", "The Amber Wire has retracted this article."],
  ["retracted", "Envoys met", "This story has been withdrawn because it could not be confirmed."],
  ["corrected", "CORRECTED-Envoys met in Geneva"],
  ["corrected", "Envoys met", "Correction: The talks were held on Monday and not on Tuesday."],
  ["corrected", "Envoys met", "Correction (April 23): The name was misspelt."],
  ["corrected", "Envoys met", "An earlier version of this article misstated the date of the talks."],
  ["corrected", "Envoys met", "This article was amended on 23 April 2025 to give the right name."],
  ["corrected", "Envoys met", "(Corrects the name of the envoy in paragraph 3.)"],
  ["corrected", "Envoys met", "Editor’s note: This story has been updated to correct the number of the dead."],
  ["embargoed", "EMBARGOED until 6 p.m. UTC, 3 May 2025"],
  ["embargoed", "Statement", "Embargo: not for publication"],
  ["usable", "EMBARGOED until 6 p.m. UTC, 3 April 2025"],
  ["usable", "Ministry retracts its statement on the talks", "The ministry has retracted what it said on Monday."],
  ["usable", "Kill switch found in lorries", "Two soldiers were killed, the army said."],
  ["usable", "Correction officers on strike", "The market saw a correction on Monday."],
  ["usable", "Arms embargo to be lifted", "The embargo was imposed in 2011."],
  ["usable", "Envoy withdrawn", "The proposal has been withdrawn, he said. It was corrected by hand."],
  ["usable", "Talks go on", "He read from an earlier version of the draft that named the villages."],
];

for (const [publication, title, line] of cases) {
  test(`${publication}: ${title} / ${line ?? ""}`, () => {
    expect(publicationOf({ title, lines: line ? ["Officials met on Monday.", line] : [], now })).toBe(publication);
  });
}

test("the metadata's own word goes first", () => {
  expect(publicationOf({ title: "Envoys met", lines: [], stated: "Retracted", now })).toBe("retracted");
  expect(publicationOf({ title: "Envoys met", lines: [], stated: "corrected", now })).toBe("corrected");
});
