/**
 * Trains the part-of-speech tagger and the dependency parser on UD English EWT and the freely licensed genres of GUM.
 * Writes models/tagger.br and models/parser.br and their figures on EWT dev into models/syntax.metrics.json.
 *
 *     npx tsx training/syntax.ts PATH/syntax
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { unpackLinear } from "../src/language/linear.ts";
import {
  advance,
  allowed,
  left,
  type ParserState,
  parse,
  parseFeatures,
  right,
  shift,
  startState,
} from "../src/language/parse.ts";
import { tag, tagFeatures } from "../src/language/tag.ts";
import { outside, type Wordform, wordform } from "../src/language/wordform.ts";
import { type GoldSentence, gumTraining, readConllu } from "./conllu.ts";
import { Perceptron } from "./perceptron.ts";
import { seeded } from "./seeded.ts";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder that holds ewt/ and gum/");
const random = seeded(11);
const train = [
  ...readConllu(`${folder}/ewt/en_ewt-ud-train.conllu`),
  ...gumTraining(`${folder}/gum`).flatMap(readConllu),
];
const dev = readConllu(`${folder}/ewt/en_ewt-ud-dev.conllu`);
process.stderr.write(`${train.length} sentences, ${train.reduce((n, s) => n + s.forms.length, 0)} words\n`);

function shuffled<T>(items: T[]): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

const tagNames = [...new Set(train.flatMap((sentence) => sentence.tags))].sort();
const tagIndex = new Map(tagNames.map((name, i) => [name, i]));

function tagWith(model: Perceptron, words: Wordform[], learn?: number[]): number[] {
  const scores = new Float32Array(tagNames.length);
  const tags: number[] = [];
  const features: number[] = [];
  for (let i = 0; i < words.length; i++) {
    features.length = 0;
    tagFeatures(words, i, tags[i - 1] ?? -1, tags[i - 2] ?? -1, features);
    model.score(features, scores);
    let best = 0;
    for (let label = 1; label < scores.length; label++) if (scores[label]! > scores[best]!) best = label;
    if (learn) {
      model.tick();
      if (best !== learn[i]) model.update(features, learn[i]!, best);
    }
    tags.push(best);
  }
  return tags;
}

function trainTagger(sentences: GoldSentence[], epochs: number): Perceptron {
  const model = new Perceptron(tagNames.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const sentence of shuffled(sentences)) {
      tagWith(
        model,
        sentence.forms.map(wordform),
        sentence.tags.map((one) => tagIndex.get(one)!),
      );
    }
  }
  return model;
}

function save(name: string, bytes: Buffer): Buffer {
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
  writeFileSync(new URL(`../models/${name}`, import.meta.url), packed);
  process.stderr.write(
    `${name}: ${(bytes.length / 1e6).toFixed(1)} MB, ${(packed.length / 1e6).toFixed(1)} MB packed\n`,
  );
  return packed;
}

// Tags that the parser learns from come from taggers that have not seen the sentence.
const started = Date.now();
const folds = 4;
const guessed: number[][] = new Array(train.length);
for (let fold = 0; fold < folds; fold++) {
  const model = trainTagger(
    train.filter((_, i) => i % folds !== fold),
    5,
  );
  train.forEach((sentence, i) => {
    if (i % folds === fold) guessed[i] = tagWith(model, sentence.forms.map(wordform));
  });
  process.stderr.write(`fold ${fold + 1} tagged, ${Math.round((Date.now() - started) / 1000)} s\n`);
}
const taggerBytes = trainTagger(train, 8).pack(tagNames, 2);
const taggerFile = save("tagger.br", taggerBytes);

const relations = [...new Set(train.flatMap((sentence) => sentence.relations))].sort();
const transitions = ["S", ...relations.flatMap((one) => [`L:${one}`, `R:${one}`])];
const order = [...new Set(transitions.slice(1).map((one) => one.slice(2)))];
const moveOf = transitions.map((one) => (one === "S" ? shift : one[0] === "L" ? left : right));
const labelOf = transitions.map((one) => (one === "S" ? -1 : order.indexOf(one.slice(2))));

/** How many gold arcs each kind of move puts out of reach. */
function costs(state: ParserState, heads: number[]): [number, number, number] {
  const { stack, next, n } = state;
  const s0 = stack[stack.length - 1]!;
  const s1 = stack.length > 1 ? stack[stack.length - 2]! : -1;
  let ofShift = 0;
  let ofLeft = 0;
  let ofRight = 0;
  if (next <= n) {
    for (let i = 0; i < stack.length; i++) {
      const k = stack[i]!;
      if (k > 0 && heads[k] === next) ofShift++;
      if (i < stack.length - 1 && heads[next] === k) ofShift++;
    }
    for (let d = next; d <= n; d++) {
      if (heads[d] === s0) {
        ofLeft++;
        ofRight++;
      }
    }
    const head = heads[s0] ?? -1;
    if (head >= next) {
      ofRight++;
      if (head > next) ofLeft++;
    }
    if (head === s1 && s1 >= 0) ofLeft++;
  }
  return [ofShift, ofLeft, ofRight];
}

