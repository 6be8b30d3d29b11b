import type { MarkedName, ScoredKind } from "./names.ts";

/** A sentence of labelled data: its words, where they stand in its text (the words joined by spaces), and its names. */
export interface NamedSentence {
  id: string;
  /** Which of the file's documents it is of, where they are told apart. */
  document: number;
  text: string;
  words: { start: number; end: number; text: string }[];
  names: MarkedName[];
}

/** A text of labelled data with its names. */
export interface NamedText {
  id: string;
  text: string;
  names: MarkedName[];
}

const kinds: Record<string, ScoredKind> = {
  per: "person",
  person: "person",
  org: "organisation",
  organization: "organisation",
  organisation: "organisation",
  geo: "place",
  gpe: "place",
  loc: "place",
  location: "place",
};

/**
 * Reads a word a line with its label in BIO or IO last on the line, a part of speech between them or not, a blank line
 * between sentences. Names of other kinds than person, organisation and place are left out. `peoples`: whether the data
 * have a label for peoples and states (GPE), which counts as place.
 */
export function readNamedSentences(source: string): { sentences: NamedSentence[]; peoples: boolean } {
  const sentences: NamedSentence[] = [];
  let peoples = false;
  let current: NamedSentence | undefined;
  let before = "";
  let document = 0;
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    if (line.startsWith("-DOCSTART-")) document++;
    if (line.trim() === "" || line.startsWith("-DOCSTART-")) {
      current = undefined;
      before = "";
      continue;
    }
    const columns = line.trim().split(/\s+/);
    if (columns.length < 2) throw new Error(`line ${index + 1} has no label`);
    const [word, label] = [columns[0]!, columns.at(-1)!];
    if (!/^(?:O|[BIES]-.+)$/.test(label)) throw new Error(`line ${index + 1} has the label ${label}, which is not BIO`);
    if (!current) {
      current = { id: String(sentences.length + 1), document, text: "", words: [], names: [] };
      sentences.push(current);
    }
    const start = current.text.length + (current.text ? 1 : 0);
    current.text += (current.text ? " " : "") + word;
    const end = current.text.length;
    current.words.push({ start, end, text: word });
    const type = label.slice(2).toLowerCase();
    const kind = kinds[type];
    if (type === "gpe") peoples = true;
    // In IO a name begins where another ends or none was before.
    if (kind && (label[0] === "B" || label[0] === "S" || before !== type)) current.names.push({ kind, start, end });
    else if (kind) current.names.at(-1)!.end = end;
    before = type;
  }
  return { sentences, peoples };
}

const types: Record<string, ScoredKind> = {
  Person: "person",
  Organisation: "organisation",
  Location: "place",
  Nationality: "place",
};

/**
 * Reads one source of re3d, `documents.json` and `entities.json` with an object a line. Of what its annotators marked
 * with full confidence, persons, organisations, locations and nationalities are taken, without a leading article; a
 * mark inside another of the same kind is not.
 */
export function readRe3d(documents: string, entities: string): NamedText[] {
  const lines = (source: string) =>
    source
      .replace(/^\ufeff/, "")
      .split(/\r?\n/)
      .filter((line) => line.trim());
  const texts = new Map<string, NamedText>();
  for (const line of lines(documents)) {
    const { _id: id, text } = JSON.parse(line) as { _id: string; text: string };
    texts.set(id, { id, text, names: [] });
  }
  for (const line of lines(entities)) {
    const entity = JSON.parse(line) as Record<"begin" | "end" | "confidence", number> & Record<string, string>;
    const kind = types[entity.type!];
    const one = texts.get(entity.documentId!);
    if (!kind || !one || entity.confidence < 1) continue;
    const article = /^(?:the|a|an)\s+/i.exec(one.text.slice(entity.begin, entity.end))?.[0].length ?? 0;
    one.names.push({ kind, start: entity.begin + article, end: entity.end });
  }
  for (const one of texts.values()) one.names = outermost(one.names);
  return [...texts.values()];
}

function outermost(names: MarkedName[]): MarkedName[] {
  const order = names.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return order.filter(
    (name, i) =>
      !order.some(
        (other, k) =>
          k !== i &&
          other.kind === name.kind &&
          other.start <= name.start &&
          name.end <= other.end &&
          (other.end - other.start > name.end - name.start || k < i),
      ),
  );
}
