import type { Actor, Place } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, conjuncts, headOf, subtree } from "../language/tree.ts";
import { type Context, phaseOf, timesIn } from "./context.ts";
import { buildMention, type Mention } from "./engagement-details.ts";
import { type Frame, frameOf } from "./engagement-frame.ts";
import { isPartner, isPerson, isSomebody, phone } from "./engagement-people.ts";
import { timeSpent } from "./engagement-presence.ts";
import { isRefused, isWished } from "./engagement-wishes.ts";
import { type EngagementForm, engagementWords, lookUp, type Takes } from "./engagement-words.ts";

/** Who meets by a verb, and what else it says; undefined where it tells of no engagement. */
interface Met {
  people: Actor[];
  form?: EngagementForm;
  host?: Actor;
}

/** The engagement that a verb tells of: who meets, receives, calls, visits, writes to or mediates between whom. */
export function fromVerb(context: Context, s: Sentence, verb: Word): Mention | undefined {
  const spent = timeSpent(context, s, verb);
  if (spent) return spent;
  const entry = lookUp(engagementWords().verbs, s, verb) ?? expectedIn(verb);
  if (!entry) return undefined;
  const frame = frameOf(context, s, verb, entry.form);
  if (frame.subject && /^(?:nobody|none|neither)$/.test(frame.subject.low)) return undefined;
  const met = byWhatItTakes[entry.takes](frame);
  if (!met) return undefined;
  let form = met.form ?? entry.form;
  if (form === "meeting" && s.words.slice(verb.i, verb.i + 5).some((word) => phone.test(word.low))) form = "call";
  const mention = buildMention(context, s, verb, verb, form, met.people, true, undefined);
  if (!mention) return undefined;
  // "for more dates to meet", "brings the parties together": what may be, or as a rule is.
  const vague = !mention.place && !mention.when && !mention.s.title;
  if (vague && verb.xpos === "VB" && bare(verb) === "acl" && met.people.length === 0) return undefined;
  const carries = entry.takes === "messages" && /^VB[PZ]$/.test(verb.xpos);
  if (carries && mention.status === "announced") mention.status = "under-way";
  if (
    vague &&
    !carries &&
    /^VB[PZ]$/.test(verb.xpos) &&
    phaseOf(s, verb) === "standing" &&
    childrenOf(s, verb, "aux").length === 0
  )
    return undefined;
  // "as long as they continue to meet"
  if (vague && bare(verb) === "xcomp" && /^(?:continue|tend|use|need)$/.test(headOf(s, verb)?.lemma ?? ""))
    return undefined;
  if (isWished(s, verb, verb) && vague) return undefined;
  if (isRefused(s, verb, verb)) return undefined;
  if (entry.takes === "invitation" && form === "meeting" && mention.status !== "held") mention.status = "announced";
  if (entry.takes === "destination" && !arriveAt(context, s, verb, mention, met.people)) return undefined;
  if (met.host) mention.host = met.host;
  return mention;
}

