import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { listedIssueOf } from "./issues.ts";
import { positionBook } from "./positions-book.ts";
import { holdersOf, holdersOfVerb, partyOf, speakerOf } from "./positions-holder.ts";
import { aboutOf, type Stand } from "./positions-stand.ts";

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

/** Whether a verb can say what must be: "have to", "need to". */
export const needs = (verb: Word) => /^(?:have|need)$/.test(verb.lemma);

/** The demand in a threat: "they would act unless inspectors regained access". */
export function unless(context: Context, s: Sentence, verb: Word): Stand | undefined {
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

/** The demand in "Moscow must withdraw its troops", said by the other side. */
export function must(context: Context, s: Sentence, verb: Word): Stand | undefined {
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
    /^(?:know|see|remember|say|note|understand|acknowledge|wait|hope|be|mean|look)$/.test(act.lemma) &&
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
  // "The one who rang the bell must answer it": a saw.
  if (clause.subject.low === "one" || clause.subject.low === "ones") return undefined;
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
  if (!object || clause.negated || verb.lemma !== "need") return undefined;
  const { acts, proposals } = positionBook().sets;
  if (!acts.has(object.lemma) && !proposals.has(object.lemma) && !listedIssueOf(context, s, subtree(s, object)))
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
