import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { Fault } from "../errors.ts";
import { captureBytes, keepCapture } from "./captures.ts";
import type { Ledger } from "./open.ts";
import type { Tables } from "./tables.ts";

const schema = "parley.archive/1";

/** What is appended, in the order in which it can be stored again; records are made of it and are not archived. */
const tables = {
  capture: { columns: ["sha256", "source", "media_type", "captured", "size"], json: [], order: "sha256" },
  article: { columns: ["id", "learnt"], json: [], order: "id" },
  revision: { columns: ["id", "article", "report_time", "captured", "learnt"], json: ["body"], order: "id" },
  revision_capture: { columns: ["revision", "capture"], json: [], order: "revision, capture" },
  reading: {
    columns: ["id", "revision", "learnt"],
    json: ["reader", "sentences", "actors", "places", "times", "findings", "links"],
    order: "id",
  },
  entry: { columns: ["kind", "revision", "reading", "learnt"], json: [], order: "sequence" },
  dossier: { columns: ["id", "saved"], json: ["body"], order: "id" },
} as const;
type Table = keyof typeof tables;

/** One row of a table, JSON columns as the text that they were stored as; of a capture also its bytes in base64. */
type Row = Record<string, string | number | null>;

// So many rows are in memory at a time; a reading may have some hundred kilobytes.
const batch = 100;

/**
 * Everything that was appended to a ledger, as it stands at one moment, as lines of JSON: a heading, a row each, and an
 * end with the number of lines and the SHA-256 of them all. `restore` makes the same ledger of it.
 */
export async function* backup(ledger: Ledger): AsyncGenerator<string> {
  const digest = createHash("sha256");
  let lines = 0;
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    lines++;
    return text;
  };
  yield line({ schema });
  const db = await ledger.db
    .startTransaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute();
  try {
    for (const table of Object.keys(tables) as Table[]) {
      for await (const row of rowsOf(db, table)) {
        const bytes = table === "capture" ? await captureBytes(ledger.data, row.sha256 as string) : undefined;
        yield line({ table, row, ...(bytes && { bytes: Buffer.from(bytes).toString("base64") }) });
      }
    }
  } finally {
    await db.rollback().execute();
  }
  yield `${JSON.stringify({ end: { lines, sha256: digest.digest("hex") } })}\n`;
}

async function* rowsOf(db: Transaction<Tables>, table: Table): AsyncGenerator<Row> {
  const { columns, json, order } = tables[table];
  const chosen = sql.join([
    ...columns.map((name) => sql.ref(name)),
    ...json.map((name) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`),
  ]);
  await sql`declare archived no scroll cursor for
    select ${chosen} from ${sql.table(table)} order by ${sql.raw(order)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.raw(String(batch))} from archived`.execute(db);
    yield* rows;
    if (rows.length < batch) break;
  }
  await sql`close archived`.execute(db);
}

/**
 * Stores what an archive holds in a ledger that holds nothing yet: all of it or nothing. Faults with `bad-archive`, naming
 * the line, on what is no archive, is cut off or was changed, and with `ledger-not-empty` where something is already there.
 */
export async function restore(ledger: Ledger, lines: AsyncIterable<string>): Promise<{ articles: number }> {
  let articles = 0;
  await ledger.db.transaction().execute(async (db) => {
    await refuseUsed(db);
    const digest = createHash("sha256");
    let [number, ended] = [0, false];
    let waiting: { table: Table; rows: Row[] } | undefined;
    const store = async () => {
      if (waiting) await insert(db, waiting.table, waiting.rows);
      waiting = undefined;
    };
    for await (const text of lines) {
      const { value, table } = parsed(text, ++number);
      if (ended) throw bad(number, "stands behind the end of the archive");
      if (number === 1) {
        if (value.schema !== schema) throw bad(1, `does not say that this is a ${schema}`);
      } else if (value.end) {
        const { lines: said, sha256 } = value.end;
        if (said !== number - 1 || sha256 !== digest.digest("hex"))
          throw bad(number, "does not fit the lines before it: the archive was changed");
        ended = true;
        continue;
      } else {
        if (!table || !value.row) throw bad(number, "is no row of a table that is known");
        if (table === "article") articles++;
        if (value.bytes) await keepBytes(ledger, value.row.sha256 as string, value.bytes, number);
        if (waiting && (waiting.table !== table || waiting.rows.length >= batch)) await store();
        waiting ??= { table, rows: [] };
        waiting.rows.push(value.row);
      }
      digest.update(`${text}\n`);
    }
    await store();
    if (!ended) throw bad(number, "is the last, and the archive has no end: it was cut off");
  });
  return { articles };
}

interface Line {
  schema?: string;
  table?: string;
  row?: Row;
  bytes?: string;
  end?: { lines: number; sha256: string };
}

function parsed(text: string, number: number): { value: Line; table?: Table } {
  let value: Line;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw bad(number, "is not JSON", error);
  }
  if (typeof value !== "object" || value === null) throw bad(number, "is no object");
  return { value, ...(value.table && value.table in tables && { table: value.table as Table }) };
}

async function refuseUsed(db: Transaction<Tables>): Promise<void> {
  const used = await sql`select 1 from article union all select 1 from dossier limit 1`.execute(db);
  if (used.rows.length === 0) return;
  throw new Fault(
    "ledger-not-empty",
    "The ledger has articles or dossiers already",
    "Restore into a ledger of its own: set PARLEY_DATA to a new directory, or PARLEY_DATABASE_URL to an empty database.",
  );
}

async function insert(db: Transaction<Tables>, table: Table, rows: Row[]): Promise<void> {
  const { columns, json } = tables[table];
  const names = [...columns, ...json];
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => sql`${row[name] ?? null}`))})`);
  try {
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}) values ${sql.join(values)}`.execute(
      db,
    );
  } catch (error) {
    throw new Fault("bad-archive", `A row of ${table} cannot be stored`, hint, error);
  }
}

async function keepBytes(ledger: Ledger, sha256: string, bytes: string, number: number): Promise<void> {
  const decoded = Buffer.from(bytes, "base64");
  if (createHash("sha256").update(decoded).digest("hex") !== sha256)
    throw bad(number, "has bytes that are not those of its SHA-256");
  await keepCapture(ledger.data, sha256, decoded);
}

const hint = "Use an archive as `parley backup` wrote it, whole and unchanged.";

function bad(number: number, what: string, cause?: unknown): Fault {
  return new Fault("bad-archive", number === 0 ? "The archive is empty" : `Line ${number} ${what}`, hint, cause);
}
