import { Fault } from "../errors.ts";
import { actors, places } from "../ledger/actors.ts";
import { dossiers } from "../ledger/dossiers.ts";
import type { Ledger } from "../ledger/open.ts";
import { records } from "../ledger/records.ts";
import type { Brief } from "./brief.ts";
import { briefOf } from "./compose.ts";
import type { Material } from "./context.ts";

/** What the ledger holds of a dossier, or of everything, as of a moment; faults when there is no such dossier. */
export async function materialOf(ledger: Ledger, asked: { dossier?: string; asOf?: string }): Promise<Material> {
  const known = asked.dossier === undefined ? [] : await dossiers(ledger);
  const dossier = known.find(({ id }) => id === asked.dossier);
  if (asked.dossier !== undefined && !dossier) {
    const names = known.map(({ id }) => id).join(", ");
    throw new Fault(
      "not-found",
      `No dossier is called ${asked.dossier}`,
      names ? `There are: ${names}.` : "Follow one with `parley dossier add FILE`.",
    );
  }
  // Without a moment the ledger answers from what it has worked out already.
  return {
    records: await records(ledger, asked),
    actors: await actors(ledger, { asOf: asked.asOf }),
    places: await places(ledger),
    dossier,
    asOf: asked.asOf ?? new Date().toISOString(),
  };
}

/** The state of the talks as of a moment, or of now: of one dossier, or of everything in the ledger. */
export async function stateOfTalks(ledger: Ledger, asked: { dossier?: string; asOf?: string } = {}): Promise<Brief> {
  return briefOf(await materialOf(ledger, asked));
}
