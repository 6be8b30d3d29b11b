import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { parse } from "yaml";
import { Fault } from "../errors.ts";
import { type Article, digest } from "../findings/article.ts";
import { quotationsIn } from "../language/document.ts";
import { read } from "../reading/read.ts";
import { bootstrap } from "../scoring/bootstrap.ts";
import { type PassageCounts, passagesMetrics, scorePassage } from "../scoring/passages.ts";
import { locate, Passage, passageText } from "../scoring/passages-gold.ts";
import type { Evaluated } from "./evaluate.ts";

/** Reads each passage of a folder as an article of its day and scores what the passage expects of it. */
export function evaluatePassages(path: string, errorsWanted = false): Evaluated {
  if (errorsWanted && resolve(path).split(sep).includes("held-back"))
    throw new Fault(
      "usage",
      "what is held back is scored, not looked at",
      "Leave --errors out, or name another folder.",
    );
  const passages = passagesOf(path);
  const counted: PassageCounts[] = [];
  const errors: string[] = [];
  let seconds = 0;
  let words = 0;
  for (const { passage, expected } of passages) {
    const article = articleOf(passage);
    const begun = performance.now();
    const reading = read(article);
    seconds += (performance.now() - begun) / 1000;
    words += article.text.split(/\s+/).length;
    const score = scorePassage({ id: passage.id, expected, reading, quotationsIn });
    counted.push(score.counts);
    errors.push(...score.errors.map((what) => `${passage.id}: ${what}`));
  }
  const headline = (drawn: readonly PassageCounts[]) => {
    const { attribution, said, times, places, names, absent } = passagesMetrics(drawn);
    return {
      "attribution.relation.f1": attribution.relation.f1,
      "said.speaker": said.speaker!,
      "times.value.f1": times.value.f1,
      "places.country.f1": places.country.f1,
      "names.f1": names.f1,
      "absent.kept": absent.kept,
    };
  };
  return {
    n: passages.length,
    seconds,
    wordsPerSecond: words / seconds,
    metrics: JSON.parse(JSON.stringify(passagesMetrics(counted))),
    intervals: bootstrap(counted, headline),
    errors: errorsWanted ? errors : [],
  };
}

// The text as it stands, also without a title, so that what is expected of it stands where the gold says.
function articleOf(passage: Passage): Article {
  const text = passageText(passage);
  const title = passage.title ?? "";
  return {
    id: passage.id,
    revision: digest([passage.id, text]),
    title,
    published: passage.published,
    language: "en",
    genre: passage.style === "statement" || passage.style === "transcript" ? passage.style : "news",
    publication: "usable",
    credits: [],
    text,
    titleSpan: { start: 0, end: title.length, exact: title },
  };
}

function passagesOf(path: string) {
  const bad = (what: string, cause?: unknown) =>
    new Fault("bad-gold", what, "docs/evaluate.md says what a file of passages holds.", cause);
  let names: string[];
  try {
    names = readdirSync(path)
      .filter((name) => name.endsWith(".yaml"))
      .sort();
  } catch (error) {
    throw bad(`${path} cannot be read`, error);
  }
  const seen = new Set<string>();
  const passages = names.flatMap((name) => {
    const result = Passage.array().safeParse(parse(readFileSync(join(path, name), "utf8")));
    if (!result.success) {
      const { path: where, message } = result.error.issues[0]!;
      throw bad(`${name}: ${where.join(".")}: ${message}`, result.error);
    }
    return result.data.map((passage) => {
      if (seen.has(passage.id)) throw bad(`${name}: two passages are ${passage.id}`);
      seen.add(passage.id);
      try {
        return { passage, expected: locate(passage) };
      } catch (error) {
        throw bad(`${name}: ${(error as Error).message}`, error);
      }
    });
  });
  if (passages.length === 0) throw bad(`${path} holds no .yaml file with passages`);
  return passages;
}
