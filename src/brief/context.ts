import type { Place } from "../findings/actor.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { ActorRecord, LedgerRecord } from "../ledger/record.ts";
import { type Names, namesFor } from "./names.ts";
import { isStateName, properWords, withDefinite } from "./states.ts";
import { type ProperNames, slugOf } from "./wording.ts";

/** What a brief is made of, and nothing else: no database, no clock. */
export interface Material {
  records: LedgerRecord[];
  actors: ActorRecord[];
  places: ReadonlyMap<string, Place>;
  dossier?: Dossier;
  /** ISO 8601 moment. */
  asOf: string;
}

/** What every sentence needs to know while a brief is written. */
export interface Context extends Material {
  names: Names;
  byId: ReadonlyMap<string, LedgerRecord>;
  /** The attribution with this key, as the record that holds it. */
  byFinding: ReadonlyMap<string, LedgerRecord>;
  /** How names are written whose capitals an id of the codebook has lost. */
  proper: ProperNames;
}

/** Begins a brief: nobody has been introduced yet. */
export function contextOf(material: Material): Context {
  const byFinding = new Map<string, LedgerRecord>();
  for (const record of material.records) {
    for (const account of record.accounts) byFinding.set(account.finding.key, record);
  }
  return {
    ...material,
    names: namesFor(material.actors),
    byId: new Map(material.records.map((record) => [record.id, record])),
    byFinding,
    proper: properNames(material),
  };
}

function properNames({ actors, places }: Material): ProperNames {
  const names = [...properWords(), ...[...places.values()].map(({ name }) => unshouted(name))];
  for (const { name, kind } of actors) if (kind !== "unnamed" && kind !== "role-holder") names.push(name);
  return new Map(names.map((name) => [slugOf(name), name]));
}

/** A name that a dateline has in capitals, as it is written elsewhere. */
function unshouted(name: string): string {
  if (!/^[\p{Lu}\s’'-]{4,}$/u.test(name)) return name;
  return name.toLowerCase().replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const buildings = /(house|palace|airport|base|embassy|hotel|castle|camp|crossing|kremlin|pentagon)$/i;
const withoutThe = /( house|castle|camp|airport|base)$|^(buckingham|kensington|lambeth) palace$/i;

/** "in London", "in the United Kingdom", "at the White House"; nothing for a place that is not known. */
export function inPlace(id: string | undefined, context: Context): string {
  const name = placeName(id, context);
  if (!name) return "";
  return buildings.test(name) ? `at ${name}` : `in ${name}`;
}

/** The name of a place with the article that it takes. */
export function placeName(id: string | undefined, context: Context): string | undefined {
  if (!id) return undefined;
  if (context.names.isState(id)) return context.names.plain(id);
  const place = context.places.get(id);
  if (!place) return undefined;
  if (place.precision === "country" && place.country && context.names.isState(place.country)) {
    return context.names.plain(place.country);
  }
  const name = unshouted(place.name);
  if (isStateName(name)) return withDefinite(name);
  const bare = !buildings.test(name) || /^the /i.test(name) || (withoutThe.test(name) && !/^white house$/i.test(name));
  return bare ? name : `the ${name}`;
}
