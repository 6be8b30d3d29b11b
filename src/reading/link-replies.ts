import type { Attribution, Finding, Position, Proposal } from "../findings/finding.ts";
import { type Context, sentenceAt } from "./context.ts";
import { contentWords, sharedWords } from "./link-words.ts";

/** Whether an attribution puts something to another side: a demand, an offer, a threat, a charge. */
export function isAsking(one: Attribution): boolean {
  return (
    asks.test(one.act) || one.content.some(({ exact }) => /\b(?:would|will)\b.*\b(?:if|unless|provided)\b/i.test(exact))
  );
}

interface Placed<K extends Finding> {
  finding: K;
  start: number;
  end: number;
  sentence: number;
}

type Asking = Attribution | Position | Proposal;

const most = 40;
const asks = /^(?:propose|demand|threaten|accuse|promise|urge)$/;
const judges = /^(?:reject|criticise|praise)$/;
const answers = /^(?:assert|accuse|promise|deny|admit|warn|question|express|confirm|demand|speculate)$/;
const pointing =
  /\b(?:it|that|this|them|these|those|such|(?:the|its|their|his|her) (?:\w+ ){0,2}(?:proposal|offer|plan|draft|text|deal|demand|demands|idea|paper|package|compromise|accord|agreement|request|call|threat|ultimatum|invitation|letters?|terms|formula|conditions|claim|charge|accusation))\b/i;

const theText =
  /\bthe (?:\w+ )?(?:proposal|plan|draft|text|deal|package|compromise|accord|agreement|pact|treaty|declaration)\b/i;

/** Finds what answers a proposal, a demand or a charge of another side that stands shortly before it. */
export function findReplies(context: Context, join: (from: Finding, to: Finding) => void): void {
  const offering = new Set(
    context.findings.flatMap((one) =>
      one.kind === "position" && one.saidBy && /^(?:demands|offers)$/.test(one.stance) ? [one.saidBy] : [],
    ),
  );
  const asking = placed<Asking>(context, (one): one is Asking => {
    if (one.kind === "attribution") return isAsking(one) || offering.has(one.id);
    if (one.kind === "proposal") return true;
    return one.kind === "position" && /^(?:demands|offers)$/.test(one.stance);
  });
  const replying = placed<Attribution | Position>(context, (one): one is Attribution | Position =>
    one.kind === "attribution"
      ? judges.test(one.act) || answers.test(one.act)
      : one.kind === "position" && /^(?:accepts|rejects|considers|undecided)$/.test(one.stance),
  );
  const main = asking.find((one): one is Placed<Proposal> => one.finding.kind === "proposal" && one.sentence <= 3);
  let next = 0;
  for (const reply of replying) {
    while (next < asking.length && asking[next]!.start <= reply.start) next++;
    const near = [];
    for (let i = next - 1; i >= Math.max(0, next - most); i--) {
      const one = asking[i]!;
      if (reply.sentence - one.sentence > 3) break;
      if (one.finding !== reply.finding && apart(context, one.finding, reply.finding)) near.push(one);
    }
    const found = answered(context, reply, near);
    for (const one of found) join(reply.finding, one);
    if (
      found.length === 0 &&
      main &&
      isVerdict(reply) &&
      reply.sentence > main.sentence &&
      apart(context, main.finding, reply.finding)
    )
      join(reply.finding, main.finding);
  }
}

// "Germany applauded", "Paris rejected the deal": a verdict that names nothing else is on the text that the report is about.
function isVerdict({ finding }: Placed<Attribution | Position>): boolean {
  const told = finding.evidence.map((span) => span.exact).join(" ");
  if (theText.test(told)) return finding.kind === "position" || judges.test(finding.act);
  return (
    finding.kind === "position" &&
    told.split(/\s+/).length <= 5 &&
    /(?:applauded|welcomed it|hailed it|approved|agreed|refused|objected|protested)$/.test(told)
  );
}

