import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf, spanOfWords, subtree } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import { type Context, wordSpan } from "./context.ts";
import { cues } from "./cues.ts";
import { pieces, trailing } from "./speech-clauses.ts";
import { withQuotes } from "./speech-quotations.ts";
import type { Spoken } from "./spoken.ts";

/** What a noun of report says: "reports that …", "speculation is growing that …". */
export function fromNoun(context: Context, s: Sentence, word: Word): Spoken | undefined {
  if (word.upos !== "NOUN") return undefined;
  const noun = cues().nouns.get(word.lemma);
  if (!noun) return undefined;
  let clause = childrenOf(s, word, "acl", "ccomp").find(
    (child) =>
      childrenOf(s, child, "mark").some((mark) => mark.low === "that") ||
      (s.words[word.i + 1]?.low === "that" && child.relation !== "acl:relcl"),
  );
  const up = headOf(s, word);
  // "Speculation is growing that …"
  if (
    !clause &&
    up &&
    bare(word) === "nsubj" &&
    up.upos === "VERB" &&
    /^(?:grow|mount|emerge|spread|circulate|swirl|abound|persist|be)$/.test(up.lemma)
  ) {
    clause = childrenOf(s, up, "ccomp").find((child) =>
      childrenOf(s, child, "mark").some((mark) => mark.low === "that"),
    );
  }
  const that = s.words[word.i + 1];
  if (!clause && that?.low === "that" && (that.upos === "SCONJ" || bare(that) === "mark")) {
    clause = s.words.slice(word.i + 2, word.i + 14).find((one) => one.upos === "VERB" || one.upos === "AUX");
    if (clause && clause.upos === "AUX") clause = headOf(s, clause) ?? clause;
  }
  if (!clause || clause.i <= word.i) return undefined;
  let words = subtree(s, clause, (child) => trailing(s, child, clause!)).filter((one) => one.i > word.i);
  while (words[0] && /^(?:that|,)$/.test(words[0].low)) words = words.slice(1);
  if (words.length < 2) return undefined;
  const owner = childrenOf(s, word, "nmod:poss", "nmod", "compound").find(
    (child) =>
      context.cast.at(s, child) !== undefined && /^(?:|by|from|of|in)$/.test(caseOf(s, child).replace(/^['’]s?$/, "")),
  );
  const content = pieces(context, s, words);
  if (content.length === 0) return undefined;
  const growing =
    up && up.i > word.i && up.i < clause.i && clause.head === up.i
      ? [spanOf(context.text, word.start, up.end)]
      : [wordSpan(word)];
  return {
    s,
    verb: clause,
    cue: growing,
    ...(owner ? { source: owner } : noun.source === "media" ? { source: word } : {}),
    content: content.map((span) => withQuotes(context, span)),
    act: noun.act,
    frame: "noun",
    score: 0.7,
    by: "rule",
  };
}

/** What a noun of saying behind a verb that only carries it says: "issued a call for talks", "gave them an ultimatum to go". */
export function fromCarrier(context: Context, s: Sentence, verb: Word): Spoken | undefined {
  const { carriers, nouns } = cues();
  if (verb.upos !== "VERB" || !carriers.has(verb.lemma)) return undefined;
  const object = childrenOf(s, verb, "obj").find(
    (word) => word.i > verb.i && word.i - verb.i < 8 && nouns.has(word.lemma),
  );
  const clause = clauseOf(s, verb);
  const source = clause.subject;
  if (!object || !source || clause.passive || clause.negated || !context.cast.at(s, source)) return undefined;
  const what = [...childrenOf(s, object, "acl", "nmod"), ...childrenOf(s, verb, "xcomp", "advcl", "obl")].find(
    (word) => {
      if (word.i < object.i) return false;
      const marks = childrenOf(s, word, "case", "mark").map((mark) => mark.low);
      return marks.some((mark) => /^(?:to|for|on|against|of)$/.test(mark)) && subtree(s, word)[0]!.i === object.i + 1;
    },
  );
  if (!what) return undefined;
  const words = subtree(s, what, (word) => trailing(s, word, what));
  const first = words[0]!.low === "to" ? words[0]! : words[1]!;
  if (!first) return undefined;
  return {
    s,
    verb,
    cue: [spanOf(context.text, verb.start, object.end)],
    source,
    content: [withQuotes(context, spanOfWords(context.text, s, first.i, words.at(-1)!.i))],
    act: nouns.get(object.lemma)!.act,
    frame: "carrier",
    score: 0.7,
    by: "rule",
  };
}

/** What stands beside "according to". */
export function fromAccording(context: Context, s: Sentence, word: Word): Spoken | undefined {
  if (word.low !== "according" || s.words[word.i + 1]?.low !== "to") return undefined;
  // "according to X": X is the noun that the two words mark.
  let source = word.upos === "VERB" && bare(word) !== "case" ? childrenOf(s, word, "obl", "obj")[0] : headOf(s, word);
  if (!source || source.i < word.i)
    source = s.words.slice(word.i + 2).find((one) => /^(?:NOUN|PROPN|PRON)$/.test(one.upos));
  if (!source) return undefined;
  const phrase = subtree(s, source);
  const end = Math.max(phrase.at(-1)!.i, source.i);
  const before = word.i - (s.words[word.i - 1]?.text === "," ? 1 : 0);
  let content: Span;
  if (word.i > 3) {
    let from = 0;
    for (let i = before - 1; i > 0; i--)
      if (
        s.words[i]!.text === ";" ||
        (s.words[i]!.text === "," && /^(?:while|but|although)$/.test(s.words[i + 1]?.low ?? ""))
      ) {
        from = i + 1;
        break;
      }
    content = spanOfWords(context.text, s, from, before - 1);
  } else {
    let from = end + 1;
    while (from < s.words.length && /^[,]$/.test(s.words[from]!.text)) from++;
    if (from >= s.words.length - 2) return undefined;
    content = spanOfWords(context.text, s, from, s.words.length - 1);
  }
  const verb = s.words.find((one) => bare(one) === "root") ?? word;
  return {
    s,
    verb,
    cue: [spanOf(context.text, word.start, s.words[word.i + 1]!.end)],
    source,
    sourceSpan: spanOfWords(context.text, s, word.i + 2, Math.max(word.i + 2, end)),
    content: [content],
    act: "assert",
    frame: "according-to",
    score: 0.85,
    by: "rule",
  };
}
