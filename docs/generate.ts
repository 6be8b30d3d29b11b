import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { Brief } from "../src/brief/brief.ts";
import { settings } from "../src/config.ts";
import { Reading } from "../src/findings/reading.ts";
import { Dossier } from "../src/ledger/dossier.ts";
import { LedgerRecord } from "../src/ledger/record.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

const schemas = { reading: Reading, record: LedgerRecord, brief: Brief, dossier: Dossier };
const begin = "<!-- settings: written by `npm run docs`, from src/config.ts -->";
const end = "<!-- /settings -->";

/** What of the docs is made from the code: path inside docs → what must stand there. */
export function generated(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    files[`schemas/${name}.json`] = `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;
  }
  const rows = Object.values(settings).map(({ env, about }) => `| \`${env}\` | ${about} |`);
  const page = readFileSync(join(folder, "operate.md"), "utf8");
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error("docs/operate.md lacks the two settings markers");
  files["operate.md"] = `${head}${begin}\n| variable | what it sets |\n|---|---|\n${rows.join("\n")}\n${end}${tail}`;
  return files;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(join(folder, "schemas"), { recursive: true });
  for (const [path, text] of Object.entries(generated())) writeFileSync(join(folder, path), text);
}
