import type { Attribution, Finding, Relation } from "../findings/finding.ts";
import type { Word } from "../language/document.ts";
import { bare, subjectOf } from "../language/tree.ts";
import { contains } from "../text/span.ts";
import type { Context } from "./context.ts";
import { cues } from "./cues.ts";
import { linkRules } from "./link-book.ts";
import { befell, counted, earlierText, happened, heldBy, mainText, ownText, planned } from "./link-happenings.ts";
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
import { apart, type Telling, tellingsIn, tellsOn, together, wordsTold } from "./link-tellings.ts";
import { contentWords, sharedWords } from "./link-words.ts";
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
  const main = all.find((other) => other.finding.kind === "proposal" && !other.s.title && other.s.index <= 4);
  const answeredBy = new Set<Finding>();
  all.forEach((one, at) => {
    const around: Around = { context, all, offering, answering, main, at, one };
    // "Germany applauded": the position says what.
    if (
      one.finding.kind === "attribution" &&
      (one.finding.content.length > 0 || one.finding.act === "decline-comment")
    ) {
      const linked = linkSaying(around, one as Telling<Attribution>, join);
      if (linked) for (const other of standsWith(around)) answeredBy.add(other.finding);
    }
  });
  all.forEach((one, at) => {
    if (one.finding.kind !== "position" || answeredBy.has(one.finding)) return;
    if (one.finding.stance === "demands") return;
    const around: Around = { context, all, offering, answering, main, at, one };
    if (earlierText(one)) {
      join(one.finding, ownText(around), "in-response-to");
      return;
    }
    const told = one.finding.evidence.map(({ exact }) => exact).join(" ");
    const short = told.split(/\s+/).length <= 4;
    const sign = /\b(?:it|that|this|them)(?: out| down| up)?(?: \w+)?$/i.test(told)
      ? { ...bareSign, anaphor: true }
      : bareSign;
    const verdict = short && !sign.anaphor ? mainText(around) : undefined;
    const to = verdict ?? answered(around, sign, short ? "willing" : "asked") ?? mainText(around);
    const offers = one.finding.stance === "offers";
    if (offers && !(to && isDemand(to) && /\b(?:willing|ready|prepared|open)\b/i.test(told))) return;
    if (to && !isAnswerable(around, to, short || sign.anaphor)) return;
    const whole = to ? (answering.get(to.finding) ?? wholeOf(around, to, true)) : ownText(around);
    if (whole && join(one.finding, whole, "in-response-to")) answeredBy.add(one.finding);
  });
}

// A stand that names what it is on answers only what speaks of the same, and nobody’s mere "willing" is answered.
function isAnswerable({ one, offering }: Around, to: Telling, short: boolean): boolean {
  const { finding } = to;
  if (finding.kind === "position") return finding.evidence.some(({ exact }) => exact.split(/\s+/).length > 3);
  if (finding.kind !== "attribution") return true;
  if (!/^(?:demand|urge|propose|promise|threaten)$/.test(finding.act) && !offering.has(finding.id)) return false;
  return short || sharedWords(contentWords(one.finding), contentWords(finding)) > 0;
}

