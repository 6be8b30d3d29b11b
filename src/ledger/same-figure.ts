import type { Range } from "../findings/span.ts";
import { plainKey } from "./name-key.ts";
import type { Resolved } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";

type Told = Resolved<"figure">;

const within = 120;

function population({ finding }: Told): string | undefined {
  return finding.population ? plainKey(finding.population).replace(/s\b/g, "") : undefined;
}

function middle(range: Range): number | undefined {
  if (range.best !== undefined) return range.best;
  return range.low !== undefined && range.high !== undefined ? (range.low + range.high) / 2 : (range.low ?? range.high);
}

function ratio(a: Told, b: Told): number {
  const [one, other] = [middle(a.finding.value), middle(b.finding.value)];
  if (one === undefined || other === undefined) return 1;
  return one === other ? 1 : Math.max(one, other) / Math.max(1e-9, Math.min(one, other));
}

/** Measure, population, beginning and order of size: how far two accounts give one figure. */
export const sameFigure: Sameness<"figure"> = {
  blocks(told) {
    const season = Math.floor(told.reportDay / within);
    return [`${season} ${told.finding.measure}`, `${season + 1} ${told.finding.measure}`];
  },

  excludes(a, b) {
    if (a.article === b.article) return "one article tells of them as two";
    if (a.finding.measure !== b.finding.measure) return "they measure different things";
    const [one, other] = [population(a), population(b)];
    if (one && other && one !== other) return "they count different people";
    const [from, since] = [a.finding.since?.slice(0, 4), b.finding.since?.slice(0, 4)];
    if (from && since && from !== since) return "they count from different years";
    return ratio(a, b) > 3 ? "they are of different orders of size" : undefined;
  },

  same(a, b) {
    if (Math.abs(a.reportDay - b.reportDay) > within) return undefined;
    const who = population(a);
    const known = who !== undefined && who === population(b);
    const begun = a.finding.since !== undefined && a.finding.since.slice(0, 4) === b.finding.since?.slice(0, 4);
    const close = ratio(a, b) <= 1.05;
    const strength = (known ? 1 : 0) + (begun ? 0.7 : 0) + (close ? 1 : ratio(a, b) <= 1.5 ? 0.5 : 0);
    if (strength < 1) return undefined;
    return { strength, why: `Both give ${a.finding.measure}${known ? ` of ${a.finding.population}` : ""}.` };
  },
};
