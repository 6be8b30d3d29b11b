// What a step of the network costs beside each of its sentences, and a batch beside its steps, in words: as measured
// on one core of a current server.
const perStep = 0.8;
const perBatch = 8;
// The most sentences, and the most words with padding, that go through the network together.
const most = 24;
const mostWords = 2_000;

/** Parts pieces of these sizes into batches that cost the network least: alike in length, so that little is padding. */
export function batchesOf(sizes: readonly number[]): number[][] {
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[a]! - sizes[b]! || a - b);
  const cost = new Float64Array(order.length + 1);
  const begins = new Int32Array(order.length + 1);
  for (let end = 1; end <= order.length; end++) {
    const longest = sizes[order[end - 1]!]!;
    cost[end] = Number.POSITIVE_INFINITY;
    for (let count = 1; count <= Math.min(end, most) && (count === 1 || count * longest <= mostWords); count++) {
      const made = cost[end - count]! + longest * (perStep + count) + perBatch;
      if (made < cost[end]!) {
        cost[end] = made;
        begins[end] = end - count;
      }
    }
  }
  const batches: number[][] = [];
  for (let end = order.length; end > 0; end = begins[end]!) batches.push(order.slice(begins[end]!, end));
  return batches.reverse();
}
