import type { Actor, Role } from "../findings/actor.ts";
import type { Discourse } from "./discourse.ts";
import type { Sentence, Word } from "./document.ts";
import { byCode, countryNamed, countryOfDemonym } from "./gazetteer.ts";
import type { ProperName } from "./proper-name.ts";
import { type Register, slug } from "./register.ts";
import { bearersOf } from "./role-bearers.ts";
import { openRoleSides, possessive, someone } from "./role-sides.ts";
import { openRoleVerbs } from "./role-verbs.ts";
import type { RolePhrase } from "./roles.ts";

/** Gives the roles that a text names to those who hold them. */
export interface Roles {
  /** Gives a phrase with its holder's name beside it to that person, with the side that the phrase itself names. */
  giveNamed(s: Sentence, phrases: RolePhrase[]): void;
  /** Finds or makes the holder of a phrase without a name, and the side that only the text before it tells. */
  resolve(s: Sentence, phrase: RolePhrase): Actor | undefined;
  /** "who chairs the union", "was appointed minister", "its delegation will be headed by …". */
  fromVerb(s: Sentence, verb: Word): void;
}

/** Opens the giving of roles. */
export function openRoles(register: Register, discourse: Discourse): Roles {
  const bearers = new Map<RolePhrase, Actor>();
  const introduced: { s: Sentence; phrase: RolePhrase; side: string }[] = [];
  // By side and head noun: the persons who hold such an office; by head noun: the holder not yet named.
  const holders = new Map<string, Actor>();
  const unnamed = new Map<string, { s: Sentence; side: string; actor: Actor }>();
  const sides = openRoleSides(register, discourse);

  const give = (actor: Actor, s: Sentence, phrase: RolePhrase, side: string | undefined) => {
    const title = titleOf(register, s, phrase, side);
    const before = actor.roles.find((one) => one.title.toLowerCase() === title.toLowerCase());
    if (before) {
      if (side && !before.of) before.of = side;
    } else addRole(actor, { title, evidence: phrase.span, ...ofPhrase(phrase, side) });
    join(actor, side);
    standAtOffice(actor, s, phrase);
    if (!side) return;
    sides.hold(s, phrase, side, actor);
    const office = `${side} ${officeOf(phrase.title)}`;
    if (actor.kind === "person" && !holders.has(office)) holders.set(office, actor);
  };
  // Not at whose office it is, nor at what it is for: "the union’s president", "a spokesman for the coastguard".
  const standAtOffice = (actor: Actor, s: Sentence, phrase: RolePhrase) => {
    let from = phrase.head.from;
    while (from > phrase.from && !possessive.test(s.words[from - 1]!.text)) from--;
    register.stand(actor, s, from, phrase.head.to);
  };
  const join = (actor: Actor, side: string | undefined) => {
    if (!side || actor.party || side === actor.id) return;
    actor.party = side;
    const country = /^[A-Z]{3}$/.test(side) ? side : register.actors.get(side)?.country;
    if (country) actor.country = country;
  };

  const giveNamed = (s: Sentence, phrases: RolePhrase[]) => {
    let lastSide: string | undefined;
    let lastEnd = -1;
    for (const [at, phrase] of phrases.entries()) {
      const actors = bearersOf(register, s, phrases, at);
      let side = sides.named(s, phrase) ?? sideBehind(s, actors);
      // "US Secretary of State Marco Rubio and special envoy Steve Witkoff": the side carries over.
      if (
        !side &&
        lastSide &&
        !sides.lacks(phrase, lastSide) &&
        actors.length > 0 &&
        lastEnd >= 0 &&
        phrase.from - lastEnd <= 7
      ) {
        const between = s.words.slice(lastEnd + 1, phrase.from).map((word) => word.text);
        if (between.some((text) => /^(?:and|,)$/.test(text)) && !between.some((text) => /^[a-z]{4,}$/.test(text)))
          side = lastSide;
      }
      if (actors.length === 1) bearers.set(phrase, actors[0]!);
      const each = actors.length > 1 ? eachSide(s, phrase, actors.length) : undefined;
      for (const [k, actor] of actors.entries()) give(actor, s, phrase, each?.[k] ?? (each ? undefined : side));
      if (side) lastSide = side;
      lastEnd = actors.length > 0 ? phrase.to : -1;
    }
    for (const name of register.names[s.index]!.names) if (name.kind === "person") ownedBy(s, name);
  };
  // "President Ada Lund of Chile", "Minister Bo Reyes, of Peru".
  const sideBehind = (s: Sentence, actors: Actor[]): string | undefined => {
    const name = register.names[s.index]!.names.find(
      (one) => actors.length === 1 && one.kind === "person" && register.at(s, one.from) === actors[0],
    );
    if (!name) return undefined;
    let at = s.words[name.to]?.text === "," ? name.to + 1 : name.to;
    if (s.words[at]?.low !== "of") return undefined;
    if (s.words[++at]?.low === "the") at++;
    const known = register.knownAt(s, at);
    if (known?.from !== at || !/^(?:state|group|organisation)$/.test(known.entry.kind)) return undefined;
    const owner = register.ofEntry(known);
    return owner.party ?? owner.id;
  };
  // "The presidents of Chile and Peru, Ada Lund and Bo Reyes": one each; else nobody knows whose is whose.
  const eachSide = (s: Sentence, phrase: RolePhrase, count: number): string[] | undefined => {
    const states = phrase.names.filter((one) => /^(?:state|people|group)$/.test(one.entry.kind));
    if (states.length === count && states.every((one) => one.from > phrase.head.from))
      return states.map((one) => register.ofEntry(one).id);
    return states.length > 1 || s.words.slice(phrase.from, phrase.to).some((word) => word.low === "and")
      ? []
      : undefined;
  };
  // "Arizona’s Ada Lund"
  const ownedBy = (s: Sentence, name: ProperName) => {
    if (!possessive.test(s.words[name.from - 1]?.text ?? "")) return;
    const owner = register.at(s, name.from - 2);
    const actor = register.at(s, name.from);
    if (actor && owner && /^(?:state|group|organisation)$/.test(owner.kind)) join(actor, owner.party ?? owner.id);
  };

  const resolve = (s: Sentence, phrase: RolePhrase): Actor | undefined => {
    const bearer = bearers.get(phrase);
    if (bearer) {
      const side = bearer.party
        ? undefined
        : (sideBeside(s, phrase) ??
          sides.told(s, phrase) ??
          officeBefore(s, phrase) ??
          sides.ofOffice(s, phrase, bearer));
      if (side) give(bearer, s, phrase, side);
      takeOver(s, phrase, bearer);
      introducedBefore(s, phrase, bearer);
      return bearer;
    }
    const side = sides.told(s, phrase);
    if (side) register.sides.set(phrase, side);
    if (side && phrase.indefinite && !phrase.head.plural && introduced.length < 8) introduced.push({ s, phrase, side });
    if (phrase.head.plural) eachHolder(s, phrase);
    return phrase.head.plural ? undefined : (counterpart(s, phrase, side) ?? holderOf(s, phrase, side));
  };
  // "Foreign Minister Ada Lund and Defence Minister Bo Reyes": the side carries over.
  const sideBeside = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const before = register
      .rolesIn(s)
      .findLast((one) => one.to <= phrase.from - 2 && phrase.from - one.to <= 6 && bearers.get(one)?.party);
    const between = before && s.words.slice(before.to, phrase.from);
    const name = before && bearers.get(before);
    const coordinate = between?.every((word) => /^(?:and|,)$/.test(word.low) || register.at(s, word.i) === name);
    return coordinate && between!.some((word) => word.low === "and" || word.text === ",") ? name!.party : undefined;
  };
  // "A senior figure in the group said … Abu Dalal, the Hamas official, said": the name comes second.
  const introducedBefore = (s: Sentence, phrase: RolePhrase, bearer: Actor) => {
    const behindName = s.words[phrase.from - 1]?.low === "the" && s.words[phrase.from - 2]?.text === ",";
    if (!behindName || !bearer.party || bearer.mentions.some((one) => one.start < s.start)) return;
    const at = introduced.findIndex(
      (one) =>
        one.side === bearer.party &&
        s.index - one.s.index <= 8 &&
        one.phrase.head.role.authority === phrase.head.role.authority,
    );
    const before = introduced[at];
    if (!before) return;
    introduced.splice(at, 1);
    register.mention(bearer, before.s, before.phrase.from, before.phrase.to);
    addRole(bearer, {
      title: before.phrase.title,
      evidence: before.phrase.span,
      ...ofPhrase(before.phrase, before.side),
    });
  };
  // "Her Indian counterpart, Bhupesh Rawat": he has her office.
  const takeOver = (s: Sentence, phrase: RolePhrase, bearer: Actor) => {
    if (phrase.head.role.words[0] !== "counterpart" || !bearer.party) return;
    const role = firstRole(s, phrase, bearer.party);
    if (!role) return;
    const title = plainTitle(role.title);
    addRole(bearer, { ...role, title, of: bearer.party, evidence: phrase.span });
  };
  // "the UN envoy … The envoy, Pilar Echeverría": the same office, named the second time.
  const officeBefore = (s: Sentence, phrase: RolePhrase): string | undefined => {
    if (!phrase.definite) return undefined;
    const open = unnamed.get(phrase.head.role.words.join(" "));
    if (!open || s.index - open.s.index > 10) return undefined;
    unnamed.delete(phrase.head.role.words.join(" "));
    adopt(open.actor, bearers.get(phrase)!);
    return open.side;
  };
  // The holder of an office is named only now: what was the office's is the person's.
  const adopt = (holder: Actor, person: Actor) => {
    for (const role of holder.roles) if (!person.roles.some((one) => one.title === role.title)) addRole(person, role);
    person.mentions.push(...holder.mentions);
    person.mentions.sort((a, b) => a.start - b.start);
    holder.mentions = [];
    register.replace(holder, person);
  };
  const sameHead = (actor: Actor, phrase: RolePhrase) => {
    const last = phrase.head.role.words.at(-1)!;
    // "Russia’s leader" is its president.
    if (last === "leader" && actor.party && actor.roles.some((role) => role.authority === "head")) return true;
    const field = officeOf(phrase.title).split(" ").at(-2);
    return actor.roles.some((role) => {
      const words = role.title.toLowerCase().split(/[\s-]+/);
      return words.includes(last) && (!field || words.includes(field) || words.at(-1) === words[0]);
    });
  };
  // "His Turkish counterpart": the same office on the other side.
  const counterpart = (s: Sentence, phrase: RolePhrase, side: string | undefined): Actor | undefined => {
    if (phrase.head.role.words[0] !== "counterpart" || !side) return undefined;
    const role = firstRole(s, phrase, side);
    if (!role) return undefined;
    const title = plainTitle(role.title);
    const before = holders.get(`${side} ${officeOf(title)}`);
    const owner = register.actors.get(side);
    const words = phrase.names[0] && s.words.slice(phrase.names[0].from, phrase.names[0].to);
    const name =
      owner?.kind === "group" && words
        ? `${words.map((word) => word.text).join(" ")} ${title}`
        : `${title} of ${owner?.name ?? byCode(side)?.name ?? side}`;
    const actor = before ?? register.make(`role/${slug(name)}`, { name, kind: "role-holder", party: side });
    register.mention(actor, s, phrase.from, phrase.to);
    if (actor.roles.length === 0) addRole(actor, { ...role, title, of: side, evidence: phrase.span });
    return actor;
  };
  // "The presidents of Chile and Peru": one each, named elsewhere or not.
  const eachHolder = (s: Sentence, phrase: RolePhrase) => {
    const states = phrase.names.filter((one) => one.from > phrase.head.from && one.entry.kind === "state");
    // "of Chile, Peru and Brazil": the phrase ends at the first comma.
    for (let at = phrase.to; states.length > 0 && /^(?:,|and)$/.test(s.words[at]?.low ?? ""); ) {
      const next = register.knownAt(s, s.words[at + 1]?.low === "and" ? at + 2 : at + 1);
      if (next?.entry.kind !== "state") break;
      states.push(next);
      at = next.to;
    }
    if (states.length < 2 || phrase.head.role.authority === undefined) return;
    const title = titleOf(register, s, phrase, undefined)
      .replace(/\s+of\s.*$/, "")
      .toLowerCase();
    for (const one of states) {
      const side = register.ofEntry(one).id;
      if (holders.has(`${side} ${officeOf(title)}`)) continue;
      const name = `${title} of ${byCode(side)?.name ?? side}`;
      const holder = register.make(`role/${slug(name)}`, { name, kind: "role-holder", party: side, country: side });
      if (holder.roles.length === 0) addRole(holder, { title, evidence: phrase.span, ...ofPhrase(phrase, side) });
      unnamed.set(title, { s, side, actor: holder });
    }
  };
  // The office of whoever has a counterpart: of the pronoun before it, or of the last holder of one.
  const firstRole = (s: Sentence, phrase: RolePhrase, side: string): Role | undefined => {
    const pronoun = register.at(s, phrase.from - 1);
    const owner =
      pronoun && someone(pronoun)
        ? pronoun
        : discourse.last(s, phrase.from, 2, (actor) => someone(actor) && actor.party !== side);
    return owner?.roles[0];
  };
  const holderOf = (s: Sentence, phrase: RolePhrase, side: string | undefined): Actor | undefined => {
    if (phrase.indefinite || phrase.head.role.words[0] === "counterpart") return undefined;
    const before = discourse.last(
      s,
      phrase.from,
      400,
      (actor) =>
        someone(actor) &&
        sameHead(actor, phrase) &&
        (!side || actor.party === side || actor.party === undefined) &&
        (side !== undefined || phrase.definite),
    );
    if (before) {
      join(before, side);
      register.mention(before, s, phrase.from, phrase.to);
      return before;
    }
    // Named only later in the text.
    if (side) {
      const later = holders.get(`${side} ${officeOf(phrase.title)}`);
      if (later) {
        register.mention(later, s, phrase.from, phrase.to);
        return later;
      }
    }
    const whose = side ?? (phrase.definite ? sides.ofOffice(s, phrase) : undefined);
    if (!(whose || phrase.definite)) return undefined;
    if (!whose && !/^(?:head|minister)$/.test(phrase.head.role.authority ?? "")) return undefined;
    return makeHolder(s, phrase, whose);
  };
  const makeHolder = (s: Sentence, phrase: RolePhrase, side: string | undefined): Actor => {
    const title = shortTitle(s, phrase);
    const owner = side ? register.actors.get(side) : undefined;
    const of = side ? (owner?.name ?? byCode(side)?.name ?? side) : undefined;
    // "the Greek Cypriot leader" keeps the words of the text: such a side has no other name for its own.
    const own = owner?.kind === "group" && phrase.names.some((one) => one.from < phrase.head.from);
    // "the leader of North Korea" is its leader; "director of the CIA" keeps the body in the title.
    const ofSide = phrase.names.some(
      (one) => one.from > phrase.head.from && one.to === phrase.to && register.ofEntry(one).id === side,
    );
    const linked = /\s(?:of|for|to)\s/.test(phrase.title) && !ofSide;
    const name = own || linked || !of ? phrase.title : `${title} of ${of}`;
    const actor = register.make(`role/${slug(name)}`, { name, kind: "role-holder", ...(side ? { party: side } : {}) });
    if (side) {
      const country = /^[A-Z]{3}$/.test(side) ? side : owner?.country;
      if (country) actor.country = country;
      unnamed.set(phrase.head.role.words.join(" "), { s, side, actor });
    }
    register.mention(actor, s, phrase.from, phrase.to);
    addRole(actor, { title: linked || own ? phrase.title : title, evidence: phrase.span, ...ofPhrase(phrase, side) });
    return actor;
  };

  const verbs = openRoleVerbs(register, sides, {
    give,
    join,
    bears: (phrase) => bearers.has(phrase),
    bear: (phrase, actor) => void bearers.set(phrase, actor),
  });
  return { giveNamed, resolve, fromVerb: (s, verb) => verbs.read(s, verb) };
}

