import type { Document, Sentence, Word } from "./document.ts";
import { hash, shapeOf, withPlainMarks } from "./word-shape.ts";

/** A paragraph, or a part of a very long one, as the attribution network sees it. */
export interface Passage {
  words: Word[];
  /** The sentence of each word. */
  sentences: Sentence[];
  /** For each word in turn its row in each of the network's tables, as many as there are columns. */
  rows: Int32Array;
  /** For each word the place of its head in the passage; a root is its own. */
  heads: Int32Array;
}

/** Words and labels with their rows; what is not there has row 0. */
export interface Vocabulary {
  words: Map<string, number>;
  tags: Map<string, number>;
  relations: Map<string, number>;
}

/** What a word has a row for; the number of rows is 0 where the vocabulary says it. */
export const columns = {
  word: 0,
  headWord: 0,
  tag: 0,
  relation: 0,
  suffix: 2000,
  prefix: 2000,
  shape: 128,
  quote: 5,
  around: 9,
  edge: 4,
  distance: 11,
  name: 9,
  clause: 0,
  clauseWord: 0,
  branch: 0,
  rootWord: 0,
};
/** How many rows a word has. */
export const width = Object.keys(columns).length;

// A paragraph of more words is read in parts.
const longest = 600;

/** A word as the vocabulary has it: in lower case, with plain marks and every digit 0. */
export const plainWord = (text: string): string => withPlainMarks(text).toLowerCase().replace(/\d/g, "0");

/** Cuts a document into passages and describes each word of them. */
export function passagesOf(document: Document, vocabulary: Vocabulary): Passage[] {
  const quotes = quoteStates(document);
  const lines = linesOf(document);
  const passages: Passage[] = [];
  let before = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1]?.[0]?.word;
    const after = next === undefined ? 0 : Math.min(2, quotes.get(next) ?? 0);
    for (const part of inParts(line)) passages.push(passageOf(part, quotes, before * 3 + after, vocabulary));
    const last = quotes.get(line.at(-1)!.word) ?? outside;
    before = last === outside ? 0 : last === unclosed ? 2 : 1;
  });
  return passages;
}

interface Placed {
  word: Word;
  s: Sentence;
}

