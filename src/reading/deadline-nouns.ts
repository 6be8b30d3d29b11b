import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, subjectOf } from "../language/tree.ts";
import { type Context, type FoundTime, phaseOf, timesIn } from "./context.ts";
import { deadlineRules } from "./deadline-book.ts";
import { type FoundDeadline, real } from "./deadline-times.ts";
import { npStart, phraseIn, stretchAround } from "./stretch.ts";

/** "The deadline expired", "set a 31 May deadline", "extended its ultimatum to Friday", "ahead of Sunday’s deadline". */
export function namedDeadline(context: Context, s: Sentence, noun: Word): FoundDeadline | undefined {
  const { nouns, status } = deadlineRules();
  if (!nouns.has(noun.low)) return undefined;
  const left = npStart(s, noun.i);
  if (s.words.slice(Math.max(0, noun.i - 3), noun.i).some((word) => /^(?:no|any|without)$/.test(word.low)))
    return undefined;
  const near = stretchAround(context, s, noun.i, noun.i + 1);
  const verbs = s.words
    .slice(near.from, near.to)
    .filter((word) => word.upos === "VERB" && Math.abs(word.i - noun.i) <= 8);
  const relative = s.words[near.to]?.text === "," ? expiring(s, noun) : undefined;
  const told = (list: string[]) =>
    [...verbs, ...(relative ? [relative] : [])].find(
      (word) => list.some((one) => isVerb(s, word, one)) && real(s, word),
    );
  const of = (
    verb: Word | undefined,
    is: FoundDeadline["status"],
    time = timeOf(context, s, near, noun, left, is),
  ): FoundDeadline | undefined => {
    if (!verb) return undefined;
    const subject = clauseOf(s, verb).passive ? undefined : subjectOf(s, verb);
    const whom = is === "set" ? childrenOf(s, verb, "iobj")[0] : undefined;
    return {
      s,
      verb,
      from: near.from,
      to: Math.max(
        near.to,
        relative && verb === relative ? stretchAround(context, s, relative.i, relative.i + 1).to : 0,
      ),
      ...(time ? { time } : {}),
      ...(is === "extended" || is === "set" ? { setBy: subject } : {}),
      ...(whom
        ? { setFor: whom }
        : is === "met" || is === "lapsed"
          ? { setFor: clauseOf(s, verb).object === noun ? subject : undefined }
          : {}),
      status: is,
      frame: "named",
      definite: /^(?:the|this|that|its|their|his|her)$/.test(s.words[left]!.low),
    };
  };
  const extended = told(status.extended);
  if (extended && phaseOf(s, extended) !== "planned") return of(extended, "extended");
  const met = told(status.met);
  if (met && phaseOf(s, met) === "done") return of(met, "met");
  const lapsed = told(status.lapsed);
  if (lapsed) {
    const over = phaseOf(s, lapsed) === "done" && !coming(context, timeOf(context, s, near, noun, left, "lapsed"));
    const time = over
      ? undefined
      : (timesIn(context, s).find((one) => one.from > lapsed.i && one.time.when) ??
        timeOf(context, s, near, noun, left, "set"));
    return over ? of(lapsed, "lapsed") : time && of(lapsed, "set", time);
  }
  const setting = verbs.find(
    (word) => /^(?:set|impose|issue|give|announce|fix|deliver)$/.test(word.lemma) && real(s, word),
  );
  const time = timeOf(context, s, near, noun, left, "set");
  if (setting && (time || noun.low === "ultimatum")) return of(setting, "set");
  // "facing a Sunday deadline"
  const inside = time && time.from >= left && time.to <= noun.i + 4 ? time : undefined;
  const standing = inside && noun.low === "deadline" && coming(context, inside) ? of(noun, "set", inside) : undefined;
  return standing && { ...standing, frame: "standing" };
}

const coming = (context: Context, time: FoundTime | undefined) =>
  time?.time.when !== undefined &&
  time.time.when.end.slice(0, 10) > (context.article.published?.slice(0, 10) ?? "9999");

// "which expires at noon on Friday"
const expiring = (s: Sentence, noun: Word) =>
  childrenOf(s, noun, "acl").find((word) => word.i > noun.i && deadlineRules().status.lapsed.includes(word.lemma));

