import { namesFor } from "../brief/names.ts";
import { withDefinite } from "../brief/states.ts";
import type { Place } from "../findings/actor.ts";
import type { Reading } from "../findings/reading.ts";
import type { ActorRecord } from "../ledger/record.ts";
import type { Naming } from "./field-words.ts";

/** Names as one Reading gives them. */
export function namingOfReading(reading: Pick<Reading, "actors" | "places">): Naming {
  const actors = new Map(reading.actors.map(({ id, name }) => [id, name]));
  const places = new Map(reading.places.map(({ id, name }) => [id, name]));
  return { actor: (id) => actors.get(id) ?? id, place: (id) => places.get(id) ?? id };
}

/** Names as the ledger gives them. */
export function namingOfLedger(actors: ActorRecord[], places: ReadonlyMap<string, Place>): Naming {
  const names = namesFor(actors);
  return { actor: (id) => names.plain(id), place: (id) => withDefinite(places.get(id)?.name ?? id) };
}
