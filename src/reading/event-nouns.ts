import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { attributionAround, type Context, timeNear, timesIn, wordSpan } from "./context.ts";
import { isAboutWork, make } from "./event-making.ts";
import { type Rule, rules } from "./event-rules.ts";
import { actorsAt, fits, landAt, peopleAt, whole } from "./event-sides.ts";
import { npStart, phraseIn } from "./stretch.ts";

/** Finds the event that a noun tells: "a three-day strike in 2019", "the arrest of the mayor on Sunday". */
export function byNoun(context: Context, s: Sentence, noun: Word): boolean {
  const list = rules().nouns.get(noun.low);
  if (!list || !/^(?:NOUN|PROPN)$/.test(noun.upos) || s.title) return false;
  if (/^(?:NOUN|PROPN)$/.test(s.words[noun.i + 1]?.upos ?? "")) return false;
  const left = npStart(s, noun.i);
  const np = s.words.slice(left, noun.i);
  const to = endOf(s, noun);
  const has = (words: RegExp) => np.some(({ low }) => words.test(low));
  const planned =
    has(/^(?:planned|upcoming)$/) ||
    s.words.slice(noun.i, to).some(({ low }) => /^(?:planned|scheduled|due)$/.test(low));
  const standing = phraseIn(s, "in place", to, to + 4) >= 0;
  if (!(planned && has(/^(?:the|a)$/)) && !standing && !happened(context, s, noun, np, left)) return false;
  const patient = patientOf(s, noun, to);
  const rule = list.find(
    ({ phrase, rule }) =>
      phraseIn(s, phrase, noun.i - phrase.split(" ").length + 1, noun.i + 1) >= 0 &&
      (!rule.labour || isAboutWork(context)) &&
      (rule.of.length === 0 || befalls(context, s, patient, rule)),
  )?.rule;
  if (!rule) return false;
  const owner = np.findLast((word) => sideAt(context, s, word) !== undefined);
  const by = s.words.slice(noun.i + 1, to).find(({ low }) => low === "by");
  const doers = by ? actorsAt(context, s, nounBehind(s, by), true) : doersAround(context, s, noun, rule, owner);
  const recipients = patient ? actorsAt(context, s, patient, rule.humans && rule.of.length > 0) : [];
  const when = timeOfNoun(context, s, noun, rule, left, to);
  const fresh = has(/^(?:new|fresh|further|additional)$/);
  const told = rule.told && (has(lasting) || np.some(({ xpos }) => xpos === "JJS"));
  const looksBack = rule.of.length > 0 && (doers.length > 0 || back.test(s.words[left - 1]?.low ?? ""));
  const known = doers.length > 0 && (recipients.length > 0 || fresh);
  if (!when && !known && !(standing && recipients.length > 0) && !told && !looksBack) return false;
  make(context, s, noun, rule, {
    from: left,
    to,
    doers,
    recipients: recipients.filter((one) => !doers.includes(one)),
    when,
    score: 0.6,
    phase: planned ? "planned" : "done",
  });
  return true;
}

// "Peru's recall of its envoy"; who "announced the suspension of aid" or "ordered the arrest of" somebody does so.
function doersAround(context: Context, s: Sentence, noun: Word, rule: Rule, owner: Word | undefined): string[] {
  if (owner) return [sideAt(context, s, owner)!];
  const verb = rule.of.length > 0 && noun.relation === "obj" ? headOf(s, noun) : undefined;
  if (!verb || !/^(?:announce|order|decree|declare|approve|authorise|authorize|confirm)$/.test(verb.lemma)) return [];
  return actorsAt(context, s, subjectOf(s, verb), false);
}

// "a three-day strike", "their fourth strike", "the longest strike": one that was or is.
const lasting = /^(?:\S+-(?:day|week|month|hour|year)(?:-long)?|first|second|third|fourth|fifth|latest)$/;

// "after the expulsion of two diplomats": what another thing is dated by or laid to has happened.
const back = /^(?:after|since|following|despite|over|amid)$/;

const unreal =
  /^(?:possible|no|any|potential|future|feared|threatened|attempted|another|eventual|full|proposed|further)$/;
const weapons = /^(?:air|drone|missile|rocket|artillery|military|retaliatory|deadly|precision|russian|israeli)$/;
const averts =
  /^(?:threaten|avoid|prevent|avert|risk|fear|halt|stop|end|if|against|call|deter|repel|vote|ballot|consider|plan|mull|discuss|relief|topic|prospect|threat|possibility)$/;
