import { z } from "zod";
import { Truce } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { phaseOf } from "./context.ts";
import { phraseIn } from "./stretch.ts";

const words = z.array(z.string()).default([]);
const Status = Truce.shape.status;

/** The form of codebook/truces.yaml. */
export const TruceBook = z.strictObject({
  version: z.int(),
  nouns: words,
  halts: words,
  of: words,
  violent: words,
  acts: z.array(z.strictObject({ verbs: words, objects: words })),
  pauses: words,
  statuses: z.array(
    z.strictObject({
      status: Status,
      definition: z.string(),
      object: words,
      subject: words,
      modifiers: words,
      states: words,
      nouns: words,
    }),
  ),
  standing: words,
  supposed: words,
  about: words,
  termed: words,
  examples: z.array(
    z.strictObject({ text: z.string(), status: Status, arrangement: Truce.shape.arrangement.optional() }),
  ),
  counter: z.array(z.string()),
});

let loaded: z.infer<typeof TruceBook> | undefined;
/** The codebook's words for truces. */
export const book = () => (loaded ??= loadCodebook("truces", TruceBook));

let forms: Map<string, string> | undefined;
// Regular past tenses of the status verbs, for where the tagger takes them for something else.
function pasts(): Map<string, string> {
  forms ??= new Map(
    book().statuses.flatMap(({ object, subject }) =>
      [...object, ...subject].map((verb) => [verb.endsWith("e") ? `${verb}d` : `${verb}ed`, verb] as const),
    ),
  );
  return forms;
}

// What is told of a truce as the subject of its clause, however far off the verb stands: "…, declared on Friday, had broken
// down by noon", "was due to expire on Sunday but was extended".
function ofSubject(s: Sentence, noun: Word): { status: Truce["status"]; verb: Word } | undefined {
  if (noun.bare !== "nsubj") return undefined;
  const top = headOf(s, noun);
  if (!top || childrenOf(s, top, "mark").some((one) => /^(?:if|unless|until|whether)$/.test(one.low))) return undefined;
  const phrased = predicateOf(s, top);
  if (phrased) return clauseOf(s, top).negated || clauseOf(s, top).modal ? undefined : { status: phrased, verb: top };
  let best: { status: Truce["status"]; verb: Word } | undefined;
  for (const verb of [top, ...childrenOf(s, top, "conj").filter((one) => one.upos === "VERB")]) {
    const told = ofVerb(s, verb);
    if (told) best = told;
  }
  return best;
}

/** What a verb tells of the truce that is its subject. */
export function ofVerb(s: Sentence, verb: Word): { status: Truce["status"]; verb: Word } | undefined {
  const { passive, negated, modal, tense } = clauseOf(s, verb);
  if (negated || modal) return undefined;
  // "is due to start at midnight", "was to come into effect"
  if (/^(?:due|set|schedule|expect|mean)$/.test(verb.lemma) || (verb.xpos === "VB" && planned(s, verb))) {
    const later = verb.xpos === "VB" ? verb : childrenOf(s, verb, "xcomp")[0];
    if (!later) return undefined;
    const begins = /^(?:start|begin|come|take|enter|go)$/.test(later.lemma) && fits(s, later);
    const ends = /^(?:expire|end|lapse|run)$/.test(later.lemma);
    return begins ? { status: "declared", verb: later } : ends ? { status: "in-force", verb: later } : undefined;
  }
  if (verb.upos !== "VERB") return undefined;
  if (ends(s, verb)) return { status: "in-force", verb };
  for (const { status, subject, object } of book().statuses) {
    if (passive ? status !== "proposed" && object.includes(verb.lemma) : subject.includes(verb.lemma) && fits(s, verb))
      return { status: tense === "future" ? "declared" : status, verb };
  }
  return undefined;
}

// "the truce that ended two years of war": what it ends is the war.
const ends = (s: Sentence, verb: Word) => verb.lemma === "end" && childrenOf(s, verb, "obj").length > 0;

const planned = (s: Sentence, verb: Word) =>
  s.words[verb.i - 1]?.low === "to" && /^(?:is|was|are|were|due)$/.test(s.words[verb.i - 2]?.low ?? "");

