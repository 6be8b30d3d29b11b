import { analyse, type Document, type Word } from "./document.ts";
import type { MarkedPair } from "./event-classes-features.ts";

interface Stretch {
  start: number;
  end: number;
}

/** Reads a text and finds the words of its source and its target; several sentences count as one run of words. */
export function markedPair(text: string, source?: Stretch, target?: Stretch): MarkedPair {
  const words = runOf(analyse(text));
  const within = (stretch: Stretch | undefined) =>
    stretch ? words.filter(({ start, end }) => start < stretch.end && end > stretch.start).map(({ i }) => i) : [];
  return { words, source: within(source), target: within(target) };
}

function runOf({ sentences }: Document): Word[] {
  const run: Word[] = [];
  for (const { words } of sentences) {
    const offset = run.length;
    for (const word of words)
      run.push({
        ...word,
        i: word.i + offset,
        head: word.head < 0 ? -1 : word.head + offset,
        children: word.children.map((child) => child + offset),
      });
  }
  return run;
}
