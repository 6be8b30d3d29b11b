import type { Actor } from "../findings/actor.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, childOf, childrenOf, clauseOf, headOf, subtree } from "../language/tree.ts";
import { type Context, inTime, wordSpan } from "./context.ts";
import { listedIssueOf } from "./issues.ts";
import { positionBook, type Verdict, type WordRule } from "./positions-book.ts";
import { holdersOf, sideOf, speakerOf, subjectBefore } from "./positions-holder.ts";
import { aboutOf, isIdle, type Stand, strengthOf } from "./positions-stand.ts";

/** The stance that an adjective says of its subject: "is willing to freeze", "open to a truce". */
export function fromAdjective(context: Context, s: Sentence, word: Word): Stand | undefined {
  const { adjectives, sets } = positionBook();
  const rules = adjectives.get(word.low);
  if (!rules || !/^(?:ADJ|VERB|ADP|ADV)$/.test(word.upos)) return undefined;
  const clause = clauseOf(s, word);
  if (childrenOf(s, word, "mark", "advmod").some((one) => /^(?:if|unless|until|once|when|whenever)$/.test(one.low)))
    return undefined;
  for (const rule of rules) {
    const what = behind(s, word, rule);
    if (!what) continue;
    if (
      what.upos === "VERB" &&
      (isIdle(s, what) || sets.coming.has(what.lemma)) &&
      !/^(?:discuss|come|go|return|talk|meet|sit)$/.test(what.lemma)
    )
      return undefined;
    // "said it was willing": the parser may take "it" for a mere place holder.
    const holders = holdersOf(context, s, clause.subject ?? childOf(s, word, "expl") ?? subjectBefore(s, word));
    if (holders.length === 0) return undefined;
    if (word.low === "opposed" && clause.negated) return undefined;
    if (bare(word) === "xcomp" && headOf(s, word)?.lemma === "make") return undefined;
    const above = headOf(s, word);
    // "had to be ready to fight": what is asked of them.
    if (bare(word) === "xcomp" && above && /^(?:have|need|get|keep|stand)$/.test(above.lemma)) return undefined;
    // "may be willing" offers nothing yet, "is not opposed to" comes close to a yes.
    const unsure = /^(?:may|might|could)$/.test(clause.modal ?? "");
    let stance = rule.stance;
    if (clause.negated)
      stance = stance === "offers" || stance === "considers" ? "rejects" : stance === "rejects" ? "accepts" : stance;
    else if (unsure && stance === "offers") stance = "considers";
    const strength = clause.negated ? strengthOf(s, word) : (strengthOf(s, word) ?? rule.strength);
    return {
      s,
      verb: word,
      stance,
      holders,
      about: what === word ? [] : aboutOf(s, what),
      ...(what.upos === "VERB" ? { doer: holders[0]! } : {}),
      ...(strength ? { strength } : {}),
      rule: `position/${word.low}`,
      negated: clause.negated,
    };
  }
  return undefined;
}

function behind(s: Sentence, word: Word, rule: WordRule): Word | undefined {
  for (const i of word.children) {
    const child = s.words[i]!;
    if (child.i < word.i || !/^(?:xcomp|advcl|ccomp|obl|nmod|acl|obj)$/.test(child.bare)) continue;
    for (const k of child.children) {
      const mark = s.words[k]!;
      if (!/^(?:case|mark)$/.test(mark.bare) || mark.i > child.i) continue;
      if (
        mark.low === "to" && child.upos === "VERB" && mark.upos === "PART"
          ? rule.takes.has("infinitive")
          : rule.takes.has(mark.low)
      )
        return child;
    }
    if (child.bare === "ccomp" && rule.takes.has("clause")) return child;
  }
  // "against a deal": the preposition is the predicate, and what it rules is under it or beside it.
  if (rule.takes.has("against") && word.low === "against") return undefined;
  const next = s.words[word.i + 1];
  return rule.takes.has("nothing") && (!next || next.upos === "PUNCT" || rule.stance === "undecided")
    ? word
    : undefined;
}

