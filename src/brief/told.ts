import type { LedgerRecord } from "../ledger/record.ts";
import { backgroundSentence } from "./background.ts";
import { type Sentence, sentence } from "./brief.ts";
import { claimSentence } from "./claim.ts";
import { type Context, contextOf, type Material } from "./context.ts";
import { asSentence } from "./english.ts";
import { usable } from "./evidence.ts";
import { figureSentence } from "./figure.ts";
import { incidentSentence } from "./incident.ts";
import { positionSentences } from "./position.ts";
import { appointmentSentence, deadlineSentence, proposalSentences } from "./proposal.ts";
import { engagementItem } from "./table.ts";
import { truceItem, violationSentence } from "./truce.ts";

/** A record in sentences, people still unnamed: what a brief says of it under its own heading. */
export function sentencesFor(record: LedgerRecord, context: Context): Sentence[] {
  const some = (...given: (Sentence | undefined)[]) => given.filter((one) => one !== undefined);
  switch (record.kind) {
    case "engagement":
      return engagementItem(record, context)?.sentences ?? [];
    case "position":
      return positionSentences([record], context);
    case "proposal":
      return proposalSentences(record, context);
    case "truce":
      return truceItem(record, context)?.sentences ?? [];
    case "violation":
      return some(violationSentence(record, context));
    case "incident":
      return some(incidentSentence(record, context));
    case "figure":
      return some(figureSentence(record, context));
    case "appointment":
      return some(appointmentSentence(record, context));
    case "deadline":
      return some(deadlineSentence(record, context));
    case "event":
      return some(backgroundSentence(record, context));
    case "claim":
      return some(claimSentence(record, context));
  }
}

/** A sentence with its people named; `met` holds whom the reader has met, and takes in whom this sentence introduces. */
export function settled(one: Sentence, context: Context, met: Set<string>): Sentence {
  const text = asSentence(context.names.settle(one.text, met));
  if (!one.rival) return sentence({ ...one, text });
  const rival = { ...one.rival, text: asSentence(context.names.settle(one.rival.text, met)) };
  return sentence({ ...one, text, rival });
}

/** One record told on its own. Nothing when no article that supports it may be used. */
export function tell(record: LedgerRecord, material: Material): Sentence[] {
  if (usable(record).length === 0) return [];
  const context = contextOf(material);
  const met = new Set<string>();
  return sentencesFor(record, context).map((one) => settled(one, context, met));
}
