import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTimeMl } from "../../src/scoring/timeml.ts";
import { type MarkedTime, scoreTimes } from "../../src/scoring/times.ts";

const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const numbers = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const pattern = new RegExp(
  String.raw`\b(?:(?<month>${months}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?: (?<day>\d{1,2})(?!\d))?(?:,? (?<year>\d{4}))?|(?<weekday>${days.join("|")})|(?<deictic>today|yesterday|tomorrow|now)|(?<near>last|this|next) (?<unit>week|month|year)|(?<count>${numbers.join("|")}|\d+) (?<length>day|week|month|year)s?|(?<alone>(?:19|20)\d\d))\b`,
  "gi",
);

/** Dates, weekdays, years, "today" and counted lengths by one regular expression; weekdays are the last before the day of writing. */
export function timesBaseline(path: string): object {
  const cases = readdirSync(path)
    .filter((name) => name.endsWith(".tml"))
    .sort()
    .map((id) => {
      const { text, created, times } = readTimeMl(readFileSync(join(path, id), "utf8"));
      return { id, gold: times, found: guesses(text, new Date(`${(created ?? "2000-01-01").slice(0, 10)}T00:00:00Z`)) };
    });
  return scoreTimes(cases).metrics;
}

function guesses(text: string, written: Date): MarkedTime[] {
  const iso = (shift: number) => new Date(written.getTime() + shift * 86_400_000).toISOString().slice(0, 10);
  const value = (found: Record<string, string | undefined>): string => {
    const { month, day, year, weekday, deictic, near, unit, count, length, alone } = found;
    if (alone) return alone;
    if (deictic) return deictic === "now" ? "PRESENT_REF" : iso({ today: 0, yesterday: -1, tomorrow: 1 }[deictic] ?? 0);
    if (weekday) {
      const wanted = days.findIndex((name) => name.toLowerCase() === weekday.toLowerCase());
      return iso(-((written.getUTCDay() - wanted + 7) % 7));
    }
    if (count) {
      const many = /^\d/.test(count) ? Number(count) : Math.max(1, numbers.indexOf(count.toLowerCase()));
      return `P${many}${length![0]!.toUpperCase()}`;
    }
    if (near) {
      const shift = { last: -1, this: 0, next: 1 }[near.toLowerCase()] ?? 0;
      if (unit === "year") return String(written.getUTCFullYear() + shift);
      const moved = new Date(Date.UTC(written.getUTCFullYear(), written.getUTCMonth() + shift, 1));
      return unit === "month" ? moved.toISOString().slice(0, 7) : iso(7 * shift);
    }
    const number =
      1 + months.split("|").findIndex((name) => name.slice(0, 3).toLowerCase() === month!.slice(0, 3).toLowerCase());
    const date = `${year ?? written.getUTCFullYear()}-${String(number).padStart(2, "0")}`;
    return day ? `${date}-${day.padStart(2, "0")}` : date;
  };
  return [...text.matchAll(pattern)].map((match) => {
    const found = Object.fromEntries(Object.entries(match.groups!).map(([name, words]) => [name, words]));
    return {
      start: match.index,
      end: match.index + match[0].length,
      value: value({ ...found, deictic: found.deictic?.toLowerCase() }),
    };
  });
}