/** The stance of whoever says that a thing is closed, fixed, a condition, or being weighed: "refunds are a nonstarter". */
export function fromPredicate(context: Context, s: Sentence, word: Word): Stand | undefined {
  const { predicates, sets } = positionBook();
  const list = predicates.get(word.low);
  if (!list) return undefined;
  const found = list.find(({ words }) => endsHere(s, word, words));
  if (!found) return undefined;
  const head = predicateHead(s, word);
  const up = headOf(s, head);
  const staying = up && up.i < head.i && /^(?:xcomp|obj)$/.test(bare(head)) && lasting.test(up.lemma) ? up : undefined;
  const asWhat = s.words[subtree(s, head)[0]!.i]!.low === "as";
  const naming =
    up &&
    up.i < head.i &&
    (/^(?:xcomp|obj|ccomp|nsubj)$/.test(bare(head)) || (asWhat && /^(?:obl|advcl)$/.test(bare(head))))
      ? up
      : undefined;
  const names =
    naming && /^(?:call|consider|make|regard|deem|describe|declare|view|term|label|find|set)$/.test(naming.lemma);
  const verb = names ? naming : (staying ?? head);
  const clause = clauseOf(s, verb);
  const inserted = insertedIn(s, head);
  if (/^(?:unless|until|once|when)$/.test(subtree(s, head)[0]!.low) && bare(head) !== "root") return undefined;
  const subject = names
    ? (childrenOf(s, naming, "obj").find((one) => one !== head) ??
      childrenOf(s, head, "nsubj")[0] ??
      s.words.slice(naming.i + 1, head.i).find((one) => /^(?:that|this|it|them|these)$/.test(one.low)))
    : (childrenOf(s, staying ?? head, "nsubj")[0] ??
      subjectBefore(s, head) ??
      (inserted ? clauseOf(s, inserted.host).subject : clause.subject));
  if (!subject) return quoteAlone(context, s, word, found.kind);
  if (found.kind === "short" && !sets.proposals.has(subject.lemma)) return undefined;
  if (/^(?:dismissive|tempting)$/.test(found.kind) && !isProposed(context, s, subject)) return undefined;
  const denied = clause.negated && !found.words.includes("not");
  if (denied && found.kind !== "closed") return undefined;
  // "would have to be acceptable": what it must be, it is not yet.
  if (found.kind === "agreeable" && (clause.modal || (staying ?? naming)?.lemma === "have")) return undefined;
  // "Peru's demand for a truce stood": no predicate.
  if (found.kind === "condition" && !childOf(s, head, "cop") && !naming && !staying) return undefined;
  const whom = names ? undefined : forWhom(context, s, [verb, head, word], found.kind);
  const speaker = names
    ? holdersOf(context, s, clause.subject)[0]
    : whom
      ? whom
      : (speakerOf(context, word)?.actor ??
        (inserted && holdersOf(context, s, clauseOf(s, inserted.saying).subject)[0]));
  const owner = childrenOf(s, subject, "nmod:poss")
    .map((one) => context.cast.at(s, one))
    .find((one) => one !== undefined);
  const fixed = found.kind === "fixed";
  const holder =
    !whom && owner && sets.stand.has(subject.lemma) && found.kind !== "condition" && found.kind !== "weighed"
      ? owner
      : speaker;
  if (!holder || (holder === owner && sideOf(context, holder) === undefined)) return undefined;
  if (found.kind === "closed" && denied) return undefined;
  const holds = owner && holder === owner;
  const about = /^(?:it|that|this|they|which)$/.test(subject.low)
    ? []
    : aboutOf(s, subject).filter(
        (one) =>
          !(
            holds &&
            sets.stand.has(one.lemma) &&
            one === subject &&
            childrenOf(s, subject, "nmod").some((child) => child.relation === "nmod")
          ) && !(holds && context.cast.at(s, one) === owner),
      );
  const asked = found.kind === "condition" || (fixed && sets.acts.has(subject.lemma));
  const doer = asked ? ownerIn(context, s, subject, holder) : undefined;
  const open = childrenOf(s, head, "mark").some((mark) => /^(?:whether|if)$/.test(mark.low));
  const stance = open
    ? "undecided"
    : found.kind === "agreeable"
      ? "accepts"
      : found.kind === "weighed" || found.kind === "tempting"
        ? "considers"
        : asked
          ? "demands"
          : "rejects";
  return {
    s,
    verb,
    stance,
    holders: [holder],
    about,
    ...(doer ? { doer } : {}),
    rule: `position/${found.kind}`,
    ...(names ? { until: head } : {}),
    ...(/^(?:weighed|short|agreeable|dismissive|tempting)$/.test(found.kind) || open
      ? {}
      : { strength: found.kind === "condition" ? ("firm" as const) : ("red-line" as const) }),
  };
}

// A verdict is a stance on what is proposed, not on a raid or a person.
function isProposed(context: Context, s: Sentence, subject: Word): boolean {
  if (/^(?:it|that|this)$/.test(subject.low)) return subject.quoted;
  if (context.cast.at(s, subject)) return false;
  const { proposals } = positionBook().sets;
  const words = subtree(s, subject);
  return words.some(({ lemma }) => proposals.has(lemma)) || listedIssueOf(context, s, words) !== undefined;
}

const lasting = /^(?:remain|stay|become|constitute|represent|form)$/;

