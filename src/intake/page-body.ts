import { Readability } from "@mozilla/readability";
import { type PageDocument, type PageElement, walk } from "./dom.ts";
import { type Around, ownBlocks } from "./page-furniture.ts";
import { prune } from "./page-prune.ts";
import { type Block, blocksOf, isProse } from "./page-text.ts";

// Many times what is left of real pages; beyond it Readability takes seconds and more.
const MOST_NODES = 8_000;
const DEEPEST = 100;
const CONTAINERS = /^(?:BODY|DIV|ARTICLE|MAIN|SECTION|TABLE|TBODY|TR|TD|CENTER|FORM|SPAN)$/;

/** The blocks of a page's article, and those that stood among them and are not its own. Takes the document apart. */
export function pageBody(document: PageDocument, around: Around): { own: Block[]; left: Block[] } {
  prune(document);
  // Readability moves what it takes: the page's own order has to be known before.
  const widest = widestOf(document.body);
  const readable = isTooLarge(document.body) ? [] : blocksOf(readableOf(document) ?? document.createElement("div"));
  const blocks = fallsShort(readable, widest) ? widest : readable;
  const own = ownBlocks(blocks, around);
  const kept = new Set(own);
  return { own, left: blocks.filter((block) => !kept.has(block)) };
}

function readableOf(document: PageDocument): PageElement | undefined {
  const article = new Readability<PageElement>(document as never, {
    serializer: (node) => node as unknown as PageElement,
    keepClasses: true,
    disableJSONLD: true,
    charThreshold: 250,
  }).parse();
  return article?.content ?? undefined;
}

/** The blocks in the smallest element that holds most of the page's prose: what is left when its furniture is gone. */
function widestOf(body: PageElement): Block[] {
  const blocks = blocksOf(body);
  const prose = new Map<PageElement, number>();
  for (const block of blocks) {
    if (!isProse(block)) continue;
    for (let above: PageElement | null = block.element; above; above = above.parentElement) {
      prose.set(above, (prose.get(above) ?? 0) + block.text.length);
    }
  }
  const within = (element: PageElement) => (block: Block) => {
    for (let above: PageElement | null = block.element; above; above = above.parentElement)
      if (above === element) return true;
    return false;
  };
  let widest = body;
  while (true) {
    const whole = prose.get(widest) ?? 0;
    let next: PageElement | undefined;
    for (let child = widest.firstElementChild; child; child = child.nextElementSibling) {
      if ((prose.get(child) ?? 0) > whole * 0.75 && CONTAINERS.test(child.tagName)) next = child;
    }
    if (!next) return widest === body ? blocks : blocks.filter(within(widest));
    widest = next;
  }
}

/** Whether Readability left nearly all of an article out, as it does where names mislead it; several articles are none. */
function fallsShort(readable: Block[], widest: Block[]): boolean {
  const sum = (blocks: Block[]) => blocks.filter(isProse).reduce((length, block) => length + block.text.length, 0);
  const headlines = widest.filter((block) => block.tag === "H1").length;
  return sum(readable) < sum(widest) * 0.25 && headlines <= 1;
}

function isTooLarge(body: PageElement): boolean {
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  walk(body, {
    enter() {
      nodes++;
      deepest = Math.max(deepest, ++depth);
      return nodes <= MOST_NODES;
    },
    text() {
      nodes++;
    },
    leave() {
      depth--;
    },
  });
  return nodes > MOST_NODES || deepest > DEEPEST;
}
