import type { Actor } from "../findings/actor.ts";
import type { Appointment } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { isHonorific } from "../language/roles.ts";
import { bare, childrenOf, clauseOf, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { type AppointmentRule, appointmentRuleOf, appointmentRules } from "./appointment-book.ts";
import { byNoun, inCharge, willBe } from "./appointment-nouns.ts";
import { asserted, personAt, type Told } from "./appointment-parts.ts";
import { offices, titleBehind } from "./appointment-titles.ts";
import { add, type Context, lately, wordSpan } from "./context.ts";
import { stretchAround } from "./stretch.ts";

// "left the building" leaves no office, "suspended the minister" may be for a day.
const needsOffice =
  /^(?:leave|give|relinquish|relieve|strip|remove|assume|take|suspend|retire|confirm|assign|hire|recruit)$/;

/** Finds who was named to, replaced in, dismissed from or resigned an office; one finding for each person and act. */
export function findAppointments(context: Context): void {
  const made: Appointment[] = [];
  const { nouns } = appointmentRules();
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const told =
        word.upos === "VERB"
          ? (byVerb(context, s, word) ?? inCharge(context, s, word))
          : nouns.has(word.lemma) && word.upos === "NOUN"
            ? byNoun(context, s, word)
            : willBe(context, s, word);
      if (!told) continue;
      const same = lately(made).find(
        (one) =>
          one.actor === told.actor &&
          (one.act === told.act || (/^(?:named|replaced)$/.test(one.act) && /^(?:named|replaced)$/.test(told.act))) &&
          (!one.replaces || !told.replaces || one.replaces === told.replaces),
      );
      if (same) merge(context, same, told);
      else made.push(record(context, told));
    }
  }
}

function record(context: Context, { s, word, from, to, act, actor, title: told, by, replaces }: Told): Appointment {
  const title = told ?? (act === "dismissed" || act === "resigned" ? officeOf(context, actor) : undefined);
  return add(context, "appointment", s, word, {
    evidence: [spanOfWords(context.text, s, from, to - 1)],
    rule: `appointment/${act}`,
    trigger: wordSpan(word),
    score: 0.8,
    negated: false,
    act,
    actor,
    ...(by ? { by } : {}),
    ...(replaces ? { replaces } : {}),
    ...(title ? { title } : {}),
  });
}

function merge(context: Context, finding: Appointment, { s, from, to, title, by, replaces }: Told): void {
  finding.evidence.push(spanOfWords(context.text, s, from, to - 1));
  if (title) finding.title ??= title;
  if (by) finding.by ??= by;
  if (replaces) finding.replaces ??= replaces;
}

