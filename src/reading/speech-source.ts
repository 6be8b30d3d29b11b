import type { Actor } from "../findings/actor.ts";
import type { Attribution } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { words as lexicon } from "../language/lexicon.ts";
import { bare, caseOf, childrenOf, headOf, spanOfWords, subtree } from "../language/tree.ts";
import { type Context, inTime, wordSpan } from "./context.ts";
import { cues } from "./cues.ts";
import type { Spoken } from "./spoken.ts";

type Source = Attribution["source"];

/** Who speaks: the words for him, the actor that they mean, and whether he is named, unnamed, a medium or nobody. */
export function sourceOf(context: Context, one: Spoken, before: Attribution[]): Source {
  const { s, source } = one;
  if (!source) return one.sourceSpan ? { span: one.sourceSpan, type: "unnamed" } : { type: "unattributed" };
  const noun = cues().nouns.get(source.lemma);
  const span = one.sourceSpan ?? (source.upos === "PRON" ? wordSpan(source) : fullName(context, s, source));
  if (isOneOf(context, s, source)) {
    const actor = context.cast.unnamed(s, source);
    return { span, ...(actor ? { actor: actor.id } : {}), type: "unnamed" };
  }
  const known = context.cast.at(s, source);
  if (!known || known.kind === "unnamed") {
    const issuer = issuerOf(context, s, source, before);
    if (issuer) return { span, actor: issuer.id, type: typeOf(issuer) };
  }
  if (noun?.source === "unattributed" && !known) return { span, type: "unattributed" };
  // "Both", "each side", "the parties": the two of whom the text has spoken; the first stands for them.
  if (known === undefined || known.kind === "unnamed") {
    const pair = isPair(s, source) ? pairBefore(context, s, source) : undefined;
    if (pair) return { span, actor: pair.id, type: "named" };
    if (/^(?:both|each|neither)$/.test(source.low)) return { span, type: "named" };
  }
  // "Saudi and American mediators": those whose mediators they are.
  const sides = /^(?:mediators|negotiators|guarantors|governments|leaders)$/.test(source.low)
    ? context.cast.group(s, source)
    : [];
  if (sides.length > 1) return { span, actor: sides[0]!.id, type: "named" };
  const actor = context.cast.describe(s, source);
  if (actor) {
    const media =
      actor.kind === "media" || (actor.kind === "unnamed" && (noun?.source === "media" || press.test(source.lemma)));
    if (media && actor.kind === "unnamed") return outlet(context, s, source, span);
    return { span, actor: actor.id, type: media ? "media" : typeOf(actor) };
  }
  if (/^(?:it|they|we|i|he|she)$/.test(source.low)) {
    const actor = lastSpeaker(context, s, before, source.low);
    if (actor) return { span, actor: actor.id, type: typeOf(actor) };
  }
  return { span, type: noun ? noun.source : "unnamed" };
}

// "two Upper Basin aides", "an aide to Lund", "one of its members": they are not those whose they are.
function isOneOf({ cast }: Context, s: Sentence, source: Word): boolean {
  const known = cast.at(s, source);
  if (!known || !/^\p{Ll}/u.test(source.text) || source.upos === "PRON")
    return /^one$/i.test(source.text) && s.words[source.i + 1]?.low === "of";
  if (source.low === "one" && s.words[source.i + 1]?.low === "of") return true;
  const role = cast.rolesIn(s).some((one) => one.from <= source.i && source.i < one.to);
  if (source.xpos === "NNS") return role && /^(?:state|organisation)$/.test(known.kind);
  const next = s.words[source.i + 1]?.low ?? "";
  const indefinite = childrenOf(s, source, "det").some((one) => /^(?:a|an|another)$/.test(one.low));
  if (known.kind === "state") return indefinite && role;
  return known.kind === "person" && indefinite && /^(?:to|of|for|close)$/.test(next);
}

// "both sides", "the two armies", "each", "the parties".
function isPair(s: Sentence, source: Word): boolean {
  if (/^(?:both|each|neither)$/.test(source.low)) return true;
  const before = childrenOf(s, source, "det", "nummod", "amod", "cc:preconj").map((one) => one.low);
  if (before.some((low) => /^(?:both|two|each|neither|either)$/.test(low)))
    return /^(?:side|party|country|government|army|delegation|team|state|nation|neighbour|neighbor|ministry|leader|minister|president)$/.test(
      source.lemma,
    );
  return before.includes("the") && /^(?:sides|parties)$/.test(source.low);
}

function pairBefore(context: Context, s: Sentence, source: Word): Actor | undefined {
  const { sentences } = context.document;
  const people = /^(?:leader|minister|president|both|each|neither)$/.test(source.lemma);
  const kinds = people ? /^(?:state|group|organisation|person)$/ : /^(?:state|group|organisation)$/;
  for (let index = s.index; index >= Math.max(0, s.index - 4); index--) {
    const from = sentences[index]!;
    if (from.title) break;
    const last = from === s ? source.i : from.words.length;
    const named = new Set<Actor>();
    for (let i = last - 1; i >= 0; i--) {
      const word = from.words[i]!;
      const actor = people && index >= s.index - 1 ? context.cast.at(from, word) : undefined;
      if (actor?.kind === "person") named.add(actor);
      if (!childrenOf(from, word, "conj").some((one) => /^(?:PROPN|NOUN)$/.test(one.upos))) continue;
      const group = context.cast.group(from, word);
      if (group.length > 1 && group.every((one) => kinds.test(one.kind))) return group[0];
    }
    // "Claes met Verstappen. Both deny it."
    if (named.size === 2) return [...named].at(-1);
  }
  // The two that the text names most.
  const most = context.cast.actors
    .filter((actor) => /^(?:state|group)$/.test(actor.kind) && actor.mentions.length > 1)
    .sort((a, b) => b.mentions.length - a.mentions.length);
  return most.length > 1 ? most[0] : undefined;
}

