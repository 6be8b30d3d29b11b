import type { Brief, Item, Sentence } from "./brief.ts";
import { inQuotes } from "./english.ts";
import { asOfLine, captureNote, coverageLine, marksSingleOrigins, moreLine, singleOriginNote } from "./masthead.ts";
import { creditOf, type References, ranges, referencesOf } from "./references.ts";

export interface TextOptions {
  /** Width to wrap to; 80 when not given. */
  columns?: number;
  /** ANSI colours; none when not given. */
  colour?: boolean;
}

/** What suits a stream: its width and, on a terminal unless NO_COLOR is set, colours. */
export function textOptionsFor(
  stream: { isTTY?: boolean; columns?: number },
  env: Record<string, string | undefined>,
): TextOptions {
  return {
    columns: Math.min(Math.max(stream.columns ?? 80, 40), 100),
    colour: Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb",
  };
}

const control = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Text out of articles cannot move the cursor, colour the screen or turn the direction of what follows. */
export function safe(text: string): string {
  return text.replace(/\s+/g, " ").replace(control, "");
}

/** The text in lines of at most so many columns, where its words allow it. */
export function wrap(text: string, columns: number, first = "", rest = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n");
}

/** The brief for a terminal: wrapped, with numbered references to a list of sources at its end. */
export function briefAsText(brief: Brief, options: TextOptions = {}): string {
  const columns = options.columns ?? 80;
  const paint = (code: string, text: string) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const bold = (text: string) => paint("1", text);
  const dim = (text: string) => paint("2", text);
  const references = referencesOf(brief);
  const marks = marksSingleOrigins(brief);

  const blocks: string[] = [`${bold(safe(brief.title))}\n${asOfLine(brief)}.`, dim(wrap(coverageLine(brief), columns))];
  if (brief.lead.length > 0) blocks.push(wrap(paragraph(brief.lead, references, marks), columns));
  if (brief.sections.length === 0 && brief.coverage.articles > 0) {
    blocks.push(wrap("Nothing in these reports says how the talks stand.", columns));
  }
  for (const { title, items, more } of brief.sections) {
    const lines = items.map((item) => itemAsText(item, references, marks, columns, dim));
    const rest = moreLine(more);
    blocks.push([bold(paint("36", title.toUpperCase())), ...lines, ...(rest ? [dim(`  ${rest}`)] : [])].join("\n"));
  }
  if (references.list.length > 0) {
    const width = String(references.list.length).length + 2;
    const list = references.list.map(({ number, evidence }) => {
      const credit = `${creditOf(evidence)}${captureNote(brief, evidence)}`;
      const label = `[${number}]`.padStart(width);
      return wrap(safe(`${credit}: ${inQuotes(evidence.quote)}`), columns, `${label} `, " ".repeat(width + 1));
    });
    const note = marks && /°/.test(blocks.join("")) ? ["", dim(singleOriginNote)] : [];
    blocks.push([bold(paint("36", "SOURCES")), ...list, ...note].join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}

function itemAsText(
  item: Item,
  references: References,
  marks: boolean,
  columns: number,
  dim: (text: string) => string,
): string {
  const body = paragraph(item.sentences, references, marks);
  if (!item.label) return wrap(body, columns, "  • ", "    ");
  return `  ${dim(safe(item.label))}\n${wrap(body, columns, "  • ", "    ")}`;
}

function paragraph(sentences: Sentence[], references: References, marks: boolean): string {
  return sentences
    .flatMap((sentence) => (sentence.rival ? [sentence, sentence.rival] : [sentence]))
    .map(
      (sentence) =>
        `${safe(sentence.text)}${marks && sentence.origins === 1 ? "°" : ""} [${ranges(references.of(sentence))}]`,
    )
    .join(" ");
}
