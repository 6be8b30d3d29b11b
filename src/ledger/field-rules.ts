import type { Range, When } from "../findings/span.ts";
import type { FieldRule } from "./choose.ts";
import { plainKey } from "./name-key.ts";
import { comparePlaces } from "./same-place.ts";
import type { PlaceSketch } from "./sketch.ts";
import type { Words } from "./told.ts";
import { daysOf, gap } from "./window.ts";

/** A word of the vocabulary, a number, a yes or no. */
export const plainValue: FieldRule<string | number | boolean> = {
  key: (value) => (typeof value === "string" ? plainKey(value) : String(value)),
  text: String,
};

/** An actor, by the ledger's id. */
export function actorValue(words: Words): FieldRule<string> {
  return { key: (id) => id, text: (id) => words.actor(id) };
}

/** A place: a city within a country agrees with that country, and is finer. */
export function placeValue(words: Words, places: ReadonlyMap<string, PlaceSketch>): FieldRule<string> {
  return {
    key: (id) => id,
    text: (id) => words.place(id),
    agrees(a, b) {
      const relation = comparePlaces(places.get(a), places.get(b));
      return relation === "same" || relation === "within";
    },
    fineness(id) {
      const place = places.get(id);
      return place ? { country: 0, region: 1, point: 2 }[place.reach] + (place.at ? 0.5 : 0) : 0;
    },
  };
}

/** A time: one that lies within another agrees with it, and is finer. */
export const whenValue: FieldRule<When> = {
  key: ({ start, end }) => `${start}/${end}`,
  text: ({ start, end }) => (start === end ? start : `${start}/${end}`),
  agrees(a, b) {
    const [one, other] = [daysOf(a), daysOf(b)];
    return one !== undefined && other !== undefined && gap(one, other) === 0;
  },
  fineness(when) {
    const days = daysOf(when);
    return days ? -(days.to - days.from) : Number.NEGATIVE_INFINITY;
  },
};

/** A number with its bounds; "at least nine" and "nine" agree, "nine" and "twelve" do not. */
export const rangeValue: FieldRule<Range> = {
  key: ({ low, best, high }) => [low, best, high].map((bound) => bound ?? "").join("/"),
  text: rangeText,
  agrees(a, b) {
    const [one, other] = [bounds(a), bounds(b)];
    return one.low <= other.high && other.low <= one.high && (one.from === other.from || isExact(a) !== isExact(b));
  },
};

const isExact = ({ low, best, high }: Range) => best !== undefined && low === undefined && high === undefined;

function bounds({ low, best, high }: Range): { low: number; high: number; from: number } {
  const from = best ?? low ?? high ?? 0;
  if (best !== undefined && low === undefined && high === undefined) return { low: best, high: best, from };
  return { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY, from };
}

function rangeText({ low, best, high }: Range): string {
  const number = (value: number) => value.toLocaleString("en-US");
  if (best !== undefined && (low === undefined || low === best) && (high === undefined || high === best))
    return number(best);
  if (low !== undefined && high !== undefined) return `${number(low)} to ${number(high)}`;
  if (low !== undefined) return `at least ${number(low)}`;
  return high === undefined ? "unknown" : `at most ${number(high)}`;
}
