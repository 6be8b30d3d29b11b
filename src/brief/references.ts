import type { Brief, BriefEvidence, Sentence } from "./brief.ts";
import { looseDate } from "./dates.ts";

/** One numbered entry of the list of sources: an outlet's words. */
export interface Reference {
  number: number;
  evidence: BriefEvidence;
}

/** The numbers of the evidence of a brief, in the order in which a reader meets it. */
export interface References {
  list: Reference[];
  of(sentence: Pick<Sentence, "evidence">): number[];
  numberOf(evidence: BriefEvidence): number | undefined;
}

function nameOf({ revision, start, end }: BriefEvidence): string {
  return `${revision}:${start}-${end}`;
}

/** Every sentence that a brief prints, each rival account after the sentence that it stands beside. */
export function sentencesOf(brief: Brief): Pick<Sentence, "evidence" | "text" | "origins">[] {
  const printed = [...brief.lead, ...brief.sections.flatMap(({ items }) => items.flatMap((item) => item.sentences))];
  return printed.flatMap((sentence) => (sentence.rival ? [sentence, sentence.rival] : [sentence]));
}

function ofGrid({ grid }: Brief): Pick<Sentence, "evidence">[] {
  const sentences = grid.cells.flatMap(({ stances }) => stances.map(({ sentence }) => sentence));
  return sentences.flatMap((sentence) => (sentence.rival ? [sentence, sentence.rival] : [sentence]));
}

/** Numbers the evidence of a brief, of its grid too where that is printed. The same words of the same revision have one number. */
export function referencesOf(brief: Brief, { grid = false } = {}): References {
  const numbers = new Map<string, Reference>();
  for (const { evidence } of [...sentencesOf(brief), ...(grid ? ofGrid(brief) : [])]) {
    for (const one of evidence) {
      const name = nameOf(one);
      if (!numbers.has(name)) numbers.set(name, { number: numbers.size + 1, evidence: one });
    }
  }
  return {
    list: [...numbers.values()],
    numberOf: (one) => numbers.get(nameOf(one))?.number,
    of: ({ evidence }) => [...new Set(evidence.map((one) => numbers.get(nameOf(one))!.number))].sort((a, b) => a - b),
  };
}

/** "1–3, 5": numbers as a reader takes them in. */
export function ranges(numbers: number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(", ");
}

/** "London Pulse News, 23 April 2025": who published the words, and when. */
export function creditOf({ outlet, url, published, reportTime }: BriefEvidence): string {
  const who = outlet ?? (url ? new URL(url).hostname.replace(/^www\./, "") : "Outlet not named");
  return `${who}, ${published ? looseDate(published.slice(0, 10)) : `captured ${looseDate(reportTime.slice(0, 10))}`}`;
}
