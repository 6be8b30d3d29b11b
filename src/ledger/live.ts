import type { Genre, Publication } from "../findings/article.ts";

/** What the ledger knows of a revision besides its text. */
export interface RevisionFacts {
  article: string;
  revision: string;
  title: string;
  outlet?: string;
  url?: string;
  byline?: string;
  published?: string;
  language: string;
  genre: Genre;
  publication: Publication;
  /** ISO moments in UTC, which sort as text. */
  report: string;
  captured: string;
  learnt: string;
}

/** The revision of an article that stood at a moment; without one, the newest. */
export function liveRevision<R extends Pick<RevisionFacts, "report" | "captured" | "revision">>(
  revisions: readonly R[],
  asOf?: string,
): R | undefined {
  const published = asOf === undefined ? revisions : revisions.filter(({ report }) => report <= asOf);
  if (published.length === 0) return undefined;
  const newest = published
    .map(({ report }) => report)
    .sort()
    .at(-1);
  const standing = published.filter(({ report }) => report === newest);
  const seen = asOf === undefined ? standing : standing.filter(({ captured }) => captured <= asOf);
  // Of texts that claim one time, the last one seen by then stood; of those seen only later, the first leaks least.
  return seen.length > 0 ? seen.reduce(later) : standing.reduce((a, b) => (later(a, b) === a ? b : a));
}

function later<R extends Pick<RevisionFacts, "captured" | "revision">>(a: R, b: R): R {
  if (a.captured !== b.captured) return a.captured > b.captured ? a : b;
  return a.revision > b.revision ? a : b;
}

/** Whether what a revision says counts: not while it is embargoed, nor once it is killed or retracted. */
export function supports({ publication }: Pick<RevisionFacts, "publication">): boolean {
  return publication === "usable" || publication === "corrected";
}
