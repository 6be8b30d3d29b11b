import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import { type Context, inTime } from "./context.ts";
import { positionBook, type Stance, type VerbRule } from "./positions-book.ts";
import { conditionWord } from "./positions-conditions.ts";
import { holdersOf, holdersOfVerb, partyOf } from "./positions-holder.ts";
import { aboutOf, isDenied, isIdle, isPending, type Stand, strengthOf } from "./positions-stand.ts";

/** What stands by a verb, looked up once for all of its rules. */
interface Frame {
  s: Sentence;
  verb: Word;
  object?: Word;
  /** The first of two objects: "offered the crew a raise". */
  receiver?: Word;
  /** "that he leave", "to leave", "leaving", "gone". */
  complement?: Word;
  complementIs?: "infinitive" | "gerund" | "clause" | "whether" | "predicate";
  /** What must be, where the parser takes it for the object. */
  subject?: Word;
  /** What the object is asked to do, where the parser hangs it there. */
  asked?: Word;
  agent?: Word;
  passive: boolean;
}

/** The stance that a verb of the codebook says, where it has what it takes. */
export function fromVerb(context: Context, s: Sentence, verb: Word): Stand | undefined {
  const rules = positionBook().verbs.get(verb.lemma);
  if (!rules) return undefined;
  const frame = frameOf(s, verb);
  const clause = clauseOf(s, verb);
  for (const rule of rules) {
    const taken = take(context, frame, rule);
    if (!taken) continue;
    const least = leastOf(s, frame);
    const stance = least && /^(?:accepts|considers)$/.test(rule.stance) ? "demands" : turned(s, verb, rule, frame);
    if (!stance) return undefined;
    const holders = frame.passive ? holdersOf(context, s, frame.agent) : holdersOfVerb(context, s, verb);
    if (holders.length === 0 || (rule.stance === "accepts" && jointly(s, verb, holders))) return undefined;
    const doer = othersThan(context, holders, stance, doerOf(context, frame, taken, stance, holders));
    const strength = strengthOf(s, verb) ?? rule.strength;
    return {
      s,
      verb,
      stance,
      holders,
      about: least && stance === "demands" ? aboutOf(s, least) : taken.about,
      ...(doer ? { doer } : {}),
      ...(strength ? { strength } : {}),
      rule: `position/${rule.form.replace(/[[\]]/g, "").replaceAll(" ", "-")}`,
      negated: clause.negated || stance === "rejects",
    };
  }
  return undefined;
}

// "will accept nothing less than a full withdrawal": the withdrawal is demanded.
function leastOf(s: Sentence, { verb, object }: Frame): Word | undefined {
  if (!object || !/^(?:nothing|anything)$/.test(object.low) || !isDenied(s, verb)) return undefined;
  const less = s.words[object.i + 1];
  const than = s.words[object.i + 2];
  if (!less || !/^(?:less|short|other)$/.test(less.low) || !than || !/^(?:than|of)$/.test(than.low)) return undefined;
  const thing = s.words[than.head];
  return thing && thing.i > than.i ? thing : undefined;
}

// "The parties agreed to meet again", "Peru and Chile have agreed to a truce": what is agreed among them is a deal.
function jointly(s: Sentence, verb: Word, holders: Actor[]): boolean {
  if (verb.lemma !== "agree") return false;
  const { subject } = clauseOf(s, verb);
  return (
    holders.length > 1 ||
    (subject !== undefined &&
      subject.xpos === "NNS" &&
      /^(?:party|side|leader|negotiator|government|delegation|state|country|neighbour|neighbor|minister|two)$/.test(
        subject.lemma,
      )) ||
    (subject !== undefined && childrenOf(s, subject, "conj").length > 0)
  );
}

