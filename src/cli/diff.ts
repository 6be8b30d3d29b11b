import { Command, Option } from "commander";
import { answer } from "./output.ts";
import { closing } from "./stopping.ts";

interface DiffOptions {
  since: string;
  until?: string;
  all?: boolean;
  format: "text" | "json";
}

/** `parley diff`: what is otherwise in the ledger than it was. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("list what was published since a day or moment that changed the ledger, each with its evidence")
    .argument("[dossier]", "which talks (without it: the dossier with the latest report)")
    .requiredOption("--since <date>", "from the beginning of a day (UTC), or from a moment with its zone")
    .option("--until <date>", "up to the end of a day (UTC), or a moment with its zone; without it up to now")
    .option("--all", "everything in the ledger, whatever its dossier")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      "\nExample:\n  parley diff russia-ukraine-2025 --since 2025-04-22 --until 2025-04-24\n  parley diff --since 2025-04-22T18:00Z --format json",
    )
    .action(async (dossier: string | undefined, options: DiffOptions) => {
      const { loadConfig } = await import("../config.ts");
      const { dawnOf, momentOf } = await import("../findings/moment.ts");
      const { differencesAsText } = await import("../brief/difference-text.ts");
      const { reachLedger } = await import("./reach.ts");
      const { chooseDossier } = await import("./choose-dossier.ts");
      const since = dawnOf(options.since);
      const until = options.until === undefined ? undefined : momentOf(options.until);
      const found = await closing(await reachLedger(loadConfig()), async (reached) => {
        const chosen = options.all ? undefined : chooseDossier(await reached.dossiers(), dossier);
        return reached.differences({ dossier: chosen, since, until });
      });
      const columns = Math.min(Math.max(process.stdout.columns ?? 80, 40), 100);
      const text = options.format === "json" ? JSON.stringify(found, null, 2) : differencesAsText(found, columns);
      await answer(`${text}\n`);
    });
}
