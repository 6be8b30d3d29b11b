import { Command, Option } from "commander";
import { answer } from "./output.ts";
import { closing } from "./stopping.ts";

const formats = ["text", "md", "html", "json"] as const;

interface BriefOptions {
  asOf?: string;
  format: (typeof formats)[number];
  all?: boolean;
}

/** `parley brief`: prints the state of the talks. */
export function briefCommand(): Command {
  return new Command("brief")
    .description("print the state of the talks, each sentence with its evidence")
    .argument("[dossier]", "which talks (without it: the dossier with the latest report)")
    .option("--as-of <date>", "as of a day (its end, UTC) or a moment with its zone: only what was published by then")
    .option("--all", "everything in the ledger, whatever its dossier")
    .addOption(new Option("--format <format>", "how to print it").choices(formats).default("text"))
    .addHelpText(
      "after",
      "\nExample:\n  parley brief russia-ukraine-2025 --as-of 2025-04-22\n  parley brief --as-of 2025-04-22T18:00:00Z --format md > brief.md",
    )
    .action(async (dossier: string | undefined, options: BriefOptions) => {
      const { loadConfig } = await import("../config.ts");
      const { momentOf } = await import("../findings/moment.ts");
      const { reachLedger } = await import("./reach.ts");
      const { chooseDossier } = await import("./choose-dossier.ts");
      const { renderBrief } = await import("./render-brief.ts");
      const asOf = options.asOf === undefined ? undefined : momentOf(options.asOf);
      const brief = await closing(await reachLedger(loadConfig()), async (reached) => {
        const chosen = options.all ? undefined : chooseDossier(await reached.dossiers(), dossier);
        return reached.brief(chosen, asOf);
      });
      await answer(renderBrief(brief, options.format));
    });
}
