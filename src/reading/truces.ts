import type { Truce } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, conjuncts, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, attributionAround, type Context, lately, once, phaseOf, timesIn, wordSpan } from "./context.ts";
import { deeds } from "./deeds.ts";
import { npStart, phraseIn, stretchAround, wordsOf } from "./stretch.ts";
import { book, statusOf } from "./truce-status.ts";

interface Mention {
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
}

/** Finds truces that somebody made, keeps, extends, ends, breaks or formally proposes; one finding for each truce. */
export function findTruces(context: Context): void {
  const made: { mention: Mention; truce: Truce }[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const mention = mentionAt(context, s, word);
      if (!mention) continue;
      const same = lately(made).find((one) => sameTruce(one.mention, mention));
      if (same) merge(context, same.mention, same.truce, mention);
      else made.push({ mention, truce: record(context, mention) });
    }
  }
  for (const { truce } of made)
    if (truce.parties.length === 0 && truce.arrangement !== "unilateral") truce.parties = sidesOfTalks(context);
}

function record(context: Context, one: Mention): Truce {
  return add(context, "truce", one.s, one.verb, {
    evidence: [spanOfWords(context.text, one.s, one.from, one.to - 1)],
    rule: `truce/${one.status}`,
    trigger: wordSpan(one.noun),
    score: 0.75,
    negated: false,
    arrangement: one.arrangement ?? (one.parties.length > 2 ? "multilateral" : "bilateral"),
    ...(one.declaredBy ? { declaredBy: one.declaredBy } : {}),
    parties: one.parties,
    status: one.status,
    ...(one.when ? { when: one.when } : {}),
    ...(one.scope ? { scope: one.scope } : {}),
    terms: [],
  });
}

// A truce whose sides the text does not name is between those who talk, where all its talks have the same two.
function sidesOfTalks(context: Context): string[] {
  const pairs = context.findings.flatMap((one) =>
    one.kind === "engagement" && one.form === "talks" && one.parties.length === 2 ? [one.parties] : [],
  );
  const [first] = pairs;
  return first && pairs.every((pair) => pair.every((one) => first.includes(one))) ? [...first] : [];
}

interface Noun {
  noun: Word;
  to: number;
  halt: boolean;
  resuming?: Word;
}

interface Words {
  nouns: Set<string>;
  halts: Set<string>;
  of: Set<string>;
  /** By their last word. */
  pauses: Map<string, string[]>;
  /** By their verbs. */
  acts: Map<string, { verbs: string[]; objects: string[] }>;
}

let loaded: Words | undefined;

