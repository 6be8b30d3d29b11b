import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import { read } from "./read.ts";
import { scoreFeatures } from "./scores.ts";

const { article, findings } = read(
  articleOf({
    title: "Peru and Chile meet in Lima",
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [
      "The foreign ministers of Peru and Chile met in Lima on Monday. Chile rejected the draft, a diplomat said.",
    ],
  }),
);

test("every score is a chance, and an event made of another finding has that one's", () => {
  const scores = new Map(findings.map(({ id, why }) => [id, why.score]));
  expect(findings.length).toBeGreaterThan(3);
  for (const finding of findings) {
    expect(finding.why.score).toBeGreaterThan(0);
    expect(finding.why.score).toBeLessThanOrEqual(1);
    if (finding.kind === "event" && finding.derivedFrom)
      expect(finding.why.score).toBe(scores.get(finding.derivedFrom));
  }
});

test("a score rests on kind, rule, length, phase and what holds of the finding", () => {
  const engagement = findings.find(({ kind }) => kind === "engagement")!;
  const names = scoreFeatures(engagement, article.titleSpan.end).map(([name]) => name);
  expect(names).toContain("kind engagement");
  expect(names).toContain(`rule ${engagement.why.rule}`);
  expect(names).toContain("phase done");
  expect(names).toContain("dated engagement");
  expect(names).not.toContain("unsure engagement");
  const own = { ...engagement, why: { ...engagement.why, rule: `${engagement.why.rule}@sahel` } };
  expect(scoreFeatures(own, 0).map(([name]) => name)).toContain(`rule ${engagement.why.rule}`);
});
