import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { loadConfig } from "../config.ts";
import { Fault } from "../errors.ts";
import { openEmbedded } from "./embedded.ts";
import { type Lock, takeLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { openServer } from "./server.ts";
import { type Cache, emptyCache } from "./snapshot.ts";
import type { Tables } from "./tables.ts";

/** An open ledger. */
export interface Ledger {
  kind: "embedded" | "server";
  db: Kysely<Tables>;
  /** The directory of the captures, and of the embedded database. */
  data: string;
  lock?: Lock;
  /** What was read of the database, kept until there is more. */
  cache: Cache;
  close(): Promise<void>;
}

export interface OpenOptions {
  databaseUrl?: string;
  data?: string;
  /** A ledger in a directory of its own that goes when it is closed. */
  scratch?: boolean;
  onStep?: (what: string) => void;
}

/** Opens the ledger: on a PostgreSQL server when one is named, else the embedded one of the data directory, which it locks. */
export async function openLedger(options: OpenOptions = {}): Promise<Ledger> {
  const scratch = options.scratch ?? false;
  const data = scratch ? mkdtempSync(join(tmpdir(), "parley-")) : resolve(options.data || loadConfig().data);
  if (!scratch) makeDirectory(data);
  if (options.databaseUrl && !scratch) {
    const pool = await openServer(options.databaseUrl);
    return ledgerOn({ kind: "server", data, pool, end: () => pool.end() });
  }
  const lock = takeLock(data);
  const leave = () => {
    lock.release();
    if (scratch) rmSync(data, { recursive: true, force: true });
  };
  try {
    const database = await openEmbedded(data, scratch, options.onStep);
    const end = async () => {
      try {
        await database.close();
      } finally {
        leave();
      }
    };
    return await ledgerOn({ kind: "embedded", data, pool: database.pool, end, lock });
  } catch (error) {
    leave();
    throw error;
  }
}

async function ledgerOn(parts: {
  kind: Ledger["kind"];
  data: string;
  pool: pg.Pool;
  end: () => Promise<void>;
  lock?: Lock;
}): Promise<Ledger> {
  const { kind, data, pool, end, lock } = parts;
  try {
    await migrate(pool);
  } catch (error) {
    await end();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    kind,
    data,
    lock,
    cache: emptyCache(),
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

function makeDirectory(data: string): void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Fault(
      "bad-config",
      `The data directory ${data} cannot be made`,
      "Set PARLEY_DATA to a directory that you may write to.",
      error,
    );
  }
}