function frameOf(s: Sentence, verb: Word): Frame {
  const clause = clauseOf(s, verb);
  const frame: Frame = { s, verb, passive: clause.passive };
  for (const i of verb.children) {
    const child = s.words[i]!;
    const relation = child.bare;
    // "offered them thirty days": the last of two objects is the thing.
    if (child.relation === "iobj" && !frame.object) frame.object = child;
    else if (
      relation === "obj" &&
      (!frame.object || isPronoun(frame.object) || (frame.object.i > verb.i && isThing(child)))
    ) {
      if (frame.object) frame.receiver = frame.object;
      frame.object = child;
    } else if (relation === "obl" && !frame.object && childOf(s, child, "case")?.low === "per") frame.object = child;
    else if (relation === "obl" && (child.relation === "obl:agent" || childOf(s, child, "case")?.low === "by")) {
      if (/^(?:PROPN|NOUN|PRON)$/.test(child.upos)) frame.agent ??= child;
    } else if (/^(?:xcomp|ccomp)$/.test(relation) && child.i > verb.i && !frame.complement && !apart(s, child)) {
      frame.complement = child;
      frame.complementIs = kindOf(s, child);
    }
  }
  if (!frame.complement && !frame.object) {
    // "ruled out recognising it"
    const gerund = childrenOf(s, verb, "advcl").find(
      (word) =>
        word.xpos === "VBG" && word.i > verb.i && word.i <= verb.i + 2 && childrenOf(s, word, "mark").length === 0,
    );
    if (gerund) {
      frame.complement = gerund;
      frame.complementIs = "gerund";
    }
  }
  if (!frame.complement) {
    // The parser may hang "to leave" on the verb as an adverbial clause, and "from leaving" as a phrase.
    const purpose = childrenOf(s, verb, "advcl").find(
      (word) => word.i > verb.i && childrenOf(s, word, "mark").some((mark) => mark.low === "to" || mark.low === "that"),
    );
    if (purpose) {
      frame.complement = purpose;
      frame.complementIs = kindOf(s, purpose);
    }
  }
  if (!frame.complement && frame.object) {
    // "insists all sanctions, old and new, must be lifted": the parser may take what must be for an object.
    const bound = childrenOf(s, verb, "conj").find(
      (word) =>
        !childOf(s, word, "nsubj") && childrenOf(s, word, "aux").some(({ low }) => low === "must" || low === "should"),
    );
    if (bound) {
      frame.complement = bound;
      frame.complementIs = "clause";
      frame.subject = frame.object;
      delete frame.object;
    }
  }
  if (!frame.complement && frame.object && frame.object.i > verb.i) {
    // "asked the rebels to leave": the parser may hang the act on the one asked.
    const act = childrenOf(s, frame.object, "acl").find((word) =>
      childrenOf(s, word, "mark").some(({ low }) => low === "to"),
    );
    const next = s.words[subtree(s, frame.object).at(-1)!.i + 1];
    const after = next?.low === "to" ? s.words[next.i + 1] : undefined;
    if (act) frame.asked = act;
    else if (after?.xpos === "VB") frame.asked = after;
  }
  // "turned down by Rome", behind a noun or beside another passive.
  const host = bare(verb) === "conj" ? headOf(s, verb) : undefined;
  const beside = verb.xpos === "VBD" && host !== undefined && clauseOf(s, host).passive;
  if (!frame.passive && frame.agent && !frame.object && (verb.xpos === "VBN" || beside) && !childOf(s, verb, "nsubj")) {
    if (!childrenOf(s, verb, "aux").some((aux) => aux.lemma === "have")) frame.passive = true;
  }
  if (!frame.object && !frame.passive && verb.relation.startsWith("acl")) {
    // "a rate that Erbil has accepted": the noun that the clause describes is its object.
    const up = headOf(s, verb);
    const own = childOf(s, verb, "nsubj");
    if (up && own && own.i < verb.i && !/^(?:which|that|who)$/.test(own.low) && /^(?:NOUN|PROPN)$/.test(up.upos))
      frame.object = up;
  }
  if (frame.object && /^(?:that|which|whom|who)$/.test(frame.object.low) && frame.object.i < verb.i) {
    const up = headOf(s, verb);
    if (up && verb.relation.startsWith("acl")) frame.object = up;
  }
  return frame;
}

const proviso = /^(?:understanding|condition|proviso|premise|assurance)$/;

