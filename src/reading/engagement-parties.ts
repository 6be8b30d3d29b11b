import type { Actor } from "../findings/actor.ts";
import type { EngagementStatus, Participant } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import type { Cluster } from "./engagement-clusters.ts";
import type { Mention } from "./engagement-details.ts";
import { isPerson } from "./engagement-people.ts";
import type { Sides } from "./engagement-sides.ts";
import { tierOf } from "./engagement-tiers.ts";

/** Whose engagement it is, and who comes to it in which part. */
export function whoMeets(
  context: Context,
  sides: Sides,
  cluster: Cluster,
  mentions: Mention[],
  status: EngagementStatus,
): { parties: string[]; participants: Participant[] } {
  const met = new Set<string>();
  const named = new Set<string>();
  const seated = new Map<string, Participant>();
  const seat = (
    actor: Actor,
    attendance: Participant["attendance"],
    roles: Participant["roles"] = [],
    standsInFor: Actor[] = [],
  ) => {
    if (!isPerson(actor) && roles.length === 0 && attendance !== "withdrew" && attendance !== "absent") return;
    const party = context.cast.partyOf(actor);
    const known = seated.get(actor.id);
    if (known) {
      if (attendance !== "expected" && attendance !== "attends") known.attendance = attendance;
      for (const role of roles) if (!known.roles.includes(role)) known.roles.push(role);
      if (standsInFor.length > 0) known.for = standsInFor.map((one) => one.id);
      return;
    }
    const tier = tierOf(actor);
    seated.set(actor.id, {
      actor: actor.id,
      ...(party && party !== actor.id ? { party } : {}),
      ...(tier ? { tier } : {}),
      roles: [...roles],
      attendance,
      ...(standsInFor.length > 0 ? { for: standsInFor.map((one) => one.id) } : {}),
    });
  };
  const coming = status === "held" || status === "under-way" || status === "broken-off" ? "attends" : "expected";
  const outOf = new Set(
    cluster.notes
      .filter((note) => note.attendance === "withdrew" || note.attendance === "absent")
      .map((note) => note.actor),
  );
  for (const mention of mentions) {
    for (const actor of mention.people) {
      const roles: Participant["roles"] = mention.host === actor ? ["hosts"] : [];
      if (sides.mediates(actor)) roles.push("mediates");
      seat(actor, coming, roles);
      const party = context.cast.partyOf(actor);
      if (!party || sides.mediates(actor) || (!isPerson(actor) && outOf.has(actor))) continue;
      named.add(party);
      met.add(party);
    }
  }
  for (const note of cluster.notes) {
    if (note.side) context.cast.join(note.actor, note.side);
    const mediates = sides.mediates(note.actor) && !note.roles.includes("mediates");
    seat(note.actor, note.attendance, mediates ? [...note.roles, "mediates"] : note.roles, note.standsInFor);
    if (mediates || note.roles.some((role) => /^(?:mediates|facilitates|observes)$/.test(role))) continue;
    if (note.attendance === "excluded") continue;
    if (!isPerson(note.actor) && (note.attendance === "withdrew" || note.attendance === "absent")) continue;
    const party = note.side ?? context.cast.partyOf(note.actor);
    if (party) named.add(party);
  }
  for (const mention of mentions)
    if (mention.host && !mention.people.includes(mention.host))
      seat(mention.host, coming, [mention.chaired ? "leads" : "hosts"]);
  const parties = sidesAmong(sides, mentions, [...named], met);
  for (const party of named) {
    const actor = context.cast.byId(party);
    if (parties.includes(party) || !actor) continue;
    const envoys = [...seated.values()].filter((one) => one.party === party);
    if (envoys.length === 0) seat(actor, coming, ["mediates"]);
    else for (const envoy of envoys) if (envoy.roles.length === 0) envoy.roles.push("mediates");
  }
  return { parties, participants: [...seated.values()] };
}

/** Those of the named that have a side, and those that they face where the mentions leave it unsaid. */
function sidesAmong(sides: Sides, mentions: Mention[], named: string[], met: Set<string>): string[] {
  const own = named.filter((party) => !sides.isThird(party));
  if (own.length >= 2) return own;
  if (mentions[0]!.form === "visit") return named;
  const told = mentions.some((mention) => mention.both);
  // A mediator who meets one side has met it.
  const apart = met.size >= 2 && mentions.some((mention) => mention.trigger === mention.verb && !mention.both);
  if (apart) return named;
  const facing = sides.facing(own);
  if (facing) return facing;
  // Who is told of alone, and not as one whose talks they are, chairs or hosts them.
  const alone = told || met.size === 0 || (mentions[0]!.form === "talks" && mentions[0]!.trigger !== mentions[0]!.verb);
  return (alone && sides.plain ? sides.facing([]) : undefined) ?? own;
}
