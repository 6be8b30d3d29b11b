import type { Attribution, Finding, Position } from "../findings/finding.ts";
import { type Context, once, sentencesOver } from "./context.ts";
import { linkRules } from "./link-book.ts";
import { nearestOf } from "./link-nearest.ts";
import type { Sign } from "./link-signs.ts";
import type { Around } from "./link-targets.ts";
import { apart, type Telling, wordsTold } from "./link-tellings.ts";

/** The text that the report is about, when a side's verdict names no other. */
export function mainText({ main, one }: Around): Telling | undefined {
  if (!main || main.s.index >= one.s.index || !apart(one, main)) return undefined;
  const told = one.finding.evidence.map((span) => span.exact).join(" ");
  return /\bthe (?:\w+ )?(?:proposal|plan|draft|text|deal|package|compromise|accord|agreement|pact|treaty|declaration)\b/i.test(
    told,
  ) ||
    (told.split(/\s+/).length <= 5 &&
      /(?:applauded|welcomed it|hailed it|approved|agreed|refused|objected|protested)$/.test(told))
    ? main
    : undefined;
}

/** The text of another side that is taken or turned down in these very words: "turned down Moldova’s offer". */
export function ownText({ all, at, one }: Around): Finding | undefined {
  const deed =
    one.finding.kind === "attribution"
      ? one.finding.act === "reject"
      : /^(?:accepts|rejects)$/.test((one.finding as Position).stance);
  if (!deed) return undefined;
  return all
    .slice(Math.max(0, at - 4), at + 5)
    .find(
      (other) =>
        other.finding.kind === "proposal" && other.start < one.end && one.start < other.end && apart(one, other),
    )?.finding;
}

// "Had rejected a first plan": another text than the one told of.
export const earlierText = (one: Telling) =>
  wordsTold(one).some((word) => linkRules().of.supersedes.earlier.has(word.low));

// "Deplored the attack in which two guards died": the happening stands in the content itself.
export const befell = ({ context, one }: Around) =>
  heldBy(context, one.finding as Attribution).find((held) => held.kind === "incident");

// "Welcomed the truce", "regretted the postponement": what is judged is no word of anybody's.
export function happened({ context, all, one }: Around, sign: Sign): Finding | undefined {
  const pointed = sign.pointers.flatMap((pointer) => [...pointer.kinds]);
  const kinds = pointed.length === 0 && sign.anaphor ? ["proposal", "truce"] : pointed;
  const own = (finding: Finding) =>
    finding.kind === "proposal" &&
    all.slice(Math.max(0, one.at - 20), one.at + 1).some((other) => other.finding === finding && !apart(one, other));
  let best: { finding: Finding; start: number } | undefined;
  for (const kind of kinds) {
    const last = once(context, happenings).get(kind)?.(one.start);
    if (last && last.start > (best?.start ?? -1) && !own(last.finding)) best = last;
  }
  return best?.finding;
}

/** Gives for each kind the finding whose evidence begins last before an offset. */
function happenings({ findings }: Context) {
  const byKind = new Map<string, { finding: Finding; start: number }[]>();
  for (const finding of findings)
    for (const { start } of finding.evidence) {
      const here = byKind.get(finding.kind);
      if (here) here.push({ finding, start });
      else byKind.set(finding.kind, [{ finding, start }]);
    }
  const found = new Map<string, (at: number) => { finding: Finding; start: number } | undefined>();
  for (const [kind, list] of byKind) {
    list.sort((a, b) => a.start - b.start);
    found.set(kind, (at) => {
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle]!.start < at) low = middle + 1;
        else high = middle;
      }
      return list[low - 1];
    });
  }
  return found;
}

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

/** What rests on words of a sentence. */
export const restingAt = (context: Context, index: number): Resting[] => once(context, restings).get(index) ?? [];

interface Resting {
  finding: Finding;
  span: { start: number; end: number };
}

function restings(context: Context): Map<number, Resting[]> {
  const known = new Map<number, Resting[]>();
  for (const finding of context.findings)
    for (const span of finding.evidence)
      for (const s of sentencesOver(context.document, span)) {
        const here = known.get(s.index);
        if (here) here.push({ finding, span });
        else known.set(s.index, [{ finding, span }]);
      }
  return known;
}

// "Would not say whether he would attend": of the talks that are planned.
export function planned({ context, one }: Around): Finding | undefined {
  const { content } = one.finding as Attribution;
  return content.some(({ exact }) => attending.test(exact)) ? once(context, meetings)(one.start) : undefined;
}

const meetings = ({ findings }: Context) => nearestOf(findings.filter((finding) => finding.kind === "engagement"));

export const attending =
  /\b(?:would|will|plans? to|going to) (?:be (?:there|present)|attend|take part|participate|come|go|join)\b/i;

// "Calls the figure exaggerated": who gave the number, or the number that nobody is said to have given.
export function counted({ context, all, one }: Around, sign: Sign): Finding | undefined {
  if (!sign.pointers.some((pointer) => pointer.numbers)) return undefined;
  for (let index = one.s.index; index >= Math.max(0, one.s.index - 3); index--) {
    const here = restingAt(context, index).filter(
      ({ finding, span }) =>
        span.start < one.start &&
        (finding.kind === "figure" || (finding.kind === "incident" && (finding.killed || finding.injured))),
    );
    const last = here.at(-1);
    if (!last) continue;
    const giver = all
      .slice(Math.max(0, one.at - 30), one.at)
      .find(
        (other) =>
          other.finding.kind === "attribution" &&
          apart(one, other) &&
          other.start <= last.span.start &&
          last.span.start < other.end &&
          other.end <= one.start,
      );
    return giver?.finding ?? last.finding;
  }
  return undefined;
}
