import type { Attribution, Finding, Link, Relation } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import { contains } from "../text/span.ts";
import type { Context } from "./context.ts";

const report =
  /\b(?:report|reports|reporting|story|article|rumours?|rumors?|speculation|allegations?|claims?|leak|leaks)\b/i;
const responding =
  /\b(?:such|this|that|the|these|those)\s+(?:\w+\s+){0,2}?(?:speculation|report|reports|suggestion|idea|proposal|offer|plan|decision|move|claim|claims|accusation|accusations|allegation|allegations|demand|demands|linkage|remarks|comments|statement|threat|request|warning|date|figures?|toll)\b/i;
const stop = new Set(
  "a an the of to in on at for by with and or but that this these those it its he she they his her their is are was were be been has have had will would could may might not no any such as from over into about after before said say says".split(
    " ",
  ),
);

/** Finds what findings are to one another inside the article: denials, confirmations, replies, violations. */
export function findLinks(context: Context): Link[] {
  const links: Link[] = [];
  const { findings } = context;
  const attributions = findings.filter((one): one is Attribution => one.kind === "attribution");
  const join = (from: Finding, to: Finding | undefined, relation: Relation, evidence: Span[]) => {
    if (!to || to === from || links.some((one) => one.from === from.id && one.to === to.id)) return;
    links.push({
      from: from.id,
      to: to.id,
      relation,
      evidence,
      ...(from.kind === "attribution" ? { saidBy: from.id } : {}),
    });
  };
  for (const one of attributions) {
    const content = one.content.map((span) => span.exact).join(" ");
    const earlier = attributions.filter(
      (other) => other !== one && start(other) < start(one) && start(one) - start(other) < 1_200,
    );
    const inside = attributions.filter(
      (other) =>
        Math.abs(start(other) - start(one)) < 5_000 &&
        other !== one &&
        one.content.some((span) => other.content.some((inner) => contains(span, inner))),
    );
    if (one.act === "deny") {
      if (report.test(content)) {
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
          inside[0] ?? likest(context, one, earlier) ?? lastAgainst(context, one, earlier),
          "denies",
          one.evidence,
        );
      continue;
    }
    if (
      one.act === "decline-comment" ||
      (one.act === "assert" && one.negated && /comment/.test(one.evidence[0]!.exact))
    ) {
      join(one, earlier.at(-1), "declines-comment", one.evidence);
      continue;
    }
    if (one.act === "confirm") {
      const spoken = findings.filter(
        (other) =>
          other.kind !== "attribution" &&
          other.kind !== "position" &&
          other.kind !== "event" &&
          other.evidence.some((span) => one.content.some((held) => contains(held, span) || contains(span, held))),
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
      const target = likest(context, one, earlier, 0.34);
      if (target && sidesDiffer(context, one, target)) {
        join(one, target, "denies", one.evidence);
        continue;
      }
    }
    if (
      /^(?:praise|criticise|reject|warn|admit|assert|urge)$/.test(one.act) &&
      responding.test(content) &&
      content.length < 120
    ) {
      const target =
        likest(context, one, earlier, 0.25) ??
        (report.test(content)
          ? earlier.filter((other) => other.source.type === "media" || other.act === "speculate").at(-1)
          : earlier.filter((other) => /^(?:propose|promise|accuse|demand|assert|threaten)$/.test(other.act)).at(-1));
      join(one, target, "in-response-to", one.evidence);
    }
  }
  linkViolations(context, attributions, join);
  return links;
}

const start = (finding: Finding) => Math.min(...finding.evidence.map((span) => span.start));

function tokens(text: string): Set<string> {
  return new Set(
    (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
      .filter((word) => !stop.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s|ion|ations?)$/, "")),
  );
}

/** The earlier attribution whose content shares most of its words, when it shares enough. */
function likest(context: Context, one: Attribution, earlier: Attribution[], floor = 0.3): Attribution | undefined {
  void context;
  const mine = tokens(one.content.map((span) => span.exact).join(" "));
  let best: Attribution | undefined;
  let score = floor;
  for (const other of earlier) {
    const theirs = tokens(other.content.map((span) => span.exact).join(" "));
    const shared = [...mine].filter((word) => theirs.has(word)).length;
    const value = shared / Math.max(1, Math.min(mine.size, theirs.size));
    if (shared >= 2 && value >= score) {
      best = other;
      score = value;
    }
  }
  return best;
}

/** The last accusation or claim that another side made. */
function lastAgainst(context: Context, one: Attribution, earlier: Attribution[]): Attribution | undefined {
  return earlier
    .filter((other) => /^(?:accuse|assert|warn|threaten)$/.test(other.act) && sidesDiffer(context, one, other))
    .at(-1);
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

function linkViolations(
  context: Context,
  attributions: Attribution[],
  join: (from: Finding, to: Finding | undefined, relation: Relation, evidence: Span[]) => void,
): void {
  const truces = context.findings.filter((one) => one.kind === "truce");
  if (truces.length === 0) return;
  const nearest = (at: number) => [...truces].sort((a, b) => distance(a, at) - distance(b, at))[0];
  const distance = (finding: Finding, at: number) =>
    Math.min(...finding.evidence.map((span) => Math.abs(span.start - at)));
  for (const finding of context.findings) {
    if (finding.kind === "violation") join(finding, nearest(start(finding)), "violates", finding.evidence);
  }
  // "Despite the truce, X said that attacks went on": an assessment of its observance.
  for (const one of attributions) {
    const s = context.document.sentences.find(
      (sentence) => sentence.start <= one.cue[0]!.start && one.cue[0]!.start < sentence.end,
    );
    if (!s || context.findings.some((other) => other.kind === "violation" && other.saidBy === one.id)) continue;
    const truce = truces.find((other) => other.evidence.some((span) => span.start >= s.start && span.end <= s.end));
    if (!truce) continue;
    const before = context.text
      .slice(s.start, Math.min(...truce.evidence.filter((span) => span.start >= s.start).map((span) => span.start)))
      .toLowerCase();
    const content = one.content.map((span) => span.exact).join(" ");
    if (
      /\b(?:despite|in spite of|notwithstanding)\b/.test(before) &&
      /\b(?:attacks?|strikes?|shelling|fire|violations?|breach\w*|fighting|evidence)\b/i.test(content)
    )
      join(one, truce, "violates", one.evidence);
  }
}