// "State television", "Sahrawi media" are somebody; "press reports" and "local media" are nobody in particular.
function outlet(context: Context, s: Sentence, source: Word, span: Span): Source {
  const own = childrenOf(s, source, "amod", "compound").filter((one) => one.i < source.i);
  const told = own.some(
    (one) => /^(?:state|public|official)$/.test(one.low) || context.cast.countryAt(s, one) || one.upos === "PROPN",
  );
  if (!told || /^(?:report|press|article)/.test(source.low)) return { span, type: "media" };
  const actor = context.cast.medium(span.exact.replace(/^(?:the|a|an)\s+/i, ""), span);
  return { span, actor: actor.id, type: "media" };
}

const press = /^(?:press|media|newspaper|outlet|broadcaster|daily|magazine|television|radio|tabloid|weekly)$/;
const typeOf = (actor: Actor): Source["type"] =>
  actor.kind === "media" ? "media" : actor.kind === "unnamed" ? "unnamed" : "named";

// "The statement said", "our investigation found", "its figures show": papers speak for whoever put them out.
function issuerOf(context: Context, s: Sentence, source: Word, before: Attribution[]): Actor | undefined {
  if (source.upos !== "NOUN") return undefined;
  const paper = lexicon().papers.has(source.lemma);
  const work =
    /^(?:investigation|inquiry|analysis|figure|datum|data|estimate|finding|record|report|review|survey|study|assessment|account|remark|comment|word|speech|offer|proposal|plan)$/.test(
      source.lemma,
    );
  if (!paper && !work) return undefined;
  const owner = childrenOf(s, source, "nmod:poss", "nmod", "compound", "acl")
    .filter(
      (child) => bare(child) !== "nmod" || child.relation === "nmod:poss" || /^(?:from|by|of)$/.test(caseOf(s, child)),
    )
    .map((child) =>
      bare(child) === "acl" ? childrenOf(s, child, "obl").find((one) => caseOf(s, one) === "by") : child,
    )
    .map((child) => (child ? context.cast.at(s, child) : undefined))
    .find((actor) => actor !== undefined && actor.kind !== "unnamed");
  if (owner) return owner;
  const definite = childrenOf(s, source, "det").some((one) => /^(?:the|this|that)$/.test(one.low));
  return paper && definite ? lastSpeaker(context, s, before, "it") : undefined;
}

// "they said", "it said": the body or people that spoke before, and for "they" those who were the subject.
function lastSpeaker(context: Context, s: Sentence, before: Attribution[], pronoun: string): Actor | undefined {
  const plural = pronoun === "they" ? subjectBefore(context, s) : undefined;
  if (plural) return plural;
  for (let i = before.length - 1; i >= Math.max(0, before.length - 12); i--) {
    const one = before[i]!;
    const at = one.evidence[0]!.start;
    if (at >= s.start) continue;
    if (s.start - at >= 900) return undefined;
    const actor = one.source.actor ? context.cast.byId(one.source.actor) : undefined;
    if (!actor) continue;
    const several = actor.kind === "unnamed" && /s$|people|^both /i.test(actor.name);
    // A paper that a body's own man signed is the body's.
    if (/^(?:it|they)$/.test(pronoun) && /^(?:person|role-holder)$/.test(actor.kind)) continue;
    if (pronoun === "it" && (several || actor.kind === "media")) continue;
    if (/^(?:he|she)$/.test(pronoun) && !/^(?:person|role-holder|unnamed)$/.test(actor.kind)) continue;
    return actor;
  }
  return undefined;
}

// "The Indian boatmen came by sea. They asked for …"
function subjectBefore(context: Context, s: Sentence): Actor | undefined {
  for (const from of [s, context.document.sentences[s.index - 1]]) {
    if (!from || from.title) return undefined;
    const subject = from.words.find(
      (word) =>
        bare(word) === "nsubj" &&
        /^NNP?S$/.test(word.xpos) &&
        (from !== s || word.i < 8) &&
        !inTime(context, from, word),
    );
    const actor = subject && context.cast.describe(from, subject);
    if (actor && actor.kind !== "media" && actor.kind !== "person") return actor;
  }
  return undefined;
}

/** The noun phrase of a source with its titles and apposition, cut before a relative clause. */
function fullName(context: Context, s: Sentence, head: Word): Span {
  const words = subtree(
    s,
    head,
    (word) =>
      (/^(?:case|mark)$/.test(bare(word)) && headOf(s, word) === head && word.i < head.i) ||
      /^(?:acl|advcl|parataxis|conj|cc|ccomp|obl)$/.test(bare(word)) ||
      (bare(word) === "punct" && word.i > head.i && !word.quoted),
  );
  const run = words.filter((word) => Math.abs(word.i - head.i) <= 25);
  const first = run[0]!.i;
  let last = run[run.length - 1]!.i;
  // Only what stands together with the head belongs to it.
  const inRun = new Set(run.map((word) => word.i));
  for (let i = head.i; i < last; i++) {
    if (!inRun.has(i + 1) && !/^[,’'-]$/.test(s.words[i + 1]!.text)) {
      last = i;
      break;
    }
  }
  return spanOfWords(context.text, s, first, last);
}