// "Kosovo accepts; Serbia does not": what a semicolon parts is no complement.
function apart(s: Sentence, child: Word): boolean {
  const before = s.words[subtree(s, child)[0]!.i - 1];
  return child.upos === "AUX" || before?.text === ";" || proviso.test(before?.low ?? "");
}

function kindOf(s: Sentence, word: Word): Frame["complementIs"] {
  const marks = childrenOf(s, word, "mark").map((mark) => mark.low);
  if (marks.includes("whether") || marks.includes("if")) return "whether";
  if (marks.includes("to")) return "infinitive";
  if (
    bare(word) === "ccomp" &&
    childrenOf(s, word, "advmod", "obj", "obl", "nsubj").some((one) =>
      /^(?:how|what|when|where|which|why)$/.test(one.low),
    )
  )
    return "whether";
  if (word.xpos === "VBG" && childrenOf(s, word, "aux").length === 0) return "gerund";
  if (bare(word) === "xcomp") return word.upos === "VERB" && word.xpos === "VB" ? "infinitive" : "predicate";
  return "clause";
}

const refraining = /^(?:refrain|avoid|fail|deny|stop|cease|abstain|forget|delay|postpone|hesitate)$/;
const prospect =
  /^(?:guarantee|assurance|hope|chance|possibility|expectation|sign|prospect|question|doubt|fear|risk|pressure|bid|attempt|effort|agreement|deal|plan|proposal)$/;

const claims = /^(?:demand|claim|call|request|appeal|condition|ultimatum|notion|suggestion|term)$/;
const meeting =
  /^(?:meet|talk|hold|attend|continue|resume|speak|reconvene|return|work|cooperate|invite|reschedule|reply|report|consult|visit|travel)$/;

// "said no", but not "said no one knew".
function saysSo(s: Sentence, verb: Word, noun: string): boolean {
  const at = s.words.slice(verb.i + 1, verb.i + 3).find((word) => word.low === noun);
  return at !== undefined && (noun === "nothing" || !s.words[at.i + 1] || s.words[at.i + 1]!.upos === "PUNCT");
}

interface Taken {
  about: Word[];
  /** The verb of what is demanded, when it is a clause. */
  act?: Word;
  /** Of whom it is demanded. */
  person?: Word;
}

// "What Chad wants is a port": what it is said to be.
function cleft(s: Sentence, verb: Word): Word | undefined {
  const what = verb.relation.startsWith("acl") ? headOf(s, verb) : undefined;
  if (!what || !/^(?:what|all)$/.test(what.low) || bare(what) !== "nsubj") return undefined;
  const is = headOf(s, what);
  return is && is.i > verb.i && childOf(s, is, "cop") ? is : undefined;
}

function take(context: Context, frame: Frame, rule: VerbRule): Taken | undefined {
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
    if (seen && complementIs === "infinitive" && !object) return { about: aboutOf(s, seen) };
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
  if (complement && object && rule.takes.has("predicate")) return { about: aboutOf(s, object), act: complement };
  if (rule.takes.has("person-for") && object) {
    const what = phraseWith(s, verb, "for") ?? phraseWith(s, object, "for");
    if (what) return { about: aboutOf(s, what), person: object };
  }
  if (object) {
    // "What Chad wants: a port", but not "asked what Chad wanted".
    if (object.low === "what" && /^(?:root|csubj|parataxis)$/.test(bare(verb))) return { about: [] };
    if (/^(?:what|who|whom|how)$/.test(object.low) || courtesies.has(object.lemma)) return undefined;
    // "considers the strait its own": a judgement.
    if (complement && rule.form === "consider") return undefined;
    if (rule.takes.has("it") && isPronoun(object)) return { about: [] };
    if (rule.takes.has("sum")) return isSum(s, object) ? { about: aboutOf(s, object) } : undefined;
    if (rule.takes.has("territory")) return isTerritory(context, s, object) ? { about: aboutOf(s, object) } : undefined;
    if (rule.takes.has("proposal")) {
      if (/^(?:it|this|that|them|these)$/.test(object.low) && rule.stance === "accepts") return { about: [] };
      const words = subtree(s, object);
      const fits =
        words.some((word) => proposals.has(word.lemma) || (rule.stance === "rejects" && claims.test(word.lemma))) &&
        !/^(?:move|statement|news)$/.test(object.lemma);
      return fits || object.xpos === "VBG" ? { about: aboutOf(s, object) } : undefined;
    }
    const named = context.cast.at(s, object);
    if (!rule.takes.has("object") && !(rule.takes.has("thing") && !named && object.upos === "NOUN")) return undefined;
    if (isHuman(context, s, object) && rule.stance !== "rejects") return undefined;
    if (rule.form === "consider" && judges(s, verb, object)) return undefined;
    return isPronoun(object) ? { about: [] } : { about: withRest(context, frame, object) };
  }
  if (rule.takes.has("principle") && s.words[verb.i + 1]?.low === "in" && s.words[verb.i + 2]?.low === "principle")
    return { about: [] };
  if (rule.takes.has("nothing") && !complement && ends(s, verb)) return { about: [] };
  return undefined;
}

