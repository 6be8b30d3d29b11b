import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { conditionsOf } from "./positions-conditions.ts";
import { holdersOfVerb, partyOf, speakerOf } from "./positions-holder.ts";
import { aboutOf, isDenied, type Stand } from "./positions-stand.ts";

/** The offer of a deed for a price: "Russia might halt its advance if …", "they will come once the council asks". */
export function bargain(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (clause.negated || clause.passive || isDenied(s, verb)) return undefined;
  if (
    verb.upos !== "VERB" ||
    /^(?:be|have|say|mean|happen|become|face|lose|suffer|need|see|get|fall|rise|follow|like|love|prefer|want|retaliate|strike|attack|respond|resort|invade|expire|end|walk|travel|fly|formulate|decide|abandon|punish|bomb|escalate|impose|quit|threaten|shoot|move|think)$/.test(
      verb.lemma,
    )
  )
    return undefined;
  if (/^(?:advcl|acl)$/.test(bare(verb)) && headOf(s, verb)?.upos === "VERB") return undefined;
  const spoken = speakerOf(context, verb);
  const conditions = conditionsOf(context, s, verb);
  // "will ship more only if the fee is halved"
  const strictly =
    childrenOf(s, verb, "advmod").some(({ low }) => low === "only") ||
    conditions.some(({ text }) => /^only\b/i.test(text.exact));
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
  // "Peru and Chile will exchange captives": what is agreed between them.
  if (conditions.length === 0 && holders.length > 1) return undefined;
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
