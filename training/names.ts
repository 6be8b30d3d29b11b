/**
 * Trains the name tagger on the newswire of the Groningen Meaning Bank (texts in the public domain). Writes
 * models/names.br and its figures on the dev part into models/names.metrics.json. Needs models/tagger.br.
 *
 *     npx tsx training/names.ts PATH/names/gmb
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { findNames, gazetteerFlags, nameFeatures, tagNumber } from "../src/language/names.ts";
import { tag } from "../src/language/tag.ts";
import { wordform } from "../src/language/wordform.ts";
import { tokenise } from "../src/text/tokens.ts";
import { Perceptron } from "./perceptron.ts";
import { seeded } from "./seeded.ts";

interface Sentence {
  texts: string[];
  labels: string[];
}

const wanted = new Set(["per", "org", "geo", "gpe"]);

/** Reads a file of token, part of speech and label; tokens are cut as Parley cuts them. */
function read(path: string): Sentence[] {
  const sentences: Sentence[] = [];
  let current: Sentence = { texts: [], labels: [] };
  for (const line of `${readFileSync(path, "utf8")}\n`.split("\n")) {
    if (line.trim() === "") {
      if (current.texts.length > 0) sentences.push(current);
      current = { texts: [], labels: [] };
      continue;
    }
    const [text, , given] = line.split("\t");
    const label = wanted.has(given!.slice(2)) ? given! : "O";
    tokenise(text!).forEach((token, i) => {
      current.texts.push(token.text);
      current.labels.push(i > 0 && label[0] === "B" ? `I${label.slice(1)}` : label);
    });
  }
  return sentences;
}

const folder = process.argv[2];
if (!folder) throw new Error("name the folder that holds train.tsv and dev.tsv");
const random = seeded(5);
const train = read(`${folder}/train.tsv`);
const dev = read(`${folder}/dev.tsv`);
const labels = ["O", ...new Set(train.flatMap((s) => s.labels).filter((l) => l !== "O"))].sort();
const index = new Map(labels.map((l, i) => [l, i]));
const started = Date.now();
const prepared = train.map(({ texts, labels: gold }) => {
  const words = texts.map(wordform);
  return {
    words,
    tags: tag(words).map(tagNumber),
    flags: gazetteerFlags(texts),
    gold: gold.map((l) => index.get(l)!),
  };
});
process.stderr.write(`${train.length} sentences prepared, ${Math.round((Date.now() - started) / 1000)} s\n`);
const model = new Perceptron(labels.length);
const scores = new Float32Array(labels.length);
const features: number[] = [];
for (let epoch = 0; epoch < 6; epoch++) {
  const order = prepared.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  let wrong = 0;
  for (const at of order) {
    const { words, tags, flags, gold } = prepared[at]!;
    let before = -1;
    let beforeThat = -1;
    for (let i = 0; i < words.length; i++) {
      features.length = 0;
      nameFeatures(words, tags, flags, i, before, beforeThat, features);
      model.score(features, scores);
      model.tick();
      let best = 0;
      for (let label = 1; label < scores.length; label++) if (scores[label]! > scores[best]!) best = label;
      if (best !== gold[i]) {
        wrong++;
        model.update(features, gold[i]!, best);
      }
      beforeThat = before;
      before = best;
    }
  }
  process.stderr.write(`epoch ${epoch + 1}: ${wrong} wrong, ${Math.round((Date.now() - started) / 1000)} s\n`);
}
const packed = brotliCompressSync(model.pack(labels, 2), { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
writeFileSync(new URL("../models/names.br", import.meta.url), packed);

const kindOf: Record<string, string> = { per: "person", org: "organisation", geo: "place", gpe: "people" };
const counts = new Map<string, { right: number; found: number; gold: number }>();
const count = (kind: string) => {
  const merged = kind === "people" ? "place" : kind;
  if (!counts.has(merged)) counts.set(merged, { right: 0, found: 0, gold: 0 });
  return counts.get(merged)!;
};
for (const { texts, labels: gold } of dev) {
  const words = texts.map(wordform);
  const found = findNames(texts, words, tag(words));
  const keys = new Set<string>();
  gold.forEach((label, i) => {
    if (label[0] !== "B") return;
    let to = i + 1;
    while (gold[to]?.[0] === "I") to++;
    count(kindOf[label.slice(2)]!).gold++;
    keys.add(`${i}-${to}-${kindOf[label.slice(2)]!.replace("people", "place")}`);
  });
  for (const name of found) {
    count(name.kind).found++;
    if (keys.has(`${name.from}-${name.to}-${name.kind.replace("people", "place")}`)) count(name.kind).right++;
  }
}
const f1 = (c: { right: number; found: number; gold: number }) =>
  Number(((2 * c.right) / (c.found + c.gold)).toFixed(4));
const all = { right: 0, found: 0, gold: 0 };
for (const c of counts.values()) {
  all.right += c.right;
  all.found += c.found;
  all.gold += c.gold;
}
const metrics = {
  scoredOn: "Groningen Meaning Bank dev, exact spans, geo and gpe together",
  f1: f1(all),
  ...Object.fromEntries([...counts].map(([kind, c]) => [kind, f1(c)])),
  sha256: { "names.br": createHash("sha256").update(packed).digest("hex") },
};
writeFileSync(new URL("../models/names.metrics.json", import.meta.url), `${JSON.stringify(metrics, null, 2)}\n`);
process.stderr.write(`${JSON.stringify(metrics)}, ${(packed.length / 1e6).toFixed(1)} MB\n`);
