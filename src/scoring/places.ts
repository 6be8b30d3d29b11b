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

interface Prf {
  precision: number;
  recall: number;
  f1: number;
}

export interface PlacesScore {
  n: number;
  metrics: { toponym: Prf; accuracy161: number; endToEnd: Prf };
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

const prf = (right: number, found: number, gold: number): Prf => ({
  precision: found === 0 ? 0 : right / found,
  recall: gold === 0 ? 0 : right / gold,
  f1: found + gold === 0 ? 0 : (2 * right) / (found + gold),
});

const kilometres = (gold: MarkedPlace, found: MarkedPlace | undefined): number | undefined =>
  gold.lat === undefined || gold.lon === undefined || found?.lat === undefined || found.lon === undefined
    ? undefined
    : distance({ lat: gold.lat, lon: gold.lon }, { lat: found.lat, lon: found.lon });

/**
 * Scores names of places: found by overlap (each pairs with one at most); of the marked names with a position the share
 * that is put within 161 km (100 miles) when the names are given; and both steps together, where a found name with a
 * position counts and is right when it overlaps a marked one and lies within 161 km of it.
 */
export function scorePlaces(cases: PlacesCase[]): PlacesScore {
  let [gold, found, overlap, located, near, both, positioned] = [0, 0, 0, 0, 0, 0, 0];
  const errors: PlacesScore["errors"] = [];
  for (const one of cases) {
    gold += one.gold.length;
    found += one.found.length;
    positioned += one.found.filter((other) => other.lat !== undefined).length;
    const taken = new Set<MarkedPlace>();
    one.gold.forEach((mark, i) => {
      const best = one.found.find((other) => !taken.has(other) && other.start < mark.end && mark.start < other.end);
      if (best) {
        taken.add(best);
        overlap++;
      } else errors.push({ id: one.id, kind: "missed", gold: mark });
      if (mark.lat === undefined) {
        // Without a position in the gold, what is found there is neither right nor wrong end to end.
        if (best && best.lat !== undefined) positioned--;
        return;
      }
      located++;
      const km = kilometres(mark, one.given[i]);
      if (km !== undefined && km <= NEAR) near++;
      else
        errors.push({
          id: one.id,
          kind: "far",
          gold: mark,
          ...(one.given[i] ? { found: one.given[i] } : {}),
          ...(km === undefined ? {} : { km }),
        });
      const apart = kilometres(mark, best);
      if (apart !== undefined && apart <= NEAR) both++;
    });
    for (const other of one.found) if (!taken.has(other)) errors.push({ id: one.id, kind: "spurious", found: other });
  }
  return {
    n: gold,
    metrics: {
      toponym: prf(overlap, found, gold),
      accuracy161: located === 0 ? 0 : near / located,
      endToEnd: prf(both, positioned, located),
    },
    errors,
  };
}
