import { z } from "zod";
import type { Range } from "../findings/span.ts";
import { loadCodebook } from "../language/codebook.ts";
import { perForm, type Sentence, type Word } from "../language/document.ts";
import { spanOf } from "../text/span.ts";
import { type Context, timesIn } from "./context.ts";

const Numbers = z.record(z.string(), z.number());
export const QuantityBook = z.strictObject({
  version: z.int(),
  units: Numbers,
  scales: Numbers,
  parts: Numbers,
  vague: z.array(
    z.strictObject({ words: z.array(z.string()).min(1), low: z.number().optional(), best: z.number().optional() }),
  ),
  bounds: z.strictObject({ low: z.array(z.string()), high: z.array(z.string()), best: z.array(z.string()) }),
  currencies: z.record(z.string(), z.string()),
});

/** A counted amount on the words `from` to `to` (exclusive), and the noun that it counts. */
export interface Quantity {
  from: number;
  to: number;
  range: Range;
  percent?: true;
  currency?: string;
  noun?: Word;
}

interface Book {
  units: Map<string, number>;
  scales: Map<string, number>;
  /** Parts of a whole, in per cent. */
  parts: Map<string, number>;
  vague: Map<string, { words: string[]; low?: number; best?: number }[]>;
  bounds: Map<string, { words: string[]; bound: "low" | "high" | "best" }[]>;
  currencies: Map<string, string>;
}

let loaded: Book | undefined;
function book(): Book {
  if (loaded) return loaded;
  const { units, scales, parts, vague, bounds, currencies } = loadCodebook("quantities", QuantityBook);
  const split = (bound: "low" | "high" | "best") => bounds[bound].map((text) => ({ words: text.split(" "), bound }));
  loaded = {
    units: new Map(Object.entries(units)),
    scales: new Map(Object.entries(scales)),
    parts: new Map(Object.entries(parts)),
    vague: byFirst(vague),
    bounds: byFirst([...split("low"), ...split("high"), ...split("best")]),
    currencies: new Map(Object.entries(currencies)),
  };
  return loaded;
}

// Phrases by their first word, the longest first.
function byFirst<T extends { words: string[] }>(list: T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const one of [...list].sort((a, b) => b.words.length - a.words.length))
    map.set(one.words[0]!, [...(map.get(one.words[0]!) ?? []), one]);
  return map;
}

const found = new WeakMap<Sentence, Quantity[]>();

/** The amounts that a sentence counts; years, dates, ages, ordinals and clock times are none. */
export function quantitiesIn(context: Context, s: Sentence): Quantity[] {
  const known = found.get(s);
  if (known) return known;
  const list: Quantity[] = [];
  for (let i = 0; i < s.words.length; i++) {
    const one = quantityAt(context, s, i);
    if (!one) continue;
    list.push(one);
    i = one.to - 1;
  }
  found.set(s, list);
  return list;
}

const low = (s: Sentence, i: number) => s.words[i]?.low ?? "";
const phrase = (s: Sentence, at: number, words: string[]) => words.every((word, k) => low(s, at + k) === word);

// Whether an amount can begin with a word: most words are looked at no further.
const opens = perForm(({ text, low }) => {
  const { units, vague, bounds, currencies } = book();
  return (
    /\d/.test(low) ||
    bounds.has(low) ||
    vague.has(low) ||
    units.has(low) ||
    currencies.has(text) ||
    low.includes("-") ||
    /^(?:between|from|a|an|half)$/.test(low)
  );
});

function quantityAt(context: Context, s: Sentence, at: number): Quantity | undefined {
  if (!opens(s.words[at]!)) return undefined;
  const bound = book()
    .bounds.get(low(s, at))
    ?.find(({ words }) => phrase(s, at, words));
  let from = at;
  let next = at + (bound?.words.length ?? 0);
  let kind = bound?.bound;
  // "at least about ten", "up to an estimated 40": the first word rules.
  const second =
    bound &&
    book()
      .bounds.get(low(s, next))
      ?.find(({ words }) => phrase(s, next, words));
  if (second) next += second.words.length;
  if (/^(?:between|from)$/.test(low(s, at)) && !bound) {
    const first = numberAt(s, at + 1);
    const last = first && /^(?:and|to)$/.test(low(s, first.to)) ? numberAt(s, first.to + 1) : undefined;
    // "between ten and twenty thousand": the scale is shared.
    const least = first && last?.scale && !first.scale && first.value < 1000 ? first.value * last.scale : first?.value;
    if (first && last && last.value > least! && !dated(context, s, at, last.to))
      return finish(context, s, at, last.to, { low: least!, high: last.value });
    if (low(s, at) === "from") return undefined;
  }
  const vague = book()
    .vague.get(low(s, next))
    ?.find(({ words }) => phrase(s, next, words));
  if (vague) {
    const range = { ...(vague.low ? { low: vague.low } : {}), ...(vague.best ? { best: vague.best } : {}) };
    return finish(context, s, from, next + vague.words.length, range);
  }
  const share = shareAt(s, next);
  if (share) return finish(context, s, from, share.to, { [kind ?? "best"]: share.value }, true);
  const sign = book().currencies.get(s.words[next]?.text ?? "");
  const number = numberAt(s, sign && /^\W$/.test(s.words[next]!.text) ? next + 1 : next);
  if (!number || number.to <= next) return undefined;
  if (!bound && /^(?:a|an)$/.test(low(s, next - 1))) from = at;
  const joint = low(s, number.to);
  const last = /^(?:to|or|-|–|—)$/.test(joint)
    ? numberAt(s, number.to + (sign && s.words[number.to + 1]?.text === s.words[next]?.text ? 2 : 1))
    : undefined;
  let { value, to } = number;
  if (dated(context, s, next, to)) return undefined;
  let range: Range;
  if (last && last.value > value && !dated(context, s, next, last.to)) {
    // "10 to 12 million": the scale is shared.
    if (last.scale && !number.scale && value < 1000) value *= last.scale;
    to = last.to;
    range = { low: value, high: last.value };
  } else {
    kind ??= "best";
    range = { [kind]: value };
  }
  return finish(context, s, from, to, range);
}

