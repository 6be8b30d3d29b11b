import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf, clauseOf, conjuncts, subjectOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { buildMention, type Mention } from "./engagement-details.ts";
import { isPartner, isPerson, isSomebody, phone, subjectPeople } from "./engagement-people.ts";
import { engagementWords, lookUp } from "./engagement-words.ts";

export function fromVerb(context: Context, s: Sentence, verb: Word): Mention | undefined {
  const spent = timeSpent(context, s, verb);
  if (spent) return spent;
  if (apart(s, verb)) return undefined;
  const entry = lookUp(engagementWords().verbs, s, verb) ?? expectedIn(verb);
  if (!entry) return undefined;
  const clause = clauseOf(s, verb);
  const subject = subjectPeople(context, s, verb);
  const obliques = childrenOf(s, verb, "obl");
  // "by telephone with the president": the parser may hang the partner on the telephone.
  const partners = [
    ...obliques,
    ...obliques.filter((word) => phone.test(word.low)).flatMap((word) => childrenOf(s, word, "nmod")),
  ]
    .filter(
      (word) =>
        /^(?:with|alongside|between)$/.test(caseOf(s, word)) || (entry.takes === "with" && caseOf(s, word) === "to"),
    )
    .flatMap((word) => context.cast.group(s, word));
  const objects = childrenOf(s, verb, "obj");
  const object = objects.find(isPartner) ?? clause.object ?? objects[0];
  const guests = objects.flatMap((word) => context.cast.group(s, word));
  const crowd = clause.subject !== undefined && /^(?:NNS|NNPS|CD|PRP)$/.test(clause.subject.xpos);
  if (clause.subject && /^(?:nobody|none|neither)$/.test(clause.subject.low)) return undefined;
  const somebody = isSomebody(context, s, clause.subject);
  const opposite = obliques.some((word) => caseOf(s, word) === "with" && isSomebody(context, s, word));
  let { form } = entry;
  let people: Actor[] = [];
  let host: Actor | undefined;
  if (entry.takes === "people") {
    const met = object !== undefined && (isPartner(object) || (somebody && isSomebody(context, s, object)));
    const joint = isJointBody(s, clause.subject);
    if (object && guests.length === 0 && !met) return undefined;
    people = [...subject, ...guests, ...partners];
    if (guests.length + partners.length === 0 && !(people.length >= 2 || crowd || met || opposite || joint))
      return undefined;
    if (people.length === 0 && !crowd && !met && !opposite && !joint) return undefined;
  } else if (entry.takes === "sides") {
    const oneAnother = verb.lemma === "face" && isPartner(clause.subject) && /^(?:each|one)$/.test(object?.low ?? "");
    if (!isPartner(object) && !oneAnother) return undefined;
    people = [...subject, ...guests];
  } else if (entry.takes === "messages") {
    // "carried messages between the delegations", "shuttled between the two hotels"
    const { messages } = engagementWords();
    const thing = clause.passive ? clause.subject : object;
    const carried = thing !== undefined && messages.has(thing.lemma);
    const between = subtree(s, verb).filter((word) => caseOf(s, word) === "between");
    people = [...subject, ...between.flatMap((word) => context.cast.group(s, word))];
    const toAndFro = between.some((word) => /^(?:NNS|NNPS)$/.test(word.xpos) || conjuncts(s, word).length > 1);
    if (verb.lemma === "shuttle" ? !toAndFro || !(somebody || people.length > 0) : !carried) return undefined;
    if (/^(?:exchange|swap)$/.test(verb.lemma)) {
      if (!crowd && people.length < 2 && partners.length === 0) return undefined;
      form = "correspondence";
    } else if (verb.lemma !== "shuttle" && !toAndFro) {
      // "a letter from the president was delivered to Seoul"
      const ends = subtree(s, verb).filter((word) => /^(?:from|to)$/.test(caseOf(s, word)));
      people.push(...ends.flatMap((word) => context.cast.group(s, word)));
      if (new Set(people.map((actor) => context.cast.partyOf(actor) ?? actor.id)).size < 2) return undefined;
      form = "correspondence";
    }
  } else if (entry.takes === "hands") {
    if (object?.low !== "hands" || !(somebody || subject.length > 0)) return undefined;
    people = [...subject, ...partners];
    if (!crowd && !opposite && people.length < 2) return undefined;
  } else if (entry.takes === "talks") {
    people = [...subject, ...guests, ...partners];
    if (verb.lemma === "mediate" && !subtree(s, verb).some((word) => caseOf(s, word) === "between")) return undefined;
    if (!somebody && people.length < 2 && !(opposite && partners.length > 0)) return undefined;
  } else if (entry.takes === "accord") {
    people = [...subject, ...partners];
    const accord = object && engagementWords().accords.has(object.lemma);
    const here = obliques.some((word) => context.map.at(s, word)) || childrenOf(s, verb, "advmod").some(isHere);
    const signers = clause.subject ? conjuncts(s, clause.subject) : [];
    const both =
      (isPartner(clause.subject) && crowd) ||
      (signers.length > 1 && signers.every((word) => isSomebody(context, s, word)));
    if (!accord || !here || (people.length < 2 && !both) || clause.passive) return undefined;
  } else if (entry.takes === "invitation") {
    const guest = clause.passive ? clause.subject : object;
    const to = subtree(s, verb).some((word) => caseOf(s, word) === "to" && context.map.at(s, word));
    if (!to || !isSomebody(context, s, guest)) return undefined;
    const invited = guest ? context.cast.group(s, guest) : [];
    if (invited.some((actor) => actor.kind === "media")) return undefined;
    people = [...subject, ...invited];
    if (verb.lemma === "send" && !isPartner(guest) && !invited.some(isPerson)) return undefined;
    if (invited.some(isPerson) && subject.length > 0) form = "visit";
  } else if (entry.takes === "guest") {
    // "was received by the crown prince": the one who is received is the subject.
    const welcomed = clause.passive && clause.subject ? context.cast.group(s, clause.subject) : guests;
    const relative = clause.passive && /^(?:who|whom)$/.test(clause.subject?.low ?? "");
    const visitors =
      relative && welcomed.length === 0
        ? [context.cast.at(s, clause.subject!)].filter((one) => one !== undefined)
        : welcomed;
    const hosts = subject.filter((one) => !visitors.includes(one));
    const guest = clause.passive ? clause.subject : object;
    const received =
      form === "call" ? somebody && isSomebody(context, s, guest) : /^(?:host|receive)$/.test(verb.lemma);
    const ranked = received && guest !== undefined && (form === "call" || engagementWords().tiers.has(guest.low));
    const across = (isPartner(guest) || ranked) && (somebody || hosts.length > 0 || clause.passive);
    if (!visitors.some(isPerson) && !across) return undefined;
    if (hosts.length === 0 && !across && !obliques.some((word) => context.map.at(s, word))) return undefined;
    if (/^(?:see|greet|welcome)$/.test(verb.lemma) && !hosts.some(isPerson) && !across) return undefined;
    if (verb.lemma === "see" && childrenOf(s, verb, "xcomp", "ccomp").length > 0) return undefined;
    people = [...hosts, ...visitors];
    if (/^(?:host|receive|welcome)$/.test(verb.lemma)) host = hosts[0];
  } else if (entry.takes === "with") {
    // "Trump and Putin, who spoke by telephone": together, where nobody is spoken with.
    const byPhone =
      obliques.some((word) => phone.test(word.low)) ||
      s.words.slice(verb.i, verb.i + 6).some((word) => phone.test(word.low));
    const sidesTalk = verb.lemma === "talk" && crowd && isPartner(clause.subject);
    if (partners.length === 0 && !sidesTalk && !(byPhone && (subject.length >= 2 || crowd))) return undefined;
    const together = (byPhone && crowd && somebody) || sidesTalk;
    if (sidesTalk && partners.length === 0) form = "talks";
    if (subject.length === 0 && !together && !(somebody && partners.some(isPerson))) return undefined;
    if (partners.length > 0 && partners.every((actor) => /^(?:media|unnamed)$/.test(actor.kind))) return undefined;
    if (context.article.genre === "interview") return undefined;
    people = [...subject, ...partners];
  } else {
    people = subject.filter(isPerson);
    const sent = people.length === 0 && crowd && subject.length > 0;
    if (sent) people = subject;
    if (verb.quoted || (people.length === 0 && !(somebody && clause.subject?.upos === "NOUN"))) return undefined;
  }
  if (form === "meeting" && s.words.slice(verb.i, verb.i + 5).some((word) => phone.test(word.low))) form = "call";
  const mention = buildMention(context, s, verb, verb, form, people, true, undefined);
  if (!mention) return undefined;
  if (entry.takes === "invitation" && form === "meeting" && mention.status !== "held") mention.status = "announced";
  if (entry.takes === "destination" && !arriveAt(context, s, verb, mention, people)) return undefined;
  if (host) mention.host = host;
  return mention;
}

