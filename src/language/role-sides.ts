import type { Actor } from "../findings/actor.ts";
import type { Discourse } from "./discourse.ts";
import type { Sentence, Word } from "./document.ts";
import { citiesNamed, countryOfCapital, countryOfDemonym } from "./gazetteer.ts";
import { words as lexicon } from "./lexicon.ts";
import type { Known } from "./phrases.ts";
import { type Register, slug } from "./register.ts";
import type { RolePhrase } from "./roles.ts";
import { bare, childrenOf, headOf } from "./tree.ts";

/** On whose side the bearer of a role is. */
export interface RoleSides {
  /** The side that the phrase itself names. */
  named(s: Sentence, phrase: RolePhrase): string | undefined;
  /** The side that the phrase or the text before it tells: "its chief executive", "the government’s negotiator". */
  told(s: Sentence, phrase: RolePhrase): string | undefined;
  /** The state whose office it is where nothing beside it says so: "the prime minister", "President Lund". */
  ofOffice(s: Sentence, phrase: RolePhrase, bearer?: Actor): string | undefined;
  /** The state whose "government" is meant at a word. */
  ofGovernment(s: Sentence, at: number): string | undefined;
  /** Whether a state has no such office. */
  lacks(phrase: RolePhrase, code: string): boolean;
  /** Notes who holds an office of a side, so that nobody else is taken for its holder. */
  hold(s: Sentence, phrase: RolePhrase, side: string, bearer: Actor): void;
}

export const possessive = /^(?:'s|’s|'|’)$/;
export const someone = (actor: Actor) => actor.kind === "person" || actor.kind === "role-holder";

const stateOffice =
  /^(?:minister|premier|president|president-elect|ruler|secretary|chancellor|governor|senator|lawmaker|mp|king|emir|sultan|ombudsman|parliamentarian|legislator|taoiseach)$/;
const rank = /^(?:general|marshal|colonel|admiral|major|brigadier)$/;
// Heads of firms and bodies: whose they are is no person.
const ofBody =
  /^(?:director|manager|executive|chairman|chairwoman|chair|head|commissioner|governor|treasurer|founder|president)$/;
const aloneInState =
  /^(?:president|prime minister|chancellor|king|queen|emir|sultan|crown prince|supreme leader|foreign secretary|secretary of state|president-elect|vice president|vice-president|army chief)$/;

