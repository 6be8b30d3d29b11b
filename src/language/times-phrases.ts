import { holidayNames } from "./calendar-holidays.ts";
import type { Sentence } from "./document.ts";
import { type Clock, clockAt, dayPartAt } from "./times-clock.ts";
import { type Core, countedAt } from "./times-counted.ts";
import {
  type DayPart,
  months,
  ordinalAt,
  plain,
  pluralWeekdays,
  type Season,
  seasons,
  shortWeekdays,
  spelledYearAt,
  weekdays,
  zones,
} from "./times-words.ts";

/** Which stretch of its month, year or other span an expression means. */
export type Part = "early" | "mid" | "late" | "start" | "end";

/** An expression of time as its words have it, before it is resolved. */
export interface Phrase {
  from: number;
  to: number;
  core: Core;
  part?: Part;
  dayPart?: DayPart;
  clock?: Clock;
}

const numeric = /^\d{1,2}(?:st|nd|rd|th)?$/;

/** Month `i` names, with care for "may" and "march" the verbs, and for people called April. */
function monthAt(s: Sentence, i: number): number | undefined {
  const word = s.words[i];
  if (!word || !/^\p{Lu}/u.test(word.text)) return undefined;
  const month = months.get(plain(word.text));
  if (!month) return undefined;
  const next = plain(s.words[i + 1]?.text);
  const before = plain(s.words[i - 1]?.text);
  const short = word.text.length <= 4 && !/^(?:May|June|July)$/.test(word.text);
  if (/^\d{1,4}(?:st|nd|rd|th)?$/.test(next) || numeric.test(before)) return month;
  if (short && !word.text.endsWith(".")) return undefined;
  if (word.xpos === "MD" || word.upos === "VERB")
    return /^(?:in|since|until|by|early|late|last|next|this|of|from)$/.test(before) ? month : undefined;
  if (s.names.some((name) => name.kind === "person" && name.from <= i && i < name.to)) return undefined;
  if (
    /^(?:May|March|August|June|April)$/.test(word.text) &&
    /^(?:mr|mrs|ms|theresa|prime|minister|said|says)$/.test(before)
  )
    return undefined;
  return month;
}

function yearAt(s: Sentence, i: number): { year: number; to: number } | undefined {
  const word = plain(s.words[i]?.text);
  if (/^(?:1[0-9]|20|21)\d\d$/.test(word)) return { year: Number(word), to: i + 1 };
  const spelled = spelledYearAt(s, i);
  return spelled && { year: spelled.n!, to: spelled.to };
}

