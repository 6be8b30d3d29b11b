import { createRequire } from "node:module";
import type { parseHTML } from "linkedom";
import { parseable } from "./page-source.ts";

const load = createRequire(import.meta.url);

/** The little of the DOM that intake uses; the compiler knows no browser here. */
export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly previousSibling: PageNode | null;
  readonly textContent: string | null;
  remove(): void;
}

export interface PageText extends PageNode {
  readonly data: string;
}

export interface PageElement extends PageNode {
  readonly tagName: string;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface PageDocument {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  createElement(tag: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Parses a page, whole or a fragment, into a document that has a body. Nothing in it is run or fetched. */
export function parsePage(html: string): PageDocument {
  const bare = parseable(html);
  const whole = parse(bare);
  if (whole && hasBody(whole)) return whole;
  return parse(`<!doctype html><html><head></head><body>${bare}</body></html>`)!;
}

/** The elements of a document by tag and by itemprop, gathered in one go: asking the document each time is slow. */
export type PageIndex = { tag: (name: string) => PageElement[]; itemprop: (name: string) => PageElement[] };

export function indexOf(document: PageDocument): PageIndex {
  const tags = new Map<string, PageElement[]>();
  const itemprops = new Map<string, PageElement[]>();
  const add = (index: Map<string, PageElement[]>, name: string, element: PageElement) => {
    const before = index.get(name);
    if (before) before.push(element);
    else index.set(name, [element]);
  };
  walk(document.documentElement, {
    enter(element) {
      add(tags, element.tagName, element);
      for (const name of element.getAttribute("itemprop")?.split(/\s+/) ?? []) add(itemprops, name, element);
      return true;
    },
  });
  return { tag: (name) => tags.get(name) ?? [], itemprop: (name) => itemprops.get(name) ?? [] };
}

function parse(html: string): PageDocument | undefined {
  // Loaded with the first page: it takes longer than reading a plain article does.
  const linkedom = load("linkedom") as { parseHTML: typeof parseHTML };
  const { document } = linkedom.parseHTML(html) as unknown as { document: PageDocument };
  return document.documentElement ? document : undefined;
}

function hasBody({ documentElement }: PageDocument): boolean {
  if (documentElement.tagName !== "HTML") return false;
  for (let child = documentElement.firstElementChild; child; child = child.nextElementSibling) {
    if (child.tagName === "BODY") return true;
  }
  return false;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

export function isText(node: PageNode): node is PageText {
  return node.nodeType === 3;
}

/**
 * Goes through a tree in document order without recursion, so that no nesting is too deep. `enter` may return false to
 * leave out what is inside; `leave` is called for every element entered.
 */
export function walk(
  root: PageElement,
  visit: {
    enter?: (element: PageElement) => boolean | undefined;
    text?: (text: PageText) => void;
    leave?: (element: PageElement) => void;
  },
): void {
  let node: PageNode = root;
  while (true) {
    let inside = true;
    if (isElement(node)) inside = visit.enter?.(node) !== false;
    else if (isText(node)) visit.text?.(node);
    const child: PageNode | null = inside && isElement(node) ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    while (true) {
      if (isElement(node)) visit.leave?.(node);
      if (node === root) return;
      const next: PageNode | null = node.nextSibling;
      if (next) {
        node = next;
        break;
      }
      node = node.parentNode!;
    }
  }
}
