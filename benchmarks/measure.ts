import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export const tasks = ["pages", "story", "ledger"] as const;
export type Task = (typeof tasks)[number];

/** What `parley eval TASK --json` printed, its metrics flattened: `difference.f1.mean` → number. */
export interface Measured {
  n: number;
  metrics: Record<string, number>;
}

/** Where a task's labelled data lies, or why it is not there. */
function goldOf(task: Task): { path?: string } | { missing: string } {
  if (task === "ledger") return {};
  const [variable, folder] = task === "pages" ? ["PARLEY_CORPORA", "pages"] : ["PARLEY_SEED", "."];
  const base = process.env[variable];
  if (!base) return { missing: `${variable} is not set` };
  const path = join(base, folder);
  return existsSync(path) ? { path } : { missing: `${path} is not there` };
}

/** Runs the command as anybody would, and reads its answer; or says why it could not be run. */
export function measure(task: Task): Measured | { missing: string } {
  const gold = goldOf(task);
  if ("missing" in gold) return gold;
  const args = ["bin/parley.js", "eval", task, "--json", ...(gold.path ? ["--gold", gold.path] : [])];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`parley eval ${task} ended with ${run.status}: ${run.stderr}`);
  const { n, metrics } = JSON.parse(run.stdout);
  return { n, metrics: flatten(metrics) };
}

function flatten(value: unknown, name = ""): Record<string, number> {
  if (typeof value === "number") return { [name]: value };
  if (typeof value !== "object" || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flatten(inner, name ? `${name}.${key}` : key)),
  );
}
