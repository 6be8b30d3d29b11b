import { z } from "zod";
import type { Actor } from "../findings/actor.ts";
import type { Attribution, Finding, Position } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { bare, caseOf, childrenOf, clauseOf, clauseSpan, subtree } from "../language/tree.ts";
import { contains, spanOf } from "../text/span.ts";
import { add, attributionAround, type Context, certaintyOf, inTime, once, phaseOf, wordSpan } from "./context.ts";
import { verbForms } from "./engagement-words.ts";
import { issueOf } from "./issues.ts";

type Stance = Position["stance"];
const Words = z.array(z.string());
const Book = z.strictObject({
  version: z.int(),
  stances: z.partialRecord(z.enum(["accepts", "rejects", "demands", "offers", "considers", "undecided"]), Words),
  readiness: z.partialRecord(z.enum(["accepts", "rejects", "demands", "offers", "considers", "undecided"]), Words),
  firm: Words,
  fixed: Words,
  stand: Words,
  proposals: Words,
});

interface Loaded {
  stances: Map<string, Stance>;
  readiness: Map<string, Stance>;
  firm: Set<string>;
  fixed: Set<string>;
  stand: Set<string>;
  proposals: Set<string>;
}
let loaded: Loaded | undefined;

function book(): Loaded {
  if (loaded) return loaded;
  const read = loadCodebook("positions", Book);
  const invert = (lists: Partial<Record<Stance, string[]>>) =>
    new Map(
      Object.entries(lists).flatMap(([stance, words]) =>
        words.map((word): [string, Stance] => [word, stance as Stance]),
      ),
    );
  loaded = {
    stances: invert(read.stances),
    readiness: invert(read.readiness),
    firm: new Set(read.firm),
    fixed: new Set(read.fixed),
    stand: new Set(read.stand),
    proposals: new Set(read.proposals),
  };
  return loaded;
}

/** One stance in a clause: who holds it and towards which words. */
interface Stand {
  s: Sentence;
  verb: Word;
  stance: Stance;
  holders: Actor[];
  about: Word[];
  /** Who would have to act. */
  doer?: Actor;
  rule: string;
  firm: boolean;
}

/** Finds what each side accepts, rejects, demands, offers or considers, in its own voice or ascribed to it. */
export function findPositions(context: Context): void {
  for (const s of context.document.sentences) {
    if (s.title) continue;
    for (const word of s.words) {
      const stand =
        fromVerb(context, s, word) ??
        fromReadiness(context, s, word) ??
        fromFixed(context, s, word) ??
        fromMust(context, s, word) ??
        fromBargain(context, s, word);
      if (stand) record(context, stand);
    }
  }
  unify(context);
}

function holdersOf(context: Context, s: Sentence, subject: Word | undefined): Actor[] {
  if (!subject) return [];
  const group = context.cast.group(s, subject);
  const found = group.length > 0 ? group : [context.cast.describe(s, subject)].filter((one) => one !== undefined);
  return found.filter((actor) => actor.kind !== "media" && sideOf(context, actor) !== undefined);
}

const speaksForOne = /^(?:head|minister|negotiator|spokesperson|official|legislator|military)$/;
const privately =
  /\b(?:analyst|professor|researcher|economist|lawyer|author|expert|resident|farmer|driver|activist)\b/i;

/** On whose side somebody speaks; an official whose side the article does not name stands for it by name. */
function sideOf(context: Context, actor: Actor): string | undefined {
  const party = context.cast.partyOf(actor);
  if (party) return party;
  const office = actor.roles.some(
    (role) => role.authority && speaksForOne.test(role.authority) && !privately.test(role.title),
  );
  return actor.kind === "person" && office ? actor.id : undefined;
}

