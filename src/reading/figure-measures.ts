import { z } from "zod";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { isHuman } from "./casualties.ts";
import { attributionAround, type Context, phaseOf } from "./context.ts";
import type { Quantity } from "./quantities.ts";
import { npStart, phraseIn, stretchAround, wordsOf } from "./stretch.ts";

const Value = z.strictObject({ low: z.number().optional(), best: z.number().optional(), high: z.number().optional() });
const words = z.array(z.string()).default([]);

/** The form of codebook/figures.yaml. */
export const FigureBook = z.strictObject({
  version: z.int(),
  measures: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      definition: z.string().min(1),
      counted: words,
      told: words,
      total: words,
      money: words,
      share: words,
      whole: words,
      people: z.boolean().default(false),
      needs: words,
      unless: words,
      least: z.number().optional(),
      planned: z.boolean().default(false),
    }),
  ),
  spans: z.array(z.string()),
  put: z.array(z.string()),
  sought: z.array(z.string()),
  examples: z.array(z.strictObject({ text: z.string(), measure: z.string(), value: Value })),
  counter: z.array(z.string()),
});

export type Measure = z.infer<typeof FigureBook>["measures"][number];

interface Book {
  measures: Measure[];
  spans: string[];
  put: Set<string>;
  sought: Set<string>;
  /** The places of the measures that a word can mark, by the first word of the mark. */
  marks: Map<string, number[]>;
  /** Measures that any percentage of something can be. */
  wholes: Measure[];
}

let loaded: Book | undefined;
function book(): Book {
  if (loaded) return loaded;
  const { measures, spans, put, sought } = loadCodebook("figures", FigureBook);
  const marks = new Map<string, number[]>();
  measures.forEach(({ counted, told, total, money, share }, at) => {
    for (const phrase of [...counted, ...told, ...total, ...money, ...share, ...(total.length > 0 ? ["toll"] : [])]) {
      const first = wordsOf(phrase)[0]!;
      const here = marks.get(first);
      if (!here) marks.set(first, [at]);
      else if (here.at(-1) !== at) here.push(at);
    }
  });
  const wholes = measures.filter((one) => one.whole.length > 0);
  loaded = { measures, spans, put: new Set(put), sought: new Set(sought), marks, wholes };
  return loaded;
}

const candidates = new WeakMap<Sentence, Measure[]>();

// The measures that some word of a sentence can mark, in the order of the codebook.
function measuresIn(s: Sentence): Measure[] {
  const known = candidates.get(s);
  if (known) return known;
  const { measures, marks } = book();
  const places = new Set<number>();
  for (const { low } of s.words) for (const at of marks.get(low) ?? []) places.add(at);
  const found = [...places].sort((a, b) => a - b).map((at) => measures[at]!);
  candidates.set(s, found);
  return found;
}

interface Stretch {
  from: number;
  to: number;
}

/** What an amount measures, and the word that says so; amounts that someone only seeks or that a clause only supposes measure nothing. */
export function measureOf(
  context: Context,
  s: Sentence,
  quantity: Quantity,
): { measure: Measure; mark: number; phrase?: Stretch } | undefined {
  const near = stretchAround(context, s, quantity.from, quantity.to);
  if (formerly(s, quantity, near.to)) return undefined;
  const size = Math.max(quantity.range.low ?? 0, quantity.range.best ?? 0, quantity.range.high ?? 0);
  const sought = onlySought(context, s, quantity, near);
  for (const measure of measuresIn(s)) {
    if (size < (measure.least ?? 2)) continue;
    const owned = quantity.currency || quantity.percent ? withinPhrase(s, quantity, measure) : undefined;
    if (owned !== undefined && (!sought || measure.id === "debt" || definite(s, quantity)))
      return { measure, ...owned };
    if (sought && !measure.planned && !measure.needs.includes(sought)) continue;
    const mark = markOf(s, quantity, measure, near, size);
    if (mark === undefined || !holds(s, measure, near) || undone(s, quantity, measure)) continue;
    return { measure, mark };
  }
  if (sought || !quantity.percent) return undefined;
  for (const measure of book().wholes) {
    const mark = wholeOf(s, quantity, measure, near);
    if (mark !== undefined) return { measure, mark };
  }
  return undefined;
}

const definite = (s: Sentence, quantity: Quantity) => /^(?:the|its|their)$/.test(s.words[quantity.from - 1]?.low ?? "");

// "$1 billion in arrears", "the 680 million kina in restoration grants", "a debt of $709m": amount and measure in one phrase.
function withinPhrase(
  s: Sentence,
  quantity: Quantity,
  measure: Measure,
): { mark: number; phrase: Stretch } | undefined {
  const debt = measure.id === "debt";
  // "a debt of $709m", "a loan of 270 million euros", "duties of up to 35 per cent"
  const kinds = quantity.percent ? measure.share : measure.money;
  if (
    s.words[quantity.from - 1]?.low === "of" &&
    /^(?:debt|aid|tariff|cost)$/.test(measure.id) &&
    s.words[quantity.from - 2]?.upos === "NOUN"
  ) {
    const mark = nearest(s, kinds, quantity.from - 2, quantity.from - 1);
    if (mark !== undefined) return { mark, phrase: { from: npStart(s, mark), to: quantity.to } };
  }
  if (quantity.percent) return undefined;
  if (!/^(?:in|of|worth)$/.test(s.words[quantity.to]?.low ?? "")) return undefined;
  const known = debt || definite(s, quantity);
  let to = quantity.to + 1;
  while (/^(?:ADJ|NOUN)$/.test(s.words[to]?.upos ?? "") || s.words[to]?.xpos === "VBN") to++;
  const mark = known ? nearest(s, measure.money, quantity.to, to) : undefined;
  return mark === undefined ? undefined : { mark, phrase: { from: npStart(s, quantity.from), to } };
}

