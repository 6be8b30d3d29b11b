import { addUp, bootstrap, type Intervals } from "./bootstrap.ts";
import { type Prf, prf } from "./prf.ts";

/** A place's name in a text, with a position where one is known. */
export interface MarkedPlace {
  start: number;
  end: number;
  lat?: number;
  lon?: number;
}

/** One text: its names as people marked them, what the reader found, and what it made of the marked names when given them. */
export interface PlacesCase {
  id: string;
  gold: MarkedPlace[];
  found: MarkedPlace[];
  /** One for each of `gold`, in its order. */
  given: MarkedPlace[];
}

export interface PlacesMetrics {
  toponym: Prf;
  accuracy161: number;
  endToEnd: Prf;
}

export interface PlacesScore {
  n: number;
  metrics: PlacesMetrics;
  intervals: Intervals;
  errors: { id: string; kind: "missed" | "spurious" | "far"; gold?: MarkedPlace; found?: MarkedPlace; km?: number }[];
}

const NEAR = 161;
const EARTH = 6371;

/** The distance of two positions in kilometres, along the great circle. */
export function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [dy, dx] = [radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2];
  const h = Math.sin(dy) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dx) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

const kilometres = (gold: MarkedPlace, found: MarkedPlace | undefined): number | undefined =>
  gold.lat === undefined || gold.lon === undefined || found?.lat === undefined || found.lon === undefined
    ? undefined
    : distance({ lat: gold.lat, lon: gold.lon }, { lat: found.lat, lon: found.lon });

/**
 * Scores names of places: found by overlap (each pairs with one at most); of the marked names with a position the share
 * that is put within 161 km (100 miles) when the names are given; and both steps together, where a found name with a
 * position counts and is right when it overlaps a marked one and lies within 161 km of it.
 */
export function scorePlaces(cases: readonly PlacesCase[]): PlacesScore {
  const errors: PlacesScore["errors"] = [];
  const counts = cases.map((one) => countPlaces(one, errors));
  return {
    n: cases.reduce((sum, { gold }) => sum + gold.length, 0),
    metrics: metricsOf(addUp(counts)),
    intervals: bootstrap(counts, (drawn) => {
      const { toponym, accuracy161, endToEnd } = metricsOf(addUp(drawn));
      return { "toponym.f1": toponym.f1, accuracy161, "endToEnd.f1": endToEnd.f1 };
    }),
    errors,
  };
}

type Counts = Record<"gold" | "found" | "overlap" | "located" | "near" | "both" | "positioned", number>;

function countPlaces(one: PlacesCase, errors: PlacesScore["errors"]): Counts {
  const positioned = one.found.filter((other) => other.lat !== undefined).length;
  const counts = {
    gold: one.gold.length,
    found: one.found.length,
    overlap: 0,
    located: 0,
    near: 0,
    both: 0,
    positioned,
  };
  const taken = new Set<MarkedPlace>();
  one.gold.forEach((mark, i) => {
    const best = one.found.find((other) => !taken.has(other) && other.start < mark.end && mark.start < other.end);
    if (best) {
      taken.add(best);
      counts.overlap++;
    } else errors.push({ id: one.id, kind: "missed", gold: mark });
    if (mark.lat === undefined) {
      // Without a position in the gold, what is found there is neither right nor wrong end to end.
      if (best && best.lat !== undefined) counts.positioned--;
      return;
    }
    counts.located++;
    const km = kilometres(mark, one.given[i]);
    if (km !== undefined && km <= NEAR) counts.near++;
    else
      errors.push({
        id: one.id,
        kind: "far",
        gold: mark,
        ...(one.given[i] ? { found: one.given[i] } : {}),
        ...(km === undefined ? {} : { km }),
      });
    const apart = kilometres(mark, best);
    if (apart !== undefined && apart <= NEAR) counts.both++;
  });
  for (const other of one.found) if (!taken.has(other)) errors.push({ id: one.id, kind: "spurious", found: other });
  return counts;
}

function metricsOf({ gold, found, overlap, located, near, both, positioned }: Counts): PlacesMetrics {
  return {
    toponym: prf(overlap, found, gold),
    accuracy161: located === 0 ? 0 : near / located,
    endToEnd: prf(both, positioned, located),
  };
}
