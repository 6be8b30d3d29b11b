import type { Attribution, Finding, Link, Relation } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import { contains } from "../text/span.ts";
import { type Context, once, sentenceAt, sentencesOver } from "./context.ts";
import { findParts } from "./link-parts.ts";
import { findReplies, isAsking, names } from "./link-replies.ts";
import { contentWords, sharedWords } from "./link-words.ts";

const report =
  /\b(?:report|reports|reporting|story|article|rumours?|rumors?|speculation|allegations?|claims?|leak|leaks)\b/i;
const responding =
  /\b(?:such|this|that|the|these|those)\s+(?:\w+\s+){0,2}?(?:speculation|report|reports|suggestion|idea|proposal|offer|plan|decision|move|claim|claims|accusation|accusations|allegation|allegations|demand|demands|linkage|remarks|comments|statement|threat|request|warning|date|figures?|toll)\b/i;
/** Finds what findings are to one another inside the article: denials, confirmations, replies, violations. */
export function findLinks(context: Context): Link[] {
  const links: Link[] = [];
  const joined = new Set<string>();
  const attributions = context.findings.filter((one): one is Attribution => one.kind === "attribution");
  const near = neighbours(attributions);
  const resting = restingIn(context);
  const join = (from: Finding, to: Finding | undefined, relation: Relation, evidence: Span[]) => {
    const pair = `${from.id} ${to?.id}${relation === "dismisses-report" ? " report" : ""}`;
    if (!to || to === from || joined.has(pair)) return;
    joined.add(pair);
    links.push({
      from: from.id,
      to: to.id,
      relation,
      evidence,
      ...(from.kind === "attribution" ? { saidBy: from.id } : {}),
    });
  };
  const nearestMeeting = nearestOf(context.findings.filter((one) => one.kind === "engagement"));
  for (const one of attributions) {
    const content = one.content.map((span) => span.exact).join(" ");
    const earlier = near(one, 1_199, -1);
    if (one.act === "deny") {
      const inside = near(one, 4_999, 4_999).filter((other) =>
        one.content.some((span) => other.content.some((inner) => contains(span, inner))),
      );
      if (report.test(content)) {
        // "denied a report that …" denies what the report says, too.
        if (inside[0] && one.cue.some(({ exact }) => /\bden(?:y|ies|ied|ying)\b/i.test(exact)))
          join(one, inside[0], "denies", one.evidence);
        // "dismissed reports that …" holds what it dismisses; "dismissed the report" points back.
        const target =
          inside[0] ??
          likest(
            context,
            one,
            earlier.filter((other) => other.source.type === "media" || other.source.type === "unattributed"),
          ) ??
          earlier.filter((other) => other.source.type === "media").at(-1);
        join(one, target, "dismisses-report", one.evidence);
      } else
        join(
          one,
          inside[0] ??
            charge(context, one, earlier) ??
            likest(context, one, earlier) ??
            lastAgainst(context, one, earlier),
          "denies",
          one.evidence,
        );
      continue;
    }
    if (
      one.act === "decline-comment" ||
      (one.act === "assert" && one.negated && /comment/.test(one.evidence[0]!.exact))
    ) {
      const meeting = attending.test(content) ? nearestMeeting(start(one)) : undefined;
      const accepting = /\b(?:accept|agree|respond|reply|answer)\b/i.test(content)
        ? earlier.findLast((other) => other.act === "propose" || other.act === "demand")
        : undefined;
      join(one, meeting ?? accepting ?? earlier.at(-1), "declines-comment", one.evidence);
      continue;
    }
    if (one.act === "confirm") {
      const spoken = inOrder(
        context,
        one.content.flatMap((held) =>
          sentencesOver(context.document, held).flatMap((s) =>
            (resting.get(s.index) ?? [])
              .filter(
                ({ finding: { kind }, span }) =>
                  kind !== "attribution" &&
                  kind !== "position" &&
                  kind !== "event" &&
                  (contains(held, span) || contains(span, held)),
              )
              .map(({ finding }) => finding),
          ),
        ),
      );
      join(
        one,
        spoken.find((other) => other.kind === "engagement") ?? spoken[0] ?? likest(context, one, earlier),
        "confirms",
        one.evidence,
      );
      continue;
    }
    if (contradicts(context, one)) {
      const target =
        likest(context, one, earlier, 0.34) ??
        (/\bno such (?:warning|threat|demand|claim|promise|plan|offer|order|decision|request)\b/i.test(content)
          ? earlier.findLast((other) => other.source.actor !== one.source.actor)
          : undefined);
      if (target && !isAsking(target) && sidesDiffer(context, one, target)) {
        join(one, target, "denies", one.evidence);
        continue;
      }
    }
    if (
      /^(?:praise|criticise|reject|warn|admit|assert|urge)$/.test(one.act) &&
      responding.test(content) &&
      content.length < 120
    ) {
      const others = earlier.filter((other) => !one.source.actor || other.source.actor !== one.source.actor);
      const target =
        likest(context, one, others, 0.25) ??
        (report.test(content)
          ? others.filter((other) => other.source.type === "media" || other.act === "speculate").at(-1)
          : others.filter((other) => /^(?:propose|promise|accuse|demand|assert|threaten)$/.test(other.act)).at(-1));
      join(one, target, "in-response-to", one.evidence);
    }
  }
  linkViolations(context, attributions, resting, join);
  linkAttendance(context, attributions, join);
  findReplies(context, (from, to) => join(from, to, "in-response-to", from.evidence));
  findParts(context, (from, to) => join(from, to, "part-of", from.evidence));
  return links;
}

