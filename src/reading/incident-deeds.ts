import type { Attribution } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { caseOf, spanOfWords } from "../language/tree.ts";
import { casualtiesIn, casualtyOf, isHuman } from "./casualties.ts";
import { attributionAround, type Context, treeDistance, wordSpan } from "./context.ts";
import { type Trigger, triggersIn } from "./deed-triggers.ts";
import { deeds } from "./deeds.ts";
import { type DeedPlace, doersOf, meansIn, phraseOf, placesIn, targetOf, timeIn, typeOf } from "./incident-details.ts";
import type { Deed } from "./incident-sameness.ts";
import { accidental, cumulative, plain } from "./incident-standing.ts";
import { npStart } from "./stretch.ts";

/** The deeds that a sentence tells as done, each with what the words around it say. */
export function deedsIn(context: Context, s: Sentence): Deed[] {
  const triggers = triggersIn(s);
  if (triggers.length === 0) return [];
  const groups: Trigger[][] = [[triggers[0]!]];
  const starts = [0];
  for (let k = 1; k < triggers.length; k++) {
    const cut = cutBetween(
      context,
      s,
      triggers[k - 1]!,
      triggers[k]!,
      starts.at(-1)!,
      triggers[k + 1]?.word.i ?? s.words.length,
    );
    if (cut === undefined) groups.at(-1)!.push(triggers[k]!);
    else {
      groups.push([triggers[k]!]);
      starts.push(cut);
    }
  }
  const found: Deed[] = [];
  groups.forEach((group, k) => {
    const end = (starts[k + 1] ?? s.words.length) - (k + 1 < starts.length ? 1 : 0);
    const deed = deedOf(context, s, group, starts[k]!, end, found.at(-1)?.responsibility ?? []);
    if (deed) found.push(deed);
  });
  return found;
}

// Coordinated deeds at different places or on different days are two.
function cutBetween(
  context: Context,
  s: Sentence,
  a: Trigger,
  b: Trigger,
  from: number,
  to: number,
): number | undefined {
  for (let i = b.word.i - 1; i >= a.to; i--) {
    const joint = s.words[i]!;
    if (!/^(?:and|while|but|;|before|after|—|–)$/.test(joint.low)) continue;
    const sides = [placesIn(context, s, from, i), placesIn(context, s, i + 1, to)] as const;
    const times = [timeIn(context, s, from, i), timeIn(context, s, i + 1, to)] as const;
    const apart =
      sides[0].length > 0 &&
      sides[1].length > 0 &&
      !sides[0].some((one) => sides[1].some((other) => other.key === one.key));
    const later = times[0]?.time.when && times[1]?.time.when && times[0].time.when.start !== times[1].time.when.start;
    if (apart || later) return i + 1;
    // "bombed the town; four villagers were killed": the toll of what stands before.
    const toll = joint.low === ";" && b.verb && casualtyOf(b.word) !== undefined && sides[1].length === 0 && !times[1];
    if (/^(?:;|before)$/.test(joint.low) && !toll) return i + 1;
  }
  const one = attributionAround(context, wordSpan(a.word));
  const other = attributionAround(context, wordSpan(b.word));
  return one?.id !== other?.id &&
    b.verb &&
    b.word.xpos !== "VBG" &&
    s.words.slice(a.to, b.word.i).some((word) => /^[,;]$/.test(word.text))
    ? b.word.i
    : undefined;
}

const opens = /^(?:while|as|when|who|which|where|according|although|though|because|whose|that|if)$/;

