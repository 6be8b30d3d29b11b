import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Position } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import { PositionBook } from "./positions-book.ts";
import { read } from "./read.ts";

const book = loadCodebook("positions", PositionBook);

function positionsIn(sentence: string): Position[] {
  const article = articleOf({
    title: "News",
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [sentence],
  });
  return read(article).findings.filter((one): one is Position => one.kind === "position");
}

test.each(book.examples.map((one) => [one.text, one] as const))(
  "the codebook of positions finds one in: %s",
  (text, { text: _, ...fields }) => {
    const found = positionsIn(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(fields);
    for (const span of found[0]!.evidence) expect(text).toContain(span.exact);
  },
);

test.each(book.counter)("the codebook of positions finds none in: %s", (text) => {
  expect(positionsIn(text)).toEqual([]);
});

test("every stance has its meaning", () => {
  expect(Object.keys(book.means).sort()).toEqual(["accepts", "considers", "demands", "offers", "rejects", "undecided"]);
});
