import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Run, runs } from "./runs.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** What `parley eval TASK --json` printed, its metrics flattened: `difference.f1.mean` → number; a baseline's under `baseline.`, a peer's under its name. */
export interface Measured {
  n: number;
  metrics: Record<string, number>;
  intervals: Record<string, { low: number; high: number }>;
}

export type Outcome = Measured | { missing: string };

/** Measures every run, as many at a time as there are processors but no more than two, and hands each over as it is done. */
export async function measureAll(each: (name: string, outcome: Outcome) => void): Promise<void> {
  const waiting = Object.entries(runs);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // What fails is told with the rest, and keeps nothing else from being measured.
      const outcome = await measure(next[1]).catch((fault: Error) => ({ missing: fault.message }));
      each(next[0], outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
}

/** Runs the command as anybody would, and reads its answer; or says why it could not be run. */
export async function measure(run: Run): Promise<Outcome> {
  const base = run.variable ? process.env[run.variable] : root;
  if (!base) return { missing: `${run.variable} is not set` };
  const paths = [run.gold ?? []].flat().map((path) => join(base, path));
  const absent = paths.find((path) => !existsSync(path));
  if (absent) return { missing: `${absent} is not there` };
  const { n, metrics, intervals } = await evaluated(run.task, paths);
  const own = flatten(metrics);
  if (run.baseline) Object.assign(own, flatten(await run.baseline.measure(paths, base), "baseline"));
  if (run.peer) {
    const theirs = flatten(await run.peer.measure(paths), run.peer.name);
    const lead = own[run.peer.metric]! - theirs[`${run.peer.name}.${run.peer.metric}`]!;
    Object.assign(own, theirs, { [`lead.${run.peer.metric}`]: lead });
  }
  return { n, metrics: own, intervals };
}

/** Several files are put into a folder of their own for the time of the run. */
async function evaluated(task: string, paths: string[]) {
  if (paths.length < 2) return parleyEval(task, paths[0]);
  const folder = mkdtempSync(join(tmpdir(), "parley-gold-"));
  try {
    for (const path of paths) copyFileSync(path, join(folder, basename(path)));
    return await parleyEval(task, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parleyEval(
  task: string,
  gold?: string,
): Promise<{ n: number; metrics: object; intervals: Measured["intervals"] }> {
  const args = ["bin/parley.js", "eval", task, "--json", ...(gold ? ["--gold", gold] : [])];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let [out, faults] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (faults += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`parley eval ${task} ended with ${code}: ${faults}`));
      const { n, metrics, intervals = {} } = JSON.parse(out);
      resolve({ n, metrics, intervals });
    });
  });
}

function flatten(value: unknown, name = ""): Record<string, number> {
  if (typeof value === "number") return { [name]: value };
  if (typeof value !== "object" || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flatten(inner, name ? `${name}.${key}` : key)),
  );
}
