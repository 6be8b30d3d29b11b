import type { Proposal } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, headOf, spanOfWords, subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { type Found, isPassive, makersOf, plainNoun, textAt, titleOf, told } from "./proposal-parts.ts";
import { rules } from "./proposal-rules.ts";
import { npStart, phraseIn, stretchAround } from "./stretch.ts";

interface Doing {
  verb: Word;
  stage: Proposal["stage"];
  agent?: Word;
  frame: string;
}

/** What a clause tells of a text that it names: "signed the accord", "the treaty expired", "pulled out of the pact". */
export function toldText(context: Context, s: Sentence, noun: Word): Found | undefined {
  const { verbs, book } = rules();
  const left = textAt(s, noun);
  if (left === undefined) return undefined;
  const low = plainNoun(noun);
  // "the plan committee", "a deal breaker": the noun must head its phrase.
  if (/^(?:NOUN|PROPN)$/.test(s.words[noun.i + 1]?.upos ?? "")) return undefined;
  for (const { stage, subject } of book.stages) {
    for (const phrase of subject) {
      const at = phraseIn(s, phrase, noun.i + 1, noun.i + 9);
      if (
        at < 0 ||
        s.words
          .slice(noun.i + 1, at)
          .some(
            (word) =>
              /^(?:,|if|unless|would|could|may|might|will|shall|to|not|never|and)$/.test(word.low) ||
              /^(?:VERB|PRON)$/.test(word.upos),
          )
      )
        continue;
      return found(context, s, s.words[at]!, noun, left, stage, "subject", []);
    }
  }
  const other = refused(s, noun) ?? throughVerb(s, noun) ?? byDeed(s, noun) ?? byRelative(s, noun);
  if (other)
    return found(context, s, other.verb, noun, left, other.stage, other.frame, makersOf(context, s, other.agent));
  const verb = verbOf(s, noun, left);
  const stage = verb && verbs.get(verb.lemma);
  // "rejected the idea of talks": an idea of nobody's is no proposal.
  const owned = s.words.slice(left, noun.i).some((word) => /^(?:'s|’s|’)$/.test(word.text));
  if (low === "idea" && stage !== "floated" && !(owned && stage === "rejected")) return undefined;
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
  if (verb.lemma === "throw" && !after.includes("out")) return undefined;
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
  // "Parliament approved the treaty" ratifies it.
  const ratifies = stage === "agreed" && rules().binding.has(low) && agent && assembly.test(agent.low);
  const countering = book.stages.find((one) => one.nouns.includes(noun.low))?.stage;
  return found(
    context,
    s,
    verb,
    noun,
    left,
    ratifies ? "ratified" : stage === "tabled" && countering ? countering : stage,
    passive ? "passive" : "object",
    makersOf(context, s, agent),
  );
}

const assembly =
  /^(?:parliament|senate|assembly|congress|lawmakers|duma|knesset|bundestag|mps|legislature|legislators|senators|voters|parliaments)$/;

// "declined to sign the deal"
function refused(s: Sentence, noun: Word): Doing | undefined {
  const verb = bare(noun) === "obj" ? headOf(s, noun) : undefined;
  const up = verb && bare(verb) === "xcomp" ? headOf(s, verb) : undefined;
  if (!verb || !up || !rules().refusing.has(up.lemma) || !told(s, up)) return undefined;
  const stage = rules().verbs.get(verb.lemma);
  if (!stage || !/^(?:agreed|signed|ratified|in-force)$/.test(stage)) return undefined;
  return { verb: up, stage: "rejected", agent: subjectOf(s, up), frame: "refused" };
}

// "pulled out of the treaty", "said no to the plan", "kept the treaty in abeyance"
function throughVerb(s: Sentence, noun: Word): Doing | undefined {
  let verb = headOf(s, noun);
  if (verb && verb.upos !== "VERB") verb = headOf(s, verb);
  const ways = verb?.upos === "VERB" ? rules().through.get(verb.lemma) : undefined;
  if (!verb || !ways || !told(s, verb)) return undefined;
  for (const { stage, words } of ways) {
    const whole = phraseIn(s, words.join(" "), verb.i + 1, verb.i + 9);
    // "came back at dusk with a paper"
    const parted = words.length === 2 && s.words[verb.i + 1]?.low === words[0] && s.words[npStart(s, noun.i) - 1];
    const at = whole < 0 && parted && parted.low === words[1] && parted.i > verb.i ? parted.i - 1 : whole;
    if (at < 0) continue;
    // The preposition stands right before the noun's phrase, or the phrase between verb and idiom.
    const before = at + words.length <= noun.i && noun.i - (at + words.length) <= 6;
    const between = noun.i > verb.i && at > noun.i && words.at(-1) === "abeyance";
    // "came back with a deal": no answer to another's.
    if (stage === "countered" && rules().binding.has(plainNoun(noun))) continue;
    if (before || between) return { verb, stage, agent: subjectOf(s, verb), frame: "through" };
  }
  return undefined;
}

// "the signing of the accord", "Hamas’s rejection of the plan"
function byDeed(s: Sentence, noun: Word): Doing | undefined {
  const deed = bare(noun) === "nmod" && childrenOf(s, noun, "case")[0]?.low === "of" ? headOf(s, noun) : undefined;
  const stage = deed && rules().deeds.get(deed.lemma);
  if (!deed || !stage || deed.upos !== "NOUN") return undefined;
  if (
    s.words
      .slice(Math.max(0, deed.i - 3), deed.i)
      .some((word) => /^(?:for|no|a|an|upon|on|before|until|if|any|pending)$/.test(word.low))
  )
    return undefined;
  const up = headOf(s, deed);
  if (up?.upos === "VERB" && !told(s, up)) return undefined;
  if (up && /^(?:urge|demand|want|await|delay|propose|postpone|discuss|hope|block|seek|expect)$/.test(up.lemma))
    return undefined;
  return { verb: deed, stage, agent: childrenOf(s, deed, "nmod:poss")[0], frame: "deed" };
}

// "the plan, which Peru accepted but Chile rejected"
function byRelative(s: Sentence, noun: Word): Doing | undefined {
  const clause = childrenOf(s, noun, "acl").find(
    (word) =>
      word.relation === "acl:relcl" && childrenOf(s, word, "obj").some((one) => /^(?:which|that)$/.test(one.low)),
  );
  if (!clause) return undefined;
  let best: Doing | undefined;
  const more = childrenOf(s, noun, "acl").filter((word) => word.i > clause.i);
  for (const verb of [clause, ...childrenOf(s, clause, "conj"), ...more]) {
    const stage = rules().verbs.get(verb.lemma);
    if (!stage || !told(s, verb) || !clear.test(verb.lemma)) continue;
    if (!best || order.indexOf(stage) > order.indexOf(best.stage))
      best = { verb, stage, agent: subjectOf(s, verb), frame: "relative" };
  }
  return best;
}

const clear =
  /^(?:sign|initial|ratify|propose|table|reject|accept|agree|approve|suspend|terminate|abandon|scrap|submit|present|circulate|draft)$/;

/** The stages in their order: a text told twice is at the later. */
export const order: Proposal["stage"][] = [
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
    /^(?:sign|initial|ratify|broker|propose|table|reach|reject|draft|abandon|submit|present|put|draw|agree)$/.test(
      participle.lemma,
    ) &&
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
