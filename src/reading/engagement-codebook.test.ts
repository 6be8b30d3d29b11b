import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Engagement } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import { EngagementBook } from "./engagement-words.ts";
import { read } from "./read.ts";

const book = loadCodebook("engagements", EngagementBook);

function engagementsIn(text: string): Engagement[] {
  const article = articleOf({
    title: "News",
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [text],
  });
  return read(article).findings.filter((one): one is Engagement => one.kind === "engagement");
}

test.each(book.examples.map((one) => [one.text, one] as const))(
  "the codebook of engagements finds one in: %s",
  (text, { text: _, ...fields }) => {
    const found = engagementsIn(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(fields);
    for (const span of found[0]!.evidence) expect(text).toContain(span.exact);
  },
);

test.each(book.counter)("the codebook of engagements finds none in: %s", (text) => {
  expect(engagementsIn(text)).toEqual([]);
});
