import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, subjectOf } from "../language/tree.ts";
import { linkRules } from "./link-book.ts";

const pronoun = /^(?:it|this|that|there|he|she|they|we|i|these|those|neither|both|none)$/;

/** Words that turn round what they stand before. */
export const negative = /^(?:no|not|n['’]t|never|nothing|nobody|none|neither|nor|without)$/;

/** Whether words do no more than say yes or no: "Not so", "it was", "that was untrue". */
export function yesOrNo(said: Word[]): boolean | undefined {
  const words = said.filter((word) => !/^[\p{P}]+$/u.test(word.text));
  if (words.length === 0 || words.length > 6) return undefined;
  const { denies, confirms } = linkRules().of;
  const low = words.map((word) => word.low);
  const text = low.join(" ");
  if (denies.flat.has(text)) return false;
  if (confirms.flat.has(text)) return true;
  // "Fake news from terrorists."
  if (!words.some((word) => /^(?:VERB|AUX)$/.test(word.upos)) && saysUntrue(words)) return false;
  if (!pronoun.test(low[0]!)) return undefined;
  if (saysUntrue(words)) return false;
  if (/^(?:true|correct)$/.test(low.at(-1)!)) return true;
  // "That wasn't us."
  const wasnt =
    /^(?:that|it|this)$/.test(low[0]!) &&
    words.length <= 4 &&
    words.at(-1)!.upos === "PRON" &&
    low.some((word) => negative.test(word));
  if (wasnt) return false;
  const helper = (word: Word) => word.upos === "AUX" || /^(?:be|do|have)$/.test(word.lemma);
  const empty =
    words.some(helper) && words.every((word, i) => i === 0 || helper(word) || /^(?:PART|ADV)$/.test(word.upos));
  if (!empty || /^(?:we|i)$/.test(low[0]!)) return undefined;
  return !low.some((word) => negative.test(word));
}

/** Whether words call something untrue, or not true. */
export function saysUntrue(words: Word[]): boolean {
  const { untrue } = linkRules().of.denies;
  return words.some((word, i) => {
    const turned = words.slice(Math.max(0, i - 3), i).some((one) => negative.test(one.low));
    return turned ? i === words.length - 1 && /^(?:true|correct|accurate)$/.test(word.low) : untrue.has(word.low);
  });
}

/** The noun of a claim that a content itself says is untrue: "the report was found to be baseless". */
export function calledUntrue(s: Sentence, words: Word[]): Word | undefined {
  const { of, pointers } = linkRules();
  for (const word of words) {
    if (!of.denies.untrue.has(word.low) || !/^(?:ADJ|NOUN|VERB)$/.test(word.upos)) continue;
    const subject = clauseOf(s, word).negated ? undefined : subjectOf(s, word);
    if (subject && pointers.get(subject.lemma)?.some(({ name }) => /^(?:report|charge|claim|figure)$/.test(name)))
      return subject;
  }
  return undefined;
}

/** Whether words say that there was nothing of what was claimed: "no such call". */
export function saysNoSuch(words: Word[]): boolean {
  const text = ` ${words
    .slice(0, 30)
    .map((word) => word.low)
    .join(" ")} `;
  for (const one of linkRules().of.denies.negations) if (text.includes(` ${one} `)) return true;
  return false;
}
