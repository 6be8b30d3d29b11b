import { addFeature, feature, type LinearModel, loadLinear } from "./linear.ts";
import { outside, type Wordform } from "./wordform.ts";

/**
 * A greedy transition parser of the arc-hybrid system (Kuhlmann et al. 2011), trained with a dynamic oracle (Goldberg
 * and Nivre 2013). Words are numbered from 1; 0 is the root.
 */
export interface ParserState {
  n: number;
  stack: number[];
  next: number;
  heads: Int32Array;
  labels: Int32Array;
  left1: Int32Array;
  left2: Int32Array;
  right1: Int32Array;
  right2: Int32Array;
  lefts: Int32Array;
  rights: Int32Array;
}

/** The state before the first transition of a sentence of `n` words. */
export function startState(n: number): ParserState {
  const make = () => new Int32Array(n + 2).fill(-1);
  return {
    n,
    stack: [0],
    next: 1,
    heads: make(),
    labels: make(),
    left1: make(),
    left2: make(),
    right1: make(),
    right2: make(),
    lefts: new Int32Array(n + 2),
    rights: new Int32Array(n + 2),
  };
}

export const shift = 0;
export const left = 1;
export const right = 2;

/** Which of shift, left and right the state allows. */
export function allowed(state: ParserState): [boolean, boolean, boolean] {
  const depth = state.stack.length;
  const more = state.next <= state.n;
  // One root a sentence: the root takes its only word when nothing else is left.
  const ends = depth === 2 && !more;
  return [more, more && depth > 1, depth > 2 || ends];
}

/** Carries out one transition. */
export function advance(state: ParserState, move: number, label: number): void {
  if (move === shift) {
    state.stack.push(state.next++);
    return;
  }
  const dependent = state.stack.pop()!;
  const head = move === left ? state.next : state.stack[state.stack.length - 1]!;
  state.heads[dependent] = head;
  state.labels[dependent] = label;
  if (move === left) {
    state.left2[head] = state.left1[head]!;
    state.left1[head] = dependent;
    state.lefts[head] = state.lefts[head]! + 1;
  } else {
    state.right2[head] = state.right1[head]!;
    state.right1[head] = dependent;
    state.rights[head] = state.rights[head]! + 1;
  }
}

