import { plainKey } from "./name-key.ts";
import { type Resolved, sidesOf } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";

type Told = Resolved<"proposal">;

const within = 45;
const empty = new Set([
  "plan",
  "proposal",
  "deal",
  "agreement",
  "draft",
  "new",
  "peace",
  "latest",
  "of",
  "for",
  "a",
  "to",
]);

function titleWords({ finding }: Told): string[] {
  return plainKey(finding.title ?? "")
    .split(" ")
    .filter((word) => word.length > 1 && !empty.has(word));
}

const authors = (told: Told) => sidesOf(told, [...told.finding.authors, ...(told.finding.signatories ?? [])]);
const issues = ({ finding }: Told) => finding.clauses.flatMap(({ issue }) => issue ?? []);
const shared = (a: string[], b: string[]) => a.filter((word) => b.includes(word));

/** Title, authors and the issues of its clauses: how far two accounts tell of one proposal or agreement. */
export const sameProposal: Sameness<"proposal"> = {
  blocks(told) {
    const month = Math.floor(told.reportDay / within);
    const tokens = [
      ...titleWords(told).map((word) => `title ${word}`),
      ...authors(told).map((side) => `by ${side}`),
      ...issues(told).map((issue) => `on ${issue}`),
    ];
    return tokens.flatMap((token) => [`${month} ${token}`, `${month + 1} ${token}`]);
  },

  excludes(a, b) {
    if (a.article === b.article) return "one article tells of them as two";
    const [one, other] = [titleWords(a), titleWords(b)];
    if (one.length > 0 && other.length > 0 && shared(one, other).length === 0) return "they have different names";
    const [by, from] = [authors(a), authors(b)];
    return by.length > 0 && from.length > 0 && shared(by, from).length === 0
      ? "they have different authors"
      : undefined;
  },

  same(a, b) {
    if (Math.abs(a.reportDay - b.reportDay) > within) return undefined;
    const [one, other] = [titleWords(a), titleWords(b)];
    const name = shared(one, other);
    const by = shared(authors(a), authors(b));
    const on = shared(issues(a), issues(b));
    const named = name.length / (Math.min(one.length, other.length) || 1);
    const strength = 2 * named + (by.length > 0 ? 1 : 0) + (on.length > 0 ? 0.7 : 0);
    if (strength < 1.7) return undefined;
    const what = name.length > 0 ? `a proposal named ${name.join(" ")}` : `a proposal on ${on.join(", ")}`;
    return { strength, why: `Both tell of ${what}${by.length > 0 ? ` by ${by.join(", ")}` : ""}.` };
  },
};
