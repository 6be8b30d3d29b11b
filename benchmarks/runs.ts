/** A figure of a run that the README shows. */
export interface Row {
  metric: string;
  label: string;
  /** The best figure that others have published, with whose it is and what is different about it. */
  published?: string;
}

/** What is measured: a task on labelled data, with what stands beside it. */
export interface Run {
  task: string;
  /** The variable that names the folder of data that is not ours; without it, the checkout. */
  variable?: "PARLEY_CORPORA" | "PARLEY_SEED";
  /** A path in that folder; several files are scored together. */
  gold?: string | string[];
  /** What it is measured on, in words. */
  about: (n: number) => string;
  /** What little effort gets on the same data, in the same metrics; in words, and measured. */
  baseline?: { about: string; measure: (paths: string[], corpora: string) => Promise<object> };
  /** Another program on the same data in the same run. */
  peer?: { name: string; metric: string; measure: (paths: string[]) => Promise<object> };
  rows: Row[];
}

const training = (corpora: string) => `${corpora}/syntax/ewt/en_ewt-ud-train.conllu`;
const syntaxBaseline = {
  about: "most frequent tag, left neighbour as head; a sentence ends at each [.!?]",
  measure: async (paths: string[], corpora: string) =>
    (await import("./baselines/syntax.ts")).syntaxBaseline(paths, training(corpora)),
};
const wink = {
  name: "wink-nlp",
  metric: "sentence.f1",
  measure: async (paths: string[]) => (await import("./baselines/wink-sentences.ts")).winkSentences(paths),
};
const namesBaseline = {
  about: "each run of capitals, with the kind it most often has in GMB's training part",
  measure: async ([path]: string[], corpora: string) =>
    (await import("./baselines/names.ts")).namesBaseline(path!, `${corpora}/names/gmb/train.tsv`),
};
const placesBaseline = {
  about: "longest name in the gazetteer; country, else largest city",
  measure: async ([path]: string[]) => (await import("./baselines/places.ts")).placesBaseline(path!),
};
const storyRows: Row[] = [
  { metric: "recall", label: "findings met" },
  { metric: "precision", label: "findings right, of those made" },
  { metric: "fieldAccuracy", label: "fields right on the findings met" },
  { metric: "links", label: "links found" },
  { metric: "precision.link", label: "links right, of those made" },
  { metric: "roles", label: "roles found" },
  { metric: "speakers", label: "speakers right" },
];
const passagesRows: Row[] = [
  { metric: "attribution.relation.f1", label: "who says what, F1" },
  { metric: "said.speaker", label: "speakers right" },
  { metric: "times.value.f1", label: "times with their value, F1" },
  { metric: "places.country.f1", label: "places with their country, F1" },
  { metric: "names.f1", label: "names, F1" },
];
const annotators = "two annotators agree at";