function fromVerb(context: Context, s: Sentence, verb: Word): Stand | undefined {
  if (verb.upos !== "VERB") return undefined;
  const { stances, proposals, firm } = book();
  const clause = clauseOf(s, verb);
  // "declined to say whether it would accept": nothing is accepted.
  const open = childrenOf(s, verb, "mark").some((word) => word.low === "whether");
  const forms = [
    ...verbForms(s, verb),
    ...childrenOf(s, verb, "obl", "advcl").map(
      (word) => `${verb.lemma} ${childrenOf(s, word, "case", "mark")[0]?.low ?? ""}`,
    ),
  ];
  const form = forms.find((one) => one.includes(" ") && stances.has(one)) ?? forms.find((one) => stances.has(one));
  // "have still to agree on a date" have not agreed.
  const above = verb.head >= 0 ? s.words[verb.head]! : undefined;
  if (
    above?.lemma === "have" &&
    bare(verb) === "xcomp" &&
    childrenOf(s, above, "advmod").some((word) => /^(?:still|yet)$/.test(word.low))
  )
    return undefined;
  let stance = form ? stances.get(form) : undefined;
  const adverbs = childrenOf(s, verb, "advmod").map((word) => word.low);
  const isFirm = adverbs.some((low) => firm.has(low));
  const complement = childrenOf(s, verb, "xcomp", "ccomp").find((word) => word.i > verb.i);
  const object = childrenOf(s, verb, "obj")[0];
  const phrase = childrenOf(s, verb, "obl", "advcl").find(
    (word) => word.i > verb.i && /^(?:to|on|for)$/.test(childrenOf(s, word, "case", "mark")[0]?.low ?? ""),
  );
  const holders = clause.passive ? [] : holdersOf(context, s, clause.subject);

  // "will not hand over the list", "would never accept", "won't discuss": a refusal of what the verb says.
  const volition =
    clause.negated &&
    (clause.tense === "future" ||
      clause.modal === "would" ||
      clause.modal === "can" ||
      clause.modal === "could" ||
      adverbs.includes("never"));
  if (
    volition &&
    stance !== "demands" &&
    stance !== "rejects" &&
    holders.length > 0 &&
    !/^(?:be|have|say|comment|know|happen|see|attend|go|meet|come|speak|talk)$/.test(verb.lemma)
  ) {
    const about = [verb, ...subtree(s, verb).filter((word) => word.i > verb.i && !conditionWord(s, word, verb))];
    return {
      s,
      verb,
      stance: "rejects",
      holders,
      about,
      doer: holders[0]!,
      rule: "position/will-not",
      firm: adverbs.includes("never") || isFirm,
    };
  }
  if (!stance || !form) return undefined;
  if (clause.passive) return undefined;
  if (holders.length === 0) return undefined;
  if (/^(?:agree|insist)$/.test(form) && !complement) return undefined;
  // "insisted that it was serious" insists on nothing; "insisted that troops must leave" does.
  const bound =
    complement && (/^(?:must|should|shall)$/.test(clauseOf(s, complement).modal ?? "") || complement.xpos === "VB");
  if (form === "insist" && complement && !bound) return undefined;
  if (
    form === "agree" &&
    complement &&
    bare(complement) === "ccomp" &&
    childrenOf(s, complement, "mark").every((mark) => mark.low !== "to")
  )
    return undefined;
  if (
    /^(?:back|support|welcome|study|examine|explore|seek|want|offer|consider|request|refuse|propose)$/.test(form) &&
    !object &&
    !complement &&
    !phrase
  )
    return undefined;
  if (/^(?:back|support|welcome)$/.test(form)) {
    if (!object || !(proposals.has(object.lemma) || issueKnown(context, s, subtree(s, object)))) return undefined;
  }
  const told =
    complement ??
    childrenOf(s, verb, "advcl").find((word) => childrenOf(s, word, "mark").some((mark) => mark.low === "to"));
  if (form === "tell" && !(object && told && childrenOf(s, told, "mark").some((mark) => mark.low === "to")))
    return undefined;
  if (form === "want" && complement && /^(?:know|see|say|thank)$/.test(complement.lemma)) return undefined;
  if (
    /^(?:promise|pledge|undertake)$/.test(form) &&
    complement &&
    /^(?:reschedule|return|continue|report)$/.test(complement.lemma)
  )
    return undefined;
  if (
    form === "agree to" &&
    complement &&
    /^(?:meet|talk|hold|attend|continue|resume|speak|reconvene|keep)$/.test(complement.lemma)
  )
    return undefined;
  if (open) stance = "undecided";
  else if (clause.negated) {
    if (stance === "accepts" || stance === "considers" || stance === "offers") stance = "rejects";
    else if (stance === "rejects") stance = form === "rule out" ? "considers" : "accepts";
    else return undefined;
  }
  const target =
    /^(?:agree to|agree on|insist on|call for|press for|push for|ask for|call on|appeal for|appeal to|consent to)$/.test(
      form,
    )
      ? (complement ?? phrase ?? object)
      : (object ?? complement ?? phrase);
  if (!target) return undefined;
  const about = subtree(s, target, (word) => conditionWord(s, word, target));
  // "a cut in tariffs": the parser may hang what belongs to the object on the verb.
  const end = about.at(-1)!;
  const beside = childrenOf(s, verb, "obl").find(
    (word) =>
      target === object &&
      subtree(s, word)[0]!.i === end.i + 1 &&
      /^(?:in|of|on|to|for)$/.test(caseOf(s, word)) &&
      !context.map.at(s, word) &&
      !inTime(context, s, word),
  );
  if (beside && !conditionWord(s, beside, verb)) about.push(...subtree(s, beside));
  if (object && complement && object !== target) about.push(...subtree(s, object));
  if (object && complement && target === object)
    about.push(...subtree(s, complement, (word) => conditionWord(s, word, complement)));
  const doer =
    stance === "demands"
      ? object && complement
        ? context.cast.at(s, object)
        : phrase && complement
          ? context.cast.at(s, phrase)
          : undefined
      : stance === "offers"
        ? holders[0]
        : undefined;
  return {
    s,
    verb,
    stance,
    holders,
    about: sorted(about),
    ...(doer ? { doer } : {}),
    rule: `position/${form.replace(" ", "-")}`,
    firm: isFirm,
  };
}

