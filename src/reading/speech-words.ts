import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";

/** The sentence at a position of the text. */
export function sentenceAt(sentences: Sentence[], position: number): Sentence | undefined {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.start <= position) low = middle;
    else high = middle - 1;
  }
  const found = sentences[low];
  return found && found.start <= position && position < found.end ? found : sentences[low + 1];
}

/** The words of a sentence that lie in spans. */
export function wordsIn(s: Sentence, spans: Span[]): Word[] {
  return spans.flatMap((span) => {
    let at = firstFrom(s, span.start);
    const found: Word[] = [];
    for (; at < s.words.length && s.words[at]!.end <= span.end; at++) found.push(s.words[at]!);
    return found;
  });
}

function firstFrom(s: Sentence, position: number): number {
  let low = 0;
  let high = s.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (s.words[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of words that stand together the one on which the others hang, a noun before anything else. */
export function topWord(words: Word[]): Word | undefined {
  const inside = new Set(words.map((word) => word.i));
  const tops = words.filter((word) => !inside.has(word.head) && word.upos !== "PUNCT");
  return tops.find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos)) ?? tops[0] ?? words[0];
}

/** Of words that stand together the predicate on which the others hang. */
export function topVerb(words: Word[]): Word | undefined {
  const inside = new Set(words.map((word) => word.i));
  const top = words.find((word) => /^(?:VERB|AUX|ADJ)$/.test(word.upos) && !inside.has(word.head)) ?? topWord(words);
  return top && /^(?:VERB|AUX|ADJ|NOUN)$/.test(top.upos) ? top : undefined;
}
