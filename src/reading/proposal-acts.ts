import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { isHuman } from "./casualties.ts";
import type { Context } from "./context.ts";
import { type Found, isPassive, makersOf, ownerOf, textAt, told } from "./proposal-parts.ts";
import { rules } from "./proposal-rules.ts";
import { quantitiesIn } from "./quantities.ts";
import { npStart, phraseIn, stretchAround } from "./stretch.ts";

const talkOnly =
  /^(?:talks|meeting|date|venue|agenda|round|need|principle|importance|day|place|format|timetable|ceasefire|truce|negotiations|visit|call)$/;

/** "The two sides agreed on the return of 120 bodies", "agreed to release detainees", "agreed that the dead be returned". */
export function agreedAct(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (verb.lemma !== "agree" || verb.upos !== "VERB" || !told(s, verb)) return undefined;
  const next = s.words[verb.i + 1]?.low ?? "";
  const subject = subjectOf(s, verb);
  if (!subject || !/^(?:on|to|that)$/.test(next)) return undefined;
  const makers = makersOf(context, s, subject);
  const sides =
    makers.length > 1 ||
    (/^(?:sides|parties|governments|countries|delegations|leaders|ministers|armies|foes|rivals|neighbours)$/.test(
      subject.low,
    ) &&
      makers.length !== 1);
  if (!sides) return undefined;
  const around = stretchAround(context, s, verb.i, verb.i + 2);
  let to = around.to;
  if (next === "on") {
    const object = s.words
      .slice(verb.i + 2, verb.i + 9)
      .find((word) => /^(?:NOUN|PROPN)$/.test(word.upos) && !/^(?:NOUN|PROPN)$/.test(s.words[word.i + 1]?.upos ?? ""));
    if (!object || talkOnly.test(object.low)) return undefined;
    to = stretchAround(context, s, verb.i, object.i + 1).to;
  } else if (next === "to") {
    const act = s.words[verb.i + 2];
    if (act?.xpos !== "VB" || rules().talking.has(act.lemma) || textObject(s, act)) return undefined;
  } else to = clauseEnd(s, verb.i + 2, false);
  return {
    s,
    verb,
    left: verb.i,
    from: around.from,
    to,
    stage: "agreed",
    makers,
    clauses: [{ obligation: spanOfWords(context.text, s, verb.i + 2, to - 1) }],
    frame: "agreed-on",
  };
}

// "agreed to sign a deal" tells of the deal.
const textObject = (s: Sentence, verb: Word) => childrenOf(s, verb, "obj").some((one) => textAt(s, one) !== undefined);

/** "The union’s last offer was 50 per cent". */
export function worthOffer(context: Context, s: Sentence, noun: Word): Found | undefined {
  if (!/^(?:offer|bid|proposal)$/.test(noun.low) || bare(noun) !== "nsubj") return undefined;
  const left = textAt(s, noun);
  const cop = s.words[noun.i + 1];
  if (left === undefined || !cop || !/^(?:is|was|stands|stood|remains|remained)$/.test(cop.low)) return undefined;
  const amount = quantitiesIn(context, s).find(
    (one) => one.from > cop.i && one.from <= cop.i + 3 && (one.percent || one.currency),
  );
  if (!amount) return undefined;
  const around = stretchAround(context, s, left, amount.to);
  const clauses = [{ obligation: spanOfWords(context.text, s, cop.i + 1, around.to - 1) }];
  const found: Found = { s, verb: cop, noun, left, ...around, stage: "tabled", makers: [], clauses, frame: "worth" };
  return { ...found, makers: ownerOf(context, found) };
}