// Whoever leaves without a word of what leaves the office that the text gives him.
function officeOf(context: Context, actor: string): string | undefined {
  const roles = context.cast.byId(actor)?.roles ?? [];
  return roles.length === 1 ? roles[0]!.title.replace(/^.*[’']s\s+/, "") : undefined;
}

function byVerb(context: Context, s: Sentence, verb: Word): Told | undefined {
  const rule = appointmentRuleOf(s, verb);
  if (!rule || !asserted(s, verb)) return undefined;
  const own = sidesOf(context, s, verb, rule);
  if (!own) return undefined;
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const anchor = subjectOf(s, verb) ?? participleHead(s, verb);
  const from =
    anchor && anchor.i < verb.i && verb.i - anchor.i < 18
      ? Math.min(around.from, nameStart(context, s, anchor))
      : around.from;
  return { s, word: verb, act: rule.act, from, to: around.to, ...own };
}

/** Who is named, by whom and in whose place, by a verb of the codebook. */
function sidesOf(
  context: Context,
  s: Sentence,
  verb: Word,
  { act, rest, passive: transitive }: AppointmentRule,
): Pick<Told, "actor" | "by" | "replaces" | "title"> | undefined {
  const person = (word: Word | undefined) => personAt(context, s, word);
  const clause = clauseOf(s, verb);
  const left = person(subjectOf(s, verb)) ?? person(relativeHead(s, verb)) ?? person(participleHead(s, verb));
  const right = person(clause.object) ?? person(personAfter(context, s, verb)) ?? person(relativeObject(s, verb));
  const by = s.words.slice(verb.i + 1, verb.i + 8).find((word) => word.low === "by");
  const agent = by ? person(headOf(s, by)) : undefined;
  const passive =
    clause.passive ||
    (verb.xpos === "VBN" && childrenOf(s, verb, "aux").some((word) => word.lemma === "be")) ||
    (verb.xpos === "VBN" && childrenOf(s, verb, "aux").length === 0 && !clause.object) ||
    headlinePassive(context, s, verb) ||
    (verb.xpos === "VBN" && /^(?:was|were|been|is|be)$/.test(s.words[verb.i - 1]?.low ?? ""));
  const title = titleBehind(context, s, verb);
  const after = s.words.slice(verb.i + 1, verb.i + 7);
  const post =
    after.some((word) => offices.test(word.low)) || (title !== undefined && after.some((word) => word.low === "as"));
  const has = { ...(title ? { title } : {}) };
  if (verb.lemma === "serve" && rest.join(" ") === "as" && !s.words.some((word) => meanwhile.test(word.low)))
    return undefined;
  // "Ada Lund was appointed on Saturday": to the office that the text gives her.
  const known =
    passive && /^(?:appoint|reappoint|confirm|reinstate)$/.test(verb.lemma) ? left?.roles[0]?.title : undefined;
  // "confirmed on Tuesday that": what is said, and nobody's office.
  if (verb.lemma === "confirm" && s.words.slice(verb.i + 1, verb.i + 6).some((word) => word.low === "that"))
    return undefined;
  if (needsOffice.test(verb.lemma) && rest.length === 0 && !post && !title && !known) return undefined;
  if (/^(?:leave|give|relinquish)$/.test(verb.lemma) && !ownOffice(s, verb)) return undefined;
  if (/^(?:recall|drop)$/.test(verb.lemma) && !passive) return undefined;
  if (act === "resigned")
    return left && (!right || (clause.object && offices.test(clause.object.low)))
      ? { actor: left.id, ...has }
      : undefined;
  if (act === "replaced") {
    const behind = s.words.slice(verb.i + rest.length + 1, verb.i + rest.length + 6);
    const from = rest.length > 0 ? person(behind.find((word) => person(word))) : undefined;
    // "makes way for Ada Lund"
    if (verb.lemma === "make") return left && from && left !== from ? { actor: from.id, replaces: left.id } : undefined;
    if (left && from && left !== from) return { actor: left.id, replaces: from.id, ...has };
    // "replaced its negotiator with Ada Lund"
    const put = behindWith(context, s, verb);
    if (passive && left && agent) return { actor: agent.id, replaces: left.id, ...has };
    if (put && (passive ? left : right)) return { actor: put.id, replaces: (passive ? left : right)!.id, ...has };
    return !passive && left && right && left !== right ? { actor: left.id, replaces: right.id, ...has } : undefined;
  }
  if (act === "named" && !transitive) {
    if (/^(?:return|come)$/.test(verb.lemma) && title === undefined) return undefined;
    const office = rest.includes("office") || rest.includes("helm") || rest.length > 1;
    if (verb.lemma === "become" && !context.cast.rolesIn(s).some((one) => one.from > verb.i)) return undefined;
    return left && !clause.passive && (title !== undefined || office || (post && verb.lemma === "take"))
      ? { actor: left.id, ...has }
      : undefined;
  }
  if (act === "named") {
    const office = title ?? known;
    if (passive && left && (office || verb.lemma === "swear"))
      return { actor: left.id, ...(agent ? { by: agent.id } : {}), ...(office ? { title: office } : {}) };
    const place = s.words.slice(verb.i + 1).find((word) => word.low === "place" && s.words[word.i + 1]?.low === "of");
    const before = place && person(s.words.slice(place.i + 2, place.i + 6).find((word) => person(word)));
    // "chosen to succeed her": the office is the other's.
    const next = s.words.some(
      (word) =>
        word.i > verb.i &&
        word.i < verb.i + 12 &&
        word.low === "to" &&
        /^(?:succeed|follow|replace)$/.test(s.words[word.i + 1]?.low ?? ""),
    );
    const given =
      title && !isHonorific(title) ? title : ((before && right?.roles[0]?.title) ?? (next ? "" : undefined));
    return !passive && right && right !== left && given !== undefined && verb.lemma !== "confirm"
      ? {
          actor: right.id,
          ...byWhom(context, s, verb),
          ...(given ? { title: given } : {}),
          ...(before ? { replaces: before.id } : {}),
        }
      : undefined;
  }
  if (passive && left && (title || post || !needsOffice.test(verb.lemma)))
    return { actor: left.id, ...(agent ? { by: agent.id } : {}), ...has };
  return !passive && right && right !== left && personal(context, s, verb)
    ? { actor: right.id, ...byWhom(context, s, verb), ...has }
    : undefined;
}

const meanwhile = /^(?:meantime|interim|acting|caretaker|until|temporarily|meanwhile)$/;

// "Ada Lund named chief negotiator": the object is the office.
function headlinePassive(context: Context, s: Sentence, verb: Word): boolean {
  const { object } = clauseOf(s, verb);
  if (!/^VB[DN]$/.test(verb.xpos) || !object || childrenOf(s, verb, "aux").length > 0) return false;
  const office = context.cast.rolesIn(s).find((one) => one.head.from <= object.i && object.i < one.head.to);
  return (
    office !== undefined &&
    s.words[verb.i + 1]?.upos !== "DET" &&
    office.from === verb.i + 1 &&
    context.cast.at(s, s.words[office.to] ?? verb)?.kind !== "person"
  );
}

// "left her post", "left office", not "left the governor’s office".
const ownOffice = (s: Sentence, verb: Word) =>
  s.words
    .slice(verb.i + 1, verb.i + 7)
    .some(
      (word) =>
        offices.test(word.low) &&
        (word.i === verb.i + 1 || /^(?:his|her|their|its|up|the)$/.test(s.words[word.i - 1]!.low)) &&
        !(word.low === "office" && s.words[word.i - 1]!.low === "the"),
    );

function relativeHead(s: Sentence, verb: Word): Word | undefined {
  // "…, who replaced": the parser may hang the clause elsewhere; the name stands before the comma.
  const who = s.words.slice(Math.max(0, verb.i - 4), verb.i).find((word) => word.low === "who");
  if (!who) return undefined;
  const before = s.words[who.i - 1]?.text === "," ? s.words[who.i - 2] : s.words[who.i - 1];
  // "Ada Lund of Peru, who quit"
  return before && s.words[before.i - 1]?.low === "of" ? s.words[before.i - 2] : before;
}

// "Ada Lund, newly appointed as envoy, …", "named envoy in March, Ada Lund …"
function participleHead(s: Sentence, verb: Word): Word | undefined {
  const up = verb.xpos === "VBN" ? headOf(s, verb) : undefined;
  if (!up) return undefined;
  if (bare(verb) === "acl") return up;
  return bare(verb) === "advcl" ? subjectOf(s, up) : undefined;
}

// "the governor whom the council dismissed"
function relativeObject(s: Sentence, verb: Word): Word | undefined {
  const whom = s.words.slice(Math.max(0, verb.i - 7), verb.i).find((word) => word.low === "whom");
  if (!whom || bare(verb) !== "acl") return undefined;
  return headOf(s, verb);
}

function behindWith(context: Context, s: Sentence, verb: Word): Actor | undefined {
  const link = s.words.slice(verb.i + 1, verb.i + 14).find((word) => word.low === "with");
  const found = link && s.words.slice(link.i + 1, link.i + 8).find((word) => personAt(context, s, word));
  return found && personAt(context, s, found);
}

function personAfter(context: Context, s: Sentence, verb: Word): Word | undefined {
  for (const word of s.words.slice(verb.i + 1, verb.i + 7)) {
    if (/^[,;.]$/.test(word.text) || word.upos === "VERB" || word.upos === "ADP") return undefined;
    if (context.cast.at(s, word)?.kind === "person") return word;
  }
  return undefined;
}

function byWhom(context: Context, s: Sentence, verb: Word): { by: string } | Record<string, never> {
  const subject = subjectOf(s, verb);
  const actor = subject && context.cast.at(s, subject);
  return actor && actor.kind !== "media" ? { by: actor.id } : {};
}

// "dismissed Lavrov’s claim" dismisses no one.
function personal(context: Context, s: Sentence, verb: Word): boolean {
  const object = relativeObject(s, verb) ?? clauseOf(s, verb).object;
  return (
    object !== undefined &&
    context.cast.at(s, object) !== undefined &&
    !/^(?:'s|’s)$/.test(s.words[object.i + 1]?.text ?? "")
  );
}

function nameStart(context: Context, s: Sentence, word: Word): number {
  const who = /^(?:who|that)$/.test(word.low) ? (relativeHead(s, s.words[word.i + 1] ?? word) ?? word) : word;
  const actor = context.cast.at(s, who);
  let i = who.i;
  while (i > 0 && actor && context.cast.at(s, s.words[i - 1]!) === actor) i--;
  return i;
}
