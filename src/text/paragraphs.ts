/** Offsets of the paragraphs of a text, which blank lines (or the line's end, where `lines` is set) part. */
export function paragraphsOf(text: string): { start: number; end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/\S(?:[^\n]|\n(?![^\S\n]*\n))*/g)) {
    const end = match.index + match[0].trimEnd().length;
    paragraphs.push({ start: match.index, end });
  }
  return paragraphs;
}
