import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** What is measured: which task, on which labelled data; a variable names the folder of data that is not ours. */
export const runs: Record<string, { task: string; variable?: string; gold?: string }> = {
  pages: { task: "pages", variable: "PARLEY_CORPORA", gold: "pages" },
  story: { task: "story", variable: "PARLEY_SEED", gold: "." },
  golden: { task: "story", gold: "test/golden" },
  heldBack: { task: "story", gold: "test/held-back" },
  ledger: { task: "ledger" },
};

/** What `parley eval TASK --json` printed, its metrics flattened: `difference.f1.mean` → number. */
export interface Measured {
  n: number;
  metrics: Record<string, number>;
}

/** Runs the command as anybody would, and reads its answer; or says why it could not be run. */
export function measure(name: string): Measured | { missing: string } {
  const { task, variable, gold } = runs[name]!;
  const base = variable ? process.env[variable] : root;
  if (!base) return { missing: `${variable} is not set` };
  const path = gold && join(base, gold);
  if (path && !existsSync(path)) return { missing: `${path} is not there` };
  const args = ["bin/parley.js", "eval", task, "--json", ...(path ? ["--gold", path] : [])];
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
