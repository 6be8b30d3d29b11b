import { z } from "zod";

/** Where a sentence of the brief comes from: the words of an article, and where they stand in it. */
export const BriefEvidence = z.object({
  article: z.string(),
  revision: z.string(),
  finding: z.string().describe("key of the finding that the words support"),
  title: z.string(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
  reportTime: z.string(),
  origin: z.string(),
  quote: z.string().min(1).describe("the exact words"),
  start: z.int().nonnegative().describe("UTF-16 offset into the article's text"),
  end: z.int().nonnegative(),
  laterCapture: z.boolean().optional().describe("the text was captured only after the moment asked for"),
});
export type BriefEvidence = z.infer<typeof BriefEvidence>;

const parts = {
  text: z.string().min(2),
  evidence: z.tuple([BriefEvidence], BriefEvidence),
  records: z.array(z.string()).min(1),
  origins: z.int().positive().describe("how many independent origins say so"),
};

/** A sentence that somebody else's account sets against the one before it. */
const Counter = z.object(parts).brand<"Sentence">();

/** One sentence of the brief. It cannot be had without evidence: neither its type nor its schema allows none. */
export const Sentence = z.object({ ...parts, rival: Counter.optional() }).brand<"Sentence">();
export type Sentence = z.infer<typeof Sentence>;
export type SentenceParts = z.input<typeof Sentence>;

/** What belongs together: one engagement, one issue, one incident. */
export const Item = z.object({
  label: z.string().optional().describe("a few words for the margin: a day and a status, or an issue"),
  record: z.string().optional().describe("the record that it is chiefly about"),
  status: z.string().optional(),
  sentences: z.tuple([Sentence], Sentence),
});
export type Item = z.infer<typeof Item>;

export const sectionTitles = {
  table: "The table",
  positions: "Positions",
  contested: "Contested",
  truces: "Truces and violations",
  ground: "On the ground",
  figures: "Figures",
  proposals: "Proposals and agreements",
  changed: "What changed",
  next: "Expected next",
  unreported: "Expected, not reported",
  background: "Background",
} as const;
export type SectionId = keyof typeof sectionTitles;

export const Section = z.object({
  id: z.enum(Object.keys(sectionTitles) as [SectionId, ...SectionId[]]),
  title: z.string(),
  items: z.array(Item).min(1),
  more: z.int().nonnegative().describe("how many items there are beyond those shown"),
});
export type Section = z.infer<typeof Section>;

/** The positions as a grid: party by issue, each cell with the sentences that made it. */
export const Grid = z.object({
  issues: z.array(z.object({ id: z.string(), name: z.string() })),
  parties: z.array(z.object({ id: z.string(), name: z.string() })),
  cells: z.array(
    z.object({
      issue: z.string(),
      party: z.string(),
      stances: z
        .array(
          z.object({
            stance: z.string(),
            strength: z.string().optional(),
            ascribed: z.boolean(),
            /** As last reported before the party took another stance. */
            earlier: z.boolean().optional(),
            sentence: Sentence,
          }),
        )
        .min(1),
    }),
  ),
});
export type Grid = z.infer<typeof Grid>;

/** The state of the talks as of a moment. */
export const Brief = z.object({
  schema: z.literal("parley.brief/1"),
  title: z.string(),
  dossier: z.object({ id: z.string(), name: z.string() }).optional(),
  asOf: z.iso.datetime().describe("only what was published by this moment"),
  coverage: z
    .object({
      articles: z.int().nonnegative(),
      outlets: z.array(z.string()),
      origins: z.int().nonnegative(),
      firstReport: z.string().optional(),
      lastReport: z.string().optional(),
      laterCaptures: z.int().nonnegative().describe("articles whose text was captured only after that moment"),
    })
    .describe("what the brief rests on"),
  lead: z.array(Sentence).max(2),
  sections: z.array(Section),
  grid: Grid,
});
export type Brief = z.infer<typeof Brief>;

/** Makes a sentence; throws when it has no evidence, no text or no record, for then a bug made it. */
export function sentence(parts: SentenceParts): Sentence {
  return Sentence.parse(parts);
}
