import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, spanOfWords, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { type Found, plainNoun, textAt, titleOf } from "./proposal-parts.ts";
import { rules } from "./proposal-rules.ts";
import { toldText } from "./proposal-texts.ts";

interface Held {
  verb: Word;
  /** Where the words of the text’s content begin. */
  start: number;
  from: number;
  frame: string;
  part?: number;
}

/** What a text holds: "under the draft, the towns would form a league", "the accord provides for the release of captives". */
export function heldText(context: Context, s: Sentence, noun: Word): Found | undefined {
  const left = textAt(s, noun);
  if (left === undefined) return undefined;
  const np = s.words.slice(left, noun.i + 1);
  const definite = np.some(
    (word) =>
      /^(?:the|its|their|this|that)$/.test(word.low) || /^(?:'s|’s|’)$/.test(word.text) || word.upos === "PROPN",
  );
  if (!definite || /^(?:a|an|any)$/.test(s.words[left]!.low)) return undefined;
  const held = under(s, noun, left) ?? contained(s, noun, left) ?? wouldDo(s, noun, left);
  if (!held || clauseOf(s, held.verb).negated) return undefined;
  const told = held.frame === "under" ? toldText(context, s, noun)?.stage : undefined;
  const standing = rules().binding.has(plainNoun(noun)) && !np.some((word) => /^(?:draft|proposed)$/.test(word.low));
  const to = contentEnd(s, held.start);
  if (to <= held.start) return undefined;
  const title = titleOf(context, s, left, noun);
  return {
    s,
    verb: held.verb,
    noun,
    left,
    from: held.from,
    to,
    ...(held.part ? { part: held.part } : {}),
    stage: told ?? (standing && held.frame !== "would" ? "agreed" : "tabled"),
    makers: [],
    ...(title ? { title } : {}),
    clauses: [{ obligation: spanOfWords(context.text, s, held.start, to - 1) }],
    frame: held.frame,
  };
}

function contentEnd(s: Sentence, start: number): number {
  let to = start;
  while (
    to < s.words.length &&
    !/^[.;”":]$/.test(s.words[to]!.text) &&
    !(
      s.words[to]!.text === "," &&
      s.words.slice(to + 1, to + 6).some((word) => /^(?:said|says|but|which)$/.test(word.low))
    )
  )
    to++;
  return to;
}

// "Under the draft, which Norway tabled on Friday, the towns would form a league"
function under(s: Sentence, noun: Word, left: number): Held | undefined {
  if (s.words[left - 1]?.low !== "under") return undefined;
  let verb = headOf(s, noun);
  for (let steps = 0; verb && verb.upos !== "VERB" && steps < 3; steps++) verb = headOf(s, verb);
  const subject = verb && childrenOf(s, verb, "nsubj").find((word) => word.i > noun.i);
  const comma = s.words.slice(noun.i + 1, noun.i + 12).find((word) => word.text === ",");
  const relative = s.words[noun.i + 1]?.text === "," && /^(?:which|whose)$/.test(s.words[noun.i + 2]?.low ?? "");
  if (subject && verb && verb.upos === "VERB" && (bare(noun) === "obl" || relative)) {
    const start = subtree(s, subject)[0]!.i;
    const told = relative || (comma !== undefined && comma.i < start && comma.i - noun.i > 1);
    if (start > noun.i) return { verb, start, from: left - 1, frame: "under", ...(told ? { part: start } : {}) };
  }
  const after = comma && s.words.slice(comma.i + 1).find((word) => word.upos === "VERB");
  return comma && after && !relative ? { verb: after, start: comma.i + 1, from: left - 1, frame: "under" } : undefined;
}

// "The plan, described as balanced, calls for a truce"
function contained(s: Sentence, noun: Word, left: number): Held | undefined {
  const up = bare(noun) === "nsubj" ? headOf(s, noun) : undefined;
  const verb = up?.upos === "VERB" && rules().content.has(up.lemma) ? up : callingFor(s, noun);
  if (!verb || verb.i < noun.i || clauseOf(s, verb).passive) return undefined;
  const particle = rules().content.get(verb.lemma);
  if (particle && s.words[verb.i + 1]?.low !== particle) return undefined;
  return { verb, start: verb.i + (particle ? 2 : 1), from: left, frame: "content" };
}

// The tree can take "the plan …, calls for" for a noun, or hang it elsewhere.
function callingFor(s: Sentence, noun: Word): Word | undefined {
  for (let i = noun.i + 1; i < Math.min(s.words.length - 1, noun.i + 16); i++) {
    const word = s.words[i]!;
    if (/^(?:calls|called|provides|provided)$/.test(word.low) && s.words[i + 1]!.low === "for") return word;
    if (/^VB[DZP]$/.test(word.xpos) || /^[;:]$/.test(word.text) || /^(?:and|but)$/.test(word.low)) return undefined;
  }
  return undefined;
}

// "The plan would freeze the front line"
function wouldDo(s: Sentence, noun: Word, left: number): Held | undefined {
  const verb = bare(noun) === "nsubj" ? headOf(s, noun) : undefined;
  if (verb?.upos !== "VERB" || rules().fate.has(verb.lemma) || clauseOf(s, verb).passive) return undefined;
  if (clauseOf(s, verb).modal !== "would" || !clauseOf(s, verb).object) return undefined;
  return { verb, start: verb.i, from: left, frame: "would" };
}
