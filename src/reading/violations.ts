import type { Violation } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childOf, childrenOf, clauseOf, conjuncts, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import { add, attributionAround, type Context, drop, lately, sentencesOver, timeNear, wordSpan } from "./context.ts";
import { npStart, stretchAround } from "./stretch.ts";
import { afterFrail, type Breach, breachIn, deedBeside } from "./violation-deeds.ts";
import { agreedIn, breaks, commits, plainly } from "./violation-triggers.ts";
import { book } from "./violation-words.ts";

/** Finds accusations of breaking a truce or an agreement, one for each accuser and accused. */
export function findViolations(context: Context): void {
  const truces = context.findings.some((one) => one.kind === "truce");
  const made: { violation: Violation; at: number; title: boolean }[] = [];
  const take = (s: Sentence, trigger: Word, breach: Breach | undefined) => {
    for (const one of record(context, s, trigger, breach)) {
      const side = (id: string | undefined) => (id ? (context.cast.partyOf(context.cast.byId(id)!) ?? id) : undefined);
      const same = (a: string | undefined, b: string | undefined, loosely: boolean) =>
        a === b || (loosely && (a === undefined || b === undefined));
      const twin = lately(made).findLast(({ violation: other, at, title }) => {
        // "It called the firing a violation."
        const loosely = title || (s.index - at === 1 && s.words[0]?.upos === "PRON");
        const unnamed = title && /^unnamed/.test(`${other.accused}`) && /^unnamed/.test(`${one.accused}`);
        return (
          (unnamed || same(other.accused, one.accused, loosely)) &&
          same(side(other.accuser), side(one.accuser), loosely && (title || other.accused !== undefined))
        );
      })?.violation;
      if (twin) {
        twin.accused ??= one.accused;
        twin.accuser ??= one.accuser;
        twin.when ??= one.when;
        twin.evidence.push(...one.evidence);
        drop(context, one);
      } else made.push({ violation: one, at: s.index, title: s.title });
    }
  };
  const truceTold = trucesTold(context);
  let told = -9;
  for (const s of context.document.sentences) {
    const recent = s.index - told <= 2;
    if (agreedIn(s, 0, s.words.length) || truceTold.has(s.index)) told = s.index;
    const trigger = s.words.find((word) => breaks(s, word, truces, recent));
    const breach = trigger
      ? undefined
      : (breachIn(s, truces, recent) ?? afterFrail(context.document.sentences[s.index - 1], s, truceTold));
    if (trigger || breach) take(s, trigger ?? breach!.deed.word, breach);
  }
  if (truces)
    besideBreaches(
      context,
      made.map(({ at }) => at),
      take,
    );
}

// What one side says that the other did, told next to a breach of the truce, is a breach too.
function besideBreaches(
  context: Context,
  told: number[],
  take: (s: Sentence, trigger: Word, breach: Breach) => void,
): void {
  const { sentences } = context.document;
  const near = new Set(told.flatMap((at) => [at - 2, at - 1, at + 1, at + 2]));
  for (const at of near) {
    const s = sentences[at];
    const deed = s && !told.includes(at) ? deedBeside(s) : undefined;
    if (!s || !deed) continue;
    const said = attributionAround(context, wordSpan(deed.word));
    const speaker = said?.source.actor ? context.cast.byId(said.source.actor) : undefined;
    const subject = subjectOf(s, deed.word);
    const doer = subject && context.cast.at(s, subject);
    if (!speaker || speaker.kind === "media" || !doer) continue;
    const side = context.cast.partyOf(speaker);
    if (side && side !== (context.cast.partyOf(doer) ?? doer.id)) take(s, deed.word, { deed, mark: deed.word });
  }
}

// The sentences that a truce is told in.
const trucesTold = ({ document, findings }: Context): Set<number> =>
  new Set(
    findings
      .filter((one) => one.kind === "truce")
      .flatMap((one) => one.evidence.flatMap((span) => sentencesOver(document, span).map((s) => s.index))),
  );