// "For the dockers, robots are a red line", "acceptable to Paris", "remains Serbia’s condition": it is theirs.
function forWhom(context: Context, s: Sentence, heads: Word[], kind: string): Actor | undefined {
  for (const head of new Set(heads)) {
    for (const child of childrenOf(s, head, "obl", "nmod", "nmod:poss")) {
      const mark = childrenOf(s, child, "case")[0]?.low ?? "";
      const owned =
        child.relation === "nmod:poss" &&
        head.upos === "NOUN" &&
        /^(?:closed|condition)$/.test(kind) &&
        childrenOf(s, head, "cop", "nsubj").every((word) => word.i < child.i);
      if (!owned && !/^(?:for|to)$/.test(mark) && !(mark === "of" && kind === "condition")) continue;
      const holder = holdersOf(context, s, child)[0];
      if (holder) return holder;
    }
  }
  return undefined;
}

// "The line was drawn in 1899, he said, and is not up for discussion": the saying stands in between.
function insertedIn(s: Sentence, head: Word): { host: Word; saying: Word } | undefined {
  const saying = bare(head) === "conj" ? headOf(s, head) : undefined;
  const host = saying && bare(saying) === "parataxis" ? headOf(s, saying) : undefined;
  return saying && host ? { host, saying } : undefined;
}

function ownerIn(context: Context, s: Sentence, subject: Word, holder: Actor): Actor | undefined {
  for (const word of subtree(s, subject)) {
    const actor = context.cast.at(s, word);
    if (actor && actor !== holder && actor.kind !== "person") return actor;
  }
  return undefined;
}

/** "is against any foreign force", "is in favour of a referendum": what stands behind the preposition is the issue. */
export function fromPreposition(context: Context, s: Sentence, word: Word): Stand | undefined {
  const head = headOf(s, word);
  if (!head || bare(word) !== "case" || !childOf(s, head, "cop")) return undefined;
  const clause = clauseOf(s, head);
  const favour = word.low === "in" && /^(?:favour|favor)$/.test(head.lemma);
  // "is after a longer lease"
  const after =
    word.low === "after" &&
    s.words[word.i - 1]?.lemma === "be" &&
    clause.tense === "present" &&
    !inTime(context, s, head);
  if (word.low !== "against" && !favour && !after) return undefined;
  const what = favour ? childrenOf(s, head, "nmod")[0] : head;
  const holders = what ? holdersOf(context, s, clause.subject) : [];
  if (!what || holders.length === 0) return undefined;
  const about = aboutOf(s, what).filter((one) => favour || (one.i > word.i && one.i >= what.i - 6));
  if (after && clause.negated) return undefined;
  const stance = after ? "demands" : favour === clause.negated ? "rejects" : "accepts";
  return { s, verb: head, stance, holders, about, rule: `position/${favour ? "in-favour-of" : word.low}` };
}

// The words of a predicate stand right before its last one; "not" may stand a little before.
function endsHere(s: Sentence, word: Word, words: string[]): boolean {
  const [first, ...rest] = words;
  const fixed = first === "not" ? rest : words;
  for (let k = 1; k < fixed.length; k++) {
    if (s.words[word.i - k]?.low !== fixed[fixed.length - 1 - k]) return false;
  }
  if (first !== "not") return true;
  for (let i = word.i - fixed.length; i >= Math.max(0, word.i - fixed.length - 4); i--)
    if (/^(?:not|n't|n’t|never|longer)$/.test(s.words[i]!.low)) return true;
  return false;
}

function predicateHead(s: Sentence, word: Word): Word {
  let at = word;
  for (let steps = 0; steps < 4; steps++) {
    if (childOf(s, at, "cop") || childOf(s, at, "nsubj")) return at;
    if (bare(at) === "xcomp") return at;
    const up = headOf(s, at);
    if (!up || up.upos === "VERB" || up.i > word.i + 2) return at;
    at = up;
  }
  return at;
}

// "Unacceptable as it stands," was the verdict of the minister.
function quoteAlone(context: Context, s: Sentence, word: Word, kind: Verdict): Stand | undefined {
  if (!word.quoted || !/^(?:closed|fixed|dismissive|tempting|agreeable)$/.test(kind)) return undefined;
  const spoken = speakerOf(context, word);
  if (!spoken) return undefined;
  const { start } = wordSpan(word);
  const content = spoken.said.content.find((span) => span.start <= start && start < span.end);
  if (!content || content.end - content.start > 60) return undefined;
  return {
    s,
    verb: word,
    stance: kind === "agreeable" ? "accepts" : kind === "tempting" ? "considers" : "rejects",
    holders: [spoken.actor],
    about: [],
    rule: `position/${kind}`,
    ...(kind === "closed" || kind === "fixed" ? { strength: "red-line" as const } : {}),
  };
}
