import { z } from "zod";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { attributive, casualtyOf } from "./casualties.ts";
import { phaseOf } from "./context.ts";

const RangeWanted = z.strictObject({
  low: z.number().optional(),
  best: z.number().optional(),
  high: z.number().optional(),
});

export const IncidentBook = z.strictObject({
  version: z.int(),
  types: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      definition: z.string().min(1),
      acled: z.string().min(1),
      ucdp: z.array(z.enum(["state-based", "non-state", "one-sided", "none"])).min(1),
      nouns: z.array(z.string()).default([]),
      verbs: z.array(z.string()).default([]),
      means: z.array(z.string()).default([]),
    }),
  ),
  launches: z.array(z.string()),
  weak: z.array(z.string()),
  armed: z.array(z.string()),
  targets: z.array(z.string()),
  unreal: z.array(z.string()),
  natural: z.array(z.string()),
  examples: z.array(
    z.strictObject({
      text: z.string(),
      type: z.string(),
      killed: RangeWanted.optional(),
      injured: RangeWanted.optional(),
    }),
  ),
  counter: z.array(z.string()),
});

interface Book {
  nouns: Map<string, { words: string[]; type: string }[]>;
  verbs: Map<string, string>;
  means: Map<string, string>;
  launches: Set<string>;
  weak: Set<string>;
  armed: Set<string>;
  targets: Set<string>;
  unreal: Set<string>;
  natural: Set<string>;
}

let loaded: Book | undefined;

