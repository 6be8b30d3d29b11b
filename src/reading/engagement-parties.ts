import type { Actor } from "../findings/actor.ts";
import type { EngagementStatus, Participant } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import type { Cluster } from "./engagement-clusters.ts";
import type { Mention } from "./engagement-details.ts";
import { isPerson } from "./engagement-people.ts";
import type { Sides } from "./engagement-sides.ts";
import { tierOf } from "./engagement-tiers.ts";

const betweenRoles = /^(?:mediates|facilitates|hosts|leads)$/;

/** Whose engagement it is, and who comes to it in which part. */
export function whoMeets(
  context: Context,
  sides: Sides,
  cluster: Cluster,
  mentions: Mention[],
  status: EngagementStatus,
): { parties: string[]; participants: Participant[] } {
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
  const between = new Set(
    cluster.notes.filter((note) => note.roles.some((role) => betweenRoles.test(role))).map((note) => note.actor),
  );
  const nobody = mentions.every(
    (mention) =>
      mention.people.every(
        (actor) =>
          between.has(actor) ||
          mention.host === actor ||
          sides.mediates(actor) ||
          (!isPerson(actor) && sides.isThird(context.cast.partyOf(actor) ?? "")),
      ) &&
      ((mention.form === "talks" && mention.trigger !== mention.verb) || !namesSomebody(context, sides, mention)),
  );
  const parties = sidesAmong(sides, mentions, [...named], nobody);
  for (const party of named) {
    const actor = context.cast.byId(party);
    if (parties.includes(party) || !actor) continue;
    const envoys = [...seated.values()].filter((one) => one.party === party);
    if (envoys.length === 0) seat(actor, coming, ["mediates"]);
    else for (const envoy of envoys) if (envoy.roles.length === 0) envoy.roles.push("mediates");
  }
  return { parties, participants: [...seated.values()] };
}

/** Those of the named that have a side; where the mentions name nobody at all, those whom the article sets against each other. */
function sidesAmong(sides: Sides, mentions: Mention[], named: string[], nobody: boolean): string[] {
  const own = named.filter((party) => !sides.isThird(party));
  if (own.length >= 2) return own;
  const { form } = mentions[0]!;
  const joint =
    form === "talks" ||
    mentions.some(
      ({ both, ordinal, definite, verb, trigger }) =>
        both || ordinal !== undefined || (form === "meeting" && definite && trigger !== verb),
    );
  const facing = nobody && joint && sides.plain ? sides.facing() : undefined;
  if (facing && own.every((party) => facing.includes(party)))
    return [...own, ...facing.filter((party) => !own.includes(party))];
  // A mediator who meets one side has met it.
  return form === "talks" && own.length > 0 ? own : named;
}

// Whether what tells of it names a person, whoever he is to it: "told his colleague in a call", "a call from the general".
function namesSomebody(context: Context, sides: Sides, { s, evidence }: Mention): boolean {
  return s.words.some((word) => {
    if (word.start < evidence.start || word.end > evidence.end) return false;
    const actor = /^(?:NOUN|PROPN)$/.test(word.upos) ? context.cast.at(s, word) : undefined;
    return actor !== undefined && isPerson(actor) && !sides.mediates(actor);
  });
}
