import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { conditionsOf } from "./positions-conditions.ts";
import { holdersOf, holdersOfVerb, partyOf, speakerOf } from "./positions-holder.ts";
import { aboutOf, isDenied, isIdle, isPending, type Stand, strengthOf } from "./positions-stand.ts";

const willing = /^(?:will|would|can|could|'ll|’ll|wo|ca|shall)$/;

/** The stance in "will not hand over", "there can be no talks until", "Moscow must withdraw", "would stop if". */
export function fromModal(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (verb.low === "going") {
    // "are not going to pay"
    const act = childOf(s, verb, "xcomp");
    return act && isDenied(s, verb) ? willNot(context, s, act) : undefined;
  }
  if (verb.lemma === "threaten") return unless(context, s, verb);
  if (/^(?:say|decide)$/.test(verb.lemma) && isPending(s, verb)) return unsaid(context, s, verb);
  if (clause.tense !== "future" && !clause.modal && !needs(verb)) return undefined;
  return (
    notDrawn(context, s, verb) ??
    willNot(context, s, verb) ??
    thereIsNo(context, s, verb) ??
    must(context, s, verb) ??
    unless(context, s, verb) ??
    bargain(context, s, verb)
  );
}

const yielding = (act: Word) =>
  positionBook().sets.giving.has(act.lemma) || /^(?:go|leave|stop|end|change|pull|stand|come|halt)$/.test(act.lemma);

/** "Give us back our ships," said by a side: what it tells the other to do. */
export function imperative(context: Context, s: Sentence, verb: Word): Stand | undefined {
  if (!verb.quoted || verb.xpos !== "VB" || !yielding(verb)) return undefined;
  if (verb.children.some((i) => i < verb.i && s.words[i]!.upos !== "PUNCT")) return undefined;
  if (verb.i > 0 && s.words[verb.i - 1]!.upos !== "PUNCT") return undefined;
  if (/^(?:xcomp|advcl|acl|conj)$/.test(bare(verb)) || verb.lemma === "let") return undefined;
  const speaker = speakerOf(context, verb);
  if (!speaker) return undefined;
  return { s, verb, stance: "demands", holders: [speaker.actor], about: aboutOf(s, verb), rule: "position/imperative" };
}

const needs = (verb: Word) => /^(?:have|need)$/.test(verb.lemma);

// "would not be drawn on the date"
function notDrawn(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (verb.lemma !== "draw" || !clause.passive || !clause.negated) return undefined;
  const holders = holdersOf(context, s, clause.subject);
  const on = childrenOf(s, verb, "obl")[0];
  const about = on && on.upos !== "PRON" ? aboutOf(s, on) : [];
  return holders.length > 0 ? { s, verb, stance: "undecided", holders, about, rule: "position/not-drawn" } : undefined;
}

// "they would act unless inspectors regained access": the threat demands what would avert it.
function unless(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const averting = childrenOf(s, verb, "advcl").find((word) =>
    childrenOf(s, word, "mark").some((mark) => mark.low === "unless"),
  );
  if (!averting || childOf(s, averting, "expl")) return undefined;
  const speaker = speakerOf(context, verb);
  const holders = speaker ? [speaker.actor] : holdersOf(context, s, clauseOf(s, verb).subject);
  if (holders.length === 0) return undefined;
  const subject = childOf(s, averting, "nsubj");
  const doer = subject && context.cast.at(s, subject);
  if (doer && holders.some((one) => partyOf(context, one) === partyOf(context, doer))) return undefined;
  return {
    s,
    verb: averting,
    stance: "demands",
    holders,
    about: aboutOf(s, averting),
    ...(doer ? { doer } : {}),
    rule: "position/unless",
  };
}

// "would not say whether it will sign", "has yet to say if it accepts": the answer is left open.
function unsaid(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const whether = childrenOf(s, verb, "ccomp", "xcomp", "advcl").find((word) =>
    childrenOf(s, word, "mark").some((mark) => /^(?:whether|if)$/.test(mark.low)),
  );
  const holders = whether ? holdersOfVerb(context, s, verb) : [];
  if (!whether || holders.length === 0) return undefined;
  return { s, verb, stance: "undecided", holders, about: aboutOf(s, whether), rule: "position/will-not-say" };
}

// A refusal of what the verb says, by its subject.
function willNot(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (!isDenied(s, verb) || verb.upos !== "VERB") return undefined;
  if (isIdle(s, verb) && !/^(?:talk|discuss|tell|say|have|be|see|give|make)$/.test(verb.lemma)) return undefined;
  if (clause.passive) return notDone(context, s, verb);
  const going = headOf(s, verb)?.low === "going";
  if (!(clause.tense === "future" || willing.test(clause.modal ?? "") || going)) return undefined;
  const relation = bare(verb);
  if (relation === "advcl" && childrenOf(s, verb, "mark").some((word) => /^(?:if|unless|once|until)$/.test(word.low)))
    return undefined;
  const { sets, verbs } = positionBook();
  const rule = verbs.get(verb.lemma)?.find((one) => !one.with && !one.noun);
  if (rule && (rule.stance === "demands" || rule.stance === "rejects")) return undefined;
  const holders = holdersOfVerb(context, s, verb);
  if (holders.length === 0) return undefined;
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
  if (verb.lemma === "have") return undefined;
  const strength = strengthOf(s, verb);
  return {
    s,
    verb,
    stance: "rejects",
    holders,
    about: aboutOf(s, verb).filter((word) => word.i >= verb.i),
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

// "There can be no talks until they leave", "no cable could be laid without permission", said by a side.
function thereIsNo(context: Context, s: Sentence, verb: Word): Stand | undefined {
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
  if (childrenOf(s, noun, "cop", "nsubj", "aux").length > 0 || /^(?:nsubj|obj|obl|nmod)$/.test(bare(noun)))
    return undefined;
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

// "Moscow must withdraw its troops", said by the other side.
function must(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  const modal = clause.modal ?? "";
  let act = verb;
  if (needs(verb)) {
    const to = childOf(s, verb, "xcomp");
    if (!to) return needed(context, s, verb);
    // "had yet to be tabled"
    if (childrenOf(s, verb, "advmod").some(({ low }) => /^(?:yet|still)$/.test(low))) return undefined;
    if (!to || !childrenOf(s, to, "mark").some((word) => word.low === "to")) return undefined;
    if (
      clause.negated ||
      (clause.modal && clause.modal !== "would") ||
      (/^(?:past|perfect|infinitive)$/.test(clause.tense) && verb.xpos !== "VBD")
    )
      return undefined;
    act = to;
  } else if (childrenOf(s, verb, "aux").some((aux) => aux.low === "should" && aux.i < (clause.subject?.i ?? 0))) {
    // "should none come by Friday"
    return undefined;
  } else if (modal !== "must" && !(modal === "should" && !clause.negated)) return undefined;
  if (
    /^(?:know|see|remember|say|note|understand|acknowledge|wait|hope|be|mean)$/.test(act.lemma) &&
    act.upos === "VERB"
  )
    return undefined;
  if (verb.children.some((i) => /^(?:what|how|which|who|when|where|why)$/.test(s.words[i]!.low))) return undefined;
  // "must by law call a vote": a duty, no demand.
  if (childrenOf(s, verb, "obl").some((word) => /^(?:law|constitution|statute)$/.test(word.lemma))) return undefined;
  const speaker = speakerOf(context, verb);
  if (!speaker || !clause.subject) return undefined;
  const doer = context.cast.at(s, clause.subject);
  const party = partyOf(context, speaker.actor);
  // What one must do oneself is no demand on the others; "we all" is.
  if (doer && partyOf(context, doer) === party) return undefined;
  // "They have to leave", said of the other side; "a deal has to guarantee jobs".
  const others = clause.subject.quoted && /^(?:they|you)$/.test(clause.subject.low) && yielding(act);
  const text = positionBook().sets.proposals.has(clause.subject.lemma);
  if (needs(verb) && !doer && !others && !text && !(clause.subject.upos === "NOUN" && yielding(act))) return undefined;
  if (needs(verb) && doer && !/^(?:state|organisation|group|person|role-holder|unnamed)$/.test(doer.kind))
    return undefined;
  if (/^(?:it|there|that|this|he|she|i|we|you)$/.test(clause.subject.low) && !doer) return undefined;
  return {
    s,
    verb,
    stance: clause.negated ? "rejects" : "demands",
    holders: [speaker.actor],
    about: aboutOf(s, act).filter((word) => bare(word) !== "aux"),
    ...(doer && !clauseOf(s, act).passive ? { doer } : {}),
    rule: `position/${needs(verb) ? verb.lemma : modal}`,
    ...(modal === "must" ? { strength: "firm" as const } : {}),
  };
}

// "We need an end to the tariffs": an act that others would have to do.
function needed(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const object = childOf(s, verb, "obj");
  const clause = clauseOf(s, verb);
  if (!object || clause.negated || verb.lemma !== "need" || !positionBook().sets.acts.has(object.lemma))
    return undefined;
  const speaker = speakerOf(context, verb);
  const holders = holdersOfVerb(context, s, verb);
  if (!speaker || !holders.some((one) => partyOf(context, one) === partyOf(context, speaker.actor))) return undefined;
  return { s, verb, stance: "demands", holders, about: aboutOf(s, object), rule: "position/need" };
}

/** "It is time for them to leave," said by a side: what it wants done. */
export function timeFor(context: Context, s: Sentence, noun: Word): Stand | undefined {
  if (noun.low !== "time" || childrenOf(s, noun, "cop").length === 0) return undefined;
  const act = childrenOf(s, noun, "acl", "advcl").find((word) =>
    childrenOf(s, word, "mark").some(({ low }) => low === "to"),
  );
  const who =
    childrenOf(s, noun, "nmod", "obl").find((word) => childOf(s, word, "case")?.low === "for") ??
    (act && childOf(s, act, "nsubj"));
  const speaker = act && who ? speakerOf(context, noun) : undefined;
  const doer = who && context.cast.at(s, who);
  if (!act || !speaker || !doer || partyOf(context, doer) === partyOf(context, speaker.actor)) return undefined;
  return {
    s,
    verb: noun,
    stance: "demands",
    holders: [speaker.actor],
    about: aboutOf(s, act),
    doer,
    rule: "position/time-for",
  };
}

// "Russia might halt its advance if …", "they will come once the council asks": a deed offered for a price.
function bargain(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (clause.negated || clause.passive || isDenied(s, verb)) return undefined;
  if (
    verb.upos !== "VERB" ||
    /^(?:be|have|say|mean|happen|become|face|lose|suffer|need|see|get|fall|rise|follow|like|love|prefer|want|retaliate|strike|attack|respond|resort|invade|expire|end|walk)$/.test(
      verb.lemma,
    )
  )
    return undefined;
  if (/^(?:advcl|acl)$/.test(bare(verb)) && headOf(s, verb)?.upos === "VERB") return undefined;
  const spoken = speakerOf(context, verb);
  // "will ship more only if the fee is halved"
  const strictly = childrenOf(s, verb, "advmod").some(({ low }) => low === "only");
  const future = clause.tense === "future" && (spoken !== undefined || strictly);
  if (!future && !/^(?:may|might|could|would)$/.test(clause.modal ?? "")) return undefined;
  const rule = positionBook()
    .verbs.get(verb.lemma)
    ?.find((one) => !one.with && !one.noun);
  if (rule && rule.stance !== "accepts" && rule.stance !== "offers") return undefined;
  // "an agreement in which they would free the captives": what a text foresees.
  if (/^acl/.test(verb.relation) && childrenOf(s, verb, "obl").some(({ low }) => low === "which")) return undefined;
  if (/^(?:continue|keep|remain|proceed|fight|pursue)$/.test(verb.lemma)) return undefined;
  const only = childrenOf(s, verb, "advmod").some((word) => word.low === "then" && s.words[word.i - 1]?.low === "only");
  const conditions = conditionsOf(context, s, verb);
  const { details, courtesies } = positionBook().sets;
  if (childrenOf(s, verb, "obj").some(({ lemma }) => details.has(lemma) || courtesies.has(lemma))) return undefined;
  const giving =
    spoken !== undefined && positionBook().sets.giving.has(verb.lemma) && childrenOf(s, verb, "obj", "obl").length > 0;
  if (conditions.length === 0 && !only && !giving) return undefined;
  // "stopped short of saying that it would"
  if (s.words.some((word, i) => word.low === "short" && i < verb.i && s.words[i + 1]?.low === "of")) return undefined;
  if (conditions.some((one) => /^unless\b/i.test(one.text.exact))) return undefined;
  const holders = holdersOfVerb(context, s, verb);
  if (holders.length === 0) return undefined;
  // Without a condition only one's own promise is an offer, no forecast of what others do.
  if (
    conditions.length === 0 &&
    !only &&
    !(spoken && holders.some((one) => partyOf(context, one) === partyOf(context, spoken.actor)))
  )
    return undefined;
  return {
    s,
    verb,
    stance: rule?.stance === "accepts" ? "accepts" : "offers",
    holders,
    about: aboutOf(s, verb).filter((word) => word.i >= verb.i),
    doer: holders[0]!,
    rule: "position/bargain",
  };
}
