import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { deadlineRules } from "./deadline-book.ts";
import { beforeTime, dueIn, type FoundDeadline, real, spanLeft, timeAfter } from "./deadline-times.ts";
import { stretchAround } from "./stretch.ts";

function infinitiveFrom(
  context: Context,
  s: Sentence,
  from: number,
  to: number,
): { span: Span; from: number } | undefined {
  const at = s.words.slice(from, to).find((word) => word.low === "to" && s.words[word.i + 1]?.xpos === "VB");
  return at ? { span: spanOfWords(context.text, s, at.i, to - 1), from: at.i } : undefined;
}

/** "Expects an answer by 20 September", "hopes for a decision by 30 May". */
export function awaited(context: Context, s: Sentence, verb: Word): FoundDeadline | undefined {
  const { awaiting, dues } = deadlineRules();
  if (verb.upos !== "VERB" || !awaiting.has(verb.lemma) || !real(s, verb)) return undefined;
  const thing = s.words.slice(verb.i + 1, verb.i + 7).find((word) => word.upos === "NOUN");
  const time = thing && dues.has(thing.lemma) ? dueIn(context, s, thing.i + 1, thing.i + 10) : undefined;
  if (!thing || !time || apart(s, verb.i + 1, time.from, 0)) return undefined;
  const around = stretchAround(context, s, verb.i, time.to);
  const demand = spanOfWords(
    context.text,
    s,
    verb.i + (s.words[verb.i + 1]?.low === "for" ? 2 : 1),
    Math.max(thing.i, beforeTime(s, time)),
  );
  const to = Math.max(around.to, time.to);
  return { s, verb, from: around.from, to, time, setBy: subjectOf(s, verb), demand, status: "set", frame: "awaited" };
}

// "until 30 November to hand in views": right behind the time, "to" opens what must be done, whatever the tagger makes of it.
const untaggedInfinitive = (context: Context, s: Sentence, at: number, to: number) =>
  s.words[at]?.low === "to" && /^(?:NOUN|VERB)$/.test(s.words[at + 1]?.upos ?? "")
    ? { span: spanOfWords(context.text, s, at, to - 1), from: at }
    : undefined;

/** "Gave Seoul until Friday to answer", "has sixty days to withdraw", "was given until Monday". */
export function given(context: Context, s: Sentence, verb: Word): FoundDeadline | undefined {
  const has = verb.lemma === "have";
  if (!/^(?:VERB|AUX)$/.test(verb.upos) || !(has || deadlineRules().giving.has(verb.lemma)) || !real(s, verb))
    return undefined;
  const lasting = has || verb.lemma === "give" ? spanLeft(context, s, verb.i + 1, verb.i + 7) : undefined;
  const time = timeAfter(context, s, verb.i + 1, verb.i + 14, /^(?:until|till)$/) ?? lasting;
  if (!time) return undefined;
  if (s.words.slice(verb.i + 1, time.from).some((word) => /^[,;]$/.test(word.text) || word.upos === "VERB"))
    return undefined;
  const around = stretchAround(context, s, verb.i, time.to);
  const demand =
    infinitiveFrom(context, s, time.to, around.to) ??
    infinitiveFrom(context, s, verb.i + 1, time.from) ??
    untaggedInfinitive(context, s, time.to, around.to);
  if ((has || verb.lemma === "set") && !demand) return undefined;
  const subject = subjectOf(s, verb);
  const { passive } = clauseOf(s, verb);
  const whom = s.words.slice(verb.i + 1, time.from).find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos));
  if (!has && !whom && !passive) return undefined;
  return {
    s,
    verb,
    ...around,
    time,
    ...(has || passive ? { setFor: subject } : { setBy: subject, setFor: whom }),
    ...(demand ? { demand: demand.span } : {}),
    status: "set",
    frame: "given",
  };
}

const apart = (s: Sentence, from: number, to: number, commas: number) => {
  const between = s.words.slice(from, to);
  return (
    between.some(
      (word) => /^[;:.]$/.test(word.text) || /^(?:said|says|which|who|because|after|but|that)$/.test(word.low),
    ) || between.filter((word) => word.text === ",").length > commas
  );
};

