import type { Attribution, Finding, Position } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseSpan, headOf, subtree } from "../language/tree.ts";
import { contains, type Span, spanOf } from "../text/span.ts";
import { add, attributionAround, type Context, certaintyOf, once, phaseOf, wordSpan } from "./context.ts";
import { isPlaced, issueOf } from "./issues.ts";
import { positionBook } from "./positions-book.ts";
import { conditionsOf } from "./positions-conditions.ts";
import { partyOf } from "./positions-holder.ts";
import { fromModal } from "./positions-modals.ts";
import { imperative, timeFor } from "./positions-musts.ts";
import { fromNoun } from "./positions-nouns.ts";
import { fromAdjective, fromPredicate, fromPreposition } from "./positions-predicates.ts";
import { noSuch } from "./positions-refusals.ts";
import { reply } from "./positions-spoken.ts";
import type { Stand } from "./positions-stand.ts";
import { earlierIssue, foremostIssue, noteIssue } from "./positions-topic.ts";
import { fromVerb } from "./positions-verbs.ts";
import { keepsUnnamed } from "./speech-doubts.ts";

/** Finds what each side accepts, rejects, demands, offers or considers, in its own voice or ascribed to it. */
export function findPositions(context: Context): void {
  for (const s of context.document.sentences) {
    if (s.title || s.words.at(-1)?.text === "?") continue;
    const inside = new Set<Word>();
    for (const word of s.words) {
      if (inside.has(word)) continue;
      const stand = standAt(context, s, word);
      if (!stand || keepsUnnamed(stand.verb, textBehind(context, s, stand.verb))) continue;
      // "refused to accept", "insists that it will not leave": what a stance is about holds none of its own.
      for (const one of stand.about)
        if (
          one.upos === "VERB" &&
          (stand.stance === "undecided" || one === stand.about[0] || !childOf(s, one, "nsubj"))
        )
          inside.add(one);
      record(context, stand);
    }
  }
  unify(context);
}

function standAt(context: Context, s: Sentence, word: Word): Stand | undefined {
  const { predicates, replies } = positionBook();
  const answer = replies.has(word.low) ? reply(context, s, word) : undefined;
  if (answer) return answer;
  switch (word.upos) {
    case "VERB":
    case "AUX": {
      if (word.bare === "aux" || word.bare === "cop") return undefined;
      return (
        (predicates.has(word.low) ? fromPredicate(context, s, word) : undefined) ??
        fromVerb(context, s, word) ??
        fromModal(context, s, word) ??
        (word.quoted ? imperative(context, s, word) : undefined) ??
        fromAdjective(context, s, word)
      );
    }
    case "ADJ":
    case "ADP":
    case "ADV":
      return (
        (predicates.has(word.low) ? fromPredicate(context, s, word) : undefined) ??
        fromAdjective(context, s, word) ??
        (word.upos === "ADP" ? fromPreposition(context, s, word) : undefined) ??
        (childrenOf(s, word, "aux").length > 0 ? fromModal(context, s, word) : undefined)
      );
    case "NOUN":
    case "PROPN":
      return (
        (predicates.has(word.low) ? fromPredicate(context, s, word) : undefined) ??
        fromNoun(context, s, word) ??
        (word.quoted || s.words[0]!.low === "no" ? noSuch(context, s, word) : undefined) ??
        timeFor(context, s, word) ??
        (childrenOf(s, word, "aux").length > 0 ? fromModal(context, s, word) : undefined)
      );
    default:
      return undefined;
  }
}

const vague =
  /^(?:it|this|that|they|them|one|both|either|neither|such|so|do|idea|proposal|suggestion|step|offer|plan|demand|request|move|call|budge|bend|yield|compromise|approach|formula|terms|deal|condition|nothing|anything|everything|something|same|door|part|role|metre|meter|inch|millimetre|centimetre|penny|answer)$/;
// "the deal", but not "that deal" or "the idea", which is the one just spoken of.
const isGeneral = (s: Sentence, word: Word) =>
  /^(?:deal|plan|proposal|offer|terms|formula|compromise)$/.test(word.lemma) &&
  !s.words.slice(Math.max(0, word.i - 2), word.i).some(({ low }) => /^(?:this|that|these|those|such)$/.test(low));

