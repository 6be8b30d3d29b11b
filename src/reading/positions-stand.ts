import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, subtree } from "../language/tree.ts";
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
  return relation === "conj" && word.head === top.i && word.upos === "VERB" && childrenOf(s, word, "nsubj").length > 0;
}

/** Whether a verb is denied: by "not" or "never", by its object ("hand nothing over"), or under "no circumstances". */
export function isDenied(s: Sentence, verb: Word): boolean {
  if (clauseOf(s, verb).negated) return true;
  for (const i of verb.children) {
    const child = s.words[i]!;
    if (child.low === "never") return true;
    const no =
      /^(?:nothing|none|neither)$/.test(child.low) || childrenOf(s, child, "det").some(({ low }) => low === "no");
    if (!no) continue;
    if (child.bare === "obj" && child.i > verb.i) return true;
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
