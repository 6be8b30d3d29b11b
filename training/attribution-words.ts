/**
 * Writes what the attribution network is trained on, as the reader sees it at run time.
 *
 *     npx tsx training/attribution-words.ts FOLDER INTO [VOCABULARY]
 *
 * FOLDER holds `text` and brat `attributions`. Writes INTO/meta.json and the arrays states.bin, rows.bin and heads.bin; without
 * the vocabulary of an earlier run it makes one of the words that come often.
 */
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { columns, passagesOf, plainWord, type Vocabulary } from "../src/language/attribution-features.ts";
import { analyse } from "../src/language/document.ts";
import { loadLexicon } from "../src/language/network-words.ts";
import { spansOf } from "../src/scoring/attribution.ts";
import { type MarkedAttribution, type Piece, readBrat } from "../src/scoring/attribution-brat.ts";
import { tokenise } from "../src/text/tokens.ts";
import { type Altered, alter } from "./attribution-variants.ts";

const [folder, into, vocabularyPath, variant] = process.argv.slice(2) as [string, string, string?, string?];
const least = 4;

interface Lists {
  words: string[];
  tags: string[];
  relations: string[];
}

function listsOf(texts: string[]): Lists {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const token of tokenise(text)) {
      const plain = plainWord(token.text);
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
    }
  const words = [...counts].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const { tags, relations } = loadLexicon();
  return {
    words: words.map(([word]) => word),
    tags: [...new Set(tags.map((tag) => tag.split("|")[0]!))].sort(),
    relations,
  };
}

const numbered = (list: string[]) => new Map(list.map((one, i) => [one, i + 1]));

const names = readdirSync(join(folder, "text"))
  .filter((name) => name.endsWith(".txt"))
  .sort();
const annotations = readdirSync(join(folder, "attributions")).sort();
const raw = new Map(names.map((name) => [name.slice(0, -4), readFileSync(join(folder, "text", name), "utf8")]));
const lists: Lists =
  vocabularyPath && vocabularyPath !== "-"
    ? JSON.parse(readFileSync(vocabularyPath, "utf8"))
    : listsOf([...raw.values()]);
const vocabulary: Vocabulary = {
  words: numbered(lists.words),
  tags: numbered(lists.tags),
  relations: numbered(lists.relations),
};

mkdirSync(into, { recursive: true });
const files = Object.fromEntries(
  ["states", "rows", "heads"].map((name) => [name, openSync(join(into, `${name}.bin`), "w")]),
);
const put = (name: string, data: Uint8Array | Int32Array) =>
  writeSync(files[name]!, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));

const documents: unknown[] = [];
const texts: string[] = [];
let size = 0;
let total = 0;
for (const [id, original] of raw) {
  const changed: Altered = variant ? alter(original, `${variant}/${id}`) : { text: original, at: (offset) => offset };
  const document = analyse(changed.text);
  const passages = passagesOf(document, vocabulary);
  const words = passages.flatMap((passage) => passage.words);
  for (const s of document.sentences) {
    size = s.states!.length / s.words.length;
    put("states", s.states!);
  }
  for (const passage of passages) {
    put("rows", passage.rows);
    put("heads", passage.heads);
  }
  texts.push(...words.map((word) => word.text.replace(/\n/g, " ")));
  const marked = annotations
    .filter((name) => name.startsWith(id) && /^(?:_[^_]*)?\.ann$/.test(name.slice(id.length)))
    .map((name) => {
      const moved = readBrat(readFileSync(join(folder, "attributions", name), "utf8"), original).map((one) => ({
        source: one.source.map(movedPiece),
        cue: one.cue.map(movedPiece),
        content: one.content.map(movedPiece),
      }));
      return moved.map((one) => inWords(one));
    });
  function movedPiece({ start, end }: Piece): Piece {
    return { start: changed.at(start), end: changed.at(end) };
  }
  // Spans as [first word, behind the last, 1 when both ends are those of words].
  function inWords(one: MarkedAttribution) {
    const spans = (pieces: Piece[]) =>
      spansOf(changed.text, pieces).flatMap(({ start, end }) => {
        const first = words.findIndex((word) => word.end > start);
        let last = first;
        while (last >= 0 && last < words.length && words[last]!.start < end) last++;
        if (first < 0 || last === first) return [];
        return [[total + first, total + last, words[first]!.start === start && words[last - 1]!.end === end ? 1 : 0]];
      });
    return [spans(one.source), spans(one.cue), spans(one.content)];
  }
  documents.push({ id, passages: passages.map((passage) => passage.words.length), annotations: marked });
  total += words.length;
}
for (const file of Object.values(files)) closeSync(file);
const listed: Record<string, number> = {
  word: lists.words.length,
  headWord: lists.words.length,
  clauseWord: lists.words.length,
  rootWord: lists.words.length,
  tag: lists.tags.length,
  relation: lists.relations.length,
  clause: lists.relations.length,
  branch: lists.relations.length,
};
const tables = Object.fromEntries(Object.entries(columns).map(([name, rows]) => [name, rows || listed[name]! + 1]));
writeFileSync(join(into, "words.txt"), `${texts.join("\n")}\n`);
writeFileSync(join(into, "vocabulary.json"), JSON.stringify(lists));
writeFileSync(join(into, "meta.json"), JSON.stringify({ size, total, tables, documents }));
