import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import { type Context, inTime } from "./context.ts";
import { positionBook, type VerbRule } from "./positions-book.ts";
import { conditionWord } from "./positions-conditions.ts";
import { type Frame, isPronoun, kindOf } from "./positions-frame.ts";
import { aboutOf, isIdle } from "./positions-stand.ts";

/** What a verb takes that its rule asks for. */
export interface Taken {
  about: Word[];
  /** The verb of what is demanded, when it is a clause. */
  act?: Word;
  /** Of whom it is demanded. */
  person?: Word;
}

const claims = /^(?:demand|claim|call|request|appeal|condition|ultimatum|notion|suggestion|term)$/;
const meeting =
  /^(?:meet|talk|telephone|phone|call|hold|attend|continue|resume|speak|reconvene|return|work|cooperate|invite|reschedule|reply|report|consult|visit|travel)$/;

// "said no", but not "said no one knew".
function saysSo(s: Sentence, verb: Word, noun: string): boolean {
  const at = s.words.slice(verb.i + 1, verb.i + 3).find((word) => word.low === noun);
  return at !== undefined && (noun === "nothing" || !s.words[at.i + 1] || s.words[at.i + 1]!.upos === "PUNCT");
}

// "What Chad wants is a port": what it is said to be.
function cleft(s: Sentence, verb: Word): Word | undefined {
  const what = verb.relation.startsWith("acl") ? headOf(s, verb) : undefined;
  if (!what || !/^(?:what|all)$/.test(what.low) || bare(what) !== "nsubj") return undefined;
  const is = headOf(s, what);
  return is && is.i > verb.i && childOf(s, is, "cop") ? is : undefined;
}

