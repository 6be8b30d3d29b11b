import { Command } from "commander";
import { closing } from "./stopping.ts";

/** `parley backup`: writes everything that was appended to one portable file. */
export function backupCommand(): Command {
  return new Command("backup")
    .description("write the ledger's articles, readings, captures and dossiers to one file, as lines of JSON")
    .argument(
      "<file>",
      "the archive to write, packed when it ends in .gz; it must not be there yet; - for standard output",
    )
    .addHelpText("after", "\nExample:\n  parley backup talks.jsonl.gz")
    .action(async (file: string) => {
      const { loadConfig } = await import("../config.ts");
      const { openLedger } = await import("../ledger/open.ts");
      const { backup } = await import("../ledger/archive.ts");
      const { writeArchive } = await import("../work/archive-file.ts");
      const { say } = await import("../log.ts");
      await closing(await openLedger(loadConfig()), async (ledger) => {
        const { lines, bytes } = await writeArchive(file, backup(ledger));
        say(`${lines} lines, ${bytes} bytes`);
      });
    });
}
