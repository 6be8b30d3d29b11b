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
    const country = name?.kind === "place" ? townOf(text) : undefined;
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
      if (weights.has(code)) return code;
      const also = (lexicon().also.get(known) ?? []).filter((one) => weights.has(one));
      return best(s, phrase.from, also.length > 0 ? also : [code]);
    }
    return undefined;
  };

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
      const owner =
        register.at(s, before.i) ??
        discourse.last(s, before.i, 2, (actor) => /^(?:state|organisation|group)$/.test(actor.kind));
      return owner && (owner.party ?? (someone(owner) ? undefined : owner.id));
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
    return stateFor(s, phrase, bearer);
  };

  const stateFor = (s: Sentence, phrase: RolePhrase, bearer?: Actor): string | undefined => {
    if (discourse.issuer?.party) return discourse.issuer.party;
    const office = officeOf(s, phrase);
    const lacking = lexicon().lacking.get(phrase.head.role.words.join(" "));
    const free = [...weights.keys()].filter((code) => {
      if (lacking?.has(code)) return false;
      const holder = office && holders.get(`${code} ${office}`);
      return !holder || holder === bearer || (!bearer && !phrase.former);
    });
    return best(s, phrase.from, free);
  };

  // The state that the text is most about and that stands nearest and foremost before a word.
  const best = (s: Sentence, at: number, codes: string[]): string | undefined => {
    if (codes.length < 2) return codes[0];
    const near = new Map<string, number>();
    for (let back = 0; back < nearness.length; back++) {
      const from = register.document.sentences[s.index - back];
      if (!from || from.paragraph !== s.paragraph) break;
      for (let i = back === 0 ? at - 1 : Math.min(from.words.length, 120) - 1; i >= 0; i--) {
        const code = discourse.countryAt(from, i);
        if (!code) continue;
        const weight = prominence(from, i) * nearness[back]!;
        if (weight > (near.get(code) ?? 0)) near.set(code, weight);
      }
    }
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
      if (!code || !weights.has(code)) continue;
      weights.set(code, weights.get(code)! + (capital ? 0.7 : 0.3) * (s.title || body <= 2 ? 2 : 1));
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
