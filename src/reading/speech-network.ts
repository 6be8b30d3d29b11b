import type { Act } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import { type Attributed, attributionsIn } from "../language/attribution-network.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { type Cue, cues } from "./cues.ts";
import { actOf } from "./speech-acts.ts";
import { saysNothing } from "./speech-doubts.ts";
import { contentOf } from "./speech-frames.ts";
import { partInverted, wholeFronted } from "./speech-inverted.ts";
import { speaker } from "./speech-verbs.ts";
import { sentenceAt, topWord, wordsIn } from "./speech-words.ts";
import type { Spoken } from "./spoken.ts";

/** The attributions whose spans the network gives, with the act that the codebook reads off the cue. */
export function spokenByNetwork(context: Context): Spoken[] {
  return attributionsIn(context.document).flatMap((one) => spokenOf(context, one) ?? []);
}

function spokenOf(context: Context, given: Attributed): Spoken | undefined {
  const s = sentenceAt(context.document.sentences, given.cue[0]?.start ?? given.content[0]!.start);
  if (!s) return undefined;
  const cue = wordsIn(s, given.cue);
  const verb = cueHead(cue);
  if (!verb) return undefined;
  const one = wholeFronted(context, s, verb, partInverted(context, s, verb, given));
  const sourceSpan = one.source[0];
  const from = sourceSpan && sentenceAt(context.document.sentences, sourceSpan.start);
  const source =
    from && sourceSpan
      ? sourceHead(context, from, sourceSpan)
      : verb.upos === "VERB"
        ? speakerOf(context, s, verb)
        : undefined;
  if (saysNothing(context, s, verb, cue, one.content, source, sourceSpan, one.score)) return undefined;
  return {
    s,
    verb,
    cue: one.cue,
    ...(source && (from ?? s) === s ? { source } : {}),
    ...(sourceSpan ? { sourceSpan } : {}),
    content: one.content,
    ...actAndFrame(context, s, verb, cue, one),
    score: one.score,
    by: "network",
  };
}

/** The word of a cue that says what is done: "declined" of "declined to comment", "according" of "according to". */
function cueHead(cue: Word[]): Word | undefined {
  const { verbs, nouns, carriers } = cues();
  const carried =
    cue.some((word) => carriers.has(word.lemma)) && cue.find((word) => word.upos === "NOUN" && nouns.has(word.lemma));
  return (
    (carried || cue.find((word) => word.low === "according")) ??
    cue.find((word) => word.upos === "VERB" && verbs.has(word.lemma)) ??
    cue.find((word) => word.upos === "VERB") ??
    cue.find((word) => nouns.has(word.lemma)) ??
    cue.find((word) => word.upos === "NOUN") ??
    cue[0]
  );
}

// Where the network names nobody: the subject, if somebody acts there.
function speakerOf(context: Context, s: Sentence, verb: Word): Word | undefined {
  if (clauseOf(s, verb).passive) return undefined;
  const subject = speaker(context, s, verb);
  if (subject && context.cast.at(s, subject)) return subject;
  // The tree may lose the subject behind "however": "It has, however, proposed".
  for (let i = verb.i - 1; i >= Math.max(0, verb.i - 7); i--) {
    const word = s.words[i]!;
    if (/^(?:NOUN|PROPN|PRON)$/.test(word.upos)) return context.cast.at(s, word) ? word : undefined;
    if (!/^(?:AUX|ADV|PUNCT|VERB)$/.test(word.upos) || (word.upos === "VERB" && word.lemma !== "have"))
      return undefined;
  }
  return undefined;
}

function sourceHead(context: Context, s: Sentence, span: Span): Word | undefined {
  const words = wordsIn(s, [span]);
  const top = tellers(words) ?? officeIn(context, s, topWord(words));
  if (!top) return undefined;
  const name =
    top.upos === "NOUN" && context.cast.at(s, top)?.kind !== "person" ? nameBehind(context, s, words, top) : undefined;
  if (name) return name;
  if (context.cast.at(s, top)) return top;
  // The tree may hang a name on a title: whoever is known in the span and stands first speaks.
  const next = s.words[top.i + 1];
  // "The jihadist coalition JNIM": the name says who.
  if (top.upos === "NOUN" && next && next.end <= span.end && next.upos === "PROPN" && context.cast.at(s, next))
    return next;
  if (/^(?:who|which|that)$/.test(top.low)) return antecedent(s, top) ?? top;
  if (/^(?:NOUN|PRON)$/.test(top.upos)) return top;
  return words.find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos) && context.cast.at(s, word)) ?? top;
}

