import type { Actor } from "../findings/actor.ts";
import type { Act } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { words as lexicon } from "../language/lexicon.ts";
import { bare, childrenOf, clauseOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { type Cue, cues } from "./cues.ts";
import { linkRules } from "./link-book.ts";
import { sentenceAt, topVerb, wordsIn } from "./speech-words.ts";
import { calledUntrue, saysNoSuch, yesOrNo } from "./yes-or-no.ts";

const naming = /^(?:call|brand|label|dub|term|deem|describe)$/;

/** What is done by saying a content so: the act of the cue, sharpened by what is called and by what is refused. */
export function actOf(s: Sentence, verb: Word, cue: Cue, found: { content: Span[]; frame: string }): Act {
  const { frame } = found;
  const said = wordsIn(s, found.content);
  const { nouns, carriers, comment } = cues();
  if (carriers.has(verb.lemma) && !(frame === "clause" && said[0]?.low === "that")) {
    // "Renewed its call for": the noun says what is done.
    const noun = said.slice(0, 5).find((word) => word.upos === "NOUN" && nouns.has(word.lemma));
    if (noun) return nouns.get(noun.lemma)!.act;
  }
  if (verb.lemma === "dismiss" && !pointsAtClaim(said)) return "reject";
  if (/^(?:ask|inquire|enquire)$/.test(verb.lemma)) return asking(verb, said, frame);
  if (cue.act === "assert") {
    if (frame === "naming" || frame === "as" || naming.test(verb.lemma)) {
      const verdict = judgement(said);
      if (verdict !== 0) return verdict > 0 ? "praise" : "criticise";
      // "Called it “a farce”": a name in quotation marks that nobody would take for praise.
      if (/^(?:call|brand|label|dub)$/.test(verb.lemma) && said.at(-1)?.quoted && !said[0]?.quoted) return "criticise";
    }
    if (frame === "person-to" || asksToDo(verb, said)) return verb.lemma === "tell" ? "demand" : "urge";
    if (verb.lemma === "insist" && subjunctive(s, said)) return "demand";
  }
  if (cue.act === "reject" && /^(?:decline|refuse)$/.test(verb.lemma)) {
    const what = childrenOf(s, verb, "xcomp")[0] ?? said.find((word) => word.upos === "VERB");
    if (what && comment.has(what.lemma)) return "decline-comment";
    if (what && /^(?:give|provide|offer|share|go|release|put)$/.test(what.lemma) && namesDetails(said))
      return "decline-comment";
  }
  return cue.act;
}

/** What is done by asking: a question, an appeal to somebody to do something, or a demand. */
function asking(verb: Word, said: Word[], frame: string): Act {
  if (wondering.test(said[0]?.low ?? "") || endsAsking(said)) return "question";
  if (frame === "person-to" || frame === "infinitive" || asksToDo(verb, said)) return "urge";
  if (/^(?:for|on|of)$/.test(frame) || !said.some((word) => /^(?:VBD|VBZ|MD)$/.test(word.xpos))) return "demand";
  return said.some((word) => word.low === "to" && word.upos === "PART") ? "urge" : "assert";
}

const finite = /^(?:VBD|VBZ|VBP|MD)$/;
const wondering = /^(?:whether|if|what|why|who|when|where|how|which)$/;
const namesDetails = (said: Word[]) => said.some((word) => cues().details.has(word.low));
const endsAsking = (said: Word[]) => said.some((word) => word.text === "?");

// "asked the president to invoke", "asked both to extend it": the listener is to do something.
function asksToDo(verb: Word, said: Word[]): boolean {
  if (!/^(?:ask|tell|beg|request)$/.test(verb.lemma) || wondering.test(said[0]?.low ?? "")) return false;
  const to = said.findIndex((word) => word.low === "to" && word.upos === "PART");
  return to >= 0 && to < 12 && said[to + 1]?.xpos === "VB" && !said.slice(0, to).some((word) => finite.test(word.xpos));
}

// "insists that the index be capped": a bare verb with a subject of its own.
function subjunctive(s: Sentence, said: Word[]): boolean {
  const verb = topVerb(said.filter((word) => word.low !== "that"));
  if (!verb) return false;
  const helpers = childrenOf(s, verb, "aux", "cop");
  if (helpers.some((word) => /^(?:MD|VBZ|VBD|VBP)$/.test(word.xpos) && word.low !== "be")) return false;
  return helpers.some((word) => word.low === "be") || (verb.xpos === "VB" && childrenOf(s, verb, "nsubj").length > 0);
}

// "dismissed the report", "dismissed it as fake": something that was claimed, and not a plan or a person.
function pointsAtClaim(said: Word[]): boolean {
  const { pointers, of } = linkRules();
  return said.some(
    (word, i) =>
      of.denies.untrue.has(word.low) ||
      (i === 0 && /^(?:it|this|that|them|these|those)$/.test(word.low) && /^(?:as|)$/.test(said[1]?.low ?? "")) ||
      (word.upos === "NOUN" &&
        pointers.get(word.lemma)?.some(({ name }) => /^(?:report|charge|claim|figure)$/.test(name))),
  );
}

/** What is done by a content, where the cue only says that something is said: yes, no, no comment, a refusal, a verdict. */
export function actOfContent(
  context: Context,
  act: Act,
  content: Span[],
  speaker: Actor | undefined,
  source?: Word,
): Act {
  const first = content[0];
  const s = first && sentenceAt(context.document.sentences, first.start);
  if (!s) return act;
  const words = wordsIn(s, [first]).filter((word) => bare(word) !== "punct");
  if (act === "speculate" && source && measures(source)) return "assert";
  if (act !== "assert") return act;
  if (cues().silence.has(words.map((word) => word.low).join(" "))) return "decline-comment";
  const yes = yesOrNo(words);
  if (yes !== undefined)
    return yes ? "confirm" : words.some((word) => /^(?:will|wo|would)$/.test(word.low)) ? "reject" : "deny";
  if (keepsBack(s, words)) return "decline-comment";
  if (calledUntrue(s, words) || saysNoSuch(words)) return "deny";
  const low = ` ${words.map((word) => word.low).join(" ")} `;
  if ([...cues().refusals].some((one) => low.includes(` ${one} `))) return "reject";
  if (words[0]?.low === "no" && !words.some((word) => finite.test(word.xpos) && word.i < words[0]!.i + 5))
    return "reject";
  if (words.some((word) => word.low === "unless") && words.some((word) => /^(?:will|would|'ll|’ll)$/.test(word.low)))
    return "warn";
  if (refuses(context, content, speaker)) return "reject";
  if (content.every(({ exact }) => /\?["”’']?$/.test(exact))) return "question";
  if (/^["“‘']/.test(first.exact) && words.length <= 8 && !words.some((word) => /^(?:VERB|AUX)$/.test(word.upos))) {
    const verdict = judgement(words);
    if (verdict !== 0) return verdict > 0 ? "praise" : "criticise";
  }
  return act;
}

// "a poll suggests", "figures suggest": things that show do not guess.
const measures = (source: Word) =>
  lexicon().papers.has(source.lemma) ||
  /^(?:poll|survey|figure|data|datum|study|report|record|image|footage|map)$/.test(source.lemma);

// "He would not speculate", "she could not discuss the terms".
function keepsBack(s: Sentence, words: Word[]): boolean {
  const verb = topVerb(words.filter((word) => word.low !== "that"));
  if (!verb || !/^(?:comment|speculate|elaborate|discuss|disclose)$/.test(verb.lemma)) return false;
  const { negated, modal, tense, subject } = clauseOf(s, verb);
  return negated && (modal !== undefined || tense === "future") && /^(?:he|she|it|they|we|i)$/.test(subject?.low ?? "");
}

/** Whether the words of a cue say that nothing is said: "declined to comment", "would not say", "did not answer a request". */
export function keepsSilent(s: Sentence, verb: Word, cue: Word[], content: Word[]): boolean {
  const { comment, requests } = cues();
  const open = /^(?:whether|if|when|where|how|why|what|who|which)$/.test(content[0]?.low ?? "");
  const low = new Set(cue.map((word) => word.low));
  if (/^(?:decline|refuse)$/.test(verb.lemma))
    return [...cue, ...childrenOf(s, verb, "xcomp")].some((word) => word !== verb && comment.has(word.lemma));
  if (low.has("neither") && low.has("confirm")) return true;
  if (low.has("yet") && low.has("to") && comment.has(verb.lemma)) return open || content.length === 0;
  if (!clauseOf(s, verb).negated && !low.has("not") && ![...low].some((word) => /^n['’]t$/.test(word))) return false;
  if (verb.lemma === "comment" || (verb.lemma === "draw" && low.has("be"))) return true;
  const said = content.some((word) => requests.has(word.low));
  if (/^(?:answer|respond|reply|return)$/.test(verb.lemma)) return said || open;
  return /^(?:say|disclose|reveal|confirm|specify|elaborate|discuss|indicate|clarify)$/.test(verb.lemma) && open;
}

const standingAside = /^(?:oppose|object|block|veto|resist|hinder|prevent|stand|obstruct|interfere)$/;

/** Whether a content says that the speaker or his side will not do something: "we will never sign", "Norway would not pay". */
function refuses(context: Context, content: Span[], speaker: Actor | undefined): boolean {
  const first = content[0];
  const s = first && sentenceAt(context.document.sentences, first.start);
  if (!s) return false;
  const words = wordsIn(s, [first]);
  const verb = topVerb(words);
  if (!verb || standingAside.test(verb.lemma) || words.some((word) => /^(?:if|unless)$/.test(word.low))) return false;
  const clause = clauseOf(s, verb);
  const willing = clause.tense === "future" || /^(?:would|can|could)$/.test(clause.modal ?? "");
  const subject = clause.subject;
  if (!clause.negated || !willing || !subject || clause.passive) return false;
  if (/^(?:we|i)$/.test(subject.low))
    return clause.modal !== "can" && clause.modal !== "could" ? true : verb.lemma === "accept";
  const actor = context.cast.at(s, subject);
  const side = (one: Actor) => context.cast.partyOf(one) ?? one.id;
  return actor !== undefined && speaker !== undefined && side(actor) === side(speaker);
}

/** How many words praise more than criticise; "not" before one turns it round. */
function judgement(said: Word[]): number {
  const { praise, criticise } = cues();
  let sum = 0;
  let turned = false;
  for (const word of said) {
    if (/^(?:not|n['’]t|hardly|never|no)$/.test(word.low)) turned = true;
    const value = praise.has(word.low) ? 1 : criticise.has(word.low) ? -1 : 0;
    sum += turned ? -value : value;
    if (value !== 0) turned = false;
  }
  return sum;
}
