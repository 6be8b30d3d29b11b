import type { When } from "../findings/span.ts";

/** A stretch of days, both ends included, counted from 1970. */
export interface Days {
  from: number;
  to: number;
}

const aDay = 86_400_000;

/** The number of the day that an ISO day or moment falls on. */
export function dayOf(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / aDay);
}

/** The ISO day with this number. */
export function isoDay(day: number): string {
  return new Date(day * aDay).toISOString().slice(0, 10);
}

const exact = new Set<When["precision"]>(["minute", "hour", "day"]);

/** Whether a time is told to the day. */
export function isExact(when: When | undefined): when is When {
  return when !== undefined && exact.has(when.precision) && !Number.isNaN(dayOf(when.start));
}

/** The days of a time; undefined where it has none. */
export function daysOf(when: When | undefined): Days | undefined {
  if (!when) return undefined;
  const from = dayOf(when.start);
  const to = dayOf(when.end);
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return from <= to ? { from, to } : { from: to, to: from };
}

/** How many days lie between two stretches; 0 where they meet. */
export function gap(a: Days, b: Days): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

/** A stretch in words, for the sentence that says why. */
export function inWords(days: Days): string {
  return days.from === days.to ? `on ${isoDay(days.from)}` : `between ${isoDay(days.from)} and ${isoDay(days.to)}`;
}

/** The weeks that a stretch touches, at most eight, by number. */
export function weeksOf(days: Days): number[] {
  const first = Math.floor(days.from / 7);
  const last = Math.min(Math.floor(days.to / 7), first + 7);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
