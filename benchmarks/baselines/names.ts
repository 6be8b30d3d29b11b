import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type MarkedName, type NamesCase, type ScoredKind, scoreNames } from "../../src/scoring/names.ts";
import { readNamedSentences, readRe3d } from "../../src/scoring/names-gold.ts";

const run = /\p{Lu}[\p{L}\p{N}.’'-]*(?: \p{Lu}[\p{L}\p{N}.’'-]*)*/gu;

/** Every run of capitalised words is a name of the kind that it, or its last word, most often has in the training data. */
export function namesBaseline(path: string, training: string): object {
  const kindOf = learn(training);
  const guess = (text: string): MarkedName[] =>
    [...text.matchAll(run)].flatMap((match) => {
      const words = match[0].replace(/[.’'-]+$/, "");
      const kind = kindOf(words, match.index === 0 || /[.!?] $/.test(text.slice(0, match.index)));
      return kind ? [{ kind, start: match.index, end: match.index + words.length }] : [];
    });
  return scoreNames(casesOf(path).map((one) => ({ ...one, found: guess(one.text) }))).metrics;
}

function casesOf(path: string): Omit<NamesCase, "found">[] {
  if (!statSync(path).isDirectory()) {
    return readNamedSentences(readFileSync(path, "utf8")).sentences.map(({ id, text, names }) => ({
      id,
      text,
      gold: names,
    }));
  }
  return readdirSync(path).flatMap((name) => {
    const at = (file: string) => join(path, name, file);
    if (!existsSync(at("entities.json"))) return [];
    const texts = readRe3d(readFileSync(at("documents.json"), "utf8"), readFileSync(at("entities.json"), "utf8"));
    return texts.map(({ id, text, names }) => ({ id, text, gold: names }));
  });
}

function learn(training: string): (words: string, opensSentence: boolean) => ScoredKind | undefined {
  const counts = new Map<string, Partial<Record<ScoredKind, number>>>();
  const lower = new Set<string>();
  for (const { text, words, names } of readNamedSentences(readFileSync(training, "utf8")).sentences) {
    for (const word of words) if (/^\p{Ll}/u.test(word.text)) lower.add(word.text);
    for (const { kind, start, end } of names) {
      const name = text.slice(start, end);
      for (const key of new Set([name, name.split(" ").at(-1)!])) {
        const own = counts.get(key) ?? {};
        own[kind] = (own[kind] ?? 0) + 1;
        counts.set(key, own);
      }
    }
  }
  const most = (key: string) =>
    Object.entries(counts.get(key) ?? {}).sort((a, b) => b[1] - a[1])[0]?.[0] as ScoredKind | undefined;
  return (words, opensSentence) => {
    const known = most(words) ?? most(words.split(" ").at(-1)!);
    if (known) return known;
    return opensSentence && lower.has(words.toLowerCase()) ? undefined : "organisation";
  };
}
