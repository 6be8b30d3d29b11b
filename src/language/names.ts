import { citiesNamed, countryNamed, countryOfCapital, countryOfDemonym } from "./gazetteer.ts";
import { addFeature, feature, hash, type LinearModel, loadLinear } from "./linear.ts";
import { contextFeatures, type Wordform } from "./wordform.ts";

export type NameKind = "person" | "organisation" | "place" | "people";

/** A name in a sentence: words `from` to `to`, the end exclusive. */
export interface Name {
  kind: NameKind;
  from: number;
  to: number;
}

const kinds: Record<string, NameKind> = { per: "person", org: "organisation", geo: "place", gpe: "people" };

/** For each word, what the gazetteer knows of the capitalised phrase that it stands in. */
export function gazetteerFlags(texts: string[]): Int32Array {
  const flags = new Int32Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    if (!/^\p{Lu}/u.test(texts[i]!)) continue;
    for (let length = Math.min(4, texts.length - i); length > 0; length--) {
      const phrase = texts.slice(i, i + length).join(" ");
      if (length > 1 && !/^\p{Lu}/u.test(texts[i + length - 1]!)) continue;
      let flag = 0;
      if (countryNamed(phrase)) flag = 1;
      else if (countryOfDemonym(phrase)) flag = 2;
      else if (countryOfCapital(phrase)) flag = 3;
      else {
        const city = citiesNamed(phrase)[0];
        if (city && phrase.length > 2) flag = city.population > 300_000 ? 4 : city.population > 30_000 ? 5 : 6;
      }
      if (flag === 0) continue;
      for (let j = i; j < i + length; j++) flags[j] = flag * 4 + Math.min(j - i, 1) * 2 + (length > 1 ? 1 : 0);
      i += length - 1;
      break;
    }
  }
  return flags;
}

/** The features of word `i` for the name tagger, given the labels (as numbers) of the two words before it. */
export function nameFeatures(
  words: Wordform[],
  tags: number[],
  flags: Int32Array,
  i: number,
  before: number,
  beforeThat: number,
  into: number[],
): void {
  contextFeatures(words, i, into);
  const w = words[i]!;
  into.push(
    feature(60, before),
    feature(61, before, beforeThat),
    feature(62, before, w.low),
    feature(63, before, w.shape),
    feature(64, before, w.fine),
    feature(65, tags[i]!),
    feature(66, tags[i - 1] ?? 1, tags[i]!, tags[i + 1] ?? 1),
    feature(67, flags[i]!),
    feature(68, flags[i]!, before),
    feature(69, flags[i - 1] ?? -1, flags[i]!, flags[i + 1] ?? -1),
    feature(70, flags[i]!, w.shape, tags[i]!),
    feature(71, words[i + 1]?.low ?? 1, before),
    feature(72, words[i - 1]?.low ?? 1, w.shape, words[i + 1]?.shape ?? 1),
    feature(73, words[i + 1]?.fine ?? 1, w.fine),
    feature(74, words[i - 1]?.fine ?? 1, w.fine),
    feature(75, words[i + 1]?.coarse ?? 1, w.shape, words[i - 1]?.coarse ?? 1),
    feature(76, words[i + 2]?.fine ?? 1, w.shape),
  );
}

/** The number by which the name tagger knows a part-of-speech tag. */
export const tagNumber = (tag: string): number => hash(tag.split("|")[0]!);

let model: LinearModel | undefined;

/** Finds the names of persons, organisations, places and peoples in a tagged sentence. */
export function findNames(texts: string[], words: Wordform[], tags: string[]): Name[] {
  model ??= loadLinear("names.br");
  const scores = new Int32Array(model.labels.length);
  const flags = gazetteerFlags(texts);
  const numbers = tags.map(tagNumber);
  const names: Name[] = [];
  const features: number[] = [];
  let before = -1;
  let beforeThat = -1;
  let open: Name | undefined;
  for (let i = 0; i < words.length; i++) {
    features.length = 0;
    nameFeatures(words, numbers, flags, i, before, beforeThat, features);
    scores.fill(0);
    for (const one of features) addFeature(model, one, scores);
    let best = 0;
    for (let label = 1; label < scores.length; label++) if (scores[label]! > scores[best]!) best = label;
    const label = model.labels[best]!;
    const kind = kinds[label.slice(2)];
    if (!kind) open = undefined;
    else if (label[0] === "I" && open?.kind === kind) open.to = i + 1;
    else {
      open = { kind, from: i, to: i + 1 };
      names.push(open);
    }
    beforeThat = before;
    before = best;
  }
  return names;
}
