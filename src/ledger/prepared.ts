import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import envPaths from "env-paths";
import { unpackBlank } from "./blank.ts";
import { migrate, migrations } from "./migrate.ts";
import { startPglite } from "./pglite.ts";

const keptFor = 30 * 24 * 60 * 60 * 1000;

function cacheDirectory(): string {
  const wanted = envPaths("parley", { suffix: "" }).cache;
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    const instead = join(tmpdir(), `parley-cache-${process.getuid?.() ?? "user"}`);
    mkdirSync(instead, { recursive: true, mode: 0o700 });
    return instead;
  }
}

/** The version of PGlite that is installed. */
export function pgliteVersion(): string {
  const manifest = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** An empty embedded ledger, made once for each version of PGlite and of our schema, to be copied: creating costs seconds. */
export async function preparedDatabase(onStep?: (what: string) => void): Promise<string> {
  const schema = createHash("sha256");
  for (const { name, sql } of migrations()) schema.update(`${name}\u0000${sql}\u0000`);
  const name = `pglite-${pgliteVersion()}-${schema.digest("hex").slice(0, 12)}`;
  const cache = cacheDirectory();
  const prepared = join(cache, name);
  if (existsSync(prepared)) {
    utimesSync(prepared, new Date(), new Date());
    return prepared;
  }
  onStep?.("Preparing the embedded database (only this once)");
  const draft = `${prepared}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  mkdirSync(draft, { mode: 0o700 });
  try {
    unpackBlank(pgliteVersion(), draft);
    const database = await startPglite(draft, true);
    try {
      await migrate(database.pool);
    } finally {
      await database.close();
    }
    renameSync(draft, prepared);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(prepared)) throw error;
  }
  sweep(cache, name);
  return prepared;
}

function sweep(cache: string, current: string): void {
  for (const name of readdirSync(cache)) {
    if (!name.startsWith("pglite-") || name === current) continue;
    const path = join(cache, name);
    const old = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) > keptFor;
    if (old) rmSync(path, { recursive: true, force: true });
  }
}
