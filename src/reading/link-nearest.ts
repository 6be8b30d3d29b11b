import type { Finding } from "../findings/finding.ts";

/** Where a finding's evidence begins. */
export function startOf(finding: Finding): number {
  let first = Number.POSITIVE_INFINITY;
  for (const span of finding.evidence) if (span.start < first) first = span.start;
  return first;
}

/** Gives the finding whose evidence begins nearest to an offset, the first of several. */
export function nearestOf(findings: Finding[]): (at: number) => Finding | undefined {
  const starts = findings
    .flatMap((finding, order) => finding.evidence.map((span) => ({ finding, order, at: span.start })))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]!.at >= at) high = middle;
      else low = middle + 1;
    }
    const behind = starts[low];
    let before = starts[low - 1];
    for (let i = low - 2; i >= 0 && starts[i]!.at === before!.at; i--) before = starts[i];
    if (!behind || !before) return (behind ?? before)?.finding;
    const nearer = behind.at - at - (at - before.at) || behind.order - before.order;
    return nearer < 0 ? behind.finding : before.finding;
  };
}
