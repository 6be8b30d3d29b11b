import { z } from "zod";
import { Evidence, Range, Span, When } from "./span.ts";

export const Certainty = z.enum(["certain", "probable", "possible", "unknown"]);
export type Certainty = z.infer<typeof Certainty>;
export const Phase = z.enum(["planned", "ongoing", "done", "standing", "hypothetical"]);
export type Phase = z.infer<typeof Phase>;
export const Tier = z.enum(["leader", "ministerial", "envoy", "senior-official", "technical"]);
export type Tier = z.infer<typeof Tier>;

const base = {
  id: z.string().describe("holds inside one Reading"),
  key: z.string().describe("hash of article id, kind, evidence quotes and anchor fields: outlives re-reading"),
  evidence: Evidence,
  certainty: Certainty.describe("what the innermost source commits to"),
  phase: Phase,
  negated: z.boolean().optional(),
  news: z.enum(["new", "background"]),
  saidBy: z.string().optional().describe("id of the attribution that it stands inside"),
  why: z.object({
    rule: z.string().optional(),
    model: z.string().optional(),
    trigger: Span.optional(),
    score: z.number().min(0).max(1).describe("the reader's own confidence"),
  }),
};

const ActorId = z.string().describe("id of an actor of the same Reading");

export const Act = z.enum([
  "assert",
  "confirm",
  "deny",
  "reject",
  "demand",
  "propose",
  "promise",
  "threaten",
  "accuse",
  "praise",
  "criticise",
  "urge",
  "warn",
  "admit",
  "speculate",
  "express",
  "question",
  "decline-comment",
]);
export type Act = z.infer<typeof Act>;

export const Attribution = z.object({
  ...base,
  kind: z.literal("attribution"),
  source: z.object({
    span: Span.optional(),
    actor: ActorId.optional(),
    type: z.enum(["named", "unnamed", "media", "unattributed"]),
  }),
  cue: z.array(Span),
  content: z.array(Span),
  mode: z.enum(["direct", "indirect", "mixed"]),
  act: Act,
});
export type Attribution = z.infer<typeof Attribution>;

export const Attendance = z.enum([
  "expected",
  "attends",
  "withdrew",
  "stands-in",
  "absent",
  "declined",
  "excluded",
  "remote",
]);
export type Attendance = z.infer<typeof Attendance>;

export const Participant = z.object({
  actor: ActorId,
  party: ActorId.optional(),
  tier: Tier.optional(),
  roles: z.array(z.enum(["leads", "hosts", "mediates", "facilitates", "guarantees", "observes", "signs"])),
  attendance: Attendance,
  for: z.array(ActorId).optional().describe("for whom a stand-in stands in"),
});
export type Participant = z.infer<typeof Participant>;

export const EngagementStatus = z.enum(["announced", "under-way", "held", "postponed", "cancelled", "broken-off"]);
export type EngagementStatus = z.infer<typeof EngagementStatus>;

export const Change = z.object({
  what: z.enum(["downgraded", "upgraded", "moved", "rescheduled", "postponed", "resumed", "roster"]),
  from: z.string().optional(),
  to: z.string().optional(),
  evidence: Evidence,
});
export type Change = z.infer<typeof Change>;

export const Engagement = z.object({
  ...base,
  kind: z.literal("engagement"),
  form: z.enum(["talks", "meeting", "call", "visit", "summit", "correspondence"]),
  format: z.enum(["direct", "indirect", "proximity", "shuttle"]).optional(),
  track: z.enum(["1", "1.5", "2", "back-channel"]).optional(),
  tier: Tier.optional(),
  status: EngagementStatus,
  changes: z.array(Change),
  place: z.string().optional().describe("id of a place of the same Reading"),
  when: When.optional(),
  parties: z.array(ActorId),
  participants: z.array(Participant),
  topic: z.string().optional(),
  ordinal: z.int().optional(),
  closedDoor: z.boolean().optional(),
  reasons: z.array(z.object({ kind: z.enum(["stated", "perceived"]), text: Span, by: ActorId.optional() })),
  outcomes: z.array(Span),
});
export type Engagement = z.infer<typeof Engagement>;

export const Position = z.object({
  ...base,
  kind: z.literal("position"),
  party: ActorId,
  speaker: ActorId.optional(),
  voice: z.enum(["own", "ascribed"]),
  issue: z.string().describe("id of an issue in the codebook"),
  issueBy: ActorId.optional().describe("who would act"),
  stance: z.enum(["accepts", "rejects", "demands", "offers", "considers", "undecided"]),
  strength: z.enum(["red-line", "firm", "open"]).optional(),
  conditions: z.array(z.object({ kind: z.enum(["precondition", "exchange"]), text: Span })),
});
export type Position = z.infer<typeof Position>;