/** What a verb is about, where it has what its rule asks for. */
export function take(context: Context, frame: Frame, rule: VerbRule): Taken | undefined {
  const { s, verb } = frame;
  const told = rule.with || rule.noun ? undefined : cleft(s, verb);
  if (told && (rule.takes.has("object") || rule.takes.has("thing")))
    return { about: aboutOf(s, told).filter((word) => word.i > verb.i && word.bare !== "cop") };
  if (
    rule.noun &&
    !s.words.slice(verb.i + 1, verb.i + 6).some((word) => word.low === rule.noun || word.lemma === rule.noun)
  )
    return undefined;
  if (rule.particle && s.words[verb.i + 1]?.low !== rule.particle) return undefined;
  if (rule.with) return takeWith(context, frame, rule);
  if (rule.noun && rule.takes.has("nothing")) return saysSo(s, verb, rule.noun) ? { about: [] } : undefined;
  if (rule.noun) return frame.object ? { about: aboutOf(s, frame.object) } : undefined;
  const { object, complement, complementIs } = frame;
  const { sets } = positionBook();
  const { proposals, courtesies } = sets;
  if (frame.passive) {
    const subject = clauseOf(s, verb).subject ?? (verb.relation.startsWith("acl") ? headOf(s, verb) : undefined);
    const offered =
      subject && (proposals.has(subject.lemma) || (rule.stance === "rejects" && claims.test(subject.lemma)));
    const fits =
      rule.takes.has("object") ||
      (rule.takes.has("thing") && subject?.upos === "NOUN") ||
      (rule.takes.has("proposal") && offered);
    return fits && frame.agent && subject ? { about: aboutOf(s, subject) } : undefined;
  }
  if (complement && complementIs && complementIs !== "predicate") {
    // "wants to see an end to the raids"
    const seen = complement.lemma === "see" && rule.form === "want" ? childOf(s, complement, "obj") : undefined;
    if (seen && complementIs === "infinitive" && !object) {
      const rest = childrenOf(s, complement, "obl").filter((word) => word.i > seen.i && word.i < seen.i + 5);
      return { about: aboutOf(s, seen, ...rest) };
    }
    if (complementIs === "gerund" && /^(?:telephone|phone|call|meet|visit|travel|speak|attend)$/.test(complement.lemma))
      return undefined;
    if (!/^(?:rejects|accepts)$/.test(rule.stance) && complementIs === "infinitive" && meeting.test(complement.lemma))
      return undefined;
    if (isIdle(s, complement) && complementIs !== "clause" && childrenOf(s, complement, "cop").length === 0)
      return undefined;
    if (complementIs === "clause") {
      return rule.takes.has("clause") && binds(s, complement, rule)
        ? { about: aboutOf(s, frame.subject, complement), act: complement }
        : undefined;
    }
    if (complementIs === "whether")
      return rule.takes.has("whether") ? { about: aboutOf(s, complement), act: complement } : undefined;
    if (object && object.i < complement.i) {
      if (rule.form === "expect" && !context.cast.at(s, object)) return undefined;
      if (rule.takes.has("person-to") && complementIs === "infinitive")
        return isHuman(context, s, object) || context.cast.at(s, object) || sets.holders.has(object.lemma)
          ? { about: aboutOf(s, complement), act: complement, person: object }
          : { about: isPronoun(object) ? [] : aboutOf(s, object, complement), act: complement };
      if (rule.takes.has("proposal") && proposals.has(object.lemma)) return { about: aboutOf(s, object, complement) };
      if (rule.takes.has("object") && !isPronoun(object))
        return { about: aboutOf(s, object, complement), ...(rule.stance === "demands" ? { act: complement } : {}) };
      return undefined;
    }
    return rule.takes.has(complementIs) ? { about: aboutOf(s, complement), act: complement } : undefined;
  }
  if (rule.takes.has("predicate") && complement && complementIs === "predicate" && !object) {
    // "wants the deal signed"
    const subject = childOf(s, complement, "nsubj");
    if (subject && !context.cast.at(s, subject)) return { about: aboutOf(s, subject, complement), act: complement };
  }
  const { asked } = frame;
  if (asked && object && rule.takes.has("person-to") && !isIdle(s, asked) && !meeting.test(asked.lemma)) {
    if (isHuman(context, s, object) || context.cast.at(s, object) || positionBook().sets.holders.has(object.lemma))
      return { about: aboutOf(s, asked), act: asked, person: object };
  }
  // "wants him freed"
  if (complement && object && isPronoun(object) && rule.takes.has("predicate"))
    return { about: aboutOf(s, complement), act: complement };
  if (complement && object && rule.takes.has("predicate"))
    return { about: complement.xpos === "VBN" ? aboutOf(s, object, complement) : aboutOf(s, object), act: complement };
  if (rule.takes.has("person-for") && object) {
    const what = phraseWith(s, verb, "for") ?? phraseWith(s, object, "for");
    if (what) return { about: aboutOf(s, what), person: object };
  }
  if (object) {
    // "wants nothing to do with the vote", "wants no part of it"
    if (rule.form === "want" && /^(?:nothing|part)$/.test(object.low)) {
      const behind = s.words
        .slice(object.i + 1, object.i + 9)
        .find((word) => childrenOf(s, word, "case").some(({ low, i }) => i > object.i && /^(?:with|of)$/.test(low)));
      if (behind) return { about: behind.upos === "PRON" ? [] : aboutOf(s, behind) };
    }
    // "What Chad wants: a port", but not "asked what Chad wanted".
    if (object.low === "what" && /^(?:root|csubj|parataxis)$/.test(bare(verb))) return { about: [] };
    if (/^(?:what|who|whom|how)$/.test(object.low) || courtesies.has(object.lemma)) return undefined;
    // "considers the strait its own": a judgement.
    if (complement && rule.form === "consider") return undefined;
    if (rule.takes.has("it") && isPronoun(object)) return { about: [] };
    if (rule.takes.has("sum")) return isSum(s, object) ? { about: aboutOf(s, object) } : undefined;
    if (rule.takes.has("territory") && verb.relation.startsWith("acl")) return undefined;
    if (rule.takes.has("territory")) return isTerritory(context, s, object) ? { about: aboutOf(s, object) } : undefined;
    if (rule.takes.has("proposal")) {
      if (
        /^(?:it|this|that|them|these)$/.test(object.low) &&
        !(object.low === "them" && verb.lemma === "welcome") &&
        (rule.stance === "accepts" || s.words[object.i + 1]?.low === "out")
      )
        return { about: [] };
      // "dismissed the claim as false": a denial.
      if (
        rule.stance === "rejects" &&
        s.words
          .slice(object.i + 1, object.i + 9)
          .some(({ low }) =>
            /^(?:false|untrue|fake|baseless|unfounded|groundless|lies?|fabricated|nonsense|rumou?rs?)$/.test(low),
          )
      )
        return undefined;
      const words = subtree(s, object);
      const fits =
        words.some((word) => proposals.has(word.lemma) || (rule.stance === "rejects" && claims.test(word.lemma))) &&
        !/^(?:move|statement|news)$/.test(object.lemma);
      return fits || object.xpos === "VBG" ? { about: aboutOf(s, object) } : undefined;
    }
    const named = context.cast.at(s, object);
    if (!rule.takes.has("object") && !(rule.takes.has("thing") && !named && object.upos === "NOUN")) return undefined;
    if (isHuman(context, s, object) && (rule.stance !== "rejects" || rule.with)) return undefined;
    if (rule.form === "consider" && judges(s, verb, object)) return undefined;
    return isPronoun(object) ? { about: [] } : { about: withRest(context, frame, object) };
  }
  if (rule.takes.has("principle") && s.words[verb.i + 1]?.low === "in" && s.words[verb.i + 2]?.low === "principle")
    return { about: [] };
  if (rule.takes.has("nothing") && !complement && ends(s, verb)) return { about: [] };
  return undefined;
}

