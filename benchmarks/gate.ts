import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figuresFile, published, stale } from "./figures.ts";
import { beyondBounds, type Floors, inWords, loweredInSilence, type Values } from "./floors.ts";
import { measureAll, root } from "./measure.ts";
import { runs } from "./runs.ts";
import { type Speed, speedTable } from "./speed.ts";

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
await measureAll((name, outcome) => {
  if ("missing" in outcome) notMeasured.push(`${name} was not measured: ${outcome.missing}`);
  else measured[name] = outcome.metrics;
});

const line = (...cells: string[]) =>
  `${cells
    .map((cell, i) => cell.padEnd([17, 27, 9, 20, 12][i] ?? 0))
    .join(" ")
    .trimEnd()}\n`;
process.stdout.write(line("run", "metric", "value", "bound", "baseline", "others"));
for (const [name, run] of Object.entries(runs)) {
  const values = measured[name] ?? {};
  const bounds = floors[name] ?? {};
  for (const metric of new Set([...run.rows.map((row) => row.metric), ...Object.keys(bounds)])) {
    const number = (value: number | undefined) => value?.toFixed(4) ?? "–";
    const bound = bounds[metric] === undefined ? "–" : inWords(bounds[metric]);
    const peer = run.peer && values[`${run.peer.name}.${metric}`];
    const others = [
      peer === undefined ? [] : `${number(peer)} ${run.peer!.name}`,
      run.rows.find((row) => row.metric === metric)?.published ?? [],
    ].flat();
    const baseline = number(values[`baseline.${metric}`]);
    process.stdout.write(line(name, metric, number(values[metric]), bound, baseline, others.join("; ")));
  }
}
// In a process of its own, when nothing else is measured any more.
const timed = spawnSync(process.execPath, [...process.execArgv, "benchmarks/speed.ts", "--json"], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
if (timed.status !== 0) throw new Error(`benchmarks/speed.ts ended with ${timed.status}`);
const speed: Speed = JSON.parse(timed.stdout);
process.stdout.write(`\n${speedTable(speed)}`);
const { speedRatioToCompromise, residentShort, residentLong, workersToProcesses } = speed;
const pace = { speedRatioToCompromise, residentShort, residentLong, workersToProcesses };
const broken = [
  ...notMeasured,
  ...beyondBounds(floors, { ...measured, speed: pace }),
  ...loweredInSilence(floors, earlierFloors(), changelog),
  ...stale(published(), measured).map((what) => `${what}; \`npm run figures\` renews ${figuresFile}`),
];
for (const what of broken) process.stdout.write(`FAILED: ${what}\n`);
process.exitCode = broken.length ? 1 : 0;
