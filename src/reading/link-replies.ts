import type { Attribution, Finding, Relation } from "../findings/finding.ts";
import type { Word } from "../language/document.ts";
import { subjectOf } from "../language/tree.ts";
import { contains } from "../text/span.ts";
import { type Context, sentencesOver } from "./context.ts";
import { linkRules } from "./link-book.ts";
import { type Sign, signOf } from "./link-signs.ts";
import {
  type Around,
  answered,
  before,
  contradicted,
  denied,
  isAsking,
  likest,
  ownBefore,
  reported,
  wholeOf,
} from "./link-targets.ts";
import { apart, holds, type Telling, tellingsIn, tellsOn, together, wordsTold } from "./link-tellings.ts";
import { topVerb, wordsIn } from "./speech-words.ts";

export type Join = (from: Finding, to: Finding | undefined, relation: Relation) => boolean;

/** Finds what each attribution and position does to what others, or the same side, told before it. */
export function findReplies(context: Context, join: Join): void {
  const all = tellingsIn(context);
  const offering = new Set(
    context.findings.flatMap((one) =>
      one.kind === "position" && one.saidBy && /^(?:demands|offers)$/.test(one.stance) ? [one.saidBy] : [],
    ),
  );
  const answering = new Map<Finding, Finding>();
  const answeredBy = new Set<Finding>();
  all.forEach((one, at) => {
    const around: Around = { context, all, offering, answering, at, one };
    if (one.finding.kind === "attribution") {
      const linked = linkSaying(around, one as Telling<Attribution>, join);
      if (linked) for (const other of standsWith(around)) answeredBy.add(other.finding);
    }
  });
  all.forEach((one, at) => {
    if (one.finding.kind !== "position" || answeredBy.has(one.finding)) return;
    if (!/^(?:accepts|rejects|considers|undecided)$/.test(one.finding.stance)) return;
    const around: Around = { context, all, offering, answering, at, one };
    const short = one.finding.evidence.every(({ exact }) => exact.split(/\s+/).length <= 4);
    if (earlierText(one)) return;
    const to = answered(around, bareSign, short ? "willing" : "asked") ?? mainText(around);
    if (to && join(one.finding, wholeOf(around, to, true), "in-response-to")) answeredBy.add(one.finding);
  });
}

const bareSign: Sign = { does: "judges", pointers: [], anaphor: false, negates: undefined, flat: false };

/** The positions that stand at the stretch of an attribution. */
function standsWith({ all, at, one }: Around): Telling[] {
  const found: Telling[] = [];
  for (let i = Math.max(0, at - 4); i < all.length && all[i]!.start < one.end; i++) {
    const other = all[i]!;
    if (other.finding.kind === "position" && other.end > one.start) found.push(other);
  }
  return found;
}

function linkSaying(around: Around, one: Telling<Attribution>, join: Join): boolean {
  const { context } = around;
  const { finding } = one;
  const sign = signOf(context, finding);
  const reports = sign.pointers.some((pointer) => pointer.media);
  switch (sign.does) {
    case "declines-comment": {
      const others = before(around, 2).filter(
        (other) =>
          other.finding.kind === "attribution" &&
          apart(one, other) &&
          !/^(?:praise|criticise|decline-comment|express)$/.test(other.finding.act),
      );
      const asked = /\b(?:accept|agree|respond|reply|answer|attend)\b/i.test(finding.content[0]?.exact ?? "")
        ? others.find((other) => isAsking(other, around.offering))
        : undefined;
      const to = planned(around) ?? (asked ?? likest(one, others, 0.3) ?? others[0])?.finding;
      return join(finding, to, "declines-comment");
    }
    case "denies": {
      const [asked] = before(around, 1).filter((other) => apart(one, other));
      if (sign.flat && finding.act === "reject" && asked && isAsking(asked, around.offering))
        return join(finding, wholeOf(around, asked, false), "in-response-to");
      const inner = denied(around, sign);
      if (reports) {
        const to = reported(around);
        if (inner && to === inner && holds(one, inner) && finding.act === "deny")
          join(finding, inner.finding, "denies");
        return join(finding, (to ?? inner)?.finding, "dismisses-report");
      }
      return join(finding, inner?.finding ?? counted(around, sign), "denies");
    }
    case "dismisses": {
      if (reports) return join(finding, reported(around)?.finding, "dismisses-report");
      if (sign.pointers.some(({ name }) => /^(?:charge|claim|figure)$/.test(name)))
        return join(finding, denied(around, sign)?.finding, "denies");
      return reply(around, sign, "asked", join);
    }
    case "confirms":
      return join(finding, confirmed(around, sign), "confirms");
    case "repeats":
      return join(finding, ownBefore(around, sign, cueHas(around, one, "echo"))?.finding, "repeats");
    case "corrects":
    case "walks-back":
      return join(finding, ownBefore(around, sign, false)?.finding, sign.does);
    case "in-response-to":
      return reply(around, sign, "anything", join);
    case "judges":
      return reply(around, sign, "asked", join);
    default:
      break;
  }
  if (sign.negates && /^(?:assert|reject|confirm)$/.test(finding.act)) {
    const to = contradicted(around, sign.negates === "own");
    if (to) return join(finding, to.finding, "denies");
  }
  const charge = countered(around, one);
  if (charge) return join(finding, charge.finding, "in-response-to");
  const needs = answers(around, one, sign);
  return needs !== undefined && reply(around, sign, needs, join);
}

