import type { Passage } from "./attribution-features.ts";
import { labelledIn } from "./attribution-labels.ts";
import {
  cueOfEach,
  type Ground,
  groundOf,
  type LinkScorer,
  shareOfCue,
  shareOfSource,
  sourceOfEach,
} from "./attribution-links.ts";
import { bestRuns, type Part, parts, type Run } from "./attribution-spans.ts";
import type { Document } from "./document.ts";

/** What putting attributions together wants of the model. */
export interface Assembling {
  thresholds: Record<Part, number>;
  links: { content: LinkScorer; source: LinkScorer };
}

/** An attribution in runs of words; its content may go on in later passages. */
export interface Assembled {
  passage: Passage;
  source?: Run;
  cue: Run;
  content: { run: Run; passage: Passage }[];
}

// A run that was left aside is taken in only for what it more or less surely belongs to.
const leastShare = 0.3;
// How many words away it may stand, and how many are tried.
const reach = 150;
const tried = 12;
const least = { source: 0.2, cue: 0.3, content: 0 };

/** Puts the likely runs of each passage together to attributions, in the order of their cues; each has a content. */
export function assemble(
  document: Document,
  passages: Passage[],
  likely: Run[][],
  { thresholds, links }: Assembling,
): Assembled[] {
  const all: Assembled[] = [];
  // Whose quotation may go on in the next passage, and whose is only announced by a colon at the end of this one.
  let before: Assembled | undefined;
  let announced: Assembled | undefined;
  passages.forEach((passage, p) => {
    const { text } = document;
    const runs = bestRuns(likely[p]!, thresholds);
    const ground = groundOf(passage);
    const quotation = startsQuoted(text, passage);
    const continued = quotation && (announced !== undefined || before !== undefined);
    const { sources, cues, contents } = completed(runs, likely[p]!, ground, links, !continued);
    const sourceOf = sourceOfEach(links.source, ground, cues, sources, contents);
    const here = cues.map((cue, i): Assembled => ({ passage, cue, source: sources[sourceOf[i]!], content: [] }));
    const cueOf = cueOfEach(links.content, ground, contents, cues, sources);
    const orphans: Run[] = [];
    contents.forEach((run, i) => {
      const one = here[cueOf[i]!];
      if (one) one.content.push({ run, passage });
      else orphans.push(run);
    });
    const owner = announced ?? before;
    if (owner && cues.length === 0) {
      for (const run of orphans) if (ground.quoted[run.from]) owner.content.push({ run, passage });
      if (announced && announced.content.length === 0 && quotation)
        announced.content.push({ run: wholeOf(passage), passage });
    }
    all.push(...here);
    const last = here.findLast((one) => one.content.length > 0);
    announced = endsOnColon(text, passage) ? here.findLast((one) => one.content.length === 0) : undefined;
    if (last) before = last;
    else if (announced || orphans.length === 0) before = announced;
  });
  return withLabelled(
    all.filter((one) => one.content.length > 0),
    labelledIn(passages),
  );
}

// What the form tells is surer than what the network makes of the same words.
function withLabelled(found: Assembled[], labelled: Assembled[]): Assembled[] {
  if (labelled.length === 0) return found;
  const meets = (passage: Passage, run: Run, other: Assembled) =>
    [other.cue, ...(other.source ? [other.source] : [])].some(
      (one) => other.passage === passage && one.from < run.to && run.from < one.to,
    );
  const kept = found.filter(
    (one) =>
      !labelled.some(
        (other) =>
          meets(one.passage, one.cue, other) ||
          (one.source && meets(one.passage, one.source, other)) ||
          one.content.some(({ passage, run }) => meets(passage, run, other)),
      ),
  );
  const start = ({ passage, cue }: Assembled) => passage.words[cue.from]!.start;
  return [...kept, ...labelled].sort((a, b) => start(a) - start(b));
}

interface Parts {
  sources: Run[];
  cues: Run[];
  contents: Run[];
}

// Where the parts that were chosen leave a gap, the likeliest run that was left aside fills it.
function completed(runs: Run[], likely: Run[], ground: Ground, links: Assembling["links"], wantsCues: boolean): Parts {
  const of = (part: Part) => runs.filter((run) => run.part === part);
  const [sources, cues, contents] = parts.map(of) as [Run[], Run[], Run[]];
  const taken = [...runs];
  const fill = (into: Run[], part: Part, beside: Run, shareOf: (run: Run) => number) => {
    let [found, most]: [Run | undefined, number] = [undefined, 0];
    const aside = likely.filter(
      (run) =>
        run.part === part &&
        run.probability >= least[part] &&
        Math.abs(run.from - beside.from) <= reach &&
        !taken.some((one) => one.from < run.to && run.from < one.to),
    );
    for (const run of aside.sort((a, b) => b.probability - a.probability).slice(0, tried)) {
      const share = shareOf(run);
      if (share > leastShare && run.probability * share > most) [found, most] = [run, run.probability * share];
    }
    if (!found) return;
    taken.push(found);
    into.push(found);
    into.sort((a, b) => a.from - b.from);
  };
  if (wantsCues)
    for (const content of [...contents]) {
      if (cueOfEach(links.content, ground, [content], cues, sources)[0] !== -1) continue;
      fill(cues, "cue", content, (cue) =>
        shareOfCue(links.content, ground, content, cue, [...cues, cue], contents, sources),
      );
    }
  const cueOf = cueOfEach(links.content, ground, contents, cues, sources);
  for (const cue of cues.filter((_, i) => !cueOf.includes(i)))
    fill(contents, "content", cue, (run) =>
      shareOfCue(links.content, ground, run, cue, cues, [...contents, run], sources),
    );
  const sourceOf = sourceOfEach(links.source, ground, cues, sources, contents);
  for (const cue of cues.filter((_, i) => sourceOf[i] === -1))
    fill(sources, "source", cue, (run) =>
      shareOfSource(links.source, ground, run, cue, cues, [...sources, run], contents),
    );
  return { sources, cues, contents };
}

const startsQuoted = (text: string, { words }: Passage) => /^["“‘'«„]$/.test(text[words[0]!.start]!);

const endsOnColon = (text: string, { words }: Passage) => text[words.at(-1)!.end - 1] === ":";

const wholeOf = ({ words }: Passage): Run => ({ part: "content", from: 0, to: words.length, probability: 0.5 });
