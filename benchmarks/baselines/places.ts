import { readFileSync } from "node:fs";
import { citiesNamed, countryNamed } from "../../src/language/gazetteer.ts";
import { middleOf } from "../../src/language/places-codebook.ts";
import { readPlaceXml } from "../../src/scoring/place-xml.ts";
import { type MarkedPlace, scorePlaces } from "../../src/scoring/places.ts";

const longest = 4;

/** The longest run of capitalised words that the gazetteer has; of places with one name the country, else the largest city. */
export function placesBaseline(path: string): object {
  const cases = readPlaceXml(readFileSync(path, "utf8")).map(({ id, text, places }) => ({
    id,
    gold: places,
    found: guesses(text),
    given: places.map(({ start, end }) => ({ start, end, ...positionOf(text.slice(start, end)) })),
  }));
  return scorePlaces(cases).metrics;
}

function guesses(text: string): MarkedPlace[] {
  const words = [...text.matchAll(/[\p{L}\p{N}’'-]+/gu)];
  const found: MarkedPlace[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let many = Math.min(longest, words.length - i); many > 0; many--) {
      const last = words[i + many - 1]!;
      const [start, end] = [words[i]!.index, last.index + last[0].length];
      const name = text.slice(start, end);
      if (!/^\p{Lu}/u.test(name) || /[^\p{L}\p{N} .’'-]/u.test(name)) continue;
      const position = positionOf(name);
      if (!position) continue;
      found.push({ start, end, ...position });
      i += many - 1;
      break;
    }
  }
  return found;
}

function positionOf(name: string): { lat: number; lon: number } | undefined {
  const country = countryNamed(name);
  if (country) return middleOf(country.code) ?? { lat: country.lat, lon: country.lon };
  const city = citiesNamed(name).toSorted((a, b) => b.population - a.population)[0];
  return city && { lat: city.lat, lon: city.lon };
}