/** The features of a state; `words` and `tags` (numbers) are indexed from 1. */
export function parseFeatures(state: ParserState, words: Wordform[], tags: Int32Array, into: number[]): void {
  const { stack, next, n } = state;
  const depth = stack.length;
  const s0 = stack[depth - 1]!;
  const s1 = depth > 1 ? stack[depth - 2]! : -1;
  const s2 = depth > 2 ? stack[depth - 3]! : -1;
  const b0 = next <= n ? next : -1;
  const b1 = next + 1 <= n ? next + 1 : -1;
  const b2 = next + 2 <= n ? next + 2 : -1;
  const word = (i: number) => (i > 0 ? words[i]! : outside);
  const pos = (i: number) => (i > 0 ? tags[i]! : i === 0 ? 997 : 998);
  const label = (i: number) => (i > 0 ? state.labels[i]! : 999);
  const child = (of: Int32Array, i: number) => (i >= 0 ? of[i]! : -1);
  const ws0 = word(s0);
  const ws1 = word(s1);
  const wb0 = word(b0);
  const wb1 = word(b1);
  const ps0 = pos(s0);
  const ps1 = pos(s1);
  const ps2 = pos(s2);
  const pb0 = pos(b0);
  const pb1 = pos(b1);
  const pb2 = pos(b2);
  const s0l = child(state.left1, s0);
  const s0l2 = child(state.left2, s0);
  const s0r = child(state.right1, s0);
  const s0r2 = child(state.right2, s0);
  const s1l = child(state.left1, s1);
  const s1r = child(state.right1, s1);
  const s1r2 = child(state.right2, s1);
  const b0l = child(state.left1, b0);
  const b0l2 = child(state.left2, b0);
  const distance = b0 > 0 && s0 > 0 ? Math.min(b0 - s0, 10) : 0;
  const span = s0 > 0 && s1 > 0 ? Math.min(s0 - s1, 10) : 0;
  const s0rights = s0 >= 0 ? state.rights[s0]! : 0;
  const s0lefts = s0 >= 0 ? state.lefts[s0]! : 0;
  const s1rights = s1 >= 0 ? state.rights[s1]! : 0;
  const b0lefts = b0 >= 0 ? state.lefts[b0]! : 0;
  into.push(
    feature(100, ws0.low, ps0),
    feature(101, ws0.low),
    feature(102, ps0),
    feature(103, wb0.low, pb0),
    feature(104, wb0.low),
    feature(105, pb0),
    feature(106, wb1.low, pb1),
    feature(107, wb1.low),
    feature(108, pb1),
    feature(109, pb2, pb1, pb0),
    feature(110, ws1.low, ps1),
    feature(111, ps1),
    feature(112, ws0.low, wb0.low),
    feature(113, ws0.low, pb0),
    feature(114, ps0, wb0.low),
    feature(115, ps0, pb0),
    feature(116, ps0, pb0, pb1),
    feature(117, ps1, ps0, pb0),
    feature(118, ps2, ps1, ps0),
    feature(119, ws1.low, ws0.low),
    feature(120, ws1.low, ps0),
    feature(121, ps1, ws0.low),
    feature(122, ps1, ps0),
    feature(123, ps1, ws0.low, pb0),
    feature(124, ws1.low, ps0, pb0),
    feature(125, ps0, pos(s0l), pb0),
    feature(126, ps0, pos(s0r), pb0),
    feature(127, ps0, pb0, pos(b0l)),
    feature(128, ps1, pos(s1l), ps0),
    feature(129, ps1, pos(s1r), ps0),
    feature(130, ps1, ps0, pos(s0l)),
    feature(131, ps1, ps0, pos(s0r)),
    feature(132, ws0.low, distance),
    feature(133, ps0, pb0, distance),
    feature(134, ws0.low, wb0.low, distance),
    feature(135, ps1, ps0, span),
    feature(136, ws1.low, ws0.low, span),
    feature(137, ws0.low, s0rights),
    feature(138, ps0, s0rights),
    feature(139, ws0.low, s0lefts),
    feature(140, ps0, s0lefts),
    feature(141, wb0.low, b0lefts),
    feature(142, pb0, b0lefts),
    feature(143, ws1.low, s1rights),
    feature(144, ps1, s1rights),
    feature(145, ps0, label(s0l), label(s0r)),
    feature(146, ps0, label(s0l), label(s0l2)),
    feature(147, ps0, label(s0r), label(s0r2)),
    feature(148, pb0, label(b0l), label(b0l2)),
    feature(149, ps1, label(s1r), label(s1r2)),
    feature(150, ps1, label(s1l)),
    feature(151, ws0.low, label(s0r)),
    feature(152, ws1.low, label(s1r), ps0),
    feature(153, ws0.fine, wb0.fine),
    feature(154, ws1.fine, ws0.fine),
    feature(155, ws0.fine, pb0),
    feature(156, ps0, wb0.fine),
    feature(157, ps1, ws0.fine),
    feature(158, ws1.fine, ps0),
    feature(159, ws0.coarse, wb0.coarse, pb1),
    feature(160, ws1.coarse, ws0.coarse, pb0),
    feature(161, word(s0l).low, ps0, pb0),
    feature(162, word(s0r).low, ps0, pb0),
    feature(163, word(s1r).low, ps1, ps0),
    feature(164, ps0, wb0.low, pb1),
    feature(165, ws0.fine, wb0.fine, distance),
    feature(166, ws1.fine, ws0.fine, span),
    feature(167, ws1.low, word(s0l).low, ps0),
    feature(168, ps2, ws1.low, ws0.fine),
    feature(169, wb0.low, wb1.low, ps0),
  );
}

let model: LinearModel | undefined;
let moves: { move: number; label: number }[] = [];
let names: string[] = [];
let tagNumbers = new Map<string, number>();

function load(): LinearModel {
  if (model) return model;
  model = loadLinear("parser.br");
  // Labels are "S", "L:nsubj", "R:obj"; behind a "#" the tags in the order in which the features number them.
  const cut = model.labels.indexOf("#");
  const transitions = model.labels.slice(0, cut);
  names = [...new Set(transitions.slice(1).map((one) => one.slice(2)))];
  moves = transitions.map((one) => ({
    move: one === "S" ? shift : one[0] === "L" ? left : right,
    label: one === "S" ? -1 : names.indexOf(one.slice(2)),
  }));
  tagNumbers = new Map(model.labels.slice(cut + 1).map((one, i) => [one, i]));
  return model;
}

/** Gives each word its head (0 is the root, words count from 1) and its relation, after Universal Dependencies. */
export function parse(words: Wordform[], tags: string[]): { head: number; relation: string }[] {
  const trained = load();
  const from1 = [outside, ...words];
  const numbers = Int32Array.from([-1, ...tags.map((one) => tagNumbers.get(one) ?? 996)]);
  const state = startState(words.length);
  const scores = new Int32Array(trained.labels.length);
  const features: number[] = [];
  while (state.next <= state.n || state.stack.length > 1) {
    features.length = 0;
    parseFeatures(state, from1, numbers, features);
    scores.fill(0);
    for (const one of features) addFeature(trained, one, scores);
    const can = allowed(state);
    let best = -1;
    for (let i = 0; i < moves.length; i++) {
      if (can[moves[i]!.move as 0 | 1 | 2] && (best < 0 || scores[i]! > scores[best]!)) best = i;
    }
    advance(state, moves[best]!.move, moves[best]!.label);
  }
  const tree: { head: number; relation: string }[] = [];
  for (let i = 1; i <= words.length; i++) {
    const head = state.heads[i]!;
    tree.push({ head, relation: head === 0 ? "root" : (names[state.labels[i]!] ?? "dep") });
  }
  return tree;
}
