import { overlaps } from "../text/span.ts";
import { type Context, sentencesOver } from "./context.ts";
import { rules } from "./event-rules.ts";

/** What the act is about, by PLOVER's contexts: the one whose words stand in the evidence most often; none where none does. */
export function contextIn({ document }: Context, evidence: { start: number; end: number }[]): string | undefined {
  const counts = new Map<string, number>();
  for (const span of evidence) {
    for (const s of sentencesOver(document, span)) {
      for (const word of s.words) {
        const about = overlaps(span, word) ? rules().contexts.get(word.lemma) : undefined;
        if (about) counts.set(about, (counts.get(about) ?? 0) + 1);
      }
    }
  }
  let best: string | undefined;
  for (const [about, count] of counts) if (count > (best ? counts.get(best)! : 0)) best = about;
  return best;
}
