import type { Actor, Place } from "../findings/actor.ts";
import type { Change, Engagement, EngagementStatus, Tier } from "../findings/finding.ts";
import type { Span, When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import {
  bare,
  caseOf,
  childrenOf,
  clauseHead,
  clauseOf,
  clauseSpan,
  conjuncts,
  headOf,
  spanUnder,
  subjectOf,
  subtree,
} from "../language/tree.ts";
import { type Context, inTime, phaseOf, timeNear, timesIn, treeDistance } from "./context.ts";
import { isPartner, isSomebody } from "./engagement-people.ts";
import { type EngagementForm, engagementWords, lookUp } from "./engagement-words.ts";

/** One place in a text that speaks of an engagement. */
export interface Mention {
  s: Sentence;
  trigger: Word;
  verb: Word;
  form: EngagementForm;
  definite: boolean;
  evidence: Span;
  status: EngagementStatus;
  /** Whether a verb says the status ("was postponed"), rather than the tense. */
  told: boolean;
  changes: Change[];
  place?: Place;
  when?: When;
  people: Actor[];
  /** The host, where the verb names one. */
  host?: Actor;
  tier?: Tier;
  format?: Engagement["format"];
  topic?: string;
  ordinal?: number;
  closedDoor: boolean;
  only: boolean;
  rule: string;
}

const ordinals: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
};

/** Reads "fourth", "12th" as a number. */
export function ordinalOf(low: string): number | undefined {
  return ordinals[low] ?? (/^\d+(?:st|nd|rd|th)$/.test(low) ? Number.parseInt(low, 10) : undefined);
}

/** Finds every mention of an engagement in a sentence that is anchored: by who, where, when, its number or its fate. */
export function mentionsIn(context: Context, s: Sentence): Mention[] {
  const found: Mention[] = [];
  for (const word of s.words) {
    const mention = /^(?:NOUN|PROPN)$/.test(word.upos)
      ? fromNoun(context, s, word)
      : word.upos === "VERB"
        ? fromVerb(context, s, word)
        : undefined;
    if (mention) found.push(mention);
  }
  return withoutInner(s, found);
}

// "hold talks", "a round of talks", "a meeting … the discussions": one mention a clause.
function withoutInner(s: Sentence, mentions: Mention[]): Mention[] {
  return mentions.filter((one) => {
    const up = headOf(s, one.trigger);
    return !mentions.some(
      (other) =>
        other !== one &&
        (up === other.trigger || (other.trigger === one.verb && other.form !== "visit")) &&
        /^(?:nmod|compound|obl|obj)$/.test(bare(one.trigger)) &&
        !one.told,
    );
  });
}

