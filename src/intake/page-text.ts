import { cleanLine } from "./clean.ts";
import { type PageElement, walk } from "./dom.ts";
import { isSentence } from "./furniture.ts";

export type Block = {
  text: string;
  tag: string;
  element: PageElement;
  linked: number;
  /** Nothing but an image stands before it. */
  afterImage: boolean;
  /** All of it is set apart from running text: in italics, small or centred. */
  slanted: boolean;
};

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL OPTION P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL"
  ).split(" "),
);
const SLANTED = new Set(["EM", "I", "SMALL", "CENTER", "FONT", "CITE"]);

/** Whether a block reads as a paragraph: long enough, a sentence, not mostly link. */
export function isProse(block: Block): boolean {
  return block.text.length >= 60 && block.linked < 0.5 && !/^H[1-6]$/.test(block.tag) && isSentence(block.text);
}

/** The text of an element as the blocks that a reader sees, in order, each with its tag and the share of it that is link. */
export function blocksOf(root: PageElement): Block[] {
  const blocks: Block[] = [];
  let text = "";
  let linked = 0;
  let slanted = 0;
  let anchors = 0;
  let slants = 0;
  let image = false;
  let preformatted = 0;
  let owner: PageElement = root;
  const open: PageElement[] = [root];
  const end = () => {
    const clean = cleanLine(text);
    if (clean) {
      blocks.push({
        text: clean,
        tag: owner.tagName,
        element: owner,
        linked: Math.min(1, linked / clean.length),
        afterImage: image,
        slanted: slanted >= clean.length * 0.9,
      });
      image = false;
    }
    text = "";
    linked = 0;
    slanted = 0;
  };
  walk(root, {
    enter(element) {
      const { tagName } = element;
      if (tagName === "A") anchors++;
      if (SLANTED.has(tagName)) slants++;
      if (tagName === "IMG" || tagName === "PICTURE") image = true;
      if (tagName === "TD" || tagName === "TH") text += " ";
      if (tagName === "PRE") preformatted++;
      if (!BLOCKS.has(tagName)) return;
      end();
      open.push(element);
      owner = element;
    },
    text({ data }) {
      // Only there a blank line of the source is seen.
      const parts = preformatted > 0 ? data.split(/\n[^\S\n]*\n/) : [data];
      for (const [at, part] of parts.entries()) {
        if (at > 0) end();
        text += part;
        const { length } = part.trim();
        if (anchors > 0) linked += length;
        if (slants > 0) slanted += length;
      }
    },
    leave(element) {
      const { tagName } = element;
      if (tagName === "A") anchors--;
      if (tagName === "PRE") preformatted--;
      if (tagName === "TD" || tagName === "TH") text += " ";
      if (BLOCKS.has(tagName)) {
        end();
        open.pop();
        owner = open[open.length - 1] ?? root;
      }
      if (SLANTED.has(tagName)) slants--;
    },
  });
  end();
  return blocks;
}