export const Proposal = z.object({
  ...base,
  kind: z.literal("proposal"),
  title: z.string().optional(),
  authors: z.array(ActorId),
  stage: z.enum([
    "floated",
    "tabled",
    "countered",
    "rejected",
    "agreed",
    "signed",
    "ratified",
    "in-force",
    "suspended",
    "terminated",
  ]),
  clauses: z.array(
    z.object({
      issue: z.string().optional(),
      obligor: ActorId.optional(),
      obligation: Span,
      due: When.optional(),
      condition: Span.optional(),
    }),
  ),
  signatories: z.array(ActorId).optional(),
  guarantors: z.array(ActorId).optional(),
});
export type Proposal = z.infer<typeof Proposal>;

export const Truce = z.object({
  ...base,
  kind: z.literal("truce"),
  arrangement: z.enum(["unilateral", "bilateral", "multilateral"]),
  declaredBy: ActorId.optional(),
  parties: z.array(ActorId),
  status: z.enum(["proposed", "declared", "in-force", "extended", "ended", "collapsed"]),
  when: When.optional(),
  scope: z.string().optional(),
  terms: z.array(Span),
});
export type Truce = z.infer<typeof Truce>;

export const Violation = z.object({
  ...base,
  kind: z.literal("violation"),
  accuser: ActorId.optional(),
  accused: ActorId.optional(),
  act: Span,
  when: When.optional(),
});
export type Violation = z.infer<typeof Violation>;

export const Incident = z.object({
  ...base,
  kind: z.literal("incident"),
  type: z.string().describe("id in the codebook's closed list"),
  place: z.string().optional().describe("id of a place of the same Reading"),
  when: When.optional(),
  target: z.string().optional(),
  means: z.string().optional(),
  responsibility: z.array(
    z.object({
      actor: ActorId,
      basis: z.enum(["claimed", "attributed", "denied", "observed"]),
      by: ActorId.optional(),
    }),
  ),
  killed: Range.optional(),
  injured: Range.optional(),
});
export type Incident = z.infer<typeof Incident>;

export const Figure = z.object({
  ...base,
  kind: z.literal("figure"),
  measure: z.string().describe("id in the codebook's closed list"),
  value: Range,
  population: z.string().optional(),
  since: z.string().optional(),
  asOf: z.string().optional(),
});
export type Figure = z.infer<typeof Figure>;

export const Appointment = z.object({
  ...base,
  kind: z.literal("appointment"),
  actor: ActorId.optional(),
  act: z.enum(["named", "replaced", "dismissed", "resigned"]),
  title: z.string().optional(),
  by: ActorId.optional(),
  replaces: ActorId.optional(),
});
export type Appointment = z.infer<typeof Appointment>;

export const Deadline = z.object({
  ...base,
  kind: z.literal("deadline"),
  setBy: ActorId.optional(),
  setFor: ActorId.optional(),
  when: When.optional(),
  demand: Span.optional(),
  consequence: Span.optional(),
  status: z.enum(["set", "extended", "met", "lapsed"]),
});
export type Deadline = z.infer<typeof Deadline>;

export const Event = z.object({
  ...base,
  kind: z.literal("event"),
  plover: z.object({ event: z.string(), mode: z.string().optional(), context: z.string().optional() }),
  quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  actors: z.array(ActorId),
  recipients: z.array(ActorId),
  when: When.optional(),
  derivedFrom: z.string().optional(),
});
export type Event = z.infer<typeof Event>;

/** One thing that an article says. */
export const Finding = z.discriminatedUnion("kind", [
  Attribution,
  Engagement,
  Position,
  Proposal,
  Truce,
  Violation,
  Incident,
  Figure,
  Appointment,
  Deadline,
  Event,
]);
export type Finding = z.infer<typeof Finding>;
export type FindingKind = Finding["kind"];
/** The finding of one kind. */
export type FindingOf<K extends FindingKind> = Extract<Finding, { kind: K }>;

export const findingKinds = [
  "attribution",
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
] as const satisfies FindingKind[];

export const Relation = z.enum([
  "confirms",
  "denies",
  "dismisses-report",
  "declines-comment",
  "corrects",
  "walks-back",
  "repeats",
  "violates",
  "part-of",
  "in-response-to",
  "conditional-on",
  "supersedes",
]);
export type Relation = z.infer<typeof Relation>;

/** What one finding is to another; both ids are of the same Reading. */
export const Link = z.object({
  from: z.string(),
  to: z.string(),
  relation: Relation,
  evidence: Evidence,
  saidBy: z.string().optional(),
});
export type Link = z.infer<typeof Link>;
