import type { Actor, Place } from "../findings/actor.ts";
import type { Change, Engagement, EngagementStatus, Phase, Tier } from "../findings/finding.ts";
import type { Span, When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, clauseSpan, headOf, spanUnder, subtree } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import { type Context, inTime, phaseOf } from "./context.ts";
import { errandOf } from "./engagement-fate.ts";
import { isPartner } from "./engagement-people.ts";
import { placeFor } from "./engagement-places.ts";
import { countBehind, ordinalOf } from "./engagement-rounds.ts";
import { timeFor } from "./engagement-times.ts";
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
  /** The host or chair, where the verb names one. */
  host?: Actor;
  chaired?: boolean;
  tier?: Tier;
  format?: Engagement["format"];
  topic?: string;
  ordinal?: number;
  closedDoor: boolean;
  /** Whether it says that both sides come, without naming them. */
  both: boolean;
  /** Whether its clause is about it. */
  core: boolean;
  only: boolean;
  rule: string;
}

/** What a clause says of an engagement that a word of it means: how, where, when, with whom, and what became of it. */
export function buildMention(
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
  const errand = errandOf(s, verb);
  // "cancelled on Monday": the day of the cancelling.
  const undone = (told === "cancelled" || told === "postponed") && clause.tense !== "future";
  const found =
    timeFor(context, s, trigger, verb, core, undone) ??
    (errand && core ? timeFor(context, s, errand, errand, true) : undefined);
  const place =
    placeFor(context, s, trigger, verb, people, core || bare(trigger) !== "nmod" ? undefined : spellOver(s, trigger)) ??
    (errand && core ? placeFor(context, s, errand, errand, people) : undefined);
  const lows = subtree(s, trigger).map((word) => word.low);
  const tierWord = modifiers.map((low) => words.tiers.get(low)).find(Boolean) ?? levelIn(s, verb);
  const spelt = spellOver(s, trigger) !== trigger && headOf(s, spellOver(s, trigger)) === verb;
  const wording = (
    core || spelt ? clauseSpan(context.text, s, verb) : spanUnder(context.text, s, trigger)
  ).exact.toLowerCase();
  const phrases = words.phrases.filter(({ pattern }) => pattern.test(wording)).map(({ is }) => is);
  const format =
    modifiers.map((low) => words.formats.get(low)).find(Boolean) ??
    phrases.find((is): is is NonNullable<Engagement["format"]> => is !== "closed-door");
  const ordinalWord = countBehind(s, trigger) ?? ordinalAmong(s, trigger, verb, modifiers);
  const changes: Change[] = [];
  const change = core && !clause.negated ? lookUp(words.changes, s, verb) : undefined;
  const isTarget = trigger !== verb && (/^(?:obj|nsubj)$/.test(bare(trigger)) || trigger.relation === "nsubj:pass");
  const evidence = evidenceOf(context, s, trigger, verb);
  if (change && (isTarget || trigger === verb)) changes.push({ what: change, evidence: [evidence] });
  // "Round three begins on Monday"
  const ahead = found !== undefined && found.start.slice(0, 10) > (context.article.published?.slice(0, 10) ?? "9");
  const status =
    told === "under-way" && ahead ? "announced" : (told ?? statusOf(context, s, trigger, verb, core, found, modifiers));
  const topic = topicOf(context, s, trigger);
  // "the last negotiation" is another than the one spoken of.
  const former = modifiers.some((low) => /^(?:last|previous|earlier|former)$/.test(low));
  const definite =
    !former &&
    (modifiers.some((low) => /^(?:the|these|those|this|that|such|both)$/.test(low)) ||
      childrenOf(s, trigger, "nmod:poss").length > 0);
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
    both: saysBoth(s, trigger, verb),
    core,
    only: modifiers.includes("only"),
    rule: trigger === verb ? `engagement/${verb.lemma}` : `engagement/${trigger.lemma}`,
  };
}

// "three days of talks in Jeddah": the phrase in which what is said of talks stands.
function spellOver(s: Sentence, trigger: Word): Word {
  const up = headOf(s, trigger);
  return up && caseOf(s, trigger) === "of" && /^(?:NOUN|PROPN)$/.test(up.upos) ? up : trigger;
}

