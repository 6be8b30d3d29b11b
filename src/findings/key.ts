import { digest } from "./article.ts";
import type { FindingKind } from "./finding.ts";
import type { Span } from "./span.ts";

/** Folds case, quote marks and white space, so that a quote is the same through small edits of type. */
export function normaliseQuote(quote: string): string {
  return quote
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The name of a finding that outlives re-reading: a hash of the article's id, the kind, the evidence in the order of the
 * text, and the fields that anchor it (who and where), never its id inside one Reading.
 */
export function findingKey(
  articleId: string,
  kind: FindingKind,
  evidence: Span[],
  anchors: (string | undefined)[],
): string {
  const quotes = [...evidence]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((span) => normaliseQuote(span.exact));
  return digest([articleId, kind, ...quotes, "|", ...anchors], 20);
}
