import { gunzipSync } from "node:zlib";
import {
  type CountedKind,
  countedKinds,
  type ListKind,
  listKinds,
  type MarkedPair,
  type PairFeatures,
  pairFeatures,
} from "./event-classes-features.ts";
import { networkFile } from "./network-words.ts";
import { hash } from "./word-shape.ts";

/** What is done by a source to a target. */
export interface EventClass {
  /** PLOVER's event; what it calls YIELD stands for CONCEDE in words and RETREAT in deeds. */
  root: string;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  quad: 1 | 2 | 3 | 4;
  /** Whether it is conflict rather than cooperation, judged apart from the root. */
  conflict: boolean;
  /** The chance that the root is right. */
  score: number;
}

interface Header {
  roots: string[];
  bias: number[];
  scale: number[];
  sharpness: number;
  side: number;
  cases: number;
  counted: Record<CountedKind, { weight: number; features: number }>;
  averaged: Partial<Record<ListKind, number>>;
  likeness: Partial<Record<ListKind, { weight: number; mean: number[]; deviation: number[] }>>;
  nearest: number;
  seeds: number[][];
  vectors: number[];
  words: string[];
}

interface Model extends Header {
  /** By kind, the number of a feature's row and its inverse document frequency. */
  known: Record<CountedKind, Map<number, { row: number; worth: number }>>;
  weights: Int8Array;
  wordRows: Map<string, number>;
  wordVectors: Int8Array;
  /** Vectors of length one of each class's seed words. */
  seedUnits: Float64Array[][];
  likenesses: Map<number, Float64Array>;
}

const quads: Record<string, 1 | 2 | 3 | 4> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  AID: 2,
  COOPERATE: 2,
  YIELD: 2,
  ACCUSE: 3,
  REJECT: 3,
  REQUEST: 3,
  THREATEN: 3,
  ASSAULT: 4,
  COERCE: 4,
  MOBILIZE: 4,
  PROTEST: 4,
  SANCTION: 4,
};

let model: Model | undefined;

/** Says of a source and a target which of PLOVER's events the words around them tell. */
export function eventClassOf(pair: MarkedPair): EventClass {
  model ??= loadModel();
  const scores = scoresOf(model, pairFeatures(pair));
  const { roots, side, sharpness } = model;
  const conflict = scores[roots.length]!;
  const sided = roots.map((root, i) => scores[i]! + (quads[root]! > 2 ? side : -side) * (conflict - 0.5));
  let best = 0;
  sided.forEach((score, i) => {
    if (score > sided[best]!) best = i;
  });
  const sum = sided.reduce((total, score) => total + Math.exp((score - sided[best]!) * sharpness), 0);
  const root = roots[best]!;
  return { root, quad: quads[root]!, conflict: conflict > 0.5, score: 1 / sum };
}

function loadModel(): Model {
  const bytes = gunzipSync(networkFile("events.gz"));
  const length = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString("utf8", 4, 4 + length)) as Header;
  let at = 4 + length;
  let row = 0;
  const known = {} as Model["known"];
  for (const kind of countedKinds) {
    const count = header.counted[kind].features;
    const table = new Map<number, { row: number; worth: number }>();
    for (let i = 0; i < count; i++) {
      const frequency = bytes.readUInt16LE(at + 4 * count + 2 * i);
      const worth = Math.log((1 + header.cases) / (1 + frequency)) + 1;
      table.set(bytes.readUInt32LE(at + 4 * i), { row: row++, worth });
    }
    at += 6 * count;
    known[kind] = table;
  }
  const signed = (size: number) => {
    at += size;
    return new Int8Array(bytes.buffer, bytes.byteOffset + at - size, size);
  };
  const dimensions = header.vectors.length;
  const rows = row + (Object.keys(header.averaged).length * dimensions + likenessRows(header));
  const weights = signed(rows * header.bias.length);
  const wordVectors = signed(header.words.length * dimensions);
  const { vectors } = header;
  return {
    ...header,
    known,
    weights,
    wordVectors,
    wordRows: new Map(header.words.map((word, i) => [word, i])),
    seedUnits: header.seeds.map((seeds) => seeds.map((seed) => unitOf({ vectors, wordVectors }, seed))),
    likenesses: new Map(),
  };
}

