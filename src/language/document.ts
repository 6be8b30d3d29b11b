import { createRequire } from "node:module";
import { paragraphsOf } from "../text/paragraphs.ts";
import { sentencesIn } from "../text/sentences.ts";
import { type Span, spanOf } from "../text/span.ts";
import type { Token } from "../text/tokens.ts";
import { agreeNames } from "./name-agreement.ts";
import { type Understood, understand } from "./network.ts";
import type { Name } from "./network-names.ts";
import type { Clause } from "./tree.ts";

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
  /** As `low`, with a straight apostrophe and without the dot of an abbreviation. */
  plain: string;
  lemma: string;
  /** Penn Treebank tag. */
  xpos: string;
  /** Universal part of speech. */
  upos: string;
  head: number;
  /** Universal Dependencies relation, with its subtype. */
  relation: string;
  /** The relation without its subtype. */
  bare: string;
  children: number[];
  /** Whether it stands between quotation marks. */
  quoted: boolean;
  /** The clause that it rules, once somebody has asked for it. */
  clause: Clause | undefined;
  form: Form;
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
  /** The encoder's states, as many bytes for each word; given up once they have been read. */
  states?: Uint8Array;
}

/** A text as the reader sees it. */
export interface Document {
  text: string;
  sentences: Sentence[];
  /** What stands between quotation marks, marks included. */
  quotations: Span[];
}

let lemmatizer: Lemmatizer | undefined;

/** What a word's letters alone say of it; the words of the same letters share it. */
export interface Form {
  text: string;
  low: string;
  plain: string;
  /** Tags and the lemmas that the form has with them, in turn. */
  lemmas: string[];
  /** What `perForm` keeps. */
  kept: unknown[];
}

let slots = 0;

/** Makes a question that a word's letters alone answer one that is worked out once for each form. */
export function perForm<T>(answer: (word: Word) => T): (word: Word) => T {
  const slot = slots++;
  return (word) => {
    const { kept } = word.form;
    const known = kept[slot] as T | undefined;
    if (known !== undefined) return known;
    while (kept.length < slot) kept.push(undefined);
    const made = answer(word);
    kept[slot] = made;
    return made;
  };
}

const forms = new Map<string, Form>();
const capacity = 50_000;

// As property names, strings are unique in memory, and comparing unique strings is comparing addresses.
const unique = (text: string): string => Object.keys({ [text]: 0 })[0]!;

function formOf(text: string): Form {
  const known = forms.get(text);
  if (known) return known;
  // A copy of its own: a slice would keep the whole text that it was cut from.
  const own = unique(` ${text}`.slice(1));
  const low = unique(own.toLowerCase());
  const made: Form = { text: own, low, plain: unique(plainOf(low)), lemmas: [], kept: [] };
  if (forms.size >= capacity) forms.clear();
  // A long word may be a thing of its own, and none that comes again.
  if (text.length < 40) forms.set(own, made);
  return made;
}

function plainOf(low: string): string {
  const straight = low.replace(/[’‘]/g, "'");
  return straight.length > 2 && straight.endsWith(".") && !/^[ap]\.m\.$/.test(straight)
    ? straight.slice(0, -1)
    : straight;
}

function lemmaOf(form: Form, xpos: string): string {
  const { lemmas } = form;
  for (let i = 0; i < lemmas.length; i += 2) if (lemmas[i] === xpos) return lemmas[i + 1]!;
  const made = form.low.length < 2 ? form.low : readLemma(form.low.replace(/[’‘]/g, "'"), xpos);
  const shared = unique(made);
  lemmas.push(xpos, shared);
  return shared;
}

