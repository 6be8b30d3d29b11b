import type { Identity } from "./identity.ts";
import { type Resolved, sidesOf } from "./resolve.ts";
import type { Sameness } from "./sameness.ts";

/** Whose position on what, and by whose act: a position is one through all its changes of stance and wording. */
export function positionGroup(told: Resolved<"position">, who?: Identity): string {
  const { party, issue, issueBy } = told.finding;
  const side = (node: string) => who?.sideOf(node, told.actors.get(node)) ?? sidesOf(told, [node])[0] ?? node;
  const holder = side(party);
  const actor = issueBy === undefined ? holder : side(issueBy);
  return `${holder} on ${issue}${actor === holder ? "" : ` by ${actor}`}`;
}

/** Party and issue: positions are one record when these are equal, so they are grouped and not linked. */
export const samePosition: Sameness<"position"> = {
  blocks: () => [],
  excludes: (a, b) => (positionGroup(a) === positionGroup(b) ? undefined : "they are of another party or issue"),
  same: (a, b) =>
    positionGroup(a) === positionGroup(b)
      ? { strength: 1, why: `Both give the position of ${positionGroup(a)}.` }
      : undefined,
};
