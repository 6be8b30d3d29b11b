import type { Act, Attribution } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import {
  bare,
  caseOf,
  childrenOf,
  clauseOf,
  headOf,
  spanOfWords,
  spanUnder,
  subjectOf,
  subtree,
} from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import { add, type Context, certaintyOf, wordSpan } from "./context.ts";
import { type Cue, cues } from "./cues.ts";

interface Found {
  s: Sentence;
  verb: Word;
  cue: Span[];
  source?: Word;
  content: Span[];
  act: Act;
  frame: string;
  score: number;
}

type Source = Attribution["source"];

/** Finds who said what: verbs of saying with their content, "according to", nouns of report, quotations that run on. */
export function findAttributions(context: Context): void {
  const found: Found[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const one = fromVerb(context, s, word) ?? fromNoun(context, s, word) ?? fromAccording(context, s, word);
      if (one) found.push(one);
    }
  }
  for (const one of withoutDoubles(found)) if (!unspoken(one)) record(context, one);
  carryQuotations(context);
}

const inward =
  /^(?:accept|ask|push|press|call|seek|resist|offer|propose|veto|reject|refuse|demand|require|promise|pledge|contradict|deny)$/;

// "would never accept", "if he asked for it", "to push for": an act that is denied, supposed or intended was not spoken.
function unspoken(one: Found): boolean {
  const { s, verb } = one;
  if (one.frame === "noun" || one.frame === "according-to" || one.frame === "passive") return false;
  const clause = clauseOf(s, verb);
  const up = headOf(s, verb);
  if (childrenOf(s, verb, "mark").some((mark) => /^(?:if|unless|should)$/.test(mark.low))) return true;
  if (
    clause.tense === "infinitive" &&
    bare(verb) === "xcomp" &&
    up &&
    !/^(?:go|continue|proceed|rush|seem|appear|begin|want|be)$/.test(up.lemma) &&
    /^(?:clause|naming|object)$/.test(one.frame)
  )
    return true;
  if (!inward.test(verb.lemma))
    return (
      clause.negated &&
      /^(?:think|believe|expect|hope|suspect|assume|predict|doubt)$/.test(verb.lemma) === false &&
      clause.tense === "future"
    );
  return clause.modal !== undefined || clause.tense === "future" || clause.tense === "infinitive" || clause.negated;
}

/** A quotation of several sentences whose last one carries the verb: the content begins where the quotation does. */
function wholeQuotation(context: Context, s: Sentence, span: Span): Span {
  const quote = context.document.quotations.find(
    (one) => one.start < span.start && one.end >= span.end - 1 && span.start <= s.start + 1,
  );
  return quote ? spanOf(context.text, quote.start, span.end) : span;
}

function record(context: Context, one: Found): void {
  const { s, verb } = one;
  const content = one.content.map((span) => wholeQuotation(context, s, span));
  const source = sourceOf(context, one);
  const negated = clauseOf(s, verb).negated;
  const refusing = negated && one.act !== "deny" && one.act !== "reject";
  const evidence = [...content, ...(source.span ? [source.span] : []), ...one.cue];
  add(context, "attribution", s, verb, {
    source,
    cue: one.cue,
    content,
    mode: modeOf(context, content),
    act: one.act,
    evidence: evidence.length > 0 ? evidence : [wordSpan(verb)],
    rule: `attribution/${one.frame}`,
    trigger: one.cue[0],
    score: one.score,
    certainty: one.act === "speculate" ? "possible" : contentCertainty(context, s, verb, content),
    ...(refusing ? { negated: true } : {}),
  });
}

// What the source commits to is read off the content's own verb, when it is a clause.
function contentCertainty(context: Context, s: Sentence, verb: Word, content: Span[]): ReturnType<typeof certaintyOf> {
  const clause = childrenOf(s, verb, "ccomp", "xcomp")[0];
  if (clause && content.some((span) => span.start <= clause.start && clause.end <= span.end))
    return certaintyOf(context, s, clause);
  return "certain";
}

