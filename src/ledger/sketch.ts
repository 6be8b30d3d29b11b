import type { Actor, Place, Role } from "../findings/actor.ts";
import { foldWord, nameKey, nameWords, personSlug, plainKey, slug } from "./name-key.ts";

/** What one article lets us know of an actor: enough to tell whether another article's actor may be the same. */
export interface ActorSketch {
  /** A state's code; else made of the name alone, and for a lone surname of country and rank as well. */
  node: string;
  kind: Actor["kind"];
  name: string;
  key: string;
  /** Persons: a name of more than one word. */
  full: boolean;
  /** The words by which a full name is called short. */
  surnames: string[];
  country?: string;
  /** The node of the side that it is on. */
  party?: string;
  roles: Pick<Role, "title" | "of" | "authority" | "former">[];
}

/** What one article lets us know of a place. */
export interface PlaceSketch {
  node: string;
  name: string;
  key: string;
  country?: string;
  at?: { lat: number; lon: number };
  /** How far it reaches: others may lie within a region or a country. */
  reach: "point" | "region" | "country";
  /** It is a point of which the gazetteer knows that it is no other. */
  known: boolean;
}

const stateCode = /^[A-Z]{3}$/;
const familyFirst = new Set(["CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "JPN", "HUN"]);

/** The sketch of a state of which a reading gives the code alone. */
export function stateSketch(code: string): ActorSketch {
  return { node: code, kind: "state", name: code, key: code, full: true, surnames: [], country: code, roles: [] };
}

/** The sketch of an actor of a reading; `partyOf` gives the node of the actor that it names as its party. */
export function actorSketch(actor: Actor, partyOf: (id: string) => string | undefined): ActorSketch {
  const roles = actor.roles.map(({ evidence: _, ...role }) => role);
  const party = actor.party === undefined ? undefined : partyOf(actor.party);
  const country = actor.country ?? (party && stateCode.test(party) ? party : undefined);
  const common = { kind: actor.kind, name: actor.name, full: true, surnames: [], roles, country, party };
  switch (actor.kind) {
    case "state":
      return { ...common, node: actor.id, key: actor.id, country: actor.country ?? actor.id };
    case "person": {
      const words = nameWords(actor.name);
      const full = words.length > 1;
      const surnames = full
        ? [words.at(-1)!, ...(country && familyFirst.has(country) ? [words[0]!] : [])].map(foldWord)
        : words.map(foldWord);
      const id = `person/${personSlug(actor.name)}`;
      const rank = roles.find(({ former }) => !former)?.authority;
      return {
        ...common,
        node: full ? id : `${id}?${country ?? ""}.${rank ?? ""}`,
        key: nameKey(actor.name),
        full,
        surnames,
      };
    }
    case "role-holder": {
      const role = roles[0];
      const title = role?.title ?? actor.name;
      const of = country ?? (role?.of ? slug(role.of) : undefined);
      return { ...common, node: `role/${slug(title)}${of ? `-of-${of}` : ""}`, key: plainKey(title) };
    }
    default: {
      const id = `${actor.kind}/${slug(plainKey(actor.name))}`;
      return { ...common, node: country ? `${id}-of-${country}` : id, key: plainKey(actor.name) };
    }
  }
}

/** The sketch of a place of a reading. */
export function placeSketch(place: Place): PlaceSketch {
  const precision = place.precision ?? "";
  const whole = /country|continent/i.test(precision) || stateCode.test(place.id.replace(/^place\//, ""));
  const reach = whole ? "country" : /region|state|admin|sea|area/i.test(precision) ? "region" : "point";
  return {
    node: place.geonames === undefined ? `place/${slug(plainKey(place.name))}` : `geonames/${place.geonames}`,
    name: place.name,
    key: plainKey(place.name),
    country: place.country,
    at: place.lat === undefined || place.lon === undefined ? undefined : { lat: place.lat, lon: place.lon },
    reach,
    known: place.geonames !== undefined && reach === "point",
  };
}

const bodies = new Set<ActorSketch["kind"]>(["organisation", "group", "media"]);

/** The side of an actor: the one that it is said to be on, or the state of a person; a body without one is its own side. */
export function sideOf(actor: ActorSketch): string {
  if (actor.kind === "state") return actor.node;
  return actor.party ?? (bodies.has(actor.kind) ? actor.node : (actor.country ?? actor.node));
}
