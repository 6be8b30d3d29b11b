import { createHash } from "node:crypto";

/** The smallest hashes of the overlapping word triples of a text (MinHash of the bottom-k kind): two texts are compared by these alone. */
export interface TextSketch {
  /** Ascending, each once. */
  hashes: number[];
  /** How many distinct triples the text has. */
  size: number;
  outlet?: string;
  credits: string[];
}

const kept = 256;
const blocked = 24;

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
export function textSketch(article: { text: string; outlet?: string; credits: string[] }): TextSketch {
  const words = article.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = new Set<number>();
  for (let at = 0; at + 3 <= words.length; at++) hashes.add(hash32(`${words[at]} ${words[at + 1]} ${words[at + 2]}`));
  return {
    hashes: [...hashes].sort((a, b) => a - b).slice(0, kept),
    size: hashes.size,
    outlet: article.outlet,
    credits: article.credits,
  };
}

/** The tokens by which a text is found: two of one origin share at least one of them. */
export function textBlocks(sketch: TextSketch): number[] {
  return sketch.hashes.slice(0, blocked);
}

/** How much of the shorter text stands in the longer, from 0 to 1. */
export function containment(a: TextSketch, b: TextSketch): number {
  if (a.size === 0 || b.size === 0) return 0;
  const limit = Math.min(a.size > kept ? a.hashes.at(-1)! : 0xffffffff, b.size > kept ? b.hashes.at(-1)! : 0xffffffff);
  const [one, other] = [a, b].map(({ hashes }) => hashes.filter((hash) => hash <= limit));
  const inOther = new Set(other);
  const shared = one!.filter((hash) => inOther.has(hash)).length;
  return shared / (Math.min(one!.length, other!.length) || 1);
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
  const likeness = containment(a, b);
  const enough = sharesSource(a, b) ? 0.25 : 0.45;
  return Math.min(a.size, b.size) >= 12 && likeness >= enough ? likeness : undefined;
}

/** A whole number that stands for a token in the database. */
export function tokenNumber(token: string): number {
  return Number.parseInt(createHash("sha256").update(token).digest("hex").slice(0, 13), 16);
}
