import { gunzipSync } from "node:zlib";
import { type Span, spanOf } from "../text/span.ts";
import { type Assembled, type Assembling, assemble } from "./attribution-assembly.ts";
import { type Passage, passagesOf, type Vocabulary, width } from "./attribution-features.ts";
import { type Chain, likelyRuns, type Run } from "./attribution-spans.ts";
import type { Document } from "./document.ts";
import { batchesOf } from "./network-batches.ts";
import { loadGraphs } from "./network-runtime.ts";
import { networkFile } from "./network-words.ts";

/** Who says what, in spans of the article's text; `source` may be empty, `content` is not. */
export interface Attributed {
  source: Span[];
  cue: Span[];
  content: Span[];
  /** The network's confidence in its least certain part. */
  score: number;
}

interface Model extends Assembling {
  vocabulary: Vocabulary;
  /** Where each of a word's tables begins among the rows of them all. */
  offsets: number[];
  chain: Chain;
}

let loaded: Model | undefined;

function model(): Model {
  if (loaded) return loaded;
  const { words, tags, relations, offsets, transitions, starts, thresholds, links } = JSON.parse(
    gunzipSync(networkFile("attribution.words.gz")).toString("utf8"),
  );
  const numbered = (list: string[]) => new Map(list.map((one, i) => [one, i + 1]));
  loaded = {
    vocabulary: { words: numbered(words), tags: numbered(tags), relations: numbered(relations) },
    offsets,
    chain: { transitions, starts },
    thresholds,
    links,
  };
  return loaded;
}

/**
 * The attributions of a document in the order of their cues; none stands inside another's content, save in a
 * transcript's turns. Uses up the encoder's
 * states: asked a second time for the same document, it gives the same again.
 */
export function attributionsIn(document: Document): Attributed[] {
  if (!answers.has(document)) attributeAll([document]);
  return answers.get(document)!;
}

/** Finds the attributions of several documents for `attributionsIn`: of many short ones faster than of one after another. */
export function attributeAll(documents: readonly Document[]): void {
  const passages = documents.map((document) => passagesOf(document, model().vocabulary));
  const runs = runsOf(passages.flat());
  let at = 0;
  documents.forEach((document, i) => {
    const own = passages[i]!;
    const found = assemble(document, own, runs.slice(at, at + own.length), model());
    at += own.length;
    answers.set(
      document,
      found.map((one) => whole(document, one)),
    );
    for (const s of document.sentences) delete s.states;
  });
}

const answers = new WeakMap<Document, Attributed[]>();

function runsOf(passages: Passage[]): Run[][] {
  const runs: Run[][] = new Array(passages.length);
  for (const batch of batchesOf(passages.map(sizeOf))) {
    const emissions = emissionsOf(batch.map((i) => passages[i]!));
    batch.forEach((i, k) => {
      runs[i] = likelyRuns(model().chain, emissions[k]!);
    });
  }
  return runs;
}

const sizeOf = (passage: Passage) => passage.words.length;

function emissionsOf(batch: Passage[]): Float32Array[] {
  const { offsets } = model();
  const count = batch.length;
  const most = Math.max(...batch.map(sizeOf));
  const first = batch[0]!;
  const size = first.sentences[0]!.states!.length / first.sentences[0]!.words.length;
  const states = new Uint8Array(most * count * size).fill(128);
  const rows = new Int32Array(most * count * width);
  const heads = new Int32Array(most * count);
  batch.forEach((passage, b) => {
    passage.words.forEach((word, t) => {
      const to = t * count + b;
      states.set(passage.sentences[t]!.states!.subarray(word.i * size, (word.i + 1) * size), to * size);
      for (let k = 0; k < width; k++) rows[to * width + k] = offsets[k]! + passage.rows[t * width + k]!;
      heads[to] = passage.heads[t]! * count + b;
    });
  });
  const { emissions } = loadGraphs().attribution({
    states: { data: states, dims: [most, count, size] },
    rows: { data: rows, dims: [most, count, width] },
    heads: { data: heads, dims: [most * count] },
    lengths: { data: Int32Array.from(batch, sizeOf), dims: [count] },
  });
  const labels = emissions!.dims[2]!;
  return batch.map((passage, b) =>
    (emissions!.data as Float32Array).slice(b * most * labels, (b * most + sizeOf(passage)) * labels),
  );
}

function whole(document: Document, { cue, source, content, passage }: Assembled): Attributed {
  return {
    source: source ? [spanAt(document, passage, source)] : [],
    cue: [spanAt(document, passage, cue)],
    content: content.map((one) => spanAt(document, one.passage, one.run)),
    score: Math.min(cue.probability, ...(source ? [source.probability] : []), content[0]!.run.probability),
  };
}

function spanAt(document: Document, { words }: Passage, { from, to }: Run): Span {
  return spanOf(document.text, words[from]!.start, words[to - 1]!.end);
}
