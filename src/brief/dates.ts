import type { When } from "../findings/span.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const seasons = ["winter", "spring", "summer", "autumn"];
const dayLength = 86_400_000;

/** The calendar day of an ISO day or moment, in the zone that it is written in. */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

function parts(day: string): { year: number; month: number; date: number; weekday: string } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]!;
  return { year, month, date, weekday };
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${dayOf(to)}T00:00:00Z`) - Date.parse(`${dayOf(from)}T00:00:00Z`)) / dayLength);
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${dayOf(day)}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

function mondayOf(day: string): string {
  const weekday = new Date(`${dayOf(day)}T00:00:00Z`).getUTCDay();
  return shift(day, -((weekday + 6) % 7));
}

/** "Wednesday 23 April 2025". */
export function longDay(day: string): string {
  const part = parts(day);
  return part ? `${part.weekday} ${part.date} ${months[part.month - 1]} ${part.year}` : day;
}

/** "23 April 2025". */
export function plainDay(day: string): string {
  const part = parts(day);
  return part ? `${part.date} ${months[part.month - 1]} ${part.year}` : day;
}

/** "April 2025", "2014": a day, a month or a year as far as it is given. */
export function looseDate(iso: string): string {
  if (/^\d{4}$/.test(iso)) return iso;
  const month = /^(\d{4})-(\d{2})$/.exec(iso);
  if (month) return `${months[Number(month[2]) - 1]} ${month[1]}`;
  return plainDay(iso);
}

/** "18:04 UTC on Wednesday 23 April 2025" for a moment, the day alone for the last moment of a day. */
export function momentInWords(iso: string): string {
  const moment = new Date(iso).toISOString();
  if (moment.endsWith("23:59:59.999Z")) return longDay(moment);
  return `${moment.slice(11, 16)} UTC on ${longDay(moment)}`;
}

function clock(iso: string): string {
  const match = /T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?/.exec(iso);
  if (!match) return "";
  const zone = match[2];
  if (!zone) return match[1]!;
  if (zone === "Z" || /^[+-]00:?00$/.test(zone)) return `${match[1]} UTC`;
  const offset = zone.replace(/^([+-])0?(\d+):?(\d{2})$/, (_, sign: string, hours: string, minutes: string) => {
    const shown = minutes === "00" ? hours : `${hours}:${minutes}`;
    return `${sign === "-" ? "−" : "+"}${shown}`;
  });
  return `${match[1]} (UTC${offset})`;
}

const clockTime = /\d{1,2}[:.]\d{2}|\d ?([ap]\.?m\b|o[’']clock|hours|GMT|UTC)|\b(noon|midday|midnight)\b/i;

/** "at 18:00 UTC on" where a clock was read, "on the morning of" where a part of the day was told, else nothing. */
function timeOf({ start, text }: When): string {
  if (!text || clockTime.test(text.exact)) return clock(start) ? `at ${clock(start)} on` : "";
  const part = /\b(morning|afternoon|evening|night)\b/i.exec(text.exact)?.[1];
  return part ? `on the ${part.toLowerCase()} of` : "";
}

/** Two days as "Saturday 19 to Monday 21 April 2025", with month and year said once where they are the same. */
export function daySpan(from: string, to: string): string {
  const [a, b] = [parts(from), parts(to)];
  if (!a || !b) return `${from} to ${to}`;
  const head =
    a.year !== b.year
      ? longDay(from)
      : a.month !== b.month
        ? `${a.weekday} ${a.date} ${months[a.month - 1]}`
        : `${a.weekday} ${a.date}`;
  return `${head} to ${longDay(to)}`;
}

/**
 * When something was or will be, as an adverb: "on Wednesday 23 April 2025", "this week", "in April 2025". A day is never
 * invented: what is known to the week is said to the week.
 */
export function adverb(when: When, asOf: string): string {
  const [start, end] = [dayOf(when.start), dayOf(when.end)];
  const [from, to] = [parts(start), parts(end)];
  if (!from || !to) return "";
  switch (when.precision) {
    case "minute":
    case "hour":
    case "day": {
      const time = when.precision === "day" ? "" : timeOf(when);
      if (/overnight/i.test(when.text?.exact ?? "") && daysBetween(start, end) === 1)
        return `overnight into ${longDay(end)}`;
      if (start !== end) return `from ${daySpan(start, end)}`;
      return time ? `${time} ${longDay(start)}` : `on ${longDay(start)}`;
    }
    case "week": {
      const weeks = daysBetween(mondayOf(asOf), mondayOf(start)) / 7;
      if (daysBetween(mondayOf(start), end) > 7) return `between ${plainDay(start)} and ${plainDay(end)}`;
      if (weeks === 0) return "this week";
      if (weeks === 1) return "next week";
      return `in the week of ${plainDay(mondayOf(start))}`;
    }
    case "month":
      if (start.slice(0, 7) === end.slice(0, 7)) return `in ${months[from.month - 1]} ${from.year}`;
      return from.year === to.year
        ? `between ${months[from.month - 1]} and ${months[to.month - 1]} ${to.year}`
        : `between ${months[from.month - 1]} ${from.year} and ${months[to.month - 1]} ${to.year}`;
    case "season": {
      const middle = parts(shift(start, Math.floor(daysBetween(start, end) / 2)))!;
      return `in ${seasons[Math.floor((middle.month % 12) / 3)]} ${middle.year}`;
    }
    case "year":
      return from.year === to.year ? `in ${from.year}` : `between ${from.year} and ${to.year}`;
    case "decade":
      return `in the ${Math.floor(from.year / 10) * 10}s`;
  }
}

/** The same for a term that runs: "from Saturday 19 to Monday 21 April 2025", "for Wednesday 23 April 2025". */
export function term(when: When, asOf: string): string {
  const phrase = adverb(when, asOf);
  return phrase.replace(/^on /, "for ");
}

/** A date as a short label for a margin: "23 April", with the year when it is not the year of `asOf`. */
export function shortDay(day: string, asOf: string): string {
  const part = parts(day);
  if (!part) return day;
  const year = asOf.startsWith(String(part.year)) ? "" : ` ${part.year}`;
  return `${part.date} ${months[part.month - 1]}${year}`;
}

/** An event time as a short label for a margin: "23 April", "24–27 April", "week of 5 May". */
export function shortWhen(when: When, asOf: string): string {
  const [start, end] = [dayOf(when.start), dayOf(when.end)];
  const [from, to] = [parts(start), parts(end)];
  if (!from || !to) return "";
  if (when.precision === "week")
    return adverb(when, asOf)
      .replace(/^in the /, "")
      .replace(` ${asOf.slice(0, 4)}`, "");
  if (!["day", "hour", "minute"].includes(when.precision)) return adverb(when, asOf).replace(/^in /, "");
  if (start === end) return shortDay(start, asOf);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${from.date}–${shortDay(end, asOf)}`;
  return `${shortDay(start, asOf)} – ${shortDay(end, asOf)}`;
}

/** Where an event time lies, seen from the day asked for. A time that is not known is neither ahead nor past. */
export function nearness(when: When | undefined, asOf: string): "ahead" | "now" | "past" | "undated" {
  if (!when) return "undated";
  const day = dayOf(asOf);
  if (dayOf(when.end) < day) return "past";
  return dayOf(when.start) > day ? "ahead" : "now";
}
