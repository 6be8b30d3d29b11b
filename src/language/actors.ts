import type { Actor } from "../findings/actor.ts";
import type { Span } from "../findings/span.ts";
import { actsAsState, openCommons, standsFor } from "./actor-commons.ts";
import { groupAt } from "./actor-groups.ts";
import { registerNames } from "./actor-names.ts";
import { openPronouns } from "./actor-pronouns.ts";
import { openRoles } from "./actor-roles.ts";
import { describeUnnamed, isMediaWord, namedBeside, outletDescribed, outletOf } from "./actor-unnamed.ts";
import { openDiscourse } from "./discourse.ts";
import type { Document, Sentence, Word } from "./document.ts";
import { properNames } from "./people.ts";
import type { SentenceNames } from "./proper-name.ts";
import { openRegister, type Register, slug } from "./register.ts";
import { isHonorific, type RolePhrase, rolePhrases } from "./roles.ts";
import { bare, childrenOf, headOf } from "./tree.ts";

/** Who acts in a text, and who stands at a word of it. */
export interface Cast {
  actors: Actor[];
  /** The actor at a word: by name, role, pronoun or as a capital for its state; undefined where nobody acts. */
  at(s: Sentence, word: Word): Actor | undefined;
  /** As `at`, and makes an actor of an unnamed source ("two people briefed on the talks"). */
  describe(s: Sentence, word: Word): Actor | undefined;
  /** Makes an actor of people whom only their relation to another tells ("an aide to Lund", "one of its members"). */
  unnamed(s: Sentence, word: Word): Actor | undefined;
  /** The actors of a head and of what is coordinated with it, modifiers that name states included. */
  group(s: Sentence, head: Word): Actor[];
  /** The state or body on whose side an actor is: itself, for a state. */
  partyOf(actor: Actor): string | undefined;
  /** Sets on whose side an actor is when the text has not said so before. */
  join(actor: Actor, party: string): void;
  /** The medium of a name that the text gives no other name ("state television"), made when first asked for. */
  medium(name: string, mention: Span): Actor;
  byId(id: string): Actor | undefined;
  /** The country that a word names, also as an adjective ("Ukrainian"). */
  countryAt(s: Sentence, word: Word): string | undefined;
  rolesIn(s: Sentence): RolePhrase[];
  namesIn(s: Sentence): SentenceNames;
}

/** Finds the actors of a text and what each is called, whose side each is on, and where each is mentioned. */
export function findActors(document: Document): Cast {
  const names = properNames(document);
  const roles = document.sentences.map((s) => {
    const found = names[s.index]!;
    return rolePhrases(
      document,
      s,
      found.known,
      found.names.filter((name) => name.kind === "person"),
    );
  });
  const register = openRegister(document, names, roles);
  registerNames(register);
  readInOrder(register);
  return castOf(register);
}

/**
 * Goes through a text in order of its words and puts an actor at each word that means one: offices, common nouns,
 * pronouns, and cities that stand for their states. Headlines are read last, as they speak of what the body names.
 */
function readInOrder(register: Register): void {
  const { document } = register;
  const discourse = openDiscourse(register);
  const commons = openCommons(register, discourse);
  const pronouns = openPronouns(register, discourse);
  const roles = openRoles(register, discourse);
  for (const s of document.sentences) roles.giveNamed(s, register.rolesIn(s));
  const inOrder = [...document.sentences.filter((s) => !s.title), ...document.sentences.filter((s) => s.title)];
  for (const s of inOrder) {
    const phrases = new Map(register.rolesIn(s).map((phrase) => [phrase.to - 1, phrase]));
    const cities = citiesIn(register, s);
    for (const word of s.words) {
      if (!register.at(s, word.i)) {
        const city = cities.get(word.i);
        if (word.upos === "PRON" || /^(?:his|its|our)$/.test(word.low)) pronouns.resolve(s, word);
        else if (city) {
          if (actsAsState(s, word)) register.mention(city, s, word.i, word.i + 1);
        } else {
          const named = namedBeside(register, s, word) ?? outletDescribed(register, s, word);
          if (named) {
            register.stand(named, s, word.i, word.i + 1);
            commons.describe(named, word.lemma);
          } else commons.resolve(s, word);
        }
      }
      const phrase = phrases.get(word.i);
      if (phrase) {
        const actor = roles.resolve(s, phrase);
        if (actor) pronouns.observe(actor, s.words[phrase.head.to - 1]!.low);
      }
      const actor = register.at(s, word.i);
      if (!actor) continue;
      if (actor.kind === "person" && word.i > 0 && isHonorific(s.words[word.i - 1]!.text))
        pronouns.observe(actor, s.words[word.i - 1]!.low);
      if (!s.title) discourse.note(actor, s, word.i);
    }
    for (const word of s.words) if (word.upos === "VERB") roles.fromVerb(s, word);
  }
  commons.resolveLate();
}

