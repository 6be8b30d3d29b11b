import { z } from "zod";
import { Deadline } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";

const words = z.array(z.string()).min(1);

/** The form of codebook/deadlines.yaml. */
export const DeadlineBook = z.strictObject({
  version: z.int(),
  giving: words,
  nouns: words,
  asking: words,
  wanting: words,
  owing: words,
  unowed: words,
  dues: words,
  foreseeing: words,
  running: z.strictObject({ nouns: words, verbs: words }),
  biting: z.strictObject({ nouns: words, verbs: words, unless: words }),
  awaiting: words,
  status: z.strictObject({ extended: words, met: words, lapsed: words }),
  examples: z.array(z.strictObject({ text: z.string(), status: Deadline.shape.status })),
  counter: z.array(z.string()),
});

type Book = z.infer<typeof DeadlineBook>;
type Sets = {
  [key in
    | "giving"
    | "nouns"
    | "asking"
    | "wanting"
    | "owing"
    | "unowed"
    | "dues"
    | "foreseeing"
    | "awaiting"]: Set<string>;
};

let loaded: (Sets & Pick<Book, "running" | "biting" | "status">) | undefined;

/** The codebook's words for deadlines. */
export function deadlineRules() {
  if (loaded) return loaded;
  const { running, biting, status, ...book } = loadCodebook("deadlines", DeadlineBook);
  const set = (list: string[]) => new Set(list);
  loaded = {
    running,
    biting,
    status,
    giving: set(book.giving),
    nouns: set(book.nouns),
    asking: set(book.asking),
    wanting: set(book.wanting),
    owing: set(book.owing),
    unowed: set(book.unowed),
    dues: set(book.dues),
    foreseeing: set(book.foreseeing),
    awaiting: set(book.awaiting),
  };
  return loaded;
}
