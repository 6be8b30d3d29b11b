import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseHead, headOf, subtree } from "../language/tree.ts";
import { type Context, phaseOf, timeNear, timesIn, treeDistance } from "./context.ts";

/** The date of an engagement: under its noun, else of its clause unless only the noun's own will do. */
export function timeFor(
  context: Context,
  s: Sentence,
  trigger: Word,
  verb: Word,
  core: boolean,
  only = false,
): When | undefined {
  const inside = timesIn(context, s).filter(
    (one) => one.time.when && one.time.kind !== "duration" && !modifies(s, one.from, one.to, trigger),
  );
  const span = subtree(s, trigger);
  const own = inside.find((one) => span.some((word) => word.i === one.from) && !apart(s, one.from, one.to, trigger));
  // "Talks at the hotel on Friday were called off"
  const between = only ? inside.find((one) => one.from > trigger.i && one.to <= verb.i) : undefined;
  if (own || only) return (own ?? between)?.time.when;
  if (!core) {
    // "said on Thursday after talks": the date before belongs to the saying.
    const near = timeNear(context, s, trigger, (one) => one.from > trigger.i || !/^(?:obl|nmod)$/.test(bare(trigger)));
    return near && treeDistance(s, trigger, s.words[near.to - 1]!) <= 2 ? near.time.when : undefined;
  }
  const near = timeNear(context, s, verb, (one) => !modifies(s, one.from, one.to, trigger));
  if (!near) return undefined;
  const word = s.words[near.to - 1]!;
  // A date that hangs on a verb of saying dates the saying.
  const up = clauseHead(s, word);
  const governs =
    headOf(s, verb) === up &&
    (bare(verb) === "xcomp" || (bare(verb) === "conj" && phaseOf(s, verb) === phaseOf(s, up)));
  if (up !== verb && up !== trigger && !governs) return undefined;
  return near.time.when;
}

// "a meeting in preparation for the conference which opens on 28 June": the date of what is told in passing.
function apart(s: Sentence, from: number, to: number, trigger: Word): boolean {
  let at = s.words.slice(from, to).find((word) => word.head < from || word.head >= to);
  for (let steps = 0; at && at !== trigger && steps < 30; steps++) {
    const up = headOf(s, at);
    if (/^(?:acl|advcl)$/.test(bare(at)) && up !== trigger) return true;
    if (
      bare(at) === "advcl" &&
      childrenOf(s, at, "mark").some((word) => /^(?:since|after|before|until)$/.test(word.low))
    )
      return true;
    at = up;
  }
  return false;
}

/** Whether a date only says which thing another noun means ("the 2015 deal", "last year’s accord"). */
function modifies(s: Sentence, from: number, to: number, trigger: Word): boolean {
  // "the 2015 deal", however the tree has it.
  if (/^\d{4}$/.test(s.words[to - 1]!.text) && s.words[to]?.upos === "NOUN" && s.words[to] !== trigger) return true;
  const top = s.words.slice(from, to).find((word) => word.head < from || word.head >= to);
  const up = top && headOf(s, top);
  if (!top || !up || up === trigger) return false;
  return (
    /^(?:NOUN|PROPN)$/.test(up.upos) &&
    /^(?:nummod|compound|nmod:poss|amod|nmod:unmarked|flat)$/.test(top.relation) &&
    !/^(?:morning|afternoon|evening|night|day|week|month|meeting|talks|summit|call|visit|round|session)$/.test(up.lemma)
  );
}
