import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Finding } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { loadCodebook } from "../language/codebook.ts";
import { LinkBook } from "./link-book.ts";
import { read } from "./read.ts";

const book = loadCodebook("links", LinkBook);

function readingOf(text: string): Reading {
  return read(
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
}

// Whether all words stand in a finding's evidence.
function says(finding: Finding | undefined, words: string): boolean {
  const evidence = finding?.evidence.map((span) => span.exact.toLowerCase()).join(" ") ?? "";
  return words
    .toLowerCase()
    .split(" ")
    .every((word) => evidence.includes(word));
}

test.each(book.examples.map((one) => [`${one.relation} in: ${one.text}`, one] as const))(
  "the codebook of links finds %s",
  (_, { text, relation, from, to }) => {
    const { findings, links } = readingOf(text);
    const byId = new Map(findings.map((one) => [one.id, one]));
    const found = links.filter((one) => says(byId.get(one.from), from) && says(byId.get(one.to), to));
    expect(found.map((one) => one.relation)).toContain(relation);
  },
);

test.each(book.counter.map((one) => [one.text, one] as const))(
  "the codebook of links finds none in: %s",
  (text, { relation }) => {
    const { links } = readingOf(text);
    expect(links.filter((one) => relation === undefined || one.relation === relation)).toEqual([]);
  },
);
