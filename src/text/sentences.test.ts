import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphsOf } from "./paragraphs.ts";
import { sentencesIn } from "./sentences.ts";

const cut = (text: string) => sentencesIn(text, 0, text.length).map((one) => text.slice(one.start, one.end));

test.each([
  ["The envoy left. He will return on Friday.", ["The envoy left.", "He will return on Friday."]],
  ["Mr. Ode met Gen. Lund. Nobody else came.", ["Mr. Ode met Gen. Lund.", "Nobody else came."]],
  [
    "They met in the U.S. on Monday. In the U.S. The mood is sour.",
    ["They met in the U.S. on Monday.", "In the U.S.", "The mood is sour."],
  ],
  ["“We are done.” She left the room.", ["“We are done.”", "She left the room."]],
  ["“Are we done?” she asked.", ["“Are we done?” she asked."]],
  ["The tariff fell to 12.5 per cent. No. 4 stayed.", ["The tariff fell to 12.5 per cent.", "No. 4 stayed."]],
  ["BOGOTÁ, March 4 – The rebels left the talks.", ["BOGOTÁ, March 4 –", "The rebels left the talks."]],
  ["KYIV (Northgate Wire) — Talks go on.", ["KYIV (Northgate Wire) —", "Talks go on."]],
  ["“Are we done?” Minister Ode asked. He left.", ["“Are we done?” Minister Ode asked.", "He left."]],
  ["“We sign!” The hall stood up.", ["“We sign!”", "The hall stood up."]],
  ["He said, “No. We stay.” Then he left.", ["He said, “No.", "We stay.”", "Then he left."]],
  ["Gen. Keith and Sens. Lund and Moor met in St. Ives.", ["Gen. Keith and Sens. Lund and Moor met in St. Ives."]],
  ["They left.\u200b Nobody stayed.\u200f Talks ended.", 3],
  ["Col. (ret.) Ode left.", ["Col. (ret.) Ode left."]],
  ["J. K. Ode left. Anna B. Lund stayed.", ["J. K. Ode left.", "Anna B. Lund stayed."]],
  ["They chose plan B. The rest is detail.", ["They chose plan B.", "The rest is detail."]],
  ["It cost $11.5M. Both paid.", ["It cost $11.5M.", "Both paid."]],
  ["Martin Ode Jr. He is 40. Martin Ode Jr. came.", ["Martin Ode Jr.", "He is 40.", "Martin Ode Jr. came."]],
  ["Farms, mills, etc. Nothing was left.", ["Farms, mills, etc.", "Nothing was left."]],
  ["At 5 p.m. Tuesday, they met. It ended at 9 p.m. No one spoke.", 3],
  ["The talks are over... Or so they say.", ["The talks are over...", "Or so they say."]],
  ["“... Or so they say,” he added.", ["“... Or so they say,” he added."]],
  ["The talks … are over.", ["The talks … are over."]],
  ["Is it over? 1. The army stays. 2. The rebels go.", ["Is it over?", "1. The army stays.", "2. The rebels go."]],
  ["It fell by a third.[4] [5] Nobody knows why.", ["It fell by a third.[4] [5]", "Nobody knows why."]],
  ["Aid came. $40 million was lost.", ["Aid came.", "$40 million was lost."]],
  ["(Both sides agreed.) The truce holds.", ["(Both sides agreed.)", "The truce holds."]],
  ["we waited. nobody came, of course :) They forgot.", ["we waited.", "nobody came, of course :)", "They forgot."]],
  ["Yahoo! said so. It (at last!) signed.", ["Yahoo! said so.", "It (at last!) signed."]],
  ["PORT ODE, May 4 (Wire) - Rebels left.", ["PORT ODE, May 4 (Wire) -", "Rebels left."]],
  ["Leeds, England – Talks went on for days.", ["Leeds, England –", "Talks went on for days."]],
  ["Lund (March 4, 1919 – May 5, 1988) was an envoy.", ["Lund (March 4, 1919 – May 5, 1988) was an envoy."]],
  ["ANNA Lund – who left – is back in town now.", ["ANNA Lund – who left – is back in town now."]],
])("cuts %s", (text, expected) => {
  if (typeof expected === "number") expect(cut(text)).toHaveLength(expected);
  else expect(cut(text)).toEqual(expected);
});

const odd = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(..."“”‘’\"'.?!…()[]:;- \n\t"),
  fc.constantFrom(
    "&amp;",
    "&#8217",
    "&nbsp",
    "\u200b",
    "\u200f",
    "\u202e",
    "\ufeff",
    "👩‍👩‍👧",
    "\u0000",
    "\u0007",
    "\ud83d",
  ),
  fc.constantFrom("The envoy", "said", "Gen.", "U.S.", "Jr.", "12.5", "No. 4", "a.m.", "KYIV —", "[3]", ":)", "السلام"),
);

test("sentences hold all tokens of the text in order, whatever the text", () => {
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 60 }), fc.boolean(), (parts, spaced) => {
      const text = parts.join(spaced ? " " : "");
      let at = 0;
      for (const paragraph of paragraphsOf(text)) {
        expect(text.slice(at, paragraph.start).trim()).toBe("");
        at = paragraph.start;
        for (const { start, end, tokens } of sentencesIn(text, paragraph.start, paragraph.end)) {
          expect(text.slice(at, start).trim()).toBe("");
          expect([start, end]).toEqual([tokens[0]!.start, tokens.at(-1)!.end]);
          for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
          at = end;
        }
        expect(text.slice(at, paragraph.end).trim()).toBe("");
        at = paragraph.end;
      }
      expect(text.slice(at).trim()).toBe("");
    }),
    { numRuns: 300 },
  );
});

test("a sentence of 20,000 words is one, and a text without any has none", () => {
  expect(cut("and then they talked ".repeat(5_000).trim())).toHaveLength(1);
  for (const text of ["", " \n\t ", "\u200b".repeat(0)]) expect(sentencesIn(text, 0, text.length)).toEqual([]);
});

test.each([
  ".",
  ". ",
  '"',
  "'",
  "a'",
  "1.",
  "A.",
  "a-",
  "a_b.",
  "a. )",
  "? ”",
  "www.",
  "a@",
  "\ud800",
  "e\u0301",
  "\n ",
])("takes time in proportion to the length of %j over and over", (piece) => {
  const seconds = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const rounds = [0, 1, 2].map(() => {
      const begun = process.cpuUsage();
      for (const { start, end } of paragraphsOf(text)) sentencesIn(text, start, end);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1e6;
    });
    return Math.min(...rounds);
  };
  seconds(20_000);
  expect(seconds(160_000)).toBeLessThan(Math.max(0.02, seconds(20_000)) * 24);
});

test("parts paragraphs at blank lines only", () => {
  const text = "One line\nand its second.\n\n  Two.  \n \nThree.";
  expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "One line\nand its second.",
    "Two.",
    "Three.",
  ]);
});
