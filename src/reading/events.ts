import type { Finding } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, conjuncts, headOf, subjectOf } from "../language/tree.ts";
import { contains, overlaps } from "../text/span.ts";
import { attributionAround, type Context, phaseOf, sentencesOver, timeNear, timesIn, wordSpan } from "./context.ts";
import { classifyEvent, uncovered } from "./event-classification.ts";
import { isAboutWork, make } from "./event-making.ts";
import { byNoun } from "./event-nouns.ts";
import { type Rule, rules } from "./event-rules.ts";
import { actorsAt, agentOf, agentsOf, armedAt, fits, landAt, peopleAt, whole } from "./event-sides.ts";
import { phraseIn, stretchAround } from "./stretch.ts";

/** Finds coded events that no finding of another kind covers. */
export function findEvents(context: Context): void {
  const { verbs, nouns } = rules();
  const near = findingsBySentence(context);
  for (const s of context.document.sentences) {
    const before = context.findings.length;
    for (const word of s.words) {
      if (!verbs.has(word.lemma) && !nouns.has(word.low)) {
        if (word.xpos === "VBD" && uncovered(near[s.index] ?? [], word)) classifyEvent(context, s, word);
        continue;
      }
      const here = near[s.index] ?? [];
      if (covered(here, word) || covered(context.findings.slice(before), word)) continue;
      if (!byVerb(context, s, word)) byNoun(context, s, word);
    }
  }
}

// The findings that rest on words of each sentence.
function findingsBySentence({ document, findings }: Context): Finding[][] {
  const near: Finding[][] = [];
  for (const one of findings) {
    const spans = one.evidence;
    for (const span of one.why.trigger ? [...spans, one.why.trigger] : spans) {
      for (const { index } of sentencesOver(document, span)) {
        near[index] ??= [];
        if (near[index].at(-1) !== one) near[index].push(one);
      }
    }
  }
  return near;
}

// Whether another finding tells of the act that this word names.
function covered(findings: Finding[], word: Word): boolean {
  return findings.some((one) => {
    if (/^(?:figure|position|attribution)$/.test(one.kind)) return false;
    if (one.why.trigger && overlaps(one.why.trigger, word)) return true;
    if (one.kind === "event") return one.evidence.some((span) => contains(span, word));
    return /^(?:incident|violation|proposal)$/.test(one.kind) && one.evidence.some((span) => contains(span, word));
  });
}

// Whether a text, not the one who acts, says what will be done.
function ofText(context: Context, s: Sentence, verb: Word): boolean {
  const source = attributionAround(context, wordSpan(verb))?.source.span?.exact ?? "";
  return texts.test(source) || (s.words[0]!.low === "under" && s.words.slice(1, 6).some(({ low }) => texts.test(low)));
}

const texts = /\b(?:plan|deal|agreement|accord|text|draft|treaty|proposal|pact|truce|roadmap|declaration|protocol)\b/;

const hinges = /^(?:until|unless|if|once|lest|till)$/;

const supposed = /^(?:demand|urge|propose|deny|reject|threaten|speculate|question|promise|warn|express)$/;