/** The codebook's words for deeds of violence. */
export function deeds(): Book {
  if (loaded) return loaded;
  const book = loadCodebook("incidents", IncidentBook);
  const nouns: Book["nouns"] = new Map();
  for (const { id, nouns: phrases } of book.types) {
    for (const phrase of phrases) {
      const words = phrase.split(/ |(?=-)|(?<=-)/);
      nouns.set(
        words[0]!,
        [...(nouns.get(words[0]!) ?? []), { words, type: id }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  const each = (pick: (type: (typeof book.types)[number]) => string[]) =>
    new Map(book.types.flatMap((type) => pick(type).map((word) => [word, type.id] as const)));
  loaded = {
    nouns,
    verbs: each((type) => type.verbs),
    means: each((type) => type.means),
    launches: new Set(book.launches),
    weak: new Set(book.weak),
    armed: new Set(book.armed),
    targets: new Set(book.targets),
    unreal: new Set(book.unreal),
    natural: new Set(book.natural),
  };
  return loaded;
}

/** A word that names a deed as done: where it ends, and what type it names. */
export interface Trigger {
  word: Word;
  to: number;
  type: string;
  verb: boolean;
  weak: boolean;
  /** A weapon sent: what it was sent at follows. */
  sent?: true;
}

const singular = (low: string) => low.replace(/(?<=[a-z]{3})(?:(?<=sh|ss|ch|x)es|(?<!s|i)s)$/, "");

/** The deeds that a sentence tells as done: what is planned, denied, feared or ended is left out. */
export function triggersIn(s: Sentence): Trigger[] {
  const found: Trigger[] = [];
  for (const word of s.words) {
    if (found.at(-1) && word.i < found.at(-1)!.to) continue;
    const one = triggerAt(s, word);
    if (one && done(s, one)) found.push(one);
  }
  return found;
}

function launchAt(s: Sentence, word: Word): Trigger | undefined {
  const { means, launches } = deeds();
  const next = s.words.slice(word.i + 1, word.i + 6);
  if (word.lemma === "open" && next[0]?.low === "fire")
    return { word, to: word.i + 2, type: "shooting", verb: true, weak: false, sent: true };
  if (!launches.has(word.lemma)) return undefined;
  const weapon = next.find(
    (one) =>
      means.has(one.low) && /^NNP?S?$/.test(one.xpos) && !/^(?:air|aerial|suicide|cyber|mine|mines|gun)$/.test(one.low),
  );
  const at =
    weapon &&
    s.words.slice(weapon.i + 1, weapon.i + 7).some((one) => /^(?:at|on|into|against|towards?|over)$/.test(one.low));
  return at ? { word, to: weapon.i + 1, type: means.get(weapon.low)!, verb: true, weak: false, sent: true } : undefined;
}

// The tagger may miss a past tense ("clashed near the border"), whose lemma is then its form.
function baseOf(word: Word, verbs: Map<string, string>): string {
  if (word.upos === "VERB" || verbs.has(word.lemma)) return word.lemma;
  if (word.low === "shot") return "shoot";
  const stem = word.low.match(/^(.+?)ed$/)?.[1];
  if (!stem) return word.lemma;
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")].find((one) => verbs.has(one)) ?? word.lemma;
}

function triggerAt(s: Sentence, word: Word): Trigger | undefined {
  const { nouns, verbs, weak } = deeds();
  const noun = (nouns.get(word.low) ?? nouns.get(singular(word.low)) ?? []).find(({ words }) =>
    words.every(
      (part, k) =>
        s.words[word.i + k]?.low === part ||
        (k === words.length - 1 && singular(s.words[word.i + k]?.low ?? "") === part),
    ),
  );
  if (attributive(s, word) || (word.low === "wound" && /^(?:up|down)$/.test(s.words[word.i + 1]?.low ?? "")))
    return undefined;
  const base = baseOf(word, verbs);
  const asVerb = verbs.get(base) ?? verbs.get(singular(word.low));
  const next = s.words[word.i + 1];
  const verbal =
    word.upos === "VERB" ||
    (word.low === "shot" && next?.low === "dead") ||
    (base !== word.lemma && !/^(?:NOUN|PROPN|ADJ)$/.test(next?.upos ?? "") && s.words[word.i - 1]?.upos !== "DET");
  const launched = word.upos === "VERB" ? launchAt(s, word) : undefined;
  if (launched) return launched;
  if (asVerb && verbal && !(noun && /^(?:a|an|the|this|that)$/.test(s.words[word.i - 1]?.low ?? ""))) {
    if (base === "gun" && s.words[word.i + 1]?.low !== "down") return undefined;
    return { word, to: word.i + 1, type: asVerb, verb: true, weak: weak.has(base) };
  }
  if (noun && (word.upos !== "VERB" || word.xpos === "VBG" || !asVerb) && word.upos !== "PUNCT") {
    const lemma = singular(word.low);
    return {
      word,
      to: word.i + noun.words.length,
      type: noun.type,
      verb: false,
      weak: noun.words.length === 1 && weak.has(lemma),
    };
  }
  // "and more than 40 injured", "left seven dead": the tagger may see an adjective.
  if (asVerb && word.xpos === "JJ" && casualtyOf(word) && s.words[word.i - 1]?.upos !== "DET")
    return { word, to: word.i + 1, type: asVerb, verb: true, weak: false };
  return undefined;
}

const modal = /^(?:will|would|could|may|might|should|must|can|to|not|n't|n’t|never|if|unless|'ll|’ll|wo|shall)$/;
const going = /^(?:continue|begin|start|manage|keep|proceed|go)$/;

function done(s: Sentence, one: Trigger): boolean {
  const { unreal } = deeds();
  const { word } = one;
  if (one.verb) {
    const phase = phaseOf(s, word);
    const up = headOf(s, word);
    const keptOn = up !== undefined && going.test(up.lemma) && word.xpos === "VB" && phaseOf(s, up) !== "hypothetical";
    if (!keptOn) {
      if (phase === "hypothetical" || phase === "planned" || clauseOf(s, word).negated || word.xpos === "VB")
        return false;
      if (clauseOf(s, word).modal) return false;
    }
    for (let i = word.i - 1; i >= Math.max(0, word.i - 3); i--) {
      const before = s.words[i]!;
      if (/^(?:NOUN|PROPN|PUNCT|CCONJ|SCONJ)$/.test(before.upos) && before.low !== "if") break;
      if (modal.test(before.low) && !keptOn) return false;
      if (word.xpos === "VBG" && unreal.has(before.lemma)) return false;
    }
    if (childrenOf(s, word, "mark").some((mark) => /^(?:if|unless)$/.test(mark.low))) return false;
    // A state of affairs, not a deed: "attacks civilians whenever …", "bombs fall".
    return !(/^VB[PZ]$/.test(word.xpos) && word.low !== "hit" && !s.title && clauseOf(s, word).tense === "present");
  }
  let steps = 0;
  for (let i = word.i - 1; i >= 0 && steps < 6; i--, steps++) {
    const before = s.words[i]!;
    if (/^[,;:()—–]$/.test(before.text) || /^(?:who|that|which|after|before|when|while)$/.test(before.low)) break;
    if (unreal.has(before.low) || (unreal.has(before.lemma) && (before.upos === "VERB" || before.upos === "NOUN")))
      return false;
    if (/^(?:for)$/.test(before.low) && /^(?:call|press|appeal)/.test(s.words[i - 1]?.lemma ?? "")) return false;
    // "would carry out an attack"
    if (/^(?:will|would|could|may|might|should|must|can|if|unless|wo|shall)$/.test(before.low)) return false;
    if (before.low === "to" && s.words[i + 1]?.xpos === "VB") return false;
    if (/^(?:not|n't|n’t|never)$/.test(before.low)) return false;
  }
  const up = headOf(s, word);
  // "the attack would be", "attacks must stop", "attacks continued"
  const next = s.words.slice(one.to, one.to + 5);
  if (
    next.some((w) => /^(?:must|would|could|might|may|should|will)$/.test(w.low)) &&
    !next.some((w) => /^(?:that|which|who|,)$/.test(w.low))
  )
    return false;
  if (up?.upos === "NOUN" && /^(?:compound|amod)/.test(word.relation)) return false;
  return true;
}
