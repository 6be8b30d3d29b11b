import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, subjectOf } from "../language/tree.ts";
import { type Trigger, triggersIn } from "./deed-triggers.ts";
import { deeds } from "./deeds.ts";
import { phraseIn } from "./stretch.ts";
import { book } from "./violation-words.ts";

/** A deed that by the words around it broke a truce. */
export interface Breach {
  deed: Trigger;
  /** The word that says that a truce stood: "despite", "first". */
  mark: Word;
  /** The sentence that says that the truce did not hold. */
  frail?: Sentence;
}

/** Deeds told as done in spite of a truce; `recent` says that the sentences before tell of one. */
export function breachIn(s: Sentence, truces: boolean, recent: boolean): Breach | undefined {
  const mark = s.words.find((word) => inSpite(s, word, truces, recent));
  const near = mark ? deedsOf(s).filter((one) => Math.abs(one.word.i - mark.i) < 25) : [];
  const found = near.find((one) => one.verb) ?? near[0];
  if (mark && found) return { deed: found, mark };
  return firstShot(s, truces || recent);
}

const truceAt = (s: Sentence, from: number, to: number) =>
  s.words.slice(Math.max(0, from), to).find(({ low }) => book().truces.has(low));

// "despite the truce", "during the ceasefire", "after the truce began", "all the same"
function inSpite(s: Sentence, word: Word, truces: boolean, recent: boolean): boolean {
  const next = s.words[word.i + 1]?.low;
  const after = s.words[word.i + 2]?.low;
  switch (word.low) {
    case "despite":
    case "during":
    case "notwithstanding":
      return truceAt(s, word.i + 1, word.i + 7) !== undefined;
    case "spite":
      return next === "of" && truceAt(s, word.i + 2, word.i + 8) !== undefined;
    case "after":
    case "since": {
      const truce = truceAt(s, word.i + 1, word.i + 6);
      const began =
        truce &&
        s.words
          .slice(truce.i + 1, truce.i + 5)
          .some((one) => /^(?:begin|start|take|come|enter|go)$/.test(one.lemma) && one.upos === "VERB");
      const accused = word.low === "since" && truce && s.words.some((one) => one.lemma === "accuse");
      return (
        began === true ||
        accused === true ||
        (truces && (next === "the" || next === "its") && (after === "deadline" || after === "signing"))
      );
    }
    case "all":
      return recent && next === "the" && after === "same";
    case "nevertheless":
    case "nonetheless":
    case "regardless":
    case "anyway":
      return recent;
    default:
      return false;
  }
}

// "had fired first", "opened fire first"
function firstShot(s: Sentence, agreed: boolean): Breach | undefined {
  if (!agreed) return undefined;
  const first = s.words.find(
    (word) =>
      word.low === "first" &&
      s.words
        .slice(Math.max(0, word.i - 2), word.i)
        .some((one) => /^(?:fire|shoot|attack|strike|shell|fired|shot|attacked|struck)$/.test(one.lemma)),
  );
  const verb = first && s.words.slice(Math.max(0, first.i - 3), first.i).find((one) => one.upos === "VERB");
  if (!verb || clauseOf(s, verb).negated || clauseOf(s, verb).modal || verb.xpos === "VB") return undefined;
  return { deed: { word: verb, to: first.i + 1, type: "shooting", verb: true, weak: false }, mark: first };
}

// "the truce lasted two nights", "so much for the ceasefire"
const frailTruce = (s: Sentence, told: ReadonlySet<number>): boolean =>
  (told.has(s.index) || truceAt(s, 0, s.words.length) !== undefined) &&
  book().frail.some((phrase) => phraseIn(s, phrase, 0) >= 0);

/** The deed that broke a truce of which the words here or just before say that it did not hold; `told` are the sentences with truces. */
export function afterFrail(before: Sentence | undefined, s: Sentence, told: ReadonlySet<number>): Breach | undefined {
  const near = before && before.paragraph === s.paragraph && !before.title ? [s, before] : [s];
  const frail = near.find((one) => frailTruce(one, told));
  const deed =
    frail &&
    triggersIn(s).find(
      ({ word, verb }) =>
        verb &&
        !/^(?:break|strike)$/.test(word.lemma) &&
        /^VB[DN]$/.test(word.xpos) &&
        !clauseOf(s, word).negated &&
        !clauseOf(s, word).modal,
    );
  return deed && { deed, mark: deed.word, frail };
}

/** The deed that a sentence near a breach tells of. */
export const deedBeside = (s: Sentence): Trigger | undefined =>
  s.title ? undefined : triggersIn(s).find((one) => one.verb && !clauseOf(s, one.word).passive);

// Moves of armed people break a truce as attacks do: "soldiers entered the forest".
function deedsOf(s: Sentence): Trigger[] {
  const found = triggersIn(s);
  if (found.length > 0) return found;
  return s.words
    .filter(
      (word) =>
        word.upos === "VERB" &&
        book().moves.has(word.lemma) &&
        /^(?:VBD|VBN|VBG)$/.test(word.xpos) &&
        !clauseOf(s, word).negated &&
        !clauseOf(s, word).modal &&
        armedBy(s, word),
    )
    .map((word) => ({ word, to: word.i + 1, type: "attack", verb: true, weak: true }));
}

function armedBy(s: Sentence, verb: Word): boolean {
  const subject = subjectOf(s, verb);
  return subject !== undefined && deeds().armed.has(subject.lemma);
}
