import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { Fault } from "../errors.ts";

const directory = new URL("./migrations/", import.meta.url);

/** The numbered migrations, in order. */
export function migrations(): { number: number; name: string; sql: string }[] {
  return readdirSync(directory)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({
      number: Number(name.slice(0, 4)),
      name: name.slice(5, -4),
      sql: readFileSync(new URL(name, directory), "utf8"),
    }));
}

/** Brings the schema to this version, one transaction a step; faults with `ledger-newer` on a schema from a later one. */
export async function migrate(pool: pg.Pool, steps = migrations()): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext(current_schema() || ' parley migrate'))");
    try {
      await client.query(
        "create table if not exists migration (number integer primary key, name text not null, applied timestamptz not null default clock_timestamp())",
      );
      const { rows } = await client.query<{ number: number }>(
        "select coalesce(max(number), 0) as number from migration",
      );
      const have = rows[0]!.number;
      const newest = steps.at(-1)?.number ?? 0;
      if (have > newest) {
        throw new Fault(
          "ledger-newer",
          `The ledger has schema ${have}, and this version of Parley knows only ${newest}`,
          "Use the version of Parley that last opened this ledger, or a later one.",
        );
      }
      for (const step of steps.filter(({ number }) => number > have)) {
        await client.query("begin");
        try {
          await client.query(step.sql);
          await client.query("insert into migration (number, name) values ($1, $2)", [step.number, step.name]);
          await client.query("commit");
        } catch (error) {
          await client.query("rollback");
          throw error;
        }
      }
    } finally {
      await client.query("select pg_advisory_unlock(hashtext(current_schema() || ' parley migrate'))");
    }
  } finally {
    client.release();
  }
}
