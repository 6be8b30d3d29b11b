import type { Place } from "../findings/actor.ts";
import type { Article } from "../findings/article.ts";
import type { Attribution, Certainty, Finding, FindingKind, FindingOf, Phase } from "../findings/finding.ts";
import type { Time } from "../findings/reading.ts";
import type { Span, When } from "../findings/span.ts";
import type { Cast } from "../language/actors.ts";
import type { Document, Sentence, Word } from "../language/document.ts";
import { bare, childrenOf, clauseOf, headOf } from "../language/tree.ts";
import { contains } from "../text/span.ts";

/** A time expression and the words that it stands on, the end exclusive. */
export interface FoundTime {
  sentence: number;
  from: number;
  to: number;
  time: Time;
}

/** The places of a text. */
export interface Atlas {
  places: Place[];
  at(s: Sentence, word: Word): Place | undefined;
  in(s: Sentence, from: number, to: number): Place[];
}

/** What the steps of a reading share: the understood text, and the findings made so far. */
export interface Context {
  article: Article;
  text: string;
  document: Document;
  cast: Cast;
  map: Atlas;
  times: FoundTime[];
  findings: Finding[];
  /** What `once` keeps for the steps. */
  kept: Map<unknown, unknown>;
}

/** What a function makes of a reading's context, made when first asked for and kept with it. */
export function once<T>(context: Context, make: (context: Context) => T): T {
  const known = context.kept.get(make) as T | undefined;
  if (known !== undefined) return known;
  const made = make(context);
  context.kept.set(make, made);
  return made;
}

const none: FoundTime[] = [];

/** The times of a sentence, in order. */
export function timesIn(context: Context, s: Sentence): readonly FoundTime[] {
  return once(context, timesBySentence)[s.index] ?? none;
}

function timesBySentence({ times }: Context): FoundTime[][] {
  const found: FoundTime[][] = [];
  for (const one of times) {
    const here = found[one.sentence];
    if (here) here.push(one);
    else found[one.sentence] = [one];
  }
  return found;
}

/** The sentence in which an offset lies. */
export function sentenceAt({ sentences }: Document, offset: number): Sentence | undefined {
  const s = sentences[firstEndingBehind(sentences, offset)];
  return s && s.start <= offset ? s : undefined;
}

/** The sentences that share a character with a stretch of the text. */
export function sentencesOver({ sentences }: Document, span: { start: number; end: number }): Sentence[] {
  const found: Sentence[] = [];
  for (let i = firstEndingBehind(sentences, span.start); i < sentences.length; i++) {
    if (sentences[i]!.start >= span.end) break;
    found.push(sentences[i]!);
  }
  return found;
}