/** Opens the telling of sides. */
export function openRoleSides(register: Register, discourse: Discourse): RoleSides {
  const holders = new Map<string, Actor>();
  const weights = weightsOf(register, discourse);
  const heaviest = Math.max(1, ...weights.values());

  // Officers’ sides can be told where the text is on one state only.
  const alone = [...weights.values()].filter((weight) => weight >= heaviest * 0.4).length === 1;

  // "Trump’s envoy for Ukraine" is not on Ukraine’s side; "adviser to Ukraine’s president" is.
  const owns = (s: Sentence, phrase: RolePhrase, one: Known): boolean => {
    const { authority } = phrase.head.role;
    const field =
      authority === "negotiator"
        ? /^(?:for|to|on|at)$/
        : authority === "spokesperson"
          ? /^(?:on|at)$/
          : /^(?:for|on|at)$/;
    const link = one.from < phrase.head.from ? "" : linkBefore(s, one.from, phrase.head.to);
    // "a mediator for the African Union" is the Union’s.
    return !field.test(link) || (link === "for" && /^(?:organisation|group)$/.test(one.entry.kind));
  };

  // "Ukraine envoy": the field of the envoy, not his side.
  const isField = (s: Sentence, phrase: RolePhrase, one: Known): boolean =>
    phrase.head.role.authority === "negotiator" &&
    one.entry.kind === "state" &&
    one.to <= phrase.head.from &&
    !possessive.test(s.words[one.to]?.text ?? "") &&
    !countryOfDemonym(s.words[one.from]!.text);

  const named = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const sides = phrase.names.filter((one) => one.entry.kind !== "media");
    const whose = sides.find((one) => owns(s, phrase, one) && !isField(s, phrase, one));
    if (whose) {
      const actor = register.ofEntry(whose);
      return actor.party ?? actor.id;
    }
    for (let i = phrase.from; i < phrase.to; i++) {
      const word = s.words[i]!;
      const next = s.words[i + 1]?.low ?? "";
      if (sides.some((one) => one.from <= i && i < one.to)) continue;
      if (/^\p{Lu}/u.test(word.text) && /^(?:administration|cabinet)$/.test(next))
        return register.personNamed(word.text)?.party ?? (next === "administration" ? "USA" : undefined);
      const capital = countryOfCapital(word.text);
      if (capital && (possessive.test(next) || /^(?:to|of|in)$/.test(s.words[i - 1]?.low ?? ""))) return capital.code;
      const found = register.at(s, i);
      const firm = found?.kind === "person" && ofBody.test(phrase.head.role.words.at(-1)!) && !found.name.includes(" ");
      const body = firm && !found.party && found.roles.length === 0 ? undefined : found;
      // A body named only here, inside the title, is a part of its state, not a side of its own.
      if (body && someone(body) && possessive.test(next) && i < phrase.head.from && body.party) return body.party;
      if (body && !someone(body) && body.kind !== "media" && !/\b(?:deal|agreement|accord)$/i.test(body.name)) {
        if (body.party) return body.party;
        if (body.kind !== "organisation" || body.mentions.length > 1 || possessive.test(next)) return body.id;
      }
      if (word.text === "European") return "organisation/european-union";
      if (possessive.test(next) && i < phrase.head.from && !body) {
        const owner = namedOwner(s, i, firm);
        if (owner) return owner;
      }
    }
    return byTitle(s, phrase);
  };

  // "Wyoming’s commissioner", "Apkur’s director": a region or a firm that no list has is a side of its own.
  const namedOwner = (s: Sentence, end: number, firm: boolean): string | undefined => {
    if (s.words[end]!.upos !== "PROPN") return undefined;
    const name = register.names[s.index]!.names.find((one) => one.from <= end && end < one.to);
    if (name?.kind === "person" && !firm) return undefined;
    let from = name?.from ?? end;
    while (!name && from > 0 && s.words[from - 1]!.upos === "PROPN" && /^\p{Lu}/u.test(s.words[from - 1]!.text)) from--;
    const text = s.words
      .slice(from, end + 1)
      .map((word) => word.text)
      .join(" ");
    const town = name?.kind === "place" ? townOf(text) : undefined;
    const country = town && weights.has(town) ? town : undefined;
    if (country) return register.state(country).id;
    const longer = [...register.actors.values()].find(
      (one) => one.kind === "organisation" && one.name.split(" ").length > 1 && one.name.split(" ").includes(text),
    );
    const owner = longer ?? register.make(`organisation/${slug(text)}`, { name: text, kind: "organisation" });
    register.mention(owner, s, from, end + 1);
    return owner.party ?? owner.id;
  };

  // "The foreign secretary" is Britain’s, unless the text is on India and Pakistan.
  const byTitle = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const title = s.words
      .slice(phrase.from, phrase.to)
      .map((word) => word.low)
      .join(" ");
    for (const [known, code] of lexicon().sides) {
      if (title !== known && !title.endsWith(` ${known}`)) continue;
      const rivals = (lexicon().also.get(known) ?? []).some((one) => weights.has(one));
      return weights.has(code) || !rivals ? code : undefined;
    }
    return undefined;
  };

  // "The foreign secretary" of a text on India and Pakistan is one of theirs.
  const rivalsFor = (s: Sentence, phrase: RolePhrase): string[] | undefined => {
    const title = s.words
      .slice(phrase.from, phrase.to)
      .map((word) => word.low)
      .join(" ");
    for (const [known, codes] of lexicon().also)
      if (title === known || title.endsWith(` ${known}`)) return [...codes, "GBR", "USA"];
    return undefined;
  };

  const lacks = (phrase: RolePhrase, code: string) =>
    lexicon().lacking.get(phrase.head.role.words.join(" "))?.has(code) ?? false;

  const told = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const side = named(s, phrase);
    if (side) return side;
    for (let i = phrase.from; i < phrase.to; i++) {
      if (
        /^(?:government|ministry|army|military|national|federal|cabinet|presidential|junta|regime)$/.test(
          s.words[i]!.low,
        ) &&
        i !== phrase.head.from
      )
        return stateFor(s, phrase);
      // "the rebel negotiator" of a text with one armed group
      if (/^(?:rebel|rebels|insurgent|insurgents|guerrilla|guerrillas|separatist|militant)$/.test(s.words[i]!.low)) {
        const groups = [...register.actors.values()].filter((actor) => actor.kind === "group");
        if (groups.length === 1) return groups[0]!.id;
      }
    }
    const before = s.words[phrase.from - 1];
    if (before && /^(?:its|their|his|her)$/.test(before.low)) {
      const people = before.low === "their" ? peopleBefore(s, before.i) : undefined;
      if (people) return people;
      const owner =
        register.at(s, before.i) ??
        discourse.last(s, before.i, 2, (actor) => /^(?:state|organisation|group)$/.test(actor.kind));
      return owner && (owner.party ?? (someone(owner) ? undefined : owner.id));
    }
    return undefined;
  };

  // "The Americans have tried. Their envoy …": the people who were the subject.
  const peopleBefore = (s: Sentence, at: number): string | undefined => {
    for (const from of [s, register.document.sentences[s.index - 1]]) {
      if (!from || from.title) return undefined;
      const end = from === s ? at : from.words.length;
      const subjects = from.words
        .slice(0, end)
        .filter((word) => bare(word) === "nsubj" && register.knownAt(from, word.i));
      const many = subjects.findLast((word) => /^(?:NNS|NNPS)$/.test(word.xpos) || /(?:s|ish|ch)$/.test(word.low));
      const known = many && register.knownAt(from, many.i)!;
      if (known && /^(?:people|group)$/.test(known.entry.kind)) return register.ofEntry(known).id;
      if (subjects.length > 0) return undefined;
    }
    return undefined;
  };

  // "The summit’s president" is no state’s; "the prime minister" is that of the state spoken of.
  const ofOffice = (s: Sentence, phrase: RolePhrase, bearer?: Actor): string | undefined => {
    const last = phrase.head.role.words.at(-1)!;
    if (phrase.indefinite || !(stateOffice.test(last) || (rank.test(last) && alone))) return undefined;
    const owned = s.words.slice(phrase.from, phrase.to).some((word) => possessive.test(word.text));
    const linked = s.words.slice(phrase.head.to, phrase.to).some((word) => word.low === "of");
    if (owned || (linked && phrase.head.role.authority !== "minister")) return undefined;
    // "The irrigation minister of West Bengal": a place that is no state has the office.
    const placed = register.names[s.index]!.names.some(
      (one) => one.kind === "place" && one.from > phrase.head.from && one.from < phrase.to,
    );
    if (placed) return undefined;
    return stateFor(s, phrase, bearer);
  };

  const stateFor = (s: Sentence, phrase: RolePhrase, bearer?: Actor): string | undefined => {
    if (discourse.issuer?.party) return discourse.issuer.party;
    const office = officeOf(s, phrase);
    const among = rivalsFor(s, phrase);
    let held = 0;
    const free = [...weights.keys()].filter((code) => {
      if (lacks(phrase, code) || (among && !among.includes(code))) return false;
      const holder = office && holders.get(`${code} ${office}`);
      const open = !holder || holder === bearer || (!bearer && !phrase.former);
      if (!open) held++;
      return open;
    });
    // "Foreign secretary Lund accused Pakistan": of two that have one, the other’s.
    const left = among && free.length === 2 ? free.filter((code) => !isOther(s, code, true)) : [];
    if (left.length === 1) return left[0];
    // Of those spoken of, each but one has its holder: "Serbia’s president, Ada Lund, … Peru’s army …, said President Reyes".
    if (held > 0 && free.length === 1 && !isOther(s, free[0]!, true)) return free[0];
    return only(s, phrase, free);
  };

  // The state that the text is most about and that stands nearest and foremost before a word.
  const best = (s: Sentence, at: number, codes: string[]): string | undefined => {
    if (codes.length < 2) return codes[0];
    const near = before(s, at);
    let found: string | undefined;
    let highest = 0;
    for (const code of codes) {
      const score = (weights.get(code) ?? 0) / heaviest + (near.get(code) ?? 0) * 0.8;
      if (score > highest) {
        highest = score;
        found = code;
      }
    }
    return found;
  };

  // How near and how far to the fore each state stands before a word of a paragraph.
  const before = (s: Sentence, at: number, apart = false): Map<string, number> => {
    const near = new Map<string, number>();
    for (let back = apart ? 1 : 0; back < nearness.length; back++) {
      const from = register.document.sentences[s.index - back];
      if (!from || from.paragraph !== s.paragraph) break;
      for (let i = back === 0 ? at - 1 : Math.min(from.words.length, 120) - 1; i >= 0; i--) {
        const code = discourse.countryAt(from, i);
        if (!code) continue;
        const weight = prominence(from, i) * nearness[back]!;
        if (weight > (near.get(code) ?? 0)) near.set(code, weight);
      }
    }
    return near;
  };

  // The one state that can be meant: what the text is mostly on, or what the clauses before are about.
  const only = (s: Sentence, phrase: RolePhrase, codes: string[]): string | undefined => {
    const bareHead = phrase.head.role.authority === "head" && !phrase.definite;
    const fits = (code: string) => codes.includes(code) && !isOther(s, code, bareHead);
    const near = before(s, phrase.from, bareHead);
    const [first, second] = [...near].sort((a, b) => b[1] - a[1]);
    if (first && first[1] >= 0.5 && !(second && second[1] > first[1] * 0.7) && fits(first[0])) return first[0];
    const [main, rival] = [...weights].sort((a, b) => b[1] - a[1]);
    if (!main || !fits(main[0])) return undefined;
    if (near.size === 1 && near.get(main[0])! >= (bareHead ? 0.2 : 0)) return main[0];
    const lead = bareHead ? 3 : phrase.definite && phrase.head.role.authority !== "head" ? 1.3 : 2;
    if (rival && main[1] < Math.max(3, rival[1] * lead)) return undefined;
    return near.size === 0 || near.has(main[0]) ? main[0] : undefined;
  };

  // "Lund said that talks with Iran …": whoever speaks of a state so is not on its side.
  const isOther = (s: Sentence, code: string, strict: boolean): boolean =>
    s.words.some((word) => {
      if (discourse.countryAt(s, word.i) !== code) return false;
      const actor = register.at(s, word.i);
      if (actor && someone(actor)) return false;
      if (strict && /^(?:obj|obl|iobj)$/.test(bare(word))) return true;
      return childrenOf(s, word, "case").some((one) => /^(?:with|against|on|over|towards?)$/.test(one.low));
    });

  // How much a clause is about a word’s state: most where it is the subject or the subject is its own.
  const prominence = (s: Sentence, i: number): number => {
    const own = register.rolesIn(s).find((one) => one.from <= i && i < one.to);
    if (own?.former) return 0.1;
    const actor = register.at(s, i);
    if (own || (actor && someone(actor))) return 0.2;
    let at: Word = s.words[i]!;
    for (let steps = 0; steps < 5 && /^(?:amod|compound|nmod|flat|appos|conj)$/.test(bare(at)); steps++) {
      if (
        bare(at) === "nmod" &&
        at.relation !== "nmod:poss" &&
        !childrenOf(s, at, "case").some((one) => one.low === "of")
      )
        return 0.3;
      const up = headOf(s, at);
      if (!up) break;
      at = up;
    }
    if (bare(at) === "nsubj") return 1;
    return bare(at) === "obj" ? 0.6 : 0.35;
  };

  // "foreign minister": an office that one person at a time holds.
  const officeOf = (s: Sentence, phrase: RolePhrase): string | undefined => {
    const words = phrase.head.role.words.join(" ");
    if (aloneInState.test(words)) return words;
    const field = s.words[phrase.head.from - 1];
    return words === "minister" && field && field.i >= phrase.from && /^(?:NOUN|ADJ|PROPN)$/.test(field.upos)
      ? `${field.low.replace("defense", "defence")} minister`
      : undefined;
  };

  return {
    named,
    told,
    ofOffice,
    lacks,
    ofGovernment: (s, at) => discourse.issuer?.party ?? best(s, at, [...weights.keys()]),
    hold(s, phrase, side, bearer) {
      const office = officeOf(s, phrase);
      if (office && !phrase.former && !holders.has(`${side} ${office}`)) holders.set(`${side} ${office}`, bearer);
    },
  };
}

// How much the text is about each state: as named, and as its capital and its towns are.
function weightsOf({ document, names }: Register, discourse: Discourse): Map<string, number> {
  const weights = new Map(discourse.weights);
  let body = 0;
  for (const s of document.sentences) {
    if (!s.title) body++;
    for (const { kind, text } of names[s.index]!.names) {
      if (kind !== "place") continue;
      const capital = countryOfCapital(text)?.code;
      const code = capital ?? townOf(text);
      if (!code || !(capital || weights.has(code))) continue;
      weights.set(code, (weights.get(code) ?? 0) + (capital ? 0.7 : 0.3) * (s.title || body <= 2 ? 2 : 1));
    }
  }
  return weights;
}

function townOf(text: string): string | undefined {
  const city = citiesNamed(text)[0];
  return city && city.population > 100_000 ? city.country : undefined;
}

const nearness = [1, 0.8, 0.5, 0.3];

// The last preposition between a role's head and a name behind it.
function linkBefore(s: Sentence, from: number, after: number): string {
  for (let i = from - 1; i >= after; i--) if (s.words[i]!.upos === "ADP") return s.words[i]!.low;
  return "";
}
