import { readFileSync } from "node:fs";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { readTreebank } from "../../src/scoring/conllu.ts";
import { scoreSyntax } from "../../src/scoring/syntax.ts";
import { paragraphsOf } from "../../src/text/paragraphs.ts";

/** What wink-nlp makes of the same running texts, paragraph by paragraph. */
export function winkSentences(paths: string[]): object {
  const nlp = winkNLP(model, ["sbd"]);
  const documents = paths.flatMap((path) => readTreebank(readFileSync(path, "utf8")));
  const { sentence } = scoreSyntax(
    documents.map(({ id, text, sentences }) => {
      const found = paragraphsOf(text).flatMap(({ start, end }) => {
        let at = start;
        return nlp
          .readDoc(text.slice(start, end))
          .sentences()
          .out()
          .map((one) => {
            const from = text.indexOf(one.trim(), at);
            at = from < 0 ? at : from + one.trim().length;
            return { start: from, end: at };
          });
      });
      return { id, trees: [], cut: { gold: { sentences, tokens: [] }, found: { sentences: found, tokens: [] } } };
    }),
  ).metrics;
  return { sentence };
}
