/** A stretch of a text. */
export interface Range {
  start: number;
  end: number;
}

/** A sentence of a treebank; arrays are parallel, heads are indices into them, -1 for the root. */
export interface TreebankSentence extends Range {
  id: string;
  forms: string[];
  upos: string[];
  heads: number[];
  relations: string[];
  /** Where its words stand in the document's text. */
  tokens: Range[];
}

/** A document of a treebank as running text: paragraphs parted by a blank line, their sentences by one space. */
export interface TreebankDocument {
  id: string;
  text: string;
  sentences: TreebankSentence[];
}

interface Rows {
  comments: string[];
  words: string[][];
  ranges: Map<number, { to: number; form: string }>;
  unspaced: Set<number>;
}

/** Reads the documents of a CoNLL-U file; empty nodes are passed over, of a multiword token its words are taken. */
export function readTreebank(source: string, name = "document"): TreebankDocument[] {
  const documents: TreebankDocument[] = [];
  for (const block of source.split(/\r?\n[ \t]*\r?\n/)) {
    const rows = rowsOf(block);
    const opened = commentOf(rows.comments, "newdoc");
    if (opened !== undefined || (documents.length === 0 && rows.words.length > 0)) {
      documents.push({ id: opened || `${name} ${documents.length + 1}`, text: "", sentences: [] });
    }
    if (rows.words.length === 0) continue;
    const document = documents.at(-1)!;
    const fresh = commentOf(rows.comments, "newpar") !== undefined;
    if (document.text) document.text += fresh ? "\n\n" : " ";
    const start = document.text.length;
    const text = (commentOf(rows.comments, "text") ?? textOf(rows)).replace(/\s+/g, " ").trim();
    document.text += text;
    document.sentences.push({
      id: commentOf(rows.comments, "sent_id") ?? `${document.id}:${document.sentences.length + 1}`,
      start,
      end: start + text.length,
      forms: rows.words.map((row) => row[1]!),
      upos: rows.words.map((row) => row[3]!),
      heads: rows.words.map((row) => Number(row[6]) - 1),
      relations: rows.words.map((row) => row[7]!),
      tokens: tokensIn(text, start, rows),
    });
  }
  return documents.filter(({ sentences }) => sentences.length > 0);
}

function rowsOf(block: string): Rows {
  const rows: Rows = { comments: [], words: [], ranges: new Map(), unspaced: new Set() };
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("#")) rows.comments.push(line.slice(1).trim());
    const columns = line.split("\t");
    if (columns.length < 8) continue;
    const range = /^(\d+)-(\d+)$/.exec(columns[0]!);
    const unspaced = /(?:^|\|)SpaceAfter=No(?:\||$)/.test(columns[9] ?? "");
    if (range) {
      rows.ranges.set(Number(range[1]), { to: Number(range[2]), form: columns[1]! });
      if (unspaced) rows.unspaced.add(Number(range[2]));
    } else if (/^\d+$/.test(columns[0]!)) {
      rows.words.push(columns);
      if (unspaced) rows.unspaced.add(Number(columns[0]));
    }
  }
  return rows;
}

// "newpar" and "newdoc" stand with or without a value.
function commentOf(comments: string[], key: string): string | undefined {
  for (const comment of comments) {
    const match = /^(\S+)(?:\s+id)?\s*(?:=\s*(.*))?$/.exec(comment);
    if (match?.[1] === key) return match[2] ?? "";
  }
  return undefined;
}

function textOf({ words, ranges, unspaced }: Rows): string {
  let text = "";
  for (let i = 1; i <= words.length; i++) {
    const range = ranges.get(i);
    text += range?.form ?? words[i - 1]![1];
    if (range) i = range.to;
    if (!unspaced.has(i)) text += " ";
  }
  return text;
}

/** Looks the words up in their sentence one after the other; words that do not spell their multiword token share it whole. */
function tokensIn(text: string, offset: number, { words, ranges }: Rows): Range[] {
  const tokens: Range[] = [];
  let at = 0;
  const next = (form: string): Range => {
    const plain = form.replace(/\s+/g, " ");
    const found = text.indexOf(plain, at);
    const start = found < 0 ? at : found;
    at = found < 0 ? at : found + plain.length;
    return { start: start + offset, end: at + offset };
  };
  for (let i = 1; i <= words.length; i++) {
    const range = ranges.get(i);
    const inner = range ? words.slice(i - 1, range.to).map((row) => row[1]!) : [];
    if (range && inner.join("") !== range.form) {
      const whole = next(range.form);
      tokens.push(...inner.map(() => whole));
      i = range.to;
    } else tokens.push(next(words[i - 1]![1]!));
  }
  return tokens;
}
