import { columns, type Passage, width } from "./attribution-features.ts";

/** A run of words of a passage, the end exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** A small network that scores which cue a source or content goes with, one column for each circumstance of the pair. */
export interface LinkScorer {
  straight: number[];
  hidden: number[][];
  hiddenBias: number[];
  out: number[];
  outBias: number;
  /** What it gives to going with none. */
  none: number;
}

const place = (name: keyof typeof columns) => Object.keys(columns).indexOf(name);
const [quoteAt, edgeAt, relationAt] = [place("quote"), place("edge"), place("relation")];

/** What linking asks of a passage, word by word. */
export interface Ground {
  heads: Int32Array;
  quoted: boolean[];
  relations: number[];
  sentence: number[];
  mark: boolean[];
}

/** Lays out a passage for linking. */
export function groundOf({ words, rows, heads }: Passage): Ground {
  let sentence = -1;
  const sentences = words.map((_, i) => (rows[i * width + edgeAt]! & 1 ? ++sentence : Math.max(0, sentence)));
  return {
    heads,
    quoted: words.map((_, i) => rows[i * width + quoteAt]! > 0),
    relations: words.map((_, i) => Math.min(59, rows[i * width + relationAt]!)),
    sentence: sentences,
    mark: words.map((word) => !/[\p{L}\p{N}]/u.test(word.text)),
  };
}

/** For each of `parts` the place of the cue that it goes with, or -1. */
export function cueOfEach(
  scorer: LinkScorer,
  ground: Ground,
  parts: Stretch[],
  cues: Stretch[],
  sources: Stretch[],
): number[] {
  return parts.map((part) => {
    const near = nearest(cues, part);
    const found = best(
      scorer,
      near.map((cue) => circumstances(ground, part, cue, cues, parts, sources)),
    );
    return found < 0 ? -1 : cues.indexOf(near[found]!);
  });
}

/** For each cue the place of the source that it goes with, or -1. */
export function sourceOfEach(
  scorer: LinkScorer,
  ground: Ground,
  cues: Stretch[],
  sources: Stretch[],
  contents: Stretch[],
): number[] {
  return cues.map((cue) => {
    const near = nearest(sources, cue);
    const found = best(
      scorer,
      near.map((source) => circumstances(ground, source, cue, cues, sources, contents)),
    );
    return found < 0 ? -1 : sources.indexOf(near[found]!);
  });
}

/** How surely a source or content goes with a cue rather than with another cue, or none. */
export function shareOfCue(
  scorer: LinkScorer,
  ground: Ground,
  part: Stretch,
  cue: Stretch,
  cues: Stretch[],
  alike: Stretch[],
  others: Stretch[],
): number {
  const near = nearest(cues, part);
  const scores = near.map((one) => scoreOf(scorer, circumstances(ground, part, one, cues, alike, others)));
  return share(scorer, scores, near.indexOf(cue));
}

/** How surely a cue goes with a source rather than with another source, or none. */
export function shareOfSource(
  scorer: LinkScorer,
  ground: Ground,
  source: Stretch,
  cue: Stretch,
  cues: Stretch[],
  sources: Stretch[],
  contents: Stretch[],
): number {
  const near = nearest(sources, cue);
  const scores = near.map((one) => scoreOf(scorer, circumstances(ground, one, cue, cues, sources, contents)));
  return share(scorer, scores, near.indexOf(source));
}

// Of very many, only those that stand nearest are thought of, so that the work grows with the text alone.
const most = 12;

function nearest<One extends Stretch>(all: One[], to: Stretch): One[] {
  if (all.length <= most) return all;
  const far = (one: Stretch) => Math.max(one.from - to.to, to.from - one.to);
  return [...all].sort((a, b) => far(a) - far(b) || a.from - b.from).slice(0, most);
}

function share({ none }: LinkScorer, scores: number[], at: number): number {
  if (at < 0) return 0;
  const highest = Math.max(none, ...scores);
  const total = [none, ...scores].reduce((sum, score) => sum + Math.exp(score - highest), 0);
  return Math.exp(scores[at]! - highest) / total;
}

