import { readdirSync, readFileSync } from "node:fs";

/** One annotated sentence; arrays are parallel, heads count from 1 with 0 as the root. */
export interface GoldSentence {
  forms: string[];
  tags: string[];
  heads: number[];
  relations: string[];
}

/** Reads the sentences of a CoNLL-U file; multiword ranges and empty nodes are passed over. */
export function readConllu(path: string): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  let current: GoldSentence = { forms: [], tags: [], heads: [], relations: [] };
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "") {
      if (current.forms.length > 0) sentences.push(current);
      current = { forms: [], tags: [], heads: [], relations: [] };
      continue;
    }
    if (line.startsWith("#")) continue;
    const column = line.split("\t");
    if (!/^\d+$/.test(column[0]!)) continue;
    current.forms.push(column[1]!);
    current.tags.push(`${column[4]}|${column[3]}`);
    current.heads.push(Number(column[6]));
    current.relations.push(column[7]!);
  }
  if (current.forms.length > 0) sentences.push(current);
  return sentences;
}

// Genres whose texts may be used for any purpose that names their authors; the others are for non-commercial use only.
const freeGenres = /^GUM_(?:academic|bio|court|interview|news|voyage)_/;

/** The training part of GUM, of the genres whose licence lets weights be shipped. */
export function gumTraining(folder: string): string[] {
  const splits = readFileSync(`${folder}/splits.md`, "utf8");
  const heldBack = new Set<string>();
  let part = "";
  for (const line of splits.split("\n")) {
    const heading = /^#+\s+(\w+)/.exec(line);
    if (heading) part = heading[1]!;
    const name = /\*\s+(GUM_\w+)/.exec(line);
    if (name && part !== "train") heldBack.add(name[1]!);
  }
  return readdirSync(folder)
    .filter((file) => file.endsWith(".conllu") && freeGenres.test(file) && !heldBack.has(file.replace(".conllu", "")))
    .sort()
    .map((file) => `${folder}/${file}`);
}
