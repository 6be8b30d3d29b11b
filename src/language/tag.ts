import { addFeature, feature, type LinearModel, loadLinear } from "./linear.ts";
import { contextFeatures, type Wordform } from "./wordform.ts";

let model: LinearModel | undefined;

/** The features of word `i`, given the tags (as numbers) of the two words before it. */
export function tagFeatures(words: Wordform[], i: number, before: number, beforeThat: number, into: number[]): void {
  contextFeatures(words, i, into);
  const w = words[i]!;
  const next = words[i + 1];
  into.push(
    feature(40, before),
    feature(41, before, beforeThat),
    feature(42, before, w.low),
    feature(43, before, w.suffix3),
    feature(44, before, next?.low ?? 1),
    feature(45, before, beforeThat, w.low),
    feature(46, before, w.fine),
  );
}

/** Tags each word of a sentence with its Penn Treebank and its universal part of speech, as "VBD|VERB". */
export function tag(words: Wordform[]): string[] {
  model ??= loadLinear("tagger.br");
  const scores = new Int32Array(model.labels.length);
  const tags: string[] = [];
  const features: number[] = [];
  let before = -1;
  let beforeThat = -1;
  for (let i = 0; i < words.length; i++) {
    features.length = 0;
    tagFeatures(words, i, before, beforeThat, features);
    scores.fill(0);
    for (const one of features) addFeature(model, one, scores);
    let best = 0;
    for (let label = 1; label < scores.length; label++) if (scores[label]! > scores[best]!) best = label;
    tags.push(model.labels[best]!);
    beforeThat = before;
    before = best;
  }
  return tags;
}
