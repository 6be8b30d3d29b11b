import { z } from "zod";
import { Deadline } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, attributionAround, type Context, type FoundTime, lately, phaseOf, timesIn, wordSpan } from "./context.ts";
import { phraseIn, stretchAround } from "./stretch.ts";

const Status = Deadline.shape.status;
const words = z.array(z.string()).min(1);

export const DeadlineBook = z.strictObject({
  version: z.int(),
  giving: words,
  nouns: words,
  asking: words,
  owing: words,
  foreseeing: words,
  running: z.strictObject({ nouns: words, verbs: words }),
  status: z.strictObject({ extended: words, met: words, lapsed: words }),
  examples: z.array(z.strictObject({ text: z.string(), status: Status })),
  counter: z.array(z.string()),
});

let loaded: z.infer<typeof DeadlineBook> | undefined;
const book = () => (loaded ??= loadCodebook("deadlines", DeadlineBook));

interface Found {
  s: Sentence;
  verb: Word;
  from: number;
  to: number;
  time?: FoundTime;
  setBy?: Word;
  setFor?: Word;
  demand?: Span;
  status: Deadline["status"];
  frame: string;
}

/** Finds the dates by which somebody must do something, and whether they were kept, moved or let pass. */
export function findDeadlines(context: Context): void {
  const made: { found: Found; finding: Deadline }[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const found =
        given(context, s, word) ??
        asked(context, s, word) ??
        owed(context, s, word) ??
        named(context, s, word) ??
        running(context, s, word);
      if (!found) continue;
      const twin = lately(made).find((one) =>
        one.found.time && found.time
          ? one.finding.when?.start.slice(0, 10) === found.time.time.when?.start.slice(0, 10)
          : one.found.s === s,
      );
      if (twin) {
        if (twin.found.s !== s) twin.finding.evidence.push(spanOfWords(context.text, s, found.from, found.to - 1));
        if (found.status !== "set") twin.finding.status = found.status;
        continue;
      }
      made.push({ found, finding: record(context, found) });
    }
  }
}

function record(context: Context, found: Found): Deadline {
  const { s, verb } = found;
  const id = (word: Word | undefined) => {
    const actor = word && (context.cast.group(s, word)[0] ?? context.cast.describe(s, word));
    return actor && actor.kind !== "media" ? (context.cast.partyOf(actor) ?? actor.id) : undefined;
  };
  const said = attributionAround(context, wordSpan(verb));
  const setBy =
    id(found.setBy) ??
    (found.frame === "asked" || found.frame === "given" ? pronounSource(context, s, found.setBy) : undefined) ??
    (found.frame === "must" ? said?.source.actor : undefined);
  const setFor = id(found.setFor);
  const consequence = consequenceOf(context, s, found.to);
  const evidence = [spanOfWords(context.text, s, found.from, (consequence?.to ?? found.to) - 1)];
  return add(context, "deadline", s, verb, {
    evidence,
    rule: `deadline/${found.frame}`,
    trigger: wordSpan(verb),
    score: 0.75,
    ...(setBy ? { setBy } : {}),
    ...(setFor && setFor !== setBy ? { setFor } : {}),
    ...(found.time?.time.when ? { when: found.time.time.when } : {}),
    ...(found.demand ? { demand: found.demand } : {}),
    ...(consequence ? { consequence: consequence.span } : {}),
    status: found.status,
  });
}

// "The commission wants …; it has given London until": the body that is the subject before.
function pronounSource(context: Context, s: Sentence, word: Word | undefined): string | undefined {
  if (!word || !/^(?:it|they|he|she)$/.test(word.low)) return undefined;
  for (const before of [...s.words.slice(0, word.i)].reverse()) {
    const actor = /^nsubj/.test(before.relation) ? context.cast.describe(s, before) : undefined;
    if (actor && actor.kind !== "media") return context.cast.partyOf(actor) ?? actor.id;
  }
  return undefined;
}

const timeAfter = (context: Context, s: Sentence, from: number, to: number, preposition: RegExp) =>
  timesIn(context, s).find(
    (one) =>
      one.from >= from &&
      one.to <= to &&
      one.time.when &&
      one.time.kind !== "duration" &&
      (preposition.test(s.words[one.from]!.low) || preposition.test(s.words[one.from - 1]?.low ?? "")),
  );

// "gave the junta a week to step down": how long stands between whom and what.
const spanGiven = (context: Context, s: Sentence, verb: Word) =>
  verb.lemma === "give"
    ? timesIn(context, s).find(
        (one) =>
          one.from > verb.i + 1 &&
          one.from <= verb.i + 7 &&
          one.time.kind === "duration" &&
          s.words[one.to]?.low === "to",
      )
    : undefined;

const real = (s: Sentence, verb: Word) =>
  !clauseOf(s, verb).negated && phaseOf(s, verb) !== "hypothetical" && !clauseOf(s, verb).modal;

function infinitiveFrom(
  context: Context,
  s: Sentence,
  from: number,
  to: number,
): { span: Span; from: number } | undefined {
  const at = s.words.slice(from, to).find((word) => word.low === "to" && s.words[word.i + 1]?.xpos === "VB");
  return at ? { span: spanOfWords(context.text, s, at.i, to - 1), from: at.i } : undefined;
}

