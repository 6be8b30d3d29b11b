import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import { read } from "./read.ts";

const articleWith = (paragraph: string, times: number, between = "\n\n") =>
  articleOf({
    title: "News from the talks",
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [new Array(times).fill(paragraph).join(between)],
  });

function timeOf(paragraph: string, times: number, between?: string): number {
  const article = articleWith(paragraph, times, between);
  const before = process.cpuUsage();
  read(article);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

// A step that takes the square would take sixteen times as long; the rest of the reading dilutes that to about ten.
test.each([
  [
    "meetings, quotations, denials",
    "Norwegian and Peruvian envoys met in Oslo on Monday. “The talks failed,” Peru said. Norway denied that they failed.",
  ],
  [
    "truces, attacks, offers",
    "The army declared a truce with the rebels. Gunmen killed 12 people in Goma. Peru rejected a plan to cut tariffs.",
  ],
])("four times the text takes not much more than four times the time: %s", { timeout: 60_000 }, (_, paragraph) => {
  timeOf(paragraph, 30);
  const ratios = [0, 1, 2].map(() => timeOf(paragraph, 240) / timeOf(paragraph, 60));
  expect(Math.min(...ratios)).toBeLessThan(6.5);
});

test("a sentence without end takes time in proportion", { timeout: 60_000 }, () => {
  const clause = "the envoy said that the ministers of Norway and Peru met in Oslo on Monday and";
  timeOf(clause, 20, " ");
  const ratios = [0, 1].map(() => timeOf(clause, 240, " ") / timeOf(clause, 60, " "));
  expect(Math.min(...ratios)).toBeLessThan(6.5);
});
