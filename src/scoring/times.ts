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

export interface Prf {
  precision: number;
  recall: number;
  f1: number;
}

export interface TimesScore {
  n: number;
  metrics: { relaxed: Prf; strict: Prf; value: Prf };
  errors: { id: string; kind: "missed" | "spurious" | "value" | "extent"; gold?: MarkedTime; found?: MarkedTime }[];
}

const prf = (right: number, found: number, gold: number): Prf => ({
  precision: found === 0 ? 0 : right / found,
  recall: gold === 0 ? 0 : right / gold,
  f1: found + gold === 0 ? 0 : (2 * right) / (found + gold),
});

/**
 * Scores times as TempEval-3 does: a found time is right by the relaxed measure when it overlaps a gold time (each pairs
 * with one at most), by the strict one when both ends agree, and by value when it overlaps and the TIMEX3 values agree.
 */
export function scoreTimes(cases: TimesCase[]): TimesScore {
  let [gold, found, relaxed, strict, value] = [0, 0, 0, 0, 0];
  const errors: TimesScore["errors"] = [];
  for (const one of cases) {
    gold += one.gold.length;
    found += one.found.length;
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
      relaxed++;
      if (exact) strict++;
      else errors.push({ id: one.id, kind: "extent", gold: mark, found: best });
      if (best.value === mark.value) value++;
      else errors.push({ id: one.id, kind: "value", gold: mark, found: best });
    }
    for (const other of one.found) if (!taken.has(other)) errors.push({ id: one.id, kind: "spurious", found: other });
  }
  return {
    n: gold,
    metrics: { relaxed: prf(relaxed, found, gold), strict: prf(strict, found, gold), value: prf(value, found, gold) },
    errors,
  };
}
