import type { Engagement } from "../findings/finding.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import type { Item, Sentence } from "./brief.ts";
import { quoted, trimmedQuote } from "./claim.ts";
import type { Context } from "./context.ts";
import { daysBetween, shortDay, shortWhen } from "./dates.ts";
import { headline, type Stage, stageOf, theThing } from "./engagement.ts";
import { british, joinAnd, upperFirst } from "./english.ts";
import { about, grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { changeInWords, rosterOf } from "./roster.ts";
import { outletOf, voiceOf } from "./source.ts";

const stageWords: Record<Stage, string> = {
  ahead: "Ahead",
  "under-way": "Under way",
  "last-under-way": "Under way when last reported",
  held: "Held",
  postponed: "Postponed",
  cancelled: "Cancelled",
  "broken-off": "Broken off",
  unreported: "No report",
};

/** The names by which an article may call actors, to find the words that speak of them. */
function callings(ids: string[], context: Context): string[] {
  return ids.flatMap((id) => {
    const name = context.names.plain(id).replace(/^the /, "");
    return context.names.isState(id) ? [name, context.names.adjective(id) ?? ""] : [name.split(" ").at(-1)!];
  });
}

function accountsOf(record: LedgerRecord, is: (value: Engagement) => boolean): Account[] {
  const accounts = usable(record);
  const giving = accounts.filter(({ finding }) => finding.kind === "engagement" && is(finding));
  return giving.length > 0 ? giving : accounts;
}

/** What has changed about an engagement: its level, place or day. */
export function changesSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Engagement;
  const plural = value.form === "talks";
  const told = new Map<string, string>();
  for (const change of value.changes) {
    if (
      change.what === "postponed" &&
      (record.status === "postponed" || value.changes.some(({ what }) => what === "downgraded"))
    )
      continue;
    if (change.what === "rescheduled" && !change.to && record.status === "postponed") continue;
    const text = changeInWords(change, plural, context);
    if (text) told.set(change.what, text);
  }
  if (told.size === 0) return undefined;
  const [first, ...rest] = [...told.values()];
  const clauses = [
    first!,
    ...rest.map((text) => text.replace(/^(have|has) (been )?/, (_, __, been?: string) => (been ? "" : ""))),
  ];
  const accounts = accountsOf(record, ({ changes }) => changes.some(({ what }) => told.has(what)));
  const voice = voiceOf(accounts, context);
  return grounded(`${theThing(value)} ${joinAnd(clauses)}${voice.according ? `, ${voice.according}` : ""}`, {
    records: [record],
    accounts,
    pick: (finding) =>
      finding.kind === "engagement"
        ? finding.changes.flatMap(({ what, evidence }) => (told.has(what) ? evidence : []))
        : [],
  });
}

function rosterSentences(record: LedgerRecord, stage: Stage, named: string[], context: Context): Sentence[] {
  const value = record.value as Engagement;
  const lines = rosterOf(value, stage, named, context);
  const sentences: Sentence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const group = [line];
    while (line.attendance === "withdrew" && lines[at + 1]?.attendance === "stands-in") group.push(lines[++at]!);
    const actors = group.flatMap((one) => one.actors);
    const accounts = accountsOf(record, ({ participants }) =>
      participants.some(
        (one) => actors.includes(one.actor) && group.some(({ attendance }) => attendance === one.attendance),
      ),
    );
    const itself = actors.length === 1 && accounts.every(({ saidBy }) => saidBy?.source.actor === actors[0]);
    const voice = itself ? undefined : voiceOf(accounts, context);
    const sentence = grounded(
      `${group.map(({ text }) => text).join("; ")}${voice?.according ? `, ${voice.according}` : ""}`,
      {
        records: [record],
        accounts,
        pick: about(...callings(actors, context)),
      },
    );
    if (sentence) sentences.push(sentence);
  }
  return sentences;
}

