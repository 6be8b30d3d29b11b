import { type Article, reportTime } from "../findings/article.ts";
import { momentOf } from "../findings/moment.ts";

function lenient(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    return momentOf(text);
  } catch {
    const zoned = /[zZ]$|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text}Z`;
    const time = Date.parse(zoned);
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
  }
}

/**
 * When a revision was published and when its text was captured, as moments in UTC. A day alone is its last moment, so that
 * nothing is known before it can have been; what is unknown is taken from the next later time that is.
 */
export function reportMoments(
  article: Pick<Article, "published" | "modified" | "capturedAt">,
  capturedAt: string | undefined,
  learnt: string,
): { report: string; captured: string } {
  const captured = lenient(article.capturedAt) ?? lenient(capturedAt) ?? learnt;
  return { report: lenient(reportTime(article)) ?? captured, captured };
}
