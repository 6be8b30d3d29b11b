import type { Brief, Sentence } from "./brief.ts";
import { asOfLine, captureNote, coverageLine, marksSingleOrigins, moreLine, singleOriginNote } from "./masthead.ts";
import { creditOf, type References, referencesOf } from "./references.ts";

const special = /[\\`*_{}[\]<>#|~]/g;

/** Text out of articles stays text: no markup, no link, no line of its own. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(special, (mark) => `\\${mark}`)
    .replace(/(https?|ftp|mailto):/gi, "$1&#58;")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^([-+])/, "\\$1");
}

function linked(text: string, url: string | undefined): string {
  if (!url || !/^https?:\/\//i.test(url)) return text;
  return `[${text}](<${encodeURI(decodeSafely(url)).replace(/[<>()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}>)`;
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The brief as Markdown with footnotes, one for each piece of evidence. */
export function briefAsMarkdown(brief: Brief): string {
  const references = referencesOf(brief);
  const marks = marksSingleOrigins(brief);
  const blocks = [`# ${escaped(brief.title)}`, `*${asOfLine(brief)}. ${escaped(coverageLine(brief))}*`];
  if (brief.lead.length > 0)
    blocks.push(`**${brief.lead.map(({ text }) => escaped(text)).join(" ")}**${notes(brief.lead, references)}`);
  for (const { title, items, more } of brief.sections) {
    const lines = items.map(({ label, sentences }) => {
      const body = sentences
        .flatMap((sentence) => (sentence.rival ? [sentence, sentence.rival] : [sentence]))
        .map(
          (sentence) =>
            `${escaped(sentence.text)}${marks && sentence.origins === 1 ? "°" : ""}${notes([sentence as Sentence], references)}`,
        )
        .join(" ");
      return label ? `- **${escaped(label)}.** ${body}` : `- ${body}`;
    });
    const rest = moreLine(more);
    blocks.push(`## ${title}\n\n${lines.join("\n")}${rest ? `\n\n*${rest}*` : ""}`);
  }
  if (marks && blocks.some((block) => block.includes("°"))) blocks.push(singleOriginNote);
  if (references.list.length > 0) {
    const list = references.list.map(
      ({ number, evidence }) =>
        `[^${number}]: ${linked(escaped(creditOf(evidence)), evidence.url)}${captureNote(brief, evidence)}: “${escaped(evidence.quote)}”`,
    );
    blocks.push(list.join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}

function notes(sentences: Pick<Sentence, "evidence">[], references: References): string {
  return [...new Set(sentences.flatMap((sentence) => references.of(sentence)))]
    .map((number) => `[^${number}]`)
    .join("");
}