const isHere = (word: Word) => /^(?:here|there)$/.test(word.low);

// "The joint commission convened": a body in which both sides sit.
function isJointBody(s: Sentence, subject: Word | undefined): boolean {
  return (
    subject !== undefined &&
    /^(?:commission|committee|group|council|panel|mechanism)$/.test(subject.lemma) &&
    childrenOf(s, subject, "amod", "compound").some((word) =>
      /^(?:joint|mixed|bilateral|trilateral|tripartite|intergovernmental|contact|liaison|working)$/.test(word.low),
    )
  );
}
// "brought the sides together", and not "brought flowers".
const apart = (s: Sentence, verb: Word): boolean =>
  verb.lemma === "bring" && !s.words.slice(verb.i, verb.i + 8).some((word) => word.low === "together");

// "is expected in Kyiv later this week": a visit to come.
const expectedIn = (verb: Word) =>
  verb.lemma === "expect" && verb.xpos === "VBN" ? ({ form: "visit", takes: "destination" } as const) : undefined;

function arriveAt(context: Context, s: Sentence, verb: Word, mention: Mention, people: Actor[]): boolean {
  const target = childrenOf(s, verb, "obl", "obj").find(
    (word) => /^(?:to|in||for)$/.test(caseOf(s, word)) && context.map.at(s, word),
  );
  const place = target && context.map.at(s, target);
  if (!place || (!/^(?:visit|arrive|expect)$/.test(verb.lemma) && caseOf(s, target!) === "in")) return false;
  if (verb.lemma === "expect") {
    if (childrenOf(s, verb, "xcomp", "ccomp").length > 0) return false;
    mention.status = "announced";
  }
  // Going home is no visit.
  if (people.length > 0 && people.every((actor) => actor.country === place.country)) return false;
  mention.place = place;
  return true;
}

