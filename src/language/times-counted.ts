import type { Sentence } from "./document.ts";
import {
  countAt,
  durationValue,
  months,
  ordinalAt,
  plainAt,
  pluralUnits,
  type Season,
  seasons,
  type Unit,
  units,
  weekdays,
} from "./times-words.ts";

/** "same" points to the date last named ("that week"), "current" to the one that goes without saying ("the end of the month"). */
export type Shift = "this" | "last" | "next" | "same" | "current";

/** What an expression of time says, unresolved. */
export type Core =
  | {
      is: "day";
      year?: number;
      month?: number;
      date: number;
      weekday?: number;
      named?: boolean;
      until?: { month: number; date: number };
    }
  | { is: "month"; month: number; year?: number; yearShift?: number; shift?: Shift }
  | { is: "year"; year: number }
  | { is: "decade"; year: number }
  | { is: "century"; n: number }
  | { is: "quarter" | "half"; n: number; year?: number; yearShift?: number }
  | { is: "season"; season: Season; year?: number; shift?: Shift }
  | { is: "weekday"; weekday: number; shift?: Shift }
  | { is: "weekend"; shift?: Shift }
  | { is: "unit"; unit: Unit; shift: Shift }
  | {
      is: "offset";
      unit: Unit;
      n: number | undefined;
      anchor: "published" | "mentioned";
      /** "two years ago this month", "a week ago today". */
      grain?: "day" | "week" | "month";
    }
  | { is: "today"; offset: number; unsaid?: boolean }
  | { is: "holiday"; name: string; year?: number; shift?: Shift; rite?: "orthodox" }
  | { is: "vague"; value: string }
  | { is: "duration"; value: string; ahead?: { unit: Unit; n: number } }
  | { is: "set"; value: string };

const frequency = new Map<string, string>([
  ["daily", "P1D"],
  ["nightly", "P1D"],
  ["weekly", "P1W"],
  ["fortnightly", "P2W"],
  ["monthly", "P1M"],
  ["quarterly", "P3M"],
  ["yearly", "P1Y"],
  ["annually", "P1Y"],
  ["hourly", "PT1H"],
]);

// "nearly", "more than", "at least": they belong to the expression and change no value.
function approximately(s: Sentence, i: number): number {
  if (/^(?:nearly|almost|about|around|roughly|over|under|just|only|approximately|some|another)$/.test(plainAt(s, i))) {
    return /^(?:over|under)$/.test(plainAt(s, i + 1)) && plainAt(s, i) === "just" ? i + 2 : i + 1;
  }
  if (/^(?:more|less|fewer)$/.test(plainAt(s, i)) && plainAt(s, i + 1) === "than") return i + 2;
  if (plainAt(s, i) === "no" && /^(?:more|less)$/.test(plainAt(s, i + 1)) && plainAt(s, i + 2) === "than") return i + 3;
  if (plainAt(s, i) === "at" && /^(?:least|most)$/.test(plainAt(s, i + 1))) return i + 2;
  if (plainAt(s, i) === "up" && plainAt(s, i + 1) === "to") return i + 2;
  return i;
}

const unitAt = (word: string): Unit | undefined => units.get(word) ?? pluralUnits.get(word);

