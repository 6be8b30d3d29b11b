import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenise } from "./tokens.ts";

const words = (text: string) => tokenise(text).map((token) => token.text);

test.each([
  [
    "He doesn’t know and can't go; they cannot say.",
    ["He", "does", "n’t", "know", "and", "ca", "n't", "go", ";", "they", "can", "not", "say", "."],
  ],
  ["The US-led force won't leave.", ["The", "US", "-", "led", "force", "wo", "n't", "leave", "."]],
  ["Gen. J. K. Ode of the U.S. met N’Dour.", ["Gen.", "J.", "K.", "Ode", "of", "the", "U.S.", "met", "N’Dour", "."]],
  [
    "Talks at 18:00 GMT on 2025-04-23 cost $1.5bn.",
    ["Talks", "at", "18:00", "GMT", "on", "2025-04-23", "cost", "$", "1.5", "bn", "."],
  ],
  ["1,000-for-1,000", ["1,000", "-", "for", "-", "1,000"]],
  ["The envoys’ re-election of al-Burhan", ["The", "envoys", "’", "re-election", "of", "al-Burhan"]],
  ["It is no. No. 4 is.", ["It", "is", "no", ".", "No.", "4", "is", "."]],
])("cuts %s", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("loses nothing but white space and keeps offsets, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      let rebuilt = "";
      let at = 0;
      for (const token of tokenise(text)) {
        rebuilt += text.slice(at, token.start).trim() + token.text;
        at = token.end;
        if (text.slice(token.start, token.end) !== token.text) throw new Error(`${token.start}–${token.end}`);
      }
      expect(rebuilt + text.slice(at).trim()).toBe(text.replace(/\s+/g, ""));
    }),
  );
});
