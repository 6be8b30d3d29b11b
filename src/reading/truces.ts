import type { Truce } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence } from "../language/document.ts";
import { headOf, spanOfWords } from "../language/tree.ts";
import { add, type Context, lately, phaseOf, wordSpan } from "./context.ts";
import { stretchAround } from "./stretch.ts";
import { sidesOfTalks } from "./truce-makers.ts";
import { type Mention, mentionAt } from "./truce-mentions.ts";
import { ofVerb } from "./truce-status.ts";
import { termsAfter } from "./truce-terms.ts";

/** Finds truces that somebody made, keeps, extends, ends, breaks or formally proposes; one finding for each truce. */
export function findTruces(context: Context): void {
  const made: { mention: Mention; truce: Truce }[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const mention = mentionAt(context, s, word);
      if (!mention) continue;
      const same = lately(made).find((one) => sameTruce(one.mention, mention));
      if (same) merge(context, same.mention, same.truce, mention);
      else made.push({ mention, truce: record(context, mention) });
    }
    const last = made.at(-1);
    if (last) follow(context, s, last);
  }
  for (const { mention, truce } of made) truce.terms = termsAfter(context, mention.s);
  for (const { truce, mention } of made)
    if (!mention.lone && truce.parties.length === 0 && truce.arrangement !== "unilateral")
      truce.parties = sidesOfTalks(context);
}

// "It lasted two nights.", "… declared a truce and extended it last week": what becomes of the truce told last.
function follow(context: Context, s: Sentence, { mention, truce }: { mention: Mention; truce: Truce }): void {
  const first = s.words[0];
  if (first?.low === "it" && first.bare === "nsubj" && s.index - mention.s.index === 1) {
    const verb = headOf(s, first);
    const told = verb && ofVerb(s, verb);
    if (told) {
      truce.evidence.push(spanOfWords(context.text, s, 0, s.words.length - 1));
      if (rank.indexOf(told.status) > rank.indexOf(truce.status)) truce.status = told.status;
    }
  }
  if (s !== mention.s) return;
  for (const word of s.words) {
    if (word.low !== "it" || word.i < mention.noun.i) continue;
    const verb = s.words[word.i - 1];
    if (verb?.upos !== "VERB" || !/^(?:extend|prolong|renew)$/.test(verb.lemma) || phaseOf(s, verb) !== "done")
      continue;
    const around = stretchAround(context, s, verb.i, word.i + 1);
    truce.evidence.push(spanOfWords(context.text, s, verb.i, around.to - 1));
    truce.status = "extended";
  }
}

function record(context: Context, one: Mention): Truce {
  return add(context, "truce", one.s, one.verb, {
    evidence: [spanOfWords(context.text, one.s, one.from, one.to - 1)],
    rule: `truce/${one.status}`,
    trigger: wordSpan(one.noun),
    score: 0.75,
    negated: false,
    arrangement: one.arrangement ?? (one.parties.length > 2 ? "multilateral" : "bilateral"),
    ...(one.declaredBy ? { declaredBy: one.declaredBy } : {}),
    parties: one.parties,
    status: one.status,
    ...(one.when ? { when: one.when } : {}),
    ...(one.scope ? { scope: one.scope } : {}),
    terms: [],
  });
}

function bothTimes(a: When, b: When): When {
  const days = [a.start, b.start, a.end, b.end].map((moment) => moment.slice(0, 10)).sort();
  if (days[0] === a.start.slice(0, 10) && days[3] === a.end.slice(0, 10)) return a;
  return { ...a, start: days[0]!, end: days[3]!, precision: "day" };
}

const rank = ["proposed", "declared", "in-force", "extended", "ended", "collapsed"];

function sameTruce(a: Mention, b: Mention): boolean {
  if (b.fresh || (a.status === "proposed") !== (b.status === "proposed")) return false;
  if (a.when && b.when) {
    // The day that it was declared and the day that it ended are two days of one truce.
    const [first, second] = a.when.start < b.when.start ? [a.when, b.when] : [b.when, a.when];
    const gap = (Date.parse(second.start.slice(0, 10)) - Date.parse(first.end.slice(0, 10))) / 86_400_000;
    if (gap > (b.definite ? 40 : 0)) return false;
  }
  if (a.declaredBy && b.declaredBy && a.declaredBy !== b.declaredBy)
    return a.parties.some((one) => b.parties.includes(one));
  if (a.parties.length > 0 && b.parties.length > 0 && !a.parties.some((one) => b.parties.includes(one))) return false;
  return true;
}

function merge(context: Context, mention: Mention, truce: Truce, other: Mention): void {
  const span = spanOfWords(context.text, other.s, other.from, other.to - 1);
  if (!truce.evidence.some((one) => one.start === span.start)) truce.evidence.push(span);
  if (rank.indexOf(other.status) > rank.indexOf(truce.status)) truce.status = other.status;
  if (!truce.declaredBy && other.declaredBy) truce.declaredBy = other.declaredBy;
  if (other.arrangement && !mention.arrangement) truce.arrangement = other.arrangement;
  if (truce.parties.length === 0 || (other.arrangement === "unilateral" && other.parties.length > 0))
    truce.parties = other.parties;
  if (other.when) truce.when = truce.when ? bothTimes(truce.when, other.when) : other.when;
  if (!truce.scope && other.scope) truce.scope = other.scope;
  mention.when ??= other.when;
  mention.declaredBy ??= other.declaredBy;
}
