/**
 * Writes what the classifier of coded events is trained on, as the reader sees it at run time.
 *
 *     npx tsx training/events-words.ts TABLE INTO
 *
 * TABLE is one of coded sentences (docs/evaluate.md); INTO gets one JSON object a line.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pairFeatures } from "../src/language/event-classes-features.ts";
import { markedPair } from "../src/language/event-classes-pair.ts";
import { readCodedEvents } from "../src/scoring/coded-events-tsv.ts";

const [table, into] = process.argv.slice(2) as [string, string];
const lines = readCodedEvents(readFileSync(table, "utf8")).map(({ text, source, target, ...gold }) =>
  JSON.stringify({ ...gold, text, ...pairFeatures(markedPair(text, source, target)) }),
);
writeFileSync(into, `${lines.join("\n")}\n`);
