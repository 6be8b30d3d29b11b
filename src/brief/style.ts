/** Type, colours and the layout of a brief: shared by the file that `parley brief --format html` prints and by the desk. */
export const briefStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --sheet: #ffffff; --ink: #1c1b19; --muted: #5d5950; --rule: #ddd8cd; --faint: #f1eee7; --accent: #8a1f11;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Noto Serif", "Source Serif 4", Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #17181a; --sheet: #1e1f22; --ink: #e9e6df; --muted: #a8a398; --rule: #3a3a3d; --faint: #232427; --accent: #f19a88; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif); overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.6rem); font-weight: 600; letter-spacing: -0.01em; margin: 0 0 .4rem; }
h2 { font: 700 .8125rem/1.3 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--accent); margin: 0 0 .9rem; }
p { margin: 0 0 .8rem; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.meta, .label, .more, figcaption, small { font: .875rem/1.45 var(--sans); color: var(--muted); }
.brief .coverage { max-width: 46rem; }
.brief .lead { font-size: clamp(1.2rem, 1.05rem + .7vw, 1.5rem); line-height: 1.42; max-width: 46rem; margin: 1.2rem 0 0; text-wrap: pretty; }
.brief > section { border-top: 1px solid var(--rule); padding: 1.1rem 0 .6rem; margin-top: 1.4rem; }
.items { list-style: none; margin: 0; padding: 0; }
.items > li { padding: 0 0 .95rem; max-width: 46rem; }
.items p { margin: 0; text-wrap: pretty; }
.label { display: block; margin: 0 0 .1rem; }
.rival { color: var(--muted); border-bottom: 1px dotted currentColor; }
.single { color: var(--muted); text-decoration: none; cursor: help; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.refs { font: 600 .7rem/1 var(--sans); vertical-align: .35em; white-space: nowrap; letter-spacing: 0; }
.refs a { text-decoration: none; color: var(--accent); padding: .25em .2em; }
.refs a:hover { text-decoration: underline; }
.sources ol { font: .875rem/1.5 var(--sans); padding-left: 2.2rem; max-width: 60rem; margin: 0; }
.sources li { padding: .15rem 0 .3rem .2rem; }
.sources li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.sources q { color: var(--muted); font-family: var(--serif); font-size: .95rem; }
:target { scroll-margin-top: 1rem; }
.sources li:target { background: var(--faint); }
@media (min-width: 62rem) {
  .brief > section:not(.full) { display: grid; grid-template-columns: 11rem minmax(0, 1fr); column-gap: 2rem; }
  .brief > section > h2 { grid-row: 1 / span 9; }
  .brief > section > :not(h2) { grid-column: 2; }
}
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --muted: #333; --rule: #999; --faint: #fff; --accent: #000; }
  body { font-size: 10.5pt; line-height: 1.4; }
  a { text-decoration: none; }
  .items > li, .sources li { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
