import type { EngagementStatus } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { phaseOf } from "./context.ts";
import { engagementWords, lookUp } from "./engagement-words.ts";

/** "the meeting lasted two hours", "talks that ended on Friday": whether the verb itself says that it took place. */
export function lasting(s: Sentence, noun: Word, verb: Word): boolean {
  const takesPlace = (word: Word) =>
    /^(?:last|end|conclude|begin|start|open|resume|finish|produce|yield|drag)$/.test(word.lemma) ||
    (word.lemma === "take" && childrenOf(s, word, "obj").some((one) => one.low === "place"));
  return (bare(noun) === "nsubj" && takesPlace(verb)) || childrenOf(s, noun, "acl").some(takesPlace);
}

/** The going or being there for which a verb says why: "flew to Kigali to see …", "was in Paris for talks". */
export function errandOf(s: Sentence, verb: Word): Word | undefined {
  const up = headOf(s, verb);
  if (!up || !/^(?:advcl|xcomp|acl)$/.test(bare(verb)) || verb.xpos !== "VB") return undefined;
  if (engagementWords().verbs.get(up.lemma)?.takes === "destination") return up;
  // "was in Tel Aviv to meet …"
  const stays = up.upos === "PROPN" || up.upos === "ADJ" || up.upos === "ADV";
  return stays && childrenOf(s, up, "cop").length > 0 && /^(?:in|at)$/.test(caseOf(s, up)) ? up : undefined;
}

/** What a verb says became of an engagement: that it was put off, called off, broken off, or is going on. */
export function toldStatus(s: Sentence, verb: Word, noun: Word, role: string): EngagementStatus | undefined {
  const clause = clauseOf(s, verb);
  const phase = phaseOf(s, verb);
  // "will not take place", "will not go ahead"
  const place = verb.lemma === "take" && childrenOf(s, verb, "obj").some((word) => word.low === "place");
  const ahead = verb.lemma === "go" && s.words[verb.i + 1]?.low === "ahead";
  if (role === "nsubj" && clause.negated && (place || ahead || verb.lemma === "happen"))
    return phase === "hypothetical" ? undefined : "cancelled";
  // "are under way"
  const way = [verb, ...childrenOf(s, verb, "xcomp")].some((word) => word.low === "way" && caseOf(s, word) === "under");
  if (role === "nsubj" && way && !clause.negated) return clause.tense === "future" ? "announced" : "under-way";
  const told = lookUp(engagementWords().status, s, verb);
  if (!told || told === "announced" || told === "held") return undefined;
  // "failed to make a breakthrough" is no failure of the talks themselves.
  if (verb.lemma === "fail" && childrenOf(s, verb, "xcomp").length > 0) return undefined;
  // "after the last negotiation collapsed", however the tree has it.
  const misread = noun.i === verb.i - 1;
  if (role === "obl" && !misread && !/^(?:in|from|of|out of|out)$/.test(caseOf(s, noun))) return undefined;
  if (clause.negated) return undefined;
  const errand = errandOf(s, verb);
  if (told === "under-way" && errand && phaseOf(s, errand) === "done") return "under-way";
  // "will begin", "is to resume": announced; "failed to hold talks" is no failure of talks.
  // "will continue until Friday": they are going on.
  const until = childrenOf(s, verb, "obl").some((word) => /^(?:until|till|into|through)$/.test(caseOf(s, word)));
  if (told === "under-way" && verb.lemma === "continue" && clause.tense === "future" && until) return "under-way";
  // "beginning talks", "hosting another round", with no verb of its own
  if (told === "under-way" && verb.xpos === "VBG" && childrenOf(s, verb, "aux").length === 0) return undefined;
  if (told === "under-way" && (verb.xpos === "VB" || phase === "planned" || phase === "hypothetical"))
    return "announced";
  if (/^(?:planned|hypothetical)$/.test(phase) && told !== "cancelled" && told !== "postponed") return undefined;
  return told;
}
