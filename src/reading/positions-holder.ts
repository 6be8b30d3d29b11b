import type { Actor } from "../findings/actor.ts";
import type { Attribution } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, conjuncts, headOf } from "../language/tree.ts";
import { attributionAround, type Context, once, wordSpan } from "./context.ts";
import { affiliationOf, antecedentOf, isTitled } from "./positions-antecedent.ts";
import { positionBook } from "./positions-book.ts";

const privately =
  /\b(?:analyst|professor|researcher|economist|author|expert|resident|activist|diplomat|veteran|observer|historian|columnist)s?\b/i;

/** On whose side somebody holds a position; an official whose side the article does not name stands for it by name. */
export function sideOf(context: Context, actor: Actor): string | undefined {
  if (actor.kind === "media" || isBystander(actor)) return undefined;
  // "South Sudanese rebels" are no side of their state's.
  if (actor.kind === "unnamed" && isApart(actor)) return undefined;
  // "The Finnish paper workers' union" is not Finland's side.
  if (actor.kind === "organisation" && actor.party && /\bunion\b/i.test(actor.name)) return actor.id;
  const party = context.cast.partyOf(actor);
  if (party) return party;
  if (actor.kind !== "person" && actor.kind !== "role-holder") return undefined;
  const body = affiliationOf(context, actor, (s, noun) => oneHolder(context, s, noun));
  if (body) return context.cast.partyOf(body) ?? body.id;
  return actor.roles.length > 0 || isTitled(context, actor) ? actor.id : undefined;
}

// "Both governments", "the two sides": those whose talks the article is about, where they are two.
function bothSides(context: Context, s: Sentence, subject: Word): Actor[] {
  const bare = /^(?:neither|both)$/.test(subject.low) && childrenOf(s, subject, "conj").length === 0;
  if (
    !bare &&
    !/^(?:side|government|party|country|state|delegation|leader|army|capital|neighbour|neighbor|rival)$/.test(
      subject.lemma,
    )
  )
    return [];
  if (
    !bare &&
    (subject.xpos !== "NNS" || !childrenOf(s, subject, "det", "nummod").some(({ low }) => /^(?:both|two)$/.test(low)))
  )
    return [];
  const pairs = context.findings.flatMap((one) =>
    one.kind === "engagement" && one.parties.length === 2 ? [one.parties] : [],
  );
  const pair = pairs[0];
  if (!pair || pairs.some((other) => other.some((party) => !pair.includes(party)))) return [];
  return pair.map((id) => context.cast.byId(id)).filter((actor) => actor !== undefined);
}

const isApart = ({ name }: Actor): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => positionBook().sets.apart.has(word) || positionBook().sets.apart.has(word.replace(/s$/, "")));

// Who is known as an expert or an eyewitness alone speaks for nobody.
function isBystander(actor: Actor): boolean {
  if (actor.kind === "unnamed") return privately.test(actor.name);
  return actor.roles.length > 0 && actor.roles.every((role) => privately.test(role.title));
}

