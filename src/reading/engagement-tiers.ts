import type { Actor } from "../findings/actor.ts";
import type { Participant, Tier } from "../findings/finding.ts";
import { words as lexicon, type RoleHead } from "../language/lexicon.ts";
import { subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import type { Mention } from "./engagement-details.ts";
import { engagementWords } from "./engagement-words.ts";

let heads: RoleHead[] | undefined;

/** The level at which an actor’s office stands. */
export function tierOf(actor: Actor): Tier | undefined {
  const { roleHeads } = lexicon();
  for (const role of actor.roles) {
    if (role.former) continue;
    const words = role.title.toLowerCase().split(/[\s-]+/);
    heads ??= [...roleHeads.values()].flat().filter((head) => head.tier);
    const match = heads.find(
      (head) => role.authority === head.authority && head.words.every((word) => words.includes(word) || word === "-"),
    );
    if (match?.tier) return match.tier;
  }
  return undefined;
}

/** The levels from the lowest up. */
export const rank: Tier[] = ["technical", "senior-official", "envoy", "ministerial", "leader"];

/** The level of an engagement: as its mentions say, else that of those who come. */
export function tierOfAll(
  context: Context,
  mentions: Mention[],
  participants: Participant[],
  downgraded: boolean,
): Tier | undefined {
  const said = mentions
    .filter((mention) => mention.only || mention.tier)
    .sort((a, b) => Number(b.only) - Number(a.only))[0];
  const subjectTier = mentions
    .map((mention) => {
      const subject = subjectOf(mention.s, mention.verb);
      return subject && mention.trigger === mention.verb ? engagementWords().tiers.get(subject.low) : undefined;
    })
    .find((one) => one !== undefined);
  if (downgraded && subjectTier) return subjectTier;
  if (said?.tier) return said.tier;
  if (subjectTier) return subjectTier;
  const tiers = participants
    .filter((one) => one.attendance !== "withdrew" && one.attendance !== "absent" && one.attendance !== "declined")
    .map((one) => one.tier)
    .filter((one) => one !== undefined);
  if (
    tiers.length < 2 ||
    tiers.length < participants.filter((one) => context.cast.byId(one.actor)?.kind !== "state").length
  )
    return tiers.length > 0 && new Set(tiers).size === 1 && mentions[0]!.form === "visit"
      ? tiers[0]
      : tiers.length >= 2 && new Set(tiers).size === 1
        ? tiers[0]
        : undefined;
  const ranks = tiers.map((tier) => rank.indexOf(tier));
  const lowest = Math.min(...ranks);
  return Math.max(...ranks) - lowest <= 1 ? rank[lowest] : undefined;
}
