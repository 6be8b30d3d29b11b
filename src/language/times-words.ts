import type { Sentence } from "./document.ts";

/** A word in the form in which the rules for times look at it; empty where there is none. */
export function plainAt(s: Sentence, i: number): string {
  return i >= 0 && i < s.words.length ? s.words[i]!.plain : "";
}

export const months = new Map<string, number>(
  "january february march april may june july august september october november december"
    .split(" ")
    .flatMap((name, i): [string, number][] => [
      [name, i + 1],
      [name.slice(0, 3), i + 1],
    ]),
);
months.set("sept", 9);

const weekdayNames = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
export const weekdays = new Map<string, number>(weekdayNames.map((name, i) => [name, i + 1]));
export const shortWeekdays = new Map<string, number>([
  ["mon", 1],
  ["tue", 2],
  ["tues", 2],
  ["wed", 3],
  ["thu", 4],
  ["thur", 4],
  ["thurs", 4],
  ["fri", 5],
  ["sat", 6],
  ["sun", 7],
]);
export const pluralWeekdays = new Map<string, number>(weekdayNames.map((name, i) => [`${name}s`, i + 1]));

export type Season = "SP" | "SU" | "FA" | "WI";
export const seasons = new Map<string, Season>([
  ["spring", "SP"],
  ["springtime", "SP"],
  ["summer", "SU"],
  ["summertime", "SU"],
  ["autumn", "FA"],
  ["fall", "FA"],
  ["winter", "WI"],
  ["wintertime", "WI"],
]);

export type DayPart = "MO" | "AF" | "EV" | "NI" | "MI" | "DT";
export const dayParts = new Map<string, DayPart>([
  ["morning", "MO"],
  ["afternoon", "AF"],
  ["evening", "EV"],
  ["night", "NI"],
]);

export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "weekend"
  | "month"
  | "quarter"
  | "year"
  | "decade"
  | "century";
const unitList: Unit[] = ["second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade"];
export const units = new Map<string, Unit>([
  ...unitList.map((unit): [string, Unit] => [unit, unit]),
  ["century", "century"],
  ["fortnight", "week"],
]);
export const pluralUnits = new Map<string, Unit>([
  ...unitList.map((unit): [string, Unit] => [`${unit}s`, unit]),
  ["centuries", "century"],
  ["fortnights", "week"],
]);

/** A count of a unit as a TIMEX3 duration; an unknown count is X. */
export function durationValue(n: number | undefined, unit: Unit): string {
  const count = (factor = 1) => (n === undefined ? "X" : String(Math.round(n * factor * 100) / 100));
  switch (unit) {
    case "second":
      return `PT${count()}S`;
    case "minute":
      return `PT${count()}M`;
    case "hour":
      return n !== undefined && n % 1 === 0.5 && n > 1 ? `PT${Math.floor(n)}H30M` : `PT${count()}H`;
    case "day":
      return `P${count()}D`;
    case "weekend":
      return n === undefined ? "PXWE" : `P${count()}WE`;
    case "week":
      return `P${count()}W`;
    case "month":
      return `P${count()}M`;
    case "quarter":
      return `P${count()}Q`;
    case "year":
      return n !== undefined && n % 1 === 0.5 && n > 1 ? `P${Math.floor(n)}Y6M` : `P${count()}Y`;
    case "decade":
      return n === undefined ? "PXE" : `P${count(10)}Y`;
    case "century":
      return n === undefined ? "PXC" : `P${count(100)}Y`;
  }
}

const small = new Map<string, number>(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((name, i) => [name, i]),
);
const tens = new Map<string, number>(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((name, i) => [name, (i + 2) * 10]),
);
const scales = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
]);
export const ordinals = new Map<string, number>(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    .split(" ")
    .map((name, i) => [name, i + 1]),
);
ordinals.set("thirtieth", 30);

/** The ordinal at a word: "third", "23rd". */
export function ordinalAt(word: string): number | undefined {
  const known = ordinals.get(word);
  if (known) return known;
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  return match ? Number(match[1]) : undefined;
}

/** A number in a sentence; `n` is undefined for "several" and "a few". */
export interface Count {
  n: number | undefined;
  to: number;
}

