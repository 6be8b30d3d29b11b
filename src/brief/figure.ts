import type { Figure } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import type { Context } from "./context.ts";
import { rangeInWords } from "./counts.ts";
import { looseDate } from "./dates.ts";
import { about, grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { voiceOf } from "./source.ts";
import { measureOf } from "./wording.ts";

/** The number in the article's words where they are words ("hundreds of thousands"), else as a newspaper prints it. */
function amount(value: Figure, of: string | undefined): string | undefined {
  const text = value.value.text?.exact.trim();
  const wordy =
    text &&
    /^[\p{L}\s-]+$/u.test(text) &&
    /(dozens|hundreds|thousands|millions|million|billion|tens|scores)/i.test(text);
  const number = wordy ? text.toLowerCase() : rangeInWords(value.value);
  if (!number) return undefined;
  if (!of) return number;
  return /(dozens|hundreds|thousands|millions|scores)$/i.test(number) ? `${number} of ${of}` : `${number} ${of}`;
}

/** A figure in a sentence: how many, of whom, since when; rival numbers beside it with who gave them. */
export function figureSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Figure;
  const voice = voiceOf(usable(record), context);
  const measure = measureOf(value.measure);
  const since = value.since ? ` since ${looseDate(value.since)}` : "";
  const asOf = value.asOf ? `, as of ${looseDate(value.asOf)}` : "";
  const said = voice.according ? `, ${voice.according}` : "";
  const counted = amount(value, measure.participle ? (value.population ?? measure.of) : measure.unit);
  if (!counted) return undefined;
  const doubt = voice.reportedly ? "reportedly " : "";
  const plural = !/^one /.test(counted);
  const text = measure.participle
    ? `${counted} ${plural ? "have" : "has"} ${doubt}been ${measure.participle}${since}${asOf}${said}`
    : `The ${measure.noun}${value.population ? ` (${value.population})` : ""} ${doubt ? "was reportedly" : "was put at"} ${counted}${since}${asOf}${said}`;
  return grounded(text, {
    records: [record],
    pick: about(value.value.text?.exact),
    rival: rivalsOf(record, ["value"], context),
  });
}