// "The rebels attacked, the army said. It was the army's militia that fired first, said the rebels."
function countered(around: Around, one: Telling<Attribution>): Telling | undefined {
  if (!/^(?:accuse|assert)$/.test(one.finding.act)) return undefined;
  const { counter } = linkRules().of["in-response-to"];
  const turned = wordsIn(one.s, one.finding.content).some((word) => counter.has(word.low));
  return before(around, 2).find(
    (other) =>
      other.finding.kind === "attribution" &&
      /^(?:accuse|assert)$/.test(other.finding.act) &&
      apart(one, other) &&
      tellsOn(around.context, other, one) &&
      (tellsOn(around.context, one, other) || turned),
  );
}

/** Whether a content without a word of answering reads as an answer to an offer or a demand, and how near that must be. */
function answers(around: Around, one: Telling<Attribution>, sign: Sign): "asked" | "willing" | undefined {
  if (one.finding.negated) return undefined;
  const { answers: willing } = linkRules().of["in-response-to"];
  const words = wordsIn(one.s, one.finding.content);
  const verb = topVerb(words.filter((word) => word.low !== "that"));
  const subject = verb && subjectOf(one.s, verb);
  const own = !subject || /^(?:it|they|he|she|we|i)$/.test(subject.low) || ownSide(around, one, subject);
  if (verb && own && (willing.has(verb.lemma) || words[0]?.low === "no" || words[0]?.low === "yes")) return "willing";
  const stands = standsWith(around).some(
    (other) =>
      other.finding.kind === "position" &&
      /^(?:accepts|rejects|considers|undecided)$/.test(other.finding.stance) &&
      together(one, other),
  );
  return stands || sign.pointers.some(({ name }) => /^(?:proposal|demand|threat)$/.test(name)) ? "asked" : undefined;
}

function ownSide({ context }: Around, one: Telling, subject: Word): boolean {
  const actor = context.cast.at(one.s, subject);
  return actor !== undefined && one.sides.includes(context.cast.partyOf(actor) ?? actor.id);
}

function reply(around: Around, sign: Sign, needs: "asked" | "willing" | "anything", join: Join): boolean {
  const { one, answering } = around;
  const finding = one.finding as Attribution;
  const to = answered(around, sign, needs) ?? (needs === "anything" ? lastOfOthers(around) : undefined);
  const judging = sign.does === "judges" || sign.does === "dismisses";
  if (to?.finding.kind === "proposal" && earlierText(one)) return false;
  if (!to) return judging && join(finding, happened(around, sign), "in-response-to");
  // "One hailed the deal, another called it a gift": both judge the deal.
  const earlier = judging && sign.anaphor ? answering.get(to.finding) : undefined;
  const whole = earlier ?? wholeOf(around, to, judging || needs === "asked");
  // A verb that itself takes or leaves the text: the position is the reply.
  const cue = finding.cue[0];
  const deed = whole.kind === "proposal" && !/^(?:reject|praise|criticise)$/.test(finding.act) && cue;
  const stand = deed && standsWith(around).find((other) => other.start <= cue.start && cue.end <= other.end);
  const from = stand ? stand.finding : finding;
  answering.set(from, whole);
  return join(from, whole, "in-response-to");
}

// "Had rejected a first plan": another text than the one told of.
const earlierText = (one: Telling) => wordsTold(one).some((word) => linkRules().of.supersedes.earlier.has(word.low));

// "Welcomed the truce", "regretted the postponement": what is judged is no word of anybody's.
function happened({ context, all, one }: Around, sign: Sign): Finding | undefined {
  const pointed = sign.pointers.flatMap((pointer) => [...pointer.kinds]);
  const kinds = pointed.length === 0 && sign.anaphor ? ["proposal", "truce"] : pointed;
  if (kinds.length === 0) return undefined;
  let best: Finding | undefined;
  let last = -1;
  for (const finding of context.findings) {
    if (!kinds.includes(finding.kind)) continue;
    if (finding.kind === "proposal" && all.some((other) => other.finding === finding && !apart(one, other))) continue;
    for (const span of finding.evidence)
      if (span.start > last && span.start < one.start) {
        last = span.start;
        best = finding;
      }
  }
  return best;
}

