/** The words of a quote for comparison: lower case, letters and digits only. */
export function quoteTokens(quote: string): string[] {
  return (
    quote
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** F1 of the words that two quotes share, as bags. */
export function tokenF1(a: string, b: string): number {
  const left = quoteTokens(a);
  const right = quoteTokens(b);
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const count = counts.get(token) ?? 0;
    if (count > 0) {
      shared++;
      counts.set(token, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}
