import type { Actor, Role } from "../findings/actor.ts";
import { spanOf } from "../text/span.ts";
import type { Document, Sentence, Word } from "./document.ts";
import { byCode, countryNamed, countryOfCapital, countryOfDemonym, foldName } from "./gazetteer.ts";
import { words as lexicon } from "./lexicon.ts";
import { type ProperName, properNames, type SentenceNames, surname } from "./people.ts";
import type { Known } from "./phrases.ts";
import { isHonorific, type RolePhrase, rolePhrases } from "./roles.ts";
import { bare, caseOf, childrenOf, conjuncts, headOf, nounPhrase } from "./tree.ts";

/** Who acts in a text, and who stands at a word of it. */
export interface Cast {
  actors: Actor[];
  /** The actor at a word: by name, role, pronoun or as a capital for its state; undefined where nobody acts. */
  at(s: Sentence, word: Word): Actor | undefined;
  /** As `at`, and makes an actor of an unnamed source ("two people briefed on the talks"). */
  describe(s: Sentence, word: Word): Actor | undefined;
  /** The actors of a head and of what is coordinated with it, modifiers that name states included. */
  group(s: Sentence, head: Word): Actor[];
  /** The state or body on whose side an actor is: itself, for a state. */
  partyOf(actor: Actor): string | undefined;
  /** Sets on whose side an actor is when the text has not said so before. */
  join(actor: Actor, party: string): void;
  byId(id: string): Actor | undefined;
  /** The country that a word names, also as an adjective ("Ukrainian"). */
  countryAt(s: Sentence, word: Word): string | undefined;
  rolesIn(s: Sentence): RolePhrase[];
  namesIn(s: Sentence): SentenceNames;
}

const slug = (text: string) =>
  foldName(text)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

const crowd =
  /^(?:people|person|man|woman|men|women|source|sources|official|officials|diplomat|diplomats|analyst|analysts|expert|experts|observer|observers|witness|witnesses|resident|residents|critic|critics|aide|aides|negotiator|negotiators|mediator|mediators|minister|ministers|leader|leaders|lawmaker|lawmakers|commander|commanders|soldier|soldiers|doctor|doctors|medic|medics|activist|activists|relative|relatives|family|families|envoy|envoys|delegate|delegates|adviser|advisers|advisor|advisors|figure|figures|member|members|rebel|rebels|fighter|fighters|insurgents|militants|supporter|supporters|protester|protesters|historian|professor|lawyer|lawyers|economist|economists|trader|traders|spokesman|spokeswoman|spokesperson|everyone|nobody|others|some|many|union|unions|pilot|pilots|worker|workers|teacher|teachers|fishermen|farmers|farmer|employer|employers|campaigners|opponents|guerrillas|sides|side|parties|party|delegation|delegations|team|teams|mission|neighbour|neighbours|president|insiders|insider|veteran|veterans|researcher|researchers|trawlermen|skippers)$/i;
const mediaWord =
  /^(?:report|reports|newspaper|newspapers|media|press|outlets?|broadcaster|agency|agencies|daily|magazine|website|article|television|radio|channel)$/i;

// The last preposition between a role's head and a name behind it.
function linkBefore(s: Sentence, from: number, after: number): string {
  for (let i = from - 1; i >= after; i--) if (s.words[i]!.upos === "ADP") return s.words[i]!.low;
  return "";
}

const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");

