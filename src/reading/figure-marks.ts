import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, subjectOf } from "../language/tree.ts";
import { isHuman } from "./casualties.ts";
import { book, type Measure } from "./figure-words.ts";
import type { Quantity } from "./quantities.ts";
import { phraseIn, wordsOf } from "./stretch.ts";

/** The words from one to another, the end exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** The first of some phrases that stands between two words; gives where. */
export function nearest(s: Sentence, phrases: string[], from: number, to: number): number | undefined {
  for (const phrase of phrases) {
    const at = phraseIn(s, phrase, Math.max(0, from), Math.min(s.words.length, to));
    if (at >= 0) return at;
  }
  return undefined;
}

const joins =
  /^(?:to|by|at|of|about|up|down|is|some|nearly|almost|only|just|for|from|than|over|for|with|another|a|an|between)$/;

/** The word that says that an amount is one of a measure. */
export function markOf(
  s: Sentence,
  quantity: Quantity,
  measure: Measure,
  near: Stretch,
  size: number,
): number | undefined {
  if (quantity.percent) {
    // "275 kg of uranium enriched to 60 per cent": what the stock is like.
    const enriched = s.words[quantity.from - 2];
    if (enriched?.low === "enriched" && enriched.bare === "acl") return undefined;
    // "a 25 per cent tariff"; "raised its tariffs to 25 per cent", "exports fell by 12 per cent"
    const behind = nearest(s, measure.share, quantity.to, Math.min(near.to, quantity.to + 5));
    if (behind !== undefined) return behind;
    const before = s.words[quantity.from - 1];
    // "two thirds of the population need food aid"
    const told = s.words[quantity.to]?.low === "of" ? toldAt(s, quantity, measure.told, quantity.to) : undefined;
    if (told !== undefined) return told;
    return quantity.from === near.from || joins.test(before?.low ?? "") || /^(?:VERB|AUX|ADV)$/.test(before?.upos ?? "")
      ? nearest(s, measure.share, Math.max(near.from, quantity.from - 14), quantity.from)
      : undefined;
  }
  if (quantity.currency || sum(s, quantity)) return nearest(s, measure.money, near.from, near.to);
  return (
    countedAt(s, quantity, measure) ??
    putAt(s, quantity, measure, near) ??
    peopleAt(s, quantity, measure, near, size, quantity.noun ? quantity.noun.i + 1 : quantity.to)
  );
}

// "cost customers alone 25 million": an amount of millions that counts nothing is money.
const sum = (s: Sentence, { noun, from, to }: Quantity) =>
  !noun &&
  /^(?:million|billion|trillion|bn|mn)$/.test(s.words[to - 1]!.low) &&
  s.words
    .slice(Math.max(0, from - 8), from)
    .some(
      (word) =>
        /^(?:cost|lose|spend|owe|pay|lend|borrow)$/.test(word.lemma) && (word.upos !== "NOUN" || word.low === "cost"),
    );

function countedAt(s: Sentence, quantity: Quantity, measure: Measure): number | undefined {
  if (measure.counted.length === 0) return undefined;
  const { noun } = quantity;
  if (noun) {
    for (const phrase of measure.counted) {
      const head = wordsOf(phrase)[0]!;
      if (noun.low === phrase || (head !== phrase && phraseIn(s, phrase, quantity.to, quantity.to + 6) >= 0))
        return noun.i;
    }
  } else if (/^(?:are|were|remain|remained|is)$/.test(s.words[quantity.to]?.low ?? "") && measure.least) {
    // "Turkish troops landed in 1974 and some 30,000 are still there."
    if (nearest(s, measure.counted, 0, quantity.from) !== undefined) return quantity.to;
  }
  return undefined;
}

// "puts the dead since April at 1,300", "the number of missing is estimated at 40"
function putAt(s: Sentence, quantity: Quantity, measure: Measure, near: Stretch): number | undefined {
  const at = s.words[quantity.from - 1];
  if (at?.low !== "at") return undefined;
  const before = s.words.slice(Math.max(0, quantity.from - 20), quantity.from - 1);
  const verb = before.findLast((word) => book().put.has(word.lemma) && word.upos === "VERB");
  if (!verb) return undefined;
  const from = clauseOf(s, verb).passive ? near.from : verb.i + 1;
  return nearest(
    s,
    [...measure.total, ...measure.told, ...measure.counted, ...(measure.total.length > 0 ? ["toll"] : [])],
    from,
    quantity.from,
  );
}

/** Whether a sentence sums up a time or a war. */
export const summed = (s: Sentence) => book().spans.some((phrase) => phraseIn(s, phrase) >= 0);
// "have been killed", "a conflict that killed at least 48 people": what a time of fighting came to.
const over = (s: Sentence, size: number) =>
  size >= 2000 ||
  summed(s) ||
  s.words.some(
    (word) =>
      (/^(?:has|have)$/.test(word.low) &&
        /^(?:killed|died|perished)$/.test(
          s.words[word.i + (s.words[word.i + 1]?.low === "been" ? 2 : 1)]?.low ?? "",
        )) ||
      (/^(?:kill|claim|leave)$/.test(word.lemma) &&
        word.upos === "VERB" &&
        /^(?:war|conflict|insurgency|fighting|violence|uprising|siege|rebellion)$/.test(subjectOf(s, word)?.low ?? "")),
  );

