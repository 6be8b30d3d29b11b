import { backup, restore } from "./archive.ts";
import { fold } from "./fold.ts";
import { type Ledger, openLedger } from "./open.ts";
import { records } from "./records.ts";

/** Folds everything again from the start; the log of what was appended stays as it is. */
export async function rebuild(ledger: Ledger, onProgress?: (done: number, total: number) => void): Promise<void> {
  await ledger.db.updateTable("fold").set({ rules: "" }).execute();
  await fold(ledger, onProgress);
}

/**
 * Folds a copy of what was appended in a ledger of its own and compares the records byte for byte, as of one moment: the ids
 * of those that differ, or that one of the two lacks.
 */
export async function checkRebuild(
  ledger: Ledger,
  now = new Date(),
): Promise<{ records: number; differing: string[] }> {
  const asOf = now.toISOString();
  const own = await recordTexts(ledger, asOf);
  const other = await openLedger({ scratch: true });
  try {
    await restore(other, linesOf(ledger));
    const again = await recordTexts(other, asOf);
    const ids = new Set([...own.keys(), ...again.keys()]);
    return { records: own.size, differing: [...ids].filter((id) => own.get(id) !== again.get(id)).sort() };
  } finally {
    await other.close();
  }
}

async function* linesOf(ledger: Ledger): AsyncGenerator<string> {
  for await (const line of backup(ledger)) yield line.trimEnd();
}

async function recordTexts(ledger: Ledger, asOf: string): Promise<Map<string, string>> {
  return new Map((await records(ledger, { asOf })).map((record) => [record.id, JSON.stringify(record)]));
}
