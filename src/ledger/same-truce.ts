import { type Resolved, sidesOf, someOpen } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";
import { type Days, daysOf, gap, inWords, weeksOf } from "./window.ts";

type Told = Resolved<"truce">;

function windowOf({ finding, reportDay }: Told): Days & { told: boolean } {
  const days = daysOf(finding.when);
  return days ? { ...days, told: true } : { from: reportDay - 14, to: reportDay + 7, told: false };
}

const bound = ({ finding: { declaredBy, parties } }: Told) => (declaredBy ? [declaredBy, ...parties] : parties);
const sides = (told: Told) => sidesOf(told, bound(told));
/** It is not told for which side its declarer speaks, or whom it binds. */
const isOpen = (told: Told) => bound(told).length === 0 || someOpen(told, bound(told));

const scope = (told: Told): string[] => (told.finding.scope ?? "").toLowerCase().match(/\p{L}{4,}/gu) ?? [];

function scopesDiffer(a: Told, b: Told): boolean {
  const [one, other] = [scope(a), scope(b)];
  return one.length > 0 && other.length > 0 && !one.some((word) => other.includes(word));
}

function declarer(told: Told): string | undefined {
  return told.finding.declaredBy && sidesOf(told, [told.finding.declaredBy])[0];
}

/** Declarer or parties, days and scope: how far two accounts tell of one truce. */
export const sameTruce: Sameness<"truce"> = {
  blocks(told) {
    const { from, to } = windowOf(told);
    const first = Math.floor(from / 30);
    const months = Array.from({ length: Math.min(4, Math.floor(to / 30) - first + 1) }, (_, index) => first + index);
    const tokens = months.flatMap((month) => sides(told).map((side) => `${month} ${side}`));
    const { told: known, ...days } = windowOf(told);
    return known ? [...tokens, ...weeksOf(days).map((week) => `in ${week}`)] : tokens;
  },

  excludes(a, b) {
    if (a.article === b.article) return "one article tells of them as two";
    const { finding: one } = a;
    const { finding: other } = b;
    if (scopesDiffer(a, b)) return "they cover different things";
    const [by, from] = [declarer(a), declarer(b)];
    if (by && from && by !== from && one.status === "proposed" && other.status === "proposed")
      return "others propose it";
    if (by && from && by !== from && one.arrangement === "unilateral" && other.arrangement === "unilateral") {
      return "others declare it";
    }
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    if (!daysA.told || !daysB.told) return undefined;
    if (gap(daysA, daysB) > 1) return "they are at different times";
    const apart = Math.abs(daysA.from - daysB.from);
    if (apart > 7 && one.arrangement !== other.arrangement)
      return `one is ${one.arrangement} and the other ${other.arrangement}`;
    return undefined;
  },

  parties: bound,

  same(a, b) {
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    if (gap(daysA, daysB) > 1) return undefined;
    const [sidesA, sidesB] = [sides(a), sides(b)];
    const both = sidesA.filter((side) => sidesB.includes(side));
    if (both.length === 0 && !isOpen(a) && !isOpen(b)) return undefined;
    let strength = both.length === 0 ? 0.2 : both.length / new Set([...sidesA, ...sidesB]).size;
    strength += daysA.told && daysB.told ? (Math.abs(daysA.from - daysB.from) <= 2 ? 2 : 0.7) : 0.7;
    if (a.finding.arrangement === b.finding.arrangement) strength += 0.5;
    if (scope(a).some((word) => scope(b).includes(word))) strength += 0.7;
    if (declarer(a) && declarer(a) === declarer(b)) strength += 0.7;
    if (strength < 1.8) return undefined;
    const days = { from: Math.max(daysA.from, daysB.from), to: Math.min(daysA.to, daysB.to) };
    return {
      strength,
      ...(both.length === 0 ? { open: true } : {}),
      why: `Both tell of a truce${both.length > 0 ? ` of ${both.join(", ")}` : ""}${days.from <= days.to ? ` ${inWords(days)}` : ""}.`,
    };
  },
};
