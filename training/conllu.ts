import { readFileSync } from "node:fs";

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
