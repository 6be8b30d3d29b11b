import { Command } from "commander";
import { progress, say } from "../log.ts";
import { withCodebook } from "./codebook-option.ts";
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
      const { openLedger } = await import("../ledger/open.ts");
      const { fold } = await import("../ledger/fold.ts");
      const { dossiers } = await import("../ledger/dossiers.ts");
      const { stateOfTalks } = await import("../brief/state.ts");
      const { chooseDossier } = await import("./choose-dossier.ts");
      const { renderBrief } = await import("./render-brief.ts");
      const config = withListenOptions(await withCodebook(loadConfig(), {}), options);
      await checkListening(config);
      say(config.databaseUrl ? "Opening the ledger on the PostgreSQL server" : `Opening the ledger in ${config.data}`);
      await closing(await openLedger({ ...config, onStep: say }), async (ledger) => {
        if (options.samples) {
          const { loadSamples } = await import("../work/samples.ts");
          const shown = progress("Loading the sample dossiers");
          const loaded = await loadSamples(ledger, shown.step);
          shown.end(notes[loaded.outcome]?.(loaded.reports));
        }
        await fold(ledger);
        const known = await dossiers(ledger);
        const fullest = known.toSorted((a, b) => b.articles - a.articles)[0]?.id;
        const others = known.map(({ id }) => id).filter((id) => id !== fullest);
        const dossier = chooseDossier(known, fullest);
        if (others.length) say(`The state of ${fullest}; also in the ledger: ${others.join(", ")}`);
        await answer(renderBrief(await stateOfTalks(ledger, { dossier }), "text"));
        await closing(await openDesk(ledger, config), async ({ url }) => {
          say(`The desk is open at ${url} (Ctrl-C closes it)`);
          await untilStopped();
        });
      });
    });
}

const notes: Record<string, (reports: number) => string> = {
  loaded: (reports) => `Loaded ${reports} sample reports`,
  "own-ledger": () => "The ledger has articles of its own: the samples are left out",
};
