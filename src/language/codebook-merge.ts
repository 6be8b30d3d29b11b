import { isMap, isScalar, isSeq, type Node, Pair, YAMLMap, YAMLSeq } from "yaml";

/**
 * Puts what an analyst wrote beside ours: maps are joined key by key, lists are joined with the analyst's entries first,
 * an entry with the `id` of one of ours stands in its place, and anything else that both say is as the analyst says.
 */
export function mergeNodes(ours: Node | null, theirs: Node | null): Node | null {
  if (theirs === null) return ours;
  if (isMap(ours) && isMap(theirs)) return mergeMaps(ours as Mapping, theirs as Mapping);
  if (isSeq(ours) && isSeq(theirs)) return mergeLists(ours as YAMLSeq<Node>, theirs as YAMLSeq<Node>);
  return theirs;
}

const nameOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : String(key));
const idOf = (node: unknown): unknown => (isMap(node) ? node.get("id") : undefined);

type Mapping = YAMLMap<Node, Node | null>;

function mergeMaps(ours: Mapping, theirs: Mapping): Mapping {
  const merged: Mapping = new YAMLMap();
  if (ours.range) merged.range = ours.range;
  const rest = new Map(theirs.items.map((pair) => [nameOf(pair), pair]));
  for (const pair of ours.items) {
    const other = rest.get(nameOf(pair));
    rest.delete(nameOf(pair));
    if (!other) merged.items.push(pair);
    else
      merged.items.push(
        new Pair(pair.key, mergeNodes(pair.value as Node | null, other.value as Node | null)) as typeof pair,
      );
  }
  merged.items.push(...(rest.values() as Iterable<(typeof merged.items)[number]>));
  return merged;
}

function mergeLists(ours: YAMLSeq<Node>, theirs: YAMLSeq<Node>): YAMLSeq {
  const merged = new YAMLSeq<Node>();
  if (ours.range) merged.range = ours.range;
  const known = new Set<unknown>(ours.items.map(idOf).filter((id) => id !== undefined));
  const instead = theirs.items.filter((item) => known.has(idOf(item)));
  const overridden = new Set(instead.map(idOf));
  merged.items = theirs.items.filter((item) => !known.has(idOf(item)));
  const put = new Set<unknown>();
  for (const item of ours.items) {
    const id = idOf(item);
    if (!overridden.has(id)) merged.items.push(item);
    else if (!put.has(id)) merged.items.push(...instead.filter((one) => idOf(one) === id));
    put.add(id);
  }
  return merged;
}
