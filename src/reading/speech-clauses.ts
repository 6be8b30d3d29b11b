import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, headOf, spanOfWords, subjectOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { quotationsBetween } from "./speech-quotations.ts";

/** Whether a word heads a clause that comments on a content instead of belonging to it. */
export const sideClause = (s: Sentence, word: Word) => {
  const before = s.words[word.i];
  return bare(word) === "parataxis" && before !== undefined && !word.quoted;
};

/** Whether a clause behind a comma says something more of its own ("…, accusing", "…, while Zelensky said"). */
export function trailing(s: Sentence, word: Word, top: Word): boolean {
  if (!/^(?:advcl|parataxis|acl|conj)$/.test(bare(word)) || word.i < top.i || word.quoted !== top.quoted) return false;
  const first = subtree(s, word)[0]!;
  const comma = s.words[first.i - 1]?.text === "," || s.words[first.i]?.text === ",";
  if (!comma) return false;
  if (bare(word) === "conj") return word.upos === "VERB" && childrenOf(s, word, "nsubj").length > 0;
  return (
    childrenOf(s, word, "mark").some((mark) => /^(?:while|whereas|as|although|though)$/.test(mark.low)) ||
    word.xpos === "VBG" ||
    bare(word) === "parataxis"
  );
}

/** The content of a verb of saying that is a clause or a quotation: as the tree has it, or where it stands. */
export function clauseContent(context: Context, s: Sentence, verb: Word, tell: boolean): Span[] | undefined {
  const { text } = context;
  const subject = subjectOf(s, verb);
  const listener = tell ? childrenOf(s, verb, "obj", "iobj")[0] : undefined;
  // 1. A clause that the tree hangs on the verb.
  const complement =
    childrenOf(s, verb, "ccomp").find(
      (word) =>
        word !== subject && !childrenOf(s, word, "mark").some((mark) => adverbial.test(mark.low) && mark.i > verb.i),
    ) ?? childrenOf(s, verb, "parataxis").find((word) => word.quoted && !verb.quoted);
  // 2. A verb that stands in brackets of its own: "The talks will go on, the minister said."
  const host = bare(verb) === "parataxis" ? headOf(s, verb) : undefined;
  if (host && (verb.i > host.i || host.quoted)) {
    const own = new Set(subtree(s, verb).map((word) => word.i));
    const words = subtree(s, host, (word) => word === verb).filter((word) => !own.has(word.i));
    return pieces(context, s, words);
  }
  if (complement) {
    const own = subtree(
      s,
      complement,
      (word) => trailing(s, word, complement) || (sideClause(s, word) && word.i > verb.i),
    );
    let words = own;
    const mark = words[0]!;
    if (adverbial.test(mark.low) && mark.i > verb.i && mark.upos === "SCONJ" && mark.low !== "if") return undefined;
    const that = words.findIndex((word, i) => i < 3 && word.low === "that" && word.upos === "SCONJ");
    if (that >= 0 && words[that]!.i < complement.i) words = words.slice(that + 1);
    words = words.filter(
      (word) => word !== verb && (complement.i < verb.i ? word.i < lead(s, verb) || word.quoted : true),
    );
    const quoted = quotationBeside(context, s, verb);
    const made = pieces(context, s, words);
    if (made.length === 0) return quoted ? [quoted] : undefined;
    if (quoted && quoted.end - quoted.start > made[0]!.end - made[0]!.start && quoted.start <= made[0]!.start + 2)
      return [quoted];
    // "told reporters the talks would…": the listener is not part of it.
    return made;
  }
  const quoted = quotationBeside(context, s, verb);
  if (quoted && subject) return [quoted];
  // 3. The parser lost the clause: behind "said that", or before ", X said".
  if (!subject || listener) {
    const that = listener
      ? s.words.slice(listener.i + 1).find((word) => word.low === "that" && word.i - listener.i < 6)
      : undefined;
    if (!that || that.i === s.words.length - 1) return undefined;
    return [spanOfWords(text, s, that.i + 1, lastWord(s))];
  }
  const next = s.words[verb.i + 1];
  if (next?.low === "that" && !/^(?:,|\.)$/.test(s.words[verb.i + 2]?.text ?? ".")) {
    return [spanOfWords(text, s, verb.i + 2, clauseEnd(s, verb.i + 2))];
  }
  if (
    subject.i < verb.i &&
    /^(?:say|claim|suggest|add|state|insist|believe|argue|warn|note|report|announce|confirm|tell)$/.test(verb.lemma)
  ) {
    const from = lead(s, verb);
    const comma = s.words[from - 1];
    const behind = s.words[verb.i + 1];
    if (
      comma?.text === "," &&
      (!behind ||
        /^[.,;]$/.test(behind.text) ||
        /^(?:on|in|at|late|yesterday|today|overnight|after|during|this|last|earlier|through|by|via|as|to)$/.test(
          behind.low,
        ) ||
        behind.xpos === "NNP") &&
      from > 4
    ) {
      return [spanOfWords(text, s, clauseStart(s, from - 2), from - 2)];
    }
    // "A report claimed Russia might halt": a finite verb with a subject follows, whatever the tree says.
    if (
      behind &&
      /^(?:PROPN|DET|NOUN|PRON|ADJ)$/.test(behind.upos) &&
      s.words.slice(verb.i + 1, verb.i + 12).some((word) => word.xpos === "MD" || /^VB[DZP]$/.test(word.xpos))
    ) {
      return [spanOfWords(text, s, verb.i + 1, clauseEnd(s, verb.i + 1))];
    }
  }
  return undefined;
}

