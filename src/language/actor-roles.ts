import type { Actor, Role } from "../findings/actor.ts";
import { spanOf } from "../text/span.ts";
import type { Discourse } from "./discourse.ts";
import type { Sentence, Word } from "./document.ts";
import { byCode, countryNamed, countryOfCapital, countryOfDemonym } from "./gazetteer.ts";
import { words as lexicon } from "./lexicon.ts";
import type { Known } from "./phrases.ts";
import { type Register, slug } from "./register.ts";
import { isHonorific, type RolePhrase } from "./roles.ts";
import { bare, childrenOf, headOf, nounPhrase } from "./tree.ts";

/** Gives the roles that a text names to those who hold them. */
export interface Roles {
  /** Gives a phrase with its holder's name beside it to that person, with the side that the phrase itself names. */
  giveNamed(s: Sentence, phrases: RolePhrase[]): void;
  /** Finds or makes the holder of a phrase without a name, and the side that only the text before it tells. */
  resolve(s: Sentence, phrase: RolePhrase): Actor | undefined;
  /** "who chairs the union", "was appointed minister", "its delegation will be headed by …". */
  fromVerb(s: Sentence, verb: Word): void;
}

const mark = /^(?:'s|’s|'|’)$/;

/** Opens the giving of roles. */
export function openRoles(register: Register, discourse: Discourse): Roles {
  const bearers = new Map<RolePhrase, Actor>();
  const introduced: { s: Sentence; phrase: RolePhrase; side: string }[] = [];
  // By side and head noun: the persons who hold such an office; by head noun: the holder not yet named.
  const holders = new Map<string, Actor>();
  const unnamed = new Map<string, { s: Sentence; side: string; actor: Actor }>();

  // "Trump’s envoy for Ukraine" is not on Ukraine’s side; "adviser to Ukraine’s president" is.
  const owns = (s: Sentence, phrase: RolePhrase, one: Known): boolean => {
    const { authority } = phrase.head.role;
    const field =
      authority === "negotiator"
        ? /^(?:for|to|on|at)$/
        : authority === "spokesperson"
          ? /^(?:on|at)$/
          : /^(?:for|on|at)$/;
    return one.from < phrase.head.from || !field.test(linkBefore(s, one.from, phrase.head.to));
  };

  // "Ukraine envoy": the field of the envoy, not his side.
  const isField = (s: Sentence, phrase: RolePhrase, one: Known): boolean =>
    phrase.head.role.authority === "negotiator" &&
    one.entry.kind === "state" &&
    one.to <= phrase.head.from &&
    !mark.test(s.words[one.to]?.text ?? "") &&
    !countryOfDemonym(s.words[one.from]!.text);

  /** The side that the phrase itself names. */
  const sideNamed = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const whose = phrase.names.find(
      (one) => one.entry.kind !== "media" && owns(s, phrase, one) && !isField(s, phrase, one),
    );
    if (whose) {
      const actor = register.ofEntry(whose);
      return actor.party ?? actor.id;
    }
    for (let i = phrase.from; i < phrase.to; i++) {
      const word = s.words[i]!;
      const next = s.words[i + 1]?.low ?? "";
      if (/^\p{Lu}/u.test(word.text) && /^(?:administration|cabinet)$/.test(next))
        return register.personNamed(word.text)?.party ?? (next === "administration" ? "USA" : undefined);
      const capital = countryOfCapital(word.text);
      if (capital && (mark.test(next) || /^(?:to|of|in)$/.test(s.words[i - 1]?.low ?? ""))) return capital.code;
      const body = register.at(s, i);
      // A body named only here, inside the title, is a part of its state, not a side of its own.
      if (body && someone(body) && mark.test(next) && i < phrase.head.from && body.party) return body.party;
      if (body && !someone(body) && body.kind !== "media") {
        if (body.party) return body.party;
        if (body.kind !== "organisation" || body.mentions.length > 1 || mark.test(next)) return body.id;
      }
      if (word.text === "European") return "organisation/european-union";
    }
    const title = s.words
      .slice(phrase.from, phrase.to)
      .map((word) => word.low)
      .join(" ");
    for (const [known, code] of lexicon().sides) if (title === known || title.endsWith(` ${known}`)) return code;
    return undefined;
  };

  /** The side that the text before the phrase tells: "its chief executive", "the government’s negotiator", "the minister". */
  const sideTold = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const named = sideNamed(s, phrase);
    if (named) return named;
    for (let i = phrase.from; i < phrase.to; i++) {
      if (
        /^(?:government|ministry|army|military|national|federal|cabinet)$/.test(s.words[i]!.low) &&
        i !== phrase.head.from
      )
        return discourse.stateHere(s, phrase.from);
    }
    const before = s.words[phrase.from - 1];
    if (before && /^(?:its|their|his|her)$/.test(before.low)) {
      const owner =
        register.at(s, before.i) ??
        discourse.last(s, before.i, 2, (actor) => /^(?:state|organisation|group)$/.test(actor.kind));
      return owner && (owner.party ?? (someone(owner) ? undefined : owner.id));
    }
    return undefined;
  };
  const ofState = (phrase: RolePhrase) =>
    /^(?:minister|premier|president|ruler|secretary|chancellor|ambassador|governor|senator|lawmaker|mp|king|emir|sultan|general|marshal|ombudsman|parliamentarian|legislator)$/.test(
      phrase.head.role.words.at(-1)!,
    );

  const give = (actor: Actor, s: Sentence, phrase: RolePhrase, side: string | undefined) => {
    const title = phrase.title.replace(/^(?:the|a|an)\s+/i, "");
    const before = actor.roles.find((one) => one.title.toLowerCase() === title.toLowerCase());
    if (before) {
      if (side && !before.of) before.of = side;
    } else addRole(actor, { title, evidence: phrase.span, ...ofPhrase(phrase, side) });
    join(actor, side);
    standAtOffice(actor, s, phrase);
    const office = `${side} ${phrase.head.role.words.at(-1)}`;
    if (side && actor.kind === "person" && !holders.has(office)) holders.set(office, actor);
  };
  // Not at whose office it is, nor at what it is for: "the union’s president", "a spokesman for the coastguard".
  const standAtOffice = (actor: Actor, s: Sentence, phrase: RolePhrase) => {
    let from = phrase.head.from;
    while (from > phrase.from && !mark.test(s.words[from - 1]!.text)) from--;
    register.stand(actor, s, from, phrase.head.to);
  };
  const join = (actor: Actor, side: string | undefined) => {
    if (!side || actor.party || side === actor.id) return;
    actor.party = side;
    const country = /^[A-Z]{3}$/.test(side) ? side : register.actors.get(side)?.country;
    if (country) actor.country = country;
  };

  const bearerOf = (s: Sentence, phrase: RolePhrase): Actor | undefined => {
    const people = register.names[s.index]!.names.filter((name) => name.kind === "person");
    let next = phrase.to;
    // "the US president’s envoy, X": the president is not X.
    if (mark.test(s.words[next]?.text ?? "")) return undefined;
    const comma = s.words[next]?.text === ",";
    if (comma) next++;
    // "Its chair, Samoa’s Cedric Tuala, …"
    if (
      comma &&
      register.knownAt(s, next)?.from === next &&
      mark.test(s.words[register.knownAt(s, next)!.to]?.text ?? "")
    )
      next = register.knownAt(s, next)!.to + 1;
    while (s.words[next] && isHonorific(s.words[next]!.text)) next++;
    // "economists at the bank Morton": the name is the bank’s.
    if (!comma && phrase.to > phrase.head.to && s.words[phrase.to - 1]!.upos === "NOUN") return undefined;
    const after = people.find((name) => name.from === next);
    // "ministers, Smith and Jones" or a list: a comma alone does not make a plural role one person's.
    if (
      after &&
      !(comma && phrase.head.plural) &&
      (!comma || /^(?:,|said|says|told|—|–|\.|;)$/.test(s.words[after.to]?.low ?? ".") || phrase.definite)
    )
      return register.at(s, after.from);
    let before = phrase.from - 1;
    while (s.words[before] && /^(?:a|an|the|his|her|its|their|’s|'s)$/.test(s.words[before]!.low)) before--;
    if (/^(?:,|\(|—|–)$/.test(s.words[before]?.text ?? "") && !phrase.head.plural) {
      const name = people.find((one) => one.to === before);
      const end = s.words[phrase.to]?.text ?? ".";
      if (name && (/^(?:[,.;)—–]|and|who|which|said)$/.test(end) || phrase.indefinite || phrase.definite))
        return register.at(s, name.from);
    }
    return bySentence(s, phrase);
  };
  // "Smith, who is the envoy", "Smith is the minister", "Smith serves as envoy".
  const bySentence = (s: Sentence, phrase: RolePhrase): Actor | undefined => {
    if (phrase.head.plural) return undefined;
    const head = s.words[phrase.head.to - 1]!;
    const asVerb =
      bare(head) === "obl" && childrenOf(s, head, "case").some((one) => one.low === "as") ? headOf(s, head) : undefined;
    const serves =
      asVerb && /^(?:serve|act|work|double|appoint|name|pick|install|elect)$/.test(asVerb.lemma) ? asVerb : undefined;
    const holder = serves ?? (childrenOf(s, head, "cop").length > 0 ? head : undefined);
    if (!holder) return undefined;
    const subject = childrenOf(s, holder, "nsubj")[0];
    if (!subject) return undefined;
    if (/^(?:who|that)$/.test(subject.low)) {
      const up = headOf(s, holder);
      const actor = up && register.at(s, up.i);
      return actor?.kind === "person" ? actor : undefined;
    }
    const actor = register.at(s, subject.i);
    return actor?.kind === "person" ? actor : undefined;
  };

  const giveNamed = (s: Sentence, phrases: RolePhrase[]) => {
    let lastSide: string | undefined;
    let lastEnd = -1;
    for (const phrase of phrases) {
      let side = sideNamed(s, phrase);
      const actor = bearerOf(s, phrase);
      // "US Secretary of State Marco Rubio and special envoy Steve Witkoff": the side carries over.
      if (!side && lastSide && actor && lastEnd >= 0 && phrase.from - lastEnd <= 7) {
        const between = s.words.slice(lastEnd + 1, phrase.from).map((word) => word.text);
        if (between.some((text) => /^(?:and|,)$/.test(text)) && !between.some((text) => /^[a-z]{4,}$/.test(text)))
          side = lastSide;
      }
      if (actor) {
        bearers.set(phrase, actor);
        give(actor, s, phrase, side);
      }
      if (side) lastSide = side;
      lastEnd = actor ? phrase.to : -1;
    }
  };

  const resolve = (s: Sentence, phrase: RolePhrase): Actor | undefined => {
    const bearer = bearers.get(phrase);
    if (bearer) {
      const side = bearer.party
        ? undefined
        : (sideTold(s, phrase) ?? officeBefore(s, phrase) ?? stateOfOffice(s, phrase));
      if (side) give(bearer, s, phrase, side);
      takeOver(s, phrase, bearer);
      introducedBefore(s, phrase, bearer);
      return bearer;
    }
    const side = sideTold(s, phrase);
    if (side) register.sides.set(phrase, side);
    if (side && phrase.indefinite && !phrase.head.plural && introduced.length < 8) introduced.push({ s, phrase, side });
    return phrase.head.plural ? undefined : (counterpart(s, phrase, side) ?? holderOf(s, phrase, side));
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
  // "The summit’s president" is no state’s; "the prime minister" is that of the state spoken of.
  const stateOfOffice = (s: Sentence, phrase: RolePhrase): string | undefined => {
    if (!ofState(phrase) || phrase.indefinite || phrase.former) return undefined;
    const owned = s.words.slice(phrase.from, phrase.to).some((word) => mark.test(word.text));
    const linked = s.words.slice(phrase.head.to, phrase.to).some((word) => word.low === "of");
    if (owned || (linked && phrase.head.role.authority !== "minister")) return undefined;
    const code = discourse.stateHere(s, phrase.from);
    return code && lexicon().lacking.get(phrase.head.role.words.join(" "))?.has(code) ? undefined : code;
  };
  const sameHead = (actor: Actor, phrase: RolePhrase) => {
    const last = phrase.head.role.words.at(-1)!;
    // "Russia’s leader" is its president.
    if (last === "leader" && actor.party && actor.roles.some((role) => role.authority === "head")) return true;
    return actor.roles.some((role) =>
      role.title
        .toLowerCase()
        .split(/[\s-]+/)
        .includes(last),
    );
  };
  // "His Turkish counterpart": the same office on the other side.
  const counterpart = (s: Sentence, phrase: RolePhrase, side: string | undefined): Actor | undefined => {
    if (phrase.head.role.words[0] !== "counterpart" || !side) return undefined;
    const role = firstRole(s, phrase, side);
    if (!role) return undefined;
    const title = plainTitle(role.title);
    const before = holders.get(`${side} ${title.split(/\s+/).at(-1)!.toLowerCase()}`);
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
      const later = holders.get(`${side} ${phrase.head.role.words.at(-1)}`);
      if (later) {
        register.mention(later, s, phrase.from, phrase.to);
        return later;
      }
    }
    const whose = side ?? (phrase.definite ? stateOfOffice(s, phrase) : undefined);
    if (!(whose || phrase.definite)) return undefined;
    if (!whose && !/^(?:head|minister)$/.test(phrase.head.role.authority)) return undefined;
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

  const fromVerb = (s: Sentence, verb: Word) => {
    if (verb.upos !== "VERB") return;
    if (/^(?:chair|head|lead|run|command)$/.test(verb.lemma)) {
      leads(s, verb);
      return;
    }
    // "Han, who was appointed Vice Minister on 1 October": the title stands as an object or predicate.
    if (!/^(?:appoint|name|elect|make|promote|nominate|become)$/.test(verb.lemma)) return;
    const phrase = register
      .rolesIn(s)
      .find((one) => one.head.from > verb.i && one.from - verb.i <= 4 && !bearers.has(one));
    if (!phrase) return;
    const between = s.words
      .slice(verb.i + 1, phrase.from)
      .every((word) => /^(?:as|to|the|a|an|its|his|her|their|be|new|be)$/.test(word.low));
    const subject = childrenOf(s, verb, "nsubj")[0];
    if (!between || !subject) return;
    const host = subject.low === "who" ? beforeWho(s, subject) : subject;
    const actor = host && register.at(s, host.i);
    if (actor?.kind !== "person") return;
    bearers.set(phrase, actor);
    give(actor, s, phrase, sideTold(s, phrase) ?? (actor.party ? undefined : stateOfOffice(s, phrase)));
  };
  const leads = (s: Sentence, verb: Word) => {
    const object = childrenOf(s, verb, "obj")[0];
    const agent = childrenOf(s, verb, "obl").find((one) => one.relation === "obl:agent");
    // "The delegation of X will be headed by Y".
    if (agent) {
      const led = childrenOf(s, verb, "nsubj")[0] ?? headOf(s, verb);
      const person = [agent, ...childrenOf(s, agent, "flat", "appos")]
        .map((one) => register.at(s, one.i))
        .find((one) => one?.kind === "person");
      const body = led && register.at(s, led.i);
      if (person && body && body.kind !== "person") join(person, body.party ?? body.id);
      return;
    }
    if (!object || /^(?:talks|meeting|negotiations)$/.test(object.low)) return;
    const who = childrenOf(s, verb, "nsubj").find((one) => one.low === "who");
    if (bare(verb) !== "acl" && !who) return;
    const noun = who ? beforeWho(s, who) : headOf(s, verb);
    const actor = noun && register.at(s, noun.i);
    if (actor?.kind !== "person") return;
    const body = register.at(s, object.i);
    const side = body && !someone(body) ? (body.party ?? body.id) : undefined;
    if (/^(?:delegation|team)$/.test(object.low)) {
      join(actor, side);
      return;
    }
    const title = spanOf(register.document.text, verb.start, nounPhrase(register.document.text, s, object).end);
    addRole(actor, { title: title.exact, ...(side ? { of: side } : {}), authority: "official", evidence: title });
    join(actor, side);
  };
  return { giveNamed, resolve, fromVerb };
}

const someone = (actor: Actor) => actor.kind === "person" || actor.kind === "role-holder";
/** The word to which "who" refers: the one before it and before its comma. */
const beforeWho = (s: Sentence, who: Word): Word | undefined =>
  s.words[who.i - (s.words[who.i - 1]?.text === "," ? 2 : 1)];

/** A title without whose it is: "Brazil’s environment minister" is an environment minister. */
function plainTitle(title: string): string {
  const words = title.replace(/^.*[’']s\s+/, "").split(" ");
  while (words.length > 1 && (countryOfDemonym(words[0]!) || countryNamed(words[0]!))) words.shift();
  return words.join(" ");
}

const addRole = (actor: Actor, role: Role) => void actor.roles.push(role);

const ofPhrase = (phrase: RolePhrase, side: string | undefined): Pick<Role, "of" | "authority" | "former"> => ({
  ...(side ? { of: side } : {}),
  authority: phrase.head.role.authority,
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

// The last preposition between a role's head and a name behind it.
function linkBefore(s: Sentence, from: number, after: number): string {
  for (let i = from - 1; i >= after; i--) if (s.words[i]!.upos === "ADP") return s.words[i]!.low;
  return "";
}
