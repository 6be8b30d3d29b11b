import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, headOf } from "../language/tree.ts";
import { type Casualties, casualtyOf } from "./casualties.ts";
import type { Trigger } from "./deed-triggers.ts";
import { deeds } from "./deeds.ts";
import { armed, committing, type DeedPlace } from "./incident-details.ts";
import type { Deed } from "./incident-sameness.ts";

/**
 * Whether a word that also has a peaceful sense tells of a deed: by what is hit and by whom, by a fight's two sides, or by a
 * town that armed people took.
 */
export function plain(
  s: Sentence,
  triggers: Trigger[],
  physical: boolean,
  places: DeedPlace[],
  responsibility: Deed["responsibility"],
): boolean {
  const byArms = armed(s, triggers);
  if (physical && (responsibility.length > 0 || byArms || unsaid(s, triggers))) return true;
  const town = places.some((one) => one.id && !/^[A-Z]{3}$/.test(one.key));
  if (town && byArms && triggers.some((one) => one.verb && objectIsName(s, one))) return true;
  return triggers.some(
    (one) => broke(s, one) || (places.length > 0 && responsibility.length > 0 && committing(s, one)),
  );
}

// "a lorry was burned": nobody is said to have done it.
const unsaid = (s: Sentence, triggers: Trigger[]) =>
  triggers.some(
    (one) =>
      one.verb &&
      clauseOf(s, one.word).passive &&
      !s.words.slice(one.to, one.to + 12).some((word) => /^(?:by|hard|with)$/.test(word.low)),
  );

const objectIsName = (s: Sentence, one: Trigger) =>
  s.words.slice(one.to, one.to + 6).find((word) => /^(?:NOUN|PROPN|VERB|PUNCT)$/.test(word.upos))?.upos === "PROPN";

// "clashes broke out between police and miners", "a battle at the ford"
function broke(s: Sentence, one: Trigger): boolean {
  if (one.type !== "armed-clash") return false;
  const sides = s.words.slice(one.to, one.to + 9);
  const between = sides.findIndex((word) => /^(?:between|with|involving)$/.test(word.low));
  if (between >= 0 && sides.slice(between).some((word) => deeds().armed.has(word.lemma))) return true;
  const up = headOf(s, one.word);
  const burst = up !== undefined && /^(?:erupt|break|flare|rage|ensue)$/.test(up.lemma) && one.word.bare === "nsubj";
  return burst && !sides.some((word) => /^(?:over|about|for|lawmakers|parties|officials|ministers)$/.test(word.low));
}

/** Whether casualties are totals over a war: figures, not deeds. */
export function cumulative(words: Word[], { killed, injured }: Casualties, triggers: Trigger[]): boolean {
  const text = words.map((word) => word.low).join(" ");
  // "were killed on both sides between 7 and 10 May"
  if (/\bon both sides\b/.test(text) && triggers.every((one) => one.verb)) return true;
  const large = Math.max(killed?.low ?? 0, killed?.best ?? 0, injured?.low ?? 0, injured?.best ?? 0) >= 2000;
  const long =
    /\b(?:since(?! (?:midnight|dawn|noon|sunrise|morning|yesterday|\w+day\b))|so far|to date|this year|last year|a year|per year|every|each|over the (?:past|last)|in the (?:past|last)|during the (?:war|conflict)|in the (?:war|conflict)|the (?:war|conflict) has|years? of|months? of|weeks? of|days? of|in \w+ alone|(?:has|have) left)\b/.test(
      text,
    ) ||
    // "have been killed in clashes in the capital" tells of these clashes, "have been killed" alone of a war.
    (/\b(?:have been killed|has killed|have killed)\b/.test(text) && triggers.every((one) => one.verb));
  return (
    large ||
    (long &&
      triggers.every(
        (one) =>
          one.verb ||
          one.word.xpos === "NNS" ||
          /^(?:killing|bombardment|onslaught|shelling|fighting|violence)$/.test(one.word.low),
      ))
  );
}

/** Whether a fire that breaks out is told as the doer: "a fire at a hotel killed 78", not "fire from across the border". */
export const accidental = (s: Sentence, word: Word) =>
  /^(?:fire|blaze|inferno)$/.test(word.low) &&
  word.bare === "nsubj" &&
  (word.low !== "fire" || s.words[word.i - 1]?.upos === "DET" || s.words[word.i - 1]?.low === "big");

/** Whether a deed is told closely enough to be one thing. */
export function stands({ triggers, casualties, target, places, when, type, means, responsibility }: Deed): boolean {
  const near = places.some((one) => !one.id || !/^[A-Z]{3}$/.test(one.key));
  const plural = triggers.every((one) => !one.verb && one.word.xpos === "NNS");
  if (plural && !casualties.killed && !casualties.injured)
    return (
      (near && (when !== undefined || target !== undefined || type === "explosion")) ||
      ((target !== undefined || near) && responsibility.length > 0)
    );
  // "25 people were killed" alone sums up; it is no deed without where, when or how.
  if (
    triggers.every((one) => one.verb && casualtyOf(one.word)) &&
    !near &&
    !when &&
    !means &&
    responsibility.length === 0
  )
    return false;
  if (casualties.killed || casualties.injured) return true;
  // "the missile that hit the house" only says which missile.
  if (triggers.every((one) => one.verb && one.word.relation.startsWith("acl"))) return near;
  if (triggers.some((one) => one.verb))
    return near || target !== undefined || (when !== undefined && triggers.some((one) => one.sent));
  return near
    ? when !== undefined || type !== "attack" || triggers.some((one) => one.word.xpos === "NN")
    : when !== undefined && target !== undefined;
}
