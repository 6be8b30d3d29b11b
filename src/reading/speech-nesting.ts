import type { Attribution } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Context } from "./context.ts";
import { sentenceAt } from "./speech-words.ts";

/** Says of each attribution inside which other one it stands: the innermost whose content holds its cue and content. */
export function nest(context: Context, made: Attribution[]): void {
  const { sentences } = context.document;
  const bySentence = new Map<number, { span: Span; one: Attribution }[]>();
  for (const one of made) {
    for (const span of one.content) {
      const first = sentenceAt(sentences, span.start)?.index;
      const last = sentenceAt(sentences, Math.max(span.start, span.end - 1))?.index;
      if (first === undefined || last === undefined) continue;
      for (let index = first; index <= last; index++) {
        const list = bySentence.get(index);
        if (list) list.push({ span, one });
        else bySentence.set(index, [{ span, one }]);
      }
    }
  }
  for (const one of made) {
    const cue = one.cue[0];
    const at = cue && sentenceAt(sentences, cue.start);
    let best: { span: Span; one: Attribution } | undefined;
    for (const other of (at && bySentence.get(at.index)) ?? []) {
      if (other.one === one || !holds(other.span, cue!)) continue;
      if (one.content.some((span) => other.one.cue.some((mark) => holds(span, mark)))) continue;
      if (!best || other.span.end - other.span.start < best.span.end - best.span.start) best = other;
    }
    if (best) one.saidBy = best.one.id;
    else delete one.saidBy;
  }
}

const holds = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;
