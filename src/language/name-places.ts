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
  if (!found.some((name) => name.kind === "place" && strangeIn(texts, name))) return false;
  const known = knownIn(texts, 0, texts.length);
  const places = labels.flatMap((label, k) => (label.endsWith("-geo") ? [k] : []));
  texts.forEach((text, i) => {
    if (known[i] || !capital.test(text)) return;
    for (const k of places) scores[from + i * labels.length + k]! -= doubt;
  });
  return true;
}

// Whether some word of a name is part of no known place.
function strangeIn(texts: readonly string[], { from, to }: Name): boolean {
  const known = knownIn(texts, from, to);
  for (let i = from; i < to; i++) if (!known[i - from] && capital.test(texts[i]!)) return true;
  return false;
}

// Which of the words from `from` to `to` are part of the name of a country or a town.
function knownIn(texts: readonly string[], from: number, to: number): Uint8Array {
  const known = new Uint8Array(to - from);
  for (let i = from; i < to; i++) {
    if (!capital.test(texts[i]!)) continue;
    for (let end = Math.min(i + longest, to); end > i; end--) {
      if (!isPlace(end === i + 1 ? texts[i]! : texts.slice(i, end).join(" "))) continue;
      known.fill(1, i - from, end - from);
      break;
    }
  }
  return known;
}

const answers = new Map<string, boolean>();
const capacity = 20_000;

function isPlace(name: string): boolean {
  const known = answers.get(name);
  if (known !== undefined) return known;
  const is = countryNamed(name) !== undefined || citiesNamed(name).length > 0;
  if (answers.size >= capacity) answers.clear();
  answers.set(name, is);
  return is;
}
