const marks: Record<string, string> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "„": '"',
  "–": "-",
  "—": "--",
  "…": "...",
};

/** A word with straight quotation marks, hyphens for dashes and dots for an ellipsis, as the networks learnt it. */
export const withPlainMarks = (text: string): string => text.replace(/[’‘“”«»„–—…]/g, (mark) => marks[mark]!);

/** The pattern of a word's letters: "Kyiv" → "Xx", "U.S." → "X.X.", "1,000" → "d,d". */
export function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}+/gu, (run) => (run.length > 1 ? "XX" : "X"))
    .replace(/\p{Ll}+/gu, "x")
    .replace(/\p{N}+/gu, "d");
}

/** Hashes a string to 32 bits (FNV-1a with a final mix). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value ^ (value >>> 15);
}