/** All that is measured, by name. */
export const runs: Record<string, Run> = {
  attribution: {
    task: "attribution",
    variable: "PARLEY_CORPORA",
    gold: "attribution/polnear/dev",
    about: (n) => `PolNeAR dev, ${n} texts, from raw text`,
    baseline: {
      about: "a verb of saying, the quoted words or the rest of the sentence, the nearest run of capitals",
      measure: async ([path]) => (await import("./baselines/attribution.ts")).attributionBaseline(path!),
    },
    rows: [
      { metric: "source.f1", label: "source, exact F1", published: "0.832 CofeNet, test part, other tokens" },
      { metric: "cue.f1", label: "cue, exact F1", published: "0.753 CofeNet, test part, other tokens" },
      { metric: "content.f1", label: "content, exact F1", published: "0.729 CofeNet, test part, other tokens" },
      { metric: "relation.f1", label: "relation, F1", published: `${annotators} 0.731` },
      { metric: "relation.direct.f1", label: "relation, quoted", published: `${annotators} 0.95` },
      { metric: "relation.mixed.f1", label: "relation, mixed", published: `${annotators} 0.89` },
      { metric: "relation.indirect.f1", label: "relation, reported", published: `${annotators} 0.65` },
    ],
  },
  syntax: {
    task: "syntax",
    variable: "PARLEY_CORPORA",
    gold: "syntax/ewt/en_ewt-ud-test.conllu",
    about: (n) => `UD English EWT test, ${n} sentences, gold words`,
    baseline: syntaxBaseline,
    rows: [
      { metric: "upos", label: "parts of speech", published: "0.969 spaCy with a transformer, UD 2.5, own words" },
      { metric: "uas", label: "heads", published: "0.919 the same" },
      { metric: "las", label: "heads with relation", published: "0.894 the same" },
    ],
  },
  sentences: {
    task: "syntax",
    variable: "PARLEY_CORPORA",
    gold: "syntax/ewt/en_ewt-ud-dev.conllu",
    about: (n) => `UD English EWT dev, ${n} sentences of the web, raw text`,
    baseline: syntaxBaseline,
    peer: wink,
    rows: [
      { metric: "sentence.f1", label: "sentences, F1", published: "0.906 spaCy with a transformer, UD 2.5 test" },
      { metric: "tokens.f1", label: "words, F1" },
    ],
  },
  newsSentences: {
    task: "syntax",
    variable: "PARLEY_CORPORA",
    gold: ["homeopathic", "iodine", "nasa", "sensitive"].map((name) => `syntax/gum/GUM_news_${name}.conllu`),
    about: (n) => `GUM's news of dev and test, ${n} sentences, raw text`,
    baseline: syntaxBaseline,
    peer: wink,
    rows: [
      { metric: "sentence.f1", label: "sentences, F1" },
      { metric: "tokens.f1", label: "words, F1" },
    ],
  },
  gmb: {
    task: "names",
    variable: "PARLEY_CORPORA",
    gold: "names/gmb/dev.tsv",
    about: (n) => `Groningen Meaning Bank dev, ${n} names`,
    baseline: namesBaseline,
    rows: [
      { metric: "f1", label: "names, exact F1" },
      { metric: "person.f1", label: "persons" },
      { metric: "organisation.f1", label: "organisations" },
      { metric: "place.f1", label: "places" },
    ],
  },
  wikigold: {
    task: "names",
    variable: "PARLEY_CORPORA",
    gold: "names/wikigold/wikigold.conll.txt",
    about: (n) => `WikiGold, ${n} names, not trained on`,
    baseline: namesBaseline,
    rows: [{ metric: "f1", label: "names, exact F1" }],
  },
  re3d: {
    task: "names",
    variable: "PARLEY_CORPORA",
    gold: "names/re3d",
    about: (n) => `re3d, ${n} marks, many of them descriptions and no names`,
    baseline: namesBaseline,
    rows: [{ metric: "f1", label: "names, exact F1" }],
  },
  times: {
    task: "times",
    variable: "PARLEY_CORPORA",
    gold: "times/timebank",
    about: (n) => `TimeBank, ${n} texts`,
    baseline: {
      about: "one regular expression; weekdays are the last before",
      measure: async ([path]) => (await import("./baselines/times.ts")).timesBaseline(path!),
    },
    rows: [
      { metric: "relaxed.f1", label: "times by overlap, F1", published: "0.903 HeidelTime, TempEval-3's test" },
      { metric: "value.f1", label: "with the right value, F1", published: "0.776 HeidelTime, TempEval-3's test" },
    ],
  },
  trNews: {
    task: "places",
    variable: "PARLEY_CORPORA",
    gold: "places/TR-News.xml",
    about: (n) => `TR-News, ${n} articles`,
    baseline: placesBaseline,
    rows: [
      { metric: "toponym.f1", label: "names of places by overlap, F1" },
      { metric: "accuracy161", label: "given names within 161 km", published: "0.87 a transformer" },
      { metric: "endToEnd.f1", label: "both steps, F1" },
    ],
  },
  lgl: {
    task: "places",
    variable: "PARLEY_CORPORA",
    gold: "places/lgl.xml",
    about: (n) => `LGL, ${n} articles of local papers`,
    baseline: placesBaseline,
    rows: [
      { metric: "toponym.f1", label: "names of places by overlap, F1" },
      { metric: "accuracy161", label: "given names within 161 km", published: "0.83 a transformer" },
      { metric: "endToEnd.f1", label: "both steps, F1" },
    ],
  },
  passages: {
    task: "passages",
    gold: "test/passages",
    about: (n) => `${n} passages written for Parley, in view while rules were written`,
    rows: passagesRows,
  },
  heldBackPassages: {
    task: "passages",
    gold: "test/passages/held-back",
    about: (n) => `${n} such passages, held back; their author wrote rules for times and places later`,
    rows: passagesRows,
  },
  pages: {
    task: "pages",
    variable: "PARLEY_CORPORA",
    gold: "pages",
    about: (n) => `${n} news pages, marked by others`,
    rows: [
      { metric: "precision", label: "precision of the text" },
      { metric: "recall", label: "recall" },
      { metric: "f1", label: "F1", published: "0.958 trafilatura, other pages too" },
    ],
  },
  story: {
    task: "story",
    variable: "PARLEY_SEED",
    gold: ".",
    about: () => "one story of others, coded by hand: a smoke test",
    rows: storyRows,
  },
  golden: {
    task: "story",
    gold: "test/golden",
    about: (n) => `${n} stories written for Parley, in view while rules were written`,
    rows: storyRows,
  },
  stories: {
    task: "story",
    gold: "test/stories",
    about: (n) => `${n} more such stories, their misses looked at`,
    rows: storyRows,
  },
  heldBack: {
    task: "story",
    gold: "test/held-back",
    about: (n) => `${n} such stories that nobody who wrote rules has read`,
    rows: storyRows,
  },
  ledger: {
    task: "ledger",
    about: (n) => `the ${n} records of the sample dossiers`,
    rows: [
      { metric: "f1", label: "accounts under the right record, B³ F1" },
      { metric: "recordsRight", label: "records whole, neither split nor merged" },
      { metric: "fieldsRight", label: "fields right on the records found" },
    ],
  },
};
