import type { Incident } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { countryNamed } from "../language/gazetteer.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { type Casualties, casualtyOf, isHuman } from "./casualties.ts";
import { attributionAround, type Context, type FoundTime, inTime, timesIn, wordSpan } from "./context.ts";
import type { Trigger } from "./deed-triggers.ts";
import { deeds } from "./deeds.ts";

/** Where a deed was done: a place of the Reading, or only a name. */
export interface DeedPlace {
  key: string;
  id?: string;
}

/** Types that a closer word or a means refines. */
export const generic = new Set(["attack", "explosion", "shooting"]);

/** The type of a deed: the most special that its words or means name. */
export function typeOf(triggers: Trigger[], byMeans: string | undefined): string {
  const special = triggers.find((one) => !generic.has(one.type));
  if (special && special.type !== "bombing") return special.type;
  if (byMeans && !generic.has(byMeans)) return byMeans;
  if (special) return special.type;
  if (byMeans === "shooting" && triggers[0]!.type === "attack") return byMeans;
  return (
    triggers.find((one) => one.type === "shooting") ??
    triggers.find((one) => one.type === "explosion" && triggers.every((other) => !other.weak)) ??
    triggers[0]!
  ).type;
}

/** What a deed was done with, and the type that this makes it. */
export function meansIn(
  s: Sentence,
  triggers: Trigger[],
  from: number,
  to: number,
): { word: string; type: string } | undefined {
  const { means, nouns } = deeds();
  for (const word of s.words.slice(from, to)) {
    const type = launcher(s, word) ? "shelling" : means.get(word.low);
    if (!type || !/^(?:NOUN|ADJ|PROPN)$/.test(word.upos)) continue;
    const beforeDeed = triggers.some(
      (one) =>
        !one.verb &&
        one.word.i > word.i &&
        one.word.i - word.i <= 3 &&
        !s.words.slice(word.i, one.word.i).some((other) => /^(?:DET|ADP|VERB)$/.test(other.upos)),
    );
    // "with light weapons"
    const kind = s.words[word.i - 1];
    const named = /^(?:arms|weapons)$/.test(word.low) && kind?.upos === "ADJ" ? `${kind.low} ${word.low}` : word.low;
    if (/^(?:air|aerial|suicide|cyber)$/.test(word.low)) {
      if (beforeDeed || nouns.has(s.words[word.i + 1]?.low ?? "") || /^bombers?$/.test(s.words[word.i + 1]?.low ?? ""))
        return { word: word.low, type };
      continue;
    }
    // "by a landmine", "a missile hit", "fired rockets"; what is hit is not the means.
    const by = /^(?:by|with|using|from)$/.test(
      s.words.slice(Math.max(from, word.i - 4), word.i).findLast((other) => other.upos === "ADP")?.low ?? "",
    );
    const subject =
      word.relation === "nsubj" ||
      bare(word) === "compound" ||
      triggers.some(
        (one) => one.verb && one.word.i > word.i && one.word.i - word.i <= 3 && !clauseOf(s, one.word).passive,
      );
    const fired = /^(?:fire|launch|lob|throw|drop)$/.test(headOf(s, word)?.lemma ?? "");
    if (beforeDeed || by || fired || (subject && triggers.some((one) => one.verb && one.word.i > word.i)))
      return { word: named, type };
  }
  return undefined;
}

const launcher = (s: Sentence, word: Word) =>
  word.low === "grenade" && /^launchers?$/.test(s.words[word.i + 1]?.low ?? "");

/** What or whom a deed was aimed at. */
export function targetOf(
  context: Context,
  s: Sentence,
  triggers: Trigger[],
  from: number,
  to: number,
  casualties: Casualties,
): Word | undefined {
  const { targets } = deeds();
  const fits = (word: Word | undefined): word is Word =>
    word !== undefined &&
    word.i >= from &&
    word.i < to &&
    word.upos === "NOUN" &&
    !/^(?:fire|shots|gunfire|deaths?|casualties|injuries|fatalities|victims)$/.test(word.low) &&
    !inTime(context, s, word);
  for (const one of triggers) {
    if (one.verb && !one.sent) continue;
    const on = s.words
      .slice(one.sent ? one.to - 1 : one.to, one.to + 2)
      .find((word) => /^(?:on|against|at|of)$/.test(word.low));
    const noun = on && lastNoun(s, on.i + 1);
    if (fits(noun) && (on!.low !== "of" || targets.has(noun.low) || targets.has(noun.lemma))) return noun;
  }
  for (const one of triggers) {
    if (!one.verb || one.sent || casualtyOf(one.word)) continue;
    const clause = clauseOf(s, one.word);
    const object = clause.passive ? clause.subject : (lastNoun(s, one.to) ?? clause.object);
    if (fits(object) && object !== casualties.victims && !/^(?:people|others|persons|members)$/.test(object.low))
      return object;
  }
  const listed = s.words
    .slice(from, to)
    .find(
      (word) =>
        word.upos === "NOUN" &&
        targets.has(word.lemma) &&
        word !== casualties.victims &&
        (/^(?:on|against|at|hit|struck)$/.test(
          s.words.slice(Math.max(from, word.i - 4), word.i).findLast((other) => /^(?:ADP|VERB)$/.test(other.upos))
            ?.low ?? "",
        ) ||
          (rides.test(word.lemma) && /^(?:in|aboard|inside)$/.test(caseOf(s, word)))),
    );
  return listed ?? (casualties.victims && fits(casualties.victims) ? casualties.victims : undefined);
}

