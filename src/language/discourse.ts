import type { Actor } from "../findings/actor.ts";
import type { Sentence } from "./document.ts";
import { citiesNamed, countryNamed } from "./gazetteer.ts";
import type { Register } from "./register.ts";
import { bare, headOf } from "./tree.ts";

/** An actor at a word, and whether he is the subject there. */
export interface Standing {
  actor: Actor;
  s: Sentence;
  i: number;
  subject: boolean;
}

/** Who has been spoken of so far, so that "it", "the union" or "the government" can be told. */
export interface Discourse {
  /** Notes who stands at a word, in order of the text. */
  note(actor: Actor, s: Sentence, i: number): void;
  /** The last one that fits, looking back over some sentences: a subject of the same sentence first, then the nearest. */
  last(s: Sentence, i: number, back: number, fits: (actor: Actor, standing: Standing) => boolean): Actor | undefined;
  /** The body whose own statement the text is, when it speaks of itself as "we". */
  issuer: Actor | undefined;
  /** The state whose government is meant where the text says "the government". */
  stateHere(s: Sentence, i: number): string | undefined;
  /** How much each state is named in the text. */
  weights: ReadonlyMap<string, number>;
  /** The state that a word stands for, by name, people, seat, town or side. */
  countryAt(s: Sentence, i: number): string | undefined;
}

const isSubject = (s: Sentence, i: number): boolean => {
  const word = s.words[i]!;
  if (bare(word) === "nsubj") return true;
  const up = headOf(s, word);
  return up !== undefined && bare(up) === "nsubj" && /^(?:flat|compound|nmod:desc|appos)/.test(word.relation);
};

// The subject of a sentence’s first clause, not of one that stands inside it.
const isMain = (s: Sentence, i: number): boolean => {
  const word = s.words[i]!;
  const verb = bare(word) === "nsubj" ? headOf(s, word) : undefined;
  return verb === undefined || /^(?:root|conj)$/.test(bare(verb));
};

/** Opens the memory of a text; which state it is about is counted at once. */
export function openDiscourse(register: Register): Discourse {
  const standings: Standing[] = [];
  const placeCountry = countriesOfPlaces(register);
  const weights = stateWeights(register);
  const main = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
  const issuer = issuerOf(register, main);
  let last: Standing | undefined;

  // An armed group and a town speak for the country that they are in.
  const countryAt = (s: Sentence, i: number): string | undefined => {
    const actor = register.at(s, i);
    if (!actor) {
      const town = placeCountry(s, i);
      // A town abroad, where talks were held, is not what the article is about.
      const near = town && (weights.get(town) ?? 0) * 3 >= (weights.get(main ?? "") ?? 0) ? town : undefined;
      return register.knownAt(s, i)?.entry.country ?? near;
    }
    if (actor.kind === "media") return undefined;
    const side = actor.party ?? actor.id;
    return /^[A-Z]{3}$/.test(side) ? side : actor.kind === "group" ? actor.country : undefined;
  };

  return {
    note(actor, s, i) {
      if (last && last.actor === actor && last.s === s && last.i >= i - 1) {
        last.i = i;
        last.subject ||= isSubject(s, i);
        return;
      }
      last = { actor, s, i, subject: isSubject(s, i) };
      standings.push(last);
    },
    last(s, i, back, fits) {
      let nearest: Standing | undefined;
      let sentence = -1;
      for (let k = standings.length - 1; k >= 0 && k > standings.length - 120; k--) {
        const one = standings[k]!;
        if (one.s.index < s.index - back) break;
        if (one.s === s && one.i >= i) continue;
        // Behind a quotation it is not whoever is named inside it that speaks.
        if (one.s === s && s.words[one.i]!.quoted && !s.words[i]!.quoted) continue;
        if (nearest && one.s.index !== sentence) break;
        const actor = register.at(one.s, one.i) ?? one.actor;
        if (!fits(actor, one)) continue;
        // In a sentence before, who says something comes before who it is said of.
        if (one.subject && (one.s === s || isMain(one.s, one.i))) return actor;
        if (!nearest || (one.subject && !nearest.subject)) nearest = { ...one, actor };
        sentence = one.s.index;
      }
      return nearest?.actor;
    },
    issuer,
    weights,
    countryAt,
    stateHere(s, i) {
      if (issuer?.party) return issuer.party;
      for (let index = s.index; index >= Math.max(0, s.index - 5); index--) {
        const from = register.document.sentences[index]!;
        if (from.paragraph !== s.paragraph) break;
        let nearest: string | undefined;
        const end = index === s.index ? i : from.words.length;
        for (let at = end - 1; at >= Math.max(0, end - 120); at--) {
          const code = countryAt(from, at);
          if (code && index < s.index && isSubject(from, at)) return code;
          nearest ??= code;
        }
        if (nearest) return nearest;
      }
      return main;
    },
  };
}

/** The country of a town's or country's name at a word, where the name is not an actor's. */
function countriesOfPlaces(register: Register): (s: Sentence, i: number) => string | undefined {
  return (s, i) => {
    const name = register.names[s.index]!.names.find((one) => one.kind === "place" && one.from <= i && i < one.to);
    if (!name) return undefined;
    const country = countryNamed(name.text);
    if (country) return country.code;
    const city = citiesNamed(name.text)[0];
    return city && city.population > 100_000 ? city.country : undefined;
  };
}

// How much each state is named, the beginning counting more.
function stateWeights({ document, names }: Register): Map<string, number> {
  const weights = new Map<string, number>();
  let body = 0;
  for (const s of document.sentences) {
    if (!s.title) body++;
    for (const { entry } of names[s.index]!.known) {
      if (!entry.country || entry.kind === "media") continue;
      const weight = (entry.kind === "group" ? 0.5 : 1) * (s.title || body <= 2 ? 2 : 1);
      weights.set(entry.country, (weights.get(entry.country) ?? 0) + weight);
    }
  }
  return weights;
}

// Who speaks in a statement: the subject of its first full sentence, a part of the state that it names first.
function issuerOf(register: Register, main: string | undefined): Actor | undefined {
  const body = register.document.sentences.filter((s) => !s.title);
  const own = body.some((s) =>
    s.words.some((word) => !word.quoted && /^(?:we|us|our)$/.test(word.low) && word.text !== "US"),
  );
  const first = own ? body.find((s) => s.words.some((word) => word.upos === "VERB") && s.words.length > 6) : undefined;
  const subject = first?.words.find((word) => bare(word) === "nsubj");
  const actor = subject && register.at(first!, subject.i);
  if (!actor || !/^(?:organisation|group|state)$/.test(actor.kind)) return undefined;
  if (actor.kind === "organisation" && !actor.party) {
    const state =
      register.names[first!.index]!.known.find(({ entry }) => entry.kind === "state")?.entry.country ?? main;
    if (state) Object.assign(actor, { party: state, country: state });
  }
  return actor;
}