function record(context: Context, s: Sentence, trigger: Word, breach: Breach | undefined): Violation[] {
  const { cast } = context;
  const accusing = [...s.words.slice(0, trigger.i)]
    .reverse()
    .find((word) => word.upos === "VERB" && book().accusing.has(word.lemma));
  const ids = (word: Word | undefined): string[] =>
    word
      ? cast
          .group(s, word)
          .filter((one) => one.kind !== "media" && one.kind !== "unnamed")
          .map((one) => one.id)
      : [];
  const said = attributionAround(context, wordSpan(trigger));
  // "denied that its men had fired first and blamed the army for the breach"
  const blames = accusing !== undefined && /^(?:blame|accuse)$/.test(accusing.lemma) && trigger.i - accusing.i < 9;
  if (
    said &&
    !(blames && said.act === "deny") &&
    /^(?:deny|reject|warn|threaten|demand|urge|promise|speculate|question)$/.test(said.act)
  )
    return [];
  const party = (id: string) => cast.partyOf(cast.byId(id)!) ?? id;
  const subject = accusing ? subjectOf(s, accusing) : undefined;
  const accusers = ids(subject);
  const speaker = said?.source.actor && cast.byId(said.source.actor)?.kind !== "media" ? said.source.actor : undefined;
  // "blamed each other", "each side accused the other", "traded accusations"
  const mutual =
    accusing !== undefined &&
    (/^(?:each|one) (?:other|another)/.test(lowAfter(s, accusing, 2)) ||
      /^the other\b/.test(lowAfter(s, accusing, 2)) ||
      (/^(?:trade|exchange)$/.test(accusing.lemma) &&
        /^(?:accusations|blame|charges|recriminations|allegations)/.test(lowAfter(s, accusing, 1))));
  const deed = breach?.deed.word ?? (plainly(s, trigger) ? deedOf(s, trigger) : breakingBy(s, trigger));
  const around = stretchAround(
    context,
    s,
    Math.min(accusing && trigger.i - accusing.i < 8 ? accusing.i : trigger.i, deed?.i ?? trigger.i),
    Math.max(trigger.i, deed?.i ?? trigger.i, breach?.mark.i ?? 0) + 1,
  );
  // "more than 320 violations, all but a handful of them by Israel"
  const tail = s.words.slice(around.to, around.to + 10).find((word) => word.low === "by");
  if (tail && trigger.upos === "NOUN" && s.words.slice(around.to, tail.i).some((word) => word.low === "them"))
    around.to = stretchAround(context, s, tail.i, tail.i + 1).to;
  const own = deed ? stretchAround(context, s, deed.i, deed.i + 1) : undefined;
  const act = own
    ? spanOfWords(context.text, s, own.from, own.to - 1)
    : spanOfWords(
        context.text,
        s,
        trigger.upos === "NOUN" ? npStart(s, trigger.i) : trigger.i,
        Math.max(tail ? around.to : 0, stretchAround(context, s, trigger.i, trigger.i + 1).to) - 1,
      );
  const when = timeNear(
    context,
    s,
    trigger,
    // "the 2003 ceasefire" says when the truce was made.
    (time) => s.words[time.to]?.upos === "ADP" || !agreedIn(s, time.to, time.to + 4),
  )?.time.when;
  // What told of the truce belongs to it: "The truce lasted two nights."
  const before = breach?.frail === s ? undefined : breach?.frail;
  const told = before ? [spanOfWords(context.text, before, 0, before.words.length - 1)] : [];
  const make = (accuser: string | undefined, accused: string | undefined) =>
    add(context, "violation", s, accusing ?? trigger, {
      evidence: [
        ...told,
        breach?.frail === s
          ? spanOfWords(context.text, s, 0, around.to - 1)
          : spanOfWords(context.text, s, around.from, around.to - 1),
      ],
      rule: mutual ? "violation/mutual" : "violation/accused",
      trigger: wordSpan(trigger),
      score: 0.75,
      phase: "done",
      negated: false,
      ...(accuser ? { accuser } : {}),
      ...(accused ? { accused } : {}),
      act,
      ...(when ? { when } : {}),
    });
  if (mutual && accusers.length === 2) {
    return [make(accusers[0], party(accusers[1]!)), make(accusers[1], party(accusers[0]!))];
  }
  const accused = accusedOf(context, s, trigger, accusing, ids, deed);
  const accuser =
    speaker ?? accusers[0] ?? (subject && subject.upos !== "PRON" ? cast.describe(s, subject)?.id : undefined);
  // "the ceasefire was broken within minutes": who did it and who says so may be left open.
  const open = (trigger.upos === "VERB" && clauseOf(s, trigger).passive && !breach) || breach?.frail !== undefined;
  if (!accuser && !accused && !mutual && !open) return [];
  // Who says so is another than who is told to have done it.
  const self = accuser !== undefined && accused !== undefined && party(accuser) === party(accused);
  return [make(self ? undefined : accuser, accused ? party(accused) : undefined)];
}

