import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { articleFrom } from "./article.ts";
import type { Capture } from "./capture.ts";
import { pageArticle, pageText } from "./page.ts";

const folder = fileURLToPath(new URL("../../test/pages/", import.meta.url));
const now = "2025-07-01T00:00:00Z";

/** What a page of test/pages must give: the article's fields, its paragraphs or how its text begins; or why there is none. */
type Expected = {
  at?: string;
  article?: Record<string, unknown>;
  paragraphs?: string[];
  starts?: string;
  without?: string[];
  language?: string;
  no?: string;
};

function captureOf(html: string, source: string): Capture {
  return { bytes: Buffer.from(html), sha256: "", at: now, source, mediaType: "text/html" };
}

const names = readdirSync(folder).filter((name) => name.endsWith(".html"));

test("there are pages of several layouts", () => {
  expect(names.length).toBeGreaterThanOrEqual(16);
});

for (const name of names) {
  test(`page ${name}`, () => {
    const expected = JSON.parse(readFileSync(folder + name.replace(".html", ".json"), "utf8")) as Expected;
    const taken = articleFrom(captureOf(readFileSync(folder + name, "utf8"), expected.at ?? name));
    if (expected.no !== undefined) {
      expect(taken).toMatchObject({ outcome: "not-an-article", reason: expect.stringContaining(expected.no) });
      return;
    }
    if (taken.outcome === "not-an-article") throw new Error(taken.reason);
    const { article } = taken;
    expect(taken.outcome).toBe(expected.language ? "unsupported-language" : "article");
    if (expected.language) expect(article.language).toBe(expected.language);
    if (expected.article) {
      const { url, title, outlet, byline, published, modified, language, genre, publication, credits } = article;
      const found = { url, title, outlet, byline, published, modified, language, genre, publication, credits };
      expect(JSON.parse(JSON.stringify(found))).toEqual(expected.article);
    }
    const body = article.text.slice(article.titleSpan.end).trimStart();
    if (expected.paragraphs) expect(body.split("\n\n")).toEqual(expected.paragraphs);
    if (expected.starts) expect(body.startsWith(expected.starts), body).toBe(true);
    for (const words of expected.without ?? []) expect(body).not.toContain(words);
  });
}

const paragraph =
  "<p>Officials of both sides met in London on Wednesday to discuss the terms of a ceasefire, they said.</p>";

function textOf(html: string): string {
  return pageText(`<!doctype html><html><head><title>Talks</title></head><body>${html}</body></html>`);
}

test("what a class calls beside the text goes, but not the text itself under a name like it", () => {
  const box =
    '<div class="promo-box related"><p>The best trains of the north, chosen by our editors for you.</p></div>';
  expect(textOf(paragraph.repeat(3) + box)).not.toContain("trains");
  expect(textOf(`<div class="promo related">${paragraph.repeat(3)}</div>`)).toContain("terms of a ceasefire");
  expect(textOf(`<div class="share-price-story">${paragraph.repeat(3)}</div>`)).toContain("terms of a ceasefire");
  const parts = [1, 2, 3, 4, 5].map(
    (n) => `<div class="ad-free sponsored"><p>Part ${n} of what they discussed in London.</p></div>`,
  );
  expect(textOf(parts.join(""))).toContain("Part 3 of what they discussed");
});

test("a link within a sentence stays, whatever it is called", () => {
  const html = `<p>They spoke of the <a class="tag share-link" href="/t">prisoners</a> for most of the night, she said on Monday.</p>`;
  expect(textOf(paragraph + html)).toContain("They spoke of the prisoners for most of the night");
});

test("block elements and line breaks part words and paragraphs", () => {
  const text = textOf(`${paragraph}<div>First line of the list here<br>Second line of the list</div>${paragraph}`);
  expect(text).toContain("First line of the list here\n\nSecond line of the list");
});

test("in preformatted text blank lines part paragraphs", () => {
  const text = textOf(
    `<pre>${"Officials met in London on Wednesday to\ndiscuss the terms of a ceasefire, they said.\n\n".repeat(5)}</pre>`,
  );
  expect(text.split("\n\n")).toHaveLength(5);
});

test("embedded posts are part of the text", () => {
  const post =
    '<blockquote class="twitter-tweet"><p>We are ready for talks, without conditions, in any city.</p>— The President</blockquote>';
  expect(textOf(paragraph + post + paragraph)).toContain("We are ready for talks, without conditions");
});

