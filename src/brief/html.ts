import type { Brief, Item, Sentence } from "./brief.ts";
import { asOfLine, captureNote, coverageLine, marksSingleOrigins, moreLine, singleOriginNote } from "./masthead.ts";
import { creditOf, type References, referencesOf } from "./references.ts";
import { briefStyle } from "./style.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text made safe for HTML, within elements and within quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark]!);
}

/** An address that a page may link to, or nothing: only the web's own schemes. */
export function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}

/** The brief as one HTML file that needs nothing else: its style within, its sources at its end, no script. */
export function briefAsHtml(brief: Brief): string {
  const references = referencesOf(brief);
  const marks = marksSingleOrigins(brief);
  const prose = (sentences: Sentence[]) => sentences.map((one) => sentenceAsHtml(one, references, marks)).join(" ");
  const item = ({ label, sentences }: Item) =>
    `<li>${label ? `<span class="label">${escapeHtml(label)}</span>` : ""}<p>${prose(sentences)}</p></li>`;
  const sections = brief.sections.map(({ id, title, items, more }) => {
    const rest = moreLine(more);
    return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>
<ul class="items">
${items.map(item).join("\n")}
</ul>${rest ? `<p class="more">${rest}</p>` : ""}</section>`;
  });
  const sources = references.list.map(({ number, evidence }) => {
    const url = webAddress(evidence.url);
    const credit = escapeHtml(creditOf(evidence));
    const later = captureNote(brief, evidence);
    return `<li id="source-${number}"><bdi>${url ? `<a href="${escapeHtml(url)}" rel="noreferrer nofollow">${credit}</a>` : credit}</bdi>${later}: <q><bdi>${escapeHtml(evidence.quote)}</bdi></q></li>`;
  });
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(brief.title)}, ${asOfLine(brief).replace(/^As/, "as")}</title>
<style>${briefStyle}
main { max-width: 76rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; }</style>
</head>
<body>
<main class="brief">
<h1><bdi>${escapeHtml(brief.title)}</bdi></h1>
<p class="meta">${asOfLine(brief)}</p>
<p class="meta coverage">${escapeHtml(coverageLine(brief))}${marks ? ` ${singleOriginNote}.` : ""}</p>
${brief.lead.length > 0 ? `<p class="lead">${prose(brief.lead)}</p>` : ""}
${sections.join("\n")}
${sources.length > 0 ? `<section class="sources" aria-labelledby="sources"><h2 id="sources">Sources</h2><ol>\n${sources.join("\n")}\n</ol></section>` : ""}
</main>
</body>
</html>
`;
}

function sentenceAsHtml(sentence: Sentence, references: References, marks: boolean): string {
  const one = (part: Pick<Sentence, "text" | "evidence" | "origins">) => {
    const numbers = references.of(part).map((number) => `<a href="#source-${number}">${number}</a>`);
    const single =
      marks && part.origins === 1
        ? '<span class="single" title="rests on one independent origin" aria-hidden="true">°</span><span class="unseen"> (one origin)</span>'
        : "";
    return `<bdi>${escapeHtml(part.text)}</bdi>${single}<sup class="refs">${numbers.join(" ")}</sup>`;
  };
  return sentence.rival ? `${one(sentence)} <span class="rival">${one(sentence.rival)}</span>` : one(sentence);
}
