import fc from "fast-check";
import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import { Reading } from "../findings/reading.ts";
import { articleFrom } from "../intake/article.ts";
import { read } from "./read.ts";

const readText = (title: string, ...paragraphs: string[]) =>
  read(
    articleOf({
      title,
      outlet: "Test Wire",
      published: "2025-05-14T10:00:00Z",
      language: "en",
      genre: "news",
      publication: "usable",
      credits: [],
      paragraphs,
    }),
  );

/** Every span anywhere in a reading: it must be the slice of the text that it says it is. */
function expectRightSpans(reading: Reading): void {
  const { text } = reading.article;
  const wrong: unknown[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("start" in value && "end" in value && "exact" in value) {
      const { start, end, exact } = value as { start: number; end: number; exact: string };
      if (!(start >= 0 && start < end && text.slice(start, end) === exact) && end > 0) wrong.push(value);
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit({ ...reading, article: {} });
  expect(wrong).toEqual([]);
}

const said = "Minister Ada Lund said on Friday that Norway and Chile would hold talks in Oslo next week.";
const quoted = "“We will not sign,” Lund told reporters in London. “Not today.”";

/** Marks that change how a text looks, or nothing at all, put where an editor, a scraper or a fault may put them. */
const marks = {
  "zero-width space": "\u200b",
  "zero-width joiner": "\u200d",
  "soft hyphen": "\u00ad",
  "byte order mark": "\ufeff",
  "right-to-left mark": "\u200f",
  "right-to-left override": "\u202e",
  isolates: "\u2067\u2069",
  "no-break space": "\u00a0",
  bell: "\u0007",
  null: "\u0000",
  "line separator": "\u2028",
  "carriage return": "\r",
  "form feed": "\f",
  "variation selector": "\ufe0f",
  "combining accents": "\u0301\u0323\u0301",
  "half a pair": "\ud83d",
  emoji: "👩‍👩‍👧🇳🇴👍🏽",
  "broken entity": "&nbsp",
  "numeric entity": "&#8217;",
  "no entity": "&;&#;&#x;",
};

test.each(Object.entries(marks))("spans stay right with %s anywhere", (_, mark) => {
  const between = `${said} ${quoted}`.replaceAll(" ", ` ${mark}`);
  const within = `${said} ${quoted}`.replace(/(\p{L}{2})(\p{L}{2})/gu, `$1${mark}$2`);
  const around = `${mark}${said}${mark} ${mark}${quoted}${mark}`;
  for (const text of [between, within, around]) expectRightSpans(readText(`Talks${mark} in Oslo`, text, mark, said));
});

test.each(["", "\u200b", "\u2028", "&nbsp;", "…", "—", "👍", "\u0000", "!?!?", "“”", "1", "السلام", "\ud83d"])(
  "a text without a sentence is read: %j",
  (text) => {
    for (const title of ["", text]) {
      const reading = readText(title, text, text);
      expectRightSpans(reading);
      expect(reading.findings).toEqual([]);
      expect(Reading.safeParse(reading).success).toBe(true);
    }
  },
);

const captured = (text: string, source: string) => {
  const taken = articleFrom({
    bytes: new TextEncoder().encode(text),
    sha256: "0".repeat(64),
    at: "2025-05-14T10:00:00.000Z",
    source,
  });
  if (taken.outcome !== "article") throw new Error(taken.outcome);
  return read(taken.article);
};
const gist = (reading: Reading) => ({
  actors: reading.actors.map(({ name }) => name).sort(),
  places: reading.places.map(({ name }) => name).sort(),
  times: reading.times.map(({ value }) => value),
  said: reading.findings.filter(({ kind }) => kind === "attribution").length,
});

test("marks that nobody sees change nothing once a file is taken in", () => {
  const text = `Talks in Oslo\n\n${said}\n\n${quoted}\n`;
  const marked = `\ufeff${text.replace("Oslo", "\u2067Oslo\u2069").replaceAll(" s", " \u200bs").replaceAll("a", "a\u00ad").replaceAll(". ", ".\u200f ")}`;
  const reading = captured(marked, "talks.txt");
  expectRightSpans(reading);
  expect(gist(reading)).toEqual(gist(captured(text, "talks.txt")));
});

test("entities, whole or broken, are what they stand for in a page", () => {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><title>Talks in Oslo</title><article><h1>Talks in Oslo</h1>${body}</article></html>`;
  const filler = `<p>${`${said} `.repeat(6)}</p>`;
  const [plain, coded] = [
    "“We will not sign,” Lund’s aide told reporters — in London.",
    "&ldquo;We&nbspwill not sign,&#8221; Lund&#8217s aide told&#x20;reporters &mdash; in London.",
  ].map((text) => captured(page(`${filler}<p>${text}</p>`), "talks.html"));
  expectRightSpans(coded!);
  expect(coded!.article.text).toBe(plain!.article.text);
  expect(gist(coded!)).toEqual(gist(plain!));
  const odd = captured(
    page(`${filler}<p>Norway &bogus; Chile &#; &#xZZ; &#0; &#55357; R&D agreed &lt;&gt;.</p>`),
    "odd.html",
  );
  expectRightSpans(odd);
  expect(odd.article.text).toContain("R&D agreed <>");
});

test("a clause that ends with its that is read", () => {
  expectRightSpans(readText("", "told \u0000 that"));
});

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...said.split(" "), ...quoted.split(" "), "Kyiv’s", "U.S.", "3/4/2025") },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(marks)) },
  { weight: 1, arbitrary: fc.constantFrom(..."“”‘’\"'()[]{}<>.,;:!?–—-…«»„") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);
const paragraph = fc
  .tuple(fc.array(piece, { maxLength: 40 }), fc.constantFrom(" ", "", "\n"))
  .map(([parts, joint]) => parts.join(joint));

test("every span is the slice that it says it is, whatever the text", () => {
  fc.assert(
    fc.property(paragraph, fc.array(paragraph, { maxLength: 4 }), (title, paragraphs) => {
      const reading = readText(title, ...paragraphs);
      expectRightSpans(reading);
      expect(Reading.safeParse(reading).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["a sentence of 20,000 words", `${"and then the envoy of Norway said on Friday that they talked ".repeat(1_800)}.`],
  ["20,000 words without a space", "Norway".repeat(20_000)],
  ["quotation marks that never close", "“He said ".repeat(2_000)],
  ["brackets that never close", "(Oslo [".repeat(1_500)],
  ["a row of names", "Ada Lund, ".repeat(2_000)],
  ["a row of dates", "on 4 May 2025 ".repeat(1_500)],
  ["a row of marks that nobody sees", "\u200b\u200f ".repeat(4_000)],
  ["a row of accents", `Oslo${"\u0301".repeat(40_000)}`],
])("reads %s in little time", { timeout: 120_000 }, (_, text) => {
  const begun = process.cpuUsage();
  const reading = readText("Talks", text);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1e6).toBeLessThan(30);
  expectRightSpans(reading);
});