function readLemma(plain: string, xpos: string): string {
  lemmatizer ??= require("wink-lemmatizer") as Lemmatizer;
  if (/^(?:'s|'re|'m|is|are|was|were|been|being|am)$/.test(plain) && xpos[0] === "V") return "be";
  if (/^(?:'ve|has|have|had|having)$/.test(plain)) return "have";
  if (plain === "'ll" || plain === "wo") return "will";
  if (plain === "ca") return "can";
  if (xpos[0] === "V") return lemmatizer.verb(plain);
  if (xpos === "NNS" || xpos === "NNPS") return lemmatizer.noun(plain);
  if (xpos === "JJR" || xpos === "JJS") return lemmatizer.adjective(plain);
  return plain;
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

/** A sentence that is cut and not yet understood. */
interface Cut {
  tokens: Token[];
  paragraph: number;
  title: boolean;
  quoted: Span[];
}

// A run of more words without an end is read in parts, so that no step meets a sentence without bounds.
const longest = 300;
// So many words are understood at a time: enough to sort them by length, few enough to hold in memory.
const portion = 20_000;

/** Cuts a text into sentences and gives each word its tag, lemma and place in the tree. The first `titleEnd` characters are its title. */
export function analyse(text: string, titleEnd = 0): Document {
  return analyseAll([{ text, titleEnd }])[0]!;
}

/** As `analyse` makes of each text alone; many short texts at once go through the network faster. */
export function analyseAll(texts: readonly { text: string; titleEnd: number }[]): Document[] {
  let waiting: { cut: Cut; sentences: Sentence[] }[] = [];
  let words = 0;
  const understandWaiting = () => {
    const understood = understand(
      waiting.map(({ cut }) => cut.tokens.map((token) => token.text)),
      { states: true },
    );
    waiting.forEach(({ cut, sentences }, i) => {
      sentences.push(sentenceOf(cut, understood[i]!, sentences.length));
    });
    waiting = [];
    words = 0;
  };
  const documents = texts.map(({ text, titleEnd }): Document => {
    const sentences: Sentence[] = [];
    const quotations: Span[] = [];
    paragraphsOf(text).forEach(({ start, end }, paragraph) => {
      const quoted = quotationsIn(text, start, end);
      for (const span of quoted) quotations.push(span);
      for (const { tokens } of sentencesIn(text, start, end)) {
        for (const part of inParts(tokens)) {
          waiting.push({ cut: { tokens: part, paragraph, title: start < titleEnd, quoted }, sentences });
          words += part.length;
          if (words >= portion) understandWaiting();
        }
      }
    });
    return { text, sentences, quotations };
  });
  understandWaiting();
  for (const { sentences } of documents) agreeNames(sentences);
  return documents;
}

// Behind a mark where there is one near the end of the part.
function inParts(tokens: Token[]): Token[][] {
  if (tokens.length <= longest) return [tokens];
  const parts: Token[][] = [];
  let from = 0;
  while (tokens.length - from > longest) {
    let to = from + longest;
    while (to > from + longest / 2 && !/^[,;:—–-]+$/.test(tokens[to - 1]!.text)) to--;
    if (to === from + longest / 2) to = from + longest;
    parts.push(tokens.slice(from, to));
    from = to;
  }
  parts.push(tokens.slice(from));
  return parts;
}

function sentenceOf({ tokens, paragraph, title, quoted }: Cut, understood: Understood, index: number): Sentence {
  const { tags, heads, relations, names, states } = understood;
  const words: Word[] = [];
  let q = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { text, start, end } = tokens[i]!;
    while (q < quoted.length && quoted[q]!.end <= start) q++;
    const quote = quoted[q];
    const { xpos, upos } = tagOf(tags[i]!);
    const { relation, bare } = relationOf(relations[i]!);
    const form = formOf(text);
    words.push({
      i,
      start,
      end,
      text: form.text,
      low: form.low,
      plain: form.plain,
      lemma: lemmaOf(form, xpos),
      xpos,
      upos,
      head: heads[i]!,
      relation,
      bare,
      children: [],
      quoted: quote !== undefined && quote.start <= start && end <= quote.end,
      clause: undefined,
      form,
    });
  }
  for (const word of words) if (word.head >= 0) words[word.head]!.children.push(word.i);
  return {
    index,
    paragraph,
    start: tokens[0]!.start,
    end: tokens.at(-1)!.end,
    words,
    names,
    title,
    states,
  };
}

const tags = new Map<string, { xpos: string; upos: string }>();

function tagOf(tag: string): { xpos: string; upos: string } {
  let known = tags.get(tag);
  if (!known) {
    const [xpos, upos] = tag.split("|") as [string, string];
    known = { xpos: unique(xpos), upos: unique(upos) };
    tags.set(tag, known);
  }
  return known;
}

const relations = new Map<string, { relation: string; bare: string }>();

function relationOf(relation: string): { relation: string; bare: string } {
  let known = relations.get(relation);
  if (!known) {
    known = { relation: unique(relation), bare: unique(relation.split(":")[0]!) };
    relations.set(relation, known);
  }
  return known;
}
