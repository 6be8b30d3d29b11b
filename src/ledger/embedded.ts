import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../errors.ts";
import { type Embedded, startPglite } from "./pglite.ts";
import { preparedDatabase } from "./prepared.ts";

/**
 * Opens the embedded database of a data directory whose lock is held; the first time it copies the prepared one to a
 * directory of another name and renames that, so that a half-made one is never opened.
 */
export async function openEmbedded(data: string, scratch: boolean, onStep?: (what: string) => void): Promise<Embedded> {
  const directory = join(data, "database");
  for (const name of readdirSync(data)) {
    if (name.startsWith("database.new-")) rmSync(join(data, name), { recursive: true, force: true });
  }
  if (!existsSync(directory)) {
    const prepared = await preparedDatabase(onStep);
    const draft = `${directory}.new-${process.pid}`;
    await mkdir(draft, { mode: 0o700 });
    await cp(prepared, draft, { recursive: true });
    renameSync(draft, directory);
  }
  const version = existsSync(join(directory, "PG_VERSION"))
    ? readFileSync(join(directory, "PG_VERSION"), "utf8").trim()
    : undefined;
  if (!version) {
    throw new Fault(
      "ledger-damaged",
      `${directory} is not a database`,
      "Move that directory away, or give this command another PARLEY_DATA.",
    );
  }
  try {
    return await startPglite(directory, scratch);
  } catch (error) {
    throw new Fault(
      "ledger-damaged",
      `The database in ${directory} (PostgreSQL ${version}) cannot be opened`,
      "Keep a copy of that directory; if its disk was full or its rights changed, mend that and try again.",
      error,
    );
  }
}