function finish(
  context: Context,
  s: Sentence,
  from: number,
  to: number,
  range: Range,
  part = false,
): Quantity | undefined {
  const { currencies } = book();
  const signAt = s.words.slice(from, to).find((word) => /^[$£€¥]$/.test(word.text) || /^(?:US|C|A)\$$/.test(word.text));
  let currency = signAt ? (currencies.get(signAt.text.slice(-1)) ?? "USD") : undefined;
  let end = to;
  let percent: true | undefined = part ? true : undefined;
  if (/^(?:%|percent)$/.test(low(s, end))) [percent, end] = [true, end + 1];
  else if (low(s, end) === "per" && low(s, end + 1) === "cent") [percent, end] = [true, end + 2];
  else if (!currency && currencies.has(low(s, end))) [currency, end] = [currencies.get(low(s, end)), end + 1];
  if (low(s, end) === "-" && s.words[end]!.start === s.words[end - 1]!.end) return undefined;
  const noun = percent || currency ? undefined : nounAfter(s, end);
  return {
    from,
    to: end,
    range: { ...range, text: spanOf(context.text, s.words[from]!.start, s.words[end - 1]!.end) },
    ...(percent ? { percent } : {}),
    ...(currency ? { currency } : {}),
    ...(noun ? { noun } : {}),
  };
}

/** The last noun of the run that follows a number, over adjectives and "of the". */
function nounAfter(s: Sentence, from: number): Word | undefined {
  let i = from;
  const skip = /^(?:of|the|its|their|his|her|more|other|our|-)$/;
  while (
    s.words[i] &&
    i - from < 7 &&
    (skip.test(low(s, i)) || /^(?:ADJ|DET|NUM)$/.test(s.words[i]!.upos) || /^(?:VBN|VBG)$/.test(s.words[i]!.xpos)) &&
    s.words[i]!.upos !== "PUNCT"
  )
    i++;
  let last: Word | undefined;
  // "North Korean soldiers": an adjective inside the run.
  for (let run = 0; s.words[i] && run < 7; i++, run++) {
    const { upos } = s.words[i]!;
    if (/^(?:NOUN|PROPN|X)$/.test(upos)) last = s.words[i];
    else if (!(upos === "ADJ" && /^(?:NOUN|PROPN)$/.test(s.words[i + 1]?.upos ?? ""))) break;
  }
  return last;
}

interface Value {
  value: number;
  to: number;
  scale?: number;
}

function numberAt(s: Sentence, at: number): Value | undefined {
  const { units, scales } = book();
  const word = s.words[at];
  if (!word) return undefined;
  let value: number | undefined;
  let to = at + 1;
  const digits = word.low.match(/^[$£€¥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn|tn)?$/);
  if (digits) {
    value = Number(digits[1]!.replaceAll(",", "") + (digits[2] ?? ""));
    if (digits[3]) return { value: round(value * scales.get(digits[3])!), to, scale: scales.get(digits[3])! };
  } else if (below100(word.low) !== undefined) {
    value = below100(word.low)!;
    if (value >= 20 && low(s, to) === "-" && units.has(low(s, to + 1)))
      [value, to] = [value + units.get(low(s, to + 1))!, to + 2];
  } else if (
    (/^(?:a|an|half)$/.test(word.low) && scales.has(low(s, to)) && low(s, to).length > 2) ||
    (word.low === "half" && low(s, to) === "a" && scales.has(low(s, to + 1)))
  )
    value = word.low === "half" ? 0.5 : 1;
  else return undefined;
  if (word.low === "half" && value === 0.5 && low(s, to) === "a") to++;
  if (low(s, to) === "-" && low(s, to + 1) === "odd") to += 2;
  let scale = 1;
  while (scales.has(low(s, to)) && scale < 1e12) {
    scale *= scales.get(low(s, to))!;
    to++;
    // "a hundred and fifty thousand"
    const rest = scale === 100 ? below100(low(s, low(s, to) === "and" ? to + 1 : to)) : undefined;
    if (rest !== undefined && !digits) {
      [value, scale] = [value * 100 + rest, 1];
      to += low(s, to) === "and" ? 2 : 1;
    }
  }
  return { value: round(value * scale), to, ...(scale > 1 ? { scale } : {}) };
}

