import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/** As much of a DOM node as its text needs. */
type Node = {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  firstChild: Node | null;
  nextSibling: Node | null;
};

const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|CAPTION|DD|DETAILS|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/;

/**
 * The peer that the pages' figures stand beside: Readability as it comes on linkedom as it comes, nothing of ours before
 * or after. Its `content` with a line break around each block, which scores higher than its `textContent`, where the
 * last word of a paragraph runs into the first of the next.
 */
export function plainReadability(html: string): string {
  const { document } = parseHTML(html);
  const article = new Readability<Node>(document, { serializer: (node) => node as unknown as Node }).parse();
  return article?.content ? textOf(article.content) : "";
}

function textOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? "";
  let text = "";
  for (let child = node.firstChild; child; child = child.nextSibling) text += textOf(child);
  return BLOCK.test(node.nodeName) ? `\n${text}\n` : text;
}
