import { holidayNames } from "./calendar-holidays.ts";
import type { Sentence } from "./document.ts";
import { type Clock, clockAt, dayPartAt } from "./times-clock.ts";
import { type Core, countedAt } from "./times-counted.ts";
import { dateAt, isYear, weekdayAt, yearAt } from "./times-dates.ts";
import { deicticAt, shiftedAt } from "./times-deictic.ts";
import { decadeAt, holidayAt, quarterAt, seasonAt, vague, vagueAt } from "./times-spans.ts";
import {
  type DayPart,
  months,
  ordinalAt,
  plain,
  pluralWeekdays,
  seasons,
  shortWeekdays,
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

function coreAt(s: Sentence, i: number): Omit<Phrase, "from"> | undefined {
  const low = (at: number) => plain(s.words[at]?.text);
  const candidates: (Omit<Phrase, "from"> | undefined)[] = [
    dateAt(s, i),
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
    const month = date ? dateAt(s, i + 1) : undefined;
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
      candidates.push({ core: { is: "unit", unit: low(i + 2) as "year", shift: "current" }, to: i + 3 });
    const edge = /^(?:of)$/.test(low(i - 1)) && /^(?:end|beginning|start|middle|close)$/.test(low(i - 2));
    if (edge && /^(?:day|week|month|year|decade|century)$/.test(low(i + 1)))
      candidates.push({ core: { is: "unit", unit: low(i + 1) as "year", shift: "current" }, to: i + 2 });
    // "the year-ago quarter", "the year-earlier period"
    if (low(i + 1) === "year" && low(i + 2) === "-" && /^(?:ago|earlier)$/.test(low(i + 3))) {
      const noun = ordinalAt(low(i + 4)) ? 1 : 0;
      const to = /^(?:quarter|period|month|half)$/.test(low(i + 4 + noun)) ? i + 5 + noun : i + 4;
      candidates.push({ core: { is: "offset", unit: "year", n: -1, anchor: "published" }, to });
    }
    if (/^(?:quarter|year)$/.test(low(i + 1)) && s.words[i + 2]?.xpos !== "NNS")
      candidates.push({ core: { is: "unit", unit: low(i + 1) as "year", shift: "current" }, to: i + 2 });
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
      return { from: i, to: clock.to, core: { is: "today", offset: 0, unsaid: true }, clock: clock.clock };
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
    if (low(at) === ",") at++;
    if (/^(?:at|from|by)$/.test(low(at))) at++;
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
