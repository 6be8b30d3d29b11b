import { identify } from "./identify.ts";
import { type ActorSketch, sideOf } from "./sketch.ts";

/** Who is who across the articles of a moment. */
export interface Identity {
  /** The ledger's id of an actor that an article names by this node. */
  idOf(node: string): string;
  /** The side of an actor by the ledger's id: as its own article has it, else as most others do. */
  sideOf(node: string, sketch?: ActorSketch): string;
}

/** Puts together what all the sketches of a moment say: a function of the set. */
export function identityOf(sketches: readonly ActorSketch[]): Identity {
  const ids = identify(sketches);
  const idOf = (node: string) => ids.get(node) ?? node;
  const counts = new Map<string, Map<string, number>>();
  for (const sketch of sketches) {
    const side = sideOf(sketch);
    if (side === sketch.node || sketch.kind === "unnamed") continue;
    const id = idOf(sketch.node);
    const sides = counts.get(id) ?? new Map<string, number>();
    counts.set(id, sides);
    sides.set(idOf(side), (sides.get(idOf(side)) ?? 0) + 1);
  }
  const usual = new Map(
    [...counts].map(([id, sides]) => [id, [...sides].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]]),
  );
  return {
    idOf,
    sideOf(node, sketch) {
      const own = sketch && sideOf(sketch);
      return own !== undefined && own !== node ? idOf(own) : (usual.get(idOf(node)) ?? idOf(node));
    },
  };
}
