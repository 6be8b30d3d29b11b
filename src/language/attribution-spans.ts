/** What a run of words may be in an attribution, in the order of the network's labels. */
export const parts = ["source", "cue", "content"] as const;
export type Part = (typeof parts)[number];

/** A run of words, the end exclusive, with the network's probability that it is just this part. */
export interface Run {
  part: Part;
  from: number;
  to: number;
  probability: number;
}

/** How labels follow each other: O, then begin and inside of each part. */
export interface Chain {
  transitions: number[][];
  starts: number[];
}

const labels = 7;
// Runs that are less likely are not looked at.
const least = 0.05;

/**
 * The runs that a passage is best taken to hold, of those that are likely: none overlaps another, and the sum of what their
 * probabilities have over their part's threshold is the highest there is.
 */
export function bestRuns(all: Run[], thresholds: Record<Part, number>): Run[] {
  const likely = all.filter((run) => run.probability > thresholds[run.part]);
  likely.sort((a, b) => a.to - b.to || a.from - b.from);
  const best: { value: number; end: number; run?: Run; before: number }[] = [{ value: 0, end: 0, before: 0 }];
  for (const run of likely) {
    let before = best.length - 1;
    while (best[before]!.end > run.from) before--;
    const value = best[before]!.value + run.probability - thresholds[run.part];
    if (value > best.at(-1)!.value) best.push({ value, end: run.to, run, before });
  }
  const chosen: Run[] = [];
  for (let at = best.length - 1; at > 0; at = best[at]!.before) chosen.push(best[at]!.run!);
  return chosen.reverse();
}

/** Every run of words that the chain gives at least some probability, with it. */
export function likelyRuns({ transitions, starts }: Chain, emissions: Float32Array): Run[] {
  const n = emissions.length / labels;
  if (n === 0) return [];
  const follow = Float64Array.from(transitions.flat(), Math.exp);
  const forward = new Float64Array(n * labels);
  const backward = new Float64Array(n * labels).fill(1);
  const own = new Float64Array(n * labels);
  const scale = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < labels; l++) most = Math.max(most, emissions[t * labels + l]!);
    let sum = 0;
    for (let l = 0; l < labels; l++) {
      own[t * labels + l] = Math.exp(emissions[t * labels + l]! - most);
      let into = t === 0 ? Math.exp(starts[l]!) : 0;
      if (t > 0) for (let k = 0; k < labels; k++) into += forward[(t - 1) * labels + k]! * follow[k * labels + l]!;
      forward[t * labels + l] = into * own[t * labels + l]!;
      sum += forward[t * labels + l]!;
    }
    for (let l = 0; l < labels; l++) forward[t * labels + l] = forward[t * labels + l]! / sum;
    scale[t] = sum;
  }
  // What follows word t when it has label l and word t + 1 any label but `not`.
  const after = (t: number, l: number, not: number): number => {
    if (t === n - 1) return 1;
    let sum = 0;
    for (let k = 0; k < labels; k++)
      if (k !== not) sum += follow[l * labels + k]! * own[(t + 1) * labels + k]! * backward[(t + 1) * labels + k]!;
    return sum / scale[t + 1]!;
  };
  for (let t = n - 2; t >= 0; t--) for (let l = 0; l < labels; l++) backward[t * labels + l] = after(t, l, -1);
  const found: Run[] = [];
  parts.forEach((part, k) => {
    const begin = 2 * k + 1;
    const inside = begin + 1;
    for (let from = 0; from < n; from++) {
      let mass = forward[from * labels + begin]!;
      if (mass * backward[from * labels + begin]! < least) continue;
      let label = begin;
      for (let t = from; t < n && mass * backward[t * labels + label]! >= least; ) {
        const probability = mass * after(t, label, inside);
        if (probability > least) found.push({ part, from, to: t + 1, probability });
        t++;
        if (t === n) break;
        mass *= (follow[label * labels + inside]! * own[t * labels + inside]!) / scale[t]!;
        label = inside;
      }
    }
  });
  return found;
}
