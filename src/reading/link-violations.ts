import type { Attribution } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import { nearestOf, startOf } from "./link-nearest.ts";
import type { Join } from "./link-replies.ts";
import { sentenceAt } from "./speech-words.ts";

const observing = /\b(?:attacks?|strikes?|shelling|fire|violations?|breach\w*|fighting|evidence)\b/i;

/** Finds the truce that each violation breaks, and what is said of how one is kept. */
export function findBreaches(context: Context, join: Join): void {
  const truces = context.findings.filter((one) => one.kind === "truce");
  if (truces.length === 0) return;
  const nearest = nearestOf(truces);
  const spoken = new Set<string>();
  for (const finding of context.findings) {
    if (finding.kind !== "violation") continue;
    if (finding.saidBy) spoken.add(finding.saidBy);
    join(finding, nearest(startOf(finding)), "violates");
  }
  const byStart = truces
    .flatMap((truce) => truce.evidence.map(({ start, end }) => ({ truce, start, end })))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  const said = context.findings
    .filter((one): one is Attribution => one.kind === "attribution" && one.cue.length > 0 && !spoken.has(one.id))
    .sort((a, b) => a.cue[0]!.start - b.cue[0]!.start);
  // "Despite the truce, X said that attacks went on": an assessment of its observance.
  for (const one of said) {
    const s = sentenceAt(context.document.sentences, one.cue[0]!.start);
    if (!s) continue;
    while (next < byStart.length && byStart[next]!.start < s.start) next++;
    const here = byStart[next];
    if (!here || here.end > s.end) continue;
    const leading = context.text.slice(s.start, here.start).toLowerCase();
    const content = one.content.map((span) => span.exact).join(" ");
    if (/\b(?:despite|in spite of|notwithstanding)\b/.test(leading) && observing.test(content))
      join(one, here.truce, "violates");
  }
}
