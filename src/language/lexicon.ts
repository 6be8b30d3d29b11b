import { z } from "zod";
import { Authority } from "../findings/actor.ts";
import { Tier } from "../findings/finding.ts";
import { loadCodebook } from "./codebook.ts";
import { byCode, countries, foldName } from "./gazetteer.ts";

export const RoleBook = z.strictObject({
  version: z.int(),
  roles: z.array(z.strictObject({ authority: Authority, tier: Tier.optional(), heads: z.array(z.string()).min(1) })),
  sides: z.record(z.string().regex(/^[A-Z]{3}$/), z.array(z.string())),
  also: z.record(z.string(), z.array(z.string().regex(/^[A-Z]{3}$/))),
  lacking: z.record(z.string(), z.array(z.string().regex(/^[A-Z]{3}$/))),
  honorifics: z.array(z.string()),
});

const Named = z.strictObject({
  names: z.array(z.string()).min(1),
  country: z.string().optional(),
  sector: z.string().optional(),
  kind: z.string().optional(),
});

export const ActorBook = z.strictObject({
  version: z.int(),
  seats: z.array(Named.extend({ country: z.string() })),
  organisations: z.array(Named),
  groups: z.array(Named),
  media: z.strictObject({
    names: z.array(z.string()),
    heads: z.array(z.string()),
    first: z.array(z.string()),
    last: z.array(z.string()),
  }),
  ministries: z.strictObject({ heads: z.array(z.string()) }),
  metonyms: z.array(
    z.strictObject({ names: z.array(z.string()), country: z.string().optional(), stands: z.string().optional() }),
  ),
  commons: z.strictObject({
    own: z.array(z.string()),
    part: z.array(z.string()),
    fighters: z.array(z.string()),
    papers: z.array(z.string()),
    bodies: z.array(
      z.strictObject({
        nouns: z.array(z.string()),
        names: z.array(z.string()),
        kinds: z.array(z.string()).optional(),
        sector: z.string().optional(),
        only: z.boolean(),
      }),
    ),
  }),
});

/** What a role's head noun says of who bears it. */
export interface RoleHead {
  words: string[];
  authority?: Authority;
  tier?: Tier;
}

/** What a phrase of the dictionary stands for. */
export interface Entry {
  kind: "state" | "people" | "seat" | "organisation" | "group" | "media";
  name: string;
  country?: string;
  sector?: string;
}

/** A kind of body: the words that such a body has in its name, and what it can be else. */
export interface BodyKind {
  names: Set<string>;
  kinds: Set<string>;
  sector?: string;
  /** Whether the one body of an article will do, whatever its name. */
  only: boolean;
}

interface Lexicon {
  roleHeads: Map<string, RoleHead[]>;
  /** By a title in lower case: the state that alone has it. */
  sides: Map<string, string>;
  /** By such a title: further states that have it. */
  also: Map<string, string[]>;
  /** By an office: the states that have none. */
  lacking: Map<string, Set<string>>;
  honorifics: Set<string>;
  phrases: Map<string, { words: string[]; entry: Entry }[]>;
  ministryHeads: Set<string>;
  mediaHeads: Set<string>;
  mediaFirst: Set<string>;
  mediaLast: Set<string>;
  /** By a folded city's name: the state or body that it stands for when it acts. */
  metonyms: Map<string, Entry>;
  own: Set<string>;
  part: Set<string>;
  fighters: Set<string>;
  papers: Set<string>;
  /** By a noun: the kinds of body that it can mean. */
  bodyKinds: Map<string, BodyKind[]>;
}

let lexicon: Lexicon | undefined;

