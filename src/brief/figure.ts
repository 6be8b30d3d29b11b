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

/** Names of what is counted that add nothing to the measure's own. */
const synonyms = /^(people|persons|breaches|violations|incidents|cases|times)$/;

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
  // "Aid was put at €2bn": a sum that does not say of what says nothing.
  if (measure.form === "size" && !value.population) return undefined;
  const since = value.since ? ` since ${looseDate(value.since)}` : "";
  const asOf = value.asOf ? `, as of ${looseDate(value.asOf)}` : "";
  const reportedly = voice.reportedly ? "reportedly " : "";
  const said = value.population?.toLowerCase();
  const population =
    said && !("of" in measure && measure.of.includes(said)) && !synonyms.test(said) ? ` (${value.population})` : "";
  const at = /(dozens|hundreds|thousands|millions|scores)$/i.test(number) ? `in the ${number}` : `at ${number}`;
  const giver = voice.according?.replace(/^according to /, "").replace(/, .*$/, "$&,");
  const putAt = (thing: string) =>
    giver ? `${giver} put ${thing} ${at}${since}` : `${thing} was ${reportedly}put ${at}${since}`;
  const plural = number !== "one";
  const text = {
    done: () =>
      measure.form === "done" &&
      `${counted(number, value.population ?? measure.to)} ${plural ? "have" : "has"} ${reportedly}been ${measure.done}${since}`,
    are: () =>
      measure.form === "are" &&
      `${counted(number, value.population ?? measure.who)} ${plural ? "are" : "is"} ${reportedly}${measure.are}${since}`,
    number: () => measure.form === "number" && putAt(`the number of ${measure.of}${population}`),
    size: () => measure.form === "size" && putAt(`${measure.of}${population}`),
  }[measure.form]();
  const told = measure.form === "number" || measure.form === "size" ? "" : closing(voice);
  return grounded(`${text}${asOf}${told}`, {
    records: [record],
    pick: about(value.value.text?.exact),
    rival: rivalsOf(record, ["value"], context),
  });
}
