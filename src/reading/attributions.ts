import type { Attribution, Certainty } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import { add, type Context, certaintyOf, wordSpan } from "./context.ts";
import { cues } from "./cues.ts";
import { linkRules } from "./link-book.ts";
import { actOfContent, keepsSilent } from "./speech-acts.ts";
import { keepsUnnamed } from "./speech-doubts.ts";
import { nest } from "./speech-nesting.ts";
import { spokenByNetwork } from "./speech-network.ts";
import { fromAccording, fromCarrier, fromNoun } from "./speech-nouns.ts";
import { modeOf, quotationsBetween } from "./speech-quotations.ts";
import { sourceOf } from "./speech-source.ts";
import { fromVerb, unspoken } from "./speech-verbs.ts";
import { sentenceAt, topVerb, wordsIn } from "./speech-words.ts";
import type { Spoken } from "./spoken.ts";

/**
 * Finds who said what. The network gives the spans; what it passes over comes from the codebook's verbs and nouns of
 * saying. Codebook and tree say what is done by it, who speaks, how sure he is, and what stands inside what.
 */
export function findAttributions(context: Context): void {
  const byRule = context.document.sentences.flatMap((s) => ruledIn(context, s));
  const spoken = merged(context, spokenByNetwork(context), byRule).filter(
    ({ verb, content }) => !content[0] || !keepsUnnamed(verb, content[0].exact),
  );
  const made: Attribution[] = [];
  for (const one of spoken) made.push(record(context, one, made));
  carryQuotations(context, made);
  nest(context, made);
}

function ruledIn(context: Context, s: Sentence): Spoken[] {
  const found = s.words.flatMap(
    (word) =>
      fromVerb(context, s, word) ??
      fromCarrier(context, s, word) ??
      fromNoun(context, s, word) ??
      fromAccording(context, s, word) ??
      [],
  );
  return withoutDoubles(found).filter((one) => !unspoken(one));
}

// "said" inside a longer cue, or two frames for one content: the better one stays.
function withoutDoubles(found: Spoken[]): Spoken[] {
  const best = new Map<string, Spoken>();
  for (const one of found) {
    const other = best.get(keyOf(one));
    if (!other || one.score > other.score) best.set(keyOf(one), one);
  }
  return found.filter((one) => best.get(keyOf(one)) === one);
}

const keyOf = ({ content, cue }: Spoken) => `${(content[0] ?? cue[0]!).start}-${(content[0] ?? cue[0]!).end}`;

/** What the network found, with what the rules know more of it, and what the rules alone found, in order of the cues. */
function merged(context: Context, network: Spoken[], byRule: Spoken[]): Spoken[] {
  const taken = new Set<Spoken>();
  const rules = new Map<Sentence, Spoken[]>();
  for (const one of byRule) rules.set(one.s, [...(rules.get(one.s) ?? []), one]);
  const all = network.map((one) => {
    const here = rules.get(one.s) ?? [];
    const like = here.find((other) => overlap(one.cue, other.cue));
    const cut = withoutNext(one, here);
    if (!like) return cut;
    taken.add(like);
    if (one.score < surest && like.score > 0.8) return like;
    const source = one.sourceSpan || !like.source ? {} : { source: like.source };
    return {
      ...cut,
      act: /^ask$/.test(like.verb.lemma) ? cut.act : like.act,
      frame: like.frame,
      verb: like.verb,
      ...source,
    };
  });
  const reports = new Map<Sentence, Spoken[]>();
  for (const one of network) if (one.frame === "noun") reports.set(one.s, [...(reports.get(one.s) ?? []), one]);
  for (const one of byRule)
    if (!taken.has(one) && credible(context, one)) all.push(withReport(context, one, reports.get(one.s) ?? []));
  return all.sort(
    (a, b) => a.cue[0]!.start - b.cue[0]!.start || (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0),
  );
}

/** "Denied press reports that …": what is denied holds what was reported. */
function withReport(context: Context, one: Spoken, reports: Spoken[]): Spoken {
  const last = one.content.at(-1);
  const report = last && reports.find(({ cue }) => cue[0]!.start >= last.start && cue[0]!.end === last.end);
  const end = report?.content.at(-1)?.end;
  if (!last || !end || end <= last.end) return one;
  return { ...one, content: [...one.content.slice(0, -1), spanOf(context.text, last.start, end)] };
}

/** Whether what the network passed over is somebody's word all the same: of one who can speak, not of an "I" or a thing. */
function credible(context: Context, { s, verb, source, frame, act, content }: Spoken): boolean {
  if (/^(?:according-to|noun|passive|silence|at)$/.test(frame)) return true;
  // "Withdrew the threat" takes a word back, "withdrew its troops" does not.
  if (
    takingBack.test(verb.lemma) &&
    !wordsIn(s, content).some((word) => linkRules().pointers.has(word.lemma) || /^(?:him|her|it)self$/.test(word.low))
  )
    return false;
  if (!source || /^(?:i|you|we|one)$/.test(source.low)) return false;
  if (act === "speculate" && frame === "clause") return false;
  if (
    content.length === 1 &&
    /^(?:one|any|some|none|which|time|(?:it|him|her|my|them)sel(?:f|ves))$/i.test(content[0]!.exact)
  )
    return false;
  const actor = context.cast.at(s, source);
  if ((actor && actor.kind !== "unnamed") || /^(?:he|she)$/.test(source.low)) return true;
  return !verb.quoted && context.cast.rolesIn(s).some((role) => role.from <= source.i && source.i < role.to);
}

