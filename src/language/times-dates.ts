import type { Sentence } from "./document.ts";
import type { Core } from "./times-counted.ts";
import { months, ordinalAt, plainAt, shortWeekdays, spelledYearAt, weekdays } from "./times-words.ts";

const numeric = /^\d{1,2}(?:st|nd|rd|th)?$/;

/** Month `i` names, with care for "may" and "march" the verbs, and for people called April. */
export function monthAt(s: Sentence, i: number): number | undefined {
  const word = s.words[i];
  if (!word || !/^\p{Lu}/u.test(word.text)) return undefined;
  const month = months.get(word.plain);
  if (!month) return undefined;
  const next = plainAt(s, i + 1);
  const before = plainAt(s, i - 1);
  const short = word.text.length <= 4 && !/^(?:May|June|July)$/.test(word.text);
  if (/^\d{1,4}(?:st|nd|rd|th)?$/.test(next) || numeric.test(before)) return month;
  if (short && !word.text.endsWith(".")) return undefined;
  if (word.xpos === "MD" || word.upos === "VERB")
    return /^(?:in|since|until|by|early|late|last|next|this|of|from)$/.test(before) ? month : undefined;
  if (s.names.some((name) => name.kind === "person" && name.from <= i && i < name.to)) return undefined;
  if (opensName(s, i)) return undefined;
  if (
    /^(?:May|March|August|June|April)$/.test(word.text) &&
    /^(?:mr|mrs|ms|theresa|prime|minister|said|says)$/.test(before)
  )
    return undefined;
  return month;
}

// "April Ludgate", "March Street": the word behind makes it a name, unless a word before makes it a time.
function opensName(s: Sentence, i: number): boolean {
  const [word, next] = [s.words[i]!, s.words[i + 1]];
  if (next?.upos !== "PROPN" || !/^\p{Lu}\p{Ll}/u.test(next.text)) return false;
  if (weekdays.has(next.plain) || months.has(next.plain)) return false;
  if (
    /^(?:in|since|until|till|by|from|during|before|after|of|last|next|this|early|late|mid|-)$/.test(plainAt(s, i - 1))
  )
    return false;
  return (
    i === 0 ||
    (next.head === i && /^(?:flat|compound)/.test(next.relation)) ||
    (word.head === i + 1 && /^(?:flat|compound|nmod)/.test(word.relation))
  );
}

export function yearAt(s: Sentence, i: number): { year: number; to: number } | undefined {
  const word = plainAt(s, i);
  if (/^(?:1[0-9]|20|21)\d\d$/.test(word)) return { year: Number(word), to: i + 1 };
  const spelled = spelledYearAt(s, i);
  return spelled && { year: spelled.n!, to: spelled.to };
}

