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
  return { ...engagement, participants, parties: sidesFor([...engagement.parties, ...sides], who) };
}

/** The sides that these actors are on, each once: a party is a side, also where an article names it by its leader. */
export function sidesFor(actors: readonly string[], who: Identity): string[] {
  return [...new Set(actors.map((actor) => who.sideOf(actor)))].sort();
}