const counted = /^(?:NNS|NNPS)$/;
const badBefore =
  /^(?:\$|£|€|¥|#|no|nos|number|resolution|article|section|flight|route|highway|boeing|room|page|pp|agenda|vision|horizon|nearly|almost|about|some|around|roughly|than|over|least|to|most|of|mark)$/;

/** Whether a number of four digits is a year and no count of things. */
function isYear(s: Sentence, i: number, to: number): boolean {
  const year = Number(plain(s.words[i]!.text));
  const before = plain(s.words[i - 1]?.text);
  const next = s.words[to];
  const after = plain(next?.text);
  if (
    /^(?:%|percent|per|dollars|euros|people|times|km|kilometres|kilometers|miles|metres|meters|feet|hours|gmt|utc|points)$/.test(
      after,
    )
  )
    return false;
  if (before === "-" && i > 1) return false;
  if (
    after === "-" &&
    s.words[to]?.start === s.words[to - 1]?.end &&
    !/^(?:era|style|vintage)$/.test(plain(s.words[to + 1]?.text)) &&
    !/^\d{2,4}$/.test(plain(s.words[to + 1]?.text))
  )
    return false;
  if (
    /^(?:in|since|until|till|from|by|before|after|during|early|late|mid|year|for|through|between|and|back)$/.test(
      before,
    )
  ) {
    return (
      (year >= 1000 && year < 2200 && !(next && counted.test(next.xpos) && before !== "in" && before !== "since")) ||
      year >= 1900
    );
  }
  if (before === "of" || before === "to") return year >= 1900 && year < 2100 && !(next && counted.test(next.xpos));
  if (badBefore.test(before)) return false;
  if (year < 1900 || year >= 2100) return false;
  if (next && counted.test(next.xpos) && !/^(?:the|its|their|his|her|our|'s)$/.test(before)) return false;
  return true;
}

const shifts = new Map<string, "this" | "last" | "next" | "same">([
  ["this", "this"],
  ["current", "this"],
  ["last", "last"],
  ["past", "last"],
  ["previous", "last"],
  ["next", "next"],
  ["coming", "next"],
  ["upcoming", "next"],
  ["that", "same"],
  ["same", "same"],
]);

/** Reads a calendar date: ISO, "4/23/2025", "23 April 2025", "April 23, 2025", "March 11–13", "8 to 10 May", "Feb. 2022". */
function calendarAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const dash = (at: number) => /^(?:-|–|—|to|until|through)$/.test(low(at));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(low(i));
  if (iso) return { core: { is: "day", year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }, to: i + 1 };
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(low(i));
  if (slashed) {
    let [month, date] = [Number(slashed[1]), Number(slashed[2])];
    if (month > 12) [month, date] = [date, month];
    const short = Number(slashed[3]);
    const year = slashed[3]!.length === 4 ? short : short + (short < 50 ? 2000 : 1900);
    return month <= 12 && date <= 31 ? { core: { is: "day", year, month, date }, to: i + 1 } : undefined;
  }
  const day = (at: number): number | undefined => {
    const ordinal = ordinalAt(low(at));
    const n = /^\d{1,2}$/.test(low(at)) ? Number(low(at)) : ordinal;
    return n !== undefined && n >= 1 && n <= 31 ? n : undefined;
  };
  const withYear = (at: number): { year?: number; to: number } => {
    const comma = low(at) === "," ? 1 : 0;
    const of = low(at) === "of" ? 1 : 0;
    const year = yearAt(s, at + comma + of);
    if (!year || (comma && s.words[year.to] && /^(?:NNS|NN)$/.test(s.words[year.to]!.xpos) && low(year.to) !== "gmt"))
      return { to: at };
    return { year: year.year, to: year.to };
  };
  const month = monthAt(s, i);
  if (month) {
    let at = i + 1;
    if (low(at) === "the" && ordinalAt(low(at + 1))) at++;
    const date = day(at);
    if (date && !/^(?:%|percent|million|people|per|\.)$/.test(low(at + 1) === "." ? "" : low(at + 1))) {
      at++;
      if (dash(at) && s.words[at + 1]) {
        const other = monthAt(s, at + 1);
        const until = day(other ? at + 2 : at + 1);
        const tight = low(at) !== "to" && low(at) !== "until" && low(at) !== "through";
        if (until && (tight || other || s.words[i - 1]) && (other || until > date) && low(at + 2) !== "%") {
          const end = withYear(other ? at + 3 : at + 2);
          return {
            core: { is: "day", year: end.year, month, date, until: { month: other ?? month, date: until } },
            to: end.to,
          };
        }
      }
      const end = withYear(at);
      return { core: { is: "day", year: end.year, month, date }, to: end.to };
    }
    const end = withYear(i + 1);
    if (end.year === undefined && /^(?:last|this|next)$/.test(low(i + 1)) && low(i + 2) === "year") {
      return {
        core: { is: "month", month, yearShift: low(i + 1) === "last" ? -1 : low(i + 1) === "next" ? 1 : 0 },
        to: i + 3,
      };
    }
    return { core: { is: "month", month, year: end.year }, to: end.to };
  }
  const first = day(i);
  if (first) {
    // "23 April", "the 23rd of April", "8 to 10 May", "30 April–2 May".
    let at = i + 1;
    let until: number | undefined;
    if (low(at) === "of") at++;
    let other = monthAt(s, at);
    if (!other && (dash(at) || low(at) === "and")) {
      until = day(at + 1);
      other = until ? monthAt(s, at + 2) : undefined;
      if (!other || (low(at) === "and" && low(i - 1) !== "between")) return undefined;
      at += 2;
    }
    if (!other) return undefined;
    const span =
      !until && dash(at + 1) && low(at + 1) !== "to" ? { date: day(at + 2), month: monthAt(s, at + 3) } : undefined;
    if (span?.date && span.month) {
      const end = withYear(at + 4);
      return {
        core: { is: "day", year: end.year, month: other, date: first, until: { month: span.month, date: span.date } },
        to: end.to,
      };
    }
    const end = withYear(at + 1);
    return {
      core: {
        is: "day",
        year: end.year,
        month: other,
        date: first,
        ...(until ? { until: { month: other, date: until } } : {}),
      },
      to: end.to,
    };
  }
  return undefined;
}

/** Reads a weekday, with the date behind it where one follows ("Wednesday, April 23"). */
function weekdayAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const text = s.words[i]?.text ?? "";
  if (!/^\p{Lu}/u.test(text)) return undefined;
  const low = plain(text);
  let weekday = weekdays.get(low);
  const next = plain(s.words[i + 1]?.text);
  const skip = next === "," ? 2 : next === "the" ? 2 : 1;
  const date = calendarAt(s, i + skip);
  const dated = date?.core.is === "day" ? date : undefined;
  if (!weekday && dated) weekday = shortWeekdays.get(low);
  if (!weekday && /^(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri)\.?$/.test(text) && s.words[i]!.upos === "PROPN")
    weekday = shortWeekdays.get(low);
  if (!weekday) return undefined;
  if (dated && dated.core.is === "day") return { core: { ...dated.core, weekday }, to: dated.to };
  if (/^(?:Times|Post|Telegraph|Mirror|Express|Mail|Tribune|Star|Business|Herald)$/.test(s.words[i + 1]?.text ?? ""))
    return undefined;
  const before = plain(s.words[i - 1]?.text);
  if (/^(?:bloody|black|ash|cyber|super|sheffield|silver)$/.test(before)) return undefined;
  // "Wednesday the 23rd"
  const ordinal = next === "the" ? ordinalAt(plain(s.words[i + 2]?.text)) : undefined;
  if (ordinal) return { core: { is: "day", date: ordinal, weekday }, to: i + 3 };
  return { core: { is: "weekday", weekday }, to: i + 1 };
}

function holidayAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  if (!/^\p{Lu}/u.test(s.words[i]?.text ?? "")) return undefined;
  for (const name of holidayNames) {
    if (!name.every((word, j) => plain(s.words[i + j]?.text) === word)) continue;
    let to = i + name.length;
    const after = s.words[to];
    if (
      /^(?:island|islands|rising|agreement|accord|accords|war|carol|tree|seals|university|parade|uprising|school)$/.test(
        plain(after?.text),
      ) &&
      /^\p{Lu}/u.test(after!.text)
    )
      return undefined;
    if (s.names.some((one) => one.kind === "person" && one.from <= i && i < one.to)) return undefined;
    let rite: "orthodox" | undefined;
    if (plain(s.words[i - 1]?.text) === "orthodox") rite = "orthodox";
    const name_ = name.join(" ");
    if (plain(after?.text) === "weekend") to++;
    const year = yearAt(s, to);
    if (year) to = year.to;
    return {
      core: { is: "holiday", name: name_, ...(year ? { year: year.year } : {}), ...(rite ? { rite } : {}) },
      to,
    };
  }
  return undefined;
}