// Names that say of what kind the issue is, not what it is.
const weak =
  /^(?:attendance|talks|return|extension|handover|removal|demand|sum|goal|wording|language|name|side|change|announcement|understanding|holding|clause|amendment|settlement|solution|concession|consent|process|resumption|signature|agreement|decision|measure|step|end|halt|acceptance|terms|payment|vote|article|point|invitation|statement|pact)$/;
const money = /^[$€£¥]|^(?:dollars?|euros?|pounds?)$/;
// What is denied rather than refused.
const charge = /^(?:accusation|allegation|claim|charge|report|claims|reports|account|version)$/;
const vagueName = (content: Word[]) => content.find((word) => word.upos === "NOUN")?.lemma;

const textBehind = (context: Context, s: Sentence, verb: Word): string => context.text.slice(verb.end, s.end);

function record(context: Context, stand: Stand): void {
  const { s, verb, holders } = stand;
  let { stance } = stand;
  const conditions = conditionsOf(context, s, verb, stand.negated);
  const about = stand.about.filter(
    (word) => !conditions.some(({ text }) => text.start <= word.start && word.end <= text.end),
  );
  let issue = about.length > 0 ? issueOf(context, s, about) : undefined;
  const content = about.filter(
    (word) =>
      /^(?:NOUN|PROPN|VERB|ADJ|PRON)$/.test(word.upos) &&
      word.low !== "such" &&
      !(word.upos === "ADJ" && (/^(?:same|very|whole|entire)$/.test(word.low) || context.cast.countryAt(s, word))) &&
      !(word.upos === "PROPN" && context.map.at(s, word) && about.some((one) => vague.test(one.lemma))),
  );
  if (content.every((word) => vague.test(word.low) || vague.test(word.lemma)))
    issue =
      earlierIssue(
        context,
        s,
        verb,
        content.some((word) => isGeneral(s, word)),
      ) ?? issue;
  else if (issue && weak.test(issue)) issue = once(context, foremostIssue).foremost ?? issue;
  if (!issue && about.length > 0 && verb.lemma === "want") return;
  const open = stand.rule !== "position/will-not" || stand.about.length === 0 || conditions.length > 0;
  if (open || about.some((word) => word.low === "nothing")) issue ??= earlierIssue(context, s, verb);
  issue ??= vagueName(content) ?? (about.some((word) => money.test(word.text)) ? "payment" : undefined);
  if (!issue || (stance === "rejects" && charge.test(issue))) return;
  const evidence = withinSaid(context, evidenceOf(context, s, stand, conditions), verb);
  const around = attributionAround(context, evidence) ?? attributionAround(context, wordSpan(verb));
  const own = attributionOfCue(context, verb);
  const said = own ?? around;
  // "saying that Moscow rejects calls for a truce": the cue stands in what another says.
  const within = own && around && around !== own ? around : undefined;
  const partyAt = ({ source: { actor } }: Attribution) => {
    const teller = actor ? context.cast.byId(actor) : undefined;
    return teller && partyOf(context, teller);
  };
  const source = said?.source.actor ? context.cast.byId(said.source.actor) : undefined;
  const certainty = said?.act === "speculate" ? "possible" : certaintyOf(context, s, verb, said);
  if (certainty === "possible" && stance === "accepts") stance = "considers";
  const parties = new Set<string>();
  for (const holder of holders) {
    const party = partyOf(context, holder);
    if (parties.has(party)) continue;
    parties.add(party);
    const speakerParty = source ? partyOf(context, source) : undefined;
    const ownVoice = own
      ? !within || partyAt(within) === party
      : around
        ? speakerParty === party
        : certainty === "certain";
    const speaker = [source, holder].find(
      (actor) =>
        actor && (actor.kind === "person" || actor.kind === "role-holder") && partyOf(context, actor) === party,
    );
    const key = keyOf({ party, issue, stance, speaker: speaker?.id });
    const known = once(context, soFar).get(key);
    if (known) {
      merge(known, evidence, stand, conditions);
      continue;
    }
    const doer = stand.doer && partyOf(context, holders.includes(stand.doer) ? holder : stand.doer);
    const made = add(context, "position", s, verb, {
      party,
      ...(speaker ? { speaker: speaker.id } : {}),
      voice: ownVoice ? "own" : "ascribed",
      issue,
      ...(doer ? { issueBy: doer } : {}),
      stance,
      ...(stand.strength ? { strength: stand.strength } : {}),
      conditions,
      evidence: [evidence],
      rule: stand.rule,
      trigger: wordSpan(verb),
      score: around || own ? 0.75 : 0.65,
      certainty,
      phase: phaseOf(s, verb) === "hypothetical" ? "hypothetical" : "standing",
      negated: false,
    });
    if (own) made.saidBy = own.id;
    else if (around && stand.rule === "position/no-such") made.saidBy ??= around.id;
    once(context, soFar).set(key, made);
    noteIssue(context, s, issue);
  }
}

