import type { Document, Sentence } from "./document.ts";
import { citiesNamed, countryNamed } from "./gazetteer.ts";
import { words as lexicon } from "./lexicon.ts";
import { type Known, knownPhrases, roleMatches, type Stretch } from "./phrases.ts";
import { isHonorific } from "./roles.ts";

/** A person's, body's or place's name in a sentence, cleaned of titles and of what the tagger ran together. */
export type ProperName = Stretch & { kind: "person" | "organisation" | "place"; text: string };

const nameWord = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const particle = /^(?:al|el|bin|ibn|bint|abu|van|von|de|der|den|da|dos|del|di|la|le|du|ben|ter|y|e)$/i;
const calendar =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Ramadan|Eid|Passover)$/;

/** The names of one sentence, from the tagger and from the dictionary, which has the last word. */
export interface SentenceNames {
  known: Known[];
  names: ProperName[];
}

function textOf(s: Sentence, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) {
    const gap = i > from && s.words[i]!.start > s.words[i - 1]!.end;
    text += (gap ? " " : "") + s.words[i]!.text;
  }
  return text;
}

// Cuts titles off the front, splits at conjunctions and commas, and drops what the dictionary knows better.
function clean(s: Sentence, from: number, to: number, known: Known[]): Stretch[] {
  const pieces: Stretch[] = [];
  let start = from;
  const flush = (end: number) => {
    let first = start;
    let last = end;
    while (
      first < last &&
      (isHonorific(s.words[first]!.text) || /^(?:the|a|an|of|"|“|”|'|‘|’)$/i.test(s.words[first]!.text))
    )
      first++;
    while (last > first && /^(?:of|the|"|“|”|'s|’s|’|')$/i.test(s.words[last - 1]!.text)) last--;
    if (last > first) pieces.push({ from: first, to: last });
  };
  for (let i = from; i < to; i++) {
    const word = s.words[i]!;
    if (/^(?:and|,|or|;|—|–)$/.test(word.text) || known.some((one) => one.from <= i && i < one.to)) {
      flush(i);
      start = i + 1;
    }
  }
  flush(to);
  return pieces;
}

/** Finds the proper names of every sentence. Headlines are read last, with the names that the body gives. */
export function properNames(document: Document): SentenceNames[] {
  const { ministryHeads } = lexicon();
  const result: SentenceNames[] = document.sentences.map((s) => ({ known: knownPhrases(s), names: [] }));
  for (const s of document.sentences) {
    if (s.title) continue;
    const { known, names } = result[s.index]!;
    const roles = roleMatches(s);
    const taken = (i: number) =>
      known.some((one) => one.from <= i && i < one.to) || names.some((one) => one.from <= i && i < one.to);
    const usable = known.filter((one) => {
      // "London" inside "London Pulse News" or "UN" inside a longer tagged body stays with the body.
      const holder = s.names.find((name) => name.kind === "organisation" && name.from <= one.from && one.to < name.to);
      const last = holder && s.words[holder.to - 1]!.low;
      return !(
        holder &&
        last &&
        (ministryHeads.has(last) || lexicon().mediaLast.has(s.words[holder.to - 1]!.text)) &&
        one.entry.kind !== "media" &&
        one.to === holder.to
      );
    });
    for (const name of s.names) {
      if (name.kind === "people") continue;
      for (const piece of clean(s, name.from, name.to, usable)) {
        let { from, to } = piece;
        // The tagger puts "President" and "Secretary" into the person's name.
        for (const role of roles) if (role.from <= from && role.to > from && role.to < to) from = role.to;
        if (roles.some((role) => role.from <= from && role.to >= to)) continue;
        while (
          to < s.words.length &&
          nameWord.test(s.words[to]!.text) &&
          s.words[to]!.xpos.startsWith("NNP") &&
          !taken(to) &&
          name.kind === "person"
        )
          to++;
        if (!s.words.slice(from, to).some((word) => /^\p{Lu}/u.test(word.text))) continue;
        if (to - from === 1 && calendar.test(s.words[from]!.text)) continue;
        if (taken(from) || taken(to - 1)) continue;
        const last = s.words[to - 1]!.low;
        let kind: ProperName["kind"] = name.kind;
        const before = s.words[from - 1]?.low ?? "";
        if (
          ministryHeads.has(last) ||
          ministryHeads.has(s.words[from]!.low) ||
          /^(?:newspaper|daily|broadcaster|agency|channel|magazine|website|television|tabloid|weekly)$/.test(before)
        )
          kind = "organisation";
        names.push({ from, to, kind, text: textOf(s, from, to) });
      }
    }
    // A run of capitalised words behind a title or role is a person, whatever the tagger thought.
    for (let i = 0; i < s.words.length; i++) {
      const behind =
        i > 0 && (isHonorific(s.words[i - 1]!.text) || roles.some((role) => role.to === i && !role.plural));
      if (!behind || !nameWord.test(s.words[i]!.text) || isHonorific(s.words[i]!.text)) continue;
      if (known.some((one) => one.from <= i && i < one.to)) continue;
      // "the General Command", "the General Assembly" are bodies.
      if (
        ministryHeads.has(s.words[i]!.low) ||
        /^(?:command|election|elections|assembly|secretary)$/.test(s.words[i]!.low)
      )
        continue;
      if (roles.some((role) => role.from <= i && i < role.to)) continue;
      const at = names.findIndex((one) => one.from <= i && i < one.to);
      let to = i + 1;
      while (
        to < s.words.length &&
        (nameWord.test(s.words[to]!.text) ||
          (particle.test(s.words[to]!.text) && nameWord.test(s.words[to + 1]?.text ?? ""))) &&
        /^(?:PROPN|NOUN|ADJ|ADP|X)$/.test(s.words[to]!.upos) &&
        s.words[to]!.text !== "'s"
      ) {
        if (known.some((one) => one.from === to && one.entry.kind !== "people")) break;
        to++;
      }
      if (calendar.test(s.words[i]!.text)) continue;
      const person: ProperName = { from: i, to, kind: "person", text: textOf(s, i, to) };
      if (at >= 0) {
        if (names[at]!.kind === "person" && names[at]!.to >= to) continue;
        names.splice(at, 1, person);
      } else names.push(person);
    }
  }
  asBodies(document, result);
  relabel(result);
  readHeadlines(document, result);
  for (const { names } of result) names.sort((a, b) => a.from - b.from);
  return result;
}

/** The last word of a name, without a possessive: by which news calls a person after the first mention. */
export function surname(text: string): string {
  return text
    .split(" ")
    .at(-1)!
    .replace(/[’']s$/, "");
}

// A place that no gazetteer knows and that offers, refuses or has a chief executive is a body.
function asBodies(document: Document, sentences: SentenceNames[]): void {
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
      if (acts || employs) acting.add(name.text.split(" ")[0]!);
    }
  }
  for (const { names } of sentences) {
    for (const name of names) if (unknown(name) && acting.has(name.text.split(" ")[0]!)) name.kind = "organisation";
  }
}

// A name is of one kind in one article: that of its longest form, then of most of its mentions.
function relabel(sentences: SentenceNames[]): void {
  const surnames = new Set<string>();
  const bodies = sentences.flatMap(({ names }) =>
    names.filter((name) => name.kind === "organisation" && name.text.includes(" ")).map((name) => name.text),
  );
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
      if (!name.text.includes(" ") && !town && bodies.some((body) => body.startsWith(`${name.text} `))) {
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

function readHeadlines(document: Document, result: SentenceNames[]): void {
  const persons = new Map<string, string>();
  const others = new Map<string, ProperName>();
  for (const { names } of result) {
    for (const name of names) {
      if (name.kind === "person") persons.set(surname(name.text), name.text);
      else others.set(name.text, name);
    }
  }
  for (const s of document.sentences) {
    if (!s.title) continue;
    const { known, names } = result[s.index]!;
    const free = (i: number) => !known.some((one) => one.from <= i && i < one.to);
    for (let i = 0; i < s.words.length; i++) {
      if (!free(i)) continue;
      for (let length = Math.min(5, s.words.length - i); length > 0; length--) {
        const text = textOf(s, i, i + length);
        const person = length === 1 ? persons.has(text) : [...persons.values()].includes(text);
        const other = others.get(text);
        if (!person && !other) continue;
        names.push({ from: i, to: i + length, kind: person ? "person" : other!.kind, text });
        i += length - 1;
        break;
      }
    }
  }
}
