import { join } from "node:path";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import type { Intervals } from "../scoring/bootstrap.ts";
import type { EvalTask } from "./eval.ts";

/** Metrics, some of them in groups. */
export interface Metrics {
  [name: string]: number | Metrics;
}

/** What scoring a task gave: its metrics, the middle 95 % of the foremost under resampling, and its faults case by case. */
export interface Evaluated {
  n: number;
  seconds: number;
  wordsPerSecond?: number;
  metrics: Metrics;
  /** By the name of the metric, groups dotted: "value.f1". */
  intervals?: Intervals;
  errors: string[];
}

/** Scores a task, and puts what came of it as the options ask. */
export async function evaluate(
  task: EvalTask,
  options: { gold?: string; json?: boolean; errors?: boolean },
  config: Config,
): Promise<string> {
  const { errors, ...result } = await run(task, options, config);
  if (options.json) return `${JSON.stringify({ task, ...result, ...(options.errors && { errors }) })}\n`;
  const lines = [
    `${task}: ${result.n} in ${result.seconds.toFixed(2)} s`,
    ...tableOf(result.metrics, result.intervals),
  ];
  if (options.errors) lines.push("", ...errors);
  return `${lines.join("\n")}\n`;
}

async function run(
  task: EvalTask,
  { gold, errors }: { gold?: string; errors?: boolean },
  config: Config,
): Promise<Evaluated> {
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
    case "syntax": {
      const { evaluateSyntax } = await import("./evaluate-syntax.ts");
      return evaluateSyntax(gold ?? missing(task));
    }
    case "names": {
      const { evaluateNames } = await import("./evaluate-names.ts");
      return evaluateNames(gold ?? missing(task));
    }
    case "times": {
      const { evaluateTimes } = await import("./evaluate-times.ts");
      return evaluateTimes(gold ?? missing(task));
    }
    case "places": {
      const { evaluatePlaces } = await import("./evaluate-places.ts");
      return evaluatePlaces(gold ?? missing(task));
    }
    case "attribution": {
      const { evaluateAttribution } = await import("./evaluate-attribution.ts");
      return evaluateAttribution(gold ?? missing(task));
    }
    case "events": {
      const { evaluateEvents } = await import("./evaluate-events.ts");
      return evaluateEvents(gold ?? missing(task));
    }
    case "passages": {
      const { evaluatePassages } = await import("./evaluate-passages.ts");
      return evaluatePassages(gold ?? missing(task), errors);
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

function tableOf(metrics: Metrics, intervals: Intervals = {}, prefix = ""): string[] {
  return Object.entries(metrics).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    if (typeof value !== "number") return tableOf(value, intervals, `${name}.`);
    const shown = Number.isInteger(value) ? String(value) : value.toFixed(4);
    const interval = intervals[name];
    return [
      `  ${name.padEnd(34)} ${interval ? `${shown.padEnd(8)} ${interval.low.toFixed(4)}–${interval.high.toFixed(4)}` : shown}`,
    ];
  });
}
