import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate, migrations } from "./migrate.ts";
import { onBoth, ownSchema, testServer } from "./on-both.ts";
import { openLedger } from "./open.ts";

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), "parley-open-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

onBoth("open", (bench) => {
  test("every migration is applied, once", async () => {
    const { rows } = await sql<{
      number: number;
      name: string;
    }>`select number, name from migration order by number`.execute(bench.ledger.db);
    expect(rows).toEqual(migrations().map(({ number, name }) => ({ number, name })));
  });

  test("commits wait for the disk", async () => {
    const { rows } = await sql<{ on: string }>`select current_setting('synchronous_commit') as on`.execute(
      bench.ledger.db,
    );
    expect(rows[0]?.on).toBe("on");
  });
});

test("the embedded ledger asks the disk to keep what it confirms", async () => {
  const ledger = await openLedger({ data: directory() });
  try {
    const { rows } = await sql<{ on: string }>`select current_setting('fsync') as on`.execute(ledger.db);
    expect(rows[0]?.on).toBe("on");
  } finally {
    await ledger.close();
  }
});

test("a ledger of a later version is left alone", async () => {
  const data = directory();
  const ledger = await openLedger({ data });
  await sql`insert into migration (number, name) values (9999, 'from the future')`.execute(ledger.db);
  await ledger.close();
  await expect(openLedger({ data })).rejects.toMatchObject({
    code: "ledger-newer",
    hint: expect.stringContaining("version"),
  });
  expect(existsSync(join(data, "ledger.lock"))).toBe(false);
});

test("a directory that is no database is not touched", async () => {
  const data = directory();
  mkdirSync(join(data, "database"));
  writeFileSync(join(data, "database", "letter.txt"), "mine");
  await expect(openLedger({ data })).rejects.toMatchObject({ code: "ledger-damaged" });
  expect(existsSync(join(data, "database", "letter.txt"))).toBe(true);
});

test("a server that does not answer is a fault with a hint", async () => {
  const databaseUrl = "postgres://nobody@127.0.0.1:1/none";
  await expect(openLedger({ databaseUrl, data: directory() })).rejects.toMatchObject({
    code: "ledger-unreachable",
    retry: true,
  });
});

test("a data directory that cannot be made is a fault", async () => {
  const data = directory();
  writeFileSync(join(data, "file"), "");
  await expect(openLedger({ data: join(data, "file", "below") })).rejects.toMatchObject({ code: "bad-config" });
});

test("a scratch ledger leaves nothing behind", async () => {
  const ledger = await openLedger({ scratch: true });
  expect(existsSync(ledger.data)).toBe(true);
  await ledger.close();
  expect(existsSync(ledger.data)).toBe(false);
});

test.skipIf(!testServer)(
  "a migration that fails leaves the schema as it was, and many may migrate at once",
  async () => {
    const schema = await ownSchema();
    const pool = new pg.Pool({ connectionString: schema.url });
    onTestFinished(async () => {
      await pool.end();
      await schema.drop();
    });
    const [first] = migrations();
    const broken = { number: 2, name: "broken", sql: "create table half (id integer); select nonsense" };
    await expect(migrate(pool, [first!, broken])).rejects.toThrow("nonsense");
    const tables = await pool.query("select to_regclass('half') as half, to_regclass('article') as whole");
    expect(tables.rows[0]).toEqual({ half: null, whole: "article" });
    await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
    expect((await pool.query("select count(*)::int as n from migration")).rows[0]).toEqual({ n: migrations().length });
  },
);
