/** The least that a metric may be, or with `atMost` the most. */
export type Bound = number | { atMost: number };
/** Task → metric → what it may be. */
export type Floors = Record<string, Record<string, Bound>>;
/** Task → metric → what it is. */
export type Values = Record<string, Record<string, number>>;

/** The metrics that are beyond their bound, or were not measured at all. */
export function beyondBounds(floors: Floors, measured: Values): string[] {
  const broken: string[] = [];
  for (const [task, metrics] of Object.entries(floors)) {
    for (const [metric, bound] of Object.entries(metrics)) {
      const value = measured[task]?.[metric];
      if (value === undefined) broken.push(`${task} ${metric} was not measured`);
      else if (typeof bound === "number" ? value < bound : value > bound.atMost) {
        broken.push(`${task} ${metric} is ${Number(value.toFixed(4))}, it must be ${inWords(bound)}`);
      }
    }
  }
  return broken;
}

/**
 * The bounds that are looser than at some time before (or gone) although the changelog does not say so, in a line with
 * "Floor lowered", the task, the metric and the new number ("none" for one that is gone).
 */
export function loweredInSilence(floors: Floors, earlier: Floors[], changelog: string): string[] {
  const lines = changelog.split("\n").filter((line) => /floor lowered/i.test(line));
  const broken = new Set<string>();
  for (const old of earlier) {
    for (const [task, metrics] of Object.entries(old)) {
      for (const [metric, before] of Object.entries(metrics)) {
        const now = floors[task]?.[metric];
        if (now !== undefined && !isLooser(now, before)) continue;
        const words = [task, metric, now === undefined ? "none" : String(typeof now === "number" ? now : now.atMost)];
        if (lines.some((line) => words.every((word) => line.split(/[\s,:`()]+/).includes(word)))) continue;
        const what = now === undefined ? "has no bound now" : `may now be ${inWords(now)}`;
        broken.add(`${task} ${metric} had to be ${inWords(before)} and ${what}, and CHANGELOG.md does not say so`);
      }
    }
  }
  return [...broken];
}

/** A bound as a person would say it. */
export function inWords(bound: Bound): string {
  return typeof bound === "number" ? `at least ${bound}` : `at most ${bound.atMost}`;
}

function isLooser(now: Bound, before: Bound): boolean {
  if (typeof now === "number") return typeof before !== "number" || now < before;
  return typeof before === "number" || now.atMost > before.atMost;
}