const soFar = () => new Map<string, Position>();

function merge(known: Position, evidence: Span, stand: Stand, found: Position["conditions"]): void {
  if (stand.strength === "red-line" || !known.strength) {
    if (stand.strength) known.strength = stand.strength;
  }
  const { conditions } = known;
  for (const one of found) if (!conditions.some(({ text }) => text.start === one.text.start)) conditions.push(one);
  if (!known.evidence.some((span) => contains(span, evidence))) known.evidence.push(evidence);
}

// What stands behind a semicolon, a colon or a dash is said on top.
function untilMark(context: Context, s: Sentence, span: Span, from: Word): Span {
  for (let i = from.i + 1; i < s.words.length && s.words[i]!.start < span.end; i++) {
    if (/^(?:;|:|—|–)$/.test(s.words[i]!.text) && i > from.i + 1)
      return spanOf(context.text, span.start, s.words[i - 1]!.end);
  }
  return span;
}

/** The verb with its helpers and all that hangs on it, the subject too when it stands beside it. */
function evidenceOf(
  context: Context,
  s: Sentence,
  { verb, rule, until, about }: Stand,
  conditions: Position["conditions"],
): Span {
  let span = untilMark(context, s, clauseSpan(context.text, s, verb), verb);
  // "No truce, the envoy said, while ships burn"
  if (rule === "position/no-such") {
    const saying = headOf(s, verb);
    const rest = saying && saying.i > verb.i ? s.words[saying.i + 1] : undefined;
    const more = rest?.text === "," ? s.words[rest.i + 1] : undefined;
    if (more && /^(?:while|before|until|unless|without|so|as)$/.test(more.low))
      return spanOf(context.text, span.start, s.words.findLast((word) => word.upos !== "PUNCT")!.end);
  }
  if (rule === "position/unless") {
    const words = subtree(s, verb).filter((word) => word.upos !== "PUNCT");
    return spanOf(context.text, words[0]!.start, words.at(-1)!.end);
  }
  // "The old list, gladly": what is answered to stands before the answer.
  if (rule === "position/reply") {
    const first = about.at(-1)?.i === verb.i - 2 ? about[0]! : verb;
    return spanOf(context.text, first.start, verb.end);
  }
  // "The patrol was a line that they would not cross", "An apology is what they will not give"
  if (rule === "position/line" || headOf(s, verb)?.low === "what") {
    const first = about[0];
    if (first && first.i < verb.i) return spanOf(context.text, first.start, Math.max(verb.end, span.end));
  }
  // "will hand nothing over until …": what a stance hangs on is part of what is said.
  for (const { text } of conditions)
    if (text.start >= span.end && text.start - span.end < 4) span = spanOf(context.text, span.start, text.end);
  if (until) span = spanOf(context.text, span.start, Math.min(span.end, subtree(s, until).at(-1)!.end));
  if (rule.startsWith("position/noun")) {
    const end = Math.max(span.end, ...about.map((word) => word.end));
    return spanOf(context.text, span.start, end);
  }
  // ", which the court upheld": what is said in passing of a thing ends the evidence.
  const passing = s.words.find(
    (word) =>
      word.i > verb.i + 2 &&
      word.end < span.end &&
      word.text === "," &&
      /^(?:which|who|whose|whom)$/.test(s.words[word.i + (s.words[word.i + 1]?.upos === "ADP" ? 2 : 1)]?.low ?? ""),
  );
  if (passing) span = spanOf(context.text, span.start, s.words[passing.i - 1]!.end);
  // "It continues to reject": with who does so.
  const leads = bare(verb) === "xcomp" ? headOf(s, verb) : undefined;
  const doer = leads && leads.i < verb.i && leads.i > verb.i - 4 ? childrenOf(s, leads, "nsubj")[0] : undefined;
  if (doer && doer.i < leads!.i && leads!.i - doer.i < 4)
    return spanOf(context.text, Math.min(...subtree(s, doer).map((word) => word.start)), span.end);
  // "What Chad wants is a port"
  const named = about.filter((word) => word.start >= span.end && word.upos !== "PUNCT");
  if (named.length > 0 && named[0]!.start - span.end < 6) span = spanOf(context.text, span.start, named.at(-1)!.end);
  const helpers = [verb, ...childrenOf(s, verb, "aux", "advmod", "cop")].filter((word) => verb.i - word.i < 6);
  const subject = childrenOf(s, verb, "nsubj")[0];
  const from = subject && verb.i - subject.i > 12 ? Math.min(...helpers.map((word) => word.start)) : span.start;
  return spanOf(context.text, Math.min(from, verb.start), span.end);
}

