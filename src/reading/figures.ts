import { z } from "zod";
import type { Figure } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, type Context, drop, lately, phaseOf, timesIn, wordSpan } from "./context.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";
import { phraseIn, stretchAround } from "./stretch.ts";

const Value = z.strictObject({ low: z.number().optional(), best: z.number().optional(), high: z.number().optional() });
const words = z.array(z.string()).default([]);

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
      needs: words,
      unless: words,
      least: z.number().optional(),
      planned: z.boolean().default(false),
    }),
  ),
  spans: z.array(z.string()),
  examples: z.array(z.strictObject({ text: z.string(), measure: z.string(), value: Value })),
  counter: z.array(z.string()),
});

type Measure = z.infer<typeof FigureBook>["measures"][number];
let loaded: z.infer<typeof FigureBook> | undefined;
const book = () => (loaded ??= loadCodebook("figures", FigureBook));

/** Finds the counts and amounts that sum up a state of things; the casualties of one incident are none. */
export function findFigures(context: Context): void {
  const inIncidents = new Set(
    context.findings.flatMap((one) =>
      one.kind === "incident" ? [one.killed?.text?.start, one.injured?.text?.start] : [],
    ),
  );
  const made: Figure[] = [];
  for (const s of context.document.sentences) {
    for (const quantity of quantitiesIn(context, s)) {
      if (inIncidents.has(quantity.range.text!.start)) continue;
      const found = measureOf(context, s, quantity);
      if (!found) continue;
      const figure = draft(context, s, quantity, found.measure, found.mark);
      const twin = lately(made).find(
        (one) =>
          one.measure === figure.measure && one.value.best === figure.value.best && one.value.low === figure.value.low,
      );
      if (twin) {
        drop(context, figure);
        twin.evidence.push(...figure.evidence);
      } else made.push(figure);
    }
  }
}

function draft(context: Context, s: Sentence, quantity: Quantity, measure: Measure, mark: number): Figure {
  const around = stretchAround(context, s, Math.min(quantity.from, mark), Math.max(quantity.to, mark + 1));
  const { text: span, ...range } = quantity.range;
  const verb = clauseVerb(s, around.from, around.to) ?? s.words[mark]!;
  const since = sinceOf(context, s);
  const time = timesIn(context, s).find(
    (one) =>
      one.from >= around.from &&
      one.to <= around.to &&
      one.time.kind === "date" &&
      !/^since$/.test(s.words[one.from - 1]?.low ?? s.words[one.from]!.low),
  );
  const population = populationOf(context, s, quantity, verb, measure.id === "troops");
  return add(context, "figure", s, verb, {
    evidence: [spanOfWords(context.text, s, around.from, around.to - 1)],
    rule: `figure/${measure.id}`,
    trigger: wordSpan(s.words[mark]!),
    score: 0.7,
    negated: false,
    measure: measure.id,
    value: { ...range, ...(span ? { text: span } : {}) },
    ...(population ? { population } : {}),
    ...(since ? { since } : {}),
    ...(time && !since ? { asOf: time.time.value } : {}),
  });
}

function clauseVerb(s: Sentence, from: number, to: number): Word | undefined {
  const verbs = s.words.slice(from, to).filter((word) => word.upos === "VERB");
  return verbs.find((word) => clauseOf(s, word).tense !== "participle") ?? verbs[0];
}

const unreal = /^(?:would|could|may|might|should|must|if|seek|demand|want|ask|offer|propose|plan|threaten|agree|to)$/;

