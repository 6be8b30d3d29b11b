import type { Incident } from "../findings/finding.ts";
import type { Span, When } from "../findings/span.ts";
import type { Sentence } from "../language/document.ts";
import { type Casualties, casualtyOf } from "./casualties.ts";
import type { Trigger } from "./deed-triggers.ts";
import { type DeedPlace, generic } from "./incident-details.ts";

/** One telling of a deed. */
export interface Deed {
  s: Sentence;
  triggers: Trigger[];
  span: Span;
  type: string;
  means?: string;
  target?: string;
  places: DeedPlace[];
  when?: When;
  casualties: Casualties;
  responsibility: Incident["responsibility"];
  definite: boolean;
  /** "another attack" */
  another: boolean;
}

interface Toll {
  low?: number;
  best?: number;
  high?: number;
}
const equalRange = (a: Toll, b: Toll) => (a.best ?? a.low ?? a.high) === (b.best ?? b.low ?? b.high);

const day = (moment: string) => moment.slice(0, 10);

const strike = /^(?:drone-strike|missile-strike|air-strike|shelling|bombing)$/;
const known = (deed: Deed) => deed.places.filter((one) => one.key !== "same");

/** Whether two tellings are of one deed. */
export function sameDeed(a: Deed, b: Deed): boolean {
  if (a.s === b.s) return false;
  if (b.another) return false;
  const again = known(b).length === 0 && b.s.index > a.s.index && b.s.index - a.s.index <= 2;
  // "dropped missiles from drones … the drone attack": which strike it was may be told in two ways.
  const strikes = again && b.definite && strike.test(a.type) && strike.test(b.type);
  if (a.type !== b.type && !generic.has(a.type) && !generic.has(b.type) && !strikes) return false;
  const share = known(a).some((one) => known(b).some((other) => one.key === other.key));
  if (known(a).length > 0 && known(b).length > 0 && !share && !(b.s.title && a.type === b.type)) return false;
  if (a.when && b.when && (day(a.when.end) < day(b.when.start) || day(b.when.end) < day(a.when.start))) return false;
  const [x, y] = [a.casualties.killed, b.casualties.killed];
  if (x && y && !equalRange(x, y) && !((share || again) && (b.definite || b.s.title))) return false;
  if (x && y && equalRange(x, y)) return true;
  if (share && (a.when || b.when || b.definite || b.s.title)) return true;
  if (b.s.title && a.type === b.type && !y) return true;
  if (b.s.title) return share || (known(b).length === 0 && !y);
  // "Nine people were killed." tells of the deed before it.
  const tollOnly = b.triggers.every((one) => one.verb && casualtyOf(one.word)) && !y !== !x;
  const close = b.s.index - a.s.index <= 2 && b.s.index > a.s.index;
  const bare = known(b).length === 0 && (!b.when || !!a.when) && (!(x && y) || b.definite);
  return (
    close &&
    bare &&
    (b.definite ||
      tollOnly ||
      (b.casualties.injured !== undefined &&
        !y &&
        !a.casualties.injured &&
        b.triggers.every((one) => (one.verb ? casualtyOf(one.word) : b.when !== undefined))) ||
      (!b.casualties.killed &&
        b.triggers.some((one) => one.verb) &&
        b.responsibility.some((one) => one.basis === "claimed")))
  );
}
