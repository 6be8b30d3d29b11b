import type { Actor } from "../findings/actor.ts";
import type { Appointment } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { isHonorific } from "../language/roles.ts";
import { clauseOf, headOf } from "../language/tree.ts";
import { appointmentRules } from "./appointment-book.ts";
import { type Context, phaseOf } from "./context.ts";

/** An appointment as one clause tells it. */
export interface Told extends Partial<Pick<Appointment, "by" | "replaces" | "title">> {
  s: Sentence;
  word: Word;
  act: Appointment["act"];
  actor: string;
  from: number;
  to: number;
}

/** The person or office holder at a word, a title before the name included. */
export function personAt(context: Context, s: Sentence, word: Word | undefined): Actor | undefined {
  const next = word && isHonorific(word.text) ? s.words[word.i + 1] : undefined;
  const actor = word && (context.cast.at(s, word) ?? (next && context.cast.at(s, next)));
  return actor && /^(?:person|role-holder)$/.test(actor.kind) ? actor : undefined;
}

/** Whether it is not denied, supposed or only wished for ("refused to resign", "unavailable to take up a role"). */
export function asserted(s: Sentence, verb: Word): boolean {
  const clause = clauseOf(s, verb);
  if (clause.negated || clause.modal || phaseOf(s, verb) === "hypothetical") return false;
  const up = headOf(s, verb);
  if (verb.xpos !== "VB" || clause.tense === "future" || !up) return true;
  return up.upos === "VERB" || /^(?:set|due|ready|expected)$/.test(up.low)
    ? !appointmentRules().wished.has(up.lemma) && !clauseOf(s, up).negated && !clauseOf(s, up).modal
    : false;
}