const likenessRows = (header: Header) => Object.keys(header.likeness).length * 2 * header.roots.length;

/** The score of each root, and behind them that of conflict. */
function scoresOf(model: Model, { counted, lists }: PairFeatures): number[] {
  const { bias, scale, weights } = model;
  const sums = new Float64Array(bias.length);
  const add = (row: number, value: number) => {
    for (let k = 0; k < sums.length; k++) sums[k]! += value * weights[row * sums.length + k]!;
  };
  let next = 0;
  const addBlock = (values: Float64Array, weight: number) => {
    const factor = Math.sqrt(weight) / lengthOf(values);
    values.forEach((value, i) => {
      add(next + i, value * factor);
    });
    next += values.length;
  };
  for (const kind of countedKinds) {
    const worths = new Map<number, number>();
    for (const feature of counted[kind]) {
      const found = model.known[kind].get(hash(feature) >>> 0);
      if (found) worths.set(found.row, (worths.get(found.row) ?? 0) + found.worth);
    }
    const factor = Math.sqrt(model.counted[kind].weight) / lengthOf([...worths.values()]);
    for (const [row, worth] of worths) add(row, worth * factor);
    next += model.counted[kind].features;
  }
  const rowsOf = (kind: ListKind) =>
    lists[kind].map((word) => model.wordRows.get(word)).filter((row): row is number => row !== undefined);
  for (const kind of listKinds) {
    const weight = model.averaged[kind];
    if (weight !== undefined) addBlock(averageOf(model, rowsOf(kind)), weight);
  }
  for (const kind of listKinds) {
    const like = model.likeness[kind];
    if (!like) continue;
    const values = likenessOf(model, rowsOf(kind));
    addBlock(
      values.map((value, i) => (value - like.mean[i]!) / like.deviation[i]!),
      like.weight,
    );
  }
  return [...sums].map((sum, k) => sum * scale[k]! + bias[k]!);
}

function lengthOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum) || 1;
}

function vectorOf({ vectors, wordVectors }: Pick<Model, "vectors" | "wordVectors">, row: number): Float64Array {
  return Float64Array.from(vectors, (scale, i) => wordVectors[row * vectors.length + i]! * scale);
}

function averageOf(model: Model, rows: number[]): Float64Array {
  const sum = new Float64Array(model.vectors.length);
  for (const row of rows) {
    const vector = vectorOf(model, row);
    for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]! / rows.length;
  }
  return sum;
}

/** How like the words are to the seed words of each class: the likest of them, and all of them on average. */
function likenessOf(model: Model, rows: number[]): Float64Array {
  const classes = model.roots.length;
  const found = new Float64Array(2 * classes);
  rows.forEach((row, n) => {
    const likeness = wordLikeness(model, row);
    for (let k = 0; k < classes; k++) {
      found[k] = n === 0 ? likeness[k]! : Math.max(found[k]!, likeness[k]!);
      found[classes + k]! += likeness[k]! / rows.length;
    }
  });
  return found;
}

function wordLikeness(model: Model, row: number): Float64Array {
  const known = model.likenesses.get(row);
  if (known) return known;
  const vector = unitOf(model, row);
  const likeness = Float64Array.from(model.seedUnits, (seeds) => {
    const nearest = seeds.map((seed) => dot(vector, seed)).sort((a, b) => b - a);
    return nearest.slice(0, model.nearest).reduce((sum, one) => sum + one, 0) / model.nearest;
  });
  model.likenesses.set(row, likeness);
  return likeness;
}

function unitOf(model: Pick<Model, "vectors" | "wordVectors">, row: number): Float64Array {
  const vector = vectorOf(model, row);
  const length = lengthOf(vector);
  return vector.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
