import type { Sentence } from "./document.ts";
import { countryOfDemonym, foldName } from "./gazetteer.ts";
import { type Entry, words as lexicon, type RoleHead } from "./lexicon.ts";

/** A stretch of a sentence's words, the end exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** Stretches by each word that they cover, the first to cover one keeping it. */
export function byWord<T extends Stretch>(stretches: T[]): Map<number, T> {
  const found = new Map<number, T>();
  for (const one of stretches) for (let i = one.from; i < one.to; i++) if (!found.has(i)) found.set(i, one);
  return found;
}

/** A phrase of the dictionary in a sentence. */
export type Known = Stretch & { entry: Entry };

const capital = /^[\p{Lu}\p{N}]/u;
const lowerNames = new Set(["al", "el"]);

/** Finds the countries, peoples, offices, bodies, groups and media that the dictionary knows, the longest first. */
export function knownPhrases(s: Sentence): Known[] {
  const { phrases } = lexicon();
  const found: Known[] = [];
  const folded = s.words.map((word) => foldName(word.text));
  for (let i = 0; i < s.words.length; i++) {
    const text = s.words[i]!.text;
    if (!capital.test(text) && !lowerNames.has(text.slice(0, 2))) continue;
    // "us" the pronoun in capitals is rare; "Us" and "us" are never the country, nor is "Un" in a name the body.
    if (text === "Us" || text === "It" || text === "Un") continue;
    // "New Jersey" is not Jersey, "Northern Ireland" not Ireland.
    const apart = /^(?:New|Northern)$/.test(s.words[i - 1]?.text ?? "") && /^(?:Jersey|Ireland|Mexico)$/.test(text);
    for (const { words, entry } of apart ? [] : (phrases.get(folded[i]!) ?? [])) {
      if (i + words.length > folded.length || !words.every((word, j) => folded[i + j] === word)) continue;
      if (words.length === 1 && text.length <= 4 && text.toUpperCase() !== text && /^[A-Z.]{2,5}$/.test(entry.name))
        continue;
      // "British Columbia" is no Briton’s.
      if (
        entry.kind === "people" &&
        s.names.some((one) => one.kind === "place" && one.from === i && one.to > i + words.length)
      )
        break;
      // "The Mountain National Liberation Army" is another body than the one with the shorter name.
      if (entry.kind === "group" && words.length > 1 && isLonger(s, i)) continue;
      found.push({ from: i, to: i + words.length, entry });
      i += words.length - 1;
      break;
    }
  }
  return found;
}

function isLonger(s: Sentence, from: number): boolean {
  const before = s.words[from - 1];
  return (
    before !== undefined &&
    before.upos === "PROPN" &&
    /^\p{Lu}\p{Ll}/u.test(before.text) &&
    !countryOfDemonym(before.text) &&
    before.xpos.startsWith("NNP")
  );
}

/** A role's head noun in a sentence. */
export type RoleMatch = Stretch & { role: RoleHead; plural: boolean };

function startsRole(s: Sentence, from: number): boolean {
  for (let i = from; i < Math.min(from + 3, s.words.length); i++) {
    const here = lexicon().roleHeads.get(s.words[i]!.low) ?? [];
    if (here.some(({ words }) => words.every((word, j) => s.words[i + j]?.low === word))) return true;
    if (!/^(?:ADJ|NOUN|PROPN)$/.test(s.words[i]!.upos)) return false;
  }
  return false;
}

/** Finds the head nouns of roles ("foreign minister", "envoys"), the longest first. */
export function roleMatches(s: Sentence): RoleMatch[] {
  const { roleHeads } = lexicon();
  const found: RoleMatch[] = [];
  for (let i = 0; i < s.words.length; i++) {
    for (const role of roleHeads.get(s.words[i]!.low) ?? []) {
      if (i + role.words.length > s.words.length || !role.words.every((word, j) => s.words[i + j]!.low === word))
        continue;
      const last = s.words[i + role.words.length - 1]!;
      if (last.upos === "VERB" || last.upos === "ADV" || last.upos === "ADP") continue;
      if (role.words.length === 1 && last.upos === "ADJ") continue;
      // "Deputy Foreign Minister", "chief negotiator": the first word only ranks the second.
      const next = s.words[i + role.words.length];
      if (
        role.words.length === 1 &&
        /^(?:deputy|vice|chief|head|lead|leader|general|member)$/.test(last.low) &&
        next &&
        startsRole(s, next.i)
      )
        continue;
      found.push({ from: i, to: i + role.words.length, role, plural: last.xpos === "NNS" || last.xpos === "NNPS" });
      i += role.words.length - 1;
      break;
    }
  }
  return found;
}
