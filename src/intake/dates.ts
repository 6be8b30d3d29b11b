import { Fault } from "../errors.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
// Minutes east of Greenwich. Names that several countries use for different times (IST, CST of China) are left out.
const ZONES: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  trt: 180,
  gst: 240,
  pkt: 300,
  hkt: 480,
  sgt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
/** Zones named without saying whether it is summer. */
const SEASONAL: Record<string, string> = {
  et: "America/New_York",
  ct: "America/Chicago",
  mt: "America/Denver",
  pt: "America/Los_Angeles",
};
const DAY = 86_400_000;

type Parts = {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  zone?: string;
};

/**
 * The day or moment that a date in any of the forms of web pages names, in ISO 8601 with the offset as stated:
 * "2025-04-23" or "2025-04-23T09:30:00+01:00". A time without its zone is no moment: only its day is kept.
 */
export function dateOf(raw: string): string | undefined {
  const text = raw.trim().slice(0, 200);
  const parts = epochParts(text) ?? isoParts(text) ?? numericParts(text) ?? namedParts(text);
  return parts && isoOf(parts);
}

/** A date that a page states, unless it lies more than a day after `now`: pages err, and a wrong date is worse than none. */
export function statedDate(raw: string | undefined, now: string): string | undefined {
  const date = raw ? dateOf(raw) : undefined;
  return date && !isFuture(date, now) ? date : undefined;
}

/** The date of publication that a person gives; faults with `bad-date` when it is none or lies in the future. */
export function hintedDate(raw: string, now: string): string {
  const date = dateOf(raw);
  const hint = "Give a day, as 2025-04-22, or a moment with its zone, as 2025-04-22T18:00Z or 2025-04-22T18:00+03:00.";
  if (!date) throw new Fault("bad-date", `“${raw}” is not a date`, hint);
  if (!date.includes("T") && /\d:\d/.test(raw)) throw new Fault("bad-date", `“${raw}” has a time but no zone`, hint);
  if (isFuture(date, now)) {
    throw new Fault("bad-date", `“${raw}” lies in the future`, "Give the date on which the article was published.");
  }
  return date;
}

/** Milliseconds of a date that `dateOf` gave; a day counts from its beginning in UTC. */
export function timeOf(date: string): number {
  return Date.parse(date.includes("T") ? date : `${date}T00:00:00Z`);
}

function isFuture(date: string, now: string): boolean {
  return timeOf(date) > Date.parse(now) + DAY;
}

function epochParts(text: string): Parts | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  const date = new Date(Number(text) * (text.length === 10 ? 1_000 : 1));
  return isoParts(date.toISOString());
}

function isoParts(text: string): Parts | undefined {
  const found =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|t|\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([A-Za-z]{1,4}|(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[+-]\d{1,2})?)?/.exec(
      text,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/.exec(text);
  return found ? partsOf(found[1], found[2], found[3], found[4], found[5], found[6], found[7]) : undefined;
}

/** 2025/04/23, 23.04.2025, 23/04/2025, 4/23/2025: a date in which day and month could change places is none. */
function numericParts(text: string): Parts | undefined {
  const yearFirst = /\b((?:19|20)\d{2})[/.](\d{1,2})[/.](\d{1,2})\b/.exec(text);
  const yearLast = yearFirst ? null : /(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})\b/.exec(text);
  const date = yearFirst ?? yearLast;
  if (!date) return undefined;
  const clock = clockIn(text.slice(date.index + date[0].length)) ?? clockIn(text.slice(0, date.index));
  if (yearFirst) return { ...partsOf(yearFirst[1], yearFirst[2], yearFirst[3]), ...clock };
  const [, first, mark, second, year] = yearLast!;
  const dayFirst = mark === "." || Number(first) > 12 || first === second;
  if (!dayFirst && Number(second) <= 12) return undefined;
  return { ...(dayFirst ? partsOf(year, second, first) : partsOf(year, first, second)), ...clock };
}

/** "April 23, 2025 at 10:15 p.m. ET", "Wed, 23 Apr 2025 10:15:00 +0200", "23rd April 2025". */
function namedParts(text: string): Parts | undefined {
  const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
  const dayFirst = new RegExp(
    `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s.-]*(?:of\\s+)?${month}[,\\s.-]*((?:19|20)\\d{2})\\b`,
    "i",
  );
  const monthFirst = new RegExp(`\\b${month}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s*((?:19|20)\\d{2})(?!\\d)`, "i");
  const unixLike = new RegExp(
    `\\b${month}\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}:\\d{2})\\s+(?:([A-Z]{3,4})\\s+)?((?:19|20)\\d{2})`,
    "i",
  );
  const monthNumber = (name: string) => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
  const british = dayFirst.exec(text);
  if (british) return { ...partsOf(british[3], monthNumber(british[2]!), british[1]), ...clockBeside(text, british) };
  const american = monthFirst.exec(text);
  if (american)
    return { ...partsOf(american[3], monthNumber(american[1]!), american[2]), ...clockBeside(text, american) };
  const unix = unixLike.exec(text);
  if (unix) return { ...partsOf(unix[5], monthNumber(unix[1]!), unix[2]), ...clockIn(`${unix[3]} ${unix[4] ?? ""}`) };
  return undefined;
}

function clockBeside(text: string, date: RegExpExecArray) {
  return clockIn(text.slice(date.index + date[0].length)) ?? clockIn(text.slice(0, date.index));
}

function clockIn(text: string): Pick<Parts, "hour" | "minute" | "second" | "zone"> | undefined {
  const found =
    /(?<!\d)(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)(?![a-z])\s*\(?((?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2}|[A-Z]{1,4}\b)?/i.exec(
      text,
    ) ??
    /(?<!\d)(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\.\d+)?()\s*\(?((?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2}|[A-Z]{1,4}\b)?/i.exec(
      text,
    );
  if (!found) return undefined;
  let hour = Number(found[1]);
  const half = found[4]?.[0]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  return { hour, minute: Number(found[2] ?? 0), second: Number(found[3] ?? 0), zone: found[5] };
}

function partsOf(
  year?: string,
  month?: string,
  day?: string,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): Parts {
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    ...(hour === undefined
      ? {}
      : { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0), zone }),
  };
}

function isoOf({ year, month, day, hour, minute = 0, second = 0, zone }: Parts): string | undefined {
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const noon = new Date(`${date}T12:00:00Z`);
  if (year < 1900 || Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(date)) return undefined;
  if (hour === undefined || hour > 23 || minute > 59 || second > 60 || !zone) return date;
  const clock = `${pad(hour)}:${pad(minute)}:${pad(Math.min(second, 59))}`;
  const offset = offsetOf(zone, `${date}T${clock}Z`);
  if (offset === undefined) return date;
  if (offset === 0) return `${date}T${clock}Z`;
  const size = Math.abs(offset);
  return `${date}T${clock}${offset < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function offsetOf(zone: string, local: string): number | undefined {
  const name = zone.toLowerCase();
  if (name in ZONES) return ZONES[name];
  if (name in SEASONAL) return seasonalOffset(SEASONAL[name]!, local);
  const found = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!found || Number(found[2]) > 14 || Number(found[3] ?? 0) > 59) return undefined;
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
}

function seasonalOffset(timeZone: string, local: string): number {
  const there = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
    new Date(local),
  );
  return Math.round((Date.parse(`${there.replace(" ", "T")}Z`) - Date.parse(local)) / 60_000);
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}