const lowAfter = (s: Sentence, word: Word, count: number) =>
  s.words
    .slice(word.i + 1, word.i + 1 + count)
    .map((one) => one.low)
    .join(" ");

function accusedOf(
  context: Context,
  s: Sentence,
  trigger: Word,
  accusing: Word | undefined,
  ids: (word: Word | undefined) => string[],
  deed: Word | undefined,
): string | undefined {
  const by = s.words.slice(trigger.i).find((word) => word.low === "by");
  const doer = by && headOf(s, by);
  const own =
    doer &&
    (headOf(s, doer) === trigger || headOf(s, doer) === deed || by.i - trigger.i <= 3 || trigger.upos === "NOUN");
  const agent = doer && own && !(headOf(s, doer)?.bare === "acl" && headOf(s, doer) !== trigger) ? ids(doer) : [];
  if (agent[0]) return agent[0];
  if (accusing && /^(?:accuse|blame|charge)$/.test(accusing.lemma)) {
    for (const word of s.words.slice(accusing.i + 1, trigger.i)) if (context.cast.at(s, word)) return ids(word)[0];
  }
  // "condemned the two militias for breaking the truce"
  const over = headOf(s, trigger);
  if (trigger.xpos === "VBG" && over?.upos === "VERB" && s.words[trigger.i - 1]?.low === "for") {
    const scolded = childOf(s, over, "obj");
    if (scolded) return ids(scolded)[0] ?? context.cast.describe(s, scolded)?.id;
  }
  // "M23 fighters seized the town in defiance of the truce": who did it did so in breach.
  const doing =
    deed ??
    (commits.test(headOf(s, trigger)?.lemma ?? "") ? headOf(s, trigger) : undefined) ??
    (trigger.upos === "VERB" || childrenOf(s, trigger, "cop").length > 0
      ? trigger
      : book().keeps.has(trigger.lemma)
        ? s.words[trigger.i - 2]
        : undefined);
  if (doing && !clauseOf(s, doing).passive) {
    const subject = subjectOf(s, doing);
    const known = subject ? conjuncts(s, subject).flatMap((word) => ids(word))[0] : undefined;
    // A jet or a rocket is nobody who breaks a truce.
    if (!known && subject && weapon.test(subject.lemma)) return undefined;
    return known ?? (subject?.upos === "NOUN" ? context.cast.describe(s, subject)?.id : undefined);
  }
  const owner = s.words
    .slice(Math.max(0, trigger.i - 4, (accusing?.i ?? -1) + 1), trigger.i)
    .find((word) => context.cast.at(s, word) ?? context.cast.countryAt(s, word));
  return owner ? (context.cast.at(s, owner)?.id ?? context.cast.countryAt(s, owner)) : undefined;
}

const weapon =
  /^(?:jet|warplane|aircraft|plane|helicopter|gunship|drone|missile|rocket|shell|round|mortar|bomb|grenade|artillery|projectile|fire|strike|airstrike|blast|explosion|mine)$/;

function deedOf(s: Sentence, noun: Word): Word | undefined {
  let up = headOf(s, noun);
  for (let steps = 0; up && up.upos !== "VERB" && steps < 5; steps++) up = headOf(s, up);
  return up?.upos === "VERB" ? up : undefined;
}

// "the military bombed the town, breaking the deal": the deed by which it was broken.
function breakingBy(s: Sentence, trigger: Word): Word | undefined {
  const up = headOf(s, trigger);
  return trigger.xpos === "VBG" && /^(?:advcl|conj)$/.test(trigger.bare) && up?.upos === "VERB" && up.i < trigger.i
    ? up
    : undefined;
}