// "is over", "lies in tatters"
function predicateOf(s: Sentence, top: Word): Truce["status"] | undefined {
  const be = childrenOf(s, top, "cop")[0];
  if (!be) return undefined;
  for (const { status, states } of book().statuses)
    for (const state of states) if (phraseIn(s, state, be.i + 1, top.i + 2) >= 0) return status;
  return undefined;
}

// "announced the end of the ceasefire", "after the collapse of the truce"
function nominal(s: Sentence, left: number): { status: Truce["status"]; verb: Word } | undefined {
  if (s.words[left - 1]?.low !== "of") return undefined;
  const what = s.words[left - 2];
  const told = what && book().statuses.find(({ nouns }) => nouns.includes(what.low));
  if (!told) return undefined;
  const before = s.words[what.i - 1]?.upos === "DET" ? s.words[what.i - 2] : s.words[what.i - 1];
  if (/^(?:after|since|following)$/.test(before?.low ?? "")) return { status: told.status, verb: what };
  const verb = headOf(s, what);
  return verb?.upos === "VERB" &&
    verb.i < what.i &&
    /^(?:announce|declare|mark|signal|confirm|proclaim|see|bring|agree)$/.test(verb.lemma) &&
    !clauseOf(s, verb).negated &&
    !clauseOf(s, verb).modal &&
    verb.xpos !== "VB"
    ? { status: told.status, verb }
    : undefined;
}

// "put forward a plan for a 60-day truce"
function planFor(s: Sentence, left: number, to: number): { status: Truce["status"]; verb: Word } | undefined {
  if (!/^(?:for|of)$/.test(s.words[left - 1]?.low ?? "") || !concrete(s, left, to)) return undefined;
  const what = s.words[left - 2];
  if (!what || !/^(?:plan|proposal|offer|draft|blueprint|text)$/.test(what.low)) return undefined;
  const verb = s.words.slice(Math.max(0, what.i - 6), what.i).findLast((one) => one.upos === "VERB");
  return verb &&
    /^(?:put|present|propose|offer|unveil|table|submit|announce|float|circulate|make)$/.test(verb.lemma) &&
    verb.xpos !== "VB" &&
    !clauseOf(s, verb).negated &&
    !clauseOf(s, verb).modal
    ? { status: "proposed", verb }
    : undefined;
}

