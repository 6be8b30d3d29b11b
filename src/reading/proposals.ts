import type { Proposal } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { isHuman } from "./casualties.ts";
import { add, type Context, lately, phaseOf, wordSpan } from "./context.ts";
import { rules } from "./proposal-rules.ts";
import { quantitiesIn } from "./quantities.ts";
import { npStart, phraseIn, stretchAround } from "./stretch.ts";

interface Found {
  s: Sentence;
  verb: Word;
  noun?: Word;
  left: number;
  from: number;
  to: number;
  stage: Proposal["stage"];
  makers: string[];
  title?: string;
  clauses: Proposal["clauses"];
  frame: string;
}

/** Finds plans, offers and agreements with the stage that the text tells; one finding for each text or offer. */
export function findProposals(context: Context): void {
  const made: { found: Found; finding: Proposal }[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const found =
        nominal(context, s, word) ??
        proposing(context, s, word) ??
        holding(context, s, word) ??
        agreeing(context, s, word);
      if (!found) continue;
      const same = lately(made).findLast((one) => sameText(context, one.found, one.finding, found));
      if (same) merge(context, same.finding, found);
      else made.push({ found, finding: record(context, found) });
    }
  }
}

const joint = /^(?:agreed|signed|ratified|in-force)$/;

function record(context: Context, found: Found): Proposal {
  const { s, verb, stage, makers } = found;
  const owner = ownerOf(context, found);
  const authors = owner.length > 0 ? owner : /^(?:floated|tabled|countered)$/.test(stage) ? makers : [];
  return add(context, "proposal", s, verb, {
    evidence: [spanOfWords(context.text, s, found.from, found.to - 1)],
    rule: `proposal/${found.frame}`,
    trigger: wordSpan(verb),
    score: 0.7,
    ...(verb.xpos === "VB" && found.frame === "object" ? { phase: "done" as const } : {}),
    negated: false,
    ...(found.title ? { title: found.title } : {}),
    authors,
    stage,
    clauses: found.clauses,
    ...(joint.test(stage) && makers.length > 0 ? { signatories: makers } : {}),
  });
}

