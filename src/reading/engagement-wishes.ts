import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, headOf, subjectOf } from "../language/tree.ts";
import { engagementWords } from "./engagement-words.ts";

/** Whether a noun's clause says that somebody refuses the engagement: "refused to resume talks", "ruled out talks". */
export function isRefused(s: Sentence, noun: Word, verb: Word): boolean {
  const { unwilling } = engagementWords();
  if (headOf(s, noun) === verb && bare(noun) !== "nsubj" && isIn(unwilling, s, verb)) return true;
  return above(s, verb, (word) => isIn(unwilling, s, word));
}

/** Whether a noun's clause only wishes for the engagement: "called for talks", "is ready to resume negotiations". */
export function isWished(s: Sentence, noun: Word, verb: Word): boolean {
  const { wishing } = engagementWords();
  const up = headOf(s, noun);
  if (up && bare(noun) !== "nsubj" && isIn(wishing, s, up) && /^(?:|for|to|on|about|in)$/.test(caseOf(s, noun)))
    return true;
  // "discussed the possibility of a meeting"
  if (up && /^(?:possibility|prospect|chance|likelihood|idea)$/.test(up.lemma) && caseOf(s, noun) === "of") return true;
  return above(s, verb, (word) => isIn(wishing, s, word));
}

// Whether one of the verbs on which a verb hangs as what is wished or done.
function above(s: Sentence, verb: Word, holds: (word: Word) => boolean): boolean {
  let at = verb;
  for (let steps = 0; steps < 4; steps++) {
    const up = headOf(s, at);
    if (!up || !/^(?:xcomp|ccomp|acl|csubj|advcl)$/.test(bare(at))) return false;
    const plain = at.xpos === "VB" || at.xpos === "VBG";
    if (bare(at) !== "xcomp" && !(plain && subjectOf(s, at) !== undefined) && bare(at) !== "acl") return false;
    if (holds(up)) return true;
    // "requested a meeting to ease the resumption of talks": what the meeting is for is as far off.
    const over = up.upos === "NOUN" && bare(up) === "obj" ? headOf(s, up) : undefined;
    if (over && holds(over)) return true;
    at = up;
  }
  return false;
}

function isIn(list: Set<string>, s: Sentence, word: Word): boolean {
  const next = s.words[word.i + 1];
  return list.has(word.lemma) || (next !== undefined && list.has(`${word.lemma} ${next.low}`));
}
