import type { Brief } from "../brief/brief.ts";
import { briefAsHtml } from "../brief/html.ts";
import { briefAsMarkdown } from "../brief/markdown.ts";
import { briefAsText, textOptionsFor } from "../brief/text.ts";

/** A brief in the form asked for, ending in a line break; text suits the terminal that it goes to. */
export function renderBrief(brief: Brief, format: "text" | "md" | "html" | "json"): string {
  const render = {
    text: () => briefAsText(brief, textOptionsFor(process.stdout, process.env)),
    md: () => briefAsMarkdown(brief),
    html: () => briefAsHtml(brief),
    json: () => JSON.stringify(brief, null, 2),
  }[format];
  return `${render().trimEnd()}\n`;
}
