import type { Actor } from "../findings/actor.ts";
import { sidesOf } from "./actor-sides.ts";
import type { Discourse } from "./discourse.ts";
import type { Sentence, Word } from "./document.ts";
import { byCode, countryOfCapital, foldName } from "./gazetteer.ts";
import { type BodyKind, words as lexicon } from "./lexicon.ts";
import { type Register, slug } from "./register.ts";
import { bare, caseOf, childrenOf, headOf } from "./tree.ts";

/** What a common noun stands for: a state or body named elsewhere, or a part of one that acts for itself. */
export interface Commons {
  /** The actor that a noun means ("the union", "Israel’s army"), if the text so far makes clear which; puts him there. */
  resolve(s: Sentence, word: Word): Actor | undefined;
  /** Tries again, with all that the text names, what was not clear when it was read ("their union" in a first sentence). */
  resolveLate(): void;
  /** Notes that a noun describes an actor ("the trade body Salmon North"). */
  describe(actor: Actor, noun: string): void;
}

const possessive = /^(?:its|their|his|her|our)$/;

/** Opens the resolution of common nouns. */
export function openCommons(register: Register, discourse: Discourse): Commons {
  const { bodyKinds, own, part, fighters, ministryHeads } = lexicon();
  const described = new Map<Actor, Set<string>>();
  const late: { s: Sentence; word: Word; kinds: BodyKind[] }[] = [];
  const isBody = (actor: Actor) => /^(?:organisation|group|media)$/.test(actor.kind);

  const call = (actor: Actor, noun: string) => {
    if (bodyKinds.has(noun)) described.set(actor, (described.get(actor) ?? new Set()).add(noun));
  };
  const fits = (actor: Actor, lemma: string, kinds: BodyKind[]): boolean => {
    if (!isBody(actor)) return false;
    if (described.get(actor)?.has(lemma)) return true;
    const parts = nameParts(actor);
    if (actor.kind === "organisation" && parts.includes(lemma) && !actor.sector) return true;
    return kinds.some(
      (kind) =>
        kind.kinds.has(actor.kind) ||
        (kind.sector !== undefined && kind.sector === actor.sector) ||
        (actor.kind === "organisation" && !actor.sector && parts.some((one) => kind.names.has(one))),
    );
  };
  // The one body of the article that no other noun fits better.
  const onlyOne = (lemma: string, kinds: BodyKind[]): Actor | undefined => {
    if (!kinds.some((kind) => kind.only)) return undefined;
    const left = [...register.actors.values()].filter((actor) => actor.kind === "organisation" && free(actor, lemma));
    return left.length === 1 ? left[0] : undefined;
  };
  const body = (s: Sentence, word: Word, lemma: string, kinds: BodyKind[]): Actor | undefined => {
    const fitting = discourse.last(s, word.i, 400, (actor) => fits(actor, lemma, kinds));
    if (fitting || !kinds.some((kind) => kind.only)) return fitting;
    // The only body so far that no other noun fits better.
    const so = new Set<Actor>();
    discourse.last(s, word.i, 400, (actor) => {
      if (actor.kind === "organisation" && free(actor, lemma)) so.add(actor);
      return false;
    });
    const [one] = so;
    if (so.size !== 1 || !one) return undefined;
    call(one, lemma);
    return one;
  };
  const free = (actor: Actor, lemma: string) =>
    !actor.party &&
    !actor.sector &&
    !described.get(actor)?.size &&
    ![...bodyKinds].some(
      ([noun, others]) =>
        noun !== lemma && others.some((kind) => kind.names.size > 0 && !kind.sector) && fits(actor, noun, others),
    );

  /** The side whose government, army or delegation is meant: named beside it, or by "its", or the state spoken of. */
  const sideOf = (s: Sentence, word: Word, determiner: string): string | undefined => {
    const sides = sidesOf(register, s, word);
    if (sides.length === 1) return sides[0];
    if (sides.length > 1) return undefined;
    if (possessive.test(determiner)) {
      const owner = discourse.last(s, word.i, 2, (actor) => actor.kind !== "media" && actor.kind !== "unnamed");
      return owner && (owner.party ?? (owner.kind === "person" || owner.kind === "role-holder" ? undefined : owner.id));
    }
    return undefined;
  };

  const ownOf = (s: Sentence, word: Word, determiner: string): Actor | undefined => {
    const side = sideOf(s, word, determiner);
    if (side) return register.actors.get(side) ?? (/^[A-Z]{3}$/.test(side) ? register.state(side) : undefined);
    if (/^(?:government|administration|regime|authority|junta)$/.test(word.lemma)) {
      const bareName = childrenOf(s, word, "amod", "compound", "nmod", "acl").length === 0;
      const code = bareName && determiner === "the" ? discourse.stateHere(s, word.i) : undefined;
      return code ? register.state(code) : undefined;
    }
    if (/^(?:delegation|team|side|camp)$/.test(word.lemma) && word.lemma !== "side" && determiner === "the")
      return discourse.last(s, word.i, 1, (actor) => /^(?:state|group)$/.test(actor.kind));
    return undefined;
  };

  const partOf = (s: Sentence, word: Word, determiner: string): Actor | undefined => {
    const side = sideOf(s, word, determiner);
    const noun = shortPhrase(register, s, word);
    const plain = noun.split(" ").length <= 2;
    if (side) return makePart(side, noun, fullPhrase(register.document.text, s, word), possessive.test(determiner));
    if (!plain || word.xpos === "NNS" || (determiner !== "the" && word.low !== "police")) return undefined;
    const earlier = discourse.last(
      s,
      word.i,
      400,
      (actor) =>
        actor.kind === "organisation" &&
        (actor.party !== undefined || !/^(?:army|military|navy|police)$/.test(word.lemma)) &&
        foldName(actor.name).split(" ").includes(word.lemma) &&
        foldName(actor.name).includes(noun.split(" ")[0]!),
    );
    if (earlier) return earlier;
    if (/^(?:ministry|embassy)$/.test(word.lemma) && noun === word.low) return undefined;
    const code = discourse.stateHere(s, word.i);
    return code ? makePart(code, noun) : undefined;
  };
  // "Israel’s army", "the Israeli army" and "the army" there are one: its id is made of the side and of what is left.
  const makePart = (side: string, noun: string, written?: string, borrowed = false): Actor => {
    const state = /^[A-Z]{3}$/.test(side);
    const owner = state ? byCode(side)?.demonyms[0] : register.actors.get(side)?.name;
    const made = !owner ? noun : state ? `${owner} ${noun}` : `${owner}’s ${noun}`;
    return register.make(`organisation/${slug(`${side.split("/").at(-1)} ${noun}`)}`, {
      name: written && !borrowed ? written : made,
      kind: "organisation",
      party: side,
      ...(state ? { country: side } : {}),
    });
  };
  // "his office", "Lund’s office": a person's own.
  const officeOf = (s: Sentence, word: Word): Actor | undefined => {
    const owner = childrenOf(s, word, "nmod:poss")
      .map((one) => register.at(s, one.i))
      .find((one) => one?.kind === "person" || one?.kind === "role-holder");
    if (!owner) return undefined;
    const name = `${owner.name}’s office`;
    return register.make(`organisation/${slug(name)}`, {
      name,
      kind: "organisation",
      ...(owner.party ? { party: owner.party } : {}),
      ...(owner.country ? { country: owner.country } : {}),
    });
  };
  const resolve = (s: Sentence, word: Word): Actor | undefined => {
    if (word.upos !== "NOUN" && word.upos !== "PROPN") return undefined;
    const { lemma } = word;
    const determiner = determinerOf(s, word);
    const kinds = bodyKinds.get(lemma);
    if (lemma === "office") {
      const actor = officeOf(s, word);
      if (actor) {
        register.mention(actor, s, word.i, word.i + 1);
        return actor;
      }
    }
    let actor: Actor | undefined;
    if (own.has(lemma) || (own.has(word.low) && word.xpos === "NNS")) actor = ownOf(s, word, determiner);
    else if (part.has(lemma)) actor = partOf(s, word, determiner);
    else if (fighters.has(lemma)) {
      if (determiner === "the" && word.xpos === "NNS" && bare(word) !== "compound")
        actor = discourse.last(s, word.i, 400, (one) => one.kind === "group");
    } else if (kinds && word.xpos === "NN" && /^(?:the|this|that|its|their|his|her)$/.test(determiner)) {
      if (modified(s, word)) actor = undefined;
      else {
        actor = body(s, word, lemma, kinds) ?? undefined;
        if (!actor) late.push({ s, word, kinds });
      }
    } else if (ministryHeads.has(lemma) && word.xpos === "NN") {
      const sides = sidesOf(register, s, word);
      if (sides.length === 1) actor = partOf(s, word, determiner);
    }
    if (actor) register.mention(actor, s, word.i, word.i + 1);
    return actor;
  };

  return {
    resolve,
    resolveLate() {
      const known = new Map<string, Actor | undefined>();
      for (const { s, word, kinds } of late) {
        if (register.at(s, word.i)) continue;
        if (!known.has(word.lemma)) {
          const fitting = [...register.actors.values()].filter((actor) => fits(actor, word.lemma, kinds));
          known.set(
            word.lemma,
            fitting.length === 1 ? fitting[0] : fitting.length === 0 ? onlyOne(word.lemma, kinds) : undefined,
          );
        }
        const actor = known.get(word.lemma);
        if (actor) register.mention(actor, s, word.i, word.i + 1);
      }
    },
    describe: call,
  };
}