function deedOf(
  context: Context,
  s: Sentence,
  triggers: Trigger[],
  start: number,
  end: number,
  before: Deed["responsibility"],
): Deed | undefined {
  const first = triggers[0]!;
  const last = triggers.at(-1)!;
  const around = attributionAround(context, wordSpan(first.word));
  if (
    around &&
    /^(?:deny|threaten|promise|demand|urge|propose|question)$/.test(around.act) &&
    triggers.every((one) => one.verb)
  )
    return undefined;
  const holds = (word: Word) => around!.content.some((span) => span.start <= word.start && word.end <= span.end);
  const said = around && triggers.every((one) => holds(one.word)) ? around : undefined;
  const inside = (word: Word) => !said || said.content.some((span) => span.start <= word.start && word.end <= span.end);
  let from = first.word.i;
  while (
    from > start &&
    !/^[,;:()—–“"]$/.test(s.words[from - 1]!.text) &&
    inside(s.words[from - 1]!) &&
    !(
      /^(?:that|after|before|when|while|but|and|as|following|since|despite|over)$/.test(s.words[from - 1]!.low) &&
      !numbered(s, from - 1)
    )
  )
    from--;
  // A deed told as a noun begins with its phrase.
  if (
    triggers.every((one) => !one.verb) &&
    !s.words.slice(from, first.word.i).some((word) => casualtyOf(word) || word.upos === "NUM")
  )
    from = Math.max(from, npStart(s, first.word.i));
  let to = last.to;
  while (to < end && !/^[;:()—–”"]$/.test(s.words[to]!.text) && inside(s.words[to]!)) {
    const word = s.words[to]!;
    if (word.text === "," && !continues(s, to, end)) break;
    if (word.low === "and" && to >= last.to && (s.words[to + 1]?.low === "that" || otherVerb(s, to))) break;
    if (opens.test(word.low) && to > last.to) break;
    to++;
  }
  // Casualties told behind a comma belong to the deed: "leaving 14 dead".
  let all = casualtiesIn(context, s, from, to);
  if (!all.killed && !all.injured) {
    const wider = casualtiesIn(context, s, start, end);
    if (wider.words.length > 0 && wider.words.every(inside)) {
      all = wider;
      from = Math.min(from, ...wider.words.map((word) => word.i));
      to = Math.max(to, ...wider.words.map((word) => word.i + 1));
    }
  }
  if (
    s.words
      .slice(start, end)
      .some(
        (word) =>
          (deeds().natural.has(word.lemma) || accidental(s, word)) &&
          triggers.every((one) => one.verb && one.word !== word),
      )
  )
    return undefined;
  // "General Ito, deputy chief of staff, was killed": the victim's name belongs to the evidence.
  if (all.victims && all.victims.i >= start && first.word.i - all.victims.i < 30) from = Math.min(from, all.victims.i);
  const text = s.words.slice(from, to);
  if (cumulative(text, all, triggers)) return undefined;
  const means = meansIn(s, triggers, from, to);
  const target = targetOf(context, s, triggers, from, to, all);
  const near = placesIn(context, s, from, to);
  const places = near.length > 0 ? near : placesBeside(context, s, triggers, start, end, said);
  const own = doersOf(context, s, triggers, from, to);
  // "killing nine in one town and damaging a plant in another": one doer.
  const responsibility = own.length === 0 && first.word.xpos === "VBG" ? before : own;
  const physical =
    target !== undefined && (deeds().targets.has(target.low) || deeds().targets.has(target.lemma) || isHuman(target));
  const weak = triggers.every((one) => one.weak);
  const hurt = all.killed !== undefined || all.injured !== undefined;
  if (weak && !hurt && !means && !plain(s, triggers, physical, places, responsibility)) return undefined;
  const time =
    timeIn(context, s, from, to) ??
    (triggers.length === triggersIn(s).length ? timeIn(context, s, 0, s.words.length) : undefined);
  const noun = triggers.find((one) => !one.verb);
  return {
    s,
    triggers,
    span: spanOfWords(context.text, s, from, to - 1),
    type: typeOf(triggers, means?.type),
    ...(means ? { means: means.word } : {}),
    ...(target ? { target: phraseOf(context, s, target) } : {}),
    places: places.length > 0 || !sameTown(text) ? places : [{ key: "same" }],
    ...(time?.time.when ? { when: time.time.when } : {}),
    casualties: all,
    responsibility,
    another:
      noun !== undefined &&
      s.words
        .slice(Math.max(0, noun.word.i - 4), noun.word.i)
        .some((word) => /^(?:another|second|third|separate|further|other)$/.test(word.low)),
    definite:
      noun !== undefined &&
      triggers.every((one) => !one.verb || one === last || casualtyOf(one.word) !== undefined) &&
      /^(?:the|this|that)$/.test(
        s.words.slice(Math.max(0, noun.word.i - 3), noun.word.i).find((word) => word.upos === "DET")?.low ?? "",
      ),
  };
}

// "gunmen stopped a bus outside the town and drove off with …", "the incident near the village, in which a guard was
// killed": what stands close by in the tree is where it was.
function placesBeside(
  context: Context,
  s: Sentence,
  triggers: Trigger[],
  start: number,
  end: number,
  said: Attribution | undefined,
): DeedPlace[] {
  const word = triggers[0]!.word;
  const close = s.words
    .slice(start, end)
    .filter(
      (one) =>
        one.upos === "PROPN" &&
        /^(?:in|near|at|outside|around|off|inside|on|of)$/.test(caseOf(s, one)) &&
        (!said || said.content.some((span) => span.start <= one.start && one.end <= span.end)) &&
        treeDistance(s, word, one) <= 4,
    );
  for (const one of close) {
    const found = placesIn(context, s, Math.max(start, one.i - 3), one.i + 1).filter(
      (place) => !/^[A-Z]{3}$/.test(place.key),
    );
    if (found.length > 0) return found;
  }
  return [];
}

// "… struck the port and blamed the navy": what follows is another act.
const otherVerb = (s: Sentence, and: number) => {
  const next = s.words[and + 1];
  return next?.upos === "VERB" && next.xpos === "VBD" && !casualtyOf(next);
};

const numbered = (s: Sentence, i: number) =>
  s.words[i]!.low === "and" &&
  /^(?:NUM|PROPN|NOUN)$/.test(s.words[i + 1]?.upos ?? "") &&
  /^(?:NUM|PROPN|NOUN)$/.test(s.words[i - 1]?.upos ?? "");

// A comma inside a list or a place's name does not end the phrase.
function continues(s: Sentence, comma: number, end: number): boolean {
  const next = s.words[comma + 1];
  if (!next || comma + 1 >= end) return false;
  if (/^(?:in|near|including|at|on|outside)$/.test(next.low)) return true;
  return (
    next.upos === "PROPN" &&
    !/^(?:VERB|AUX)$/.test(s.words[comma + 3]?.upos ?? "") &&
    !/^(?:said|says)$/.test(s.words[comma + 2]?.low ?? "")
  );
}

const sameTown = (words: Word[]) =>
  words.some(
    (word, i) =>
      word.low === "same" &&
      /^(?:municipality|town|city|village|area|district|province|region|place|road|street|neighbourhood)$/.test(
        words[i + 1]?.low ?? "",
      ),
  );