function best(scorer: LinkScorer, candidates: number[][]): number {
  let [at, highest] = [-1, scorer.none];
  candidates.forEach((active, i) => {
    const score = scoreOf(scorer, active);
    if (score > highest) [at, highest] = [i, score];
  });
  return at;
}

function scoreOf({ straight, hidden, hiddenBias, out, outBias }: LinkScorer, active: number[]): number {
  let score = outBias;
  for (const i of active) score += straight[i]!;
  for (let h = 0; h < out.length; h++) {
    let sum = hiddenBias[h]!;
    for (const i of active) sum += hidden[i]![h]!;
    if (sum > 0) score += sum * out[h]!;
  }
  return score;
}

// training/attribution_links.py does the same.
function circumstances(
  ground: Ground,
  part: Stretch,
  cue: Stretch,
  cues: Stretch[],
  alike: Stretch[],
  others: Stretch[],
): number[] {
  const { heads, quoted, relations, sentence, mark } = ground;
  const active: number[] = [];
  let base = 0;
  const add = (value: number, size: number) => {
    active.push(base + value);
    base += size;
  };
  const before = part.to <= cue.from;
  const side = before ? 0 : 1;
  const [low, high] = before ? [part.to, cue.from] : [cue.to, part.from];
  let full = 0;
  for (let i = low; i < high; i++) if (!mark[i]) full++;
  const between = (all: Stretch[], self: Stretch) =>
    Math.min(2, all.filter((one) => one !== self && low <= one.from && one.from < high).length);
  const cuesBetween = between(cues, cue);
  const sentences = Math.min(2, Math.abs(sentence[cue.from]! - sentence[before ? part.to - 1 : part.from]!));
  add(side, 2);
  add(side * 3 + cuesBetween, 6);
  add(side * 3 + between(alike, part), 6);
  add(side * 3 + between(others, part), 6);
  add(side * 3 + sentences, 6);
  add(side * 7 + step(full, [0, 1, 3, 6, 12, 25]), 14);
  const partHead = headOf(part, heads);
  const cueHead = headOf(cue, heads);
  const up = stepsUp(partHead, cue, heads);
  const down = stepsUp(cueHead, part, heads);
  add(side * 8 + up + 1, 16);
  add(side * 8 + down + 1, 16);
  add(heads[partHead] === heads[cueHead] && partHead !== cueHead ? 1 : 0, 2);
  const quotes = (quoted[part.from] ? 1 : 0) + (quoted[part.to - 1] ? 2 : 0);
  add(side * 4 + quotes, 8);
  add((sentences > 0 ? 3 : 0) + cuesBetween, 6);
  add(quoted[cue.from] && quotes === 0 ? 1 : 0, 2);
  const far = (one: Stretch) => (part.to <= one.from ? one.from - part.to : part.from - one.to);
  add(Math.min(3, cues.filter((one) => one !== cue && far(one) < far(cue)).length), 4);
  add(up === 1 ? relations[partHead]! : 0, 60);
  add(down === 1 ? relations[cueHead]! : 0, 60);
  return active;
}

// The first word of a run whose head stands outside it.
function headOf({ from, to }: Stretch, heads: Int32Array): number {
  for (let i = from; i < to; i++) {
    const head = heads[i]!;
    if (head === i || head < from || head >= to) return i;
  }
  return from;
}

// How many heads up from a word a run is reached; -1 when it is not, within six.
function stepsUp(word: number, { from, to }: Stretch, heads: Int32Array): number {
  let at = word;
  for (let steps = 0; steps <= 6; steps++) {
    if (from <= at && at < to) return steps;
    if (heads[at] === at) return -1;
    at = heads[at]!;
  }
  return -1;
}

function step(value: number, edges: number[]): number {
  const at = edges.findIndex((edge) => value <= edge);
  return at < 0 ? edges.length : at;
}