const sorted = (words: Word[]) => [...new Set(words)].sort((a, b) => a.i - b.i);

function issueKnown(context: Context, s: Sentence, words: Word[]): boolean {
  const issue = issueOf(context, s, words);
  return issue !== undefined && words.some((word) => book().proposals.has(word.lemma));
}

// "is willing to freeze", "was prepared to let", "open to"
function fromReadiness(context: Context, s: Sentence, word: Word): Stand | undefined {
  const stance = book().readiness.get(word.lemma) ?? book().readiness.get(word.low);
  if (!stance || !/^(?:ADJ|VERB)$/.test(word.upos)) return undefined;
  const what = childrenOf(s, word, "xcomp", "advcl", "ccomp", "obl").find((one) => one.i > word.i);
  if (!what || /^(?:talk|talks|meet|attend|speak)$/.test(what.lemma)) return undefined;
  const clause = clauseOf(s, word);
  const holders = holdersOf(context, s, clause.subject);
  if (holders.length === 0) return undefined;
  const negated = clause.negated;
  // "may be willing" offers nothing yet.
  const unsure = /^(?:may|might|could)$/.test(clause.modal ?? "");
  const made = negated
    ? stance === "offers" || stance === "considers"
      ? "rejects"
      : "accepts"
    : unsure
      ? "considers"
      : stance;
  return {
    s,
    verb: word,
    stance: made,
    holders,
    about: subtree(s, what, (one) => conditionWord(s, one, what)),
    doer: holders[0]!,
    rule: `position/${word.low}`,
    firm: false,
  };
}