/** Who holds what a subject holds: parties and those who speak for them, by name or as a side of the talks. */
export function holdersOf(context: Context, s: Sentence, subject: Word | undefined): Actor[] {
  if (!subject) return [];
  if (/^(?:it|they)$/.test(subject.low) && !subject.quoted) {
    const meant = oneHolder(context, s, subject);
    return meant ? [meant] : [];
  }
  const both = bothSides(context, s, subject);
  if (both.length > 0) return both;
  const group = positionBook().sets.apart.has(subject.lemma) ? [] : context.cast.group(s, subject);
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
  const found = holdersOf(context, s, cutOff(s, verb) ?? clauseOf(s, verb).subject ?? subjectAbove(s, verb));
  // "nations rejected the offer", read as what describes the nations: with an object it is what they do.
  if (found.length === 0 && bare(verb) === "acl" && /^VB[DN]$/.test(verb.xpos) && childOf(s, verb, "obj")) {
    const noun = headOf(s, verb);
    if (noun && noun.i === verb.i - 1 && childrenOf(s, verb, "obl:agent").length === 0)
      return holdersOf(context, s, noun);
  }
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

/** The subject of a clause without "that" where the parser takes it for an object: "saying Moscow will refuse". */
export function subjectBefore(s: Sentence, verb: Word): Word | undefined {
  if (bare(verb) !== "ccomp" || childOf(s, verb, "nsubj") || childrenOf(s, verb, "mark").length > 0) return undefined;
  const up = headOf(s, verb);
  if (
    !up ||
    up.i > verb.i ||
    !/^(?:say|insist|warn|add|claim|argue|stress|maintain|tell|believe|think|announce|declare|state|note|repeat|reiterate|suggest|confirm|emphasise|emphasize)$/.test(
      up.lemma,
    )
  )
    return undefined;
  return childrenOf(s, up, "obj").find((word) => word.i > up.i && word.i < verb.i);
}

function subjectAbove(s: Sentence, verb: Word): Word | undefined {
  let at = verb;
  for (let steps = 0; steps < 4 && bare(at) === "xcomp"; steps++) {
    const up = headOf(s, at);
    if (!up) return undefined;
    at = up;
  }
  return subjectBefore(s, at);
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
    // "called the truce hasty and said it would offer a respite": the truce may be meant.
    const { proposals } = positionBook().sets;
    if (
      head.low === "it" &&
      s.words.some((word) => word.i < head.i && word.upos === "NOUN" && proposals.has(word.lemma))
    )
      return undefined;
  }
  if (head.upos === "PRON") {
    const said = attributionAround(context, wordSpan(head));
    const ours = /^(?:we|i|us)$/.test(head.low) || (/^(?:they|he|she|it)$/.test(head.low) && !context.cast.at(s, head));
    const source = ours && said?.source.actor ? context.cast.byId(said.source.actor) : context.cast.at(s, head);
    return source && (sideOf(context, source) !== undefined || standsAlone(source)) ? source : undefined;
  }
  const { sets } = positionBook();
  const { holders, bystanders } = sets;
  if (/^(?:mr|mrs|ms|miss|dr|sir)\.?$/.test(head.low)) return undefined;
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
  if (
    owner &&
    (owner.kind !== "unnamed" || sideOf(context, owner) !== undefined) &&
    !sets.apart.has(head.lemma) &&
    !/^(?:wife|son|daughter|brother|mother|father|lawyer)$/.test(head.lemma)
  )
    return owner;
  // "The army would stay, she said": her army.
  const plainly = !possessor && childrenOf(s, head, "amod", "compound", "nmod").length === 0;
  if (plainly && actor.kind === "unnamed" && sets.ours.has(head.lemma)) {
    const speaker = speakerOf(context, head)?.actor;
    if (speaker) return speaker;
  }
  if (actor.kind !== "unnamed" || possessor?.low === "whose") return undefined;
  // "the Afghans": their state.
  const country = /^NNP?S$/.test(head.xpos) ? context.cast.countryAt(s, head) : undefined;
  const state = country && context.cast.byId(country);
  if (state) return state;
  const many = head.xpos === "NNS" && people.test(head.lemma) && !things.test(head.lemma);
  return many || holders.has(head.lemma) || head.upos === "PROPN" || once(context, tellers).has(actor.id)
    ? actor
    : undefined;
}

// "The collectors", "growers", "unionists": who does a thing by trade or holds to a thing.
const people = /(?:er|or|ist|ian|man|woman)$/;
const things =
  /^(?:letter|number|order|matter|factor|paper|power|border|corner|offer|answer|computer|reactor|sector|error|river|tower|layer|poster|banner|chapter|charter|reminder|helicopter|tanker|trawler|container|missile|carrier|doctor|other|monitor|quarter|master|center|disaster|character|member|winter|summer)$/;
const tellers = ({ findings }: Context) =>
  new Set(findings.flatMap((one) => (one.kind === "attribution" && one.source.actor ? [one.source.actor] : [])));

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
