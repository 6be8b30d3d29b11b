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
    z.strictObject({
      stage: Stage,
      definition: z.string(),
      object: words,
      subject: words,
      nouns: words,
      through: words,
      deeds: words,
    }),
  ),
  binding: words,
  content: words,
  fate: words,
  refusing: words,
  terms: words,
  untabled: words,
  talking: words,
  acts: words,
  exchange: words,
  unreal: words,
  examples: z.array(z.strictObject({ text: z.string(), stage: Stage })),
  counter: z.array(z.string()),
});

type Stage = Proposal["stage"];

/** A verb with the words that must follow it ("pull out of", "keep … in abeyance"). */
export interface Through {
  stage: Stage;
  words: string[];
}

interface Rules {
  book: z.infer<typeof ProposalBook>;
  nouns: Set<string>;
  binding: Set<string>;
  verbs: Map<string, Stage>;
  through: Map<string, Through[]>;
  deeds: Map<string, Stage>;
  /** By a verb that tells what a text holds: the particle that it needs. */
  content: Map<string, string | undefined>;
  fate: Set<string>;
  refusing: Set<string>;
  terms: Set<string>;
  untabled: Set<string>;
  talking: Set<string>;
  unreal: Set<string>;
  acts: Set<string>;
}

let loaded: Rules | undefined;

/** The codebook's words for proposals. */
export function rules(): Rules {
  if (loaded) return loaded;
  const book = loadCodebook("proposals", ProposalBook);
  const through = new Map<string, Through[]>();
  for (const { stage, through: phrases } of book.stages) {
    for (const phrase of phrases) {
      const [head, ...words] = phrase.split(" ") as [string, ...string[]];
      through.set(head, [...(through.get(head) ?? []), { stage, words }]);
    }
  }
  loaded = {
    book,
    through,
    nouns: new Set(book.nouns),
    binding: new Set(book.binding),
    verbs: firstOf(book.stages.flatMap((one) => one.object.map((verb) => [verb, one.stage] as const))),
    deeds: firstOf(book.stages.flatMap((one) => one.deeds.map((noun) => [noun, one.stage] as const))),
    content: new Map(book.content.map((phrase) => phrase.split(" ") as [string, string | undefined])),
    fate: new Set(book.fate),
    refusing: new Set(book.refusing),
    terms: new Set(book.terms),
    untabled: new Set(book.untabled),
    talking: new Set(book.talking),
    unreal: new Set(book.unreal),
    acts: new Set(book.acts),
  };
  return loaded;
}