/** The cities of a sentence that can stand for a state or body, by their last word. */
function citiesIn(register: Register, s: Sentence): Map<number, Actor> {
  const found = new Map<number, Actor>();
  for (const name of register.names[s.index]!.names) {
    if (name.kind !== "place") continue;
    const actor = standsFor(register, name.text);
    if (actor) for (let i = name.from; i < name.to; i++) found.set(i, actor);
  }
  return found;
}

/** What the other steps ask: who stands where, once the whole text has been read. */
function castOf(register: Register): Cast {
  const at = (s: Sentence, word: Word): Actor | undefined => {
    const direct = register.at(s, word.i);
    if (direct) return direct;
    if (/^(?:who|which|that)$/.test(word.low) && word.xpos[0] === "W") {
      const verb = headOf(s, word);
      const noun = verb && bare(verb) === "acl" ? headOf(s, verb) : undefined;
      const named = noun && at(s, noun);
      if (named && (word.low !== "who" || named.kind !== "state")) return named;
      // "Moussa Traoré of Senegal, who": a person.
      for (let i = word.i - 1; word.low === "who" && i >= Math.max(0, word.i - 8); i--)
        if (register.at(s, i)?.kind === "person") return register.at(s, i);
      // "in place of Witkoff and Rubio, who": whoever stands right before the pronoun.
      const before = register.at(s, word.i - 1) ?? register.at(s, word.i - 2);
      if (before) return before;
    }
    // "Foreign Minister Ada Lund": the office is hers.
    if (!/^(?:NOUN|PROPN)$/.test(word.upos)) return undefined;
    const holder = childrenOf(s, word, "flat", "appos", "compound").find(
      (child) => register.at(s, child.i)?.kind === "person",
    );
    if (holder && register.rolesIn(s).some((one) => one.from <= word.i && word.i < one.to))
      return register.at(s, holder.i);
    // "The imam, Mahmoud Diallo, said": the name beside a noun in the singular says who it is.
    if (word.xpos !== "NN") return undefined;
    const beside = childrenOf(s, word, "appos", "flat").find((child) => child.i > word.i && register.at(s, child.i));
    return beside && register.at(s, beside.i);
  };
  const describe = (s: Sentence, word: Word): Actor | undefined => {
    const known = at(s, word);
    const media = isMediaWord(word);
    if (known && !(media && known.kind !== "media")) return known;
    if (word.upos === "PRON") return undefined;
    return (media ? outletOf(register, s, word) : undefined) ?? describeUnnamed(register, s, word);
  };
  return {
    get actors() {
      return [...register.actors.values()];
    },
    at,
    describe,
    unnamed: (s, word) => describeUnnamed(register, s, word),
    group: (s, head) => groupAt(register, at, s, head),
    partyOf: (actor) => actor.party ?? (/^(?:state|organisation|group)$/.test(actor.kind) ? actor.id : undefined),
    join(actor, party) {
      if (actor.id === party || actor.party) return;
      actor.party = party;
      const country = /^[A-Z]{3}$/.test(party) ? party : register.actors.get(party)?.country;
      if (country && !actor.country) actor.country = country;
      if (country && party === country) register.state(country);
    },
    medium(name, mention) {
      const actor = register.make(`media/${slug(name)}`, { name, kind: "media" });
      actor.mentions.push(mention);
      return actor;
    },
    byId: (id) => register.actors.get(id),
    countryAt(s, word) {
      const known = register.knownAt(s, word.i);
      return known && /^(?:state|people|seat)$/.test(known.entry.kind) ? known.entry.country : undefined;
    },
    rolesIn: register.rolesIn,
    namesIn: (s) => register.names[s.index]!,
  };
}
