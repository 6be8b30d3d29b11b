import { bootstrap, type Intervals } from "./bootstrap.ts";
import type { CodedEvent } from "./coded-events-tsv.ts";

/** A coded sentence and what was made of it. */
export interface CodedCase {
  gold: CodedEvent;
  found: { root: string; quad: number; conflict: boolean };
}

interface Labelled {
  gold: string;
  found: string;
}

type Metric = "macroF1" | "microF1";

export interface CodedEventsScore {
  n: number;
  metrics: Record<string, Partial<Record<Metric, number>>>;
  intervals: Intervals;
  errors: string[];
}

const tasks: { name: string; of: (one: CodedCase) => Labelled | undefined }[] = [
  {
    name: "root",
    of: ({ gold, found }) => (gold.root === undefined ? undefined : { gold: gold.root, found: found.root }),
  },
  {
    name: "quad",
    of: ({ gold, found }) =>
      gold.quad === undefined ? undefined : { gold: String(gold.quad), found: String(found.quad) },
  },
  {
    name: "binary",
    of: ({ gold, found }) =>
      gold.conflict === undefined ? undefined : { gold: String(gold.conflict), found: String(found.conflict) },
  },
];

/**
 * Scores classes given source and target. Macro F1 is the mean over the classes that the gold has; micro F1 is the share
 * that is right, as every sentence has one class. What has no label of a sort is left out of that score.
 */
export function scoreCodedEvents(cases: CodedCase[]): CodedEventsScore {
  const measured = (drawn: readonly CodedCase[]) =>
    tasks.flatMap(({ name, of }) => {
      const labelled = drawn.flatMap((one) => of(one) ?? []);
      if (labelled.length === 0) return [];
      const { macroF1, microF1 } = f1(labelled);
      return [{ name, macroF1, ...(name === "root" && { microF1 }) }];
    });
  const round = (value: number) => Number(value.toFixed(4));
  const metrics = Object.fromEntries(
    measured(cases).map(({ name, macroF1, microF1 }) => [
      name,
      { macroF1: round(macroF1), ...(microF1 !== undefined && { microF1: round(microF1) }) },
    ]),
  );
  const intervals = bootstrap(
    cases,
    (drawn) => Object.fromEntries(measured(drawn).map(({ name, macroF1 }) => [`${name}.macroF1`, macroF1])),
    { resamples: 300 },
  );
  return { n: cases.length, metrics, intervals, errors: cases.flatMap(errorOf) };
}

/** Mean F1 of the classes that the gold has, and the share that is right. */
export function f1(labelled: Labelled[]): { macroF1: number; microF1: number } {
  const classes = [...new Set(labelled.map(({ gold }) => gold))];
  const right = labelled.filter(({ gold, found }) => gold === found);
  const each = classes.map((one) => {
    const hit = right.filter(({ gold }) => gold === one).length;
    const wanted = labelled.filter(({ gold }) => gold === one).length;
    const given = labelled.filter(({ found }) => found === one).length;
    return (2 * hit) / (wanted + given);
  });
  return { macroF1: each.reduce((sum, one) => sum + one, 0) / each.length, microF1: right.length / labelled.length };
}

function errorOf(one: CodedCase): string[] {
  const wrong = tasks.flatMap(({ name, of }) => {
    const labels = of(one);
    return labels && labels.gold !== labels.found ? [`${name} ${labels.found} for ${labels.gold}`] : [];
  });
  return wrong.length > 0 ? [`${one.gold.id}: ${wrong.join(", ")}: ${one.gold.text}`] : [];
}
