import type { Brief } from "../brief/brief.ts";
import type { Compared, Difference } from "../brief/difference.ts";
import type { Config } from "../config.ts";
import type { Fault } from "../errors.ts";
import type { Hints } from "../intake/article.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { dossiers } from "../ledger/dossiers.ts";
import { holder } from "../ledger/lock.ts";
import type { Added } from "../work/add.ts";

export type DossierSummary = Awaited<ReturnType<typeof dossiers>>[number];

/** The ledger, opened here or reached through the desk that holds it. */
export interface Reached {
  /** The desk that holds the ledger, and reads by its own codebook. */
  desk?: string;
  /** What became of each source, in turn. */
  add(sources: string[], hints: Hints): Promise<(Added | Fault)[]>;
  brief(dossier: string | undefined, asOf: string | undefined): Promise<Brief>;
  differences(compared: Compared): Promise<Difference[]>;
  dossiers(): Promise<DossierSummary[]>;
  saveDossier(dossier: Dossier): Promise<void>;
  close(): Promise<void>;
}

/** Reaches the ledger: through the desk when one holds it, else by opening it. */
export async function reachLedger(config: Config): Promise<Reached> {
  const held = config.databaseUrl ? undefined : holder(config.data);
  if (held?.url && held.secret) {
    const { reachDesk } = await import("./desk-client.ts");
    return reachDesk({ url: held.url, secret: held.secret }, config);
  }
  const { openHere } = await import("./open-here.ts");
  return openHere(config);
}