function peopleAt(
  s: Sentence,
  quantity: Quantity,
  measure: Measure,
  near: Stretch,
  size: number,
  end: number,
): number | undefined {
  // "claimed 150,000 lives": the noun itself tells it.
  if (quantity.noun && measure.total.includes(quantity.noun.low) && over(s, size)) return quantity.noun.i;
  const risen = risenTo(s, quantity, near.from);
  if (risen !== undefined) {
    const mark = nearest(s, [...measure.told, ...measure.counted], risen, quantity.from);
    if (mark !== undefined) return mark;
    const toll = nearest(s, [...measure.total, ...(measure.id === "killed" ? ["toll"] : [])], risen, quantity.from);
    return toll !== undefined && over(s, size) ? toll : undefined;
  }
  const { noun } = quantity;
  const told = measure.people && noun && !peopled(noun) ? undefined : toldAt(s, quantity, measure.told, end);
  if (told !== undefined) return told;
  const total = toldAt(s, quantity, measure.total, end);
  return total !== undefined && over(s, size) ? total : undefined;
}

const peopled = (noun: Word) =>
  isHuman(noun) ||
  noun.upos === "PROPN" ||
  /^(?:people|others|persons|staff|personnel|foreigners|nationals|civilians|families|households|employees|members|crew|men|women|children|boys|girls|troops|police|citizens|strangers|islanders|athletes|pensioners|aides|backers|supporters)$/.test(
    noun.low,
  ) ||
  /(?:ans|ers|ors|ees|ists|eses?|is)$/.test(noun.low);

// "the number of displaced people has reached 6.9 million": where the number word stands.
function risenTo(s: Sentence, quantity: Quantity, from: number): number | undefined {
  const before = s.words.slice(Math.max(from, quantity.from - 14), quantity.from);
  const number = before.find((word) => /^(?:number|numbers|total|toll|tally|count)$/.test(word.low));
  const verb = before.findLast((word) => word.upos === "VERB");
  return number &&
    verb &&
    verb.i > number.i &&
    quantity.from - verb.i <= 3 &&
    /^(?:reach|rise|stand|climb|exceed|top|pass|surpass|grow|swell|go|increase|jump|hit|put|total|near|approach|cross)$/.test(
      verb.lemma,
    )
    ? number.i
    : undefined;
}

const leaving =
  /^(?:leave|drive|make|force|report|remain|stay|be|live|go|keep|hold|register|list|confirm|believe|think|estimate|know|say|suffer)$/;

// The word that tells of those counted stands behind them over auxiliaries and phrases, or right before the number.
function toldAt(s: Sentence, quantity: Quantity, phrases: string[], end: number): number | undefined {
  for (const phrase of phrases) {
    const { length } = wordsOf(phrase);
    const first = phraseIn(s, phrase, end, end + 14 + length);
    if (
      first >= 0 &&
      s.words[first - 1]?.upos !== "CCONJ" &&
      withoutAside(s, end, first).every(
        (word) =>
          (!/^[,;:.()]$/.test(word.text) || closes(s, word, end)) &&
          word.upos !== "SCONJ" &&
          word.low !== "as" &&
          (word.upos !== "VERB" || leaving.test(word.lemma)),
      )
    )
      return first;
    for (let at = quantity.from - 1; at >= Math.max(0, quantity.from - 4); at--) {
      if (
        phraseIn(s, phrase, at, quantity.from) === at &&
        s.words.slice(at + length, quantity.from).every((word) => !/^(?:VERB|AUX|PUNCT|CCONJ)$/.test(word.upos))
      )
        return at;
    }
  }
  return undefined;
}

// "48,000 people in the strip, mostly women and children, have been killed"
function withoutAside(s: Sentence, from: number, to: number): Word[] {
  const words = s.words.slice(from, to);
  const open = words.findIndex(
    (word, k) =>
      word.text === "," &&
      /^(?:mostly|mainly|largely|many|most|including|among|half|some|at|about|more|nearly)$/.test(
        words[k + 1]?.low ?? "",
      ),
  );
  const close = open < 0 ? -1 : words.findIndex((word, k) => k > open && word.text === ",");
  return close < 0 ? words : [...words.slice(0, open), ...words.slice(close + 1)];
}

// "half the population, about 25 million people, is in need": the comma behind an apposition.
const closes = (s: Sentence, comma: Word, end: number) =>
  comma.text === "," && comma.i === end && /^(?:AUX|VERB)$/.test(s.words[end + 1]?.upos ?? "");
