import type { Attribution, Relation } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { linkRules, type Pointer, type Signs } from "./link-book.ts";
import { sentenceAt, topVerb, wordsIn } from "./speech-words.ts";
import { calledUntrue, saysNoSuch, saysUntrue, yesOrNo } from "./yes-or-no.ts";

/** What an attribution's words say of what was told before it. */
export interface Sign {
  does: Relation | "dismisses" | "judges" | "none";
  /** The noun that points back, and at what. */
  pointers: Pointer[];
  /** On whose side those are whose word the noun says it is: "India’s claim", "reports by the UN". */
  owner?: string;
  /** Whether a pronoun or nothing at all stands for what is meant. */
  anaphor: boolean;
  /** Whether the content says that something of the speaker's own is not so: "we", "nobody", "there was no". */
  negates: "own" | "other" | undefined;
  /** Whether the content is one word or phrase that says yes or no. */
  flat: boolean;
}

const demonstrative = /^(?:it|this|that|these|those|them|which|so|both|neither|either|any|none)$/;
const nobody = /^(?:no|nothing|nobody|none|neither)$/;
const calling = /^(?:call|describe|brand|label|term|deem|find|style|dub|consider|be|say|tell)$/;

/** Reads off an attribution's cue and content what it does to what was told before. */
export function signOf(context: Context, one: Attribution): Sign {
  const s = sentenceAt(context.document.sentences, one.cue[0]?.start ?? one.evidence[0]!.start);
  const at = one.content[0] && sentenceAt(context.document.sentences, one.content[0].start);
  const cue = s ? wordsIn(s, one.cue) : [];
  const all = at ? wordsIn(at, one.content).filter((word) => bare(word) !== "punct") : [];
  const words =
    all[0]?.low === "that" && bare(all[0]) === "mark" && all.some((word) => /^(?:VBD|VBZ|VBP|MD)$/.test(word.xpos))
      ? all.slice(1)
      : all;
  const yes = yesOrNo(words);
  const false_ = at && calledUntrue(at, words);
  const noun = at && (false_ ?? pointingNoun(at, words, /^(?:deny|confirm|reject)$/.test(one.act)));
  const owner = noun && at && ownerOf(context, at, noun, one);
  const pointers = (noun && linkRules().pointers.get(noun.lemma)) ?? suchIn(words) ?? pointerOfCue(cue) ?? [];
  const sign = {
    pointers,
    ...(owner ? { owner } : {}),
    anaphor: isAnaphor(context, at, words, one),
    negates: at && negation(context, at, words, one),
    flat: yes !== undefined,
  };
  return { ...sign, does: false_ && !one.negated ? "denies" : doing(s, cue, words, one, sign, yes) };
}

function doing(
  s: Sentence | undefined,
  cue: Word[],
  words: Word[],
  one: Attribution,
  { pointers, anaphor }: Pick<Sign, "pointers" | "anaphor">,
  yes: boolean | undefined,
): Sign["does"] {
  const { of } = linkRules();
  const spoken = cue.filter((word) => /^(?:VERB|NOUN)$/.test(word.upos));
  const has = ({ verbs }: Signs) => spoken.some((word) => verbs.has(word.lemma));
  const beside = s ? [...cue, ...cue.flatMap((word) => childrenOf(s, word, "advmod", "compound:prt"))] : [];
  const near = (set: Set<string>) => beside.some((word) => set.has(word.low));
  const points = pointers.length > 0 || anaphor;
  if (one.act === "decline-comment") return "declines-comment";
  if (yes === false || saysNoSuch(words)) return "denies";
  if (has(of.denies)) return one.negated ? "none" : "denies";
  if (yes) return "confirms";
  if (one.negated) return "none";
  const untrue = points && saysUntrue(words);
  if (has(of["dismisses-report"])) return untrue ? "denies" : "dismisses";
  if (untrue && cue.some((word) => calling.test(word.lemma))) return "denies";
  for (const relation of ["corrects", "walks-back"] as const)
    if (has(of[relation]) && (near(of[relation].particles) || pointers.length > 0)) return relation;
  if (has(of.repeats) || (near(of.repeats.adverbs) && one.act !== "confirm")) return "repeats";
  // "London hit back, saying that …"
  const up = s && cue[0]?.xpos === "VBG" ? headOf(s, cue[0]) : undefined;
  if (s && up) spoken.push(up);
  const back =
    beside.some((word) => word.low === "back") ||
    (s && up && childrenOf(s, up, "advmod", "compound:prt").some((word) => word.low === "back"));
  if (has(of["in-response-to"]) || (back && spoken.some((word) => of["in-response-to"]["with-back"].has(word.lemma))))
    return "in-response-to";
  if (one.act === "confirm" || (points && has(of.confirms))) return "confirms";
  return /^(?:reject|praise|criticise|deny|admit|question)$/.test(one.act) ? "judges" : "none";
}

