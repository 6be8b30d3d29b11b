import fc from "fast-check";
import { expect, test } from "vitest";
import { hasFrontMatter, markdownArticle } from "./markdown.ts";

const now = "2025-05-01T00:00:00Z";

test("front matter says what it says, the text loses its markup", () => {
  const found = markdownArticle(
    `---
url: https://northgatewire.example/2025/04/23/talks?utm_source=x
outlet: Northgate Wire
byline: Ana Petrescu
published: 2025-04-23T17:40:00Z
modified: 2025-04-23
captured: 2025-04-23T18:05:00Z
publication: corrected
genre: analysis
credits:
  - Continental Press
  - AFP
---
# Talks *resume* in London

LONDON (Northgate Wire) - The **officials** sat down [again](https://example.org/a_(b)) on _Wednesday_, said \`him\`.

## What is open

- prisoners\\*
- ![map](map.png)grain

> “We shall see,” said Mr. O'Hara; 2 * 3 * 4 and snake_case_name stay.

| side | points |
| --- | --- |
| one | 3 |

<!-- not seen --> <span>The end</span> came at noon.
`,
    { now },
  )!;
  expect(found).toMatchObject({
    title: "Talks resume in London",
    url: "https://northgatewire.example/2025/04/23/talks",
    outlet: "Northgate Wire",
    byline: "Ana Petrescu",
    published: "2025-04-23T17:40:00Z",
    modified: "2025-04-23",
    capturedAt: "2025-04-23T18:05:00Z",
    publication: "corrected",
    genre: "analysis",
    credits: ["Continental Press", "AFP"],
  });
  expect(found.paragraphs).toEqual([
    "LONDON (Northgate Wire) - The officials sat down again on Wednesday, said him.",
    "What is open",
    "prisoners*",
    "grain",
    "“We shall see,” said Mr. O'Hara; 2 * 3 * 4 and snake_case_name stay.",
    "side points",
    "one 3",
    "The end came at noon.",
  ]);
});

test("without a heading the front matter's title, or the beginning, names it", () => {
  expect(markdownArticle("---\ntitle: Talks resume\n---\nThey sat down again.", { now })!.title).toBe("Talks resume");
  expect(markdownArticle("They sat down again in London on Wednesday. So it was.", { now })!.title).toBe(
    "They sat down again in London on Wednesday.",
  );
});

test("front matter that is broken or says nonsense says nothing", () => {
  const found = markdownArticle(
    "---\npublished: tomorrow\ngenre: poem\nurl: javascript:x\npublication: [a, {b: c}]\n---\n# T\n\nText.",
    { now },
  )!;
  expect(found).toMatchObject({
    title: "T",
    published: undefined,
    genre: undefined,
    url: undefined,
    publication: undefined,
  });
  expect(markdownArticle("---\na: [b\n---\n# T\n\nText.", { now })).toMatchObject({
    title: "T",
    paragraphs: ["Text."],
  });
  expect(markdownArticle("---\npublished: 2031-01-01\n---\n# T\n\nText.", { now })!.published).toBeUndefined();
});

test("front matter is told from a rule above a text", () => {
  expect(hasFrontMatter("---\ntitle: x\n---\ny")).toBe(true);
  expect(hasFrontMatter("---\n\nOnly a rule.\n\n---\n")).toBe(false);
  expect(hasFrontMatter("Text\n---\na: b\n---")).toBe(false);
});

test("any text gives an article or nothing, and markup made to exhaust is soon read", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom("---\n", "# ", "[a](", "**", "_", "`", "<", "|", "> ", "\n"))),
      (parts) => {
        const found = markdownArticle(parts.join(""), { now });
        if (found) expect(found.title).not.toBe("");
      },
    ),
  );
  for (const piece of ["[", "*", "*a ", "_a", "`a", "<a", "<!--", "---\n", "[a](", "|a|\n", "\n", " \n", "a\n===\n"]) {
    const begun = performance.now();
    markdownArticle(piece.repeat(100_000 / piece.length), { now });
    expect(performance.now() - begun, piece).toBeLessThan(4_000);
  }
});
