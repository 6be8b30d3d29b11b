import { Command } from "commander";
import { type Fault, faultOr, forAll } from "../errors.ts";
import type { Article } from "../findings/article.ts";
import { type CodebookOption, codebookOption, withCodebook } from "./codebook-option.ts";
import { type HintOptions, hintOptions, hintsFrom } from "./hint-options.ts";
import { answer, outputClosed } from "./output.ts";
import { forEachSource } from "./sources.ts";

/** `parley read`: prints what Parley reads in an article; opens no ledger. */
export function readCommand(): Command {
  const command = new Command("read")
    .description("print the Reading of each article as JSON (several: one per line); stores nothing")
    .argument("<source...>", "a file, an http(s) address, or - for standard input")
    .option("--pretty", "indent the JSON (the default for one article on a terminal)");
  return codebookOption(hintOptions(command))
    .addHelpText(
      "after",
      '\nExample:\n  parley read article.txt --published 2025-04-23 --outlet "London Pulse News"\n  parley read *.html | jq .article.title',
    )
    .action(async (sources: string[], options: HintOptions & CodebookOption & { pretty?: boolean }) => {
      const hints = hintsFrom(options, sources.length);
      const { loadConfig } = await import("../config.ts");
      const { take } = await import("../work/take.ts");
      const { readAll } = await import("../reading/read.ts");
      const { articleTaken } = await import("./taken.ts");
      const config = await withCodebook(loadConfig(), options);
      const indent = options.pretty || (sources.length === 1 && process.stdout.isTTY) ? 2 : undefined;
      await forEachSource(
        sources,
        async (group) => {
          if (outputClosed()) return [];
          const taken: (Article | Fault)[] = [];
          for (const source of group)
            taken.push(await faultOr(async () => articleTaken(await take(source, hints, config))));
          return forAll(taken, async (articles) => readAll(articles));
        },
        (reading) => answer(`${JSON.stringify(reading, null, indent)}\n`),
      );
    });
}
