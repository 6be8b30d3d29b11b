import type { Actor } from "../findings/actor.ts";
import type { Attendance, Participant } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, clauseSpan, conjuncts, subtree } from "../language/tree.ts";
import { type Context, phaseOf } from "./context.ts";
import { engagementWords, verbForms } from "./engagement-words.ts";

/** What a sentence says of who comes to an engagement, who does not, and in which part. */
export interface RosterNote {
  s: Sentence;
  word: Word;
  actor: Actor;
  attendance: Attendance;
  roles: Participant["roles"];
  /** For whom a stand-in comes. */
  standsInFor: Actor[];
  /** Whom the sentence sets beside, on whose side the actor comes. */
  side?: string;
  evidence: Span;
}

const persona = (actor: Actor) => actor.kind === "person" || actor.kind === "role-holder";

/** Reads who attends, withdraws, stands in, leads, hosts or mediates. */
export function rosterIn(context: Context, s: Sentence): RosterNote[] {
  const { roster } = engagementWords();
  const notes: RosterNote[] = [];
  for (const word of s.words) {
    // "no longer attending" is a verb, whatever the tagger takes it for.
    const ceased = s.words[word.i - 1]?.low === "longer" && s.words[word.i - 2]?.low === "no";
    if (word.upos !== "VERB" && word.upos !== "ADJ" && !ceased) continue;
    const kinds: string[] =
      ceased && /^(?:attend|go|travel|tak|particip|join|com)/.test(word.low)
        ? ["attends" as const]
        : verbForms(s, word).flatMap((form) => roster.get(form) ?? []);
    if (kinds.length === 0) continue;
    const clause = clauseOf(s, word);
    const evidence = clauseSpan(context.text, s, word);
    const planned = phaseOf(s, word) === "planned" || phaseOf(s, word) === "hypothetical";
    const note = (actor: Actor, attendance: Attendance, extra: Partial<RosterNote> = {}) =>
      notes.push({ s, word, actor, attendance, roles: [], standsInFor: [], evidence, ...extra });
    const subjects = subjectsOf(context, s, word);
    const coming: Attendance = planned ? "expected" : "attends";

    if (kinds.includes("stands-in")) {
      const absent = replaced(context, s, word);
      if (absent.length > 0) {
        const side = word.lemma === "represent" ? sideOf(context, s, childrenOf(s, word, "obj")[0]) : undefined;
        for (const actor of subjects.filter((one) => persona(one) && !absent.includes(one)))
          note(actor, "stands-in", { standsInFor: absent, ...(side ? { side } : {}) });
        continue;
      }
    }
    if (word.lemma === "send" && !clause.passive) {
      // "Kyiv sent its chief of staff, the foreign minister and the defence minister."
      const side = sideOf(context, s, clause.subject);
      const object = childrenOf(s, word, "obj")[0];
      const people = object ? context.cast.group(s, object).filter(persona) : [];
      if (side && people.length > 0) for (const actor of people) note(actor, coming, { side });
      continue;
    }
    if (word.lemma === "represent") {
      const agent = childrenOf(s, word, "obl").find((one) => caseOf(s, one) === "by");
      const represented = clause.passive ? clause.subject : childrenOf(s, word, "obj")[0];
      const side = sideOf(context, s, represented);
      const people = clause.passive ? (agent ? context.cast.group(s, agent) : []) : subjects;
      if (side) for (const actor of people.filter(persona)) note(actor, coming, { side });
      continue;
    }
    if (kinds.includes("leads")) {
      const object = clause.passive ? clause.subject : childrenOf(s, word, "obj")[0];
      if (
        object &&
        /^(?:delegation|team|side|sides|mission|talks|negotiations|delegations|negotiator|negotiators|meeting|discussions|it)$/.test(
          object.low,
        )
      ) {
        const agent = childrenOf(s, word, "obl").find((one) => caseOf(s, one) === "by");
        const people = clause.passive ? (agent ? context.cast.group(s, agent) : []) : subjects;
        const side = sideOf(context, s, object);
        for (const actor of people.filter(persona))
          note(actor, coming, { roles: ["leads"], ...(side ? { side } : {}) });
        continue;
      }
    }
    if (kinds.includes("withdrew") && aboutTalks(context, s, word) && !clause.negated) {
      for (const actor of subjects) note(actor, "withdrew");
      continue;
    }
    if (kinds.includes("absent") && aboutTalks(context, s, word)) {
      for (const actor of subjects) note(actor, "absent");
      continue;
    }
    if (kinds.includes("attends")) {
      const noLonger = /\bno longer\b/i.test(context.text.slice(s.words[Math.max(0, word.i - 4)]!.start, word.end));
      const beside = noLonger ? peopleBefore(context, s, word) : [];
      const people = beside.length > 0 ? beside : subjects.length > 0 ? subjects : peopleBefore(context, s, word);
      if (!noLonger && !aboutTalks(context, s, word)) continue;
      for (const actor of people) {
        if (noLonger) note(actor, "withdrew");
        else if (clause.negated) note(actor, "absent");
        else note(actor, coming);
      }
      continue;
    }
    if (kinds.includes("mediates")) {
      for (const actor of subjects) note(actor, coming, { roles: ["mediates"] });
    }
  }
  return notes;
}