function words(): Words {
  if (loaded) return loaded;
  const { nouns, halts, of, pauses, acts } = book();
  loaded = {
    nouns: new Set(nouns),
    halts: new Set(halts),
    of: new Set(of),
    pauses: new Map(),
    acts: new Map([...acts].reverse().flatMap((act) => act.verbs.map((verb) => [verb, act] as const))),
  };
  for (const phrase of pauses) {
    const last = wordsOf(phrase).at(-1)!;
    loaded.pauses.set(last, [...(loaded.pauses.get(last) ?? []), phrase]);
  }
  return loaded;
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

function mentionAt(context: Context, s: Sentence, word: Word): Mention | undefined {
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
  if (told.status !== "proposed" && phaseOf(s, told.verb) === "hypothetical") return undefined;
  if (s.words.slice(to, to + 6).some((one) => /^(?:if|unless)$/.test(one.low))) return undefined;
  const around = stretchAround(context, s, Math.min(left, told.verb.i), Math.max(to, told.verb.i + 1));
  const from = found.resuming || told.verb.i < left || told.verb.i >= to ? around.from : left;
  const end = told.verb.i >= left && told.verb.i < to ? to : around.to;
  const who = makers(context, s, left, noun, told, from, end);
  const when = periodOf(context, s, from, end);
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

// Strikes of workers and operations of firms are other things.
function aboutWork({ document }: Context): boolean {
  return document.sentences.some((one) =>
    one.words.some((word) => /^(?:union|unions|wages|employer|passengers)$/.test(word.low)),
  );
}

const binding = /^(?:agree|pledge|promise|vow|undertake|decide|commit|consent)$/;

// "agreed to silence their guns", "said it would stop offensive operations", "have laid down their arms"
function actAt(context: Context, s: Sentence, verb: Word): Mention | undefined {
  if (verb.upos !== "VERB") return undefined;
  const act = words().acts.get(verb.lemma);
  if (!act) return undefined;
  const object = s.words.slice(verb.i + 1, verb.i + 6).find((one) => act.objects.includes(one.low));
  if (
    !object ||
    s.words
      .slice(verb.i + 1, object.i)
      .some((one) => /^(?:VERB|PUNCT|CCONJ)$/.test(one.upos) || /^(?:for|after|against|from|in|at)$/.test(one.low))
  )
    return undefined;
  if (once(context, aboutWork)) return undefined;
  const clause = clauseOf(s, verb);
  const up = headOf(s, verb);
  const agreed =
    verb.xpos === "VB" &&
    up !== undefined &&
    binding.test(up.lemma) &&
    !clauseOf(s, up).negated &&
    !clauseOf(s, up).modal;
  const reported = clause.modal === "would" && phaseOf(s, verb) === "planned";
  const future = clause.tense === "future" && attributionAround(context, wordSpan(verb)) !== undefined;
  if (clause.negated || !(agreed || reported || future) || denied(context, verb)) return undefined;
  const top = agreed ? up! : verb;
  let subject = subjectOf(s, top);
  if (subject?.upos === "PRON") {
    const said = attributionAround(context, wordSpan(verb));
    const speaker =
      said?.source.span &&
      s.words.find(
        (word) =>
          word.start >= said.source.span!.start && word.end <= said.source.span!.end && context.cast.at(s, word),
      );
    subject = speaker ?? subject;
  }
  if (!subject) return undefined;
  const actors = context.cast.group(s, subject).filter((one) => one.kind !== "media");
  const ids = [
    ...new Set(actors.filter((one) => one.kind !== "unnamed").map((one) => context.cast.partyOf(one) ?? one.id)),
  ];
  const both =
    ids.length > 1 ||
    s.words
      .slice(Math.max(0, subject.i - 3), subject.i + 1)
      .some((one) => /^(?:two|both|sides|warring|rival)$/.test(one.low));
  if (
    actors.length === 0 &&
    !both &&
    !(deeds().armed.has(subject.lemma) || /^(?:government|junta|group|movement|kingdom|side)$/.test(subject.lemma))
  )
    return undefined;
  const around = stretchAround(context, s, top.i, object.i + 1);
  const when = periodOf(context, s, around.from, around.to);
  return {
    s,
    noun: object,
    verb,
    status: "declared",
    ...around,
    arrangement: both ? "bilateral" : "unilateral",
    ...(!both && actors[0] ? { declaredBy: actors[0].id } : {}),
    parties: ids,
    ...(when ? { when } : {}),
    fresh: false,
    definite: false,
  };
}

const denied = (context: Context, verb: Word) =>
  /^(?:deny|demand|urge|threaten|question|speculate)$/.test(attributionAround(context, wordSpan(verb))?.act ?? "");

function makers(
  context: Context,
  s: Sentence,
  left: number,
  noun: Word,
  told: { status: Truce["status"]; verb: Word },
  from: number,
  to: number,
): Pick<Mention, "arrangement" | "declaredBy" | "parties"> {
  const { cast } = context;
  const ids = (head: Word) => cast.group(s, head).filter((one) => one.kind !== "media" && one.kind !== "unnamed");
  const stretch = s.words.slice(Math.max(0, from - 3), Math.min(s.words.length, to + 2));
  const said = stretch.find((word) =>
    /^(?:unilateral|unilaterally|bilateral|mutual|multilateral)$/.test(word.low),
  )?.low;
  // "a ceasefire between Israel and Hamas", "with the rebels"
  const between = s.words.slice(noun.i, noun.i + 6).find((word) => /^(?:between|with)$/.test(word.low));
  const sides = between ? conjuncts(s, headOf(s, between) ?? between).flatMap(ids) : [];
  const inside = told.verb.i >= left && told.verb.i <= noun.i;
  const owner = s.words.slice(left, noun.i).find((_, k, list) => /^(?:'s|’s|’)$/.test(list[k + 1]?.text ?? ""));
  const subject = inside || told.verb.i > noun.i ? undefined : subjectOf(s, told.verb);
  const by = s.words.slice(noun.i, to).find((word) => word.low === "by");
  const agentWord = owner ?? subject ?? (by ? headOf(s, by) : undefined);
  const agents = agentWord ? ids(agentWord) : [];
  const party = (id: string) => {
    const actor = cast.byId(id);
    return actor ? (cast.partyOf(actor) ?? id) : id;
  };
  const unique = (list: string[]) => [...new Set(list.map(party))];
  if (said === "bilateral" || said === "mutual")
    return {
      arrangement: "bilateral",
      parties:
        unique([...agents, ...sides].map((one) => one.id)).length > 1
          ? unique([...agents, ...sides].map((one) => one.id))
          : [],
    };
  const own = owner !== undefined || s.words.slice(left, noun.i).some((word) => /^(?:its|their|his)$/.test(word.low));
  const declares =
    /^(?:declare|proclaim|order|declared)$/.test(told.verb.lemma) ||
    (/^(?:announce|announced)$/.test(told.verb.lemma) && own);
  const alone =
    declares &&
    agents.length <= 1 &&
    sides.length === 0 &&
    agentWord !== undefined &&
    conjuncts(s, agentWord).length === 1;
  // "Putin’s ceasefire" is his; "Israel’s ceasefire with Lebanon" is not.
  const his =
    owner !== undefined &&
    agents.length === 1 &&
    sides.length === 0 &&
    !/^(?:agree|sign|reach|broker|negotiate)/.test(told.verb.lemma);
  if (said?.startsWith("unilateral") || alone || his) {
    return {
      arrangement: "unilateral",
      ...(agents[0] ? { declaredBy: agents[0].id } : {}),
      parties: agents[0] ? unique([agents[0].id]) : [],
    };
  }
  const maker =
    agents.length === 1 && /^(?:announce|propose|offer|float|moot|suggest|announced)$/.test(told.verb.lemma)
      ? agents[0]!.id
      : undefined;
  if (maker) return { declaredBy: maker, parties: sides.length > 1 ? unique(sides.map((one) => one.id)) : [] };
  const brokered = /^(?:broker|negotiate|mediate)$/.test(told.verb.lemma);
  const parties = unique([...(brokered ? [] : agents), ...sides].map((one) => one.id));
  return {
    parties: parties.length > 1 ? parties : [],
    ...(parties.length > 2 ? { arrangement: "multilateral" as const } : {}),
  };
}

/** The period that the times of a stretch span together. */
function periodOf(context: Context, s: Sentence, from: number, to: number): When | undefined {
  const times = timesIn(context, s).filter(
    (one) => one.from >= from - 2 && one.to <= to && one.time.when && /^(?:date|time)$/.test(one.time.kind),
  );
  const first = times[0]?.time.when;
  if (!first) return undefined;
  if (times.length === 1) return first;
  const all = times.map((one) => one.time.when!);
  const start = all.map((one) => one.start).sort()[0]!;
  const end = all
    .map((one) => one.end)
    .sort()
    .at(-1)!;
  return { ...first, start, end, precision: "day" };
}

function scopeOf(
  context: Context,
  s: Sentence,
  to: number,
  end: number,
  halted: number | undefined,
): { scope: string } | undefined {
  const from = halted ?? (/^(?:on|covering|for|across)$/.test(s.words[to]?.low ?? "") ? to + 1 : undefined);
  if (from === undefined || from >= end) return undefined;
  let last = halted !== undefined ? to - 1 : from;
  while (
    last + 1 < end &&
    /^(?:DET|ADJ|NOUN|PROPN|ADP|CCONJ)$/.test(s.words[last + 1]!.upos) &&
    !timesIn(context, s).some((one) => one.from <= last + 1 && last + 1 < one.to)
  )
    last++;
  if (timesIn(context, s).some((one) => one.from <= from && from < one.to)) return undefined;
  const text = spanOfWords(context.text, s, from, last).exact;
  return { scope: text.replace(/\s+(?:on|in|at|from|after|for|and|of)$/, "") };
}

function bothTimes(a: When, b: When): When {
  const days = [a.start, b.start, a.end, b.end].map((moment) => moment.slice(0, 10)).sort();
  if (days[0] === a.start.slice(0, 10) && days[3] === a.end.slice(0, 10)) return a;
  return { ...a, start: days[0]!, end: days[3]!, precision: "day" };
}

const rank = ["proposed", "declared", "in-force", "extended", "ended", "collapsed"];

function sameTruce(a: Mention, b: Mention): boolean {
  if (b.fresh || (a.status === "proposed") !== (b.status === "proposed")) return false;
  if (a.when && b.when) {
    // The day that it was declared and the day that it ended are two days of one truce.
    const [first, second] = a.when.start < b.when.start ? [a.when, b.when] : [b.when, a.when];
    const gap = (Date.parse(second.start.slice(0, 10)) - Date.parse(first.end.slice(0, 10))) / 86_400_000;
    if (gap > (b.definite ? 40 : 0)) return false;
  }
  if (a.declaredBy && b.declaredBy && a.declaredBy !== b.declaredBy)
    return a.parties.some((one) => b.parties.includes(one));
  if (a.parties.length > 0 && b.parties.length > 0 && !a.parties.some((one) => b.parties.includes(one))) return false;
  return true;
}

function merge(context: Context, mention: Mention, truce: Truce, other: Mention): void {
  const span = spanOfWords(context.text, other.s, other.from, other.to - 1);
  if (!truce.evidence.some((one) => one.start === span.start)) truce.evidence.push(span);
  if (rank.indexOf(other.status) > rank.indexOf(truce.status)) truce.status = other.status;
  if (!truce.declaredBy && other.declaredBy) truce.declaredBy = other.declaredBy;
  if (other.arrangement && !mention.arrangement) truce.arrangement = other.arrangement;
  if (truce.parties.length === 0 || (other.arrangement === "unilateral" && other.parties.length > 0))
    truce.parties = other.parties;
  if (other.when) truce.when = truce.when ? bothTimes(truce.when, other.when) : other.when;
  if (!truce.scope && other.scope) truce.scope = other.scope;
  mention.when ??= other.when;
  mention.declaredBy ??= other.declaredBy;
}