/** A title without whose it is: "Brazil’s environment minister" is an environment minister. */
function plainTitle(title: string): string {
  const words = title.replace(/^.*[’']s\s+/, "").split(" ");
  while (words.length > 1 && (countryOfDemonym(words[0]!) || countryNamed(words[0]!))) words.shift();
  return words.join(" ");
}

const broad = /^(?:minister|secretary|president|representative)$/;

// "Foreign minister" and "energy minister" are two offices; of most others the last word says enough.
function officeOf(title: string): string {
  const words = plainTitle(title.replace(/\s(?:of|for|to|at|in|on)\s.*$/, "")).split(/[\s-]+/);
  const last = words.at(-1)!.toLowerCase();
  const field = words.at(-2)?.toLowerCase();
  return field && broad.test(last) && !/^(?:the|new|former|acting|outgoing)$/.test(field)
    ? `${field.replace("defense", "defence")} ${last}`
    : last;
}

const addRole = (actor: Actor, role: Role) => void actor.roles.push(role);

const ofPhrase = (phrase: RolePhrase, side: string | undefined): Pick<Role, "of" | "authority" | "former"> => ({
  ...(side ? { of: side } : {}),
  ...(phrase.head.role.authority ? { authority: phrase.head.role.authority } : {}),
  ...(phrase.former ? { former: true } : {}),
});

/** A role without the names in it: "foreign minister". */
function shortTitle(s: Sentence, phrase: RolePhrase): string {
  const noun = s.words
    .slice(phrase.head.from, phrase.head.to)
    .map((word) => word.low)
    .join(" ")
    .replace(/ - /g, "-");
  const modifiers = s.words
    .slice(phrase.from, phrase.head.from)
    .filter(
      (word) => !phrase.names.some((one) => one.from <= word.i && word.i < one.to) && /^(?:ADJ|NOUN)$/.test(word.upos),
    )
    .map((word) => word.low)
    .join(" ");
  return [modifiers, noun].filter(Boolean).join(" ");
}

/** A role's title: a list's in the singular, without article and without "of Peru" where Peru is its side. */
export function titleOf(register: Register, s: Sentence, phrase: RolePhrase, side: string | undefined): string {
  const plainTo = (to: number) => {
    const text = register.document.text.slice(s.words[phrase.from]!.start, s.words[to - 1]!.end);
    const title = text.replace(/^(?:the|a|an)\s+/i, "");
    const head = phrase.head.role.words.at(-1)!;
    return phrase.head.plural ? title.replace(new RegExp(head, "i"), singular) : title;
  };
  let to = phrase.to;
  if (side && to > phrase.head.to && /^(?:of|for|from)$/.test(s.words[phrase.head.to]!.low)) {
    let from = phrase.head.to + 1;
    if (/^(?:the|its|their)$/.test(s.words[from]?.low ?? "")) from++;
    const known = register.knownAt(s, from);
    const whose = known?.to === to ? register.ofEntry(known) : known ? undefined : register.at(s, to - 1);
    if (!known && register.at(s, from) !== whose) return plainTo(phrase.to);
    if (whose && whose.kind !== "person" && (whose.id === side || (!known && whose.party === side)))
      to = phrase.head.to;
  }
  return plainTo(to);
}

const singular = (word: string) => word.replace(/ies$/, "y").replace(/men$/, "man").replace(/s$/, "");