/** Whether the verb's object or phrase is an engagement, or it has none ("has pulled out"). */
function aboutTalks(context: Context, s: Sentence, verb: Word): boolean {
  const { nouns } = engagementWords();
  const targets = [
    ...childrenOf(s, verb, "obj"),
    ...childrenOf(s, verb, "obl").filter((word) => /^(?:from|in|of|at|out of|to|with|on)$/.test(caseOf(s, word))),
  ];
  if (targets.length === 0)
    return (
      verb.lemma !== "quit" &&
      verb.lemma !== "refuse" &&
      verb.lemma !== "decline" &&
      verb.lemma !== "join" &&
      verb.lemma !== "sit"
    );
  return targets.some(
    (word) =>
      nouns.has(word.low) ||
      nouns.has(word.lemma) ||
      /^(?:delegation|round|process|table|event)$/.test(word.low) ||
      (context.map.at(s, word) === undefined && childrenOf(s, word, "nmod").some((inner) => nouns.has(inner.low))),
  );
}

function subjectsOf(context: Context, s: Sentence, verb: Word): Actor[] {
  const { subject } = clauseOf(s, verb);
  if (!subject) return [];
  const group = context.cast.group(s, subject);
  if (group.length > 0) return group;
  const own = context.cast.at(s, subject);
  return own ? [own] : [];
}

// "with X and Y no longer attending": who stands before the verb when the tree gives it no subject.
function peopleBefore(context: Context, s: Sentence, verb: Word): Actor[] {
  const people: Actor[] = [];
  for (let i = verb.i - 1; i >= 0; i--) {
    const word = s.words[i]!;
    if (/^(?:with|but|while|;)$/.test(word.low)) break;
    const actor = context.cast.at(s, word);
    if (actor && persona(actor) && !people.includes(actor)) people.unshift(actor);
    else if (!actor && word.upos === "VERB") break;
  }
  return people;
}

/** Whom a stand-in replaces: "in place of X and Y", "instead of X", "for X", or the object of "replace". */
function replaced(context: Context, s: Sentence, verb: Word): Actor[] {
  if (verb.lemma === "replace") {
    const object = childrenOf(s, verb, "obj")[0];
    return object ? context.cast.group(s, object).filter(persona) : [];
  }
  const text = s.words.map((word) => word.low);
  for (let i = verb.i + 1; i < s.words.length; i++) {
    const phrase = text.slice(i, i + 3).join(" ");
    const length = /^in place of/.test(phrase)
      ? 3
      : /^instead of/.test(phrase)
        ? 2
        : /^for /.test(phrase) && /^(?:stand|fill|deputise|deputize|substitute)$/.test(verb.lemma)
          ? 1
          : 0;
    if (length === 0) continue;
    const first = s.words.slice(i + length).find((word) => /^(?:PROPN|NOUN|PRON)$/.test(word.upos));
    if (!first) return [];
    const found: Actor[] = [];
    // Names joined by "and" and commas, however the tree has hung them.
    for (let j = first.i; j < s.words.length; j++) {
      const actor = context.cast.at(s, s.words[j]!);
      if (actor && persona(actor)) {
        if (!found.includes(actor)) found.push(actor);
      } else if (!/^(?:and|,|or|both|mr|ms|mrs|the)$/.test(s.words[j]!.low.replace(".", ""))) break;
      if (s.words[j]!.text === "," && !/^\p{Lu}/u.test(s.words[j + 1]?.text ?? "")) break;
    }
    return found;
  }
  return [];
}

function sideOf(context: Context, s: Sentence, word: Word | undefined): string | undefined {
  if (!word) return undefined;
  for (const one of conjuncts(s, word)) {
    const actor = context.cast.at(s, one);
    if (actor) return context.cast.partyOf(actor);
  }
  for (const child of subtree(
    s,
    word,
    (inner) => /^(?:acl|advcl|obl)$/.test(bare(inner)) || /^(?:in|at|to|on|near)$/.test(caseOf(s, inner)),
  )) {
    if (child === word) continue;
    const actor = context.cast.at(s, child);
    if (actor && actor.kind !== "media") return context.cast.partyOf(actor);
    const code = context.cast.countryAt(s, child);
    if (code) return code;
  }
  return undefined;
}
