import type { Incident } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { type Casualties, casualtiesIn, casualtyOf, isHuman } from "./casualties.ts";
import { add, attributionAround, type Context, lately, wordSpan } from "./context.ts";
import { deeds, type Trigger, triggersIn } from "./deeds.ts";
import { armed, doersOf, generic, meansIn, phraseOf, placesIn, targetOf, timeIn, typeOf } from "./incident-details.ts";
import { type Deed, sameDeed } from "./incident-sameness.ts";
import { npStart } from "./stretch.ts";

/** Finds single deeds of violence that the text tells as done, one finding for each deed in the world. */
export function findIncidents(context: Context): void {
  const made: { deed: Deed; finding: Incident }[] = [];
  const byBody = [
    ...context.document.sentences.filter((s) => !s.title),
    ...context.document.sentences.filter((s) => s.title),
  ];
  for (const s of byBody) {
    for (const deed of deedsIn(context, s)) {
      const here = deed.places[0]?.key === "same" ? made.at(-1)?.deed.places.find((one) => one.id) : undefined;
      if (here) deed.places = [here];
      const same = lately(made).findLast((one) => sameDeed(one.deed, deed));
      if (same) merge(same.deed, same.finding, deed);
      else if (stands(deed)) made.push({ deed, finding: record(context, deed) });
    }
    answerFor(context, s, made);
  }
}

function record(context: Context, deed: Deed): Incident {
  const place = deed.places.find((one) => one.id)?.id;
  const { killed, injured } = deed.casualties;
  return add(context, "incident", deed.s, deed.triggers[0]!.word, {
    evidence: [deed.span],
    rule: `incident/${deed.type}`,
    trigger: wordSpan(deed.triggers[0]!.word),
    score: killed || injured ? 0.85 : 0.7,
    phase: "done",
    negated: false,
    type: deed.type,
    ...(place ? { place } : {}),
    ...(deed.when ? { when: deed.when } : {}),
    ...(deed.target ? { target: deed.target } : {}),
    ...(deed.means ? { means: deed.means } : {}),
    responsibility: deed.responsibility,
    ...(killed ? { killed } : {}),
    ...(injured ? { injured } : {}),
  });
}

function deedsIn(context: Context, s: Sentence): Deed[] {
  const triggers = triggersIn(s);
  if (triggers.length === 0) return [];
  const groups: Trigger[][] = [[triggers[0]!]];
  const starts = [0];
  for (let k = 1; k < triggers.length; k++) {
    const cut = cutBetween(
      context,
      s,
      triggers[k - 1]!,
      triggers[k]!,
      starts.at(-1)!,
      triggers[k + 1]?.word.i ?? s.words.length,
    );
    if (cut === undefined) groups.at(-1)!.push(triggers[k]!);
    else {
      groups.push([triggers[k]!]);
      starts.push(cut);
    }
  }
  const found: Deed[] = [];
  groups.forEach((group, k) => {
    const end = (starts[k + 1] ?? s.words.length) - (k + 1 < starts.length ? 1 : 0);
    const deed = deedOf(context, s, group, starts[k]!, end, found.at(-1)?.responsibility ?? []);
    if (deed) found.push(deed);
  });
  return found;
}

// Coordinated deeds at different places or on different days are two.
function cutBetween(
  context: Context,
  s: Sentence,
  a: Trigger,
  b: Trigger,
  from: number,
  to: number,
): number | undefined {
  for (let i = b.word.i - 1; i >= a.to; i--) {
    const joint = s.words[i]!;
    if (!/^(?:and|while|but|;|before|after|—|–)$/.test(joint.low)) continue;
    const sides = [placesIn(context, s, from, i), placesIn(context, s, i + 1, to)] as const;
    const times = [timeIn(context, s, from, i), timeIn(context, s, i + 1, to)] as const;
    const apart =
      sides[0].length > 0 &&
      sides[1].length > 0 &&
      !sides[0].some((one) => sides[1].some((other) => other.key === one.key));
    const later = times[0]?.time.when && times[1]?.time.when && times[0].time.when.start !== times[1].time.when.start;
    if (apart || later) return i + 1;
    if (/^(?:;|before)$/.test(joint.low)) return i + 1;
  }
  const one = attributionAround(context, wordSpan(a.word));
  const other = attributionAround(context, wordSpan(b.word));
  return one?.id !== other?.id &&
    b.verb &&
    b.word.xpos !== "VBG" &&
    s.words.slice(a.to, b.word.i).some((word) => /^[,;]$/.test(word.text))
    ? b.word.i
    : undefined;
}

const opens = /^(?:while|as|when|who|which|where|according|although|though|because|whose|that|if)$/;

