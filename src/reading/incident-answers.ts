import type { Incident } from "../findings/finding.ts";
import type { Sentence } from "../language/document.ts";
import { clauseOf, subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { deeds } from "./deeds.ts";
import type { Deed } from "./incident-sameness.ts";

/** Takes "claimed responsibility", "denied any involvement" and "blamed the rebels for the attack" for the deed told last. */
export function answerFor(context: Context, s: Sentence, made: { deed: Deed; finding: Incident }[]): void {
  const last = made.filter((one) => one.deed.s.index <= s.index && s.index - one.deed.s.index <= 2).at(-1);
  if (!last) return;
  for (const word of s.words) {
    if (word.upos !== "VERB" || !/^(?:claim|deny|blame|accept)$/.test(word.lemma) || clauseOf(s, word).negated)
      continue;
    const after = s.words.slice(word.i + 1, word.i + 9).map((one) => one.low);
    const subject = subjectOf(s, word);
    const speaker = subject && context.cast.at(s, subject);
    if (word.lemma === "blame") {
      const accused = context.cast.at(s, s.words[word.i + 1]!) ?? context.cast.at(s, s.words[word.i + 2] ?? word);
      const about =
        after.includes("for") &&
        after.some((low) => deeds().nouns.has(low) || deeds().nouns.has(low.replace(/s$/, "")));
      if (
        accused &&
        (about || (last.deed.s === s && !after.includes("for"))) &&
        !last.finding.responsibility.some((one) => one.actor === accused.id)
      ) {
        last.finding.responsibility.push({
          actor: accused.id,
          basis: "attributed",
          ...(speaker ? { by: speaker.id } : {}),
        });
      }
      continue;
    }
    if (!speaker || !after.slice(0, 5).some((low) => /^(?:responsibility|involvement|role|carrying)$/.test(low)))
      continue;
    const actor = context.cast.partyOf(speaker) ?? speaker.id;
    const basis = word.lemma === "deny" ? "denied" : "claimed";
    last.finding.responsibility = last.finding.responsibility.filter(
      (one) => !(one.actor === actor && one.basis !== "attributed"),
    );
    last.finding.responsibility.push({ actor, basis });
  }
}
