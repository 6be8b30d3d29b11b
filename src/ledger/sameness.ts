import type { FindingKind } from "../findings/finding.ts";
import type { Identity } from "./identity.ts";
import { remembered } from "./remembered.ts";
import type { Resolved } from "./resolve.ts";
import { sameAppointment } from "./same-appointment.ts";
import { sameClaim } from "./same-claim.ts";
import { sameDeadline } from "./same-deadline.ts";
import { sameEngagement } from "./same-engagement.ts";
import { sameEvent } from "./same-event.ts";
import { sameFigure } from "./same-figure.ts";
import { sameIncident } from "./same-incident.ts";
import { samePosition } from "./same-position.ts";
import { sameProposal } from "./same-proposal.ts";
import { sameTruce } from "./same-truce.ts";
import { sameViolation } from "./same-violation.ts";

/** That two findings tell of one thing: how surely, and why in a sentence. */
export interface Same {
  strength: number;
  why: string;
  /** It holds only if those of whom neither article tells whose men they are stand on sides that agree. */
  open?: boolean;
}

/** How one kind of finding is held against others of it. All three are functions of what they are given alone. */
export interface Sameness<K extends FindingKind> {
  /** Findings that share no token are never compared. */
  blocks(finding: Resolved<K>): string[];
  /** Whether the two tell of one thing in the world. */
  same(a: Resolved<K>, b: Resolved<K>): Same | undefined;
  /** Why the two cannot be one thing, whatever links them. */
  excludes(a: Resolved<K>, b: Resolved<K>): string | undefined;
  /** The actors whose sides must agree for an open link to hold. */
  parties?(finding: Resolved<K>): string[];
}

/** The rule of every kind. */
export const sameness: { [K in FindingKind]: Sameness<K> } = {
  attribution: sameClaim,
  engagement: sameEngagement,
  position: samePosition,
  proposal: sameProposal,
  truce: sameTruce,
  violation: sameViolation,
  incident: sameIncident,
  figure: sameFigure,
  appointment: sameAppointment,
  deadline: sameDeadline,
  event: sameEvent,
};

/** Why these two findings tell of one thing; undefined when they do not, or are of two kinds. */
export function same(a: Resolved, b: Resolved): Same | undefined {
  if (a.kind !== b.kind || a.key === b.key) return undefined;
  const rule = sameness[a.kind] as unknown as Sameness<FindingKind>;
  const [first, second] = a.key < b.key ? [a, b] : [b, a];
  if (rule.excludes(first, second)) return undefined;
  const found = rule.same(first, second);
  return sayTheSame(a, b) && (found?.strength ?? 0) < copied.strength ? copied : found;
}

const copied: Same = { strength: 6, why: "Both say it in the same words." };
const days = 7;
const long = 6;

/** The sentences of the evidence that are long enough to be known again, in one form. */
const wordings = remembered((finding: Resolved): string[] =>
  finding.finding.evidence.flatMap(({ exact }) => {
    const words = exact.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length >= long ? [words.join(" ")] : [];
  }),
);

/** Copies of one report tell of the same thing, however little they tell. */
function sayTheSame(a: Resolved, b: Resolved): boolean {
  if (a.article === b.article || Math.abs(a.reportDay - b.reportDay) > days) return false;
  const other = new Set(wordings(b));
  return wordings(a).some((wording) => other.has(wording));
}

/** Why these two findings cannot be one thing. */
export function excludes(a: Resolved, b: Resolved): string | undefined {
  if (a.kind !== b.kind) return "they are of two kinds";
  const rule = sameness[a.kind] as unknown as Sameness<FindingKind>;
  return a.key < b.key ? rule.excludes(a, b) : rule.excludes(b, a);
}

/** Whether an open link holds by what all articles together know of whose men they are. */
export function agreesOnSides(a: Resolved, b: Resolved, who: Identity): boolean {
  const rule = sameness[a.kind] as unknown as Sameness<FindingKind>;
  const sides = (told: Resolved) =>
    new Set((rule.parties?.(told) ?? []).map((node) => who.sideOf(node, told.actors.get(node))));
  const [one, other] = [sides(a), sides(b)];
  const both = [...one].filter((side) => other.has(side)).length;
  return one.size === 0 || other.size === 0 || both >= 2 || both / new Set([...one, ...other]).size >= 0.5;
}

/** The tokens by which a finding is found: those of two findings of two kinds are never equal. */
export function blocksOf(finding: Resolved): string[] {
  const rule = sameness[finding.kind] as unknown as Sameness<FindingKind>;
  const week = Math.floor(finding.reportDay / days);
  const copies = wordings(finding).flatMap((wording) => [`${week} said ${wording}`, `${week + 1} said ${wording}`]);
  const grouped = finding.kind === "position" || (finding.kind === "attribution" && !finding.content);
  return [...new Set([...rule.blocks(finding), ...(grouped ? [] : copies)])].map((token) => `${finding.kind} ${token}`);
}
