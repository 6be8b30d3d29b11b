import type { Act } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";

/** Who says what, before it is a finding: spans, the words that carry them, and how it was found. */
export interface Spoken {
  s: Sentence;
  /** The verb of saying; for a noun of report the verb of what it reports. */
  verb: Word;
  cue: Span[];
  /** The head of the source and, where it is known better than by the tree, its span. */
  source?: Word;
  sourceSpan?: Span;
  content: Span[];
  act: Act;
  /** The way in which the content stands by the cue. */
  frame: string;
  score: number;
  by: "rule" | "network";
}
