/** The groups that the pairs make of the items, each in the order of the items. */
export function grouped<T>(items: T[], pairs: Iterable<readonly [number, number]>): T[][] {
  const roots = forest(items.length);
  for (const [a, b] of pairs) roots.join(a, b);
  return roots.groups().map((members) => members.map((index) => items[index]!));
}

export interface WeightedPair {
  a: number;
  b: number;
  strength: number;
}

/**
 * The groups that links make of the items, cut where two items exclude each other: links are taken from the strongest
 * down (items are in the order of their keys, which breaks ties), and one that would bring excluding items together is
 * left out. A function of the set of items and links, not of the order in which they came.
 */
export function componentsOf<T>(items: T[], links: WeightedPair[], excludes: (a: T, b: T) => boolean): T[][] {
  const roots = forest(items.length);
  const members = items.map((_, index) => [index]);
  const ordered = [...links].sort(
    (x, y) =>
      y.strength - x.strength || Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b),
  );
  // Groups only grow: two that excluded each other once do so for good.
  const apart = new Set<number>();
  for (const { a, b } of ordered) {
    const [one, other] = [roots.find(a), roots.find(b)];
    if (one === other) continue;
    const pair = Math.min(one, other) * items.length + Math.max(one, other);
    if (apart.has(pair)) continue;
    if (anyExcludes(items, members[one]!, members[other]!, excludes)) apart.add(pair);
    else {
      const both = [...members[one]!, ...members[other]!];
      roots.join(one, other);
      members[roots.find(one)] = both;
    }
  }
  return roots.groups().map((indexes) => indexes.map((index) => items[index]!));
}

function anyExcludes<T>(items: T[], left: number[], right: number[], excludes: (a: T, b: T) => boolean): boolean {
  for (const x of left) {
    for (const y of right) if (excludes(items[x]!, items[y]!)) return true;
  }
  return false;
}

function forest(size: number) {
  const parents = Array.from({ length: size }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    let at = index;
    while (parents[at] !== root) {
      const next = parents[at]!;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    /** Joins two groups; the smaller index is the root. */
    join(a: number, b: number): void {
      const [one, other] = [find(a), find(b)];
      if (one < other) parents[other] = one;
      else if (other < one) parents[one] = other;
    },
    groups(): number[][] {
      const found = new Map<number, number[]>();
      for (let index = 0; index < size; index++) {
        const root = find(index);
        const group = found.get(root);
        if (group) group.push(index);
        else found.set(root, [index]);
      }
      return [...found.values()];
    },
  };
}
