import type { Finding, FindingKind, FindingOf } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { type ClaimContent, claimContent } from "./claim-content.ts";
import { withIds } from "./finding-ids.ts";
import { type ActorSketch, actorSketch, type PlaceSketch, placeSketch, sideOf, stateSketch } from "./sketch.ts";
import { dayOf } from "./window.ts";

/** A finding that means something outside its reading: actors and places are named by what is known of them. */
export interface Resolved<K extends FindingKind = FindingKind> {
  kind: K;
  key: string;
  article: string;
  revision: string;
  /** When the revision was published, as a moment and as the number of its day. */
  report: string;
  reportDay: number;
  finding: FindingOf<K>;
  actors: ReadonlyMap<string, ActorSketch>;
  places: ReadonlyMap<string, PlaceSketch>;
  /** Of an attribution: what it says, made comparable; left out where there is nothing to check. */
  content?: ClaimContent;
}

export interface ResolvedReading {
  actors: ReadonlyMap<string, ActorSketch>;
  places: ReadonlyMap<string, PlaceSketch>;
  findings: Resolved[];
  byKey: ReadonlyMap<string, Resolved>;
  /** The attribution that a finding stands inside, by its key. */
  saidBy: ReadonlyMap<string, string>;
  links: { from: string; to: string; link: Reading["links"][number] }[];
}

/** Takes a reading out of its own ids, so that its findings can be held against those of others: a function of the reading alone. */
export function resolve(
  reading: Pick<Reading, "actors" | "places" | "findings" | "links">,
  revision: { article: string; revision: string; report: string },
): ResolvedReading {
  const nodes = new Map<string, string>();
  const actors = new Map<string, ActorSketch>();
  const byId = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const resolving = new Set<string>();

  const nodeOf = (id: string): string => {
    const known = nodes.get(id);
    if (known) return known;
    const actor = byId.get(id);
    if (!actor || resolving.has(id)) return id;
    resolving.add(id);
    const sketch = actorSketch(actor, (party) => (party === id ? undefined : nodeOf(party)));
    resolving.delete(id);
    nodes.set(id, sketch.node);
    const twin = actors.get(sketch.node);
    actors.set(sketch.node, twin ? { ...twin, roles: [...twin.roles, ...sketch.roles] } : sketch);
    return sketch.node;
  };
  for (const actor of reading.actors) nodeOf(actor.id);

  const placeNodes = new Map<string, string>();
  const places = new Map<string, PlaceSketch>();
  for (const place of reading.places) {
    const sketch = placeSketch(place);
    placeNodes.set(place.id, sketch.node);
    places.set(sketch.node, sketch);
  }

  const naming = {
    actor: (id: string) => {
      const node = nodeOf(id);
      if (!actors.has(node) && /^[A-Z]{3}$/.test(node)) actors.set(node, stateSketch(node));
      return node;
    },
    place: (id: string) => placeNodes.get(id) ?? id,
  };

  const keys = new Map<string, string>();
  const saidBy = new Map<string, string>();
  const findings: Resolved[] = [];
  const seen = new Set<string>();
  const reportDay = dayOf(revision.report);
  for (const finding of reading.findings) {
    keys.set(finding.id, finding.key);
    // An event that was made of another finding is one act with it, and one record.
    if (seen.has(finding.key) || (finding.kind === "event" && finding.derivedFrom)) continue;
    seen.add(finding.key);
    findings.push({
      kind: finding.kind,
      key: finding.key,
      ...revision,
      reportDay,
      finding: withIds<Finding>(finding, naming),
      actors,
      places,
    });
  }
  for (const finding of reading.findings) {
    const inside = finding.saidBy && keys.get(finding.saidBy);
    if (inside && inside !== finding.key) saidBy.set(finding.key, inside);
  }
  const links = reading.links.flatMap((link) => {
    const from = keys.get(link.from);
    const to = keys.get(link.to);
    return from && to && from !== to ? [{ from, to, link }] : [];
  });
  addContents(reading, findings, new Set(saidBy.values()), links, nodeOf);
  return { actors, places, findings, byKey: new Map(findings.map((found) => [found.key, found])), saidBy, links };
}

function addContents(
  reading: Pick<Reading, "actors">,
  findings: Resolved[],
  holding: Set<string>,
  links: ResolvedReading["links"],
  nodeOf: (id: string) => string,
): void {
  const mentions = reading.actors.flatMap((actor) =>
    actor.mentions.map((mention) => ({ ...mention, node: nodeOf(actor.id) })),
  );
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const answering = new Set(links.map(({ from }) => from));
  for (const resolved of findings) {
    if (!isKind(resolved, "attribution")) continue;
    const content = claimContent(resolved.finding, mentions);
    if (answering.has(resolved.key)) content.answers = true;
    if (linked.has(resolved.key) || content.checkable || holding.has(resolved.key)) resolved.content = content;
  }
}

/** Narrows a resolved finding to one kind. */
export function isKind<K extends FindingKind>(resolved: Resolved, kind: K): resolved is Resolved & Resolved<K> {
  return resolved.kind === kind;
}

/** The sides that the named actors are on, each once, in order of their ids; whose side is not told is left out. */
export function sidesOf(resolved: Pick<Resolved, "actors">, ids: Iterable<string>): string[] {
  const sides = new Set<string>();
  for (const id of ids) {
    const sketch = resolved.actors.get(id);
    if (!sketch) sides.add(id);
    else if (!isOpen(sketch)) sides.add(sideOf(sketch));
  }
  return [...sides].sort();
}

/** Whether one of the actors is someone of whom the article does not tell whose man he is. */
export function someOpen(resolved: Pick<Resolved, "actors">, ids: Iterable<string>): boolean {
  return [...ids].some((id) => {
    const sketch = resolved.actors.get(id);
    return sketch !== undefined && isOpen(sketch);
  });
}

function isOpen(sketch: ActorSketch): boolean {
  return personal.has(sketch.kind) && sideOf(sketch) === sketch.node;
}

const personal = new Set<ActorSketch["kind"]>(["person", "role-holder", "unnamed"]);
