import type { Document } from "./document.ts";
import { citiesNamed, countryNamed } from "./gazetteer.ts";
import { words as lexicon } from "./lexicon.ts";
import { byWord } from "./phrases.ts";
import { type ProperName, type SentenceNames, surname, textOf } from "./proper-name.ts";

const weapons = new Set(
  "missile rocket drone tank jet bomber warplane helicopter howitzer launcher torpedo battery interceptor".split(" "),
);

/** Drops the names of weapons: what stands between "an" or a number and "missile" names nobody. */
export function dropWeapons(document: Document, sentences: SentenceNames[]): void {
  const named = new Set<string>();
  for (const s of document.sentences) {
    for (const word of s.words) {
      if (word.i < 2 || !weapons.has(word.lemma) || s.words[word.i - 1]!.upos !== "PROPN") continue;
      const counted = s.words[word.i - 2]!;
      if (/^an?$/.test(counted.low) || counted.upos === "NUM") named.add(s.words[word.i - 1]!.text);
    }
  }
  if (named.size === 0) return;
  for (const one of sentences) one.names = one.names.filter((name) => !named.has(name.text.replace(/s$/, "")));
}

/** Takes a place that no gazetteer knows for a body when it offers, refuses, has a chief executive or is called one. */
export function asBodies(document: Document, sentences: SentenceNames[]): void {
  const acting = new Set<string>();
  const unknown = (name: ProperName) =>
    name.kind === "place" && citiesNamed(name.text).length === 0 && !countryNamed(name.text);
  for (const s of document.sentences) {
    if (s.title) continue;
    for (const name of sentences[s.index]!.names) {
      if (!unknown(name)) continue;
      const top = s.words.slice(name.from, name.to).find((word) => word.head < name.from || word.head >= name.to);
      const up = top && top.head >= 0 ? s.words[top.head]! : undefined;
      const acts =
        top?.relation === "nsubj" && up?.upos === "VERB" && !/^(?:be|lie|sit|see|remain|border|become)$/.test(up.lemma);
      const employs =
        top?.relation === "nmod:poss" &&
        up !== undefined &&
        /^(?:executive|chairman|chair|spokesman|spokeswoman|spokesperson|director|negotiator|offer|lawyer|board)$/.test(
          up.lemma,
        );
      // "the trade body Salmon North", "a report in Le Quotidien Maritime"
      const before = s.words[name.from - 1];
      const noun = before?.low === "in" ? s.words[name.from - 2] : before;
      const called =
        noun?.upos === "NOUN" &&
        (before?.low === "in"
          ? /^(?:report|article|editorial|interview|column|op-ed)$/.test(noun.lemma)
          : lexicon().bodyKinds.has(noun.lemma));
      if (acts || employs || called) acting.add(name.text.split(" ")[0]!);
    }
  }
  for (const { names } of sentences) {
    for (const name of names) if (unknown(name) && acting.has(name.text.split(" ")[0]!)) name.kind = "organisation";
  }
}

/** Gives a name one kind in one article: that of its longest form, then of most of its mentions. */
export function relabel(sentences: SentenceNames[]): void {
  const surnames = new Set<string>();
  const bodies = new Set<string>();
  for (const { names } of sentences)
    for (const { kind, text } of names)
      if (kind === "organisation" && text.includes(" ")) bodies.add(text.split(" ")[0]!);
  const votes = new Map<string, Record<string, number>>();
  for (const { names } of sentences) {
    for (const name of names) {
      if (name.kind === "person" && name.text.includes(" ")) surnames.add(surname(name.text));
      const vote = votes.get(name.text) ?? {};
      vote[name.kind] = (vote[name.kind] ?? 0) + 1;
      votes.set(name.text, vote);
    }
  }
  for (const { names } of sentences) {
    for (const name of names) {
      if (!name.text.includes(" ") && surnames.has(name.text)) {
        name.kind = "person";
        continue;
      }
      const town = (citiesNamed(name.text)[0]?.population ?? 0) > 100_000 || countryNamed(name.text) !== undefined;
      if (!name.text.includes(" ") && !town && bodies.has(name.text)) {
        name.kind = "organisation";
        continue;
      }
      const vote = votes.get(name.text)!;
      const best = (Object.keys(vote) as ProperName["kind"][]).sort((a, b) => vote[b]! - vote[a]!)[0]!;
      name.kind = best;
      if (name.kind === "organisation" && (citiesNamed(name.text)[0]?.population ?? 0) > 100_000) name.kind = "place";
      if (
        name.kind === "person" &&
        !name.text.includes(" ") &&
        (countryNamed(name.text) || (citiesNamed(name.text)[0]?.population ?? 0) > 500_000)
      ) {
        name.kind = "place";
      }
    }
  }
}

/** Finds in headlines the names that the body gives. */
export function readHeadlines(document: Document, result: SentenceNames[]): void {
  const persons = new Map<string, string>();
  const full = new Set<string>();
  const others = new Map<string, ProperName>();
  for (const { names } of result) {
    for (const name of names) {
      if (name.kind === "person") {
        persons.set(surname(name.text), name.text);
        full.add(name.text);
      } else others.set(name.text, name);
    }
  }
  for (const s of document.sentences) {
    if (!s.title) continue;
    const { known, names } = result[s.index]!;
    const taken = byWord(known);
    for (let i = 0; i < s.words.length; i++) {
      if (taken.has(i)) continue;
      for (let length = Math.min(5, s.words.length - i); length > 0; length--) {
        const text = textOf(s, i, i + length);
        const person = length === 1 ? persons.has(text) : full.has(text);
        const other = others.get(text);
        if (!person && !other) continue;
        names.push({ from: i, to: i + length, kind: person ? "person" : other!.kind, text });
        i += length - 1;
        break;
      }
    }
  }
}
