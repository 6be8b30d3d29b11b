import { perForm, type Sentence, type Word } from "../language/document.ts";
import { clauseOf, subjectOf } from "../language/tree.ts";
import { attributive, casualtyOf, isHuman } from "./casualties.ts";
import { done } from "./deed-reality.ts";
import { deeds } from "./deeds.ts";

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
  const fired = firedAt(s, word);
  if (fired) return fired;
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

// The tagger may take "shot at farmers" for a noun.
const shotAt = (s: Sentence, word: Word) =>
  word.low === "shot" && s.words[word.i + 1]?.low === "at" && !/^(?:DET|ADJ)$/.test(s.words[word.i - 1]?.upos ?? "DET");

// "fired on a patrol", "shot at the palace roof"
function firedAt(s: Sentence, word: Word): Trigger | undefined {
  if (!/^(?:fire|shoot)$/.test(word.lemma) && !shotAt(s, word)) return undefined;
  const { targets, armed } = deeds();
  const at = s.words.slice(word.i + 1, word.i + 3).find((one) => /^(?:at|on|upon|into)$/.test(one.low));
  const hit =
    at &&
    s.words
      .slice(at.i + 1, at.i + 7)
      .find((one) => targets.has(one.lemma) || armed.has(one.lemma) || isHuman(one) || one.upos === "PROPN");
  return hit ? { word, to: at.i + 1, type: "shooting", verb: true, weak: false, sent: true } : undefined;
}

// "set a church ablaze", "blew up a bridge", "came under mortar fire": the rest follows at once, or behind what is hit.
function phraseAt(s: Sentence, word: Word): Trigger | undefined {
  const lemma = word.low === "blew" || word.low === "blown" ? "blow" : word.lemma;
  for (const { near, rest, gap, type, weak } of deeds().phrases.get(lemma) ?? []) {
    if (!near.every((one, k) => s.words[word.i + 1 + k]?.low === one)) continue;
    const to = word.i + 1 + near.length;
    const end = gap ? behindGap(s, to, rest) : to;
    if (end === undefined || !tells(s, word, lemma, to, end)) continue;
    return { word, to: end, type, verb: true, weak };
  }
  return undefined;
}

function behindGap(s: Sentence, from: number, rest: string[]): number | undefined {
  for (let i = from; i < Math.min(s.words.length, from + 7) && !/^[,;:]$/.test(s.words[i]!.text); i++)
    if (rest.every((one, k) => s.words[i + k]?.low === one)) return i + rest.length;
  return undefined;
}

// "the bomb went off", not "the electricity went off"; "came under fire", not "came under fire for his remarks".
function tells(s: Sentence, word: Word, lemma: string, to: number, end: number): boolean {
  const { means, targets, armed } = deeds();
  const subject = subjectOf(s, word);
  if (lemma === "go") return s.words[word.i + 1]?.low !== "off" || (subject !== undefined && means.has(subject.lemma));
  if (lemma === "set" && s.words[end - 1]!.low === "off")
    return s.words.slice(end, end + 4).some((one) => means.has(one.low));
  if (lemma === "come" || lemma === "be") {
    const after = s.words.slice(end, end + 8).map((one) => one.low);
    if (after.some((low) => /^(?:for|over|after|because)$/.test(low))) return false;
    const armedBy = after.includes("from") && s.words.slice(end, end + 8).some((one) => armed.has(one.lemma));
    const how = s.words.slice(to, end).some((one) => means.has(one.low) || /^(?:sniper|machine-gun)$/.test(one.low));
    return (
      how || armedBy || (subject !== undefined && (targets.has(subject.lemma) || /^(?:NNPS?)$/.test(subject.xpos)))
    );
  }
  if (/^(?:drive|make|run|ride|walk|march|lead|carry|drag)$/.test(lemma))
    return s.words.slice(lemma === "drag" ? to : end, end + 6).some((one) => one.upos === "NOUN" && isHuman(one));
  if (lemma === "shoot" || lemma === "bring") {
    const { object, passive } = clauseOf(s, word);
    const hit = passive ? subject : (object ?? s.words.slice(end, end + 5).find((one) => one.upos === "NOUN"));
    return hit !== undefined && /^(?:aircraft|plane|jet|helicopter|warplane|airliner|bomber|fighter)$/.test(hit.lemma);
  }
  if (lemma === "take" && s.words[end - 1]!.low !== "hostage" && s.words[end - 1]!.low !== "captive")
    return subject !== undefined && (armed.has(subject.lemma) || targets.has(subject.lemma));
  return true;
}

// "mortar rounds landed on a school", "a drone crashed into a flat"
function fallAt(s: Sentence, word: Word): Trigger | undefined {
  const { falls, means } = deeds();
  if (!falls.has(word.lemma)) return undefined;
  if (word.lemma === "come" && s.words[word.i + 1]?.low !== "down") return undefined;
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

// "killed the proposal"
function abstractObject(s: Sentence, verb: Word): boolean {
  const { object, passive, subject } = clauseOf(s, verb);
  const hit = passive ? subject : object;
  return (
    hit?.xpos === "NN" &&
    /^(?:proposal|plan|deal|bill|draft|idea|hope|chance|project|motion|treaty|agreement|scheme|momentum|offer|truce|ceasefire|process|pact|clause|amendment|initiative|feeling|feelings|pride|economy|trade|market|demand|growth|industry|prospect|reputation)$/.test(
      hit.lemma,
    )
  );
}

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
const mayTell = perForm(({ low }) => {
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
    !mayTell(word) &&
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
  const launched =
    word.upos === "VERB" || shotAt(s, word) ? (launchAt(s, word) ?? phraseAt(s, word) ?? fallAt(s, word)) : undefined;
  if (launched) return launched;
  if (asVerb && verbal && !(noun && /^(?:a|an|the|this|that)$/.test(s.words[word.i - 1]?.low ?? ""))) {
    if (base === "gun" && s.words[word.i + 1]?.low !== "down") return undefined;
    if (base === "snatch" && !takesPeople(s, word)) return undefined;
    // "seized five fishermen" is an abduction, "seized the port" is none.
    const things = base === "seize" && !takesPeople(s, word);
    if (asVerb === "seizure" && takesPeople(s, word)) return undefined;
    if (/^(?:kill|murder|wound|injure|massacre)$/.test(base) && abstractObject(s, word)) return undefined;
    return { word, to: word.i + 1, type: things ? "seizure" : asVerb, verb: true, weak: things || weak.has(base) };
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
