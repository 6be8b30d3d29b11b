import { citiesNamed, countryNamed } from "./gazetteer.ts";
import type { Name } from "./network-names.ts";
import type { Lexicon } from "./network-words.ts";

// How much less a word of no known place scores as part of one; set on the Groningen Meaning Bank's dev part.
const doubt = 0.8;
const longest = 4;
const capital = /^\p{Lu}/u;

/** Lowers the scores for a place of words that no gazetteer has, when a found place holds one; says whether it did. */
export function doubtPlaces(
  { names: labels }: Lexicon,
  texts: readonly string[],
  found: readonly Name[],
  scores: Float32Array,
  from: number,
): boolean {
  if (!found.some(({ kind }) => kind === "place")) return false;
  const known = knownIn(texts);
  const strange = (i: number) => !known[i] && capital.test(texts[i]!);
  const held = found.some(({ kind, from, to }) => {
    for (let i = from; i < to; i++) if (kind === "place" && strange(i)) return true;
    return false;
  });
  if (!held) return false;
  const places = labels.flatMap((label, k) => (label.endsWith("-geo") ? [k] : []));
  texts.forEach((_, i) => {
    if (strange(i)) for (const k of places) scores[from + i * labels.length + k]! -= doubt;
  });
  return true;
}

// Which words are part of the name of a country or a town.
function knownIn(texts: readonly string[]): Uint8Array {
  const known = new Uint8Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    if (!capital.test(texts[i]!)) continue;
    for (let to = Math.min(i + longest, texts.length); to > i; to--) {
      const name = texts.slice(i, to).join(" ");
      if (!countryNamed(name) && citiesNamed(name).length === 0) continue;
      known.fill(1, i, to);
      break;
    }
  }
  return known;
}
