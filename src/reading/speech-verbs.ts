import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf, spanUnder, subjectOf } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import type { Context } from "./context.ts";
import { type Cue, cues } from "./cues.ts";
import { actOf } from "./speech-acts.ts";
import { sideClause } from "./speech-clauses.ts";
import { contentOf } from "./speech-frames.ts";
import { withQuotes } from "./speech-quotations.ts";
import { wordsIn } from "./speech-words.ts";
import type { Spoken } from "./spoken.ts";

const particleOf = (s: Sentence, verb: Word) => childrenOf(s, verb, "compound:prt", "advmod").map((word) => word.low);

/** What a verb of the codebook says of who says what. */
export function fromVerb(context: Context, s: Sentence, verb: Word): Spoken | undefined {
  if (
    verb.upos !== "VERB" &&
    !(
      verb.upos === "NOUN" &&
      /^(?:says|reports|claims|vows|warns|denies|urges|rejects|demands|calls)$/.test(verb.low) &&
      s.title
    )
  )
    return undefined;
  const clause = clauseOf(s, verb);
  const agent = childrenOf(s, verb, "obl").find((word) => word.relation === "obl:agent" || caseOf(s, word) === "by");
  const passive = cues().passive.get(verb.lemma);
  if (clause.passive && passive && !agent) {
    const target = childrenOf(s, verb, "obl", "obj", "xcomp", "nmod").find(
      (word) => caseOf(s, word).split(" ")[0] === passive.takes,
    );
    if (!target) return undefined;
    return {
      s,
      verb,
      cue: [cueSpan(context, s, verb)],
      content: [
        withQuotes(
          context,
          spanUnder(context.text, s, target, (word) => caseHead(s, word, target) || sideClause(s, word)),
        ),
      ],
      act: passive.act,
      frame: "passive",
      score: 0.6,
      by: "rule",
    };
  }
  if (verb.lemma === "comment" && clause.negated) return silence(context, s, verb);
  if (verb.lemma === "confirm" && s.words.slice(Math.max(0, verb.i - 2), verb.i).some((word) => word.low === "neither"))
    return silence(context, s, verb);
  const list = cues().verbs.get(verb.lemma);
  if (!list) return undefined;
  const particles = particleOf(s, verb);
  for (const cue of list) {
    if (cue.particle && !particles.includes(cue.particle)) continue;
    if (cue.with && !childrenOf(s, verb, "xcomp", "obj", "advmod").some((word) => word.low === cue.with)) continue;
    const found = contentOf(context, s, verb, cue);
    if (!found) continue;
    let source: Word | undefined;
    if (clause.passive) {
      if (!agent) {
        // "is said to", "was told": nobody is named as saying it.
        if (found.frame !== "clause" && found.frame !== "infinitive") continue;
        source = undefined;
      } else source = agent;
    } else source = speaker(context, s, verb);
    if (!clause.passive && !source && found.frame !== "clause") continue;
    if (source && /^(?:it|this|that|there|which)$/.test(source.low) && !personal(context, s, source)) {
      if (source.low !== "it" || found.frame === "naming" || found.frame === "object") continue;
    }
    // A thing that shows or indicates something does not speak.
    if (
      source &&
      /^(?:record|document|count|register|log|tally|seek|show|find|hold|see|view|read|present|imply|consider|regard|make|ask|press|push|offer|order|require|attack|resist|decline|suspect|exclude|accept|feel|counter|put|set|estimate|correct|revise|withdraw|walk|row|take)$/.test(
        verb.lemma,
      ) &&
      !animate(context, s, source)
    )
      continue;
    return {
      s,
      verb,
      cue: [cueSpan(context, s, verb, cue)],
      ...(source ? { source } : {}),
      content: found.content.map((span) => withQuotes(context, beforeAccording(s, span))),
      act: actOf(s, verb, cue, found),
      frame: found.frame,
      score: found.frame === "clause" ? 0.9 : 0.75,
      by: "rule",
    };
  }
  return undefined;
}

// "Her office would not comment", "would neither confirm nor deny the report": nothing is said.
function silence(context: Context, s: Sentence, verb: Word): Spoken | undefined {
  const source = speaker(context, s, verb);
  if (!source || !context.cast.at(s, source)) return undefined;
  const last = childrenOf(s, verb, "conj").find((word) => word.lemma === "deny") ?? verb;
  const first = childrenOf(s, verb, "aux")[0] ?? s.words[verb.i - 1] ?? verb;
  const about =
    childrenOf(s, verb, "obl").find((word) => /^(?:on|about)$/.test(caseOf(s, word)) && word.i > verb.i) ??
    [last, verb].flatMap((word) => childrenOf(s, word, "obj", "ccomp"))[0];
  return {
    s,
    verb,
    cue: [spanOf(context.text, Math.min(first.start, verb.start), last.end)],
    source,
    content: about ? [spanUnder(context.text, s, about)] : [],
    act: "decline-comment",
    frame: "silence",
    score: 0.8,
    by: "rule",
  };
}