function real(context: Context, s: Sentence, verb: Word): boolean {
  const clause = clauseOf(s, verb);
  const phase = phaseOf(s, verb);
  if (clause.negated || clause.modal || phase === "hypothetical") return false;
  if (phase === "planned" && clause.tense !== "future") return false;
  if (verb.xpos === "VB" && clause.tense !== "future" && !clause.passive) return false;
  if (
    childrenOf(s, verb, "advcl").some((one) =>
      childrenOf(s, one, "mark").some(({ low }) => /^(?:if|unless)$/.test(low)),
    )
  )
    return false;
  const before = s.words.slice(Math.max(0, verb.i - 4), verb.i);
  if (
    before.some(
      (word) =>
        /^(?:if|unless|not|n't|n’t|never|would|could|might|may|should|must|to|without)$/.test(word.low) &&
        word.upos !== "ADP",
    )
  )
    return false;
  if (
    verb.xpos === "VBG" &&
    before
      .slice(-2)
      .some((word) => word.upos === "ADP" || /^(?:consider|avoid|deny|threaten|stop|risk)$/.test(word.lemma))
  )
    return false;
  if (hinges.test(childrenOf(s, verb, "mark")[0]?.low ?? "") || before.some(({ low }) => low === "provided"))
    return false;
  const up = headOf(s, verb);
  if (up && childrenOf(s, verb, "mark").some(({ low }) => low === "before")) {
    const main = clauseOf(s, up);
    if (main.negated || main.modal || main.tense !== "past") return false;
  }
  const said = attributionAround(context, wordSpan(verb));
  // What a relative clause recalls is not what is demanded or denied.
  const recalled = clause.tense === "past" && (bare(verb) === "acl" || s.words[verb.i - 2]?.low === "where");
  return recalled || !said || !supposed.test(said.act) || (said.act === "warn" && clause.tense === "past");
}

function byVerb(context: Context, s: Sentence, verb: Word): boolean {
  const list = rules().verbs.get(verb.lemma);
  if (!list || verb.upos !== "VERB" || !real(context, s, verb)) return false;
  const clause = clauseOf(s, verb);
  // "the plan says that the rebels will leave": a clause of it.
  if (clause.tense === "future" && ofText(context, s, verb)) return false;
  const passive =
    !coordinated(s, verb) && !trailing(s, verb) && (clause.passive || (verb.xpos === "VBN" && bare(verb) === "acl"));
  // "are banned from office" tells how things stand.
  const stative =
    passive &&
    clause.tense === "present" &&
    !s.title &&
    !s.words.slice(Math.max(verb.i - 3, 0), verb.i).some(({ low }) => /^be(?:en|ing)$/.test(low));
  if (stative) return false;
  const partner = coordinated(s, verb);
  const tail = trailing(s, verb);
  const subject = tail ?? doerOf(s, partner ?? verb);
  const object = whole(
    s,
    partner || tail ? objectAfter(s, verb) : passive ? subject : (clause.object ?? objectAfter(s, verb)),
  );
  for (const { rule, rest } of list) {
    // "the border reopened": what is done to it, by nobody that is named.
    const alone = !passive && !object && rule.alone && subject !== undefined && fits(s, subject, rule.objects);
    if (rest && phraseIn(s, rest, verb.i + 1, verb.i + 1 + rest.split(" ").length) < 0) continue;
    if (!rest && rule.event === "PROTEST" && verb.lemma === "strike" && (object || s.words[verb.i + 1]?.upos === "DET"))
      continue;
    // "the war that began in 1998" says when another thing was.
    if (rule.impersonal && bare(verb) === "acl") continue;
    if (rule.event === "RETREAT" && phraseIn(s, "from hospital", verb.i + 1, verb.i + 6) >= 0) continue;
    if (rule.labour && !(isAboutWork(context) && subject && !/^(?:missile|drone|rocket|jet)s?$/.test(subject.low)))
      continue;
    // "lifts tariffs to 125 per cent" raises them.
    if (
      /^(?:lift|remove)$/.test(verb.lemma) &&
      s.words.slice(verb.i, verb.i + 9).some((word) => /^(?:%|cent|percent)$/.test(word.low))
    )
      continue;
    if (rule.subjects.length > 0 && !(subject && rule.subjects.includes(subject.low))) continue;
    const behind = rest ? objectAfter(s, s.words[verb.i + rest.split(" ").length]!) : wholeAfter(s, verb, rule.with);
    const after = alone ? subject : (behind ?? object);
    if (
      rule.with.length > 0 &&
      !rule.with.some((one) => phraseIn(s, one, verb.i + 1, verb.i + (verb.lemma === "be" ? 4 : 25)) >= 0)
    )
      continue;
    const people = rule.humans && after !== undefined && peopleAt(context, s, after);
    const land = rule.places && after !== undefined && landAt(context, s, after, rule);
    if (rule.armed && !armedAt(context, s, passive ? agentOf(s, verb) : subject)) continue;
    if (
      rule.objects.length > 0 &&
      !people &&
      !land &&
      !(after && conjuncts(s, after).some((word) => fits(s, word, rule.objects)))
    )
      continue;
    if (
      rule.bare &&
      object &&
      rule.verbs.includes(verb.lemma) &&
      !passive &&
      after &&
      bare(after) === "obj" &&
      rule.subjects.length === 0 &&
      rule.with.length === 0 &&
      !/^(?:protest|march)$/.test(verb.lemma)
    )
      continue;
    const doers = rule.impersonal
      ? sidesOf(context, s, verb)
      : passive
        ? agentsOf(context, s, verb)
        : alone
          ? []
          : actorsAt(context, s, subject, rule.people);
    // A state or a body that protests does so in words.
    const spoken = verb.lemma === "protest" ? /^(?:state|organisation|group)$/ : /^state$/;
    if (rule.event === "PROTEST" && doers.some((one) => spoken.test(context.cast.byId(one)?.kind ?? ""))) continue;
    const done = rule.bare || rule.event === "MOBILIZE" ? [] : actorsAt(context, s, after, false);
    const region = after && !rule.bare ? countryOf(context, s, after) : undefined;
    const target = targetsOf(context, s, verb, rule);
    const recipients = [...new Set([...done, ...target, ...(region ? [region] : [])])].filter(
      (one) => !doers.includes(one),
    );
    if (people && recipients.length === 0 && after) {
      const crowd = context.cast.describe(s, after);
      if (crowd) recipients.push(crowd.id);
    }
    const dated = timeNear(context, s, verb) !== undefined;
    if (
      doers.length === 0 &&
      !(
        (passive || alone) &&
        clause.tense !== "future" &&
        (dated || (people && /^(?:COERCE|RETREAT)$/.test(rule.event)))
      ) &&
      !(rule.impersonal && dated)
    )
      continue;
    // Without a list of objects the verb needs someone or some land as its object.
    const named = recipients.length > 0 || (after !== undefined && context.map.at(s, after) !== undefined);
    if (passive && doers.length === 0 && !named && rule.objects.length === 0) continue;
    if (rule.objects.length === 0 && rule.with.length === 0 && !rule.bare && !named) continue;
    if (rule.id === "coerce/took-control" && !named) continue;
    if (rule.patients && done.length === 0) continue;
    const around = clauseAround(context, s, verb);
    make(context, s, verb, rule, {
      from: around.from,
      to: around.to,
      doers,
      recipients,
      when: timeOf(context, s, verb),
      score: 0.7,
    });
    return true;
  }
  return false;
}

// "took control of the town": what stands behind the phrase.
function wholeAfter(s: Sentence, verb: Word, phrases: string[]): Word | undefined {
  for (const phrase of phrases.filter((one) => one.endsWith(" of"))) {
    const at = phraseIn(s, phrase, verb.i + 1, verb.i + 5);
    if (at >= 0) return objectAfter(s, s.words[at + phrase.split(" ").length - 1]!);
  }
  return undefined;
}

// "war broke out between the army and the militia"
function sidesOf(context: Context, s: Sentence, verb: Word): string[] {
  const between = s.words.slice(verb.i + 1, verb.i + 8).find((word) => word.low === "between");
  return between ? actorsAt(context, s, headOf(s, between), false) : [];
}

function objectAfter(s: Sentence, verb: Word): Word | undefined {
  let i = verb.i + 1;
  while (
    s.words[i] &&
    i - verb.i < 7 &&
    (/^(?:DET|ADJ|NUM|PRON|X)$/.test(s.words[i]!.upos) || /^(?:'s|’s)$/.test(s.words[i]!.text))
  )
    i++;
  let last: Word | undefined;
  while (s.words[i] && /^(?:NOUN|PROPN)$/.test(s.words[i]!.upos)) last = s.words[i++];
  return last;
}

// "4,000 nurses downed tools": the tree may take the verb of a headline or a short clause for an adjective of its subject.
function trailing(s: Sentence, verb: Word): Word | undefined {
  const up = bare(verb) === "amod" && /^VB[ND]$/.test(verb.xpos) ? headOf(s, verb) : undefined;
  // "has frozen sales"
  const helper = s.words[verb.i - 1];
  if (up && helper === headOf(s, up) && helper?.lemma === "have") return subjectOf(s, helper);
  if (!up || up.i === verb.i - 1) return up;
  const before = s.words[verb.i - 1];
  return before?.upos === "NOUN" && headOf(s, before) === up ? before : undefined;
}

// "nurses, who walked out", "Ghana, suspended from the bloc": what a relative clause or a participle hangs on.
function doerOf(s: Sentence, verb: Word): Word | undefined {
  const subject = subjectOf(s, verb);
  if (subject && !/^(?:who|which|that|whom)$/.test(subject.low)) return subject;
  const clause = subject && bare(subject) === "nsubj" ? (headOf(s, subject) ?? verb) : verb;
  return bare(clause) === "acl" ? headOf(s, clause) : subject;
}

// "annexed the coast and backed rebels": the tree may take the second verb for an adjective.
function coordinated(s: Sentence, verb: Word): Word | undefined {
  if (bare(verb) !== "amod" || !/^VB[ND]$/.test(verb.xpos) || s.words[verb.i - 1]?.low !== "and") return undefined;
  return s.words
    .slice(Math.max(0, verb.i - 8), verb.i - 1)
    .findLast((word) => word.upos === "VERB" && /^VB[DN]$/.test(word.xpos));
}

// "annexed the coast and backed rebels" is two acts.
function clauseAround(context: Context, s: Sentence, verb: Word): { from: number; to: number } {
  const around = stretchAround(context, s, verb.i, verb.i + 1);
  const joint = (i: number) =>
    s.words[i]!.upos === "CCONJ" &&
    s.words
      .slice(i + 1, i + 3)
      .some((word) => word.upos === "VERB" && (bare(word) === "conj" || coordinated(s, word) !== undefined));
  for (let i = verb.i + 1; i < around.to; i++) if (joint(i)) return { from: around.from, to: i };
  for (let i = verb.i - 1; i > around.from; i--) if (joint(i)) return { from: i + 1, to: around.to };
  return around;
}

// "on the firm", "against the reform", "with Iran", "to Somalia", "from Syria"
function targetsOf(context: Context, s: Sentence, verb: Word, rule: Rule): string[] {
  const wanted = rule.event === "PROTEST" ? /^(?:against|at)$/ : /^(?:on|against|with|to|from|of|for|upon)$/;
  const found: string[] = [];
  for (let i = verb.i + 1; i < Math.min(s.words.length, verb.i + 12); i++) {
    const word = s.words[i]!;
    if (/^(?:after|before|during|following|amid|as|while|since|over)$/.test(word.low)) break;
    if (/^[,;:]$/.test(word.text) || (word.upos === "VERB" && i > verb.i + 1)) break;
    const actor = /^(?:NOUN|PROPN)$/.test(word.upos) ? context.cast.at(s, word) : undefined;
    const before = s.words.slice(verb.i + 1, i).findLast((one) => one.upos === "ADP");
    if (actor && actor.kind !== "media" && before && wanted.test(before.low)) {
      const id = actor.kind === "person" ? (context.cast.partyOf(actor) ?? actor.id) : actor.id;
      if (!found.includes(id)) found.push(id);
    }
    const code = word.upos === "ADJ" ? context.cast.countryAt(s, word) : undefined;
    if (code && context.cast.byId(code) && !found.includes(code)) found.push(code);
  }
  return found;
}

function countryOf(context: Context, s: Sentence, word: Word): string | undefined {
  const code = context.map.at(s, word)?.country;
  return code && context.cast.byId(code) ? code : undefined;
}

// "2014, when Moscow annexed": the date stands before its clause.
function timeOf(context: Context, s: Sentence, word: Word): When | undefined {
  const when = s.words.slice(Math.max(0, word.i - 8), word.i).findLast((one) => one.low === "when");
  const before = when && timesIn(context, s).find((one) => one.to <= when.i && when.i - one.to <= 2);
  if (before?.time.when) return before.time.when;
  const near = timeNear(context, s, word);
  if (near?.time.when) return near.time.when;
  // "annexed Crimea and backed separatists": one date for what is coordinated.
  const up = headOf(s, word);
  return up && bare(word) === "conj" && up.upos === "VERB" ? timeOf(context, s, up) : undefined;
}
