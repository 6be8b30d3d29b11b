import type { Sentence, Word } from "../language/document.ts";
import { childOf, clauseOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { bargain } from "./positions-bargains.ts";
import { must, needs, unless } from "./positions-musts.ts";
import { notDrawn, thereIsNo, unsaid, willNot } from "./positions-refusals.ts";
import { leftOpen, nobodyDoes, notCrossed, nothingTo, wouldLike } from "./positions-spoken.ts";
import { isDenied, isPending, type Stand } from "./positions-stand.ts";

/** The stance in "will not hand over", "there can be no talks until", "Moscow must withdraw", "would stop if". */
export function fromModal(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const clause = clauseOf(s, verb);
  if (verb.low === "going") {
    // "are not going to pay"
    const act = childOf(s, verb, "xcomp");
    return act && isDenied(s, verb) ? willNot(context, s, act) : undefined;
  }
  const said = leftOpen(context, s, verb) ?? nobodyDoes(context, s, verb) ?? nothingTo(context, s, verb);
  if (said) return said;
  if (verb.lemma === "threaten") return unless(context, s, verb);
  if (/^(?:say|decide)$/.test(verb.lemma) && isPending(s, verb)) return unsaid(context, s, verb);
  if (clause.tense !== "future" && !clause.modal && !needs(verb)) return undefined;
  return (
    notDrawn(context, s, verb) ??
    notCrossed(context, s, verb) ??
    wouldLike(context, s, verb) ??
    willNot(context, s, verb) ??
    thereIsNo(context, s, verb) ??
    must(context, s, verb) ??
    unless(context, s, verb) ??
    bargain(context, s, verb)
  );
}
