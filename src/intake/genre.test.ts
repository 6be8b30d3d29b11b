import { expect, test } from "vitest";
import type { Genre } from "../findings/article.ts";
import { type GenreSigns, genreOf } from "./genre.ts";

const cases: [Genre, Partial<GenreSigns>][] = [
  ["news", { title: "Talks resume in London" }],
  ["news", { title: "Statement sparks anger", types: ["NewsArticle"], section: "World" }],
  ["news", { title: "Opinion polls show a lead for the party" }],
  ["news", { title: "Interview lands minister in trouble" }],
  ["news", { title: "Live fire exercise cancelled", url: "https://x.example/world/olive-trees" }],
  ["opinion", { types: ["OpinionNewsArticle"] }],
  ["opinion", { section: "Opinion" }],
  ["opinion", { section: "World, Commentary" }],
  ["opinion", { url: "https://x.example/opinion/2025/a-truce" }],
  ["opinion", { title: "Opinion | A truce is not a peace" }],
  ["opinion", { title: "A truce is not a peace - Editorial" }],
  ["opinion", { notes: ["Opinion"] }],
  ["opinion", { paragraphs: ["Text.", "The views expressed here are the author’s own."] }],
  ["analysis", { types: ["AnalysisNewsArticle"] }],
  ["analysis", { title: "Analysis: What the truce leaves open" }],
  ["analysis", { title: "Explainer: who guards the line" }],
  ["live", { types: ["LiveBlogPosting"] }],
  ["live", { url: "https://x.example/world/live/2025/talks" }],
  ["live", { title: "London talks: live updates" }],
  ["interview", { title: "Interview: the general who drew the line" }],
  ["interview", { paragraphs: ["Intro.", "Q: Why now?", "A: Because.", "Q: And then?", "A: We go home."] }],
  ["statement", { title: "Joint statement by the foreign ministers" }],
  ["statement", { url: "https://x.example/press-releases/2025/1" }],
  ["statement", { title: "Readout of the call with the president" }],
  [
    "transcript",
    {
      paragraphs: [
        "MARK DOE: Good evening.",
        "SELIN AYDIN: Good evening.",
        "MARK DOE: What now?",
        "SELIN AYDIN: Nothing.",
      ],
    },
  ],
  ["document", { title: "Full text of the ceasefire agreement" }],
  ["post", { types: ["SocialMediaPosting"] }],
];

for (const [genre, signs] of cases) {
  test(`${genre}: ${JSON.stringify(signs)}`, () => {
    expect(genreOf({ title: "Envoys meet", paragraphs: [], ...signs })).toBe(genre);
  });
}

test("data goes before words", () => {
  expect(genreOf({ title: "Interview: a talk", paragraphs: [], types: ["OpinionNewsArticle"] })).toBe("opinion");
});