function measureOf(context: Context, s: Sentence, quantity: Quantity): { measure: Measure; mark: number } | undefined {
  const near = stretchAround(context, s, quantity.from, quantity.to);
  const size = Math.max(quantity.range.low ?? 0, quantity.range.best ?? 0, quantity.range.high ?? 0);
  const before = s.words.slice(Math.max(near.from, quantity.from - 8), quantity.from);
  const here = new Set(s.words.map((word) => word.low));
  for (const measure of book().measures) {
    if (size < (measure.least ?? 2)) continue;
    if (!marksOf(measure).some((first) => here.has(first))) continue;
    const mark = markOf(s, quantity, measure, near, size);
    if (mark === undefined) continue;
    const all = s.words.slice(near.from, near.to);
    if (
      !measure.planned &&
      before.some(
        (word) =>
          unreal.test(word.lemma) && !(word.low === "to" && word.upos === "ADP") && !quantityWord(quantity, word),
      )
    )
      continue;
    if (all.some((word) => measure.unless.includes(word.lemma) && word.upos === "VERB")) continue;
    if (
      measure.needs.length > 0 &&
      !all.some(
        (word) =>
          measure.needs.includes(word.lemma) &&
          // "has cost": the tagger may take a participle for something else.
          (/^(?:has|have|had)$/.test(s.words[word.i - 1]?.low ?? "") ||
            word.upos === "AUX" ||
            ((word.upos === "VERB" || word.xpos.startsWith("JJ")) &&
              phaseOf(s, word) !== "hypothetical" &&
              phaseOf(s, word) !== "planned")),
      )
    )
      continue;
    return { measure, mark };
  }
  return undefined;
}

const firsts = new Map<Measure, string[]>();

// The first words of the phrases that mark a measure: without any of them in the sentence there is no mark.
function marksOf(measure: Measure): string[] {
  let known = firsts.get(measure);
  if (!known) {
    const { counted, told, total, money, share } = measure;
    known = [...new Set([...counted, ...told, ...total, ...money, ...share, "toll"].map((one) => one.split(" ")[0]!))];
    firsts.set(measure, known);
  }
  return known;
}

const quantityWord = (quantity: Quantity, word: Word) => word.i >= quantity.from && word.i < quantity.to;

function markOf(
  s: Sentence,
  quantity: Quantity,
  measure: Measure,
  near: { from: number; to: number },
  size: number,
): number | undefined {
  const nearest = (phrases: string[], from: number, to: number) => {
    for (const phrase of phrases) {
      const at = phraseIn(s, phrase, Math.max(0, from), Math.min(s.words.length, to));
      if (at >= 0) return at;
    }
    return undefined;
  };
  if (quantity.percent) {
    // "a 25 per cent tariff"; "raised its tariffs to 25 per cent", "exports fell by 12 per cent"
    const behind = nearest(measure.share, quantity.to, Math.min(near.to, quantity.to + 5));
    if (behind !== undefined) return behind;
    return /^(?:to|by|at|of|about|up|down|reached|was|is|hit|some|nearly|almost|rise|rose|fall|fell|grew|dropped|shrank|controls?|holds?|supplies|provides)$/.test(
      s.words[quantity.from - 1]?.low ?? "",
    ) || quantity.from === near.from
      ? nearest(measure.share, Math.max(near.from, quantity.from - 12), quantity.from)
      : undefined;
  }
  if (quantity.currency) return nearest(measure.money, near.from, near.to);
  if (measure.counted.length > 0) {
    const noun = quantity.noun;
    if (noun) {
      for (const phrase of measure.counted) {
        const head = phrase.split(" ")[0]!;
        if (noun.low === phrase || (head !== phrase && phraseIn(s, phrase, quantity.to, quantity.to + 6) >= 0))
          return noun.i;
      }
    } else if (/^(?:are|were|remain|remained|is)$/.test(s.words[quantity.to]?.low ?? "") && measure.least) {
      // "Turkish troops landed in 1974 and some 30,000 are still there."
      const earlier = nearest(measure.counted, 0, quantity.from);
      if (earlier !== undefined) return quantity.to;
    }
  }
  const end = quantity.noun ? quantity.noun.i + 1 : quantity.to;
  const over = () => book().spans.some((phrase) => phraseIn(s, phrase) >= 0) || size >= 2000;
  // "claimed 150,000 lives": the noun itself tells it.
  if (quantity.noun && measure.total.includes(quantity.noun.low) && over()) return quantity.noun.i;
  const risen = risenTo(s, quantity, near.from);
  if (risen !== undefined) {
    const mark = nearest([...measure.told, ...measure.counted], risen, quantity.from);
    if (mark !== undefined) return mark;
    const toll = nearest(
      [...measure.total, "toll"].slice(0, measure.id === "killed" ? undefined : -1),
      risen,
      quantity.from,
    );
    return toll !== undefined && over() ? toll : undefined;
  }
  const tells = (phrases: string[]) => toldAt(s, quantity, phrases, end);
  const told = tells(measure.told);
  if (told !== undefined) return told;
  const total = tells(measure.total);
  if (total === undefined) return undefined;
  return over() ? total : undefined;
}

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

