import { readFileSync } from "node:fs";
import { readTreebank, type TreebankDocument } from "../../src/scoring/conllu.ts";
import { type Cut, scoreSyntax, type Tree } from "../../src/scoring/syntax.ts";

/** The most frequent tag of each word, its left neighbour as its head, the most frequent relation of its tag; sentences end at each [.!?] before white space. */
export function syntaxBaseline(paths: string[], training: string): object {
  const learnt = learn(readTreebank(readFileSync(training, "utf8")));
  const documents = paths.flatMap((path) => readTreebank(readFileSync(path, "utf8")));
  return scoreSyntax(
    documents.map(({ id, text, sentences }) => ({
      id,
      trees: sentences.map(({ forms, upos, heads, relations }) => ({
        gold: { upos, heads, relations },
        found: learnt(forms),
      })),
      cut: { gold: { sentences, tokens: sentences.flatMap(({ tokens }) => tokens) }, found: atMarks(text) },
    })),
  ).metrics;
}

function learn(documents: TreebankDocument[]): (forms: string[]) => Tree {
  const tags = new Map<string, Map<string, number>>();
  const relationsOf = new Map<string, Map<string, number>>();
  const count = (counts: Map<string, Map<string, number>>, of: string, what: string) => {
    const own = counts.get(of) ?? counts.set(of, new Map()).get(of)!;
    own.set(what, (own.get(what) ?? 0) + 1);
  };
  for (const { forms, upos, relations } of documents.flatMap(({ sentences }) => sentences)) {
    forms.forEach((form, i) => {
      count(tags, form.toLowerCase(), upos[i]!);
      count(relationsOf, upos[i]!, relations[i]!);
    });
  }
  const most = (counts?: Map<string, number>) => [...(counts ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
  return (forms) => {
    const upos = forms.map(
      (form, i) =>
        most(tags.get(form.toLowerCase())) ??
        (/^[\d.,]+$/.test(form) ? "NUM" : i > 0 && /^\p{Lu}/u.test(form) ? "PROPN" : "NOUN"),
    );
    return {
      upos,
      heads: forms.map((_, i) => i - 1),
      relations: upos.map((tag) => most(relationsOf.get(tag)) ?? "dep"),
    };
  };
}

/** Sentences that end at every full stop, question or exclamation mark before white space, and words by their signs. */
function atMarks(text: string): Cut {
  const sentences = [...text.matchAll(/\S[\s\S]*?(?:[.!?]+["”’')\]]*(?=\s|$)|(?=\n\s*\n)|$)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { sentences, tokens };
}
