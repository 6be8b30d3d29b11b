import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { holdersOf, partyOf, sideOf, whoseOf } from "./positions-holder.ts";
import { aboutOf, isIdle, type Stand } from "./positions-stand.ts";

/** The stance that a noun says of its owner: "its demand for a truce", "Russian opposition to foreign troops". */
export function fromNoun(context: Context, s: Sentence, noun: Word): Stand | undefined {
  const { nouns, sets } = positionBook();
  if (noun.upos !== "NOUN" || childrenOf(s, noun, "case").some(({ low }) => low === "without")) return undefined;
  // "there was no offer from Peru to cut it": none is made.
  const none = childrenOf(s, noun, "det").some(({ low }) => low === "no");
  if (none && noun.lemma !== "offer") return undefined;
  const asked = sets.asking.has(noun.lemma) || noun.lemma === "offer" ? asksFor(context, s, noun) : undefined;
  if (asked) return asked;
  const rules = nouns.get(noun.lemma);
  if (!rules) return undefined;
  for (const rule of rules) {
    // The parser may hang what follows the noun on its verb.
    const up = headOf(s, noun);
    const end = ownedUntil(s, noun);
    const beside = up
      ? childrenOf(s, up, "obl", "advcl", "ccomp", "xcomp").filter((word) => {
          const first = subtree(s, word)[0]!.i;
          return first > noun.i && first <= end + 1;
        })
      : [];
    const owner = ownerPhrase(s, noun);
    const told = owner ? childrenOf(s, owner, "acl", "ccomp") : [];
    const what = [...noun.children.map((i) => s.words[i]!), ...beside, ...told].find((child) => {
      if (child.i < noun.i || !/^(?:nmod|acl|advcl|obl|ccomp|xcomp)$/.test(child.bare)) return false;
      const marks = childrenOf(s, child, "case", "mark").filter((mark) => mark.i < child.i);
      return marks.some((mark) =>
        mark.low === "to" && child.upos === "VERB" ? rule.takes.has("infinitive") : rule.takes.has(mark.low),
      );
    });
    if (!what || given(s, noun) || unheard(s, noun)) continue;
    if (rule.takes.has("proposal") && !subtree(s, what).some((word) => sets.proposals.has(word.lemma))) continue;
    if (what.upos === "VERB" && isIdle(s, what)) return undefined;
    const holder = ownerOf(context, s, noun);
    if (!holder || context.cast.at(s, what) === holder) return undefined;
    const act = what.upos === "VERB";
    const asked = act ? undefined : askedOf(context, s, what);
    return {
      s,
      verb: noun,
      stance: none ? "rejects" : rule.stance,
      holders: [holder],
      about: asked ? aboutOf(s, asked) : aboutOf(s, what),
      ...(asked ? { doer: context.cast.at(s, what)! } : {}),
      ...(act && rule.stance !== "demands" ? { doer: holder } : {}),
      ...(rule.strength ? { strength: rule.strength } : {}),
      rule: `position/noun-${noun.lemma}`,
    };
  }
  return undefined;
}

// "its demand for the rebels to free them": what they are to do.
function askedOf(context: Context, s: Sentence, what: Word): Word | undefined {
  if (!context.cast.at(s, what)) return undefined;
  const to = s.words[subtree(s, what).at(-1)!.i + 1];
  if (to?.low !== "to") return undefined;
  return s.words.slice(to.i + 1, to.i + 3).find((word) => word.xpos === "VB");
}

// "Opposition from Poland to the deal": where its owner ends, what it is to may begin.
function ownedUntil(s: Sentence, noun: Word): number {
  const owner = ownerPhrase(s, noun);
  return owner ? subtree(s, owner).at(-1)!.i : noun.i;
}

function ownerPhrase(s: Sentence, noun: Word): Word | undefined {
  return childrenOf(s, noun, "nmod").find((word) => /^(?:by|from)$/.test(childrenOf(s, word, "case")[0]?.low ?? ""));
}

// "dropped its demand for a vote": it is held no longer.
function given(s: Sentence, noun: Word): boolean {
  const up = bare(noun) === "obj" ? headOf(s, noun) : undefined;
  return (
    up !== undefined &&
    /^(?:drop|abandon|withdraw|waive|renounce|retract|relinquish|shelve|soften|overcome|lift)$/.test(up.lemma) &&
    !clauseOf(s, up).negated
  );
}

// "refuses to recognise Chile's claim to the strip": told of the other side in passing.
function unheard(s: Sentence, noun: Word): boolean {
  const up = noun.lemma === "claim" && bare(noun) === "obj" ? headOf(s, noun) : undefined;
  return up !== undefined && /^(?:recogni[sz]e|dispute|reject|accept|acknowledge|support|back)$/.test(up.lemma);
}

