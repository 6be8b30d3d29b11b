import { z } from "zod";
import { loadCodebook } from "./codebook.ts";
import type { Sentence } from "./document.ts";
import { foldName } from "./gazetteer.ts";

const Named = z.strictObject({
  names: z.array(z.string()).min(1),
  country: z.string().length(3).optional(),
  lat: z.number(),
  lon: z.number(),
});

const Places = z.strictObject({
  version: z.int(),
  regions: z.array(Named),
  wide: z.array(Named),
  waters: z.array(Named),
  venues: z.array(Named),
  states: z.array(Named.extend({ code: z.string().length(2) })),
});

/** A place of the codebook. `admin` is the postal code of a state of the United States. */
export interface KnownPlace {
  kind: "region" | "wide" | "water" | "venue" | "state";
  name: string;
  country?: string;
  admin?: string;
  lat: number;
  lon: number;
}

let index: Map<string, { words: string[]; place: KnownPlace }[]> | undefined;

const partsOf = (name: string): string[] =>
  name
    .split(/\s+|(?=[-/])|(?<=[-/])/)
    .map(foldName)
    .filter(Boolean);

function load(): NonNullable<typeof index> {
  const book = loadCodebook("places", Places);
  const made: NonNullable<typeof index> = new Map();
  const add = (names: string[], place: KnownPlace) => {
    for (const name of names) {
      // "al-Mandab" and its like are one token.
      for (const words of [partsOf(name), name.split(/\s+/).map(foldName)]) {
        const list = made.get(words[0]!) ?? [];
        if (list.some((one) => one.words.join(" ") === words.join(" ") && one.place.name === place.name)) continue;
        list.push({ words, place });
        made.set(words[0]!, list);
      }
    }
  };
  const kinds = [
    ["region", book.regions],
    ["wide", book.wide],
    ["water", book.waters],
    ["venue", book.venues],
  ] as const;
  for (const [kind, places] of kinds) {
    for (const { names, country, lat, lon } of places) {
      add(names, { kind, name: names[0]!, ...(country ? { country } : {}), lat, lon });
    }
  }
  for (const { names, code, lat, lon } of book.states) {
    add(names, { kind: "state", name: names[0]!, country: "USA", admin: code, lat, lon });
  }
  for (const list of made.values()) list.sort((a, b) => b.words.length - a.words.length);
  return made;
}

/** The places of the codebook whose name begins at a word, with the word behind it; the longest name only. */
export function knownPlacesAt(s: Sentence, i: number): { to: number; places: KnownPlace[] } | undefined {
  index ??= load();
  const first = s.words[i]!;
  if (!/^\p{Lu}/u.test(first.text)) return undefined;
  let found: { to: number; places: KnownPlace[] } | undefined;
  for (const { words, place } of index.get(foldName(first.text)) ?? []) {
    const to = i + words.length;
    if (found && to < found.to) break;
    if (!words.every((word, j) => s.words[i + j] !== undefined && foldName(s.words[i + j]!.text) === word)) continue;
    // "Miss." and "Mass." are states only with their dot; "Ore" and "Wash" are words.
    const short = place.kind === "state" && words.length === 1 && foldName(place.name) !== words[0];
    if (short && !first.text.endsWith(".")) continue;
    if (found) found.places.push(place);
    else found = { to, places: [place] };
  }
  return found;
}
