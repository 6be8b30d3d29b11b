import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findActors } from "../language/actors.ts";
import { analyse } from "../language/document.ts";
import { findPlaces, resolvePlaces } from "../language/places.ts";
import { readPlaceXml } from "./place-xml.ts";
import { distance, scorePlaces } from "./places.ts";

test("measures along the great circle", () => {
  const [london, paris] = [
    { lat: 51.51, lon: -0.13 },
    { lat: 48.85, lon: 2.35 },
  ];
  expect(distance(london, paris)).toBeGreaterThan(335);
  expect(distance(london, paris)).toBeLessThan(350);
  expect(distance(london, london)).toBe(0);
});

test("scores finding, placing and both", () => {
  const gold = [
    { start: 0, end: 5, lat: 51.5, lon: 0 },
    { start: 10, end: 15, lat: 48.9, lon: 2.3 },
    { start: 20, end: 25 },
  ];
  const found = [
    { start: 0, end: 5, lat: 51, lon: 0 },
    { start: 12, end: 18, lat: 33, lon: -95 },
    { start: 30, end: 35, lat: 0, lon: 0 },
  ];
  const given = [found[0]!, { start: 10, end: 15, lat: 48.8, lon: 2.2 }, { start: 20, end: 25 }];
  const { metrics } = scorePlaces([{ id: "a", gold, found, given }]);
  expect(metrics.toponym.f1).toBeCloseTo(2 / 3);
  expect(metrics.accuracy161).toBe(1);
  expect(metrics.endToEnd).toMatchObject({ precision: 1 / 3, recall: 1 / 2 });
});

test("reads toponyms with and without position", () => {
  const source =
    '<articles><article docid="7"><title>T</title><text><![CDATA[In Paris & Rome]]></text><toponyms><toponym><start>3</start><end>8</end><phrase>Paris</phrase><gaztag><lat>48.9</lat><lon>2.3</lon></gaztag></toponym><toponym><start>11</start><end>15</end><phrase>Rome</phrase></toponym></toponyms></article></articles>';
  expect(readPlaceXml(source)).toEqual([
    {
      id: "7",
      title: "T",
      text: "In Paris & Rome",
      places: [
        { start: 3, end: 8, lat: 48.9, lon: 2.3 },
        { start: 11, end: 15 },
      ],
    },
  ]);
});

const file = process.env.PARLEY_CORPORA ? join(process.env.PARLEY_CORPORA, "places", "TR-News.xml") : "";
const there = file !== "" && existsSync(file);
if (!there) console.log("TR-News is not scored: PARLEY_CORPORA does not name the corpora.");

test.skipIf(!there)("keeps above its floors on TR-News", { timeout: 60_000 }, () => {
  const cases = readPlaceXml(readFileSync(file, "utf8")).map(({ id, text, places }) => {
    const document = analyse(text);
    const cast = findActors(document);
    const marked = ({ lat, lon }: { lat?: number; lon?: number } = {}) =>
      lat === undefined || lon === undefined ? {} : { lat, lon };
    const found = findPlaces(document, cast).toponyms.map(({ toponym, place }) => {
      const { words } = document.sentences[toponym.sentence]!;
      return { start: words[toponym.from]!.start, end: words[toponym.to - 1]!.end, ...marked(place) };
    });
    const given = resolvePlaces(document, cast, places).map((place, i) => ({
      start: places[i]!.start,
      end: places[i]!.end,
      ...marked(place),
    }));
    return { id, gold: places, found, given };
  });
  const { metrics } = scorePlaces(cases);
  expect(metrics.toponym.f1).toBeGreaterThan(0.85);
  expect(metrics.accuracy161).toBeGreaterThan(0.74);
});
