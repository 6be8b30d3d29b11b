import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook, type Stance, type VerbRule } from "./positions-book.ts";
import type { Frame } from "./positions-frame.ts";
import { partyOf } from "./positions-holder.ts";
import { isDenied, isPending } from "./positions-stand.ts";
import type { Taken } from "./positions-taken.ts";

const refraining = /^(?:refrain|avoid|fail|deny|stop|cease|abstain|forget|delay|postpone|hesitate)$/;
const prospect =
  /^(?:guarantee|assurance|hope|chance|possibility|expectation|sign|prospect|question|doubt|fear|risk|pressure|bid|attempt|effort|agreement|deal|plan|proposal)$/;
const leading =
  /^(?:decide|vow|continue|begin|start|intend|plan|choose|opt|proceed|keep|move|come|go|remain|say|have|threaten|think|join|step|lead|appear|seem|like|prefer)$/;

const opposite: Partial<Record<Stance, Stance>> = { accepts: "rejects", considers: "rejects", offers: "rejects" };

/** What a negation, a question or a doubt makes of the stance of a verb; undefined where it then says nothing. */
export function turned(s: Sentence, verb: Word, rule: VerbRule, frame: Frame): Stance | undefined {
  const negated = isDenied(s, verb);
  const above = headOf(s, verb);
  if (rule.denied && isPending(s, verb)) return rule.stance;
  if (rule.denied !== negated && rule.denied) return undefined;
  // "have still to agree", "failed to agree", "has yet to accept": they have not.
  if (above && bare(verb) === "xcomp") {
    if (isPending(s, verb)) return rule.stance === "accepts" || rule.takes.has("whether") ? "undecided" : undefined;
    // What somebody is urged, expected or tempted to do is not yet his stance.
    if (above.upos === "VERB" && !leading.test(above.lemma)) return undefined;
  }
  // "as they undertook to do": told back.
  if (frame.complement?.lemma === "do" && childrenOf(s, frame.complement, "obj").length === 0) return undefined;
  if (frame.complementIs === "whether" && !rule.takes.has("whether")) return undefined;
  // "the association it promised in 2013": told in passing of what is long past.
  if (
    rule.stance === "offers" &&
    verb.relation.startsWith("acl") &&
    /^(?:past|perfect)$/.test(clauseOf(s, verb).tense) &&
    /^(?:promise|pledge|vow)$/.test(verb.lemma)
  )
    return undefined;
  // "has sixty days to review it": leave to weigh is no weighing.
  const to = verb.xpos === "VB" && childrenOf(s, verb, "mark").some(({ low }) => low === "to");
  if (rule.stance === "considers" && to && bare(verb) !== "xcomp") return undefined;
  // "a deadline to give way and agree to it"
  if (
    above &&
    bare(verb) === "conj" &&
    verb.xpos === "VB" &&
    /^(?:acl|advcl)$/.test(bare(above)) &&
    above.xpos === "VB"
  )
    return undefined;
  // "refrained from rejecting", "guarantees that Israel agrees": nothing is rejected or agreed.
  if (above && refraining.test(above.lemma) && /^(?:advcl|obl|xcomp|ccomp)$/.test(bare(verb))) return undefined;
  if (
    above?.upos === "NOUN" &&
    prospect.test(above.lemma) &&
    /^(?:acl|ccomp)$/.test(bare(verb)) &&
    verb.xpos !== "VBN" &&
    verb.relation !== "acl:relcl" &&
    verb.xpos !== "VBG"
  )
    return undefined;
  if (bare(verb) === "advcl" && /^(?:before|without)$/.test(subtree(s, verb)[0]!.low)) return undefined;
  // "Should Haiti accept the mission, …"
  const first = childOf(s, verb, "aux");
  if (first && /^(?:should|had)$/.test(first.low) && first.i < (childOf(s, verb, "nsubj")?.i ?? 0)) return undefined;
  const marks = childrenOf(s, verb, "mark", "case").map((mark) => mark.low);
  // "declined to say whether it would accept": nothing is accepted.
  if (marks.includes("whether")) return "undecided";
  if (marks.some((low) => /^(?:if|unless|until|once|lest|provided|without|before|than|instead)$/.test(low)))
    return undefined;
  if (above && /^(?:provide|deny|suppose|imagine)$/.test(above.lemma)) return undefined;
  if (rule.takes.has("whether") && rule.stance === "undecided")
    return /^(?:decide|determine)$/.test(verb.lemma) && !negated && clauseOf(s, verb).tense !== "future"
      ? undefined
      : "undecided";
  const able = /^(?:can|could)$/.test(clauseOf(s, verb).modal ?? "");
  if (able && !negated && rule.stance === "rejects") return undefined;
  if (!negated || rule.denied) {
    // "vowed that it would make no concessions"
    const refused =
      frame.complement && /^(?:vow|agree|promise|pledge)$/.test(rule.form) && isDenied(s, frame.complement);
    return refused || (frame.complement && rule.stance === "accepts" && shouldNot(s, frame.complement))
      ? "rejects"
      : rule.stance;
  }
  if (rule.stance === "rejects")
    return /^(?:rule out|reject|dismiss|turn down|exclude)$/.test(rule.form)
      ? "considers"
      : rule.form === "oppose"
        ? "accepts"
        : undefined;
  // "had not suggested partitioning it": what is denied to have been said is not refused.
  if (/^(?:suggest|propose|promise|pledge|vow)$/.test(rule.form) && /^(?:past|perfect)$/.test(clauseOf(s, verb).tense))
    return undefined;
  if (rule.form === "want" && (frame.complement || !clauseOf(s, verb).negated)) return "rejects";
  if (rule.form === "consider" && frame.object && childrenOf(s, frame.object, "acl").length > 0) return "rejects";
  return opposite[rule.stance];
}

