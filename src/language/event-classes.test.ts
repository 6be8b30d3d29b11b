import { expect, test } from "vitest";
import { eventClassOf } from "./event-classes.ts";
import { pairFeatures } from "./event-classes-features.ts";
import { markedPair } from "./event-classes-pair.ts";

function pairOf(text: string, source: string, target: string) {
  const at = (party: string) => ({ start: text.indexOf(party), end: text.indexOf(party) + party.length });
  return markedPair(text, at(source), at(target));
}

test.each([
  [
    "Peru's navy shelled a Chilean patrol boat on Friday, killing four sailors.",
    "Peru's navy",
    "a Chilean patrol boat",
    "ASSAULT",
    4,
  ],
  [
    "The foreign minister of Ghana accused Togo of sheltering the plotters.",
    "The foreign minister of Ghana",
    "Togo",
    "ACCUSE",
    3,
  ],
  ["Oman refused a request by Qatar to extradite the banker.", "Oman", "a request by Qatar", "REJECT", 3],
  [
    "Finland's president met her Estonian counterpart in Turku for talks on shipping.",
    "Finland's president",
    "her Estonian counterpart",
    "CONSULT",
    1,
  ],
  ["Japan has donated medical supplies worth two million dollars to Vanuatu.", "Japan", "Vanuatu", "AID", 2],
  [
    "Ecuador expelled two Bolivian diplomats on Monday and cut its ties with La Paz.",
    "Ecuador",
    "two Bolivian diplomats",
    "SANCTION",
    4,
  ],
])("%s", (text, source, target, root, quad) => {
  const found = eventClassOf(pairOf(text, source, target));
  expect(found).toMatchObject({ root, quad, conflict: quad > 2 });
  expect(found.score).toBeGreaterThan(0.3);
  expect(found.score).toBeLessThanOrEqual(1);
});

test("sees the way from source to target in the tree", () => {
  const { counted, lists } = pairFeatures(pairOf("Malta has condemned the raid by Libya.", "Malta", "Libya"));
  expect(counted.words).toEqual(["<S>", "has", "condemned", "the", "raid", "by", "<T>", "."]);
  expect(counted.verb).toEqual(["condemn"]);
  expect(lists.path).toEqual(expect.arrayContaining(["condemned", "raid"]));
});

test("does without a party, and without words", () => {
  expect(eventClassOf(markedPair("The court jailed the editor.")).root).toMatch(/^[A-Z]+$/);
  expect(eventClassOf({ words: [], source: [], target: [] }).score).toBeGreaterThan(0);
});