const adverbial = /^(?:as|while|after|before|when|because|since|although|though|if|unless|until)$/;

/** Where the clause that ends at a word begins: behind a dateline, a semicolon, or an earlier clause joined by "but". */
function clauseStart(s: Sentence, end: number): number {
  for (let i = end - 3; i >= 0; i--) {
    if (s.words[i]!.text === ";") return i + 1;
    if (
      s.words[i]!.text === "," &&
      /^(?:but|while|and)$/.test(s.words[i + 1]?.low ?? "") &&
      childrenOf(s, s.words[i + 2] ?? s.words[i]!).length === 0
    )
      continue;
    if (/^[—–]$/.test(s.words[i]!.text) && i <= 8 && s.index <= 2) return i + 1;
  }
  return 0;
}

/** Where the group of a verb and its subject begins, when it stands behind what it reports. */
function lead(s: Sentence, verb: Word): number {
  const subject = childrenOf(s, verb, "nsubj")[0];
  if (!subject) return verb.i;
  const first = subtree(s, subject).find((word) => bare(word) !== "punct" && bare(word) !== "cc") ?? subject;
  return Math.min(first.i, verb.i);
}

function lastWord(s: Sentence): number {
  return s.words.length - 1;
}

function clauseEnd(s: Sentence, from: number): number {
  for (let i = from + 3; i < s.words.length; i++) {
    if (s.words[i]!.text === "," && /^(?:while|whereas|accusing|adding|saying|but)$/.test(s.words[i + 1]?.low ?? ""))
      return i - 1;
  }
  return lastWord(s);
}

/** Cuts words into contiguous spans; a lone gap of a mark or two does not part them. */
export function pieces(context: Context, s: Sentence, words: Word[]): Span[] {
  const spans: Span[] = [];
  let from = -1;
  let last = -1;
  for (const word of words) {
    if (from < 0) from = word.i;
    else if (word.i - last > 3) {
      if (last - from >= 1) spans.push(spanOfWords(context.text, s, from, last));
      from = word.i;
    }
    last = word.i;
  }
  if (from >= 0) {
    const span = spanOfWords(context.text, s, from, last);
    if (last - from >= 1 || spans.length === 0) spans.push(span);
  }
  return spans.filter((span) => /\p{L}/u.test(span.exact)).slice(0, 3);
}

/** The quotation of the same sentence that a verb outside it introduces or closes. */
function quotationBeside(context: Context, s: Sentence, verb: Word): Span | undefined {
  if (verb.quoted) return undefined;
  const another = (from: number, to: number) =>
    s.words.some((word) => word !== verb && word.upos === "VERB" && word.start >= from && word.end <= to);
  const inside = quotationsBetween(context, s.start, s.end).filter(
    (quote) => quote.start >= s.start - 1 && quote.start < s.end && quote.end - quote.start > 12,
  );
  return inside.find((quote) => {
    const before = context.text.slice(quote.end, verb.start);
    if (quote.end <= verb.start)
      return (
        !/^VB[GN]?$/.test(verb.xpos) &&
        !another(quote.end, verb.start) &&
        before.length < 90 &&
        /[,?!…][”"’']?$|[,.?!][”"]/.test(context.text.slice(quote.end - 2, quote.end + 1)) &&
        !/[“"]/.test(before)
      );
    const between = context.text.slice(verb.end, quote.start);
    return !another(verb.end, quote.start) && between.length < 60 && /[:,]\s*$/.test(between);
  });
}