// "A mediator who took part, Baba Haïdara", "their organisation, Pain et Puits": the name behind the comma says who.
function nameBehind(context: Context, s: Sentence, words: Word[], top: Word): Word | undefined {
  for (let i = 1; i < words.length - 1; i++) {
    if (words[i]!.text !== "," || words[i]!.i < top.i) continue;
    const next = words[i + 1]!.low === "the" ? words[i + 2] : words[i + 1];
    const actor = next?.upos === "PROPN" ? context.cast.at(s, next) : undefined;
    if (
      actor &&
      /^(?:person|organisation|group)$/.test(actor.kind) &&
      !/^(?:'s|’s)$/.test(s.words[next!.i + 1]?.text ?? "")
    )
      return next;
  }
  const called = words.findIndex((word) => /^(?:called|named)$/.test(word.low));
  const next = called > 0 ? words[called + 1] : undefined;
  return next && context.cast.at(s, next)?.kind === "person" ? next : undefined;
}

// "a US official": the official and not the state, whatever the tree makes of them.
function officeIn(context: Context, s: Sentence, top: Word | undefined): Word | undefined {
  if (top?.upos !== "PROPN" || context.cast.at(s, top)?.kind !== "state") return top;
  const role = context.cast.rolesIn(s).find((one) => one.from <= top.i && top.i < one.to);
  return role ? s.words[role.head.to - 1] : top;
}

// "People close to Ms Diop", "officials briefed by Rubio": those who tell stand first, whatever the tree hangs on whom.
function tellers(words: Word[]): Word | undefined {
  const first = words.findIndex((word) => word.upos === "NOUN");
  const next = words[first + 1];
  return next && /^(?:close|familiar|briefed|involved|aware|privy|present)$/.test(next.low) ? words[first] : undefined;
}

// "A delegate, who asked not to be named, said": whom the relative clause is about.
function antecedent(s: Sentence, pronoun: Word): Word | undefined {
  for (let at = headOf(s, pronoun), steps = 0; at && steps < 4; at = headOf(s, at), steps++)
    if (bare(at) === "acl") return headOf(s, at);
  return undefined;
}

function actAndFrame(
  context: Context,
  s: Sentence,
  verb: Word,
  cue: Word[],
  one: Attributed,
): { act: Act; frame: string } {
  const { verbs, nouns } = cues();
  if (verb.low === "according") return { act: "assert", frame: "according-to" };
  const list = verb.upos === "NOUN" && nouns.has(verb.lemma) ? undefined : verbs.get(verb.lemma);
  if (!list) {
    const noun = nouns.get(verb.lemma) ?? cue.map((word) => nouns.get(word.lemma)).find(Boolean);
    return { act: noun?.act ?? "assert", frame: noun ? "noun" : "clause" };
  }
  const particles = new Set([...cue, ...childrenOf(s, verb, "compound:prt", "advmod")].map((word) => word.low));
  const fits = list.filter((entry) => !entry.particle || particles.has(entry.particle));
  if (/^(?:ask|inquire|enquire)$/.test(verb.lemma) && fits[0]) {
    const frame = frameBySurface(s, one);
    return { act: actOf(s, verb, fits[0], { content: one.content, frame }), frame };
  }
  for (const entry of fits) {
    const found = contentOf(context, s, verb, entry);
    if (found && touches(found.content, one.content)) return { act: actOf(s, verb, entry, found), frame: found.frame };
  }
  const entry: Cue | undefined = bySurface(fits, s, one) ?? fits[0];
  if (!entry) return { act: "assert", frame: "clause" };
  const frame = frameBySurface(s, one);
  return { act: actOf(s, verb, entry, { content: one.content, frame }), frame };
}

const touches = (a: Span[], b: Span[]) => a.some((x) => b.some((y) => x.start < y.end && y.start < x.end));

function frameBySurface(s: Sentence, one: Attributed): string {
  const first = wordsIn(s, one.content)[0];
  if (first?.low === "to") return "infinitive";
  if (first && /^(?:of|for|on|against|as)$/.test(first.low)) return first.low;
  return "clause";
}
function bySurface(entries: Cue[], s: Sentence, one: Attributed): Cue | undefined {
  const frame = frameBySurface(s, one);
  return entries.find((entry) => entry.takes.has(frame));
}
