import { Command } from "commander";
import { answer } from "./output.ts";
import { closing } from "./stopping.ts";

/** `parley dossier`: the negotiations that the ledger follows. */
export function dossierCommand(): Command {
  const add = new Command("add")
    .description("follow a negotiation: its name, its parties, its issues, from a JSON or YAML file")
    .argument("<file>", "the dossier, as docs/schemas/dossier.json describes it")
    .addHelpText("after", "\nExample:\n  parley dossier add talks.json")
    .action(async (file: string) => {
      const { loadConfig } = await import("../config.ts");
      const { readDossier } = await import("../work/dossier-file.ts");
      const { reachLedger } = await import("./reach.ts");
      const dossier = await readDossier(file);
      await closing(await reachLedger(loadConfig()), (reached) => reached.saveDossier(dossier));
      await answer(`${dossier.id}\n`);
    });
  const list = new Command("list")
    .description("one line each: id, articles, last report, name")
    .addHelpText("after", "\nExample:\n  parley dossier list")
    .action(async () => {
      const { loadConfig } = await import("../config.ts");
      const { reachLedger } = await import("./reach.ts");
      const dossiers = await closing(await reachLedger(loadConfig()), (reached) => reached.dossiers());
      for (const { id, articles, lastReport, name } of dossiers) {
        await answer(`${id}\t${articles}\t${lastReport ?? "-"}\t${name}\n`);
      }
    });
  return new Command("dossier")
    .description("the negotiations that the ledger follows")
    .addCommand(add)
    .addCommand(list)
    .addHelpText("after", "\nExample:\n  parley dossier list");
}