function fromNoun(context: Context, s: Sentence, noun: Word): Mention | undefined {
  const words = engagementWords();
  let form = words.nouns.get(noun.low) ?? words.nouns.get(noun.lemma);
  if (!form && (isRound(s, noun) || isTable(s, noun) || isShut(context, s, noun))) form = "talks";
  if (!form) return undefined;
  const modifiers = childrenOf(s, noun, "compound", "amod", "nmod:poss").flatMap((word) => [
    word,
    ...childrenOf(s, word),
  ]);
  const lows = modifiers.map((word) => word.low);
  const other = words.otherwise.get(noun.lemma);
  if (other && modifiers.some((word) => other.has(word.low) && s.words[word.i - 1]?.text !== "-")) return undefined;
  const needed = words.onlyWith.get(noun.lemma);
  const inTouch = needed && caseOf(s, noun) === "in" && childrenOf(s, noun, "nsubj").length > 0;
  if (needed && !inTouch && !lows.some((low) => needed.has(low))) return undefined;
  // "Director General for Inter-Korean Dialogue"
  if (noun.upos === "PROPN" && /^(?:of|for)$/.test(caseOf(s, noun)) && headOf(s, noun)?.upos === "PROPN")
    return undefined;
  const remote = lows.some((low) => phone.test(low) || low === "conference");
  if (noun.lemma === "call") {
    const partner = [...childrenOf(s, noun, "nmod"), ...childrenOf(s, clauseHead(s, noun), "obl")].some((word) =>
      /^(?:with|between)$/.test(caseOf(s, word)),
    );
    if (!remote && !partner) return undefined;
  }
  if (noun.lemma === "conversation" && !remote) form = "call";
  if (remote && form === "talks") form = "call";
  if (noun.low === "talk" || (noun.lemma === "talk" && noun.xpos === "NN")) return undefined;

  const verb = clauseHead(s, noun);
  // "called the conversation productive", "referred to the talks as …" judge an engagement and tell nothing of it.
  if (
    bare(noun) !== "nsubj" &&
    /^(?:call|describe|refer|label|dub|term|characterise|characterize|portray|hail|praise|criticise|criticize|condemn|welcome|discuss|mention|tell|address)$/.test(
      verb.lemma,
    ) &&
    headOf(s, noun) === verb
  )
    return undefined;
  const clauses = childrenOf(s, noun, "acl");
  const relative = clauses.some((word) => lasting(s, noun, word));
  const core = headOf(s, noun) === verb && /^(?:nsubj|obj|obl|ccomp|xcomp)$/.test(bare(noun));
  const people = nounPeople(context, s, noun);
  let host: Actor | undefined;
  if (core || light(verb)) {
    const held = /^(?:obj|nsubj)$/.test(bare(noun)) || light(verb);
    if (held && bare(noun) !== "nsubj") {
      for (const actor of subjectPeople(context, s, verb)) {
        if (/^(?:host|mediate|broker|facilitate|announce|confirm|postpone|cancel|say|convene)$/.test(verb.lemma)) {
          if (verb.lemma === "host") host = actor;
        } else if (
          light(verb) ||
          /^(?:begin|start|resume|conclude|attend|join|suspend|end|break|leave|wrap|make|pay|cut|plan|schedule|agree|have|finish|wrap|restart|open)$/.test(
            verb.lemma,
          )
        )
          people.push(actor);
      }
    }
    for (const word of childrenOf(s, verb, "obl"))
      if (/^(?:with|between|among|alongside)$/.test(caseOf(s, word))) people.push(...context.cast.group(s, word));
  }
  // "have been in talks since January"
  if (verb === noun) people.push(...subjectPeople(context, s, noun));
  const told = core ? toldStatus(s, verb, noun) : undefined;
  const mention = build(context, s, noun, verb, form, people, core, told);
  if (!mention) return undefined;
  if (host) mention.host = host;
  if (!told && relative && clauses.some((word) => word.xpos === "VBD")) mention.status = "held";
  const anchors =
    Number(Boolean(mention.place)) +
    Number(Boolean(mention.when)) +
    Number(new Set(mention.people.map((actor) => context.cast.partyOf(actor) ?? actor.id)).size >= 2) +
    Number(mention.told || relative || (core && lasting(s, noun, verb))) +
    Number(mention.ordinal !== undefined) +
    Number(mention.definite && mention.people.length > 0) +
    Number(mention.closedDoor || mention.format !== undefined) +
    Number(isSpell(s, noun)) +
    Number(inTouch === true) +
    Number(
      childrenOf(s, noun, "nmod").some(
        (word) => /^(?:with|between)$/.test(caseOf(s, word)) && isSomebody(context, s, word),
      ),
    ) +
    Number(noun.lemma === "table" || noun.low === "doors") +
    Number(core && lookUp(words.status, s, verb) === "announced" && /^(?:nsubj|obj)$/.test(bare(noun)));
  const coming = lows.some((low) => /^(?:upcoming|forthcoming|planned|scheduled|next|latest|ongoing)$/.test(low));
  // "with only technical discussions going ahead" keeps alive what the sentence has just put off.
  if (/^(?:track|process)$/.test(noun.lemma) && !mention.told) return undefined;
  if (anchors === 0 && mention.only) return { ...mention, rule: "engagement/only" };
  if (anchors === 0 && !coming && !(core && light(verb)) && !(core && mention.changes.length > 0))
    return mention.definite && core ? { ...mention, rule: "engagement/anaphor" } : undefined;
  const visitor = isSomebody(context, s, subjectOf(s, verb)) && verb !== noun;
  if (form === "visit" && mention.people.length === 0 && !mention.told && !visitor) return undefined;
  if (
    /^(?:dinner|lunch|luncheon|breakfast)$/.test(noun.lemma) &&
    mention.people.length === 0 &&
    !lows.includes("working") &&
    !isSomebody(context, s, subjectOf(s, verb))
  )
    return undefined;
  return mention;
}

