import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "../errors.ts";
import { Article } from "../findings/article.ts";
import { articleFrom } from "./article.ts";
import type { Capture } from "./capture.ts";

const at = "2025-05-01T00:00:00.000Z";
const text = "Envoys leave talks\n\nTwo days of talks ended on Tuesday without a text that either side would sign.";

function captureOf(bytes: Uint8Array | string, source = "story.txt", mediaType?: string): Capture {
  return { bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes, sha256: "", at, source, mediaType };
}

test("hints say what the file does not, and go before what it says", () => {
  const taken = articleFrom(captureOf(text), {
    published: "2025-04-23",
    outlet: " Valley  Courier ",
    url: "https://x.example/a?utm_source=b",
  });
  expect(taken).toMatchObject({
    outcome: "article",
    article: {
      title: "Envoys leave talks",
      published: "2025-04-23",
      outlet: "Valley Courier",
      url: "https://x.example/a",
      capturedAt: at,
      language: "en",
    },
  });
  const markdown = "---\noutlet: A\npublished: 2025-04-01\n---\n# T\n\nThe talks ended on Tuesday, the mediators said.";
  expect(articleFrom(captureOf(markdown), { outlet: "B" })).toMatchObject({
    article: { outlet: "B", published: "2025-04-01" },
  });
});

test("wrong hints are faults", () => {
  const code = (hints: object) => {
    try {
      articleFrom(captureOf(text), hints);
    } catch (error) {
      return (error as Fault).code;
    }
  };
  expect(code({ published: "2025-06-01" })).toBe("bad-date");
  expect(code({ published: "soon" })).toBe("bad-date");
  expect(code({ url: "not a url" })).toBe("usage");
});

test("what the bytes are decides how they are read, whatever the file is called", () => {
  const page = `<!doctype html><title>Talks</title>${"<p>Officials met in London on Wednesday to talk about a truce, they said.</p>".repeat(4)}`;
  for (const capture of [
    captureOf(page, "-"),
    captureOf(page, "a.html"),
    captureOf(page, "https://x.example/a", "text/html"),
  ]) {
    expect(articleFrom(capture)).toMatchObject({
      outcome: "article",
      article: { title: "Talks", extractor: "page/1" },
    });
  }
  expect(articleFrom(captureOf("# T\n\nText *here*.", "a.md"))).toMatchObject({ article: { extractor: "markdown/1" } });
  expect(articleFrom(captureOf(text, "-"))).toMatchObject({ article: { extractor: "plain/1" } });
});

test("other languages are kept, named and not read", () => {
  const russian = "Переговоры\n\nПрезидент заявил в среду, что переговоры состоятся в Лондоне на уровне чиновников.";
  expect(articleFrom(captureOf(russian))).toMatchObject({
    outcome: "unsupported-language",
    reason: expect.stringContaining("Russian"),
    article: { language: "ru", title: "Переговоры" },
  });
});

test("empty, binary and titled nothing", () => {
  for (const [bytes, code] of [
    ["", "empty-input"],
    [" \n\t ", "empty-input"],
    ["%PDF-1.7 x", "binary-input"],
  ] as const) {
    expect(() => articleFrom(captureOf(bytes)), code).toThrow(expect.objectContaining({ code }));
  }
  expect(articleFrom(captureOf("---\ntitle: T\n---\n", "a.md"))).toMatchObject({ outcome: "not-an-article" });
});

test("the same bytes and hints give the same article", () => {
  expect(articleFrom(captureOf(text))).toEqual(articleFrom(captureOf(text)));
});

test("any bytes give an article whose offsets hold, an outcome, or a fault", () => {
  const sources = fc.constantFrom("a.txt", "a.md", "a.html", "-", "https://x.example/a");
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("<p>", "The talks ended on Tuesday. ", "\n\n", "---\n", "# ", "&amp;", "By Jane Doe"),
    ),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    words.map((parts) => new Uint8Array(Buffer.from(parts.join("")))),
  );
  fc.assert(
    fc.property(bytes, sources, (input, source) => {
      try {
        const taken = articleFrom(captureOf(input, source));
        if (taken.outcome === "not-an-article") return;
        const article = Article.parse(taken.article);
        const { start, end, exact } = article.titleSpan;
        expect(article.text.slice(start, end)).toBe(exact);
        expect(exact).toBe(article.title);
        expect(article.text).not.toMatch(/\n{3}|[^\S\n]\n|\t|\r/);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    }),
    { numRuns: 600 },
  );
});
