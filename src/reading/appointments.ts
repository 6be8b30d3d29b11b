import { z } from "zod";
import type { Actor } from "../findings/actor.ts";
import { Appointment } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, type Context, phaseOf, timesIn, wordSpan } from "./context.ts";
import { stretchAround } from "./stretch.ts";

const Act = Appointment.shape.act;

export const AppointmentBook = z.strictObject({
  version: z.int(),
  acts: z.array(
    z.strictObject({ act: Act, definition: z.string(), verbs: z.array(z.string()).min(1), passive: z.boolean() }),
  ),
  examples: z.array(z.strictObject({ text: z.string(), act: Act })),
  counter: z.array(z.string()),
});

type Rule = { act: Appointment["act"]; rest: string[]; passive: boolean };
let verbs: Map<string, Rule[]> | undefined;
// The rule of a verb with the words behind it ("step down", "take over from"), the longest first.
function ruleOf(s: Sentence, verb: Word): Rule | undefined {
  if (!verbs) {
    verbs = new Map();
    for (const { act, passive, verbs: phrases } of loadCodebook("appointments", AppointmentBook).acts) {
      for (const phrase of phrases) {
        const [head, ...rest] = phrase.split(" ") as [string, ...string[]];
        const rules = [...(verbs.get(head) ?? []), { act, rest, passive }];
        verbs.set(
          head,
          rules.sort((a, b) => b.rest.length - a.rest.length),
        );
      }
    }
  }
  const lemma = verb.low === "sworn" ? "swear" : verb.lemma;
  return verbs.get(lemma)?.find(({ rest }) => rest.every((word, k) => s.words[verb.i + 1 + k]?.low === word));
}

const offices = /^(?:post|office|job|position|role|duties|command|seat|chair|leadership|helm|mandate)$/;
// "left the building" leaves no office, "suspended the minister" may be for a day.
const needsOffice = /^(?:leave|give|relinquish|relieve|strip|remove|assume|take|suspend|retire)$/;

/** Finds who was named to, replaced in, dismissed from or resigned an office. */
export function findAppointments(context: Context): void {
  for (const s of context.document.sentences) {
    for (const verb of s.words) {
      const rule = verb.upos === "VERB" ? ruleOf(s, verb) : undefined;
      if (rule && !clauseOf(s, verb).negated && phaseOf(s, verb) !== "hypothetical" && !clauseOf(s, verb).modal)
        record(context, s, verb, rule);
    }
  }
}

function record(context: Context, s: Sentence, verb: Word, { act, rest, passive: transitive }: Rule): void {
  const person = (word: Word | undefined): Actor | undefined => {
    const actor = word ? context.cast.at(s, word) : undefined;
    return actor && /^(?:person|role-holder)$/.test(actor.kind) ? actor : undefined;
  };
  const clause = clauseOf(s, verb);
  const left = person(subjectOf(s, verb)) ?? person(relativeHead(s, verb));
  const right = person(clause.object) ?? person(personAfter(context, s, verb));
  const by = s.words.slice(verb.i + 1, verb.i + 8).find((word) => word.low === "by");
  const agent = by ? person(headOf(s, by)) : undefined;
  const passive =
    clause.passive ||
    childrenOf(s, verb, "aux").some((word) => word.lemma === "be") ||
    /^(?:was|were|been|is|be)$/.test(s.words[verb.i - 1]?.low ?? "");
  const title = titleAfter(context, s, verb);
  const after = s.words.slice(verb.i + 1, verb.i + 7);
  const post =
    after.some((word) => offices.test(word.low)) || (title !== undefined && after.some((word) => word.low === "as"));
  if (needsOffice.test(verb.lemma) && rest.length === 0 && !post && !title) return;
  if (/^(?:leave|give|relinquish)$/.test(verb.lemma) && !after.some((word) => offices.test(word.low))) return;
  let own: Partial<Pick<Appointment, "actor" | "by" | "replaces">> | undefined;
  if (act === "resigned" && left && (!right || (clause.object && offices.test(clause.object.low))))
    own = { actor: left.id };
  else if (act === "replaced") {
    const from =
      rest.length > 0
        ? person(s.words.slice(verb.i + rest.length + 1, verb.i + rest.length + 6).find((word) => person(word)))
        : undefined;
    if (left && from && left !== from) own = { actor: left.id, replaces: from.id };
    else if (passive && left && agent) own = { actor: agent.id, replaces: left.id };
    else if (!passive && left && right && left !== right) own = { actor: left.id, replaces: right.id };
  } else if (act === "named" && !transitive) {
    const made = title ?? (rest.includes("office") || rest.length > 1 ? "" : undefined);
    if (
      left &&
      !passive &&
      made !== undefined &&
      (verb.lemma !== "take" || rest.length > 1 || rest[0] === "office" || post)
    )
      own = { actor: left.id };
  } else if (act === "named" && title) {
    if (passive && left) own = { actor: left.id, ...(agent ? { by: agent.id } : {}) };
    else if (!passive && right) own = { actor: right.id, ...byWhom(context, s, verb) };
  } else if (act === "dismissed") {
    if (passive && left && (title || post || !needsOffice.test(verb.lemma)))
      own = { actor: left.id, ...(agent ? { by: agent.id } : {}) };
    else if (!passive && right && right !== left && personal(context, s, verb))
      own = { actor: right.id, ...byWhom(context, s, verb) };
  }
  if (!own) return;
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const anchor = subjectOf(s, verb);
  const from =
    anchor && anchor.i < verb.i && verb.i - anchor.i < 12
      ? Math.min(around.from, nameStart(context, s, anchor))
      : around.from;
  add(context, "appointment", s, verb, {
    evidence: [spanOfWords(context.text, s, from, around.to - 1)],
    rule: `appointment/${act}`,
    trigger: wordSpan(verb),
    score: 0.8,
    act,
    ...own,
    ...(title ? { title } : {}),
  });
}

