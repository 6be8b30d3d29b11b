import type { Actor } from "../findings/actor.ts";
import type { EngagementStatus } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseHead, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { type Context, phaseOf } from "./context.ts";
import { buildMention, type Mention, ordinalOf } from "./engagement-details.ts";
import { isPartner, isSomebody, nounPeople, phone, subjectPeople } from "./engagement-people.ts";
import { engagementWords, lookUp } from "./engagement-words.ts";

/** The engagement that a noun means where it is anchored: by who, where, when, its number or its fate. */
export function fromNoun(context: Context, s: Sentence, noun: Word): Mention | undefined {
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
  const mention = buildMention(context, s, noun, verb, form, people, core, told);
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
