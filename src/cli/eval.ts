import { Argument, Command } from "commander";
import { type CodebookOption, codebookOption, withCodebook } from "./codebook-option.ts";
import { answer } from "./output.ts";

export const evalTasks = [
  "pages",
  "story",
  "ledger",
  "syntax",
  "names",
  "times",
  "attribution",
  "events",
  "places",
  "passages",
] as const;
export type EvalTask = (typeof evalTasks)[number];

type EvalOptions = CodebookOption & { gold?: string; json?: boolean; errors?: boolean };

/** `parley eval`: scores this checkout on labelled data. */
export function evalCommand(): Command {
  const command = new Command("eval")
    .description("score this checkout on labelled data, by the functions that `parley read` and `parley add` use")
    .addArgument(new Argument("<task>", "what to score").choices(evalTasks))
    .option("--gold <path>", "the labelled data (default: pages of PARLEY_CORPORA; for ledger the samples)")
    .option("--json", "one JSON object; metrics are fractions of 1")
    .option("--errors", "list what went wrong, case by case");
  return codebookOption(command)
    .addHelpText(
      "after",
      "\nExample:\n  parley eval ledger --errors\n  parley eval story --gold stories/london --json\n  PARLEY_CORPORA=~/corpora parley eval pages",
    )
    .action(async (task: EvalTask, options: EvalOptions) => {
      const { loadConfig } = await import("../config.ts");
      const { evaluate } = await import("./evaluate.ts");
      await answer(await evaluate(task, options, await withCodebook(loadConfig(), options)));
    });
}
