import { z } from "zod";
import type { Violation } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, conjuncts, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, attributionAround, type Context, drop, lately, phaseOf, timeNear, wordSpan } from "./context.ts";
import { phraseIn, stretchAround, wordsOf } from "./stretch.ts";

const words = z.array(z.string()).min(1);

export const ViolationBook = z.strictObject({
  version: z.int(),
  verbs: words,
  nouns: words,
  phrases: words,
  fails: words,
  keeps: words,
  plain: words,
  agreements: words,
  accusing: words,
  examples: z.array(z.strictObject({ text: z.string() })),
  counter: z.array(z.string()),
});

let loaded:
  | {
      verbs: Set<string>;
      nouns: Set<string>;
      agreements: Set<string>;
      accusing: Set<string>;
      /** By the verb with which they begin: the words behind it. */
      phrases: Map<string, string[][]>;
      fails: Set<string>;
      keeps: Set<string>;
      /** By their last word but one. */
      plain: Map<string, string[]>;
    }
  | undefined;
function book() {
  if (!loaded) {
    const { verbs, nouns, agreements, accusing, phrases, fails, keeps, plain } = loadCodebook(
      "violations",
      ViolationBook,
    );
    loaded = {
      verbs: new Set(verbs),
      nouns: new Set(nouns),
      agreements: new Set(agreements),
      accusing: new Set(accusing),
      phrases: new Map(),
      fails: new Set(fails),
      keeps: new Set(keeps),
      plain: new Map(),
    };
    for (const phrase of phrases) {
      const [head, ...rest] = phrase.split(" ");
      loaded.phrases.set(head!, [...(loaded.phrases.get(head!) ?? []), rest]);
    }
    for (const phrase of plain) {
      const key = phrase.split(" ").at(-2)!;
      loaded.plain.set(key, [...(loaded.plain.get(key) ?? []), phrase]);
    }
  }
  return loaded;
}

/** Finds accusations of breaking a truce or an agreement, one for each accuser and accused. */
export function findViolations(context: Context): void {
  const truces = context.findings.some((one) => one.kind === "truce");
  const made: Violation[] = [];
  for (const s of context.document.sentences) {
    const trigger = s.words.find((word) => breaks(s, word, truces));
    if (!trigger) continue;
    for (const one of record(context, s, trigger)) {
      const side = (id: string | undefined) => (id ? (context.cast.partyOf(context.cast.byId(id)!) ?? id) : undefined);
      const twin = lately(made).find(
        (other) => other.accused === one.accused && side(other.accuser) === side(one.accuser),
      );
      if (twin) {
        twin.evidence.push(...one.evidence);
        drop(context, one);
      } else made.push(one);
    }
  }
}

const unreal = /^(?:any|no|possible|potential|further|future|alleged|without)$/;

// Whether words name an agreement.
function agreedIn(s: Sentence, from: number, to: number): boolean {
  const { agreements } = book();
  for (let i = Math.max(0, from); i < Math.min(to, s.words.length); i++) {
    const { low } = s.words[i]!;
    if (agreements.has(low) || (low.endsWith("s") && agreements.has(low.slice(0, -1)))) return true;
  }
  return false;
}

