import { z } from "zod";

export const Standing = z.enum([
  "conflict-party",
  "negotiating-party",
  "third-party",
  "guarantor",
  "observer",
  "spoiler",
]);

/** A negotiation that is followed: whose, about what, since when. */
export const Dossier = z.object({
  schema: z.literal("parley.dossier/1"),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string().min(1),
  period: z.object({ start: z.iso.date(), end: z.iso.date().optional() }).optional(),
  parties: z.array(z.object({ actor: z.string(), name: z.string(), standing: Standing })).min(1),
  issues: z.array(z.string()).optional(),
});
export type Dossier = z.infer<typeof Dossier>;