// "Its condition is a halt to the tests": what it is said to be is demanded.
function asksFor(context: Context, s: Sentence, noun: Word): Stand | undefined {
  const head = bare(noun) === "nsubj" ? headOf(s, noun) : undefined;
  if (!head || head.i < noun.i) return undefined;
  const lists = head.lemma === "include" || head.lemma === "remain";
  if (!lists && !childrenOf(s, head, "cop").some((word) => word.i > noun.i)) return undefined;
  const owner =
    childrenOf(s, noun, "nmod:poss")[0] ??
    childrenOf(s, noun, "nmod").find((word) => /^(?:of|from|by)$/.test(childrenOf(s, word, "case")[0]?.low ?? ""));
  const holders = owner ? ownersAt(context, s, noun, owner) : [];
  if (holders.length === 0 || clauseOf(s, head).negated) return undefined;
  const behind = lists ? childrenOf(s, head, "obj", "obl")[0] : undefined;
  const own = new Set(subtree(s, noun));
  const about = aboutOf(s, behind ?? head).filter((word) => word.i > noun.i && word.bare !== "cop" && !own.has(word));
  const subject = childrenOf(s, head, "nsubj").find((word) => word !== noun);
  const doer = subject && context.cast.at(s, subject);
  return {
    s,
    verb: head,
    stance: noun.lemma === "offer" ? "offers" : "demands",
    holders,
    about,
    rule: `position/its-${noun.lemma}`,
    strength: "firm",
    ...(doer && !holders.includes(doer) ? { doer } : {}),
  };
}

function ownersAt(context: Context, s: Sentence, noun: Word, owner: Word): Actor[] {
  if (owner.low !== "whose") return holdersOf(context, s, owner);
  const actor = whoseOf(context, s, noun);
  return actor ? [actor] : [];
}

// "lashed out at the union over its refusal": theirs at whom it is aimed.
function whomBlamed(s: Sentence, noun: Word): Word | undefined {
  const up = bare(noun) === "obl" || bare(noun) === "nmod" ? headOf(s, noun) : undefined;
  if (!up || !childrenOf(s, noun, "case").some(({ low }) => /^(?:over|for)$/.test(low))) return undefined;
  if (up.upos !== "VERB") return up.upos === "PROPN" ? up : undefined;
  return (
    childrenOf(s, up, "obj")[0] ??
    childrenOf(s, up, "obl").find(
      (word) => word.i < noun.i && childrenOf(s, word, "case").some(({ low }) => low === "at"),
    )
  );
}

const raising =
  /^(?:repeat|renew|reiterate|restate|reaffirm|maintain|voice|express|underline|stress|present|submit|signal|announce|declare|state|face|make|drop|withdraw|signal|show|indicate|convey|give|pledge|lodge|register|raise|hint)$/;

// Whose it is: "Iran's", "its", "Russian", "by the union"; else the subject of the verb that voices it.
function ownerOf(context: Context, s: Sentence, noun: Word): Actor | undefined {
  for (const child of childrenOf(s, noun, "nmod:poss", "amod", "compound")) {
    const country =
      child.relation === "amod" || child.bare === "compound" ? context.cast.countryAt(s, child) : undefined;
    const blamed = /^(?:his|her|their)$/.test(child.low) ? whomBlamed(s, noun) : undefined;
    if (blamed) return context.cast.at(s, blamed) && holdersOf(context, s, blamed)[0];
    const actor = country
      ? context.cast.byId(country)
      : child.relation === "nmod:poss"
        ? ownersAt(context, s, noun, child)[0]
        : undefined;
    if (actor) return sideOf(context, actor) !== undefined || partyOf(context, actor) ? actor : undefined;
  }
  // "Egypt and Sudan call for a treaty": the parser may take the verb for a noun.
  const subject = childrenOf(s, noun, "nsubj")[0];
  if (subject && childrenOf(s, noun, "cop").length === 0) return holdersOf(context, s, subject)[0];
  for (const child of childrenOf(s, noun, "nmod")) {
    if (childrenOf(s, child, "case").some((mark) => /^(?:by|from)$/.test(mark.low))) {
      const actor = holdersOf(context, s, child)[0];
      if (actor) return actor;
    }
  }
  const up = headOf(s, noun);
  if (!up || bare(noun) !== "obj" || !raising.test(up.lemma) || /^(?:face|drop|withdraw)$/.test(up.lemma))
    return undefined;
  const clause = clauseOf(s, up);
  return clause.passive || clause.negated || clause.modal || bare(up) === "xcomp"
    ? undefined
    : holdersOf(context, s, clause.subject)[0];
}
