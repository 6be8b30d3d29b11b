import { type Span, spanOf } from "../text/span.ts";
import type { Sentence, Word } from "./document.ts";

/** The relation without its subtype. */
export const bare = (word: Word): string => word.bare;

/** The children of a word that stand in one of the relations (with or without subtype). */
export function childrenOf(s: Sentence, word: Word, ...relations: string[]): Word[] {
  const found: Word[] = [];
  for (const i of word.children) {
    const child = s.words[i]!;
    if (relations.length === 0 || relations.includes(child.bare) || relations.includes(child.relation))
      found.push(child);
  }
  return found;
}

/** The first child of a word that stands in one relation (with or without subtype). */
export function childOf(s: Sentence, word: Word, relation: string): Word | undefined {
  for (const i of word.children) {
    const child = s.words[i]!;
    if (child.bare === relation || child.relation === relation) return child;
  }
  return undefined;
}

/** The word that a word hangs on. */
export function headOf(s: Sentence, word: Word): Word | undefined {
  return word.head < 0 ? undefined : s.words[word.head];
}

/** The words under a word, in order; branches for which `skip` holds are left out. */
export function subtree(s: Sentence, top: Word, skip?: (word: Word) => boolean): Word[] {
  const found: Word[] = [];
  gather(s, top, skip, 0, found);
  for (let i = 1; i < found.length; i++) if (found[i]!.i < found[i - 1]!.i) return found.sort((a, b) => a.i - b.i);
  return found;
}

// Left children, the word, right children: in a projective tree this is the order of the text.
function gather(
  s: Sentence,
  word: Word,
  skip: ((word: Word) => boolean) | undefined,
  depth: number,
  found: Word[],
): void {
  const { children } = word;
  if (depth > 400 || children.length === 0) {
    found.push(word);
    return;
  }
  let own = false;
  for (const i of children) {
    if (!own && i > word.i) {
      found.push(word);
      own = true;
    }
    const child = s.words[i]!;
    if (!skip?.(child)) gather(s, child, skip, depth + 1, found);
  }
  if (!own) found.push(word);
}

const edge = /^[.,;:!?…—–-]+$/;

/** The span of a run of words, without the marks and conjunctions at its edges; a quotation's marks go with it. */
export function spanOfWords(text: string, s: Sentence, from: number, to: number): Span {
  let first = from;
  let last = to;
  while (first < last && edge.test(s.words[first]!.text)) first++;
  while (last > first && edge.test(s.words[last]!.text)) last--;
  return spanOf(text, s.words[first]!.start, s.words[last]!.end);
}

/** The contiguous span of words around `top` that its subtree covers; what it leaves out in between is kept in. */
export function spanUnder(text: string, s: Sentence, top: Word, skip?: (word: Word) => boolean): Span {
  const words = subtree(s, top, skip);
  while (words.length > 1 && edge.test(words[words.length - 1]!.text)) words.pop();
  while (words.length > 1 && edge.test(words[0]!.text)) words.shift();
  return spanOfWords(text, s, words[0]!.i, words[words.length - 1]!.i);
}

const clausal = /^(?:acl|advcl|ccomp|xcomp|csubj|parataxis|punct|conj|cc|appos|discourse|dep)$/;

/** The noun phrase of a head: its words without clauses, appositions and conjuncts. */
export function nounPhrase(text: string, s: Sentence, head: Word): Span {
  const words = subtree(s, head, (word) => {
    const relation = bare(word);
    if (
      /^(?:case|mark)$/.test(relation) &&
      headOf(s, word) === head &&
      word.i < head.i &&
      !/^(?:'s|’s|'|’)$/.test(word.text)
    )
      return true;
    if (relation === "punct") return !/^(?:HYPH|-|''|``|POS)$/.test(word.xpos) && word.text !== "-";
    return clausal.test(relation) && !(relation === "conj" && headOf(s, word) !== head);
  });
  const run = contiguous(words, head);
  return spanOfWords(text, s, run[0]!.i, run[run.length - 1]!.i);
}

