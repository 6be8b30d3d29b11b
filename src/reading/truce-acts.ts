import type { Sentence, Word } from "../language/document.ts";
import { clauseOf, conjuncts, headOf, subjectOf } from "../language/tree.ts";
import { attributionAround, type Context, once, phaseOf, wordSpan } from "./context.ts";
import { deeds } from "./deeds.ts";
import { stretchAround } from "./stretch.ts";
import { denied, type Mention } from "./truce-mentions.ts";
import { periodOf } from "./truce-period.ts";
import { words } from "./truce-words.ts";

/** Whether a text is about work: strikes of workers and operations of firms are other things. */
export function aboutWork({ document }: Context): boolean {
  return document.sentences.some((one) =>
    one.words.some((word) => /^(?:union|unions|wages|employer|passengers)$/.test(word.low)),
  );
}

const binding = /^(?:agree|pledge|promise|vow|undertake|decide|commit|consent)$/;

/** A truce told by what is done: "agreed to silence their guns", "said it would stop offensive operations". */
export function actAt(context: Context, s: Sentence, verb: Word): Mention | undefined {
  if (verb.upos !== "VERB") return undefined;
  const act = words().acts.get(verb.lemma);
  if (!act) return refraining(context, s, verb) ?? ceasing(context, s, verb);
  const object = s.words.slice(verb.i + 1, verb.i + 6).find((one) => act.objects.includes(one.low));
  if (!object) return ceasing(context, s, verb);
  if (
    s.words
      .slice(verb.i + 1, object.i)
      .some((one) => /^(?:VERB|PUNCT|CCONJ)$/.test(one.upos) || /^(?:for|after|against|from|in|at)$/.test(one.low))
  )
    return undefined;
  if (once(context, aboutWork)) return undefined;
  const clause = clauseOf(s, verb);
  const up = headOf(s, verb);
  const agreed =
    verb.xpos === "VB" &&
    up !== undefined &&
    binding.test(up.lemma) &&
    !clauseOf(s, up).negated &&
    !clauseOf(s, up).modal;
  const reported = clause.modal === "would" && phaseOf(s, verb) === "planned";
  const future = clause.tense === "future" && attributionAround(context, wordSpan(verb)) !== undefined;
  // "has paused its attacks", "halted its operation for 120 hours"
  const done =
    /^(?:suspend|halt|pause|stop|cease|freeze)$/.test(verb.lemma) &&
    phaseOf(s, verb) === "done" &&
    !clause.passive &&
    (s.words.slice(object.i, object.i + 8).some((one) => /^(?:for|until|since|over)$/.test(one.low)) ||
      /^(?:its|their)$/.test(s.words[object.i - 1]?.low ?? ""));
  if (clause.negated || !(agreed || reported || future || done) || denied(context, verb)) return undefined;
  return byParty(context, s, agreed ? up! : verb, verb, object);
}

// "agreed not to strike each other's power plants", "promised to refrain from attacks"
function refraining(context: Context, s: Sentence, verb: Word): Mention | undefined {
  const { of, violent } = words();
  const up = headOf(s, verb);
  if (verb.xpos !== "VB" || !up || !binding.test(up.lemma) || clauseOf(s, up).negated || clauseOf(s, up).modal)
    return undefined;
  const not = violent.has(verb.lemma) && s.words.slice(verb.i - 3, verb.i).some((one) => one.low === "not");
  const from =
    verb.lemma === "refrain" &&
    s.words.slice(verb.i + 1, verb.i + 5).some((one) => of.has(one.low) || violent.has(one.lemma));
  if (!(not || from) || once(context, aboutWork) || denied(context, verb)) return undefined;
  return byParty(context, s, up, verb, verb);
}

// "under an understanding between the armies, firing had ceased on Friday"
function ceasing(context: Context, s: Sentence, verb: Word): Mention | undefined {
  const subject = /^(?:cease|stop|halt|pause|end|fall)$/.test(verb.lemma) ? subjectOf(s, verb) : undefined;
  const fire =
    /^(?:firing|fighting|shelling|hostilities|shooting|guns|clashes)$/.test(subject?.low ?? "") ||
    (verb.lemma !== "fall" && /^(?:firing|fighting|shelling|shooting)$/.test(s.words[verb.i - 2]?.low ?? ""));
  const told = verb.lemma === "fall" ? s.words[verb.i + 1]?.low === "silent" : true;
  const agreed = s.words.some((one) =>
    /^(?:understanding|agreement|deal|accord|pact|arrangement|agreed)$/.test(one.low),
  );
  const clause = clauseOf(s, verb);
  if (
    !fire ||
    !told ||
    !agreed ||
    clause.negated ||
    clause.modal ||
    verb.xpos === "VB" ||
    phaseOf(s, verb) === "planned"
  )
    return undefined;
  const when = periodOf(context, s, 0, s.words.length);
  return {
    s,
    noun: verb,
    verb,
    status: "in-force",
    from: 0,
    to: s.words.length,
    parties: [],
    ...(when ? { when } : {}),
    fresh: false,
    definite: false,
  };
}

// A truce that the subject of a verb made by what it does or agreed to do.
function byParty(context: Context, s: Sentence, top: Word, verb: Word, object: Word): Mention | undefined {
  let subject = subjectOf(s, top);
  if (subject?.upos === "PRON") {
    const said = attributionAround(context, wordSpan(verb));
    const speaker =
      said?.source.span &&
      s.words.find(
        (word) =>
          word.start >= said.source.span!.start && word.end <= said.source.span!.end && context.cast.at(s, word),
      );
    subject = speaker ?? subject;
  }
  if (!subject) return undefined;
  const actors = context.cast.group(s, subject).filter((one) => one.kind !== "media");
  const ids = [
    ...new Set(actors.filter((one) => one.kind !== "unnamed").map((one) => context.cast.partyOf(one) ?? one.id)),
  ];
  const both =
    ids.length > 1 ||
    conjuncts(s, subject).length > 1 ||
    s.words
      .slice(Math.max(0, subject.i - 3), subject.i + 1)
      .some((one) => /^(?:two|both|sides|warring|rival)$/.test(one.low));
  if (
    actors.length === 0 &&
    !both &&
    !(deeds().armed.has(subject.lemma) || /^(?:government|junta|group|movement|kingdom|side)$/.test(subject.lemma))
  )
    return undefined;
  const around = stretchAround(context, s, top.i, object.i + 1);
  const when = periodOf(context, s, around.from, around.to);
  return {
    s,
    noun: object,
    verb,
    status: "declared",
    ...around,
    arrangement: both ? "bilateral" : "unilateral",
    ...(!both && actors[0] ? { declaredBy: actors[0].id } : {}),
    parties: ids,
    ...(when ? { when } : {}),
    fresh: false,
    definite: false,
  };
}