// "Ukraine’s stance on Crimea is non-negotiable": whoever the thing belongs to will not give it up.
function fromFixed(context: Context, s: Sentence, word: Word): Stand | undefined {
  const { fixed, stand } = book();
  const phrase = word.low === "line" && s.words[word.i - 1]?.low === "red" ? "red line" : word.low;
  if (!fixed.has(phrase)) return undefined;
  const subject = childrenOf(s, word, "nsubj")[0] ?? clauseOf(s, word).subject;
  if (!subject || clauseOf(s, word).negated) return undefined;
  const owner = childrenOf(s, subject, "nmod:poss")
    .map((one) => context.cast.at(s, one))
    .find((one) => one !== undefined);
  const around = attributionAround(context, wordSpan(word));
  const speaker = around?.source.actor ? context.cast.byId(around.source.actor) : undefined;
  const holder = owner && stand.has(subject.lemma) ? owner : speaker;
  if (!holder || sideOf(context, holder) === undefined) return undefined;
  const about = subtree(s, subject).filter(
    (one) =>
      !(stand.has(one.lemma) && one === subject && childrenOf(s, subject, "nmod").length > 0) &&
      context.cast.at(s, one) !== owner,
  );
  return { s, verb: word, stance: "rejects", holders: [holder], about, rule: "position/fixed", firm: true };
}

// "Moscow must withdraw its troops", said by the other side.
function fromMust(context: Context, s: Sentence, word: Word): Stand | undefined {
  if (word.upos !== "VERB" && childrenOf(s, word, "aux").length === 0) return undefined;
  const clause = clauseOf(s, word);
  if (clause.modal !== "must" && !(clause.modal === "should" && !clause.negated)) return undefined;
  const around = attributionAround(context, clauseSpan(context.text, s, word));
  const speaker = around?.source.actor ? context.cast.byId(around.source.actor) : undefined;
  if (!speaker || speaker.kind === "media" || sideOf(context, speaker) === undefined) return undefined;
  const doer = clause.subject ? context.cast.at(s, clause.subject) : undefined;
  const about = subtree(s, word, (one) => conditionWord(s, one, word) || bare(one) === "aux");
  return {
    s,
    verb: word,
    stance: clause.negated ? "rejects" : "demands",
    holders: [speaker],
    about,
    ...(doer ? { doer } : {}),
    rule: `position/${clause.modal}`,
    firm: clause.modal === "must",
  };
}

// "Russia might halt its advance if …", "members would go on flying if …": a deed offered for a price.
function fromBargain(context: Context, s: Sentence, word: Word): Stand | undefined {
  if (word.upos !== "VERB") return undefined;
  const clause = clauseOf(s, word);
  if (
    clause.negated ||
    clause.passive ||
    !/^(?:may|might|could|would)$/.test(clause.modal ?? "") ||
    /^(?:be|have|say|mean|happen|become)$/.test(word.lemma)
  )
    return undefined;
  if (conditionsOf(context, s, word).length === 0) return undefined;
  const holders = holdersOf(context, s, clause.subject);
  if (holders.length === 0) return undefined;
  return {
    s,
    verb: word,
    stance: "offers",
    holders,
    about: subtree(s, word, (one) => conditionWord(s, one, word)),
    doer: holders[0]!,
    rule: "position/bargain",
    firm: false,
  };
}

const conditional = /^(?:if|unless|until|provided|once)$/;

function conditionWord(s: Sentence, word: Word, top: Word): boolean {
  if (word === top) return false;
  if (
    /^(?:advcl|acl|ccomp)$/.test(bare(word)) &&
    childrenOf(s, word, "mark").some((mark) => conditional.test(mark.low))
  )
    return true;
  if (bare(word) === "obl" && /^(?:exchange|return)$/.test(word.low) && caseOf(s, word) === "in") return true;
  return bare(word) === "punct" && word.text === ",";
}

