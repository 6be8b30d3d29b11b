import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, headOf } from "../language/tree.ts";
import { attributionAround, type Context, phaseOf } from "./context.ts";
import { markOf, nearest, type Stretch, summed } from "./figure-marks.ts";
import { book, type Measure } from "./figure-words.ts";
import type { Quantity } from "./quantities.ts";
import { npStart, stretchAround } from "./stretch.ts";

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
