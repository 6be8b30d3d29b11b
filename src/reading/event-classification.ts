import type { Event, Finding } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { type EventClass, eventClassOf } from "../language/event-classes.ts";
import { bare, caseOf, childrenOf, clauseOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, attributionAround, type Context, timeNear, wordSpan } from "./context.ts";
import { contextIn } from "./event-context.ts";
import { rules } from "./event-rules.ts";
import { actorsAt } from "./event-sides.ts";
import { stretchAround } from "./stretch.ts";

/** The least score with which an event is taken from the classifier alone. */
const least = 0.9;

/**
 * Codes a clause that tells what one side did to another, where no finding and no rule of the codebook covers it, by the
 * trained classifier; nothing where it is not sure.
 */
export function classifyEvent(context: Context, s: Sentence, verb: Word): Event | undefined {
  if (!told(s, verb)) return undefined;
  const clause = clauseOf(s, verb);
  const subject = subjectOf(s, verb);
  const object =
    clause.object ?? childrenOf(s, verb, "obl").find((word) => /^(?:against|on|at)$/.test(caseOf(s, word)));
  if (!subject || !object) return undefined;
  const doers = sidesAt(context, s, subject);
  const recipients = sidesAt(context, s, object).filter((id) => !doers.includes(id));
  if (doers.length === 0 || recipients.length === 0) return undefined;
  if (attributionAround(context, wordSpan(verb))) return undefined;
  const found = eventClassOf({ words: s.words, source: [subject.i], target: [object.i] });
  const event = classes[found.root];
  if (!event || found.score < least || found.conflict !== found.quad > 2) return undefined;
  return code(context, s, verb, { ...found, root: event }, doers, recipients);
}

// What the classifier calls YIELD is a concession or a retreat, it does not say which.
const classes: Partial<Record<string, string>> = Object.fromEntries(
  ["ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION", "THREATEN"].map((one) => [one, one]),
);

const idle =
  /^(?:be|have|say|do|make|get|see|know|think|want|need|take|give|go|come|put|keep|follow|join|lead|call|name)$/;

const told = (s: Sentence, verb: Word) =>
  verb.upos === "VERB" &&
  verb.xpos === "VBD" &&
  !s.title &&
  !idle.test(verb.lemma) &&
  /^(?:root|conj|parataxis)$/.test(bare(verb)) &&
  !clauseOf(s, verb).negated &&
  !clauseOf(s, verb).passive;

const sidesAt = (context: Context, s: Sentence, word: Word) =>
  actorsAt(context, s, word, false).filter((id) =>
    /^(?:state|organisation|group)$/.test(context.cast.byId(id)?.kind ?? ""),
  );

function code(
  context: Context,
  s: Sentence,
  verb: Word,
  { root, quad, score }: EventClass,
  actors: string[],
  recipients: string[],
): Event {
  const { from, to } = stretchAround(context, s, verb.i, verb.i + 1);
  const evidence = [spanOfWords(context.text, s, from, to - 1)];
  const about = contextIn(context, evidence);
  const when = timeNear(context, s, verb)?.time.when;
  const made = add(context, "event", s, verb, {
    evidence,
    rule: `event/classified/${root.toLowerCase()}`,
    trigger: wordSpan(verb),
    score,
    negated: false,
    plover: { event: root, ...(about ? { context: about } : {}) },
    quad: rules().quads.get(root) ?? quad,
    actors,
    recipients,
    ...(when ? { when } : {}),
  });
  made.why.model = "events.gz";
  return made;
}

/** Whether a verb may tell what no finding near it does. */
export const uncovered = (near: Finding[], verb: Word) =>
  !near.some((one) => one.evidence.some((span) => span.start <= verb.start && verb.end <= span.end));
