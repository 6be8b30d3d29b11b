import { expect, test } from "vitest";
import { findActors } from "./actors.ts";
import { analyse } from "./document.ts";
import { findPlaces } from "./places.ts";

function placesOf(text: string) {
  const document = analyse(text);
  return findPlaces(document, findActors(document));
}
const ids = (text: string) => placesOf(text).places.map((one) => one.id);

test("resolves towns and countries with position and country", () => {
  const { places } = placesOf("Talks were held in Kherson and in Riyadh.");
  expect(places.map((one) => [one.name, one.country])).toEqual([
    ["Kherson", "UKR"],
    ["Riyadh", "SAU"],
  ]);
  expect(places[0]).toMatchObject({ id: "geonames/706448", geonames: 706448, precision: "city" });
});

test("follows what the text says a place lies in", () => {
  expect(placesOf("He met them in Paris, Texas.").places[0]).toMatchObject({ name: "Paris", country: "USA" });
  expect(placesOf("He met them in Paris.").places[0]).toMatchObject({ id: "geonames/2988507", country: "FRA" });
  expect(placesOf("A bus was hit in the Ukrainian town of Marhanets.").places[0]).toMatchObject({ country: "UKR" });
  expect(placesOf("Fighting went on in the Sumy region.").places[0]).toMatchObject({
    name: "Sumy region",
    precision: "region",
  });
});

test("prefers what agrees with the countries of the article", () => {
  const text = "Canadian police said the fire began in London. Ontario asked Canada for help, and Toronto sent crews.";
  expect(placesOf(text).places.find((one) => one.name === "London")?.country).toBe("CAN");
});

test("a state or capital that acts is no place, one where things happen is", () => {
  expect(ids("Russia said that Ukraine refused.")).toEqual([]);
  expect(ids("Moscow accused Kyiv of delay.")).toEqual([]);
  expect(ids("He will meet Putin in Moscow.")).toEqual(["geonames/524901"]);
  expect(ids("Negotiators would attend the London talks.")).toEqual(["geonames/2643743"]);
  expect(ids("Rubio promised to reschedule his UK visit.")).toEqual(["place/GBR"]);
  expect(ids("Delegations flew to Riyadh.")).toEqual(["geonames/108410"]);
  expect(ids("The US delegation refused.")).toEqual([]);
  expect(ids("The envoy to Riyadh refused, and the mediator left Doha.")).toEqual([
    "geonames/108410",
    "geonames/290030",
  ]);
});

test("knows regions, waters and houses that no gazetteer of towns has", () => {
  expect(ids("Fighting in eastern Ukraine, the Gaza Strip and the Black Sea went on.")).toEqual([
    "place/eastern-ukraine",
    "place/gaza-strip",
    "place/black-sea",
  ]);
  expect(ids("They met at Lancaster House.")).toEqual(["place/lancaster-house"]);
  expect(ids("The White House said nothing.")).toEqual([]);
});

test("names of persons and bodies are no places", () => {
  const found = ids("Michael Jordan and Paris Hilton spoke. The Texas Department of Justice declined.");
  expect(found).not.toContain("place/texas");
  expect(found).not.toContain("place/JOR");
});

test("answers by word and by stretch", () => {
  const document = analyse("Talks in Geneva followed a round in Doha.");
  const places = findPlaces(document, findActors(document));
  const s = document.sentences[0]!;
  const geneva = s.words.find((word) => word.text === "Geneva")!;
  expect(places.at(s, geneva)?.country).toBe("CHE");
  expect(places.at(s, s.words[0]!)).toBeUndefined();
  expect(places.in(s, 0, s.words.length).map((one) => one.name)).toEqual(["Geneva", "Doha"]);
});

test("knows the places of datelines, long names, and towns with what they lie in or are", () => {
  const named = (text: string) => placesOf(text).places.map((one) => [one.name, one.country]);
  expect(named("LUSAKA, June 4 - The sides signed.")).toEqual([["Lusaka", "ZMB"]]);
  expect(named("SUVA/APIA, June 4 (Wire) - The sides signed.").map(([, country]) => country)).toEqual(["FJI", "WSM"]);
  expect(named("The ship reached Santiago de Cuba from The Hague.").map(([name]) => name)).toEqual([
    "Santiago de Cuba",
    "The Hague",
  ]);
  expect(named("They chose Lima, Peru, for the last round.").map(([, country]) => country)).toEqual(["PER", "PER"]);
  expect(named("Tripoli, Lebanon’s second city, was calm.")).toEqual([["Tripoli", "LBN"]]);
  expect(named("The monitors have an office in Pristina.")).toEqual([["Pristina", "XKX"]]);
  expect(named("After the talks in Ankara, Turkey said nothing.").map(([name]) => name)).toEqual(["Ankara"]);
});