// "Not one well will be given up," the minister said: who says it is no part of what is said.
function withinSaid(context: Context, span: Span, verb: Word): Span {
  const said = attributionAround(context, wordSpan(verb));
  const source = said?.source.span;
  const content = said?.content.find(({ start, end }) => start <= verb.start && verb.end <= end);
  if (!content || !source || (said.content.length > 1 && span.end > said.content.at(-1)!.start)) return span;
  const start =
    span.start < content.start && source.start < content.start && source.end > span.start ? content.start : span.start;
  const end = span.end > content.end && source.start >= content.end && source.start < span.end ? content.end : span.end;
  return start === span.start && end === span.end ? span : spanOf(context.text, start, end);
}

function attributionOfCue(context: Context, verb: Word): Attribution | undefined {
  return once(context, cuesByCell)
    .get(verb.start >> 8)
    ?.find((one) => one.cue.some((cue) => cue.start <= verb.start && verb.end <= cue.end));
}

// The attributions by the stretches of 256 characters that their cues reach into.
function cuesByCell({ findings }: Context): Map<number, Attribution[]> {
  const cells = new Map<number, Attribution[]>();
  for (const one of findings) {
    if (one.kind !== "attribution") continue;
    for (const { start, end } of one.cue) {
      for (let cell = start >> 8; cell <= end >> 8; cell++) {
        const here = cells.get(cell);
        if (here) here.push(one);
        else cells.set(cell, [one]);
      }
    }
  }
  return cells;
}

// An issue named only by its place is the one that the article has with that place, and a doubled one goes.
function unify(context: Context): void {
  const positions = context.findings.filter((one): one is Position => one.kind === "position");
  const longer = new Map<string, Position>();
  for (const one of positions) {
    for (let at = one.issue.indexOf("-of-"); at >= 0; at = one.issue.indexOf("-of-", at + 1)) {
      const shorter = one.issue.slice(at + 4);
      if (!longer.has(shorter)) longer.set(shorter, one);
    }
  }
  for (const one of positions) one.issue = longer.get(one.issue)?.issue ?? one.issue;
  // "refused to recognise it": the recognition that the article speaks of, where that is of one place.
  for (const one of positions) {
    if (!isPlaced(one.issue)) continue;
    const of = new Set(positions.flatMap(({ issue }) => (issue.startsWith(`${one.issue}-of-`) ? [issue] : [])));
    if (of.size === 1) one.issue = [...of][0]!;
  }
  const doubled = new Set<Finding>();
  const firsts = new Map<string, Position>();
  for (const one of positions) {
    const key = keyOf(one);
    const first = firsts.get(key);
    if (!first) firsts.set(key, one);
    else {
      const starts = new Set(first.evidence.map((span) => span.start));
      for (const span of one.evidence) if (!starts.has(span.start)) first.evidence.push(span);
      first.conditions.push(...one.conditions);
      if (one.strength === "red-line") first.strength = "red-line";
      doubled.add(one);
    }
  }
  if (doubled.size > 0) context.findings = context.findings.filter((one) => !doubled.has(one));
}

const keyOf = ({ party, issue, stance, speaker }: Pick<Position, "party" | "issue" | "stance" | "speaker">): string =>
  [party, issue, stance, speaker].join("\n");
