import type { Engagement } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import { type Context, inPlace, placeName } from "./context.ts";
import { ordinal } from "./counts.ts";
import { adverb, daysBetween, longDay, nearness } from "./dates.ts";
import { withArticle } from "./english.ts";
import { kindOfTalks, verbs } from "./forms.ts";
import { sidesOf } from "./sides.ts";
import type { Voice } from "./source.ts";

/** Where an engagement stands in its life, seen from the day asked for; it decides the tense. */
export type Stage =
  | "ahead"
  | "under-way"
  /** Under way when last reported, and that is a while ago. */
  | "last-under-way"
  | "held"
  | "postponed"
  | "cancelled"
  | "broken-off"
  | "unreported";

const staleAfter = 14;
/** Days for which talks that were under way are taken to go on. */
const freshFor = 2;

/** The stage of an engagement as of a day: a plan whose day has passed in silence is `unreported`, never held. */
export function stageOf(record: LedgerRecord, asOf: string): Stage {
  const value = record.value as Engagement;
  const status = record.status ?? value.status;
  if (status === "expected-not-reported") return "unreported";
  if (status === "announced") {
    const place = nearness(value.when, asOf);
    if (place === "past") return "unreported";
    return place === "undated" && daysBetween(record.lastReported, asOf) > staleAfter ? "unreported" : "ahead";
  }
  if (status === "under-way") {
    const over = value.when ? nearness(value.when, asOf) === "past" : daysBetween(record.lastReported, asOf) > freshFor;
    return over ? "last-under-way" : "under-way";
  }
  if (status === "held" || status === "postponed" || status === "cancelled") return status;
  return status === "broken-off" ? "broken-off" : "held";
}

function objectOf(value: Engagement, context: Context): string {
  if (value.form === "talks") return kindOfTalks(value, "talks", context);
  if (value.form === "summit") return withArticle(kindOfTalks(value, "summit", context));
  return value.form === "correspondence" ? "messages" : "";
}

interface Verb {
  base: string;
  past: string;
  ing: string;
  perfect?: string;
}

const payingVisit: Verb = { base: "pay a visit", past: "paid a visit", ing: "paying a visit" };
const takingPart: Verb = {
  base: "take part in",
  past: "took part in",
  ing: "taking part in",
  perfect: "taken part in",
};

function verbPhrase(value: Engagement, stage: Stage, plural: boolean, voice: Voice, verb: Verb): string {
  const { base, past, ing, perfect = past } = verb;
  const be = plural ? "are" : "is";
  const doubt = voice.reportedly;
  switch (stage) {
    case "ahead":
      if (value.negated) return `${plural ? "are" : "is"} not to ${base}`;
      if (value.phase === "hypothetical" || value.certainty === "possible") return `may ${base}`;
      return doubt || value.certainty === "probable" ? `${be} expected to ${base}` : `will ${base}`;
    case "under-way":
      return doubt ? `${be} reportedly ${ing}` : `${be} ${ing}`;
    case "last-under-way":
      return `${plural ? "were" : "was"} ${doubt ? "reportedly " : ""}${ing}`;
    case "unreported":
      return `${plural ? "were" : "was"} ${value.negated ? "not " : ""}to ${base}`;
    case "broken-off":
      return past;
    default:
      if (value.negated) return `did not ${base}`;
      if (value.certainty === "possible" || value.phase === "hypothetical") return `may have ${perfect}`;
      return doubt ? `reportedly ${past}` : past;
  }
}

/** Talks without a subject: "Talks will be held in Moscow". */
function withoutSides(value: Engagement, stage: Stage, voice: Voice, context: Context): string {
  const noun =
    value.form === "talks"
      ? kindOfTalks(value, "talks", context)
      : withArticle(kindOfTalks(value, verbs[value.form].noun, context));
  const plural = value.form === "talks";
  const be = plural ? "are" : "is";
  const was = plural ? "were" : "was";
  switch (stage) {
    case "ahead":
      if (value.phase === "hypothetical" || value.certainty === "possible") return `${noun} may be held`;
      return voice.reportedly || value.certainty === "probable" ? `${noun} ${be} expected` : `${noun} ${be} planned`;
    case "under-way":
      return `${noun} ${be} under way`;
    case "last-under-way":
      return `${noun} ${was} under way`;
    case "unreported":
      return `${noun} ${was} to be held`;
    default:
      return `${noun} ${was} ${voice.reportedly ? "reportedly " : ""}held`;
  }
}

