import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Fault } from "../errors.ts";
import { bootstrap, type Intervals } from "./bootstrap.ts";
import { randomFrom } from "./random.ts";

/** One page and the text of its article as a person marked it. */
export type PageCase = { id: string; html: string; gold: string; url?: string };

/** What a page's article text is, by one extractor; "" when it finds none. */
export type PageExtractor = (html: string, url?: string) => string;

export type PageMetrics = { precision: number; recall: number; f1: number; accuracy: number };

/** Ours minus the baseline's, with the middle 95 % of the bootstrap. */
export type PageDifference = { mean: number; low: number; high: number };

export type PagesScore = {
  n: number;
  /** Of processor, for our extractor alone, warmed up. */
  seconds: number;
  metrics: PageMetrics & {
    pagesPerSecond: number;
    baseline: PageMetrics & { pagesPerSecond: number };
    difference: Record<keyof PageMetrics, PageDifference>;
    speedRatio: number;
  };
  intervals: Intervals;
  pages: { id: string; url?: string; precision: number; recall: number; text: string }[];
};

/** Shares of the shingles of gold and found text together: in both, only found, only gold. */
export type Overlap = { both: number; found: number; gold: number };

const SHINGLE = 4;
const RESAMPLES = 1_000;
const SEED = 20_250_423;
const WARM_UP = 20;

/**
 * Scores an extractor beside a baseline on the same pages in the same run, by the method of the
 * article-extraction-benchmark: multisets of four-word shingles, precision and recall averaged over pages, F1 of the
 * two averages, accuracy the share of pages without any fault. The difference is bootstrapped over pages, paired.
 */
export function scorePages(
  cases: PageCase[],
  extractors: { parley: PageExtractor; baseline: PageExtractor },
): PagesScore {
  const { parley, baseline } = extractors;
  for (const page of cases.slice(0, WARM_UP)) {
    parley(page.html, page.url);
    baseline(page.html, page.url);
  }
  const ours: Overlap[] = [];
  const theirs: Overlap[] = [];
  const pages: PagesScore["pages"] = [];
  let ourTime = 0;
  let theirTime = 0;
  for (const [index, page] of cases.entries()) {
    let text = "";
    let theirText = "";
    const runOurs = () => {
      const begun = processorTime();
      text = parley(page.html, page.url);
      ourTime += processorTime() - begun;
    };
    const runTheirs = () => {
      const begun = processorTime();
      theirText = baseline(page.html, page.url);
      theirTime += processorTime() - begun;
    };
    // Who goes second inherits the other's garbage: take turns.
    for (const run of index % 2 ? [runOurs, runTheirs] : [runTheirs, runOurs]) run();
    const overlap = shingleOverlap(page.gold, text);
    ours.push(overlap);
    theirs.push(shingleOverlap(page.gold, theirText));
    pages.push({ id: page.id, url: page.url, precision: precisionOf(overlap), recall: recallOf(overlap), text });
  }
  const speed = (milliseconds: number) => cases.length / (Math.max(milliseconds, 0.001) / 1_000);
  return {
    n: cases.length,
    seconds: ourTime / 1_000,
    metrics: {
      ...metricsOf(ours),
      pagesPerSecond: speed(ourTime),
      baseline: { ...metricsOf(theirs), pagesPerSecond: speed(theirTime) },
      difference: bootstrapDifference(ours, theirs),
      speedRatio: theirTime / ourTime,
    },
    intervals: bootstrap(ours, metricsOf),
    pages,
  };
}

/** The pages of a folder in the benchmark's format: `ground-truth.json` and `html/ID.html.gz`. */
export function readPageCases(folder: string): PageCase[] {
  const path = join(folder, "ground-truth.json");
  let gold: Record<string, { articleBody?: string; url?: string }>;
  try {
    gold = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Fault(
      "bad-gold",
      `${path} cannot be read as JSON`,
      "Name a folder with ground-truth.json and html/.",
      cause,
    );
  }
  return Object.entries(gold).map(([id, { articleBody = "", url }]) => {
    const file = join(folder, "html", `${id}.html.gz`);
    try {
      return { id, html: gunzipSync(readFileSync(file)).toString("utf8"), gold: articleBody, url };
    } catch (cause) {
      throw new Fault(
        "bad-gold",
        `${file} cannot be read`,
        "Each key of ground-truth.json names a gzipped page.",
        cause,
      );
    }
  });
}

/** How far the found text and the gold text share their shingles, each page weighing the same however long it is. */
export function shingleOverlap(gold: string, found: string): Overlap {
  const wanted = shingles(gold);
  const given = shingles(found);
  const overlap = { both: 0, found: 0, gold: 0 };
  for (const [shingle, count] of wanted) {
    const other = given.get(shingle) ?? 0;
    overlap.both += Math.min(count, other);
    overlap.gold += Math.max(0, count - other);
  }
  for (const [shingle, count] of given) overlap.found += Math.max(0, count - (wanted.get(shingle) ?? 0));
  const sum = overlap.both + overlap.found + overlap.gold;
  if (sum === 0) return overlap;
  return { both: overlap.both / sum, found: overlap.found / sum, gold: overlap.gold / sum };
}

/** The four measures over all pages. A page on which nothing was found does not count for precision. */
export function metricsOf(overlaps: readonly Overlap[]): PageMetrics {
  const precision = mean(overlaps.filter((o) => o.both + o.found > 0).map(precisionOf));
  const recall = mean(overlaps.filter((o) => o.both + o.gold > 0).map(recallOf));
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, accuracy: mean(overlaps.map((o) => (o.found === 0 && o.gold === 0 ? 1 : 0))) };
}

/** The difference of two extractors under resampling of the pages, the same pages for both each time. */
export function bootstrapDifference(
  ours: Overlap[],
  theirs: Overlap[],
  { resamples = RESAMPLES, seed = SEED } = {},
): Record<keyof PageMetrics, PageDifference> {
  const random = randomFrom(seed);
  const drawn: Record<keyof PageMetrics, number[]> = { precision: [], recall: [], f1: [], accuracy: [] };
  const names = Object.keys(drawn) as (keyof PageMetrics)[];
  for (let round = 0; round < resamples; round++) {
    const picks = ours.map(() => Math.floor(random() * ours.length));
    const a = metricsOf(picks.map((pick) => ours[pick]!));
    const b = metricsOf(picks.map((pick) => theirs[pick]!));
    for (const name of names) drawn[name].push(a[name] - b[name]);
  }
  const whole = metricsOf(ours);
  const other = metricsOf(theirs);
  const difference = (name: keyof PageMetrics): PageDifference => {
    const sorted = drawn[name].toSorted((x, y) => x - y);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { mean: whole[name] - other[name], low: at(0.025), high: at(0.975) };
  };
  return {
    precision: difference("precision"),
    recall: difference("recall"),
    f1: difference("f1"),
    accuracy: difference("accuracy"),
  };
}

/** Milliseconds of processor that this process has used: one core's time, whatever else the machine is doing. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  // A text shorter than a shingle is one shingle.
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1); at++) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function precisionOf({ both, found, gold }: Overlap): number {
  if (found === 0 && gold === 0) return 1;
  return both === 0 ? 0 : both / (both + found);
}

function recallOf({ both, found, gold }: Overlap): number {
  if (found === 0 && gold === 0) return 1;
  return both === 0 ? 0 : both / (both + gold);
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
