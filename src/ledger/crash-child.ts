// For the crash test alone: adds made articles, says what is confirmed, and is killed while it does.
import { createHash } from "node:crypto";
import { append, readingId } from "./append.ts";
import { fold } from "./fold.ts";
import { madeWorld } from "./made-world.ts";
import { openLedger } from "./open.ts";

const [data, seed, count] = process.argv.slice(2);
process.stdout.write("started\n");
const ledger = await openLedger({ data });
process.stdout.write("open\n");
for (const reading of madeWorld(Number(seed), Number(count), 4)) {
  const bytes = new TextEncoder().encode(reading.article.text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const capture = { bytes, sha256, at: "2025-04-23T13:00:00.000Z", source: "made" };
  await append(ledger, { article: reading.article, reading, capture });
  process.stdout.write(`confirmed ${readingId(reading)} ${sha256}\n`);
  await fold(ledger);
}
await ledger.close();
process.stdout.write("done\n");
