// Packs the database that the installed PGlite's initdb makes: `npm run blank`, after a change of PGlite's version.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { blankOf, packBlank } from "../src/ledger/blank.ts";
import { startPglite } from "../src/ledger/pglite.ts";
import { pgliteVersion } from "../src/ledger/prepared.ts";

const file = blankOf(pgliteVersion());
const directory = mkdtempSync(join(tmpdir(), "parley-blank-"));
await (await startPglite(directory, true)).close();
const packed = packBlank(directory);
rmSync(directory, { recursive: true });
mkdirSync(dirname(file), { recursive: true });
for (const old of readdirSync(dirname(file))) rmSync(join(dirname(file), old));
writeFileSync(file, packed);
process.stderr.write(`${file}: ${packed.length} bytes\n`);
