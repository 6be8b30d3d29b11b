import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseHead, clauseOf, conjuncts, headOf } from "../language/tree.ts";
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

/** Whether a word is joined with others, each of whom can sit at a table: "the union and the ministry". */
export function isPair(context: Context, s: Sentence, word: Word): boolean {
  const joined = conjuncts(s, word);
  return joined.length > 1 && joined.every((one) => isSomebody(context, s, one) || isPartner(one));
}

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
  if (group.length > 0) return [...withStates(context, s, subject, group), ...namedBeside(context, s, subject, group)];
  const own = context.cast.at(s, subject);
  return own ? [own] : [];
}

// "The Indian and Pakistani commanders": each of the states, where the two are taken for one.
function withStates(context: Context, s: Sentence, word: Word, group: Actor[]): Actor[] {
  if (group.length > 1) return group;
  const codes = childrenOf(s, word, "amod", "compound")
    .flatMap((one) => conjuncts(s, one))
    .map((one) => context.cast.countryAt(s, one))
    .filter((code) => code !== undefined);
  const states = [...new Set(codes)]
    .filter((code) => code !== context.cast.partyOf(group[0]!))
    .map((code) => context.cast.byId(code))
    .filter((one) => one !== undefined);
  return states.length > 0 ? [...group, ...states] : group;
}

/** Those whom a word names, by what they are and by the name behind: "his Peruvian colleague, Ana Ruiz". */
export function peopleAt(context: Context, s: Sentence, word: Word): Actor[] {
  const group = context.cast.group(s, word);
  const named = childrenOf(s, word, "appos")
    .map((one) => context.cast.at(s, one))
    .filter((actor) => actor !== undefined && isPerson(actor)) as Actor[];
  if (named.length !== 1 || !(isPartner(word) || group.length === 0)) return group;
  const code = childrenOf(s, word, "amod", "compound")
    .map((one) => context.cast.countryAt(s, one))
    .find(Boolean);
  if (code) context.cast.join(named[0]!, code);
  return named;
}

// "The foreign ministers of Chile and Peru, Ana Ruiz and Luis Vega": by name beside what they are.
function namedBeside(context: Context, s: Sentence, word: Word, group: Actor[]): Actor[] {
  if (!/^NNP?S$/.test(word.xpos) || group.some(isPerson)) return [];
  return childrenOf(s, word, "appos")
    .flatMap((one) => conjuncts(s, one))
    .map((one) => context.cast.at(s, one))
    .filter((actor) => actor !== undefined && isPerson(actor)) as Actor[];
}

/** Those whose engagement a noun says it is: "between", "with", "of", a possessor, states before the noun. */
export function nounPeople(context: Context, s: Sentence, noun: Word): Actor[] {
  const people: Actor[] = [];
  const named = childrenOf(s, noun, "nmod", "obl");
  for (const word of named) {
    const preposition = caseOf(s, word);
    if (/^(?:between|with|among|of|involving|by|from)$/.test(preposition)) {
      const group = context.cast.group(s, word);
      // "the meeting of the joint committee": where the sides sit, and none of them.
      if (preposition === "of" && group.length < 2 && /^(?:committee|commission|council|panel)s?$/.test(word.low))
        continue;
      if (preposition === "of" && group.length < 2 && !/^(?:meeting|summit|visit|trip)$/.test(noun.lemma)) continue;
      people.push(...group);
      if (preposition === "with") people.push(...opposite(context, s, noun));
    }
  }
  const other = named.some((word) => caseOf(s, word) === "between") ? undefined : betweenBehind(s, noun);
  if (other) people.push(...context.cast.group(s, other));
  // "a meeting with newly appointed spy chief Rashad", where the tree has lost him
  if (s.words[noun.i + 1]?.low === "with" && !named.some((word) => caseOf(s, word) === "with"))
    for (const word of s.words.slice(noun.i + 2, noun.i + 12)) {
      const actor = /^(?:NOUN|PROPN)$/.test(word.upos) ? context.cast.at(s, word) : undefined;
      if (!actor) continue;
      people.push(actor, ...opposite(context, s, noun));
      break;
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

// "three days of talks in Jeddah between …": those between whom it is, behind what else is said of it.
function betweenBehind(s: Sentence, noun: Word): Word | undefined {
  const { nouns } = engagementWords();
  for (let i = noun.i + 1; i < Math.min(s.words.length, noun.i + 12); i++) {
    const word = s.words[i]!;
    if (word.upos === "VERB" || nouns.has(word.low) || word.text === ";") return undefined;
    if (word.low === "between" && word.bare === "case") return headOf(s, word);
  }
  return undefined;
}

// "After a meeting with the premier, the president said …": he whose clause it is was there too.
function opposite(context: Context, s: Sentence, noun: Word): Actor[] {
  if (childrenOf(s, noun, "nmod:poss").length > 0) return [];
  if (bare(noun) === "nsubj" || bare(noun) === "nmod") {
    // "Egypt’s ministry said the talks with Ethiopia had ended": whose word it is.
    const told = clauseHead(s, noun);
    const says = bare(told) === "ccomp" ? headOf(s, told) : undefined;
    const sides = says ? subjectPeople(context, s, says).map((actor) => context.cast.partyOf(actor)) : [];
    return sides
      .map((side) => context.cast.byId(side ?? ""))
      .filter((one) => one !== undefined && one.kind === "state") as Actor[];
  }
  let at = noun;
  for (let up = headOf(s, at); up && bare(at) === "nmod" && caseOf(s, at) === "of"; up = headOf(s, at)) at = up;
  if (
    !/^(?:obl|nmod)$/.test(bare(at)) ||
    !/^(?:after|following|before|ahead of|ahead|during|in|at|for)$/.test(caseOf(s, at))
  )
    return [];
  const verb = clauseHead(s, at);
  if (verb === at) return [];
  return subjectPeople(context, s, verb).filter((actor) => isPerson(actor) || actor.kind === "state");
}