function start(finding: Finding): number {
  let first = Number.POSITIVE_INFINITY;
  for (const span of finding.evidence) if (span.start < first) first = span.start;
  return first;
}

type Near = (one: Attribution, before: number, behind: number) => Attribution[];

/** Gives, in their order, the other attributions that begin at most so many characters before one and so many behind. */
function neighbours(attributions: Attribution[]): Near {
  const all = attributions.map((finding, order) => ({ finding, order, at: start(finding) }));
  const byPlace = [...all].sort((a, b) => a.at - b.at);
  const rankOf = new Map(byPlace.map((one, rank) => [one.finding, rank]));
  return (one, before, behind) => {
    const rank = rankOf.get(one)!;
    const { at } = byPlace[rank]!;
    const found: typeof all = [];
    for (let i = rank - 1; i >= 0 && at - byPlace[i]!.at <= before; i--)
      if (byPlace[i]!.at - at <= behind) found.push(byPlace[i]!);
    for (let i = rank + 1; i < byPlace.length && byPlace[i]!.at - at <= behind; i++) found.push(byPlace[i]!);
    return found.sort((a, b) => a.order - b.order).map(({ finding }) => finding);
  };
}

type Resting = Map<number, { finding: Finding; span: Span }[]>;

/** What rests on words of each sentence. */
function restingIn({ document, findings }: Context): Resting {
  const found: Resting = new Map();
  for (const finding of findings) {
    for (const span of finding.evidence) {
      for (const { index } of sentencesOver(document, span)) {
        const here = found.get(index);
        if (here) here.push({ finding, span });
        else found.set(index, [{ finding, span }]);
      }
    }
  }
  return found;
}

function inOrder(context: Context, findings: Finding[]): Finding[] {
  if (findings.length < 2) return findings;
  const order = once(context, orders);
  return [...new Set(findings)].sort((a, b) => order.get(a)! - order.get(b)!);
}

const orders = ({ findings }: Context): Map<Finding, number> => new Map(findings.map((one, i) => [one, i]));

/** The earlier attribution whose content shares most of its words, when it shares enough. */
function likest(context: Context, one: Attribution, earlier: Attribution[], floor = 0.3): Attribution | undefined {
  void context;
  const mine = contentWords(one);
  let best: Attribution | undefined;
  let score = floor;
  for (const other of earlier) {
    const theirs = contentWords(other);
    const shared = sharedWords(mine, theirs);
    const value = shared / Math.max(1, Math.min(mine.size, theirs.size));
    if (shared >= 2 && value >= score) {
      best = other;
      score = value;
    }
  }
  return best;
}

// What was laid at the door of those who deny.
function charge(context: Context, one: Attribution, earlier: Attribution[]): Attribution | undefined {
  return earlier.findLast(
    (other) => other.act === "accuse" && sidesDiffer(context, one, other) && names(context, other, one),
  );
}

/** The last accusation or claim that another side made. */
function lastAgainst(context: Context, one: Attribution, earlier: Attribution[]): Attribution | undefined {
  const against = earlier.filter(
    (other) => /^(?:accuse|assert|warn|threaten|speculate)$/.test(other.act) && sidesDiffer(context, one, other),
  );
  return against.findLast((other) => names(context, other, one)) ?? against.at(-1);
}

