import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../errors.ts";
import type { Reading } from "../findings/reading.ts";
import { read } from "../reading/read.ts";
import { bootstrap } from "../scoring/bootstrap.ts";
import { speechMeasures } from "../scoring/speech.ts";
import { type GoldStory, type StoryScore, scoreStory, storyMetrics } from "../scoring/story.ts";
import { take } from "../work/take.ts";
import type { Evaluated } from "./evaluate.ts";
import { articleTaken } from "./taken.ts";

/** A story as it was read, and what an analyst found in it. */
export interface StoryRead {
  folder: string;
  gold: GoldStory;
  reading: Reading;
  seconds: number;
}

/** Reads every story of a folder, or the one that it is. */
export async function readStories(path: string): Promise<StoryRead[]> {
  const stories = foldersOf(path).map((folder) => ({ folder, gold: goldOf(folder) }));
  const found: StoryRead[] = [];
  for (const { folder, gold } of stories) {
    const { published, outlet } = gold.article;
    const article = articleTaken(await take(join(folder, "article.txt"), { published, outlet }));
    const begun = performance.now();
    const reading = read(article);
    found.push({ folder, gold, reading, seconds: (performance.now() - begun) / 1000 });
  }
  return found;
}

/** Reads every story of a folder and scores it against what an analyst found in it. */
export async function evaluateStory(path: string): Promise<Evaluated> {
  const scores: StoryScore[] = [];
  const errors: string[] = [];
  let words = 0;
  let seconds = 0;
  for (const { folder, gold, reading, seconds: taken } of await readStories(path)) {
    seconds += taken;
    words += reading.article.text.split(/\s+/).length;
    const score = scoreStory(reading, gold);
    scores.push(score);
    errors.push(
      ...score.missed.map((what) => `${folder}: missed ${what}`),
      ...score.wrongFields.map((what) => `${folder}: wrong ${what}`),
      ...score.furnitureKept.map((line) => `${folder}: kept ${line}`),
      ...score.extra.map((what) => `${folder}: not listed ${what}`),
    );
  }
  for (const one of speechMeasures) {
    const count = (key: "right" | "all") => scores.reduce((sum, score) => sum + score.speech[one][key], 0);
    errors.push(`${one}: ${count("right")} of ${count("all")} right`);
  }
  const metrics = storyMetrics(scores);
  return {
    n: scores.length,
    seconds,
    wordsPerSecond: words / seconds,
    metrics,
    intervals: bootstrap(scores, shares),
    errors,
  };
}

/** What of a story's score is a fraction of 1 and not of one kind of finding alone. */
function shares(scores: readonly StoryScore[]): Record<string, number> {
  const counted = /^(?:withoutEvidence|unlisted|furnitureKept)$|^(?:recall|precision)\./;
  return Object.fromEntries(Object.entries(storyMetrics([...scores])).filter(([name]) => !counted.test(name)));
}

function foldersOf(path: string): string[] {
  if (existsSync(join(path, "gold.json"))) return [path];
  const inner = existsSync(path)
    ? readdirSync(path)
        .sort()
        .map((name) => join(path, name))
        .filter((folder) => existsSync(join(folder, "gold.json")))
    : [];
  if (inner.length > 0) return inner;
  throw new Fault("bad-gold", `${path} holds no story`, "A story is a folder with article.txt and gold.json.");
}

function goldOf(folder: string): GoldStory {
  const path = join(folder, "gold.json");
  let gold: GoldStory;
  try {
    gold = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Fault("bad-gold", `${path} is not JSON`, "docs/evaluate.md says what it holds.", error);
  }
  if (typeof gold.article !== "object" || !Array.isArray(gold.findings) || !Array.isArray(gold.roles)) {
    throw new Fault("bad-gold", `${path} lacks article, findings or roles`, "docs/evaluate.md says what it holds.");
  }
  return { ...gold, links: gold.links ?? [] };
}
