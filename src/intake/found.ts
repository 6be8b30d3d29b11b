import type { Genre, Publication } from "../findings/article.ts";

/** What one form of input (a page, Markdown, plain text) gives of an article; what it does not say is left out. */
export type Found = {
  /** Which extractor found it, and its version. */
  extractor: string;
  title: string;
  paragraphs: string[];
  /** Lines that stood with the text and were left out of it: they may credit, correct or label it. */
  notes: string[];
  url?: string;
  outlet?: string;
  byline?: string;
  published?: string;
  modified?: string;
  capturedAt?: string;
  /** The language that the input says it is in. */
  language?: string;
  section?: string;
  /** Types of the page's JSON-LD. */
  types?: string[];
  /** What the input itself says of genre, publication and credits. */
  genre?: Genre;
  publication?: Publication;
  /** The metadata's word for its state, such as "Retracted". */
  state?: string;
  credits?: string[];
};