// The word that tells of those counted stands behind them over auxiliaries and phrases, or right before the number.
function toldAt(s: Sentence, quantity: Quantity, phrases: string[], end: number): number | undefined {
  for (const phrase of phrases) {
    const first = phraseIn(s, phrase, end, end + 9 + phrase.split(" ").length);
    if (first >= 0) {
      const between = s.words.slice(end, first);
      if (
        between.every(
          (word) =>
            (!/^[,;:.()]$/.test(word.text) || closes(s, word, end)) &&
            (word.upos !== "VERB" ||
              /^(?:leave|drive|make|force|report|remain|stay|be|live|go|keep|hold|register|list|confirm|believe|think|estimate)$/.test(
                word.lemma,
              )),
        )
      )
        return first;
    }
    for (let at = quantity.from - 1; at >= Math.max(0, quantity.from - 4); at--) {
      if (
        phraseIn(s, phrase, at, quantity.from) === at &&
        s.words
          .slice(at + phrase.split(" ").length, quantity.from)
          .every((word) => !/^(?:VERB|AUX|PUNCT|CCONJ)$/.test(word.upos))
      )
        return at;
    }
  }
  return undefined;
}

// "half the population, about 25 million people, is in need": the comma behind an apposition.
const closes = (s: Sentence, comma: Word, end: number) =>
  comma.text === "," && comma.i === end && /^(?:AUX|VERB)$/.test(s.words[end + 1]?.upos ?? "");

function sinceOf(context: Context, s: Sentence): string | undefined {
  const since = s.words.find((word) => word.low === "since");
  if (!since) return undefined;
  const time = timesIn(context, s).find((one) => one.to > since.i && one.time.when);
  return time?.time.when?.start.slice(
    0,
    time.time.when.precision === "year" ? 4 : time.time.when.precision === "month" ? 7 : 10,
  );
}

const anyone =
  /^(?:people|persons?|others?|lives|fighters|troops|soldiers|prisoners|hostages|captives|refugees|breaches|violations|deaths|personnel|homes|houses)$/;

function populationOf(
  context: Context,
  s: Sentence,
  quantity: Quantity,
  verb: Word,
  owned: boolean,
): string | undefined {
  const { noun } = quantity;
  if (noun && !anyone.test(noun.low)) {
    const words = s.words
      .slice(quantity.to, noun.i + 1)
      .filter((word) => !/^(?:of|the|its|their|his|more|other)$/.test(word.low));
    return context.text.slice(words[0]!.start, noun.end);
  }
  if (noun && s.words[noun.i - 1] && context.cast.countryAt(s, s.words[noun.i - 1]!))
    return context.text.slice(s.words[noun.i - 1]!.start, noun.end);
  if (owned && /^(?:have|keep|command|hold|lose)$/.test(verb.lemma)) {
    const subject = subjectOf(s, verb);
    const actor = subject && context.cast.at(s, subject);
    return actor?.name;
  }
  return noun && !/^(?:people|others?|persons?|lives)$/.test(noun.low) ? noun.low : undefined;
}
