import type { Actor } from "../findings/actor.ts";
import type { Discourse } from "./discourse.ts";
import type { Sentence, Word } from "./document.ts";
import type { Register } from "./register.ts";
import { bare, childrenOf, headOf } from "./tree.ts";

/** Finds whom a pronoun means. */
export interface Pronouns {
  /** The actor of "he", "her", "it", "its", "their", "we", if the text so far makes clear whom; puts him there. */
  resolve(s: Sentence, word: Word): Actor | undefined;
  /** Notes a name's or office's gender where the text shows it ("Mr", "spokeswoman"). */
  observe(actor: Actor, word: string): void;
}

type Gender = "m" | "f";
const male =
  /^(?:mr|sir|lord|king|prince|emir|sultan|sheikh|sheik|ayatollah|father|spokesman|chairman|congressman|he|him|his)$/;
const female = /^(?:ms|mrs|miss|dame|lady|baroness|queen|princess|spokeswoman|chairwoman|congresswoman|she|her|hers)$/;
const genderOf = (word: string): Gender | undefined => {
  const plain = word.toLowerCase().replace(/\.$/, "");
  return male.test(plain) ? "m" : female.test(plain) ? "f" : undefined;
};

/** Opens the resolution of pronouns. */
export function openPronouns(register: Register, discourse: Discourse): Pronouns {
  const genders = new Map<Actor, Gender>();
  const someone = (actor: Actor) => actor.kind === "person" || actor.kind === "role-holder";
  const body = (actor: Actor) => /^(?:organisation|group|state)$/.test(actor.kind);

  const person = (s: Sentence, word: Word): Actor | undefined => {
    const gender = genderOf(word.low)!;
    const fits = (actor: Actor) => someone(actor) && (genders.get(actor) ?? gender) === gender;
    return firstSubject(s, word.i, fits) ?? discourse.last(s, word.i, 4, fits);
  };
  // Within a sentence the first subject is taken up again: "Lund told the envoy that she …".
  const firstSubject = (s: Sentence, before: number, fits: (actor: Actor) => boolean): Actor | undefined => {
    let other: Actor | undefined;
    for (let i = Math.max(0, before - 120); i < before; i++) {
      const actor = register.at(s, i);
      if (!actor || !fits(actor)) continue;
      if (isSubjectAt(s, i)) return actor;
      other ??= actor;
    }
    return other;
  };
  const thing = (s: Sentence, word: Word): Actor | undefined => {
    if (word.low === "it" && !acts(s, word)) return undefined;
    return discourse.last(s, word.i, word.low === "it" ? 1 : 2, body);
  };
  return {
    resolve(s, word) {
      let actor: Actor | undefined;
      if (/^(?:he|she|him|her|his|hers)$/.test(word.low) && !word.quoted) {
        actor = person(s, word);
        if (actor) {
          if (!genders.has(actor)) genders.set(actor, genderOf(word.low)!);
          if (word.upos === "PRON") register.mention(actor, s, word.i, word.i + 1);
          else register.stand(actor, s, word.i, word.i + 1);
        }
        return actor;
      }
      if (word.quoted) return undefined;
      if (word.low === "it" && bare(word) === "nsubj") actor = thing(s, word);
      else if (word.low === "its") actor = thing(s, word);
      else if (/^(?:we|our|us)$/.test(word.low) && word.text !== "US") actor = discourse.issuer;
      if (actor) register.stand(actor, s, word.i, word.i + 1);
      return actor;
    },
    observe(actor, word) {
      const gender = genderOf(word);
      if (gender && !genders.has(actor)) genders.set(actor, gender);
    },
  };
}

function isSubjectAt(s: Sentence, i: number): boolean {
  const word = s.words[i]!;
  const up = headOf(s, word);
  return (
    bare(word) === "nsubj" ||
    (up !== undefined && bare(up) === "nsubj" && /^(?:flat|compound|nmod:desc|appos)/.test(word.relation))
  );
}

// "It offered 8.5 per cent": somebody did; "it is clear that" stands for nothing.
function acts(s: Sentence, pronoun: Word): boolean {
  const verb = headOf(s, pronoun);
  if (!verb || verb.lemma === "be") return false;
  const disposed = /^(?:ready|willing|prepared|open|unwilling|determined|committed|opposed)$/.test(verb.low);
  return disposed || childrenOf(s, verb, "cop", "expl").length === 0;
}
