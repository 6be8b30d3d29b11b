import type { Position } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import { type Span, spanOf } from "../text/span.ts";
import type { Context } from "./context.ts";

const conditional = /^(?:if|unless|until|till|provided|providing|once)$/;
const proviso = /^(?:condition|understanding|proviso|premise)$/;
const swap = /^(?:exchange|return)$/;

/** The word that opens a condition at the head of its clause or phrase, when there is one. */
function opener(s: Sentence, word: Word): { from: Word; exchange?: boolean; until?: Word } | undefined {
  const relation = bare(word);
  if (/^(?:advcl|ccomp|conj|acl|parataxis)$/.test(relation)) {
    for (const mark of childrenOf(s, word, "mark", "advmod")) {
      if (mark.i > word.i || (mark.low === "if" && s.words[mark.i - 1]?.low === "even")) continue;
      // "which they once again rejected" sets no condition.
      if (conditional.test(mark.low) && (mark.low !== "once" || s.words[mark.i + 1]?.low !== "again"))
        return { from: withOnly(s, mark) };
      if (/^(?:after|when)$/.test(mark.low) && s.words[mark.i - 1]?.low === "only") return { from: withOnly(s, mark) };
      if (mark.low === "as" && s.words[mark.i + 1]?.low === "long" && s.words[mark.i + 2]?.low === "as")
        return { from: withOnly(s, mark) };
      if (mark.low === "long" && s.words[mark.i - 1]?.low === "as") return { from: withOnly(s, s.words[mark.i - 1]!) };
    }
  }
  // "were the ban to go first", "had the council asked"
  if (/^(?:advcl|ccomp|conj|parataxis)$/.test(relation)) {
    const first = childrenOf(s, word, "aux", "cop").find(({ low }) => /^(?:were|had)$/.test(low));
    const subject = childrenOf(s, word, "nsubj")[0];
    const before = first && s.words[first.i - 1];
    if (first && subject && first.i < subject.i && (!before || before.head !== word.i || before.text === ","))
      return { from: first };
  }
  // "were both sides to ask": the parser takes the noun for the head.
  const were = word.upos === "NOUN" || word.upos === "PROPN" ? childrenOf(s, word, "cop")[0] : undefined;
  const to =
    were && /^were$/.test(were.low) && were.i < word.i
      ? childrenOf(s, word, "acl").find(({ xpos }) => /^VBN?$/.test(xpos))
      : undefined;
  if (were && to && s.words[word.i + 1]?.low === "to") return { from: were, until: to };
  if (relation === "obl" || relation === "nmod") {
    if (swap.test(word.low) && s.words[word.i - 1]?.low === "in" && s.words[word.i + 1]?.low === "for")
      return { from: withOnly(s, s.words[word.i - 1]!), exchange: true };
    if (proviso.test(word.lemma) && /^(?:on|under|with)\b/.test(caseOf(s, word))) {
      const first = subtree(s, word)[0]!;
      if (childrenOf(s, word, "acl", "ccomp", "nmod").length > 0) return { from: withOnly(s, first) };
    }
  }
  return undefined;
}

// "but only in return for", "only if": the narrowing belongs to the condition.
function withOnly(s: Sentence, word: Word): Word {
  const before = s.words[word.i - 1];
  return before?.low === "only" ? before : word;
}

/** Whether a word heads a condition, so that what stands under it is not part of the issue. */
export function conditionWord(s: Sentence, word: Word, top: Word): boolean {
  if (word === top) return false;
  if (bare(word) === "punct") return word.text === ",";
  if (bare(word) === "obl" && (caseOf(s, word) === "without" || /^circumstance/.test(word.lemma))) return true;
  return opener(s, word) !== undefined;
}