// "at ministerial level", "at the level of experts"
function levelIn(s: Sentence, verb: Word): Tier | undefined {
  const level = childrenOf(s, verb, "obl", "nmod").find(
    (word) => /^levels?$/.test(word.low) && caseOf(s, word) === "at",
  );
  return level
    ? childrenOf(s, level, "amod", "compound", "nmod")
        .map((word) => engagementWords().tiers.get(word.low))
        .find((one) => one !== undefined)
    : undefined;
}

// "the third round", "met for the third time"; "the first meeting in weeks" is no number.
function ordinalAmong(s: Sentence, trigger: Word, verb: Word, modifiers: string[]): number | undefined {
  const turns =
    trigger === verb
      ? childrenOf(s, verb, "obl").find((word) => word.lemma === "time" && caseOf(s, word) === "for")
      : undefined;
  const lows = turns ? childrenOf(s, turns, "amod").map((word) => word.low) : trigger === verb ? [] : modifiers;
  const found = lows.map(ordinalOf).find((one) => one !== undefined);
  return found === 1 && !/^(?:round|session|sitting)$/.test(trigger.lemma) ? undefined : found;
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
  // "asked the envoy to hold talks", "are expected to meet": who is to stands with the verb above.
  const asked =
    up && bare(verb) === "advcl" && /^(?:ask|invite|urge|order|tell|send|persuade|get|summon)$/.test(up.lemma);
  if (up && ((bare(verb) === "xcomp" && verb.xpos !== "VBG") || asked)) {
    span = clauseSpan(context.text, s, up);
    if (asked && span.end < trigger.end) span = spanUnder(context.text, s, up);
  }
  // "flew to Kigali to see …", "is in Rome to meet …"
  const errand = errandOf(s, verb);
  if (errand) {
    const way = clauseSpan(context.text, s, errand);
    if (way.start <= trigger.start && trigger.end <= way.end) span = way;
  }
  // "At the preliminary contact held on Friday, the one side demanded …": the phrase says all there is of it.
  if (trigger !== verb && /^(?:obl|nmod)$/.test(bare(trigger)) && !lookUp(engagementWords().status, s, verb)) {
    const top = spellOver(s, trigger);
    const phrase = spanUnder(context.text, s, top, (word) => bare(word) === "case" && headOf(s, word) === top);
    const words = phrase.exact.split(/\s+/).length;
    if (words >= 6 && span.exact.split(/\s+/).length > 1.8 * words) span = phrase;
  }
  // "said talks would resume", where the tree has parted them
  if (trigger.end <= span.start && verb.i - trigger.i <= 10) span = spanOf(context.text, trigger.start, span.end);
  const tooLong = span.exact.split(/\s+/).length > 45;
  if (tooLong || !(span.start <= trigger.start && trigger.end <= span.end))
    span = spanUnder(context.text, s, trigger, (word) => bare(word) === "case" && headOf(s, word) === trigger);
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
    const errand = errandOf(s, verb);
    const phase = errand && phaseOf(s, errand) === "done" ? "done" : tensed(s, verb);
    if (phase === "planned" || phase === "hypothetical") return byDate === "held" ? "held" : "announced";
    if (phase === "ongoing" && lookUp(engagementWords().status, s, verb) === "announced") return "announced";
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
  const preposition = caseOf(s, trigger);
  if (/^(?:after|following|since)$/.test(preposition)) return "held";
  if (/^(?:before|ahead of|ahead|prior to)$/.test(preposition)) return "announced";
  if (byDate) return byDate;
  if (/^(?:during|at|from)$/.test(preposition)) return "held";
  if (/^(?:before|ahead of|ahead|for|until|towards?)$/.test(preposition)) return "announced";
  const phase = phaseOf(s, verb);
  return phase === "done" ? "held" : "announced";
}
function topicOf(context: Context, s: Sentence, trigger: Word): string | undefined {
  const { manners, people, spells, tiers } = engagementWords();
  for (const word of trigger.upos === "NOUN" ? childrenOf(s, trigger, "compound", "amod").reverse() : []) {
    const thing = word.upos === "NOUN" && bare(word) === "compound" && !context.cast.at(s, word);
    const shut = /^(?:closed|door|doors)$/.test(word.low) && s.words[word.i - 1]?.text === "-";
    if (shut) continue;
    if ((thing || word.low === "nuclear") && ![manners, people, spells, tiers].some((set) => set.has(word.low)))
      // "cease-fire talks"
      return s.words[word.i - 1]?.text === "-" ? `${s.words[word.i - 2]?.low}-${word.low}` : word.low;
  }
  const over = headOf(s, trigger);
  const fate = over && lookUp(engagementWords().status, s, over);
  const about = [
    ...childrenOf(s, trigger, "nmod"),
    ...(trigger.upos === "NOUN" && over && !/^(?:cancelled|postponed|broken-off)$/.test(fate ?? "")
      ? childrenOf(s, over, "obl")
      : []),
  ].find(
    (word) =>
      word !== trigger &&
      /^(?:on|about|over|regarding|concerning)$/.test(caseOf(s, word)) &&
      !/^(?:sideline|margin|fringe|invitation|side|behalf|request|basis|level|condition)$/.test(word.lemma) &&
      !inTime(context, s, word),
  );
  // "to discuss the reopening of the border"
  const verb = trigger.upos === "VERB" ? trigger : headOf(s, trigger);
  const discuss =
    verb && childrenOf(s, verb, "advcl", "xcomp").find((word) => word.lemma === "discuss" && word.i > verb.i);
  const discussed = discuss && childrenOf(s, discuss, "obj")[0];
  if (!about && discussed && discussed.upos === "NOUN") {
    const words = subtree(s, discussed, (word) => /^(?:acl|advcl|conj|det|punct)$/.test(bare(word)));
    return words.length <= 8 ? context.text.slice(words[0]!.start, words.at(-1)!.end) : discussed.text;
  }
  if (about && !context.map.at(s, about)) {
    const words = subtree(s, about, (word) => /^(?:case|acl|advcl|conj|det|punct)$/.test(bare(word)));
    const text = words.map((word) => word.text).join(" ");
    return text.length <= 60 ? text : about.text;
  }
  // "talks aimed at a truce have been …", where the tree has taken "aimed" for the verb
  const behind = [...childrenOf(s, trigger, "acl"), s.words[trigger.i + 1]!];
  const aim = behind.find((word) => word && /^(?:aim|end|secure|design|mean)$/.test(word.lemma));
  if (aim) {
    const goal = subtree(s, aim).find((word) => bare(word) === "obj");
    if (goal) return goal.low;
  }
  return undefined;
}

