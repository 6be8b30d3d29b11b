import { likeness } from "./claim-content.ts";
import { type Resolved, sidesOf } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";

type Told = Resolved<"attribution">;

const within = 30;
const own = (words: string[]) => words.filter((word) => !word.startsWith("@"));

/** What is said, word by word, with what is denied kept apart from what is affirmed: how far two attributions state one proposition. */
export const sameClaim: Sameness<"attribution"> = {
  blocks({ content, reportDay }) {
    if (!content) return [];
    const telling = own(content.words).sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
    const month = Math.floor(reportDay / within);
    return telling.slice(0, 5).flatMap((word) => [`${month} ${word}`, `${month + 1} ${word}`]);
  },

  excludes(a, b) {
    if (!a.content || !b.content) return "one of them states nothing";
    if (!a.content.checkable || !b.content.checkable) return undefined;
    if (a.content.answers || b.content.answers || a.finding.act === "deny" || b.finding.act === "deny")
      return undefined;
    return likeness(a.content, b.content).contained < 0.2 ? "they have next to no word in common" : undefined;
  },

  same(a, b) {
    if (!a.content || !b.content || a.content.negated !== b.content.negated) return undefined;
    if (Math.abs(a.reportDay - b.reportDay) > within) return undefined;
    const { alike, contained, shared, weight } = likeness(a.content, b.content);
    const words = own(shared);
    const apart = Math.abs(a.reportDay - b.reportDay);
    // What anyone may say at any time is not said of one thing weeks apart.
    if (words.length < 2 || weight < (apart > 5 ? 4 : 2)) return undefined;
    const near = apart <= 5 && bySameSide(a, b);
    if (alike < 0.5 && !(contained >= 0.75 && words.length >= 3) && !(near && contained >= 0.35)) return undefined;
    return { strength: alike + contained, why: `Both state the same of ${shared.join(", ").replaceAll("@", "")}.` };
  },
};

/** Both are said by one side, so far as it is known who speaks. */
function bySameSide(a: Told, b: Told): boolean {
  const [one, other] = [a, b].map((told) => {
    const { actor } = told.finding.source;
    return actor === undefined ? undefined : sidesOf(told, [actor])[0];
  });
  return one !== undefined && one === other;
}

/** Figures and long words tell more than short ones. */
function weightOf(word: string): number {
  return /\d/.test(word) ? 100 : word.length;
}
