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

export const PlaceBook = z.strictObject({
  version: z.int(),
  regions: z.array(Named),
  wide: z.array(Named),
  waters: z.array(Named),
  venues: z.array(Named),
  countries: z.array(z.strictObject({ country: z.string().length(3), lat: z.number(), lon: z.number() })),
  towns: z.array(
    z.strictObject({ names: z.array(z.string()).min(1), gazetteer: z.string(), country: z.string().length(3) }),
  ),
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

const towns = new Map<string, { name: string; gazetteer: string; country: string }>();
const middles = new Map<string, { lat: number; lon: number }>();

function load(): NonNullable<typeof index> {
  const book = loadCodebook("places", PlaceBook);
  for (const { country, lat, lon } of book.countries) middles.set(country, { lat, lon });
  for (const { names, gazetteer, country } of book.towns) {
    for (const name of names) towns.set(foldName(name), { name: names[0]!, gazetteer, country });
  }
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
    if (isShort(words, place) && !dotted(s, i, to)) continue;
    if (found) found.places.push(place);
    else found = { to, places: [place] };
  }
  return found;
}

// "Miss." and "Mass." are states only with their dot and behind a place; "Ore" and "Wash" are words.
const isShort = (words: string[], place: KnownPlace) =>
  place.kind === "state" && words.join("").length < 6 && foldName(place.name) !== words.join(" ");

function dotted(s: Sentence, i: number, to: number): boolean {
  const last = s.words[to - 1]!;
  const next = s.words[to];
  if (/^(?:\p{Lu}\.){2,}$/u.test(last.text)) return true;
  const dot = last.text.endsWith(".") || (next?.text === "." && next.start === last.end);
  return dot && (i === 0 || /^(?:,|\(|-)$/.test(s.words[i - 1]!.text) || to - i > 1);
}

/** Where the middle of a country lies, if the codebook says so. */
export function middleOf(country: string): { lat: number; lon: number } | undefined {
  index ??= load();
  return middles.get(country);
}

/** The town that English news calls by a name under which the gazetteer does not file it. */
export function townCalled(text: string): { name: string; gazetteer: string; country: string } | undefined {
  index ??= load();
  return towns.get(foldName(text));
}
