import type { Engagement, Participant } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import { joinAnd } from "./english.ts";
import { tierNouns } from "./forms.ts";

const takesPart = new Set(["expected", "attends", "stands-in", "remote"]);

/** Who takes part and is no mere name of a side. */
function present(value: Engagement): Participant[] {
  return value.participants.filter(({ attendance }) => takesPart.has(attendance));
}

export interface Sides {
  first: string;
  second?: string;
  plural: boolean;
  /** Only one side is known, so that nobody can be said to have met anybody. */
  lone: boolean;
  /** The actors that the subject has named. */
  named: string[];
}

/** Who meets whom, in words: by person where each side has one, else by side and level. */
export function sidesOf(value: Engagement, context: Context): Sides | undefined {
  const people = present(value).filter(
    ({ actor, roles }) =>
      (context.names.isPerson(actor) || context.names.kindOf(actor) === "role-holder") &&
      !roles.some((role) => ["hosts", "mediates", "facilitates", "observes", "guarantees"].includes(role)),
  );
  const sideOf = (person: Participant) => person.party ?? context.names.partyOf(person.actor) ?? person.actor;
  const parties = [...new Set([...value.parties, ...(value.parties.length === 0 ? people.map(sideOf) : [])])];
  const sides = parties.map((party) => ({ party, people: people.filter((person) => sideOf(person) === party) }));
  const stray = people.filter((person) => !parties.includes(sideOf(person)));
  const led = sides.filter((side) => side.people.length > 0);

  if (people.length > 0 && people.length <= 4 && sides.length <= 3 && stray.length === 0 && led.length > 0) {
    const ordered = [...led, ...sides.filter((side) => side.people.length === 0)];
    const members = ordered.map((side) =>
      side.people.length > 0
        ? side.people.map((person) => context.names.of(person.actor))
        : [
            value.form === "meeting"
              ? `representatives of ${context.names.of(side.party)}`
              : context.names.of(side.party),
          ],
    );
    const named = people.map(({ actor }) => actor);
    if (members.length <= 2) {
      const plural = (ordered[0]?.people.length ?? 0) > 1;
      const [first, second] = members.map((some) => joinAnd(some));
      return { first: first!, second, plural, lone: members.length < 2, named };
    }
    return { first: joinAnd(members.flat()), plural: true, lone: false, named };
  }
  if (people.length > 1 && people.length <= 4 && parties.length <= people.length && stray.length > 0) {
    return {
      first: joinAnd(people.map(({ actor }) => context.names.of(actor))),
      plural: true,
      lone: false,
      named: people.map(({ actor }) => actor),
    };
  }
  if (parties.length === 0) return undefined;
  const listed = joinAnd(parties.map((party) => context.names.of(party)));
  const lone = parties.length === 1;
  if (value.tier && parties.every((party) => context.names.isState(party))) {
    const leader = value.tier === "leader";
    const noun = lone && leader ? "the leader" : tierNouns[value.tier];
    return { first: `${noun} ${leader ? "of" : "from"} ${listed}`, plural: !(lone && leader), lone, named: parties };
  }
  return { first: listed, plural: !lone, lone, named: parties };
}
