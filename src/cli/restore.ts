import { Command } from "commander";
import { answer } from "./output.ts";
import { closing } from "./stopping.ts";

/** `parley restore`: makes a ledger of an archive. */
export function restoreCommand(): Command {
  return new Command("restore")
    .description("fill an empty ledger from what `parley backup` wrote, all of it or nothing")
    .argument("<file>", "the archive, packed or not; - for standard input")
    .addHelpText("after", "\nExample:\n  PARLEY_DATA=restored parley restore talks.jsonl.gz")
    .action(async (file: string) => {
      const { loadConfig } = await import("../config.ts");
      const { openLedger } = await import("../ledger/open.ts");
      const { restore } = await import("../ledger/archive.ts");
      const { fold } = await import("../ledger/fold.ts");
      const { readArchive } = await import("../work/archive-file.ts");
      await closing(await openLedger(loadConfig()), async (ledger) => {
        const { articles } = await restore(ledger, readArchive(file));
        await fold(ledger);
        await answer(`${articles}\tarticles\n`);
      });
    });
}
