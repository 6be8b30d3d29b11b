import { differences } from "../brief/difference.ts";
import { stateOfTalks } from "../brief/state.ts";
import type { Config } from "../config.ts";
import { dossiers, saveDossier } from "../ledger/dossiers.ts";
import { fold } from "../ledger/fold.ts";
import { openLedger } from "../ledger/open.ts";
import { say } from "../log.ts";
import type { Reached } from "./reach.ts";

/** Opens the ledger in this process; what a killed command appended and did not fold is folded first. */
export async function openHere(config: Config): Promise<Reached> {
  const ledger = await openLedger({ ...config, onStep: say });
  await fold(ledger);
  return {
    async add(sources, hints) {
      const { addAll } = await import("../work/add.ts");
      return addAll(ledger, sources, hints, config);
    },
    brief: (dossier, asOf) => stateOfTalks(ledger, { dossier, asOf }),
    differences: (compared) => differences(ledger, compared),
    dossiers: () => dossiers(ledger),
    saveDossier: (dossier) => saveDossier(ledger, dossier),
    close: () => ledger.close(),
  };
}
