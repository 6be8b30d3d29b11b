import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { type Found, makersOf, told } from "./proposal-parts.ts";
import { rules } from "./proposal-rules.ts";
import { npStart, stretchAround } from "./stretch.ts";

/** What two sides would each do, told side by side: "Chile would cut its duties, and Peru would open two ports". */
export function sideBySide(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (!would(s, verb)) return undefined;
  const other = childrenOf(s, verb, "conj").find((word) => word.upos === "VERB" && would(s, word));
  const first = subjectOf(s, verb);
  const second = other && childrenOf(s, other, "nsubj")[0];
  if (!first || !other || !second || s.words.some((word) => /^(?:if|unless|whether)$/.test(word.low))) return undefined;
  const one = makersOf(context, s, first);
  const two = makersOf(context, s, second);
  if (one.length + two.length === 0 || one.some((id) => two.includes(id))) return undefined;
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const from = Math.min(around.from, npStart(s, first.i));
  const { to } = stretchAround(context, s, other.i, other.i + 1);
  const clause = (obligor: string | undefined, start: number, end: number) => ({
    ...(obligor ? { obligor } : {}),
    obligation: spanOfWords(context.text, s, start, end - 1),
  });
  return {
    s,
    verb,
    left: verb.i,
    from,
    to,
    stage: "tabled",
    makers: [],
    clauses: [clause(one[0], verb.i, Math.min(around.to, npStart(s, second.i))), clause(two[0], other.i, to)],
    frame: "side-by-side",
  };
}

const would = (s: Sentence, verb: Word) =>
  rules().terms.has(verb.lemma) && clauseOf(s, verb).modal === "would" && !clauseOf(s, verb).negated;

/** What is put or lies on the table, whatever its noun: "put 4 percent on the table", "on the table is a swap". */
export function onTable(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (!/^(?:put|lay|place|be)$/.test(verb.lemma)) return undefined;
  const table = s.words.find(
    (word) => word.low === "table" && s.words[word.i - 1]?.low === "the" && s.words[word.i - 2]?.low === "on",
  );
  if (!table || (headOf(s, table) !== verb && headOf(s, verb) !== table && Math.abs(table.i - verb.i) > 7))
    return undefined;
  const lies = verb.lemma === "be";
  // "on the table is a swap of captives"
  if (lies && table.i !== verb.i - 1) return undefined;
  if (!lies && (!told(s, verb) || table.i < verb.i)) return undefined;
  const thing = lies
    ? s.words.slice(verb.i + 1, verb.i + 6).find((word) => word.upos === "NOUN")
    : s.words.slice(verb.i + 1, table.i - 2).find((word) => word.upos === "NOUN" || word.upos === "NUM");
  if (!thing || rules().untabled.has(thing.lemma)) return undefined;
  const start = npStart(s, thing.i);
  const head = s.words[start]!;
  if (/^(?:his|her|my|the|all|every|any)$/.test(head.low) || (lies && !/^(?:a|an)$/.test(head.low))) {
    if (lies || head.low !== "the") return undefined;
  }
  // "put her hat on the table": an offer has a sum, or is an act of several.
  if (
    !lies &&
    !/^(?:a|an|the)$/.test(head.low) &&
    thing.upos !== "NUM" &&
    !s.words.slice(start, table.i).some((w) => w.upos === "NUM")
  )
    return undefined;
  if (!lies && makersOf(context, s, subjectOf(s, verb)).length === 0 && subjectOf(s, verb)?.upos !== "NOUN")
    return undefined;
  if (!lies && subjectOf(s, verb)?.upos === "PRON") return undefined;
  const around = stretchAround(context, s, Math.min(verb.i, table.i - 2), Math.max(verb.i, table.i, thing.i) + 1);
  const end = lies ? around.to : table.i - 2;
  return {
    s,
    verb,
    left: verb.i,
    ...around,
    stage: "tabled",
    makers: lies ? [] : makersOf(context, s, subjectOf(s, verb)),
    clauses: [{ obligation: spanOfWords(context.text, s, start, Math.max(start, end - 1)) }],
    frame: "on-table",
  };
}

// "that Chad withdraw": no ending behind one who would have one.
function bareForm(s: Sentence, verb: Word): boolean {
  const subject = childrenOf(s, verb, "nsubj")[0];
  const several =
    subject && (subject.xpos === "NNS" || subject.upos === "PRON" || childrenOf(s, subject, "conj").length > 0);
  return verb.xpos === "VB" || (verb.xpos === "VBP" && subject !== undefined && !several);
}

/** "Suggested that Chad withdraw", "suggested a swap": what is floated without a plan's noun. */
export function suggested(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (verb.lemma !== "suggest" || verb.upos !== "VERB" || !told(s, verb) || clauseOf(s, verb).passive) return undefined;
  const makers = makersOf(context, s, subjectOf(s, verb));
  const content = childrenOf(s, verb, "ccomp")[0];
  const object = clauseOf(s, verb).object;
  const subjunctive =
    content?.upos === "VERB" &&
    bare(content) === "ccomp" &&
    bareForm(s, content) &&
    !rules().talking.has(content.lemma) &&
    childrenOf(s, content, "aux").length === 0;
  const barter =
    object !== undefined &&
    object.i > verb.i &&
    /^(?:swap|exchange|trade|bargain|buffer)$/.test(object.lemma) &&
    object.upos === "NOUN";
  if (makers.length === 0 || !(subjunctive || barter)) return undefined;
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const start = barter ? npStart(s, object.i) : verb.i + 1;
  const skip = s.words[start]?.low === "that" ? start + 1 : start;
  const end = stretchAround(
    context,
    s,
    subjunctive ? content!.i : object!.i,
    (subjunctive ? content!.i : object!.i) + 1,
  ).to;
  return {
    s,
    verb,
    left: verb.i,
    from: around.from,
    to: end,
    stage: "floated",
    makers,
    clauses: [{ obligation: spanOfWords(context.text, s, skip, end - 1) }],
    frame: "suggested",
  };
}
