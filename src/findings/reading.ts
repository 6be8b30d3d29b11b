import { z } from "zod";
import { Actor, Place } from "./actor.ts";
import { Article } from "./article.ts";
import { Finding, Link } from "./finding.ts";
import { Span, When } from "./span.ts";

export const Time = z.object({
  span: Span,
  kind: z.enum(["date", "time", "duration", "set"]),
  value: z.string().describe("TIMEX3 value"),
  when: When.optional(),
});
export type Time = z.infer<typeof Time>;

export const Reader = z.object({
  name: z.string(),
  version: z.string(),
  models: z.array(z.string()),
  codebook: z.string(),
  runtime: z.string(),
});
export type Reader = z.infer<typeof Reader>;

/** What one reader understood of one revision of one article. */
export const Reading = z.object({
  schema: z.literal("parley.reading/1"),
  offsets: z.literal("utf-16"),
  reader: Reader,
  article: Article,
  sentences: z.array(Span),
  actors: z.array(Actor),
  places: z.array(Place),
  times: z.array(Time),
  findings: z.array(Finding),
  links: z.array(Link),
});
export type Reading = z.infer<typeof Reading>;
