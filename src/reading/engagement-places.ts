import type { Actor, Place } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf, clauseHead, headOf, subtree } from "../language/tree.ts";
import { type Context, once, treeDistance } from "./context.ts";
import { engagementWords, lookUp } from "./engagement-words.ts";

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
      // "is set for Copenhagen", "pencilled in for Geneva"
      if (preposition === "for" && lookUp(engagementWords().status, s, clauseHead(s, word)) === "announced")
        return true;
      return preposition === "" && word.i < trigger.i && /^(?:compound|amod|nmod|nmod:poss|obj)$/.test(word.relation);
    })
    .sort((a, b) => a.distance - b.distance || Math.abs(a.word.i - trigger.i) - Math.abs(b.word.i - trigger.i));
  // "in the Saudi capital Riyadh": the town is more than the country.
  const best = candidates[0];
  // "ended here on Sunday": where the report was written.
  if (!best && childrenOf(s, verb, "advmod").some((word) => word.low === "here")) return once(context, datelineIn);
  return (
    candidates.find((one) => one.distance <= (best?.distance ?? 0) + 1 && !/^place\/[A-Z]{3}$/.test(one.place.id))
      ?.place ?? best?.place
  );
}

/** The place at the head of a report, if it stands there and the sentence is its first. */
export function datelineBefore(context: Context, s: Sentence): Place | undefined {
  const before = context.document.sentences[s.index - 1];
  return before && !before.title && isDateline(before) && before.paragraph === s.paragraph
    ? once(context, datelineIn)
    : undefined;
}

function datelineIn(context: Context): Place | undefined {
  const first = context.document.sentences.find((one) => !one.title);
  if (!first || !isDateline(first)) return undefined;
  return first.words.map((word) => context.map.at(first, word)).find((place) => place !== undefined);
}

// "ISTANBUL –", "London, Thursday."
const isDateline = (s: Sentence): boolean =>
  s.words.length <= 14 &&
  (/[—–-]$/.test(s.words.at(-1)?.text ?? "") || (s.words.length <= 5 && s.words[1]?.text === ","));

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
