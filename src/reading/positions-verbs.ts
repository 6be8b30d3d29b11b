import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { type Frame, frameOf } from "./positions-frame.ts";
import { holdersOf, holdersOfVerb } from "./positions-holder.ts";
import { aboutOf, isDenied, type Stand, strengthOf } from "./positions-stand.ts";
import { take } from "./positions-taken.ts";
import { doerOf, turned } from "./positions-turns.ts";

/** The stance that a verb of the codebook says, where it has what it takes. */
export function fromVerb(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const rules = positionBook().verbs.get(verb.lemma);
  if (!rules) return undefined;
  const frame = frameOf(s, verb);
  const clause = clauseOf(s, verb);
  for (const rule of rules) {
    const taken = take(context, frame, rule);
    if (!taken) continue;
    const least = leastOf(s, frame);
    const stance = least && /^(?:accepts|considers)$/.test(rule.stance) ? "demands" : turned(s, verb, rule, frame);
    if (!stance) return undefined;
    const holders = frame.passive ? holdersOf(context, s, frame.agent) : holdersOfVerb(context, s, verb);
    if (holders.length === 0 || (rule.stance === "accepts" && jointly(s, verb, holders))) return undefined;
    // "ordered its troops to cease fire": a deed, no demand.
    if (
      rule.form === "order" &&
      frame.object &&
      /^(?:troop|soldier|army|force|unit|ministry|official|officer|police|commander|minister|general|navy)$/.test(
        frame.object.lemma,
      )
    )
      return undefined;
    const doer = doerOf(context, frame, taken, stance, holders);
    const strength = strengthOf(s, verb) ?? rule.strength;
    return {
      s,
      verb,
      stance,
      holders,
      about: least && stance === "demands" ? aboutOf(s, least) : taken.about,
      ...(doer ? { doer } : {}),
      ...(strength ? { strength } : {}),
      rule: `position/${rule.form.replace(/[[\]]/g, "").replaceAll(" ", "-")}`,
      negated: clause.negated || stance === "rejects",
    };
  }
  return undefined;
}

// "will accept nothing less than a full withdrawal": the withdrawal is demanded.
function leastOf(s: Sentence, { verb, object }: Frame): Word | undefined {
  if (!object || !/^(?:nothing|anything)$/.test(object.low) || !isDenied(s, verb)) return undefined;
  const less = s.words[object.i + 1];
  const than = s.words[object.i + 2];
  if (!less || !/^(?:less|short|other)$/.test(less.low) || !than || !/^(?:than|of)$/.test(than.low)) return undefined;
  const thing = s.words[than.head];
  return thing && thing.i > than.i ? thing : undefined;
}

// "The parties agreed to meet again", "Peru and Chile have agreed to a truce": what is agreed among them is a deal.
function jointly(s: Sentence, verb: Word, holders: Actor[]): boolean {
  if (verb.lemma !== "agree") return false;
  const { subject } = clauseOf(s, verb);
  return (
    holders.length > 1 ||
    (subject !== undefined &&
      subject.xpos === "NNS" &&
      /^(?:party|side|leader|negotiator|government|delegation|state|country|neighbour|neighbor|minister|two)$/.test(
        subject.lemma,
      )) ||
    (subject !== undefined && childrenOf(s, subject, "conj").length > 0)
  );
}