/** Reads "spring 2024", "the summer", "last winter"; seasons need a word beside them that makes them times. */
function seasonAt(s: Sentence, i: number, shifted: boolean): { core: Core; to: number } | undefined {
  const season: Season | undefined = seasons.get(plain(s.words[i]?.text));
  if (!season) return undefined;
  const of = plain(s.words[i + 1]?.text) === "of" ? 1 : 0;
  const year = yearAt(s, i + 1 + of);
  if (year) return { core: { is: "season", season, year: year.year }, to: year.to };
  if (shifted) return { core: { is: "season", season }, to: i + 1 };
  if (!/^(?:NOUN|PROPN)$/.test(s.words[i]!.upos)) return undefined;
  const before = plain(s.words[i - 1]?.text);
  const beforeThat = plain(s.words[i - 2]?.text);
  const timely = /^(?:in|since|until|by|during|before|after|through|over|for)$/;
  const after = s.words[i + 1];
  if (after && /^(?:NOUN|PROPN)$/.test(after.upos)) return undefined;
  if (plain(s.words[i]!.text) === "fall" && !(before === "the" && beforeThat === "in" && after?.text !== "of"))
    return undefined;
  if (timely.test(before) || (before === "the" && timely.test(beforeThat) && after?.text !== "of"))
    return { core: { is: "season", season }, to: i + 1 };
  return undefined;
}

