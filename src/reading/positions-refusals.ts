import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { conditionsOf } from "./positions-conditions.ts";
import { holdersOf, holdersOfVerb, speakerOf } from "./positions-holder.ts";
import { clovenThing } from "./positions-spoken.ts";
import { aboutOf, isDenied, isIdle, type Stand, strengthOf } from "./positions-stand.ts";

const willing = /^(?:will|would|can|could|'ll|’ll|wo|ca|shall)$/;

/** The open answer of "would not be drawn on the date". */
export function notDrawn(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (verb.lemma !== "draw" || !clause.passive || !clause.negated) return undefined;
  const holders = holdersOf(context, s, clause.subject);
  const on = childrenOf(s, verb, "obl")[0];
  const about = on && on.upos !== "PRON" ? aboutOf(s, on) : [];
  return holders.length > 0 ? { s, verb, stance: "undecided", holders, about, rule: "position/not-drawn" } : undefined;
}

/** The open answer of "would not say whether it will sign", "has yet to say if it accepts". */
export function unsaid(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const whether = childrenOf(s, verb, "ccomp", "xcomp", "advcl").find((word) =>
    childrenOf(s, word, "mark").some((mark) => /^(?:whether|if)$/.test(mark.low)),
  );
  // "would not say whether the raids had helped": that is no answer to an offer.
  const ahead = whether && clauseOf(s, whether);
  if (ahead && ahead.tense !== "future" && ahead.tense !== "infinitive" && !ahead.modal) return undefined;
  const holders = whether ? holdersOfVerb(context, s, verb) : [];
  if (!whether || holders.length === 0) return undefined;
  return { s, verb, stance: "undecided", holders, about: aboutOf(s, whether), rule: "position/will-not-say" };
}

/** The refusal of what a verb says, by its subject: "will not hand over the post". */
export function willNot(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (!isDenied(s, verb) || verb.upos !== "VERB") return undefined;
  if (isIdle(s, verb) && !/^(?:talk|discuss|tell|say|have|be|see|give|make)$/.test(verb.lemma)) return undefined;
  if (clause.passive) return notDone(context, s, verb);
  const going = headOf(s, verb)?.low === "going";
  if (!(clause.tense === "future" || willing.test(clause.modal ?? "") || going)) return undefined;
  const relation = bare(verb);
  if (relation === "advcl" && childrenOf(s, verb, "mark").some((word) => /^(?:if|unless|once|until)$/.test(word.low)))
    return undefined;
  // "will not avoid talks": to stay away is what is refused.
  if (/^(?:avoid|shun|evade|dodge|boycott|skip|miss|hesitate|fail)$/.test(verb.lemma)) return undefined;
  const { sets, verbs } = positionBook();
  const rule = verbs.get(verb.lemma)?.find((one) => !one.with && !one.noun);
  if (rule && (rule.stance === "demands" || rule.stance === "rejects")) return undefined;
  const holders = holdersOfVerb(context, s, verb);
  if (holders.length === 0) return undefined;
  // "which cannot agree on a date": among themselves.
  if (verb.lemma === "agree" && holders.length > 1) return undefined;
  // "won't have it"
  if (verb.lemma === "have" && /^(?:it|this|that|any)$/.test(childOf(s, verb, "obj")?.low ?? ""))
    return {
      s,
      verb,
      stance: "rejects",
      holders,
      about: [],
      rule: "position/will-not",
      strength: "firm",
      negated: true,
    };
  // "would not be drawn", "would not say whether": the answer is left open.
  if (/^(?:say|tell|disclose|reveal|commit)$/.test(verb.lemma)) {
    const open = unsaid(context, s, verb);
    if (open || verb.lemma !== "commit") return open;
  }
  const conditions = conditionsOf(context, s, verb, true);
  // "cannot fly", "could not reach": what is out of reach is not refused, unless it is said of oneself.
  const able = /^(?:can|could|ca)$/.test(clause.modal ?? "");
  if (
    able &&
    !sets.giving.has(verb.lemma) &&
    !/^(?:accept|agree|support|sign|allow|tolerate|permit|approve|ratify|give|recognise|recognize|negotiate|surrender|concede|endorse|back|live|abandon|cede|compromise|go|wait|join|consent|commit|withdraw|sit|return|talk|discuss|recognise|give)$/.test(
      verb.lemma,
    )
  )
    return undefined;
  // "would not budge from its demand": what it holds to is told by the noun.
  if (/^(?:budge|move|retreat|resile|waver|deviate|step|back)$/.test(verb.lemma)) {
    const from = childrenOf(s, verb, "obl").find((word) => /^(?:from|on)$/.test(childOf(s, word, "case")?.low ?? ""));
    if (from && /^(?:demand|position|stance|insistence|line|claim|commitment)$/.test(from.lemma)) return undefined;
  }
  const joining = joins(s, verb);
  if (sets.foretold.has(verb.lemma) && verb.lemma !== "give" && !joining) return undefined;
  if (sets.coming.has(verb.lemma) && conditions.length === 0 && !able && !joining) return undefined;
  // "would not put a price on it": an answer withheld.
  if (
    verb.lemma === "have" ||
    (verb.lemma === "put" &&
      childrenOf(s, verb, "obj").some(({ lemma }) => lemma === "price" || sets.details.has(lemma)))
  )
    return undefined;
  const strength = strengthOf(s, verb);
  const thing = clovenThing(s, verb);
  return {
    s,
    verb,
    stance: "rejects",
    holders,
    about: thing ? aboutOf(s, thing) : aboutOf(s, verb).filter((word) => word.i >= verb.i),
    doer: holders[0]!,
    rule: "position/will-not",
    negated: true,
    ...(strength ? { strength } : {}),
  };
}

const sitting =
  /^(?:talk|meeting|summit|round|conference|negotiation|session|table|discussion|dinner|ceremony|hearing)$/;

// "will not join the sanctions", "take part in any force": more than staying away from a meeting.
function joins(s: Sentence, verb: Word): boolean {
  const part = verb.lemma === "take" && childOf(s, verb, "obj")?.low === "part";
  if (!part && !/^(?:join|participate|return)$/.test(verb.lemma)) return false;
  const what = childrenOf(s, verb, "obj", "obl").filter((word) => word.low !== "part" && word.upos === "NOUN");
  return what.length > 0 && what.every((word) => !sitting.test(word.lemma));
}

// "The sanctions will not be lifted, the ministry said": a refusal of what the speaker would do.
function notDone(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  const speaker = speakerOf(context, verb);
  if (!speaker || (clause.tense !== "future" && clause.modal !== "would")) return undefined;
  if (!positionBook().sets.giving.has(verb.lemma) || childrenOf(s, verb, "obl:agent").length > 0) return undefined;
  if (!clause.subject || clause.subject.upos === "PRON") return undefined;
  const strength = strengthOf(s, verb);
  return {
    s,
    verb,
    stance: "rejects",
    holders: [speaker.actor],
    about: aboutOf(s, verb).filter((word) => bare(word) !== "aux"),
    rule: "position/will-not-be",
    negated: true,
    ...(strength ? { strength } : {}),
  };
}

/** The refusal in "there can be no talks until they leave", "no cable could be laid without permission", said by a side. */
export function thereIsNo(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (!(clause.tense === "future" || /^(?:can|could|would|may|might)$/.test(clause.modal ?? ""))) return undefined;
  const subject = childOf(s, verb, "nsubj");
  const thing = childrenOf(s, verb, "expl").length > 0 ? subject : clause.passive ? subject : undefined;
  const self = !thing && childrenOf(s, verb, "expl").length > 0 && childrenOf(s, verb, "det").length > 0 ? verb : thing;
  if (!self || !childrenOf(s, self, "det").some((word) => word.low === "no")) return undefined;
  const speaker = speakerOf(context, verb);
  if (!speaker) return undefined;
  return {
    s,
    verb,
    stance: "rejects",
    holders: [speaker.actor],
    about: aboutOf(s, self).filter((word) => self !== verb || word.i <= verb.i || bare(word) !== "advcl"),
    rule: "position/there-is-no",
    strength: strengthOf(s, verb) ?? "firm",
    negated: true,
  };
}

/** "No deal without the fishermen," said by a side: there shall be none. */
export function noSuch(context: Context, s: Sentence, noun: Word): Stand | undefined {
  const no = childrenOf(s, noun, "det").find((word) => word.low === "no");
  const opening = no && s.words[no.i - 1];
  if (!no || (opening && opening.upos !== "PUNCT")) return undefined;
  // "No truce while ships burn, the envoy said": the object of the saying behind it.
  const saying = headOf(s, noun);
  const said =
    saying !== undefined && saying.i > noun.i && /^(?:say|tell|insist|add|declare|warn|repeat)$/.test(saying.lemma);
  if (childrenOf(s, noun, "cop", "aux").length > 0 || (!said && /^(?:nsubj|obj|obl|nmod)$/.test(bare(noun))))
    return undefined;
  if (!said && childrenOf(s, noun, "nsubj").length > 0) return undefined;
  const speaker = speakerOf(context, noun);
  if (!speaker) return undefined;
  return {
    s,
    verb: noun,
    stance: "rejects",
    holders: [speaker.actor],
    about: aboutOf(s, noun),
    rule: "position/no-such",
    strength: "firm",
    negated: true,
  };
}
