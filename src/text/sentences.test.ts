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
])("cuts %s", (text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test("parts paragraphs at blank lines only", () => {
  const text = "One line\nand its second.\n\n  Two.  \n \nThree.";
  expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "One line\nand its second.",
    "Two.",
    "Three.",
  ]);
});
