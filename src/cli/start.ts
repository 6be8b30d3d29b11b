import { Command } from "commander";
import { progress, say } from "../log.ts";
import { type ListenOptions, listenOptions, withListenOptions } from "./listen-options.ts";
import { answer } from "./output.ts";
import { closing, untilStopped } from "./stopping.ts";

/** `parley start`: what `npm start` runs, from an empty machine to an open desk. */
export function startCommand(): Command {
  return listenOptions(
    new Command("start").description("load the sample dossiers once, print the state of the talks, open the desk"),
  )
    .option("--no-samples", "leave the ledger as it is")
    .addHelpText("after", "\nExample:\n  parley start --port 8080\n  PARLEY_DATA=~/talks parley start --no-samples")
    .action(async (options: ListenOptions & { samples: boolean }) => {
      const { loadConfig } = await import("../config.ts");
      const { checkListening, openDesk } = await import("../app.ts");
      const config = withListenOptions(loadConfig(), options);
      await checkListening(config);
      say(config.databaseUrl ? "Opening the ledger on the PostgreSQL server" : `Opening the ledger in ${config.data}`);
      const { openLedger } = await import("../ledger/open.ts");
      await closing(await openLedger(config), async (ledger) => {
        if (options.samples) {
          const { loadSamples } = await import("../work/samples.ts");
          const shown = progress("Loading the sample dossiers");
          const loaded = await loadSamples(ledger, shown.step);
          shown.end(loaded > 0 ? `Loaded ${loaded} sample reports` : undefined);
        }
        await answer(await talks(ledger));
        await closing(await openDesk(ledger, config), async ({ url }) => {
          say(`The desk is open at ${url} (Ctrl-C closes it)`);
          await untilStopped();
        });
      });
    });
}
