import { createHash } from "node:crypto";

/** The smallest hashes of the overlapping word triples of a text (MinHash of the bottom-k kind): two texts are compared by these alone. */
export interface TextSketch {
  /** Ascending, each once. */
  hashes: number[];
  /** How many distinct triples the text has. */
  size: number;
  outlet?: string;
  credits: string[];
  /** The number of the day on which it was published. */
  day: number;
}

const kept = 256;
const blocked = 24;
/** A copy appears within days; later, what two texts share is what everyone knows. */
const within = 7;

function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The sketch of an article's text. */
export function textSketch(article: { text: string; outlet?: string; credits: string[] }, day: number): TextSketch {
  const words = article.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = new Set<number>();
  for (let at = 0; at + 3 <= words.length; at++) hashes.add(hash32(`${words[at]} ${words[at + 1]} ${words[at + 2]}`));
  return {
    hashes: [...hashes].sort((a, b) => a - b).slice(0, kept),
    size: hashes.size,
    outlet: article.outlet,
    credits: article.credits,
    day,
  };
}

/** The tokens by which a text is found: two of one origin share at least one of them. */
export function textBlocks(sketch: TextSketch): string[] {
  const week = Math.floor(sketch.day / within);
  return sketch.hashes.slice(0, blocked).flatMap((hash) => [`text ${week} ${hash}`, `text ${week + 1} ${hash}`]);
}

/** How much of the shorter text stands in the longer, from 0 to 1. */
export function containment(a: TextSketch, b: TextSketch): number {
  const limit = Math.min(a.size > kept ? a.hashes.at(-1)! : 0xffffffff, b.size > kept ? b.hashes.at(-1)! : 0xffffffff);
  let [i, j, shared] = [0, 0, 0];
  while (i < a.hashes.length && j < b.hashes.length) {
    const [one, other] = [a.hashes[i]!, b.hashes[j]!];
    if (one > limit || other > limit) break;
    if (one === other) shared++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  const below = (hashes: number[]) => hashes.findLastIndex((hash) => hash <= limit) + 1;
  return shared / (Math.min(below(a.hashes), below(b.hashes)) || 1);
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Both name one agency as their source, or one names the other's outlet. */
function sharesSource(a: TextSketch, b: TextSketch): boolean {
  const named = (sketch: TextSketch) => [...sketch.credits, ...(sketch.outlet ? [sketch.outlet] : [])].map(plain);
  const [one, other] = [named(a), named(b)];
  return one.some((name) => other.includes(name)) && (a.credits.length > 0 || b.credits.length > 0);
}

/** How alike two texts of one origin are; undefined where each was written for itself. A common credit lets less do. */
export function sameOrigin(a: TextSketch, b: TextSketch): number | undefined {
  if (Math.abs(a.day - b.day) > within) return undefined;
  const likeness = containment(a, b);
  const enough = sharesSource(a, b) ? 0.25 : 0.45;
  return Math.min(a.size, b.size) >= 12 && likeness >= enough ? likeness : undefined;
}

/** A whole number that stands for a token in the database. */
export function tokenNumber(token: string): number {
  return Number.parseInt(createHash("sha256").update(token).digest("hex").slice(0, 13), 16);
}
