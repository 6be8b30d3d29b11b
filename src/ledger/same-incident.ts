import type { Range } from "../findings/span.ts";
import { remembered } from "./remembered.ts";
import type { Resolved } from "./resolve.ts";
import { comparePlaces } from "./same-place.ts";
import type { Sameness } from "./sameness.ts";
import { type Days, daysOf, gap, inWords, isExact, weeksOf } from "./window.ts";

type Told = Resolved<"incident">;

/** The days on which it may have happened: those told, else the ten before the report. */
const windowOf = remembered(({ finding, reportDay }: Told): Days & { told: boolean } => {
  const days = daysOf(finding.when);
  if (days && days.to - days.from <= 45) return { ...days, told: isExact(finding.when) };
  return { from: reportDay - 10, to: reportDay, told: false };
});

const place = (told: Told) => (told.finding.place === undefined ? undefined : told.places.get(told.finding.place));

function words(text: string | undefined): string[] {
  return (text ?? "").toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

function targetsDiffer(a: Told, b: Told): boolean {
  const [one, other] = [words(a.finding.target), words(b.finding.target)];
  return one.length > 0 && other.length > 0 && !one.some((word) => other.includes(word));
}

function bounds(range: Range | undefined): { low: number; high: number } | undefined {
  const low = range?.low ?? range?.best ?? range?.high;
  const high = range?.high ?? range?.best ?? range?.low;
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Two tolls that no correction explains: one is more than three times the other, and not by a handful. */
function tollsClash(a: Range | undefined, b: Range | undefined): boolean {
  const [one, other] = [bounds(a), bounds(b)];
  if (!one || !other) return false;
  const [less, more] = one.high <= other.high ? [one, other] : [other, one];
  return more.low > 3 * less.high && more.low - less.high > 6;
}

const general = /^(attack|strike|violence|fighting|incident|other)$/;

function kinOf(a: string, b: string): boolean {
  if (a === b || general.test(a) || general.test(b)) return true;
  const [one, other] = [a.split(/[-_ ]/), b.split(/[-_ ]/)];
  return one.some((part) => other.includes(part));
}

/** Place, days, kind and toll: how far two accounts tell of one incident. */
export const sameIncident: Sameness<"incident"> = {
  blocks(told) {
    const where = place(told);
    const spots = where ? [`at ${where.node}`, `at ${where.key}`] : [];
    if (where?.country) spots.push(`in ${where.country}`);
    if (!where) spots.push(...words(told.finding.target).map((word) => `on ${word}`));
    return weeksOf(windowOf(told)).flatMap((week) => spots.map((spot) => `${week} ${spot}`));
  },

  excludes(a, b) {
    if (a.article === b.article) return "one article tells of them as two";
    const where = comparePlaces(place(a), place(b));
    if (where === "apart") return "they are in two places";
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    if (daysA.told && daysB.told && gap(daysA, daysB) > 1) return "they are on different days";
    if (!kinOf(a.finding.type, b.finding.type) && targetsDiffer(a, b))
      return "one kind of attack and target is not the other";
    if (tollsClash(a.finding.killed, b.finding.killed)) return "the numbers of dead exclude each other";
    return undefined;
  },

  same(a, b) {
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    const apart = gap(daysA, daysB);
    if (apart > 1) return undefined;
    const where = comparePlaces(place(a), place(b));
    let strength = { same: 2, within: 0.8, unclear: 0, apart: 0 }[where];
    strength += daysA.told && daysB.told ? (apart === 0 ? 2 : 1) : 0.8;
    strength += a.finding.type === b.finding.type ? 0.7 : kinOf(a.finding.type, b.finding.type) ? 0.3 : -0.5;
    if (targetsDiffer(a, b)) strength -= 0.8;
    else if (words(a.finding.target).some((word) => words(b.finding.target).includes(word))) strength += 0.8;
    const [dead, others] = [bounds(a.finding.killed), bounds(b.finding.killed)];
    if (dead && others) strength += dead.low === others.low ? 0.8 : 0.2;
    if (strength < 2.8) return undefined;
    const spot = place(a)?.name ?? place(b)?.name ?? a.finding.target ?? "one place";
    const days = { from: Math.max(daysA.from, daysB.from), to: Math.min(daysA.to, daysB.to) };
    return {
      strength,
      why: `Both tell of a ${a.finding.type} at ${spot}${days.from <= days.to ? ` ${inWords(days)}` : ""}.`,
    };
  },
};
