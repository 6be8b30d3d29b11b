import type { Engagement, Position, Truce } from "../findings/finding.ts";
import type { Account, LedgerRecord, Step } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import type { Context } from "./context.ts";
import { nominal, sideless } from "./engagement.ts";
import { joinAnd } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { changeInWords } from "./roster.ts";
import { closing, voiceOf } from "./source.ts";
import { sideOf } from "./stands.ts";
import { isKnownIssue, issueName } from "./wording.ts";

const fates: Record<string, string> = {
  "under-way": "began",
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

/** What happened, and what follows it in the sentence after its source. */
interface Told {
  text: string;
  coda?: string;
}

function engagementStep(record: LedgerRecord, step: Step, context: Context): Told | undefined {
  const value = record.value as Engagement;
  const acting = value.participants
    .filter(
      ({ actor, attendance }) =>
        attendance === step.what && (step.detail ?? "").includes(context.names.plain(actor).replace(/^the /, "")),
    )
    .map(({ actor }) => actor);
  const thing =
    value.parties.length > 3
      ? { text: `the ${sideless(value, context).replace(/^an? /, "")}`, plural: value.form === "talks" }
      : nominal(record, context, "the");
  if (step.what === "withdrew" && acting.length > 0) {
    const who = joinAnd(acting.map((actor) => context.names.of(actor)));
    return { text: `${who} ${acting.length > 1 ? "have" : "has"} withdrawn from ${thing.text}` };
  }
  const fate = fates[step.what];
  if (fate)
    return {
      text: `${thing.text} ${fate.replace("PERFECT", thing.plural ? "have" : "has").replace("PAST", thing.plural ? "were" : "was")}`,
    };
  const change = value.changes.find(({ what }) => what === step.what);
  if (change?.what === "rescheduled" && !change.to) return undefined;
  const words = change && changeInWords(change, thing.plural, context);
  return words ? { text: `${thing.text} ${words}` } : undefined;
}

function positionStep(record: LedgerRecord, step: Step, before: Step, context: Context): Told | undefined {
  const value = record.value as Position;
  const [now, then] = [stances[step.what], stances[before.what]];
  const turned =
    sideOf({ stance: step.what as Position["stance"] }) !== sideOf({ stance: before.what as Position["stance"] });
  if (!now || !then || !turned || !isKnownIssue(value.issue)) return undefined;
  return {
    text: `${context.names.of(value.party)} now ${now[0]} ${issueName(value.issue, context.proper)}`,
    coda: `; it was earlier reported to ${then[1]} it`,
  };
}

function truceStep(record: LedgerRecord, step: Step, context: Context): Told | undefined {
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
  return words ? { text: `The truce${by} ${words}` } : undefined;
}

/** One step in the life of a record as a sentence, or nothing for a step that needs none. */
export function stepSentence(record: LedgerRecord, step: Step, before: Step, context: Context): Sentence | undefined {
  const accounts: Account[] = usable(record).filter(({ finding }) => step.accounts.includes(finding.key));
  if (accounts.length === 0) return undefined;
  const told =
    record.kind === "engagement"
      ? engagementStep(record, step, context)
      : record.kind === "position"
        ? positionStep(record, step, before, context)
        : record.kind === "truce"
          ? truceStep(record, step, context)
          : undefined;
  if (!told) return undefined;
  const voice = voiceOf(accounts, context);
  return grounded(`${told.text}${closing(voice)}${told.coda ?? ""}`, { records: [record], accounts });
}

/** Steps of one record that were reported at once and are of one kind are told as one. */
function together(record: LedgerRecord): Step[] {
  const steps: Step[] = [];
  for (const step of record.steps) {
    const same = steps.find((other) => other.at === step.at && other.what === step.what);
    if (same) {
      same.detail = [same.detail, step.detail].filter(Boolean).join("; ");
      same.accounts = [...new Set([...same.accounts, ...step.accounts])];
    } else steps.push({ ...step });
  }
  return steps;
}

/** The steps by which records moved after they were first reported, the last first. */
export function laterSteps(
  records: LedgerRecord[],
  since: string,
): { record: LedgerRecord; step: Step; before: Step }[] {
  return records
    .flatMap((record) =>
      together(record).flatMap((step, at, steps) => {
        const before = steps[at - 1];
        return before && step.at > before.at && step.at >= since && step.at > record.firstReported
          ? [{ record, step, before }]
          : [];
      }),
    )
    .sort((a, b) => b.step.at.localeCompare(a.step.at) || a.record.id.localeCompare(b.record.id));
}