// "before beginning talks", "after meeting the premier": when it was by what stands before the verb.
function tensed(s: Sentence, verb: Word): Phase {
  const helpers = childrenOf(s, verb, "aux");
  const helped = helpers.length > 0;
  // "was to begin", "was to have opened"
  if (
    helpers.some((word) => word.lemma === "be") &&
    childrenOf(s, verb, "mark", "aux").some((word) => word.low === "to")
  )
    return "planned";
  if (childrenOf(s, verb, "mark").some((word) => word.low === "whether")) return "hypothetical";
  if (verb.xpos !== "VBG" || helped) return phaseOf(s, verb);
  const marks = childrenOf(s, verb, "mark", "case").map((word) => word.low);
  if (marks.some((low) => /^(?:after|since|following)$/.test(low))) return "done";
  const up = headOf(s, verb);
  if (marks.some((low) => /^(?:before|until)$/.test(low))) return "planned";
  if (marks.includes("to") && up && /^(?:forward|look)$/.test(up.lemma)) return "planned";
  return up && up.upos === "VERB" && bare(verb) !== "csubj" ? phaseOf(s, up) : "done";
}

// "the two delegations", "both sides", "the parties"
function saysBoth(s: Sentence, trigger: Word, verb: Word): boolean {
  const { people, mediators } = engagementWords();
  return [...childrenOf(s, verb, "nsubj", "obj", "obl"), ...childrenOf(s, trigger, "nmod")].some((word) => {
    if (word.low === "two" || word.low === "both") return true;
    if (word.xpos !== "NNS" || mediators.has(word.lemma)) return false;
    // "the two leaders", "both ministers"
    const paired = childrenOf(s, word, "nummod", "det", "amod").some((one) => /^(?:two|both|rival)$/.test(one.low));
    return isPartner(word) || (paired && (people.has(word.low) || people.has(word.lemma)));
  });
}
