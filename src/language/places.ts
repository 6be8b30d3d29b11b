import type { Place } from "../findings/actor.ts";
import { spanOf } from "../text/span.ts";
import type { Cast } from "./actors.ts";
import type { Document, Sentence, Word } from "./document.ts";
import { byCode, countryOfCapital, countryOfDemonym, foldName } from "./gazetteer.ts";
import { type Candidate, type Context, candidatesOf, chooseAll } from "./places-resolve.ts";
import { compassBefore, mayAct, type Toponym, toponymsGiven, toponymsIn } from "./places-toponyms.ts";

/** The places of a text: where things are, happen or go; not the states and capitals that act. */
export interface Places {
  places: Place[];
  /** The place of whose name a word is part. */
  at(s: Sentence, word: Word): Place | undefined;
  /** The places that are named among a sentence's words, the end exclusive, in order. */
  in(s: Sentence, from: number, to: number): Place[];
  /** Every name of a place, also of acting states and of peoples, with what it stands for. */
  toponyms: { toponym: Toponym; place?: Place }[];
}

const slug = (text: string) =>
  foldName(text)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

/** Finds the places of a text, with country and position where the gazetteer or the codebook has them. */
export function findPlaces(document: Document, cast: Cast): Places {
  return placesFrom(document, cast, toponymsIn(document, cast));
}

/** Resolves names of places whose spans are given: what each stands for, in their order. */
export function resolvePlaces(
  document: Document,
  cast: Cast,
  spans: { start: number; end: number }[],
): (Place | undefined)[] {
  const given = toponymsGiven(document, spans);
  const known = given.filter((one) => one !== undefined);
  const resolved = new Map(placesFrom(document, cast, known).toponyms.map(({ toponym, place }) => [toponym, place]));
  return given.map((one) => one && resolved.get(one));
}

function placesFrom(document: Document, cast: Cast, toponyms: Toponym[]): Places {
  const context = contextOf(document, cast, toponyms);

  // One name has one sense in an article, unless the text itself says where each of two lies.
  const keyOf = (one: Toponym) => `${foldName(one.text)}${one.area ? "/area" : ""}`;
  const senses = new Map<string, Toponym[]>();
  for (const one of toponyms) {
    const list = senses.get(keyOf(one)) ?? [];
    list.push(one);
    senses.set(keyOf(one), list);
  }
  const groups: { toponym: Toponym; members: Toponym[]; candidates: Candidate[] }[] = [];
  for (const members of senses.values()) {
    const stated = members.find((one) => one.within);
    const apart = members.filter(
      (one) =>
        one.within && (one.within.country !== stated!.within!.country || one.within.admin !== stated!.within!.admin),
    );
    const elsewhere = new Set(apart);
    const rest = members.filter((one) => !elsewhere.has(one));
    const first = rest[0]!;
    const toponym: Toponym = stated ? { ...first, within: stated.within! } : first;
    groups.push({ toponym, members: rest, candidates: candidatesOf(toponym) });
    for (const one of apart) groups.push({ toponym: one, members: [one], candidates: candidatesOf(one) });
  }
  const chosen = chooseAll(groups, context);

  const places = new Map<string, Place>();
  const byWord: Map<number, Place>[] = document.sentences.map(() => new Map());
  const list: Places["toponyms"] = [];
  groups.forEach(({ toponym, members }, n) => {
    const candidate = chosen[n];
    const plain = placeFrom(toponym, candidate);
    for (const one of members) {
      const s = document.sentences[one.sentence]!;
      const side =
        candidate && (candidate.kind === "country" || candidate.kind === "area")
          ? compassBefore(s, one.from)
          : undefined;
      const fields = side && !one.people ? partOf(plain, side) : plain;
      list.push({ toponym: one, place: fields });
      if (one.people || one.nested) continue;
      // A name that nothing knows, standing where no place stands: more often a person's or a body's.
      if (!candidate && !one.locative && !one.within && !one.area) continue;
      if (mayAct(one) && !one.locative && !side) continue;
      const place = places.get(fields.id) ?? { ...fields, mentions: [] };
      places.set(fields.id, place);
      const from = side ? one.from - 1 : one.from;
      place.mentions.push(spanOf(document.text, s.words[from]!.start, s.words[one.to - 1]!.end));
      for (let i = from; i < one.to; i++) byWord[one.sentence]!.set(i, place);
    }
  });
  for (const place of places.values()) place.mentions.sort((a, b) => a.start - b.start);
  list.sort((a, b) => a.toponym.sentence - b.toponym.sentence || a.toponym.from - b.toponym.from);

  return {
    places: [...places.values()].sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start),
    at: (s, word) => byWord[s.index]?.get(word.i),
    in(s, from, to) {
      const found: Place[] = [];
      for (let i = from; i < to; i++) {
        const place = byWord[s.index]?.get(i);
        if (place && !found.includes(place)) found.push(place);
      }
      return found;
    },
    toponyms: list,
  };
}