const byWhatItTakes: Record<Takes, (frame: Frame) => Met | undefined> = {
  people({ context, s, verb, subject, object, actors, guests, partners, crowd, somebody, opposite }) {
    const between = object?.low === "go" && s.words[object.i + 2]?.low === "between";
    const named = verb.lemma === "meet" && object?.upos === "PROPN" && !context.map.at(s, object);
    const met =
      object !== undefined && (isPartner(object) || between || (somebody && (named || isSomebody(context, s, object))));
    const joint = isJointBody(s, subject);
    if (object && guests.length === 0 && !met) return undefined;
    const people = [...actors, ...guests, ...partners];
    if (guests.length + partners.length === 0 && !(people.length >= 2 || crowd || met || opposite || joint))
      return undefined;
    if (people.length === 0 && !crowd && !met && !opposite && !joint) return undefined;
    // "the band met", "shareholders met": a crowd that nothing shows at a table.
    if (guests.length + partners.length === 0 && !met && !opposite && !joint && people.length < 2 && !somebody)
      return undefined;
    return { people };
  },

  sides({ context, s, verb, subject, object, actors, guests }) {
    if (verb.lemma === "bring") {
      // "brought the sides together", and not "brought flowers".
      const together = s.words.slice(verb.i, verb.i + 10).some((word) => word.low === "together");
      if (!together || !(isPartner(object) || guests.length >= 2 || isTwo(s, object))) return undefined;
      return { people: guests.length >= 2 ? guests : [...actors, ...guests] };
    }
    const oneAnother = verb.lemma === "face" && isPartner(subject) && /^(?:each|one)$/.test(object?.low ?? "");
    if (!isPartner(object) && !oneAnother) return undefined;
    if (/^(?:brief|consult)$/.test(verb.lemma) && !isSomebody(context, s, subject)) return undefined;
    return { people: [...actors, ...guests] };
  },

  messages({ context, s, verb, passive, subject, object, actors, partners, crowd, somebody }) {
    // "carried messages between the delegations", "shuttled between the two hotels"
    const thing = passive ? subject : object;
    const carried = thing !== undefined && engagementWords().messages.has(thing.lemma);
    const between = subtree(s, verb).filter((word) => caseOf(s, word) === "between");
    const people = [...actors, ...between.flatMap((word) => context.cast.group(s, word))];
    const toAndFro = between.some((word) => /^(?:NNS|NNPS|CD)$/.test(word.xpos) || conjuncts(s, word).length > 1);
    if (verb.lemma === "shuttle") return toAndFro && (somebody || people.length > 0) ? { people } : undefined;
    if (!carried) return undefined;
    if (/^(?:exchange|swap)$/.test(verb.lemma))
      return crowd || people.length >= 2 || partners.length > 0 ? { people, form: "correspondence" } : undefined;
    const sides = subtree(s, verb).some((word) => caseOf(s, word) === "to" && word.xpos === "NNS" && isPartner(word));
    if (toAndFro || sides) return { people };
    // "a letter from the president was delivered to Seoul"
    const ends = subtree(s, verb).filter((word) => /^(?:from|to)$/.test(caseOf(s, word)));
    for (const word of ends) {
      const group = context.cast.group(s, word);
      const state = group.length === 0 ? context.cast.byId(context.map.at(s, word)?.country ?? "") : undefined;
      people.push(...group, ...(state ? [state] : []));
    }
    return partiesOf(context, people) >= 2 ? { people, form: "correspondence" } : undefined;
  },

  // "wrote to the president": from one side to the other.
  addressee({ context, s, obliques, object, actors, somebody }) {
    const to = [...obliques.filter((word) => caseOf(s, word) === "to"), ...(object ? [object] : [])];
    const people = [...actors, ...to.flatMap((word) => context.cast.group(s, word)).filter(isPerson)];
    if (!somebody || !people.some(isPerson) || people.length <= actors.length) return undefined;
    return partiesOf(context, people) >= 2 ? { people } : undefined;
  },

  hands({ subject, object, actors, partners, crowd, somebody, opposite }) {
    if (object?.low !== "hands" || !(somebody || actors.length > 0)) return undefined;
    if (!crowd && !opposite && !isPartner(subject) && actors.length + partners.length < 2) return undefined;
    return { people: [...actors, ...partners] };
  },

  // "came face to face", "emerged after six hours": what those at a table do there.
  sitting({ s, verb, subject, obliques, actors, partners, crowd, somebody }) {
    const people = [...actors, ...partners];
    if (verb.lemma === "come") {
      const ahead = s.words.slice(verb.i + 1, verb.i + 5).map((word) => word.low);
      const faced = ahead.join(" ").replace(/ - /g, " ").startsWith("face to face");
      return faced && (crowd || partners.length > 0) && (somebody || people.length >= 2) ? { people } : undefined;
    }
    if (verb.lemma === "go") {
      const shuttling = s.words[verb.i + 1]?.low === "back" && s.words[verb.i + 3]?.low === "forth";
      return shuttling && actors.some(isPerson) ? { people } : undefined;
    }
    if (!isPartner(subject) || !crowd) return undefined;
    const { spells } = engagementWords();
    const after = obliques.some(
      (word) => /^(?:after|from)$/.test(caseOf(s, word)) && (spells.has(word.lemma) || word.low === "dawn"),
    );
    return after ? { people } : undefined;
  },

  talks({ s, verb, actors, guests, partners, somebody, opposite }) {
    const people = [...actors, ...guests, ...partners];
    if (verb.lemma === "mediate" && !subtree(s, verb).some((word) => caseOf(s, word) === "between")) return undefined;
    if (!somebody && people.length < 2 && !(opposite && partners.length > 0)) return undefined;
    return { people };
  },

  accord({ context, s, verb, passive, subject, object, actors, partners, crowd }) {
    const people = [...actors, ...partners];
    const delegates = subject !== undefined && /^(?:delegate|negotiator|envoy|delegation)s?$/.test(subject.low);
    const bySides =
      ((isPartner(subject) || delegates) && crowd) ||
      (subject !== undefined &&
        conjuncts(s, subject).length > 1 &&
        conjuncts(s, subject).every((word) => isSomebody(context, s, word)));
    const settles = /^(?:agree|settle)$/.test(verb.lemma);
    const accord = settles || (object !== undefined && engagementWords().accords.has(object.lemma));
    if (!accord || passive || (people.length < 2 && !bySides)) return undefined;
    const own = subtree(s, verb, (word) => /^(?:acl|advcl|ccomp|parataxis|xcomp)$/.test(bare(word)));
    const here = own.some(
      (word) => isHere(word) || (context.map.at(s, word) && /^(?:in|at|near)$/.test(caseOf(s, word))),
    );
    // "in Pretoria, where the two sides agreed to …"
    const up = headOf(s, verb);
    const pointer = bare(verb) === "acl" && up !== undefined ? own.find((word) => word.low === "where") : undefined;
    const where =
      pointer !== undefined &&
      [1, 2].some((back) => s.words[pointer.i - back] && context.map.at(s, s.words[pointer.i - back]!));
    if (here || where) return { people };
    // Delegates put their names to a text where they have met.
    return delegates && !settles ? { people } : undefined;
  },

  invitation({ context, s, verb, passive, subject, object, actors }) {
    const guest = passive ? subject : object;
    const to = subtree(s, verb).some((word) => caseOf(s, word) === "to" && placeUnder(context, s, word));
    if (!to || !isSomebody(context, s, guest)) return undefined;
    const invited = guest ? context.cast.group(s, guest) : [];
    if (invited.some((actor) => actor.kind === "media")) return undefined;
    if (verb.lemma === "send" && !isPartner(guest) && !invited.some(isPerson)) return undefined;
    const people = [...actors, ...invited];
    return invited.some(isPerson) && actors.length > 0 ? { people, form: "visit" } : { people };
  },

  guest({ context, s, verb, form, passive, subject, object, obliques, actors, guests, crowd, somebody }) {
    // "was received by the crown prince": the one who is received is the subject; "whom he received": the one before.
    const welcomed = passive && subject ? context.cast.group(s, subject) : guests;
    const relative = (passive ? subject : object)?.low ?? "";
    const pronoun = /^(?:who|whom)$/.test(relative) && welcomed.length === 0;
    const referred = pronoun ? headOf(s, verb) : undefined;
    const visitors = referred ? context.cast.group(s, referred) : welcomed;
    const hosts = actors.filter((one) => !visitors.includes(one));
    const guest = referred ?? (passive ? subject : object);
    // "will see each other again", "plays host to the envoys"
    const [next, after] = [s.words[verb.i + 1]?.low, s.words[verb.i + 2]?.low];
    if (verb.lemma === "see" && ((next === "each" && after === "other") || (next === "one" && after === "another")))
      return somebody && (actors.length >= 2 || crowd) ? { people: actors } : undefined;
    if (!guest) return undefined;
    if (verb.lemma === "play") {
      const came = subtree(s, verb)
        .filter((word) => caseOf(s, word) === "to" && (isPartner(word) || isSomebody(context, s, word)))
        .flatMap((word) => context.cast.group(s, word));
      return came.some((actor) => !actors.includes(actor)) && actors.length > 0
        ? { people: [...actors, ...came], host: actors[0]! }
        : undefined;
    }
    if (verb.lemma === "call") {
      const named = childrenOf(s, verb, "xcomp", "ccomp", "iobj").length > 0 || childrenOf(s, verb, "obj").length > 1;
      return somebody && !named && !passive && /^counterparts?$/.test(guest.low)
        ? { people: [...actors, ...visitors] }
        : undefined;
    }
    const received =
      form === "call" ? somebody && isSomebody(context, s, guest) : /^(?:host|receive)$/.test(verb.lemma);
    const ranked = received && (form === "call" || engagementWords().tiers.has(guest.low));
    const across = (isPartner(guest) || ranked) && (somebody || hosts.length > 0 || passive);
    const panel =
      (verb.lemma === "host" && isJointBody(s, guest) && somebody) ||
      (verb.lemma === "see" && hosts.some(isPerson) && isSomebody(context, s, guest) && timesIn(context, s).length > 0);
    if (!visitors.some(isPerson) && !across && !panel) return undefined;
    if (hosts.length === 0 && !across && !panel && !obliques.some((word) => context.map.at(s, word))) return undefined;
    if (/^(?:see|greet|welcome)$/.test(verb.lemma) && !hosts.some(isPerson) && !across && !somebody) return undefined;
    if (verb.lemma === "see" && childrenOf(s, verb, "xcomp", "ccomp").length > 0) return undefined;
    return {
      people: [...hosts, ...visitors],
      ...(/^(?:host|receive|welcome)$/.test(verb.lemma) && hosts[0] ? { host: hosts[0] } : {}),
    };
  },

  with({ context, s, verb, subject, obliques, actors, partners, crowd, somebody }) {
    // "Trump and Putin, who spoke by telephone": together, where nobody is spoken with.
    const byPhone =
      obliques.some((word) => phone.test(word.low)) ||
      s.words.slice(verb.i, verb.i + 6).some((word) => phone.test(word.low));
    const sidesTalk = verb.lemma === "talk" && crowd && isPartner(subject);
    // "The two chiefs will speak again on Sunday": two, with nobody to listen.
    const free = bare(verb) !== "xcomp" || !clauseOf(s, headOf(s, verb)!).negated;
    const two = free && somebody && isTwo(s, subject) && !obliques.some((word) => caseOf(s, word) === "to");
    if (partners.length === 0 && !sidesTalk && !two && !(byPhone && (actors.length >= 2 || crowd))) return undefined;
    const together = (byPhone && crowd && somebody) || sidesTalk || two;
    if (actors.length === 0 && !together && !(somebody && partners.some(isPerson))) return undefined;
    if (partners.length > 0 && partners.every((actor) => /^(?:media|unnamed)$/.test(actor.kind))) return undefined;
    if (context.article.genre === "interview") return undefined;
    const people = [...actors, ...partners];
    return sidesTalk && partners.length === 0 ? { people, form: "talks" } : { people };
  },

  destination({ verb, subject, actors, crowd, somebody }) {
    if (verb.lemma === "leave" && actors.length === 0) return undefined;
    const persons = actors.filter(isPerson);
    const sent = persons.length === 0 && (crowd || isPartner(subject));
    const people = sent ? actors : persons;
    if (verb.quoted || (people.length === 0 && !(somebody && subject?.upos === "NOUN"))) return undefined;
    return { people };
  },
};

