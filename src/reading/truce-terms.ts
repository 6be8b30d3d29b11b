import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { spanOfWords } from "../language/tree.ts";
import { attributionAround, type Context, wordSpan } from "./context.ts";
import { book } from "./truce-status.ts";

const binding = /^(?:must|shall|may|can|should)$/;

// "are to", "has to", "must", "may not": where a term binds somebody.
function bindsAt(s: Sentence, word: Word, loosely: boolean): boolean {
  if (word.xpos === "MD") return binding.test(word.low) || (loosely && /^(?:will|would)$/.test(word.low));
  return (
    (word.lemma === "be" || (word.lemma === "have" && loosely)) &&
    s.words[word.i + 1]?.low === "to" &&
    s.words[word.i + 1]!.xpos === "TO" &&
    s.words[word.i - 1]?.upos !== "PUNCT"
  );
}

/** Whether a sentence opens by telling what an arrangement says: "Under the terms", "Under it,". */
function opensTerms(s: Sentence): boolean {
  if (s.words[0]?.low !== "under" && !/^(?:it|they)$/.test(s.words[0]?.low ?? "")) return false;
  const { nouns, termed } = book();
  return s.words
    .slice(1, 6)
    .some(({ low }) => nouns.includes(low) || termed.includes(low) || (low === "it" && s.words[0]!.low === "under"));
}

/** The terms that the sentences from the one that tells of a truce on say of it: each clause that binds somebody. */
export function termsAfter(context: Context, told: Sentence): Span[] {
  const found: Span[] = [];
  const { sentences } = context.document;
  for (let at = told.index; at < Math.min(sentences.length, told.index + 12); at++) {
    const s = sentences[at]!;
    const opens = opensTerms(s);
    if (opens) found.push(...clauses(context, s, true));
    else if (at > told.index && (found.length > 0 || at - told.index === 1) && !attributed(context, s)) {
      const more = clauses(context, s, found.length > 0);
      if (more.length === 0 && found.length > 0) break;
      found.push(...more);
    } else if (found.length > 0) break;
  }
  return found.slice(0, 8);
}

const attributed = (context: Context, s: Sentence) =>
  s.words.length > 0 && attributionAround(context, wordSpan(s.words[s.words.length >> 1]!)) !== undefined;

// The clauses of a sentence that bind somebody, parted at its commas and "and"s.
function clauses(context: Context, s: Sentence, loosely: boolean): Span[] {
  const binds = s.words.filter((word) => bindsAt(s, word, loosely));
  return binds.map((word, k) => {
    const least = k > 0 ? binds[k - 1]!.i + 1 : 0;
    const most = binds[k + 1]?.i ?? s.words.length;
    let from = word.i;
    while (from > least && !parts(s, from - 1)) from--;
    let to = word.i + 1;
    while (to < most && !(parts(s, to) && (most < s.words.length || s.words[to]!.text !== ","))) to++;
    if (s.words[to - 1]?.low === "and") to--;
    return spanOfWords(context.text, s, from, to - 1);
  });
}

const parts = (s: Sentence, i: number) =>
  /^[,;:]$/.test(s.words[i]!.text) || (s.words[i]!.low === "and" && s.words[i]!.bare === "cc" && clausal(s, i));

// An "and" behind which a clause of its own begins.
function clausal(s: Sentence, and: number): boolean {
  for (let i = and + 1; i < Math.min(s.words.length, and + 9); i++) {
    if (/^[,;.]$/.test(s.words[i]!.text)) return false;
    if (s.words[i]!.upos === "AUX" || s.words[i]!.xpos === "MD") return true;
  }
  return false;
}