const rides = /^(?:vehicle|car|bus|minibus|boat|train|truck|lorry|van|taxi|ship|convoy|jeep|pickup)$/;
const parts = /^(?:roof|gate|gates|wall|walls|office|offices|headquarters|compound|residence|home|house|head)$/;

function lastNoun(s: Sentence, from: number): Word | undefined {
  let i = from;
  while (s.words[i] && i - from < 7 && /^(?:DET|ADJ|NUM|ADV|PRON|PROPN|PART)$/.test(s.words[i]!.upos)) i++;
  let last: Word | undefined;
  while (/^(?:NOUN|X)$/.test(s.words[i]?.upos ?? "") && !/^(?:ablaze|alight|hostage|captive)$/.test(s.words[i]!.low))
    last = s.words[i++];
  return last ?? s.words.slice(from, i).findLast((word) => word.upos === "PROPN" && /^\p{Ll}/u.test(word.text));
}

/** A noun with what stands before it, without its article. */
export function phraseOf(context: Context, s: Sentence, head: Word): string {
  let i = head.i;
  while (i > 0 && /^(?:ADJ|NOUN|PROPN|X)$/.test(s.words[i - 1]!.upos)) i--;
  let end = head.i;
  // "the roof of the National Palace"
  if (parts.test(head.low) && s.words[end + 1]?.low === "of") {
    end += 2;
    while (/^(?:DET|ADJ|NOUN|PROPN)$/.test(s.words[end + 1]?.upos ?? "")) end++;
  }
  return context.text.slice(s.words[i]!.start, s.words[end]!.end);
}

/** The places named between two words; a country counts only where nothing nearer is named. */
export function placesIn(context: Context, s: Sentence, from: number, to: number): DeedPlace[] {
  const known = context.map.in(s, from, to);
  const near = known.filter((one) => !countryNamed(one.name));
  if (near.length > 0) return near.map((one) => ({ key: one.id, id: one.id }));
  const named = context.cast
    .namesIn(s)
    .names.filter(
      (name) =>
        name.kind === "place" &&
        name.from >= from &&
        name.to <= to &&
        !countryNamed(name.text) &&
        !context.cast.at(s, s.words[name.from]!),
    )
    .map((name) => ({ key: name.text }));
  return [...named, ...known.map((one) => ({ key: one.id, id: one.id }))];
}

/** The resolved time that stands between two words. */
export function timeIn(context: Context, s: Sentence, from: number, to: number): FoundTime | undefined {
  return timesIn(context, s).find(
    (one) =>
      one.from >= from &&
      one.to <= to &&
      one.time.when &&
      one.time.kind !== "duration" &&
      one.time.kind !== "set" &&
      // "the 2003 ceasefire" was not that day's deed.
      !/^(?:ceasefire|cease-fire|cease|truce|accord|agreement|deal|treaty|pact|war|resolution|memorandum)$/.test(
        s.words[one.to]?.low ?? "",
      ) &&
      !/^(?:this|the) (?:year|month|decade)/i.test(one.time.span.exact) &&
      one.time.when.precision !== "decade",
  );
}

// Inside what somebody says, the doer is named there: "accused the army of firing on farmers, wounding two".
function doerIn(context: Context, s: Sentence, verb: Word): Word | undefined {
  const subject = subjectOf(s, verb);
  const said = attributionAround(context, wordSpan(verb));
  const content = said?.content.find((span) => span.start <= verb.start && verb.end <= span.end);
  if (!content || (subject && subject.start >= content.start) || !/^(?:VBG|VBN)$/.test(verb.xpos)) return subject;
  if (said!.act !== "accuse") return undefined;
  return s.words.find(
    (word) => word.start >= content.start && word.i < verb.i && context.cast.at(s, word) !== undefined,
  );
}

const commits = /^(?:answer|respond|retaliate|reply|launch|carry|conduct|mount|stage|unleash|wage|commit|perpetrate)$/;
/** The verb by which somebody is told to have done a deed that is told as a noun: "unleashed a wave of strikes". */
export function committing(s: Sentence, one: Trigger): Word | undefined {
  if (one.verb) return undefined;
  let up = headOf(s, one.word);
  if (up && /^(?:wave|series|string|round|spate|barrage|campaign)$/.test(up.lemma)) up = headOf(s, up);
  return up?.upos === "VERB" && commits.test(up.lemma) && !clauseOf(s, up).passive && up.i < one.word.i
    ? up
    : undefined;
}

const means = (word: Word) => deeds().means.has(word.low) || !isHuman(word);