function isVerb(s: Sentence, word: Word, phrase: string): boolean {
  const [lemma, particle] = phrase.split(" ");
  return word.lemma === lemma && (!particle || s.words[word.i + 1]?.low === particle);
}

// The date of a deadline: where it moves to, else one in its own phrase, else the nearest.
function timeOf(
  context: Context,
  s: Sentence,
  near: { from: number; to: number },
  noun: Word,
  left: number,
  status: FoundDeadline["status"],
): FoundTime | undefined {
  const times = timesIn(context, s).filter(
    (one) =>
      one.from >= near.from &&
      one.to <= near.to &&
      one.time.when &&
      one.time.kind !== "duration" &&
      !/^(?:since|after)$/.test(s.words[one.from]!.low),
  );
  const behind = (one: FoundTime) => `${s.words[one.from - 1]?.low} ${s.words[one.from]!.low}`;
  if (status === "extended") {
    const to = times.find((one) => /\b(?:to|until|till|by)\b/.test(behind(one)));
    if (to) return to;
  }
  return (
    times.find((one) => one.from >= left && one.to <= noun.i + 4) ??
    times.sort((a, b) => Math.abs(a.from - noun.i) - Math.abs(b.from - noun.i))[0]
  );
}

/** "The envoy’s mandate runs out on 31 July". */
export function runningOut(context: Context, s: Sentence, noun: Word): FoundDeadline | undefined {
  const { nouns, verbs } = deadlineRules().running;
  if (noun.upos !== "NOUN" || !nouns.includes(noun.lemma)) return undefined;
  const near = stretchAround(context, s, noun.i, noun.i + 1);
  const verb = s.words
    .slice(noun.i + 1, Math.min(near.to, noun.i + 6))
    .find((word) => verbs.some((one) => phraseIn(s, one, word.i, word.i + 2) === word.i || one === word.lemma));
  const time =
    verb &&
    timesIn(context, s).find(
      (one) => one.from > noun.i && one.to <= near.to && one.time.when && one.time.kind !== "duration",
    );
  if (!verb || !time || !real(s, verb)) return undefined;
  const past = phaseOf(s, verb) === "done";
  return { s, verb, ...near, time, status: past ? "lapsed" : "set", frame: "running" };
}

/** "Fines kick in on Monday unless the two towns agree". */
export function bitingOn(context: Context, s: Sentence, noun: Word): FoundDeadline | undefined {
  const { nouns, verbs, unless } = deadlineRules().biting;
  if (noun.upos !== "NOUN" || !nouns.includes(noun.lemma)) return undefined;
  const verb = s.words
    .slice(noun.i + 1, noun.i + 8)
    .find((word) => verbs.some((one) => isVerb(s, word, one) || phraseIn(s, one, word.i, word.i + 2) === word.i));
  const time =
    verb &&
    timesIn(context, s).find(
      (one) => one.from > verb.i && one.from <= verb.i + 5 && one.time.when && one.time.kind !== "duration",
    );
  if (!verb || !time || clauseOf(s, verb).negated || /^VB[DN]$/.test(verb.xpos)) return undefined;
  if (!unless.some((phrase) => phraseIn(s, phrase, 0) >= 0)) return undefined;
  const near = stretchAround(context, s, noun.i, time.to);
  return { s, verb, from: near.from, to: s.words.length - 1, time, status: "set", frame: "biting" };
}

/** "Elections are due in December 2026". */
export function dueNoun(context: Context, s: Sentence, word: Word): FoundDeadline | undefined {
  if (word.low !== "due" || !/^(?:is|are|be|,)$/.test(s.words[word.i - 1]?.low ?? "")) return undefined;
  const subject = s.words
    .slice(Math.max(0, word.i - 9), word.i)
    .findLast((one) => bare(one) === "nsubj" && deadlineRules().dues.has(one.lemma));
  if (!subject || clauseOf(s, word).negated) return undefined;
  const time = timesIn(context, s).find(
    (one) => one.time.when && one.from > word.i && one.from <= word.i + 3 && one.time.kind !== "duration",
  );
  if (!time) return undefined;
  const near = stretchAround(context, s, word.i, time.to);
  const from = word.i - subject.i < 10 ? Math.min(near.from, subject.i) : near.from;
  return { s, verb: word, from, to: Math.max(near.to, time.to), time, status: "set", frame: "due" };
}
