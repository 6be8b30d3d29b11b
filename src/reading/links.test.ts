import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Relation } from "../findings/finding.ts";
import { read } from "./read.ts";

function linked(text: string, relation: Relation): [string, string][] {
  const { findings, links } = read(
    articleOf({
      title: "News",
      published: "2025-05-14T10:00:00Z",
      language: "en",
      genre: "news",
      publication: "usable",
      credits: [],
      paragraphs: [text],
    }),
  );
  const kind = (id: string) => findings.find((one) => one.id === id)!.kind;
  return links.filter((one) => one.relation === relation).map((one) => [kind(one.from), kind(one.to)]);
}

test.each([
  [
    "Norway proposed that both sides withdraw their boats by June. Iceland rejected the proposal.",
    "in-response-to",
    ["attribution", "proposal"],
  ],
  [
    "Chad demanded the return of 40 captives. The government of Sudan rejected the demand.",
    "in-response-to",
    ["attribution", "attribution"],
  ],
  [
    "Peru signed an agreement with Chile on Monday. It gives Lima until 30 June to open the port.",
    "part-of",
    ["deadline", "proposal"],
  ],
  ["Mali's army said the rebels had shelled Gao. The rebels denied it.", "denies", ["attribution", "attribution"]],
] as const)("reads what one finding is to another: %s", (text, relation, pair) => {
  expect(linked(text, relation)).toContainEqual([...pair]);
});

test.each([
  [
    "Norway proposed that both sides withdraw their boats by June. Norway rejected the proposal of nobody.",
    "in-response-to",
  ],
  ["Chad demanded the return of 40 captives. Rain fell on the capital, the weather office said.", "in-response-to"],
  ["Peru signed an agreement with Chile on Monday. The bank gave the mine until 30 June to pay.", "part-of"],
] as const)("links nothing in: %s", (text, relation) => {
  expect(linked(text, relation)).toEqual([]);
});
