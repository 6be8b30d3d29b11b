import type { Range } from "../findings/span.ts";

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** A number as a newspaper prints it: words to nine, then figures, "seven million". */
export function count(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < words.length) return words[value]!;
  for (const [unit, name] of [
    [1e9, "billion"],
    [1e6, "million"],
  ] as const) {
    const share = value / unit;
    if (share >= 1 && Number.isInteger(Math.round(share * 1e6) / 1e4)) return `${count(share)} ${name}`;
  }
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

/** "fourth", "11th". */
export function ordinal(value: number): string {
  const word = ordinals[value];
  if (word) return word;
  const tail = value % 100;
  const ending = tail > 10 && tail < 14 ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${ending}`;
}

/** A count with what is sure of it: "at least nine", "between nine and 12", "up to 20". Nothing when it holds no number. */
export function rangeInWords(range: Range | undefined): string | undefined {
  if (!range) return undefined;
  const { low, best, high } = range;
  if (low !== undefined && high !== undefined) {
    if (low === high) return count(low);
    const span = `between ${count(low)} and ${count(high)}`;
    return best === undefined || best === low || best === high ? span : `about ${count(best)} (${span})`;
  }
  if (low !== undefined)
    return best !== undefined && best > low ? `${count(best)} (at least ${count(low)})` : `at least ${count(low)}`;
  if (best !== undefined)
    return high !== undefined && high > best ? `${count(best)} (at most ${count(high)})` : count(best);
  return high === undefined ? undefined : `up to ${count(high)}`;
}

/** Whether the count is of exactly one, so that its noun stays singular. */
export function isOne(range: Range): boolean {
  return (range.best ?? range.low ?? range.high) === 1 && (range.high ?? 1) === 1;
}
