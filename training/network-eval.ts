/**
 * Scores the network in one run: tags and trees on UD English EWT, names
 * on the Groningen Meaning Bank and on WikiGold, words a second on one thread. Writes models/network.metrics.json.
 *
 *     npx tsx training/network-eval.ts PATH_TO_CORPORA [--test]
 *
 * With --test it scores EWT's test part instead of dev, and writes nothing.
 */
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { type Understood, understand } from "../src/language/network.ts";
import type { Name } from "../src/language/network-names.ts";
import { type GoldSentence, readConllu } from "./conllu.ts";
import { type LabelledSentence, readLabelledNames } from "./network-gold.ts";

const corpora = process.argv[2];
if (!corpora) throw new Error("name the folder of the corpora");
const test = process.argv.includes("--test");
const per = 30; // sentences a document

type Reader = (sentences: string[][]) => Understood[];

const inDocuments =
  (reader: Reader): Reader =>
  (sentences) => {
    const all: Understood[] = [];
    for (let i = 0; i < sentences.length; i += per) all.push(...reader(sentences.slice(i, i + per)));
    return all;
  };

const share = (part: number, whole: number) => Number((part / whole).toFixed(4));

function scoreSyntax(reader: Reader, gold: GoldSentence[]) {
  let words = 0;
  let upos = 0;
  let xpos = 0;
  let uas = 0;
  let las = 0;
  const made = reader(gold.map(({ forms }) => forms));
  gold.forEach((sentence, s) => {
    sentence.forms.forEach((_, i) => {
      words++;
      const [x, u] = sentence.tags[i]!.split("|");
      const [ourX, ourU] = made[s]!.tags[i]!.split("|");
      if (u === ourU) upos++;
      if (x === ourX) xpos++;
      if (made[s]!.heads[i] !== sentence.heads[i]! - 1) return;
      uas++;
      if (made[s]!.relations[i] === sentence.relations[i]) las++;
    });
  });
  return { upos: share(upos, words), xpos: share(xpos, words), uas: share(uas, words), las: share(las, words) };
}

const merged: Record<string, string> = { per: "person", org: "organisation", geo: "place", gpe: "place" };

// In WikiGold peoples are of its fourth kind, which is left out; in the Groningen Meaning Bank they count as places.
function scoreNames(reader: Reader, gold: LabelledSentence[], peoplesAreScored: boolean) {
  const counts = new Map<string, { right: number; found: number; gold: number }>();
  const add = (kind: string, what: "right" | "found" | "gold") => {
    for (const one of [kind, "f1"]) {
      const count = counts.get(one) ?? { right: 0, found: 0, gold: 0 };
      count[what]++;
      counts.set(one, count);
    }
  };
  const made = reader(gold.map(({ texts }) => texts));
  gold.forEach(({ labels }, s) => {
    const keys = new Set<string>();
    labels.forEach((label, i) => {
      if (label[0] !== "B") return;
      let to = i + 1;
      while (labels[to]?.[0] === "I") to++;
      const kind = merged[label.slice(2)]!;
      add(kind, "gold");
      keys.add(`${i}-${to}-${kind}`);
    });
    for (const name of made[s]!.names as Name[]) {
      if (name.kind === "people" && !peoplesAreScored) continue;
      const kind = name.kind === "people" ? "place" : name.kind;
      add(kind, "found");
      if (keys.has(`${name.from}-${name.to}-${kind}`)) add(kind, "right");
    }
  });
  return Object.fromEntries(
    ["f1", "person", "organisation", "place"].map((kind) => {
      const count = counts.get(kind)!;
      return [kind, share(2 * count.right, count.found + count.gold)];
    }),
  );
}

function wordsPerSecond(reader: Reader, sentences: string[][]): number {
  reader(sentences.slice(0, 500));
  const words = sentences.reduce((sum, texts) => sum + texts.length, 0);
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const from = process.cpuUsage();
    reader(sentences);
    const used = process.cpuUsage(from);
    times.push((used.user + used.system) / 1e6);
  }
  return Math.round(words / Math.min(...times));
}

const loadFrom = performance.now();
understand([["Kyiv", "said", "so", "."]]);
const loadMilliseconds = Math.round(performance.now() - loadFrom);
const ewt = readConllu(`${corpora}/syntax/ewt/en_ewt-ud-${test ? "test" : "dev"}.conllu`);
const gmb = readLabelledNames(`${corpora}/names/gmb/dev.tsv`);
const wiki = readLabelledNames(`${corpora}/names/wikigold/wikigold.conll.txt`);
const figures = (reader: Reader) => ({
  syntax: scoreSyntax(reader, ewt),
  gmb: scoreNames(reader, gmb, true),
  wikigold: scoreNames(reader, wiki, false),
  wordsPerSecond: wordsPerSecond(
    reader,
    gmb.map(({ texts }) => texts),
  ),
});
const files = ["network.onnx", "network-relations.onnx", "network.words.gz"];
const model = (name: string) => new URL(`../models/${name}`, import.meta.url);
const metrics = {
  scoredOn: {
    syntax: `UD English EWT ${test ? "test" : "dev"}, gold tokens`,
    gmb: "Groningen Meaning Bank dev, exact spans, geo and gpe together",
    wikigold: "WikiGold, exact spans, without its MISC, to which peoples belong there",
    wordsPerSecond: `GMB dev in documents of ${per} sentences, tags, trees and names from tokens, seconds of processor time`,
  },
  network: figures(inDocuments(understand)),
  loadMilliseconds,
  bytes: Object.fromEntries(files.map((name) => [name, statSync(model(name)).size])),
  sha256: Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(model(name)))
        .digest("hex"),
    ]),
  ),
};
process.stdout.write(`${JSON.stringify(metrics, null, 2)}\n`);
if (!test) writeFileSync(model("network.metrics.json"), `${JSON.stringify(metrics, null, 2)}\n`);