function firstEndingBehind(sentences: Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a word belongs to a time. */
export function inTime(context: Context, s: Sentence, word: Word): boolean {
  return timesIn(context, s).some((one) => one.from <= word.i && word.i < one.to);
}

type Common = "id" | "key" | "certainty" | "phase" | "news" | "negated" | "saidBy" | "evidence" | "why" | "kind";

/** A finding's own fields, and what is common to all findings where the step knows better than the clause. */
export type Draft<K extends FindingKind> = Omit<FindingOf<K>, Common> & {
  evidence: Span[];
  rule: string;
  trigger?: Span;
  score?: number;
  certainty?: Certainty;
  phase?: Phase;
  negated?: boolean;
  news?: "new" | "background";
};

const prefix: Record<FindingKind, string> = {
  attribution: "A",
  engagement: "E",
  position: "P",
  proposal: "R",
  truce: "T",
  violation: "V",
  incident: "I",
  figure: "F",
  appointment: "N",
  deadline: "D",
  event: "B",
};

/**
 * Adds a finding of a clause: its certainty, phase, negation and age are read off the verb unless the draft sets them,
 * and it stands inside the innermost attribution whose content holds its first evidence.
 */
export function add<K extends FindingKind>(
  context: Context,
  kind: K,
  s: Sentence,
  verb: Word,
  draft: Draft<K>,
): FindingOf<K> {
  const { rule, trigger, score, certainty, phase, negated, news, evidence, ...own } = draft;
  const counts = countsOf(context);
  const count = counts.of.get(kind) ?? 0;
  const clause = clauseOf(s, verb);
  const saidBy = attributionAround(context, evidence[0]!);
  const isNegated = negated ?? (clause.negated || undefined);
  const made = {
    ...own,
    kind,
    id: `${prefix[kind]}${count + 1}`,
    key: "",
    evidence,
    certainty: certainty ?? certaintyOf(context, s, verb, saidBy),
    phase: phase ?? phaseOf(s, verb),
    ...(isNegated ? { negated: true } : {}),
    news: news ?? newsOf(context, s, verb, (own as { when?: When }).when),
    ...(saidBy ? { saidBy: saidBy.id } : {}),
    why: { rule, ...(trigger ? { trigger } : {}), score: score ?? 0.7 },
  } as unknown as FindingOf<K>;
  context.findings.push(made);
  counts.of.set(kind, count + 1);
  counts.all++;
  return made;
}

/** What of a step's earlier finds the next is compared with: all, and in a text of very many the last of them. */
export function lately<T>(made: T[]): T[] {
  return made.length > 150 ? made.slice(-150) : made;
}

/** Takes a finding back. */
export function drop(context: Context, finding: Finding): void {
  const at = context.findings.lastIndexOf(finding);
  if (at < 0) return;
  const counts = countsOf(context);
  context.findings.splice(at, 1);
  counts.of.set(finding.kind, counts.of.get(finding.kind)! - 1);
  counts.all--;
}

interface Counts {
  all: number;
  of: Map<FindingKind, number>;
}

const noCounts = (): Counts => ({ all: 0, of: new Map() });

// How many findings there are of each kind; counted anew when somebody changed the list.
function countsOf(context: Context): Counts {
  const counts = once(context, noCounts);
  if (counts.all !== context.findings.length) {
    counts.all = context.findings.length;
    counts.of.clear();
    for (const { kind } of context.findings) counts.of.set(kind, (counts.of.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** The innermost attribution whose content holds a span. */
export function attributionAround(context: Context, span: { start: number; end: number }): Attribution | undefined {
  const held = contentsOf(context);
  let best: Held | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (let cell = span.start >> cellBits; cell <= span.end >> cellBits; cell++) {
    for (const one of held.cells.get(cell) ?? []) {
      for (const content of one.finding.content) {
        const length = content.end - content.start;
        if (length > size || (length === size && (!best || best.order <= one.order))) continue;
        if (contains(content, span) || (overlapShare(content, span) > 0.8 && length < (span.end - span.start) * 2)) {
          best = one;
          size = length;
        }
      }
    }
  }
  return best?.finding;
}

interface Held {
  finding: Attribution;
  order: number;
}

/** The attributions by the stretches of text, of 2^cellBits characters each, that their contents reach into. */
interface Contents {
  seen: number;
  cells: Map<number, Held[]>;
}

const cellBits = 8;
const noContents = (): Contents => ({ seen: 0, cells: new Map() });

function contentsOf(context: Context): Contents {
  const contents = once(context, noContents);
  const { findings } = context;
  for (; contents.seen < findings.length; contents.seen++) {
    const finding = findings[contents.seen]!;
    if (finding.kind === "attribution") hold(contents, { finding, order: contents.seen });
  }
  return contents;
}

function hold({ cells }: Contents, one: Held): void {
  for (const { start, end } of one.finding.content) {
    for (let cell = start >> cellBits; cell <= end >> cellBits; cell++) {
      const here = cells.get(cell);
      if (!here) cells.set(cell, [one]);
      else if (here.at(-1) !== one) here.push(one);
    }
  }
}

/** Finds attributions where they are now: for a step that has changed the contents of some, or taken some back. */
export function settleAttributions(context: Context): void {
  context.kept.delete(noContents);
}

function overlapShare(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (b.end - b.start);
}

const possible = /^(?:may|might|could|possibly|perhaps|potentially|maybe)$/;
const probable = /^(?:reportedly|apparently|seemingly|allegedly|likely|probably|presumably|supposedly)$/;
const seeming = /^(?:appear|seem|believe|think|understand|say|report)$/;

/** How sure the innermost source is of a clause: modals and hedges, else the act that it stands in. */
export function certaintyOf(context: Context, s: Sentence, verb: Word, saidBy?: Attribution): Certainty {
  void context;
  for (let at: Word | undefined = verb, steps = 0; at && steps < 4; steps++) {
    const helpers = childrenOf(s, at, "aux", "advmod");
    if (helpers.some((word) => possible.test(word.low))) return "possible";
    if (helpers.some((word) => probable.test(word.low))) return "probable";
    const up = headOf(s, at);
    if (!up || !/^(?:xcomp|conj|advcl)$/.test(bare(at))) break;
    if (seeming.test(up.lemma) && bare(at) === "xcomp") return "probable";
    at = up;
  }
  if (saidBy?.act === "speculate") return "possible";
  return "certain";
}

const intending =
  /^(?:set|due|plan|expect|schedule|intend|hope|want|prepare|aim|seek|agree|promise|slate|ready|about|likely|be|arrange|bind|vow|pledge)$/;

/** Whether a clause tells of what is planned, going on, done, or only supposed. */
export function phaseOf(s: Sentence, verb: Word): Phase {
  const clause = clauseOf(s, verb);
  const up = headOf(s, verb);
  const conditional = childrenOf(s, verb, "mark").some((word) => /^(?:if|unless|should)$/.test(word.low));
  if (
    conditional ||
    clause.modal === "would" ||
    clause.modal === "could" ||
    clause.modal === "might" ||
    clause.modal === "may"
  ) {
    // Reported speech turns "will" into "would": only a condition makes it a supposition.
    const inReport = up && /^(?:ccomp)$/.test(bare(verb));
    if (clause.modal === "would" && inReport && !conditional) return "planned";
    return "hypothetical";
  }
  if (clause.tense === "future") return "planned";
  if (clause.tense === "infinitive") {
    if (up && bare(verb) === "xcomp" && intending.test(up.lemma)) return "planned";
    if (up && bare(verb) === "acl") return "planned";
    return up && bare(verb) === "xcomp" ? "planned" : "hypothetical";
  }
  if (clause.tense === "present") {
    return verb.xpos === "VBG" ? "ongoing" : "standing";
  }
  if (clause.tense === "participle" && up && bare(verb) !== "root") {
    return bare(verb) === "advcl" || bare(verb) === "conj" ? phaseOfHead(s, up) : "done";
  }
  return "done";
}

function phaseOfHead(s: Sentence, verb: Word): Phase {
  const clause = clauseOf(s, verb);
  if (clause.tense === "future") return "planned";
  return clause.tense === "present" ? "ongoing" : "done";
}

/** Background is what lies more than 45 days before the report. */
export function newsOf(context: Context, s: Sentence, verb: Word, when: When | undefined): "new" | "background" {
  const published = context.article.published?.slice(0, 10);
  const time = when ?? timeNear(context, s, verb)?.time.when;
  if (!published || !time) return "new";
  const age = Date.parse(published) - Date.parse(time.end.slice(0, 10));
  return age > 45 * 86_400_000 ? "background" : "new";
}

/** The resolved date that belongs to the clause of a word: the nearest one below it, else above it in the sentence. */
export function timeNear(
  context: Context,
  s: Sentence,
  word: Word,
  fits: (time: FoundTime) => boolean = () => true,
): FoundTime | undefined {
  const here = timesIn(context, s).filter((one) => one.time.when && one.time.kind !== "duration" && fits(one));
  if (here.length === 0) return undefined;
  const scored = here
    .map((one) => ({ one, distance: treeDistance(s, word, s.words[one.to - 1]!) }))
    .filter(({ distance }) => distance <= 6)
    .sort((a, b) => a.distance - b.distance || Math.abs(a.one.from - word.i) - Math.abs(b.one.from - word.i));
  return scored[0]?.one;
}

/** How many arcs of the tree lie between two words; going up into another clause costs more. */
export function treeDistance(s: Sentence, from: Word, to: Word): number {
  const up = (word: Word): Word[] => {
    const path = [word];
    for (let at = headOf(s, word); at && path.length < 60; at = headOf(s, at)) path.push(at);
    return path;
  };
  const a = up(from);
  const b = up(to);
  for (let i = 0; i < a.length; i++) {
    const j = b.indexOf(a[i]!);
    if (j < 0) continue;
    const climb = a.slice(0, i).filter((word) => /^(?:ccomp|advcl|acl|parataxis)$/.test(bare(word))).length;
    const descend = b.slice(0, j).filter((word) => /^(?:ccomp|advcl|acl|parataxis)$/.test(bare(word))).length;
    return i + j + climb + descend * 3;
  }
  return 99;
}

/** The span of one word. */
export function wordSpan(word: Word): Span {
  return { start: word.start, end: word.end, exact: word.text };
}
