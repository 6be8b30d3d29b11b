import type { Resolved } from "./resolve.ts";
import { sameActor } from "./same-actor.ts";
import type { Sameness } from "./sameness.ts";

type Told = Resolved<"appointment">;

const within = 60;
const person = (told: Told) => (told.finding.actor === undefined ? undefined : told.actors.get(told.finding.actor));

/** The same person named or dismissed in the same weeks. */
export const sameAppointment: Sameness<"appointment"> = {
  blocks(told) {
    const who = person(told);
    const season = Math.floor(told.reportDay / within);
    return (who?.surnames ?? []).flatMap((name) => [`${season} ${name}`, `${season + 1} ${name}`]);
  },

  excludes(a, b) {
    const [one, other] = [person(a), person(b)];
    if (one && other && sameActor(one, other) === "different") return "they are of two persons";
    const enters = (told: Told) => told.finding.act === "named";
    return enters(a) !== enters(b) ? "one takes office and the other leaves it" : undefined;
  },

  same(a, b) {
    const [one, other] = [person(a), person(b)];
    if (!one || !other || Math.abs(a.reportDay - b.reportDay) > within) return undefined;
    return { strength: sameActor(one, other) === "same" ? 2 : 1, why: `Both tell of the office of ${one.name}.` };
  },
};
