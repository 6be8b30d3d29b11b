import { Fault } from "../errors.ts";
import { understand } from "../language/network.ts";
import { readTreebank, type TreebankDocument } from "../scoring/conllu.ts";
import { type Cut, type SyntaxCase, scoreSyntax } from "../scoring/syntax.ts";
import { paragraphsOf } from "../text/paragraphs.ts";
import { sentencesIn } from "../text/sentences.ts";
import type { Evaluated } from "./evaluate.ts";
import { goldFiles } from "./gold-files.ts";

/** Scores tags and trees on the words of a treebank, and the sentences and words that the reader cuts from its running text. */
export function evaluateSyntax(path: string): Evaluated {
  const form = "a CoNLL-U file, or a folder of them";
  const documents = goldFiles(path, [".conllu"], form).flatMap(({ name, text }) => readTreebank(text, name));
  if (documents.length === 0) throw new Fault("bad-gold", `${path} holds no sentence`, `Name ${form}.`);
  const begun = performance.now();
  const cases = documents.map(({ id, text, sentences }): SyntaxCase => {
    const made = understand(sentences.map(({ forms }) => forms));
    return {
      id,
      trees: sentences.map(({ upos, heads, relations }, s) => ({
        gold: { upos, heads, relations },
        found: {
          upos: made[s]!.tags.map((tag) => tag.slice(tag.indexOf("|") + 1)),
          heads: made[s]!.heads,
          relations: made[s]!.relations,
        },
      })),
      cut: { gold: { sentences, tokens: sentences.flatMap(({ tokens }) => tokens) }, found: cutOf(text) },
    };
  });
  const seconds = (performance.now() - begun) / 1000;
  const words = documents.reduce(
    (sum, { sentences }) => sum + sentences.reduce((n, { forms }) => n + forms.length, 0),
    0,
  );
  const { metrics, intervals } = scoreSyntax(cases);
  const { sentence, tokens, ...rest } = metrics;
  return {
    n: documents.reduce((sum, { sentences }) => sum + sentences.length, 0),
    seconds,
    wordsPerSecond: words / seconds,
    metrics: { ...rest, sentence: { ...sentence }, tokens: { ...tokens } },
    intervals,
    errors: cases.flatMap((one, i) => [...treeErrors(one, documents[i]!), ...cutErrors(one, documents[i]!)]),
  };
}

function cutOf(text: string): Cut {
  const sentences = paragraphsOf(text).flatMap(({ start, end }) => sentencesIn(text, start, end));
  return { sentences, tokens: sentences.flatMap(({ tokens }) => tokens) };
}

function treeErrors({ trees }: SyntaxCase, document: TreebankDocument): string[] {
  return trees.flatMap(({ gold, found }, s) => {
    const { id, forms } = document.sentences[s]!;
    const word = (i: number) => (i < 0 ? "the root" : `“${forms[i]}”`);
    return forms.flatMap((form, i) => {
      const errors: string[] = [];
      const say = (what: string) => errors.push(`${id} ${i + 1} “${form}” ${what}`);
      if (gold.upos[i] !== found.upos[i]) say(`tag: ${found.upos[i]} for ${gold.upos[i]}`);
      if (gold.heads[i] !== found.heads[i]) say(`head: ${word(found.heads[i]!)} for ${word(gold.heads[i]!)}`);
      else if (gold.relations[i] !== found.relations[i])
        say(`relation: ${found.relations[i]} for ${gold.relations[i]}`);
      return errors;
    });
  });
}

function cutErrors({ cut }: SyntaxCase, { id, text }: TreebankDocument): string[] {
  const ends = (one: Cut) => new Set(one.sentences.map(({ end }) => end));
  const [gold, found] = [ends(cut.gold), ends(cut.found)];
  const around = (end: number) =>
    `“${text.slice(Math.max(0, end - 40), end)} ¶${text.slice(end, end + 30)}”`.replace(/\s+/g, " ");
  return [
    ...[...gold].filter((end) => !found.has(end)).map((end) => `${id} sentence not ended: ${around(end)}`),
    ...[...found].filter((end) => !gold.has(end)).map((end) => `${id} sentence ended: ${around(end)}`),
  ];
}
