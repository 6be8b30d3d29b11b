import { holidayNames } from "./calendar-holidays.ts";
import { perForm, type Sentence } from "./document.ts";
import { type Clock, clockAt, dayPartAt } from "./times-clock.ts";
import { type Core, countedAt } from "./times-counted.ts";
import { dateAt, isYear, weekdayAt, yearAt } from "./times-dates.ts";
import { deicticAt, shiftedAt } from "./times-deictic.ts";
import { decadeAt, holidayAt, quarterAt, seasonAt, vague, vagueAt } from "./times-spans.ts";
import {
  type DayPart,
  dayParts,
  months,
  ordinalAt,
  plainAt,
  pluralUnits,
  pluralWeekdays,
  seasons,
  shortWeekdays,
  units,
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
  /** The day before (-1) or after (1) the one named: "the eve of Easter". */
  beside?: -1 | 1;
}

function coreAt(s: Sentence, i: number): Omit<Phrase, "from"> | undefined {
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
  if (plainAt(s, i) === "the") {
    candidates.push(holidayAt(s, i + 1), quarterAt(s, i + 1), decadeAt(s, i + 1), seasonAt(s, i + 1, false));
    const date = ordinalAt(plainAt(s, i + 1));
    const month = date ? dateAt(s, i + 1) : undefined;
    if (month?.core.is === "day") candidates.push(month);
    else if (
      date &&
      /^\d/.test(plainAt(s, i + 1)) &&
      /^(?:on|by|until|before|after|since|from|to)$/.test(plainAt(s, i - 1)) &&
      !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(s.words[i + 2]?.upos ?? "") &&
      plainAt(s, i + 2) !== "of" &&
      plainAt(s, i + 2) !== "-"
    ) {
      candidates.push({ core: { is: "day", date }, to: i + 2 });
    }
    if (plainAt(s, i + 1) === "weekend") candidates.push({ core: { is: "weekend" }, to: i + 2 });
    if (/^(?:latest|full|fiscal)$/.test(plainAt(s, i + 1)) && /^(?:quarter|year)$/.test(plainAt(s, i + 2)))
      candidates.push({ core: { is: "unit", unit: plainAt(s, i + 2) as "year", shift: "current" }, to: i + 3 });
    const edge = /^(?:of)$/.test(plainAt(s, i - 1)) && /^(?:end|beginning|start|middle|close)$/.test(plainAt(s, i - 2));
    if (edge && /^(?:day|week|month|year|decade|century)$/.test(plainAt(s, i + 1)))
      candidates.push({ core: { is: "unit", unit: plainAt(s, i + 1) as "year", shift: "current" }, to: i + 2 });
    // "the year-ago quarter", "the year-earlier period"
    if (plainAt(s, i + 1) === "year" && plainAt(s, i + 2) === "-" && /^(?:ago|earlier)$/.test(plainAt(s, i + 3))) {
      const noun = ordinalAt(plainAt(s, i + 4)) ? 1 : 0;
      const to = /^(?:quarter|period|month|half)$/.test(plainAt(s, i + 4 + noun)) ? i + 5 + noun : i + 4;
      candidates.push({ core: { is: "offset", unit: "year", n: -1, anchor: "published" }, to });
    }
    if (/^(?:quarter|year)$/.test(plainAt(s, i + 1)) && s.words[i + 2]?.xpos !== "NNS")
      candidates.push({ core: { is: "unit", unit: plainAt(s, i + 1) as "year", shift: "current" }, to: i + 2 });
    if (plainAt(s, i + 1) === "year" && yearAt(s, i + 2))
      candidates.push({ core: { is: "year", year: yearAt(s, i + 2)!.year }, to: yearAt(s, i + 2)!.to });
  }
  if (plainAt(s, i) === "fiscal" || plainAt(s, i) === "fy") {
    const fiscal = yearAt(s, plainAt(s, i + 1) === "year" ? i + 2 : i + 1);
    if (fiscal) candidates.push({ core: { is: "year", year: fiscal.year }, to: fiscal.to });
  }
  const year = yearAt(s, i);
  if (year && (year.to > i + 1 || isYear(s, i, year.to)))
    candidates.push({ core: { is: "year", year: year.year }, to: year.to });
  if (/^year(?:-end|s)?$/.test(plainAt(s, i)) || plainAt(s, i) === "year") {
    const gap = plainAt(s, i + 1) === "-" || plainAt(s, i + 1) === "'s" ? 2 : 1;
    if (plainAt(s, i + gap) === "end" && (gap === 2 || plainAt(s, i - 1) !== "the"))
      candidates.push({ core: { is: "unit", unit: "year", shift: "this" }, to: i + gap + 1, part: "end" });
  }
  const prefixed = /^mid-(.+)$/.exec(plainAt(s, i));
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

const parts = new Map<string, Part>([
  ["early", "early"],
  ["earlier", "early"],
  ["late", "late"],
  ["later", "late"],
  ["mid", "mid"],
]);
const edges = new Map<string, Part>([
  ["beginning", "start"],
  ["start", "start"],
  ["end", "end"],
  ["close", "end"],
  ["middle", "mid"],
]);

// What stands before the time itself and says which stretch of it.
function partAt(s: Sentence, i: number): { part?: Part; to: number } | undefined {
  const word = plainAt(s, i);
  const part = parts.get(word);
  if (part) {
    let to = i + 1;
    if (/^(?:-)$/.test(plainAt(s, to))) to++;
    else if (/^(?:in|on)$/.test(plainAt(s, to)) && !(word === "later" && plainAt(s, to) === "in")) to++;
    return { part, to };
  }
  const at = word === "the" ? i + 1 : i;
  const edge = edges.get(plainAt(s, at));
  if (edge && plainAt(s, at + 1) === "of") return { part: edge, to: at + 2 };
  if (word === "sometime") return { to: i + 1 };
  return undefined;
}

// "the eve of Orthodox Easter", "the day after Easter Sunday", "a day before 9 May".
function besideAt(s: Sentence, i: number): Phrase | undefined {
  const at = /^(?:the|a)$/.test(plainAt(s, i)) ? i + 1 : i;
  const eve = plainAt(s, at) === "eve" && plainAt(s, at + 1) === "of";
  const day = at > i && plainAt(s, at) === "day" && /^(?:before|after)$/.test(plainAt(s, at + 1));
  if (!eve && !day) return undefined;
  const found = coreAt(s, at + 2);
  if (found?.core.is !== "holiday" && found?.core.is !== "day") return undefined;
  return { from: i, to: found.to, core: found.core, beside: plainAt(s, at + 1) === "after" ? 1 : -1 };
}

const pluralDay = (s: Sentence, i: number): number | undefined =>
  /^\p{Lu}/u.test(s.words[i]!.text) ? pluralWeekdays.get(plainAt(s, i)) : undefined;

/** The longest expression of time that begins at a word. */
export function phraseAt(s: Sentence, i: number): Phrase | undefined {
  const plural = pluralDay(s, i);
  if (plural) {
    const part = dayPartAt(s, i + 1);
    return { from: i, to: part?.to ?? i + 1, core: { is: "set", value: `XXXX-WXX-${plural}` } };
  }
  const beside = besideAt(s, i);
  if (beside) return beside;
  const prefix = partAt(s, i);
  const start = prefix?.to ?? i;
  let found = coreAt(s, start);
  if (prefix && found && /^(?:duration|set|vague)$/.test(found.core.is)) found = undefined;
  if (found && prefix?.part) found = { ...found, part: prefix.part };
  if (!found && prefix) found = coreAt(s, i);

  const clock = clockAt(s, i);
  if (clock) {
    let at = clock.to;
    if (/^(?:on|,)$/.test(plainAt(s, at))) at++;
    const day = coreAt(s, at);
    if (day && dayLike(day.core)) return { ...day, from: i, clock: clock.clock };
    if (!found || found.to < clock.to)
      return { from: i, to: clock.to, core: { is: "today", offset: 0, unsaid: true }, clock: clock.clock };
  }
  const opening = dayPartAt(s, i);
  if (opening && (!found || found.to <= opening.to)) {
    // "the morning of April 5", "the night of Friday", "mid-afternoon yesterday".
    let at = opening.to;
    if (plainAt(s, at) === "of" || plainAt(s, at) === "on") at++;
    const day = coreAt(s, at);
    if (day && dayLike(day.core) && !day.dayPart) return { ...day, from: i, dayPart: opening.dayPart };
  }
  if (!found) return undefined;
  const phrase: Phrase = { from: i, ...found };
  if (dayLike(phrase.core) && !phrase.dayPart) {
    const part = dayPartAt(s, phrase.to);
    if (part && plainAt(s, phrase.to) !== "in") {
      phrase.dayPart = part.dayPart;
      phrase.to = part.to;
    }
  }
  if (dayLike(phrase.core) && !phrase.clock) {
    let at = phrase.to;
    if (plainAt(s, at) === ",") at++;
    if (/^(?:at|from|by)$/.test(plainAt(s, at))) at++;
    if (/^(?:around|about)$/.test(plainAt(s, at))) at++;
    const later = clockAt(s, at);
    if (later && (at > phrase.to || /^\d/.test(plainAt(s, at)) || /^(?:noon|midnight)$/.test(plainAt(s, at)))) {
      phrase.clock = later.clock;
      phrase.to = later.to;
      const day =
        phrase.core.is === "today" && /^(?:on)$/.test(plainAt(s, phrase.to)) ? weekdayAt(s, phrase.to + 1) : undefined;
      if (day) [phrase.core, phrase.to] = [day.core, day.to];
    }
  }
  return phrase;
}

/** Whether an expression of time can begin at a word: a cheap look before the rules run. */
export function mayBegin(s: Sentence, i: number): boolean {
  if (roleOf(s.words[i]!) < opens) return false;
  // Words that only lead up to a time ("at least the next", "in the early") must lead up to one.
  const end = Math.min(s.words.length, i + furthest);
  for (let at = i; at < end; at++) {
    const role = roleOf(s.words[at]!) & ~opens;
    if (role === core) return true;
    if (role === other) return false;
  }
  return false;
}

const furthest = 16;
// What a word may be to an expression of time; `opens` goes with any of the others.
const other = 0;
const leads = 1;
const core = 2;
const opens = 4;

const roleOf = perForm(({ text, plain }) => {
  const timely = /\d/.test(plain) || plain.startsWith("mid-");
  const isCore = timely || cores.has(plain) || (capitalised.has(plain) && /^\p{Lu}/u.test(text));
  const start = timely || starters.has(plain) || zones.has(plain);
  return (isCore ? core : leading.has(plain) ? leads : other) | (start ? opens : 0);
});

const list = (words: string): string[] => words.split(" ");

const leading = new Set(
  list(
    "eve the this that these those its their his her an a last next previous preceding coming upcoming following same first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth final latest full fiscal fy early earlier late later mid beginning start end close middle sometime nearly almost about around roughly over under just only approximately some another additional more less fewer than no at least most up to couple few several many numerous of dozen dozens half hundred thousand million and one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen zero twenty thirty forty fifty sixty seventy eighty ninety further straight consecutive whole long trading business working successive other every each in on or - – — , q1 within once twice",
  ),
);
const capitalised = new Set<string>([
  ...months.keys(),
  ...shortWeekdays.keys(),
  ...holidayNames.map((name) => name[0]!),
]);
const cores = new Set<string>([
  ...weekdays.keys(),
  ...pluralWeekdays.keys(),
  ...seasons.keys(),
  ...vague.keys(),
  ...zones.keys(),
  ...units.keys(),
  ...pluralUnits.keys(),
  ...dayParts.keys(),
  ...list(
    "past recent current future near moment present today yesterday tomorrow tonight overnight noon midnight midday nights mornings afternoons evenings daily weekly monthly yearly annually hourly nightly quarterly fortnightly nineteen eighteen twenty weekend weekends o'clock o a.m p.m a.m. p.m. am pm year year's yearend year-end",
  ),
]);

const starters = new Set<string>([
  ...months.keys(),
  ...weekdays.keys(),
  ...shortWeekdays.keys(),
  ...pluralWeekdays.keys(),
  ...seasons.keys(),
  ...vague.keys(),
  ...holidayNames.map((name) => name[0]!),
  ..."eve the this that these next last past previous coming upcoming current same early earlier late later mid end beginning start close middle sometime today yesterday tomorrow tonight overnight noon midnight midday morning afternoon evening night nights a an several few many some recent couple dozens half every each daily weekly monthly yearly annually hourly nightly quarterly fortnightly one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth q1 q2 q3 q4 h1 h2 fiscal fy year years weeks months days hours decades centuries minutes nearly almost about around roughly over under at more less up just no only fewer within century decade sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth once twice additional another".split(
    " ",
  ),
]);