const takingBack = /^(?:correct|retract|withdraw|revise|rescind|walk|row|take|backtrack)$/;

// Below it the network is less sure of its spans than a clause of the tree is.
const surest = 0.1;

const overlap = (a: Span[], b: Span[]) => a.some((x) => b.some((y) => x.start < y.end && y.start < x.end));

/** "called it a farce and urged Oslo to pay", "…, accusing Oslo": the next act of the same speaker is no part of the first. */
function withoutNext(one: Spoken, here: Spoken[]): Spoken {
  const next = here.find(
    ({ verb, cue }) =>
      verb.head === one.verb.i &&
      one.content.some((span) => span.start < cue[0]!.start && cue[0]!.end <= span.end) &&
      (bare(verb) === "conj" ||
        (bare(verb) === "advcl" && verb.xpos === "VBG" && /^[,”"]$/.test(one.s.words[verb.i - 1]!.text))),
  );
  if (!next) return one;
  let last = next.verb.i - 1;
  while (last > one.verb.i && /^(?:and|but|or|,|also|then|later)$/.test(one.s.words[last]!.low)) last--;
  const end = one.s.words[last]!.end;
  const content = one.content.flatMap((span) =>
    span.start >= end
      ? []
      : span.end > end
        ? [{ start: span.start, end, exact: span.exact.slice(0, end - span.start) }]
        : [span],
  );
  return content.length > 0 && content.at(-1)!.exact.includes(" ") ? { ...one, content } : one;
}

function record(context: Context, one: Spoken, before: Attribution[]): Attribution {
  const { s, verb } = one;
  const content = one.by === "rule" ? one.content.map((span) => wholeQuotation(context, s, span)) : one.content;
  const source = sourceOf(context, one, before);
  const silent = keepsSilent(s, verb, wordsIn(s, one.cue), wordsIn(s, content));
  const speaker = source.actor ? context.cast.byId(source.actor) : undefined;
  const act = silent ? "decline-comment" : actOfContent(context, one.act, content, speaker, one.source);
  const refusing = !silent && clauseOf(s, verb).negated && act !== "deny" && act !== "reject";
  const evidence = [...content, ...(source.span ? [source.span] : []), ...one.cue];
  return add(context, "attribution", s, verb, {
    source,
    cue: one.cue,
    content,
    mode: modeOf(context, content),
    act,
    evidence: evidence.length > 0 ? evidence : [wordSpan(verb)],
    rule: `attribution/${one.by === "network" ? "network-" : ""}${one.frame}`,
    trigger: one.cue[0],
    score: one.score,
    certainty: certaintyIn(context, one, content, act),
    negated: refusing,
  });
}

/** What the source commits to: nothing when he keeps silent or asks, else what the verb of the content says. */
function certaintyIn(context: Context, one: Spoken, content: Span[], act: Attribution["act"]): Certainty {
  if (act === "speculate") return "possible";
  if (act === "decline-comment" || act === "question") return "unknown";
  const { s, verb } = one;
  const clause = childrenOf(s, verb, "ccomp", "xcomp")[0];
  if (clause && content.some((span) => span.start <= clause.start && clause.end <= span.end))
    return certaintyOf(context, s, clause);
  const from = content[0] && sentenceAt(context.document.sentences, content[0].start);
  const top = from && topVerb(wordsIn(from, [content[0]!]));
  if (!from || !top) return "certain";
  // What hangs on the cue is not made doubtful by it: "said to be" is another matter than "said he was".
  if (top.head === verb.i && from === s) return hedged(s, top);
  return certaintyOf(context, from, top);
}

function hedged(s: Sentence, word: Word): Certainty {
  const { possible, probable } = cues();
  const helpers = childrenOf(s, word, "aux", "advmod");
  if (helpers.some((one) => possible.has(one.low))) return "possible";
  return helpers.some((one) => probable.has(one.low)) ? "probable" : "certain";
}

/** A quotation of several sentences whose last one carries the verb: the content begins where the quotation does. */
function wholeQuotation(context: Context, s: Sentence, span: Span): Span {
  const quote = quotationsBetween(context, span.start, span.end).find(
    (one) => one.start < span.start && one.end >= span.end - 1 && span.start <= s.start + 1,
  );
  return quote ? spanOf(context.text, quote.start, span.end) : span;
}

// A quotation that fills a sentence of its own goes on with the speaker of the sentence before it.
function carryQuotations(context: Context, made: Attribution[]): void {
  const { sentences, quotations } = context.document;
  const contents = made
    .flatMap((one) => one.content.map((span) => ({ span, one })))
    .sort((a, b) => a.span.start - b.span.start);
  let at = 0;
  for (const quote of quotations) {
    while (at < contents.length && contents[at]!.span.start < quote.start) at++;
    const near = contents.slice(Math.max(0, at - 6), at + 2);
    if (quote.end - quote.start < 25 || near.some(({ span }) => span.start < quote.end && quote.start < span.end))
      continue;
    const s = sentenceAt(sentences, quote.start + 1);
    if (!s || quote.start > s.start + 1) continue;
    const before = near
      .filter(({ span, one }) => span.end <= quote.start && quote.start - span.end < 220 && one.mode !== "indirect")
      .at(-1)?.one;
    if (!before) continue;
    before.content.push(spanOf(context.text, quote.start, quote.end));
    before.evidence.push(spanOf(context.text, quote.start, quote.end));
  }
}
