import type { Actor } from "../findings/actor.ts";
import type { Attendance, Participant } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
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
  nounPhrase,
  subtree,
} from "../language/tree.ts";
import { type Context, phaseOf } from "./context.ts";
import { isPartner, isPerson, isSomebody } from "./engagement-people.ts";
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
  /** Whether it speaks of those at the table, whatever engagement it names. */
  sure?: boolean;
  evidence: Span;
}

type Noting = (actor: Actor, attendance: Attendance, extra?: Partial<RosterNote>) => void;

/** Reads who attends, withdraws, stands in, leads, hosts or mediates. */
export function rosterIn(context: Context, s: Sentence): RosterNote[] {
  const notes: RosterNote[] = [];
  for (const word of s.words) {
    const note: Noting = (actor, attendance, extra = {}) =>
      notes.push({
        s,
        word,
        actor,
        attendance,
        roles: [],
        standsInFor: [],
        evidence: clauseSpan(context.text, s, clauseHead(s, word)),
        ...extra,
      });
    if (word.upos === "NOUN") fromNoun(context, s, word, note);
    // "no longer attending" is a verb, whatever the tagger takes it for.
    const ceased = s.words[word.i - 1]?.low === "longer" && s.words[word.i - 2]?.low === "no";
    if (word.upos === "VERB" || word.upos === "ADJ" || ceased) fromVerb(context, s, word, ceased, note);
  }
  return notes;
}

// "The mediator, Salim Noor", "under the chairmanship of", "with Omani mediation"
function fromNoun(context: Context, s: Sentence, noun: Word, note: Noting): void {
  const { mediators, presiding } = engagementWords();
  if (mediators.has(noun.lemma)) {
    for (const actor of context.cast.group(s, noun))
      if (actor.kind !== "unnamed")
        note(actor, "attends", { roles: ["mediates"], evidence: nounPhrase(context.text, s, noun) });
    return;
  }
  const role = presiding.get(noun.lemma);
  if (!role || !/^(?:under|with|through|by|thanks to)$/.test(caseOf(s, noun))) return;
  const of = childrenOf(s, noun, "nmod").filter((word) => caseOf(s, word) === "of");
  const before = childrenOf(s, noun, "amod", "compound", "nmod:poss");
  const actors = [
    ...of.flatMap((word) => context.cast.group(s, word)),
    ...before.map((word) => context.cast.at(s, word) ?? context.cast.byId(context.cast.countryAt(s, word) ?? "")),
  ].filter((actor) => actor !== undefined && actor.kind !== "unnamed");
  for (const actor of new Set(actors)) note(actor!, "attends", { roles: [role] });
}

function fromVerb(context: Context, s: Sentence, word: Word, ceased: boolean, note: Noting): void {
  const { roster } = engagementWords();
  const kinds: string[] =
    ceased && /^(?:attend|go|travel|tak|particip|join|com)/.test(word.low)
      ? ["attends" as const]
      : verbForms(s, word).flatMap((form) => roster.get(form) ?? []);
  if (kinds.length === 0) return;
  const clause = clauseOf(s, word);
  const phase = phaseOf(s, word);
  const coming: Attendance = phase === "planned" || phase === "hypothetical" ? "expected" : "attends";
  const { doers, done } = partsOf(context, s, word);

  if (kinds.includes("stands-in")) {
    const absent = replaced(context, s, word, done);
    if (absent.length > 0) {
      const side = word.lemma === "represent" ? sideOf(context, s, done) : undefined;
      for (const actor of doers.filter((one) => isPerson(one) && !absent.includes(one)))
        note(actor, "stands-in", { standsInFor: absent, ...(side ? { side } : {}) });
      return;
    }
  }
  if (kinds.includes("sends") && !clause.passive) {
    // "Kyiv sent its chief of staff, the foreign minister and the defence minister."
    const side = sideOf(context, s, clause.subject);
    const people = done ? context.cast.group(s, done).filter(isPerson) : [];
    if (side) for (const actor of people) note(actor, coming, { side });
    return;
  }
  if (kinds.includes("comprises")) {
    // "The US team comprised …"
    const side = isPartner(clause.subject) ? sideOf(context, s, clause.subject) : undefined;
    const people = done ? context.cast.group(s, done).filter(isPerson) : [];
    if (side) for (const actor of people) note(actor, coming, { side, sure: true });
    return;
  }
  if (kinds.includes("signs")) {
    const behalf = childrenOf(s, word, "obl").find((one) => /^(?:for|on behalf of)$/.test(caseOf(s, one)));
    const side = sideOf(context, s, behalf);
    if (side) for (const actor of doers.filter(isPerson)) note(actor, coming, { side, roles: ["signs"] });
    return;
  }
  if (word.lemma === "represent") {
    const side = sideOf(context, s, done);
    if (side) for (const actor of doers.filter(isPerson)) note(actor, coming, { side, sure: true });
    for (const [owner, agent] of alike(context, s, word))
      for (const actor of context.cast.group(s, agent).filter(isPerson))
        note(actor, coming, { side: owner, sure: true });
    return;
  }
  if (kinds.includes("leads") && done && (isTableful(done) || done.low === "it")) {
    const from = childrenOf(s, word, "obl").find((one) => /^(?:side|behalf|part)$/.test(one.low));
    const side = sideOf(context, s, from) ?? sideOf(context, s, done);
    for (const actor of doers.filter(isPerson)) note(actor, coming, { roles: ["leads"], ...(side ? { side } : {}) });
    return;
  }
  if (kinds.includes("invites")) {
    // "was not invited to the meeting", "were excluded from the talks"
    const out = (word.lemma === "invite") === clause.negated;
    const subject = clause.subject;
    if (clause.passive && out && subject && aboutTalks(s, word))
      for (const actor of context.cast.group(s, subject)) note(actor, "excluded", { sure: true });
    return;
  }
  if (kinds.includes("withdrew") && aboutTalks(s, word) && !clause.negated) {
    for (const actor of doers) note(actor, "withdrew");
    return;
  }
  if (kinds.includes("absent") && aboutTalks(s, word)) {
    if (!clause.negated) for (const actor of doers) note(actor, "absent");
    return;
  }
  if (kinds.includes("attends")) {
    const noLonger = /\bno longer\b/i.test(context.text.slice(s.words[Math.max(0, word.i - 4)]!.start, word.end));
    const beside = noLonger ? peopleBefore(context, s, word) : [];
    const people = beside.length > 0 ? beside : doers.length > 0 ? doers : peopleBefore(context, s, word);
    const attended = clause.passive && done !== undefined && isTableful(done);
    if (!noLonger && !attended && !aboutTalks(s, word)) return;
    const around = childrenOf(s, word, "obl", "advmod");
    const afar = around.some((one) =>
      /^(?:video|videolink|link|phone|telephone|online|remotely|virtually|zoom)$/.test(one.low),
    );
    const watches = word.lemma === "sit" || around.some((one) => /^observers?$/.test(one.low));
    for (const actor of people) {
      if (noLonger) note(actor, "withdrew");
      else if (clause.negated) note(actor, "absent");
      else
        note(actor, afar ? "remote" : coming, { ...(watches ? { roles: ["observes"] } : {}), sure: afar || attended });
    }
    return;
  }
  // "a meeting to facilitate the talks" is nobody's mediation yet.
  const bareInfinitive = word.xpos === "VB" && childrenOf(s, word, "aux").length === 0;
  if (kinds.includes("mediates") && !bareInfinitive)
    for (const actor of doers) note(actor, coming, { roles: ["mediates"] });
}

