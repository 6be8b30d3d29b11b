import { Command } from "commander";
import { Fault } from "../errors.ts";
import { answer } from "./output.ts";
import { closing } from "./stopping.ts";

/** `parley rebuild`: makes the records again from what was appended. */
export function rebuildCommand(): Command {
  return new Command("rebuild")
    .description("make the records again from everything that was appended")
    .option("--check", "change nothing: make them in a ledger of its own and compare, byte for byte")
    .addHelpText("after", "\nExample:\n  parley rebuild --check")
    .action(async ({ check }: { check?: boolean }) => {
      const { loadConfig } = await import("../config.ts");
      const { openLedger } = await import("../ledger/open.ts");
      const { checkRebuild, rebuild } = await import("../ledger/rebuild.ts");
      await closing(await openLedger(loadConfig()), async (ledger) => {
        if (!check) await rebuild(ledger);
        const { records, differing } = await checkRebuild(ledger);
        for (const id of differing) await answer(`${id}\n`);
        if (differing.length > 0) {
          throw new Fault(
            "ledger-damaged",
            `${differing.length} of ${records} records are not what is made of the log`,
            check
              ? "`parley rebuild` makes them again."
              : "This is a bug in Parley: please report it with the ids above.",
          );
        }
        await answer(`${records}\trecords, the same byte for byte\n`);
      });
    });
}
