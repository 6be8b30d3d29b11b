import { wordsOf } from "./stretch.ts";
import { book } from "./truce-status.ts";

interface Words {
  nouns: Set<string>;
  halts: Set<string>;
  of: Set<string>;
  /** Verbs of violence: who agrees not to do it makes a truce. */
  violent: Set<string>;
  /** By their last word. */
  pauses: Map<string, string[]>;
  /** By their verbs. */
  acts: Map<string, { verbs: string[]; objects: string[] }>;
}

let loaded: Words | undefined;

/** The codebook's words for truces, by what they are looked up by. */
export function words(): Words {
  if (loaded) return loaded;
  const { nouns, halts, of, violent, pauses, acts } = book();
  loaded = {
    nouns: new Set(nouns),
    halts: new Set(halts),
    of: new Set(of),
    violent: new Set(violent),
    pauses: new Map(),
    acts: new Map([...acts].reverse().flatMap((act) => act.verbs.map((verb) => [verb, act] as const))),
  };
  for (const phrase of pauses) {
    const last = wordsOf(phrase).at(-1)!;
    loaded.pauses.set(last, [...(loaded.pauses.get(last) ?? []), phrase]);
  }
  return loaded;
}
