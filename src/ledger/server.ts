import pg from "pg";
import { Fault } from "../errors.ts";
import { types } from "./types.ts";

/** Connects to a PostgreSQL server, or faults with `ledger-unreachable`. */
export async function openServer(databaseUrl: string): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    max: 8,
    connectionTimeoutMillis: 10_000,
    application_name: "parley",
  });
  // A connection that breaks while idle is replaced at its next use.
  pool.on("error", () => {});
  try {
    await pool.query("select 1");
    return pool;
  } catch (error) {
    await pool.end();
    throw new Fault(
      "ledger-unreachable",
      `The PostgreSQL server of PARLEY_DATABASE_URL does not answer: ${(error as Error).message || (error as { code?: string }).code}`,
      "See that the server runs and that the address, the database, the user and the password are right.",
      error,
    );
  }
}
