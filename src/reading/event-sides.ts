import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf, conjuncts } from "../language/tree.ts";
import { isHuman } from "./casualties.ts";
import type { Context } from "./context.ts";
import { type Rule, rules } from "./event-rules.ts";
import { npStart, phraseIn } from "./stretch.ts";

/** The sides that a noun and what is coordinated with it name; with `people`, unnamed people too. */
export function actorsAt(context: Context, s: Sentence, head: Word | undefined, people: boolean): string[] {
  if (!head) return [];
  const found = context.cast.group(s, head).filter((one) => one.kind !== "media");
  const ids = found.map((one) =>
    one.kind === "person" || one.kind === "role-holder" || one.kind === "unnamed"
      ? (context.cast.partyOf(one) ?? one.id)
      : one.id,
  );
  if (ids.length > 0) return [...new Set(ids)];
  const land = ofState(context, s, head);
  if (land) return [land];
  if (people && /^(?:NOUN|PROPN)$/.test(head.upos)) {
    const crowd = context.cast.describe(s, head);
    return crowd ? [crowd.id] : [];
  }
  const noun = whole(s, head)!;
  const known =
    /^(?:NOUN|PROPN)$/.test(noun.upos) && rules().doers.has(noun.low) ? context.cast.describe(s, noun) : undefined;
  return known ? [known.id] : [];
}

// "Turkish warships", "Moroccan soldiers": what belongs to a state, and not those who fight it.
function ofState(context: Context, s: Sentence, head: Word): string | undefined {
  if (!/^(?:NOUN|PROPN)$/.test(head.upos) || isAgainst.test(head.low)) return undefined;
  if (isHuman(head) && !rules().armed.has(head.low)) return undefined;
  const land = s.words
    .slice(npStart(s, head.i), head.i)
    .findLast((word) => word.upos === "ADJ" && context.cast.countryAt(s, word));
  const code = land && context.cast.countryAt(s, land);
  return code && context.cast.byId(code) ? code : undefined;
}

const isAgainst =
  /^(?:rebels?|militias?|fighters?|insurgents?|guerrillas?|separatists?|militants?|jihadists?|gunmen|paramilitaries|opposition|unions?|warlords?|companies|company|firms?|banks?)$/;

/** Whether a noun names people: "ten Americans", "the governor", "Navalny". */
export function peopleAt(context: Context, s: Sentence, word: Word): boolean {
  const actor = context.cast.at(s, word);
  return (
    isHuman(word) ||
    /^(?:he|him|she|they|them)$/.test(word.low) ||
    word.upos === "NUM" ||
    actor?.kind === "person" ||
    (word.xpos === "NNPS" && context.cast.countryAt(s, word) !== undefined)
  );
}

/** Whether a noun names land: what the armed take or leave is a place, known or not. */
export const landAt = (context: Context, s: Sentence, word: Word, rule: Rule) =>
  context.map.at(s, word) !== undefined ||
  (rule.armed && word.upos === "PROPN" && !/^(?:person|media)$/.test(context.cast.at(s, word)?.kind ?? ""));

/** Whether whoever a noun names bears arms. */
export function armedAt(context: Context, s: Sentence, word: Word | undefined): boolean {
  if (!word) return false;
  const things = [whole(s, word)!, ...conjuncts(s, word)];
  return things.some((one) => {
    const actor = context.cast.at(s, one);
    return rules().armed.has(one.low) || actor?.kind === "group" || actor?.sector === "military";
  });
}

/** The things that a portion is of: "most of its sanctions", "a group of soldiers". */
export function whole(s: Sentence, word: Word | undefined): Word | undefined {
  if (!word || !rules().portions.has(word.lemma)) return word;
  return childrenOf(s, word, "nmod").find((one) => caseOf(s, one) === "of") ?? word;
}

/** Whom a passive names behind "by". */
export const agentOf = (s: Sentence, verb: Word) => childrenOf(s, verb, "obl").find((word) => caseOf(s, word) === "by");

/** The sides that a passive names behind "by". */
export const agentsOf = (context: Context, s: Sentence, verb: Word) => actorsAt(context, s, agentOf(s, verb), false);

/** Whether a noun, or one coordinated into a term with the word before it, is among these. */
export const fits = (s: Sentence, word: Word, objects: string[]) =>
  objects.includes(word.low) ||
  objects.includes(word.lemma) ||
  objects.includes(`${s.words[word.i - 1]?.low} ${word.low}`) ||
  objects.some((one) => one.includes(" ") && phraseIn(s, one, word.i, word.i + 4) === word.i);
