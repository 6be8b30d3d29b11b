import type { Attribution, Finding, Position, Proposal } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { subjectOf } from "../language/tree.ts";
import { contains } from "../text/span.ts";
import { type Context, sentenceAt } from "./context.ts";
import { topVerb, wordsIn } from "./speech-words.ts";

/** What an attribution, a position or a proposal tells, at one stretch of the text. */
export interface Telling<F extends Told = Told> {
  finding: F;
  s: Sentence;
  start: number;
  end: number;
  /** Where it stands among all. */
  at: number;
  /** Whether it is told only to say that it is not so. */
  denied: boolean;
  /** On whose sides those are who speak or whose it is; none where the text does not say. */
  sides: string[];
}

export type Told = Attribution | Position | Proposal;

/** All that is told in a text, in its order. */
export function tellingsIn(context: Context): Telling[] {
  const found: Telling[] = [];
  const denials = new Set<string>();
  for (const finding of context.findings)
    if (finding.kind === "attribution" && finding.act === "deny") denials.add(finding.id);
  for (const finding of context.findings) {
    if (finding.kind !== "attribution" && finding.kind !== "position" && finding.kind !== "proposal") continue;
    const sides = sidesOf(context, finding);
    // The names before the lines of a transcript.
    if (
      finding.kind === "attribution" &&
      finding.cue[0]?.exact === ":" &&
      !/\p{Ll}/u.test(finding.source.span?.exact ?? "")
    )
      continue;
    for (const { start, end } of stretches(finding)) {
      const s = sentenceAt(context.document, start);
      if (s) found.push({ finding, s, start, end, at: 0, denied: denials.has(finding.saidBy ?? ""), sides });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  for (let at = 0; at < found.length; at++) found[at]!.at = at;
  // A text without authors is theirs who put it forward in these words.
  found.forEach((one, at) => {
    if (one.finding.kind !== "proposal" || one.sides.length > 0) return;
    for (const other of found.slice(Math.max(0, at - 3), at + 4))
      if (
        other.finding.kind === "attribution" &&
        /^(?:propose|promise)$/.test(other.finding.act) &&
        other.start < one.end &&
        one.start < other.end
      )
        one.sides = other.sides;
  });
  return found;
}

// Source, cue and content are one telling.
const stretches = ({ kind, evidence }: Finding) =>
  kind === "attribution"
    ? [{ start: Math.min(...evidence.map((one) => one.start)), end: Math.max(...evidence.map((one) => one.end)) }]
    : evidence;

function sidesOf({ cast }: Context, one: Told): string[] {
  const ids =
    one.kind === "attribution"
      ? [one.source.actor ?? (one.source.span && `words/${one.source.span.exact.toLowerCase()}`)]
      : one.kind === "position"
        ? [one.party]
        : one.authors;
  return ids.flatMap((id) => {
    if (!id) return [];
    const actor = cast.byId(id);
    return [(actor && cast.partyOf(actor)) ?? id];
  });
}

/** Whether two tellings are surely not of one side. */
export function apart(one: Telling, other: Telling): boolean {
  if (one.sides.length === 0 || other.sides.length === 0)
    return (
      other.finding.kind === "proposal" ||
      (other.finding.kind === "attribution" && other.finding.source.type !== "named")
    );
  const shares = one.sides.some((side) => other.sides.includes(side));
  return !shares || (other.finding.kind === "proposal" && other.sides.length > 1);
}

/** Whether two tellings are of one side. */
export const together = (one: Telling, other: Telling): boolean =>
  one.sides.length > 0 && one.sides.some((side) => other.sides.includes(side));

/** Whether a telling is held by the content of an attribution. */
export const holds = (outer: Telling, inner: Telling): boolean =>
  outer.finding.kind === "attribution" &&
  outer.finding.content.some((span) => contains(span, inner) || (inner.start >= span.start && inner.start < span.end));

/** Whether what is told speaks of one of the other telling's sides: "The ministry accused the rebels of …". */
export function speaksOf(context: Context, one: Telling, other: Telling): boolean {
  const { cast } = context;
  return wordsTold(one).some((word) => {
    const actor = /^(?:NOUN|PROPN|PRON|ADJ)$/.test(word.upos) ? cast.at(one.s, word) : undefined;
    if (!actor) return word.upos === "ADJ" && other.sides.includes(cast.countryAt(one.s, word) ?? "-");
    return (
      other.sides.includes(cast.partyOf(actor) ?? actor.id) && !one.sides.includes(cast.partyOf(actor) ?? actor.id)
    );
  });
}

/** The words of what is told, within its sentence; an attribution's are those of its content. */
export function wordsTold({ finding, s, start, end }: Telling): Word[] {
  if (finding.kind !== "attribution") return s.words.filter((word) => word.start >= start && word.end <= end);
  return wordsIn(s, finding.content);
}

/** Whether what is told lays something at the other's door, or says what they did. */
export function tellsOn(context: Context, one: Telling, other: Telling): boolean {
  if (one.finding.kind === "attribution" && one.finding.act === "accuse") return speaksOf(context, one, other);
  const words = wordsTold(one);
  const verb = topVerb(words.filter((word) => word.low !== "that"));
  const subject = verb && subjectOf(one.s, verb);
  const actor = subject && context.cast.at(one.s, subject);
  return actor !== undefined && other.sides.includes(context.cast.partyOf(actor) ?? actor.id);
}