// "agreed that the levy should not be lifted"
const shouldNot = (s: Sentence, verb: Word) => clauseOf(s, verb).negated && clauseOf(s, verb).modal === "should";

/** Who would have to do what a stance is about: what a side demands, others would. */
export function doerOf(
  context: Context,
  frame: Frame,
  taken: Taken,
  stance: Stance,
  holders: Actor[],
): Actor | undefined {
  return othersThan(context, holders, stance, doing(context, frame, taken, stance, holders));
}

function doing(context: Context, { s }: Frame, taken: Taken, stance: Stance, holders: Actor[]): Actor | undefined {
  if (taken.person) return context.cast.at(s, taken.person);
  if (stance === "offers" || ((stance === "rejects" || stance === "accepts") && taken.act)) return holders[0];
  if (stance === "demands") {
    if (taken.act && !taken.person) {
      const clause = clauseOf(s, taken.act);
      const subject = childOf(s, taken.act, "nsubj");
      if (subject && !clause.passive) return context.cast.at(s, subject);
    }
    return ownerOf(context, s, taken.about);
  }
  return undefined;
}

// What a side demands, others would do.
function othersThan(context: Context, holders: Actor[], stance: Stance, doer: Actor | undefined): Actor | undefined {
  if (!doer || stance !== "demands") return doer;
  return holders.some((one) => partyOf(context, one) === partyOf(context, doer)) ? undefined : doer;
}

// "the withdrawal of an Armenian post", "the brigade's departure": whose it is would act.
function ownerOf(context: Context, s: Sentence, about: Word[]): Actor | undefined {
  const head = about.find((word) => word.upos === "NOUN" && positionBook().sets.acts.has(word.lemma));
  if (!head) return undefined;
  for (const word of subtree(s, head)) {
    const actor = context.cast.at(s, word);
    if (actor && actor.kind !== "person") return actor;
    const country = context.cast.countryAt(s, word);
    if (country) return context.cast.byId(country);
  }
  return undefined;
}