// "fell from 1.2 million to 500,000": what it was before.
const formerly = (s: Sentence, quantity: Quantity, to: number) =>
  s.words[quantity.from - 1]?.low === "from" &&
  s.words.slice(quantity.to, Math.min(to, quantity.to + 8)).some((word) => word.low === "to");

// "seeks a rise of 14 per cent", "the release of 400 prisoners" where somebody demands it.
function onlySought(context: Context, s: Sentence, quantity: Quantity, near: Stretch): string | undefined {
  const { sought } = book();
  const before = s.words.slice(Math.max(near.from, quantity.from - 8), quantity.from);
  const seeking = before.find((word) => sought.has(word.lemma) || intended(s, word));
  if (seeking) return seeking.lemma;
  // "180 fighters are to hand in their weapons", "2,000 teachers will be hired"
  const behind = (quantity.noun?.i ?? quantity.to - 1) + 1;
  const [first, second] = s.words.slice(behind, behind + 2);
  if (first && (first.xpos === "MD" || (first.lemma === "be" && second?.xpos === "TO"))) return first.lemma;
  const said = attributionAround(context, s.words[quantity.from]!);
  return said !== undefined &&
    /^(?:demand|propose|promise|threaten|urge)$/.test(said.act) &&
    !s.words
      .slice(near.from, near.to)
      .some((word) => word.xpos === "VBD" || /^(?:has|have|is|are|was|were)$/.test(word.low))
    ? said.act
    : undefined;
}

const believed =
  /^(?:think|believe|estimate|say|report|know|understand|appear|seem|continue|begin|start|manage|come|go)$/;

// "to hire 2,000 teachers", not "is thought to have 50 warheads".
function intended(s: Sentence, word: Word): boolean {
  if (word.low !== "to" || word.xpos !== "TO") return false;
  const verb = headOf(s, word);
  const up = verb && headOf(s, verb);
  return !(up && believed.test(up.lemma));
}

// Whether the verbs of a stretch tell of the measure as something that is so.
function holds(s: Sentence, measure: Measure, { from, to }: Stretch): boolean {
  const all = s.words.slice(from, to);
  // "have exchanged 4,700 prisoners since the war began" sums up what single acts came to.
  if (all.some((word) => measure.unless.includes(word.lemma) && word.upos === "VERB") && !summed(s)) return false;
  if (measure.needs.length === 0) return true;
  return all.some(
    (word) =>
      measure.needs.includes(word.lemma) &&
      // "has cost": the tagger may take a participle for something else.
      (/^(?:has|have|had)$/.test(s.words[word.i - 1]?.low ?? "") ||
        word.upos === "AUX" ||
        ((word.upos === "VERB" || word.xpos.startsWith("JJ")) &&
          phaseOf(s, word) !== "hypothetical" &&
          phaseOf(s, word) !== "planned")),
  );
}

// "11 hostages, all of whom were women, had been freed": the verb of those counted, behind what stands between.
function undone(s: Sentence, { noun }: Quantity, measure: Measure): boolean {
  const verb = noun && /^(?:nsubj|obj)$/.test(noun.bare) ? headOf(s, noun) : undefined;
  return verb !== undefined && measure.unless.includes(verb.lemma) && !summed(s);
}

function nearest(s: Sentence, phrases: string[], from: number, to: number): number | undefined {
  for (const phrase of phrases) {
    const at = phraseIn(s, phrase, Math.max(0, from), Math.min(s.words.length, to));
    if (at >= 0) return at;
  }
  return undefined;
}

const joins =
  /^(?:to|by|at|of|about|up|down|is|some|nearly|almost|only|just|for|from|than|over|for|with|another|a|an|between)$/;

function markOf(s: Sentence, quantity: Quantity, measure: Measure, near: Stretch, size: number): number | undefined {
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

const summed = (s: Sentence) => book().spans.some((phrase) => phraseIn(s, phrase) >= 0);
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

// "98 per cent of islanders chose independence", "occupies about a fifth of the country": a share of something, where no
// closer measure fits, as the subject of what is told or with a verb of holding before it.
function wholeOf(s: Sentence, quantity: Quantity, measure: Measure, near: Stretch): number | undefined {
  const of = s.words[quantity.to];
  const inside = of && (of.low === "of" || of.upos === "DET" || of.upos === "NOUN" || of.xpos === "PRP$");
  if (!inside || /^(?:what|whom|which|these|those|them|it)$/.test(s.words[quantity.to + 1]?.low ?? ""))
    return undefined;
  if (s.words.some((word) => measure.unless.includes(word.lemma))) return undefined;
  const before = s.words.slice(near.from, quantity.from).findLast((word) => /^(?:VERB|AUX)$/.test(word.upos));
  const telling = (word: Word | undefined) =>
    word !== undefined &&
    !clauseOf(s, word).modal &&
    !clauseOf(s, word).negated &&
    /^(?:done|standing|ongoing)$/.test(phaseOf(s, word));
  if (before) return measure.whole.includes(before.lemma) && telling(before) ? before.i : undefined;
  const after = s.words
    .slice(quantity.to, near.to)
    .find((word) => /^(?:VERB|AUX)$/.test(word.upos) && word.xpos !== "VBG");
  if (!after || (after.xpos === "VBN" && headOf(s, after)?.i === quantity.noun?.i)) return undefined;
  const head = after.upos === "AUX" ? (headOf(s, after) ?? after) : after;
  return telling(head) && !clauseOf(s, head).modal ? after.i : undefined;
}