// "the meeting lasted two hours", "talks that ended on Friday": the verb itself says that it took place.
function lasting(s: Sentence, noun: Word, verb: Word): boolean {
  const takesPlace = (word: Word) =>
    /^(?:last|end|conclude|begin|start|open|resume|finish|produce|yield|drag)$/.test(word.lemma) ||
    (word.lemma === "take" && childrenOf(s, word, "obj").some((one) => one.low === "place"));
  return (bare(noun) === "nsubj" && takesPlace(verb)) || childrenOf(s, noun, "acl").some(takesPlace);
}

const light = (verb: Word) => /^(?:hold|have|conduct|chair|lead|attend|join)$/.test(verb.lemma);

function toldStatus(s: Sentence, verb: Word, noun: Word): EngagementStatus | undefined {
  const { status } = engagementWords();
  const told = lookUp(status, s, verb);
  if (!told || told === "announced" || told === "held") return undefined;
  const clause = clauseOf(s, verb);
  // "after the last negotiation collapsed", however the tree has it.
  const misread = noun.i === verb.i - 1;
  if (bare(noun) === "obl" && !misread && !/^(?:in|from|out of)$/.test(caseOf(s, noun))) return undefined;
  if (clause.negated) return undefined;
  // "will begin", "is to resume": announced; "failed to hold talks" is no failure of talks.
  if (told === "under-way" && verb.xpos === "VB") return "announced";
  if (told === "under-way" && (phaseOf(s, verb) === "planned" || phaseOf(s, verb) === "hypothetical"))
    return "announced";
  if (/^(?:planned|hypothetical)$/.test(phaseOf(s, verb)) && told !== "cancelled" && told !== "postponed")
    return undefined;
  return told;
}

const persona = (actor: Actor) => actor.kind === "person" || actor.kind === "role-holder";
const phone = /^(?:phone|telephone|videolink|video|teleconference|hotline)$/;

function fromVerb(context: Context, s: Sentence, verb: Word): Mention | undefined {
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
    if (verb.lemma === "send" && !isPartner(guest) && !invited.some(persona)) return undefined;
    if (invited.some(persona) && subject.length > 0) form = "visit";
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
    if (!visitors.some(persona) && !across) return undefined;
    if (hosts.length === 0 && !across && !obliques.some((word) => context.map.at(s, word))) return undefined;
    if (/^(?:see|greet|welcome)$/.test(verb.lemma) && !hosts.some(persona) && !across) return undefined;
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
    if (subject.length === 0 && !together && !(somebody && partners.some(persona))) return undefined;
    if (partners.length > 0 && partners.every((actor) => /^(?:media|unnamed)$/.test(actor.kind))) return undefined;
    if (context.article.genre === "interview") return undefined;
    people = [...subject, ...partners];
  } else {
    people = subject.filter(persona);
    const sent = people.length === 0 && crowd && subject.length > 0;
    if (sent) people = subject;
    if (verb.quoted || (people.length === 0 && !(somebody && clause.subject?.upos === "NOUN"))) return undefined;
  }
  if (form === "meeting" && s.words.slice(verb.i, verb.i + 5).some((word) => phone.test(word.low))) form = "call";
  const mention = build(context, s, verb, verb, form, people, true, undefined);
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

// A round of talks, not of golf: by its number or turn, or by what it is a round of.
function isRound(s: Sentence, noun: Word): boolean {
  if (noun.lemma !== "round") return false;
  const { nouns, rounds } = engagementWords();
  const of = childrenOf(s, noun, "nmod").filter((word) => caseOf(s, word) === "of");
  if (of.length > 0) return of.some((word) => nouns.has(word.low) || nouns.has(word.lemma));
  if (s.words[noun.i + 1]?.upos === "NUM") return true;
  if (childrenOf(s, noun, "compound").length > 0) return false;
  if (/^(?:win|lose|fire|reach|play|vote|buy|shoot|qualify|advance)$/.test(clauseHead(s, noun).lemma)) return false;
  const counted = childrenOf(s, noun, "amod", "nummod").some(
    (word) => ordinalOf(word.low) !== undefined || rounds.has(word.low) || word.upos === "NUM",
  );
  return counted || childrenOf(s, noun, "acl").some((word) => lookUp(engagementWords().status, s, word) !== undefined);
}