function conditionsOf(context: Context, s: Sentence, verb: Word): Position["conditions"] {
  const found: Position["conditions"] = [];
  const within = subtree(s, verb);
  for (const word of within) {
    const mark = childrenOf(s, word, "mark").find((one) => conditional.test(one.low) && one.i < word.i);
    if (mark && /^(?:advcl|ccomp|conj|acl)$/.test(bare(word))) {
      const last = subtree(s, word).at(-1)!;
      const other = clauseOf(s, word).subject;
      const actor = other ? context.cast.at(s, other) : undefined;
      const owner = clauseOf(s, verb).subject;
      const exchange =
        mark.low === "if" && actor !== undefined && actor !== (owner ? context.cast.at(s, owner) : undefined);
      found.push({ kind: exchange ? "exchange" : "precondition", text: trimmedSpan(context, mark.start, last.end) });
    }
    if (
      /^(?:exchange|return)$/.test(word.low) &&
      s.words[word.i - 1]?.low === "in" &&
      s.words[word.i + 1]?.low === "for"
    ) {
      const target = childrenOf(s, word, "nmod", "advcl", "acl")[0] ?? s.words[word.i + 2];
      let last = target ? subtree(s, target).at(-1)! : word;
      // "in return for longer shifts": a noun that stands right behind belongs to it.
      while (/^(?:NOUN|PROPN)$/.test(s.words[last.i + 1]?.upos ?? "")) last = s.words[last.i + 1]!;
      found.push({
        kind: "exchange",
        text: trimmedSpan(context, s.words[word.i - 1]!.start, Math.max(last.end, word.end)),
      });
    }
  }
  return found.filter(
    (one, i) =>
      !found.some(
        (other, j) =>
          j !== i &&
          other.text.start <= one.text.start &&
          one.text.end <= other.text.end &&
          (j < i || other.text.end - other.text.start > one.text.end - one.text.start),
      ),
  );
}

function trimmedSpan(context: Context, start: number, end: number): Span {
  const exact = context.text.slice(start, end).replace(/[.,;:\s]+$/, "");
  return spanOf(context.text, start, start + exact.length);
}

const vague = /^(?:it|this|that|such|move|idea|proposal|suggestion|step|offer|plan|so|demand|request)$/;

function record(context: Context, stand: Stand): void {
  const { s, verb, holders, about } = stand;
  let { stance } = stand;
  let issue = issueOf(context, s, about);
  const content = about.filter((word) => /^(?:NOUN|PROPN|VERB|ADJ|PRON)$/.test(word.upos) && word.low !== "such");
  if (content.length > 0 && content.every((word) => vague.test(word.low) || vague.test(word.lemma)))
    issue = lastIssue(context, s) ?? issue;
  if (!issue) return;
  const evidence = evidenceOf(context, s, verb);
  const around = attributionAround(context, evidence) ?? attributionAround(context, wordSpan(verb));
  const own = attributionOfCue(context, verb);
  const said = own ?? around;
  const source = said?.source.actor ? context.cast.byId(said.source.actor) : undefined;
  const certainty = said?.act === "speculate" ? "possible" : certaintyOf(context, s, verb, said);
  if (certainty === "possible" && stance === "accepts") stance = "considers";
  const parties = new Set<string>();
  for (const holder of holders) {
    const party = sideOf(context, holder)!;
    if (parties.has(party)) continue;
    parties.add(party);
    const speakerParty = source ? sideOf(context, source) : undefined;
    const ownVoice = own ? true : around ? speakerParty === party : certainty === "certain";
    const speaker = [source, holder].find(
      (actor) => actor && (actor.kind === "person" || actor.kind === "role-holder") && sideOf(context, actor) === party,
    );
    const key = keyOf({ party, issue, stance, speaker: speaker?.id });
    const known = once(context, soFar).get(key);
    if (known) {
      merge(known, evidence, stand);
      continue;
    }
    const doer = stand.doer ? sideOf(context, stand.doer) : undefined;
    const made = add(context, "position", s, verb, {
      party,
      ...(speaker ? { speaker: speaker.id } : {}),
      voice: ownVoice ? "own" : "ascribed",
      issue,
      ...(doer ? { issueBy: doer } : {}),
      stance,
      ...(stand.firm
        ? { strength: stand.rule === "position/fixed" || stand.rule === "position/will-not" ? "red-line" : "firm" }
        : {}),
      conditions: conditionsOf(context, s, verb),
      evidence: [evidence],
      rule: stand.rule,
      trigger: wordSpan(verb),
      score: around || own ? 0.75 : 0.65,
      certainty,
      phase: phaseOf(s, verb) === "hypothetical" ? "hypothetical" : "standing",
      negated: false,
    });
    if (own) made.saidBy = own.id;
    once(context, soFar).set(key, made);
    once(context, lastMade).last = made;
  }
}

