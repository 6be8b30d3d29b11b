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
    const matrix: Float64Array[] = [new Float64Array(words + 1)];
    for (let i = 0; i < words; i++) {
      const row = new Float64Array(words + 1);
      for (let j = 0; j <= words; j++) row[j] = data[from + i * stride + j]! - (j === 0 ? price : 0);
      matrix.push(row);
    }
    spanning(matrix).forEach((head, i) => {
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

/** Heads of the best spanning tree from node 0; `matrix[d][h]` is the score of the arc from `h` to `d`. */
function spanning(matrix: Float64Array[]): number[] {
  const n = matrix.length;
  const heads = [-1];
  for (let d = 1; d < n; d++) {
    let best = -1;
    for (let h = 0; h < n; h++) if (h !== d && (best < 0 || matrix[d]![h]! > matrix[d]![best]!)) best = h;
    heads.push(best);
  }
  const cycle = cycleIn(heads);
  if (!cycle) return heads;
  const inside = new Set(cycle);
  const outer: number[] = [];
  for (let node = 0; node < n; node++) if (!inside.has(node)) outer.push(node);
  const size = outer.length + 1;
  const last = size - 1;
  const small = Array.from({ length: size }, () => new Float64Array(size).fill(Number.NEGATIVE_INFINITY));
  const leaves: number[] = [];
  const enters: number[] = [];
  outer.forEach((node, k) => {
    outer.forEach((head, m) => {
      small[k]![m] = matrix[node]![head]!;
    });
    leaves[k] = cycle[0]!;
    enters[k] = cycle[0]!;
    for (const member of cycle) {
      if (matrix[node]![member]! > matrix[node]![leaves[k]!]!) leaves[k] = member;
      const entered = enters[k]!;
      const gain = matrix[member]![node]! - matrix[member]![heads[member]!]!;
      if (gain > matrix[entered]![node]! - matrix[entered]![heads[entered]!]!) enters[k] = member;
    }
    small[k]![last] = matrix[node]![leaves[k]!]!;
    const entered = enters[k]!;
    small[last]![k] = matrix[entered]![node]! - matrix[entered]![heads[entered]!]!;
  });
  const solved = spanning(small);
  const entry = solved[last]!;
  heads[enters[entry]!] = outer[entry]!;
  for (let k = 1; k < last; k++) heads[outer[k]!] = solved[k] === last ? leaves[k]! : outer[solved[k]!]!;
  return heads;
}
