import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figuresFile, published, stale } from "./figures.ts";
import { beyondBounds, type Floors, inWords, loweredInSilence, type Values } from "./floors.ts";
import { measure, root, runs } from "./measure.ts";

/** Every earlier state of the floors that the history knows. */
function earlierFloors(): Floors[] {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  const commits = git("log", "--format=%H", "--", "benchmarks/floors.json").stdout.split("\n").filter(Boolean);
  return commits.flatMap((commit) => {
    const shown = git("show", `${commit}:benchmarks/floors.json`);
    return shown.status === 0 ? [JSON.parse(shown.stdout) as Floors] : [];
  });
}

const floors: Floors = JSON.parse(readFileSync(join(root, "benchmarks/floors.json"), "utf8"));
const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
const measured: Values = {};
const notMeasured: string[] = [];
for (const task of Object.keys(runs)) {
  const result = measure(task);
  if ("missing" in result) notMeasured.push(`${task} was not measured: ${result.missing}`);
  else measured[task] = result.metrics;
}

for (const [task, metrics] of Object.entries(floors)) {
  for (const [metric, bound] of Object.entries(metrics)) {
    const value = measured[task]?.[metric];
    const shown = value === undefined ? "–" : value.toFixed(4);
    process.stdout.write(`${task.padEnd(10)}${metric.padEnd(28)}${shown.padStart(10)}   ${inWords(bound)}\n`);
  }
}
const broken = [
  ...notMeasured,
  ...beyondBounds(floors, measured),
  ...loweredInSilence(floors, earlierFloors(), changelog),
  ...stale(published(), measured).map((what) => `${what}; \`npm run figures\` renews ${figuresFile}`),
];
for (const what of broken) process.stdout.write(`FAILED: ${what}\n`);
process.exitCode = broken.length ? 1 : 0;
