import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyLines, linesOf, plainArticle } from "./plain.ts";

const now = "2025-05-01T00:00:00Z";

const story = `Envoys leave border talks without a text

Must read

Two days of talks on the border ended on Tuesday without a text that either side would sign, the mediators said.

By then the foreign ministers had left. What remained were officials and a list of open points, according to people in the room.

What is open

The list has eleven points, of which the crossing at the bridge is the hardest.

Advertisement

Trending now

Storm closes the northern passes
The minister and his bees

“We agreed on when to disagree again,” one of the officials said.

For more on the talks, visit The Valley Courier.

More articles

Dates are cheap this year

Latest article`;

test("the first line is the title, and the site's furniture goes by its form", () => {
  const found = plainArticle(story, { now })!;
  expect(found.title).toBe("Envoys leave border talks without a text");
  expect(found.paragraphs).toEqual([
    "Two days of talks on the border ended on Tuesday without a text that either side would sign, the mediators said.",
    "By then the foreign ministers had left. What remained were officials and a list of open points, according to people in the room.",
    "What is open",
    "The list has eleven points, of which the crossing at the bridge is the hardest.",
    "“We agreed on when to disagree again,” one of the officials said.",
  ]);
  expect(found.notes).toHaveLength(9);
});

test("above the text date and byline are taken, the dateline stays", () => {
  const found = plainArticle(
    "Talks resume\nWORLD\nBy Jane Doe and John Roe\nPublished: 23 April 2025, 10:15 BST\nLONDON, April 23\n\nOfficials of both sides sat down again in London on Wednesday, the hosts said.",
    { now },
  )!;
  expect(found).toMatchObject({
    title: "Talks resume",
    byline: "Jane Doe and John Roe",
    published: "2025-04-23T10:15:00+01:00",
  });
  expect(found.paragraphs).toEqual([
    "LONDON, April 23",
    "Officials of both sides sat down again in London on Wednesday, the hosts said.",
  ]);
});

test("lists in the text stay, also at its end", () => {
  const found = plainArticle(
    "Points agreed\n\nThe two sides agreed on Monday on these three points, their joint statement says:\n\n- prisoners\n- grain\n- a date",
    { now },
  )!;
  expect(found.paragraphs.slice(1)).toEqual(["- prisoners", "- grain", "- a date"]);
});

test("lines that were wrapped are one paragraph, lines that stand alone are their own", () => {
  const wrapped =
    "Officials of both sides sat down again in London on\nWednesday, a week after the foreign ministers had left\nthe city without a word.";
  expect(linesOf(wrapped)).toEqual([wrapped.replaceAll("\n", " ")]);
  expect(linesOf("One sentence stands here.\nAnother stands there.\n\n\nThird.")).toHaveLength(3);
});

test("a text without a title is named by its beginning", () => {
  const text = `${"Officials of both sides sat down again in London on Wednesday. ".repeat(4)}`;
  const found = plainArticle(text, { now })!;
  expect(found.title).toBe("Officials of both sides sat down again in London on Wednesday.");
  expect(found.paragraphs).toEqual([text.trim()]);
});

test("a title that is given is the title, and is not repeated", () => {
  expect(plainArticle(story, { now, title: "Envoys leave border talks without a text" })!.paragraphs[0]).toMatch(
    /^Two days/,
  );
  expect(plainArticle(story, { now, title: "Another" })!.title).toBe("Another");
});

test("nothing is lost or made up: every line is kept or left, once", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...linesOf(story)))), (words) => {
      const lines = linesOf(words.join("\n\n"));
      const { kept, left } = bodyLines(lines);
      expect([...kept, ...left].sort()).toEqual([...lines].sort());
      expect(lines.filter((line) => kept.includes(line))).toEqual(expect.arrayContaining(kept));
    }),
  );
});

test("any text gives an article or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
      const found = plainArticle(text, { now });
      if (found) expect(found.title).not.toBe("");
    }),
  );
});