const counted = /^(?:NNS|NNPS)$/;
const badBefore =
  /^(?:\$|£|€|¥|#|no|nos|number|resolution|article|section|flight|route|highway|boeing|room|page|pp|agenda|vision|horizon|nearly|almost|about|some|around|roughly|than|over|least|to|most|of|mark)$/;

/** Whether a number of four digits is a year and no count of things. */
export function isYear(s: Sentence, i: number, to: number): boolean {
  const year = Number(plainAt(s, i));
  const before = plainAt(s, i - 1);
  const next = s.words[to];
  const after = next?.plain ?? "";
  if (
    /^(?:%|percent|per|dollars|euros|people|times|km|kilometres|kilometers|miles|metres|meters|feet|hours|gmt|utc|points)$/.test(
      after,
    )
  )
    return false;
  if (before === "-" && !/^(?:mid|early|late)$/.test(plainAt(s, i - 2))) return false;
  if (
    after === "-" &&
    s.words[to]?.start === s.words[to - 1]?.end &&
    !/^(?:era|style|vintage)$/.test(plainAt(s, to + 1)) &&
    !/^\d{2,4}$/.test(plainAt(s, to + 1))
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
  if (before === "-") return true;
  if (before === "of" || before === "to") return year >= 1900 && year < 2100 && !(next && counted.test(next.xpos));
  if (badBefore.test(before)) return false;
  if (year < 1900 || year >= 2100) return false;
  if (next && counted.test(next.xpos) && !/^(?:the|its|their|his|her|our|'s)$/.test(before)) return false;
  return true;
}

/** Reads a calendar date: ISO, "4/23/2025", "23 April 2025", "April 23, 2025", "March 11–13", "8 to 10 May", "Feb. 2022". */
function calendarAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const dash = (at: number) => /^(?:-|–|—|to|until|through)$/.test(plainAt(s, at));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plainAt(s, i));
  if (iso) return { core: { is: "day", year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }, to: i + 1 };
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(plainAt(s, i));
  if (slashed) {
    let [month, date] = [Number(slashed[1]), Number(slashed[2])];
    if (month > 12) [month, date] = [date, month];
    const short = Number(slashed[3]);
    const year = slashed[3]!.length === 4 ? short : short + (short < 50 ? 2000 : 1900);
    return month <= 12 && date <= 31 ? { core: { is: "day", year, month, date }, to: i + 1 } : undefined;
  }
  const day = (at: number): number | undefined => {
    const ordinal = ordinalAt(plainAt(s, at));
    const n = /^\d{1,2}$/.test(plainAt(s, at)) ? Number(plainAt(s, at)) : ordinal;
    return n !== undefined && n >= 1 && n <= 31 ? n : undefined;
  };
  const withYear = (at: number): { year?: number; to: number } => {
    const comma = plainAt(s, at) === "," ? 1 : 0;
    const of = plainAt(s, at) === "of" ? 1 : 0;
    const year = yearAt(s, at + comma + of);
    if (
      !year ||
      (comma && s.words[year.to] && /^(?:NNS|NN)$/.test(s.words[year.to]!.xpos) && plainAt(s, year.to) !== "gmt")
    )
      return { to: at };
    return { year: year.year, to: year.to };
  };
  const month = monthAt(s, i);
  if (month) {
    let at = i + 1;
    if (plainAt(s, at) === "the" && ordinalAt(plainAt(s, at + 1))) at++;
    const date = day(at);
    if (date && !/^(?:%|percent|million|people|per|\.)$/.test(plainAt(s, at + 1) === "." ? "" : plainAt(s, at + 1))) {
      at++;
      if (dash(at) && s.words[at + 1]) {
        const other = monthAt(s, at + 1);
        const until = day(other ? at + 2 : at + 1);
        const tight = plainAt(s, at) !== "to" && plainAt(s, at) !== "until" && plainAt(s, at) !== "through";
        if (until && (tight || other || s.words[i - 1]) && (other || until > date) && plainAt(s, at + 2) !== "%") {
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
    if (end.year === undefined && /^(?:last|this|next)$/.test(plainAt(s, i + 1)) && plainAt(s, i + 2) === "year") {
      return {
        core: {
          is: "month",
          month,
          yearShift: plainAt(s, i + 1) === "last" ? -1 : plainAt(s, i + 1) === "next" ? 1 : 0,
        },
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
    if (plainAt(s, at) === "of") at++;
    let other = monthAt(s, at);
    if (!other && (dash(at) || plainAt(s, at) === "and")) {
      until = day(at + 1);
      other = until ? monthAt(s, at + 2) : undefined;
      if (!other || (plainAt(s, at) === "and" && plainAt(s, i - 1) !== "between")) return undefined;
      at += 2;
    }
    if (!other) return undefined;
    const span =
      !until && dash(at + 1) && plainAt(s, at + 1) !== "to"
        ? { date: day(at + 2), month: monthAt(s, at + 3) }
        : undefined;
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

// Days that news calls by date without a year.
const named = [
  { month: 10, date: 7, year: 2023, words: /^(?:attacks?|massacre|assault|raid)$/ },
  { month: 9, date: 11, year: 2001, words: /^(?:attacks?)$/ },
  { month: 1, date: 6, year: 2021, words: /^(?:riots?|attacks?|insurrection)$/ },
];

/** Reads a calendar date, and gives "the October 7 attacks" their year. */
export function dateAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const found = calendarAt(s, i);
  if (found?.core.is !== "day" || found.core.year) return found;
  const { month, date } = found.core;
  const known = named.find((one) => one.month === month && one.date === date && one.words.test(plainAt(s, found.to)));
  return known ? { core: { ...found.core, year: known.year, named: true }, to: found.to } : found;
}

/** Reads a weekday, with the date behind it where one follows ("Wednesday, April 23"). */
export function weekdayAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const text = s.words[i]?.text ?? "";
  if (!/^\p{Lu}/u.test(text)) return undefined;
  const low = plainAt(s, i);
  let weekday = weekdays.get(low);
  const next = plainAt(s, i + 1);
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
  if (s.words[i + 1]?.head === i && s.words[i + 1]!.relation === "flat" && opensName(s, i)) return undefined;
  const before = plainAt(s, i - 1);
  if (/^(?:bloody|black|good|ash|cyber|super|sheffield|silver)$/.test(before)) return undefined;
  // "Wednesday the 23rd"
  const ordinal = next === "the" ? ordinalAt(plainAt(s, i + 2)) : undefined;
  if (ordinal) return { core: { is: "day", date: ordinal, weekday }, to: i + 3 };
  return { core: { is: "weekday", weekday }, to: i + 1 };
}
