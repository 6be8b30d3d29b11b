// For tests alone: the same tests on the embedded ledger and on a PostgreSQL server.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { type Ledger, openLedger } from "./open.ts";
import { emptyCache } from "./snapshot.ts";

export const testServer = process.env.PARLEY_TEST_DATABASE_URL;

/** A schema of its own on the test server, as an address, and how to drop it. */
export async function ownSchema(): Promise<{ url: string; drop(): Promise<void> }> {
  const schema = `parley_test_${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: testServer });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create schema ${schema}`);
  const url = new URL(testServer!);
  url.searchParams.set("options", `-c search_path=${schema} -c client_min_messages=warning`);
  return { url: url.href.replaceAll("+", "%20"), drop: () => run(`drop schema ${schema} cascade`) };
}

export interface Bench {
  ledger: Ledger;
  /** Another connection to the same ledger; there is none to the embedded one. */
  another?: () => Promise<Ledger>;
}

/** Runs the tests on each database; the ledger is empty before each of them. */
export function onBoth(name: string, tests: (bench: Bench) => void): void {
  describe(`${name}, embedded`, () => {
    const bench = {} as Bench;
    beforeAll(async () => {
      bench.ledger = await openLedger({ scratch: true });
    });
    beforeEach(() => empty(bench.ledger));
    afterAll(() => bench.ledger?.close());
    tests(bench);
  });
  if (!testServer) console.info(`${name}: not run on a server, because PARLEY_TEST_DATABASE_URL is not set`);
  describe.skipIf(!testServer)(`${name}, on a server`, () => {
    const bench = {} as Bench;
    let drop: (() => Promise<void>) | undefined;
    let data = "";
    beforeAll(async () => {
      data = mkdtempSync(join(tmpdir(), "parley-test-"));
      const schema = await ownSchema();
      drop = schema.drop;
      bench.another = () => openLedger({ databaseUrl: schema.url, data });
      bench.ledger = await bench.another();
    });
    beforeEach(() => empty(bench.ledger));
    afterAll(async () => {
      await bench.ledger?.close();
      await drop?.();
      rmSync(data, { recursive: true, force: true });
    });
    tests(bench);
  });
}

async function empty(ledger: Ledger): Promise<void> {
  await sql`truncate article, capture, revision, revision_capture, reading, entry, dossier, fold, finding, finding_block,
    finding_link, text_sketch, text_block, text_link`.execute(ledger.db);
  ledger.cache = emptyCache();
}