// "gave Seoul until Friday to answer", "has until Friday to answer"
function given(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (
    !/^(?:VERB|AUX)$/.test(verb.upos) ||
    !(book().giving.includes(verb.lemma) || verb.lemma === "have") ||
    !real(s, verb)
  )
    return undefined;
  const time = timeAfter(context, s, verb.i + 1, verb.i + 14, /^(?:until|till)$/) ?? spanGiven(context, s, verb);
  if (!time) return undefined;
  if (s.words.slice(verb.i + 1, time.from).some((word) => /^[,;]$/.test(word.text) || word.upos === "VERB"))
    return undefined;
  const has = verb.lemma === "have";
  const around = stretchAround(context, s, verb.i, time.to);
  const demand = infinitiveFrom(context, s, time.to, around.to) ?? infinitiveFrom(context, s, verb.i + 1, time.from);
  if ((has || verb.lemma === "set") && !demand) return undefined;
  const subject = subjectOf(s, verb);
  const whom = s.words.slice(verb.i + 1, time.from).find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos));
  if (!has && !whom) return undefined;
  return {
    s,
    verb,
    ...around,
    time,
    ...(has ? { setFor: subject } : { setBy: subject, setFor: whom }),
    ...(demand ? { demand: demand.span } : {}),
    status: "set",
    frame: "given",
  };
}

// "asked the rebels to answer by 3 May"; "must leave by Friday"
function asked(context: Context, s: Sentence, verb: Word): Found | undefined {
  const must = verb.low === "must" || (verb.low === "to" && /^(?:has|have|had)$/.test(s.words[verb.i - 1]?.low ?? ""));
  const asks = verb.upos === "VERB" && book().asking.includes(verb.lemma) && real(s, verb);
  if (!must && !asks) return undefined;
  const time = timeAfter(context, s, verb.i + 1, verb.i + 26, /^(?:by|before)$/);
  if (
    !time ||
    s.words
      .slice(verb.i + 1, time.from)
      .some((word) => /^[;:]$/.test(word.text) || /^(?:said|says|that|which|who)$/.test(word.low))
  )
    return undefined;
  if (s.words.slice(verb.i + 1, time.from).filter((word) => word.text === ",").length > 0) return undefined;
  const around = stretchAround(context, s, verb.i, time.to);
  const to = Math.max(around.to, time.to);
  if (must) {
    const subject = subjectOf(s, s.words[verb.head] ?? verb);
    const actor = subject && context.cast.group(s, subject)[0];
    if (!actor) return undefined;
    return {
      s,
      verb: s.words[verb.head] ?? verb,
      from: around.from,
      to,
      time,
      setFor: subject,
      demand: spanOfWords(context.text, s, verb.i + 1, to - 1),
      status: "set",
      frame: "must",
    };
  }
  const demand = infinitiveFrom(context, s, verb.i + 1, time.to);
  const whom =
    demand &&
    s.words
      .slice(verb.i + 1, demand.from)
      .reverse()
      .find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos));
  if (!demand || !whom) return undefined;
  return {
    s,
    verb,
    from: around.from,
    to,
    time,
    setBy: subjectOf(s, verb),
    setFor: whom,
    demand: demand.span,
    status: "set",
    frame: "asked",
  };
}

const latest = /^(?:by|before)$/;

// "by the end of May", "not later than 1 December"
const dueIn = (context: Context, s: Sentence, from: number, to: number) =>
  timeAfter(context, s, from, to, latest) ??
  timesIn(context, s).find(
    (one) =>
      one.from >= from &&
      one.to <= to &&
      one.time.when &&
      one.time.kind !== "duration" &&
      /^(?:not?|any) later than$/.test(
        s.words
          .slice(Math.max(0, one.from - 3), one.from)
          .map((word) => word.low)
          .join(" "),
      ),
  );

let owing: Set<string> | undefined;
let foreseeing: Set<string> | undefined;

