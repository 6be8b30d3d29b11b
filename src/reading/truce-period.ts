import type { When } from "../findings/span.ts";
import type { Sentence } from "../language/document.ts";
import { spanOfWords } from "../language/tree.ts";
import { type Context, timesIn } from "./context.ts";

/** The period that the times of a stretch span together. */
export function periodOf(context: Context, s: Sentence, from: number, to: number): When | undefined {
  const times = timesIn(context, s).filter(
    (one) => one.from >= from - 2 && one.to <= to && one.time.when && /^(?:date|time)$/.test(one.time.kind),
  );
  const first = times[0]?.time.when;
  if (!first) return undefined;
  if (times.length === 1) return first;
  const all = times.map((one) => one.time.when!);
  const start = all.map((one) => one.start).sort()[0]!;
  const end = all
    .map((one) => one.end)
    .sort()
    .at(-1)!;
  return { ...first, start, end, precision: "day" };
}

/** What a truce covers, in the words behind it. */
export function scopeOf(
  context: Context,
  s: Sentence,
  to: number,
  end: number,
  halted: number | undefined,
): { scope: string } | undefined {
  const from = halted ?? (/^(?:on|covering|for|across)$/.test(s.words[to]?.low ?? "") ? to + 1 : undefined);
  if (from === undefined || from >= end) return undefined;
  let last = halted !== undefined ? to - 1 : from;
  while (
    last + 1 < end &&
    /^(?:DET|ADJ|NOUN|PROPN|ADP|CCONJ)$/.test(s.words[last + 1]!.upos) &&
    !timesIn(context, s).some((one) => one.from <= last + 1 && last + 1 < one.to)
  )
    last++;
  if (timesIn(context, s).some((one) => one.from <= from && from < one.to)) return undefined;
  // "for the 31st time"
  if (s.words.slice(from, last + 1).some((one) => /^(?:time|times|occasion|day|days|week|weeks|hours)$/.test(one.low)))
    return undefined;
  const text = spanOfWords(context.text, s, from, last).exact;
  return { scope: text.replace(/\s+(?:on|in|at|from|after|for|and|of|during|by|with|since)$/, "") };
}
