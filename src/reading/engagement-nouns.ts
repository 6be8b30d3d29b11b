import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseHead, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { buildMention, type Mention } from "./engagement-details.ts";
import { lasting, toldStatus } from "./engagement-fate.ts";
import { isPartner, isPerson, isSomebody, nounPeople, peopleAt, phone, subjectPeople } from "./engagement-people.ts";
import { placeFor } from "./engagement-places.ts";
import { isRound, isSpell, isTable } from "./engagement-rounds.ts";
import { timeFor } from "./engagement-times.ts";
import { isRefused, isWished } from "./engagement-wishes.ts";
import { type EngagementForm, engagementWords, lookUp } from "./engagement-words.ts";

/** The engagement that a noun means where it is anchored: by who, where, when, its number or its fate. */
export function fromNoun(context: Context, s: Sentence, noun: Word): Mention | undefined {
  const form = formOf(context, s, noun);
  if (!form) return undefined;
  const verb = verbOver(s, noun);
  if (isOffice(context, s, noun) || isJudged(s, noun, verb) || isRefused(s, noun, verb)) return undefined;
  if (isStruck(s, noun) || isOwn(context, s, noun)) return undefined;
  const words = engagementWords();
  const misread = noun.upos === "ADV" || headOf(s, verb) === noun || clauseHead(s, noun) !== verb;
  const role = misread ? "nsubj" : headOf(s, noun) === verb ? bare(noun) : "";
  // "following a summit in Sochi": when something else was done.
  const aside =
    role === "obl" &&
    noun.i !== verb.i - 1 &&
    /^(?:after|following|since|before|ahead of|prior to|despite)/.test(caseOf(s, noun));
  const core = !aside && /^(?:nsubj|obj|obl|ccomp|xcomp)$/.test(role);
  const lows = modifiersOf(s, noun).map((word) => word.low);
  const clauses = childrenOf(s, noun, "acl");
  const relative = clauses.find((word) => word !== verb && lasting(s, noun, word));
  const { people, host } = peopleOf(context, s, noun, verb, role);
  const told = core ? toldStatus(s, verb, noun, role) : undefined;
  const mention = buildMention(context, s, noun, verb, form, people, core, told);
  if (!mention) return undefined;
  if (host) mention.host = host;
  if (host && verb.lemma === "chair") mention.chaired = true;
  // "is in Washington this week for talks"
  const stays = verb !== noun && verb.upos === "PROPN" && /^(?:in|at)$/.test(caseOf(s, verb));
  if (stays && !mention.place) {
    const place = context.map.at(s, verb);
    if (place) mention.place = place;
    if (!told) mention.status = clauseOf(s, verb).tense === "present" ? "under-way" : mention.status;
  }
  const running =
    relative ??
    [...clauses, ...childrenOf(s, noun, "nmod").flatMap((word) => childrenOf(s, word, "acl"))].find(
      (word) => lookUp(words.status, s, word) !== undefined,
    );
  if (running && !mention.place) {
    const place = placeFor(context, s, noun, running, people);
    if (place) mention.place = place;
  }
  if (relative && !mention.when) {
    const when = timeFor(context, s, noun, relative, true);
    if (when) mention.when = when;
  }
  if (!told && relative && clauses.some((word) => word.xpos === "VBD")) mention.status = "held";
  const inTouch = caseOf(s, noun) === "in" && childrenOf(s, noun, "nsubj").length > 0;
  const firm = Boolean(mention.place) || Boolean(mention.when) || mention.ordinal !== undefined;
  if (!firm && (isWished(s, noun, verb) || lows.includes("any"))) return undefined;
  const anchors =
    Number(Boolean(mention.place)) +
    Number(Boolean(mention.when)) +
    Number(new Set(mention.people.map((actor) => context.cast.partyOf(actor) ?? actor.id)).size >= 2) +
    Number(mention.told || relative !== undefined || (core && lasting(s, noun, verb))) +
    Number(mention.ordinal !== undefined) +
    Number(mention.definite && mention.people.length > 0) +
    Number(mention.closedDoor || mention.format !== undefined) +
    Number(isSpell(s, noun)) +
    Number(inTouch) +
    Number(
      childrenOf(s, noun, "nmod").some(
        (word) => /^(?:with|between)$/.test(caseOf(s, word)) && isSomebody(context, s, word),
      ),
    ) +
    Number(words.tables.has(noun.low) || noun.low === "doors") +
    Number(core && lookUp(words.status, s, verb) === "announced" && /^(?:nsubj|obj)$/.test(role));
  const coming = lows.some((low) => /^(?:upcoming|forthcoming|planned|scheduled|next|latest|ongoing)$/.test(low));
  // "with only technical discussions going ahead" keeps alive what the sentence has just put off.
  if (/^(?:track|process)$/.test(noun.lemma) && !mention.told) return undefined;
  if (anchors === 0 && mention.only) return { ...mention, rule: "engagement/only" };
  if (
    anchors === 0 &&
    !coming &&
    !(core && light(verb) && (mention.people.length > 0 || mention.status !== "announced")) &&
    !(core && mention.changes.length > 0)
  )
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

const modifiersOf = (s: Sentence, noun: Word): Word[] =>
  childrenOf(s, noun, "compound", "amod", "nmod:poss", "det").flatMap((word) => [word, ...childrenOf(s, word)]);

// What a noun means, where it is not something else: "a press conference", "Director General for Dialogue".
function formOf(context: Context, s: Sentence, noun: Word): EngagementForm | undefined {
  const words = engagementWords();
  let form = words.nouns.get(noun.low) ?? words.nouns.get(noun.lemma);
  if (!form && isExchange(s, noun)) return "correspondence";
  if (!form && (isRound(s, noun) || isTable(s, noun) || isShut(context, s, noun))) form = "talks";
  if (!form) return undefined;
  const modifiers = modifiersOf(s, noun);
  const lows = modifiers.map((word) => word.low);
  if (noun.xpos === "NN" && noun.lemma === "talk") return lows.some((low) => phone.test(low)) ? "call" : undefined;
  // "the Federal Mediation and Conciliation Service"
  if (noun.upos === "PROPN" && noun.xpos !== "NNPS" && context.cast.at(s, noun)?.kind === "organisation")
    return undefined;
  const other = words.otherwise.get(noun.lemma);
  if (other && modifiers.some((word) => other.has(word.low) && s.words[word.i - 1]?.text !== "-")) return undefined;
  const needed = words.onlyWith.get(noun.lemma);
  const inTouch = needed && caseOf(s, noun) === "in" && childrenOf(s, noun, "nsubj").length > 0;
  const begun = bare(noun) === "obj" && lookUp(words.status, s, clauseHead(s, noun)) === "under-way";
  if (needed && !inTouch && !begun && !lows.some((low) => needed.has(low))) return undefined;
  const preposition = caseOf(s, noun);
  const up = headOf(s, noun);
  if (noun.upos === "PROPN" && /^(?:of|for)$/.test(preposition) && up?.upos === "PROPN") return undefined;
  // "on the sidelines of the summit" says where something else took place.
  if (preposition === "of" && up && /^(?:sideline|margin|fringe)s?$/.test(up.low)) return undefined;
  const remote = lows.some((low) => phone.test(low) || low === "conference");
  if (noun.lemma === "call") {
    const partner = [...childrenOf(s, noun, "nmod"), ...childrenOf(s, clauseHead(s, noun), "obl")].some((word) =>
      /^(?:with|between)$/.test(caseOf(s, word)),
    );
    if (!remote && !partner) return undefined;
  }
  if (noun.lemma === "conversation" && !remote) return "call";
  const video = lows.some((low) => phone.test(low));
  return (remote && form === "talks") || (video && form === "meeting") ? "call" : form;
}

// "the coordinator for the talks", "his adviser on negotiations": what somebody is in charge of.
function isOffice(context: Context, s: Sentence, noun: Word): boolean {
  const up = headOf(s, noun);
  if (!up || bare(noun) !== "nmod" || !/^(?:for|on|of|to|in)$/.test(caseOf(s, noun))) return false;
  if (/^(?:round|day|series|set)$/.test(up.lemma)) return false;
  const actor = context.cast.at(s, up);
  return (
    (actor !== undefined && isPerson(actor)) ||
    /^(?:envoy|coordinator|adviser|advisor|veteran|spokes\w+)s?$/.test(up.low)
  );
}

// The verb of a noun's clause; "Talks between the two collapsed", where the tree has hung the verb on its subject.
function verbOver(s: Sentence, noun: Word): Word {
  const verb = clauseHead(s, noun);
  const lost = verb !== noun && headOf(s, noun) === verb ? lostVerb(s, noun, verb) : undefined;
  if (lost) return lost;
  if (verb !== noun || childrenOf(s, noun, "nsubj", "cop").length > 0) return verb;
  return (
    childrenOf(s, noun, "conj", "parataxis", "acl").find(
      (word) => /^VB[DZP]$/.test(word.xpos) && word.i > noun.i && childrenOf(s, word, "nsubj").length === 0,
    ) ?? noun
  );
}

// "said talks with the firm would resume", "Talks broke down, he said": where the noun hangs on the verb of saying.
function lostVerb(s: Sentence, noun: Word, verb: Word): Word | undefined {
  if (!/^(?:obj|nsubj)$/.test(bare(noun)) || !/^(?:say|announce|add|confirm|report|tell)$/.test(verb.lemma))
    return undefined;
  return childrenOf(s, verb, "ccomp", "conj", "parataxis").find((word) => {
    if (word.i < noun.i || word.i > noun.i + 10 || !/^VB/.test(word.xpos)) return false;
    return childrenOf(s, word, "nsubj").every((one) => caseOf(s, one) !== "");
  });
}

// "a strike on a meeting of commanders", "had been aimed at a conference": where an attack fell.
function isStruck(s: Sentence, noun: Word): boolean {
  const up = headOf(s, noun);
  if (!up || !engagementWords().striking.has(up.lemma)) return false;
  return /^(?:obj|nsubj|nsubj:pass)$/.test(noun.relation)
    ? up.upos === "VERB" && (bare(noun) === "obj" || clauseOf(s, up).passive)
    : /^(?:at|on|against)$/.test(caseOf(s, noun));
}

// "a meeting of Ukrainian commanders": those of one army among themselves.
function isOwn(context: Context, s: Sentence, noun: Word): boolean {
  const { arms } = engagementWords();
  const of = childrenOf(s, noun, "nmod").find((word) => caseOf(s, word) === "of");
  return (
    of !== undefined &&
    arms.has(of.lemma) &&
    childrenOf(s, of, "conj").length === 0 &&
    context.cast.group(s, of).length < 2 &&
    !modifiersOf(s, of).some((word) => /^(?:two|both|rival|opposing|all)$/.test(word.low)) &&
    !childrenOf(s, noun, "nmod").some((word) => /^(?:with|between)$/.test(caseOf(s, word)))
  );
}

// "called the conversation productive", "referred to the talks as …" judge an engagement and tell nothing of it.
function isJudged(s: Sentence, noun: Word, verb: Word): boolean {
  if (bare(noun) === "nsubj" || headOf(s, noun) !== verb) return false;
  if (lookUp(engagementWords().status, s, verb)) return false;
  if (bare(noun) === "obl" && /^(?:in|at|during|over|after|on)$/.test(caseOf(s, noun))) return false;
  return /^(?:call|describe|refer|label|dub|term|characterise|characterize|portray|hail|praise|criticise|criticize|condemn|welcome|discuss|mention|tell|address)$/.test(
    verb.lemma,
  );
}

const light = (verb: Word) => /^(?:hold|have|conduct|chair|lead|attend|join)$/.test(verb.lemma);

const doing =
  /^(?:begin|start|resume|conclude|attend|join|suspend|end|break|leave|wrap|make|pay|cut|plan|schedule|agree|have|finish|restart|open|enter|storm|walk|pull|quit|return|cancel|postpone|scrap)$/;

/** Whom a noun and the clause around it name as those who meet, and who hosts. */
function peopleOf(
  context: Context,
  s: Sentence,
  noun: Word,
  verb: Word,
  role: string,
): { people: Actor[]; host?: Actor } {
  const people = nounPeople(context, s, noun);
  let host: Actor | undefined;
  if (role !== "" || light(verb)) {
    const subject = role === "nsubj" ? [] : subjectPeople(context, s, verb);
    if (verb.lemma === "host" || verb.lemma === "chair") host = subject[0];
    else if (light(verb) || (role === "obj" && doing.test(verb.lemma))) people.push(...subject);
    else if (role === "obl" && /^(?:in|at|by|during|over|on|from|of|out of|to|for)$/.test(caseOf(s, noun))) {
      // "In a call on Tuesday the two premiers discussed …", "walked out of the talks"
      const { subject: who } = clauseOf(s, verb);
      const goes = caseOf(s, noun) === "for" && engagementWords().verbs.get(verb.lemma)?.takes === "destination";
      // "told his Peruvian colleague, Ana Ruiz, in a call": both were on the line.
      const told = engagementWords().telling.has(verb.lemma)
        ? childrenOf(s, verb, "obj", "iobj").flatMap((word) => peopleAt(context, s, word))
        : [];
      if (doing.test(verb.lemma) || goes || (who && subject.length + told.length >= 2))
        people.push(...subject, ...told);
    }
    // "The talks brought together …", "pitted … against"
    if (role === "nsubj" && verb.lemma === "bring")
      for (const word of childrenOf(s, verb, "obj")) people.push(...context.cast.group(s, word));
    for (const word of childrenOf(s, verb, "obl"))
      if (/^(?:with|between|among|alongside)$/.test(caseOf(s, word))) people.push(...context.cast.group(s, word));
  }
  // "hosted by Qatar"
  for (const word of childrenOf(s, noun, "acl"))
    if (word.lemma === "host" && word.xpos === "VBN") host ??= subjectPeople(context, s, word)[0];
  // "is in Washington for talks"
  if (caseOf(s, noun) === "for" && verb !== noun && childrenOf(s, verb, "cop").length > 0)
    people.push(...subjectPeople(context, s, verb));
  // "have been in talks since January"
  if (verb === noun) people.push(...subjectPeople(context, s, noun));
  return { people, ...(host ? { host } : {}) };
}

// "an exchange of letters"
const isExchange = (s: Sentence, noun: Word): boolean =>
  noun.low === "exchange" &&
  childrenOf(s, noun, "nmod").some((word) => caseOf(s, word) === "of" && engagementWords().messages.has(word.lemma));

// "The two sides were behind closed doors": said of those who sit at a table, where no other word says it.
function isShut(context: Context, s: Sentence, noun: Word): boolean {
  if (noun.low !== "doors" || caseOf(s, noun) !== "behind") return false;
  const subject = subjectOf(s, clauseHead(s, noun));
  return isPartner(subject) || (isSomebody(context, s, subject) && subject?.xpos === "NNS");
}
