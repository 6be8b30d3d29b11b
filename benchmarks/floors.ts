/** Task → metric → the least that it may be. */
export type Floors = Record<string, Record<string, number>>;

/** The metrics that are below their floor, or were not measured at all. */
export function belowFloor(floors: Floors, measured: Floors): string[] {
  const broken: string[] = [];
  for (const [task, metrics] of Object.entries(floors)) {
    for (const [metric, floor] of Object.entries(metrics)) {
      const value = measured[task]?.[metric];
      if (value === undefined) broken.push(`${task} ${metric} was not measured`);
      else if (value < floor) broken.push(`${task} ${metric} is ${value.toFixed(4)}, its floor is ${floor}`);
    }
  }
  return broken;
}

/**
 * The floors that stand lower than at some time before (or are gone) although the changelog does not say so, in a line
 * with "floor lowered", the task, the metric and the new number ("none" for one that is gone).
 */
export function loweredInSilence(floors: Floors, earlier: Floors[], changelog: string): string[] {
  const lines = changelog.split("\n").filter((line) => /floor lowered/i.test(line));
  const broken = new Set<string>();
  for (const old of earlier) {
    for (const [task, metrics] of Object.entries(old)) {
      for (const [metric, before] of Object.entries(metrics)) {
        const now = floors[task]?.[metric];
        if (now !== undefined && now >= before) continue;
        const words = [task, metric, now === undefined ? "none" : String(now)];
        if (lines.some((line) => words.every((word) => line.split(/[\s,:`()]+/).includes(word)))) continue;
        broken.add(`${task} ${metric} was ${before} and is ${now ?? "gone"}, and CHANGELOG.md does not say so`);
      }
    }
  }
  return [...broken];
}
