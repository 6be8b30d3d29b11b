/** Scores of every head for every word: from `from` on a row of `stride` for each word; column 0 is the root, column `j` word `j - 1`. */
export interface ArcScores {
  words: number;
  data: ArrayLike<number>;
  from: number;
  stride: number;
}

/** The best tree with one root, after Chu, Liu and Edmonds: each word's head as an index into the words, -1 for the root. */
export function bestTree({ words, data, from, stride }: ArcScores): number[] {
  const heads: number[] = new Array(words + 1);
  heads[0] = -1;
  let roots = 0;
  for (let i = 1; i <= words; i++) {
    const row = from + (i - 1) * stride;
    let best = 0;
    let most = data[row]!;
    for (let j = 1; j <= words; j++) {
      const score = data[row + j]!;
      if (score > most && j !== i) {
        best = j;
        most = score;
      }
    }
    heads[i] = best;
    if (best === 0) roots++;
  }
  if (roots !== 1 || cycleIn(heads)) {
    // A price on each arc from the root makes the best tree one with a single such arc.
    const price = 1e6;
    const n = words + 1;
    const scores = new Float64Array(n * n);
    for (let i = 1; i < n; i++) {
      const row = from + (i - 1) * stride;
      for (let j = 0; j < n; j++) scores[i * n + j] = data[row + j]! - (j === 0 ? price : 0);
    }
    spanning(scores, n).forEach((head, i) => {
      heads[i] = head;
    });
  }
  const found: number[] = new Array(words);
  for (let i = 0; i < words; i++) found[i] = heads[i + 1]! - 1;
  return found;
}

/** The nodes of a cycle among heads, if there is one; node 0 is the root. */
function cycleIn(heads: number[]): number[] | undefined {
  const seen = new Int32Array(heads.length);
  for (let start = 1; start < heads.length; start++) {
    let node = start;
    while (node > 0 && seen[node] === 0) {
      seen[node] = start;
      node = heads[node]!;
    }
    if (node <= 0 || seen[node] !== start) continue;
    const cycle = [node];
    for (let next = heads[node]!; next !== node; next = heads[next]!) cycle.push(next);
    return cycle;
  }
  return undefined;
}

/** A cycle drawn together into one of its nodes, and what each node outside saw in it. */
interface Contracted {
  node: number;
  cycle: number[];
  heads: number[];
  /** For each node the member that it would rather hang on, and the member that would rather hang on it. */
  leaves: Int32Array;
  enters: Int32Array;
}

/**
 * Heads of the best spanning tree of `n` nodes from node 0; `scores[d * n + h]` is the score of the arc from `h` to `d`,
 * and is used up. In time that grows with the square of `n`, as Tarjan has it, save that cycles are looked for anew.
 */
function spanning(scores: Float64Array, n: number): number[] {
  const alive = new Uint8Array(n).fill(1);
  const heads: number[] = new Array(n).fill(-1);
  const bestOf = (d: number) => {
    let best = -1;
    for (let h = 0; h < n; h++)
      if (h !== d && alive[h] && (best < 0 || scores[d * n + h]! > scores[d * n + best]!)) best = h;
    return best;
  };
  for (let d = 1; d < n; d++) heads[d] = bestOf(d);
  const contracted: Contracted[] = [];
  for (let cycle = cycleIn(heads); cycle; cycle = cycleIn(heads)) {
    const node = cycle[0]!;
    const inside = new Set(cycle);
    const made = {
      node,
      cycle,
      heads: cycle.map((d) => heads[d]!),
      leaves: new Int32Array(n),
      enters: new Int32Array(n),
    };
    for (const member of cycle) if (member !== node) alive[member] = 0;
    const own = cycle.map((d) => scores[d * n + heads[d]!]!);
    for (let other = 0; other < n; other++) {
      if (!alive[other] || inside.has(other)) continue;
      let leave = node;
      let enter = 0;
      for (let k = 0; k < cycle.length; k++) {
        const member = cycle[k]!;
        if (scores[other * n + member]! > scores[other * n + leave]!) leave = member;
        if (scores[member * n + other]! - own[k]! > scores[cycle[enter]! * n + other]! - own[enter]!) enter = k;
      }
      made.leaves[other] = leave;
      made.enters[other] = cycle[enter]!;
      scores[node * n + other] = scores[cycle[enter]! * n + other]! - own[enter]!;
      scores[other * n + node] = scores[other * n + leave]!;
      if (other > 0 && inside.has(heads[other]!)) heads[other] = node;
    }
    for (const member of cycle) heads[member] = -1;
    heads[node] = bestOf(node);
    contracted.push(made);
  }
  for (const { node, cycle, heads: before, leaves, enters } of contracted.reverse()) {
    const above = heads[node]!;
    for (let d = 1; d < n; d++) if (alive[d] && heads[d] === node) heads[d] = leaves[d]!;
    cycle.forEach((member, k) => {
      heads[member] = before[k]!;
      alive[member] = 1;
    });
    heads[enters[above]!] = above;
  }
  return heads;
}
