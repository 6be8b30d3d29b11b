import { z } from "zod";
import { firstOf, loadCodebook } from "../language/codebook.ts";
import { perForm, type Sentence, type Word } from "../language/document.ts";
import { childrenOf, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { attributive, casualtyOf, isHuman } from "./casualties.ts";
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
  falls: z.array(z.string()),
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
  falls: Set<string>;
  /** Verbs of several words, by the first: "set fire to", "blow up". */
  phrases: Map<string, { rest: string[]; type: string }[]>;
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
    firstOf(book.types.flatMap((type) => pick(type).map((word) => [word, type.id] as const)));
  loaded = {
    nouns,
    verbs: each((type) => type.verbs),
    means: each((type) => type.means),
    launches: new Set(book.launches),
    falls: new Set(book.falls),
    phrases: phrasesOf(book.types),
    weak: new Set(book.weak),
    armed: new Set(book.armed),
    targets: new Set(book.targets),
    unreal: new Set(book.unreal),
    natural: new Set(book.natural),
  };
  return loaded;
}

function phrasesOf(types: { id: string; verbs: string[] }[]): Book["phrases"] {
  const phrases: Book["phrases"] = new Map();
  for (const { id, verbs } of types) {
    for (const verb of verbs.filter((one) => one.includes(" "))) {
      const [head, ...rest] = verb.split(" ") as [string, ...string[]];
      phrases.set(head, [...(phrases.get(head) ?? []), { rest, type: id }]);
    }
  }
  return phrases;
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
  // "fired warning shots"
  const shots =
    word.lemma === "fire" ? next.find((one) => /^(?:shots?|rounds|bullets|volleys?)$/.test(one.low)) : undefined;
  if (shots && !next.slice(0, shots.i - word.i - 1).some((one) => /^[,;]$/.test(one.text)))
    return { word, to: shots.i + 1, type: "shooting", verb: true, weak: false, sent: true };
  const weapon = next.find(
    (one) =>
      means.has(one.low) && /^NNP?S?$/.test(one.xpos) && !/^(?:air|aerial|suicide|cyber|mine|mines|gun)$/.test(one.low),
  );
  // A missile fired into the sea is a test.
  const at =
    weapon &&
    !s.words.slice(weapon.i + 1, weapon.i + 9).some((one) => /^(?:sea|ocean|waters|orbit|space|air)$/.test(one.low)) &&
    s.words.slice(weapon.i + 1, weapon.i + 7).some((one) => /^(?:at|on|into|against|towards?|over)$/.test(one.low));
  return at ? { word, to: weapon.i + 1, type: means.get(weapon.low)!, verb: true, weak: false, sent: true } : undefined;
}

// "set a church ablaze", "blew up a bridge", "took 14 passengers hostage": the rest follows, at once or behind its object.
function phraseAt(s: Sentence, word: Word): Trigger | undefined {
  const { phrases, weak } = deeds();
  const lemma = word.low === "blew" || word.low === "blown" ? "blow" : word.lemma;
  for (const { rest, type } of phrases.get(lemma) ?? []) {
    const last = rest.at(-1)!;
    const far = /^(?:hostage|captive|ablaze|alight)$/.test(last) ? 7 : rest.length;
    for (let i = word.i + 1; i + rest.length <= Math.min(s.words.length, word.i + 1 + far); i++) {
      if (/^[,;:]$/.test(s.words[i]!.text)) break;
      if (!rest.every((one, k) => s.words[i + k]?.low === one)) continue;
      // "the bomb went off", not "the electricity went off"; "blew up the talks" needs a thing.
      if (lemma === "go" || (lemma === "set" && last === "off")) {
        const subject =
          lemma === "go"
            ? subjectOf(s, word)
            : s.words.slice(i + rest.length, i + rest.length + 4).find((one) => deeds().means.has(one.low));
        if (!subject || !deeds().means.has(subject.lemma)) return undefined;
        return { word, to: i + rest.length, type, verb: true, weak: false };
      }
      return { word, to: i + rest.length, type, verb: true, weak: weak.has(`${lemma} ${rest.join(" ")}`) };
    }
  }
  return undefined;
}

