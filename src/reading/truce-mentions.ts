import type { Truce } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, subjectOf } from "../language/tree.ts";
import { attributionAround, type Context, once, phaseOf, wordSpan } from "./context.ts";
import { npStart, phraseIn, stretchAround, wordsOf } from "./stretch.ts";
import { aboutWork, actAt } from "./truce-acts.ts";
import { makers } from "./truce-makers.ts";
import { periodOf, scopeOf } from "./truce-period.ts";
import { book, statusOf } from "./truce-status.ts";
import { words } from "./truce-words.ts";

/** One telling of a truce. */
export interface Mention {
  s: Sentence;
  noun: Word;
  verb: Word;
  status: Truce["status"];
  from: number;
  to: number;
  arrangement?: Truce["arrangement"];
  declaredBy?: string;
  parties: string[];
  when?: When;
  scope?: string;
  fresh: boolean;
  definite: boolean;
  /** Only one side has agreed to it. */
  lone?: boolean;
}

interface Noun {
  noun: Word;
  to: number;
  halt: boolean;
  resuming?: Word;
}

const pausing = (s: Sentence, word: Word) =>
  s.words
    .slice(Math.max(0, word.i - 3), word.i)
    .map((one) => one.low)
    .join("");

function nounAt(s: Sentence, word: Word): Noun | undefined {
  const { nouns, halts, of, pauses } = words();
  const low = word.low.endsWith("s") ? word.low.slice(0, -1) : word.low;
  if (low === "cease" && s.words[word.i + 1]?.text === "-" && /^fires?$/.test(s.words[word.i + 2]?.low ?? ""))
    return { noun: s.words[word.i + 2]!, to: word.i + 3, halt: false };
  if (low === "stand" && s.words[word.i + 1]?.text === "-" && s.words[word.i + 2]?.low === "down")
    return word.upos === "VERB" ? undefined : { noun: s.words[word.i + 2]!, to: word.i + 3, halt: false };
  if (nouns.has(low) && s.words[word.i - 1]?.text !== "-") return { noun: word, to: word.i + 1, halt: false };
  for (const phrase of pauses.get(word.low) ?? []) {
    const { length } = wordsOf(phrase);
    if (phraseIn(s, phrase, word.i - length + 1, word.i + 1) >= 0) return { noun: word, to: word.i + 1, halt: false };
  }
  // "agreed a ten-day pause": how long it is says that fire pauses.
  if (
    halts.has(low) &&
    /-(?:day|hour|week|month)$/.test(pausing(s, word)) &&
    !/^[-'’]/.test(s.words[word.i + 1]?.text ?? "")
  )
    return { noun: word, to: word.i + 1, halt: false };
  if (halts.has(low) && /^(?:to|in|of|on)$/.test(s.words[word.i + 1]?.low ?? "")) {
    for (let i = word.i + 2; i < word.i + 6 && s.words[i]; i++)
      if (of.has(s.words[i]!.low)) return { noun: word, to: i + 1, halt: true };
  }
  return undefined;
}

/** The telling of a truce that a word begins or names. */
export function mentionAt(context: Context, s: Sentence, word: Word): Mention | undefined {
  const found = pauseAfterResuming(s, word) ?? nounAt(s, word) ?? lullEnded(s, word);
  if (!found) return actAt(context, s, word);
  const { noun, to } = found;
  const next = s.words[to]?.low === "-" ? s.words[to + 1] : s.words[to];
  if (next && book().about.includes(next.low) && !/^(?:in|on|to)$/.test(next.low)) return undefined;
  const left = npStart(s, word.i);
  const np = s.words.slice(left, word.i).map((one) => one.low);
  if (np.includes("no") || np.includes("any")) return undefined;
  const told = found.resuming ? { status: "ended" as const, verb: found.resuming } : statusOf(s, left, noun, to);
  if (!told || denied(context, told.verb)) return undefined;
  // "called a truce with her critics" is no truce of armies, "called for a truce" none at all.
  if (told.verb.lemma === "call" && told.status === "declared") {
    const caller = clauseOf(s, told.verb).passive ? undefined : subjectOf(s, told.verb);
    if (!/^(?:a|an|the)$/.test(s.words[told.verb.i + 1]?.low ?? "") || !caller || caller.upos === "PRON")
      return undefined;
  }
  if (told.verb === noun && once(context, aboutWork)) return undefined;
  if (told.status !== "proposed" && phaseOf(s, told.verb) === "hypothetical") return undefined;
  if (s.words.slice(to, to + 6).some((one) => /^(?:if|unless)$/.test(one.low))) return undefined;
  const around = stretchAround(context, s, Math.min(left, told.verb.i), Math.max(to, told.verb.i + 1));
  const from = found.resuming || told.verb.i < left || told.verb.i >= to ? around.from : left;
  const end = told.verb.i >= left && told.verb.i < to ? to : around.to;
  const who = makers(context, s, left, noun, told, from, end);
  const when = periodOf(context, s, from, end);
  // "Peru had agreed to a full ceasefire": the other side has not, as far as is told.
  if (who.lone && told.status === "declared") told.status = "proposed";
  return {
    s,
    noun,
    ...told,
    from,
    to: end,
    ...who,
    ...(when ? { when } : {}),
    ...(scopeOf(context, s, to, end, found.halt ? word.i + 2 : undefined) ?? {}),
    definite: np.some((low) => /^(?:the|its|their|this|that)$/.test(low)),
    fresh: np.some((low) => /^(?:new|another|fresh|second|earlier|previous|third|last)$/.test(low)),
  };
}

// "resumed attacks after a brief pause": what paused was the attacks.
function pauseAfterResuming(s: Sentence, word: Word): Noun | undefined {
  if (
    !/^(?:pause|lull|break|respite)$/.test(word.low) ||
    !s.words.slice(Math.max(0, word.i - 5), word.i).some((one) => one.low === "after")
  )
    return undefined;
  const resuming = s.words
    .slice(Math.max(0, word.i - 14), word.i)
    .find((one) => one.upos === "VERB" && /^(?:resume|restart|renew)$/.test(one.lemma));
  const what = resuming && s.words.slice(resuming.i + 1, resuming.i + 5).some((one) => words().of.has(one.low));
  return resuming && what && clauseOf(s, resuming).tense !== "future" && !clauseOf(s, resuming).negated
    ? { noun: word, to: word.i + 1, halt: false, resuming }
    : undefined;
}

// "ending a lull of three weeks"
function lullEnded(s: Sentence, word: Word): Noun | undefined {
  if (!/^(?:lull|respite)$/.test(word.low)) return undefined;
  const ending = s.words
    .slice(Math.max(0, word.i - 4), word.i)
    .find((one) => one.upos === "VERB" && /^(?:end|break|shatter|interrupt)$/.test(one.lemma));
  const what = s.words.some((one) =>
    /^(?:fighting|violence|hostilities|fire|shelling|clashes|raids|attacks|bombing|airstrikes)$/.test(one.low),
  );
  return ending && what && !clauseOf(s, ending).modal && !clauseOf(s, ending).negated && ending.xpos !== "VB"
    ? { noun: word, to: word.i + 1, halt: false, resuming: ending }
    : undefined;
}

/** Whether a word stands in what somebody denies, demands or only supposes. */
export const denied = (context: Context, verb: Word) =>
  /^(?:deny|demand|urge|threaten|question|speculate)$/.test(attributionAround(context, wordSpan(verb))?.act ?? "");