/** "proposed that both sides suspend …", "offered to trade licences for access", "offered 8.5 per cent". */
export function proposedAct(context: Context, s: Sentence, verb: Word): Found | undefined {
  if (verb.upos !== "VERB" || !rules().acts.has(verb.lemma) || !told(s, verb) || isPassive(s, verb)) return undefined;
  const subject =
    subjectOf(s, verb) ?? s.words.slice(Math.max(0, verb.i - 6), verb.i).find((word) => /^nsubj/.test(word.relation));
  const makers = makersOf(context, s, subject);
  if (!subject) return undefined;
  if (makers.length === 0) makers.push(...antecedent(context, s, subject), ...body(context, s, subject));
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const next = s.words[verb.i + 1]?.low === "," ? s.words[verb.i + 2] : s.words[verb.i + 1];
  let to = around.to;
  const exchange = rules().book.exchange.some((phrase) => phraseIn(s, phrase, verb.i) >= 0);
  const clause = next?.low === "that" || childrenOf(s, verb, "ccomp").length > 0;
  const act = next?.low === "to" ? s.words[next.i + 1] : next;
  const talks = act !== undefined && /^VB/.test(act.xpos) && rules().talking.has(act.lemma);
  // "offered to host them if they came" offers no exchange.
  if (talks && !rules().book.exchange.some((phrase) => phrase !== "if" && phraseIn(s, phrase, verb.i) >= 0))
    return undefined;
  const infinitive = next?.low === "to" && act?.xpos === "VB";
  const gerund = next?.xpos === "VBG";
  const amount = quantitiesIn(context, s).find(
    (one) => one.from >= verb.i + 1 && one.from <= verb.i + 5 && (one.percent || one.currency),
  );
  // "proposed a five-year filling schedule"
  const put = clauseOf(s, verb).object;
  const thing =
    put !== undefined &&
    put.upos === "NOUN" &&
    (!isHuman(put) || put.xpos === "NNS") &&
    !talkOnly.test(put.low) &&
    !/^(?:moratorium|pause|halt|summit|conference|date|toast|armistice|idea|that|marriage|motion)s?$/.test(put.low);
  const proposes =
    verb.lemma === "propose"
      ? clause || infinitive || gerund || thing
      : (infinitive && exchange) || amount !== undefined;
  if (!proposes) return undefined;
  to = clauseEnd(s, verb.i + 1, amount !== undefined);
  const said = s.words.findIndex((word, i) => i > verb.i && i < to && /^(?:said|says)$/.test(word.low));
  if (said > 0) to = Math.min(to, s.words.slice(verb.i, said).findLast((word) => word.text === ",")?.i ?? said);
  if (to <= verb.i + 1) return undefined;
  // The subject stands before a clause of its own: "The agency, which buys land, has offered …".
  const from = subject.i < around.from && verb.i - subject.i < 18 ? npStart(s, subject.i) : around.from;
  const start = next?.low === "that" || next?.low === "to" ? next.i + 1 : verb.i + 1;
  const obligation = spanOfWords(context.text, s, Math.min(start, to - 1), to - 1);
  const obligor = verb.lemma === "offer" ? makers[0] : undefined;
  return {
    s,
    verb,
    left: verb.i,
    from,
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

// "The agency has offered": a body that has no name.
function body(context: Context, s: Sentence, word: Word): string[] {
  if (word.upos !== "NOUN") return [];
  const actor = context.cast.describe(s, word);
  return actor && actor.kind !== "media" && actor.kind !== "unnamed" ? [context.cast.partyOf(actor) ?? actor.id] : [];
}

/** Where what is proposed ends: it runs on over its own clause words, but not over who says so. */
function clauseEnd(s: Sentence, from: number, amount: boolean): number {
  let to = from;
  while (
    to < s.words.length &&
    !/^[.;”"]$/.test(s.words[to]!.text) &&
    !(
      s.words[to]!.text === "," &&
      /^(?:said|says|officials|according|he|she|a)$/.test(s.words[to + 1]?.low ?? "") &&
      s.words.slice(to + 1, to + 6).some((word) => /^(?:said|says)$/.test(word.low))
    )
  ) {
    const next = s.words[to + 1]?.low ?? "";
    if (s.words[to]!.text === "," && /^(?:and|but|while|who|which|officials)$/.test(next)) break;
    if (amount && s.words[to]!.text === "," && /^(?:a|an)$/.test(next)) break;
    to++;
  }
  return to;
}