/** Reads quarters and halves of a year: "the third quarter of 1998", "third-quarter", "the first half". */
function quarterAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const ordinal = ordinalAt(low(i)) ?? (low(i) === "last" && low(i + 1) === "half" ? 2 : undefined);
  let at = i + 1;
  let lead: number | undefined;
  let n = ordinal;
  if (!n) {
    const year = /^(?:19|20)\d\d$/.test(low(i)) ? Number(low(i)) : undefined;
    if (year && ordinalAt(low(i + 1))) {
      lead = year;
      n = ordinalAt(low(i + 1));
      at = i + 2;
    }
    const short = /^([qh])([1-4])$/.exec(low(i));
    if (short) {
      const year = yearAt(s, i + 1);
      return {
        core: { is: short[1] === "q" ? "quarter" : "half", n: Number(short[2]), ...(year ? { year: year.year } : {}) },
        to: year?.to ?? i + 1,
      };
    }
  }
  if (!n || n > 4) return undefined;
  if (low(at) === "-") at++;
  if (low(at) === "fiscal") at++;
  const unit = low(at);
  if (unit !== "quarter" && !(unit === "half" && n <= 2)) return undefined;
  if (unit === "half" && !/^(?:of)$/.test(low(at + 1))) return undefined;
  at++;
  let year = lead;
  const of = low(at) === "of" ? 1 : 0;
  const the = of && low(at + 1) === "the" ? 1 : 0;
  const stated = yearAt(s, at + of + the);
  let shift: number | undefined;
  if (stated && !lead) {
    year = stated.year;
    at = stated.to;
  } else if (/^(?:last|this|next)$/.test(low(at + of)) && low(at + of + 1) === "year") {
    shift = low(at + of) === "last" ? -1 : low(at + of) === "next" ? 1 : 0;
    at += of + 2;
  } else if (of && /^(?:the|this)$/.test(low(at + 1)) && low(at + 2) === "year") at += 3;
  else if (unit === "half") {
    return undefined;
  }
  return {
    core: {
      is: unit === "quarter" ? "quarter" : "half",
      n,
      ...(year ? { year } : {}),
      ...(shift !== undefined ? { yearShift: shift } : {}),
    },
    to: at,
  };
}

function decadeAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const full = /^(\d{3})0s$/.exec(low(i));
  if (full && s.words[i + 1]?.text !== "%") return { core: { is: "decade", year: Number(full[1]) * 10 }, to: i + 1 };
  const short = /^'?([2-9])0s$/.exec(low(i));
  if (short && (low(i).startsWith("'") || /^['‘’]$/.test(s.words[i - 1]?.text ?? "")))
    return { core: { is: "decade", year: 1900 + Number(short[1]) * 10 }, to: i + 1 };
  const ordinal = ordinalAt(low(i));
  const gap = low(i + 1) === "-" ? 2 : 1;
  if (ordinal && low(i + gap) === "century") return { core: { is: "century", n: ordinal }, to: i + gap + 1 };
  return undefined;
}

const vague = new Map<string, string>([
  ["now", "PRESENT_REF"],
  ["nowadays", "PRESENT_REF"],
  ["currently", "PRESENT_REF"],
  ["presently", "PRESENT_REF"],
  ["recently", "PAST_REF"],
  ["lately", "PAST_REF"],
  ["previously", "PAST_REF"],
  ["formerly", "PAST_REF"],
  ["soon", "FUTURE_REF"],
  ["shortly", "FUTURE_REF"],
]);

function vagueAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const word = low(i);
  const value = vague.get(word);
  if (
    value &&
    s.words[i]!.upos === "ADV" &&
    !(word === "now" && low(i + 1) === "that") &&
    !(word === "soon" && /^(?:after|as)$/.test(low(i + 1))) &&
    !(word === "shortly" && /^(?:after|before)$/.test(low(i + 1)))
  ) {
    return { core: { is: "vague", value }, to: i + 1 };
  }
  if (word === "current" && s.words[i]!.upos === "ADJ")
    return { core: { is: "vague", value: "PRESENT_REF" }, to: i + 1 };
  if (word === "recent" && s.words[i]!.upos === "ADJ") return { core: { is: "vague", value: "PAST_REF" }, to: i + 1 };
  if (word === "the" && low(i + 1) === "future") return { core: { is: "vague", value: "FUTURE_REF" }, to: i + 2 };
  if (word === "the" && low(i + 1) === "near" && low(i + 2) === "future")
    return { core: { is: "vague", value: "FUTURE_REF" }, to: i + 3 };
  if (word === "the" && low(i + 1) === "past" && low(i - 1) === "in" && s.words[i + 1]!.upos === "NOUN")
    return { core: { is: "vague", value: "PAST_REF" }, to: i + 2 };
  if (word === "the" && /^(?:moment|present)$/.test(low(i + 1)) && low(i - 1) === "at")
    return { core: { is: "vague", value: "PRESENT_REF" }, to: i + 2 };
  if (word === "these" && low(i + 1) === "days") return { core: { is: "vague", value: "PRESENT_REF" }, to: i + 2 };
  return undefined;
}

/** Reads the words that point from the day of writing, or from the last date: "today", "next Monday", "this week", "the following day". */
function deicticAt(s: Sentence, i: number): { core: Core; to: number; dayPart?: DayPart } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const word = low(i);
  if (word === "today") return { core: { is: "today", offset: 0 }, to: i + 1 };
  if (word === "yesterday") return { core: { is: "today", offset: -1 }, to: i + 1 };
  if (word === "tomorrow") return { core: { is: "today", offset: 1 }, to: i + 1 };
  if (word === "tonight") return { core: { is: "today", offset: 0 }, to: i + 1, dayPart: "NI" };
  if (word === "overnight" && s.words[i]!.upos !== "VERB")
    return { core: { is: "today", offset: -1 }, to: i + 1, dayPart: "NI" };
  let at = i;
  if (word === "the" || word === "this" || word === "a") at++;
  if (low(at) === "day" && /^(?:before|after)$/.test(low(at + 1))) {
    const after = low(at + 1) === "after" ? 1 : -1;
    if (low(at + 2) === "yesterday") return { core: { is: "today", offset: -2 }, to: at + 3 };
    if (low(at + 2) === "tomorrow") return { core: { is: "today", offset: 2 }, to: at + 3 };
    const next = s.words[at + 2];
    if ((word === "the" || word === "a") && (!next || next.upos === "PUNCT"))
      return { core: { is: "offset", unit: "day", n: after, anchor: "mentioned" }, to: at + 2 };
  }
  if (/^(?:following|next|preceding|previous)$/.test(low(at)) && at > i && low(at + 1) === "day") {
    return {
      core: { is: "offset", unit: "day", n: /^(?:following|next)$/.test(low(at)) ? 1 : -1, anchor: "mentioned" },
      to: at + 2,
    };
  }
  if (low(at) === "following" && at > i && /^(?:week|month|year)$/.test(low(at + 1))) {
    return { core: { is: "offset", unit: low(at + 1) as "week", n: 1, anchor: "mentioned" }, to: at + 2 };
  }
  if (/^(?:previous|preceding)$/.test(low(at)) && at > i && /^(?:week|month|year|quarter)$/.test(low(at + 1))) {
    return { core: { is: "offset", unit: low(at + 1) as "week", n: -1, anchor: "mentioned" }, to: at + 2 };
  }
  return undefined;
}

