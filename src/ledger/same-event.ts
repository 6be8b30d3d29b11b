import { type Resolved, sidesOf } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";
import { type Days, daysOf, gap, inWords, isoDay, weeksOf } from "./window.ts";

type Told = Resolved<"event">;

function windowOf({ finding, reportDay }: Told): Days & { told: boolean } {
  const days = daysOf(finding.when);
  if (days) return { ...days, told: true };
  return finding.phase === "planned"
    ? { from: reportDay - 1, to: reportDay + 14, told: false }
    : { from: reportDay - 7, to: reportDay + 1, told: false };
}

const actors = (told: Told) => sidesOf(told, told.finding.actors);
const recipients = (told: Told) => sidesOf(told, told.finding.recipients);
const meet = (a: string[], b: string[]) => a.length === 0 || b.length === 0 || a.some((side) => b.includes(side));

/** What was done, by whom, to whom and when: how far two accounts tell of one event. */
export const sameEvent: Sameness<"event"> = {
  blocks(told) {
    const window = windowOf(told);
    const { event } = told.finding.plover;
    const length = window.to - window.from;
    const months = [isoDay(window.from).slice(0, 7), isoDay(window.to).slice(0, 7)];
    const times = length > 31 ? [] : months;
    if (length <= 7) times.push(...weeksOf(window).map((week) => `week ${week}`));
    if (length > 7) times.push(isoDay(window.from).slice(0, 4));
    return times.flatMap((time) => actors(told).map((actor) => `${time} ${event} ${actor}`));
  },

  excludes(a, b) {
    if (a.finding.plover.event !== b.finding.plover.event) return "they are of two classes";
    if (a.finding.plover.mode && b.finding.plover.mode && a.finding.plover.mode !== b.finding.plover.mode) {
      return "they are of two modes";
    }
    if (Boolean(a.finding.negated) !== Boolean(b.finding.negated)) return "one says that it did not happen";
    if (!meet(actors(a), actors(b))) return "others act";
    if (!meet(recipients(a), recipients(b))) return "others are acted upon";
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    return daysA.told && daysB.told && gap(daysA, daysB) > 1 ? "they are at different times" : undefined;
  },

  same(a, b) {
    if (a.article === b.article) return undefined;
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    if (gap(daysA, daysB) > 0) return undefined;
    const known = daysA.told && daysB.told;
    const who = actors(a).filter((side) => actors(b).includes(side));
    const whom = recipients(a).filter((side) => recipients(b).includes(side));
    if (who.length === 0) return undefined;
    const strength =
      1 + (whom.length > 0 ? 1 : 0) + (known ? 1 : 0) + (Math.abs(a.reportDay - b.reportDay) <= 2 ? 0.5 : 0);
    if (strength < 2.5) return undefined;
    const days = { from: Math.max(daysA.from, daysB.from), to: Math.min(daysA.to, daysB.to) };
    return {
      strength,
      why: `In both ${who.join(", ")} acts${whom.length > 0 ? ` on ${whom.join(", ")}` : ""} (${a.finding.plover.event}) ${inWords(days)}.`,
    };
  },
};
