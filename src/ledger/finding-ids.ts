import type { Finding } from "../findings/finding.ts";

/** How the ids in a finding are to be written. */
export interface Naming {
  actor(id: string): string;
  place(id: string): string;
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}

/** The finding with every actor and place named anew. */
export function withIds<F extends Finding>(finding: F, naming: Naming): F;
export function withIds(finding: Finding, naming: Naming): Finding {
  const { actor, place } = naming;
  const one = (id: string | undefined) => (id === undefined ? undefined : actor(id));
  const all = (ids: string[]) => unique(ids.map(actor));
  switch (finding.kind) {
    case "attribution":
      return { ...finding, source: { ...finding.source, ...given("actor", one(finding.source.actor)) } };
    case "engagement":
      return {
        ...finding,
        ...given("place", finding.place === undefined ? undefined : place(finding.place)),
        parties: all(finding.parties),
        participants: finding.participants.map((participant) => ({
          ...participant,
          actor: actor(participant.actor),
          ...given("party", one(participant.party)),
          ...given("for", participant.for && all(participant.for)),
        })),
        reasons: finding.reasons.map((reason) => ({ ...reason, ...given("by", one(reason.by)) })),
      };
    case "position":
      return {
        ...finding,
        party: actor(finding.party),
        ...given("speaker", one(finding.speaker)),
        ...given("issueBy", one(finding.issueBy)),
      };
    case "proposal":
      return {
        ...finding,
        authors: all(finding.authors),
        clauses: finding.clauses.map((clause) => ({ ...clause, ...given("obligor", one(clause.obligor)) })),
        ...given("signatories", finding.signatories && all(finding.signatories)),
        ...given("guarantors", finding.guarantors && all(finding.guarantors)),
      };
    case "truce":
      return { ...finding, parties: all(finding.parties), ...given("declaredBy", one(finding.declaredBy)) };
    case "violation":
      return { ...finding, ...given("accuser", one(finding.accuser)), ...given("accused", one(finding.accused)) };
    case "incident":
      return {
        ...finding,
        ...given("place", finding.place === undefined ? undefined : place(finding.place)),
        responsibility: finding.responsibility.map((side) => ({
          ...side,
          actor: actor(side.actor),
          ...given("by", one(side.by)),
        })),
      };
    case "figure":
      return finding;
    case "appointment":
      return {
        ...finding,
        ...given("actor", one(finding.actor)),
        ...given("by", one(finding.by)),
        ...given("replaces", one(finding.replaces)),
      };
    case "deadline":
      return { ...finding, ...given("setBy", one(finding.setBy)), ...given("setFor", one(finding.setFor)) };
    case "event":
      return { ...finding, actors: all(finding.actors), recipients: all(finding.recipients) };
  }
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Every actor that a finding names, once. */
export function actorsOf(finding: Finding): string[] {
  const found: string[] = [];
  withIds(finding, {
    actor: (id) => {
      found.push(id);
      return id;
    },
    place: (id) => id,
  });
  return unique(found);
}
