import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf, clauseOf, conjuncts } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { engagementWords } from "./engagement-words.ts";

/** Whether a word means somebody who can sit at a table: an actor, a pronoun, or a noun of the codebook's people. */
export function isSomebody(context: Context, s: Sentence, word: Word | undefined): boolean {
  if (!word) return false;
  const actor = context.cast.at(s, word);
  if (actor) return actor.kind !== "media" && actor.kind !== "unnamed";
  if (/^(?:i|we|he|she|they|me|us|him|her|them|who|whom)$/.test(word.low)) return true;
  const { people } = engagementWords();
  if (people.has(word.low) || people.has(word.lemma)) return true;
  // "eleven of them", "some of the negotiators"
  return (
    word.upos !== "NOUN" &&
    childrenOf(s, word, "nmod", "obl").some((one) => caseOf(s, one) === "of" && isSomebody(context, s, one))
  );
}

/** Whether a word means those on the other side of a table: "both sides", "his counterpart", "the two delegations". */
export function isPartner(word: Word | undefined): boolean {
  if (!word) return false;
  const { partners } = engagementWords();
  return partners.has(word.low) || partners.has(word.lemma);
}

/** Whether an actor is one who can sit at a table: a person, named or by office. */
export const isPerson = (actor: Actor): boolean => actor.kind === "person" || actor.kind === "role-holder";

/** Words for a line over which people speak from afar. */
export const phone = /^(?:phone|telephone|videolink|video|teleconference|hotline)$/;

/** Those who do what a verb says; with a passive, by whom it is done. */
export function subjectPeople(context: Context, s: Sentence, verb: Word): Actor[] {
  const { subject, passive } = clauseOf(s, verb);
  if (passive) {
    const agent = childrenOf(s, verb, "obl").find((word) => word.relation === "obl:agent" || caseOf(s, word) === "by");
    return agent
      ? context.cast.group(s, agent)
      : subject && /^(?:host|receive|meet)$/.test(verb.lemma)
        ? context.cast.group(s, subject)
        : [];
  }
  if (!subject) return [];
  const group = context.cast.group(s, subject);
  if (group.length > 0) return group;
  const own = context.cast.at(s, subject);
  return own ? [own] : [];
}

/** Those whose engagement a noun says it is: "between", "with", "of", a possessor, states before the noun. */
export function nounPeople(context: Context, s: Sentence, noun: Word): Actor[] {
  const people: Actor[] = [];
  for (const word of childrenOf(s, noun, "nmod", "obl")) {
    const preposition = caseOf(s, word);
    if (/^(?:between|with|among|of|involving|by|from)$/.test(preposition)) {
      const group = context.cast.group(s, word);
      if (preposition === "of" && group.length < 2 && !/^(?:meeting|summit|visit|trip)$/.test(noun.lemma)) continue;
      people.push(...group);
    }
  }
  for (const word of childrenOf(s, noun, "nmod:poss")) {
    const actor = context.cast.at(s, word);
    if (actor) people.push(actor);
  }
  // "US-Russia talks", "Russian and Ukrainian negotiations": states that stand before the noun.
  const before = childrenOf(s, noun, "compound", "amod", "nmod", "flat").filter(
    (word) => word.i < noun.i && caseOf(s, word) === "",
  );
  for (const word of before.flatMap((one) => [
    ...conjuncts(s, one),
    ...childrenOf(s, one, "compound", "amod", "flat", "nmod", "conj"),
  ])) {
    const code = context.cast.countryAt(s, word);
    const actor = code ? (context.cast.at(s, word) ?? context.cast.byId(code)) : context.cast.at(s, word);
    if (actor && actor.kind !== "media" && !context.map.at(s, word)) people.push(actor);
  }
  return people;
}
