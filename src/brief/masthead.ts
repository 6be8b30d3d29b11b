import type { Brief, BriefEvidence } from "./brief.ts";
import { count } from "./counts.ts";
import { daysBetween, momentInWords, plainDay } from "./dates.ts";
import { joinAnd } from "./english.ts";

const staleAfter = 7;

/** "As of Wednesday 23 April 2025": what the brief may know of. */
export function asOfLine(brief: Brief): string {
  return `As of ${momentInWords(brief.asOf)}`;
}

/** What the brief rests on and how old that is; not a statement about the world, so it cites nothing. */
export function coverageLine({ coverage, asOf }: Brief): string {
  const { articles, outlets, origins, firstReport, lastReport, laterCaptures } = coverage;
  if (articles === 0 || !lastReport || !firstReport)
    return "No report on these talks is in the ledger for that moment.";
  const many = outlets.length > 4 ? `${count(outlets.length)} outlets` : joinAnd(outlets);
  const from = outlets.length > 0 ? ` by ${many}` : "";
  const days =
    firstReport.slice(0, 10) === lastReport.slice(0, 10)
      ? `, all of ${plainDay(lastReport)}`
      : `, from ${plainDay(firstReport)} to ${plainDay(lastReport)}`;
  const independent =
    origins < articles ? `; ${count(origins)} of them ${origins === 1 ? "is" : "are"} independent` : "";
  const base =
    articles === 1
      ? `It rests on a single report: ${[...outlets, plainDay(lastReport)].join(", ")}.`
      : `It rests on ${count(articles)} reports${from}${days}${independent}.`;
  const age = daysBetween(lastReport, asOf);
  const old =
    age > staleAfter ? ` The last report is ${count(age)} days old: what has happened since is not in the ledger.` : "";
  const whose =
    laterCaptures === articles
      ? articles === 1
        ? "Its text"
        : "Their text"
      : `The text of ${count(laterCaptures)} of them`;
  const later = laterCaptures > 0 ? ` ${whose} was captured only later and may have been edited since.` : "";
  return `${base}${old}${later}`;
}

/** Whether single-origin sentences need a mark: not where all rests on one report, which the head says once. */
export function marksSingleOrigins({ coverage }: Brief): boolean {
  return coverage.articles > 1 && coverage.origins > 1;
}

export const singleOriginNote = "° rests on one independent origin";

/** " (captured later)" beside a source, where that is not true of every source alike. */
export function captureNote({ coverage }: Brief, evidence: BriefEvidence): string {
  return evidence.laterCapture && coverage.laterCaptures < coverage.articles ? " (captured later)" : "";
}

/** "Two more are in the ledger." */
export function moreLine(more: number): string | undefined {
  if (more <= 0) return undefined;
  return more === 1
    ? "One more is in the ledger."
    : `${count(more).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())} more are in the ledger.`;
}
