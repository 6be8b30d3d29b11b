import type { Engagement } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Context } from "./context.ts";
import { dayOf, daysBetween, nearness } from "./dates.ts";
import { stageOf } from "./engagement.ts";
import { daysAway, isTelling, richness } from "./table.ts";

/** Days after which what was held, said or planned is no longer fresh. */
export const recentDays = 14;
/** Days ahead that the table shows; what is later is expected next. */
export const horizonDays = 7;
/** So many of the last that were held stand on the table, however long ago they were. */
const fewHeld = 4;
const silentDays = 60;
/** What an undated meeting's record must exceed to have a place on the table. */
const bareRichness = 4;

/** Orders records by their last report, the latest first. */
export function lateFirst(a: LedgerRecord, b: LedgerRecord): number {
  return b.lastReported.localeCompare(a.lastReported) || b.origins - a.origins || a.id.localeCompare(b.id);
}

/** When it happened or will happen, else when it was last reported. */
export function eventTime(record: LedgerRecord): string {
  const { value } = record;
  return "when" in value && value.when ? value.when.start : record.lastReported;
}

/** Orders records by when they happened, the latest first; what has a day of its own before what has none. */
export function lateEventFirst(a: LedgerRecord, b: LedgerRecord): number {
  const dated = ({ value }: LedgerRecord) => Number("when" in value && value.when !== undefined);
  return (
    dayOf(eventTime(b)).localeCompare(dayOf(eventTime(a))) ||
    dated(b) - dated(a) ||
    b.origins - a.origins ||
    a.id.localeCompare(b.id)
  );
}

/** Whether anybody says when an engagement is. */
export function isDated(record: LedgerRecord): boolean {
  return (record.value as Engagement).when !== undefined;
}

/** Whether an undated plan has been overtaken: its sides have met since, at its place or wherever it names none. */
function isOvertaken(plan: LedgerRecord, held: LedgerRecord[]): boolean {
  const { when, parties, place } = plan.value as Engagement;
  if (when) return false;
  return held.some(({ value }) => {
    const other = value as Engagement;
    const shared = other.parties.filter((party) => parties.includes(party)).length;
    return (
      other.when !== undefined &&
      dayOf(other.when.end) >= dayOf(plan.firstReported) &&
      shared > 1 &&
      (!place || place === other.place)
    );
  });
}

/** Whether an engagement tells enough to open a brief with: who with whom, and where or when. */
export function isLeading(record: LedgerRecord): boolean {
  const { parties, participants, place, when } = record.value as Engagement;
  return parties.length + participants.length > 1 && (place !== undefined || when !== undefined);
}

/** When a plan falls due: a day at its day, a week that has begun at its end; what has no day comes last. */
function soonness(record: LedgerRecord, asOf: string): string {
  const { when } = record.value as Engagement;
  if (!when) return "9";
  return nearness(when, asOf) === "now" ? when.end : when.start;
}

/** The engagements by where they stand, each list by nearness to the day. */
export function engagementsOf(context: Context, reference: string) {
  const telling = context.records.filter(isTelling);
  const at = (...stages: ReturnType<typeof stageOf>[]) =>
    telling.filter((record) => stages.includes(stageOf(record, context.asOf)));
  const soonFirst = (a: LedgerRecord, b: LedgerRecord) =>
    soonness(a, context.asOf).localeCompare(soonness(b, context.asOf)) ||
    richness(b) - richness(a) ||
    a.id.localeCompare(b.id);
  const ahead = at("ahead").sort(soonFirst);
  const dated = ahead.filter(
    (record) => (record.value as Engagement).when && daysAway(record, context.asOf) <= horizonDays,
  );
  const past = at("held", "broken-off", "last-under-way").sort(
    (a, b) => lateEventFirst(a, b) || richness(b) - richness(a),
  );
  const fresh = past.filter(
    (record) =>
      Math.abs(daysAway(record, reference)) <= recentDays &&
      (isDated(record) || (isLeading(record) && richness(record) > bareRichness)),
  );
  const off = at("postponed", "cancelled").filter(
    (record) => daysBetween(record.lastReported, reference) <= recentDays,
  );
  return {
    underWay: at("under-way").sort(lateFirst),
    dated,
    later: ahead.filter((record) => !dated.includes(record) && !isOvertaken(record, past)),
    held: fresh.length >= fewHeld ? fresh : [...new Set([...fresh, ...past.filter(isDated)])].slice(0, fewHeld),
    off: off.sort(lateFirst),
    unreported: at("unreported")
      .filter((record) => isDated(record) && Math.abs(daysAway(record, reference)) <= silentDays)
      .sort(lateEventFirst),
  };
}

/** What happened lately, seen from the reference day; where nothing did, the last few. */
export function lately(records: LedgerRecord[], reference: string, days: number, few = 3): LedgerRecord[] {
  const recent = records.filter((record) => daysBetween(endOf(record), reference) <= days);
  return recent.length > 0 ? recent : records.slice(0, few);
}

/** The end of what has a term, else when it happened or was last reported. */
function endOf(record: LedgerRecord): string {
  const { value } = record;
  return "when" in value && value.when ? value.when.end : record.lastReported;
}
