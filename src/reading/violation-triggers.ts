import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { phaseOf } from "./context.ts";
import { phraseIn, wordsOf } from "./stretch.ts";
import { book } from "./violation-words.ts";

/** Verbs by which a breach is done. */
export const commits = /^(?:commit|carry|initiate|perpetrate|stage)$/;

const unreal = /^(?:any|no|possible|potential|further|future|alleged|without)$/;

/** Whether words name an agreement. */
export function agreedIn(s: Sentence, from: number, to: number): boolean {
  const { agreements } = book();
  for (let i = Math.max(0, from); i < Math.min(to, s.words.length); i++) {
    const { low } = s.words[i]!;
    if (agreements.has(low) || (low.endsWith("s") && agreements.has(low.slice(0, -1)))) return true;
  }
  return false;
}

/** Whether a word says that an agreement was broken; `recent` says that the sentences before tell of one. */
export function breaks(s: Sentence, word: Word, truces: boolean, recent: boolean): boolean {
  const { verbs, nouns, accusing, keeps } = book();
  if (keeps.has(word.lemma) && clauseOf(s, word).passive && word.upos === "VERB") {
    const { subject } = clauseOf(s, word);
    return notKept(s, word) && subject !== undefined && agreedIn(s, subject.i, subject.i + 1);
  }
  if (keeps.has(word.lemma) && (word.lemma !== "live" || s.words[word.i + 1]?.low === "up"))
    return notKept(s, word) && agreedIn(s, word.i + 1, word.i + 7);
  const phrase = word.upos === "VERB" && breaksByPhrase(s, word);
  if (word.upos === "VERB" && (verbs.has(word.lemma) || phrase)) {
    if (
      clauseOf(s, word).negated ||
      phaseOf(s, word) === "planned" ||
      phaseOf(s, word) === "hypothetical" ||
      word.xpos === "VB"
    )
      return false;
    const above = headOf(s, word);
    if (above?.upos === "VERB" && clauseOf(s, above).negated) return false;
    // "who signed the pact …, have repeatedly broken it"
    const pronoun =
      /^(?:it|them)$/.test(s.words[word.i + 1]?.low ?? "") && (recent || agreedIn(s, 0, word.i)) && !phrase;
    const object = pronoun || agreedIn(s, word.i + 1, word.i + 8);
    const { subject } = clauseOf(s, word);
    const passive =
      clauseOf(s, word).passive &&
      (agreedIn(s, word.i - 7, word.i) || (subject !== undefined && agreedIn(s, subject.i - 1, subject.i + 2)));
    return object || passive;
  }
  if (plainly(s, word)) return agreedIn(s, word.i + 2, word.i + 8);
  if (!nouns.has(word.low) || word.upos === "VERB") return false;
  if (!agreedIn(s, word.i - 4, word.i + 6) && !truces) return false;
  // "the strikes were a breach of the truce"
  if (childrenOf(s, word, "cop").length > 0) {
    const { negated, modal } = clauseOf(s, word);
    return !negated && !modal && agreedIn(s, word.i + 1, word.i + 12);
  }
  const before = s.words.slice(0, word.i);
  if (before.slice(-4).some((one) => unreal.test(one.low))) return false;
  // "ready to repel violations": the verb that the noun hangs on must be the one that accuses.
  let up = headOf(s, word);
  for (let steps = 0; up && up.upos !== "VERB" && steps < 5; steps++) up = headOf(s, up);
  // "initiated a violation of the truce"
  if (up?.upos === "VERB" && commits.test(up.lemma) && up.i < word.i)
    return phaseOf(s, up) === "done" && !clauseOf(s, up).negated && up.xpos !== "VB";
  if (up?.upos === "VERB" && up.i < word.i && !accusing.has(up.lemma) && !/^(?:commit|see|carry|make)$/.test(up.lemma))
    return false;
  const verb = [...before].reverse().find((one) => accusing.has(one.lemma) && one.upos === "VERB");
  return (
    verb !== undefined &&
    !clauseOf(s, verb).negated &&
    /^(?:done|standing|ongoing)$/.test(phaseOf(s, verb)) &&
    !/^(?:would|will|could|may|might)$/.test(s.words[verb.i - 1]?.low ?? "")
  );
}

function breaksByPhrase(s: Sentence, verb: Word): boolean {
  const rests = book().phrases.get(verb.lemma);
  return rests?.some((rest) => rest.every((word, k) => s.words[verb.i + 1 + k]?.low === word)) ?? false;
}

/** Whether a phrase of breach ends on a word: "in breach of". */
export const plainly = (s: Sentence, word: Word): boolean =>
  book()
    .plain.get(word.low)
    ?.some((phrase) => phraseIn(s, phrase, word.i + 2 - wordsOf(phrase).length, word.i + 2) >= 0) ?? false;

// "has failed to honour", "is not complying with", "refuses to implement"
function notKept(s: Sentence, verb: Word): boolean {
  const { fails } = book();
  // The tagger may not know "honour" for a verb: then the words before it tell.
  const up = verb.upos === "VERB" ? headOf(s, verb) : s.words[verb.i - 2];
  const infinitive = verb.upos === "VERB" ? verb.xpos === "VB" : s.words[verb.i - 1]?.low === "to";
  if (infinitive && up?.upos === "VERB" && fails.has(up.lemma))
    return !clauseOf(s, up).negated && !clauseOf(s, up).modal && /^(?:done|standing|ongoing)$/.test(phaseOf(s, up));
  const { negated, modal, tense } = clauseOf(s, verb);
  return (
    verb.upos === "VERB" &&
    negated &&
    !modal &&
    tense !== "future" &&
    tense !== "infinitive" &&
    phaseOf(s, verb) !== "hypothetical"
  );
}
