import type { Sentence } from "../language/document.ts";
import { childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { phaseOf } from "./context.ts";
import type { Trigger } from "./deed-triggers.ts";
import { deeds } from "./deeds.ts";

const modal = /^(?:will|would|could|may|might|should|must|can|to|not|n't|n’t|never|if|unless|'ll|’ll|wo|shall)$/;
const going = /^(?:continue|begin|start|manage|keep|proceed|go)$/;

/** Whether a deed is told as done: what is planned, denied, feared or ended is not. */
export function done(s: Sentence, one: Trigger): boolean {
  const { unreal } = deeds();
  const { word } = one;
  if (one.verb) {
    const phase = phaseOf(s, word);
    const up = headOf(s, word);
    const keptOn = up !== undefined && going.test(up.lemma) && word.xpos === "VB" && phaseOf(s, up) !== "hypothetical";
    if (!keptOn) {
      if (phase === "hypothetical" || phase === "planned" || clauseOf(s, word).negated || word.xpos === "VB")
        return false;
      if (clauseOf(s, word).modal) return false;
    }
    for (let i = word.i - 1; i >= Math.max(0, word.i - 3); i--) {
      const before = s.words[i]!;
      if (/^(?:NOUN|PROPN|PUNCT|CCONJ|SCONJ)$/.test(before.upos) && before.low !== "if") break;
      if (modal.test(before.low) && !keptOn) return false;
      if (word.xpos === "VBG" && unreal.has(before.lemma)) return false;
    }
    if (childrenOf(s, word, "mark").some((mark) => /^(?:if|unless)$/.test(mark.low))) return false;
    // "all are badly wounded": how they are, not what was done.
    if (word.xpos !== "VBG" && clauseOf(s, word).tense === "present" && clauseOf(s, word).passive && !s.title)
      return false;
    // A state of affairs, not a deed: "attacks civilians whenever …", "bombs fall".
    return !(
      /^VB[PZ]$/.test(word.xpos) &&
      !/^(?:hit|beat|hurt)$/.test(word.low) &&
      !s.title &&
      clauseOf(s, word).tense === "present"
    );
  }
  if (/^(?:continuing|continued|ongoing|renewed)$/.test(s.words[word.i - 1]?.low ?? "")) return false;
  let steps = 0;
  for (let i = word.i - 1; i >= 0 && steps < 6; i--, steps++) {
    const before = s.words[i]!;
    if (/^[,;:()—–]$/.test(before.text) || /^(?:who|that|which|after|before|when|while)$/.test(before.low)) break;
    if (unreal.has(before.low) || (unreal.has(before.lemma) && (before.upos === "VERB" || before.upos === "NOUN")))
      return false;
    if (/^(?:for)$/.test(before.low) && /^(?:call|press|appeal)/.test(s.words[i - 1]?.lemma ?? "")) return false;
    // "would carry out an attack"
    if (/^(?:will|would|could|may|might|should|must|can|if|unless|wo|shall)$/.test(before.low)) return false;
    if (before.low === "to" && s.words[i + 1]?.xpos === "VB") return false;
    if (/^(?:not|n't|n’t|never)$/.test(before.low)) return false;
  }
  const up = headOf(s, word);
  // "the attack would be", "attacks must stop", "attacks continued"
  const next = s.words.slice(one.to, one.to + 5);
  if (
    up &&
    /^(?:continue|intensify|increase|rise|fall|decline|resume|subside|abate|drop|cease|stop|end)$/.test(up.lemma) &&
    (word.xpos === "NNS" || /^(?:shelling|firing|fighting|bombardment|gunfire)$/.test(word.low)) &&
    word.bare === "nsubj"
  )
    return false;
  if (
    next.some((w) => /^(?:must|would|could|might|may|should|will)$/.test(w.low)) &&
    !next.some((w) => /^(?:that|which|who|,)$/.test(w.low))
  )
    return false;
  if (up?.upos === "NOUN" && /^(?:compound|amod)/.test(word.relation)) return false;
  return true;
}