// "are to hand in their weapons by 31 May", "foresees an accord by 18 August", "unless inspectors are let in by July"
function owed(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (verb.upos !== "VERB") return undefined;
  owing ??= new Set(book().owing);
  foreseeing ??= new Set(book().foreseeing);
  const before = s.words.slice(Math.max(0, verb.i - 4), verb.i).map((word) => word.low);
  const lead = before.join(" ");
  const bound =
    owing.has(verb.lemma) &&
    (/\b(?:is|are|was|were) to(?: be| have)?$/.test(lead) ||
      /\b(?:has|have|had) to(?: be)?$/.test(lead) ||
      /\b(?:will|shall|must)(?: be| then| also| each)?$/.test(lead));
  const unless = s.words
    .slice(Math.max(0, verb.i - 7), verb.i)
    .some((word) => word.low === "unless" && s.words[word.i + 1]?.upos !== "PRON");
  const foresees = foreseeing.has(verb.lemma) && real(s, verb) && /^VB[ZDP]$/.test(verb.xpos);
  if (!(bound || unless || foresees) || clauseOf(s, verb).negated) return undefined;
  const time = dueIn(context, s, verb.i + 1, Math.min(s.words.length, verb.i + 22));
  if (!time) return undefined;
  const between = s.words.slice(verb.i + 1, time.from);
  if (
    between.some((word) => /^[;:.]$/.test(word.text) || /^(?:said|says|which|who|because|after|but)$/.test(word.low)) ||
    between.filter((word) => word.text === ",").length > 1
  )
    return undefined;
  const subject = subjectOf(s, verb);
  if (!subject || (bound && /^(?:it|there)$/.test(subject.low) && clauseOf(s, verb).passive)) return undefined;
  const around = stretchAround(context, s, Math.min(subject.i, verb.i), time.to);
  return {
    s,
    verb,
    from: around.from,
    to: Math.max(around.to, time.to),
    time,
    ...(foresees ? { setBy: undefined } : { setFor: subject }),
    demand: spanOfWords(context.text, s, foresees ? verb.i + 1 : verb.i, Math.max(verb.i + 1, time.from - 1)),
    status: "set",
    frame: foresees ? "foreseen" : unless ? "unless" : "owed",
  };
}

// "the deadline expired", "set a 31 May deadline", "extended its ultimatum"
function named(context: Context, s: Sentence, noun: Word): Found | undefined {
  if (
    !book().nouns.includes(noun.low) ||
    s.words.slice(Math.max(0, noun.i - 3), noun.i).some((word) => /^(?:no|any|without)$/.test(word.low))
  )
    return undefined;
  const near = stretchAround(context, s, noun.i, noun.i + 1);
  const { extended, met, lapsed } = book().status;
  const verbs = s.words
    .slice(near.from, near.to)
    .filter((word) => word.upos === "VERB" && Math.abs(word.i - noun.i) <= 8);
  const told = (list: string[]) =>
    verbs.find((word) => list.includes(word.lemma) && real(s, word) && phaseOf(s, word) !== "planned") ??
    (list.some((one) => one.includes(" ") && phraseIn(s, one, near.from, near.to) >= 0) ? verbs[0] : undefined);
  const time = timesIn(context, s).find(
    (one) =>
      one.from >= near.from &&
      one.to <= near.to &&
      one.time.when &&
      one.time.kind !== "duration" &&
      !/^(?:since|after|in)$/.test(s.words[one.from]!.low),
  );
  const of = (verb: Word | undefined, status: Deadline["status"]): Found | undefined =>
    verb
      ? {
          s,
          verb,
          ...near,
          ...(time ? { time } : {}),
          ...(status === "extended" || status === "set"
            ? { setBy: subjectOf(s, verb) }
            : { setFor: status === "met" ? subjectOf(s, verb) : undefined }),
          status,
          frame: "named",
        }
      : undefined;
  const found = of(told(extended), "extended") ?? of(told(met), "met") ?? of(told(lapsed), "lapsed");
  if (found) return found;
  const setting = verbs.find(
    (word) => /^(?:set|impose|issue|give|announce|fix|deliver)$/.test(word.lemma) && real(s, word),
  );
  if (setting && (time || noun.low === "ultimatum")) return of(setting, "set");
  return undefined;
}

// "the envoy’s mandate runs out on 31 July"
function running(context: Context, s: Sentence, noun: Word): Found | undefined {
  const { nouns, verbs } = book().running;
  if (noun.upos !== "NOUN" || !nouns.includes(noun.lemma)) return undefined;
  const near = stretchAround(context, s, noun.i, noun.i + 1);
  const verb = s.words
    .slice(noun.i + 1, Math.min(near.to, noun.i + 6))
    .find((word) => verbs.some((one) => phraseIn(s, one, word.i, word.i + 2) === word.i || one === word.lemma));
  const time =
    verb &&
    timesIn(context, s).find(
      (one) => one.from > noun.i && one.to <= near.to && one.time.when && one.time.kind !== "duration",
    );
  if (!verb || !time || !real(s, verb)) return undefined;
  const past = phaseOf(s, verb) === "done";
  return { s, verb, ...near, time, status: past ? "lapsed" : "set", frame: "running" };
}

const threats = [
  "failing which",
  "or face",
  "or else",
  "otherwise",
  "after which",
  "or it will",
  "or he will",
  "or they will",
  "or risk",
];

function consequenceOf(context: Context, s: Sentence, from: number): { span: Span; to: number } | undefined {
  for (const phrase of threats) {
    const at = phraseIn(s, phrase, Math.max(0, from - 2), Math.min(s.words.length, from + 6));
    if (at < 0) continue;
    let to = at + phrase.split(" ").length;
    const start = phrase.startsWith("or ") && !/else/.test(phrase) ? at + 1 : to;
    while (
      to < s.words.length &&
      !/^[.;”"]$/.test(s.words[to]!.text) &&
      !(s.words[to]!.text === "," && /^(?:said|says|according)$/.test(s.words[to + 2]?.low ?? ""))
    )
      to++;
    return { span: spanOfWords(context.text, s, start, to - 1), to };
  }
  return undefined;
}
