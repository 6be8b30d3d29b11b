import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { positionBook } from "./positions-book.ts";
import { holdersOf, partyOf, sideOf } from "./positions-holder.ts";
import { aboutOf, type Stand } from "./positions-stand.ts";

/** The stance that a noun says of its owner: "its demand for a truce", "Russian opposition to foreign troops". */
export function fromNoun(context: Context, s: Sentence, noun: Word): Stand | undefined {
  const { nouns, sets } = positionBook();
  if (noun.upos !== "NOUN") return undefined;
  const asked = sets.asking.has(noun.lemma) ? asksFor(context, s, noun) : undefined;
  if (asked) return asked;
  const rules = nouns.get(noun.lemma);
  if (!rules) return undefined;
  for (const rule of rules) {
    // The parser may hang what follows the noun on its verb.
    const up = headOf(s, noun);
    const beside = up ? childrenOf(s, up, "obl", "advcl").filter((word) => subtree(s, word)[0]!.i === noun.i + 1) : [];
    const what = [...noun.children.map((i) => s.words[i]!), ...beside].find((child) => {
      if (child.i < noun.i || !/^(?:nmod|acl|advcl|obl|ccomp)$/.test(child.bare)) return false;
      const marks = childrenOf(s, child, "case", "mark").filter((mark) => mark.i < child.i);
      return marks.some((mark) =>
        mark.low === "to" && child.upos === "VERB" ? rule.takes.has("infinitive") : rule.takes.has(mark.low),
      );
    });
    if (!what) continue;
    if (what.upos === "VERB" && positionBook().sets.idle.has(what.lemma)) return undefined;
    const holder = ownerOf(context, s, noun);
    if (!holder || context.cast.at(s, what) === holder) return undefined;
    const act = what.upos === "VERB";
    return {
      s,
      verb: noun,
      stance: rule.stance,
      holders: [holder],
      about: aboutOf(s, what),
      ...(act && rule.stance !== "demands" ? { doer: holder } : {}),
      ...(rule.strength ? { strength: rule.strength } : {}),
      rule: `position/noun-${noun.lemma}`,
    };
  }
  return undefined;
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
  const holders = owner ? holdersOf(context, s, owner) : [];
  if (holders.length === 0 || clauseOf(s, head).negated) return undefined;
  const about = aboutOf(s, head).filter((word) => word.i > noun.i);
  return { s, verb: head, stance: "demands", holders, about, rule: `position/its-${noun.lemma}`, strength: "firm" };
}

const raising =
  /^(?:repeat|renew|reiterate|restate|reaffirm|maintain|voice|express|underline|stress|present|submit|signal|announce|declare|state|face|make|drop|withdraw)$/;

// Whose it is: "Iran's", "its", "Russian", "by the union"; else the subject of the verb that voices it.
function ownerOf(context: Context, s: Sentence, noun: Word): Actor | undefined {
  for (const child of childrenOf(s, noun, "nmod:poss", "amod", "compound")) {
    const country =
      child.relation === "amod" || child.bare === "compound" ? context.cast.countryAt(s, child) : undefined;
    const actor = country
      ? context.cast.byId(country)
      : child.relation === "nmod:poss"
        ? holdersOf(context, s, child)[0]
        : undefined;
    if (actor) return sideOf(context, actor) !== undefined || partyOf(context, actor) ? actor : undefined;
  }
  for (const child of childrenOf(s, noun, "nmod")) {
    if (childrenOf(s, child, "case").some((mark) => mark.low === "by")) {
      const actor = holdersOf(context, s, child)[0];
      if (actor) return actor;
    }
  }
  const up = headOf(s, noun);
  if (!up || bare(noun) !== "obj" || !raising.test(up.lemma) || /^(?:face|drop|withdraw)$/.test(up.lemma))
    return undefined;
  const clause = clauseOf(s, up);
  return clause.passive || clause.negated ? undefined : holdersOf(context, s, clause.subject)[0];
}
