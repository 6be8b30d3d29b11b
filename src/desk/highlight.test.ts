import fc from "fast-check";
import { expect, test } from "vitest";
import { citedMark, type Mark, paragraphsOf, segmentsOf } from "./highlight.ts";

const mark = (owner: string, start: number, end: number): Mark => ({ owner, start, end, kind: "position" });

test("overlapping and nested marks are cut into runs, the narrowest mark first", () => {
  const text = "abcdefghij";
  const segments = segmentsOf(text, 0, 10, [mark("wide", 0, 8), mark("inner", 2, 4), mark("across", 3, 10)]);
  expect(segments.map((segment) => [segment.text, segment.marks.map(({ owner }) => owner).join()])).toEqual([
    ["ab", "wide"],
    ["c", "inner,wide"],
    ["d", "inner,across,wide"],
    ["efgh", "across,wide"],
    ["ij", "across"],
  ]);
  expect(segments[2]!.begins.map(({ owner }) => owner)).toEqual(["across"]);
  expect(segments[2]!.ends.map(({ owner }) => owner)).toEqual(["inner"]);
});

test("runs are the text again, and each mark lies on exactly its own letters", () => {
  const marks = fc.array(
    fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.string({ minLength: 60, maxLength: 60 }), marks, (text, spans) => {
      const given = spans.map(({ start, end }, at) => mark(`m${at}`, start, end));
      const segments = segmentsOf(text, 0, text.length, given);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      for (const one of given) {
        const own = segments.filter(({ marks: lying }) => lying.includes(one));
        expect(own.map((segment) => segment.text).join("")).toBe(text.slice(one.start, one.end));
        expect(own.filter(({ begins }) => begins.includes(one)).length).toBe(one.start < one.end ? 1 : 0);
      }
    }),
  );
});

test("paragraphs leave out the title and the blank lines", () => {
  const text = "Title\n\nOne.\n\n\nTwo.";
  const parts = paragraphsOf(text, { start: 0, end: 5, exact: "Title" });
  expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(["One.", "Two."]);
});

test("cited words must lie in the text", () => {
  expect(citedMark("2-5", "abcdef")).toEqual({ start: 2, end: 5, owner: "cited", kind: "cited" });
  for (const at of [undefined, "", "5-2", "2-2", "0-99", "a-b", "-1-2", "1-2x"])
    expect(citedMark(at, "abcdef")).toBeUndefined();
});
