import type { Sentence, Word } from "./document.ts";
import { words as lexicon } from "./lexicon.ts";
import type { Register } from "./register.ts";
import { childrenOf } from "./tree.ts";

const definite = /^(?:the|this|that|its|their|his|her|our|whose|each)$/;

/**
 * Whether a noun phrase means a body that can be told though the text gives it no name of its own: "the diocese",
 * "Kabul’s interior ministry", "the bondholders’ steering committee", "the Greens"; not "a union", "officials".
 */
export function isDefiniteBody(register: Register, s: Sentence, word: Word): boolean {
  if (register.rolesIn(s).some((one) => one.from <= word.i && word.i < one.to)) return false;
  const before = childrenOf(s, word, "det", "nmod:poss").filter((one) => one.i < word.i);
  const told = before.some((one) => definite.test(one.low) || one.relation === "nmod:poss");
  if (word.upos === "PROPN" && /^\p{Lu}/u.test(word.text))
    return told || (word.i > 0 && /^(?:the|The)$/.test(s.words[word.i - 1]!.text));
  if (word.xpos !== "NN" || !told) return false;
  const { bodyKinds, ministryHeads, own, part } = lexicon();
  return bodyKinds.has(word.lemma) || ministryHeads.has(word.lemma) || own.has(word.lemma) || part.has(word.lemma);
}
