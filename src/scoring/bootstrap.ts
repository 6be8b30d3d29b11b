import { randomFrom } from "./random.ts";

/** What lies between the two in 95 of 100 resamples. */
export interface Interval {
  low: number;
  high: number;
}

/** Metrics by name, and their intervals. */
export type Intervals = Record<string, Interval>;

const RESAMPLES = 1_000;
const SEED = 20_250_423;

/**
 * The middle 95 % of each metric when the cases (documents, or sentences) are drawn again with replacement, as many as
 * there are; one case alone says nothing about others and has none. `score` takes the counts of the cases drawn and must be cheap: it runs once a resample. The same cases and
 * seed give the same intervals.
 */
export function bootstrap<Case>(
  cases: readonly Case[],
  score: (drawn: readonly Case[]) => Record<string, number>,
  { resamples = RESAMPLES, seed = SEED } = {},
): Intervals {
  if (cases.length < 2) return {};
  const random = randomFrom(seed);
  const drawn = new Map<string, number[]>();
  for (let round = 0; round < resamples; round++) {
    const metrics = score(cases.map(() => cases[Math.floor(random() * cases.length)]!));
    for (const [name, value] of Object.entries(metrics)) {
      const values = drawn.get(name);
      if (values) values.push(value);
      else drawn.set(name, [value]);
    }
  }
  return Object.fromEntries([...drawn].map(([name, values]) => [name, middle(values)]));
}

/** Adds up counts that go by the same names. */
export function addUp<Name extends string>(counts: readonly Record<Name, number>[]): Record<Name, number> {
  const sum = {} as Record<Name, number>;
  for (const one of counts) for (const name in one) sum[name] = (sum[name] ?? 0) + one[name];
  return sum;
}

function middle(values: number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { low: at(0.025), high: at(0.975) };
}
