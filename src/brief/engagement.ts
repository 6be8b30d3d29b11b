import type { Engagement, Participant, Tier } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import { type Context, inPlace, placeName } from "./context.ts";
import { ordinal } from "./counts.ts";
import { adverb, daysBetween, nearness } from "./dates.ts";
import { joinAnd, withArticle } from "./english.ts";
import type { Voice } from "./source.ts";
import { issueName } from "./wording.ts";

/** Where an engagement stands in its life, seen from the day asked for; it decides the tense. */
export type Stage = "ahead" | "under-way" | "held" | "postponed" | "cancelled" | "broken-off" | "unreported";

const staleAfter = 14;

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
  if (status === "under-way" || status === "held" || status === "postponed" || status === "cancelled") return status;
  return status === "broken-off" ? "broken-off" : "held";
}

const verbs = {
  talks: { base: "hold", past: "held", ing: "holding", noun: "talks", object: true, link: "with" },
  meeting: { base: "meet", past: "met", ing: "meeting", noun: "meeting", object: false, link: "" },
  call: { base: "speak", past: "spoke", ing: "speaking", noun: "call", object: false, link: "with" },
  visit: { base: "visit", past: "visited", ing: "visiting", noun: "visit", object: false, link: "" },
  summit: { base: "hold", past: "held", ing: "holding", noun: "summit", object: true, link: "with" },
  correspondence: {
    base: "exchange",
    past: "exchanged",
    ing: "exchanging",
    noun: "messages",
    object: true,
    link: "with",
  },
} as const;

export const tierNouns: Record<Tier, string> = {
  leader: "the leaders",
  ministerial: "ministers",
  envoy: "envoys",
  "senior-official": "senior officials",
  technical: "technical teams",
};

export const tierLevels: Record<Tier, string> = {
  leader: "leaders’ level",
  ministerial: "ministerial level",
  envoy: "envoy level",
  "senior-official": "senior-official level",
  technical: "technical level",
};

const takesPart = new Set(["expected", "attends", "stands-in", "remote"]);

/** Who takes part and is no mere name of a side. */
export function present(value: Engagement): Participant[] {
  return value.participants.filter(({ attendance }) => takesPart.has(attendance));
}

interface Sides {
  first: string;
  second?: string;
  plural: boolean;
  /** The actors that the subject has named. */
  named: string[];
}

/** Who meets whom, in words: by person where each side has one, else by side and level. */
function sidesOf(value: Engagement, context: Context): Sides | undefined {
  const people = present(value).filter(
    ({ actor, roles }) =>
      (context.names.isPerson(actor) || context.names.kindOf(actor) === "role-holder") &&
      !roles.some((role) => ["hosts", "mediates", "facilitates", "observes", "guarantees"].includes(role)),
  );
  const sideOf = (person: Participant) => person.party ?? context.names.partyOf(person.actor) ?? person.actor;
  const parties = [...new Set([...value.parties, ...(value.parties.length === 0 ? people.map(sideOf) : [])])];
  const sides = parties.map((party) => ({ party, people: people.filter((person) => sideOf(person) === party) }));
  const stray = people.filter((person) => !parties.includes(sideOf(person)));
  const led = sides.filter((side) => side.people.length > 0);

  if (people.length > 0 && people.length <= 4 && sides.length <= 3 && stray.length === 0 && led.length > 0) {
    const ordered = [...led, ...sides.filter((side) => side.people.length === 0)];
    const names = ordered.map((side) =>
      side.people.length > 0
        ? joinAnd(side.people.map((person) => context.names.of(person.actor)))
        : value.form === "meeting"
          ? `representatives of ${context.names.of(side.party)}`
          : context.names.of(side.party),
    );
    const named = people.map(({ actor }) => actor);
    if (names.length <= 2) {
      return { first: names[0]!, second: names[1], plural: (ordered[0]?.people.length ?? 0) > 1, named };
    }
    return { first: joinAnd(names), plural: true, named };
  }
  if (people.length > 1 && people.length <= 4 && parties.length <= people.length && stray.length > 0) {
    return {
      first: joinAnd(people.map(({ actor }) => context.names.of(actor))),
      plural: true,
      named: people.map(({ actor }) => actor),
    };
  }
  if (parties.length === 0) return undefined;
  const listed = joinAnd(parties.map((party) => context.names.of(party)));
  if (value.tier && parties.every((party) => context.names.isState(party))) {
    const noun = parties.length === 1 && value.tier === "leader" ? "the leader" : tierNouns[value.tier];
    return { first: `${noun} ${value.tier === "leader" ? "of" : "from"} ${listed}`, plural: true, named: parties };
  }
  return { first: listed, plural: parties.length > 1, named: parties };
}

function kindOfTalks(value: Engagement, noun: string): string {
  const format = value.format ? `${value.format === "shuttle" ? "shuttle" : value.format} ` : "";
  const track =
    value.track === "back-channel"
      ? "back-channel "
      : value.track && value.track !== "1"
        ? `Track ${value.track} `
        : "";
  const topic = value.topic ? topicInWords(value.topic) : undefined;
  const attributive = topic && topic.split(" ").length <= 2 ? `${topic} ` : "";
  const on = topic && !attributive ? ` on ${topic}` : "";
  return `${track}${format}${attributive}${noun}${on}`;
}

