import type { Actor } from "../findings/actor.ts";
import type { Participant, Tier } from "../findings/finding.ts";
import { words as lexicon, type RoleHead } from "../language/lexicon.ts";
import { bare, childrenOf, subjectOf } from "../language/tree.ts";
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
  const { tiers, partners } = engagementWords();
  const said = mentions
    .filter((mention) => mention.only || mention.tier)
    .sort((a, b) => Number(b.only) - Number(a.only))[0];
  const subjectTier = mentions
    .map((mention) => {
      const { s, trigger, verb } = mention;
      const subject = trigger === verb || bare(trigger) === "obj" ? subjectOf(s, verb) : undefined;
      const own = trigger === verb ? [] : childrenOf(s, trigger, "nmod");
      // "the two leaders met", "a meeting between the foreign ministers"
      return [subject, ...own]
        .map((word) => (word && word !== trigger && /^NNP?S$/.test(word.xpos) ? tiers.get(word.low) : undefined))
        .find((one) => one !== undefined);
    })
    .find((one) => one !== undefined);
  if (downgraded && subjectTier) return subjectTier;
  if (said?.tier) return said.tier;
  if (subjectTier) return subjectTier;
  const seated = participants
    .filter((one) => one.attendance !== "withdrew" && one.attendance !== "absent" && one.attendance !== "declined")
    .map((one) => one.tier)
    .filter((one) => one !== undefined);
  // "telephoned her Polish colleague": of like rank.
  const like = mentions.some(({ s, verb }) =>
    childrenOf(s, verb, "obj", "obl").some(
      (word) => partners.has(word.lemma) && /^(?:counterpart|colleague)$/.test(word.lemma),
    ),
  );
  if (seated.length === 1 && like) return seated[0];
  if (
    seated.length < 2 ||
    seated.length < participants.filter((one) => context.cast.byId(one.actor)?.kind !== "state").length
  )
    return seated.length > 0 && new Set(seated).size === 1 && mentions[0]!.form === "visit"
      ? seated[0]
      : seated.length >= 2 && new Set(seated).size === 1
        ? seated[0]
        : undefined;
  const ranks = seated.map((tier) => rank.indexOf(tier));
  const lowest = Math.min(...ranks);
  return Math.max(...ranks) - lowest <= 1 ? rank[lowest] : undefined;
}
