import { type Resolved, sidesOf } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";
import { type Days, daysOf, gap, inWords, isExact, weeksOf } from "./window.ts";

type Told = Resolved<"violation">;

function windowOf({ finding, reportDay }: Told): Days & { told: boolean } {
  const days = daysOf(finding.when);
  return days ? { ...days, told: isExact(finding.when) } : { from: reportDay - 2, to: reportDay, told: false };
}

const side = (told: Told, id: string | undefined) => (id === undefined ? undefined : sidesOf(told, [id])[0]);
const accused = (told: Told) => side(told, told.finding.accused);
const accuser = (told: Told) => side(told, told.finding.accuser);
const clash = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;

/** Who accuses whom, and when: how far two accounts tell of one breach. */
export const sameViolation: Sameness<"violation"> = {
  blocks(told) {
    const by = accused(told) ?? accuser(told);
    return by === undefined ? [] : weeksOf(windowOf(told)).flatMap((week) => [`${week} ${by}`]);
  },

  excludes(a, b) {
    if (clash(accused(a), accused(b))) return "others are accused";
    if (clash(accuser(a), accuser(b))) return "others accuse";
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    return daysA.told && daysB.told && gap(daysA, daysB) > 0 ? "they are on different days" : undefined;
  },

  same(a, b) {
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    if (gap(daysA, daysB) > 0 || accused(a) === undefined || accused(a) !== accused(b)) return undefined;
    const strength =
      1 + (accuser(a) !== undefined && accuser(a) === accuser(b) ? 1 : 0) + (daysA.told && daysB.told ? 1 : 0);
    if (strength < 2) return undefined;
    const days = { from: Math.max(daysA.from, daysB.from), to: Math.min(daysA.to, daysB.to) };
    return { strength, why: `In both ${accused(a)} is accused of a breach ${inWords(days)}.` };
  },
};