const unreal = /^(?:if|unless|until|would|could|may|might|should|can|must|to|any|no|without|not|n't|n’t|never|before)$/;
const fails = /^(?:fail|refuse|try|seek|want|hope|urge|call|push|press|aim|work|need|struggle|plan|decline|demand)$/;

/** How a truce stands by the words around it, and which word says so. */
export function statusOf(
  s: Sentence,
  left: number,
  noun: Word,
  to: number,
): { status: Truce["status"]; verb: Word } | undefined {
  // A participle before the noun: "Putin’s declared Easter truce".
  for (const word of s.words.slice(left, noun.i)) {
    for (const { status, modifiers } of book().statuses)
      if (modifiers.includes(word.low) && word.i > left) return { status, verb: word };
  }
  const subject = ofSubject(s, noun);
  if (subject) return subject;
  const named = nominal(s, left) ?? planFor(s, left, to);
  if (named) return named;
  // What the truce does: "the ceasefire that … expired", "holds".
  let relative = -1;
  for (let i = to; i < Math.min(s.words.length, to + 14); i++) {
    const word = s.words[i]!;
    if (/^[;:()“”"]$/.test(word.text)) break;
    if (word.text === "," && relative < 0 && s.words[i + 1]?.upos !== "VERB" && s.words[i + 1]?.low !== "which") break;
    if (/^(?:that|which)$/.test(word.low)) relative = i;
    if (!/^(?:VERB|AUX)$/.test(word.upos) && !/(?:ed)$/.test(word.low)) continue;
    // "the truce that Egypt brokered in March expired": the inner clause has a subject of its own.
    if (relative >= 0 && s.words.slice(relative + 1, i).some((one) => !/^(?:AUX|ADV|PART)$/.test(one.upos))) {
      relative = -1;
      continue;
    }
    const lemma = word.upos === "VERB" ? word.lemma : (pasts().get(word.low) ?? word.lemma);
    const participle = word.xpos === "VBN" || word.xpos === "VBD";
    const helped =
      /^(?:was|were|been|is|are|be)$/.test(s.words[i - 1]?.low ?? "") || /^(?:been)$/.test(s.words[i - 2]?.low ?? "");
    const before = s.words.slice(Math.max(to, i - 3), i);
    // "appeared to be holding", "seemed to hold"
    const seems = before.some(
      (one) => one.low === "to" && /^(?:appear|seem|continue|begin|start)$/.test(s.words[one.i - 1]?.lemma ?? ""),
    );
    if (
      before.some((one) => unreal.test(one.low) && !(seems && one.low === "to")) ||
      s.words.slice(Math.max(0, left - 2), left).some((one) => /^(?:if|unless|until|before|whether)$/.test(one.low))
    )
      break;
    const future = before.some((one) => /^(?:will|shall|'ll|’ll)$/.test(one.low));
    for (const { status, subject, object } of book().statuses) {
      const asSubject = subject.includes(lemma) && fits(s, word);
      const asObject = object.includes(lemma) && participle && (helped || i === to) && status !== "proposed";
      if (asSubject && ends(s, word)) return { status: "in-force", verb: word };
      if (asSubject || asObject) {
        // "signed last August remains in force": the finite verb says how it stands.
        const later = i === to && asObject && !helped ? statusAfter(s, i + 1) : undefined;
        return later ?? { status: future ? "declared" : status, verb: word };
      }
    }
    if (word.upos === "VERB" && relative < 0 && !/^(?:sign|agree|reach|declare|announce|broker|negotiate)$/.test(lemma))
      break;
  }
  // What somebody does with it: "declared a truce", "agreed to extend the ceasefire".
  for (let i = left - 1; i >= Math.max(0, left - 6); i--) {
    const word = s.words[i]!;
    if (/^[,;:()]$/.test(word.text)) break;
    if (word.upos !== "VERB") {
      const joined = word.upos === "CCONJ" && s.words[i - 1]?.upos === "ADJ" && s.words[i + 1]?.upos === "ADJ";
      const both = /^(?:both|them|all|each|sides|parties|armies)$/.test(word.low);
      const day = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word.low);
      if (joined || day || both || (/^(?:ADP|ADV|DET|ADJ|NUM|PART)$/.test(word.upos) && i >= left - 5)) continue;
      break;
    }
    const rest = s.words.slice(i + 1, left).map((one) => one.low);
    const many = book().statuses.find(({ object }) =>
      object.some((one) => one.includes(" ") && `${word.lemma} ${rest.join(" ")} `.startsWith(`${one} `)),
    );
    const told = many ?? book().statuses.find(({ object }) => object.includes(word.lemma));
    if (!told) break;
    const between = s.words.slice(i + 1, left).map((one) => one.low);
    if (!many && between.some((low) => /^(?:about|over|for|against|of|during|under|after|before|in|at)$/.test(low)))
      break;
    if (
      /^(?:agree|enter)$/.test(word.lemma) &&
      between.length > 0 &&
      !between.some((low) => /^(?:on|to|into|upon)$/.test(low))
    )
      break;
    if (
      /^(?:strike|enter|leave|keep|start|begin|order|reach|broker|negotiate)$/.test(word.lemma) &&
      word.xpos === "VBG"
    )
      break;
    const clause = clauseOf(s, word);
    // "said it would observe a truce": reported speech turns "will" into "would".
    const reported = clause.modal === "would" && phaseOf(s, word) === "planned" && told.status !== "proposed";
    if (clause.negated || (clause.modal && !reported)) break;
    if (reported && told.status === "in-force") return { status: "declared", verb: word };
    const before = s.words.slice(Math.max(0, i - 4), i);
    const head = headOf(s, word);
    if (word.xpos === "VB" && !reported) {
      const agreed = before.some((one) => /^(?:agree|decide|vow|pledge|undertake)$/.test(one.lemma));
      if (!agreed) break;
    }
    if (
      word.xpos === "VBG" &&
      told.status !== "in-force" &&
      before.slice(-1).some((one) => /^(?:at|for|on|of|without|about)$/.test(one.low))
    )
      break;
    if (
      before.some((one) => /^(?:if|unless|not|never|n't|n’t)$/.test(one.low)) ||
      (head && fails.test(head.lemma) && word.xpos !== "VBD")
    )
      break;
    if (told.status === "proposed" && !concrete(s, left, to)) break;
    const agreedFirst = word.xpos === "VB" && told.status === "in-force" ? "declared" : told.status;
    return { status: agreedFirst, verb: word };
  }
  return standing(s, left, noun) ?? madeBefore(s, to);
}

// "so much for the truce that Oman announced": made, whatever else is told of it.
function madeBefore(s: Sentence, to: number): { status: Truce["status"]; verb: Word } | undefined {
  if (!/^(?:that|which)$/.test(s.words[to]?.low ?? "") && !/^(?:that|which)$/.test(s.words[to + 1]?.low ?? ""))
    return undefined;
  const verb = s.words.slice(to + 1, to + 8).find((word) => word.upos === "VERB");
  const made =
    verb && book().statuses.find(({ status, object }) => status === "declared" && object.includes(verb.lemma));
  if (!verb || !made || !/^VBD$/.test(verb.xpos) || clauseOf(s, verb).negated || clauseOf(s, verb).passive)
    return undefined;
  return { status: made.status, verb };
}

// "under the ceasefire", "despite their truce"
function standing(s: Sentence, left: number, noun: Word): { status: Truce["status"]; verb: Word } | undefined {
  const before = s.words[left - 1];
  const np = s.words.slice(left, noun.i).map((word) => word.low);
  return before &&
    book().standing.includes(before.low) &&
    np.some((low) => /^(?:the|its|their|this|that|’s|'s)$/.test(low)) &&
    !np.some((low) => book().supposed.includes(low))
    ? { status: "in-force", verb: noun }
    : undefined;
}

const fits = (s: Sentence, word: Word) => {
  const rest = s.words
    .slice(word.i + 1, word.i + 4)
    .map((one) => one.low)
    .join(" ");
  if (word.lemma === "be") return /^(?:in|still in|now in) (?:place|force|effect)/.test(rest);
  if (word.lemma === "take") return /^effect|^hold/.test(rest);
  if (/^(?:come|enter|go)$/.test(word.lemma)) return /^(?:into|in) (?:force|effect)/.test(rest);
  if (word.lemma === "remain")
    return /(?:force|place|effect|intact)/.test(
      s.words
        .slice(word.i + 1, word.i + 6)
        .map((one) => one.low)
        .join(" "),
    );
  if (word.lemma === "run") return /^(?:out|its course)/.test(rest);
  if (word.lemma === "break") return /^down|^apart/.test(rest);
  if (word.lemma === "fall") return /^apart|^through/.test(rest);
  return true;
};

function statusAfter(s: Sentence, from: number): { status: Truce["status"]; verb: Word } | undefined {
  for (const word of s.words.slice(from, from + 12)) {
    if ((word.upos !== "VERB" && word.upos !== "AUX") || word.xpos === "VB" || ends(s, word)) continue;
    for (const { status, subject } of book().statuses)
      if (subject.includes(word.lemma) && fits(s, word)) return { status, verb: word };
  }
  return undefined;
}

// A proposal of a truce names its length, its days or what it covers.
function concrete(s: Sentence, left: number, to: number): boolean {
  const text = s.words
    .slice(left, to + 5)
    .map((one) => one.low)
    .join(" ");
  return /\d|\b(?:day|days|week|weeks|month|hour|hours|christmas|easter|ramadan|eid|new year|lunar|winter|immediate|unconditional|full|comprehensive|partial|limited|maritime|energy|on|over|covering|from)\b|-(?:day|week|hour|month)/.test(
    text,
  );
}
