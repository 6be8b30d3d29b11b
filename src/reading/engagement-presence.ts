import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf, clauseOf, subjectOf, subtree } from "../language/tree.ts";
import { type Context, inTime, timesIn } from "./context.ts";
import { buildMention, type Mention } from "./engagement-details.ts";
import { isPartner, isPerson, isSomebody, phone, subjectPeople } from "./engagement-people.ts";
import { engagementWords } from "./engagement-words.ts";

/** "is due in Ankara on Thursday", "was in Tel Aviv on Monday": somebody who is where he does not live. */
export function fromPresence(context: Context, s: Sentence, word: Word): Mention | undefined {
  const due = word.low === "due" || word.low === "back" || caseOf(s, word).startsWith("due");
  if (word.quoted || word.children.length < 2 || !/^(?:PROPN|ADJ|ADV)$/.test(word.upos)) return undefined;
  if (childrenOf(s, word, "cop").length === 0) return undefined;
  const where = /^(?:due|back)$/.test(word.low)
    ? childrenOf(s, word, "obl").find((one) => /^(?:in|at)$/.test(caseOf(s, one)) && context.map.at(s, one))
    : word;
  if (!where || !/^(?:(?:back|due) )?(?:in|at)$/.test(caseOf(s, where))) return undefined;
  const place = context.map.at(s, where);
  const people = subjectPeople(context, s, word).filter(isPerson);
  const subject = subjectOf(s, word);
  const envoys = people.length === 0 && isPartner(subject) ? subjectPeople(context, s, word) : people;
  const teams = isPartner(subject) || (subject?.xpos === "NNS" && isSomebody(context, s, subject));
  if (!place || (envoys.length === 0 && !teams)) return undefined;
  if (clauseOf(s, word).negated) return undefined;
  if (!due && timesIn(context, s).length === 0) return undefined;
  if (envoys.length > 0 && envoys.every((actor) => actor.country === undefined || actor.country === place.country))
    return undefined;
  // What he is there for says more.
  if (childrenOf(s, word, "advcl", "xcomp", "acl").some((one) => engagementWords().verbs.has(one.lemma)))
    return undefined;
  // Teams of both sides come to talk, whatever it is called.
  const form = envoys.length > 0 ? "visit" : "talks";
  const mention = buildMention(context, s, word, word, form, envoys, true, undefined);
  if (mention && due && word.low !== "back") mention.status = "announced";
  return mention && { ...mention, place, rule: "engagement/presence" };
}

/** "spent more than four hours with the president", "spent an hour on the phone with". */
export function timeSpent(context: Context, s: Sentence, verb: Word): Mention | undefined {
  if (verb.lemma === "work" && isPartner(subjectOf(s, verb))) {
    const late = childrenOf(s, verb, "obl").some((word) => /^(?:through|until|till|into|past)$/.test(caseOf(s, word)));
    return late
      ? buildMention(context, s, verb, verb, "talks", subjectPeople(context, s, verb), true, undefined)
      : undefined;
  }
  if (verb.lemma !== "spend") return undefined;
  const object = childrenOf(s, verb, "obj", "obl")[0];
  // "spent 2 and 3 April in Juba"
  const stayed = object && !/^(?:hour|minute)$/.test(object.lemma) && inTime(context, s, object);
  const where = childrenOf(s, verb, "obl").find((word) => caseOf(s, word) === "in" && context.map.at(s, word));
  const guests = stayed && where ? subjectPeople(context, s, verb) : [];
  const home = where && context.map.at(s, where)?.country;
  if (guests.length > 0 && guests.some((actor) => actor.country !== home))
    return buildMention(context, s, verb, verb, "visit", guests, true, undefined);
  if (!object || !/^(?:hour|minute|day|morning|afternoon|evening|time)$/.test(object.lemma)) return undefined;
  const words = subtree(s, verb);
  const together = isPartner(subjectOf(s, verb)) || words.some((word) => word.low === "together");
  const partners = words
    .filter((word) => caseOf(s, word) === "with")
    .flatMap((word) => context.cast.group(s, word))
    .filter(isPerson);
  const people = [...subjectPeople(context, s, verb), ...partners];
  // "the two leaders, Ana Ruiz and her Peruvian counterpart, spent an hour over coffee"
  const sides = new Set(people.filter(isPerson).map((actor) => context.cast.partyOf(actor) ?? actor.id));
  const over = sides.size >= 2 && words.some((word) => /^(?:over|in|at|on)$/.test(caseOf(s, word)));
  if (partners.length === 0 && !together && !over) return undefined;
  const form = words.some((word) => phone.test(word.low)) ? "call" : "meeting";
  return buildMention(context, s, verb, verb, form, people, true, undefined);
}