/** The reasons given, each to its giver: those stated, and those that others see. */
function reasonsSentence(record: LedgerRecord, stage: Stage, context: Context): Sentence | undefined {
  const value = record.value as Engagement;
  if (value.reasons.length === 0) return undefined;
  const subject = value.participants.some(({ attendance }) => attendance === "withdrew")
    ? "the withdrawal"
    : stage === "postponed"
      ? "the postponement"
      : stage === "cancelled"
        ? "the cancellation"
        : value.changes.some(({ what }) => what === "downgraded")
          ? "the downgrade"
          : stage === "broken-off"
            ? "the breaking-off"
            : "this";
  const seen = new Set<string>();
  const clauses: string[] = [];
  for (const { kind, text, by } of value.reasons) {
    const words = trimmedQuote(text.exact);
    if (seen.has(words.toLowerCase()) || clauses.length === 3) continue;
    seen.add(words.toLowerCase());
    const it = clauses.length === 0 ? subject : "it";
    const plainWords = british(words.replace(/^[“"]|[”"]$/g, ""));
    if (kind === "stated")
      clauses.push(
        by ? `${context.names.of(by)} put ${it} down to ${quoted(words)}` : `${it} was put down to ${quoted(words)}`,
      );
    else if (by)
      clauses.push(`${context.names.of(by)} ${clauses.length === 0 ? `saw behind ${it}` : "saw"} ${plainWords}`);
    else
      clauses.push(
        `${outletOf(usable(record)[0]!)} ${clauses.length === 0 ? `saw behind ${it}` : "saw"} ${plainWords}`,
      );
  }
  return grounded(clauses.join("; "), {
    records: [record],
    accounts: accountsOf(record, ({ reasons }) => reasons.length > 0),
    pick: (finding) =>
      finding.kind === "engagement"
        ? finding.reasons.map(
            ({ text }) => finding.evidence.find((span) => span.start <= text.start && text.end <= span.end) ?? text,
          )
        : [],
  });
}

function outcomesSentence(record: LedgerRecord): Sentence | undefined {
  const value = record.value as Engagement;
  const outcomes = [...new Set(value.outcomes.map(({ exact }) => exact))].slice(0, 2);
  if (outcomes.length === 0) return undefined;
  return grounded(`Outcome, as reported: ${joinAnd(outcomes.map(quoted))}`, {
    records: [record],
    accounts: accountsOf(record, (one) => one.outcomes.length > 0),
    pick: about(...outcomes),
  });
}

/** The headline of an engagement, with what other accounts say of its day, place or level. */
export function headlineSentence(
  record: LedgerRecord,
  context: Context,
): { sentence: Sentence; named: string[] } | undefined {
  const accounts = usable(record);
  if (accounts.length === 0) return undefined;
  const value = record.value as Engagement;
  const agreeing = accounts.filter(({ finding }) => finding.kind === "engagement" && finding.status === value.status);
  const supporting = agreeing.length > 0 ? agreeing : accounts;
  const { text, named } = headline(record, voiceOf(supporting, context), context);
  const sentence = grounded(text, {
    records: [record],
    accounts: supporting,
    pick: about(value.when?.text?.exact, context.places.get(value.place ?? "")?.name),
    rival: rivalsOf(record, ["when", "place", "status"], context),
  });
  return sentence && { sentence, named };
}

/** One engagement as an item of the table: headline, changes, roster, reasons, outcome. */
export function engagementItem(record: LedgerRecord, context: Context): Item | undefined {
  const value = record.value as Engagement;
  const stage = stageOf(record, context.asOf);
  const head = headlineSentence(record, context);
  if (!head) return undefined;
  const rest = [
    changesSentence(record, context),
    ...rosterSentences(record, stage, head.named, context),
    reasonsSentence(record, stage, context),
    outcomesSentence(record),
  ].filter((one) => one !== undefined);
  const day = value.when ? shortWhen(value.when, context.asOf) : "no day given";
  return {
    label: `${stageWords[stage]} · ${day}`,
    record: record.id,
    status: stage,
    sentences: [head.sentence, ...rest],
  };
}

/** What is worth a place on the table: it has a side, a person or a place, and is news. */
export function isTelling(record: LedgerRecord): boolean {
  if (record.kind !== "engagement" || usable(record).length === 0) return false;
  const value = record.value as Engagement;
  if (value.news === "background" && (record.status ?? value.status) !== "announced") return false;
  return (
    value.parties.length + value.participants.length > 0 || (value.place !== undefined && value.when !== undefined)
  );
}

/** How much an engagement's record tells, to part what matters from what is barely mentioned. */
export function richness(record: LedgerRecord): number {
  const value = record.value as Engagement;
  return (
    value.parties.length +
    value.participants.length +
    value.changes.length +
    value.reasons.length +
    record.origins * 2 +
    (value.place ? 1 : 0) +
    (value.when ? 2 : 0)
  );
}

/** Days from the reference day to an engagement, for its nearness; what has no day counts from its last report. */
export function daysAway(record: LedgerRecord, reference: string): number {
  const value = record.value as Engagement;
  return value.when ? daysBetween(reference, value.when.start) : daysBetween(reference, record.lastReported);
}

/** The label of an item that is only a day. */
export function reportLabel(at: string, context: Context): string {
  return upperFirst(shortDay(at, context.asOf));
}