const wishes =
  /^(?:demand|call|urge|want|seek|ask|propose|offer|plan|agree|promise|pledge|threaten|discuss|consider|reject|oppose|refuse|expect|foresee|include|provide|envisage|await|vow|press|insist|require|suggest|recommend|warn|negotiate|depend|hope|need|rule|say|remain|hinge|call)$/;
const supposed = /^(?:demand|urge|propose|deny|reject|threaten|speculate|question|promise)$/;

// Whether the noun's act is told as one that happened, not as one that somebody wants or fears.
function happened(context: Context, s: Sentence, noun: Word, np: Word[], left: number): boolean {
  if (np.some(({ low }) => unreal.test(low))) return false;
  if (noun.low === "strike" && np.some(({ low }) => weapons.test(low))) return false;
  if (s.words.slice(Math.max(0, left - 4), left).some(({ lemma }) => averts.test(lemma))) return false;
  if (back.test(s.words[left - 1]?.low ?? "")) return true;
  const said = attributionAround(context, wordSpan(noun));
  if (said && supposed.test(said.act)) return false;
  for (let at: Word | undefined = noun, i = 0; at && i < 6; i++) {
    const up = headOf(s, at);
    if (!up) break;
    if (up.upos === "VERB") {
      const { modal, tense, negated } = clauseOf(s, up);
      const object = !back.test(caseOf(s, at)) && /^(?:obj|obl|xcomp|ccomp|nsubj:pass|nmod)$/.test(at.relation);
      return !modal && tense !== "future" && !negated && !(object && wishes.test(up.lemma));
    }
    if (
      /^(?:talk|negotiation|plan|proposal|deal|demand|call|offer|agreement|condition|vote|term|accord|request)$/.test(
        up.lemma,
      )
    )
      return false;
    at = up;
  }
  return true;
}

function endOf(s: Sentence, noun: Word): number {
  let to = noun.i + 1;
  while (
    to < s.words.length &&
    to - noun.i < 12 &&
    !/^[,;:.()—”"]$/.test(s.words[to]!.text) &&
    !finite(s, to, noun) &&
    !/^(?:and|that|which|who|but)$/.test(s.words[to]!.low)
  )
    to++;
  return to;
}

// "the exercise planned for November": a participle right behind the noun belongs to it.
const finite = (s: Sentence, i: number, noun: Word) =>
  /^(?:VBD|VBZ|VBP|MD)$/.test(s.words[i]!.xpos) && !(i === noun.i + 1 && bare(s.words[i]!) === "acl");

// "of two diplomats", "on Iranian firms", "from the accord": what the act befalls.
function patientOf(s: Sentence, noun: Word, to: number): Word | undefined {
  const of = s.words.slice(noun.i + 1, to).find(({ low }) => /^(?:of|against|on|from|with|in)$/.test(low));
  return of && whole(s, nounBehind(s, of));
}

function nounBehind(s: Sentence, of: Word): Word | undefined {
  let i = of.i + 1;
  while (s.words[i] && i - of.i < 6 && !/^(?:NOUN|PROPN)$/.test(s.words[i]!.upos)) i++;
  while (/^(?:NOUN|PROPN)$/.test(s.words[i + 1]?.upos ?? "")) i++;
  return s.words[i] && /^(?:NOUN|PROPN)$/.test(s.words[i]!.upos) ? s.words[i] : undefined;
}

const befalls = (context: Context, s: Sentence, patient: Word | undefined, rule: Rule) =>
  patient !== undefined &&
  (fits(s, patient, rule.of) ||
    (rule.humans && peopleAt(context, s, patient)) ||
    (rule.places && landAt(context, s, patient, rule)));

function sideAt(context: Context, s: Sentence, word: Word): string | undefined {
  const id = context.cast.at(s, word)?.id ?? context.cast.countryAt(s, word);
  const actor = id === undefined ? undefined : context.cast.byId(id);
  return actor && actor.kind !== "media" ? (context.cast.partyOf(actor) ?? actor.id) : undefined;
}

function timeOfNoun(context: Context, s: Sentence, noun: Word, rule: Rule, left: number, to: number) {
  const inside = timesIn(context, s).find(
    ({ from, to: end, time }) =>
      from >= left && end <= to && time.when && time.kind !== "set" && time.kind !== "duration",
  );
  if (inside) return inside.time.when;
  const near = /^(?:ASSAULT|COERCE)$/.test(rule.event) && /^(?:a|an)$/.test(s.words[left]!.low);
  return near ? timeNear(context, s, noun)?.time.when : undefined;
}
