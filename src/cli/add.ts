import { Command } from "commander";
import { Fault } from "../errors.ts";
import { type CodebookOption, codebookOption, withCodebook } from "./codebook-option.ts";
import { type HintOptions, hintOptions, hintsFrom } from "./hint-options.ts";
import { answer } from "./output.ts";
import { forEachSource } from "./sources.ts";
import { closing } from "./stopping.ts";

const deskHint = "It reads by its own codebook: open it with PARLEY_CODEBOOK set, or close it first.";

/** `parley add`: takes articles into the ledger, through the desk when one holds it. */
export function addCommand(): Command {
  const command = new Command("add")
    .description("take articles into the ledger; one line each: outcome, article id, title")
    .argument("<source...>", "a file, an http(s) address, or - for standard input");
  return codebookOption(hintOptions(command))
    .addHelpText(
      "after",
      '\nExample:\n  parley add talks.html https://example.org/news/talks\n  parley add wire.txt --published 2025-04-23T09:30:00Z --outlet "The Example"',
    )
    .action(async (sources: string[], options: HintOptions & CodebookOption) => {
      const hints = hintsFrom(options, sources.length);
      const { loadConfig } = await import("../config.ts");
      const { reachLedger } = await import("./reach.ts");
      const { kept } = await import("./taken.ts");
      const config = loadConfig();
      await closing(await reachLedger(config), async (reached) => {
        if (!reached.desk) await withCodebook(config, options);
        else if (options.codebook) throw new Fault("usage", `the desk at ${reached.desk} holds the ledger`, deskHint);
        await forEachSource(
          sources,
          async (group) =>
            (await reached.add(group, hints)).map((added) => (added instanceof Fault ? added : kept(added))),
          (added) => answer(`${added.outcome}\t${added.article}\t${added.title}\n`),
          (source, fault) => answer(`${fault.code}\t-\t${source}\n`),
        );
      });
    });
}
