import type { Actor } from "../findings/actor.ts";
import type { Act } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { type Cue, cues } from "./cues.ts";
import { sentenceAt, topVerb, wordsIn } from "./speech-words.ts";

/** What is done by saying a content so: the act of the cue, sharpened by what is called and by what is refused. */
export function actOf(s: Sentence, verb: Word, cue: Cue, found: { content: Span[]; frame: string }): Act {
  const { frame } = found;
  if (cue.act === "assert" && (frame === "naming" || frame === "as" || !cue.takes.has("clause"))) {
    const said = wordsIn(s, [found.content.at(-1)!]);
    const verdict = judgement(said);
    if (verdict !== 0) return verdict > 0 ? "praise" : "criticise";
  }
  if (cue.act === "reject" && frame === "infinitive" && /^(?:decline|refuse)$/.test(verb.lemma)) {
    const what = childrenOf(s, verb, "xcomp")[0];
    if (what && cues().comment.has(what.lemma)) return "decline-comment";
  }
  return cue.act;
}

/** Whether a content says that the speaker or his side will not do something: "we will never sign", "Norway would not pay". */
export function refuses(context: Context, content: Span[], speaker: Actor | undefined): boolean {
  const first = content[0];
  const s = first && sentenceAt(context.document.sentences, first.start);
  if (!s) return false;
  const words = wordsIn(s, [first]);
  const verb = topVerb(words);
  if (!verb || words.some((word) => /^(?:if|unless)$/.test(word.low))) return false;
  const clause = clauseOf(s, verb);
  const willing = clause.tense === "future" || /^(?:would|can|could)$/.test(clause.modal ?? "");
  const subject = clause.subject;
  if (!clause.negated || !willing || !subject || clause.passive) return false;
  if (/^(?:we|i)$/.test(subject.low))
    return clause.modal !== "can" && clause.modal !== "could" ? true : verb.lemma === "accept";
  const actor = context.cast.at(s, subject);
  const side = (one: Actor) => context.cast.partyOf(one) ?? one.id;
  return actor !== undefined && speaker !== undefined && side(actor) === side(speaker);
}

/** How many words praise more than criticise; "not" before one turns it round. */
function judgement(said: Word[]): number {
  const { praise, criticise } = cues();
  let sum = 0;
  let turned = false;
  for (const word of said) {
    if (/^(?:not|n['’]t|hardly|never|no)$/.test(word.low)) turned = true;
    const value = praise.has(word.low) ? 1 : criticise.has(word.low) ? -1 : 0;
    sum += turned ? -value : value;
    if (value !== 0) turned = false;
  }
  return sum;
}