/** The number that begins at a word: "30", "twenty-one", "a couple of", "two and a half", "several". */
export function countAt(s: Sentence, i: number): Count | undefined {
  let word = plainAt(s, i);
  if (!word) return undefined;
  const article = word === "a" || word === "an";
  if (article || word === "the") {
    const next = plainAt(s, i + 1);
    if (article && next === "couple") return { n: 2, to: plainAt(s, i + 2) === "of" ? i + 3 : i + 2 };
    if (article && next === "few") return { n: undefined, to: i + 2 };
    if (article && next === "dozen") return { n: 12, to: i + 2 };
    if (article && (next === "hundred" || next === "thousand")) return { n: scales.get(next), to: i + 2 };
    if (article && next === "half") return { n: 0.5, to: i + 2 };
    return undefined;
  }
  if (/^(?:several|few|many|numerous|some|recent|coming)$/.test(word)) return { n: undefined, to: i + 1 };
  if (word === "couple") return { n: 2, to: plainAt(s, i + 1) === "of" ? i + 2 : i + 1 };
  if (word === "dozens" && plainAt(s, i + 1) === "of") return { n: undefined, to: i + 2 };
  if (word === "half" && /^an?$/.test(plainAt(s, i + 1))) return { n: 0.5, to: i + 2 };
  let to = i;
  let total: number | undefined;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(word)) {
    total = Number(word.replace(/,/g, ""));
    to = i + 1;
    if (plainAt(s, to) === "1" && plainAt(s, to + 1) === "/" && plainAt(s, to + 2) === "2")
      return { n: total + 0.5, to: to + 3 };
    if (/^½$/.test(plainAt(s, to))) return { n: total + 0.5, to: to + 1 };
  } else {
    let current = 0;
    while (to - i < 12) {
      word = plainAt(s, to);
      const unit = small.get(word) ?? tens.get(word);
      if (unit !== undefined) {
        current += unit;
        total = (total ?? 0) + unit;
        to++;
        if (tens.has(word) && plainAt(s, to) === "-" && small.has(plainAt(s, to + 1))) to++;
        else if (
          !tens.has(word) &&
          !scales.has(plainAt(s, to)) &&
          !(plainAt(s, to) === "and" && plainAt(s, to + 1) === "a")
        )
          break;
      } else if (scales.has(word) && total !== undefined) {
        total = total - current + (current || 1) * scales.get(word)!;
        current = 0;
        to++;
      } else break;
    }
    if (total === undefined) return undefined;
  }
  if (plainAt(s, to) === "and" && /^an?$/.test(plainAt(s, to + 1)) && plainAt(s, to + 2) === "half")
    return { n: total! + 0.5, to: to + 3 };
  return { n: total, to };
}

/** A year spelled out, as broadcasters' transcripts have it: "nineteen ninety-six", "two thousand". */
export function spelledYearAt(s: Sentence, i: number): Count | undefined {
  const century =
    plainAt(s, i) === "nineteen"
      ? 1900
      : plainAt(s, i) === "eighteen"
        ? 1800
        : plainAt(s, i) === "twenty"
          ? 2000
          : undefined;
  if (century === undefined) return undefined;
  let to = i + 1;
  if (plainAt(s, to) === "-") to++;
  const first = tens.get(plainAt(s, to)) ?? small.get(plainAt(s, to));
  if (first === undefined || first < 10) return undefined;
  let n = century + first;
  to++;
  if (tens.has(plainAt(s, to - 1))) {
    const dash = plainAt(s, to) === "-" ? 1 : 0;
    const last = small.get(plainAt(s, to + dash));
    if (last !== undefined && last < 10) {
      n += last;
      to += dash + 1;
    }
  }
  return { n, to };
}

/** Offsets from UTC in minutes of the zones that news names; daylight time where its name says so. */
export const zones = new Map<string, number>([
  ["gmt", 0],
  ["utc", 0],
  ["bst", 60],
  ["cet", 60],
  ["cest", 120],
  ["eet", 120],
  ["eest", 180],
  ["msk", 180],
  ["est", -300],
  ["edt", -240],
  ["cst", -360],
  ["cdt", -300],
  ["mst", -420],
  ["mdt", -360],
  ["pst", -480],
  ["pdt", -420],
  ["ist", 330],
  ["jst", 540],
  ["kst", 540],
]);