/** The subject of a verb of saying; where the tree has taken a date for it, the noun that stands before the verb. */
export function speaker(context: Context, s: Sentence, verb: Word): Word | undefined {
  const own = childrenOf(s, verb, "nsubj").filter((word) => word.i < verb.i);
  let subject = own.length > 1 ? own.at(-1) : subjectOf(s, verb);
  // "reports claiming that …": what stands right before the participle.
  if (verb.xpos === "VBG" && bare(verb) === "acl" && verb.head === verb.i - 1) return headOf(s, verb);
  // ", accusing Russia": a participle behind a comma belongs to whoever spoke before.
  for (let at = verb, steps = 0; verb.xpos === "VBG" && subject && !context.cast.at(s, subject) && steps < 4; steps++) {
    const up = headOf(s, at);
    if (!up) break;
    const other = subjectOf(s, up);
    if (other && context.cast.at(s, other)) subject = other;
    at = up;
  }
  if (!subject || !context.times.some((one) => one.sentence === s.index && one.from <= subject.i && subject.i < one.to))
    return subject;
  return s.words
    .slice(0, verb.i)
    .reverse()
    .find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos) && context.cast.at(s, word) !== undefined);
}

// "…, according to two people": who else said so is no part of what was said.
function beforeAccording(s: Sentence, span: Span): Span {
  const mark = wordsIn(s, [span]).find(
    (word) => word.low === "according" && s.words[word.i + 1]?.low === "to" && !word.quoted,
  );
  const last = mark && s.words[mark.i - (s.words[mark.i - 1]?.text === "," ? 2 : 1)];
  return last && last.end > span.start
    ? { start: span.start, end: last.end, exact: span.exact.slice(0, last.end - span.start) }
    : span;
}

const personal = (context: Context, s: Sentence, word: Word) => context.cast.at(s, word) !== undefined;
const animate = (context: Context, s: Sentence, word: Word) => {
  const actor = context.cast.describe(s, word);
  return (
    actor !== undefined &&
    (actor.kind !== "unnamed" ||
      /^(?:NNS|NNPS)$/.test(word.xpos) ||
      actor.roles.length > 0 ||
      context.cast.partyOf(actor) !== undefined)
  );
};

function cueSpan(context: Context, s: Sentence, verb: Word, cue?: Cue): Span {
  const particle = childrenOf(s, verb, "compound:prt").find((word) => word.i === verb.i + 1);
  const preposition =
    cue && (cue.takes.has("as") || cue.takes.has("for") || cue.takes.has("on-person-to"))
      ? s.words[verb.i + 1]
      : undefined;
  const next =
    particle ??
    (preposition && /^(?:to|for|on)$/.test(preposition.low) && preposition.upos === "ADP" ? preposition : undefined);
  return spanOf(context.text, verb.start, (next ?? verb).end);
}

const caseHead = (s: Sentence, word: Word, top: Word) => bare(word) === "case" && headOf(s, word) === top;

const inward =
  /^(?:accept|ask|push|press|call|seek|resist|offer|propose|veto|reject|refuse|demand|require|promise|pledge|contradict|deny)$/;

/** Whether an act is only denied, supposed or intended, and so was not spoken. */
// "would never accept", "if he asked for it", "to push for": an act that is denied, supposed or intended was not spoken.
export function unspoken(one: Spoken): boolean {
  const { s, verb } = one;
  if (one.frame === "noun" || one.frame === "according-to" || one.frame === "passive") return false;
  const clause = clauseOf(s, verb);
  const up = headOf(s, verb);
  if (childrenOf(s, verb, "mark").some((mark) => /^(?:if|unless|should)$/.test(mark.low))) return true;
  if (
    clause.tense === "infinitive" &&
    bare(verb) === "xcomp" &&
    up &&
    !/^(?:go|continue|proceed|rush|seem|appear|begin|want|be)$/.test(up.lemma) &&
    /^(?:clause|naming|object)$/.test(one.frame)
  )
    return true;
  if (!inward.test(verb.lemma))
    return (
      clause.negated &&
      /^(?:think|believe|expect|hope|suspect|assume|predict|doubt)$/.test(verb.lemma) === false &&
      clause.tense === "future"
    );
  return clause.modal !== undefined || clause.tense === "future" || clause.tense === "infinitive" || clause.negated;
}
