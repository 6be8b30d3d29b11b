import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  Appointment,
  Attendance,
  Attribution,
  Change,
  Deadline,
  Engagement,
  Event,
  findingKinds,
  Incident,
  Position,
  Proposal,
  Relation,
  Truce,
  Violation,
} from "../src/findings/finding.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const GoldSpan = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive(), exact: z.string().min(1) });
const GoldFinding = z.looseObject({ id: z.string(), kind: z.enum(findingKinds), evidence: z.array(GoldSpan).min(1) });
const Gold = z.strictObject({
  about: z.string(),
  complete: z.literal(true).optional(),
  article: z.strictObject({
    file: z.literal("article.txt"),
    title: z.string(),
    outlet: z.string(),
    published: z.iso.date(),
    notBody: z.array(z.string()),
  }),
  roles: z.array(
    z.strictObject({
      actor: z.string(),
      title: z.union([z.string(), z.array(z.string())]),
      party: z.union([z.string(), z.array(z.string())]).optional(),
      kind: z.string().optional(),
    }),
  ),
  findings: z.array(GoldFinding),
  links: z.array(z.strictObject({ from: z.string(), relation: Relation, to: z.string() })),
  optional: z.array(GoldFinding).optional(),
  notFindings: z
    .array(z.strictObject({ kind: z.enum(findingKinds), evidence: z.array(GoldSpan).min(1), note: z.string() }))
    .optional(),
});
type Gold = z.infer<typeof Gold>;

const closed: Record<string, Record<string, z.ZodType>> = {
  attribution: { act: Attribution.shape.act, mode: Attribution.shape.mode },
  engagement: {
    form: Engagement.shape.form,
    format: Engagement.shape.format,
    track: Engagement.shape.track,
    tier: Engagement.shape.tier,
    status: Engagement.shape.status,
  },
  position: {
    voice: Position.shape.voice,
    stance: Position.shape.stance,
    strength: Position.shape.strength,
  },
  proposal: { stage: Proposal.shape.stage },
  truce: { arrangement: Truce.shape.arrangement, status: Truce.shape.status },
  appointment: { act: Appointment.shape.act },
  deadline: { status: Deadline.shape.status },
};
const shared = { certainty: Event.shape.certainty, phase: Event.shape.phase, news: Event.shape.news };
const fieldsOf = {
  attribution: Attribution,
  engagement: Engagement,
  position: Position,
  proposal: Proposal,
  truce: Truce,
  violation: Violation,
  incident: Incident,
  appointment: Appointment,
  deadline: Deadline,
  event: Event,
};

function spansOf(value: unknown): z.infer<typeof GoldSpan>[] {
  if (Array.isArray(value)) return value.flatMap(spansOf);
  if (typeof value !== "object" || value === null) return [];
  if ("exact" in value) return [GoldSpan.parse(value)];
  return Object.values(value).flatMap(spansOf);
}

const listed = (value: unknown) => (Array.isArray(value) ? value : [value]);

const stories = ["golden", "stories"]
  .map((name) => join(here, name))
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

describe.each(stories)("%s", (folder) => {
  const text = readFileSync(join(folder, "article.txt"), "utf8");
  const gold: Gold = Gold.parse(JSON.parse(readFileSync(join(folder, "gold.json"), "utf8")));
  const listable = [...gold.findings, ...(gold.optional ?? [])];
  const ids = gold.findings.map(({ id }) => id);
  const listableIds = listable.map(({ id }) => id);

  test("quotes the text where it says", () => {
    for (const { start, end, exact } of spansOf([listable, gold.notFindings])) {
      expect(text.slice(start, end)).toBe(exact);
    }
    for (const line of [gold.article.title, ...gold.article.notBody]) expect(text).toContain(line);
  });

  test("names each finding once, and refers only to those", () => {
    expect(new Set(listableIds).size).toBe(listableIds.length);
    for (const { from, to } of gold.links) expect(ids).toEqual(expect.arrayContaining([from, to]));
    for (const finding of gold.findings) {
      for (const id of finding.saidBy === undefined ? [] : listed(finding.saidBy))
        expect([...ids, "none"]).toContain(id);
    }
    for (const finding of gold.optional ?? []) {
      for (const id of finding.saidBy === undefined ? [] : listed(finding.saidBy))
        expect([...listableIds, "none"]).toContain(id);
    }
  });

  test("states only fields and values that a Reading has", () => {
    for (const finding of listable) {
      for (const [field, schema] of Object.entries({ ...shared, ...closed[finding.kind] })) {
        if (finding[field] === undefined) continue;
        for (const value of listed(finding[field])) {
          expect(schema.safeParse(value).success, `${finding.id}.${field}: ${value}`).toBe(true);
        }
      }
      if (finding.kind === "engagement") {
        for (const { what } of (finding.changes ?? []) as Change[]) Change.shape.what.parse(what);
        for (const { attendance } of (finding.participants ?? []) as { attendance?: unknown }[]) {
          if (attendance !== undefined) z.array(Attendance).parse(listed(attendance));
        }
      }
    }
  });

  // The older stories also note when an appointment was made.
  if (folder.includes("stories")) {
    test("states no field that its kind lacks", () => {
      for (const finding of listable) {
        if (finding.kind === "figure") continue;
        const known = [...Object.keys(fieldsOf[finding.kind].shape), "note", "mayBe"];
        for (const field of Object.keys(finding)) expect(known, `${finding.id}.${field}`).toContain(field);
      }
    });
  }
});
