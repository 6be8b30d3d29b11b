/** Precision, recall and their harmonic mean, fractions of 1. */
export interface Prf {
  precision: number;
  recall: number;
  f1: number;
}

/** What so many right ones among those found and those of the gold make. */
export function prf(right: number, found: number, gold: number): Prf {
  return {
    precision: found === 0 ? 0 : right / found,
    recall: gold === 0 ? 0 : right / gold,
    f1: found + gold === 0 ? 0 : (2 * right) / (found + gold),
  };
}
