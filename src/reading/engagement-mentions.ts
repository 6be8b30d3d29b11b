import type { Sentence } from "../language/document.ts";
import { bare, caseOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import type { Mention } from "./engagement-details.ts";
import { errandOf } from "./engagement-fate.ts";
import { fromNoun } from "./engagement-nouns.ts";
import { fromPresence } from "./engagement-presence.ts";
import { fromVerb } from "./engagement-verbs.ts";

/** Finds every mention of an engagement in a sentence that is anchored: by who, where, when, its number or its fate. */
export function mentionsIn(context: Context, s: Sentence): Mention[] {
  const found: Mention[] = [];
  for (const word of s.words) {
    const mention =
      word.upos === "VERB"
        ? fromVerb(context, s, word)
        : ((/^(?:NOUN|PROPN)$/.test(word.upos) || word.low === "round" ? fromNoun(context, s, word) : undefined) ??
          fromPresence(context, s, word));
    if (mention) found.push(mention);
  }
  return withoutInner(s, found);
}

// "hold talks", "a round of talks", "a meeting … the discussions": one mention a clause.
function withoutInner(s: Sentence, mentions: Mention[]): Mention[] {
  return mentions.filter((one) => {
    const up = headOf(s, one.trigger);
    // "arrived in London for talks with …": the talks, and not the way there.
    if (
      one.form === "visit" &&
      mentions.some(
        (other) =>
          (headOf(s, other.trigger) === one.trigger && caseOf(s, other.trigger) === "for") ||
          (other !== one && other.form !== "visit" && errandOf(s, other.verb) === one.trigger),
      )
    )
      return false;
    // "arrived in Abu Dhabi, where he met …": what he came to.
    const met = one.form === "visit" ? mentions.find((other) => followed(s, one, other)) : undefined;
    if (met) {
      for (const actor of one.people) if (!met.people.includes(actor)) met.people.push(actor);
      if (one.place) met.place ??= one.place;
      if (one.when) met.when ??= one.when;
      return false;
    }
    const outer = mentions.find(
      (other) =>
        other !== one &&
        !(other.form === "visit" && caseOf(s, one.trigger) === "for") &&
        (up === other.trigger || (other.trigger === one.verb && other.form !== "visit")) &&
        /^(?:nmod|compound|obl|obj)$/.test(bare(one.trigger)) &&
        !one.told,
    );
    if (!outer) return true;
    // "meets the premier for talks on the dam, his fourth": what the inner adds.
    outer.ordinal ??= one.ordinal;
    outer.topic ??= one.topic;
    outer.format ??= one.format;
    return false;
  });
}

function followed(s: Sentence, visit: Mention, other: Mention): boolean {
  if (other === visit || other.form === "visit" || other.verb.i < visit.trigger.i) return false;
  // "is due in Ankara for talks", "is in Rome to see the pope"
  if (visit.rule === "engagement/presence")
    return other.verb === visit.verb || errandOf(s, other.verb) === visit.verb || !other.place;
  const same =
    other.people.some((actor) => visit.people.includes(actor)) ||
    (other.people.length === 0 && bare(other.verb) === "conj" && headOf(s, other.verb) === visit.trigger);
  if (!same) return false;
  // "having flown to Lima, shook hands with …": no other place and day than those of the way there.
  if (!other.place && (!other.when || !visit.when) && other.trigger === other.verb) return true;
  if (!/^(?:acl|conj|advcl)$/.test(bare(other.verb))) return false;
  for (let up = headOf(s, other.verb), steps = 0; up && steps < 4; up = headOf(s, up), steps++)
    if (up === visit.trigger) return true;
  return false;
}
