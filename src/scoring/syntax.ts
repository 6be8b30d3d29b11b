import { addUp, bootstrap, type Intervals } from "./bootstrap.ts";
import type { Range } from "./conllu.ts";
import { type Prf, prf } from "./prf.ts";

/** Parts of speech, heads (-1 for the root) and relations of a sentence's words. */
export interface Tree {
  upos: string[];
  heads: number[];
  relations: string[];
}

/** A document's trees on the gold's words, and its sentences and words as cut from its running text. */
export interface SyntaxCase {
  id: string;
  trees: { gold: Tree; found: Tree }[];
  cut: { gold: Cut; found: Cut };
}

export interface Cut {
  sentences: Range[];
  tokens: Range[];
}

/** What one document brings to the score. */
export type SyntaxCounts = Record<
  "words" | "upos" | "uas" | "las" | "plainLas" | `${"sentences" | "tokens"}${"Right" | "Found" | "Gold"}`,
  number
>;

export interface SyntaxMetrics {
  upos: number;
  uas: number;
  las: number;
  /** As `las`, relations without their subtypes, as the CoNLL 2018 shared task counts. */
  plainLas: number;
  sentence: Prf;
  tokens: Prf;
}

/** Scores trees on the gold's words, and by full spans the sentences and words cut from running text. */
export function scoreSyntax(cases: readonly SyntaxCase[]): { metrics: SyntaxMetrics; intervals: Intervals } {
  const counts = cases.map(countSyntax);
  return {
    metrics: metricsOf(addUp(counts)),
    intervals: bootstrap(counts, (drawn) => {
      const { upos, uas, las, sentence, tokens } = metricsOf(addUp(drawn));
      return { upos, uas, las, "sentence.f1": sentence.f1, "tokens.f1": tokens.f1 };
    }),
  };
}

const plain = (relation: string) => relation.split(":")[0];

function countSyntax({ trees, cut }: SyntaxCase): SyntaxCounts {
  const counts = { words: 0, upos: 0, uas: 0, las: 0, plainLas: 0 };
  for (const { gold, found } of trees) {
    gold.heads.forEach((head, i) => {
      counts.words++;
      if (gold.upos[i] === found.upos[i]) counts.upos++;
      if (found.heads[i] !== head) return;
      counts.uas++;
      if (found.relations[i] === gold.relations[i]) counts.las++;
      if (plain(found.relations[i]!) === plain(gold.relations[i]!)) counts.plainLas++;
    });
  }
  return {
    ...counts,
    sentencesRight: shared(cut.gold.sentences, cut.found.sentences),
    sentencesFound: cut.found.sentences.length,
    sentencesGold: cut.gold.sentences.length,
    tokensRight: shared(cut.gold.tokens, cut.found.tokens),
    tokensFound: cut.found.tokens.length,
    tokensGold: cut.gold.tokens.length,
  };
}

function shared(gold: readonly Range[], found: readonly Range[]): number {
  const keys = new Set(found.map(({ start, end }) => `${start} ${end}`));
  return gold.filter(({ start, end }) => keys.has(`${start} ${end}`)).length;
}

function metricsOf(sum: SyntaxCounts): SyntaxMetrics {
  const share = (part: number) => (sum.words === 0 ? 0 : part / sum.words);
  return {
    upos: share(sum.upos),
    uas: share(sum.uas),
    las: share(sum.las),
    plainLas: share(sum.plainLas),
    sentence: prf(sum.sentencesRight, sum.sentencesFound, sum.sentencesGold),
    tokens: prf(sum.tokensRight, sum.tokensFound, sum.tokensGold),
  };
}