function modeOf(context: Context, content: Span[]): Attribution["mode"] {
  let quoted = 0;
  let all = 0;
  for (const span of content) {
    all += span.end - span.start;
    for (const quote of context.document.quotations) {
      quoted += Math.max(0, Math.min(quote.end, span.end) - Math.max(quote.start, span.start));
    }
  }
  if (all === 0 || quoted === 0) return "indirect";
  return quoted / all > 0.85 ? "direct" : "mixed";
}

function sourceOf(context: Context, one: Found): Source {
  const { s, source } = one;
  if (!source) return { type: "unattributed" };
  const noun = cues().nouns.get(source.lemma);
  const actor = context.cast.describe(s, source);
  const span = source.upos === "PRON" ? wordSpan(source) : fullName(context, s, source);
  if (actor) {
    const type =
      actor.kind === "media" || (noun?.source === "media" && actor.kind === "unnamed")
        ? "media"
        : actor.kind === "unnamed"
          ? "unnamed"
          : "named";
    if (type === "media" && actor.kind === "unnamed") return { span, type };
    return { span, actor: actor.id, type };
  }
  if (/^(?:it|they|we|i|he|she)$/.test(source.low)) {
    const before = lastSource(context, s);
    const kind = before ? context.cast.byId(before)?.kind : undefined;
    if (before)
      return { span, actor: before, type: kind === "unnamed" ? "unnamed" : kind === "media" ? "media" : "named" };
  }
  return { span, type: noun ? noun.source : "unnamed" };
}

