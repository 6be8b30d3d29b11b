import type { Deadline } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { spanOfWords } from "../language/tree.ts";
import { add, attributionAround, type Context, lately, wordSpan } from "./context.ts";
import { asked, awaited, conditional, given, owed } from "./deadline-clauses.ts";
import { bitingOn, dueNoun, namedDeadline, runningOut } from "./deadline-nouns.ts";
import { dueWhen, type FoundDeadline } from "./deadline-times.ts";
import { phraseIn } from "./stretch.ts";

interface Made {
  found: FoundDeadline;
  finding: Deadline;
}

/** Finds the dates by which somebody must do something, and whether they were kept, moved or let pass. */
export function findDeadlines(context: Context): void {
  const made: Made[] = [];
  const standing: FoundDeadline[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const found =
        given(context, s, word) ??
        asked(context, s, word) ??
        owed(context, s, word) ??
        conditional(context, s, word) ??
        namedDeadline(context, s, word) ??
        runningOut(context, s, word) ??
        bitingOn(context, s, word) ??
        awaited(context, s, word) ??
        dueNoun(context, s, word);
      if (!found) continue;
      // "Facing a Sunday deadline" counts where nobody tells more of it.
      if (found.frame === "standing") {
        standing.push(found);
        continue;
      }
      const twin = twinOf(context, lately(made), found);
      if (twin) merge(context, twin, found);
      else made.push({ found, finding: record(context, found) });
    }
  }
  if (made.length === 0 && standing[0]) record(context, standing[0]);
}

// The deadline told before that a clause tells of again: of the same day, of the same words, or "the deadline" alone.
function twinOf(context: Context, made: Made[], found: FoundDeadline): Made | undefined {
  const when = dueWhen(context, found);
  const day = when?.end.slice(0, 10);
  const same = made.find(({ found: one, finding }) =>
    finding.when && day
      ? finding.when.end.slice(0, 10) === day
      : one.s === found.s && Math.abs(one.verb.i - found.verb.i) < 12,
  );
  if (same) return same;
  const headline = made.find(({ found: one }) => one.s.title && !one.time && one.status === found.status);
  if (headline) return headline;
  // "The deadline passed at midnight … had given them until Monday"
  const passed = found.status === "set" && made.find(({ found: one }) => one.definite && one.frame === "named");
  if (
    passed &&
    day &&
    passed.finding.when &&
    Math.abs(Date.parse(passed.finding.when.end.slice(0, 10)) - Date.parse(day)) <= 86_400_000
  )
    return passed;
  if (!found.definite || found.frame !== "named") return undefined;
  const near = made.filter(({ found: one }) => found.s.index - one.s.index <= 12 && !one.s.title);
  return found.status === "set" ? undefined : near.at(-1);
}

function merge(context: Context, { found: before, finding }: Made, found: FoundDeadline): void {
  if (before.s !== found.s) finding.evidence.push(spanOfWords(context.text, found.s, found.from, found.to - 1));
  const when = dueWhen(context, found);
  if (when && (!finding.when || found.status === "extended")) finding.when = when;
  if (found.status !== "set") finding.status = found.status;
  if (found.demand) finding.demand ??= found.demand;
}

function record(context: Context, found: FoundDeadline): Deadline {
  const { s, verb } = found;
  const id = (word: Word | undefined) => {
    const actor = word && (context.cast.group(s, word)[0] ?? context.cast.describe(s, word));
    return actor && actor.kind !== "media" ? (context.cast.partyOf(actor) ?? actor.id) : undefined;
  };
  const said = attributionAround(context, wordSpan(verb));
  const setFor = id(found.setFor);
  const speaker = /^(?:owed|unless)$/.test(found.frame) ? said?.source.actor : undefined;
  const setBy =
    id(found.setBy) ??
    (/^(?:asked|given)$/.test(found.frame) ? pronounSource(context, s, found.setBy) : undefined) ??
    (speaker !== setFor ? speaker : undefined);
  const told = found.consequence && {
    span: spanOfWords(context.text, s, found.consequence.from, found.consequence.to - 1),
    to: found.to,
  };
  const consequence = told ?? consequenceOf(context, s, found.to);
  const when = dueWhen(context, found);
  const evidence = [spanOfWords(context.text, s, found.from, (consequence?.to ?? found.to) - 1)];
  return add(context, "deadline", s, verb, {
    evidence,
    rule: `deadline/${found.frame}`,
    trigger: wordSpan(verb),
    score: 0.75,
    ...(found.frame === "unless" || found.frame === "if-not" ? { phase: "planned" as const, negated: false } : {}),
    ...(setBy ? { setBy } : {}),
    ...(setFor && setFor !== setBy ? { setFor } : {}),
    ...(when ? { when } : {}),
    ...(found.demand ? { demand: found.demand } : {}),
    ...(consequence ? { consequence: consequence.span } : {}),
    status: found.status,
  });
}

// "The commission wants …; it has given London until": the body that is the subject before.
function pronounSource(context: Context, s: Sentence, word: Word | undefined): string | undefined {
  if (!word || !/^(?:it|they|he|she)$/.test(word.low)) return undefined;
  for (const before of [...s.words.slice(0, word.i)].reverse()) {
    const actor = /^nsubj/.test(before.relation) ? context.cast.describe(s, before) : undefined;
    if (actor && actor.kind !== "media") return context.cast.partyOf(actor) ?? actor.id;
  }
  return undefined;
}

const threats = [
  "failing which",
  "or face",
  "or else",
  "otherwise",
  "after which",
  "or it will",
  "or he will",
  "or they will",
  "or risk",
];

function consequenceOf(context: Context, s: Sentence, from: number): { span: Span; to: number } | undefined {
  for (const phrase of threats) {
    const at = phraseIn(s, phrase, Math.max(0, from - 2), Math.min(s.words.length, from + 6));
    if (at < 0) continue;
    let to = at + phrase.split(" ").length;
    const start = phrase.startsWith("or ") && !/else/.test(phrase) ? at + 1 : to;
    while (
      to < s.words.length &&
      !/^[.;”"]$/.test(s.words[to]!.text) &&
      !(s.words[to]!.text === "," && /^(?:said|says|according)$/.test(s.words[to + 2]?.low ?? ""))
    )
      to++;
    return { span: spanOfWords(context.text, s, start, to - 1), to };
  }
  return undefined;
}
