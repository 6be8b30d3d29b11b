import type { Word } from "./document.ts";

/** Two parties in a run of words: the words that name the doer and those that name whom it is done to. Either may be empty. */
export interface MarkedPair {
  words: Word[];
  source: number[];
  target: number[];
}

/** Features that are counted, each a kind of its own. */
export const countedKinds = ["words", "pairs", "lemmas", "between", "near", "source", "verb"] as const;
export type CountedKind = (typeof countedKinds)[number];
/** Lists of words whose vectors are averaged. */
export const listKinds = ["all", "between", "path", "clause", "target"] as const;
export type ListKind = (typeof listKinds)[number];

/** What is said of a pair, as the classifier sees it. */
export interface PairFeatures {
  counted: Record<CountedKind, string[]>;
  lists: Record<ListKind, string[]>;
}

const SOURCE = "<S>";
const TARGET = "<T>";
const reach = [1, 2, 3];
const plain = new Set(
  "the a an of to in on at for and or that which who with by from as is are was were be been has have had its his her their it he she they this , . - \" ' 's".split(
    " ",
  ),
);

/** Describes what the words say of a source and a target: the words around both, those between them, and the tree's path. */
export function pairFeatures({ words, source, target }: MarkedPair): PairFeatures {
  const parties = new Set([...source, ...target]);
  const masked = maskedWords(words, new Set(source), new Set(target));
  const tokens = masked.map(({ token, word }) => token ?? word.low);
  const lemmas = masked.map(({ token, word }) => token ?? word.lemma);
  const heads = { source: topOf(words, source), target: topOf(words, target) };
  const path = pathWords(words, heads.source, heads.target, parties);
  const rest = (list: number[]) => list.map((i) => words[i]!.low).filter((low) => !plain.has(low));
  const all = words.flatMap(({ i }) => (parties.has(i) ? [] : [i]));
  const core = path.core.length > 0 ? path.core : all;
  return {
    counted: {
      words: tokens,
      pairs: pairsOf(tokens),
      lemmas,
      ...betweenAndNear(lemmas),
      source: source.flatMap((i) =>
        /^(?:NOUN|VERB|ADJ|PROPN)$/.test(words[i]!.upos) ? [words[i]!.lemma.toLowerCase()] : [],
      ),
      verb: verbOver(words, heads.source, new Set(source)),
    },
    lists: {
      all: rest(all),
      between: rest(range(words.length, source, target)),
      path: rest(core),
      clause: rest(path.core.length > 0 ? path.clause : core),
      target: target.map((i) => words[i]!.low),
    },
  };
}

/** The words with each party as one. */
function maskedWords(words: Word[], source: Set<number>, target: Set<number>): { token?: string; word: Word }[] {
  const masked: { token?: string; word: Word }[] = [];
  for (const word of words) {
    const token = source.has(word.i) ? SOURCE : target.has(word.i) ? TARGET : undefined;
    if (token && masked.at(-1)?.token === token) continue;
    masked.push({ word, ...(token && { token }) });
  }
  return masked;
}

const pairsOf = (tokens: string[]) => tokens.slice(1).map((token, i) => `${tokens[i]} ${token}`);

function betweenAndNear(lemmas: string[]): { between: string[]; near: string[] } {
  const source = lemmas.indexOf(SOURCE);
  const target = lemmas.indexOf(TARGET);
  if (source < 0 || target < 0) return { between: [], near: [] };
  const order = source < target ? ">" : "<";
  const near = reach.flatMap((step) =>
    [
      ["S+", source + step],
      ["S-", source - step],
      ["T+", target + step],
      ["T-", target - step],
    ].flatMap(([side, at]) => (lemmas[at as number] === undefined ? [] : [`${side}${lemmas[at as number]}`])),
  );
  const between = lemmas.slice(Math.min(source, target) + 1, Math.max(source, target));
  return { between: between.map((lemma) => order + lemma), near };
}

function range(length: number, source: number[], target: number[]): number[] {
  const bounds = (a: number[], b: number[]): [number, number] => [
    a.length > 0 ? Math.max(...a) : 0,
    b.length > 0 ? Math.min(...b) : length,
  ];
  let [from, to] = bounds(source, target);
  if (to < from) [from, to] = [bounds(target, source)[0], source.length > 0 ? Math.min(...source) : length];
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => from + 1 + i);
}

function chainUp(words: Word[], from: number): number[] {
  const chain = [from];
  while (words[chain.at(-1)!]!.head >= 0 && chain.length < 200) chain.push(words[chain.at(-1)!]!.head);
  return chain;
}

/** The word of a party that stands highest in the tree. */
function topOf(words: Word[], party: number[]): number | undefined {
  const inside = new Set(party);
  const tops = party.filter((i) => !inside.has(words[i]!.head) && words[i]!.relation !== "punct");
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const i of tops.length > 0 ? tops : party) {
    const depth = chainUp(words, i).length;
    if (depth < least) [best, least] = [i, depth];
  }
  return best;
}

function verbOver(words: Word[], from: number | undefined, party: Set<number>): string[] {
  if (from === undefined) return [];
  const verb = chainUp(words, from).find((i) => words[i]!.upos === "VERB" && !party.has(i));
  return verb === undefined ? [] : [words[verb]!.lemma];
}

/** The words on the way from source to target in the tree without these two, and those of the clause over both. */
function pathWords(
  words: Word[],
  source: number | undefined,
  target: number | undefined,
  parties: Set<number>,
): { core: number[]; clause: number[] } {
  if (source === undefined || target === undefined) return { core: [], clause: [] };
  const up = chainUp(words, source);
  const down = chainUp(words, target);
  const meeting = up.find((i) => down.includes(i));
  if (meeting === undefined) return { core: [], clause: [] };
  const way = [...up.slice(0, up.indexOf(meeting) + 1), ...down.slice(0, down.indexOf(meeting) + 1)];
  const ends = new Set([source, target]);
  const core = [...new Set(way.filter((i) => !ends.has(i)))];
  const clause = new Set(core);
  for (const i of clauseUnder(words, meeting, new Set(way)))
    if (/^(?:NOUN|VERB|ADJ|ADV|ADP|PART)$/.test(words[i]!.upos)) clause.add(i);
  return { core, clause: [...clause].filter((i) => !parties.has(i)) };
}

// Other clauses are left out, unless the way leads through them.
function clauseUnder(words: Word[], top: number, way: Set<number>): number[] {
  const found: number[] = [];
  const visit = (i: number, depth: number) => {
    found.push(i);
    if (depth > 60) return;
    for (const child of words[i]!.children) {
      const relation = words[child]!.relation.split(":")[0]!;
      const other =
        /^(?:advcl|parataxis|ccomp|acl)$/.test(relation) || (relation === "conj" && words[child]!.upos === "VERB");
      if (!other || way.has(child)) visit(child, depth + 1);
    }
  };
  visit(top, 0);
  return found;
}
