import fc from "fast-check";
import { expect, test } from "vitest";
import { bestRuns, type Chain, likelyRuns, parts, type Run } from "./attribution-spans.ts";

const labels = 7;
const never = -1e4;
const goesOn = (from: number, to: number) => to === 0 || to % 2 === 1 || from === to || from === to - 1;

const chainOf = (cells: number[]): Chain => ({
  transitions: Array.from({ length: labels }, (_, i) =>
    Array.from({ length: labels }, (_, j) => (goesOn(i, j) ? cells[i * labels + j]! : never)),
  ),
  starts: Array.from({ length: labels }, (_, j) => (goesOn(0, j) ? cells[j]! : never)),
});

/** The probability of every run, by going through every sequence of labels. */
function counted({ transitions, starts }: Chain, emissions: Float32Array): Map<string, number> {
  const n = emissions.length / labels;
  const sums = new Map<string, number>();
  let all = 0;
  for (let code = 0; code < labels ** n; code++) {
    const path = Array.from({ length: n }, (_, i) => Math.floor(code / labels ** i) % labels);
    let score = starts[path[0]!]!;
    path.forEach((label, i) => {
      score += emissions[i * labels + label]! + (i > 0 ? transitions[path[i - 1]!]![label]! : 0);
    });
    const weight = Math.exp(score);
    all += weight;
    path.forEach((label, from) => {
      if (label % 2 === 0) return;
      let to = from + 1;
      while (path[to] === label + 1) to++;
      const key = `${parts[(label - 1) / 2]} ${from} ${to}`;
      sums.set(key, (sums.get(key) ?? 0) + weight);
    });
  }
  return new Map([...sums].map(([key, sum]) => [key, sum / all]));
}

const cell = fc.double({ min: -2, max: 2, noNaN: true });

test("a run's probability is that of all the labellings that hold it", () => {
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 49, maxLength: 49 }),
      fc.array(cell, { minLength: 28, maxLength: 28 }),
      (cells, scores) => {
        const chain = chainOf(cells);
        const emissions = Float32Array.from(scores, (score) => score * 2);
        const expected = counted(chain, emissions);
        const found = likelyRuns(chain, emissions);
        for (const { part, from, to, probability } of found)
          expect(probability).toBeCloseTo(expected.get(`${part} ${from} ${to}`)!, 5);
        const likely = [...expected].filter(([, probability]) => probability > 0.051).map(([key]) => key);
        expect(found.map(({ part, from, to }) => `${part} ${from} ${to}`)).toEqual(expect.arrayContaining(likely));
      },
    ),
    { numRuns: 20 },
  );
});

test("the best runs do not overlap, and no other choice adds up to more", () => {
  const thresholds = { source: 0.1, cue: 0.2, content: 0.15 };
  const worth = (run: Run) => run.probability - thresholds[run.part];
  const sum = (runs: Run[]) => runs.reduce((total, run) => total + worth(run), 0);
  const apart = (runs: Run[]) =>
    runs.every((a, i) => runs.every((b, j) => i === j || a.to <= b.from || b.to <= a.from));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 28, maxLength: 28 }), (scores) => {
      const chain = chainOf(Array.from({ length: 49 }, () => 0));
      const emissions = Float32Array.from(scores);
      const all = likelyRuns(chain, emissions);
      const chosen = bestRuns(all, thresholds);
      expect(apart(chosen)).toBe(true);
      const likely = all.filter((run) => worth(run) > 0);
      for (let code = 0; code < 2 ** Math.min(12, likely.length); code++) {
        const other = likely.filter((_, i) => (code >> i) & 1);
        if (apart(other)) expect(sum(other)).toBeLessThanOrEqual(sum(chosen) + 1e-9);
      }
    }),
    { numRuns: 30 },
  );
});

test("no words hold no runs", () => {
  expect(likelyRuns(chainOf(new Array(49).fill(0)), new Float32Array())).toEqual([]);
});
