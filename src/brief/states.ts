import { createRequire } from "node:module";
import type { Country } from "world-countries";

// The package's types describe its ES module; what Node loads is the array itself.
const countries = createRequire(import.meta.url)("world-countries") as Country[];

const usual: Record<string, { name?: string; adjective?: string }> = {
  USA: { adjective: "US" },
  GBR: { adjective: "British" },
  TUR: { name: "Turkey" },
  COD: { name: "Democratic Republic of the Congo" },
  COG: { name: "Republic of the Congo" },
  SAU: { adjective: "Saudi" },
  VAT: { name: "Vatican" },
  XKX: { name: "Kosovo", adjective: "Kosovar" },
  CIV: { name: "Ivory Coast" },
  ARE: { adjective: "UAE" },
};

const byCode = new Map(
  countries.map((country) => [
    country.cca3,
    { name: country.name.common, adjective: country.demonyms.eng?.m || country.name.common },
  ]),
);
const names = new Set([...byCode.values()].map((state) => state.name));
for (const state of Object.values(usual)) if (state.name) names.add(state.name);

const takesArticle =
  /^(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Vatican$|Central African|Dominican Republic|Democratic Republic|Republic of|Czech Republic|.* Islands$|Ivory Coast)/;

/** The name of a state with its article where it takes one, or nothing for an id that is no state's. */
export function stateName(id: string): string | undefined {
  const name = usual[id]?.name ?? byCode.get(id)?.name;
  return name === undefined ? undefined : withDefinite(name);
}

/** "Ukrainian", "US": the adjective of a state, or nothing for an id that is no state's. */
export function stateAdjective(id: string): string | undefined {
  return usual[id]?.adjective ?? byCode.get(id)?.adjective;
}

/** Whether the text is the common name of a state, without article. */
export function isStateName(text: string): boolean {
  return names.has(text.replace(/^the /i, ""));
}

/** A geographical name with "the" before it where English puts one. */
export function withDefinite(name: string): string {
  return takesArticle.test(name) ? `the ${name}` : name;
}

const adjectives = new Set(
  [...byCode.values()]
    .flatMap((state) => state.adjective.split(/[ ,]+/))
    .concat("US", "UK", "Saudi", "Kosovar", "American"),
);

/** Names and nationalities of all states, and a few bodies, as they are written. */
export function properWords(): string[] {
  return [...names, ...adjectives, "NATO", "EU", "UN"];
}

/** Whether a word is a nationality ("British", "US"), which keeps its capital anywhere. */
export function isNationality(word: string): boolean {
  return adjectives.has(word);
}
