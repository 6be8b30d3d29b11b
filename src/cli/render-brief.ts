import type { Brief } from "../brief/brief.ts";
import { briefAsHtml } from "../brief/html.ts";
import { briefAsMarkdown } from "../brief/markdown.ts";
import { briefAsText } from "../brief/text.ts";

/** A brief in the form asked for, ending in a line break. */
export function renderBrief(brief: Brief, format: "text" | "md" | "html" | "json"): string {
  const render = {
    text: briefAsText,
    md: briefAsMarkdown,
    html: briefAsHtml,
    json: (given: Brief) => JSON.stringify(given, null, 2),
  }[format];
  return `${render(brief).trimEnd()}\n`;
}
