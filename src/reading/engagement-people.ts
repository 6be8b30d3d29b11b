import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { engagementWords } from "./engagement-words.ts";

/** Whether a word means somebody who can sit at a table: an actor, a pronoun, or a noun of the codebook's people. */
export function isSomebody(context: Context, s: Sentence, word: Word | undefined): boolean {
  if (!word) return false;
  const actor = context.cast.at(s, word);
  if (actor) return actor.kind !== "media" && actor.kind !== "unnamed";
  if (/^(?:i|we|he|she|they|me|us|him|her|them|who|whom)$/.test(word.low)) return true;
  const { people } = engagementWords();
  if (people.has(word.low) || people.has(word.lemma)) return true;
  // "eleven of them", "some of the negotiators"
  return (
    word.upos !== "NOUN" &&
    childrenOf(s, word, "nmod", "obl").some((one) => caseOf(s, one) === "of" && isSomebody(context, s, one))
  );
}

/** Whether a word means those on the other side of a table: "both sides", "his counterpart", "the two delegations". */
export function isPartner(word: Word | undefined): boolean {
  if (!word) return false;
  const { partners } = engagementWords();
  return partners.has(word.low) || partners.has(word.lemma);
}
