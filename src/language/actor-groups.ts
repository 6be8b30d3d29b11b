import type { Actor } from "../findings/actor.ts";
import { sidesOf } from "./actor-sides.ts";
import type { Sentence, Word } from "./document.ts";
import type { Register } from "./register.ts";
import { bare, caseOf, childrenOf, conjuncts } from "./tree.ts";

/** The actors of a head and of what is coordinated with it: names, sides of what has none, and pairs behind "they". */
export function groupAt(
  register: Register,
  at: (s: Sentence, word: Word) => Actor | undefined,
  s: Sentence,
  head: Word,
): Actor[] {
  const found: Actor[] = [];
  const add = (actor: Actor | undefined) => {
    if (actor && !found.includes(actor)) found.push(actor);
  };
  if (/^(?:they|them|both)$/.test(head.low) && !head.quoted) {
    const pair = pairBefore(register, at, s, head);
    if (pair) return pair;
  }
  for (const word of conjuncts(s, head)) {
    const actor = at(s, word);
    if (actor) {
      add(actor);
      continue;
    }
    // "senior officials from the UK, France and the US", "Egyptian and Qatari mediators", "US-Russia talks".
    for (const side of sidesOf(register, s, word))
      add(register.actors.get(side) ?? (/^[A-Z]{3}$/.test(side) ? register.state(side) : undefined));
    for (const child of childrenOf(s, word, "nmod", "compound", "amod")) {
      if (bare(child) === "nmod" && !/^(?:from|of|between)$/.test(caseOf(s, child))) continue;
      for (const other of conjuncts(s, child)) {
        const known = register.knownAt(s, other.i);
        if (known && /^(?:state|people|seat)$/.test(known.entry.kind)) add(register.state(known.entry.country!));
      }
    }
  }
  return found;
}

// "Trump and Zelensky … when they met": those who were the subject together.
function pairBefore(
  register: Register,
  at: (s: Sentence, word: Word) => Actor | undefined,
  s: Sentence,
  head: Word,
): Actor[] | undefined {
  for (const from of [s, register.document.sentences[s.index - 1]]) {
    if (!from || from.title) return undefined;
    const pair = from.words
      .filter((word) => bare(word) === "nsubj" && (from !== s || word.i < head.i) && !/^(?:they|who)$/.test(word.low))
      .map((word) => conjuncts(from, word).map((one) => at(from, one)))
      .filter((actors) => actors.length > 1 && actors.every((actor) => actor !== undefined))
      .at(-1);
    if (pair) return pair as Actor[];
  }
  return undefined;
}
