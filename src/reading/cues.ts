import { z } from "zod";
import { Act } from "../findings/finding.ts";
import { firstOf, loadCodebook } from "../language/codebook.ts";

export const AttributionBook = z.strictObject({
  version: z.int(),
  verbs: z.array(
    z.strictObject({
      act: Act,
      takes: z.array(z.string()).min(1),
      verbs: z.array(z.string()).min(1),
      particle: z.string().optional(),
      with: z.string().optional(),
    }),
  ),
  passive: z.array(z.strictObject({ act: Act, verbs: z.array(z.string()), takes: z.string() })),
  nouns: z.array(z.strictObject({ act: Act, source: z.enum(["media", "unattributed"]), nouns: z.array(z.string()) })),
  carriers: z.array(z.string()),
  judgements: z.strictObject({ praise: z.array(z.string()), criticise: z.array(z.string()) }),
  wishes: z.array(z.string()),
  comment: z.array(z.string()),
  details: z.array(z.string()),
  requests: z.array(z.string()),
  silence: z.array(z.string()),
  refusals: z.array(z.string()),
  hedges: z.strictObject({ possible: z.array(z.string()), probable: z.array(z.string()) }),
});

/** What a cue verb says: its act, and one way in which its content can stand by it. */
export interface Cue {
  act: Act;
  takes: Set<string>;
  particle?: string;
  with?: string;
}

interface Cues {
  verbs: Map<string, Cue[]>;
  passive: Map<string, { act: Act; takes: string }>;
  nouns: Map<string, { act: Act; source: "media" | "unattributed" }>;
  /** Verbs that only carry a noun of saying. */
  carriers: Set<string>;
  /** Verbs of wish and will. */
  wishes: Set<string>;
  comment: Set<string>;
  /** What is kept back: "declined to give details". */
  details: Set<string>;
  /** What is left without an answer. */
  requests: Set<string>;
  silence: Set<string>;
  /** Words by which something is refused. */
  refusals: Set<string>;
  possible: Set<string>;
  probable: Set<string>;
  praise: Set<string>;
  criticise: Set<string>;
}

let loaded: Cues | undefined;

/** The codebook's words for who said what, by lemma. */
export function cues(): Cues {
  if (loaded) return loaded;
  const book = loadCodebook("attribution", AttributionBook);
  const verbs = new Map<string, Cue[]>();
  for (const { act, takes, verbs: lemmas, particle, with: companion } of book.verbs) {
    for (const lemma of lemmas) {
      const list = verbs.get(lemma) ?? [];
      list.push({
        act,
        takes: new Set(takes),
        ...(particle ? { particle } : {}),
        ...(companion ? { with: companion } : {}),
      });
      verbs.set(lemma, list);
    }
  }
  const passive = firstOf(book.passive.flatMap((one) => one.verbs.map((lemma) => [lemma, one] as const)));
  const nouns = firstOf(book.nouns.flatMap((one) => one.nouns.map((lemma) => [lemma, one] as const)));
  loaded = {
    verbs,
    passive,
    nouns,
    carriers: new Set(book.carriers),
    wishes: new Set(book.wishes),
    comment: new Set(book.comment),
    details: new Set(book.details),
    requests: new Set(book.requests),
    silence: new Set(book.silence),
    refusals: new Set(book.refusals),
    possible: new Set(book.hedges.possible),
    probable: new Set(book.hedges.probable),
    praise: new Set(book.judgements.praise),
    criticise: new Set(book.judgements.criticise),
  };
  return loaded;
}
