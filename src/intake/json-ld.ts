import type { PageIndex } from "./dom.ts";

export type LinkedData = Record<string, unknown>;

const MOST_NODES = 500;
const DEEPEST = 6;

/** Every object that a page describes itself with in JSON-LD, whether alone, in arrays or in a graph. */
export function linkedDataOf(index: PageIndex): LinkedData[] {
  const nodes: LinkedData[] = [];
  for (const script of index.tag("SCRIPT")) {
    if (/ld\+json/i.test(script.getAttribute("type") ?? "")) gather(parsed(script.textContent ?? ""), nodes);
  }
  const named = new Map(nodes.map((node) => [node["@id"], node]));
  return nodes.map((node) => {
    const resolved = Object.entries(node).map(([name, value]) => [name, lookedUp(value, named)]);
    return Object.fromEntries(resolved);
  });
}

/** The types of a node, without the vocabulary's address. */
export function typesOf(node: LinkedData): string[] {
  return stringsOf(node["@type"]).map((type) => type.replace(/^.*[/#:]/, ""));
}

/** What a property says in words: a string, or the name of the thing that it points to; of several, all. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return value.trim() ? [value.trim()] : [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap(stringsOf);
  if (isObject(value)) return stringsOf(value.name ?? value["@value"] ?? value["@id"] ?? value.url);
  return [];
}

function gather(value: unknown, nodes: LinkedData[], depth = 0): void {
  if (depth > DEEPEST || nodes.length >= MOST_NODES) return;
  if (Array.isArray(value)) for (const each of value) gather(each, nodes, depth + 1);
  if (!isObject(value)) return;
  if (value["@type"]) nodes.push(value);
  for (const inside of ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"]) {
    if (typeof value[inside] === "object") gather(value[inside], nodes, depth + 1);
  }
}

/** What a reference (an object of nothing but `@id`) points to, where the page describes it. */
function lookedUp(value: unknown, named: Map<unknown, LinkedData>): unknown {
  if (Array.isArray(value)) return value.map((each) => lookedUp(each, named));
  return isObject(value) && !value.name ? (named.get(value["@id"]) ?? value) : value;
}

function parsed(source: string): unknown {
  const text = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, "");
  // Broken in the ways that templates break it: raw line breaks within strings, a comma too many.
  for (const attempt of [text, text.replace(/\p{Cc}+/gu, " ").replace(/,\s*([}\]])/g, "$1")]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or nothing.
    }
  }
  return undefined;
}

function isObject(value: unknown): value is LinkedData {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
