import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLine, cleanText } from "./clean.ts";

test("what is not seen goes, what is seen stays", () => {
  expect(cleanText("cease\u00adfire\u200b \u202btalks\u202c\ufeff")).toBe("ceasefire talks");
  expect(cleanText("10\u00a0am\u2009–\u202f11\u3000am\tGMT")).toBe("10 am – 11 am GMT");
  expect(cleanText("a\r\nb\rc\u2028d\u0085e")).toBe("a\nb\nc\nd\ne");
  expect(cleanText("bell\u0007 null\u0000 escape\u001b[0m")).toBe("bell null escape[0m");
  expect(cleanText("e\u0301")).toBe("é");
  expect(cleanText("Zelenskyy’s “no” — 50 % 🙂 Ğ")).toBe("Zelenskyy’s “no” — 50 % 🙂 Ğ");
});

test("entities become what they stand for, however often they were escaped", () => {
  expect(cleanText("Q&amp;A &#8211; &#x201C;no&#x201d; &nbsp;&lt;b&gt; &hellip;")).toBe("Q&A – “no”  <b> …");
  expect(cleanText("Q&amp;amp;amp;A &amp;#39;x&amp;#39;")).toBe("Q&A 'x'");
  expect(cleanText("it&#146;s")).toBe("it’s");
  expect(cleanText("AT&T; R&D &unknown; &#xd800;")).toBe("AT&T; R&D &unknown; \ufffd");
});

test("a line has no white space around it and no more than one between words", () => {
  expect(cleanLine("  two \n\n words\u00a0")).toBe("two words");
});

const pieces = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "&amp;",
    "&#38;",
    "amp;",
    "#8211;",
    "\r",
    "\n",
    "\u00ad",
    "\u200e",
    "e\u0301",
    "\ud800",
    "&#x",
    ";",
    "\u0000",
  ),
);

test("cleaning twice changes nothing, and leaves nothing that is not seen", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const clean = cleanText(parts.join(""));
      expect(cleanText(clean)).toBe(clean);
      expect(clean).not.toMatch(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\r\t\u00a0]|(?!\n)\p{Cc}/u);
      expect(clean).not.toMatch(/\p{Surrogate}/u);
    }),
    { numRuns: 500 },
  );
});