// Who does it and to whom: also "led by X", and "the delegation, headed by X".
function partsOf(context: Context, s: Sentence, verb: Word): { doers: Actor[]; done: Word | undefined } {
  const clause = clauseOf(s, verb);
  const agent = childrenOf(s, verb, "obl").find((one) => caseOf(s, one) === "by");
  const participle = verb.xpos === "VBN" && bare(verb) === "acl" && agent !== undefined;
  if (clause.passive || participle)
    return {
      doers: agent ? context.cast.group(s, agent) : [],
      done: clause.passive ? clause.subject : headOf(s, verb),
    };
  return { doers: subjectsOf(context, s, verb), done: childrenOf(s, verb, "obj")[0] };
}

// "Thailand was represented by X, Cambodia by Y": the sides behind the first, each with its "by".
function alike(context: Context, s: Sentence, verb: Word): [string, Word][] {
  const found: [string, Word][] = [];
  for (let i = verb.i + 2; i < s.words.length; i++) {
    const by = s.words[i]!;
    const before = s.words[i - 1]!;
    if (by.low !== "by" || before.upos !== "PROPN") continue;
    const owner = context.cast.at(s, before);
    const side = (owner && context.cast.partyOf(owner)) ?? context.cast.countryAt(s, before);
    const agent = headOf(s, by);
    if (side && agent) found.push([side, agent]);
  }
  return found;
}

// What can be led: a delegation, talks, those who come.
function isTableful(word: Word): boolean {
  const { nouns, people } = engagementWords();
  return (
    people.has(word.low) ||
    nouns.has(word.low) ||
    nouns.has(word.lemma) ||
    /^(?:panel|party|contingent|mission)$/.test(word.low)
  );
}

/** Whether the verb's object or phrase is an engagement, or it has none ("has pulled out"). */
function aboutTalks(s: Sentence, verb: Word): boolean {
  const { nouns } = engagementWords();
  const targets = [
    ...childrenOf(s, verb, "obj"),
    ...childrenOf(s, verb, "obl").filter((word) => /^(?:from|in|of|at|out of|to|with|on)$/.test(caseOf(s, word))),
  ];
  if (targets.length === 0)
    return (
      verb.lemma !== "quit" &&
      verb.lemma !== "refuse" &&
      !/^(?:miss|skip|boycott)$/.test(verb.lemma) &&
      verb.lemma !== "decline" &&
      verb.lemma !== "join" &&
      verb.lemma !== "sit"
    );
  return targets.some(
    (word) =>
      nouns.has(word.low) ||
      nouns.has(word.lemma) ||
      /^(?:delegation|round|process|table|event)$/.test(word.low) ||
      (/^(?:part|participation|place|invitation|opening|phase|session|rest|day|series|resumption)$/.test(word.lemma) &&
        childrenOf(s, word, "nmod").some((inner) => nouns.has(inner.low))),
  );
}

function subjectsOf(context: Context, s: Sentence, verb: Word): Actor[] {
  const { subject } = clauseOf(s, verb);
  if (!subject || !(isSomebody(context, s, subject) || isPartner(subject))) return [];
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
    if (actor && isPerson(actor) && !people.includes(actor)) people.unshift(actor);
    else if (!actor && word.upos === "VERB") break;
  }
  return people;
}

/** Whom a stand-in replaces: "in place of X and Y", "instead of X", "for X", or the object of "replace". */
function replaced(context: Context, s: Sentence, verb: Word, done: Word | undefined): Actor[] {
  if (verb.lemma === "replace") return done ? context.cast.group(s, done).filter(isPerson) : [];
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
      if (actor && isPerson(actor)) {
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
