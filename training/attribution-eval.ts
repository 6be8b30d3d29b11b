/**
 * Scores the attribution network alone and writes models/attribution.metrics.json.
 *
 *     npx tsx training/attribution-eval.ts FOLDER
 *
 * FOLDER holds `text` and brat `attributions`.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attributionsIn } from "../src/language/attribution-network.ts";
import { analyse } from "../src/language/document.ts";
import { attributionMetrics, countAttributions } from "../src/scoring/attribution.ts";
import { readBrat } from "../src/scoring/attribution-brat.ts";

const folder = process.argv[2]!;
const models = new URL("../models/", import.meta.url);
const annotations = readdirSync(join(folder, "attributions")).sort();

attributionsIn(analyse("He said that they met."));
let words = 0;
let spent = 0;
const counted = readdirSync(join(folder, "text"))
  .sort()
  .map((name) => {
    const id = name.replace(/\.txt$/, "");
    const text = readFileSync(join(folder, "text", name), "utf8");
    const first = annotations.find((one) => one.startsWith(id) && /^(?:_[^_]*)?\.ann$/.test(one.slice(id.length)))!;
    const gold = readBrat(readFileSync(join(folder, "attributions", first), "utf8"), text);
    const document = analyse(text);
    const before = process.cpuUsage();
    const found = attributionsIn(document);
    const { user, system } = process.cpuUsage(before);
    spent += user + system;
    words += document.sentences.reduce((sum, s) => sum + s.words.length, 0);
    return countAttributions({ id, text, quotations: document.quotations, gold, found }).counts;
  });

const short = (_: string, value: unknown) => (typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value);
const files = ["attribution.onnx", "attribution.words.gz"].map((name) => ({
  name,
  bytes: readFileSync(new URL(name, models)),
}));
const metrics = {
  scoredOn: "PolNeAR dev, the network alone; microseconds of processor time a word, beside the language network's",
  ...attributionMetrics(counted),
  microsecondsPerWord: Math.round((spent / words) * 10) / 10,
  bytes: Object.fromEntries(files.map(({ name, bytes }) => [name, bytes.length])),
  sha256: Object.fromEntries(files.map(({ name, bytes }) => [name, createHash("sha256").update(bytes).digest("hex")])),
};
const written = `${JSON.stringify(metrics, short, 2)}\n`;
if (process.argv[3] !== "--dry") writeFileSync(new URL("attribution.metrics.json", models), written);
process.stdout.write(written);
