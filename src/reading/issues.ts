import { z } from "zod";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare } from "../language/tree.ts";
import { type Context, inTime } from "./context.ts";

const Book = z.strictObject({
  version: z.int(),
  issues: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      phrases: z.array(z.string()).min(1),
      place: z.boolean().optional(),
    }),
  ),
});

interface Phrase {
  words: string[];
  id: string;
  place: boolean;
}

let loaded: Phrase[] | undefined;

function phrases(): Phrase[] {
  loaded ??= loadCodebook("issues", Book)
    .issues.flatMap(({ id, phrases: list, place }) =>
      list.map((phrase) => ({ words: phrase.toLowerCase().split(" "), id, place: place ?? false })),
    )
    .sort((a, b) => b.words.length - a.words.length);
  return loaded;
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|[’']s?\b/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

const empty =
  /^(?:such|any|same|first|other|own|new|further|possible|such|more|full|immediate|latest|proposed|current|his|her|its|their|the|a|an)$/;

/** Names the issue that a run of words is about: by the codebook, else by its own nouns; undefined where it says nothing. */
export function issueOf(context: Context, s: Sentence, words: Word[]): string | undefined {
  const lemmas = words.map((word) => word.lemma);
  const place = words
    .map((word) => context.map.at(s, word) ?? named(context, s, word))
    .find((one) => one !== undefined);
  for (const phrase of phrases()) {
    if (!stands(phrase.words, words, lemmas)) continue;
    if (!phrase.place) return phrase.id;
    return place ? `${phrase.id}-of-${slug(place.name)}` : phrase.id;
  }
  const nouns = words.filter(
    (word) => /^(?:NOUN|PROPN|ADJ)$/.test(word.upos) && !empty.test(word.low) && !inTime(context, s, word),
  );
  const head = nouns.find((word) => word.upos === "NOUN") ?? nouns[0];
  if (!head) return undefined;
  const around = nouns
    .filter(
      (word) =>
        word === head ||
        word.head === head.i ||
        (word.head >= 0 && s.words[word.head]!.head === head.i) ||
        bare(word) === "compound",
    )
    .slice(0, 4);
  if (!around.includes(head)) around.push(head);
  const text = around
    .sort((a, b) => a.i - b.i)
    .map((word) =>
      word.upos === "NOUN" && !/^(?:talks|arms|hostilities|goods|terms)$/.test(word.low) ? word.lemma : word.low,
    )
    .join(" ");
  return slug(text) || undefined;
}

function named(context: Context, s: Sentence, word: Word): { name: string } | undefined {
  const name = context.cast
    .namesIn(s)
    .names.find((one) => one.kind === "place" && one.from <= word.i && word.i < one.to);
  return name ? { name: name.text } : undefined;
}

function stands(phrase: string[], words: Word[], lemmas: string[]): boolean {
  for (let i = 0; i < lemmas.length; i++) {
    if (lemmas[i] !== phrase[0] && words[i]!.low !== phrase[0]) continue;
    let at = i;
    let ok = true;
    for (const next of phrase.slice(1)) {
      const found = lemmas.findIndex((lemma, j) => j > at && j <= at + 3 && (lemma === next || words[j]!.low === next));
      if (found < 0) {
        ok = false;
        break;
      }
      at = found;
    }
    if (ok) return true;
  }
  return false;
}
