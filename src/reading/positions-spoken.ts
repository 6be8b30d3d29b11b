import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import { type Context, once } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { holdersOf, speakerOf } from "./positions-holder.ts";
import { aboutOf, type Stand } from "./positions-stand.ts";

const moves =
  /^(?:leave|trade|withdraw|retreat|surrender|negotiate|accept|agree|sign|pay|budge|bow|cede|abandon|bargain|compromise|haggle|swap|yield|renounce|quit|capitulate|back|move)$/;
const yields = (verb: Word) => moves.test(verb.lemma) || positionBook().sets.giving.has(verb.lemma);

/** The refusal in what a side says nobody does: "nobody is leaving", "not one metre will be given up", "we are not trading". */
export function nobodyDoes(context: Context, s: Sentence, verb: Word): Stand | undefined {
  if (verb.upos !== "VERB" || !yields(verb) || /^(?:advcl|acl)$/.test(bare(verb))) return undefined;
  const clause = clauseOf(s, verb);
  const { subject } = clause;
  if (!subject || subject.i > verb.i) return undefined;
  const ongoing = verb.xpos === "VBG" && clause.tense === "present";
  if (!ongoing && clause.tense !== "future" && !/^(?:can|could|would)$/.test(clause.modal ?? "")) return undefined;
  const first = subtree(s, subject)[0]!;
  const none =
    /^(?:nobody|no-one|none|nothing)$/.test(subject.low) ||
    (first.low === "no" && s.words[first.i + 1]?.low === "one") ||
    (first.low === "not" && /^(?:one|a|an)$/.test(s.words[first.i + 1]?.low ?? "")) ||
    (first.low === "not" && first.i + 1 === subject.i) ||
    (/^(?:one|an?)$/.test(first.low) && s.words[first.i - 1]?.low === "not");
  const ours = /^(?:we|i)$/.test(subject.low) && clause.negated && ongoing;
  if (!none && !ours) return undefined;
  const spoken = speakerOf(context, verb);
  if (!spoken) return undefined;
  // "Not one prisoner will be freed": the prisoners; "nobody is leaving": whoever it is.
  const whole = clause.passive || (subject.upos === "NOUN" && childrenOf(s, verb, "obj").length === 0);
  const thing = whole ? aboutOf(s, subject) : aboutOf(s, verb).filter((word) => word.i >= verb.i);
  return {
    s,
    verb,
    stance: "rejects",
    holders: [spoken.actor],
    about: whole ? [...thing, verb].sort((a, b) => a.i - b.i) : thing,
    doer: spoken.actor,
    rule: none ? "position/nobody" : "position/are-not",
    strength: none ? "red-line" : "firm",
    negated: true,
  };
}

/** "There is nothing to discuss", "there is no deal without the pilots", said by a side. */
export function nothingTo(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const thing = childOf(s, verb, "nsubj");
  if (!thing || childrenOf(s, verb, "expl").length === 0 || clauseOf(s, verb).tense !== "present") return undefined;
  const act =
    thing.low === "nothing" ? childrenOf(s, thing, "acl", "advcl").find(({ xpos }) => xpos === "VB") : undefined;
  const without =
    childrenOf(s, thing, "det").some(({ low }) => low === "no") &&
    [...childrenOf(s, verb, "obl"), ...childrenOf(s, thing, "nmod")].some((word) =>
      childrenOf(s, word, "case").some(({ low }) => low === "without"),
    );
  if (!(act && /^(?:discuss|sign|negotiate|talk|bargain|concede|agree)$/.test(act.lemma)) && !without) return undefined;
  const spoken = speakerOf(context, verb);
  if (!spoken) return undefined;
  const about = act
    ? aboutOf(s, act).filter((word) => word.i > act.i)
    : aboutOf(s, thing).filter((word) => word.low !== "no");
  return {
    s,
    verb,
    stance: "rejects",
    holders: [spoken.actor],
    about,
    rule: "position/nothing-to",
    strength: "firm",
    negated: true,
  };
}

/** The open answer of "left open whether the levy would stay". */
export function leftOpen(context: Context, s: Sentence, verb: Word): Stand | undefined {
  if (verb.lemma !== "leave" || s.words[verb.i + 1]?.low !== "open") return undefined;
  const whether = s.words.slice(verb.i + 2, verb.i + 5).find(({ low }) => /^(?:whether|if|how|when)$/.test(low));
  const clause = whether && headOf(s, whether);
  const holders = clause ? holdersOf(context, s, clauseOf(s, verb).subject) : [];
  if (!clause || holders.length === 0) return undefined;
  return { s, verb, stance: "undecided", holders, about: aboutOf(s, clause), rule: "position/left-open" };
}

