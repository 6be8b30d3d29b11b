import { addUp, bootstrap, type Intervals } from "./bootstrap.ts";
import { type Prf, prf } from "./prf.ts";

/** A time of the gold or of the reader, by offsets into one text. */
export interface MarkedTime {
  start: number;
  end: number;
  value: string;
}

/** One text with its times as people marked them and as the reader found them. */
export interface TimesCase {
  id: string;
  gold: MarkedTime[];
  found: MarkedTime[];
}

export interface TimesMetrics {
  relaxed: Prf;
  strict: Prf;
  value: Prf;
}

export interface TimesScore {
  n: number;
  metrics: TimesMetrics;
  intervals: Intervals;
  errors: { id: string; kind: "missed" | "spurious" | "value" | "extent"; gold?: MarkedTime; found?: MarkedTime }[];
}

/**
 * Scores times as TempEval-3 does: a found time is right by the relaxed measure when it overlaps a gold time (each pairs
 * with one at most), by the strict one when both ends agree, and by value when it overlaps and the TIMEX3 values agree.
 */
export function scoreTimes(cases: readonly TimesCase[]): TimesScore {
  const errors: TimesScore["errors"] = [];
  const counts = cases.map((one) => countTimes(one, errors));
  return {
    n: cases.reduce((sum, { gold }) => sum + gold.length, 0),
    metrics: metricsOf(addUp(counts)),
    intervals: bootstrap(counts, (drawn) => {
      const { relaxed, strict, value } = metricsOf(addUp(drawn));
      return { "relaxed.f1": relaxed.f1, "strict.f1": strict.f1, "value.f1": value.f1 };
    }),
    errors,
  };
}

type Counts = Record<"gold" | "found" | "relaxed" | "strict" | "value", number>;

function countTimes(one: TimesCase, errors: TimesScore["errors"]): Counts {
  const counts = { gold: one.gold.length, found: one.found.length, relaxed: 0, strict: 0, value: 0 };
  const taken = new Set<MarkedTime>();
  for (const mark of one.gold) {
    const overlapping = one.found.filter(
      (other) => !taken.has(other) && other.start < mark.end && mark.start < other.end,
    );
    const exact = overlapping.find((other) => other.start === mark.start && other.end === mark.end);
    const best = exact ?? overlapping.find((other) => other.value === mark.value) ?? overlapping[0];
    if (!best) {
      errors.push({ id: one.id, kind: "missed", gold: mark });
      continue;
    }
    taken.add(best);
    counts.relaxed++;
    if (exact) counts.strict++;
    else errors.push({ id: one.id, kind: "extent", gold: mark, found: best });
    if (best.value === mark.value) counts.value++;
    else errors.push({ id: one.id, kind: "value", gold: mark, found: best });
  }
  for (const other of one.found) if (!taken.has(other)) errors.push({ id: one.id, kind: "spurious", found: other });
  return counts;
}

function metricsOf({ gold, found, relaxed, strict, value }: Counts): TimesMetrics {
  return { relaxed: prf(relaxed, found, gold), strict: prf(strict, found, gold), value: prf(value, found, gold) };
}