const lastMade = (): { last?: Position } => ({});
const soFar = () => new Map<string, Position>();

function merge(known: Position, evidence: Span, stand: Stand): void {
  if (stand.firm && (stand.rule === "position/fixed" || stand.rule === "position/will-not"))
    known.strength = "red-line";
  if (!known.evidence.some((span) => contains(span, evidence))) known.evidence.push(evidence);
}

function attributionOfCue(context: Context, verb: Word): Attribution | undefined {
  return once(context, cuesByCell)
    .get(verb.start >> 8)
    ?.find((one) => one.cue.some((cue) => cue.start <= verb.start && verb.end <= cue.end));
}

// The attributions by the stretches of 256 characters that their cues reach into.
function cuesByCell({ findings }: Context): Map<number, Attribution[]> {
  const cells = new Map<number, Attribution[]>();
  for (const one of findings) {
    if (one.kind !== "attribution") continue;
    for (const { start, end } of one.cue) {
      for (let cell = start >> 8; cell <= end >> 8; cell++) {
        const here = cells.get(cell);
        if (here) here.push(one);
        else cells.set(cell, [one]);
      }
    }
  }
  return cells;
}

/** The verb with its helpers and all that hangs on it, the subject too when it stands beside it. */
function evidenceOf(context: Context, s: Sentence, verb: Word): Span {
  const span = clauseSpan(context.text, s, verb);
  const helpers = [verb, ...childrenOf(s, verb, "aux", "advmod", "cop")].filter((word) => verb.i - word.i < 6);
  const subject = childrenOf(s, verb, "nsubj")[0];
  const from = subject && verb.i - subject.i > 12 ? Math.min(...helpers.map((word) => word.start)) : span.start;
  return spanOf(context.text, Math.min(from, verb.start), span.end);
}

function lastIssue(context: Context, s: Sentence): string | undefined {
  const { last } = once(context, lastMade);
  return last && last.evidence[0]!.start < s.end ? last.issue : undefined;
}

// An issue named only by its place is the one that the article has with that place, and a doubled one goes.
function unify(context: Context): void {
  const positions = context.findings.filter((one): one is Position => one.kind === "position");
  const longer = new Map<string, Position>();
  for (const one of positions) {
    for (let at = one.issue.indexOf("-of-"); at >= 0; at = one.issue.indexOf("-of-", at + 1)) {
      const shorter = one.issue.slice(at + 4);
      if (!longer.has(shorter)) longer.set(shorter, one);
    }
  }
  for (const one of positions) one.issue = longer.get(one.issue)?.issue ?? one.issue;
  const doubled = new Set<Finding>();
  const firsts = new Map<string, Position>();
  for (const one of positions) {
    const key = keyOf(one);
    const first = firsts.get(key);
    if (!first) firsts.set(key, one);
    else {
      const starts = new Set(first.evidence.map((span) => span.start));
      for (const span of one.evidence) if (!starts.has(span.start)) first.evidence.push(span);
      first.conditions.push(...one.conditions);
      if (one.strength === "red-line") first.strength = "red-line";
      doubled.add(one);
    }
  }
  if (doubled.size > 0) context.findings = context.findings.filter((one) => !doubled.has(one));
}

const keyOf = ({ party, issue, stance, speaker }: Pick<Position, "party" | "issue" | "stance" | "speaker">): string =>
  [party, issue, stance, speaker].join("\n");
