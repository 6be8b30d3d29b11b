import type { Deadline, Figure } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import {
  engagementsOf,
  eventTime,
  horizonDays,
  isDated,
  isLeading,
  lateEventFirst,
  lateFirst,
  lately,
  recentDays,
} from "./agenda.ts";
import { backgroundSentence } from "./background.ts";
import { Brief, type Item, type Section, type SectionId, type Sentence, sectionTitles } from "./brief.ts";
import { laterSteps, stepSentence } from "./changed.ts";
import { claimSentence, clauseOf, denialsOf } from "./claim.ts";
import { type Context, contextOf, type Material } from "./context.ts";
import { daysBetween, nearness } from "./dates.ts";
import { grounded, usable } from "./evidence.ts";
import { figureSentence } from "./figure.ts";
import { incidentSentence, isTellingIncident } from "./incident.ts";
import { positions } from "./issues.ts";
import { leadOf } from "./lead.ts";
import { appointmentSentence, deadlineSentence, proposalSentences } from "./proposal.ts";
import { engagementItem, reportLabel } from "./table.ts";
import { settled } from "./told.ts";
import { isTellingTruce, tiedViolations, truceItem, truceSentence, violationSentence } from "./truce.ts";

const day = 86_400_000;
const caps: Record<SectionId, number> = {
  table: 8,
  positions: 6,
  contested: 6,
  truces: 4,
  ground: 6,
  figures: 5,
  proposals: 5,
  changed: 6,
  next: 5,
  unreported: 4,
  background: 4,
};
const standsPerIssue = 5;
/** Days for which an incident or a truce that is over has a place in the brief. */
const turnDays = 30;

/** Makes items until the section is full, and counts what is left. */
function section<T>(id: SectionId, candidates: T[], make: (candidate: T) => Item | undefined): Section[] {
  const items: Item[] = [];
  let used = 0;
  for (const candidate of candidates) {
    if (items.length === caps[id]) break;
    used++;
    const item = make(candidate);
    if (item) items.push(item);
  }
  return items.length > 0 ? [{ id, title: sectionTitles[id], items, more: candidates.length - used }] : [];
}

function itemOf(record: LedgerRecord, sentences: (Sentence | undefined)[], label?: string): Item | undefined {
  const [first, ...rest] = sentences.filter((one) => one !== undefined);
  return first && { ...(label ? { label } : {}), record: record.id, sentences: [first, ...rest] };
}

function contested(context: Context): LedgerRecord[] {
  return context.records
    .filter((record) => record.kind === "claim")
    .filter(
      (record) =>
        ["contested", "denied", "walked-back"].includes(record.standing) || denialsOf(record, context).length > 0,
    )
    .sort(lateFirst);
}

/** A contested claim, its denial, and what was said in answer to it. */
function contestedItem(record: LedgerRecord, context: Context): Item | undefined {
  const sentence = claimSentence(record, context);
  if (!sentence?.rival) return undefined;
  const answers = record.links
    .filter(({ relation, direction }) => relation === "in-response-to" && direction === "in")
    .slice(0, 2)
    .map(({ finding, record: id }) => {
      const other = context.byFinding.get(finding) ?? context.byId.get(id);
      const account = other && usable(other).find((one) => one.finding.key === finding);
      const clause = account && clauseOf(account, context);
      return other && account && clause ? grounded(clause, { records: [other], accounts: [account] }) : undefined;
    });
  return itemOf(record, [sentence, ...answers]);
}

function isOpen(record: LedgerRecord, context: Context): boolean {
  const value = record.value as Deadline;
  if (value.status !== "set" && value.status !== "extended") return false;
  return value.when
    ? nearness(value.when, context.asOf) !== "past"
    : daysBetween(record.lastReported, context.asOf) <= recentDays;
}

/**
 * The state of the talks, made of records and of nothing else: the same material gives the same brief. Sentences whose
 * accounts are all withdrawn are left out; each section is ranked and capped, and says how many more there are.
 */