function answered(context: Context, reply: Placed<Attribution | Position>, near: Placed<Asking>[]): Asking[] {
  const { finding } = reply;
  const judging = finding.kind === "position" || judges.test(finding.act) || calls(finding);
  const mine = contentWords(finding);
  const told = finding.evidence.map((span) => span.exact).join(" ");
  const points = pointing.test(told);
  const ofText = theText.test(told);
  const scored = near.flatMap((one) => {
    const distance = reply.sentence - one.sentence;
    const shared = sharedWords(mine, contentWords(one.finding));
    const overlaps = one.end > reply.start;
    const isText = one.finding.kind === "proposal";
    if (overlaps && !isText) return [];
    if (ofText && !isText && !(one.finding.kind === "attribution" && one.finding.act === "propose") && shared === 0)
      return [];
    if (judging) {
      if (distance > 1 && !points && shared === 0) return [];
      if (distance > 2 && shared === 0 && !isText) return [];
    } else {
      if (isText || one.finding.kind === "position" || distance > 1) return [];
      if (shared === 0 && !(points && distance === 0) && !addresses(context, one.finding, finding)) return [];
    }
    return [{ one, score: shared + (isText ? 0.5 : 0) - distance * 0.8 }];
  });
  const best = scored.sort((a, b) => b.score - a.score || b.one.start - a.one.start)[0]?.one;
  if (!best) return [];
  // The offer and the words by which it was made are answered together.
  const twins = near.filter(
    (one) => one !== best && one.finding.kind !== best.finding.kind && one.start < best.end && one.end > best.start,
  );
  return [...new Set([best, ...twins].map((one) => one.finding))];
}

// "called it a paper tiger": a judgement of what stands before.
const calls = (one: Attribution) =>
  one.cue.some(({ exact }) =>
    /^(?:call|calls|called|describe|describes|described|brand|branded|term|termed)$/i.test(exact),
  ) && /^(?:it|that|this|them)\b/i.test(one.content[0]?.exact ?? "");

function placed<K extends Finding>(context: Context, fits: (one: Finding) => one is K): Placed<K>[] {
  return context.findings
    .filter(fits)
    .flatMap((finding) =>
      stretches(finding).map(({ start, end }) => ({
        finding,
        start,
        end,
        sentence: sentenceAt(context.document, start)?.index ?? 0,
      })),
    )
    .sort((a, b) => a.start - b.start);
}

// Source, cue and content are one telling.
const stretches = ({ kind, evidence }: Finding) =>
  kind === "attribution"
    ? [{ start: Math.min(...evidence.map((one) => one.start)), end: Math.max(...evidence.map((one) => one.end)) }]
    : evidence;

function sidesOf(context: Context, one: Finding): string[] {
  const ids =
    one.kind === "attribution"
      ? [one.source.actor]
      : one.kind === "position"
        ? [one.party]
        : one.kind === "proposal"
          ? one.authors
          : [];
  return ids.flatMap((id) => {
    const actor = id ? context.cast.byId(id) : undefined;
    return actor ? [context.cast.partyOf(actor) ?? actor.id] : [];
  });
}

function apart(context: Context, asked: Asking, reply: Attribution | Position): boolean {
  const asker = sidesOf(context, asked);
  const replier = sidesOf(context, reply);
  if (asked.kind === "proposal") return !replier.some((one) => asker.includes(one)) || asker.length > 1;
  return asker.length > 0 && replier.length > 0 && !replier.some((one) => asker.includes(one));
}

const addresses = (context: Context, asked: Asking, reply: Attribution | Position) =>
  asked.kind === "attribution" && names(context, asked, reply);

/** Whether an attribution speaks of the side that answers: "The ministry accused the rebels of …". */
export function names(context: Context, asked: Attribution, reply: Attribution | Position): boolean {
  const own = new Set(sidesOf(context, reply));
  const span = asked.evidence[0];
  const s = span && sentenceAt(context.document, span.start);
  return (
    s?.words.some((word) => {
      if (word.start < span!.start || word.end > span!.end) return false;
      const actor = context.cast.at(s, word);
      return actor !== undefined && actor.id !== asked.source.actor && own.has(context.cast.partyOf(actor) ?? actor.id);
    }) ?? false
  );
}