function topicInWords(topic: string): string | undefined {
  const words = /^[a-z0-9]+(-[a-z0-9]+)+$/.test(topic) ? issueName(topic) : topic.replace(/^(a|an|the)\s/i, "");
  return /^(talks?|meetings?|discussions?|negotiations?|call|visit|summit)$/i.test(words) ? undefined : words;
}

function objectOf(value: Engagement): string {
  if (value.form === "talks") return kindOfTalks(value, "talks");
  if (value.form === "summit") return withArticle(kindOfTalks(value, "summit"));
  return value.form === "correspondence" ? "messages" : "";
}

function verbPhrase(value: Engagement, stage: Stage, plural: boolean, voice: Voice): string {
  const { base, past, ing } = verbs[value.form];
  const be = plural ? "are" : "is";
  const doubt = voice.reportedly;
  switch (stage) {
    case "ahead":
      if (value.negated) return `${plural ? "are" : "is"} not to ${base}`;
      if (value.phase === "hypothetical" || value.certainty === "possible") return `may ${base}`;
      return doubt || value.certainty === "probable" ? `${be} expected to ${base}` : `will ${base}`;
    case "under-way":
      return doubt ? `${be} reportedly ${ing}` : `${be} ${ing}`;
    case "unreported":
      return `${plural ? "were" : "was"} ${value.negated ? "not " : ""}to ${base}`;
    case "broken-off":
      return past;
    default:
      if (value.negated) return `did not ${base}`;
      if (value.certainty === "possible" || value.phase === "hypothetical")
        return `may have ${past === "spoke" ? "spoken" : past}`;
      return doubt ? `reportedly ${past}` : past;
  }
}

/** Talks without a subject: "Talks will be held in Moscow". */
function withoutSides(value: Engagement, stage: Stage, voice: Voice): string {
  const noun =
    value.form === "talks" ? kindOfTalks(value, "talks") : withArticle(kindOfTalks(value, verbs[value.form].noun));
  const plural = value.form === "talks";
  const be = plural ? "are" : "is";
  const was = plural ? "were" : "was";
  switch (stage) {
    case "ahead":
      if (value.phase === "hypothetical" || value.certainty === "possible") return `${noun} may be held`;
      return voice.reportedly || value.certainty === "probable" ? `${noun} ${be} expected` : `${noun} ${be} planned`;
    case "under-way":
      return `${noun} ${be} under way`;
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
  const noun = value.form === "correspondence" ? "exchange of messages" : kindOfTalks(value, verbs[value.form].noun);
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
    text: value.form === "visit" ? `${head}${between}${where}` : `${head}${between}${where}`,
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
  const noun = value.form === "correspondence" ? "exchange of messages" : kindOfTalks(value, verbs[value.form].noun);
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
  const alone = sides !== undefined && !sides.second && sides.named.length < 2 && !sides.plural;
  const silence = !sides || alone || value.form === "visit" || value.form === "summit";
  const silent =
    stage === "unreported"
      ? `; no report says that ${silence ? (value.form === "talks" ? "they took place" : "it took place") : "they did"}`
      : "";
  const broken = stage === "broken-off" ? `, which ${value.form === "talks" ? "were" : "was"} broken off` : "";
  const place = value.form === "visit" ? "" : ` ${inPlace(value.place, context)}`;
  if (!sides) {
    return {
      text: `${withoutSides(value, stage, voice)}${place}${when}${doors}${turn}${broken}${tail}${silent}`,
      named: [],
    };
  }
  const verb = verbPhrase(value, stage, sides.plural || (!sides.second && sides.named.length > 1), voice);
  if (value.form === "visit") {
    const target = placeName(value.place, context) ?? sides.second;
    const whom = target && sides.second && target !== sides.second ? ` for talks with ${sides.second}` : "";
    const goes = target
      ? `${verb} ${target}`
      : verb.replace(/visit(ed|ing)?$/, (_, end?: string) =>
          end === "ed" ? "paid a visit" : end === "ing" ? "paying a visit" : "pay a visit",
        );
    return { text: `${sides.first} ${goes}${whom}${when}${doors}${turn}${broken}${tail}${silent}`, named: sides.named };
  }
  const object = objectOf(value);
  const other = sides.second ? ` ${verbs[value.form].link} ${sides.second}` : "";
  const lonely =
    alone && value.form === "meeting"
      ? verb.replace(/(meeting|meet|met)$/, (end) =>
          ({ meeting: "holding", meet: "hold", met: "held" })[end]!.concat(" a meeting"),
        )
      : verb;
  return {
    text: `${sides.first} ${lonely}${object ? ` ${object}` : ""}${other}${place}${when}${doors}${turn}${broken}${tail}${silent}`,
    named: sides.named,
  };
}