/** "Asked the rebels to answer by 3 May", "agreed to hand over the list by Friday", "wants an answer before 16 June". */
export function asked(context: Context, s: Sentence, verb: Word): FoundDeadline | undefined {
  const { asking, wanting, unowed } = deadlineRules();
  if (verb.upos !== "VERB" || !(asking.has(verb.lemma) || wanting.has(verb.lemma)) || !real(s, verb)) return undefined;
  const insisted = subjunctive(context, s, verb);
  if (insisted) return insisted;
  const time = dueIn(context, s, verb.i + 1, verb.i + 26);
  if (!time || apart(s, verb.i + 1, time.from, 0)) return undefined;
  const around = stretchAround(context, s, verb.i, time.to);
  const to = Math.max(around.to, time.to);
  const passive = clauseOf(s, verb).passive;
  const found = { s, verb, from: around.from, to, time, status: "set" as const };
  const demand = infinitiveFrom(context, s, verb.i + 1, time.from);
  if (demand && unowed.has(s.words[demand.from + 1]!.lemma)) return undefined;
  const span = demand && spanOfWords(context.text, s, demand.from, to - 1);
  const own = /^(?:agree|undertake)$/.test(verb.lemma);
  if (span && (passive || own)) return { ...found, setFor: subjectOf(s, verb), demand: span, frame: "asked" };
  if (own) return undefined;
  const whom =
    demand &&
    s.words
      .slice(verb.i + 1, demand.from)
      .reverse()
      .find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos));
  if (span && whom) return { ...found, setBy: subjectOf(s, verb), setFor: whom, demand: span, frame: "asked" };
  const { object } = clauseOf(s, verb);
  if (demand || !wanting.has(verb.lemma) || !object || object.i > time.from || object.upos !== "NOUN") return undefined;
  const thing = spanOfWords(context.text, s, verb.i + 1, Math.max(verb.i + 1, beforeTime(s, time)));
  return { ...found, setBy: subjectOf(s, verb), demand: thing, frame: "asked" };
}

// "insists that the crossings be handed over by 15 January"
function subjunctive(context: Context, s: Sentence, verb: Word): FoundDeadline | undefined {
  const content = childrenOf(s, verb, "ccomp").find(
    (word) =>
      word.xpos === "VB" ||
      (word.xpos === "VBN" && childrenOf(s, word, "aux").some((one) => one.low === "be" && one.xpos === "VB")),
  );
  const modal = content && childrenOf(s, content, "aux").some((one) => one.xpos === "MD");
  const that = content && !modal && s.words.slice(verb.i + 1, content.i).some((word) => word.low === "that");
  const time = that ? dueIn(context, s, content.i, content.i + 14) : undefined;
  if (!content || !time) return undefined;
  return {
    s,
    verb,
    from: stretchAround(context, s, verb.i, verb.i + 1).from,
    to: time.to,
    time,
    setBy: subjectOf(s, verb),
    setFor: clauseOf(s, content).passive ? undefined : subjectOf(s, content),
    demand: spanOfWords(context.text, s, verb.i + 2, Math.max(verb.i + 2, beforeTime(s, time))),
    status: "set",
    frame: "asked",
  };
}

/** "Are to hand in their weapons by 31 May", "must leave within a week", "foresees an accord by 18 August". */
export function owed(context: Context, s: Sentence, verb: Word): FoundDeadline | undefined {
  if (verb.upos !== "VERB") return undefined;
  const { owing, unowed, foreseeing } = deadlineRules();
  const lead = s.words
    .slice(Math.max(0, verb.i - 4), verb.i)
    .map((word) => word.low)
    .join(" ");
  const bound =
    !unowed.has(verb.lemma) &&
    (/\b(?:is|are|was|were|has|have|had) to(?: be| have been| have)?$/.test(lead) ||
      childrenOf(s, verb, "aux").some((word) => /^(?:must|shall)$/.test(word.low)) ||
      /\b(?:shall|must)(?: be| then| also| each)?$/.test(lead));
  const coming = owing.has(verb.lemma) && /\bwill(?: be| then| also| each)?$/.test(lead);
  const purpose = verb.xpos === "VB" && owing.has(verb.lemma) && /, to(?: be)?$/.test(lead);
  const foresees = foreseeing.has(verb.lemma) && real(s, verb) && /^VB[ZDP]$/.test(verb.xpos);
  if (!(bound || coming || purpose || foresees) || clauseOf(s, verb).negated) return undefined;
  const time = dueIn(context, s, verb.i + 1, Math.min(s.words.length, verb.i + 22));
  if (!time || apart(s, verb.i + 1, time.from, 1)) return undefined;
  // The tree gives "are to leave" an outer subject.
  const subject = subjectOf(s, verb) ?? childrenOf(s, verb, "nsubj")[0];
  if (!purpose && !subject) return undefined;
  if (subject && /^(?:it|there)$/.test(subject.low) && clauseOf(s, verb).passive) return undefined;
  const near = subject && verb.i - subject.i < 12 ? Math.min(subject.i, verb.i) : verb.i;
  const around = stretchAround(context, s, near, time.to);
  const from =
    foresees && s.words.slice(near, verb.i).some((word) => word.upos === "VERB" || word.text === ",")
      ? verb.i
      : around.from;
  return {
    s,
    verb,
    from,
    to: Math.max(around.to, time.to),
    time,
    ...(foresees ? {} : { setFor: subject }),
    demand: spanOfWords(
      context.text,
      s,
      foresees ? verb.i + 1 : verb.i,
      Math.max(verb.i + (foresees ? 1 : 0), beforeTime(s, time)),
    ),
    status: "set",
    frame: foresees ? "foreseen" : "owed",
  };
}