// "they said", "it said": the body or people that spoke before.
function lastSource(context: Context, s: Sentence): string | undefined {
  for (let i = context.findings.length - 1; i >= 0; i--) {
    const finding = context.findings[i]!;
    if (
      finding.kind === "attribution" &&
      finding.source.actor &&
      finding.evidence[0]!.start < s.start &&
      s.start - finding.evidence[0]!.start < 900
    ) {
      return finding.source.actor;
    }
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
  for (let i = head.i; i < last; i++) {
    if (!run.some((word) => word.i === i + 1) && !/^[,’'-]$/.test(s.words[i + 1]!.text)) {
      last = i;
      break;
    }
  }
  return spanOfWords(context.text, s, first, last);
}

const particleOf = (s: Sentence, verb: Word) => childrenOf(s, verb, "compound:prt", "advmod").map((word) => word.low);

function fromVerb(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (
    verb.upos !== "VERB" &&
    !(
      verb.upos === "NOUN" &&
      /^(?:says|reports|claims|vows|warns|denies|urges|rejects|demands|calls)$/.test(verb.low) &&
      s.title
    )
  )
    return undefined;
  const clause = clauseOf(s, verb);
  const agent = childrenOf(s, verb, "obl").find((word) => word.relation === "obl:agent" || caseOf(s, word) === "by");
  const passive = cues().passive.get(verb.lemma);
  if (clause.passive && passive && !agent) {
    const target = childrenOf(s, verb, "obl", "obj", "xcomp", "nmod").find(
      (word) => caseOf(s, word).split(" ")[0] === passive.takes,
    );
    if (!target) return undefined;
    return {
      s,
      verb,
      cue: [cueSpan(context, s, verb)],
      content: [
        withQuotes(
          context,
          spanUnder(context.text, s, target, (word) => caseHead(s, word, target) || sideClause(s, word)),
        ),
      ],
      act: passive.act,
      frame: "passive",
      score: 0.6,
    };
  }
  const list = cues().verbs.get(verb.lemma);
  if (!list) return undefined;
  const particles = particleOf(s, verb);
  for (const cue of list) {
    if (cue.particle && !particles.includes(cue.particle)) continue;
    if (cue.with && !childrenOf(s, verb, "xcomp", "obj", "advmod").some((word) => word.low === cue.with)) continue;
    const found = contentOf(context, s, verb, cue);
    if (!found) continue;
    let source: Word | undefined;
    if (clause.passive) {
      if (!agent) {
        // "is said to", "was told": nobody is named as saying it.
        if (found.frame !== "clause" && found.frame !== "infinitive") continue;
        source = undefined;
      } else source = agent;
    } else source = speaker(context, s, verb);
    if (!clause.passive && !source && found.frame !== "clause") continue;
    if (source && /^(?:it|this|that|there|which)$/.test(source.low) && !personal(context, s, source)) {
      if (source.low !== "it" || found.frame === "naming" || found.frame === "object") continue;
    }
    // A thing that shows or indicates something does not speak.
    if (
      source &&
      /^(?:show|find|hold|see|view|read|present|imply|consider|regard|make|ask|press|push|offer|order|require|attack|resist|decline|suspect|exclude|accept|feel|counter)$/.test(
        verb.lemma,
      ) &&
      !animate(context, s, source)
    )
      continue;
    return {
      s,
      verb,
      cue: [cueSpan(context, s, verb, cue)],
      ...(source ? { source } : {}),
      content: found.content.map((span) => withQuotes(context, span)),
      act: actOf(s, verb, cue, found),
      frame: found.frame,
      score: found.frame === "clause" ? 0.9 : 0.75,
    };
  }
  return undefined;
}

/** The subject of a verb of saying; where the tree has taken a date for it, the noun that stands before the verb. */
function speaker(context: Context, s: Sentence, verb: Word): Word | undefined {
  let subject = subjectOf(s, verb);
  // ", accusing Russia": a participle behind a comma belongs to whoever spoke before.
  for (let at = verb, steps = 0; verb.xpos === "VBG" && subject && !context.cast.at(s, subject) && steps < 4; steps++) {
    const up = headOf(s, at);
    if (!up) break;
    const other = subjectOf(s, up);
    if (other && context.cast.at(s, other)) subject = other;
    at = up;
  }
  if (!subject || !context.times.some((one) => one.sentence === s.index && one.from <= subject.i && subject.i < one.to))
    return subject;
  return s.words
    .slice(0, verb.i)
    .reverse()
    .find((word) => /^(?:NOUN|PROPN|PRON)$/.test(word.upos) && context.cast.at(s, word) !== undefined);
}

const personal = (context: Context, s: Sentence, word: Word) => context.cast.at(s, word) !== undefined;
const animate = (context: Context, s: Sentence, word: Word) => {
  const actor = context.cast.describe(s, word);
  return (
    actor !== undefined &&
    (actor.kind !== "unnamed" || /^(?:NNS|NNPS)$/.test(word.xpos) || context.cast.partyOf(actor) !== undefined)
  );
};

function actOf(s: Sentence, verb: Word, cue: Cue, found: { content: Span[]; frame: string }): Act {
  const { frame } = found;
  if (cue.act === "assert" && (frame === "naming" || frame === "as")) {
    const last = found.content.at(-1)!;
    const said = s.words.filter((word) => word.start >= last.start && word.end <= last.end);
    const word = said.find((one) => cues().praise.has(one.low) || cues().criticise.has(one.low));
    if (word) {
      const turned = said.some((one) => /^(?:not|n['’]t|hardly|never)$/.test(one.low) && one.i < word.i);
      return cues().praise.has(word.low) !== turned ? "praise" : "criticise";
    }
  }
  if (cue.act === "reject" && frame === "infinitive" && /^(?:decline|refuse)$/.test(verb.lemma)) {
    const what = childrenOf(s, verb, "xcomp")[0];
    if (what && cues().comment.has(what.lemma)) return "decline-comment";
  }
  return cue.act;
}

function cueSpan(context: Context, s: Sentence, verb: Word, cue?: Cue): Span {
  const particle = childrenOf(s, verb, "compound:prt").find((word) => word.i === verb.i + 1);
  const preposition =
    cue && (cue.takes.has("as") || cue.takes.has("for") || cue.takes.has("on-person-to"))
      ? s.words[verb.i + 1]
      : undefined;
  const next =
    particle ??
    (preposition && /^(?:to|for|on)$/.test(preposition.low) && preposition.upos === "ADP" ? preposition : undefined);
  return spanOf(context.text, verb.start, (next ?? verb).end);
}

const caseHead = (s: Sentence, word: Word, top: Word) => bare(word) === "case" && headOf(s, word) === top;

// Clauses that comment on a content instead of belonging to it.
const sideClause = (s: Sentence, word: Word) => {
  const before = s.words[word.i];
  return bare(word) === "parataxis" && before !== undefined && !word.quoted;
};

/** Widens a span to the quotation marks that stand at its edges. */
function withQuotes(context: Context, span: Span): Span {
  let { start, end } = span;
  const { text } = context;
  for (const quote of context.document.quotations) {
    if (quote.start === start - 1) start = quote.start;
    if (quote.end > end && quote.end - end <= 2 && quote.start >= start) end = quote.end;
  }
  // A closing mark whose opening lies before the span is not part of it.
  while (
    end > start &&
    /["”]/.test(text[end - 1]!) &&
    !context.document.quotations.some((quote) => quote.end === end && quote.start >= start)
  )
    end--;
  while (end > start && /[,.;]/.test(text[end - 1]!) && !/["”]/.test(text[end]!)) end--;
  return spanOf(text, start, end);
}

function contentOf(
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
  for (const preposition of ["of", "for", "on", "against", "to"] as const) {
    if (!cue.takes.has(preposition) || (preposition === "of" && object)) continue;
    const what = childrenOf(s, verb, "obl", "advcl", "ccomp").find((word) => {
      const marks = childrenOf(s, word, "case", "mark").map((mark) => mark.low);
      return marks.includes(preposition) && word.i > verb.i;
    });
    if (!what) continue;
    // "urged support for": the object comes before what it is for.
    const start = object && preposition === "for" ? subtree(s, object)[0]!.i : undefined;
    const words = subtree(
      s,
      what,
      (word) =>
        sideClause(s, word) ||
        (headOf(s, word) === what && /^(?:case|mark)$/.test(bare(word)) && word.low === preposition),
    );
    return { content: [spanOfWords(text, s, start ?? words[0]!.i, words.at(-1)!.i)], frame: preposition };
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
    // "what his office called “consultations”"
    const quoted = context.document.quotations.find((quote) => quote.start >= verb.end && quote.start - verb.end <= 3);
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
  if (!attached) return span;
  const end = spanUnder(context.text, s, attached, (word) => sideClause(s, word) || trailing(s, word, attached)).end;
  return spanOf(context.text, span.start, Math.max(span.end, end));
}

// A clause behind a comma says something more of its own ("…, accusing", "…, while Zelensky said").
function trailing(s: Sentence, word: Word, top: Word): boolean {
  if (!/^(?:advcl|parataxis|acl|conj)$/.test(bare(word)) || word.i < top.i || word.quoted !== top.quoted) return false;
  const first = subtree(s, word)[0]!;
  const comma = s.words[first.i - 1]?.text === "," || s.words[first.i]?.text === ",";
  if (!comma) return false;
  if (bare(word) === "conj") return word.upos === "VERB" && childrenOf(s, word, "nsubj").length > 0;
  return (
    childrenOf(s, word, "mark").some((mark) => /^(?:while|whereas|as|although|though)$/.test(mark.low)) ||
    word.xpos === "VBG" ||
    bare(word) === "parataxis"
  );
}

function clauseContent(context: Context, s: Sentence, verb: Word, tell: boolean): Span[] | undefined {
  const { text } = context;
  const subject = subjectOf(s, verb);
  const listener = tell ? childrenOf(s, verb, "obj", "iobj")[0] : undefined;
  // 1. A clause that the tree hangs on the verb.
  const complement =
    childrenOf(s, verb, "ccomp").find(
      (word) =>
        word !== subject && !childrenOf(s, word, "mark").some((mark) => adverbial.test(mark.low) && mark.i > verb.i),
    ) ?? childrenOf(s, verb, "parataxis").find((word) => word.quoted && !verb.quoted);
  // 2. A verb that stands in brackets of its own: "The talks will go on, the minister said."
  const host = bare(verb) === "parataxis" ? headOf(s, verb) : undefined;
  if (host && (verb.i > host.i || host.quoted)) {
    const own = new Set(subtree(s, verb).map((word) => word.i));
    const words = subtree(s, host, (word) => word === verb).filter((word) => !own.has(word.i));
    return pieces(context, s, words);
  }
  if (complement) {
    const own = subtree(
      s,
      complement,
      (word) => trailing(s, word, complement) || (sideClause(s, word) && word.i > verb.i),
    );
    let words = own;
    const mark = words[0]!;
    if (adverbial.test(mark.low) && mark.i > verb.i && mark.upos === "SCONJ" && mark.low !== "if") return undefined;
    const that = words.findIndex((word, i) => i < 3 && word.low === "that" && word.upos === "SCONJ");
    if (that >= 0 && words[that]!.i < complement.i) words = words.slice(that + 1);
    words = words.filter(
      (word) => word !== verb && (complement.i < verb.i ? word.i < lead(s, verb) || word.quoted : true),
    );
    const quoted = quotationBeside(context, s, verb);
    const made = pieces(context, s, words);
    if (made.length === 0) return quoted ? [quoted] : undefined;
    if (quoted && quoted.end - quoted.start > made[0]!.end - made[0]!.start && quoted.start <= made[0]!.start + 2)
      return [quoted];
    // "told reporters the talks would…": the listener is not part of it.
    return made;
  }
  const quoted = quotationBeside(context, s, verb);
  if (quoted && subject) return [quoted];
  // 3. The parser lost the clause: behind "said that", or before ", X said".
  if (!subject || listener) {
    const that = listener
      ? s.words.slice(listener.i + 1).find((word) => word.low === "that" && word.i - listener.i < 6)
      : undefined;
    if (!that) return undefined;
    return [spanOfWords(text, s, that.i + 1, lastWord(s))];
  }
  const next = s.words[verb.i + 1];
  if (next?.low === "that" && !/^(?:,|\.)$/.test(s.words[verb.i + 2]?.text ?? ".")) {
    return [spanOfWords(text, s, verb.i + 2, clauseEnd(s, verb.i + 2))];
  }
  if (
    subject.i < verb.i &&
    /^(?:say|claim|suggest|add|state|insist|believe|argue|warn|note|report|announce|confirm|tell)$/.test(verb.lemma)
  ) {
    const from = lead(s, verb);
    const comma = s.words[from - 1];
    const behind = s.words[verb.i + 1];
    if (
      comma?.text === "," &&
      (!behind ||
        /^[.,;]$/.test(behind.text) ||
        /^(?:on|in|at|late|yesterday|today|overnight|after|during|this|last|earlier|through|by|via|as|to)$/.test(
          behind.low,
        ) ||
        behind.xpos === "NNP") &&
      from > 4
    ) {
      return [spanOfWords(text, s, clauseStart(s, from - 2), from - 2)];
    }
    // "A report claimed Russia might halt": a finite verb with a subject follows, whatever the tree says.
    if (
      behind &&
      /^(?:PROPN|DET|NOUN|PRON|ADJ)$/.test(behind.upos) &&
      s.words.slice(verb.i + 1, verb.i + 12).some((word) => word.xpos === "MD" || /^VB[DZP]$/.test(word.xpos))
    ) {
      return [spanOfWords(text, s, verb.i + 1, clauseEnd(s, verb.i + 1))];
    }
  }
  return undefined;
}

const adverbial = /^(?:as|while|after|before|when|because|since|although|though|if|unless|until)$/;

/** Where the clause that ends at a word begins: behind a dateline, a semicolon, or an earlier clause joined by "but". */
function clauseStart(s: Sentence, end: number): number {
  for (let i = end - 3; i >= 0; i--) {
    if (s.words[i]!.text === ";") return i + 1;
    if (
      s.words[i]!.text === "," &&
      /^(?:but|while|and)$/.test(s.words[i + 1]?.low ?? "") &&
      childrenOf(s, s.words[i + 2] ?? s.words[i]!).length === 0
    )
      continue;
    if (/^[—–]$/.test(s.words[i]!.text) && i <= 8 && s.index <= 2) return i + 1;
  }
  return 0;
}

/** Where the group of a verb and its subject begins, when it stands behind what it reports. */
function lead(s: Sentence, verb: Word): number {
  const subject = childrenOf(s, verb, "nsubj")[0];
  if (!subject) return verb.i;
  const first = subtree(s, subject).find((word) => bare(word) !== "punct" && bare(word) !== "cc") ?? subject;
  return Math.min(first.i, verb.i);
}

function lastWord(s: Sentence): number {
  return s.words.length - 1;
}

function clauseEnd(s: Sentence, from: number): number {
  for (let i = from + 3; i < s.words.length; i++) {
    if (s.words[i]!.text === "," && /^(?:while|whereas|accusing|adding|saying|but)$/.test(s.words[i + 1]?.low ?? ""))
      return i - 1;
  }
  return lastWord(s);
}

/** Cuts words into contiguous spans; a lone gap of a mark or two does not part them. */
function pieces(context: Context, s: Sentence, words: Word[]): Span[] {
  const spans: Span[] = [];
  let from = -1;
  let last = -1;
  for (const word of words) {
    if (from < 0) from = word.i;
    else if (word.i - last > 3) {
      if (last - from >= 1) spans.push(spanOfWords(context.text, s, from, last));
      from = word.i;
    }
    last = word.i;
  }
  if (from >= 0) {
    const span = spanOfWords(context.text, s, from, last);
    if (last - from >= 1 || spans.length === 0) spans.push(span);
  }
  return spans.filter((span) => /\p{L}/u.test(span.exact)).slice(0, 3);
}

/** The quotation of the same sentence that a verb outside it introduces or closes. */
function quotationBeside(context: Context, s: Sentence, verb: Word): Span | undefined {
  if (verb.quoted) return undefined;
  const another = (from: number, to: number) =>
    s.words.some((word) => word !== verb && word.upos === "VERB" && word.start >= from && word.end <= to);
  const inside = context.document.quotations.filter(
    (quote) => quote.start >= s.start - 1 && quote.start < s.end && quote.end - quote.start > 12,
  );
  return inside.find((quote) => {
    const before = context.text.slice(quote.end, verb.start);
    if (quote.end <= verb.start)
      return (
        !/^VB[GN]?$/.test(verb.xpos) &&
        !another(quote.end, verb.start) &&
        before.length < 90 &&
        /[,?!…][”"’']?$|[,.?!][”"]/.test(context.text.slice(quote.end - 2, quote.end + 1)) &&
        !/[“"]/.test(before)
      );
    const between = context.text.slice(verb.end, quote.start);
    return !another(verb.end, quote.start) && between.length < 60 && /[:,]\s*$/.test(between);
  });
}

function fromNoun(context: Context, s: Sentence, word: Word): Found | undefined {
  if (word.upos !== "NOUN") return undefined;
  const noun = cues().nouns.get(word.lemma);
  if (!noun) return undefined;
  let clause = childrenOf(s, word, "acl", "ccomp").find(
    (child) =>
      childrenOf(s, child, "mark").some((mark) => mark.low === "that") ||
      (s.words[word.i + 1]?.low === "that" && child.relation !== "acl:relcl"),
  );
  const up = headOf(s, word);
  // "Speculation is growing that …"
  if (
    !clause &&
    up &&
    bare(word) === "nsubj" &&
    up.upos === "VERB" &&
    /^(?:grow|mount|emerge|spread|circulate|swirl|abound|persist|be)$/.test(up.lemma)
  ) {
    clause = childrenOf(s, up, "ccomp").find((child) =>
      childrenOf(s, child, "mark").some((mark) => mark.low === "that"),
    );
  }
  if (!clause && s.words[word.i + 1]?.low === "that" && s.words[word.i + 2] && s.words[word.i + 1]!.upos === "SCONJ") {
    clause = s.words.slice(word.i + 2, word.i + 14).find((one) => one.upos === "VERB" || one.upos === "AUX");
    if (clause && clause.upos === "AUX") clause = headOf(s, clause) ?? clause;
  }
  if (!clause || clause.i <= word.i) return undefined;
  let words = subtree(s, clause, (child) => trailing(s, child, clause!)).filter((one) => one.i > word.i);
  while (words[0] && /^(?:that|,)$/.test(words[0].low)) words = words.slice(1);
  if (words.length < 2) return undefined;
  const owner = childrenOf(s, word, "nmod:poss", "nmod", "compound").find(
    (child) =>
      context.cast.at(s, child) !== undefined && /^(?:|by|from|of|in)$/.test(caseOf(s, child).replace(/^['’]s?$/, "")),
  );
  const content = pieces(context, s, words);
  if (content.length === 0) return undefined;
  const growing =
    up && up.i > word.i && up.i < clause.i && clause.head === up.i
      ? [spanOf(context.text, word.start, up.end)]
      : [wordSpan(word)];
  return {
    s,
    verb: clause,
    cue: growing,
    ...(owner ? { source: owner } : noun.source === "media" ? { source: word } : {}),
    content: content.map((span) => withQuotes(context, span)),
    act: noun.act,
    frame: "noun",
    score: 0.7,
  };
}

function fromAccording(context: Context, s: Sentence, word: Word): Found | undefined {
  if (word.low !== "according" || s.words[word.i + 1]?.low !== "to") return undefined;
  // "according to X": X is the noun that the two words mark.
  let source = word.upos === "VERB" && bare(word) !== "case" ? childrenOf(s, word, "obl", "obj")[0] : headOf(s, word);
  if (!source || source.i < word.i)
    source = s.words.slice(word.i + 2).find((one) => /^(?:NOUN|PROPN|PRON)$/.test(one.upos));
  if (!source) return undefined;
  const phrase = subtree(s, source);
  const end = Math.max(phrase.at(-1)!.i, source.i);
  const before = word.i - (s.words[word.i - 1]?.text === "," ? 1 : 0);
  let content: Span;
  if (word.i > 3) {
    let from = 0;
    for (let i = before - 1; i > 0; i--)
      if (
        s.words[i]!.text === ";" ||
        (s.words[i]!.text === "," && /^(?:while|but|although)$/.test(s.words[i + 1]?.low ?? ""))
      ) {
        from = i + 1;
        break;
      }
    content = spanOfWords(context.text, s, from, before - 1);
  } else {
    let from = end + 1;
    while (from < s.words.length && /^[,]$/.test(s.words[from]!.text)) from++;
    if (from >= s.words.length - 2) return undefined;
    content = spanOfWords(context.text, s, from, s.words.length - 1);
  }
  const verb = s.words.find((one) => bare(one) === "root") ?? word;
  return {
    s,
    verb,
    cue: [spanOf(context.text, word.start, s.words[word.i + 1]!.end)],
    source,
    content: [content],
    act: "assert",
    frame: "according-to",
    score: 0.85,
  };
}

// "said" inside a longer cue, or two frames for one content: the better one stays.
function withoutDoubles(found: Found[]): Found[] {
  return found.filter((one, i) => {
    if (one.content.length === 0) return false;
    return !found.some((other, j) => {
      if (i === j || other.s !== one.s) return false;
      const same = other.content[0]!.start === one.content[0]!.start && other.content[0]!.end === one.content[0]!.end;
      return same && (other.score > one.score || (other.score === one.score && j < i));
    });
  });
}

// A quotation that fills a sentence of its own goes on with the speaker of the sentence before it.
function carryQuotations(context: Context): void {
  const { sentences, quotations } = context.document;
  const attributions = context.findings.filter((finding) => finding.kind === "attribution");
  for (const quote of quotations) {
    if (
      quote.end - quote.start < 25 ||
      attributions.some((one) => one.content.some((span) => span.start < quote.end && quote.start < span.end))
    )
      continue;
    const s = sentences.find((one) => one.start <= quote.start + 1 && quote.start < one.end);
    if (!s || quote.start > s.start + 1) continue;
    const before = attributions
      .filter(
        (one) =>
          one.evidence[0]!.start < quote.start &&
          quote.start - Math.max(...one.content.map((span) => span.end)) < 220 &&
          one.mode !== "indirect",
      )
      .at(-1);
    if (!before) continue;
    before.content.push(spanOf(context.text, quote.start, quote.end));
    before.evidence.push(spanOf(context.text, quote.start, quote.end));
  }
}