function shiftedAt(s: Sentence, i: number): { core: Core; to: number; dayPart?: DayPart } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  let at = i;
  if (/^(?:the|this)$/.test(low(i)) && shifts.has(low(i + 1))) at = i + 1;
  let shift = shifts.get(low(at));
  if (!shift) return undefined;
  if (low(at) === "past" && at === i) return undefined;
  if (low(i) === "this" && at > i && low(at) === "past") shift = "last";
  at++;
  if (low(at) === "-") return undefined;
  const noun = low(at);
  const known = weekdayAt(s, at);
  if (known && known.core.is === "weekday") return { core: { ...known.core, shift }, to: known.to };
  const month = monthAt(s, at);
  if (month && shift !== "same") {
    const date = calendarAt(s, at);
    if (date?.core.is === "day") return date;
    return { core: { is: "month", month, shift }, to: at + 1 };
  }
  const season = seasonAt(s, at, true);
  if (season?.core.is === "season" && shift !== "same") return { core: { ...season.core, shift }, to: season.to };
  const holiday = holidayAt(s, at);
  if (holiday?.core.is === "holiday") return { core: { ...holiday.core, shift }, to: holiday.to };
  if (noun === "weekend") return { core: { is: "weekend", shift }, to: at + 1 };
  if (noun === "fiscal" && low(at + 1) === "year") return { core: { is: "unit", unit: "year", shift }, to: at + 2 };
  if (/^(?:day|week|month|quarter|year|decade|century)$/.test(noun)) {
    // "that week" when a clause follows is a conjunction's; "last day" is a final one.
    if (noun === "day" && (shift === "last" || (shift === "next" && at === i + 1 && low(i) !== "the")))
      return shift === "next"
        ? { core: { is: "offset", unit: "day", n: 1, anchor: "mentioned" }, to: at + 1 }
        : undefined;
    return { core: { is: "unit", unit: noun as "day", shift }, to: at + 1 };
  }
  const part = dayPartAt(s, at);
  if (part && shift === "last" && part.dayPart === "NI")
    return { core: { is: "today", offset: -1 }, to: part.to, dayPart: "NI" };
  if (part && (shift === "this" || shift === "same"))
    return {
      core: shift === "this" ? { is: "today", offset: 0 } : { is: "unit", unit: "day", shift: "same" },
      to: part.to,
      dayPart: part.dayPart,
    };
  return undefined;
}

