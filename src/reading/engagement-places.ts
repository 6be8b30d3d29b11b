import type { Actor, Place } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { caseOf, headOf, subtree } from "../language/tree.ts";
import { type Context, phaseOf, treeDistance } from "./context.ts";

/** Where an engagement is, by the words under one of its words if one is given: the place that stands nearest to its words, a town before its country. */
export function placeFor(
  context: Context,
  s: Sentence,
  trigger: Word,
  verb: Word,
  people: Actor[],
  under?: Word,
): Place | undefined {
  const within = under && new Set(subtree(s, under));
  const mentionsPerson = (word: Word) =>
    people.some(
      (actor) =>
        actor.kind !== "state" && actor.mentions.some((span) => span.start <= word.start && word.end <= span.end),
    );
  const candidates = s.words
    .filter((word) => (!within || within.has(word)) && !mentionsPerson(word))
    .map((word) => ({ word, place: context.map.at(s, word) }))
    .filter((one): one is { word: Word; place: Place } => one.place !== undefined)
    .map((one) => {
      const top = topOf(context, s, one.word, one.place);
      const preposition = caseOf(s, top);
      const distance = Math.min(treeDistance(s, trigger, top), treeDistance(s, verb, top) + 0.5);
      return { ...one, preposition, distance };
    })
    .filter(({ preposition, word, distance }) => {
      if (distance > 3) return false;
      if (/^(?:in|at|to|on|inside|near|outside)$/.test(preposition)) return true;
      return preposition === "" && word.i < trigger.i && /^(?:compound|amod|nmod|nmod:poss|obj)$/.test(word.relation);
    })
    .sort((a, b) => a.distance - b.distance || Math.abs(a.word.i - trigger.i) - Math.abs(b.word.i - trigger.i));
  // "in the Saudi capital Riyadh": the town is more than the country.
  const best = candidates[0];
  if (
    !best &&
    trigger === verb &&
    /^(?:meet|part|gather|sit|convene)$/.test(verb.lemma) &&
    phaseOf(s, verb) === "done"
  ) {
    // "ISTANBUL – Negotiators parted on Monday": the dateline says where, when the sentence does not.
    const dateline = context.document.sentences[s.index - 1];
    if (
      dateline &&
      !dateline.title &&
      dateline.paragraph === s.paragraph &&
      /[—–-]$/.test(dateline.words.at(-1)?.text ?? "")
    ) {
      return dateline.words.map((word) => context.map.at(dateline, word)).find((place) => place !== undefined);
    }
  }
  return (
    candidates.find((one) => one.distance <= (best?.distance ?? 0) + 1 && !/^place\/[A-Z]{3}$/.test(one.place.id))
      ?.place ?? best?.place
  );
}

// The outermost word of a place's name.
function topOf(context: Context, s: Sentence, word: Word, place: Place): Word {
  let at = word;
  for (
    let up = headOf(s, at);
    up &&
    (context.map.at(s, up) === place ||
      (/^(?:city|capital|town|port|resort|village|palace|hotel|suburb|district)$/.test(up.lemma) &&
        /^(?:nmod|appos|compound|flat)/.test(at.relation)));
    up = headOf(s, at)
  )
    at = up;
  return at;
}