/** On what the stance of a verb hangs: what must come first, or what it is exchanged for. */
export function conditionsOf(context: Context, s: Sentence, verb: Word, negated = false): Position["conditions"] {
  const found: Position["conditions"] = [];
  // What is coordinated with the verb hangs on conditions of its own.
  const own = (word: Word) => bare(word) === "conj" && word.head === verb.i && word.upos === "VERB";
  for (const word of subtree(s, verb, own)) {
    const open = word === verb ? undefined : opener(s, word);
    if (open) {
      const under = subtree(s, word);
      let last = open.until ? subtree(s, open.until).at(-1)! : under.at(-1)!;
      // "in return for longer shifts": a noun that stands right behind belongs to it.
      if (open.exchange) {
        const target = childrenOf(s, word, "nmod", "advcl", "acl")[0] ?? s.words[word.i + 2];
        last = target ? subtree(s, target).at(-1)! : word;
        while (/^(?:NOUN|PROPN)$/.test(s.words[last.i + 1]?.upos ?? "")) last = s.words[last.i + 1]!;
      }
      found.push({ kind: kindOf(context, s, verb, word, open), text: trimmed(context, open.from.start, last.end) });
    } else if (negated && bare(word) === "obl" && caseOf(s, word) === "without") {
      const under = subtree(s, word);
      found.push({ kind: "precondition", text: trimmed(context, under[0]!.start, under.at(-1)!.end) });
    } else if (bare(word) === "obl" && /^only (?:for|on|with|in|after|under)$/.test(onlyCase(s, word))) {
      const under = subtree(s, word);
      const from = s.words[under[0]!.i - 1]?.low === "only" ? s.words[under[0]!.i - 1]! : under[0]!;
      found.push({ kind: "precondition", text: trimmed(context, from.start, under.at(-1)!.end) });
    }
  }
  const behind = found.length === 0 ? conditionBehind(context, s, verb) : undefined;
  if (behind) found.push(behind);
  return found.filter(
    (one, i) =>
      !found.some(
        (other, j) =>
          j !== i &&
          other.text.start <= one.text.start &&
          one.text.end <= other.text.end &&
          (j < i || other.text.end - other.text.start > one.text.end - one.text.start),
      ),
  );
}

// "said they would keep it until the pay is raised": the parser may hang the condition on the verb of saying.
function conditionBehind(context: Context, s: Sentence, verb: Word): Position["conditions"][number] | undefined {
  for (let i = verb.i + 2; i < s.words.length - 2; i++) {
    const word = s.words[i]!;
    if (/^[;:—–]$/.test(word.text)) return undefined;
    // Another clause begins: what comes behind is of that one.
    if (word.bare === "nsubj" && word.head !== verb.i && word.head > i && !word.relation.includes("outer")) {
      const up = s.words[word.head]!;
      if (!under(s, up, verb)) return undefined;
    }
    if (!opens(s, i)) continue;
    const from = withOnly(s, word);
    const head = word.head > i ? s.words[word.head] : undefined;
    let last = head ? subtree(s, head).at(-1)!.i : i;
    if (!head) while (s.words[last + 1] && !/^[.,;:”"—–]$/.test(s.words[last + 1]!.text)) last++;
    return {
      kind: kindOf(context, s, verb, head ?? word, { from }),
      text: trimmed(context, from.start, s.words[last]!.end),
    };
  }
  return undefined;
}

const longer = [
  "so long as",
  "as long as",
  "on condition",
  "on the condition that",
  "on the understanding that",
  "on the premise that",
];

function opens(s: Sentence, i: number): boolean {
  const { low, bare: relation } = s.words[i]!;
  if (/^(?:until|unless)$/.test(low)) return relation === "mark";
  if (low === "provided")
    return /^(?:that|,)$/.test(s.words[i + 1]?.low ?? "") || relation === "mark" || s.words[i - 1]?.text === ",";
  if (low === "once") return relation === "mark" && s.words[i + 1]?.low !== "again";
  if (low === "if")
    return relation === "mark" && s.words[i - 1]?.low !== "even" && s.words[s.words[i]!.head]?.bare === "advcl";
  return longer.some((phrase) => phrase.split(" ").every((one, k) => s.words[i + k]?.low === one));
}

function under(s: Sentence, word: Word, top: Word): boolean {
  for (let at: Word | undefined = word, steps = 0; at && steps < 12; at = headOf(s, at), steps++)
    if (at === top) return true;
  return false;
}

function onlyCase(s: Sentence, word: Word): string {
  const first = subtree(s, word)[0]!;
  const only = first.low === "only" || s.words[first.i - 1]?.low === "only";
  return only ? `only ${childrenOf(s, word, "case")[0]?.low ?? ""}` : "";
}

function kindOf(
  context: Context,
  s: Sentence,
  verb: Word,
  word: Word,
  open: { from: Word; exchange?: boolean },
): "precondition" | "exchange" {
  if (open.exchange) return "exchange";
  if (!/^(?:if|only|were|should|had)$/.test(open.from.low)) return "precondition";
  const other = clauseOf(s, word).subject;
  const actor = other ? context.cast.at(s, other) : undefined;
  const owner = clauseOf(s, verb).subject;
  return actor !== undefined && actor !== (owner ? context.cast.at(s, owner) : undefined) ? "exchange" : "precondition";
}

function trimmed(context: Context, start: number, end: number): Span {
  const exact = context.text.slice(start, end).replace(/[.,;:\s”"’']+$/, "");
  return spanOf(context.text, start, start + exact.length);
}