/** The wish of "Chad would like a share of the water", "Peru could imagine a shorter pact". */
export function wouldLike(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  const like = clause.modal === "would" && /^(?:like|love|prefer)$/.test(verb.lemma);
  const imagine = clause.modal === "could" && verb.lemma === "imagine";
  const glad =
    /^(?:would|will)$/.test(clause.modal ?? (clause.tense === "future" ? "will" : "")) &&
    childrenOf(s, verb, "advmod").some(({ low }) => /^(?:gladly|happily|willingly|readily)$/.test(low));
  if ((!like && !imagine && !glad) || clause.negated) return undefined;
  // "Compensation we would gladly discuss"
  const ahead = s.words[(clause.subject?.i ?? 0) - 1];
  const object =
    childOf(s, verb, "obj") ?? (glad && ahead?.upos === "NOUN" && ahead.head === verb.i ? ahead : undefined);
  const holders = object ? holdersOf(context, s, clause.subject) : [];
  if (!object || holders.length === 0 || context.cast.at(s, object) || object.upos !== "NOUN") return undefined;
  const { sets } = positionBook();
  if (sets.courtesies.has(object.lemma)) return undefined;
  return {
    s,
    verb,
    stance: like ? "demands" : glad ? "offers" : "considers",
    holders,
    about: aboutOf(s, object),
    rule: `position/${glad ? "gladly" : verb.lemma}`,
    ...(like ? {} : { strength: "open" as const }),
  };
}

/** "The patrol was a line Chad would not cross": a refusal of the patrol. */
export function notCrossed(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const line = verb.lemma === "cross" && clauseOf(s, verb).negated ? headOf(s, verb) : undefined;
  if (line?.lemma !== "line" || !childOf(s, line, "cop")) return undefined;
  const thing = childOf(s, line, "nsubj");
  const holders = thing ? holdersOf(context, s, childOf(s, verb, "nsubj")) : [];
  if (!thing || holders.length === 0) return undefined;
  const about = aboutOf(s, thing);
  return { s, verb, stance: "rejects", holders, about, rule: "position/line", strength: "red-line", negated: true };
}

/** "An apology is what Chad will not give": what it is said to be. */
export function clovenThing(s: Sentence, verb: Word): Word | undefined {
  const what = verb.relation.startsWith("acl") ? headOf(s, verb) : verb;
  const asked = what === verb ? childrenOf(s, verb, "obj").find(({ low }) => low === "what") : what;
  if (asked?.low !== "what" || asked.i > verb.i) return undefined;
  const thing = childOf(s, what!, "nsubj:outer") ?? childrenOf(s, what!, "nsubj").find((word) => word.i < asked.i);
  return thing && childrenOf(s, what!, "cop").some((cop) => cop.i < asked.i) ? thing : undefined;
}

/** The stance of a short answer: "Never.", "the old list, gladly". */
export function reply(context: Context, s: Sentence, word: Word): Stand | undefined {
  const { replies } = positionBook();
  const stance = replies.get(word.low);
  if (!stance) return undefined;
  const next = s.words[word.i + 1];
  if (next && next.upos !== "PUNCT") return undefined;
  const content = once(context, contents);
  const before = s.words[word.i - 1];
  const alone =
    content.has(word.start) || (before !== undefined && content.has(before.start) && before.upos === "PUNCT");
  const fronted = !alone && before?.text === "," && word.quoted ? phraseBefore(s, word.i - 2) : [];
  if (!alone && fronted.length === 0) return undefined;
  const spoken = speakerOf(context, word);
  if (!spoken) return undefined;
  const asked = alone ? askedIn(s) : undefined;
  // A bare "yes" says nothing where nobody is told to have asked.
  if (alone && !asked && !/^(?:never|gladly)$/.test(word.low)) return undefined;
  const about = asked ? aboutOf(s, asked).filter((one) => one.upos !== "SCONJ") : fronted;
  if (asked && !/^(?:would|will|could|can|may|might|should)$/.test(childOf(s, asked, "aux")?.low ?? ""))
    return undefined;
  return {
    s,
    verb: word,
    stance,
    holders: [spoken.actor],
    about,
    rule: "position/reply",
    ...(word.low === "never" ? { strength: "red-line" as const } : {}),
  };
}

const contents = ({ findings }: Context): Set<number> =>
  new Set(
    findings.flatMap((one) =>
      one.kind === "attribution" ? one.content.flatMap(({ start }) => [start, start + 1]) : [],
    ),
  );

// "asked whether it would sign": what was asked in the same sentence.
function askedIn(s: Sentence): Word | undefined {
  const mark = s.words.find(
    (word) => /^(?:whether|if)$/.test(word.low) && /^(?:asked|pressed)$/.test(s.words[word.i - 1]?.low ?? ""),
  );
  return mark && headOf(s, mark);
}

// The words of a phrase without a verb that end at a place, from the mark before them.
function phraseBefore(s: Sentence, end: number): Word[] {
  const words: Word[] = [];
  for (let i = end; i >= 0 && words.length < 9; i--) {
    const word = s.words[i]!;
    if (word.upos === "VERB" || word.upos === "AUX") return [];
    if (word.upos === "PUNCT") break;
    words.unshift(word);
  }
  return words.some(({ upos }) => upos === "NOUN") ? words : [];
}
