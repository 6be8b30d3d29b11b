import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, headOf, subjectOf } from "../language/tree.ts";
import { type Context, inTime } from "./context.ts";
import { errandOf } from "./engagement-fate.ts";
import { isPair, isPartner, isSomebody, phone, subjectPeople } from "./engagement-people.ts";
import type { EngagementForm } from "./engagement-words.ts";

/** What stands around a verb that may tell of an engagement. */
export interface Frame {
  context: Context;
  s: Sentence;
  verb: Word;
  form: EngagementForm;
  passive: boolean;
  subject: Word | undefined;
  object: Word | undefined;
  obliques: Word[];
  /** Who acts, who is acted on, and who it is done with. */
  actors: Actor[];
  guests: Actor[];
  partners: Actor[];
  /** Whether the subject is more than one, whether it can sit at a table, and whether somebody sits opposite. */
  crowd: boolean;
  somebody: boolean;
  opposite: boolean;
}

/** Reads who stands around a verb, where the tree has lost them too. */
export function frameOf(context: Context, s: Sentence, verb: Word, form: EngagementForm): Frame {
  const clause = clauseOf(s, verb);
  const obliques = childrenOf(s, verb, "obl");
  const speaks = form === "call";
  // "by telephone with the president": the parser may hang the partner on the telephone.
  const partners = [
    ...obliques,
    ...obliques.filter((word) => phone.test(word.low)).flatMap((word) => childrenOf(s, word, "nmod")),
  ]
    .filter((word) => {
      const preposition = caseOf(s, word);
      return /^(?:with|alongside|between)$/.test(preposition) || (speaks && preposition === "to");
    })
    .flatMap((word) => context.cast.group(s, word));
  // "met face to face", "one-on-one": no object, whatever the tree has it.
  const objects = childrenOf(s, verb, "obj").filter(
    (word) => !/^(?:face|one|times?|eye|hour|hours)$/.test(word.low) && !inTime(context, s, word),
  );
  const object = objects.find(isPartner) ?? objects[0];
  const errand = errandOf(s, verb);
  const stays = errand && childrenOf(s, errand, "cop").length > 0 ? errand : undefined;
  const subject = antecedent(s, stays ? subjectOf(s, stays) : clause.subject);
  const joined = subject ? joinedBefore(s, verb, subject) : undefined;
  const own = subjectPeople(context, s, stays ?? verb);
  const doers = own.length === 0 && subject && subject !== clause.subject ? context.cast.group(s, subject) : own;
  return {
    context,
    s,
    verb,
    form,
    passive: clause.passive,
    subject,
    object,
    obliques,
    actors: [...(joined ? context.cast.group(s, joined) : []), ...doers],
    guests: objects.flatMap((word) => context.cast.group(s, word)),
    partners,
    crowd:
      subject !== undefined &&
      (joined !== undefined || /^(?:NNS|NNPS|CD|PRP)$/.test(subject.xpos) || isPair(context, s, subject)),
    somebody: isSomebody(context, s, subject),
    opposite: obliques.some(
      (word) =>
        (caseOf(s, word) === "with" && isSomebody(context, s, word)) ||
        (verb.lemma === "sit" && isPartner(word) && /from|opposite|across/.test(caseOf(s, word))),
    ),
  };
}

// "the negotiators, who met": those whom the pronoun means.
function antecedent(s: Sentence, subject: Word | undefined): Word | undefined {
  if (subject?.low !== "who") return subject;
  const verb = headOf(s, subject);
  return (verb && bare(verb) === "acl" ? headOf(s, verb) : undefined) ?? subject;
}

// "after the government and the rebels signed …", where the tree has hung the first of the two on "after".
function joinedBefore(s: Sentence, verb: Word, subject: Word): Word | undefined {
  const cc = childrenOf(s, verb, "cc")[0];
  if (bare(verb) !== "conj" || !cc || cc.i > subject.i || subject.i - cc.i > 5) return undefined;
  const first = s.words[cc.i - 1];
  return first && /^(?:NOUN|PROPN)$/.test(first.upos) && /^(?:after|since|before|as|until)$/.test(caseOf(s, first))
    ? first
    : undefined;
}
