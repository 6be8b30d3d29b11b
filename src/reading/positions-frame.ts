import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";

/** What stands by a verb, looked up once for all of its rules. */
export interface Frame {
  s: Sentence;
  verb: Word;
  object?: Word;
  /** The first of two objects: "offered the crew a raise". */
  receiver?: Word;
  /** "that he leave", "to leave", "leaving", "gone". */
  complement?: Word;
  complementIs?: "infinitive" | "gerund" | "clause" | "whether" | "predicate";
  /** What must be, where the parser takes it for the object. */
  subject?: Word;
  /** What the object is asked to do, where the parser hangs it there. */
  asked?: Word;
  agent?: Word;
  passive: boolean;
}

/** Gathers what stands by a verb, also where the parser hangs it elsewhere. */
export function frameOf(s: Sentence, verb: Word): Frame {
  const clause = clauseOf(s, verb);
  const frame: Frame = { s, verb, passive: clause.passive };
  for (const i of verb.children) {
    const child = s.words[i]!;
    const relation = child.bare;
    // "offered them thirty days": the last of two objects is the thing.
    if (child.relation === "iobj" && !frame.object) frame.object = child;
    else if (
      relation === "obj" &&
      (!frame.object || isPronoun(frame.object) || (frame.object.i > verb.i && isThing(child)))
    ) {
      if (frame.object) frame.receiver = frame.object;
      frame.object = child;
    } else if (relation === "obl" && !frame.object && childOf(s, child, "case")?.low === "per") frame.object = child;
    else if (relation === "obl" && (child.relation === "obl:agent" || childOf(s, child, "case")?.low === "by")) {
      if (/^(?:PROPN|NOUN|PRON)$/.test(child.upos)) frame.agent ??= child;
    } else if (/^(?:xcomp|ccomp)$/.test(relation) && child.i > verb.i && !frame.complement && !apart(s, child)) {
      frame.complement = child;
      frame.complementIs = kindOf(s, child);
    }
  }
  if (!frame.complement && !frame.object) {
    // "ruled out recognising it"
    const gerund = childrenOf(s, verb, "advcl").find(
      (word) =>
        word.xpos === "VBG" && word.i > verb.i && word.i <= verb.i + 2 && childrenOf(s, word, "mark").length === 0,
    );
    if (gerund) {
      frame.complement = gerund;
      frame.complementIs = "gerund";
    }
  }
  if (!frame.complement) {
    // The parser may hang "to leave" on the verb as an adverbial clause, and "from leaving" as a phrase.
    const purpose = childrenOf(s, verb, "advcl").find(
      (word) => word.i > verb.i && childrenOf(s, word, "mark").some((mark) => mark.low === "to" || mark.low === "that"),
    );
    if (purpose) {
      frame.complement = purpose;
      frame.complementIs = kindOf(s, purpose);
    }
  }
  if (!frame.complement && frame.object) {
    // "insists all sanctions, old and new, must be lifted": the parser may take what must be for an object.
    const bound = childrenOf(s, verb, "conj").find(
      (word) =>
        !childOf(s, word, "nsubj") && childrenOf(s, word, "aux").some(({ low }) => low === "must" || low === "should"),
    );
    if (bound) {
      frame.complement = bound;
      frame.complementIs = "clause";
      frame.subject = frame.object;
      delete frame.object;
    }
  }
  if (!frame.complement && frame.object && frame.object.i > verb.i) {
    // "asked the rebels to leave": the parser may hang the act on the one asked.
    const act = childrenOf(s, frame.object, "acl").find((word) =>
      childrenOf(s, word, "mark").some(({ low }) => low === "to"),
    );
    const next = s.words[subtree(s, frame.object).at(-1)!.i + 1];
    const after = next?.low === "to" ? s.words[next.i + 1] : undefined;
    if (act) frame.asked = act;
    else if (after?.xpos === "VB") frame.asked = after;
  }
  // "turned down by Rome", behind a noun or beside another passive.
  const host = bare(verb) === "conj" ? headOf(s, verb) : undefined;
  const beside = verb.xpos === "VBD" && host !== undefined && clauseOf(s, host).passive;
  if (!frame.passive && frame.agent && !frame.object && (verb.xpos === "VBN" || beside) && !childOf(s, verb, "nsubj")) {
    if (!childrenOf(s, verb, "aux").some((aux) => aux.lemma === "have")) frame.passive = true;
  }
  if (!frame.object && !frame.passive && verb.relation.startsWith("acl")) {
    // "a rate that Erbil has accepted": the noun that the clause describes is its object.
    const up = headOf(s, verb);
    const own = childOf(s, verb, "nsubj");
    if (up && own && own.i < verb.i && !/^(?:which|that|who)$/.test(own.low) && /^(?:NOUN|PROPN)$/.test(up.upos))
      frame.object = up;
  }
  if (frame.object && /^(?:that|which|whom|who)$/.test(frame.object.low) && frame.object.i < verb.i) {
    const up = headOf(s, verb);
    const near = s.words[frame.object.i - 2];
    if (up && verb.relation.startsWith("acl") && up.i < verb.i) frame.object = up;
    // The parser may hang the clause on a noun behind it.
    else if (up && up.i > verb.i && near?.upos === "NOUN" && s.words[near.i + 1]!.text === ",") frame.object = near;
  }
  return frame;
}

const proviso = /^(?:understanding|condition|proviso|premise|assurance)$/;

// "Kosovo accepts; Serbia does not": what a semicolon parts is no complement.
function apart(s: Sentence, child: Word): boolean {
  const before = s.words[subtree(s, child)[0]!.i - 1];
  return child.upos === "AUX" || before?.text === ";" || proviso.test(before?.low ?? "");
}

/** Of what kind a complement is. */
export function kindOf(s: Sentence, word: Word): Frame["complementIs"] {
  const marks = childrenOf(s, word, "mark").map((mark) => mark.low);
  if (marks.includes("whether") || marks.includes("if")) return "whether";
  if (marks.includes("to")) return "infinitive";
  if (
    bare(word) === "ccomp" &&
    childrenOf(s, word, "advmod", "obj", "obl", "nsubj").some((one) =>
      /^(?:how|what|when|where|which|why)$/.test(one.low),
    )
  )
    return "whether";
  if (word.xpos === "VBG" && childrenOf(s, word, "aux").length === 0) return "gerund";
  if (bare(word) === "xcomp") return word.upos === "VERB" && word.xpos === "VB" ? "infinitive" : "predicate";
  return "clause";
}

const isThing = (word: Word) => word.upos === "NOUN" || word.upos === "NUM";

/** Whether a word only points at what is spoken of elsewhere. */
export const isPronoun = (word: Word) =>
  word.upos === "PRON" && !/^(?:nothing|everything|anything|something)$/.test(word.low);
