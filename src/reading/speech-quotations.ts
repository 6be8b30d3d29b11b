import type { Span } from "../findings/span.ts";
import { spanOf } from "../text/span.ts";
import type { Context } from "./context.ts";

/** The quotations that overlap or touch a stretch of the text, in order. */
export function quotationsBetween(context: Context, start: number, end: number): Span[] {
  const { quotations } = context.document;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.end < start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let i = low; i < quotations.length && quotations[i]!.start <= end; i++) found.push(quotations[i]!);
  return found;
}

/** Widens a span to the quotation marks that stand at its edges. */
export function withQuotes(context: Context, span: Span): Span {
  let { start, end } = span;
  const { text } = context;
  const near = quotationsBetween(context, start - 2, end + 2);
  for (const quote of near) {
    if (quote.start === start - 1) start = quote.start;
    if (quote.end > end && quote.end - end <= 2 && quote.start >= start) end = quote.end;
  }
  // A closing mark whose opening lies before the span is not part of it.
  while (end > start && /["”]/.test(text[end - 1]!) && !near.some((quote) => quote.end === end && quote.start >= start))
    end--;
  while (end > start && /[,.;]/.test(text[end - 1]!) && !/["”]/.test(text[end]!)) end--;
  return spanOf(text, start, end);
}

/** Whether a content is quoted, reported, or both. */
export function modeOf(context: Context, content: Span[]): "direct" | "indirect" | "mixed" {
  let quoted = 0;
  let all = 0;
  for (const span of content) {
    all += span.end - span.start;
    for (const quote of quotationsBetween(context, span.start, span.end))
      quoted += Math.max(0, Math.min(quote.end, span.end) - Math.max(quote.start, span.start));
  }
  if (all === 0 || quoted === 0) return "indirect";
  return quoted / all > 0.85 ? "direct" : "mixed";
}