function coreAt(s: Sentence, i: number): Omit<Phrase, "from"> | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const candidates: (Omit<Phrase, "from"> | undefined)[] = [
    calendarAt(s, i),
    weekdayAt(s, i),
    deicticAt(s, i),
    shiftedAt(s, i),
    quarterAt(s, i),
    decadeAt(s, i),
    countedAt(s, i),
    holidayAt(s, i),
    seasonAt(s, i, false),
    vagueAt(s, i),
  ];
  if (low(i) === "the") {
    candidates.push(holidayAt(s, i + 1), quarterAt(s, i + 1), decadeAt(s, i + 1), seasonAt(s, i + 1, false));
    const date = ordinalAt(low(i + 1));
    const month = date ? calendarAt(s, i + 1) : undefined;
    if (month?.core.is === "day") candidates.push(month);
    else if (
      date &&
      /^\d/.test(low(i + 1)) &&
      /^(?:on|by|until|before|after|since|from|to)$/.test(low(i - 1)) &&
      !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(s.words[i + 2]?.upos ?? "") &&
      low(i + 2) !== "of" &&
      low(i + 2) !== "-"
    ) {
      candidates.push({ core: { is: "day", date }, to: i + 2 });
    }
    if (low(i + 1) === "weekend") candidates.push({ core: { is: "weekend" }, to: i + 2 });
    if (/^(?:latest|full|fiscal)$/.test(low(i + 1)) && /^(?:quarter|year)$/.test(low(i + 2)))
      candidates.push({ core: { is: "unit", unit: low(i + 2) as "year", shift: "same" }, to: i + 3 });
    if (/^(?:quarter|year)$/.test(low(i + 1)) && s.words[i + 2]?.xpos !== "NNS")
      candidates.push({ core: { is: "unit", unit: low(i + 1) as "year", shift: "same" }, to: i + 2 });
    if (low(i + 1) === "year" && yearAt(s, i + 2))
      candidates.push({ core: { is: "year", year: yearAt(s, i + 2)!.year }, to: yearAt(s, i + 2)!.to });
  }
  if (low(i) === "fiscal" || low(i) === "fy") {
    const fiscal = yearAt(s, low(i + 1) === "year" ? i + 2 : i + 1);
    if (fiscal) candidates.push({ core: { is: "year", year: fiscal.year }, to: fiscal.to });
  }
  const year = yearAt(s, i);
  if (year && (year.to > i + 1 || isYear(s, i, year.to)))
    candidates.push({ core: { is: "year", year: year.year }, to: year.to });
  if (/^year(?:-end|s)?$/.test(low(i)) || low(i) === "year") {
    const gap = low(i + 1) === "-" || low(i + 1) === "'s" ? 2 : 1;
    if (low(i + gap) === "end" && (gap === 2 || low(i - 1) !== "the"))
      candidates.push({ core: { is: "unit", unit: "year", shift: "this" }, to: i + gap + 1, part: "end" });
  }
  const prefixed = /^mid-(.+)$/.exec(low(i));
  if (prefixed) {
    const month = months.get(prefixed[1]!);
    const year = yearAt(s, i + 1);
    if (month)
      candidates.push({
        core: { is: "month", month, ...(year ? { year: year.year } : {}) },
        to: year?.to ?? i + 1,
        part: "mid",
      });
    else if (/^\d{4}$/.test(prefixed[1]!))
      candidates.push({ core: { is: "year", year: Number(prefixed[1]) }, to: i + 1, part: "mid" });
    else if (/^\d{3}0s$/.test(prefixed[1]!))
      candidates.push({ core: { is: "decade", year: Number(prefixed[1]!.slice(0, 4)) }, to: i + 1, part: "mid" });
  }
  let best: Omit<Phrase, "from"> | undefined;
  for (const one of candidates) if (one && (!best || one.to > best.to)) best = one;
  return best;
}

const dayLike = (core: Core): boolean =>
  core.is === "day" ||
  core.is === "weekday" ||
  core.is === "today" ||
  core.is === "holiday" ||
  (core.is === "offset" && core.unit === "day") ||
  (core.is === "unit" && core.unit === "day");

// What stands before the time itself and says which stretch of it.
function partAt(s: Sentence, i: number): { part?: Part; to: number } | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const word = low(i);
  const parts: Record<string, Part> = { early: "early", earlier: "early", late: "late", later: "late", mid: "mid" };
  if (parts[word]) {
    let to = i + 1;
    if (/^(?:-)$/.test(low(to))) to++;
    else if (/^(?:in|on)$/.test(low(to)) && !(word === "later" && low(to) === "in")) to++;
    return { part: parts[word], to };
  }
  const at = word === "the" ? i + 1 : i;
  const edge: Record<string, Part> = { beginning: "start", start: "start", end: "end", close: "end", middle: "mid" };
  if (edge[low(at)] && low(at + 1) === "of") return { part: edge[low(at)], to: at + 2 };
  if (word === "sometime") return { to: i + 1 };
  return undefined;
}