/** Reads what counts units: durations, "two days ago", "three weeks later", "every Friday". */
export function countedAt(s: Sentence, from: number): { core: Core; to: number } | undefined {
  const set = setAt(s, from);
  if (set) return set;
  let i = approximately(s, from);
  let vague = false;
  let relative: "past" | "next" | undefined;
  if (/^(?:the|these|those|its|their|his|her)$/.test(plainAt(s, i))) {
    const next = plainAt(s, i + 1);
    if (/^(?:past|last|previous|preceding)$/.test(next)) [relative, i] = ["past", i + 2];
    else if (/^(?:next|coming|following)$/.test(next)) [relative, i] = ["next", i + 2];
    else if (next === "first" || next === "final" || next === "latest") i += 2;
    else i += 1;
    if (plainAt(s, from) === "the" && i === from + 1 && countAt(s, i) && plainAt(s, countAt(s, i)!.to) === "-")
      return undefined;
  } else if (/^(?:past|last)$/.test(plainAt(s, i))) [relative, i] = ["past", i + 1];
  else if (/^(?:next)$/.test(plainAt(s, i))) [relative, i] = ["next", i + 1];
  const article = /^(?:a|an|one)$/.test(plainAt(s, i)) && units.has(plainAt(s, i + 1)) ? 1 : undefined;
  let count = article ? { n: 1 as number | undefined, to: i + 1 } : countAt(s, i);
  if (!count && plainAt(s, i) === "year" && plainAt(s, i + 1) === "-" && /^(?:ago|earlier)$/.test(plainAt(s, i + 2))) {
    return { core: { is: "offset", unit: "year", n: -1, anchor: "published" }, to: i + 3 };
  }
  // "two to three weeks", "12 or 18 months": the lower bound counts.
  if (
    count &&
    /^(?:to|or|-|–)$/.test(plainAt(s, count.to)) &&
    countAt(s, count.to + 1) &&
    unitAt(plainAt(s, countAt(s, count.to + 1)!.to))
  ) {
    count = { n: count.n, to: countAt(s, count.to + 1)!.to };
  }
  if (!count && pluralUnits.has(plainAt(s, i)) && i === from) {
    vague = true;
    count = { n: undefined, to: i };
  }
  if (!count) {
    if (relative && units.has(plainAt(s, i)) && plainAt(s, i - 2) !== "") return relativeUnit(s, from, i, relative);
    return undefined;
  }
  let at = count.to;
  if (
    /^(?:more|further|straight|consecutive|additional|full|whole|long|trading|business|working|successive|other)$/.test(
      plainAt(s, at),
    ) &&
    unitAt(plainAt(s, at + 1))
  )
    at++;
  const hyphen = plainAt(s, at) === "-" && units.has(plainAt(s, at + 1)) && s.words[at]!.start === s.words[at - 1]!.end;
  if (hyphen) at++;
  const unit = unitAt(plainAt(s, at));
  if (!unit) return undefined;
  if (s.words[at]!.upos === "VERB") return undefined;
  if (plainAt(s, at) === "quarter" && article && !/^(?:ago|later|earlier)$/.test(plainAt(s, at + 1))) return undefined;
  // "second" is an ordinal more often than a unit.
  if (plainAt(s, at) === "second" && !hyphen && count.n !== 1) return undefined;
  if (plainAt(s, at) === "second" && !hyphen && plainAt(s, i) !== "one") return undefined;
  let n = count.n;
  at++;
  if (plainAt(s, at) === "or" && plainAt(s, at + 1) === "so") at += 2;
  if (plainAt(s, at) === "and" && plainAt(s, at + 1) === "a" && plainAt(s, at + 2) === "half" && n !== undefined)
    [n, at] = [n + 0.5, at + 3];
  if (plainAt(s, at) === "or" && pluralUnits.has(plainAt(s, at + 1)) && n === undefined) at += 2;
  const glue = plainAt(s, at) === "-" ? 1 : 0;
  const after = plainAt(s, at + glue);
  // An age is no time.
  if (after === "old") return undefined;
  if (after === "ago") {
    const grain = grainAt(s, at + glue + 1);
    return {
      core: {
        is: "offset",
        unit,
        n: n === undefined ? undefined : -n,
        anchor: "published",
        ...(grain ? { grain: grain.is } : {}),
      },
      to: grain?.to ?? at + glue + 1,
    };
  }
  if (after === "earlier" || (after === "before" && !glue && /^(?:PUNCT|)$/.test(s.words[at + 1]?.upos ?? "")))
    return {
      core: { is: "offset", unit, n: n === undefined ? undefined : -n, anchor: "mentioned" },
      to: at + glue + 1,
    };
  if (after === "later" || (after === "after" && /^(?:PUNCT|)$/.test(s.words[at + 1]?.upos ?? "")))
    return { core: { is: "offset", unit, n, anchor: "mentioned" }, to: at + glue + 1 };
  if (after === "from" && /^(?:now|today)$/.test(plainAt(s, at + 1)))
    return { core: { is: "offset", unit, n, anchor: "published" }, to: at + 2 };
  if (after === "hence") return { core: { is: "offset", unit, n, anchor: "published" }, to: at + 1 };
  if (vague && !/^(?:in|for|after|within|over|of|by|past|last|until)$/.test(plainAt(s, i - 1)) && unit !== "century")
    return undefined;
  // "$5 a year", "three times a day": how often.
  if (article && from === i && plainAt(s, i) !== "one" && isRate(s, i))
    return { core: { is: "set", value: durationValue(1, unit) }, to: at };
  const ahead = plainAt(s, from - 1) === "in" && n !== undefined && !relative && !hyphen ? { unit, n } : undefined;
  return { core: { is: "duration", value: durationValue(n, unit), ...(ahead ? { ahead } : {}) }, to: at };
}