const isSum = (s: Sentence, word: Word) =>
  word.upos === "NUM" ||
  /^[$€£¥]|^(?:million|billion|dollar|euro)$/.test(word.lemma) ||
  childrenOf(s, word, "nummod").length > 0;

function isTerritory(context: Context, s: Sentence, word: Word): boolean {
  return (
    /^(?:sovereignty|integrity|territory|region|island|islands|ownership|waters|strip|area|plateau|shelf|seabed|city|valley|title|right|stretch)$/.test(
      word.lemma,
    ) ||
    (word.upos === "PROPN" && context.map.at(s, word) !== undefined)
  );
}

function isHuman(context: Context, s: Sentence, word: Word): boolean {
  const actor = context.cast.at(s, word);
  return actor !== undefined && (actor.kind === "person" || (isPronoun(word) && actor.kind !== "unnamed"));
}

// "a cut in tariffs": the parser may hang what belongs to the object on the verb.
function withRest(context: Context, { s, verb }: Frame, object: Word): Word[] {
  const about = aboutOf(s, object);
  const end = about.at(-1)!;
  const beside = childrenOf(s, verb, "obl").find(
    (word) =>
      subtree(s, word)[0]!.i === end.i + 1 &&
      /^(?:in|of|on|to|for|from)$/.test(caseOf(s, word)) &&
      !inTime(context, s, word) &&
      !conditionWord(s, word, verb),
  );
  if (beside && !context.map.at(s, beside)) about.push(...aboutOf(s, beside));
  return about;
}

// "considers the strait its own" judges; "is considering a truce" and "considers a truce" weigh.
function judges(s: Sentence, verb: Word, object: Word): boolean {
  if (verb.xpos === "VBG" || childrenOf(s, verb, "aux").length > 0) return false;
  const last = subtree(s, object).at(-1)!;
  return s.words.slice(object.i + 1, last.i + 4).some((word) => /^(?:own|as|be|illegal|part)$/.test(word.low));
}