const pluralDay = (s: Sentence, i: number): number | undefined =>
  /^\p{Lu}/u.test(s.words[i]!.text) ? pluralWeekdays.get(plain(s.words[i]!.text)) : undefined;

/** The longest expression of time that begins at a word. */
export function phraseAt(s: Sentence, i: number): Phrase | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const plural = pluralDay(s, i);
  if (plural) {
    const part = dayPartAt(s, i + 1);
    return { from: i, to: part?.to ?? i + 1, core: { is: "set", value: `XXXX-WXX-${plural}` } };
  }
  const prefix = partAt(s, i);
  const start = prefix?.to ?? i;
  let found = coreAt(s, start);
  if (prefix && found && /^(?:duration|set|vague)$/.test(found.core.is)) found = undefined;
  if (found && prefix?.part) found = { ...found, part: prefix.part };
  if (!found && prefix) found = coreAt(s, i);

  const clock = clockAt(s, i);
  if (clock) {
    let at = clock.to;
    if (/^(?:on|,)$/.test(low(at))) at++;
    const day = coreAt(s, at);
    if (day && dayLike(day.core)) return { ...day, from: i, clock: clock.clock };
    if (!found || found.to < clock.to)
      return { from: i, to: clock.to, core: { is: "today", offset: 0 }, clock: clock.clock };
  }
  const opening = dayPartAt(s, i);
  if (opening && (!found || found.to <= opening.to)) {
    // "the morning of April 5", "the night of Friday", "mid-afternoon yesterday".
    let at = opening.to;
    if (low(at) === "of" || low(at) === "on") at++;
    const day = coreAt(s, at);
    if (day && dayLike(day.core) && !day.dayPart) return { ...day, from: i, dayPart: opening.dayPart };
  }
  if (!found) return undefined;
  const phrase: Phrase = { from: i, ...found };
  if (dayLike(phrase.core) && !phrase.dayPart) {
    const part = dayPartAt(s, phrase.to);
    if (part && plain(s.words[phrase.to]?.text) !== "in") {
      phrase.dayPart = part.dayPart;
      phrase.to = part.to;
    }
  }
  if (dayLike(phrase.core) && !phrase.clock) {
    let at = phrase.to;
    if (/^(?:at|,)$/.test(low(at))) at++;
    if (/^(?:around|about)$/.test(low(at))) at++;
    const later = clockAt(s, at);
    if (later && (at > phrase.to || /^\d/.test(low(at)) || /^(?:noon|midnight)$/.test(low(at)))) {
      phrase.clock = later.clock;
      phrase.to = later.to;
      const day =
        phrase.core.is === "today" && /^(?:on)$/.test(low(phrase.to)) ? weekdayAt(s, phrase.to + 1) : undefined;
      if (day) [phrase.core, phrase.to] = [day.core, day.to];
    }
  }
  return phrase;
}

/** Whether an expression of time can begin at a word: a cheap look before the rules run. */
export function mayBegin(word: string): boolean {
  return /\d/.test(word) || starters.has(word) || word.startsWith("mid-") || zones.has(word);
}

const starters = new Set<string>([
  ...months.keys(),
  ...weekdays.keys(),
  ...shortWeekdays.keys(),
  ...pluralWeekdays.keys(),
  ...seasons.keys(),
  ...vague.keys(),
  ...holidayNames.map((name) => name[0]!),
  ..."the this that these next last past previous coming upcoming current same early earlier late later mid end beginning start close middle sometime today yesterday tomorrow tonight overnight noon midnight midday morning afternoon evening night nights a an several few many some recent couple dozens half every each daily weekly monthly yearly annually hourly nightly quarterly fortnightly one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth q1 q2 q3 q4 h1 h2 fiscal fy year years weeks months days hours decades centuries minutes nearly almost about around roughly over under at more less up just no only fewer within century decade sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth once twice additional another".split(
    " ",
  ),
]);
