import { Command } from "commander";
import { say } from "../log.ts";
import { withCodebook } from "./codebook-option.ts";
import { type ListenOptions, listenOptions, withListenOptions } from "./listen-options.ts";
import { closing, untilStopped } from "./stopping.ts";

/** `parley desk`: serves the ledger's pages and API until it is stopped. */
export function deskCommand(): Command {
  return listenOptions(new Command("desk").description("serve the ledger's pages and its API until Ctrl-C"))
    .addHelpText("after", "\nExample:\n  parley desk --port 8080")
    .action(async (options: ListenOptions) => {
      const { loadConfig } = await import("../config.ts");
      const { checkListening, openDesk } = await import("../app.ts");
      const config = withListenOptions(await withCodebook(loadConfig(), {}), options);
      await checkListening(config);
      const { openLedger } = await import("../ledger/open.ts");
      await closing(await openLedger(config), async (ledger) =>
        closing(await openDesk(ledger, config), async ({ url }) => {
          say(`The desk is open at ${url} (Ctrl-C closes it)`);
          await untilStopped();
        }),
      );
    });
}