const plural = (word: string) =>
  /(?:man|men)$/.test(word)
    ? word.replace(/man$/, "men")
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`;

/** The words of the codebook that name offices, bodies, groups, media, countries and their peoples. */
export function words(): Lexicon {
  if (lexicon) return lexicon;
  const roles = loadCodebook("roles", RoleBook);
  const actors = loadCodebook("actors", ActorBook);
  const roleHeads = new Map<string, RoleHead[]>();
  for (const { authority, tier, heads } of roles.roles) {
    for (const head of heads) {
      const parts = head
        .toLowerCase()
        .split(/[\s]+|(?=-)|(?<=-)/)
        .filter(Boolean);
      // The tokeniser keeps some words with a hyphen whole.
      const whole =
        head.includes("-") && !head.includes(" ") ? [[head.toLowerCase()], [plural(head.toLowerCase())]] : [];
      const forms = [parts, [...parts.slice(0, -1), plural(parts[parts.length - 1]!)], ...whole];
      for (const form of forms) {
        const list = roleHeads.get(form[0]!) ?? [];
        list.push({ words: form, authority, ...(tier ? { tier } : {}) });
        roleHeads.set(form[0]!, list);
      }
    }
  }
  for (const list of roleHeads.values()) list.sort((a, b) => b.words.length - a.words.length);

  const phrases: Lexicon["phrases"] = new Map();
  const add = (name: string, entry: Entry) => {
    const parts = name.split(/\s+|(?=[-/])|(?<=[-/])|(?=['’](?:s\b|\s|$))/).map(foldName);
    const list = phrases.get(parts[0]!) ?? [];
    // The first to have a phrase keeps it.
    const taken = list.some((one) => one.words.join(" ") === parts.join(" "));
    if (!taken) list.push({ words: parts, entry });
    phrases.set(parts[0]!, list);
  };
  for (const country of countries()) {
    const state = { kind: "state", name: country.name, country: country.code } as const;
    for (const name of country.names) {
      add(name, state);
      if (name.startsWith("Saint ")) for (const short of ["St", "St."]) add(name.replace("Saint", short), state);
    }
    for (const demonym of country.demonyms) {
      add(demonym, { kind: "people", name: country.name, country: country.code });
      if (!/(?:s|ese|ish|ch)$/i.test(demonym))
        add(`${demonym}s`, { kind: "people", name: country.name, country: country.code });
    }
  }
  for (const { names, country, sector } of actors.seats) {
    for (const name of names) add(name, { kind: "seat", name: names[0]!, country, ...(sector ? { sector } : {}) });
  }
  for (const { names, country, sector } of actors.organisations) {
    for (const name of names)
      add(name, {
        kind: "organisation",
        name: names[0]!,
        ...(country ? { country } : {}),
        ...(sector ? { sector } : {}),
      });
  }
  for (const { names, country } of actors.groups) {
    for (const name of names) add(name, { kind: "group", name: names[0]!, ...(country ? { country } : {}) });
  }
  for (const name of actors.media.names) add(name, { kind: "media", name });
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  lexicon = {
    roleHeads,
    sides: new Map(
      Object.entries(roles.sides).flatMap(([code, titles]) => titles.map((title) => [title, code] as const)),
    ),
    also: new Map(Object.entries(roles.also)),
    lacking: new Map(Object.entries(roles.lacking).map(([office, codes]) => [office, new Set(codes)])),
    honorifics: new Set(roles.honorifics.map((one) => one.toLowerCase())),
    phrases,
    ministryHeads: new Set(actors.ministries.heads),
    mediaHeads: new Set(actors.media.heads),
    mediaFirst: new Set(actors.media.first),
    mediaLast: new Set(actors.media.last),
    metonyms: metonymsOf(actors),
    own: new Set(actors.commons.own),
    part: new Set(actors.commons.part),
    fighters: new Set(actors.commons.fighters),
    papers: new Set(actors.commons.papers),
    bodyKinds: bodyKindsOf(actors),
  };
  return lexicon;
}

function metonymsOf(actors: z.infer<typeof ActorBook>): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const { names, country, stands } of actors.metonyms) {
    const body = actors.organisations.find((one) => one.names[0] === stands);
    const entry: Entry = country
      ? { kind: "state", name: byCode(country)?.name ?? country, country }
      : { kind: "organisation", name: stands!, ...(body?.sector ? { sector: body.sector } : {}) };
    for (const name of names) found.set(foldName(name), entry);
  }
  return found;
}

function bodyKindsOf(actors: z.infer<typeof ActorBook>): Map<string, BodyKind[]> {
  const found = new Map<string, BodyKind[]>();
  for (const { nouns, names, kinds, sector, only } of actors.commons.bodies) {
    const kind: BodyKind = { names: new Set(names), kinds: new Set(kinds), only, ...(sector ? { sector } : {}) };
    for (const noun of nouns) found.set(noun, [...(found.get(noun) ?? []), kind]);
  }
  return found;
}
