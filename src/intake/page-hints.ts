import type { PageElement } from "./dom.ts";

const NAMING = ["class", "id", "role", "itemprop", "data-component", "data-testid", "data-module"];
// Pages name many elements alike, and the sites' pages do so again and again.
const spelled = new Map<string, string>();
const MOST_SPELLED = 20_000;
const LONGEST_SPELLED = 200;

/**
 * The words that a page's author named an element by, in lower case, parted and surrounded by single spaces:
 * `<div class="article__shareTools">` gives " article share tools ".
 */
export function hintsOf(element: PageElement): string {
  let names = "";
  for (const attribute of NAMING) {
    const value = element.getAttribute(attribute);
    if (value) names += ` ${value}`;
  }
  if (names === "") return " ";
  const before = spelled.get(names);
  if (before !== undefined) return before;
  const words = names
    .slice(0, 1_000)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const hints = words ? ` ${words} ` : " ";
  if (names.length <= LONGEST_SPELLED) {
    if (spelled.size >= MOST_SPELLED) spelled.clear();
    spelled.set(names, hints);
  }
  return hints;
}
