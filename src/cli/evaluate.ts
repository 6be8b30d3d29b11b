import { join } from "node:path";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import { evaluateLedger } from "./evaluate-ledger.ts";
import { evaluatePages } from "./evaluate-pages.ts";
import { evaluateStory } from "./evaluate-story.ts";

export type EvalTask = "pages" | "story" | "ledger";

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
    case "pages":
      return evaluatePages(gold ?? corpus(config, "pages"));
    case "story":
      if (!gold)
        throw missing("story", "--gold names a folder with article.txt and gold.json, or a folder of such folders.");
      return evaluateStory(gold);
    case "ledger":
      return evaluateLedger(gold);
  }
}

function corpus(config: Config, name: string): string {
  if (config.corpora) return join(config.corpora, name);
  throw missing(name, "Name it with --gold, or set PARLEY_CORPORA to the folder that holds it.");
}

function missing(task: string, hint: string): Fault {
  return new Fault("usage", `there is no labelled data for ${task}`, hint);
}

function tableOf(metrics: Metrics, prefix = ""): string[] {
  return Object.entries(metrics).flatMap(([name, value]) =>
    typeof value === "number"
      ? [`  ${`${prefix}${name}`.padEnd(34)} ${Number.isInteger(value) ? value : value.toFixed(4)}`]
      : tableOf(value, `${prefix}${name}.`),
  );
}
