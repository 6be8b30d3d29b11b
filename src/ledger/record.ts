import { z } from "zod";
import { Actor, Role } from "../findings/actor.ts";
import { Genre, Publication } from "../findings/article.ts";
import { Attribution, Certainty, EngagementStatus, Finding, Phase, Relation } from "../findings/finding.ts";
import { Evidence } from "../findings/span.ts";

/** Kinds of record. A claim is made of attributions of the same proposition; the others of findings of their own kind. */
export const recordKinds = [
  "engagement",
  "position",
  "proposal",
  "truce",
  "violation",
  "incident",
  "figure",
  "appointment",
  "deadline",
  "event",
  "claim",
] as const;
export const RecordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof RecordKind>;

/** Where an account was published. */
export const Provenance = z.object({
  article: z.string(),
  revision: z.string(),
  title: z.string(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
  reportTime: z.string().describe("ISO 8601 moment: when this revision was published"),
  genre: Genre,
  publication: Publication,
  laterCapture: z.boolean().describe("the text was captured only after the moment asked for"),
});
export type Provenance = z.infer<typeof Provenance>;

/** What one article says of a record, with actors and places named by the ledger's ids. */
export const Account = z.object({
  finding: Finding,
  provenance: Provenance,
  origin: z.string().describe("wire copies and light rewrites share one origin"),
  saidBy: Attribution.optional().describe("the attribution that the finding stands inside"),
  speaker: z.string().optional().describe("who said it, as the text names the source"),
  role: z.enum(["asserts", "denies", "repeats"]).optional().describe("for claims"),
});
export type Account = z.infer<typeof Account>;

/** A field on which accounts differ: every value with the accounts (finding keys) that give it, the one shown first. */
export const Rival = z.object({
  field: z.string(),
  values: z.array(z.object({ value: z.unknown(), text: z.string(), accounts: z.array(z.string()).min(1) })).min(2),
});
export type Rival = z.infer<typeof Rival>;

/** One step in the life of a record, at the time it was first reported. */
export const Step = z.object({
  at: z.string(),
  what: z.string().describe("a status, a change or a stance, in the vocabulary's word"),
  detail: z.string().optional(),
  accounts: z.array(z.string()).min(1),
});
export type Step = z.infer<typeof Step>;

export const ClaimStanding = z.enum(["single-origin", "corroborated", "contested", "denied", "walked-back"]);

/** One thing in the world, consolidated from the accounts that articles give of it. */
export const LedgerRecord = z.object({
  schema: z.literal("parley.record/1"),
  id: z.string().describe("the smallest key of its findings"),
  kind: RecordKind,
  dossiers: z.array(z.string()),
  value: Finding.describe("the consolidated finding; rival values are in `rivals`, never averaged"),
  status: z.union([EngagementStatus, z.literal("expected-not-reported"), z.string()]).optional(),
  certainty: Certainty,
  phase: Phase,
  accounts: z.array(Account).min(1).describe("in the order of their report times"),
  origins: z.int().positive().describe("how many independent origins support it"),
  standing: ClaimStanding,
  rivals: z.array(Rival),
  steps: z.array(Step),
  links: z.array(
    z.object({
      relation: Relation,
      direction: z.enum(["out", "in"]),
      record: z.string(),
      finding: z.string().describe("key of the finding at the other end"),
      evidence: Evidence,
    }),
  ),
  firstReported: z.string(),
  lastReported: z.string(),
});
export type LedgerRecord = z.infer<typeof LedgerRecord>;

/** A person, state, organisation or group across articles. */
export const ActorRecord = z.object({
  id: z.string(),
  name: z.string(),
  kind: Actor.shape.kind,
  party: z.string().optional(),
  country: z.string().optional(),
  roles: z.array(
    Role.omit({ evidence: true }).extend({
      firstReported: z.string(),
      lastReported: z.string(),
      articles: z.array(z.string()),
    }),
  ),
  names: z.array(z.string()),
  articles: z.int().nonnegative(),
});
export type ActorRecord = z.infer<typeof ActorRecord>;
