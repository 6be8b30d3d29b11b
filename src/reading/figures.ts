import type { Figure } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, type Context, drop, lately, timesIn, wordSpan } from "./context.ts";
import { measureOf } from "./figure-measures.ts";
import type { Measure } from "./figure-words.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";
import { stretchAround } from "./stretch.ts";

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
      const figure = draft(context, s, quantity, found);
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

function draft(
  context: Context,
  s: Sentence,
  quantity: Quantity,
  { measure, mark, phrase }: { measure: Measure; mark: number; phrase?: { from: number; to: number } },
): Figure {
  const stretch =
    phrase ??
    apart(
      context,
      s,
      quantity,
      mark,
      stretchAround(context, s, Math.min(quantity.from, mark), Math.max(quantity.to, mark + 1)),
    );
  const around = phrase ? stretch : widened(s, quantity, stretch);
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

// "at least 180 dead and 125,000 people uprooted": each of two amounts has its own side of the "and".
function apart(
  context: Context,
  s: Sentence,
  quantity: Quantity,
  mark: number,
  around: { from: number; to: number },
): { from: number; to: number } {
  let { from, to } = around;
  for (const other of quantitiesIn(context, s)) {
    if (other === quantity || other.from < from || other.to > to) continue;
    const behind = other.from > quantity.from;
    const low = behind ? Math.max(quantity.to, mark + 1) : Math.max(other.to, from);
    const high = behind ? other.from : Math.min(quantity.from, mark);
    for (let i = low; i < high; i++) {
      if (!/^(?:and|but|or|,)$/.test(s.words[i]!.low)) continue;
      if (behind) to = Math.min(to, i);
      else from = Math.max(from, i + 1);
      break;
    }
  }
  return { from, to };
}

// "Kyiv counts 14 breaches": where nothing but the count is left of what somebody says, the words that say it belong to it.
function widened(s: Sentence, quantity: Quantity, around: { from: number; to: number }): { from: number; to: number } {
  if (around.to - around.from > quantity.to - quantity.from + 2) return around;
  let { from, to } = around;
  while (from > 0 && around.from - from < 8 && !/^[,;:()—–“”"]$/.test(s.words[from - 1]!.text)) from--;
  while (to < s.words.length && to - around.to < 8 && !/^[,;:.()—–“”"]$/.test(s.words[to]!.text)) to++;
  return { from, to };
}

function clauseVerb(s: Sentence, from: number, to: number): Word | undefined {
  const verbs = s.words.slice(from, to).filter((word) => word.upos === "VERB");
  return verbs.find((word) => clauseOf(s, word).tense !== "participle") ?? verbs[0];
}

function sinceOf(context: Context, s: Sentence): string | undefined {
  const since = s.words.find((word) => word.low === "since" || begun(s, word));
  if (!since) return undefined;
  const time = timesIn(context, s).find((one) => one.to > since.i && one.time.when);
  return time?.time.when?.start.slice(
    0,
    time.time.when.precision === "year" ? 4 : time.time.when.precision === "month" ? 7 : 10,
  );
}

// "the war, which began in April 2023, has killed …"
const begun = (s: Sentence, word: Word) =>
  /^(?:begin|start|erupt|break)$/.test(word.lemma) &&
  word.upos === "VERB" &&
  s.words
    .slice(Math.max(0, word.i - 6), word.i)
    .some((one) =>
      /^(?:war|conflict|fighting|insurgency|uprising|strike|dispute|rebellion|offensive|crisis|siege|violence)$/.test(
        one.low,
      ),
    );

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
  // "98 per cent of islanders", "members of the mission's staff"
  const whole = quantity.percent && s.words[quantity.to]?.low === "of" ? quantity.to + 1 : undefined;
  const part =
    noun && /^(?:members?|staff)$/.test(noun.low) && s.words[noun.i + 1]?.low === "of" ? noun.i + 2 : undefined;
  if (whole !== undefined || part !== undefined) {
    let to = (whole ?? part)!;
    while (/^(?:DET|ADJ|NOUN|PROPN|PART)$/.test(s.words[to]?.upos ?? "") || s.words[to]?.xpos === "PRP$") to++;
    const from = part !== undefined ? noun!.i : s.words[whole!]!.upos === "DET" ? whole! + 1 : whole!;
    if (to > (whole ?? part)!) return spanOfWords(context.text, s, from, to - 1).exact;
  }
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
    if (actor) return actor.name;
  }
  return noun && !/^(?:people|others?|persons?|lives)$/.test(noun.low) ? noun.low : undefined;
}
