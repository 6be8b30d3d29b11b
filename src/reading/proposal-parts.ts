import type { Proposal } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, clauseOf, headOf } from "../language/tree.ts";
import { type Context, phaseOf } from "./context.ts";
import { rules } from "./proposal-rules.ts";
import { npStart } from "./stretch.ts";

/** A plan, offer or agreement as one clause tells of it. */
export interface Found {
  s: Sentence;
  verb: Word;
  noun?: Word;
  left: number;
  from: number;
  to: number;
  /** Where the evidence falls in two: the end of the first part. */
  part?: number;
  stage: Proposal["stage"];
  makers: string[];
  title?: string;
  clauses: Proposal["clauses"];
  frame: string;
}

/** The noun's word for look-up, without a plural’s end. */
export const plainNoun = ({ low }: Word) => (low.length > 3 && low.endsWith("s") ? low.slice(0, -1) : low);

/** Where the phrase of a proposal’s noun begins; undefined when the noun names none, or only a wished-for one. */
export function textAt(s: Sentence, noun: Word): number | undefined {
  const { nouns, unreal } = rules();
  if (!/^(?:NOUN|PROPN)$/.test(noun.upos) || !(nouns.has(noun.low) || nouns.has(plainNoun(noun)))) return undefined;
  const left = npStart(s, noun.i);
  return s.words.slice(left, noun.i).some((word) => unreal.has(word.low)) ? undefined : left;
}

/** Whether a verb is in the passive, by its helpers or as a participle behind a noun. */
export const isPassive = (s: Sentence, verb: Word) =>
  clauseOf(s, verb).passive || (/^VB[ND]$/.test(verb.xpos) && bare(verb) === "acl" && verb.relation !== "acl:relcl");

/** Whose plan it is, by the phrase itself: "Norway’s plan", "the US proposal". */
export function ownerOf(context: Context, { s, noun, left }: Found): string[] {
  if (!noun) return [];
  const owner = s.words.slice(left, noun.i).find((_, k, list) => /^(?:'s|’s|’)$/.test(list[k + 1]?.text ?? ""));
  const demonym = owner
    ? undefined
    : s.words
        .slice(left, noun.i)
        .find((word) => context.cast.countryAt(s, word) !== undefined && !/^(?:NOUN)$/.test(word.upos));
  const actor = owner ? context.cast.at(s, owner) : demonym && context.cast.byId(context.cast.countryAt(s, demonym)!);
  return actor && actor.kind !== "media" ? [context.cast.partyOf(actor) ?? actor.id] : [];
}

/** The sides that a noun phrase names. */
export function makersOf(context: Context, s: Sentence, head: Word | undefined): string[] {
  if (!head) return [];
  const actors = context.cast.group(s, head).filter((one) => one.kind !== "media" && one.kind !== "unnamed");
  const sides = [...new Set(actors.map((one) => context.cast.partyOf(one) ?? one.id))];
  return sides.length === 0 && /^(?:sides|parties|delegations|governments)$/.test(head.low)
    ? partiesOf(context)
    : sides;
}

// "The two sides" are those that the text’s talks are between, when it tells of no others.
function partiesOf(context: Context): string[] {
  const talks = context.findings.filter((one) => one.kind === "engagement" && one.parties.length > 1);
  const sets = new Set(talks.map((one) => (one.kind === "engagement" ? [...one.parties].sort().join(" ") : "")));
  const first = talks[0];
  return sets.size === 1 && first?.kind === "engagement" && first.parties.length === 2 ? [...first.parties] : [];
}

/** What the phrase calls the text, without article and owner. */
export function titleOf(context: Context, s: Sentence, left: number, noun: Word): string | undefined {
  let from = left;
  const end = s.words
    .slice(left, noun.i)
    .findLastIndex(
      (word) => /^(?:'s|’s|’)$/.test(word.text) || /^(?:a|an|the|this|that|its|their|his|her)$/.test(word.low),
    );
  if (end >= 0) from = left + end + 1;
  return from < noun.i ? context.text.slice(s.words[from]!.start, noun.end) : undefined;
}

/** Whether a verb tells what was done, not what is planned, denied or supposed. */
export function told(s: Sentence, verb: Word): boolean {
  const clause = clauseOf(s, verb);
  const phase = phaseOf(s, verb);
  // "voted to reject the draft": the vote is the act.
  const up = headOf(s, verb);
  if (
    verb.xpos === "VB" &&
    up &&
    /^(?:vote|decide|move)$/.test(up.lemma) &&
    s.words[verb.i - 1]?.low === "to" &&
    up.i === verb.i - 2
  )
    return told(s, up);
  if (clause.negated || clause.modal || phase === "hypothetical" || phase === "planned" || verb.xpos === "VB")
    return false;
  if (
    verb.xpos === "VBG" &&
    s.words
      .slice(Math.max(0, verb.i - 3), verb.i)
      .some((word) => /^(?:for|of|on|without|before|at|about|after|from|by)$/.test(word.low))
  )
    return false;
  return !s.words
    .slice(Math.max(0, verb.i - 4), verb.i)
    .some((word) =>
      /^(?:if|unless|until|whether|not|n't|n’t|never|would|could|might|may|will|should|must|to)$/.test(word.low),
    );
}
