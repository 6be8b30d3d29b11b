import { createRequire } from "node:module";
import { paragraphsOf } from "../text/paragraphs.ts";
import { sentencesIn } from "../text/sentences.ts";
import { type Span, spanOf } from "../text/span.ts";
import { understand } from "./network.ts";
import type { Name } from "./network-names.ts";

const require = createRequire(import.meta.url);

interface Lemmatizer {
  verb(word: string): string;
  noun(word: string): string;
  adjective(word: string): string;
}

/** A word of a parsed sentence. `head` is an index into the sentence's words, -1 for the root. */
export interface Word {
  i: number;
  start: number;
  end: number;
  text: string;
  low: string;
  lemma: string;
  /** Penn Treebank tag. */
  xpos: string;
  /** Universal part of speech. */
  upos: string;
  head: number;
  /** Universal Dependencies relation, with its subtype. */
  relation: string;
  children: number[];
  /** Whether it stands between quotation marks. */
  quoted: boolean;
}

/** A sentence with its words, tree and names. */
export interface Sentence {
  index: number;
  paragraph: number;
  start: number;
  end: number;
  words: Word[];
  names: Name[];
  title: boolean;
}

/** A text as the reader sees it. */
export interface Document {
  text: string;
  sentences: Sentence[];
  /** What stands between quotation marks, marks included. */
  quotations: Span[];
}

let lemmatizer: Lemmatizer | undefined;
const lemmas = new Map<string, string>();

function lemmaOf(low: string, xpos: string): string {
  if (low.length < 2) return low;
  const key = `${xpos[0]}${low}`;
  const known = lemmas.get(key);
  if (known) return known;
  lemmatizer ??= require("wink-lemmatizer") as Lemmatizer;
  const plain = low.replace(/[’‘]/g, "'");
  let lemma = plain;
  if (/^(?:'s|'re|'m|is|are|was|were|been|being|am)$/.test(plain) && xpos[0] === "V") lemma = "be";
  else if (/^(?:'ve|has|have|had|having)$/.test(plain)) lemma = "have";
  else if (plain === "'ll" || plain === "wo") lemma = "will";
  else if (plain === "ca") lemma = "can";
  else if (xpos[0] === "V") lemma = lemmatizer.verb(plain);
  else if (xpos === "NNS" || xpos === "NNPS") lemma = lemmatizer.noun(plain);
  else if (xpos === "JJR" || xpos === "JJS") lemma = lemmatizer.adjective(plain);
  if (lemmas.size > 50_000) lemmas.clear();
  lemmas.set(key, lemma);
  return lemma;
}

/** Finds what stands between quotation marks; a mark that is opened and never closed reaches to the paragraph's end. */
export function quotationsIn(text: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  let open = -1;
  let mark = "";
  for (let i = from; i < to; i++) {
    const c = text[i]!;
    const before = i > from ? text[i - 1]! : " ";
    const after = i + 1 < to ? text[i + 1]! : " ";
    if (open < 0) {
      if (c === "“" || c === "«" || c === "„") [open, mark] = [i, c === "«" ? "»" : "”"];
      else if (c === '"') [open, mark] = [i, '"'];
      else if ((c === "‘" || c === "'") && /[\s([—–-]/.test(before) && /\S/.test(after) && closesLater(text, i, to))
        [open, mark] = [i, c === "‘" ? "’" : "'"];
    } else if (c === mark || (mark === "”" && (c === "“" || c === '"'))) {
      if ((mark === "’" || mark === "'") && /[\p{L}]/u.test(after)) continue;
      found.push(spanOf(text, open, i + 1));
      open = -1;
    }
  }
  if (open >= 0 && mark !== "’" && mark !== "'") found.push(spanOf(text, open, to));
  return found;
}

// A single mark opens a quotation only when one closes it behind punctuation or a word's end before the paragraph does.
function closesLater(text: string, at: number, to: number): boolean {
  const rest = text.slice(at + 1, Math.min(to, at + 600));
  return /(?:[,.!?]['’](?!\p{L})|\p{L}['’](?=[\s,.;:)]))/u.test(rest) && !/^\d0s/.test(rest);
}

/** Cuts a text into sentences and gives each word its tag, lemma and place in the tree. The first `titleEnd` characters are its title. */
export function analyse(text: string, titleEnd = 0): Document {
  const sentences: Sentence[] = [];
  const quotations: Span[] = [];
  const cut = paragraphsOf(text).flatMap(({ start, end }, paragraph) => {
    const quoted = quotationsIn(text, start, end);
    quotations.push(...quoted);
    return sentencesIn(text, start, end).map((sentence) => ({ sentence, quoted, paragraph, title: start < titleEnd }));
  });
  const understood = understand(cut.map(({ sentence }) => sentence.tokens.map((token) => token.text)));
  cut.forEach(({ sentence, quoted, paragraph, title }, index) => {
    const { tags, heads, relations, names } = understood[index]!;
    const words: Word[] = sentence.tokens.map((token, i) => {
      const [xpos, upos] = tags[i]!.split("|") as [string, string];
      const low = token.text.toLowerCase();
      return {
        i,
        start: token.start,
        end: token.end,
        text: token.text,
        low,
        lemma: lemmaOf(low, xpos),
        xpos,
        upos,
        head: heads[i]!,
        relation: relations[i]!,
        children: [],
        quoted: quoted.some((span) => span.start <= token.start && token.end <= span.end),
      };
    });
    for (const word of words) if (word.head >= 0) words[word.head]!.children.push(word.i);
    sentences.push({ index, paragraph, start: sentence.start, end: sentence.end, words, names, title });
  });
  return { text, sentences, quotations };
}
