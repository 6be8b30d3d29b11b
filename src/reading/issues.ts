import { z } from "zod";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf } from "../language/tree.ts";
import { type Context, inTime, once } from "./context.ts";

export const IssueBook = z.strictObject({
  version: z.int(),
  issues: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      phrases: z.array(z.string()).min(1),
      place: z.boolean().optional(),
      with: z.array(z.string()).optional(),
    }),
  ),
  nominals: z.record(z.string(), z.string()),
  examples: z.array(z.strictObject({ text: z.string(), issue: z.string() })).default([]),
});

interface Phrase {
  /** For each place the lemmas that fit it. */
  words: string[][];
  part: "noun" | "verb" | undefined;
  id: string;
  place: boolean;
  with?: string[];
}

interface Loaded {
  /** Phrases by the lemmas that they can begin with, the longest first. */
  byFirst: Map<string, Phrase[]>;
  nominals: Map<string, string>;
  placed: Set<string>;
}

let loaded: Loaded | undefined;

function book(): Loaded {
  if (loaded) return loaded;
  const read = loadCodebook("issues", IssueBook);
  const byFirst: Loaded["byFirst"] = new Map();
  for (const { id, phrases, place, with: companions } of read.issues) {
    for (const phrase of phrases) {
      const verb = phrase.startsWith("to ");
      const words = (verb ? phrase.slice(3) : phrase)
        .toLowerCase()
        .split(" ")
        .map((one) => one.split("|"));
      const part = verb ? "verb" : words.length === 1 ? "noun" : undefined;
      const made = { words, part, id, place: place ?? false, ...(companions ? { with: companions } : {}) } as const;
      for (const first of words[0]!) {
        const known = byFirst.get(first);
        if (known) known.push(made);
        else byFirst.set(first, [made]);
      }
    }
  }
  loaded = {
    byFirst,
    nominals: new Map(Object.entries(read.nominals)),
    placed: new Set(read.issues.flatMap(({ id, place }) => (place ? [id] : []))),
  };
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
  /^(?:such|any|same|first|other|own|new|further|possible|more|full|immediate|latest|proposed|current|last|next|single|certain|so-called|called|his|her|its|their|the|a|an)$/;

// "in place of", "in return for": no part of a name.
const fixed = /^(?:place|return|exchange|lieu|line|addition|principle|favour|favor|light|full|turn|person)$/;

// What can lead on to what a thing is of: "passage without checks", "troops along the canal".
const joining = /^(?:of|for|on|to|in|from|with|over|without|along|between|through|against|under|near|at)$/;

/** Whether a word names who acts, so that it names no issue. */
export const isActing = (word: Word): boolean => word.upos === "NOUN" && someone.test(word.lemma);

/** Names the issue that a run of words is about: by the codebook, else by its own nouns; undefined where it says nothing. */
export function issueOf(context: Context, s: Sentence, words: Word[]): string | undefined {
  return listedIssueOf(context, s, words) ?? named(context, s, words);
}

/** The issue of the codebook that a run of words names. */
export function listedIssueOf(context: Context, s: Sentence, words: Word[]): string | undefined {
  const { byFirst } = book();
  let best: Phrase | undefined;
  for (let i = 0; i < words.length; i++) {
    const { lemma, low } = words[i]!;
    for (const first of lemma === low ? [lemma] : [lemma, low]) {
      for (const phrase of byFirst.get(first) ?? []) {
        if (best && best.words.length >= phrase.words.length) continue;
        if ((stands(phrase, words, i) || turned(phrase, words, i)) && (!phrase.with || speaksOf(context, phrase.with)))
          best = phrase;
      }
    }
  }
  if (!best) return undefined;
  if (!best.place) return best.id;
  const place = words.map((word) => placeAt(context, s, word)).find((one) => one !== undefined);
  return place ? `${best.id}-of-${slug(place)}` : best.id;
}

// "release of all 5,000 of its prisoners"
const reach = 5;

function stands(phrase: Phrase, words: Word[], from: number): boolean {
  const first = words[from]!;
  if (phrase.part === "noun" && !/^(?:NOUN|PROPN)$/.test(first.upos)) return false;
  if (phrase.part === "verb" && first.upos !== "VERB") return false;
  let at = from;
  for (let k = 1; k < phrase.words.length; k++) {
    const any = phrase.words[k]!;
    let next = at + 1;
    while (
      next <= at + reach &&
      next < words.length &&
      !any.includes(words[next]!.lemma) &&
      !any.includes(words[next]!.low)
    )
      next++;
    if (next > at + reach || next >= words.length) return false;
    at = next;
  }
  return true;
}

// "that the prisoners be released" for "release prisoners".
function turned({ words: [first, second, more] }: Phrase, words: Word[], at: number): boolean {
  if (!first || !second || more || words[at]!.upos !== "VERB") return false;
  return words.slice(Math.max(0, at - 4), at).some((word) => second.includes(word.lemma));
}

/** Whether an issue of the codebook is one for each place, so that without a place it is any of them. */
export const isPlaced = (id: string): boolean => book().placed.has(id);

const lemmas = (context: Context) =>
  new Set(context.document.sentences.flatMap((s) => s.words.map((word) => word.lemma)));
const speaksOf = (context: Context, any: string[]) => {
  const all = once(context, lemmas);
  return any.some((word) => all.has(word));
};

const someone =
  /^(?:firm|fighter|company|carmaker|commander|teacher|medic|doctor|nurse|diplomat|customer|engineer|capital|team|spokesman|spokeswoman|member|elder|man|woman|people|family|state|government|minister|president|leader|official|negotiator|creditor|lender|lawmaker|side|party|worker|driver|farmer|fisherman|employer|rebel|militant|captor|mediator|envoy|delegation|ally|neighbour|neighbor|king|union)$/;
const bareThing = /^(?:proposal|plan|offer|idea|deal|draft|text|suggestion|compromise|initiative|demand|call|request)$/;
const units =
  /^(?:dollar|euro|pound|peso|shilling|rupee|yuan|yen|franc|rouble|ruble|kina|krona|dinar|dirham|rand|naira|kwacha|riyal|lira|acre|foot|barrel|tonne|ton|per|cent|percent|kilometre|kilometer|mile|metre|million|billion|trillion|bn|tn)$/;

const isSomeone = (kind: string | undefined, inside: boolean) => kind === "person" || (inside && kind === "state");

// A name from the issue's own words: the act if it is one, its thing, and what that is of or for.
function named(context: Context, s: Sentence, words: Word[]): string | undefined {
  const inside = new Set(words);
  const tops = words.filter((word) => word.head < 0 || !inside.has(s.words[word.head]!));
  // "wants its pilots freed": what is to be done with them.
  const done =
    tops.length > 1 ? tops.find((word) => word.xpos === "VBN" && book().nominals.has(word.lemma)) : undefined;
  const top = done ?? tops[0] ?? words[0];
  if (!top) return undefined;
  const isThing = (word: Word) =>
    /^(?:NOUN|PROPN)$/.test(word.upos) &&
    !inTime(context, s, word) &&
    !units.test(word.lemma) &&
    !/\d|^[$€£¥%]/.test(word.text) &&
    !(word.upos === "PROPN" && isSomeone(context.cast.at(s, word)?.kind, word !== top)) &&
    !/^(?:year|month|week|day|time|way|thing)$/.test(word.lemma) &&
    !(someone.test(word.lemma) && word.upos === "NOUN");
  let act: Word | undefined;
  let head: Word | undefined = top;
  if (top.upos === "VERB" || !isThing(top)) {
    act = top.upos === "VERB" ? top : undefined;
    const under = top.children.map((i) => s.words[i]!).filter((word) => inside.has(word));
    head =
      under.find((word) => (word.bare === "obj" || word.relation === "nsubj:pass") && isThing(word)) ??
      under.find((word) => /^(?:obl|xcomp|nmod)$/.test(word.bare) && isThing(word)) ??
      (act ? undefined : under.find(isThing)) ??
      words.find((word) => isThing(word) && word.upos === "NOUN") ??
      words.find(isThing) ??
      (act ? undefined : words.find((word) => someone.test(word.lemma)));
  }
  // "live with Ethiopia running its turbines": what is done, not who does it.
  if (head && head.upos === "PROPN" && context.cast.at(s, head)?.kind === "state")
    head = words.find((word) => word !== head && word.upos === "NOUN" && isThing(word)) ?? head;
  // "the American plan on steel": what the plan is on, not that it is one.
  if (head && !act && bareThing.test(head.lemma)) {
    const topic = words.find(
      (word) =>
        word.i > head!.i &&
        isThing(word) &&
        childrenOf(s, word, "case").some((mark) => mark.i > head!.i && /^(?:on|for|to|about|over)$/.test(mark.low)),
    );
    const deed = words.find(
      (word) => word.i > head!.i && word.upos === "VERB" && childrenOf(s, word, "mark").some(({ low }) => low === "to"),
    );
    if (topic) head = topic;
    else if (deed) {
      act = deed;
      const under = deed.children.map((i) => s.words[i]!);
      head =
        under.find((word) => inside.has(word) && word.bare === "obj" && isThing(word)) ??
        under.find((word) => inside.has(word) && isThing(word)) ??
        head;
    }
  }
  const nominal = act ? book().nominals.get(act.lemma) : undefined;
  if (!head) {
    const other = words.find((word) => word.upos === "VERB" && book().nominals.has(word.lemma));
    return nominal ?? (other && book().nominals.get(other.lemma));
  }
  const thing = phraseOf(context, s, head, inside, nominal ? 3 : 5);
  const link =
    act && /^(?:leave|quit|vacate)$/.test(act.lemma) && childrenOf(s, act, "obj").includes(head) ? "from" : "of";
  return slug(nominal ? `${nominal} ${link} ${thing}` : thing) || undefined;
}

function phraseOf(context: Context, s: Sentence, head: Word, inside: Set<Word>, most: number): string {
  const before: string[] = [];
  const after: string[] = [];
  for (const i of head.children) {
    const child = s.words[i]!;
    if (!inside.has(child) || inTime(context, s, child)) continue;
    const whose = child.i < head.i && child.bare !== "flat" && context.cast.countryAt(s, child) !== undefined;
    if (child.i < head.i && !whose && /^(?:amod|compound|flat)$/.test(child.bare) && !empty.test(child.low)) {
      if (before.length < 2 || child.bare !== "amod") before.push(child.low);
    } else if (child.i > head.i && child.bare === "flat") after.push(child.low);
    else if (child.i > head.i && child.bare === "nmod" && after.length === 0 && before.length < most - 1) {
      const mark = childrenOf(s, child, "case")[0]?.low;
      if (mark && joining.test(mark) && /^(?:NOUN|PROPN)$/.test(child.upos) && !fixed.test(child.low)) {
        const inner = child.children
          .map((k) => s.words[k]!)
          .filter((word) => word.i < child.i && /^(?:amod|compound|flat)$/.test(word.bare) && !empty.test(word.low))
          .map((word) => word.low);
        after.push(mark, ...inner.slice(-2), child.low);
      }
    }
  }
  // "information on his fate": the parser may hang what it is on or for elsewhere.
  const next = s.words[head.i + 1];
  if (after.length === 0 && next && inside.has(next) && joining.test(next.low)) {
    const thing = s.words[next.head];
    if (
      thing &&
      thing.i > next.i &&
      thing.i < next.i + 5 &&
      /^(?:NOUN|PROPN)$/.test(thing.upos) &&
      inside.has(thing) &&
      !inTime(context, s, thing)
    )
      after.push(
        next.low,
        ...childrenOf(s, thing, "compound")
          .filter((word) => word.i < thing.i)
          .slice(-1)
          .map((word) => word.low),
        thing.low,
      );
  }
  return [...before, plain(head), ...after].join(" ");
}

const plain = (word: Word) =>
  word.upos === "NOUN" && !/^(?:talks|arms|hostilities|goods|terms)$/.test(word.low) ? word.lemma : word.low;

function placeAt(context: Context, s: Sentence, word: Word): string | undefined {
  const place = context.map.at(s, word);
  if (place) return place.name;
  return context.cast.namesIn(s).names.find((one) => one.kind === "place" && one.from <= word.i && word.i < one.to)
    ?.text;
}
