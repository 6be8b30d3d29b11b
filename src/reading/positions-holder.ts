import type { Actor } from "../findings/actor.ts";
import type { Attribution } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, conjuncts, headOf } from "../language/tree.ts";
import { attributionAround, type Context, wordSpan } from "./context.ts";
import { affiliationOf, antecedentOf } from "./positions-antecedent.ts";
import { positionBook } from "./positions-book.ts";

const privately =
  /\b(?:analyst|professor|researcher|economist|author|expert|resident|activist|diplomat|veteran|observer|historian|columnist)s?\b/i;

/** On whose side somebody holds a position; an official whose side the article does not name stands for it by name. */
export function sideOf(context: Context, actor: Actor): string | undefined {
  if (actor.kind === "media" || isBystander(actor)) return undefined;
  const party = context.cast.partyOf(actor);
  if (party) return party;
  if (actor.kind !== "person" && actor.kind !== "role-holder") return undefined;
  const body = affiliationOf(context, actor);
  if (body) return context.cast.partyOf(body) ?? body.id;
  return actor.roles.length > 0 ? actor.id : undefined;
}

// "Both governments", "the two sides": those whose talks the article is about, where they are two.
function bothSides(context: Context, s: Sentence, subject: Word): Actor[] {
  if (
    !/^(?:side|government|party|country|state|delegation|leader|army|capital|neighbour|neighbor|rival)$/.test(
      subject.lemma,
    )
  )
    return [];
  if (subject.xpos !== "NNS" || !childrenOf(s, subject, "det", "nummod").some(({ low }) => /^(?:both|two)$/.test(low)))
    return [];
  const pairs = context.findings.flatMap((one) =>
    one.kind === "engagement" && one.parties.length === 2 ? [one.parties] : [],
  );
  const pair = pairs[0];
  if (!pair || pairs.some((other) => other.some((party) => !pair.includes(party)))) return [];
  return pair.map((id) => context.cast.byId(id)).filter((actor) => actor !== undefined);
}

// Who is known as an expert or an eyewitness alone speaks for nobody.
function isBystander(actor: Actor): boolean {
  if (actor.kind === "unnamed") return privately.test(actor.name);
  return actor.roles.length > 0 && actor.roles.every((role) => privately.test(role.title));
}

/** Who holds what a subject holds: parties and those who speak for them, by name or as a side of the talks. */
export function holdersOf(context: Context, s: Sentence, subject: Word | undefined): Actor[] {
  if (!subject) return [];
  const both = bothSides(context, s, subject);
  if (both.length > 0) return both;
  const group = context.cast.group(s, subject);
  if (group.length > 0) return group.filter((actor) => sideOf(context, actor) !== undefined);
  const found: Actor[] = [];
  for (const head of conjuncts(s, subject)) {
    const actor = oneHolder(context, s, head);
    if (actor && !found.includes(actor)) found.push(actor);
  }
  return found;
}

/** Who holds what a verb says: its subject, and for "a mandate to push" or "a letter demanding" whoever has or does that. */
export function holdersOfVerb(context: Context, s: Sentence, verb: Word): Actor[] {
  const found = holdersOf(context, s, cutOff(s, verb) ?? clauseOf(s, verb).subject);
  if (found.length > 0 || bare(verb) !== "acl") return found;
  const noun = headOf(s, verb);
  if (!noun || (verb.xpos !== "VBG" && !childrenOf(s, verb, "mark").some((word) => word.low === "to"))) return found;
  const owner = childrenOf(s, noun, "nmod:poss")[0];
  if (owner) return holdersOf(context, s, owner);
  const above = headOf(s, noun);
  if (above?.upos !== "VERB" || !/^(?:obj|obl)$/.test(bare(noun))) return found;
  const clause = clauseOf(s, above);
  return clause.passive ? found : holdersOf(context, s, clause.subject);
}