/** "spent more than four hours with the president", "spent an hour on the phone with". */
function timeSpent(context: Context, s: Sentence, verb: Word): Mention | undefined {
  if (verb.lemma === "work" && isPartner(subjectOf(s, verb))) {
    const late = childrenOf(s, verb, "obl").some((word) => /^(?:through|until|till|into|past)$/.test(caseOf(s, word)));
    return late
      ? buildMention(context, s, verb, verb, "talks", subjectPeople(context, s, verb), true, undefined)
      : undefined;
  }
  if (verb.lemma !== "spend") return undefined;
  const object = childrenOf(s, verb, "obj", "obl")[0];
  if (!object || !/^(?:hour|minute|day|morning|afternoon|evening|time)$/.test(object.lemma)) return undefined;
  const words = subtree(s, verb);
  const together = isPartner(subjectOf(s, verb)) || words.some((word) => word.low === "together");
  const partners = words
    .filter((word) => caseOf(s, word) === "with")
    .flatMap((word) => context.cast.group(s, word))
    .filter(isPerson);
  const people = [...subjectPeople(context, s, verb), ...partners];
  if (partners.length === 0 && !together) return undefined;
  return buildMention(
    context,
    s,
    verb,
    verb,
    words.some((word) => phone.test(word.low)) ? "call" : "meeting",
    people,
    true,
    undefined,
  );
}
