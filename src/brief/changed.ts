import type { Engagement, Position, Truce } from "../findings/finding.ts";
import type { Account, LedgerRecord, Step } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import type { Context } from "./context.ts";
import { nominal } from "./engagement.ts";
import { joinAnd } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { changeInWords } from "./roster.ts";
import { voiceOf } from "./source.ts";
import { issueName } from "./wording.ts";

const fates: Record<string, string> = {
  "under-way": "began",
  held: "took place",
  postponed: "PERFECT been postponed",
  cancelled: "PERFECT been cancelled",
  "broken-off": "PAST broken off",
};

const stances: Record<string, [now: string, before: string]> = {
  accepts: ["accepts", "accept"],
  rejects: ["rejects", "reject"],
  demands: ["demands", "demand"],
  offers: ["offers", "offer"],
  considers: ["is considering", "be considering"],
  undecided: ["is undecided on", "be undecided on"],
};

function engagementStep(record: LedgerRecord, step: Step, context: Context): string | undefined {
  const value = record.value as Engagement;
  const withdrawn = value.participants.filter(({ attendance }) => attendance === step.what).map(({ actor }) => actor);
  if (step.what === "withdrew" && withdrawn.length > 0) {
    const who = joinAnd(withdrawn.map((actor) => context.names.of(actor)));
    return `${who} ${withdrawn.length > 1 ? "have" : "has"} withdrawn from ${nominal(record, context, "the").text}`;
  }
  const { text, plural } = nominal(record, context, "the");
  const fate = fates[step.what];
  if (fate)
    return `${text} ${fate.replace("PERFECT", plural ? "have" : "has").replace("PAST", plural ? "were" : "was")}`;
  const change = value.changes.find(({ what }) => what === step.what);
  const words = change && changeInWords(change, plural, context);
  return words && `${text} ${words}`;
}

function positionStep(record: LedgerRecord, step: Step, before: Step, context: Context): string | undefined {
  const value = record.value as Position;
  const [now, then] = [stances[step.what], stances[before.what]];
  if (!now || !then || step.what === before.what) return undefined;
  return `${context.names.of(value.party)} now ${now[0]} ${issueName(value.issue, context.proper)}; it was earlier reported to ${then[1]} it`;
}

function truceStep(record: LedgerRecord, step: Step, context: Context): string | undefined {
  const value = record.value as Truce;
  const by = value.declaredBy ? ` declared by ${context.names.of(value.declaredBy)}` : "";
  const fate: Record<string, string> = {
    "in-force": "is in force",
    extended: "has been extended",
    ended: "has ended",
    collapsed: "has collapsed",
    declared: "has been declared",
  };
  const words = fate[step.what];
  return words && `The truce${by} ${words}`;
}

/** One step in the life of a record as a sentence, or nothing for a step that needs none. */
export function stepSentence(record: LedgerRecord, step: Step, before: Step, context: Context): Sentence | undefined {
  const accounts: Account[] = usable(record).filter(({ finding }) => step.accounts.includes(finding.key));
  if (accounts.length === 0) return undefined;
  const text =
    record.kind === "engagement"
      ? engagementStep(record, step, context)
      : record.kind === "position"
        ? positionStep(record, step, before, context)
        : record.kind === "truce"
          ? truceStep(record, step, context)
          : undefined;
  if (!text) return undefined;
  const voice = voiceOf(accounts, context);
  return grounded(`${text}${voice.according ? `, ${voice.according}` : ""}`, { records: [record], accounts });
}

/** The steps by which records moved after they were first reported, the last first. */
export function laterSteps(
  records: LedgerRecord[],
  since: string,
): { record: LedgerRecord; step: Step; before: Step }[] {
  return records
    .flatMap((record) =>
      record.steps.flatMap((step, at) => {
        const before = record.steps[at - 1];
        return before && step.at > before.at && step.at >= since && step.at > record.firstReported
          ? [{ record, step, before }]
          : [];
      }),
    )
    .sort((a, b) => b.step.at.localeCompare(a.step.at) || a.record.id.localeCompare(b.record.id));
}
