import type { Sentence, Word } from "../language/document.ts";
import { attributionAround, type Context, wordSpan } from "./context.ts";

// "as its envoy" and "since May" belong to a clause, "as talks began" and "since it ended" are clauses of their own.
const maybe = /^(?:as|since)$/;
const opens = (s: Sentence, i: number) =>
  opener.test(s.words[i]!.low) ||
  (maybe.test(s.words[i]!.low) && joinsClause(s, i)) ||
  (s.words[i]!.low === "with" && s.words[i - 1]?.text === ",");
// "Britain, France and Germany": a comma inside a list of names.
const listed = (s: Sentence, comma: number) =>
  s.words[comma]!.text === "," &&
  s.words[comma + 1]?.upos === "PROPN" &&
  s.words[comma - 1]?.upos === "PROPN" &&
  s.words.slice(comma + 2, comma + 5).some((word) => word.low === "and");

const mark = /^[;:()—–“”"]$/;
const opener =
  /^(?:that|while|when|after|before|who|which|where|according|although|though|because|whose|if|but|despite|following)$/;

/** Widens words to the stretch of the clause around them: to the next mark, clause word or edge of what somebody says. */
export function stretchAround(context: Context, s: Sentence, from: number, to: number): { from: number; to: number } {
  const said = attributionAround(context, wordSpan(s.words[from]!));
  const inside = (word: Word) => !said || said.content.some((span) => span.start <= word.start && word.end <= span.end);
  let start = from;
  while (start > 0) {
    const before = s.words[start - 1]!;
    if (
      mark.test(before.text) ||
      (before.text === "," && !listed(s, start - 1)) ||
      opens(s, start - 1) ||
      !inside(before)
    )
      break;
    start--;
  }
  let end = to;
  while (end < s.words.length) {
    const word = s.words[end]!;
    if (mark.test(word.text) || (word.text === "," && !listed(s, end)) || opens(s, end) || !inside(word)) break;
    if (/^(?:and|or)$/.test(word.low) && joinsClause(s, end)) break;
    end++;
  }
  if (/^(?:and|or|but)$/.test(s.words[start]!.low) && start < from) start++;
  return { from: start, to: end };
}

// "… and the rebels took the town": a subject and a verb follow.
export function joinsClause(s: Sentence, at: number): boolean {
  const next = s.words[at + 1];
  if (next?.upos === "VERB" && next.relation.startsWith("conj") && !/^(?:wounded|injured|killed)$/.test(next.low))
    return true;
  for (let i = at + 1; i < Math.min(s.words.length, at + 7); i++) {
    const word = s.words[i]!;
    if (/^[,;.]$/.test(word.text)) return false;
    if (/^(?:VERB|AUX)$/.test(word.upos) && /^(?:VBD|VBZ|VBP|MD)$/.test(word.xpos)) return true;
  }
  return false;
}

/** Whether a phrase of words stands in a sentence between two words; gives where. */
export function phraseIn(s: Sentence, phrase: string, from = 0, to = s.words.length): number {
  const words = wordsOf(phrase);
  const first = words[0]!;
  const last = Math.min(to, s.words.length) - words.length;
  for (let i = Math.max(0, from); i <= last; i++) {
    if (s.words[i]!.low !== first) continue;
    let k = 1;
    while (k < words.length && s.words[i + k]!.low === words[k]) k++;
    if (k === words.length) return i;
  }
  return -1;
}

const phrases = new Map<string, string[]>();

/** The words of a phrase of the codebook. */
export function wordsOf(phrase: string): string[] {
  let words = phrases.get(phrase);
  if (!words) {
    words = phrase.split(" ");
    phrases.set(phrase, words);
  }
  return words;
}

/** Where the noun phrase that ends on a word begins. */
export function npStart(s: Sentence, at: number): number {
  let i = at;
  while (i > 0 && at - i < 8) {
    const before = s.words[i - 1]!;
    const part =
      /^(?:ADJ|NOUN|PROPN|NUM|X|DET|PART)$/.test(before.upos) ||
      before.text === "-" ||
      /^(?:VBN|VBG|PRP\$|POS)$/.test(before.xpos);
    if (!part || before.low === "not" || before.low === "to") break;
    i--;
    if (/^(?:a|an|the|this|that|its|their|his|her|no|any)$/.test(before.low)) break;
  }
  return i;
}
