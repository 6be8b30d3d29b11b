import type { Finding, Proposal } from "../findings/finding.ts";
import { type Context, sentenceAt } from "./context.ts";
import { rules } from "./proposal-rules.ts";

const most = 20;

/** Finds the dates that an agreement sets: in the sentence that tells of it, or soon behind where the text is its subject. */
export function findParts(context: Context, join: (from: Finding, to: Finding) => void): void {
  const texts = context.findings
    .flatMap((finding) =>
      finding.kind === "proposal"
        ? finding.evidence.map((span) => ({
            finding,
            start: span.start,
            end: span.end,
            sentence: sentenceAt(context.document, span.start)?.index ?? 0,
          }))
        : [],
    )
    .sort((a, b) => a.start - b.start);
  if (texts.length === 0) return;
  const dates = context.findings
    .filter((one) => one.kind === "deadline" || one.kind === "appointment")
    .sort((a, b) => a.evidence[0]!.start - b.evidence[0]!.start);
  let next = 0;
  for (const date of dates) {
    const span = date.evidence[0]!;
    const s = sentenceAt(context.document, span.start);
    if (!s) continue;
    while (next < texts.length && texts[next]!.start < s.end) next++;
    let best: Proposal | undefined;
    for (let i = next - 1; i >= Math.max(0, next - most); i--) {
      const { finding, sentence } = texts[i]!;
      const distance = s.index - sentence;
      if (distance > (date.kind === "appointment" ? 0 : 12)) break;
      if (distance === 0 || (binds(finding) && speaksOf(context, s.index, distance, texts[i]!))) {
        best = finding;
        break;
      }
    }
    if (best) join(date, best);
  }
}

const binds = ({ stage }: Proposal) => /^(?:agreed|signed|ratified|in-force|tabled)$/.test(stage);

// "It gives the sides until July": the sentence goes on about the text, by a pronoun as first word or by its noun.
function speaksOf(context: Context, index: number, distance: number, text: { finding: Proposal }): boolean {
  const s = context.document.sentences[index]!;
  if (distance === 1 && /^(?:it|they)$/.test(s.words[0]?.low ?? "")) return true;
  const told = text.finding.evidence.map(({ exact }) => exact.toLowerCase()).join(" ");
  return s.words.some(
    (word) =>
      rules().nouns.has(word.low) &&
      (distance <= 3 || told.includes(word.low.slice(0, 6))) &&
      s.words.slice(Math.max(0, word.i - 3), word.i).some((one) => /^(?:the|this|that|its)$/.test(one.low)),
  );
}
