/** A day as a number: days since 1 January 1970. */
export type Day = number;

const DAY = 86_400_000;

/** The day of a year, month (1–12) and date; dates beyond a month's end run on into the next. */
export function dayFrom(year: number, month: number, date: number): Day {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return Math.round(moment.getTime() / DAY);
}

/** Year, month (1–12), date and weekday (Monday is 1, Sunday 7) of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number; weekday: number } {
  const moment = new Date(day * DAY);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    date: moment.getUTCDate(),
    weekday: ((moment.getUTCDay() + 6) % 7) + 1,
  };
}

/** A day in ISO 8601. */
export function isoDay(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${isoYear(year)}-${two(month)}-${two(date)}`;
}

export const isoYear = (year: number): string => String(year).padStart(4, "0");
export const two = (n: number): string => String(n).padStart(2, "0");

/** The day at the head of an ISO day or moment; undefined when there is none or when it does not exist. */
export function readDay(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = dayFrom(year, month, date);
  const back = partsOf(day);
  return back.month === month && back.date === date ? day : undefined;
}

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day => day - (partsOf(day).weekday - 1);

/** The ISO week of a day, "2025-W17". */
export function isoWeek(day: Day): string {
  const monday = mondayOf(day);
  const year = partsOf(monday + 3).year;
  const week = Math.round((monday - mondayOf(dayFrom(year, 1, 4))) / 7) + 1;
  return `${isoYear(year)}-W${two(week)}`;
}

/** How many days a month has. */
export const monthLength = (year: number, month: number): number =>
  dayFrom(year, month + 1, 1) - dayFrom(year, month, 1);

/** Easter Sunday of the western churches. */
export function westernEaster(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayFrom(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Easter Sunday of the Orthodox churches, in the Gregorian calendar. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const gap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayFrom(year, Math.floor(n / 31), (n % 31) + 1 + gap);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(calendar: string, day: Day): { month: string; date: number } {
  let format = formats.get(calendar);
  if (!format) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { month: "numeric", day: "numeric", timeZone: "UTC" });
    formats.set(calendar, format);
  }
  const parts = format.formatToParts(new Date(day * DAY));
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { month: find("month"), date: Number(find("day")) };
}

const searched = new Map<string, Day[]>();

/** The days of a Gregorian year on which another calendar shows a month and date; few, and none where it is not known. */
export function daysIn(calendar: string, year: number, month: string, date: number): Day[] {
  const key = `${calendar}/${year}/${month}/${date}`;
  const known = searched.get(key);
  if (known) return known;
  const found: Day[] = [];
  const end = dayFrom(year + 1, 1, 1);
  for (let day = dayFrom(year, 1, 1); day < end; day++) {
    const parts = partsIn(calendar, day);
    if (parts.date === date && parts.month === month) {
      found.push(day);
      day += 27;
    }
  }
  searched.set(key, found);
  return found;
}