function ownerOf(context: Context, { s, noun, left }: Found): string[] {
  if (!noun) return [];
  const owner = s.words.slice(left, noun.i).find((_, k, list) => /^(?:'s|’s|’)$/.test(list[k + 1]?.text ?? ""));
  const demonym = owner
    ? undefined
    : s.words
        .slice(left, noun.i)
        .find((word) => context.cast.countryAt(s, word) !== undefined && !/^(?:NOUN)$/.test(word.upos));
  const actor = owner ? context.cast.at(s, owner) : demonym && context.cast.byId(context.cast.countryAt(s, demonym)!);
  return actor && actor.kind !== "media" ? [context.cast.partyOf(actor) ?? actor.id] : [];
}

function makersOf(context: Context, s: Sentence, head: Word | undefined): string[] {
  if (!head) return [];
  const actors = context.cast.group(s, head).filter((one) => one.kind !== "media" && one.kind !== "unnamed");
  return [...new Set(actors.map((one) => context.cast.partyOf(one) ?? one.id))];
}

function nominal(context: Context, s: Sentence, noun: Word): Found | undefined {
  const { nouns, verbs, unreal, book } = rules();
  const low = noun.low.replace(/(?<=[a-z]{3})s$/, "");
  if (!(nouns.has(noun.low) || nouns.has(low)) || !/^(?:NOUN|PROPN)$/.test(noun.upos)) return undefined;
  // "the plan committee", "a deal breaker": the noun must head its phrase.
  if (/^(?:NOUN|PROPN)$/.test(s.words[noun.i + 1]?.upos ?? "")) return undefined;
  const left = npStart(s, noun.i);
  const np = s.words.slice(left, noun.i);
  if (np.some((word) => unreal.has(word.low))) return undefined;
  for (const { stage, subject } of book.stages) {
    for (const phrase of subject) {
      const at = phraseIn(s, phrase, noun.i + 1, noun.i + 9);
      if (
        at < 0 ||
        s.words
          .slice(noun.i + 1, at)
          .some(
            (word) =>
              /^(?:,|if|unless|would|could|may|might|will|to|not|never|and)$/.test(word.low) || word.upos === "VERB",
          )
      )
        continue;
      return found(context, s, s.words[at]!, noun, left, stage, "subject", []);
    }
  }
  const verb = verbOf(s, noun, left);
  const stage = verb && verbs.get(verb.lemma);
  if (!verb || !stage || !told(s, verb)) return undefined;
  const after = s.words.slice(verb.i + 1, verb.i + 8).map((word) => word.low);
  if (
    verb.lemma === "put" &&
    !after.includes("forward") &&
    !after.join(" ").includes("on the table") &&
    !after.join(" ").includes("to the")
  )
    return undefined;
  if (verb.lemma === "turn" && !after.includes("down")) return undefined;
  if (verb.lemma === "hand" && !after.includes("over") && !after.includes("to")) return undefined;
  if (verb.lemma === "tear" && !after.includes("up")) return undefined;
  if (
    /^(?:send|share|put|hand|deliver|end|issue|publish|oppose|pause|freeze|back|settle|draw)$/.test(verb.lemma) &&
    /^(?:text|document|outline|formula|regulation|charter|communique|convention|understanding|deal|agreement|settlement|concession|declaration|initiative)$/.test(
      low,
    )
  ) {
    if (!/^(?:suspended|terminated)$/.test(stage)) return undefined;
  }
  if (
    stage === "agreed" &&
    /^(?:plan|proposal|draft|paper|offer|initiative|blueprint|framework|package|compromise)$/.test(low) &&
    /^(?:reach|strike|conclude|clinch|seal|broker)$/.test(verb.lemma)
  )
    return undefined;
  const passive = isPassive(s, verb);
  const by = s.words.slice(verb.i + 1, verb.i + 4).find((word) => word.low === "by");
  const agent = passive ? (by ? (headOf(s, by) ?? undefined) : undefined) : subjectOf(s, verb);
  const countering = book.stages.find((one) => one.nouns.includes(noun.low))?.stage;
  return found(
    context,
    s,
    verb,
    noun,
    left,
    stage === "tabled" && countering ? countering : stage,
    passive ? "passive" : "object",
    makersOf(context, s, agent),
  );
}

const isPassive = (s: Sentence, verb: Word) =>
  clauseOf(s, verb).passive || (/^VB[ND]$/.test(verb.xpos) && bare(verb) === "acl");

function found(
  context: Context,
  s: Sentence,
  verb: Word,
  noun: Word,
  left: number,
  stage: Proposal["stage"],
  frame: string,
  makers: string[],
): Found {
  const around = stretchAround(context, s, Math.min(left, verb.i), Math.max(noun.i, verb.i) + 1);
  // "put a compromise on the table: open two crossings, …"
  const terms = s.words[around.to]?.text === ":" && stage === "tabled" ? s.words.length : undefined;
  const clauses = terms ? [{ obligation: spanOfWords(context.text, s, around.to + 1, terms - 1) }] : [];
  if (terms) around.to = terms;
  const title = titleOf(context, s, left, noun);
  return { s, verb, noun, left, ...around, stage, makers, ...(title ? { title } : {}), clauses, frame };
}

function titleOf(context: Context, s: Sentence, left: number, noun: Word): string | undefined {
  let from = left;
  const end = s.words
    .slice(left, noun.i)
    .findLastIndex(
      (word) => /^(?:'s|’s|’)$/.test(word.text) || /^(?:a|an|the|this|that|its|their|his|her)$/.test(word.low),
    );
  if (end >= 0) from = left + end + 1;
  return from < noun.i ? context.text.slice(s.words[from]!.start, noun.end) : undefined;
}

// The verb whose object or passive subject the noun is; where the tree errs, the nearest verb before it in the clause.
function verbOf(s: Sentence, noun: Word, left: number): Word | undefined {
  const up = headOf(s, noun);
  const { verbs } = rules();
  if (up?.upos === "VERB" && verbs.has(up.lemma)) {
    if (/^(?:obj|dobj)$/.test(bare(noun))) return up;
    if (
      bare(noun) === "obl" &&
      (/^(?:on|to|out|up|from|down)$/.test(childrenOf(s, noun, "case")[0]?.low ?? "")
        ? /^(?:agree|withdraw|turn|put)$/.test(up.lemma)
        : /^(?:over|with)$/.test(childrenOf(s, noun, "case")[0]?.low ?? "") && /^(?:hand|present)$/.test(up.lemma))
    )
      return up;
    if (/^nsubj/.test(bare(noun))) return isPassive(s, up) ? up : undefined;
  }
  // "the treaty, which the two states signed in 1960"
  const which = s.words.slice(noun.i + 1, noun.i + 3).find((word) => /^(?:which|that)$/.test(word.low));
  const relative =
    which &&
    s.words
      .slice(which.i + 1, which.i + 7)
      .find((word) => word.upos === "VERB" || (word.upos === "PUNCT" && word.i > which.i));
  if (
    relative &&
    /^(?:sign|initial|ratify|propose|table|reject|agree)$/.test(relative.lemma) &&
    /^VB[DN]$/.test(relative.xpos)
  )
    return relative;
  const participle = childrenOf(s, noun, "acl").find(
    (word) =>
      word.xpos === "VBN" &&
      verbs.has(word.lemma) &&
      (word.i === noun.i + 1 || (word.i === noun.i + 2 && s.words[noun.i + 1]!.text === ",")),
  );
  if (
    participle &&
    /^(?:sign|initial|ratify|broker|propose|table|reach)$/.test(participle.lemma) &&
    s.words.length - participle.i > 2
  )
    return participle;
  for (let i = left - 1; i >= Math.max(0, left - 7); i--) {
    const word = s.words[i]!;
    if (/^[,;:()]$/.test(word.text)) return undefined;
    if (word.upos !== "VERB") {
      if (/^(?:ADV|ADP|DET|PART|PRON)$/.test(word.upos) || (/^(?:NOUN|PROPN)$/.test(word.upos) && i > left - 6)) {
        if (/^(?:about|over|with|under|after|before|for|of|in|at|by|since|against|from|as|during|than)$/.test(word.low))
          return undefined;
        continue;
      }
      return undefined;
    }
    // "turned down what the airline called its final offer"
    if (/^(?:call|describe|term|label)$/.test(word.lemma)) {
      left = i;
      continue;
    }
    return verbs.has(word.lemma) && i >= left - 3
      ? word
      : /^(?:turn|reject|refuse|spurn)$/.test(word.lemma)
        ? word
        : undefined;
  }
  return undefined;
}

function told(s: Sentence, verb: Word): boolean {
  const clause = clauseOf(s, verb);
  const phase = phaseOf(s, verb);
  // "voted to reject the draft": the vote is the act.
  const up = headOf(s, verb);
  if (
    verb.xpos === "VB" &&
    up &&
    /^(?:vote|decide|move)$/.test(up.lemma) &&
    s.words[verb.i - 1]?.low === "to" &&
    up.i === verb.i - 2
  )
    return told(s, up);
  if (clause.negated || clause.modal || phase === "hypothetical" || phase === "planned" || verb.xpos === "VB")
    return false;
  if (
    verb.xpos === "VBG" &&
    s.words
      .slice(Math.max(0, verb.i - 3), verb.i)
      .some((word) => /^(?:for|of|on|without|before|at|about|after|from|by)$/.test(word.low))
  )
    return false;
  return !s.words
    .slice(Math.max(0, verb.i - 4), verb.i)
    .some((word) =>
      /^(?:if|unless|until|whether|not|n't|n’t|never|would|could|might|may|will|should|must|to)$/.test(word.low),
    );
}

// "under the draft, the towns would form a league", "the accord provides for the release of captives": what a text holds.
function holding(context: Context, s: Sentence, noun: Word): Found | undefined {
  const { nouns, book } = rules();
  const low = noun.low.replace(/(?<=[a-z]{3})s$/, "");
  if (!(nouns.has(noun.low) || nouns.has(low)) || !/^(?:NOUN|PROPN)$/.test(noun.upos)) return undefined;
  const left = npStart(s, noun.i);
  const np = s.words.slice(left, noun.i + 1);
  const definite = np.some(
    (word) =>
      /^(?:the|its|their|this|that)$/.test(word.low) || /^(?:'s|’s|’)$/.test(word.text) || word.upos === "PROPN",
  );
  if (!definite || np.some((word) => rules().unreal.has(word.low))) return undefined;
  const stage =
    book.binding.includes(low) && !np.some((word) => /^(?:draft|proposed)$/.test(word.low)) ? "agreed" : "tabled";
  const under = s.words[left - 1]?.low === "under";
  const comma = s.words.slice(noun.i + 1, noun.i + 10).find((word) => word.text === ",");
  let from = left;
  let start: number;
  let verb: Word | undefined;
  if (under && comma) {
    from = left - 1;
    start = comma.i + 1;
    verb = s.words.slice(start).find((word) => word.upos === "VERB");
  } else {
    const phrase = book.content.find((one) => phraseIn(s, one, noun.i + 1, noun.i + 1 + one.split(" ").length) >= 0);
    if (!phrase) return undefined;
    start = noun.i + 1 + phrase.split(" ").length;
    verb = s.words[start - 1];
  }
  if (!verb || clauseOf(s, verb).negated) return undefined;
  let to = start;
  while (
    to < s.words.length &&
    !/^[.;”":]$/.test(s.words[to]!.text) &&
    !(
      s.words[to]!.text === "," &&
      s.words.slice(to + 1, to + 6).some((word) => /^(?:said|says|but|which)$/.test(word.low))
    )
  )
    to++;
  if (to <= start) return undefined;
  const title = titleOf(context, s, left, noun);
  return {
    s,
    verb,
    noun,
    left,
    from,
    to,
    stage,
    makers: [],
    ...(title ? { title } : {}),
    clauses: [{ obligation: spanOfWords(context.text, s, start, to - 1) }],
    frame: under ? "under" : "content",
  };
}

const talkOnly =
  /^(?:talks|meeting|date|venue|agenda|round|need|principle|importance|day|place|format|timetable|ceasefire|truce|negotiations|visit|call)$/;

// "the two sides agreed on the return of 120 bodies"
function agreeing(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (verb.lemma !== "agree" || verb.upos !== "VERB" || !told(s, verb) || s.words[verb.i + 1]?.low !== "on")
    return undefined;
  const subject = subjectOf(s, verb);
  if (!subject) return undefined;
  const makers = makersOf(context, s, subject);
  const sides =
    makers.length > 1 ||
    (/^(?:sides|parties|governments|countries|delegations|leaders|ministers|armies)$/.test(subject.low) &&
      makers.length !== 1);
  const object = s.words
    .slice(verb.i + 2, verb.i + 9)
    .find((word) => /^(?:NOUN|PROPN)$/.test(word.upos) && !/^(?:NOUN|PROPN)$/.test(s.words[word.i + 1]?.upos ?? ""));
  if (!sides || !object || talkOnly.test(object.low)) return undefined;
  const around = stretchAround(context, s, verb.i, object.i + 1);
  return {
    s,
    verb,
    left: verb.i,
    ...around,
    stage: "agreed",
    makers,
    clauses: [{ obligation: spanOfWords(context.text, s, verb.i + 2, around.to - 1) }],
    frame: "agreed-on",
  };
}

// "proposed that both sides suspend …", "offered to trade licences for access", "offered 8.5 per cent"
function proposing(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (verb.upos !== "VERB" || !rules().acts.has(verb.lemma) || !told(s, verb) || isPassive(s, verb)) return undefined;
  const subject =
    subjectOf(s, verb) ?? s.words.slice(Math.max(0, verb.i - 6), verb.i).find((word) => /^nsubj/.test(word.relation));
  const makers = makersOf(context, s, subject);
  if (!subject || (makers.length === 0 && !(verb.lemma === "propose" || subject.upos === "PROPN"))) return undefined;
  if (makers.length === 0) makers.push(...antecedent(context, s, subject));
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const next = s.words[verb.i + 1]?.low === "," ? s.words[verb.i + 2] : s.words[verb.i + 1];
  let to = around.to;
  const rest = s.words.slice(verb.i + 1);
  const exchange = rules().book.exchange.some((phrase) => phraseIn(s, phrase, verb.i) >= 0);
  const clause = next?.low === "that" || childrenOf(s, verb, "ccomp").length > 0;
  const infinitive = next?.low === "to" && rest[1]?.xpos === "VB";
  const gerund = next?.xpos === "VBG";
  const amount = quantitiesIn(context, s).find(
    (one) => one.from >= verb.i + 1 && one.from <= verb.i + 5 && (one.percent || one.currency),
  );
  // "proposed a five-year filling schedule"
  const put = clauseOf(s, verb).object;
  const thing =
    put !== undefined &&
    put.upos === "NOUN" &&
    !isHuman(put) &&
    !talkOnly.test(put.low) &&
    !/^(?:moratorium|pause|halt|summit|conference|date|toast|armistice|idea|that|marriage|motion)s?$/.test(put.low);
  const proposes =
    verb.lemma === "propose"
      ? clause || infinitive || gerund || thing
      : (infinitive && exchange) || amount !== undefined;
  if (!proposes) return undefined;
  // What is proposed runs on over its own clause words.
  to = verb.i + 1;
  while (
    to < s.words.length &&
    !/^[.;”"]$/.test(s.words[to]!.text) &&
    !(
      s.words[to]!.text === "," &&
      /^(?:said|says|officials|according|he|she|a)$/.test(s.words[to + 1]?.low ?? "") &&
      s.words.slice(to + 1, to + 6).some((word) => /^(?:said|says)$/.test(word.low))
    )
  ) {
    if (s.words[to]!.text === "," && /^(?:and|but|while|who|which|officials)$/.test(s.words[to + 1]?.low ?? "")) break;
    if (amount && s.words[to]!.text === "," && /^(?:a|an)$/.test(s.words[to + 1]?.low ?? "")) break;
    to++;
  }
  const said = s.words.findIndex((word, i) => i > verb.i && i < to && /^(?:said|says)$/.test(word.low));
  if (said > 0) to = Math.min(to, s.words.slice(verb.i, said).findLast((word) => word.text === ",")?.i ?? said);
  if (to <= verb.i + 1) return undefined;
  const start = next?.low === "that" || next?.low === "to" ? next.i + 1 : verb.i + 1;
  const obligation = spanOfWords(context.text, s, Math.min(start, to - 1), to - 1);
  const obligor = verb.lemma === "offer" ? makers[0] : undefined;
  return {
    s,
    verb,
    left: verb.i,
    from: around.from,
    to,
    stage: "tabled",
    makers,
    clauses: [{ ...(obligor ? { obligor } : {}), obligation }],
    frame: `act-${verb.lemma}`,
  };
}

// "It has proposed": the body that the sentence before was about.
function antecedent(context: Context, s: Sentence, word: Word): string[] {
  if (!/^(?:it|they)$/.test(word.low)) return [];
  const before = context.document.sentences[s.index - 1];
  const subject = before?.words.find((one) => bare(one) === "nsubj");
  return before && subject && before.paragraph === s.paragraph ? makersOf(context, before, subject) : [];
}

const order: Proposal["stage"][] = [
  "floated",
  "tabled",
  "countered",
  "agreed",
  "rejected",
  "signed",
  "ratified",
  "in-force",
  "suspended",
  "terminated",
];

function sameText(context: Context, a: Found, finding: Proposal, b: Found): boolean {
  const kin = (one: Found) =>
    one.noun ? one.noun.low.replace(/s$/, "") : one.verb.lemma === "offer" ? "offer" : "proposal";
  const definite = b.noun && /^(?:the|its|their|this|that|his|her)$/.test(b.s.words[b.left]?.low ?? "");
  if (b.noun && /^(?:a|an|another|new)$/.test(b.s.words[b.left]?.low ?? "") && !b.s.title && a.noun && !a.s.title)
    return false;
  const owners = [...ownerOf(context, b), ...(/^(?:floated|tabled|countered)$/.test(b.stage) ? b.makers : [])];
  const apart = owners.length > 0 && finding.authors.length > 0 && !owners.some((one) => finding.authors.includes(one));
  const named = a.title && b.title && /\p{Lu}/u.test(a.title) && /\p{Lu}/u.test(b.title) && a.title !== b.title;
  if (named) return false;
  const person = a.verb === b.verb;
  if (person) return true;
  const near = Math.abs(b.s.index - a.s.index) <= 2;
  if (apart) return kin(a) === kin(b) && definite === true && near;
  return kin(a) === kin(b) && (definite || a.s.title || b.s.title || owners.length > 0 || !b.noun);
}

function merge(context: Context, finding: Proposal, other: Found): void {
  const span = spanOfWords(context.text, other.s, other.from, other.to - 1);
  if (!finding.evidence.some((one) => one.start === span.start)) finding.evidence.push(span);
  if (order.indexOf(other.stage) > order.indexOf(finding.stage)) finding.stage = other.stage;
  if (finding.authors.length === 0) {
    const owner = ownerOf(context, other);
    finding.authors = owner.length > 0 ? owner : /^(?:floated|tabled|countered)$/.test(other.stage) ? other.makers : [];
  }
  if (joint.test(other.stage) && !finding.signatories && other.makers.length > 0) finding.signatories = other.makers;
  if (!finding.title && other.title) finding.title = other.title;
  if (finding.clauses.length === 0) finding.clauses = other.clauses;
}