const isDemand = ({ finding }: Telling) =>
  (finding.kind === "position" && finding.stance === "demands") ||
  (finding.kind === "attribution" && /^(?:demand|urge)$/.test(finding.act));

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
  // "Neither side has replied."
  if (/^(?:neither|no|none|nobody)\b/i.test(finding.source.span?.exact ?? "")) return false;
  const sign = signOf(context, finding);
  const reports = sign.pointers.some((pointer) => pointer.media);
  // "That it pays them he would neither confirm nor deny": what is meant stands before it in the sentence.
  if (sign.anaphor && /^(?:declines-comment|confirms)$/.test(sign.does) && isFronted(one)) return false;
  switch (sign.does) {
    case "declines-comment": {
      const all = before(around, sign.owner ? 6 : 2).filter(
        (other) =>
          other.finding.kind === "attribution" &&
          apart(one, other) &&
          !/^(?:praise|criticise|decline-comment|express)$/.test(other.finding.act),
      );
      const outer = all.filter((other) => !other.finding.saidBy);
      const theirs = sign.owner ? all.filter((other) => other.sides.includes(sign.owner!)) : [];
      const others = theirs.length > 0 ? theirs : outer.length > 0 ? outer : all;
      const asked = /\b(?:accept|agree|respond|reply|answer|attend)\b/i.test(finding.content[0]?.exact ?? "")
        ? others.find((other) => isAsking(other, around.offering))
        : undefined;
      // "Has yet to say how it will vote" keeps back something of its own.
      const told = wordsTold(one);
      const open =
        sign.anaphor ||
        sign.pointers.length > 0 ||
        told.length <= 2 ||
        told.some((word) => cues().requests.has(word.low) || /^(?:it|that|this|so|them|such)$/.test(word.low));
      const to = planned(around) ?? (asked ?? likest(one, others, 0.3) ?? (open ? others[0] : undefined))?.finding;
      return join(finding, to, "declines-comment");
    }
    case "denies": {
      const [asked] = before(around, 1).filter((other) => apart(one, other));
      if (sign.flat && finding.act === "reject" && asked && isAsking(asked, around.offering))
        return join(finding, wholeOf(around, asked, false), "in-response-to");
      const inner = denied(around, sign);
      // "Press reports that she had left were an invention": of whatever stood before, nothing is denied.
      if (!reports && ofReports(one) && !(inner && likest(one, [inner]))) return false;
      if (reports) {
        const to = reported(around);
        const told = to ?? inner;
        const named = told?.finding.kind === "attribution" && told.finding.source.type === "named";
        return join(finding, told?.finding, named ? "denies" : "dismisses-report");
      }
      return join(finding, counted(around, sign) ?? inner?.finding, "denies");
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
      if (sign.pointers.length === 0 && join(finding, befell(around), "in-response-to")) return true;
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
  // "The offer stands": whoever made it says so.
  if (verb && /^(?:stand|remain)$/.test(verb.lemma)) return undefined;
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
  const judged = /^(?:praise|criticise|express)$/.test(finding.act)
    ? (befell(around) ?? happened(around, sign))
    : undefined;
  if (!to) {
    const whole = judged ?? (judging ? ownText(around) : undefined);
    if (whole) answering.set(finding, whole);
    return join(finding, whole, "in-response-to");
  }
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

const ofReports = ({ s }: Telling): boolean =>
  s.words.some(
    (word) =>
      bare(word) === "nsubj" &&
      linkRules()
        .pointers.get(word.lemma)
        ?.some(({ media }) => media),
  );

function isFronted({ s, finding }: Telling<Attribution>): boolean {
  const first = s.words[0];
  const cue = finding.cue[0];
  return (
    first !== undefined &&
    cue !== undefined &&
    first.start < cue.start &&
    /^(?:that|whether)$/.test(first.low) &&
    bare(first) === "mark"
  );
}

// "She replied that …": to whoever else spoke last.
const lastOfOthers = (around: Around) =>
  before(around, 2).find((other) => other.finding.kind === "attribution" && apart(around.one, other));

const cueHas = ({ context: _ }: Around, one: Telling<Attribution>, lemma: string) =>
  wordsIn(one.s, one.finding.cue).some((word) => word.lemma === lemma);

/** What is confirmed: what the content itself tells, what its noun points at, or what is most like it. */
function confirmed(around: Around, sign: Sign): Finding | undefined {
  const { context, one } = around;
  const { finding } = one as Telling<Attribution>;
  const told = heldBy(context, finding).filter((held) =>
    finding.content.some((span) => held.evidence.some((inner) => contains(span, inner))),
  );
  const others = before(around, 6).filter(
    (other) =>
      other.finding.kind === "attribution" &&
      apart(one, other) &&
      !/^(?:decline-comment|praise|criticise|question|deny)$/.test(other.finding.act),
  );
  if (sign.flat || sign.anaphor || sign.pointers.length > 0) {
    // "He would not confirm it. She has confirmed it": what the first kept back, and nothing said before that.
    const last = before(around, 1)[0]?.finding;
    if (last?.kind === "attribution" && last.act === "decline-comment") return undefined;
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