function deedOf(
  context: Context,
  s: Sentence,
  triggers: Trigger[],
  start: number,
  end: number,
  before: Deed["responsibility"],
): Deed | undefined {
  const first = triggers[0]!;
  const last = triggers.at(-1)!;
  const around = attributionAround(context, wordSpan(first.word));
  if (
    around &&
    /^(?:deny|threaten|promise|demand|urge|propose|question)$/.test(around.act) &&
    triggers.every((one) => one.verb)
  )
    return undefined;
  const holds = (word: Word) => around!.content.some((span) => span.start <= word.start && word.end <= span.end);
  const said = around && triggers.every((one) => holds(one.word)) ? around : undefined;
  const inside = (word: Word) => !said || said.content.some((span) => span.start <= word.start && word.end <= span.end);
  let from = first.word.i;
  while (
    from > start &&
    !/^[,;:()—–“"]$/.test(s.words[from - 1]!.text) &&
    inside(s.words[from - 1]!) &&
    !(
      /^(?:that|after|before|when|while|but|and|as|following|since|despite|over)$/.test(s.words[from - 1]!.low) &&
      !numbered(s, from - 1)
    )
  )
    from--;
  // A deed told as a noun begins with its phrase.
  if (
    triggers.every((one) => !one.verb) &&
    !s.words.slice(from, first.word.i).some((word) => casualtyOf(word) || word.upos === "NUM")
  )
    from = Math.max(from, npStart(s, first.word.i));
  let to = last.to;
  while (to < end && !/^[;:()—–”"]$/.test(s.words[to]!.text) && inside(s.words[to]!)) {
    const word = s.words[to]!;
    if (word.text === "," && !continues(s, to, end)) break;
    if (word.low === "and" && to >= last.to && (s.words[to + 1]?.low === "that" || otherVerb(s, to))) break;
    if (opens.test(word.low) && to > last.to) break;
    to++;
  }
  // Casualties told behind a comma belong to the deed: "leaving 14 dead".
  let all = casualtiesIn(context, s, from, to);
  if (!all.killed && !all.injured) {
    const wider = casualtiesIn(context, s, start, end);
    if (wider.words.length > 0 && wider.words.every(inside)) {
      all = wider;
      from = Math.min(from, ...wider.words.map((word) => word.i));
      to = Math.max(to, ...wider.words.map((word) => word.i + 1));
    }
  }
  if (
    s.words
      .slice(start, end)
      .some((word) => deeds().natural.has(word.lemma) && triggers.every((one) => one.verb && one.word !== word))
  )
    return undefined;
  // "General Ito, deputy chief of staff, was killed": the victim's name belongs to the evidence.
  if (all.victims && all.victims.i >= start && first.word.i - all.victims.i < 30) from = Math.min(from, all.victims.i);
  const text = s.words.slice(from, to);
  if (cumulative(text, all, triggers)) return undefined;
  const means = meansIn(s, triggers, from, to);
  const target = targetOf(context, s, triggers, from, to, all);
  const places = placesIn(context, s, from, to);
  const own = doersOf(context, s, triggers, from, to);
  // "killing nine in one town and damaging a plant in another": one doer.
  const responsibility = own.length === 0 && first.word.xpos === "VBG" ? before : own;
  const physical =
    target !== undefined && (deeds().targets.has(target.low) || deeds().targets.has(target.lemma) || isHuman(target));
  const weak = triggers.every((one) => one.weak);
  if (weak && !all.killed && !all.injured && !means && !(physical && (responsibility.length > 0 || armed(s, triggers))))
    return undefined;
  const time =
    timeIn(context, s, from, to) ??
    (triggers.length === triggersIn(s).length ? timeIn(context, s, 0, s.words.length) : undefined);
  const noun = triggers.find((one) => !one.verb);
  return {
    s,
    triggers,
    span: spanOfWords(context.text, s, from, to - 1),
    type: typeOf(triggers, means?.type),
    ...(means ? { means: means.word } : {}),
    ...(target ? { target: phraseOf(context, s, target) } : {}),
    places: places.length > 0 || !sameTown(text) ? places : [{ key: "same" }],
    ...(time?.time.when ? { when: time.time.when } : {}),
    casualties: all,
    responsibility,
    definite:
      noun !== undefined &&
      triggers.every((one) => !one.verb || one === last) &&
      /^(?:the|this|that)$/.test(
        s.words.slice(Math.max(0, noun.word.i - 3), noun.word.i).find((word) => word.upos === "DET")?.low ?? "",
      ),
  };
}

// "… struck the port and blamed the navy": what follows is another act.
const otherVerb = (s: Sentence, and: number) => {
  const next = s.words[and + 1];
  return next?.upos === "VERB" && next.xpos === "VBD" && !casualtyOf(next);
};

const numbered = (s: Sentence, i: number) =>
  s.words[i]!.low === "and" &&
  /^(?:NUM|PROPN|NOUN)$/.test(s.words[i + 1]?.upos ?? "") &&
  /^(?:NUM|PROPN|NOUN)$/.test(s.words[i - 1]?.upos ?? "");

// A comma inside a list or a place's name does not end the phrase.
function continues(s: Sentence, comma: number, end: number): boolean {
  const next = s.words[comma + 1];
  if (!next || comma + 1 >= end) return false;
  if (/^(?:in|near|including|at|on|outside)$/.test(next.low)) return true;
  return (
    next.upos === "PROPN" &&
    !/^(?:VERB|AUX)$/.test(s.words[comma + 3]?.upos ?? "") &&
    !/^(?:said|says)$/.test(s.words[comma + 2]?.low ?? "")
  );
}

const sameTown = (words: Word[]) =>
  words.some(
    (word, i) =>
      word.low === "same" &&
      /^(?:municipality|town|city|village|area|district|province|region|place|road|street|neighbourhood)$/.test(
        words[i + 1]?.low ?? "",
      ),
  );

// Totals over a war are figures, not deeds.
function cumulative(words: Word[], { killed, injured }: Casualties, triggers: Trigger[]): boolean {
  const text = words.map((word) => word.low).join(" ");
  const large = Math.max(killed?.low ?? 0, killed?.best ?? 0, injured?.low ?? 0, injured?.best ?? 0) >= 2000;
  const long =
    /\b(?:since|so far|to date|this year|last year|a year|per year|every|each|over the (?:past|last)|in the (?:past|last)|during the (?:war|conflict)|in the (?:war|conflict)|the (?:war|conflict) has|years? of|months? of)\b/.test(
      text,
    ) ||
    // "have been killed in clashes in the capital" tells of these clashes, "have been killed" alone of a war.
    (/\b(?:have been killed|has killed|have killed)\b/.test(text) && triggers.every((one) => one.verb));
  return (
    large ||
    (long &&
      triggers.every(
        (one) => one.verb || one.word.xpos === "NNS" || /^(?:killing|bombardment|onslaught)$/.test(one.word.low),
      ))
  );
}

// Whether a deed is told closely enough to be one thing.
function stands({ triggers, casualties, target, places, when, type }: Deed): boolean {
  if (casualties.killed || casualties.injured) return true;
  const near = places.some((one) => !one.id || !/^[A-Z]{3}$/.test(one.key));
  const plural = triggers.every((one) => !one.verb && one.word.xpos === "NNS");
  if (plural) return near && when !== undefined;
  // "the missile that hit the house" only says which missile.
  if (triggers.every((one) => one.verb && one.word.relation.startsWith("acl"))) return near;
  if (triggers.some((one) => one.verb))
    return near || target !== undefined || (when !== undefined && triggers.some((one) => one.sent));
  return near
    ? when !== undefined || type !== "attack" || triggers.some((one) => one.word.xpos === "NN")
    : when !== undefined && target !== undefined;
}

function merge(deed: Deed, finding: Incident, other: Deed): void {
  if (!finding.evidence.some((span) => span.start === other.span.start)) finding.evidence.push(other.span);
  if (generic.has(finding.type) && !generic.has(other.type)) finding.type = other.type;
  const place = other.places.find((one) => one.id)?.id;
  if (!finding.place && place) finding.place = place;
  if (!finding.when && other.when) finding.when = other.when;
  if (!finding.target && other.target) finding.target = other.target;
  if (!finding.means && other.means) finding.means = other.means;
  if (!finding.killed && other.casualties.killed) finding.killed = other.casualties.killed;
  if (!finding.injured && other.casualties.injured) finding.injured = other.casualties.injured;
  for (const one of other.responsibility)
    if (!finding.responsibility.some((own) => own.actor === one.actor && own.basis === one.basis))
      finding.responsibility.push(one);
  deed.places.push(...other.places);
  deed.when ??= other.when;
  deed.casualties = { ...other.casualties, ...deed.casualties };
}

// "claimed responsibility", "denied any involvement", "blamed the rebels for the attack": of the deed told last.
function answerFor(context: Context, s: Sentence, made: { deed: Deed; finding: Incident }[]): void {
  const last = made.filter((one) => one.deed.s.index <= s.index && s.index - one.deed.s.index <= 2).at(-1);
  if (!last) return;
  for (const word of s.words) {
    if (word.upos !== "VERB" || !/^(?:claim|deny|blame|accept)$/.test(word.lemma) || clauseOf(s, word).negated)
      continue;
    const after = s.words.slice(word.i + 1, word.i + 9).map((one) => one.low);
    const subject = subjectOf(s, word);
    const speaker = subject && context.cast.at(s, subject);
    if (word.lemma === "blame") {
      const accused = context.cast.at(s, s.words[word.i + 1]!) ?? context.cast.at(s, s.words[word.i + 2] ?? word);
      const about =
        after.includes("for") &&
        after.some((low) => deeds().nouns.has(low) || deeds().nouns.has(low.replace(/s$/, "")));
      if (
        accused &&
        (about || (last.deed.s === s && !after.includes("for"))) &&
        !last.finding.responsibility.some((one) => one.actor === accused.id)
      ) {
        last.finding.responsibility.push({
          actor: accused.id,
          basis: "attributed",
          ...(speaker ? { by: speaker.id } : {}),
        });
      }
      continue;
    }
    if (!speaker || !after.slice(0, 5).some((low) => /^(?:responsibility|involvement|role|carrying)$/.test(low)))
      continue;
    const actor = context.cast.partyOf(speaker) ?? speaker.id;
    const basis = word.lemma === "deny" ? "denied" : "claimed";
    last.finding.responsibility = last.finding.responsibility.filter(
      (one) => !(one.actor === actor && one.basis !== "attributed"),
    );
    last.finding.responsibility.push({ actor, basis });
  }
}
