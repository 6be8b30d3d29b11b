import type { Attributed } from "../language/attribution-network.ts";
import type { Sentence, Word } from "../language/document.ts";
import { words as lexicon } from "../language/lexicon.ts";
import { headOf, subjectOf, subtree } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import type { Context } from "./context.ts";
import { wordsIn } from "./speech-words.ts";

const finite = /^(?:VBD|VBZ|VBP|MD)$/;
const opensPhrase = /^(?:DET|PROPN|NOUN|ADJ|NUM)$/;
const tellers = /^(?:source|person|people|man|woman|witness|mediator|negotiator|delegate|participant|survivor)$/;
const mostWords = 25;

/**
 * Parts speaker and content where the content ran on over the speaker: "X was put off, a source close to the talks said".
 * Gives the attribution as it is when no one who can speak stands behind the content's last clause.
 */
export function partInverted(context: Context, s: Sentence, verb: Word, one: Attributed): Attributed {
  const last = one.content.at(-1)!;
  if (one.source.length > 0 || last.end > verb.start || verb.start - last.end > 2 || last.start < s.start) return one;
  const words = wordsIn(s, [last]);
  let end = words.at(-1)?.i ?? -1;
  if (s.words[end]?.text === ",") end--;
  let clause = end;
  while (clause >= words[0]!.i && !finite.test(s.words[clause]!.xpos)) clause--;
  let from = -1;
  for (let i = end; i > clause && end - i < mostWords; i--) {
    if (s.words[i]!.text !== ",") continue;
    if (!speaks(context, s, i + 1, from < 0 ? end : from - 2)) break;
    from = i + 1;
  }
  if (from <= clause || clause < words[0]!.i) return one;
  const { text } = context;
  return {
    ...one,
    source: [spanOf(text, s.words[from]!.start, s.words[end]!.end)],
    content: [...one.content.slice(0, -1), spanOf(text, last.start, s.words[from - 2]!.end)],
  };
}

/** "Chad has offered to cut tariffs, officials said": what is said is the clause, where the content begins amid it. */
export function wholeFronted(context: Context, s: Sentence, verb: Word, one: Attributed): Attributed {
  const [content] = one.content;
  if (one.content.length !== 1 || !content || content.end > verb.start || content.start <= s.start) return one;
  const first = wordsIn(s, [content])[0];
  if (first?.low !== "to" || first.upos !== "PART") return one;
  const done = headOf(s, first);
  const over = done && headOf(s, done);
  if (!over || over === verb || over.i >= first.i || over.upos !== "VERB" || !subjectOf(s, over)) return one;
  const from = Math.min(...subtree(s, over, (word) => word === verb).map((word) => word.i));
  return { ...one, content: [spanOf(context.text, s.words[from]!.start, content.end)] };
}

// Whether the words are a noun phrase of someone who is known to act, or of people who tell things.
function speaks(context: Context, s: Sentence, from: number, to: number): boolean {
  const opening = s.words[from];
  if (!opening || from > to || !(opensPhrase.test(opening.upos) || opening.xpos === "PRP$")) return false;
  let head: Word | undefined;
  for (let i = from; i <= to && !/^(?:ADP|SCONJ)$/.test(s.words[i]!.upos) && s.words[i]!.xpos[0] !== "W"; i++)
    if (/^(?:NOUN|PROPN)$/.test(s.words[i]!.upos)) head = s.words[i];
  if (!head) return false;
  return context.cast.at(s, head) !== undefined || tellers.test(head.lemma) || lexicon().roleHeads.has(head.lemma);
}
