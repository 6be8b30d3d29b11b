import { z } from "zod";
import { Act, findingKinds, Position, Relation } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";

const words = z.array(z.string()).default([]);
const sign = z.strictObject({
  definition: z.string(),
  verbs: words,
  particles: words,
  adverbs: words,
  adjectives: words,
  untrue: words,
  flat: words,
  negations: words,
  announces: words,
  "with-back": words,
  answers: words,
  counter: words,
  earlier: words,
  marks: words,
});

const Pointer = z.strictObject({
  name: z.string(),
  nouns: z.array(z.string()).min(1),
  acts: z.array(Act).default([]),
  stances: z.array(Position.shape.stance).default([]),
  kinds: z.array(z.enum(findingKinds)).default([]),
  media: z.boolean().default(false),
  numbers: z.boolean().default(false),
});

/** The form of codebook/links.yaml. */
export const LinkBook = z.strictObject({
  version: z.int(),
  relations: z.record(Relation, sign),
  pointers: z.array(Pointer),
  examples: z.array(z.strictObject({ text: z.string(), relation: Relation, from: z.string(), to: z.string() })),
  counter: z.array(z.strictObject({ text: z.string(), relation: Relation.optional() })),
});

/** What nouns that point back point at. */
export interface Pointer {
  name: string;
  acts: Set<string>;
  stances: Set<string>;
  kinds: Set<string>;
  media: boolean;
  numbers: boolean;
}

/** The words of one relation, by what they are. */
export type Signs = { [part in Exclude<keyof z.infer<typeof sign>, "definition">]: Set<string> };

interface Rules {
  of: Record<Relation, Signs>;
  /** By lemma of the noun; the first of several is meant first. */
  pointers: Map<string, Pointer[]>;
}

let loaded: Rules | undefined;

/** The codebook's words for what one finding is to another. */
export function linkRules(): Rules {
  if (loaded) return loaded;
  const book = loadCodebook("links", LinkBook);
  const of = Object.fromEntries(
    Object.entries(book.relations).map(([relation, { definition: _, ...parts }]) => [
      relation,
      Object.fromEntries(Object.entries(parts).map(([part, list]) => [part, new Set(list)])),
    ]),
  ) as Rules["of"];
  const pointers = new Map<string, Pointer[]>();
  for (const { nouns, ...one } of book.pointers) {
    const made = {
      ...one,
      acts: new Set<string>(one.acts),
      stances: new Set<string>(one.stances),
      kinds: new Set<string>(one.kinds),
    };
    for (const noun of nouns) pointers.set(noun, [...(pointers.get(noun) ?? []), made]);
  }
  loaded = { of, pointers };
  return loaded;
}