const nameParts = (actor: Actor) =>
  [actor, ...(actor.names ?? []).map((one) => ({ name: one.text }))].flatMap((one) =>
    foldName(one.name).split(/[\s-]+/),
  );

const modifiers = (s: Sentence, word: Word) => {
  let from = word.i;
  while (from > 0 && /^(?:ADJ|NOUN|PROPN|PART)$/.test(s.words[from - 1]!.upos)) from--;
  return s.words.slice(from, word.i);
};

/** A noun with its modifiers as written, without articles; behind it only whose it is: "army of Mali". */
function fullPhrase(text: string, s: Sentence, word: Word): string {
  const first = modifiers(s, word).find((one) => !/^(?:'s|’s)$/.test(one.text)) ?? word;
  const owner = childrenOf(s, word, "nmod").find((one) => one.i - word.i <= 3 && caseOf(s, one) === "of");
  return text.slice(first.start, (owner ?? word).end);
}

/** A noun with what says which one it is, without names: "foreign ministry". */
function shortPhrase(register: Register, s: Sentence, word: Word): string {
  const own = modifiers(s, word).filter(
    (one) => /^(?:ADJ|NOUN)$/.test(one.upos) && !register.knownAt(s, one.i) && !register.at(s, one.i),
  );
  return [...own.slice(-2), word].map((one) => one.low).join(" ");
}

/** The determiner or possessive pronoun of a noun, "'s" when a name owns it. */
function determinerOf(s: Sentence, word: Word): string {
  const before = childrenOf(s, word, "det", "nmod:poss").find((one) => one.i < word.i);
  if (!before) return "";
  return bare(before) === "det" || before.upos === "PRON" ? before.low : "'s";
}

// "the rival union", "the second company": another one than that spoken of.
function modified(s: Sentence, word: Word): boolean {
  return childrenOf(s, word, "amod").some((one) =>
    /^(?:other|another|second|rival|new|same|different|local|largest|biggest|main|national)$/.test(one.low),
  );
}

/** Whether the name of a seat of government stands for the state: where it acts or is dealt with, not where one goes. */
export function actsAsState(s: Sentence, word: Word): boolean {
  const up = headOf(s, word);
  const relation = bare(word);
  const preposition = caseOf(s, word).split(" ")[0]!;
  if (relation === "nsubj") return up === undefined || !/^(?:lie|sit|host)$/.test(up.lemma) || up.upos !== "VERB";
  if (/^(?:obj|iobj)$/.test(relation) && preposition === "") return up === undefined || !going.test(up.lemma);
  if (word.relation === "nmod:poss") return up === undefined || !town.test(up.lemma);
  if (/^(?:by|with|between|against)$/.test(preposition)) return true;
  if (/^(?:to|from|for)$/.test(preposition)) {
    if (!up) return false;
    if (up.upos === "VERB") return !going.test(up.lemma);
    return !/^(?:visit|trip|flight|journey|travel|road|train|route|return|way|mission|arrival|mile|kilometre|kilometer|km)$/.test(
      up.lemma,
    );
  }
  if (relation === "conj" && up) return actsAsState(s, up);
  return false;
}

const going =
  /^(?:visit|leave|reach|enter|hit|strike|bomb|shell|besiege|capture|seize|tour|quit|flee|encircle|retake|fly|go|come|travel|drive|head|return|arrive|move|send|deliver|evacuate|withdraw|retreat|march|advance|rush|dispatch|walk|escape|bring|take|carry|transfer|relocate|sail|route|approach|leave|pound|storm|surround|target|rock)$/;
const town =
  /^(?:airport|street|suburb|outskirt|mayor|centre|center|district|resident|metro|port|hospital|square|hotel|university|skyline|police|stadium|museum|station|weather)$/;

/** The state or body for which a city's name may stand. */
export function standsFor(register: Register, name: string): Actor | undefined {
  const entry = lexicon().metonyms.get(foldName(name));
  if (entry) return register.ofEntry({ from: 0, to: 0, entry });
  const capital = countryOfCapital(name);
  return capital && register.state(capital.code);
}
