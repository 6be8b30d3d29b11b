import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  bootstrapDifference,
  metricsOf,
  type Overlap,
  type PageCase,
  readPageCases,
  scorePages,
  shingleOverlap,
} from "./pages.ts";
import { plainReadability } from "./plain-readability.ts";

// Worked by hand. Gold "a b c d e f" has the shingles abcd, bcde, cdef.
test("shingles of four words are counted as often as they stand", () => {
  // Found "a b c d e": abcd, bcde. Both 2, only gold 1.
  expect(shingleOverlap("a b c d e f", "a b c d e")).toEqual({ both: 2 / 3, found: 0, gold: 1 / 3 });
  // Found twice what stands once: abcd ×2 with bcda, cdab, dabc between them. Both 1, only found 4.
  expect(shingleOverlap("a b c d", "a b c d a b c d")).toEqual({ both: 1 / 5, found: 4 / 5, gold: 0 });
  // A text shorter than a shingle is one shingle.
  expect(shingleOverlap("two words", "two words")).toEqual({ both: 1, found: 0, gold: 0 });
  expect(shingleOverlap("two words", "two")).toEqual({ both: 0, found: 0.5, gold: 0.5 });
  expect(shingleOverlap("", "")).toEqual({ both: 0, found: 0, gold: 0 });
  expect(shingleOverlap("a b c d", "")).toEqual({ both: 0, found: 0, gold: 1 });
});

test("marks part words, letters of all scripts and digits make them, case counts", () => {
  expect(shingleOverlap("one, two—three: 4", "one two three 4").both).toBe(1);
  expect(shingleOverlap("Мир дому твоему, брат", "Мир дому твоему брат").both).toBe(1);
  expect(shingleOverlap("snake_case is one word", "snake case is one word").both).toBe(0);
  expect(shingleOverlap("One two three four", "one two three four").both).toBe(0);
});

test("precision and recall are averaged over pages, F1 is of the averages", () => {
  const overlaps: Overlap[] = [
    { both: 1, found: 0, gold: 0 },
    // Precision 1/2, recall 1/3.
    { both: 0.25, found: 0.25, gold: 0.5 },
    // Nothing found: no precision to count, recall 0.
    { both: 0, found: 0, gold: 1 },
  ];
  const { precision, recall, f1, accuracy } = metricsOf(overlaps);
  expect(precision).toBeCloseTo((1 + 0.5) / 2, 12);
  expect(recall).toBeCloseTo((1 + 1 / 3 + 0) / 3, 12);
  expect(f1).toBeCloseTo((2 * 0.75 * (4 / 9)) / (0.75 + 4 / 9), 12);
  expect(accuracy).toBeCloseTo(1 / 3, 12);
});

test("the bootstrap is paired, seeded, and finds no difference where there is none", () => {
  const ours = Array.from(
    { length: 30 },
    (_, at): Overlap => ({ both: 0.8, found: at % 2 ? 0.2 : 0, gold: at % 2 ? 0 : 0.2 }),
  );
  const worse = ours.map(({ both, found, gold }): Overlap => ({ both: both - 0.1, found: found + 0.1, gold }));
  expect(bootstrapDifference(ours, ours).precision).toEqual({ mean: 0, low: 0, high: 0 });
  const difference = bootstrapDifference(ours, worse);
  expect(difference).toEqual(bootstrapDifference(ours, worse));
  expect(difference.precision.low).toBeGreaterThan(0);
  expect(difference.precision.low).toBeLessThanOrEqual(difference.precision.mean);
  expect(difference.precision.mean).toBeLessThanOrEqual(difference.precision.high);
  expect(bootstrapDifference(worse, ours).f1.high).toBeLessThan(0);
});

test("two extractors are scored on the same pages, each with its speed", () => {
  const cases: PageCase[] = [
    { id: "a", html: "<p>one two three four", gold: "one two three four", url: "https://x.example/a" },
    { id: "b", html: "<p>five six seven eight", gold: "five six seven eight" },
  ];
  const urls: (string | undefined)[] = [];
  const score = scorePages(cases, {
    parley: (html, url) => {
      urls.push(url);
      return html.replace("<p>", "");
    },
    baseline: () => "one two three four",
  });
  expect(score.n).toBe(2);
  expect(score.metrics).toMatchObject({
    precision: 1,
    recall: 1,
    f1: 1,
    accuracy: 1,
    baseline: { precision: 0.5, recall: 0.5, accuracy: 0.5 },
  });
  expect(score.metrics.difference.f1.mean).toBe(0.5);
  expect(score.metrics.pagesPerSecond).toBeGreaterThan(0);
  expect(urls).toContain("https://x.example/a");
  expect(score.pages.map(({ id }) => id)).toEqual(["a", "b"]);
});

test("pages are read from the benchmark's folder; what is missing or broken is a fault", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-pages-"));
  try {
    const code = () => {
      try {
        readPageCases(folder);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code()).toBe("bad-gold");
    mkdirSync(join(folder, "html"));
    writeFileSync(
      join(folder, "ground-truth.json"),
      JSON.stringify({ abc: { articleBody: "Talks", url: "https://x.example" } }),
    );
    expect(code()).toBe("bad-gold");
    writeFileSync(join(folder, "html", "abc.html.gz"), gzipSync("<p>Talks"));
    expect(readPageCases(folder)).toEqual([{ id: "abc", html: "<p>Talks", gold: "Talks", url: "https://x.example" }]);
    writeFileSync(join(folder, "ground-truth.json"), "{");
    expect(code()).toBe("bad-gold");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the peer is Readability with breaks between blocks", () => {
  const paragraph =
    "<p>Officials of both sides met in London on Wednesday to discuss the terms of a ceasefire, they said.</p>";
  const html = `<!doctype html><html><head><title>T</title></head><body><article>${paragraph.repeat(8)}</article></body></html>`;
  expect(plainReadability(html).match(/they said\.\s*\n/g)).toHaveLength(8);
  expect(plainReadability("<!doctype html><html><body></body></html>")).toBe("");
});
