import type { Actor } from "../findings/actor.ts";
import { isDefiniteBody } from "./actor-bodies.ts";
import { titleOf } from "./actor-roles.ts";
import { sidesOf } from "./actor-sides.ts";
import type { Sentence, Word } from "./document.ts";
import { words as lexicon } from "./lexicon.ts";
import { type Register, slug } from "./register.ts";
import { childrenOf, nounPhrase } from "./tree.ts";

/** Makes an actor of people or papers without a name ("a senior Hamas official", "two people briefed on the talks"). */
export function describeUnnamed(register: Register, s: Sentence, word: Word): Actor | undefined {
  if (!/^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(word.upos)) return undefined;
  const phrase = nounPhrase(register.document.text, s, word);
  const text = phrase.exact.replace(/^(?:the|a|an)\s+/i, "");
  if (!text) return undefined;
  const role = register.rolesIn(s).find((one) => one.from <= word.i && word.i < one.to);
  const sides = sidesOf(register, s, word);
  const told = role && register.sides.get(role);
  const side = sides.length === 1 ? sides[0]! : sides.length === 0 ? told : undefined;
  // "The official": the one spoken of before.
  const bare = /^the\s/i.test(phrase.exact) && text === word.text;
  const before = register.unnamed.get(word.lemma);
  if (bare && before && s.index - before.s.index <= 5 && word.xpos === "NN") return before.actor;
  const kind = isDefiniteBody(register, s, word) ? "organisation" : "unnamed";
  const actor = register.make(`${kind}/${slug(text)}`, {
    name: text,
    kind,
    ...(side ? { party: side } : {}),
    ...(side && /^[A-Z]{3}$/.test(side) ? { country: side } : {}),
  });
  if (word.xpos === "NN") register.unnamed.set(word.lemma, { actor, s });
  if (!actor.mentions.some((one) => one.start === phrase.start)) actor.mentions.push(phrase);
  const title = role && titleOf(register, s, role, side);
  if (role && title && actor.roles.length === 0) {
    actor.roles.push({
      title,
      ...(side ? { of: side } : {}),
      ...(role.head.role.authority ? { authority: role.head.role.authority } : {}),
      ...(role.former ? { former: true } : {}),
      evidence: role.span,
    });
  }
  return actor;
}

/** The outlet that a word for news belongs to: "a Financial Times report", "the newspaper La Voz". */
export function outletOf(register: Register, s: Sentence, word: Word): Actor | undefined {
  return childrenOf(s, word, "compound", "nmod", "nmod:poss", "amod", "flat", "appos")
    .map((child) => register.at(s, child.i))
    .find((actor) => actor?.kind === "media");
}

const mediaWord =
  /^(?:report|reports|newspaper|newspapers|media|press|outlets?|broadcaster|agency|agencies|daily|magazine|website|article|television|radio|channel)$/i;

/** An outlet that only the words around it name: "the state-run Global Herald newspaper". */
export function outletDescribed(register: Register, s: Sentence, word: Word): Actor | undefined {
  if (!/^(?:newspaper|daily|magazine|website|broadcaster|channel|tabloid|weekly)$/.test(word.lemma)) return undefined;
  let from = word.i;
  while (from > 0 && /^\p{Lu}/u.test(s.words[from - 1]!.text) && /^(?:PROPN|ADJ|NOUN)$/.test(s.words[from - 1]!.upos))
    from--;
  if (from === word.i || register.knownAt(s, from)) return undefined;
  const name = register.document.text.slice(s.words[from]!.start, s.words[word.i - 1]!.end);
  const actor = register.make(`media/${slug(name)}`, { name, kind: "media" });
  register.mention(actor, s, from, word.i + 1);
  return actor;
}

/** Whether a word is one for news or for those who bring it. */
export const isMediaWord = (word: Word): boolean => mediaWord.test(word.lemma) || mediaWord.test(word.low);

/** The name's actor where a noun stands beside a body's name and says what it is: "the trade body Salmon North". */
export function namedBeside(register: Register, s: Sentence, word: Word): Actor | undefined {
  const { bodyKinds, ministryHeads } = lexicon();
  if (word.upos !== "NOUN" || !(bodyKinds.has(word.lemma) || ministryHeads.has(word.lemma))) return undefined;
  const isBody = (actor: Actor | undefined) => actor !== undefined && /^(?:organisation|group|media)$/.test(actor.kind);
  const next = s.words[word.i + 1];
  if (next && isBody(register.at(s, next.i)) && /^(?:PROPN|NOUN|ADJ)$/.test(next.upos)) {
    const joined =
      (next.head === word.i && /^(?:flat|appos|compound|nmod)/.test(next.relation)) ||
      (word.head > word.i &&
        register.at(s, word.head) === register.at(s, next.i) &&
        /^(?:compound|appos|nmod|flat)/.test(word.relation)) ||
      childrenOf(s, word, "flat", "appos").some((one) => register.at(s, one.i) === register.at(s, next.i));
    if (joined) return register.at(s, next.i);
  }
  // "Salmon North, a trade body, …"
  if (word.relation === "appos" && word.head >= 0) {
    const actor = register.at(s, word.head);
    if (isBody(actor)) return actor;
  }
  return undefined;
}
