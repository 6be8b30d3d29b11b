import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, headOf, nounPhrase, spanOfWords, spanUnder, subtree } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import type { Context } from "./context.ts";
import type { Cue } from "./cues.ts";
import { clauseContent, sideClause, trailing } from "./speech-clauses.ts";
import { quotationsBetween } from "./speech-quotations.ts";
import { wordsIn } from "./speech-words.ts";

/** What a verb says, by the first way of the codebook in which a content stands by it; undefined when none does. */
export function contentOf(
  context: Context,
  s: Sentence,
  verb: Word,
  cue: Cue,
): { content: Span[]; frame: string } | undefined {
  const { text } = context;
  const tell = /^(?:tell|inform|notify|assure|remind|warn|advise|brief|ask)$/.test(verb.lemma);
  if (cue.takes.has("clause")) {
    const content = clauseContent(context, s, verb, tell);
    if (content) return { content, frame: "clause" };
  }
  const complement = childrenOf(s, verb, "xcomp");
  const object = childrenOf(s, verb, "obj", "iobj")[0];
  const toDo = (word: Word) => childrenOf(s, word, "mark").some((mark) => mark.low === "to");
  const infinitive =
    complement.find((word) => toDo(word) || word.xpos === "VB") ??
    childrenOf(s, verb, "advcl").find(
      (word) =>
        toDo(word) &&
        word.i > verb.i &&
        (cue.takes.has("person-to") || cue.takes.has("on-person-to")) &&
        s.words[subtree(s, word)[0]!.i - 1]?.text !== ",",
    );
  if ((cue.takes.has("person-to") || tell) && infinitive && object && object.i < infinitive.i) {
    const last = subtree(s, infinitive, (word) => sideClause(s, word)).at(-1)!;
    const first = subtree(s, object)[0]!;
    return {
      content: [spanOfWords(text, s, Math.min(first.i, object.i), Math.max(last.i, infinitive.i))],
      frame: "person-to",
    };
  }
  if (cue.takes.has("on-person-to") && infinitive) {
    const whom = childrenOf(s, verb, "obl").find((word) => /^(?:on|upon|to)$/.test(caseOf(s, word)));
    if (whom) {
      const first = subtree(s, whom).find((word) => bare(word) !== "case" || headOf(s, word) !== whom)!;
      return { content: [spanOfWords(text, s, first.i, subtree(s, infinitive).at(-1)!.i)], frame: "person-to" };
    }
  }
  if (cue.takes.has("infinitive") && infinitive && !object) {
    return {
      content: [spanUnder(text, s, infinitive, (word) => sideClause(s, word) || trailing(s, word, infinitive))],
      frame: "infinitive",
    };
  }
  if (cue.takes.has("gerund")) {
    // Whatever the tree calls it: "rejected recognising …".
    const gerund = childrenOf(s, verb).find(
      (word) => word.xpos === "VBG" && word.i > verb.i && word.i - verb.i <= 2 && s.words[word.i - 1]?.text !== ",",
    );
    if (gerund)
      return {
        content: [spanUnder(text, s, gerund, (word) => sideClause(s, word) || trailing(s, word, gerund))],
        frame: "gerund",
      };
  }
  if (cue.takes.has("of") && object) {
    const what = [
      ...childrenOf(s, verb, "advcl", "obl", "ccomp", "xcomp"),
      ...childrenOf(s, object, "nmod", "acl"),
    ].find((word) => {
      const marks = childrenOf(s, word, "case", "mark").map((mark) => mark.low);
      return marks.includes("of") && word.i > object.i;
    });
    if (what) {
      const first = subtree(s, object, (word) => word === what)[0]!;
      return {
        content: [spanOfWords(text, s, first.i, subtree(s, what, (word) => sideClause(s, word)).at(-1)!.i)],
        frame: "of",
      };
    }
  }
  for (const preposition of ["of", "for", "on", "against", "to", "with"] as const) {
    if (!cue.takes.has(preposition) || (preposition === "of" && object)) continue;
    const what = childrenOf(s, verb, "obl", "advcl", "ccomp").find((word) => {
      const marks = childrenOf(s, word, "case", "mark").map((mark) => mark.low);
      return marks.includes(preposition) && word.i > verb.i;
    });
    if (!what) continue;
    // "urged support for": the object comes before what it is for.
    const start = object && /^(?:for|with)$/.test(preposition) ? subtree(s, object)[0]!.i : undefined;
    if (preposition === "with" && !object) continue;
    const words = subtree(
      s,
      what,
      (word) =>
        sideClause(s, word) ||
        (headOf(s, word) === what && /^(?:case|mark)$/.test(bare(word)) && word.low === preposition),
    );
    return { content: [spanOfWords(text, s, start ?? words[0]!.i, words.at(-1)!.i)], frame: preposition };
  }
  if (cue.takes.has("at") && object) {
    // "puts the dead at 940"
    const number = [...childrenOf(s, verb, "obl"), ...childrenOf(s, object, "nmod")].find(
      (word) =>
        caseOf(s, word).startsWith("at") && subtree(s, word).some((one) => one.upos === "NUM" || one.xpos === "CD"),
    );
    if (number && object.i < number.i)
      return {
        content: [
          spanOfWords(
            text,
            s,
            subtree(s, object, (word) => word === number)[0]!.i,
            subtree(s, number, (word) => sideClause(s, word) || trailing(s, word, number)).at(-1)!.i,
          ),
        ],
        frame: "at",
      };
  }
  if (cue.takes.has("as")) {
    const as = [
      ...childrenOf(s, verb, "obl", "advcl", "xcomp"),
      ...(object ? childrenOf(s, object, "nmod", "acl") : []),
      ...childrenOf(s, verb, "obl").flatMap((word) => childrenOf(s, word, "nmod")),
    ].find((word) => childrenOf(s, word, "case", "mark").some((mark) => mark.low === "as"));
    if (as) {
      if (object && object.i > as.i)
        return {
          content: [
            spanOfWords(
              text,
              s,
              subtree(s, as).find((word) => bare(word) !== "case")?.i ?? as.i,
              subtree(s, object, (word) => trailing(s, word, object)).at(-1)!.i,
            ),
          ],
          frame: "as",
        };
      const thing = object ?? childrenOf(s, verb, "obl").find((word) => caseOf(s, word) === "to" && word.i < as.i);
      const first = thing && thing.i > verb.i ? subtree(s, thing)[0]!.i : childrenOf(s, as, "case", "mark")[0]!.i + 1;
      const from = thing && caseOf(s, thing) === "to" ? first + 1 : first;
      return {
        content: [
          spanOfWords(
            text,
            s,
            Math.min(from, as.i),
            subtree(s, as, (word) => sideClause(s, word) || trailing(s, word, as)).at(-1)!.i,
          ),
        ],
        frame: "as",
      };
    }
  }
  if (cue.takes.has("naming") && object) {
    const predicate = complement.find(
      (word) => word.i > object.i && !childrenOf(s, word, "mark").some((mark) => mark.low === "to"),
    );
    const second = childrenOf(s, verb, "obj").find((word) => word.i > object.i);
    const quotedWord = childrenOf(s, verb).find(
      (word) => word.quoted && bare(word) !== "punct" && word.i > object.i && caseOf(s, word) === "",
    );
    const behind = childrenOf(s, object, "amod").find((word) => word.i > object.i);
    const last = predicate ?? second ?? quotedWord ?? behind;
    if (last) {
      return {
        content: [
          spanOfWords(text, s, subtree(s, object)[0]!.i, subtree(s, last, (word) => trailing(s, word, last)).at(-1)!.i),
        ],
        frame: "naming",
      };
    }
    // "what the airline called its final offer"
    if (bare(verb) === "acl" && headOf(s, verb)?.low === "what" && object.i > verb.i)
      return {
        content: [spanUnder(text, s, object, (word) => trailing(s, word, object))],
        frame: "naming",
      };
    // "what his office called “consultations”"
    const quoted = quotationsBetween(context, verb.end, verb.end + 3).find((quote) => quote.start >= verb.end);
    if (quoted && quoted.end <= s.end + 1) return { content: [quoted], frame: "naming" };
  }
  if (
    cue.takes.has("object") &&
    object &&
    object.i > verb.i &&
    !/^(?:himself|herself|itself|themselves)$/.test(object.low)
  ) {
    return { content: [objectSpan(context, s, verb, object)], frame: "object" };
  }
  // "a charge that Phnom Penh denies": what is denied stands before.
  const noun = headOf(s, verb);
  if (
    cue.takes.has("object") &&
    (!object || object.i < verb.i) &&
    verb.relation === "acl:relcl" &&
    noun &&
    /^(?:deny|confirm|reject)$/.test(cue.act)
  ) {
    const subject = childrenOf(s, verb, "nsubj")[0];
    if (subject && !/^(?:who|which|that)$/.test(subject.low)) {
      const which = childrenOf(s, verb, "obj").find((word) => word.i < verb.i);
      const span = which ? spanOfWords(text, s, which.i, which.i) : nounPhrase(text, s, noun);
      return { content: [span], frame: "relative" };
    }
  }
  // "The Afghans refused."
  if (
    cue.takes.has("bare") &&
    !object &&
    complement.length === 0 &&
    childrenOf(s, verb, "obl", "ccomp", "advcl").length === 0
  )
    return { content: [], frame: "bare" };
  return undefined;
}

