import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { attributionAround, type Context, once, sentenceAt, wordSpan } from "./context.ts";
import { positionBook } from "./positions-book.ts";

/** Says who holds what at a noun or pronoun. */
export type HolderAt = (s: Sentence, noun: Word) => Actor | undefined;

/**
 * Whom "it" or "they" means as one who holds a position: who says the clause, a subject before it in the sentence, or the
 * subject of the sentence before. `holderAt` says who holds what at a noun.
 */
export function antecedentOf(context: Context, s: Sentence, pronoun: Word, holderAt: HolderAt): Actor | undefined {
  const fits = pluralPronoun.test(pronoun.low) ? isMany : isOne;
  const said = attributionAround(context, wordSpan(pronoun));
  if (said?.source.span) {
    const { start, end } = said.source.span;
    if (s.start <= start && end <= s.end) {
      const head = headIn(s, start, end);
      const source = head && fits(context, s, head) ? holderAt(s, head) : undefined;
      if (source) return source;
    }
  }
  for (let at = headOf(s, pronoun), steps = 0; at && steps < 6; at = headOf(s, at), steps++) {
    const subject = childrenOf(s, at, "nsubj").find((one) => one !== pronoun && one.i < pronoun.i);
    if (!subject || subject.upos === "PRON") continue;
    const found = fits(context, s, subject) ? holderAt(s, subject) : undefined;
    if (found) return found;
  }
  const before = context.document.sentences[s.index - 1];
  if (!before || before.title || before.paragraph < s.paragraph - 1) return undefined;
  const root = before.words.find((word) => word.head < 0);
  const subject = root && (childOf(before, root, "nsubj") ?? clauseOf(before, root).subject);
  if (!subject) return undefined;
  if (subject.upos === "PRON")
    return pluralPronoun.test(pronoun.low) === pluralPronoun.test(subject.low) ? holderAt(before, subject) : undefined;
  return fits(context, before, subject) ? holderAt(before, subject) : undefined;
}

const pluralPronoun = /^(?:they|them|their|theirs)$/;

function headIn(s: Sentence, start: number, end: number): Word | undefined {
  return s.words.find(
    (word) =>
      word.start >= start &&
      word.end <= end &&
      /^(?:NOUN|PROPN)$/.test(word.upos) &&
      !(headOf(s, word) && headOf(s, word)!.start >= start && headOf(s, word)!.end <= end),
  );
}

const isMany = (context: Context, s: Sentence, word: Word) =>
  /^(?:NNS|NNPS)$/.test(word.xpos) ||
  childOf(s, word, "conj") !== undefined ||
  /^(?:organisation|group)$/.test(context.cast.at(s, word)?.kind ?? "") ||
  positionBook().sets.bodies.has(word.lemma);
const isOne = (context: Context, s: Sentence, word: Word) =>
  /^(?:NN|NNP|NNPS)$/.test(word.xpos) && !/^(?:person|role-holder)$/.test(context.cast.at(s, word)?.kind ?? "");

/** The body without a name that somebody speaks for: "Ada Lund, the union's leader", "Bo Reyes of the miners' union". */
export function affiliationOf(context: Context, actor: Actor, holderAt: HolderAt): Actor | undefined {
  if (actor.kind !== "person" && actor.kind !== "role-holder") return undefined;
  const known = once(context, affiliations);
  const found = known.get(actor);
  if (found !== undefined) return found ?? undefined;
  known.set(actor, null);
  const made = findAffiliation(context, actor, holderAt) ?? null;
  known.set(actor, made);
  return made ?? undefined;
}

/** Whether the text calls somebody by what he is among a side: "union leader Maria Gomez", "his rival, Gideon Raz". */
export function isTitled(context: Context, actor: Actor): boolean {
  const { holders, bodies } = positionBook().sets;
  return actor.mentions.slice(0, 4).some((mention) => {
    const s = sentenceAt(context.document, mention.start);
    const head = s?.words.find(
      (word) => word.start >= mention.start && word.end <= mention.end && !insideMention(s, word, mention),
    );
    if (!s || !head) return false;
    const titles = childrenOf(s, head, "appos", "nmod:desc", "compound");
    const up = bare(head) === "appos" ? headOf(s, head) : undefined;
    return [...titles, ...(up ? [up] : [])].some(
      (word) => word.upos === "NOUN" && holders.has(word.lemma) && !bodies.has(word.lemma),
    );
  });
}

const affiliations = () => new Map<Actor, Actor | null>();

function findAffiliation(context: Context, actor: Actor, holderAt: HolderAt): Actor | undefined {
  for (const mention of actor.mentions.slice(0, 4)) {
    const s = sentenceAt(context.document, mention.start);
    if (!s || s.title) continue;
    const head = s.words.find(
      (word) => word.start >= mention.start && word.end <= mention.end && !insideMention(s, word, mention),
    );
    const body = head && bodyOf(context, s, head, holderAt, 0);
    if (body) return body;
  }
  return undefined;
}

const insideMention = (s: Sentence, word: Word, span: { start: number; end: number }) => {
  const up = headOf(s, word);
  return up !== undefined && up.start >= span.start && up.end <= span.end;
};

function bodyOf(context: Context, s: Sentence, head: Word, holderAt: HolderAt, depth: number): Actor | undefined {
  const { bodies } = positionBook().sets;
  for (const child of childrenOf(s, head, "nmod:poss", "nmod", "compound", "appos", "nmod:desc")) {
    if (child.bare === "nmod" && child.relation === "nmod") {
      if (!/^(?:of|for|from|at|with)$/.test(childOf(s, child, "case")?.low ?? "")) continue;
    }
    // "its secretary-general, Bo Reyes"
    if (/^(?:its|their)$/.test(child.low)) {
      const owner = holderAt(s, child);
      if (owner && owner.kind !== "person") return owner;
    }
    // "Bo Reyes of the Harbour Front"
    const named = child.relation === "nmod" ? context.cast.at(s, child) : undefined;
    if (named && /^(?:organisation|group)$/.test(named.kind)) return named;
    if (bodies.has(child.lemma) && child.upos === "NOUN") {
      const actor = context.cast.describe(s, child);
      if (actor && actor.kind !== "person") return actor;
    }
    if (depth < 2 && /^(?:appos|nmod:desc|compound)$/.test(child.relation)) {
      const deeper = bodyOf(context, s, child, holderAt, depth + 1);
      if (deeper) return deeper;
    }
  }
  // "Ada Lund, who leads the union"
  const clause =
    depth === 0
      ? childrenOf(s, head, "acl").find((word) => /^(?:lead|head|represent|run|chair)$/.test(word.lemma))
      : undefined;
  const led = clause && childOf(s, clause, "obj");
  if (led && bodies.has(led.lemma)) return context.cast.describe(s, led);
  if (depth === 0 && bare(head) === "appos") {
    const up = headOf(s, head);
    if (
      up &&
      /^(?:leader|head|chief|president|chair|chairman|chairwoman|secretary|director|spokesman|spokeswoman|negotiator|spokesperson)$/.test(
        up.lemma,
      )
    )
      return bodyOf(context, s, up, holderAt, 1);
  }
  return undefined;
}
