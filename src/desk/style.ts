import { createHash } from "node:crypto";
import { briefStyle } from "../brief/style.ts";

const kinds: Record<string, [light: string, dark: string]> = {
  attribution: ["#5b5f66", "#a9aeb6"],
  engagement: ["#1f5f99", "#7fb6e6"],
  position: ["#6b3fa0", "#bf9cec"],
  proposal: ["#2a6f4e", "#7cc7a0"],
  truce: ["#1d6f75", "#6cc5cb"],
  violation: ["#a5461a", "#eda273"],
  incident: ["#a32222", "#f08f8f"],
  figure: ["#7d5a00", "#dcb653"],
  appointment: ["#4a5a1f", "#b3c67a"],
  deadline: ["#8a2c6b", "#e493c8"],
  event: ["#555049", "#b5ada0"],
  claim: ["#5b5f66", "#a9aeb6"],
};

function colours(at: 0 | 1): string {
  return Object.entries(kinds)
    .map(([kind, pair]) => `--k-${kind}: ${pair[at]};`)
    .join(" ");
}

const kindRules = Object.keys(kinds)
  .map((kind) => `.k-${kind} { --k: var(--k-${kind}); }`)
  .join("\n");

/** The one stylesheet of the desk. */
export const stylesheet = `${briefStyle}
:root { ${colours(0)} }
@media (prefers-color-scheme: dark) { :root { ${colours(1)} } }
${kindRules}
.skip { position: absolute; left: -99rem; top: 0; background: var(--sheet); padding: .6rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
.masthead { border-bottom: 3px double var(--rule); }
.masthead > div, main, .foot { max-width: 78rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
.masthead > div { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; align-items: baseline; padding-block: .9rem .7rem; }
.wordmark { font-size: 1.6rem; font-weight: 600; letter-spacing: -.015em; text-decoration: none; }
.masthead nav { font: .9375rem/1.4 var(--sans); display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
.masthead nav a { text-decoration: none; padding: .15rem 0; }
.masthead nav a:hover, .masthead nav a[aria-current] { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
main { padding-block: 1.8rem 3.5rem; }
.foot { font: .8125rem/1.5 var(--sans); color: var(--muted); border-top: 1px solid var(--rule); padding-block: 1rem 2.5rem; }
h3 { font-size: 1.15rem; margin: 0 0 .2rem; font-weight: 600; }
h3 a { text-decoration: none; }
h3 a:hover { text-decoration: underline; text-decoration-color: var(--accent); }
.front { display: grid; gap: 2.4rem 3.5rem; }
.front h2 { border-top: 1px solid var(--rule); padding-top: .8rem; }
.stories { list-style: none; margin: 0; padding: 0; }
.stories li { padding: 0 0 1.05rem; }
.stories p { margin: 0 0 .15rem; }
.dossiers li { padding-bottom: 1.6rem; }
.dossiers h3 { font-size: 1.4rem; }
.dossiers .lead { font-size: 1.15rem; line-height: 1.45; margin: .15rem 0 .3rem; }
.badge { font: 600 .75rem/1.3 var(--sans); border: 1px solid currentColor; border-radius: 3px; padding: .05rem .35rem; white-space: nowrap; color: var(--muted); }
.badge.strong { color: var(--accent); }
.asof { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center; font: .9375rem/1.4 var(--sans); margin: .9rem 0 0; }
.asof input, .asof button { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--muted); border-radius: 4px; padding: .35rem .6rem; min-height: 2.3rem; }
.asof button { cursor: pointer; border-color: var(--accent); color: var(--accent); font-weight: 600; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font: .9375rem/1.45 var(--sans); width: 100%; }
caption { text-align: left; color: var(--muted); font-size: .875rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-top: 1px solid var(--rule); min-width: 6.5rem; }
th { font-weight: 600; }
thead th { border-top: 0; color: var(--muted); }
td p { margin: 0 0 .25rem; }
.stance { font-weight: 600; }
.ascribed .stance { font-weight: 400; font-style: italic; }
.more-of { font: .8125rem/1.4 var(--sans); color: var(--muted); text-decoration: none; white-space: nowrap; }
.more-of:hover { text-decoration: underline; }
.article { display: grid; gap: 2.5rem; }
.text { max-width: 40rem; font-size: 1.125rem; line-height: 1.62; }
.text h1 { font-size: clamp(1.7rem, 1.3rem + 1.6vw, 2.4rem); }
.text .byline { margin-bottom: 1.4rem; }
mark { background: color-mix(in srgb, var(--k) 13%, transparent); color: inherit; border-bottom: 2px solid var(--k); padding: .06em 0; }
mark.over { border-bottom-style: double; border-bottom-width: 4px; }
mark a { text-decoration: none; }
mark a:hover { color: inherit; text-decoration: underline; text-decoration-color: var(--k); }
mark.cited { outline: 2px solid var(--accent); outline-offset: 1px; }
.note { font: 600 .66rem/1 var(--sans); vertical-align: .45em; text-decoration: none; color: var(--k, var(--muted)); padding: .2em .12em; }
.findings { font: .9375rem/1.5 var(--sans); min-width: 0; }
.findings > ol { list-style: none; padding: 0; margin: 0; }
.findings > ol > li { border-left: 3px solid var(--k); padding: .1rem 0 .2rem .8rem; margin: 0 0 1.15rem; }
.findings > ol > li:target { background: var(--faint); }
.findings h3 { font: 600 .9375rem/1.4 var(--sans); }
.kind { color: var(--k); }
dl { display: grid; grid-template-columns: minmax(5.5rem, auto) 1fr; gap: .05rem .8rem; margin: .15rem 0; }
dt { color: var(--muted); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
blockquote { margin: .2rem 0; font: 1rem/1.45 var(--serif); }
blockquote a { text-decoration: none; }
blockquote a:hover { text-decoration: underline; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; margin: 0 0 1.2rem; font: .875rem/1.5 var(--sans); }
.legend li::before { content: ""; display: inline-block; width: .8em; height: .8em; background: var(--k); margin-right: .4em; border-radius: 2px; }
.notice { border: 1px solid var(--accent); border-left-width: 5px; padding: .7rem 1rem; font: .9375rem/1.5 var(--sans); max-width: 46rem; margin: 0 0 1.4rem; }
.notice p:last-child { margin: 0; }
.steps { list-style: none; padding: 0; margin: 0; }
.steps li { padding: 0 0 .5rem 1rem; border-left: 2px solid var(--rule); }
.record > section, .text > section { border-top: 1px solid var(--rule); padding-top: 1rem; margin-top: 1.5rem; }
code { font: .875em ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
@media (min-width: 62rem) {
  .front { grid-template-columns: minmax(0, 1.7fr) minmax(17rem, 1fr); }
  .article { grid-template-columns: minmax(0, 40rem) minmax(20rem, 1fr); gap: 4rem; }
  .findings { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: .5rem .5rem 2rem 0; }
}
@media (max-width: 30rem) { body { font-size: 1rem; } .text { font-size: 1.0625rem; } }
@media print {
  .findings { position: static; max-height: none; overflow: visible; }
  .masthead nav, .skip, .asof, .foot, .legend, .more-of { display: none; }
  .masthead > div, main { max-width: none; padding-inline: 0; }
  mark { background: none; }
}
`;

/** The address of the stylesheet, which changes with its text, so that it may be kept for ever. */
export const stylesheetPath = `/style-${createHash("sha256").update(stylesheet).digest("hex").slice(0, 12)}.css`;

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#8a1f11" d="M4 5h17v11H11l-5 4v-4H4z"/><path fill="#c9c2b4" d="M13 19h11v-7h4v11h-2v4l-5-4h-8z"/></svg>`;