const parser = new Perceptron(transitions.length);
const scores = new Float32Array(transitions.length);
const features: number[] = [];
const epochs = 9;
const indices = shuffled(train.map((_, i) => i));
for (let epoch = 0; epoch < epochs; epoch++) {
  let right1 = 0;
  let decisions = 0;
  for (const index of shuffled(indices)) {
    const sentence = train[index]!;
    const words = [outside, ...sentence.forms.map(wordform)];
    const tags = Int32Array.from([-1, ...guessed[index]!]);
    const heads = [-1, ...sentence.heads];
    const state = startState(sentence.forms.length);
    while (state.next <= state.n || state.stack.length > 1) {
      features.length = 0;
      parseFeatures(state, words, tags, features);
      parser.score(features, scores);
      parser.tick();
      const can = allowed(state);
      const cost = costs(state, heads);
      const least = Math.min(
        ...[0, 1, 2].filter((move) => can[move as 0 | 1 | 2]).map((move) => cost[move as 0 | 1 | 2]),
      );
      const dependent = state.stack[state.stack.length - 1]!;
      let best = -1;
      let good = -1;
      for (let i = 0; i < transitions.length; i++) {
        const move = moveOf[i] as 0 | 1 | 2;
        if (!can[move]) continue;
        if (best < 0 || scores[i]! > scores[best]!) best = i;
        if (cost[move] > least) continue;
        if (move !== shift) {
          const head = move === left ? state.next : state.stack[state.stack.length - 2]!;
          // A right arc carries its gold label; where the head is already lost, any label will do.
          if (heads[dependent] === head && labelOf[i] !== order.indexOf(sentence.relations[dependent - 1]!)) continue;
        }
        if (good < 0 || scores[i]! > scores[good]!) good = i;
      }
      decisions++;
      if (best !== good) parser.update(features, good, best);
      else right1++;
      const follow = epoch > 0 && random() < 0.9 ? best : good;
      advance(state, moveOf[follow]!, labelOf[follow]!);
    }
  }
  process.stderr.write(
    `parser epoch ${epoch + 1}: ${((right1 / decisions) * 100).toFixed(2)} %, ${Math.round((Date.now() - started) / 1000)} s\n`,
  );
}
const parserBytes = parser.pack([...transitions, "#", ...tagNames], 5);
const parserFile = save("parser.br", parserBytes);
unpackLinear(parserBytes);

let words = 0;
let upos = 0;
let xpos = 0;
let uas = 0;
let las = 0;
const begun = Date.now();
for (const sentence of dev) {
  const forms = sentence.forms.map(wordform);
  const tags = tag(forms);
  const tree = parse(forms, tags);
  sentence.forms.forEach((_, i) => {
    words++;
    const [x, u] = sentence.tags[i]!.split("|");
    if (tags[i]!.split("|")[1] === u) upos++;
    if (tags[i]!.split("|")[0] === x) xpos++;
    if (tree[i]!.head === sentence.heads[i]) {
      uas++;
      if (tree[i]!.relation === sentence.relations[i]) las++;
    }
  });
}
const share = (n: number) => Number((n / words).toFixed(4));
const metrics = {
  scoredOn: "UD English EWT dev, gold tokens, predicted tags",
  upos: share(upos),
  xpos: share(xpos),
  uas: share(uas),
  las: share(las),
  wordsPerSecond: Math.round((words / (Date.now() - begun)) * 1000),
  sha256: {
    "tagger.br": createHash("sha256").update(taggerFile).digest("hex"),
    "parser.br": createHash("sha256").update(parserFile).digest("hex"),
  },
};
writeFileSync(new URL("../models/syntax.metrics.json", import.meta.url), `${JSON.stringify(metrics, null, 2)}\n`);
process.stderr.write(`${JSON.stringify(metrics)}\n`);
