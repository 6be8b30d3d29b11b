import { join } from "node:path";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import type { EvalTask } from "./eval.ts";

/** Metrics, some of them in groups. */
export interface Metrics {
  [name: string]: number | Metrics;
}

/** What scoring a task gave: its metrics, and its faults case by case. */
export interface Evaluated {
  n: number;
  seconds: number;
  wordsPerSecond?: number;
  metrics: Metrics;
  errors: string[];
}

/** Scores a task, and puts what came of it as the options ask. */
export async function evaluate(
  task: EvalTask,
  options: { gold?: string; json?: boolean; errors?: boolean },
  config: Config,
): Promise<string> {
  const { errors, ...result } = await run(task, options.gold, config);
  if (options.json) return `${JSON.stringify({ task, ...result, ...(options.errors && { errors }) })}\n`;
  const lines = [`${task}: ${result.n} in ${result.seconds.toFixed(2)} s`, ...tableOf(result.metrics)];
  if (options.errors) lines.push("", ...errors);
  return `${lines.join("\n")}\n`;
}

async function run(task: EvalTask, gold: string | undefined, config: Config): Promise<Evaluated> {
  switch (task) {
    case "pages": {
      const { evaluatePages } = await import("./evaluate-pages.ts");
      return evaluatePages(gold ?? (config.corpora ? join(config.corpora, "pages") : missing(task)));
    }
    case "story": {
      const { evaluateStory } = await import("./evaluate-story.ts");
      return evaluateStory(gold ?? missing(task));
    }
    case "ledger": {
      const { evaluateLedger } = await import("./evaluate-ledger.ts");
      return evaluateLedger(gold);
    }
    case "times": {
      const { evaluateTimes } = await import("./evaluate-times.ts");
      return evaluateTimes(gold ?? missing(task));
    }
    case "places": {
      const { evaluatePlaces } = await import("./evaluate-places.ts");
      return evaluatePlaces(gold ?? missing(task));
    }
  }
}

function missing(task: EvalTask): never {
  const hint =
    task === "pages"
      ? "Name it with --gold, or set PARLEY_CORPORA to the folder that holds `pages`."
      : "Name it with --gold; docs/evaluate.md says what form it has.";
  throw new Fault("usage", `there is no labelled data for ${task}`, hint);
}

function tableOf(metrics: Metrics, prefix = ""): string[] {
  return Object.entries(metrics).flatMap(([name, value]) =>
    typeof value === "number"
      ? [`  ${`${prefix}${name}`.padEnd(34)} ${Number.isInteger(value) ? value : value.toFixed(4)}`]
      : tableOf(value, `${prefix}${name}.`),
  );
}