function partiesOf(context: Context, people: Actor[]): number {
  return new Set(people.map((actor) => context.cast.partyOf(actor) ?? actor.id)).size;
}

// "the two chiefs", "both ministers"
function isTwo(s: Sentence, word: Word | undefined): boolean {
  if (!word) return false;
  for (let i = word.i; i >= 0 && i > word.i - 6; i--) {
    const { low, upos } = s.words[i]!;
    if (/^(?:two|both)$/.test(low)) return true;
    if (/^(?:VERB|ADP|AUX)$/.test(upos)) return false;
  }
  return false;
}

const isHere = (word: Word) => /^(?:here|there)$/.test(word.low);

// "The joint commission convened", "the five-member truce committee": a body in which more than one side sits.
function isJointBody(s: Sentence, subject: Word | undefined): boolean {
  if (!subject || !/^(?:commission|committee|group|council|panel|mechanism|board|forum|body)$/.test(subject.lemma))
    return false;
  const { bodies } = engagementWords();
  return childrenOf(s, subject, "amod", "compound", "nummod").some(
    (word) => bodies.has(word.low) || childrenOf(s, word).some((inner) => bodies.has(inner.low)),
  );
}

// "to Jeddah", "to the coastal city of Jeddah"
function placeUnder(context: Context, s: Sentence, word: Word): Place | undefined {
  const own = context.map.at(s, word);
  if (own || !/^(?:city|capital|town|port|resort|village|island)$/.test(word.lemma)) return own;
  for (const child of childrenOf(s, word, "nmod", "appos", "compound", "flat")) {
    const place = context.map.at(s, child);
    if (place) return place;
  }
  return undefined;
}

// "is expected in Kyiv later this week": a visit to come.
const expectedIn = (verb: Word) =>
  verb.lemma === "expect" && verb.xpos === "VBN" ? ({ form: "visit", takes: "destination" } as const) : undefined;

function arriveAt(context: Context, s: Sentence, verb: Word, mention: Mention, people: Actor[]): boolean {
  const target = childrenOf(s, verb, "obl", "obj").find(
    (word) => /^(?:to|in|at||for)$/.test(caseOf(s, word)) && placeUnder(context, s, word),
  );
  const place = target && placeUnder(context, s, target);
  if (!place || (!/^(?:visit|arrive|expect|land|touch)$/.test(verb.lemma) && /^(?:in|at)$/.test(caseOf(s, target!))))
    return false;
  if (verb.lemma === "leave" && caseOf(s, target!) !== "for") return false;
  if (verb.lemma === "expect") {
    if (childrenOf(s, verb, "xcomp", "ccomp").length > 0) return false;
    mention.status = "announced";
  }
  // Going home is no visit.
  if (people.length > 0 && people.every((actor) => actor.country === place.country)) return false;
  mention.place = place;
  return true;
}