function breaks(s: Sentence, word: Word, truces: boolean): boolean {
  const { verbs, nouns, accusing, keeps } = book();
  if (keeps.has(word.lemma)) return notKept(s, word) && agreedIn(s, word.i + 1, word.i + 7);
  const phrase = word.upos === "VERB" && breaksByPhrase(s, word);
  if (word.upos === "VERB" && (verbs.has(word.lemma) || phrase)) {
    if (
      clauseOf(s, word).negated ||
      phaseOf(s, word) === "planned" ||
      phaseOf(s, word) === "hypothetical" ||
      word.xpos === "VB"
    )
      return false;
    const above = headOf(s, word);
    if (above?.upos === "VERB" && clauseOf(s, above).negated) return false;
    // "who signed the pact …, have repeatedly broken it"
    const pronoun = /^(?:it|them)$/.test(s.words[word.i + 1]?.low ?? "") && agreedIn(s, 0, word.i) && !phrase;
    const object = pronoun || agreedIn(s, word.i + 1, word.i + 7);
    const passive = clauseOf(s, word).passive && agreedIn(s, word.i - 7, word.i);
    return object || passive;
  }
  if (plainly(s, word)) return agreedIn(s, word.i + 2, word.i + 8);
  if (!nouns.has(word.low) || word.upos === "VERB") return false;
  if (!agreedIn(s, word.i - 4, word.i + 6) && !truces) return false;
  const before = s.words.slice(0, word.i);
  if (before.slice(-4).some((one) => unreal.test(one.low))) return false;
  // "ready to repel violations": the verb that the noun hangs on must be the one that accuses.
  let up = headOf(s, word);
  for (let steps = 0; up && up.upos !== "VERB" && steps < 5; steps++) up = headOf(s, up);
  if (up?.upos === "VERB" && up.i < word.i && !accusing.has(up.lemma) && !/^(?:commit|see|carry|make)$/.test(up.lemma))
    return false;
  const verb = [...before].reverse().find((one) => accusing.has(one.lemma) && one.upos === "VERB");
  return (
    verb !== undefined &&
    !clauseOf(s, verb).negated &&
    /^(?:done|standing|ongoing)$/.test(phaseOf(s, verb)) &&
    !/^(?:would|will|could|may|might)$/.test(s.words[verb.i - 1]?.low ?? "")
  );
}

function breaksByPhrase(s: Sentence, verb: Word): boolean {
  const rests = book().phrases.get(verb.lemma);
  return rests?.some((rest) => rest.every((word, k) => s.words[verb.i + 1 + k]?.low === word)) ?? false;
}

// "in breach of the ceasefire": where the phrase ends on this word.
const plainly = (s: Sentence, word: Word): boolean =>
  book()
    .plain.get(word.low)
    ?.some((phrase) => phraseIn(s, phrase, word.i + 2 - wordsOf(phrase).length, word.i + 2) >= 0) ?? false;

// "has failed to honour", "is not complying with", "refuses to implement"
function notKept(s: Sentence, verb: Word): boolean {
  const { fails } = book();
  // The tagger may not know "honour" for a verb: then the words before it tell.
  const up = verb.upos === "VERB" ? headOf(s, verb) : s.words[verb.i - 2];
  const infinitive = verb.upos === "VERB" ? verb.xpos === "VB" : s.words[verb.i - 1]?.low === "to";
  if (infinitive && up?.upos === "VERB" && fails.has(up.lemma))
    return !clauseOf(s, up).negated && !clauseOf(s, up).modal && /^(?:done|standing|ongoing)$/.test(phaseOf(s, up));
  const { negated, modal, tense } = clauseOf(s, verb);
  return (
    verb.upos === "VERB" &&
    negated &&
    !modal &&
    tense !== "future" &&
    tense !== "infinitive" &&
    phaseOf(s, verb) !== "hypothetical"
  );
}