// "return to the negotiating table", "walked away from the table"
function isTable(s: Sentence, noun: Word): boolean {
  if (!engagementWords().tables.has(noun.low)) return false;
  if (childrenOf(s, noun, "amod", "compound").some((word) => /^(?:negotiating|bargaining|peace)$/.test(word.low)))
    return true;
  const verb = clauseHead(s, noun);
  if (verb === noun)
    return /^(?:at|back at|around|round)$/.test(caseOf(s, noun)) && isPartner(childrenOf(s, noun, "nsubj")[0]);
  return (
    /^(?:return|come|get|go|bring|walk)$/.test(verb.lemma) &&
    bare(noun) === "obl" &&
    childrenOf(s, noun, "amod", "compound", "nmod").length === 0 &&
    /^(?:to|back to|from|away from|around|round)$/.test(caseOf(s, noun))
  );
}

// "The two sides were behind closed doors": said of those who sit at a table, where no other word says it.
function isShut(context: Context, s: Sentence, noun: Word): boolean {
  if (noun.low !== "doors" || caseOf(s, noun) !== "behind") return false;
  const subject = subjectOf(s, clauseHead(s, noun));
  return isPartner(subject) || (isSomebody(context, s, subject) && subject?.xpos === "NNS");
}

// "three days of talks", "after eleven months of negotiation"
function isSpell(s: Sentence, noun: Word): boolean {
  const up = headOf(s, noun);
  return (
    up !== undefined &&
    bare(noun) === "nmod" &&
    caseOf(s, noun) === "of" &&
    engagementWords().spells.has(up.lemma) &&
    (up.xpos === "NNS" || childrenOf(s, up, "nummod", "amod").length > 0)
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
    return late ? build(context, s, verb, verb, "talks", subjectPeople(context, s, verb), true, undefined) : undefined;
  }
  if (verb.lemma !== "spend") return undefined;
  const object = childrenOf(s, verb, "obj", "obl")[0];
  if (!object || !/^(?:hour|minute|day|morning|afternoon|evening|time)$/.test(object.lemma)) return undefined;
  const words = subtree(s, verb);
  const together = isPartner(subjectOf(s, verb)) || words.some((word) => word.low === "together");
  const partners = words
    .filter((word) => caseOf(s, word) === "with")
    .flatMap((word) => context.cast.group(s, word))
    .filter(persona);
  const people = [...subjectPeople(context, s, verb), ...partners];
  if (partners.length === 0 && !together) return undefined;
  return build(
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

function subjectPeople(context: Context, s: Sentence, verb: Word): Actor[] {
  const { subject, passive } = clauseOf(s, verb);
  if (passive) {
    const agent = childrenOf(s, verb, "obl").find((word) => word.relation === "obl:agent" || caseOf(s, word) === "by");
    return agent
      ? context.cast.group(s, agent)
      : subject && /^(?:host|receive|meet)$/.test(verb.lemma)
        ? context.cast.group(s, subject)
        : [];
  }
  if (!subject) return [];
  const group = context.cast.group(s, subject);
  if (group.length > 0) return group;
  const own = context.cast.at(s, subject);
  return own ? [own] : [];
}

function nounPeople(context: Context, s: Sentence, noun: Word): Actor[] {
  const people: Actor[] = [];
  for (const word of childrenOf(s, noun, "nmod", "obl")) {
    const preposition = caseOf(s, word);
    if (/^(?:between|with|among|of|involving|by|from)$/.test(preposition)) {
      const group = context.cast.group(s, word);
      if (preposition === "of" && group.length < 2 && !/^(?:meeting|summit|visit|trip)$/.test(noun.lemma)) continue;
      people.push(...group);
    }
  }
  for (const word of childrenOf(s, noun, "nmod:poss")) {
    const actor = context.cast.at(s, word);
    if (actor) people.push(actor);
  }
  // "US-Russia talks", "Russian and Ukrainian negotiations": states that stand before the noun.
  const before = childrenOf(s, noun, "compound", "amod", "nmod", "flat").filter(
    (word) => word.i < noun.i && caseOf(s, word) === "",
  );
  for (const word of before.flatMap((one) => [
    ...conjuncts(s, one),
    ...childrenOf(s, one, "compound", "amod", "flat", "nmod", "conj"),
  ])) {
    const code = context.cast.countryAt(s, word);
    const actor = code ? (context.cast.at(s, word) ?? context.cast.byId(code)) : context.cast.at(s, word);
    if (actor && actor.kind !== "media" && !context.map.at(s, word)) people.push(actor);
  }
  return people;
}

function build(
  context: Context,
  s: Sentence,
  trigger: Word,
  verb: Word,
  form: EngagementForm,
  people: Actor[],
  core: boolean,
  told: EngagementStatus | undefined,
): Mention | undefined {
  const words = engagementWords();
  const clause = clauseOf(s, verb);
  const modifiers = subtree(
    s,
    trigger,
    (word) =>
      /^(?:acl|advcl|nmod|obl|conj|parataxis|ccomp|appos)$/.test(bare(word)) &&
      !(bare(word) === "nmod" && word.i < trigger.i),
  ).map((word) => word.low);
  if (clause.negated && !told && core) {
    // "did not meet", "will not hold talks" tell of no engagement.
    return undefined;
  }
  if (modifiers.includes("no")) return undefined;
  const found = timeFor(context, s, trigger, verb, core);
  const place = placeFor(context, s, trigger, verb, people);
  const lows = subtree(s, trigger).map((word) => word.low);
  const tierWord = modifiers.map((low) => words.tiers.get(low)).find(Boolean);
  const wording = clauseSpan(context.text, s, verb).exact.toLowerCase();
  const phrases = core ? words.phrases.filter(({ pattern }) => pattern.test(wording)).map(({ is }) => is) : [];
  const format =
    modifiers.map((low) => words.formats.get(low)).find(Boolean) ??
    phrases.find((is): is is NonNullable<Engagement["format"]> => is !== "closed-door");
  const ordinalWord = [...modifiers, ...(trigger === verb ? lows : [])].map(ordinalOf).find((one) => one !== undefined);
  const changes: Change[] = [];
  const change = core && !clause.negated ? lookUp(words.changes, s, verb) : undefined;
  const isTarget = trigger !== verb && (/^(?:obj|nsubj)$/.test(bare(trigger)) || trigger.relation === "nsubj:pass");
  const evidence = evidenceOf(context, s, trigger, verb);
  if (change && (isTarget || trigger === verb)) changes.push({ what: change, evidence: [evidence] });
  const status = told ?? statusOf(context, s, trigger, verb, core, found, modifiers);
  const topic = topicOf(context, s, trigger);
  const definite =
    modifiers.some((low) => /^(?:the|these|those|this|that|such|both)$/.test(low)) ||
    childrenOf(s, trigger, "nmod:poss").length > 0;
  return {
    s,
    trigger,
    verb,
    form,
    definite,
    evidence,
    status,
    told: told !== undefined,
    changes,
    ...(place ? { place } : {}),
    ...(found ? { when: found } : {}),
    people: [...new Set(people)],
    ...(tierWord ? { tier: tierWord } : {}),
    ...(format ? { format } : {}),
    ...(topic ? { topic } : {}),
    ...(ordinalWord !== undefined && form !== "call" ? { ordinal: ordinalWord } : {}),
    closedDoor:
      phrases.some((is) => is === "closed-door") ||
      /\bclosed\s?-?\s?doors?\b|\bin private\b/.test(lows.join(" ")) ||
      /closed[- ]doors?/.test(evidence.exact),
    only: modifiers.includes("only"),
    rule: trigger === verb ? `engagement/${verb.lemma}` : `engagement/${trigger.lemma}`,
  };
}

function evidenceOf(context: Context, s: Sentence, trigger: Word, verb: Word): Span {
  let span = clauseSpan(context.text, s, verb);
  // What a long sentence adds in clauses of its own is not what shows the engagement.
  if (span.exact.split(/\s+/).length > 16) {
    const core = spanUnder(context.text, s, verb, (word) => {
      const relation = bare(word);
      if (relation === "parataxis" || relation === "advcl") return true;
      if (word.relation === "acl:relcl") return headOf(s, word) !== trigger;
      return headOf(s, word) === verb && (relation === "cc" || relation === "mark" || relation === "conj");
    });
    if (core.start <= trigger.start && trigger.end <= core.end && core.exact.length < span.exact.length) span = core;
  }
  const up = headOf(s, verb);
  // "asked the envoy to hold talks": who is to hold them stands with the verb above.
  if (up && bare(verb) === "xcomp" && childrenOf(s, up, "obj").length > 0) span = clauseSpan(context.text, s, up);
  const tooLong = span.exact.split(/\s+/).length > 45;
  if (tooLong || !(span.start <= trigger.start && trigger.end <= span.end)) span = spanUnder(context.text, s, trigger);
  return span;
}

function statusOf(
  context: Context,
  s: Sentence,
  trigger: Word,
  verb: Word,
  core: boolean,
  when: When | undefined,
  modifiers: string[],
): EngagementStatus {
  const published = context.article.published?.slice(0, 10);
  if (modifiers.some((low) => /^(?:upcoming|forthcoming|planned|scheduled|proposed|expected)$/.test(low)))
    return "announced";
  const byDate =
    when && published
      ? when.start.slice(0, 10) > published
        ? "announced"
        : when.end.slice(0, 10) < published
          ? "held"
          : undefined
      : undefined;
  if (core) {
    const up = headOf(s, verb);
    // "flew to Kigali to see his counterpart": who went did see him.
    const went =
      up !== undefined &&
      /^(?:advcl|xcomp)$/.test(bare(verb)) &&
      engagementWords().verbs.get(up.lemma)?.takes === "destination" &&
      phaseOf(s, up) === "done";
    const phase = went ? "done" : phaseOf(s, verb);
    if (phase === "planned" || phase === "hypothetical") return byDate === "held" ? "held" : "announced";
    if (phase === "ongoing") return "under-way";
    if (phase === "standing") {
      const told = lookUp(engagementWords().status, s, verb);
      if (told === "announced" || byDate === "announced") return "announced";
      if (/^(?:begin|start|open|resume|continue|be)$/.test(verb.lemma)) return byDate ?? "under-way";
      return byDate ?? "announced";
    }
    const told = lookUp(engagementWords().status, s, verb);
    // "was summoned to", "agreed to", "was set for" speak of what is to come.
    if (told === "announced" && byDate !== "held") return "announced";
    if (told === "under-way" && (!when || byDate === undefined)) return "under-way";
    return byDate === "announced" ? "announced" : "held";
  }
  if (byDate) return byDate;
  const preposition = caseOf(s, trigger);
  if (/^(?:after|following|since|during|at|from)$/.test(preposition)) return "held";
  if (/^(?:before|ahead of|ahead|for|until|towards?)$/.test(preposition)) return "announced";
  const phase = phaseOf(s, verb);
  return phase === "done" ? "held" : "announced";
}

/** The date of an engagement: under its noun, else of its clause. */
function timeFor(context: Context, s: Sentence, trigger: Word, verb: Word, core: boolean): When | undefined {
  const inside = timesIn(context, s).filter(
    (one) => one.time.when && one.time.kind !== "duration" && !modifies(s, one.from, one.to, trigger),
  );
  const span = subtree(s, trigger);
  const own = inside.find((one) => span.some((word) => word.i === one.from));
  if (own) return own.time.when;
  if (!core) {
    const near = timeNear(context, s, trigger);
    return near && treeDistance(s, trigger, s.words[near.to - 1]!) <= 2 ? near.time.when : undefined;
  }
  const near = timeNear(context, s, verb, (one) => !modifies(s, one.from, one.to, trigger));
  if (!near) return undefined;
  const word = s.words[near.to - 1]!;
  // A date that hangs on a verb of saying dates the saying.
  const up = clauseHead(s, word);
  const governs =
    headOf(s, verb) === up &&
    (bare(verb) === "xcomp" || (bare(verb) === "conj" && phaseOf(s, verb) === phaseOf(s, up)));
  if (up !== verb && up !== trigger && !governs) return undefined;
  return near.time.when;
}

/** Whether a date only says which thing another noun means ("the 2015 deal", "last year’s accord"). */
function modifies(s: Sentence, from: number, to: number, trigger: Word): boolean {
  // "the 2015 deal", however the tree has it.
  if (/^\d{4}$/.test(s.words[to - 1]!.text) && s.words[to]?.upos === "NOUN" && s.words[to] !== trigger) return true;
  const top = s.words.slice(from, to).find((word) => word.head < from || word.head >= to);
  const up = top && headOf(s, top);
  if (!top || !up || up === trigger) return false;
  return (
    /^(?:NOUN|PROPN)$/.test(up.upos) &&
    /^(?:nummod|compound|nmod:poss|amod|nmod:unmarked|flat)$/.test(top.relation) &&
    !/^(?:morning|afternoon|evening|night|day|week|month|meeting|talks|summit|call|visit|round|session)$/.test(up.lemma)
  );
}

function placeFor(context: Context, s: Sentence, trigger: Word, verb: Word, people: Actor[]): Place | undefined {
  const mentionsPerson = (word: Word) =>
    people.some(
      (actor) =>
        actor.kind !== "state" && actor.mentions.some((span) => span.start <= word.start && word.end <= span.end),
    );
  const candidates = s.words
    .filter((word) => !mentionsPerson(word))
    .map((word) => ({ word, place: context.map.at(s, word) }))
    .filter((one): one is { word: Word; place: Place } => one.place !== undefined)
    .map((one) => {
      const top = topOf(context, s, one.word, one.place);
      const preposition = caseOf(s, top);
      const distance = Math.min(treeDistance(s, trigger, top), treeDistance(s, verb, top) + 0.5);
      return { ...one, preposition, distance };
    })
    .filter(({ preposition, word, distance }) => {
      if (distance > 3) return false;
      if (/^(?:in|at|to|on|inside|near|outside)$/.test(preposition)) return true;
      return preposition === "" && word.i < trigger.i && /^(?:compound|amod|nmod|nmod:poss|obj)$/.test(word.relation);
    })
    .sort((a, b) => a.distance - b.distance || Math.abs(a.word.i - trigger.i) - Math.abs(b.word.i - trigger.i));
  // "in the Saudi capital Riyadh": the town is more than the country.
  const best = candidates[0];
  if (
    !best &&
    trigger === verb &&
    /^(?:meet|part|gather|sit|convene)$/.test(verb.lemma) &&
    phaseOf(s, verb) === "done"
  ) {
    // "ISTANBUL – Negotiators parted on Monday": the dateline says where, when the sentence does not.
    const dateline = context.document.sentences[s.index - 1];
    if (
      dateline &&
      !dateline.title &&
      dateline.paragraph === s.paragraph &&
      /[—–-]$/.test(dateline.words.at(-1)?.text ?? "")
    ) {
      return dateline.words.map((word) => context.map.at(dateline, word)).find((place) => place !== undefined);
    }
  }
  return (
    candidates.find((one) => one.distance <= (best?.distance ?? 0) + 1 && !/^place\/[A-Z]{3}$/.test(one.place.id))
      ?.place ?? best?.place
  );
}

// The outermost word of a place's name.
function topOf(context: Context, s: Sentence, word: Word, place: Place): Word {
  let at = word;
  for (
    let up = headOf(s, at);
    up &&
    (context.map.at(s, up) === place ||
      (/^(?:city|capital|town|port|resort|village|palace|hotel|suburb|district)$/.test(up.lemma) &&
        /^(?:nmod|appos|compound|flat)/.test(at.relation)));
    up = headOf(s, at)
  )
    at = up;
  return at;
}

function topicOf(context: Context, s: Sentence, trigger: Word): string | undefined {
  for (const word of childrenOf(s, trigger, "compound", "amod")) {
    if (
      /^(?:peace|ceasefire|cease-fire|truce|trade|tariff|nuclear|border|climate|pay|wage|hostage|security|budget|debt|fisheries|fishing|energy|migration|disarmament|reunification|coalition|arms)$/.test(
        word.low,
      )
    )
      return word.low;
  }
  const about = [
    ...childrenOf(s, trigger, "nmod"),
    ...(trigger.upos === "NOUN" && headOf(s, trigger) ? childrenOf(s, headOf(s, trigger)!, "obl") : []),
  ].find(
    (word) =>
      word !== trigger && /^(?:on|about|over|regarding|concerning)$/.test(caseOf(s, word)) && !inTime(context, s, word),
  );
  if (about && !context.map.at(s, about)) {
    const words = subtree(s, about, (word) => /^(?:case|acl|advcl|conj|det|punct)$/.test(bare(word)));
    const text = words.map((word) => word.text).join(" ");
    return text.length <= 60 ? text : about.text;
  }
  const aim = childrenOf(s, trigger, "acl").find((word) => /^(?:aim|end|secure|design|mean)$/.test(word.lemma));
  if (aim) {
    const goal = subtree(s, aim).find((word) => bare(word) === "obj");
    if (goal) return goal.low;
  }
  return undefined;
}