function relativeHead(s: Sentence, verb: Word): Word | undefined {
  // "…, who replaced": the parser may hang the clause elsewhere; the name stands before the comma.
  const who = s.words.slice(Math.max(0, verb.i - 4), verb.i).find((word) => word.low === "who");
  if (!who) return undefined;
  return s.words[who.i - 1]?.text === "," ? s.words[who.i - 2] : s.words[who.i - 1];
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
  const object = clauseOf(s, verb).object;
  return (
    object !== undefined &&
    context.cast.at(s, object) !== undefined &&
    !/^(?:'s|’s)$/.test(s.words[object.i + 1]?.text ?? "")
  );
}

function titleAfter(context: Context, s: Sentence, verb: Word): string | undefined {
  const phrase = context.cast
    .rolesIn(s)
    .find(
      (one) =>
        one.from > verb.i &&
        one.from - verb.i <= 8 &&
        !s.words.slice(verb.i, one.from).some((word) => /^(?:;|who|after|by|to|,)$/.test(word.low)),
    );
  const time = phrase && timesIn(context, s).find((one) => one.from > phrase.from && one.from < phrase.to);
  const cut =
    time && phrase
      ? spanOfWords(
          context.text,
          s,
          phrase.from,
          time.from - (/^(?:in|on|since|from)$/.test(s.words[time.from - 1]!.low) ? 2 : 1),
        ).exact
      : phrase?.title;
  return cut?.replace(/^(?:the|a|an|his|her|its)\s+/i, "") ?? officeAfter(context, s, verb);
}

// "was appointed ambassador at large": a title that no list of roles holds stands as the verb's complement.
function officeAfter(context: Context, s: Sentence, verb: Word): string | undefined {
  const office = childrenOf(s, verb, "xcomp", "obl", "obj").find(
    (word) =>
      /^(?:NOUN|PROPN)$/.test(word.upos) &&
      !(
        context.cast.at(s, word)?.kind === "person" &&
        word === clauseOf(s, verb).object &&
        !clauseOf(s, verb).passive
      ) &&
      !offices.test(word.low) &&
      word.i > verb.i &&
      word.i - verb.i <= 6 &&
      childrenOf(s, word, "case").every((one) => one.low === "as"),
  );
  return (
    office &&
    s.words
      .slice(verb.i + 1, office.i + 1)
      .filter((word) => word.low !== "as" && word.upos !== "DET")
      .map((word) => word.text)
      .join(" ")
  );
}

function nameStart(context: Context, s: Sentence, word: Word): number {
  const who = /^(?:who|that)$/.test(word.low) ? (relativeHead(s, s.words[word.i + 1] ?? word) ?? word) : word;
  const actor = context.cast.at(s, who);
  let i = who.i;
  while (i > 0 && actor && context.cast.at(s, s.words[i - 1]!) === actor) i--;
  return i;
}