export function briefOf(material: Material): Brief {
  const records = material.records.filter((record) => usable(record).length > 0);
  const context = contextOf({ ...material, records: [...records].sort((a, b) => a.id.localeCompare(b.id)) });
  const coverage = coverageOf(records);
  const reference = coverage.lastReport && coverage.lastReport < material.asOf ? coverage.lastReport : material.asOf;
  const since = new Date(Date.parse(reference) - horizonDays * day).toISOString();
  const of = (kind: LedgerRecord["kind"], news: "new" | "background" = "new") =>
    context.records.filter((record) => record.kind === kind && record.value.news === news);

  const meetings = engagementsOf(context, reference);
  const table = [...meetings.underWay, ...meetings.dated, ...meetings.held, ...meetings.off];
  const truces = lately(of("truce").filter(isTellingTruce).sort(lateEventFirst), reference, turnDays);
  const proposals = of("proposal").sort(lateFirst);
  const tied = tiedViolations(truces);
  const violations = of("violation")
    .filter((record) => !tied.has(record.id))
    .sort(lateEventFirst);
  const deadlines = of("deadline")
    .filter((record) => isOpen(record, context))
    .sort((a, b) => eventTime(a).localeCompare(eventTime(b)));
  const recent = [...proposals, ...truces].filter((record) => record.lastReported >= since);

  const due = [...meetings.underWay, ...meetings.dated, ...meetings.later.filter(isDated)].filter(isLeading);
  const held = meetings.held.filter(isLeading);
  const incidents = lately(of("incident").filter(isTellingIncident).sort(lateEventFirst), reference, turnDays);
  const lead = leadOf(due.length + held.length > 0 ? due : meetings.later, held, recent, context);
  const sections: Section[] = [...section("table", table, (record) => engagementItem(record, context))];

  const stands = positions(context, standsPerIssue, caps.positions);
  if (stands.items.length > 0) {
    sections.push({ id: "positions", title: sectionTitles.positions, items: stands.items, more: stands.more });
  }
  sections.push(
    ...section("contested", contested(context), (record) => contestedItem(record, context)),
    ...section("truces", [...truces, ...violations], (record) =>
      record.kind === "truce" ? truceItem(record, context) : itemOf(record, [violationSentence(record, context)]),
    ),
    ...section("ground", incidents, (record) => itemOf(record, [incidentSentence(record, context)])),
    ...section("figures", [...of("figure"), ...of("figure", "background")].sort(byMeasure), (record) =>
      itemOf(record, [figureSentence(record, context)]),
    ),
    ...section("proposals", proposals, (record) => itemOf(record, proposalSentences(record, context))),
    ...section(
      "changed",
      [
        ...laterSteps(context.records, since),
        ...of("appointment")
          .filter((record) => record.lastReported >= since)
          .map((record) => ({ record, step: undefined, before: undefined })),
      ],
      ({ record, step, before }) =>
        itemOf(
          record,
          [step ? stepSentence(record, step, before, context) : appointmentSentence(record, context)],
          reportLabel(step?.at ?? record.lastReported, context),
        ),
    ),
    ...section("next", [...deadlines, ...meetings.later], (record) =>
      record.kind === "deadline"
        ? itemOf(record, [deadlineSentence(record, context)])
        : engagementItem(record, context),
    ),
    ...section("unreported", meetings.unreported, (record) => engagementItem(record, context)),
    ...section(
      "background",
      [...of("event", "background"), ...of("incident", "background"), ...of("truce", "background")].sort((a, b) =>
        eventTime(a).localeCompare(eventTime(b)),
      ),
      (record) =>
        itemOf(record, [
          record.kind === "event"
            ? backgroundSentence(record, context)
            : record.kind === "incident"
              ? incidentSentence(record, context)
              : truceSentence(record, context),
        ]),
    ),
  );

  const met = new Set<string>();
  return Brief.parse({
    schema: "parley.brief/1",
    title: material.dossier?.name ?? "Everything in the ledger",
    ...(material.dossier ? { dossier: { id: material.dossier.id, name: material.dossier.name } } : {}),
    asOf: new Date(material.asOf).toISOString(),
    coverage,
    lead: lead.map((one) => settled(one, context, met)),
    sections: sections.map((one) => ({
      ...one,
      items: one.items.map((item) => ({ ...item, sentences: item.sentences.map((it) => settled(it, context, met)) })),
    })),
    grid: {
      ...stands.grid,
      cells: stands.grid.cells.map((cell) => ({
        ...cell,
        stances: cell.stances.map((entry) => ({ ...entry, sentence: settled(entry.sentence, context, new Set()) })),
      })),
    },
  });
}

function byMeasure(a: LedgerRecord, b: LedgerRecord): number {
  const [x, y] = [a.value as Figure, b.value as Figure];
  return b.origins - a.origins || x.measure.localeCompare(y.measure) || lateFirst(a, b);
}

function coverageOf(records: LedgerRecord[]): Brief["coverage"] {
  const provenances = records.flatMap((record) =>
    usable(record).map(({ provenance, origin }) => ({ ...provenance, origin })),
  );
  const times = provenances.map(({ reportTime }) => reportTime).sort();
  return {
    articles: new Set(provenances.map(({ article }) => article)).size,
    outlets: [...new Set(provenances.flatMap(({ outlet }) => (outlet ? [outlet] : [])))].sort(),
    origins: new Set(provenances.map(({ origin }) => origin)).size,
    ...(times.length > 0 ? { firstReport: times[0]!, lastReport: times.at(-1)! } : {}),
    laterCaptures: new Set(provenances.filter(({ laterCapture }) => laterCapture).map(({ article }) => article)).size,
  };
}