function objectSpan(context: Context, s: Sentence, verb: Word, object: Word): Span {
  const span = spanUnder(
    context.text,
    s,
    object,
    (word) =>
      sideClause(s, word) ||
      (word.relation === "acl:relcl" && headOf(s, word) === object && !/^(?:what|whatever)$/.test(object.low)) ||
      trailing(s, word, object),
  );
  // "expressed uncertainty over the withdrawal": the parser may hang the phrase on the verb.
  const attached = childrenOf(s, verb, "obl").find((word) => {
    const first = subtree(s, word)[0]!;
    return (
      first.start - span.end <= 1 &&
      first.start > span.end - 1 &&
      /^(?:over|about|of|for|on|with|at|that|to|against|in)$/.test(caseOf(s, word)) &&
      !context.map.at(s, word) &&
      !context.times.some((one) => one.sentence === s.index && one.from <= word.i && word.i < one.to)
    );
  });
  if (!attached) return withMore(context, s, span);
  const end = spanUnder(context.text, s, attached, (word) => sideClause(s, word) || trailing(s, word, attached)).end;
  return spanOf(context.text, span.start, Math.max(span.end, end));
}

// "8.5 per cent, plus a one-off payment": what comes on top belongs to the offer.
function withMore(context: Context, s: Sentence, span: Span): Span {
  const last = wordsIn(s, [span]).at(-1);
  const plus = last && s.words[last.i + 1]?.text === "," ? s.words[last.i + 2] : undefined;
  if (plus?.low !== "plus" || plus.i + 1 >= s.words.length) return span;
  let end = plus.i + 1;
  while (end + 1 < s.words.length && !/^(?:[,;.]|but|and|said)$/.test(s.words[end + 1]!.low)) end++;
  return spanOf(context.text, span.start, s.words[end]!.end);
}