// "It might, a veteran believes, agree": the parser gives both subjects to the verb of saying.
function cutOff(s: Sentence, verb: Word): Word | undefined {
  // "It has, however, proposed": the subject hangs on the helper.
  for (const helper of childrenOf(s, verb, "aux")) {
    const subject = childOf(s, helper, "nsubj");
    if (subject) return subject;
  }
  if (bare(verb) !== "ccomp" || childOf(s, verb, "nsubj")) return undefined;
  const up = headOf(s, verb);
  const subjects = up ? childrenOf(s, up, "nsubj") : [];
  return up && subjects.length > 1 && up.i < verb.i ? subjects[0] : undefined;
}

function oneHolder(context: Context, s: Sentence, head: Word): Actor | undefined {
  if (/^(?:it|they|its|their)$/.test(head.low) && !head.quoted) {
    const meant = antecedentOf(context, s, head, (where, noun) => oneHolder(context, where, noun));
    if (meant) return meant;
  }
  if (head.upos === "PRON") {
    const said = attributionAround(context, wordSpan(head));
    const ours = /^(?:we|i|us)$/.test(head.low) || (/^(?:they|he|she|it)$/.test(head.low) && !context.cast.at(s, head));
    const source = ours && said?.source.actor ? context.cast.byId(said.source.actor) : context.cast.at(s, head);
    return source && (sideOf(context, source) !== undefined || standsAlone(source)) ? source : undefined;
  }
  const { holders, bystanders } = positionBook().sets;
  if (bystanders.has(head.lemma)) return undefined;
  const paired = childrenOf(s, head, "conj").length > 0;
  if (
    childrenOf(s, head, "det").some(
      (word) =>
        /^(?:each|every|neither|either|any|no|which|what)$/.test(word.low) && !(paired && /^n?either$/.test(word.low)),
    )
  )
    return undefined;
  const actor = context.cast.describe(s, head);
  if (!actor || actor.kind === "media") return undefined;
  if (sideOf(context, actor) !== undefined) return actor;
  // "his men", "our government": they are whose they are.
  const possessor = childrenOf(s, head, "nmod:poss")[0];
  const owner = possessor && (possessor.low === "whose" ? whoseOf(context, s, head) : oneHolder(context, s, possessor));
  if (owner && !/^(?:wife|son|daughter|brother|mother|father|lawyer)$/.test(head.lemma)) return owner;
  // "The army would stay, she said": her army.
  if (!possessor && actor.kind === "unnamed" && positionBook().sets.ours.has(head.lemma)) {
    const speaker = speakerOf(context, head)?.actor;
    if (speaker) return speaker;
  }
  if (actor.kind !== "unnamed" || possessor?.low === "whose") return undefined;
  return holders.has(head.lemma) || head.upos === "PROPN" ? actor : undefined;
}

/** Whose "whose" is: the noun that its clause describes ("Poland, whose parliament"). */
export function whoseOf(context: Context, s: Sentence, head: Word): Actor | undefined {
  for (let at: Word | undefined = head, steps = 0; at && steps < 4; at = headOf(s, at), steps++) {
    if (at.relation.startsWith("acl")) {
      const up = headOf(s, at);
      return up && oneHolder(context, s, up);
    }
  }
  return undefined;
}

// A side that the text names by a common noun alone.
function standsAlone(actor: Actor): boolean {
  if (actor.kind !== "unnamed" || isBystander(actor)) return false;
  const { holders } = positionBook().sets;
  if (/^\p{Lu}\p{L}+s$/u.test(actor.name)) return true;
  return actor.name
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => holders.has(word) || holders.has(word.replace(/s$/, "")) || holders.has(word.replace(/ies$/, "y")));
}

/** The party of a holder: the side it speaks for, else itself. */
export function partyOf(context: Context, holder: Actor): string {
  return sideOf(context, holder) ?? holder.id;
}

/** Who says a word, when somebody does who can hold a position. */
export function speakerOf(context: Context, word: Word): { actor: Actor; said: Attribution } | undefined {
  const said = attributionAround(context, wordSpan(word));
  const actor = said?.source.actor ? context.cast.byId(said.source.actor) : undefined;
  if (!actor || !said || actor.kind === "media") return undefined;
  return sideOf(context, actor) !== undefined || standsAlone(actor) ? { actor, said } : undefined;
}