// The longest run of neighbours around the head; a lone mark between two of them does not part them.
function contiguous(words: Word[], head: Word): Word[] {
  const at = words.indexOf(head);
  let from = at;
  let to = at;
  while (from > 0 && words[from]!.i - words[from - 1]!.i <= 2) from--;
  while (to < words.length - 1 && words[to + 1]!.i - words[to]!.i <= 2) to++;
  return words.slice(from, to + 1);
}

/** A head and the heads that are coordinated with it ("the UK, France and Germany"). */
export function conjuncts(s: Sentence, head: Word): Word[] {
  const found = [head];
  for (let i = 0; i < found.length && found.length < 40; i++) {
    for (const child of childrenOf(s, found[i]!, "conj")) {
      if (/^(?:NOUN|PROPN|PRON|NUM|ADJ)$/.test(child.upos)) found.push(child);
    }
  }
  return found.sort((a, b) => a.i - b.i);
}

/** The preposition of a phrase ("in place of" gives "in"). */
export function caseOf(s: Sentence, word: Word): string {
  const marks = childrenOf(s, word, "case");
  const first = marks[0];
  if (!first) return "";
  if (marks.length === 1 && first.children.length === 0) return first.low;
  const rest = childrenOf(s, first, "fixed").map((one) => one.low);
  return [first.low, ...rest, ...marks.slice(1).map((one) => one.low)].join(" ");
}

/** What a verb says of its time and of its hold on the world. */
export interface Clause {
  verb: Word;
  /** Words of the verb group, auxiliaries and negations with it. */
  passive: boolean;
  negated: boolean;
  modal?: string;
  tense: "past" | "present" | "future" | "perfect" | "infinitive" | "participle";
  subject?: Word;
  object?: Word;
}

