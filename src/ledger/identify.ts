import { grouped } from "./components.ts";
import { personSlug } from "./name-key.ts";
import { sameActor, sameRole } from "./same-actor.ts";
import type { ActorSketch } from "./sketch.ts";

/**
 * The ledger's id for every node among these sketches: a function of the set, whatever its order. Spellings of one full
 * name share the id that comes first in the alphabet; a lone surname, and the holder of an office, take the id of the one
 * person that fits, and keep their own where none or several do. So do bodies of one name of which some are told with
 * their country.
 */
export function identify(sketches: Iterable<ActorSketch>): Map<string, string> {
  const ids = new Map<string, string>();
  const full = new Map<string, ActorSketch[]>();
  const lone: ActorSketch[] = [];
  const named = new Map<string, ActorSketch[]>();
  for (const sketch of sketches) {
    if (sketch.kind === "person" && sketch.full) push(full, sketch.key, sketch);
    else if (sketch.kind === "person" || sketch.kind === "role-holder") lone.push(sketch);
    else {
      ids.set(sketch.node, sketch.node);
      if (bodies.has(sketch.kind)) push(named, `${sketch.kind} ${sketch.key}`, sketch);
    }
  }
  for (const namesakes of named.values()) nameBodies(namesakes, ids);

  const people = [...full.values()];
  const persons = grouped(people, alikeNames(people)).map((group) => personOf(group.flat()));
  for (const person of persons) for (const { node } of person.sketches) ids.set(node, person.id);

  const bySurname = new Map<string, Person[]>();
  const byCountry = new Map<string, Person[]>();
  for (const person of persons) {
    for (const surname of person.surnames) push(bySurname, surname, person);
    for (const country of person.countries) push(byCountry, country, person);
  }
  const loneByNode = new Map<string, ActorSketch[]>();
  for (const sketch of lone) push(loneByNode, sketch.node, sketch);
  for (const [node, known] of loneByNode) {
    const sketch = known[0]!;
    const roles = known.flatMap((one) => one.roles);
    const own = node.replace(/\?.*$/, "");
    const found =
      sketch.kind === "person" ? byName({ ...sketch, roles }, bySurname) : byOffice({ ...sketch, roles }, byCountry);
    ids.set(node, found?.id ?? own);
  }
  return ids;
}

const bodies = new Set<ActorSketch["kind"]>(["organisation", "group", "media"]);

/** A body of which its article does not tell the country is the one of that name, where there is one alone. */
function nameBodies(namesakes: ActorSketch[], ids: Map<string, string>): void {
  const known = new Set(namesakes.filter(({ country }) => country !== undefined).map(({ node }) => node));
  if (known.size !== 1) return;
  for (const { node, country } of namesakes) if (country === undefined) ids.set(node, [...known][0]!);
}

interface Person {
  id: string;
  sketches: ActorSketch[];
  surnames: Set<string>;
  countries: Set<string>;
  roles: ActorSketch["roles"];
}

function personOf(sketches: ActorSketch[]): Person {
  const slugs = sketches.map(({ name }) => personSlug(name)).sort();
  return {
    id: `person/${slugs[0]}`,
    sketches,
    surnames: new Set(sketches.flatMap(({ surnames }) => surnames)),
    countries: new Set(sketches.flatMap(({ country }) => country ?? [])),
    roles: sketches.flatMap(({ roles }) => roles),
  };
}

/** Pairs of full names that are written differently and still name one person. */
function alikeNames(people: ActorSketch[][]): [number, number][] {
  const bySurname = new Map<string, number[]>();
  for (const [index, sketches] of people.entries()) push(bySurname, sketches[0]!.surnames[0] ?? "", index);
  const pairs: [number, number][] = [];
  for (const indexes of bySurname.values()) {
    for (const [at, a] of indexes.entries()) {
      for (const b of indexes.slice(at + 1)) {
        if (people[a]!.some((one) => people[b]!.some((other) => sameActor(one, other) !== "different"))) {
          pairs.push([a, b]);
        }
      }
    }
  }
  return pairs;
}

/** The one person with this surname whom country or office does not speak against, and one of them speaks for. */
function byName(sketch: ActorSketch, bySurname: Map<string, Person[]>): Person | undefined {
  const namesakes = (bySurname.get(sketch.surnames[0] ?? "") ?? []).filter(
    ({ countries }) => !sketch.country || countries.size === 0 || countries.has(sketch.country),
  );
  const holds = (person: Person) => sketch.roles.some((one) => person.roles.some((other) => sameRole(one, other)));
  const both = namesakes.filter(holds);
  if (both.length === 1) return both[0];
  const known = sketch.country === undefined && sketch.roles.length === 0;
  const fitting = namesakes.filter(
    (person) => known || (sketch.country !== undefined && person.countries.has(sketch.country)) || holds(person),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function byOffice(sketch: ActorSketch, byCountry: Map<string, Person[]>): Person | undefined {
  if (!sketch.country) return undefined;
  const holders = (byCountry.get(sketch.country) ?? []).filter((person) =>
    person.roles.some((role) => sketch.roles.some((other) => other.authority && sameRole(role, other))),
  );
  return holders.length === 1 ? holders[0] : undefined;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