const isThing = (word: Word) => word.upos === "NOUN" || word.upos === "NUM";
const isPronoun = (word: Word) => word.upos === "PRON" && !/^(?:nothing|everything|anything|something)$/.test(word.low);
const isSum = (s: Sentence, word: Word) =>
  word.upos === "NUM" ||
  /^[$€£¥]|^(?:million|billion|dollar|euro)$/.test(word.lemma) ||
  childrenOf(s, word, "nummod").length > 0;

function isTerritory(context: Context, s: Sentence, word: Word): boolean {
  return (
    /^(?:sovereignty|territory|region|island|islands|ownership|waters|strip|area|plateau|shelf|seabed|city|valley|title|right|stretch)$/.test(
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
  if (!phrase) return undefined;
  if (frame.passive && !(verb.lemma === "be")) return undefined;
  if (rule.takes.has("person-to")) {
    if (complement && complementIs === "infinitive" && complement !== phrase && !isIdle(s, complement))
      return { about: aboutOf(s, complement), act: complement, person: phrase };
    return undefined;
  }
  if (rule.takes.has("it")) return isPronoun(phrase) ? { about: [] } : undefined;
  if (object && !rule.noun && object.i < phrase.i && companion !== "for") return undefined;
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

const leading =
  /^(?:decide|vow|continue|begin|start|intend|plan|choose|opt|proceed|keep|move|come|go|remain|say|have|threaten|think|join|step|lead|appear|seem|like|prefer)$/;

const opposite: Partial<Record<Stance, Stance>> = { accepts: "rejects", considers: "rejects", offers: "rejects" };

// What a negation, a question or a doubt makes of the stance; undefined where it then says nothing.
function turned(s: Sentence, verb: Word, rule: VerbRule, frame: Frame): Stance | undefined {
  const negated = isDenied(s, verb);
  const above = headOf(s, verb);
  if (rule.denied && isPending(s, verb)) return rule.stance;
  if (rule.denied !== negated && rule.denied) return undefined;
  // "have still to agree", "failed to agree", "has yet to accept": they have not.
  if (above && bare(verb) === "xcomp") {
    if (isPending(s, verb)) return rule.stance === "accepts" || rule.takes.has("whether") ? "undecided" : undefined;
    // What somebody is urged, expected or tempted to do is not yet his stance.
    if (above.upos === "VERB" && !leading.test(above.lemma)) return undefined;
  }
  if (frame.complementIs === "whether" && !rule.takes.has("whether")) return undefined;
  // "the association it promised in 2013": told in passing of what is long past.
  if (
    rule.stance === "offers" &&
    verb.relation.startsWith("acl") &&
    /^(?:past|perfect)$/.test(clauseOf(s, verb).tense) &&
    /^(?:promise|pledge|vow)$/.test(verb.lemma)
  )
    return undefined;
  // "has sixty days to review it": leave to weigh is no weighing.
  const to = verb.xpos === "VB" && childrenOf(s, verb, "mark").some(({ low }) => low === "to");
  if (rule.stance === "considers" && to && bare(verb) !== "xcomp") return undefined;
  // "a deadline to give way and agree to it"
  if (
    above &&
    bare(verb) === "conj" &&
    verb.xpos === "VB" &&
    /^(?:acl|advcl)$/.test(bare(above)) &&
    above.xpos === "VB"
  )
    return undefined;
  // "refrained from rejecting", "guarantees that Israel agrees": nothing is rejected or agreed.
  if (above && refraining.test(above.lemma) && /^(?:advcl|obl|xcomp|ccomp)$/.test(bare(verb))) return undefined;
  if (
    above?.upos === "NOUN" &&
    prospect.test(above.lemma) &&
    /^(?:acl|ccomp)$/.test(bare(verb)) &&
    verb.xpos !== "VBN" &&
    verb.relation !== "acl:relcl" &&
    verb.xpos !== "VBG"
  )
    return undefined;
  if (bare(verb) === "advcl" && /^(?:before|without)$/.test(subtree(s, verb)[0]!.low)) return undefined;
  const marks = childrenOf(s, verb, "mark", "case").map((mark) => mark.low);
  // "declined to say whether it would accept": nothing is accepted.
  if (marks.includes("whether")) return "undecided";
  if (marks.some((low) => /^(?:if|unless|until|once|lest|provided|without|before|than|instead)$/.test(low)))
    return undefined;
  if (above && /^(?:provide|deny|suppose|imagine)$/.test(above.lemma)) return undefined;
  if (rule.takes.has("whether") && rule.stance === "undecided")
    return /^(?:decide|determine)$/.test(verb.lemma) && !negated && clauseOf(s, verb).tense !== "future"
      ? undefined
      : "undecided";
  const able = /^(?:can|could)$/.test(clauseOf(s, verb).modal ?? "");
  if (able && !negated && rule.stance === "rejects") return undefined;
  if (!negated || rule.denied) {
    // "vowed that it would make no concessions"
    const refused = rule.form === "vow" && frame.complement && isDenied(s, frame.complement);
    return refused ? "rejects" : rule.stance;
  }
  if (rule.stance === "rejects")
    return /^(?:rule out|reject|dismiss|turn down|exclude)$/.test(rule.form)
      ? "considers"
      : rule.form === "oppose"
        ? "accepts"
        : undefined;
  if (rule.form === "want" && (frame.complement || !clauseOf(s, verb).negated)) return "rejects";
  if (rule.form === "consider" && frame.object && childrenOf(s, frame.object, "acl").length > 0) return "rejects";
  return opposite[rule.stance];
}

function doerOf(context: Context, { s }: Frame, taken: Taken, stance: Stance, holders: Actor[]): Actor | undefined {
  if (taken.person) return context.cast.at(s, taken.person);
  if (stance === "offers" || ((stance === "rejects" || stance === "accepts") && taken.act)) return holders[0];
  if (stance === "demands") {
    if (taken.act && !taken.person) {
      const clause = clauseOf(s, taken.act);
      const subject = childOf(s, taken.act, "nsubj");
      if (subject && !clause.passive) return context.cast.at(s, subject);
    }
    return ownerOf(context, s, taken.about);
  }
  return undefined;
}

// What a side demands, others would do.
function othersThan(context: Context, holders: Actor[], stance: Stance, doer: Actor | undefined): Actor | undefined {
  if (!doer || stance !== "demands") return doer;
  return holders.some((one) => partyOf(context, one) === partyOf(context, doer)) ? undefined : doer;
}

// "the withdrawal of an Armenian post", "the brigade's departure": whose it is would act.
function ownerOf(context: Context, s: Sentence, about: Word[]): Actor | undefined {
  const head = about.find((word) => word.upos === "NOUN" && positionBook().sets.acts.has(word.lemma));
  if (!head) return undefined;
  for (const word of subtree(s, head)) {
    const actor = context.cast.at(s, word);
    if (actor && actor.kind !== "person") return actor;
    const country = context.cast.countryAt(s, word);
    if (country) return context.cast.byId(country);
  }
  return undefined;
}