function isAnaphor(context: Context, s: Sentence | undefined, words: Word[], one: Attribution): boolean {
  const first = words[0];
  if (!first || !s) return true;
  // The content of a verb without an object is the whole clause.
  if (one.content.every((span) => one.cue.some((mark) => mark.start < span.end && span.start < mark.end))) return true;
  if (!demonstrative.test(first.low) || bare(first) === "det") return false;
  const meant = context.cast.at(s, first);
  if (meant && meant.id === one.source.actor) return false;
  // "This would change nothing" is a clause of its own; "this as folklore" and "it was a trap" point back.
  const up = headOf(s, first);
  return !up || bare(first) !== "nsubj" || up.i < first.i || childrenOf(s, up, "cop").length > 0 || up.lemma === "be";
}

function negation(context: Context, s: Sentence, words: Word[], one: Attribution): Sign["negates"] {
  const verb = topVerb(words);
  if (!verb) return undefined;
  const { negated, subject, tense, modal } = clauseOf(s, verb);
  // "They would hand nothing over" refuses and denies nothing.
  if (tense === "future" || modal !== undefined) return undefined;
  const none = words.some((word) => nobody.test(word.low) && word.i < verb.i + 4 && hangsOn(s, word, verb));
  if (!negated && !none) return undefined;
  if (!subject || /^(?:we|i|there|nobody|nothing|none)$/.test(subject.low)) return "own";
  const meant = context.cast.at(s, subject);
  const speaker = one.source.actor ? context.cast.byId(one.source.actor) : undefined;
  if (!meant || !speaker) return none ? "own" : "other";
  const side = (actor: typeof meant) => context.cast.partyOf(actor) ?? actor.id;
  return side(meant) === side(speaker) ? "own" : "other";
}

function hangsOn(s: Sentence, word: Word, verb: Word): boolean {
  for (let at: Word | undefined = word, steps = 0; at && steps < 3; at = headOf(s, at), steps++)
    if (at === verb) return true;
  return false;
}

// The network's cue may run on: "denied a report".
const pointerOfCue = (cue: Word[]): Pointer[] | undefined =>
  cue
    .slice(1)
    .map((word) => (word.upos === "NOUN" ? linkRules().pointers.get(word.lemma) : undefined))
    .find((known) => known !== undefined);

// "It had received no such warning": the noun behind "such", wherever it stands.
function suchIn(words: Word[]): Pointer[] | undefined {
  const such = words.findIndex((word) => word.low === "such");
  return words.slice(such + 1, such + 4).flatMap((word) => (such >= 0 && linkRules().pointers.get(word.lemma)) || [])[0]
    ? words.slice(such + 1, such + 4).flatMap((word) => linkRules().pointers.get(word.lemma) ?? [])
    : undefined;
}

/** The noun with which a content points back: "the report", "such claims", "any such figure", "a charge". */
function pointingNoun(s: Sentence, words: Word[], aside: boolean): Word | undefined {
  const { pointers } = linkRules();
  for (const word of words.slice(0, 8)) {
    if (/^(?:mark|cop)$/.test(bare(word)) || /^(?:VBD|VBZ|VBP|MD)$/.test(word.xpos)) return undefined;
    if (word.upos !== "NOUN" || !pointers.has(word.lemma)) continue;
    const lead = s.words.slice(Math.max(0, word.i - 5), word.i);
    const definite = lead.some(
      (one) =>
        /^(?:the|this|that|these|those|such|any|both|all)$/.test(one.low) || one.xpos === "POS" || one.xpos === "PRP$",
    );
    if (definite || (aside && words.length <= 3) || word.xpos === "NNS" || lead.some((one) => one.upos === "PROPN"))
      return word;
    return /^(?:report|story|article|claim|assertion|accusation|allegation)$/.test(word.lemma) ? word : undefined;
  }
  return undefined;
}

function ownerOf(context: Context, s: Sentence, noun: Word, one: Attribution): string | undefined {
  for (const child of childrenOf(s, noun, "nmod:poss", "nmod", "amod", "compound")) {
    if (bare(child) === "nmod" && child.relation !== "nmod:poss" && !/^(?:by|of|from)$/.test(caseOf(s, child)))
      continue;
    const actor = context.cast.at(s, child);
    const side = actor ? (context.cast.partyOf(actor) ?? actor.id) : context.cast.countryAt(s, child);
    if (side && actor?.id !== one.source.actor) return side;
  }
  return undefined;
}
