import type { PageElement } from "./dom.ts";

const NAMING = ["class", "id", "role", "itemprop", "data-component", "data-testid", "data-module"];
const known = new WeakMap<PageElement, string>();

/**
 * The words that a page's author named an element by, in lower case, parted and surrounded by single spaces:
 * `<div class="article__shareTools">` gives " article share tools ".
 */
export function hintsOf(element: PageElement): string {
  const before = known.get(element);
  if (before !== undefined) return before;
  let names = "";
  for (const attribute of NAMING) {
    const value = element.getAttribute(attribute);
    if (value) names += ` ${value}`;
  }
  const words = names
    .slice(0, 1_000)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const hints = words ? ` ${words} ` : " ";
  known.set(element, hints);
  return hints;
}
