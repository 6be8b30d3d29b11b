import { byCode, citiesNamed, countryNamed } from "./gazetteer.ts";
import { type KnownPlace, middleOf, townCalled } from "./places-codebook.ts";
import type { Toponym } from "./places-toponyms.ts";

/** What a name may stand for. */
export interface Candidate {
  kind: "country" | "area" | "city" | "venue";
  name: string;
  geonames?: number;
  country?: string;
  admin?: string;
  lat: number;
  lon: number;
  /** How well known it is, on the scale of the logarithm of a population. */
  prior: number;
  /** Its position is that of a neighbour. */
  approximate?: boolean;
}

const priors: Record<KnownPlace["kind"], number> = { wide: 9, region: 7.5, state: 7.6, water: 7.5, venue: 8 };
const MOST = 12;

/** Everything that a name may stand for, the best known first. */
export function candidatesOf(toponym: Toponym): Candidate[] {
  const found: Candidate[] = toponym.known.map((place) => ({
    kind: place.kind === "venue" ? "venue" : "area",
    name: place.name,
    ...(place.country ? { country: place.country } : {}),
    ...(place.admin ? { admin: place.admin } : {}),
    lat: place.lat,
    lon: place.lon,
    prior: priors[place.kind],
  }));
  const country = toponym.country ? byCode(toponym.country) : countryNamed(toponym.text);
  if (country) {
    found.push({
      kind: "country",
      name: country.name,
      country: country.code,
      ...(middleOf(country.code) ?? { lat: country.lat, lon: country.lon }),
      prior: 8.6,
    });
  }
  // The people's name alone stands for its country.
  if (toponym.people) return found;
  const bare = toponym.text.replace(/^(?:the|central|downtown|greater|old|new)\s+(?=\p{Lu})/iu, "");
  let cities = citiesNamed(toponym.text);
  const called = townCalled(toponym.text);
  const meant = called && citiesNamed(called.gazetteer).find((city) => city.country === called.country);
  if (meant) cities = [{ ...meant, name: called.name }, ...cities.filter((city) => city.id !== meant.id)];
  if (cities.length === 0) cities = citiesNamed(toponym.text.replace(/^St\.? /, "Saint "));
  if (cities.length === 0 && bare !== toponym.text && !/^new/i.test(toponym.text)) cities = citiesNamed(bare);
  if (cities.length === 0) cities = citiesNamed(toponym.text.replace(/ City$/, ""));
  const listed = toponym.within ? cities.filter((city) => agrees(city, toponym.within!)) : [];
  for (const city of new Set([...listed.slice(0, 3), ...cities.slice(0, MOST)])) {
    found.push({
      kind: toponym.area ? "area" : "city",
      name: city.name,
      geonames: city.id,
      country: city.country,
      admin: city.admin,
      lat: city.lat,
      lon: city.lon,
      // A name under which news alone knows a town is that town's first of all.
      prior: Math.log10(city.population + 10) + (city.id === meant?.id ? weights.meant : 0),
    });
  }
  return found.sort((a, b) => b.prior - a.prior);
}

const agrees = (one: { country?: string; admin?: string }, within: NonNullable<Toponym["within"]>): boolean =>
  one.country === within.country && (within.admin === undefined || one.admin === within.admin);

/** The context of one article in which its names are resolved. */
export interface Context {
  /** Share of each country in what the article names. */
  countries: Map<string, number>;
  /** How often each state of the United States is named. */
  states: Map<string, number>;
}

const cell = (lat: number, lon: number) => `${Math.round(lat)}/${Math.round(lon)}`;

// How much the article's countries, its states and the names around speak for a candidate, beside how well known it is.
const weights = { meant: 2.2, country: 3, state: 2.5, neighbour: 0.8, neighbours: 3 };

/** Chooses for each name what it stands for: what the text says it lies in, else what fits the article's countries and its other places, else the best known. */
export function chooseAll(
  groups: { toponym: Toponym; candidates: Candidate[] }[],
  context: Context,
): (Candidate | undefined)[] {
  // Where the article's other places may lie, by degree; a name does not vouch for itself.
  const near = new Map<string, Set<number>>();
  groups.forEach(({ candidates }, n) => {
    for (const one of candidates) {
      if (one.kind === "country" || (one.prior < 3 && candidates.length > 4)) continue;
      const key = cell(one.lat, one.lon);
      const set = near.get(key) ?? new Set();
      if (set.size < 50) set.add(n);
      near.set(key, set);
    }
  });
  const neighbours = (one: Candidate, n: number): number => {
    const seen = new Set<number>();
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        for (const other of near.get(cell(one.lat + dy, one.lon + dx)) ?? []) if (other !== n) seen.add(other);
      }
    }
    return seen.size;
  };
  const chosen = groups.map(({ toponym, candidates }, n) => {
    let best: Candidate | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const one of candidates) {
      let score = one.prior;
      if (toponym.within && agrees(one, toponym.within)) score += 20;
      const share = one.country ? (context.countries.get(one.country) ?? 0) : 0;
      if (one.kind !== "country") score += weights.country * Math.sqrt(share);
      else
        score += weights.country * Math.sqrt(share) * (toponym.known.some((place) => place.kind === "state") ? 1 : 0.5);
      if (one.kind === "city" || one.kind === "area") {
        if (one.country === "USA" && one.admin && context.states.has(one.admin)) score += weights.state;
        if (one.geonames) score += Math.min(weights.neighbours, weights.neighbour * neighbours(one, n));
      }
      if (toponym.area && one.kind === "country") score -= 3;
      if (score > bestScore) [best, bestScore] = [one, score];
    }
    return best;
  });
  // No gazetteer here has counties: one lies near the town that the article names beside it.
  return chosen.map((one, n) => {
    if (!groups[n]!.toponym.area || !/^(?:County|Parish)$/.test(groups[n]!.toponym.areaWord ?? "")) return one;
    for (let step = 1; step < 12; step++) {
      for (const other of [chosen[n - step], chosen[n + step]]) {
        if (other?.kind === "city" && other.country === "USA") {
          const { country, admin, lat, lon } = other;
          return {
            kind: "area",
            name: `${groups[n]!.toponym.text} ${groups[n]!.toponym.areaWord}`,
            country,
            ...(admin ? { admin } : {}),
            lat,
            lon,
            prior: 0,
            approximate: true,
          };
        }
      }
    }
    return one;
  });
}