const rebels =
  /^(?:separatist|rebel|militant|insurgent|guerrilla|gunman|gunmen|attacker|assailant|bandit|jihadist|settler)$/;

const hedged = /^(?:suspected|presumed|alleged|allegedly|reportedly|apparent|apparently|believed|thought|blamed)$/;

/** Who did it, and on whose word. */
export function doersOf(
  context: Context,
  s: Sentence,
  triggers: Trigger[],
  from: number,
  to: number,
): Incident["responsibility"] {
  const { cast } = context;
  const found: string[] = [];
  let unnamed: Word | undefined;
  const take = (word: Word | undefined) => {
    if (!word) return;
    for (const actor of cast.group(s, word)) {
      // Rebels are of no state, wherever they are.
      const id = rebels.test(word.lemma) && actor.kind === "unnamed" ? actor.id : (cast.partyOf(actor) ?? actor.id);
      // A weapon is responsible for nothing; whose it is can be.
      if (means(word) && id === actor.id && actor.kind !== "state") continue;
      if (actor.kind !== "media" && !(actor.kind === "unnamed" && id === actor.id) && !found.includes(id))
        found.push(id);
    }
    if (found.length === 0 && word.upos === "NOUN" && deeds().armed.has(word.lemma) && !means(word)) unnamed ??= word;
  };
  for (const one of triggers) {
    if (found.length > 0) break;
    const passive =
      one.verb && (clauseOf(s, one.word).passive || (one.word.xpos === "VBN" && s.words[one.to]?.low === "by"));
    const by = s.words.slice(one.to, Math.min(to, one.to + 8)).find((word) => word.low === "by");
    if (by && (passive || !one.verb)) take(headOf(s, by) ?? s.words[by.i + 1]);
    if (one.verb && !passive && !/^(?:explode|detonate|die)$/.test(one.word.lemma)) {
      const subject = doerIn(context, s, one.word);
      if (!subject || subject.i > one.word.i) continue;
      take(subject);
      // "gunmen presumed to belong to the ELN"
      if (found.length === 0 && deeds().armed.has(subject.lemma)) {
        const between = s.words.slice(subject.i + 1, one.word.i);
        const own = between.find((word) => /^(?:belong|link|ally|affiliate|loyal|from|backed|led)$/.test(word.lemma));
        if (own) for (const word of between.slice(own.i - subject.i)) take(cast.at(s, word) ? word : undefined);
      }
      if (found.length === 0 && subject.upos === "PRON") {
        const said = attributionAround(context, wordSpan(one.word));
        const speaker = said?.source.actor ? cast.byId(said.source.actor) : undefined;
        const side =
          speaker && speaker.kind !== "person" && speaker.kind !== "media" ? cast.partyOf(speaker) : undefined;
        if (side) found.push(side);
      }
    } else if (!one.verb) {
      const verb = committing(s, one);
      if (verb) take(subjectOf(s, verb));
      if (found.length > 0) break;
      for (const word of childrenOf(s, one.word, "amod", "compound", "nmod:poss")) {
        const code = cast.countryAt(s, word) ?? cast.at(s, word)?.id;
        if (code && !found.includes(code)) {
          if (/^[A-Z]{3}$/.test(code)) take(cast.at(s, word) ? word : one.word);
          else found.push(code);
        }
      }
    }
  }
  // Gunmen whom nobody names did it all the same.
  const gunmen = found.length === 0 && unnamed ? cast.describe(s, unnamed) : undefined;
  if (gunmen) found.push(gunmen.id);
  // "Houthi fighters" are the group, not its country.
  const groups = found.map((id) => cast.byId(id)).filter((actor) => actor?.kind === "group");
  for (const group of groups) if (found.includes(group!.country ?? "")) found.splice(found.indexOf(group!.country!), 1);
  const said = attributionAround(context, wordSpan(triggers[0]!.word));
  const speaker = said?.source.actor ? cast.byId(said.source.actor) : undefined;
  const side = speaker ? (cast.partyOf(speaker) ?? speaker.id) : undefined;
  const unsure = s.words.slice(Math.max(0, from - 3), to).some((word) => hedged.test(word.low));
  return found.map((actor) => {
    const own = speaker && (actor === speaker.id || actor === side);
    if (own) return { actor, basis: said!.act === "deny" ? ("denied" as const) : ("claimed" as const) };
    if (speaker) return { actor, basis: "attributed" as const, by: speaker.id };
    return { actor, basis: said || unsure ? ("attributed" as const) : ("observed" as const) };
  });
}

/** Whether a means or armed people are told to have done a deed. */
export function armed(s: Sentence, triggers: Trigger[]): boolean {
  return triggers.some((one) => {
    if (!one.verb) return false;
    const by = clauseOf(s, one.word).passive
      ? s.words.slice(one.to, one.to + 8).find((word) => word.low === "by")
      : undefined;
    const doer = by ? headOf(s, by) : subjectOf(s, one.word);
    return doer !== undefined && (deeds().armed.has(doer.lemma) || (isHuman(doer) && one.type !== "attack"));
  });
}