test("comments go even where they are longer than the article", () => {
  const comments = `<div id="comments">${`<p>${"I do not believe a word of what they say about it. ".repeat(5)}</p>`.repeat(10)}</div>`;
  const text = textOf(`<article>${paragraph.repeat(6)}</article>${comments}`);
  expect(text).toContain("terms of a ceasefire");
  expect(text).not.toContain("I do not believe");
});

test("beside a short report boxes go by their names and their words together", () => {
  const report =
    "<h1>Talks resume</h1><p>Officials met in London on Wednesday, and they will meet again on Friday, they said.</p><p>They would not say more than that, for now or for later.</p>";
  const newsletter =
    '<div class="newsletter"><h3>The evening letter</h3><p>What the missions and the banks are talking about, Monday to Friday.</p><p>Sign up for our newsletter</p></div>';
  const consent =
    '<div id="cookie-consent"><p>We and our partners use cookies to keep this site working and to show you what you may like.</p><p>You can change your choices at any time in the settings of this site or of your browser.</p></div>';
  const text = textOf(`${consent}<article>${report}${newsletter}</article>`);
  expect(text).toContain("for now or for later");
  expect(text).not.toContain("missions and the banks");
  const longer = textOf(`${consent}<div>${report}${paragraph.repeat(3)}</div>`);
  expect(longer).not.toContain("cookies");
});

test("JSON-LD gives the text where the page shows next to none of it", () => {
  const body = Array.from(
    { length: 12 },
    (_, n) => `Paragraph ${n} of the article says what was discussed in London.`,
  ).join("\\n\\n");
  const html = `<html><head><title>Talks</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks","articleBody":"${body}"}</script></head><body><p>Nothing here.</p></body></html>`;
  expect(pageText(html).split("\n\n")).toHaveLength(12);
});

test("a page speaks for its own site only", () => {
  const html = `<html><head><title>Talks</title><link rel="canonical" href="https://other.example/story"></head><body>${paragraph.repeat(4)}</body></html>`;
  const found = pageArticle(html, { address: "https://evil.example/copy", now });
  expect(found).toMatchObject({ url: "https://evil.example/copy" });
  expect(pageArticle(html, { address: "https://www.other.example/story?x=1", now })).toMatchObject({
    url: "https://other.example/story",
  });
});

test("dates in the future and dates that are none are not taken from a page", () => {
  const html = (date: string) =>
    `<html><head><title>Talks</title><meta property="article:published_time" content="${date}"></head><body>${paragraph.repeat(4)}</body></html>`;
  expect(pageArticle(html("2025-06-30T10:00:00Z"), { now })).toMatchObject({ published: "2025-06-30T10:00:00Z" });
  expect(pageArticle(html("2031-01-01T10:00:00Z"), { now })).toMatchObject({ published: undefined });
  expect(pageArticle(html("yesterday"), { now })).toMatchObject({ published: undefined });
});

test("the word of the page on when it was captured holds for archived pages", () => {
  const html = `<html><head><title>Talks</title><meta name="parley:captured" content="2025-04-23T21:05:00Z"></head><body>${paragraph.repeat(4)}</body></html>`;
  expect(pageArticle(html, { now })).toMatchObject({ capturedAt: "2025-04-23T21:05:00Z" });
});

test("nothing in a page is run", () => {
  const html = `<html><body><script>globalThis.ran = true</script><img src=x onerror="globalThis.ran = true">${paragraph.repeat(4)}</body></html>`;
  pageText(html);
  expect("ran" in globalThis).toBe(false);
});

test("pages made to exhaust the reader end soon", () => {
  const size = 200_000;
  const hostile = [
    "<div>",
    "<b><p>",
    "<ul><li>",
    "<svg>",
    "<!--",
    "<",
    "<a ",
    '<a b="',
    "&amp;",
    "<br>x",
    "<table><tr><td>",
    "<h2><a href=/>Headline of a story",
  ];
  for (const piece of hostile) {
    const begun = performance.now();
    pageText(piece.repeat(size / piece.length) + paragraph);
    expect(performance.now() - begun, piece).toBeLessThan(8_000);
  }
});

test("no page, whole or in pieces, makes it throw", () => {
  const pages = names.map((name) => readFileSync(folder + name, "utf8"));
  const piece = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("<", ">", "</div>", "<p>", '"', "<!--", "]]>", "<script>", "&#x0;", "<table>"),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.array(fc.tuple(fc.nat(), fc.nat(60), piece), { maxLength: 12 }),
      (page, edits) => {
        let html = page;
        for (const [at, length, words] of edits) {
          const from = at % (html.length + 1);
          html = html.slice(0, from) + words + html.slice(from + length);
        }
        const found = pageArticle(html, { now });
        expect("reason" in found || found.title.length > 0).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