function placeFrom(toponym: Toponym, candidate: Candidate | undefined): Place {
  if (!candidate) {
    const country = toponym.within?.country;
    return { id: `place/${slug(toponym.text)}`, name: toponym.text, ...(country ? { country } : {}), mentions: [] };
  }
  const { kind, country, lat, lon, geonames } = candidate;
  // The article's own spelling where it differs in marks alone ("Rafah").
  const shouted = /^\p{Lu}{3,}/u.test(toponym.text);
  const name =
    kind !== "country" && !shouted && foldName(candidate.name) === foldName(toponym.text)
      ? toponym.text
      : candidate.name;
  const town = kind === "city";
  const region = kind === "area" && geonames !== undefined;
  return {
    id:
      kind === "country"
        ? `place/${country}`
        : town && geonames
          ? `geonames/${geonames}`
          : `place/${slug(region ? `${name} region` : name)}`,
    name: region ? `${name} region` : name,
    ...(country ? { country } : {}),
    lat,
    lon,
    precision: candidate.approximate ? "approximate" : kind === "area" ? "region" : kind,
    ...(town && geonames ? { geonames } : {}),
    mentions: [],
  };
}

// "eastern Ukraine": near the country's middle, for want of better.
function partOf(whole: Place, side: string): Place {
  const name = `${side.toLowerCase()} ${whole.name}`;
  return { ...whole, id: `place/${slug(name)}`, name, precision: "approximate" };
}

// A state of the United States bears the name of a country.
const ambiguous = new Set(["Georgia"]);

/** Which countries and states an article is about, by how often it names them. */
function contextOf(document: Document, cast: Cast, toponyms: Toponym[]): Context {
  const counts = new Map<string, number>();
  const states = new Map<string, number>();
  const add = (country: string | undefined, weight: number) => {
    if (country) counts.set(country, (counts.get(country) ?? 0) + weight);
  };
  for (const s of document.sentences) {
    for (const { entry, from, to } of cast.namesIn(s).known) {
      if (entry.kind === "state" && ambiguous.has(document.text.slice(s.words[from]!.start, s.words[to - 1]!.end)))
        continue;
      const people =
        entry.kind === "people"
          ? countryOfDemonym(document.text.slice(s.words[from]!.start, s.words[to - 1]!.end))?.code
          : undefined;
      add(people ?? entry.country, 1);
    }
  }
  for (const one of toponyms) {
    if (one.within) add(one.within.country, 1);
    if (one.within?.admin) states.set(one.within.admin, (states.get(one.within.admin) ?? 0) + 1);
    for (const place of one.known) {
      if (one.country) continue;
      add(place.country, 1);
      if (place.admin) states.set(place.admin, (states.get(place.admin) ?? 0) + 1);
    }
  }
  for (const one of toponyms) {
    const capital = one.known.length === 0 ? countryOfCapital(one.text) : undefined;
    if (capital) add(capital.code, 0.5);
  }
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0) || 1;
  const countries = new Map([...counts].filter(([code]) => byCode(code)).map(([code, count]) => [code, count / total]));
  return { countries, states };
}
