import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { cues } from "./cues.ts";
import { quotationsBetween } from "./speech-quotations.ts";
import { wordsIn } from "./speech-words.ts";

const finite = /^(?:VBD|VBZ|VBP|MD)$/;
const nobody = /^(?:nobody|none|what|nothing)$/;

/** "asked not to be named", "requested anonymity", "declined to give her surname": how a source is told of, and nothing it says. */
export function keepsUnnamed(verb: Word, said: string): boolean {
  return (
    /^(?:ask|request|demand|insist|refuse|decline|want|wish|prefer)$/.test(verb.lemma) &&
    /^(?:for |on |to remain |to stay |to keep )?(?:strict )?anonym|^(?:to )?(?:not )?(?:to )?be (?:named|identified|quoted by name)|^to (?:give|disclose|reveal|share) (?:his|her|their|its|a) (?:full |real |last )?(?:sur)?name/i.test(
      said.trim(),
    )
  );
}

/** What the network takes for saying and is none: a deed, a wish, what nobody says, the name before a line of a script. */
export function saysNothing(
  context: Context,
  s: Sentence,
  verb: Word,
  cue: Word[],
  content: Span[],
  source: Word | undefined,
  sourceSpan: Span | undefined,
  score: number,
): boolean {
  if (supposed(s, verb, content) || content.every((span) => empty.test(span.exact))) return true;
  const said = wordsIn(s, content);
  const quoted = content.some((span) => quotationsBetween(context, span.start, span.end).length > 0);
  if (cue.length === 1 && verb.text === ":") return isLabel(s, sourceSpan, quoted);
  if (sourceSpan && /^(?:almost )?(?:nobody|no one|none)\b/i.test(sourceSpan.exact)) return true;
  if (source && nobody.test(source.low)) return true;
  if (quoted) return false;
  const { verbs, nouns, wishes } = cues();
  if (cue.some((word) => nouns.has(word.lemma) || word.low === "according")) return false;
  if (wishes.has(verb.lemma)) return true;
  const clause = clauseOf(s, verb);
  // "are expected to talk": nobody says so.
  if (
    (clause.passive || (verb.xpos === "VBN" && !source)) &&
    !sourceSpan &&
    /^(?:expect|know|ask|schedule|plan)$/.test(verb.lemma)
  )
    return true;
  // "When asked about the claim, he said": he was asked.
  if (
    verb.lemma === "ask" &&
    verb.xpos !== "VBZ" &&
    childrenOf(s, verb, "nsubj").length === 0 &&
    /^VB[ND]$/.test(verb.xpos)
  )
    return true;
  const clauses = said.some((word) => finite.test(word.xpos));
  const known = verbs.get(verb.lemma)?.some((one) => !one.particle || beside(s, verb, cue, one.particle));
  // "famine was declared", "no payment was offered".
  if (!sourceSpan && !source && !clauses && (clause.passive || verb.xpos === "VBN")) return true;
  if (
    /^(?:dismiss|name|recall|summon)$/.test(verb.lemma) &&
    !said.some((word) => finite.test(word.xpos)) &&
    isPerson(context, s, said)
  )
    return true;
  // "signed the text", "will see the delegations": a verb that is none of saying, and a thing, if the network doubts too.
  if (!known && verb.upos === "VERB" && score < 0.5)
    return !clauses || (said[0]!.i > verb.i && said[0]!.low !== "that");
  // "told the families", "says the agency": a listener or a speaker, and nothing that is said.
  return (
    /^(?:say|tell)$/.test(verb.lemma) &&
    !clauses &&
    said.length > 0 &&
    !said.some((word) => /^(?:VERB|AUX)$/.test(word.upos) || (word.low === "to" && word.upos === "PART")) &&
    said.every((word) => /^(?:DET|PRON|NOUN|PROPN|ADJ|PART|PUNCT|NUM)$/.test(word.upos)) &&
    said.some((word) => context.cast.at(s, word) !== undefined || /^(?:me|us|him|her|them)$/.test(word.low))
  );
}

function isPerson({ cast }: Context, s: Sentence, said: Word[]): boolean {
  const head = said.find((word) => /^(?:NOUN|PROPN)$/.test(word.upos));
  return (
    head !== undefined &&
    (/^(?:person|role-holder)$/.test(cast.at(s, head)?.kind ?? "") ||
      cast.rolesIn(s).some((one) => one.from <= head.i && head.i < one.to))
  );
}

const beside = (s: Sentence, verb: Word, cue: Word[], particle: string) =>
  cue.some((word) => word.low === particle) ||
  childrenOf(s, verb, "compound:prt", "advmod").some((word) => word.low === particle);

// "If he had denied it": nobody did; "provided that the gate is opened": nobody says so.
const supposed = (s: Sentence, verb: Word, content: Span[]) =>
  (/^(?:provided|assuming|given|supposing|granted)$/.test(verb.low) &&
    (/^(?:mark|advcl|acl|case)$/.test(bare(verb)) || /^that\b/i.test(content[0]?.exact ?? ""))) ||
  childrenOf(s, verb, "mark").some((mark) => /^(?:if|unless)$/.test(mark.low) && mark.i < verb.i);

// "He said little."
const empty = /^(?:little|nothing|much|more|enough|less|so|not|no|yes)$/i;

// "BALOCH: It was one line": the name before a line; "Libya: rival chambers agree": the place of a headline.
const isLabel = (s: Sentence, source: Span | undefined, quoted: boolean) =>
  source === undefined || !/\p{Ll}/u.test(source.exact) || (s.title && !quoted);
