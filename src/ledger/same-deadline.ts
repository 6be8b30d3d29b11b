import { type Resolved, sidesOf } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";
import { daysOf } from "./window.ts";

type Told = Resolved<"deadline">;

const within = 60;
const side = (told: Told, id: string | undefined) => (id === undefined ? undefined : sidesOf(told, [id])[0]);
const setBy = (told: Told) => side(told, told.finding.setBy);
const setFor = (told: Told) => side(told, told.finding.setFor);
const clash = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
const due = ({ finding }: Told) => daysOf(finding.when)?.to;

/** The same day set by or for the same side. */
export const sameDeadline: Sameness<"deadline"> = {
  blocks(told) {
    const day = due(told);
    const sides = [setBy(told), setFor(told)].filter((id) => id !== undefined);
    return day === undefined ? [] : sides.flatMap((id) => [`${day} ${id}`, `${day + 1} ${id}`]);
  },

  excludes(a, b) {
    if (clash(setBy(a), setBy(b))) return "others set it";
    if (clash(setFor(a), setFor(b))) return "it is set for others";
    const [one, other] = [due(a), due(b)];
    return one !== undefined && other !== undefined && Math.abs(one - other) > 1
      ? "they end on different days"
      : undefined;
  },

  same(a, b) {
    const [one, other] = [due(a), due(b)];
    if (one === undefined || other === undefined || Math.abs(one - other) > 1) return undefined;
    if (Math.abs(a.reportDay - b.reportDay) > within) return undefined;
    const agree = [setBy(a) !== undefined && setBy(a) === setBy(b), setFor(a) !== undefined && setFor(a) === setFor(b)];
    const strength = agree.filter(Boolean).length + (one === other ? 0.5 : 0);
    return strength >= 1
      ? { strength, why: `Both tell of a deadline that ends on ${a.finding.when?.end}.` }
      : undefined;
  },
};