// "She replied that …": to whoever else spoke last.
const lastOfOthers = (around: Around) =>
  before(around, 2).find((other) => other.finding.kind === "attribution" && apart(around.one, other));

const cueHas = ({ context: _ }: Around, one: Telling<Attribution>, lemma: string) =>
  wordsIn(one.s, one.finding.cue).some((word) => word.lemma === lemma);

/** The text that the report is about, when a side's verdict names no other. */
function mainText({ all, one }: Around): Telling | undefined {
  const main = all.find((other) => other.finding.kind === "proposal" && !other.s.title);
  if (!main || main.s.index > 4 || main.s.index >= one.s.index || !apart(one, main)) return undefined;
  const told = one.finding.evidence.map((span) => span.exact).join(" ");
  return /\bthe (?:\w+ )?(?:proposal|plan|draft|text|deal|package|compromise|accord|agreement|pact|treaty|declaration)\b/i.test(
    told,
  ) ||
    (told.split(/\s+/).length <= 5 &&
      /(?:applauded|welcomed it|hailed it|approved|agreed|refused|objected|protested)$/.test(told))
    ? main
    : undefined;
}

/** What is confirmed: what the content itself tells, what its noun points at, or what is most like it. */
function confirmed(around: Around, sign: Sign): Finding | undefined {
  const { context, one } = around;
  const { finding } = one as Telling<Attribution>;
  const told = heldBy(context, finding).filter((held) =>
    finding.content.some((span) => held.evidence.some((inner) => contains(span, inner))),
  );
  const others = before(around, 6).filter((other) => other.finding.kind === "attribution" && apart(one, other));
  if (sign.flat || sign.anaphor || sign.pointers.length > 0) {
    const pointed =
      sign.pointers.length > 0
        ? others.filter((other) => fitsMedia(other, sign))
        : others.filter((other) => one.s.index - other.s.index <= 2);
    const to = likest(one, pointed) ?? pointed[0];
    if (to) return to.finding;
  }
  return told.find((other) => other.kind === "engagement") ?? told[0] ?? likest(one, others)?.finding;
}

const fitsMedia = (other: Telling, sign: Sign) =>
  other.finding.kind === "attribution" &&
  sign.pointers.some((pointer) =>
    pointer.media
      ? /^(?:media|unattributed)$/.test((other.finding as Attribution).source.type)
      : pointer.acts.has((other.finding as Attribution).act),
  );

/** The happenings that a content tells of, in order. */
export function heldBy(context: Context, one: Attribution): Finding[] {
  const found = new Set<Finding>();
  for (const held of one.content)
    for (const s of sentencesOver(context.document, held))
      for (const { finding, span } of restingAt(context, s.index))
        if (
          !/^(?:attribution|position|event|figure|violation)$/.test(finding.kind) &&
          ((held.start <= span.start && span.end <= held.end) || (span.start <= held.start && held.end <= span.end))
        )
          found.add(finding);
  return [...found];
}

const restings = new WeakMap<Context, Map<number, { finding: Finding; span: { start: number; end: number } }[]>>();

/** What rests on words of a sentence. */
export function restingAt(context: Context, index: number) {
  let known = restings.get(context);
  if (!known) {
    known = new Map();
    for (const finding of context.findings)
      for (const span of finding.evidence)
        for (const s of sentencesOver(context.document, span)) {
          const here = known.get(s.index);
          if (here) here.push({ finding, span });
          else known.set(s.index, [{ finding, span }]);
        }
    restings.set(context, known);
  }
  return known.get(index) ?? [];
}

// "Would not say whether he would attend": of the talks that are planned.
function planned({ context, one }: Around): Finding | undefined {
  const { content } = one.finding as Attribution;
  if (!content.some(({ exact }) => attending.test(exact))) return undefined;
  const start = one.start;
  let best: Finding | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const finding of context.findings) {
    if (finding.kind !== "engagement") continue;
    for (const span of finding.evidence)
      if (Math.abs(span.start - start) < distance) {
        distance = Math.abs(span.start - start);
        best = finding;
      }
  }
  return best;
}

export const attending =
  /\b(?:would|will|plans? to|going to) (?:be (?:there|present)|attend|take part|participate|come|go|join)\b/i;

// "Calls the figure exaggerated": a number that nobody is said to have given.
function counted({ context, one }: Around, sign: Sign): Finding | undefined {
  if (!sign.pointers.some((pointer) => pointer.numbers)) return undefined;
  for (let index = one.s.index; index >= Math.max(0, one.s.index - 2); index--) {
    const here = restingAt(context, index).filter(
      ({ finding, span }) =>
        span.start < one.start &&
        (finding.kind === "figure" || (finding.kind === "incident" && (finding.killed || finding.injured))),
    );
    if (here.length > 0) return here.at(-1)!.finding;
  }
  return undefined;
}