// "mortar rounds landed on a school", "a drone crashed into a flat"
function fallAt(s: Sentence, word: Word): Trigger | undefined {
  const { falls, means } = deeds();
  if (!falls.has(word.lemma)) return undefined;
  const at = s.words
    .slice(word.i + 1, word.i + 3)
    .find((one) => /^(?:on|onto|in|into|near|through|at|outside|inside|beside)$/.test(one.low));
  const subject = subjectOf(s, word);
  if (!at || !subject || subject.i > word.i) return undefined;
  const weapon = [subject, ...s.words.slice(Math.max(0, subject.i - 2), subject.i)].find(
    (one) =>
      means.has(one.low) &&
      !/^(?:air|aerial|suicide|cyber|mine|mines|gun|jet|jets|aircraft|helicopter|helicopters)$/.test(one.low),
  );
  const loud = /^(?:explosion|blast|bullet|round)s?$/.test(subject.low);
  if (!weapon && !loud) return undefined;
  return {
    word,
    to: at.i + 1,
    type: weapon ? means.get(weapon.low)! : "explosion",
    verb: true,
    weak: false,
    sent: true,
  };
}

// "seized five fishermen" is an abduction, "seized the port" is not.
function takesPeople(s: Sentence, verb: Word): boolean {
  const { subject, object, passive } = clauseOf(s, verb);
  const taken = passive ? subject : object;
  return taken !== undefined && taken.upos === "NOUN" && isHuman(taken);
}

// The tagger may miss a past tense ("clashed near the border"), whose lemma is then its form.
function baseOf(word: Word, verbs: Map<string, string>): string {
  if (/^(?:slain|gunned)$/.test(word.low)) return word.low === "slain" ? "slay" : "gun";
  if (word.upos === "VERB" || verbs.has(word.lemma)) return word.lemma;
  if (word.low === "shot") return "shoot";
  const stem = word.low.match(/^(.+?)ed$/)?.[1];
  if (!stem) return word.lemma;
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")].find((one) => verbs.has(one)) ?? word.lemma;
}

// Whether a form can name a deed by its letters, whatever its lemma; most words cannot, and are looked at no further.
const tells = perForm(({ low }) => {
  const { nouns, verbs } = deeds();
  const one = singular(low);
  const stem = low.match(/^(.+?)ed$/)?.[1];
  return (
    nouns.has(low) ||
    nouns.has(one) ||
    verbs.has(one) ||
    /^(?:slain|gunned|shot|blew|blown)$/.test(low) ||
    (stem !== undefined && [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")].some((base) => verbs.has(base)))
  );
});

function triggerAt(s: Sentence, word: Word): Trigger | undefined {
  const { nouns, verbs, weak, launches, falls, phrases } = deeds();
  const { lemma } = word;
  if (
    !tells(word) &&
    !verbs.has(lemma) &&
    !(word.upos === "VERB" && (lemma === "open" || launches.has(lemma) || falls.has(lemma) || phrases.has(lemma)))
  )
    return undefined;
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
  const launched = word.upos === "VERB" ? (launchAt(s, word) ?? phraseAt(s, word) ?? fallAt(s, word)) : undefined;
  if (launched) return launched;
  if (asVerb && verbal && !(noun && /^(?:a|an|the|this|that)$/.test(s.words[word.i - 1]?.low ?? ""))) {
    if (base === "gun" && s.words[word.i + 1]?.low !== "down") return undefined;
    if (/^(?:seize|snatch)$/.test(base) && !takesPeople(s, word)) return undefined;
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
    return !(
      /^VB[PZ]$/.test(word.xpos) &&
      !/^(?:hit|beat|hurt)$/.test(word.low) &&
      !s.title &&
      clauseOf(s, word).tense === "present"
    );
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