function grainAt(s: Sentence, i: number): { is: "day" | "week" | "month"; to: number } | undefined {
  if (plainAt(s, i) === "today") return { is: "day", to: i + 1 };
  const unit = plainAt(s, i + 1);
  return plainAt(s, i) === "this" && (unit === "week" || unit === "month") ? { is: unit, to: i + 2 } : undefined;
}

// "over the past year": the span until now.
function relativeUnit(
  s: Sentence,
  from: number,
  i: number,
  relative: "past" | "next",
): { core: Core; to: number } | undefined {
  const unit = units.get(plainAt(s, i))!;
  if (from === i - 1) return undefined;
  if (unit === "day" || unit === "second") return undefined;
  return { core: { is: "unit", unit, shift: relative === "past" ? "last" : "next" }, to: i + 1 };
}

function isRate(s: Sentence, i: number): boolean {
  const before = s.words[i - 1];
  if (!before) return false;
  return (
    /^(?:NNS|CD|\$)$/.test(before.xpos) ||
    /^(?:%|once|twice|percent|million|billion|thousand|ton|barrel)$/.test(before.low)
  );
}

function setAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const word = plainAt(s, i);
  const often = frequency.get(word);
  if (often) {
    // "the Israeli daily Haaretz"
    if (s.words[i + 1]?.upos === "PROPN" && /^(?:ADJ|PROPN)$/.test(s.words[i - 1]?.upos ?? "")) return undefined;
    const title = /^\p{Lu}/u.test(s.words[i]!.text) && (i > 0 || s.words[i]!.upos === "PROPN");
    return title || s.words[i]!.upos === "NOUN" || plainAt(s, i - 1) === "-"
      ? undefined
      : { core: { is: "set", value: often }, to: i + 1 };
  }
  if (word !== "every" && word !== "each") return undefined;
  const next = plainAt(s, i + 1);
  const weekday = weekdays.get(next);
  if (weekday) return { core: { is: "set", value: `XXXX-WXX-${weekday}` }, to: i + 2 };
  const month = /^\p{Lu}/u.test(s.words[i + 1]?.text ?? "") ? months.get(next) : undefined;
  if (month) return { core: { is: "set", value: `XXXX-${String(month).padStart(2, "0")}` }, to: i + 2 };
  const season = seasons.get(next);
  if (season) return { core: { is: "set", value: `XXXX-${season}` }, to: i + 2 };
  if (units.has(next)) return { core: { is: "set", value: durationValue(1, units.get(next)!) }, to: i + 2 };
  if (/^(?:morning|afternoon|evening|night)$/.test(next))
    return {
      core: { is: "set", value: `XXXX-XX-XXT${{ morning: "MO", afternoon: "AF", evening: "EV", night: "NI" }[next]}` },
      to: i + 2,
    };
  if (next === "other" && units.has(plainAt(s, i + 2)))
    return { core: { is: "set", value: durationValue(2, units.get(plainAt(s, i + 2))!) }, to: i + 3 };
  const ordinal = ordinalAt(next);
  if (ordinal && units.has(plainAt(s, i + 2)))
    return { core: { is: "set", value: durationValue(ordinal, units.get(plainAt(s, i + 2))!) }, to: i + 3 };
  const count = countAt(s, i + 1);
  if (word === "every" && count?.n !== undefined && pluralUnits.has(plainAt(s, count.to)))
    return {
      core: { is: "set", value: durationValue(count.n, pluralUnits.get(plainAt(s, count.to))!) },
      to: count.to + 1,
    };
  return undefined;
}
