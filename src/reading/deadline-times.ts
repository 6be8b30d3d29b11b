import type { Deadline } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf } from "../language/tree.ts";
import { type Context, type FoundTime, phaseOf, timesIn } from "./context.ts";

/** A deadline as one clause tells it. */
export interface FoundDeadline {
  s: Sentence;
  verb: Word;
  from: number;
  to: number;
  time?: FoundTime;
  setBy?: Word;
  setFor?: Word;
  demand?: Deadline["demand"];
  consequence?: { from: number; to: number };
  status: Deadline["status"];
  frame: string;
  /** "The deadline": one that the text has told before. */
  definite?: boolean;
}

/** Whether a clause says that something is so, not that it is not, may be or would be. */
export const real = (s: Sentence, verb: Word) =>
  !clauseOf(s, verb).negated && phaseOf(s, verb) !== "hypothetical" && !clauseOf(s, verb).modal;

/** The dated time behind one of some prepositions between two words. */
export function timeAfter(
  context: Context,
  s: Sentence,
  from: number,
  to: number,
  preposition: RegExp,
): FoundTime | undefined {
  return timesIn(context, s).find(
    (one) =>
      one.from >= from &&
      one.to <= to &&
      one.time.when &&
      one.time.kind !== "duration" &&
      (preposition.test(s.words[one.from]!.low) || preposition.test(s.words[one.from - 1]?.low ?? "")),
  );
}

const latest = /^(?:by|before)$/;

/** The time by which something is due: "by the end of May", "not later than 1 December", "within sixty days". */
export function dueIn(context: Context, s: Sentence, from: number, to: number): FoundTime | undefined {
  return (
    timeAfter(context, s, from, to, latest) ??
    timesIn(context, s).find((one) => {
      if (one.from < from || one.to > to) return false;
      if (one.time.kind === "duration")
        return s.words[one.from]!.low === "within" || s.words[one.from - 1]?.low === "within";
      const before = s.words
        .slice(Math.max(0, one.from - 3), one.from)
        .map((word) => word.low)
        .join(" ");
      return one.time.when !== undefined && /^(?:not?|any) later than$/.test(before);
    })
  );
}

/** A length of time that somebody is left: "a week to step down". */
export const spanLeft = (context: Context, s: Sentence, from: number, to: number) =>
  timesIn(context, s).find(
    (one) => one.from >= from && one.from <= to && one.time.kind === "duration" && s.words[one.to]?.low === "to",
  );

/** The word behind which a time with its preposition begins. */
export function beforeTime(s: Sentence, time: FoundTime): number {
  const own = /^(?:by|before|until|till|within|no|not)$/.test(s.words[time.from]!.low);
  let at = own ? time.from - 1 : time.from - 2;
  if (/^(?:later|no|not)$/.test(s.words[at]?.low ?? "")) at -= s.words[at]!.low === "later" ? 2 : 1;
  return at;
}

/** When it is due: the last day of "the end of May", and the coming Friday, not the one gone by. */
export function dueWhen(context: Context, { s, verb, time, status }: FoundDeadline): When | undefined {
  const when = time?.time.when;
  if (!when || time.time.kind === "duration") return undefined;
  const text = time.time.span.exact;
  if (/\bend of\b/i.test(text) && !/^(?:hour|minute|day)$/.test(when.precision))
    return { ...when, start: when.end, precision: "day" };
  const published = context.article.published?.slice(0, 10);
  if (
    status === "set" &&
    clauseOf(s, verb).tense !== "past" &&
    published &&
    /^(?:(?:by|until|on)\s+)?(?:next\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(text)
  )
    if (when.end.slice(0, 10) < published) return { ...when, start: aWeekOn(when.start), end: aWeekOn(when.end) };
  return when;
}

const aWeekOn = (day: string) =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10) + day.slice(10);
