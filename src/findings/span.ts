import { z } from "zod";

export const Span = z.object({
  start: z.int().nonnegative().describe("UTF-16 offset into article.text"),
  end: z.int().nonnegative().describe("UTF-16 offset, exclusive"),
  exact: z.string().describe("that slice of article.text"),
});
export type Span = z.infer<typeof Span>;

export const Evidence = z.array(Span).min(1).describe("where the text says so; never empty");

export const When = z.object({
  start: z.string().describe("ISO 8601, inclusive"),
  end: z.string().describe("ISO 8601, inclusive"),
  precision: z.enum(["minute", "hour", "day", "week", "month", "season", "year", "decade"]),
  text: Span.optional(),
  implied: z.array(z.string()).optional().describe("which parts the text does not state"),
});
export type When = z.infer<typeof When>;

export const Range = z.object({
  low: z.number().optional(),
  best: z.number().optional(),
  high: z.number().optional(),
  text: Span.optional(),
});
export type Range = z.infer<typeof Range>;
