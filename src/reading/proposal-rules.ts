import { z } from "zod";
import { Proposal } from "../findings/finding.ts";
import { firstOf, loadCodebook } from "../language/codebook.ts";

const Stage = Proposal.shape.stage;
const words = z.array(z.string()).default([]);

/** The form of codebook/proposals.yaml. */
export const ProposalBook = z.strictObject({
  version: z.int(),
  nouns: words,
  stages: z.array(
    z.strictObject({ stage: Stage, definition: z.string(), object: words, subject: words, nouns: words }),
  ),
  binding: words,
  content: words,
  acts: words,
  exchange: words,
  unreal: words,
  examples: z.array(z.strictObject({ text: z.string(), stage: Stage })),
  counter: z.array(z.string()),
});

let loaded:
  | {
      nouns: Set<string>;
      verbs: Map<string, Proposal["stage"]>;
      book: z.infer<typeof ProposalBook>;
      unreal: Set<string>;
      acts: Set<string>;
    }
  | undefined;
/** The codebook's words for proposals. */
export function rules() {
  if (!loaded) {
    const book = loadCodebook("proposals", ProposalBook);
    const verbs = firstOf(book.stages.flatMap((one) => one.object.map((verb) => [verb, one.stage] as const)));
    loaded = { book, verbs, nouns: new Set(book.nouns), unreal: new Set(book.unreal), acts: new Set(book.acts) };
  }
  return loaded;
}
