import type { Engagement } from "../findings/finding.ts";
import type { Identity } from "./identity.ts";

const serving = new Set(["hosts", "mediates", "facilitates", "observes", "guarantees"]);
const away = new Set(["excluded", "declined"]);

/** Fills in whose people sit at the table: what one article leaves out the ledger may know from others. */
export function atTheTable(engagement: Engagement, who: Identity): Engagement {
  const participants = engagement.participants.map((participant) => {
    if (participant.party !== undefined) return participant;
    const side = who.sideOf(participant.actor);
    return side === participant.actor ? participant : { ...participant, party: side };
  });
  const sides = participants
    .filter(({ roles, attendance }) => !away.has(attendance) && !roles.some((role) => serving.has(role)))
    .flatMap(({ party }) => party ?? []);
  return { ...engagement, participants, parties: [...new Set([...engagement.parties, ...sides])].sort() };
}