/** Finds the actors of a text and what each is called, whose side each is on, and where each is mentioned. */
export function findActors(document: Document): Cast {
  const { ministryHeads } = lexicon();
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
  const actors = new Map<string, Actor>();
  // For each sentence, who stands at which word.
  const places: Map<number, Actor>[] = document.sentences.map(() => new Map());

  const make = (id: string, fields: Omit<Actor, "id" | "roles" | "mentions">): Actor => {
    const known = actors.get(id);
    if (known) return known;
    const made: Actor = { id, roles: [], mentions: [], ...fields };
    actors.set(id, made);
    return made;
  };
  const mention = (actor: Actor, s: Sentence, from: number, to: number) => {
    const span = spanOf(document.text, s.words[from]!.start, s.words[to - 1]!.end);
    if (!actor.mentions.some((one) => one.start === span.start)) actor.mentions.push(span);
    for (let i = from; i < to; i++) if (!places[s.index]!.has(i)) places[s.index]!.set(i, actor);
  };
  const stateOf = (code: string): Actor =>
    make(code, { name: byCode(code)?.name ?? code, kind: "state", country: code });
  const fromEntry = (known: Known): Actor => {
    const { kind, name, country, sector } = known.entry;
    if (kind === "state" || kind === "people" || (kind === "seat" && !sector)) return stateOf(country!);
    const group = kind === "group" ? "group" : kind === "media" ? "media" : "organisation";
    return make(`${group}/${slug(name)}`, {
      name,
      kind: group,
      ...(country ? { country } : {}),
      ...(kind === "seat" || (kind === "organisation" && country) ? { party: country! } : {}),
      ...(sector ? { sector } : {}),
    });
  };

  // 1. Persons and bodies by name. The longest form of a name is the actor's name.
  const full: { name: ProperName; s: Sentence }[] = [];
  const single: { name: ProperName; s: Sentence }[] = [];
  for (const s of document.sentences) {
    for (const name of names[s.index]!.names) {
      if (name.kind === "person") (name.text.includes(" ") ? full : single).push({ name, s });
    }
  }
  const persons: Actor[] = [];
  const personNamed = (text: string): Actor | undefined => {
    const folded = foldName(text);
    const last = foldName(surname(text));
    const exact = persons.find((one) => foldName(one.name) === folded);
    if (exact) return exact;
    if (text.includes(" ")) {
      const first = folded.split(" ")[0]!;
      return persons.find((one) => {
        const theirs = foldName(one.name).split(" ");
        return (
          theirs.at(-1) === last &&
          (theirs[0] === first || theirs.slice(-2).join(" ") === folded || folded.endsWith(foldName(one.name)))
        );
      });
    }
    const matches = persons.filter((one) => {
      const theirs = foldName(one.name).split(" ");
      return (
        theirs.at(-1) === last ||
        theirs.at(-1)!.replace(/^al-/, "") === last ||
        (theirs.length > 2 && theirs.at(-2) === last)
      );
    });
    return matches[0] ?? persons.find((one) => foldName(one.name).split(" ")[0] === last);
  };
  for (const { name, s } of [
    ...full.sort((a, b) => b.name.text.length - a.name.text.length || a.s.index - b.s.index),
    ...single,
  ]) {
    let actor = personNamed(name.text);
    if (!actor) {
      const text = name.text.replace(/[’']s$/, "");
      actor = make(`person/${slug(text)}`, { name: text, kind: "person" });
      persons.push(actor);
    }
    mention(actor, s, name.from, name.to);
  }
  const bodies = names.flatMap((one) =>
    one.names.filter((name) => name.kind === "organisation" && name.text.includes(" ")).map((name) => name.text),
  );
  for (const s of document.sentences) {
    const found = names[s.index]!;
    for (const name of found.names) {
      if (name.kind !== "organisation") continue;
      const longer = bodies.find(
        (one) => one !== name.text && (one.startsWith(`${name.text} `) || initials(one) === name.text),
      );
      if (longer) name.text = longer;
      const last = name.text.split(" ").at(-1)!;
      const before = s.words[name.from - 1];
      const media =
        (lexicon().mediaLast.has(last) && name.text.includes(" ")) ||
        /^(?:newspaper|daily|broadcaster|agency|channel|magazine|website|television|tabloid|weekly)$/.test(
          before?.low ?? "",
        );
      const owner =
        before && /^(?:'s|’s)$/.test(before.text)
          ? s.words[name.from - 2]
          : before && countryOfDemonym(before.text)
            ? before
            : undefined;
      const country = owner
        ? (countryOfDemonym(owner.text) ?? countryNamed(owner.text) ?? countryOfCapital(owner.text))
        : undefined;
      const actor = make(`${media ? "media" : "organisation"}/${slug(name.text)}`, {
        name: name.text,
        kind: media ? "media" : "organisation",
        ...(country ? { country: country.code, party: country.code } : {}),
      });
      mention(actor, s, name.from, name.to);
    }
    for (const known of found.known) {
      const kind = known.entry.kind;
      if (kind === "people") continue;
      // "the UK Foreign Office": the state's name belongs to the body's.
      const actor = fromEntry(known);
      mention(actor, s, known.from, known.to);
      const written = document.text.slice(s.words[known.from]!.start, s.words[known.to - 1]!.end);
      if (kind !== "state" && kind !== "seat" && written !== actor.name) {
        actor.names ??= [];
        if (!actor.names.some((one) => one.text === written)) actor.names.push({ text: written, lang: "en" });
      }
    }
  }

  // The state that the article is about when it says "the government": the one it names first in its text.
  const dominant = (): string | undefined => {
    const first = document.sentences
      .filter((s) => !s.title)
      .flatMap((s) => names[s.index]!.known)
      .find((one) => one.entry.country && /^(?:state|people)$/.test(one.entry.kind));
    return first?.entry.country;
  };
  // "its chief negotiator": the body or state that was the subject last.
  const bodyBefore = (s: Sentence): string | undefined => {
    for (let index = s.index; index >= Math.max(0, s.index - 2); index--) {
      const from = document.sentences[index]!;
      const subjects = from.words.filter((word) => bare(word) === "nsubj");
      for (const word of index === s.index ? subjects : subjects.reverse()) {
        const actor = places[index]!.get(word.i);
        if (actor && /^(?:state|organisation|group)$/.test(actor.kind)) return actor.party ?? actor.id;
      }
    }
    return undefined;
  };

  // 2. Roles: of the person named beside them, or of whoever is left unnamed.
  const sideIn = (s: Sentence, phrase: RolePhrase): string | undefined => {
    // "Trump’s envoy for Ukraine" is not on Ukraine’s side; "adviser to Ukraine’s president" is.
    const field = /^(?:negotiator|spokesperson)$/.test(phrase.head.role.authority)
      ? phrase.head.role.authority === "negotiator"
        ? /^(?:for|to|on|at)$/
        : /^(?:on|at)$/
      : /^(?:for|on|at)$/;
    const owns = (one: Known) => one.from < phrase.head.from || !field.test(linkBefore(s, one.from, phrase.head.to));
    const named = phrase.names.filter((one) => one.entry.kind !== "media" && owns(one));
    // The first name says whose: "Ukraine’s envoy to the EU" is Ukraine's.
    const whose = named[0];
    if (whose) {
      const actor = fromEntry(whose);
      return actor.party ?? actor.id;
    }
    for (let i = phrase.from; i < phrase.to; i++) {
      const next = s.words[i + 1]?.low ?? "";
      if (/^\p{Lu}/u.test(s.words[i]!.text) && /^(?:administration|cabinet)$/.test(next)) {
        const person = personNamed(s.words[i]!.text);
        return person?.party ?? (next === "administration" ? "USA" : undefined);
      }
      const capital = countryOfCapital(s.words[i]!.text);
      if (capital && (/^(?:'s|’s)$/.test(next) || /^(?:to|of|in)$/.test(s.words[i - 1]?.low ?? "")))
        return capital.code;
      const body = places[s.index]!.get(i);
      // A body named only here, inside the title, is a part of its state, not a side of its own.
      if (body && body.kind !== "person" && body.kind !== "media" && (body.party || body.mentions.length > 1))
        return body.party ?? body.id;
      if (/^European$/.test(s.words[i]!.text)) return "organisation/european-union";
      if (
        /^(?:government|state|ministry|army|military)$/.test(s.words[i]!.low) &&
        (next === "'s" || next === "’s" || i < phrase.head.from)
      )
        return dominant();
    }
    const before = s.words[phrase.from - 1];
    if (before && /^(?:its|their)$/.test(before.low)) return bodyBefore(s);
    const title = s.words
      .slice(phrase.from, phrase.to)
      .map((word) => word.low)
      .join(" ");
    for (const [known, code] of lexicon().sides) if (title === known || title.endsWith(` ${known}`)) return code;
    return undefined;
  };
  const give = (actor: Actor, s: Sentence, phrase: RolePhrase, side: string | undefined) => {
    const title = phrase.title.replace(/^(?:the|a|an)\s+/i, "");
    const role: Role = {
      title,
      ...(side ? { of: side } : {}),
      authority: phrase.head.role.authority,
      ...(phrase.former ? { former: true } : {}),
      evidence: phrase.span,
    };
    if (!actor.roles.some((one) => one.title.toLowerCase() === title.toLowerCase())) actor.roles.push(role);
    if (side && !actor.party && side !== actor.id) {
      actor.party = side;
      const country = /^[A-Z]{3}$/.test(side) ? side : actors.get(side)?.country;
      if (country) actor.country = country;
    }
    for (let i = phrase.from; i < phrase.to; i++) if (!places[s.index]!.has(i)) places[s.index]!.set(i, actor);
  };
  const bearer = (s: Sentence, phrase: RolePhrase): Actor | undefined => {
    const people = names[s.index]!.names.filter((name) => name.kind === "person");
    let next = phrase.to;
    // "the US president’s envoy, X": the president is not X.
    if (/^(?:'s|’s|'|’)$/.test(s.words[next]?.text ?? "")) return undefined;
    const comma = s.words[next]?.text === ",";
    if (comma) next++;
    while (s.words[next] && isHonorific(s.words[next]!.text)) next++;
    const after = people.find((name) => name.from === next);
    if (after && (!comma || /^(?:,|said|says|told|—|–|\.|;)$/.test(s.words[after.to]?.low ?? ".") || phrase.definite)) {
      // "ministers, Smith and Jones" or a list: a comma alone does not make a plural role one person's.
      if (!(comma && phrase.head.plural)) return places[s.index]!.get(after.from);
    }
    let before = phrase.from - 1;
    while (s.words[before] && /^(?:a|an|the|his|her|its|their|’s|'s)$/.test(s.words[before]!.low)) before--;
    const mark = s.words[before];
    if (mark && /^(?:,|\(|—|–)$/.test(mark.text)) {
      const name = people.find((one) => one.to === before);
      const end = s.words[phrase.to]?.text ?? ".";
      if (
        name &&
        (/^(?:[,.;)—–]|and|who|which|said)$/.test(end) || phrase.indefinite || phrase.definite) &&
        !phrase.head.plural
      ) {
        return places[s.index]!.get(name.from);
      }
    }
    // "Smith, who is the envoy", "Smith serves as envoy", "Smith is the minister".
    const head = s.words[phrase.head.to - 1]!;
    if (!phrase.head.plural && childrenOf(s, head, "cop").length > 0) {
      const subject = childrenOf(s, head, "nsubj")[0];
      if (subject && /^(?:who|that)$/.test(subject.low)) {
        const up = headOf(s, head);
        return up ? places[s.index]!.get(up.i) : undefined;
      }
      if (subject) {
        const actor = places[s.index]!.get(subject.i);
        if (actor?.kind === "person") return actor;
      }
    }
    return undefined;
  };
  const open: { s: Sentence; phrase: RolePhrase; side: string | undefined }[] = [];
  for (const s of document.sentences) {
    let lastSide: string | undefined;
    let lastEnd = -1;
    for (const phrase of roles[s.index]!) {
      let side = sideIn(s, phrase);
      const actor = bearer(s, phrase);
      // "US Secretary of State Marco Rubio and special envoy Steve Witkoff": the side carries over.
      const between = s.words.slice(lastEnd + 1, phrase.from).map((word) => word.text);
      if (
        !side &&
        lastSide &&
        actor &&
        lastEnd >= 0 &&
        between.length <= 6 &&
        between.some((text) => /^(?:and|,)$/.test(text)) &&
        !between.some((text) => /^[a-z]{4,}$/.test(text))
      ) {
        side = lastSide;
      }
      if (actor && !side && !actor.party && phrase.definite) {
        // "the UN envoy … The envoy, Pilar Echeverría": the same office, named the second time.
        const noun = phrase.head.role.words.join(" ");
        const earlier = open.find(
          (one) =>
            one.side &&
            one.s.index <= s.index &&
            s.index - one.s.index < 8 &&
            one.phrase.head.role.words.join(" ") === noun &&
            one.phrase.definite,
        );
        if (earlier) {
          side = earlier.side;
          give(actor, earlier.s, earlier.phrase, side);
          open.splice(open.indexOf(earlier), 1);
        }
      }
      if (actor) give(actor, s, phrase, side);
      else open.push({ s, phrase, side });
      if (side) lastSide = side;
      lastEnd = actor ? phrase.to : -1;
    }
  }
  // "Forsberg, who chairs the union"
  for (const s of document.sentences) {
    for (const verb of s.words) {
      if (verb.upos !== "VERB" || !/^(?:chair|head|lead|run|command)$/.test(verb.lemma) || bare(verb) !== "acl")
        continue;
      const noun = headOf(s, verb);
      const actor = noun ? places[s.index]!.get(noun.i) : undefined;
      const object = childrenOf(s, verb, "obj")[0];
      if (actor?.kind !== "person" || !object || /^(?:talks|delegation|meeting|negotiations)$/.test(object.low))
        continue;
      const title = spanOf(document.text, verb.start, nounPhrase(document.text, s, object).end);
      const body = places[s.index]!.get(object.i);
      const side = body && body.kind !== "person" ? (body.party ?? body.id) : bodyBefore(s);
      actor.roles.push({ title: title.exact, ...(side ? { of: side } : {}), authority: "official", evidence: title });
      if (side && !actor.party) actor.party = side;
    }
  }
  const sameHead = (actor: Actor, phrase: RolePhrase) => {
    const last = phrase.head.role.words;
    return actor.roles.some((role) => role.title.toLowerCase().includes(last[last.length - 1]!));
  };
  for (const { s, phrase, side } of open) {
    if (phrase.head.plural) continue;
    const earlier = persons.filter(
      (one) => one.mentions.some((span) => span.start < s.words[phrase.from]!.start) && sameHead(one, phrase),
    );
    const candidates = side
      ? persons.filter((one) => one.party === side && sameHead(one, phrase))
      : phrase.definite && !phrase.indefinite
        ? earlier
        : [];
    const nearest = candidates
      .map((one) => ({
        one,
        at: Math.max(
          -1,
          ...one.mentions.filter((span) => span.start < s.words[phrase.from]!.start).map((span) => span.start),
        ),
      }))
      .sort((a, b) => b.at - a.at)[0]?.one;
    if (nearest && !phrase.indefinite) {
      mention(nearest, s, phrase.from, phrase.to);
      continue;
    }
    if (phrase.indefinite || !(side || phrase.definite)) continue;
    if (!side && !/^(?:head|minister)$/.test(phrase.head.role.authority)) continue;
    const noun = s.words
      .slice(phrase.head.from, phrase.head.to)
      .map((word) => word.low)
      .join(" ")
      .replace(/ - /g, "-");
    const whole = phrase.title.toLowerCase();
    const modifiers = s.words
      .slice(phrase.from, phrase.head.from)
      .filter(
        (word) =>
          !phrase.names.some((one) => one.from <= word.i && word.i < one.to) && /^(?:ADJ|NOUN)$/.test(word.upos),
      )
      .map((word) => word.low)
      .join(" ");
    const title = [modifiers, noun].filter(Boolean).join(" ");
    const ofPhrase = /\b(?:of|for|to)\b/.test(whole);
    const of = side ? (actors.get(side)?.name ?? byCode(side)?.name ?? side) : undefined;
    const name = ofPhrase || !of ? phrase.title : `${title} of ${of}`;
    const actor = make(`role/${slug(name)}`, { name, kind: "role-holder", ...(side ? { party: side } : {}) });
    if (side && /^[A-Z]{3}$/.test(side)) actor.country = side;
    mention(actor, s, phrase.from, phrase.to);
    if (!actor.roles.some((role) => role.title === title)) {
      actor.roles.push({
        title: ofPhrase ? phrase.title : title,
        ...(side ? { of: side } : {}),
        authority: phrase.head.role.authority,
        evidence: phrase.span,
      });
    }
  }

  const countryAt = (s: Sentence, word: Word): string | undefined => {
    const known = names[s.index]!.known.find((one) => one.from <= word.i && word.i < one.to);
    return known && /^(?:state|people|seat)$/.test(known.entry.kind) ? known.entry.country : undefined;
  };

  /** The side that the modifiers of a noun name: "Ukrainian negotiators", "Israel’s team", "officials from the UK". */
  const sidesOf = (s: Sentence, head: Word): string[] => {
    const found: string[] = [];
    const visit = (word: Word, depth: number) => {
      for (const child of childrenOf(s, word, "amod", "compound", "nmod", "nmod:poss", "conj", "flat", "appos")) {
        if (depth > 3) continue;
        const relation = bare(child);
        if (relation === "nmod" && child.relation !== "nmod:poss" && !/^(?:from|of)$/.test(caseOf(s, child))) continue;
        if (relation === "conj" && word === head) continue;
        const known = names[s.index]!.known.find((one) => one.from <= child.i && child.i < one.to);
        if (known && known.entry.kind !== "media") {
          const actor = fromEntry(known);
          const side = actor.party ?? actor.id;
          if (!found.includes(side)) found.push(side);
        } else {
          const capital = countryOfCapital(child.text);
          if (capital && child.relation === "nmod:poss") found.push(capital.code);
          const body = places[s.index]!.get(child.i);
          if (body && body.kind !== "media" && relation !== "conj") {
            const side = body.party ?? (body.kind === "person" ? undefined : body.id);
            if (side && !found.includes(side)) found.push(side);
          }
        }
        if (relation !== "appos") visit(child, depth + 1);
      }
    };
    visit(head, 0);
    return found;
  };

  // 3. Pronouns: who was spoken of last as the subject, or at all.
  const subjectsBefore = (s: Sentence, i: number): Actor | undefined => {
    const persona = (actor: Actor | undefined) => actor?.kind === "person" || actor?.kind === "role-holder";
    const inOrder = (from: Sentence, before: number): Actor[] => {
      const subjects: Actor[] = [];
      const rest: Actor[] = [];
      for (const word of from.words) {
        if (word.i >= before) break;
        const actor = places[from.index]!.get(word.i);
        if (!persona(actor)) continue;
        const subject =
          bare(word) === "nsubj" ||
          (bare(headOf(from, word) ?? word) === "nsubj" && /^(?:flat|compound|nmod:desc|appos)/.test(word.relation));
        if (subject) subjects.push(actor!);
        else rest.push(actor!);
      }
      return subjects.length > 0 ? subjects : rest;
    };
    const here = inOrder(s, i);
    if (here.length > 0) return here[0];
    for (let back = s.index - 1; back >= Math.max(0, s.index - 4); back--) {
      const earlier = document.sentences[back]!;
      if (earlier.title) return undefined;
      const found = inOrder(earlier, Number.POSITIVE_INFINITY);
      if (found.length > 0) return found[0];
    }
    return undefined;
  };

  // In order of the text, so that a pronoun can stand for what an earlier pronoun stood for.
  for (const s of document.sentences) {
    for (const word of s.words) {
      if (!/^(?:he|she|him|her|his|hers)$/.test(word.low) || word.quoted) continue;
      const actor = subjectsBefore(s, word.i);
      if (actor && !places[s.index]!.has(word.i)) {
        places[s.index]!.set(word.i, actor);
        if (word.upos === "PRON") actor.mentions.push(spanOf(document.text, word.start, word.end));
      }
    }
  }

  // "It offered 8.5 per cent": the body or state that was the subject last, unless "it" stands for nothing.
  const bodySubjectBefore = (s: Sentence, pronoun: Word): Actor | undefined => {
    const verb = headOf(s, pronoun);
    const disposed = verb && /^(?:ready|willing|prepared|open|unwilling|determined|committed|opposed)$/.test(verb.low);
    if (!verb || verb.lemma === "be" || (!disposed && childrenOf(s, verb, "cop", "expl").length > 0)) return undefined;
    for (const from of [s, document.sentences[s.index - 1]]) {
      if (!from || from.title) continue;
      const subjects = from.words.filter((word) => bare(word) === "nsubj" && (from !== s || word.i < pronoun.i));
      for (const word of from === s ? subjects.reverse() : subjects) {
        const actor = word.low === "it" ? undefined : at(from, word);
        if (actor && /^(?:organisation|group|state)$/.test(actor.kind)) return actor;
        if (actor?.kind === "person") return undefined;
      }
    }
    return undefined;
  };

  const at = (s: Sentence, word: Word): Actor | undefined => {
    const direct = places[s.index]!.get(word.i);
    if (direct) return direct;
    if (/^(?:who|which|that)$/.test(word.low) && word.upos === "PRON") {
      const verb = headOf(s, word);
      const noun = verb && bare(verb) === "acl" ? headOf(s, verb) : undefined;
      const named = noun && at(s, noun);
      if (named && (word.low !== "who" || named.kind !== "state")) return named;
      // "in place of Witkoff and Rubio, who": whoever stands right before the pronoun.
      const before = places[s.index]!.get(word.i - 1) ?? places[s.index]!.get(word.i - 2);
      if (before) return before;
      if (noun && word.low === "who") return undefined;
    }
    if (word.low === "it" && bare(word) === "nsubj" && !word.quoted) return bodySubjectBefore(s, word);
    const name = names[s.index]!.names.find((one) => one.from <= word.i && word.i < one.to);
    if (name?.kind === "place") {
      const capital = countryOfCapital(name.text);
      const relation = bare(word);
      const acts =
        /^(?:nsubj|obj|iobj)$/.test(relation) ||
        word.relation === "nmod:poss" ||
        /^(?:by|with|between|to|from|against)$/.test(caseOf(s, word)) ||
        (relation === "conj" && headOf(s, word) !== undefined && /^(?:nsubj|obj)$/.test(bare(headOf(s, word)!)));
      if (capital && acts) return stateOf(capital.code);
      return undefined;
    }
    const holder = childrenOf(s, word, "flat", "appos", "compound").find(
      (child) => places[s.index]!.get(child.i)?.kind === "person",
    );
    if (
      holder &&
      /^(?:NOUN|PROPN)$/.test(word.upos) &&
      roles[s.index]!.some((one) => one.from <= word.i && word.i < one.to)
    )
      return places[s.index]!.get(holder.i);
    if (ministryHeads.has(word.lemma) && /^(?:NOUN|PROPN)$/.test(word.upos)) {
      const sides = sidesOf(s, word);
      // "the army", "the ministry": the one of that name that the article has already named.
      if (sides.length === 0 && word.xpos === "NN" && childrenOf(s, word, "det").some((child) => child.low === "the")) {
        const before = [...actors.values()].filter(
          (one) =>
            one.kind === "organisation" &&
            new RegExp(`\\b${word.lemma}$`, "i").test(one.name) &&
            one.mentions.some((span) => span.start < word.start),
        );
        const last = before.at(-1);
        if (last) {
          mention(last, s, word.i, word.i + 1);
          return last;
        }
      }
      if (sides.length === 1 && !crowd.test(word.low)) {
        const phrase = nounPhrase(document.text, s, word);
        const text = phrase.exact.replace(/^(?:the|a|an)\s+/i, "");
        if (/^(?:government|administration|side|authorities|leadership|state)$/.test(word.lemma))
          return actors.get(sides[0]!) ?? stateOf(sides[0]!);
        const actor = make(`organisation/${slug(text)}`, {
          name: text,
          kind: "organisation",
          party: sides[0]!,
          ...(/^[A-Z]{3}$/.test(sides[0]!) ? { country: sides[0]! } : {}),
        });
        mention(actor, s, word.i, word.i + 1);
        return actor;
      }
    }
    return undefined;
  };

  const describe = (s: Sentence, word: Word): Actor | undefined => {
    const known = at(s, word);
    const media = mediaWord.test(word.lemma) || mediaWord.test(word.low);
    if (known && !(media && known.kind !== "media")) return known;
    if (word.upos === "PRON") {
      return undefined;
    }
    if (!/^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(word.upos)) return undefined;
    const phrase = nounPhrase(document.text, s, word);
    const text = phrase.exact.replace(/^(?:the|a|an)\s+/i, "");
    if (!text) return undefined;
    if (media) {
      const outlet = childrenOf(s, word, "compound", "nmod", "nmod:poss", "amod", "flat")
        .map((child) => places[s.index]!.get(child.i))
        .find((actor) => actor?.kind === "media");
      if (outlet) return outlet;
    }
    const sides = sidesOf(s, word);
    const actor = make(`unnamed/${slug(text)}`, {
      name: text,
      kind: "unnamed",
      ...(sides.length === 1 ? { party: sides[0]! } : {}),
      ...(sides.length === 1 && /^[A-Z]{3}$/.test(sides[0]!) ? { country: sides[0]! } : {}),
    });
    if (!actor.mentions.some((one) => one.start === phrase.start)) actor.mentions.push(phrase);
    return actor;
  };

  const group = (s: Sentence, head: Word): Actor[] => {
    const found: Actor[] = [];
    const add = (actor: Actor | undefined) => {
      if (actor && !found.includes(actor)) found.push(actor);
    };
    // "Trump and Zelensky … when they met": those who were the subject together.
    if (/^(?:they|them|both)$/.test(head.low) && !head.quoted) {
      for (const from of [s, document.sentences[s.index - 1]]) {
        if (!from || from.title) break;
        const pair = from.words
          .filter(
            (word) => bare(word) === "nsubj" && (from !== s || word.i < head.i) && !/^(?:they|who)$/.test(word.low),
          )
          .map((word) => conjuncts(from, word).map((one) => at(from, one)))
          .filter((actors) => actors.length > 1 && actors.every((actor) => actor !== undefined))
          .at(-1);
        if (pair) return pair as Actor[];
      }
    }
    for (const word of conjuncts(s, head)) {
      const actor = at(s, word);
      if (actor) {
        add(actor);
        continue;
      }
      // "senior officials from the UK, France and the US", "Egyptian and Qatari mediators", "US-Russia talks".
      for (const side of sidesOf(s, word))
        add(actors.get(side) ?? (/^[A-Z]{3}$/.test(side) ? stateOf(side) : undefined));
      for (const child of childrenOf(s, word, "nmod", "compound", "amod")) {
        for (const other of conjuncts(s, child)) {
          const code = countryAt(s, other);
          if (code && (bare(child) !== "nmod" || /^(?:from|of|between)$/.test(caseOf(s, child)))) add(stateOf(code));
        }
      }
    }
    return found;
  };

  return {
    get actors() {
      return [...actors.values()];
    },
    at,
    describe,
    group,
    partyOf: (actor) => actor.party ?? (/^(?:state|organisation|group)$/.test(actor.kind) ? actor.id : undefined),
    join(actor, party) {
      if (actor.id !== party && !actor.party) {
        actor.party = party;
        const country = /^[A-Z]{3}$/.test(party) ? party : actors.get(party)?.country;
        if (country && !actor.country) actor.country = country;
        if (country && party === country) stateOf(country);
      }
    },
    byId: (id) => actors.get(id),
    countryAt,
    rolesIn: (s) => roles[s.index]!,
    namesIn: (s) => names[s.index]!,
  };
}
