import { z } from "zod";
import { firstOf, loadCodebook } from "../language/codebook.ts";

const RangeWanted = z.strictObject({
  low: z.number().optional(),
  best: z.number().optional(),
  high: z.number().optional(),
});

export const IncidentBook = z.strictObject({
  version: z.int(),
  types: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      definition: z.string().min(1),
      acled: z.string().min(1),
      ucdp: z.array(z.enum(["state-based", "non-state", "one-sided", "none"])).min(1),
      nouns: z.array(z.string()).default([]),
      verbs: z.array(z.string()).default([]),
      means: z.array(z.string()).default([]),
    }),
  ),
  launches: z.array(z.string()),
  falls: z.array(z.string()),
  weak: z.array(z.string()),
  armed: z.array(z.string()),
  targets: z.array(z.string()),
  unreal: z.array(z.string()),
  natural: z.array(z.string()),
  examples: z.array(
    z.strictObject({
      text: z.string(),
      type: z.string(),
      killed: RangeWanted.optional(),
      injured: RangeWanted.optional(),
    }),
  ),
  counter: z.array(z.string()),
});

/** A verb of several words, less its first. */
export interface DeedPhrase {
  near: string[];
  rest: string[];
  gap: boolean;
  type: string;
  weak: boolean;
}

interface Book {
  nouns: Map<string, { words: string[]; type: string }[]>;
  verbs: Map<string, string>;
  means: Map<string, string>;
  launches: Set<string>;
  falls: Set<string>;
  /** Verbs of several words, by the first: "blow up"; what stands behind the gap of "set … on fire" is `rest`. */
  phrases: Map<string, DeedPhrase[]>;
  weak: Set<string>;
  armed: Set<string>;
  targets: Set<string>;
  unreal: Set<string>;
  natural: Set<string>;
}

let loaded: Book | undefined;

/** The codebook's words for deeds of violence. */
export function deeds(): Book {
  if (loaded) return loaded;
  const book = loadCodebook("incidents", IncidentBook);
  const nouns: Book["nouns"] = new Map();
  for (const { id, nouns: phrases } of book.types) {
    for (const phrase of phrases) {
      const words = phrase.split(/ |(?=-)|(?<=-)/);
      nouns.set(
        words[0]!,
        [...(nouns.get(words[0]!) ?? []), { words, type: id }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  const each = (pick: (type: (typeof book.types)[number]) => string[]) =>
    firstOf(book.types.flatMap((type) => pick(type).map((word) => [word, type.id] as const)));
  loaded = {
    nouns,
    verbs: each((type) => type.verbs),
    means: each((type) => type.means),
    launches: new Set(book.launches),
    falls: new Set(book.falls),
    phrases: phrasesOf(book.types, book.weak),
    weak: new Set(book.weak),
    armed: new Set(book.armed),
    targets: new Set(book.targets),
    unreal: new Set(book.unreal),
    natural: new Set(book.natural),
  };
  return loaded;
}

function phrasesOf(types: { id: string; verbs: string[] }[], weak: string[]): Book["phrases"] {
  const phrases: Book["phrases"] = new Map();
  for (const { id, verbs } of types) {
    for (const verb of verbs.filter((one) => one.includes(" "))) {
      const [head, ...words] = verb.split(" ") as [string, ...string[]];
      const at = words.indexOf("…");
      const one = {
        near: at < 0 ? words : words.slice(0, at),
        rest: at < 0 ? [] : words.slice(at + 1),
        gap: at >= 0,
        type: id,
        weak: weak.includes(verb),
      };
      const here = phrases.get(head);
      if (here) here.push(one);
      else phrases.set(head, [one]);
    }
  }
  return phrases;
}
