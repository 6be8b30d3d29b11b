import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseHead, headOf } from "../language/tree.ts";
import { isPartner } from "./engagement-people.ts";
import { engagementWords, lookUp } from "./engagement-words.ts";

const ordinals: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
};
const cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** Reads "fourth", "12th" as a number. */
export function ordinalOf(low: string): number | undefined {
  return ordinals[low] ?? (/^\d+(?:st|nd|rd|th)$/.test(low) ? Number.parseInt(low, 10) : undefined);
}

/** The number of "round three", "round 4". */
export function countBehind(s: Sentence, noun: Word): number | undefined {
  const next = s.words[noun.i + 1];
  if (!next || noun.lemma !== "round") return undefined;
  const spelt = cardinals.indexOf(next.low);
  return spelt >= 0 ? spelt + 1 : /^\d{1,2}$/.test(next.text) ? Number(next.text) : undefined;
}

/** Whether a round is one of talks, not of golf: by its number or turn, or by what it is a round of. */
export function isRound(s: Sentence, noun: Word): boolean {
  if (noun.lemma !== "round") return false;
  if (!/^(?:NOUN|PROPN)$/.test(noun.upos) && countBehind(s, noun) === undefined) return false;
  const { nouns, rounds, status } = engagementWords();
  const of = childrenOf(s, noun, "nmod").filter((word) => caseOf(s, word) === "of");
  if (of.length > 0) return of.some((word) => nouns.has(word.low) || nouns.has(word.lemma));
  if (/^(?:win|lose|fire|reach|play|vote|buy|shoot|qualify|advance)$/.test(clauseHead(s, noun).lemma)) return false;
  if (countBehind(s, noun) !== undefined) return true;
  if (childrenOf(s, noun, "compound").length > 0) return false;
  const counted = childrenOf(s, noun, "amod", "nummod").some(
    (word) => ordinalOf(word.low) !== undefined || rounds.has(word.low) || word.upos === "NUM",
  );
  return counted || childrenOf(s, noun, "acl").some((word) => lookUp(status, s, word) !== undefined);
}

/** Whether a table is the one at which sides sit: "return to the negotiating table", "a round table was held". */
export function isTable(s: Sentence, noun: Word): boolean {
  const { tables } = engagementWords();
  if (!tables.has(noun.low) && !tables.has(noun.lemma)) return false;
  const modifiers = childrenOf(s, noun, "amod", "compound").map((word) => word.low);
  if (modifiers.some((low) => /^(?:negotiating|bargaining|peace|round)$/.test(low))) return true;
  if (noun.low !== "table") return false;
  const verb = clauseHead(s, noun);
  if (verb === noun)
    return /^(?:at|back at|around|round)$/.test(caseOf(s, noun)) && isPartner(childrenOf(s, noun, "nsubj")[0]);
  return (
    /^(?:return|come|get|go|bring|walk)$/.test(verb.lemma) &&
    bare(noun) === "obl" &&
    childrenOf(s, noun, "amod", "compound", "nmod").length === 0 &&
    /^(?:to|back to|from|away from|around|round)$/.test(caseOf(s, noun))
  );
}

/** "three days of talks", "after eleven months of negotiation" */
export function isSpell(s: Sentence, noun: Word): boolean {
  const up = headOf(s, noun);
  return (
    up !== undefined &&
    bare(noun) === "nmod" &&
    caseOf(s, noun) === "of" &&
    engagementWords().spells.has(up.lemma) &&
    (up.xpos === "NNS" || childrenOf(s, up, "nummod", "amod").length > 0)
  );
}
