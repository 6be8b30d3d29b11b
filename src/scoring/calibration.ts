/** One finding: how sure the reader was, and whether it is right. */
export interface Judged {
  id: string;
  score: number;
  right: boolean;
}

/** Findings of like score: how sure the reader was on average, and what share of them is right. */
export interface ReliabilityBin {
  n: number;
  score: number;
  right: number;
}

/** Puts findings into ten bins by their scores; bins without any are left out. */
export function reliabilityBins(judged: readonly Judged[]): ReliabilityBin[] {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, score: 0, right: 0 }));
  for (const { score, right } of judged) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]!;
    bin.n++;
    bin.score += score;
    bin.right += right ? 1 : 0;
  }
  return bins.filter(({ n }) => n > 0).map(({ n, score, right }) => ({ n, score: score / n, right: right / n }));
}

/** The expected calibration error: how far score and share right lie apart in a bin, on average over the findings. */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = reliabilityBins(judged);
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  return n === 0 ? 0 : bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.score - bin.right), 0) / n;
}