// "seven", "forty", "forty-two"
function below100(low: string): number | undefined {
  const { units } = book();
  // "thirty-odd"
  const known = units.get(low.replace(/-odd$/, ""));
  if (known !== undefined || !/^\p{L}+-\p{L}+$/u.test(low)) return known;
  const [tens, ones] = low.split("-") as [string, string];
  return (units.get(tens) ?? 0) < 20 || !units.has(ones) ? undefined : units.get(tens)! + units.get(ones)!;
}

// "a fifth of the river", "two thirds of members", "half the homes", "one in three children": a share, in per cent.
function shareAt(s: Sentence, at: number): { value: number; to: number } | undefined {
  const { parts, units } = book();
  const word = low(s, at);
  const inside = /^(?:in|out)$/.test(low(s, at + 1)) ? at + (low(s, at + 2) === "of" ? 3 : 2) : undefined;
  const many = units.get(word);
  const all = inside !== undefined && many !== undefined ? units.get(low(s, inside)) : undefined;
  if (all !== undefined && many! < all && s.words[inside! + 1]?.upos !== "PUNCT")
    return { value: round((many! / all) * 100), to: inside! + 1 };
  const [tens, joined] = word.split("-") as [string, string?];
  const hyphen = joined === undefined && low(s, at + 1) === "-" ? 1 : 0;
  const one = /^(?:a|an|one)$/.test(word);
  const part =
    joined ?? (one || (many !== undefined && many > 1) ? low(s, at + 1 + hyphen) : word === "half" ? word : "");
  const share = parts.get(part) ?? parts.get(part.replace(/s$/, ""));
  const count = joined !== undefined ? units.get(tens) : word === "half" ? 1 : one ? 1 : many;
  if (share === undefined || count === undefined) return undefined;
  const to = joined !== undefined || word === "half" ? at + 1 : at + 2 + hyphen;
  const next = low(s, to);
  // "half of", "half the homes", "by a third"; not "half an hour", "a third round", "a quarter later".
  const whole = next === "of" || (part === "half" && /^(?:the|its|their|his|all|those|these)$/.test(next));
  const change = low(s, at - 1) === "by" || /^(?:than|nearly|almost|about)$/.test(low(s, at - 1));
  return whole || (change && !/^(?:NOUN|ADJ|PROPN)$/.test(s.words[to]?.upos ?? "") && next !== "a" && next !== "an")
    ? { value: Math.round(count * share * 10) / 10, to }
    : undefined;
}

const round = (value: number) => Number(value.toPrecision(12));

const month =
  /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\.?$/;
const span = /^(?:year|month|week|day|hour|minute|second|decade|century)s?$/;

// Numbers that tell when, how long or which one, and not how many.
function dated(context: Context, s: Sentence, from: number, to: number): boolean {
  const before = s.words[from - 1];
  const after = s.words[to];
  if (/^(?:19|20)\d\d$/.test(s.words[from]!.text) && !(after && /^NNS$/.test(after.xpos))) return true;
  if (
    (before && month.test(before.low)) ||
    (after && month.test(after.low) && after.low !== "may") ||
    after?.text === "May"
  )
    return true;
  if (after && (span.test(after.low) || (after.text === "-" && span.test(low(s, to + 1))))) return true;
  if (
    before &&
    /^(?:no|number|phase|chapter|article|resolution|day|round|age|aged|channel|section)\.?$/.test(before.low)
  )
    return true;
  // "a teacher of 41"
  if (
    before?.low === "of" &&
    s.words[from - 2]?.xpos === "NN" &&
    /^(?:a|an)$/.test(s.words[from - 3]?.low ?? "") &&
    Number(s.words[from]!.text) < 100 &&
    !(after && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(after.upos))
  )
    return true;
  if (/^[:/]$/.test(before?.text ?? "") && /\d$/.test(s.words[from - 2]?.text ?? "")) return true;
  if (after && /^(?::|\/|am|pm|a\.m\.|p\.m\.|st|nd|rd|th)$/.test(after.low)) return true;
  return timesIn(context, s).some((time) => time.from < to && from < time.to);
}
