import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { appointmentRules } from "./appointment-book.ts";
import { asserted, personAt, type Told } from "./appointment-parts.ts";
import { titleBehind } from "./appointment-titles.ts";
import type { Context } from "./context.ts";
import { stretchAround } from "./stretch.ts";

/** "The resignation of Ada Lund", "her appointment as envoy", "tendered her resignation". */
export function byNoun(context: Context, s: Sentence, noun: Word): Told | undefined {
  const { nouns, wished, light } = appointmentRules();
  const act = nouns.get(noun.lemma)!;
  const up = headOf(s, noun);
  for (let at = up, steps = 0; at && steps < 4; at = headOf(s, at), steps++) {
    if (wished.has(at.lemma) && at.lemma !== "offer") return undefined;
    const core = at === up && /^(?:obj|nsubj)$/.test(bare(noun));
    if (core && at.upos === "VERB" && (clauseOf(s, at).negated || clauseOf(s, at).modal)) return undefined;
    if (at.upos === "VERB") break;
  }
  if (s.words.slice(Math.max(0, noun.i - 4), noun.i).some((word) => /^(?:no|any|possible|if|a|an|for)$/.test(word.low)))
    return undefined;
  const of = childrenOf(s, noun, "nmod").find((word) => childrenOf(s, word, "case")[0]?.low === "of");
  const whose = childrenOf(s, noun, "nmod:poss")[0];
  const actor = personAt(context, s, of) ?? personAt(context, s, whose);
  if (!actor) return undefined;
  if (act === "resigned" && noun.lemma === "departure" && !titleBehind(context, s, noun)) return undefined;
  const verb = up?.upos === "VERB" ? up : undefined;
  const title = titleBehind(context, s, of && of.i > noun.i && !titleBetween(context, s, noun, of) ? of : noun);
  const around = stretchAround(context, s, noun.i, Math.max(noun.i, of?.i ?? 0) + 1);
  const by = act === "named" || act === "dismissed" ? subjectOf(s, verb ?? noun) : undefined;
  const giver = verb && light.has(verb.lemma) && by ? context.cast.at(s, by) : undefined;
  return {
    s,
    word: verb ?? noun,
    act,
    actor: actor.id,
    ...(title ? { title } : {}),
    ...(giver && giver !== actor && giver.kind !== "media" ? { by: giver.id } : {}),
    ...around,
  };
}

const titleBetween = (context: Context, s: Sentence, noun: Word, of: Word) =>
  context.cast
    .rolesIn(s)
    .some((one) => one.from > of.i && s.words[one.from - 1]?.low === "as" && one.from - noun.i < 12);

/** "Ada Lund will be the next envoy", "her deputy will be Bo Reyes". */
export function willBe(context: Context, s: Sentence, word: Word): Told | undefined {
  if (!/^(?:NOUN|PROPN)$/.test(word.upos)) return undefined;
  const cop = childrenOf(s, word, "cop").find((one) => one.low === "be");
  if (!cop || !childrenOf(s, word, "aux").some((one) => /^(?:will|’ll|'ll)$/.test(one.low))) return undefined;
  const subject = childrenOf(s, word, "nsubj")[0];
  if (!subject || clauseOf(s, word).negated) return undefined;
  const role = (at: Word) =>
    context.cast.rolesIn(s).find((one) => one.head.from <= at.i && at.i < one.head.to && !one.head.plural);
  const named = (at: Word) => {
    const actor = context.cast.at(s, at);
    return actor?.kind === "person" && at.upos === "PROPN" ? actor : undefined;
  };
  const person = named(word) ?? named(subject);
  const phrase = named(word) ? role(subject) : role(word);
  if (!person || !phrase) return undefined;
  const around = stretchAround(context, s, Math.min(subject.i, word.i), Math.max(subject.i, word.i) + 1);
  const title = phrase.title.replace(/^(?:the|a|an|his|her|its|their)\s+/i, "");
  return { s, word, act: "named", actor: person.id, title, ...around };
}

/** "Put Ada Lund in charge of the delegation". */
export function inCharge(context: Context, s: Sentence, verb: Word): Told | undefined {
  if (!/^(?:put|place)$/.test(verb.lemma) || !asserted(s, verb)) return undefined;
  const charge = s.words.slice(verb.i + 1, verb.i + 10).find((word) => word.low === "charge");
  const actor = personAt(context, s, clauseOf(s, verb).passive ? subjectOf(s, verb) : clauseOf(s, verb).object);
  const title = charge && s.words[charge.i - 1]?.low === "in" ? titleBehind(context, s, verb) : undefined;
  if (!actor || !title) return undefined;
  return { s, word: verb, act: "named", actor: actor.id, title, ...stretchAround(context, s, verb.i, charge!.i + 1) };
}
