import { z } from "zod";
import { Span } from "./span.ts";

export const Authority = z.enum([
  "head",
  "minister",
  "negotiator",
  "spokesperson",
  "official",
  "adviser",
  "legislator",
  "military",
]);
export type Authority = z.infer<typeof Authority>;

export const Role = z.object({
  title: z.string(),
  of: z.string().optional(),
  authority: Authority.optional(),
  former: z.boolean().optional(),
  evidence: Span,
});
export type Role = z.infer<typeof Role>;

/** Who acts or speaks. A state's id is its ISO 3166-1 alpha-3 code; other ids hold inside one Reading. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["person", "state", "organisation", "group", "media", "role-holder", "unnamed"]),
  party: z.string().optional().describe("actor id: on whose side"),
  country: z.string().optional().describe("ISO 3166-1 alpha-3"),
  sector: z.string().optional(),
  names: z.array(z.object({ text: z.string(), lang: z.string() })).optional(),
  roles: z.array(Role),
  mentions: z.array(Span),
});
export type Actor = z.infer<typeof Actor>;

export const Place = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  precision: z.string().optional(),
  geonames: z.number().optional(),
  mentions: z.array(Span),
});
export type Place = z.infer<typeof Place>;
