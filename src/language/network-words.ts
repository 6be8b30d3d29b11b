import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Fault } from "../errors.ts";
import { hash, shapeOf, withPlainMarks } from "./word-shape.ts";

/** The words and labels that the network was trained with. */
export interface Lexicon {
  tags: string[];
  relations: string[];
  /** Name labels in BIO, with the scores of one following another and of each beginning a sentence. */
  names: string[];
  transitions: number[][];
  starts: number[];
  vectors: Map<string, number>;
  trained: Map<string, number>;
}

/** How many numbers describe a word to the network. */
export const width = 7;

/** The bytes of one of the network's files; faults with `not-found` when it is missing. */
export function networkFile(name: string): Buffer {
  try {
    return readFileSync(new URL(`../../models/${name}`, import.meta.url));
  } catch {
    throw new Fault("not-found", `The model ${name} is missing`, "Install Parley again: its models come with it.");
  }
}

/** Reads the words and labels of the network from `models/`. */
export function loadLexicon(): Lexicon {
  const [labels, vectors, trained] = gunzipSync(networkFile("network.words.gz")).toString("utf8").split("\n\n") as [
    string,
    string,
    string,
  ];
  const numbered = (list: string) => new Map(list.split("\n").map((word, i) => [word, i + 1]));
  const given = JSON.parse(labels) as Pick<Lexicon, "tags" | "relations" | "names" | "transitions" | "starts">;
  return { ...given, vectors: numbered(vectors), trained: numbered(trained) };
}

// Words met before keep their rows, one after another in one array.
const capacity = 60_000;
const known = new Map<string, number>();
const rows = new Int32Array(capacity * width);
const bucket = (text: string, size: number) => (hash(text) >>> 0) % size;

/**
 * Describes words by the rows of the network's tables that stand for them, `width` numbers each, into `ids` from `at` on with
 * `step` between the words; training/network.py does the same.
 */
export function putRows(lexicon: Lexicon, texts: string[], ids: Int32Array, at: number, step: number): void {
  for (const text of texts) {
    const row = known.get(text) ?? learnt(lexicon, text);
    for (let k = 0; k < width; k++) ids[at + k] = rows[row + k]!;
    at += step;
  }
}

function learnt(lexicon: Lexicon, text: string): number {
  const plain = withPlainMarks(text);
  const low = plain.toLowerCase();
  const digits = low.replace(/\d/g, "0");
  if (known.size >= capacity) known.clear();
  const row = known.size * width;
  rows.set(
    [
      lexicon.vectors.get(low) ?? 0,
      lexicon.trained.get(digits) ?? 0,
      bucket(digits.slice(-2), 1000),
      bucket(digits.slice(-3), 4000),
      bucket(digits.slice(-4), 6000),
      bucket(digits.slice(0, 3), 4000),
      bucket(shapeOf(plain), 256),
    ],
    row,
  );
  known.set(text, row);
  return row;
}
