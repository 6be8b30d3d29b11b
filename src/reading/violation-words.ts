import { z } from "zod";
import { loadCodebook } from "../language/codebook.ts";

const words = z.array(z.string()).min(1);

/** The form of codebook/violations.yaml. */
export const ViolationBook = z.strictObject({
  version: z.int(),
  verbs: words,
  nouns: words,
  phrases: words,
  fails: words,
  keeps: words,
  plain: words,
  agreements: words,
  truces: words,
  moves: words,
  frail: words,
  accusing: words,
  examples: z.array(z.strictObject({ text: z.string() })),
  counter: z.array(z.string()),
});

let loaded:
  | {
      verbs: Set<string>;
      nouns: Set<string>;
      agreements: Set<string>;
      truces: Set<string>;
      moves: Set<string>;
      frail: string[];
      accusing: Set<string>;
      /** By the verb with which they begin: the words behind it. */
      phrases: Map<string, string[][]>;
      fails: Set<string>;
      keeps: Set<string>;
      /** By their last word but one. */
      plain: Map<string, string[]>;
    }
  | undefined;
/** The codebook's words for breaches, by what they are looked up by. */
export function book() {
  if (!loaded) {
    const { verbs, nouns, agreements, truces, moves, frail, accusing, phrases, fails, keeps, plain } = loadCodebook(
      "violations",
      ViolationBook,
    );
    loaded = {
      verbs: new Set(verbs),
      nouns: new Set(nouns),
      agreements: new Set(agreements),
      truces: new Set(truces),
      moves: new Set(moves),
      frail,
      accusing: new Set(accusing),
      phrases: new Map(),
      fails: new Set(fails),
      keeps: new Set(keeps),
      plain: new Map(),
    };
    for (const phrase of phrases) {
      const [head, ...rest] = phrase.split(" ");
      loaded.phrases.set(head!, [...(loaded.phrases.get(head!) ?? []), rest]);
    }
    for (const phrase of plain) {
      const key = phrase.split(" ").at(-2)!;
      loaded.plain.set(key, [...(loaded.plain.get(key) ?? []), phrase]);
    }
  }
  return loaded;
}