// Paragraphs, or their lines where each begins as a paragraph does.
function linesOf({ text, sentences }: Document): Placed[][] {
  const lines: Placed[][] = [];
  let last: Placed | undefined;
  for (const s of sentences) {
    for (const word of s.words) {
      const fresh =
        last === undefined ||
        last.s.paragraph !== s.paragraph ||
        (/^[\p{Lu}"“”‘'—–―-]/u.test(word.text) && text.slice(last.word.end, word.start).includes("\n"));
      last = { word, s };
      if (fresh) lines.push([last]);
      else lines.at(-1)!.push(last);
    }
  }
  return lines;
}

// Cut before a sentence where there is one.
function inParts(line: Placed[]): Placed[][] {
  const parts: Placed[][] = [];
  let from = 0;
  while (line.length - from > longest) {
    let to = from + longest;
    while (to > from && line[to]!.word.i !== 0) to--;
    if (to === from) to = from + longest;
    parts.push(line.slice(from, to));
    from = to;
  }
  parts.push(line.slice(from));
  return parts;
}

const [outside, opens, within, closes, unclosed] = [0, 1, 2, 3, 4] as const;

// How each word stands to the quotations; words outside them are left out.
function quoteStates({ sentences, quotations, text }: Document): Map<Word, number> {
  const states = new Map<Word, number>();
  let at = 0;
  for (const { words } of sentences) {
    for (const word of words) {
      while (at < quotations.length && quotations[at]!.end <= word.start) at++;
      const quote = quotations[at];
      if (!quote || word.start < quote.start) continue;
      const closed = quote.end - quote.start > 1 && /["”»'’]/.test(text[quote.end - 1]!);
      if (word.start === quote.start) states.set(word, opens);
      else if (!closed) states.set(word, unclosed);
      else states.set(word, word.end >= quote.end ? closes : within);
    }
  }
  return states;
}

const nameKinds = ["person", "organisation", "place", "people"];

function passageOf(placed: Placed[], quotes: Map<Word, number>, around: number, vocabulary: Vocabulary): Passage {
  const rows = new Int32Array(placed.length * width);
  const heads = new Int32Array(placed.length);
  const { tags, relations } = vocabulary;
  const first = (word: Word | undefined) => (word ? rowsOfWord(vocabulary, word.text)[0]! : 0);
  let names: Map<number, number> | undefined;
  let clauses: Clause[] = [];
  for (let at = 0; at < placed.length; at++) {
    const { word, s } = placed[at]!;
    if (s !== placed[at - 1]?.s) {
      names = nameRows(s);
      clauses = clausesOf(s);
    }
    const place = at + word.head - word.i;
    // The head of a word may stand in another part of a sentence that was cut.
    const head = word.head < 0 || placed[place]?.s !== s ? word : s.words[word.head]!;
    heads[at] = at + head.i - word.i;
    const own = rowsOfWord(vocabulary, word.text);
    const clause = clauses[word.i]!;
    // In the order of `columns`.
    let to = at * width;
    rows[to++] = own[0]!;
    rows[to++] = head === word ? 0 : first(head);
    rows[to++] = tags.get(word.xpos) ?? 0;
    rows[to++] = relations.get(word.relation) ?? 0;
    rows[to++] = own[1]!;
    rows[to++] = own[2]!;
    rows[to++] = own[3]!;
    rows[to++] = quotes.get(word) ?? outside;
    rows[to++] = around;
    rows[to++] = (word.i === 0 ? 1 : 0) + (word.i === s.words.length - 1 ? 2 : 0);
    rows[to++] = distanceRow(head.i - word.i);
    rows[to++] = names?.get(word.i) ?? 0;
    rows[to++] = relations.get(clause.relation) ?? 0;
    rows[to++] = first(clause.governor);
    rows[to++] = relations.get(clause.branch) ?? 0;
    rows[to++] = first(clause.root);
  }
  return { words: placed.map(({ word }) => word), sentences: placed.map(({ s }) => s), rows, heads };
}

/** Where a word stands in the tree: the clause that it is in, and the branch of the root. */
interface Clause {
  relation: string;
  /** What the clause hangs on. */
  governor: Word | undefined;
  branch: string;
  root: Word | undefined;
}

const clausal = new Set(["ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "root"]);

function clausesOf(s: Sentence): Clause[] {
  const clauses: Clause[] = new Array(s.words.length);
  const place = (word: Word): Clause => {
    const known = clauses[word.i];
    if (known) return known;
    const head = word.head < 0 ? undefined : s.words[word.head]!;
    const above = head && place(head);
    const begins =
      !above || clausal.has(word.bare) || (word.bare === "conj" && (word.relation !== "conj" || verbal(word)));
    const made: Clause = {
      relation: begins ? word.relation : above.relation,
      governor: begins ? head : above.governor,
      branch: !above ? "" : above.root ? above.branch : word.relation,
      root: above && (above.root ?? head),
    };
    clauses[word.i] = made;
    return made;
  };
  for (const word of s.words) place(word);
  return clauses;
}

const verbal = ({ upos }: Word) => upos === "VERB" || upos === "AUX";

function nameRows(s: Sentence): Map<number, number> | undefined {
  if (s.names.length === 0) return undefined;
  const rows = new Map<number, number>();
  for (const { kind, from, to } of s.names)
    for (let i = from; i < to; i++) rows.set(i, 1 + nameKinds.indexOf(kind) * 2 + (i > from ? 1 : 0));
  return rows;
}

const known = new WeakMap<Vocabulary, Map<string, Int32Array>>();
const capacity = 60_000;

function rowsOfWord(vocabulary: Vocabulary, text: string): Int32Array {
  let cache = known.get(vocabulary);
  if (!cache || cache.size >= capacity) {
    cache = new Map();
    known.set(vocabulary, cache);
  }
  const found = cache.get(text);
  if (found) return found;
  const plain = plainWord(text);
  const bucket = (part: string, size: number) => (hash(part) >>> 0) % size;
  const rows = Int32Array.of(
    vocabulary.words.get(plain) ?? 0,
    bucket(plain.slice(-3), columns.suffix),
    bucket(plain.slice(0, 3), columns.prefix),
    bucket(shapeOf(withPlainMarks(text)), columns.shape),
  );
  cache.set(text, rows);
  return rows;
}

function distanceRow(offset: number): number {
  if (offset === 0) return 0;
  const far = Math.abs(offset);
  const step = far <= 2 ? far : far <= 5 ? 3 : far <= 10 ? 4 : 5;
  return offset < 0 ? step : 5 + step;
}
