import { createHash } from "node:crypto";
import { doubtPlaces } from "./name-places.ts";
import { trimTitles } from "./name-titles.ts";
import { batchesOf } from "./network-batches.ts";
import { mendClauses, mendContents, mendReduced } from "./network-mend.ts";
import { type Name, namesIn } from "./network-names.ts";
import { type Block, graphNames, loadGraphs, type Run } from "./network-runtime.ts";
import { bestTree } from "./network-tree.ts";
import { type Lexicon, loadLexicon, networkFile, putRows, width } from "./network-words.ts";

/** What the network makes of a sentence; the arrays run parallel to its words. */
export interface Understood {
  /** Penn Treebank tag and universal part of speech, as "VBD|VERB". */
  tags: string[];
  /** Index of the head among the sentence's words, -1 for the root. */
  heads: number[];
  /** Universal Dependencies relations, with their subtypes. */
  relations: string[];
  names: Name[];
  /** The encoder's numbers for each word in turn, as many for each, 128 for nothing and 127 steps to one; only where they are asked for. */
  states?: Uint8Array;
}

// A sentence of more words is understood in pieces.
const longest = 150;
const piece = 120;
let lexicon: Lexicon | undefined;

/**
 * Gives the words of each sentence their tags, tree and names, and if asked the encoder's states; what a sentence gets does
 * not depend on its neighbours.
 */
export function understand(sentences: string[][], { states = false } = {}): Understood[] {
  lexicon ??= loadLexicon();
  const words = lexicon;
  const pieces: { texts: string[]; sentence: number }[] = [];
  sentences.forEach((texts, sentence) => {
    for (const part of inPieces(texts)) pieces.push({ texts: part, sentence });
  });
  const results: Understood[] = new Array(pieces.length);
  for (const batch of batchesOf(pieces.map(({ texts }) => texts.length))) {
    const made = understandBatch(
      words,
      batch.map((i) => pieces[i]!.texts),
      states,
    );
    batch.forEach((i, k) => {
      results[i] = made[k]!;
    });
  }
  const whole: Understood[] = new Array(sentences.length);
  pieces.forEach(({ sentence }, i) => {
    if (whole[sentence]) append(whole[sentence], results[i]!);
    else whole[sentence] = results[i]!;
  });
  return sentences.map(
    (_, i) =>
      whole[i] ?? { tags: [], heads: [], relations: [], names: [], ...(states && { states: new Uint8Array() }) },
  );
}

/** Cuts a very long sentence, behind a comma or the like where there is one. */
function inPieces(texts: string[]): string[][] {
  if (texts.length === 0) return [];
  if (texts.length <= longest) return [texts];
  const parts: string[][] = [];
  let from = 0;
  while (texts.length - from > longest) {
    let to = from + piece;
    while (to > from + piece / 2 && !/^[,;:—–-]+$/.test(texts[to - 1]!)) to--;
    if (to === from + piece / 2) to = from + piece;
    parts.push(texts.slice(from, to));
    from = to;
  }
  parts.push(texts.slice(from));
  return parts;
}

// The root of a later piece hangs on the root of the sentence.
function append(whole: Understood, part: Understood): void {
  const offset = whole.tags.length;
  const root = whole.heads.indexOf(-1);
  whole.tags.push(...part.tags);
  whole.heads.push(...part.heads.map((head) => (head >= 0 ? head + offset : root)));
  whole.relations.push(...part.relations.map((one) => (one === "root" && root >= 0 ? "parataxis" : one)));
  whole.names.push(...part.names.map((name) => ({ ...name, from: name.from + offset, to: name.to + offset })));
  if (part.states) whole.states = joined(whole.states!, part.states);
}

function understandBatch(lexicon: Lexicon, batch: string[][], states: boolean): Understood[] {
  const graphs = loadGraphs();
  const count = batch.length;
  const most = Math.max(...batch.map((texts) => texts.length));
  const ids = new Int32Array(most * count * width);
  let total = 0;
  batch.forEach((texts, b) => {
    total += texts.length;
    putRows(lexicon, texts, ids, b * width, count * width);
  });
  const lengths = Int32Array.from(batch, (texts) => texts.length);
  const out = graphs.network(
    { ids: { data: ids, dims: [most, count, width] }, lengths: { data: lengths, dims: [count] } },
    states ? ["states"] : [],
  );
  const arcs = out.arcs!.data as Float32Array;
  const trees = batch.map((texts, b) =>
    bestTree({ words: texts.length, data: arcs, from: b * most * (most + 1), stride: most + 1 }),
  );
  const relations = relationsOf(out, trees, most, total, graphs.relations);
  let at = 0;
  return batch.map((texts, b) => {
    const tags = texts.map((_, t) => lexicon.tags[out.tags!.data[b * most + t]!]!);
    const heads = trees[b]!;
    const named = heads.map((head) => {
      const relation = lexicon.relations[relations[at++]!]!;
      if (head < 0) return "root";
      return relation === "root" ? "dep" : relation;
    });
    mendReduced(tags, heads, named);
    mendClauses(texts, tags, heads, named);
    mendContents(texts, tags, heads, named);
    const scores = out.names!.data as Float32Array;
    const from = b * most * lexicon.names.length;
    let names = namesIn(lexicon, scores, from, texts.length);
    if (doubtPlaces(lexicon, texts, names, scores, from)) names = namesIn(lexicon, scores, from, texts.length);
    trimTitles(texts, names);
    return { tags, heads, relations: named, names, ...(states && { states: statesOf(out.states!, b, texts.length) }) };
  });
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

// Each way's last two units are there for the arithmetic (training/network_export.py) and say nothing of the word.
function statesOf({ data, dims }: Block, sentence: number, words: number): Uint8Array {
  const bytes = data as unknown as Uint8Array;
  const [, most, wide] = dims as [number, number, number];
  const half = wide / 2 - 2;
  const states = new Uint8Array(words * half * 2);
  for (let i = 0; i < words; i++) {
    const from = (sentence * most + i) * wide;
    states.set(bytes.subarray(from, from + half), i * half * 2);
    states.set(bytes.subarray(from + wide / 2, from + wide / 2 + half), i * half * 2 + half);
  }
  return states;
}

// The relation of every arc, sentence after sentence.
function relationsOf(out: Record<string, Block>, trees: number[][], most: number, total: number, run: Run): Int32Array {
  const words = new Int32Array(total);
  const heads = new Int32Array(total);
  let at = 0;
  trees.forEach((tree, b) => {
    tree.forEach((head, i) => {
      words[at] = b * most + i;
      heads[at++] = b * (most + 1) + head + 1;
    });
  });
  const made = run({
    dependents: out.dependents!,
    governors: out.governors!,
    words: { data: words, dims: [total] },
    heads: { data: heads, dims: [total] },
  });
  return made.relations!.data as Int32Array;
}

/** The network's files with the checksums of their bytes, as a reading names them. */
export function networkChecksums(): string[] {
  checksums ??= [...graphNames, "network.words.gz", "attribution.words.gz"].map(
    (name) => `${name}:${createHash("sha256").update(networkFile(name)).digest("hex").slice(0, 16)}`,
  );
  return [...checksums];
}

let checksums: string[] | undefined;

/** Which build of ONNX Runtime runs the network in this process. */
export function networkRuntime(): string {
  return `onnxruntime-${loadGraphs().kind === "native" ? "node" : "web"}`;
}