const future = /^(?:will|'ll|’ll|shall|wo)$/;

/** The subject of a verb: its own, else that of the verb that it hangs on or is coordinated with. */
export function subjectOf(s: Sentence, verb: Word, depth = 0): Word | undefined {
  const own = childrenOf(s, verb, "nsubj", "csubj").filter((word) => word.relation !== "nsubj:outer");
  const first = own.find((word) => word.i < verb.i) ?? own[0];
  if (first) {
    const pronoun = /^(?:which|that)$/.test(first.low) && bare(verb) === "acl";
    return pronoun ? headOf(s, verb) : first;
  }
  if (depth > 6) return undefined;
  const relation = bare(verb);
  const up = headOf(s, verb);
  if (!up) return undefined;
  if (relation === "acl")
    return verb.xpos === "VBG" || verb.xpos === "TO" || childrenOf(s, verb, "mark").length > 0 ? up : undefined;
  if (relation === "xcomp") {
    // "urged Moscow to withdraw": the object acts; "promised to return": the subject does.
    const object = childrenOf(s, up, "obj", "iobj")[0];
    return object ?? subjectOf(s, up, depth + 1);
  }
  if (/^(?:conj|advcl|parataxis|ccomp)$/.test(relation)) {
    if (relation === "ccomp" && verb.xpos !== "VBG" && childrenOf(s, verb, "mark").every((mark) => mark.low !== "to"))
      return undefined;
    // "called the talks productive, adding …": what hangs on the predicate has the subject of the verb.
    const host = bare(up) === "xcomp" && up.upos !== "VERB" ? (headOf(s, up) ?? up) : up;
    if (/^(?:VERB|AUX|ADJ|NOUN|PROPN)$/.test(host.upos)) return subjectOf(s, host, depth + 1);
  }
  return undefined;
}

/** Reads the verb group around a verb. */
export function clauseOf(s: Sentence, verb: Word): Readonly<Clause> {
  verb.clause ??= readClause(s, verb);
  return verb.clause;
}

const denying = /^(?:not|n't|n’t|never|neither|nor|hardly)$/;
const never = /^(?:not|n't|n’t|never)$/;

function readClause(s: Sentence, verb: Word): Clause {
  const helpers: Word[] = [];
  let passive = false;
  let negated = false;
  let longer = false;
  let object: Word | undefined;
  for (const i of verb.children) {
    const child = s.words[i]!;
    switch (child.bare) {
      case "aux":
      case "cop":
        helpers.push(child);
        break;
      case "advmod":
        negated ||= denying.test(child.low);
        longer ||= child.low === "longer";
        break;
      case "nsubj":
        passive ||= child.relation === "nsubj:pass";
        break;
      case "obj":
        object ??= child;
    }
  }
  for (const helper of helpers) {
    if (negated) break;
    for (const i of helper.children) {
      const child = s.words[i]!;
      negated ||= child.bare === "advmod" && never.test(child.low);
    }
  }
  negated ||= longer && subtree(s, verb).some((word) => word.low === "no");
  const verbs = helpers.length > 0 ? helpers : sharedHelpers(s, verb);
  let modalWord: Word | undefined;
  let has = false;
  let was = false;
  let is = false;
  for (const word of verbs) {
    if (word.xpos === "MD") modalWord ??= word;
    passive ||= word.relation === "aux:pass";
    has ||= word.lemma === "have";
    was ||= word.xpos === "VBD";
    is ||= word.xpos === "VBZ" || word.xpos === "VBP";
  }
  let tense: Clause["tense"];
  if (modalWord) tense = future.test(modalWord.low) ? "future" : "present";
  else if (has) tense = "perfect";
  else if (was) tense = "past";
  else if (is) tense = "present";
  else if (verb.xpos === "VBD") tense = "past";
  else if (verb.xpos === "VBZ" || verb.xpos === "VBP") tense = "present";
  else if (verb.xpos === "VB") tense = "infinitive";
  else tense = "participle";
  const modal = modalWord && !future.test(modalWord.low) ? modalWord.lemma : undefined;
  return {
    verb,
    passive,
    negated,
    tense,
    ...(modal ? { modal } : {}),
    subject: subjectOf(s, verb),
    object,
  };
}

// "will meet and discuss": the second verb borrows the first one's helpers.
function sharedHelpers(s: Sentence, verb: Word): Word[] {
  const up = headOf(s, verb);
  if (verb.bare !== "conj" || !up || childOf(s, verb, "nsubj")) return [];
  if (verb.xpos !== up.xpos && !(verb.xpos === "VB" && childrenOf(s, up, "aux").length > 0)) return [];
  return childrenOf(s, up, "aux", "cop");
}

/** The verb (or predicate) that rules the clause in which a word stands. */
export function clauseHead(s: Sentence, word: Word): Word {
  let at = word;
  for (let steps = 0; steps < s.words.length; steps++) {
    if (at.upos === "VERB" || at.children.some((i) => /^(?:cop|nsubj|aux)$/.test(s.words[i]!.bare))) return at;
    const up = headOf(s, at);
    if (!up) return at;
    at = up;
  }
  return at;
}

/** The span of the clause that a verb rules, without what is coordinated with it as a clause of its own. */
export function clauseSpan(text: string, s: Sentence, verb: Word): Span {
  return spanUnder(text, s, verb, (word) => {
    if (headOf(s, word) !== verb) return false;
    const relation = bare(word);
    if (relation === "parataxis") return true;
    // ", describing the talks as useful", ", after a week of threats": what comes behind a comma says something more.
    if (/^(?:advcl|obl)$/.test(relation) && word.i > verb.i) {
      const under = subtree(s, word);
      const apart = under[0]!.text === "," || s.words[under[0]!.i - 1]?.text === ",";
      const condition = childrenOf(s, word, "mark").some((one) => /^(?:if|unless|until|provided)$/.test(one.low));
      if (apart && !condition && (word.xpos === "VBG" || under.length > 6)) return true;
    }
    if (relation === "conj" && (word.upos === "VERB" || childrenOf(s, word, "cop").length > 0)) return true;
    if (relation === "cc") return true;
    return relation === "mark" && word.i < verb.i;
  });
}