/** "talks between Ukraine and Russia in London": an engagement as a thing of which something can be said. */
export function nominal(
  record: LedgerRecord,
  context: Context,
  determiner: "a" | "the" = "a",
): { text: string; plural: boolean } {
  const value = record.value as Engagement;
  const plural = value.form === "talks" || value.form === "correspondence";
  const noun =
    value.form === "correspondence" ? "exchange of messages" : kindOfTalks(value, verbs[value.form].noun, context);
  const head =
    plural && value.form === "talks"
      ? determiner === "the"
        ? `the ${noun}`
        : noun
      : determiner === "the"
        ? `the ${noun}`
        : withArticle(noun);
  const sides = sidesOf(value, context);
  const place = value.form === "visit" ? placeName(value.place, context) : undefined;
  const where = value.form === "visit" ? (place ? ` to ${place}` : "") : ` ${inPlace(value.place, context)}`;
  const between = !sides
    ? ""
    : value.form === "visit"
      ? ` by ${sides.first}`
      : sides.second
        ? ` between ${sides.first} and ${sides.second}`
        : sides.named.length > 1
          ? ` between ${sides.first}`
          : ` involving ${sides.first}`;
  return {
    text: `${head}${between}${where}`,
    plural: value.form === "talks",
  };
}

/** What an engagement is called in the sentence after its headline: "the talks", "the visit". */
export function theThing(value: Engagement): string {
  return `the ${value.form === "correspondence" ? "exchange" : verbs[value.form].noun}`;
}

/** An engagement without its sides: "ceasefire talks in London". */
export function sideless(value: Engagement, context: Context): string {
  const place = value.form === "visit" ? placeName(value.place, context) : undefined;
  const noun =
    value.form === "correspondence" ? "exchange of messages" : kindOfTalks(value, verbs[value.form].noun, context);
  const where = value.form === "visit" ? (place ? `to ${place}` : "") : inPlace(value.place, context);
  return `${value.form === "talks" ? noun : withArticle(noun)} ${where}`.trim();
}

export interface Headline {
  text: string;
  /** The actors that it names, who need no line of their own in the roster. */
  named: string[];
}

/** The engagement in one sentence: who will meet, meets, met or was to meet whom, where, when. */
export function headline(record: LedgerRecord, voice: Voice, context: Context): Headline {
  const value = record.value as Engagement;
  const stage = stageOf(record, context.asOf);
  const when = value.when ? ` ${adverb(value.when, context.asOf)}` : "";
  const doors = value.closedDoor ? ", behind closed doors" : "";
  const turn = value.ordinal
    ? `, the ${ordinal(value.ordinal)} such ${value.form === "talks" ? "round" : verbs[value.form].noun}`
    : "";
  const tail = voice.according ? `, ${voice.according}` : "";

  if (stage === "postponed" || stage === "cancelled") {
    const sides = sidesOf(value, context);
    const { text, plural } = nominal(record, context);
    const planned =
      value.when && stage === "postponed"
        ? `, planned for ${adverb(value.when, context.asOf).replace(/^(on|in|from|at) /, "")},`
        : when;
    return {
      text: `${text}${planned} ${plural ? "have" : "has"} been ${stage}${tail}`,
      named: sides?.named ?? [],
    };
  }

  const sides = sidesOf(value, context);
  const silence = !sides || sides.lone || value.form === "visit" || value.form === "summit";
  const silent =
    stage === "unreported"
      ? `; no report says that ${silence ? (value.form === "talks" ? "they took place" : "it took place") : "they did"}`
      : stage === "last-under-way"
        ? `, when they were last reported on ${longDay(record.lastReported)}`
        : "";
  const broken = stage === "broken-off" ? `, which ${value.form === "talks" ? "were" : "was"} broken off` : "";
  const place = value.form === "visit" ? "" : ` ${inPlace(value.place, context)}`;
  const end = `${when}${doors}${turn}${broken}${tail}${silent}`;
  if (!sides) return { text: `${withoutSides(value, stage, voice, context)}${place}${end}`, named: [] };
  const { first, second, named } = sides;
  const say = (verb: Verb) => verbPhrase(value, stage, sides.plural, voice, verb);
  if (value.form === "visit") {
    const target = placeName(value.place, context) ?? second;
    const whom = target && second && target !== second ? ` for talks with ${second}` : "";
    return { text: `${first} ${target ? `${say(verbs.visit)} ${target}` : say(payingVisit)}${whom}${end}`, named };
  }
  if (sides.lone && value.form !== "correspondence") {
    const noun = kindOfTalks(value, verbs[value.form].noun, context);
    return {
      text: `${first} ${say(takingPart)} ${value.form === "talks" ? noun : withArticle(noun)}${place}${end}`,
      named,
    };
  }
  const object = objectOf(value, context);
  const other = second ? ` ${verbs[value.form].link} ${second}` : "";
  return { text: `${first} ${say(verbs[value.form])}${object ? ` ${object}` : ""}${other}${place}${end}`, named };
}
