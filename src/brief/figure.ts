import type { Figure } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import type { Context } from "./context.ts";
import { rangeInWords } from "./counts.ts";
import { looseDate } from "./dates.ts";
import { about, grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { closing, voiceOf } from "./source.ts";
import { measureOf } from "./wording.ts";

/** The number in the article's words where these are words, a share or a sum, else as a newspaper prints it. */
function amount(value: Figure): string | undefined {
  const text = value.value.text?.exact.trim();
  if (text && /%|per ?cent\b|[$£€¥]|\b(dollars|euros|pounds|yuan)\b/i.test(text)) {
    return text.replace(/\s*%|\s*per ?cent\b/i, " per cent");
  }
  const wordy =
    text &&
    /^[\p{L}\s-]+$/u.test(text) &&
    /(dozens|hundreds|thousands|millions|million|billion|tens|scores)/i.test(text);
  return wordy ? text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()) : rangeInWords(value.value);
}

function counted(number: string, who: string): string {
  return /(dozens|hundreds|thousands|millions|scores)$/i.test(number) ? `${number} of ${who}` : `${number} ${who}`;
}

/** A figure in a sentence: how many, of whom, since when; rival numbers beside it with who gave them. */
export function figureSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Figure;
  const number = amount(value);
  if (!number) return undefined;
  const voice = voiceOf(usable(record), context);
  const measure = measureOf(value.measure);
  const since = value.since ? ` since ${looseDate(value.since)}` : "";
  const asOf = value.asOf ? `, as of ${looseDate(value.asOf)}` : "";
  const reportedly = voice.reportedly ? "reportedly " : "";
  const said = value.population?.toLowerCase();
  const population = said && !("of" in measure && measure.of.includes(said)) ? ` (${value.population})` : "";
  const put = /(dozens|hundreds|thousands|millions|scores)$/i.test(number)
    ? `put in the ${number}`
    : `put at ${number}`;
  const plural = number !== "one";
  const text = {
    done: () =>
      measure.form === "done" &&
      `${counted(number, value.population ?? measure.to)} ${plural ? "have" : "has"} ${reportedly}been ${measure.done}${since}`,
    are: () =>
      measure.form === "are" &&
      `${counted(number, value.population ?? measure.who)} ${plural ? "are" : "is"} ${reportedly}${measure.are}${since}`,
    number: () =>
      measure.form === "number" && `The number of ${measure.of}${population} was ${reportedly}${put}${since}`,
    size: () => measure.form === "size" && `The ${measure.of}${population} was ${reportedly}${put}${since}`,
  }[measure.form]();
  return grounded(`${text}${asOf}${closing(voice)}`, {
    records: [record],
    pick: about(value.value.text?.exact),
    rival: rivalsOf(record, ["value"], context),
  });
}
