import { z } from "zod";
import { Appointment } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";

const Act = Appointment.shape.act;
const words = z.array(z.string());

/** The form of codebook/appointments.yaml. */
export const AppointmentBook = z.strictObject({
  version: z.int(),
  acts: z.array(
    z.strictObject({
      act: Act,
      definition: z.string(),
      verbs: words.min(1),
      passive: z.boolean(),
      nouns: words,
    }),
  ),
  light: words,
  wished: words,
  examples: z.array(z.strictObject({ text: z.string(), act: Act })),
  counter: words,
});

/** What a verb of the codebook tells: the act, the words that must follow it, and whether its passive subject is named. */
export interface AppointmentRule {
  act: Appointment["act"];
  rest: string[];
  passive: boolean;
}

interface Rules {
  verbs: Map<string, AppointmentRule[]>;
  nouns: Map<string, Appointment["act"]>;
  light: Set<string>;
  wished: Set<string>;
}

let loaded: Rules | undefined;

/** The codebook's words for appointments. */
export function appointmentRules(): Rules {
  if (loaded) return loaded;
  const book = loadCodebook("appointments", AppointmentBook);
  const verbs: Rules["verbs"] = new Map();
  const nouns: Rules["nouns"] = new Map();
  for (const { act, passive, verbs: phrases, nouns: names } of book.acts) {
    for (const phrase of phrases) {
      const [head, ...rest] = phrase.split(" ") as [string, ...string[]];
      const rules = [...(verbs.get(head) ?? []), { act, rest, passive }];
      verbs.set(
        head,
        rules.sort((a, b) => b.rest.length - a.rest.length),
      );
    }
    for (const noun of names) if (!nouns.has(noun)) nouns.set(noun, act);
  }
  loaded = { verbs, nouns, light: new Set(book.light), wished: new Set(book.wished) };
  return loaded;
}

/** The rule of a verb with the words behind it ("step down", "take over from"), the longest first. */
export function appointmentRuleOf(s: Sentence, verb: Word): AppointmentRule | undefined {
  const lemma = verb.low === "sworn" ? "swear" : verb.lemma;
  return appointmentRules()
    .verbs.get(lemma)
    ?.find(({ rest }) => rest.every((word, k) => s.words[verb.i + 1 + k]?.low === word));
}