/** "Unless inspectors are let in by July", "if no deal is reached by Friday, the union will walk out". */
export function conditional(context: Context, s: Sentence, mark: Word): FoundDeadline | undefined {
  const unless = mark.low === "unless";
  if (!unless && !/^(?:if|should)$/.test(mark.low)) return undefined;
  const verb = clauseVerb(s, mark);
  if (!verb || s.words[mark.i + 1]?.low === "it") return undefined;
  const time = dueIn(context, s, mark.i + 1, Math.min(s.words.length, mark.i + 22));
  if (!time || apart(s, mark.i + 1, time.from, 1)) return undefined;
  const clause = s.words.slice(mark.i + 1, time.to);
  const fails = clause.some((word) => /^(?:no|not|n't|n’t|none|never|fail|fails|refuse|refuses)$/.test(word.low));
  const up = mainVerb(s, verb, time.to);
  if (!up) return undefined;
  const threat = childrenOf(s, up, "aux").some((word) => /^(?:will|’ll|'ll|would|could|may)$/.test(word.low));
  if (!unless && !(fails && threat)) return undefined;
  if (unless && s.words[mark.i + 1]?.upos === "PRON") return undefined;
  const around = stretchAround(context, s, mark.i, time.to);
  const to = Math.max(around.to, time.to);
  const main = mainClause(context, s, up, mark.i, to);
  const subject = subjectOf(s, verb);
  return {
    s,
    verb,
    from: mark.i,
    to,
    time,
    setFor: fails ? undefined : subject,
    ...(unless
      ? { setBy: up.upos === "VERB" && /^(?:threaten|warn|vow|say)$/.test(up.lemma) ? subjectOf(s, up) : undefined }
      : {}),
    demand: spanOfWords(context.text, s, mark.i + 1, unless ? to - 1 : Math.max(mark.i + 1, beforeTime(s, time))),
    ...(main ? { consequence: main } : {}),
    status: "set",
    frame: unless ? "unless" : "if-not",
  };
}

function clauseVerb(s: Sentence, mark: Word): Word | undefined {
  const up = headOf(s, mark);
  if (!up || !/^(?:mark|aux)$/.test(bare(mark))) return undefined;
  // "should none come by Friday": the verb comes first.
  if (mark.low === "should") return /^[,;]$|^$/.test(s.words[mark.i - 1]?.text ?? "") ? up : undefined;
  return /^(?:advcl|ccomp|conj)$/.test(bare(up)) ? up : undefined;
}

function mainVerb(s: Sentence, verb: Word, to: number): Word | undefined {
  const behind = s.words
    .slice(to, to + 8)
    .find((word) => word.upos === "VERB" && childrenOf(s, word, "aux").length > 0);
  return behind ?? headOf(s, verb);
}

// What follows if it is not done: the clause that the condition belongs to.
function mainClause(
  context: Context,
  s: Sentence,
  up: Word,
  from: number,
  to: number,
): { from: number; to: number } | undefined {
  const { from: left, to: right } = stretchAround(context, s, up.i, up.i + 1);
  if (up.i < from) return { from: left, to: Math.min(right, from) };
  return up.i >= to ? { from: Math.max(left, to), to: right } : undefined;
}
