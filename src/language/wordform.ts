import { feature, hash, modelFile } from "./linear.ts";

/** What the classifiers see of one word, as hashes. */
export interface Wordform {
  text: number;
  low: number;
  suffix1: number;
  suffix2: number;
  suffix3: number;
  suffix4: number;
  prefix2: number;
  prefix3: number;
  shape: number;
  fine: number;
  coarse: number;
}

let clusters: Map<string, [number, number]> | undefined;

function clusterOf(low: string): [number, number] {
  if (!clusters) {
    clusters = new Map();
    for (const line of modelFile("clusters.br").toString("utf8").split("\n")) {
      const [word, fine, coarse] = line.split("\t");
      clusters.set(word!, [Number(fine) + 1, Number(coarse) + 1]);
    }
  }
  return clusters.get(low) ?? [0, 0];
}

/** The pattern of a word's letters: "Kyiv" → "Xx", "U.S." → "X.X.", "1,000" → "d,d". */
export function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}+/gu, (run) => (run.length > 1 ? "XX" : "X"))
    .replace(/\p{Ll}+/gu, "x")
    .replace(/\p{N}+/gu, "d");
}

const known = new Map<string, Wordform>();
const capacity = 60_000;

/** Describes a word for the classifiers; the most recent words are remembered. */
export function wordform(text: string): Wordform {
  const found = known.get(text);
  if (found) return found;
  const plain = text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"');
  const low = plain.toLowerCase().replace(/\d/g, "0");
  const [fine, coarse] = clusterOf(plain.toLowerCase());
  const made: Wordform = {
    text: hash(plain),
    low: hash(low),
    suffix1: hash(low.slice(-1)),
    suffix2: hash(low.slice(-2)),
    suffix3: hash(low.slice(-3)),
    suffix4: hash(low.slice(-4)),
    prefix2: hash(low.slice(0, 2)),
    prefix3: hash(low.slice(0, 3)),
    shape: hash(shapeOf(plain)),
    fine,
    coarse,
  };
  if (known.size >= capacity) known.clear();
  known.set(text, made);
  return made;
}

/** Stands for what lies before the first and behind the last word. */
export const outside: Wordform = {
  text: 1,
  low: 1,
  suffix1: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  prefix2: 1,
  prefix3: 1,
  shape: 1,
  fine: 2_000,
  coarse: 2_000,
};

/** The features of a word and its neighbours that every tagger uses; the tags before it come on top. */
export function contextFeatures(words: Wordform[], i: number, into: number[]): void {
  const w = words[i]!;
  const p1 = words[i - 1] ?? outside;
  const p2 = words[i - 2] ?? outside;
  const n1 = words[i + 1] ?? outside;
  const n2 = words[i + 2] ?? outside;
  const first = i === 0 ? 1 : 0;
  into.push(
    feature(0, w.text),
    feature(1, w.low),
    feature(2, w.suffix1, w.shape),
    feature(3, w.suffix2),
    feature(4, w.suffix3),
    feature(5, w.suffix4),
    feature(6, w.prefix2),
    feature(7, w.prefix3),
    feature(8, w.shape, first),
    feature(9, w.fine),
    feature(10, w.coarse),
    feature(11, p1.low),
    feature(12, p1.fine),
    feature(13, p1.suffix3),
    feature(14, n1.low),
    feature(15, n1.fine),
    feature(16, n1.suffix3),
    feature(17, p2.low),
    feature(18, n2.low),
    feature(19, p2.fine),
    feature(20, n2.fine),
    feature(21, p1.low, w.low),
    feature(22, w.low, n1.low),
    feature(23, p1.coarse, w.coarse, n1.coarse),
    feature(24, p1.shape, w.shape, n1.shape),
    feature(25, w.suffix3, n1.suffix3),
    feature(26, p1.suffix3, w.suffix3),
    feature(27, w.shape, w.suffix3),
    feature(28, p1.low, w.shape, n1.low),
  );
}