// Nothing follows that could be the issue.
function ends(s: Sentence, verb: Word): boolean {
  for (let i = verb.i + 1; i < s.words.length; i++) {
    const { text, low } = s.words[i]!;
    if (/^[.;:!?,”"—–]$/.test(text) || /^(?:and|but|when|as|after|on)$/.test(low)) return true;
    if (!/^(?:again|too|also|so|yesterday|today|outright|at|once|flatly|twice)$/.test(low)) return false;
  }
  return true;
}

function phraseWith(s: Sentence, head: Word, preposition: string): Word | undefined {
  for (const i of head.children) {
    const child = s.words[i]!;
    if ((child.i < head.i && child.low !== "which") || !/^(?:obl|nmod|advcl|acl|xcomp|ccomp)$/.test(child.bare))
      continue;
    for (const k of child.children) {
      const mark = s.words[k]!;
      if (/^(?:case|mark)$/.test(mark.bare) && mark.low === preposition && mark.i < child.i) return child;
    }
  }
  return undefined;
}

function takeWith(context: Context, frame: Frame, rule: VerbRule): Taken | undefined {
  const { s, verb, complement, complementIs, object } = frame;
  const companion = rule.with!;
  const particle = childrenOf(s, verb, "compound", "advmod").some((word) => word.low === companion && word.i > verb.i);
  if (particle) {
    if (frame.passive) {
      const subject = clauseOf(s, verb).subject ?? (verb.relation.startsWith("acl") ? headOf(s, verb) : undefined);
      return frame.agent && subject ? { about: aboutOf(s, subject) } : undefined;
    }
    if (rule.takes.has("it")) return object && isPronoun(object) ? { about: [] } : undefined;
    if (object && isHuman(context, s, object)) return undefined;
    if (object) return isPronoun(object) ? { about: [] } : { about: withRest(context, frame, object) };
    if (complement && (complementIs === "gerund" || complementIs === "clause" || complementIs === "infinitive"))
      return rule.takes.has("gerund") ? { about: aboutOf(s, complement), act: complement } : undefined;
    return undefined;
  }
  const phrase = phraseWith(s, verb, companion) ?? (rule.noun && object ? phraseWith(s, object, companion) : undefined);
  if (!phrase && !frame.passive && verb.relation === "acl:relcl" && s.words[verb.i + 1]?.low === companion) {
    // "a pause which Tel Aviv will not agree to"
    const next = s.words[verb.i + 2];
    const up = headOf(s, verb);
    if (up && (!next || next.upos === "PUNCT")) return { about: aboutOf(s, up).filter((word) => word.i < verb.i) };
  }
  if (!phrase || phrase.low === "nothing" || (companion === "on" && inTime(context, s, phrase))) return undefined;
  if (frame.passive && !(verb.lemma === "be")) return undefined;
  if (rule.takes.has("person-to")) {
    if (complement && complementIs === "infinitive" && complement !== phrase && !isIdle(s, complement))
      return { about: aboutOf(s, complement), act: complement, person: phrase };
    return undefined;
  }
  if (rule.takes.has("it")) return isPronoun(phrase) ? { about: [] } : undefined;
  if (
    object &&
    !rule.noun &&
    object.i < phrase.i &&
    phrase.low !== "which" &&
    (companion !== "for" || verb.lemma === "call")
  )
    return undefined;
  if (positionBook().sets.courtesies.has(phrase.lemma)) return undefined;
  if (kindOf(s, phrase) === "whether" && !rule.takes.has("whether")) return undefined;
  if (phrase.low === "which" && verb.relation.startsWith("acl")) {
    const up = headOf(s, verb);
    if (up) return { about: aboutOf(s, up).filter((word) => word.i < phrase.i) };
  }
  if (isPronoun(phrase)) return { about: [] };
  // "agreed to meet", "agreed to talk": that they come is an engagement.
  if (phrase.upos === "VERB" && isIdle(s, phrase)) return undefined;
  if (isHuman(context, s, phrase)) return undefined;
  return { about: aboutOf(s, phrase), ...(phrase.upos === "VERB" ? { act: phrase } : {}) };
}

// "insisted that it was serious" insists on nothing; "insisted that troops must leave" and "that it be signed" do.
function binds(s: Sentence, complement: Word, rule: VerbRule): boolean {
  if (/^(?:demand|propose|request|stipulate)$/.test(rule.form)) return true;
  const clause = clauseOf(s, complement);
  if (rule.form === "agree") return clause.tense === "future" || /^(?:would|should|must)$/.test(clause.modal ?? "");
  if (/^(?:promise|pledge|vow)$/.test(rule.form)) return clause.tense === "future" || clause.modal === "would";
  if (/^(?:must|should|shall)$/.test(clause.modal ?? "")) return true;
  if ((clause.tense === "future" || clause.modal === "would") && /^(?:insist|adamant)$/.test(rule.form)) return true;
  const helpers = childrenOf(s, complement, "aux", "cop");
  if (helpers.some((word) => word.low === "be" && word.xpos !== "MD") && !helpers.some((word) => word.xpos === "MD"))
    return true;
  if (helpers.length > 0) return false;
  if (complement.xpos === "VB") return true;
  // "that Belgrade recognise it": no -s in the third person.
  const subject = childOf(s, complement, "nsubj");
  return complement.xpos === "VBP" && subject !== undefined && /^(?:NN|NNP)$/.test(subject.xpos);
}
