import { Command } from "commander";
import { type HintOptions, hintOptions, hintsFrom } from "./hint-options.ts";
import { answer } from "./output.ts";
import { forEachSource } from "./sources.ts";
import { closing } from "./stopping.ts";

/** `parley add`: takes articles into the ledger, through the desk when one holds it. */
export function addCommand(): Command {
  const command = new Command("add")
    .description("take articles into the ledger; one line each: outcome, article id, title")
    .argument("<source...>", "a file, an http(s) address, or - for standard input");
  return hintOptions(command)
    .addHelpText(
      "after",
      '\nExample:\n  parley add talks.html https://example.org/news/talks\n  parley add wire.txt --published 2025-04-23T09:30:00Z --outlet "The Example"',
    )
    .action(async (sources: string[], options: HintOptions) => {
      const hints = hintsFrom(options, sources.length);
      const { loadConfig } = await import("../config.ts");
      const { reachLedger } = await import("./reach.ts");
      const { kept } = await import("./taken.ts");
      await closing(await reachLedger(loadConfig()), (reached) =>
        forEachSource(
          sources,
          async (source) => {
            const added = kept(await reached.add(source, hints));
            await answer(`${added.outcome}\t${added.article}\t${added.title}\n`);
          },
          (source, fault) => answer(`${fault.code}\t-\t${source}\n`),
        ),
      );
    });
}