function record(context: Context, s: Sentence, trigger: Word): Violation[] {
  const { cast } = context;
  const accusing = [...s.words.slice(0, trigger.i)]
    .reverse()
    .find((word) => word.upos === "VERB" && book().accusing.has(word.lemma));
  const ids = (word: Word | undefined): string[] =>
    word
      ? cast
          .group(s, word)
          .filter((one) => one.kind !== "media" && one.kind !== "unnamed")
          .map((one) => one.id)
      : [];
  const said = attributionAround(context, wordSpan(trigger));
  if (said && /^(?:deny|reject|warn|threaten|demand|urge|promise|speculate|question)$/.test(said.act)) return [];
  const party = (id: string) => cast.partyOf(cast.byId(id)!) ?? id;
  const subject = accusing ? subjectOf(s, accusing) : undefined;
  const accusers = ids(subject);
  const speaker = said?.source.actor && cast.byId(said.source.actor)?.kind !== "media" ? said.source.actor : undefined;
  // "blamed each other", "each side accused the other", "traded accusations"
  const mutual =
    accusing !== undefined &&
    (/^(?:each|one) (?:other|another)/.test(lowAfter(s, accusing, 2)) ||
      /^the other\b/.test(lowAfter(s, accusing, 2)) ||
      (/^(?:trade|exchange)$/.test(accusing.lemma) &&
        /^(?:accusations|blame|charges|recriminations|allegations)/.test(lowAfter(s, accusing, 1))));
  const around = stretchAround(
    context,
    s,
    Math.min(
      accusing && trigger.i - accusing.i < 8 ? accusing.i : trigger.i,
      (plainly(s, trigger) ? deedOf(s, trigger)?.i : undefined) ?? trigger.i,
    ),
    Math.max(trigger.i, (plainly(s, trigger) ? deedOf(s, trigger)?.i : undefined) ?? trigger.i) + 1,
  );
  const act = spanOfWords(context.text, s, trigger.i, stretchAround(context, s, trigger.i, trigger.i + 1).to - 1);
  const when = timeNear(context, s, trigger)?.time.when;
  const make = (accuser: string | undefined, accused: string | undefined) =>
    add(context, "violation", s, accusing ?? trigger, {
      evidence: [spanOfWords(context.text, s, around.from, around.to - 1)],
      rule: mutual ? "violation/mutual" : "violation/accused",
      trigger: wordSpan(trigger),
      score: 0.75,
      phase: "done",
      negated: false,
      ...(accuser ? { accuser } : {}),
      ...(accused ? { accused } : {}),
      act,
      ...(when ? { when } : {}),
    });
  if (mutual && accusers.length === 2) {
    return [make(accusers[0], party(accusers[1]!)), make(accusers[1], party(accusers[0]!))];
  }
  const accused = accusedOf(context, s, trigger, accusing, ids);
  const accuser =
    speaker ?? accusers[0] ?? (subject && subject.upos !== "PRON" ? cast.describe(s, subject)?.id : undefined);
  if (!accuser && !accused && !mutual) return [];
  return [make(accuser, accused && accused !== accuser ? party(accused) : undefined)];
}

const lowAfter = (s: Sentence, word: Word, count: number) =>
  s.words
    .slice(word.i + 1, word.i + 1 + count)
    .map((one) => one.low)
    .join(" ");

function accusedOf(
  context: Context,
  s: Sentence,
  trigger: Word,
  accusing: Word | undefined,
  ids: (word: Word | undefined) => string[],
): string | undefined {
  const by = s.words.slice(trigger.i).find((word) => word.low === "by");
  const agent = by ? ids(headOf(s, by)) : [];
  if (agent[0]) return agent[0];
  if (accusing && /^(?:accuse|blame|charge)$/.test(accusing.lemma)) {
    for (const word of s.words.slice(accusing.i + 1, trigger.i)) if (context.cast.at(s, word)) return ids(word)[0];
  }
  // "M23 fighters seized the town in defiance of the truce": who did it did so in breach.
  const doing = plainly(s, trigger)
    ? deedOf(s, trigger)
    : trigger.upos === "VERB"
      ? trigger
      : book().keeps.has(trigger.lemma)
        ? s.words[trigger.i - 2]
        : undefined;
  if (doing && !clauseOf(s, doing).passive) {
    const subject = subjectOf(s, doing);
    return subject ? conjuncts(s, subject).flatMap((word) => ids(word))[0] : undefined;
  }
  const owner = s.words
    .slice(Math.max(0, trigger.i - 4), trigger.i)
    .find((word) => context.cast.at(s, word) ?? context.cast.countryAt(s, word));
  return owner ? (context.cast.at(s, owner)?.id ?? context.cast.countryAt(s, owner)) : undefined;
}

function deedOf(s: Sentence, noun: Word): Word | undefined {
  let up = headOf(s, noun);
  for (let steps = 0; up && up.upos !== "VERB" && steps < 5; steps++) up = headOf(s, up);
  return up?.upos === "VERB" ? up : undefined;
}
