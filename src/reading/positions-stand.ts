import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import type { Stance, Strength } from "./positions-book.ts";
import { positionBook } from "./positions-book.ts";
import { conditionWord } from "./positions-conditions.ts";

/** One stance in a clause: who holds it and towards which words. */
export interface Stand {
  s: Sentence;
  /** The word that says it: its clause is the evidence, its conditions are those of the stance. */
  verb: Word;
  stance: Stance;
  holders: Actor[];
  /** The words that name the issue; none where the issue is the one spoken of before. */
  about: Word[];
  /** Who would have to act. */
  doer?: Actor;
  rule: string;
  strength?: Strength;
  negated?: boolean;
  /** The last word of what it says, where the clause runs on. */
  until?: Word;
}

/** What an object, a clause or a phrase is about: its words without conditions. */
export function aboutOf(s: Sentence, ...targets: (Word | undefined)[]): Word[] {
  const found = new Set<Word>();
  for (const target of targets) {
    if (!target) continue;
    for (const word of subtree(s, target, (one) => conditionWord(s, one, target) || apart(s, one, target)))
      found.add(word);
  }
  return [...found].sort((a, b) => a.i - b.i);
}

// What is coordinated with a clause as a clause of its own, or stands beside it, is not what it is about.
function apart(s: Sentence, word: Word, top: Word): boolean {
  const relation = bare(word);
  if (relation === "parataxis") return true;
  // "leave before the vote": when it should be is not what it is.
  if (
    relation === "obl" &&
    /^(?:before|after|until|since|during|amid|despite|following|within|by)$/.test(caseOf(s, word))
  )
    return true;
  // "leave while she is in office"
  if (
    relation === "advcl" &&
    word !== top &&
    childrenOf(s, word, "mark").some(({ low }) => /^(?:while|when|as|because|since|although|though)$/.test(low))
  )
    return true;
  return relation === "conj" && word.head === top.i && word.upos === "VERB" && childrenOf(s, word, "nsubj").length > 0;
}

/** Whether refusing, promising or wanting what a verb says is idle: "refused to comment", but not "to give up the post". */
export function isIdle(s: Sentence, verb: Word): boolean {
  const { idle, courtesies, details } = positionBook().sets;
  if (!idle.has(verb.lemma)) return false;
  if (verb.lemma !== "give" && verb.lemma !== "discuss" && verb.lemma !== "make") return true;
  if (childrenOf(s, verb, "compound:prt").some(({ low }) => /^(?:up|back|in|over|away)$/.test(low))) return false;
  if (headOf(s, verb)?.lemma === "decline") return true;
  const object = childrenOf(s, verb, "obj").at(-1);
  return object?.upos !== "NOUN" || courtesies.has(object.lemma) || details.has(object.lemma);
}

/** Whether a verb hangs on one that says that it has not come to be: "has yet to answer", "have still to agree". */
export function isPending(s: Sentence, verb: Word): boolean {
  const up = headOf(s, verb);
  if (!up || bare(verb) !== "xcomp" || !/^(?:have|be|remain)$/.test(up.lemma)) return false;
  return childrenOf(s, up, "advmod").some((word) => /^(?:still|yet)$/.test(word.low) && word.i < verb.i);
}

// "accepted it, but not the map": the "not" denies what follows it.
function deniedBehind(s: Sentence, verb: Word): boolean {
  if (verb.upos !== "VERB") return false;
  const nots = childrenOf(s, verb, "advmod").filter((word) =>
    /^(?:not|n't|n’t|never|neither|nor|hardly)$/.test(word.low),
  );
  return nots.length > 0 && nots.every((word) => word.i > verb.i + 1);
}

const thinking = /^(?:think|believe|expect|imagine|see|suppose)$/;

/** Whether a verb is denied: by "not" or "never", by its object ("hand nothing over"), or under "no circumstances". */
export function isDenied(s: Sentence, verb: Word): boolean {
  if ((clauseOf(s, verb).negated && !deniedBehind(s, verb)) || isPending(s, verb)) return true;
  const up = headOf(s, verb);
  // "I don’t think we can accept that", "is not going to pay"
  if (up && bare(verb) === "ccomp" && thinking.test(up.lemma) && clauseOf(s, up).negated) return true;
  if (up && bare(verb) === "xcomp" && up.low === "going" && clauseOf(s, up).negated) return true;
  for (const i of verb.children) {
    const child = s.words[i]!;
    if (child.low === "never") return true;
    const no =
      /^(?:nothing|none|neither)$/.test(child.low) ||
      childrenOf(s, child, "det", "cc:preconj").some(({ low }) => /^(?:no|neither)$/.test(low));
    if (!no) continue;
    if (child.bare === "obj" && child.i > verb.i) return true;
    if (child.bare === "nsubj" && child.upos !== "PRON") {
      if (childrenOf(s, child, "conj").length > 0 || positionBook().sets.holders.has(child.lemma)) return true;
    }
    if (child.bare === "obl" && /^(?:circumstance|account|condition|way)s?$/.test(child.lemma)) return true;
  }
  return false;
}

/** How strongly a verb's adverbs and set phrases put it. */
export function strengthOf(s: Sentence, verb: Word): Strength | undefined {
  const { sets, utterly } = positionBook();
  let strength: Strength | undefined;
  for (const i of verb.children) {
    const { low } = s.words[i]!;
    if (sets.never.has(low)) return "red-line";
    if (sets.firm.has(low)) strength = "firm";
  }
  const under = subtree(s, verb);
  for (const phrase of utterly) {
    const words = phrase.split(" ");
    if (under.some((word) => word.low === words[0] && words.every((one, k) => s.words[word.i + k]?.low === one)))
      return "red-line";
  }
  return strength;
}
