import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Fault } from "../errors.ts";
import { findActors } from "../language/actors.ts";
import { analyse } from "../language/document.ts";
import { findPlaces, resolvePlaces } from "../language/places.ts";
import { type PlaceArticle, readPlaceXml } from "../scoring/place-xml.ts";
import { type MarkedPlace, scorePlaces } from "../scoring/places.ts";
import type { Evaluated } from "./evaluate.ts";

/** Scores the names of places that the reader finds in articles with marked toponyms, and where it puts them. */
export function evaluatePlaces(path: string): Evaluated {
  const articles = articlesOf(path);
  const begun = performance.now();
  const cases = articles.map(({ id, text, places }) => {
    const document = analyse(text);
    const cast = findActors(document);
    const found = findPlaces(document, cast)
      .toponyms.filter(({ toponym }) => !toponym.nested)
      .map(({ toponym: { sentence, from, to }, place }) => {
        const { words } = document.sentences[sentence]!;
        return { start: words[from]!.start, end: words[to - 1]!.end, lat: place?.lat, lon: place?.lon };
      });
    const given = resolvePlaces(document, cast, places).map(
      (place, index): MarkedPlace => ({ ...places[index]!, lat: place?.lat, lon: place?.lon }),
    );
    return { id, gold: places, found, given };
  });
  const seconds = (performance.now() - begun) / 1000;
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const { metrics, intervals, errors } = scorePlaces(cases);
  const textOf = new Map(articles.map(({ id, text }) => [id, text]));
  const shown = errors.map(({ id, kind, gold, found, km }) => {
    const mark = gold ?? found!;
    const quote = textOf.get(id)!.slice(mark.start, mark.end);
    return `${id} ${kind}: “${quote}”${km === undefined ? "" : ` by ${Math.round(km)} km`}`;
  });
  const { toponym, accuracy161, endToEnd } = metrics;
  return {
    n: articles.length,
    seconds,
    wordsPerSecond: words / seconds,
    metrics: { toponym: { ...toponym }, accuracy161, endToEnd: { ...endToEnd } },
    intervals,
    errors: shown,
  };
}

function articlesOf(path: string): PlaceArticle[] {
  let articles: PlaceArticle[];
  try {
    articles = readPlaceXml(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Fault("bad-gold", `${path} cannot be read`, "Name an XML file of articles with toponyms.", error);
  }
  if (articles.length > 0) return articles;
  throw new Fault("bad-gold", `${basename(path)} holds no article`, "Name an XML file of articles with toponyms.");
}
