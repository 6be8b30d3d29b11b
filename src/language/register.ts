import type { Actor } from "../findings/actor.ts";
import { spanOf } from "../text/span.ts";
import type { Document, Sentence } from "./document.ts";
import { byCode, foldName } from "./gazetteer.ts";
import type { Known } from "./phrases.ts";
import { type SentenceNames, surname } from "./proper-name.ts";
import type { RolePhrase } from "./roles.ts";

/** The actors of a text while they are being found: who there is, and who stands at which word. */
export interface Register {
  document: Document;
  names: SentenceNames[];
  actors: Map<string, Actor>;
  /** The actor of an id, made from the fields when there is none yet. */
  make(id: string, fields: Omit<Actor, "id" | "roles" | "mentions">): Actor;
  /** Notes that words name an actor; words where somebody stands already keep him. */
  mention(actor: Actor, s: Sentence, from: number, to: number): void;
  /** Puts an actor at words without counting them as a mention. */
  stand(actor: Actor, s: Sentence, from: number, to: number): void;
  /** Who stands at a word. */
  at(s: Sentence, i: number): Actor | undefined;
  /** Has one actor stand for another from now on, wherever that one stands. */
  replace(actor: Actor, by: Actor): void;
  rolesIn(s: Sentence): RolePhrase[];
  /** By a noun: the unnamed actor of that noun who was described last. */
  unnamed: Map<string, { actor: Actor; s: Sentence }>;
  /** The sides of role phrases, as the text up to each told them. */
  sides: Map<RolePhrase, string>;
  state(code: string): Actor;
  ofEntry(known: Known): Actor;
  person(text: string): Actor;
  /** The person whom a name or a surname alone means. */
  personNamed(text: string): Actor | undefined;
  /** The dictionary's phrase over a word. */
  knownAt(s: Sentence, i: number): Known | undefined;
}

/** A name as part of an id. */
export const slug = (text: string): string =>
  foldName(text)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

/** Opens the register of a text with the names that stand in it. */
export function openRegister(document: Document, names: SentenceNames[], roles: RolePhrase[][]): Register {
  const actors = new Map<string, Actor>();
  const stands: Map<number, Actor>[] = document.sentences.map(() => new Map());
  const starts = new Map<Actor, Set<number>>();
  const replaced = new Map<Actor, Actor>();
  const persons = personIndex();
  const known = names.map((one) => {
    const at = new Map<number, Known>();
    for (const phrase of one.known) for (let i = phrase.from; i < phrase.to; i++) at.set(i, phrase);
    return at;
  });

  const register: Register = {
    document,
    names,
    actors,
    make(id, fields) {
      const before = actors.get(id);
      if (before) return before;
      const made: Actor = { id, roles: [], mentions: [], ...fields };
      actors.set(id, made);
      return made;
    },
    mention(actor, s, from, to) {
      const start = s.words[from]!.start;
      const seen = starts.get(actor) ?? new Set();
      starts.set(actor, seen);
      if (!seen.has(start)) {
        seen.add(start);
        actor.mentions.push(spanOf(document.text, start, s.words[to - 1]!.end));
      }
      register.stand(actor, s, from, to);
    },
    stand(actor, s, from, to) {
      const at = stands[s.index]!;
      for (let i = from; i < to; i++) if (!at.has(i)) at.set(i, actor);
    },
    at(s, i) {
      const actor = stands[s.index]!.get(i);
      return actor && (replaced.get(actor) ?? actor);
    },
    replace(actor, by) {
      replaced.set(actor, by);
      actors.delete(actor.id);
    },
    rolesIn: (s) => roles[s.index]!,
    sides: new Map(),
    unnamed: new Map(),
    state: (code) =>
      actors.get(code) ?? register.make(code, { name: byCode(code)?.name ?? code, kind: "state", country: code }),
    ofEntry({ entry }) {
      const { kind, name, country, sector } = entry;
      if (kind === "state" || kind === "people" || (kind === "seat" && !sector)) return register.state(country!);
      const group = kind === "group" ? "group" : kind === "media" ? "media" : "organisation";
      return register.make(`${group}/${slug(name)}`, {
        name,
        kind: group,
        ...(country ? { country } : {}),
        ...(kind === "seat" || (kind === "organisation" && country) ? { party: country! } : {}),
        ...(sector ? { sector } : {}),
      });
    },
    person(text) {
      const before = persons.named(text);
      if (before) return before;
      const name = text.replace(/[’']s$/, "");
      const made = register.make(`person/${slug(name)}`, { name, kind: "person" });
      persons.add(made);
      return made;
    },
    personNamed: persons.named,
    knownAt: (s, i) => known[s.index]!.get(i),
  };
  return register;
}

/** Persons by the parts of their names by which news calls them again. */
function personIndex() {
  const byPart = new Map<string, Actor[]>();
  const parts = (name: string) => foldName(name).split(" ");
  const under = (key: string) => byPart.get(key) ?? [];
  const add = (person: Actor) => {
    const theirs = parts(person.name);
    const last = theirs.at(-1)!;
    const keys = new Set([last, last.replace(/^al-/, ""), theirs[0]!]);
    if (theirs.length > 2) keys.add(theirs.at(-2)!);
    for (const key of keys) {
      const list = byPart.get(key);
      if (list) list.push(person);
      else byPart.set(key, [person]);
    }
  };
  const named = (text: string): Actor | undefined => {
    const folded = foldName(text);
    const last = foldName(surname(text));
    const exact = under(last).find((one) => foldName(one.name) === folded);
    if (exact) return exact;
    if (text.includes(" ")) {
      const first = folded.split(" ")[0]!;
      return under(last).find((one) => {
        const theirs = parts(one.name);
        return (
          theirs.at(-1) === last &&
          (theirs[0] === first || theirs.slice(-2).join(" ") === folded || folded.endsWith(foldName(one.name)))
        );
      });
    }
    const byLast = under(last).find((one) => {
      const theirs = parts(one.name);
      return (
        theirs.at(-1) === last ||
        theirs.at(-1)!.replace(/^al-/, "") === last ||
        (theirs.length > 2 && theirs.at(-2) === last)
      );
    });
    return byLast ?? under(last).find((one) => parts(one.name)[0] === last);
  };
  return { add, named };
}
