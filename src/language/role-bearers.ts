import type { Actor } from "../findings/actor.ts";
import type { Sentence } from "./document.ts";
import type { ProperName } from "./proper-name.ts";
import type { Register } from "./register.ts";
import { possessive } from "./role-sides.ts";
import { isHonorific, type RolePhrase } from "./roles.ts";
import { bare, childrenOf, headOf } from "./tree.ts";

/** Finds the persons whose names stand beside a phrase: one for an office, several for offices told together. */
export function bearersOf(register: Register, s: Sentence, phrases: RolePhrase[], at: number): Actor[] {
  const phrase = phrases[at]!;
  const bearer = bearerOf(register, s, phrase) ?? shared(register, s, phrases, at);
  return bearer ? [bearer] : phrase.head.plural ? listed(register, s, phrase) : [];
}

const peopleIn = (register: Register, s: Sentence): ProperName[] =>
  register.names[s.index]!.names.filter((name) => name.kind === "person");

function overHonorifics(s: Sentence, from: number): number {
  let at = from;
  while (s.words[at] && (isHonorific(s.words[at]!.text) || (at > from && s.words[at]!.text === "."))) at++;
  return at;
}

const ending = /^(?:,|said|says|told|—|–|\.|;|\))$/;

function bearerOf(register: Register, s: Sentence, phrase: RolePhrase): Actor | undefined {
  const people = peopleIn(register, s);
  let next = phrase.to;
  // "the US president’s envoy, X": the president is not X.
  if (possessive.test(s.words[next]?.text ?? "")) return undefined;
  const comma = s.words[next]?.text === ",";
  if (comma) next++;
  // "Its chair, Samoa’s Cedric Tuala, …"
  const owner = comma ? register.knownAt(s, next) : undefined;
  if (owner?.from === next && possessive.test(s.words[owner.to]?.text ?? "")) next = owner.to + 1;
  next = overHonorifics(s, next);
  const after = people.find((name) => name.from === next);
  // "economists at the bank Morton": the name is the bank’s.
  const last = s.words[phrase.to - 1]!;
  const bank = !comma && phrase.to > phrase.head.to && last.upos === "NOUN" && /^\p{Ll}/u.test(last.text);
  if (bank && !(after && !phrase.head.plural && after.to - after.from > 1)) return undefined;
  // "ministers, Smith and Jones" or a list: a comma alone does not make a plural role one person's.
  if (
    after &&
    !(comma && phrase.head.plural) &&
    (!comma || ending.test(s.words[after.to]?.low ?? ".") || phrase.definite)
  )
    return phrase.head.plural && joined(s, people, after) ? undefined : register.at(s, after.from);
  let before = phrase.from - 1;
  while (s.words[before] && /^(?:a|an|the|his|her|its|their|’s|'s|now|then)$/.test(s.words[before]!.low)) before--;
  if (/^(?:,|\(|—|–)$/.test(s.words[before]?.text ?? "") && !phrase.head.plural) {
    const name = people.find((one) => one.to === before);
    const end = s.words[phrase.to]?.text ?? ".";
    if (name && (/^(?:[,.;)—–]|and|who|which|said)$/.test(end) || phrase.indefinite || phrase.definite))
      return register.at(s, name.from);
  }
  // "a former mayor called Ada Lund"
  if (/^(?:called|named)$/.test(s.words[phrase.to]?.low ?? "") && !phrase.head.plural) {
    const name = people.find((one) => one.from === overHonorifics(s, phrase.to + 1));
    if (name) return register.at(s, name.from);
  }
  return behindClause(register, s, phrase) ?? bySentence(register, s, phrase);
}

// "The general who chairs it, Ada Lund, …"
function behindClause(register: Register, s: Sentence, phrase: RolePhrase): Actor | undefined {
  if (phrase.head.plural || !/^(?:who|that)$/.test(s.words[phrase.to]?.low ?? "")) return undefined;
  const comma = s.words.slice(phrase.to, phrase.to + 10).find((word) => word.text === ",");
  const name = comma && peopleIn(register, s).find((one) => one.from === overHonorifics(s, comma.i + 1));
  return name && s.words[name.to]?.text === "," ? register.at(s, name.from) : undefined;
}

// "Smith, who is the envoy", "Smith is the minister", "Smith serves as envoy".
function bySentence(register: Register, s: Sentence, phrase: RolePhrase): Actor | undefined {
  if (phrase.head.plural) return undefined;
  const head = s.words[phrase.head.to - 1]!;
  const person = (i: number) => {
    const actor = register.at(s, i);
    return actor?.kind === "person" ? actor : undefined;
  };
  const asVerb =
    bare(head) === "obl" && childrenOf(s, head, "case").some((one) => one.low === "as") ? headOf(s, head) : undefined;
  const serves =
    asVerb && /^(?:serve|act|work|double|appoint|name|pick|install|elect)$/.test(asVerb.lemma) ? asVerb : undefined;
  const holder = serves ?? (childrenOf(s, head, "cop").length > 0 ? head : undefined);
  if (!holder) return undefined;
  const subject = childrenOf(s, holder, "nsubj")[0];
  if (!subject) return undefined;
  if (/^(?:who|that)$/.test(subject.low)) {
    const up = headOf(s, holder);
    return up && person(up.i);
  }
  return person(subject.i);
}

// "The envoy, the diplomat Ada Lund, …", "the party’s leader and vice-president, Ada Lund, …": both offices are hers.
function shared(register: Register, s: Sentence, phrases: RolePhrase[], at: number): Actor | undefined {
  const phrase = phrases[at]!;
  const next = phrases[at + 1];
  if (!next || phrase.head.plural || next.head.plural) return undefined;
  const between = s.words.slice(phrase.to, next.from).map((word) => word.low);
  const both = between.length === 1 && between[0] === "and";
  const beside =
    between[0] === "," &&
    between.length <= 6 &&
    s.words
      .slice(phrase.to + 1, next.from)
      .every((word) => /^(?:DET|ADJ|NOUN|PROPN|PUNCT)$/.test(word.upos) || word.xpos === "VBN") &&
    !between.includes(",", 1);
  if (!both && !(beside && (phrase.definite || phrase.indefinite))) return undefined;
  const { authority } = phrase.head.role;
  if (beside && authority === "head" && /^(?:head|minister)$/.test(next.head.role.authority ?? "")) return undefined;
  const start = s.words[next.to]?.text === "," && both ? next.to + 1 : next.to;
  const name = peopleIn(register, s).find((one) => one.from === overHonorifics(s, start));
  if (!name || s.words[name.to]?.low === "and") return undefined;
  return ending.test(s.words[name.to]?.low ?? ".") || both ? register.at(s, name.from) : undefined;
}

function joined(s: Sentence, people: ProperName[], first: ProperName): boolean {
  const link = s.words[first.to];
  return (
    link !== undefined &&
    /^(?:and|,)$/.test(link.low) &&
    people.some((one) => one.from === overHonorifics(s, link.i + 1))
  );
}

// "Deputy Ministers Ada Lund and Bo Reyes", "two former premiers, Ada Lund and Bo Reyes".
function listed(register: Register, s: Sentence, phrase: RolePhrase): Actor[] {
  const people = peopleIn(register, s);
  const found: Actor[] = [];
  let at = s.words[phrase.to]?.text === "," ? phrase.to + 1 : phrase.to;
  for (;;) {
    const name = people.find((one) => one.from === overHonorifics(s, at));
    const actor = name && register.at(s, name.from);
    if (!actor || !name) break;
    found.push(actor);
    at = name.to;
    if (s.words[at]?.text === ",") at++;
    if (s.words[at]?.low === "and") at++;
    if (at === name.to) break;
  }
  return found.length > 1 ? found : [];
}
