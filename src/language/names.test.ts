import { expect, test } from "vitest";
import { agreeNames } from "./name-agreement.ts";
import { doubtPlaces } from "./name-places.ts";
import { trimTitles } from "./name-titles.ts";
import type { Name } from "./network-names.ts";
import type { Lexicon } from "./network-words.ts";

const sentence = (text: string, ...names: Name[]) => ({
  words: text.split(" ").map((word) => ({ text: word })),
  names,
});

test("a word that ends a longer person's name is that person", () => {
  const first = sentence("Amara Lagos spoke", { kind: "person", from: 0, to: 2 });
  const second = sentence("Lagos agreed", { kind: "place", from: 0, to: 1 });
  agreeNames([first, second]);
  expect(second.names[0]!.kind).toBe("person");
});

test("the same words are of the kind that they mostly have, and keep their own where none has more", () => {
  const twice = [0, 1].map(() => sentence("Tarsis signed", { kind: "organisation", from: 0, to: 1 }));
  const once = sentence("Tarsis waits", { kind: "place", from: 0, to: 1 });
  const other = sentence("Malta waits", { kind: "place", from: 0, to: 1 });
  agreeNames([...twice, once, other]);
  expect(once.names[0]!.kind).toBe("organisation");
  expect(other.names[0]!.kind).toBe("place");
});

test.each([
  ["Gen. Keith Orlo said", { from: 0, to: 3 }, { from: 1, to: 3 }],
  ["Brigadier General Ulla Stein left", { from: 0, to: 4 }, { from: 2, to: 4 }],
  ["Omar Sissoko Jr. won", { from: 0, to: 2 }, { from: 0, to: 3 }],
  ["General said so", { from: 0, to: 1 }, { from: 0, to: 1 }],
])("%s: the title is no part of the name", (text, before, after) => {
  const names: Name[] = [{ kind: "person", ...before }];
  trimTitles(text.split(" "), names);
  expect(names).toEqual([{ kind: "person", ...after }]);
});

test("only words of no known place lose by it", () => {
  const lexicon = { names: ["O", "B-org", "B-geo"] } as Lexicon;
  const scores = new Float32Array(9).fill(1);
  const found: Name[] = [
    { kind: "place", from: 0, to: 1 },
    { kind: "place", from: 2, to: 3 },
  ];
  expect(doubtPlaces(lexicon, ["Paris", "beats", "Zorblatt"], found, scores, 0)).toBe(true);
  expect(scores[2]).toBe(1);
  expect(scores[8]).toBeCloseTo(0.2);
  expect(doubtPlaces(lexicon, ["Paris", "beats", "Zorblatt"], found.slice(0, 1), scores, 0)).toBe(false);
});