function sidesDiffer(context: Context, one: Attribution, other: Attribution): boolean {
  const side = (finding: Attribution) => {
    const actor = finding.source.actor ? context.cast.byId(finding.source.actor) : undefined;
    return actor ? (context.cast.partyOf(actor) ?? actor.id) : undefined;
  };
  const a = side(one);
  const b = side(other);
  return a !== undefined && b !== undefined && a !== b;
}

// "it has received no such warning", "no deal had been agreed": a content that negates.
function contradicts(context: Context, one: Attribution): boolean {
  void context;
  return (
    /\b(?:no such|not|never|n[’']t|no)\b/i.test(one.content.map((span) => span.exact).join(" ")) &&
    /^(?:assert|reject|confirm)$/.test(one.act)
  );
}

const attending = /\b(?:would|will|to|going to) (?:be (?:there|present)|attend|take part|participate|come|go|join)\b/i;

// "He said he would attend": what a side says of its own coming confirms the talks that were announced.
function linkAttendance(
  context: Context,
  attributions: Attribution[],
  join: (from: Finding, to: Finding | undefined, relation: Relation, evidence: Span[]) => void,
): void {
  const planned = context.findings.filter(
    (one) => one.kind === "engagement" && (one.status === "announced" || one.phase === "planned"),
  );
  if (planned.length === 0) return;
  const nearest = nearestOf(planned);
  for (const one of attributions)
    if (
      /^(?:assert|confirm|promise)$/.test(one.act) &&
      one.source.actor &&
      !one.negated &&
      /^(?:that )?(?:he|she|it|they|we|i)\b/i.test(one.content[0]?.exact ?? "") &&
      attending.test(one.content[0]!.exact.slice(0, 60))
    )
      join(one, nearest(start(one)), "confirms", one.evidence);
}

function linkViolations(
  context: Context,
  attributions: Attribution[],
  resting: Resting,
  join: (from: Finding, to: Finding | undefined, relation: Relation, evidence: Span[]) => void,
): void {
  const truces = context.findings.filter((one) => one.kind === "truce");
  if (truces.length === 0) return;
  const nearest = nearestOf(truces);
  const spoken = new Set<string>();
  for (const finding of context.findings)
    if (finding.kind === "violation" && finding.saidBy) spoken.add(finding.saidBy);
  for (const finding of context.findings) {
    if (finding.kind === "violation") join(finding, nearest(start(finding)), "violates", finding.evidence);
  }
  // "Despite the truce, X said that attacks went on": an assessment of its observance.
  for (const one of attributions) {
    const s = sentenceAt(context.document, one.cue[0]!.start);
    if (!s || spoken.has(one.id)) continue;
    const here = (resting.get(s.index) ?? []).filter(
      ({ finding, span }) => finding.kind === "truce" && span.start >= s.start,
    );
    const truce = here.find(({ span }) => span.end <= s.end)?.finding;
    if (!truce) continue;
    const starts = here.filter(({ finding }) => finding === truce).map(({ span }) => span.start);
    const before = context.text.slice(s.start, Math.min(...starts)).toLowerCase();
    const content = one.content.map((span) => span.exact).join(" ");
    if (
      /\b(?:despite|in spite of|notwithstanding)\b/.test(before) &&
      /\b(?:attacks?|strikes?|shelling|fire|violations?|breach\w*|fighting|evidence)\b/i.test(content)
    )
      join(one, truce, "violates", one.evidence);
  }
}

/** Gives the finding whose evidence begins nearest to an offset, the first of several. */
function nearestOf(findings: Finding[]): (at: number) => Finding | undefined {
  const starts = findings
    .flatMap((finding, order) => finding.evidence.map((span) => ({ finding, order, at: span.start })))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]!.at >= at) high = middle;
      else low = middle + 1;
    }
    const behind = starts[low];
    let before = starts[low - 1];
    for (let i = low - 2; i >= 0 && starts[i]!.at === before!.at; i--) before = starts[i];
    if (!behind || !before) return (behind ?? before)?.finding;
    const nearer = behind.at - at - (at - before.at) || behind.order - before.order;
    return nearer < 0 ? behind.finding : before.finding;
  };
}
