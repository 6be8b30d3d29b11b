import type { Actor } from "../findings/actor.ts";
import type { Attribution, Change, Engagement, EngagementStatus, Participant, Tier } from "../findings/finding.ts";
import type { Span, When } from "../findings/span.ts";
import type { Sentence } from "../language/document.ts";
import { words as lexicon, type RoleHead } from "../language/lexicon.ts";
import { bare, caseOf, childrenOf, clauseHead, clauseSpan, subjectOf, subtree } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import { add, attributionAround, type Context, inTime, once, sentenceAt } from "./context.ts";
import { type Mention, mentionsIn } from "./engagement-mentions.ts";
import { engagementWords } from "./engagement-words.ts";
import { type RosterNote, rosterIn } from "./roster.ts";

/** All that one article says of one engagement, and what of it the next mention is compared with. */
interface Cluster {
  order: number;
  mentions: Mention[];
  notes: RosterNote[];
  reasons: { kind: "stated" | "perceived"; text: Span; by?: string }[];
  /** The last sentence that speaks of it. */
  last: number;
  inBody: boolean;
  families: Set<Family>;
  places: Map<string, { id: string; country?: string }>;
  whens: Map<string, When>;
  ordinals: Set<number>;
  people: Set<Actor>;
  withdrawn: Set<Actor>;
  held: boolean;
  unheld: boolean;
  changed: boolean;
  moved: boolean;
  told: boolean;
}

type Family = "talks" | "call" | "visit";
const family = (form: Engagement["form"]): Family => (form === "call" ? "call" : form === "visit" ? "visit" : "talks");

/** Finds the talks, meetings, calls, visits and summits of an article: one finding for each, with all its mentions. */
export function findEngagements(context: Context): void {
  const clusters: Cluster[] = [];
  // Those spoken of last: in a text of many meetings, a mention is compared with no others.
  const recent: Cluster[] = [];
  const { sentences } = context.document;
  for (const s of [...sentences.filter((one) => !one.title), ...sentences.filter((one) => one.title)]) {
    for (const mention of mentionsIn(context, s)) place(context, clusters, recent, mention);
    if (s.title) continue;
    for (const note of rosterIn(context, s)) {
      if (note.side) context.cast.join(note.actor, note.side);
      attachNote(recent, note);
    }
    for (const reason of reasonsIn(context, s))
      salient(recent, s, (one) => one.changed || one.told || one.withdrawn.size > 0)?.reasons.push(reason);
  }
  for (const cluster of clusters) emit(context, cluster);
}

// How many engagements a text may have on its mind.
const most = 150;

function place(context: Context, clusters: Cluster[], recent: Cluster[], mention: Mention): void {
  let home: Cluster | undefined;
  let best = 0;
  for (const cluster of recent) {
    const strength = likeness(context, cluster, mention);
    if (strength > best || (strength === best && home !== undefined && cluster.order > home.order))
      [home, best] = [cluster, strength];
  }
  if (home) {
    take(home, mention);
    touch(recent, home);
    return;
  }
  // An unanchored "the talks" with nothing to refer to is none; a headline alone only when it is anchored twice.
  if (mention.rule === "engagement/anaphor" || mention.rule === "engagement/only") return;
  if (mention.s.title && !(mention.place && mention.people.length > 0)) return;
  const made: Cluster = {
    order: clusters.length,
    mentions: [],
    notes: [],
    reasons: [],
    last: -1,
    inBody: false,
    families: new Set(),
    places: new Map(),
    whens: new Map(),
    ordinals: new Set(),
    people: new Set(),
    withdrawn: new Set(),
    held: false,
    unheld: false,
    changed: false,
    moved: false,
    told: false,
  };
  take(made, mention);
  clusters.push(made);
  touch(recent, made);
}

function take(cluster: Cluster, mention: Mention): void {
  cluster.mentions.push(mention);
  cluster.last = Math.max(cluster.last, mention.s.index);
  cluster.inBody ||= !mention.s.title;
  cluster.families.add(family(mention.form));
  if (mention.place && !cluster.places.has(mention.place.id)) cluster.places.set(mention.place.id, mention.place);
  if (mention.when) cluster.whens.set(`${mention.when.start}/${mention.when.end}`, mention.when);
  if (mention.ordinal !== undefined) cluster.ordinals.add(mention.ordinal);
  for (const actor of mention.people) cluster.people.add(actor);
  if (mention.status === "held") cluster.held = true;
  else cluster.unheld = true;
  cluster.changed ||= mention.changes.length > 0;
  cluster.moved ||= moves(mention);
  cluster.told ||= mention.told;
}

function touch(recent: Cluster[], cluster: Cluster): void {
  const at = recent.lastIndexOf(cluster);
  if (at >= 0) recent.splice(at, 1);
  recent.push(cluster);
  if (recent.length > most) recent.shift();
}

const moves = (mention: Mention): boolean =>
  mention.changes.some((change) => change.what === "rescheduled" || change.what === "postponed");

/** How well a mention fits what is known of an engagement: 0 where a value excludes it. */
function likeness(context: Context, cluster: Cluster, mention: Mention): number {
  const { families, places, whens, ordinals, people } = cluster;
  const conversation = mention.trigger.lemma === "conversation" || mention.trigger.lemma === "discussion";
  if (!families.has(family(mention.form)) && !(conversation && families.has("call") && mention.definite)) return 0;
  const placed = mention.place ? places.has(mention.place.id) : false;
  if (
    mention.place &&
    places.size > 0 &&
    !placed &&
    ![...places.values()].some((one) => within(one.id, one.country, mention.place!))
  )
    return 0;
  const { when } = mention;
  const disjoint =
    when &&
    whens.size > 0 &&
    [...whens.values()].every(
      (one) => one.end.slice(0, 10) < when.start.slice(0, 10) || when.end.slice(0, 10) < one.start.slice(0, 10),
    );
  if (disjoint && !cluster.moved && !moves(mention)) return 0;
  const dated = Boolean(when && whens.size > 0 && !disjoint);
  if (mention.ordinal !== undefined && ordinals.size > 0 && !ordinals.has(mention.ordinal)) return 0;
  const known = sidesOf(context, people);
  const mine = sidesOf(context, mention.people);
  let shared = 0;
  for (const side of mine) if (known.has(side)) shared++;
  if (mine.size >= 2 && known.size >= 2 && shared === 0) return 0;
  const myPersons = mention.people.filter(isPerson);
  const samePersons = myPersons.filter((one) => people.has(one)).length;
  if (myPersons.length >= 2 && samePersons === 0 && countPersons(people) >= 2) return 0;
  // Who has withdrawn from these talks is on the way to others.
  if (cluster.withdrawn.size > 0 && myPersons.some((one) => cluster.withdrawn.has(one))) return 0;
  const held = mention.status === "held";
  const tense = held ? cluster.unheld && !cluster.held : cluster.held && !cluster.unheld;
  if (tense && !placed && !dated && !mention.definite) return 0;
  // A bilateral meeting beside the round of all is another one.
  if (
    (shared < 2 || known.size > 2) &&
    mention.trigger.i > 0 &&
    /^(?:bilateral|separate|separately|another)$/.test(mention.s.words[mention.trigger.i - 1]!.low)
  )
    return 0;
  const last = cluster.mentions.at(-1)!;
  const gap = mention.s.title ? 0 : mention.s.index - cluster.last;
  const sameSentence = gap === 0 && mention.only;
  const turn = gap === 1 && last.changes.length > 0 && /^(?:instead|only|however)$/.test(mention.s.words[0]?.low ?? "");
  let strength = 0;
  if (placed) strength += 3;
  const toTheDay = dated && when!.precision !== "week" && when!.precision !== "month" && when!.precision !== "year";
  if (dated) strength += toTheDay ? 2 : 0.5;
  if (samePersons > 0) strength += 1.5 * samePersons;
  if (shared >= 2) strength += 2;
  else if (shared === 1) strength += 0.5;
  if (mention.definite && mention.people.length === 0 && !mention.place) strength += gap <= 4 ? 2 : 1;
  if (mention.definite && shared > 0) strength += 1;
  // "the London talks" are the talks that the article is about, when it has not said where they are.
  if (mention.definite && mention.place && places.size === 0 && mention.trigger !== mention.verb) strength += 1;
  // Of two that fit, the one that the article speaks of most.
  if (strength > 0) strength += Math.min(1, 0.2 * (cluster.mentions.length - 1));
  if (turn) strength += 4;
  if (sameSentence) strength += 4;
  if (
    mention.told &&
    mention.people.length === 0 &&
    !mention.place &&
    !when &&
    cluster.mentions[0]!.form === mention.form
  )
    strength += 2;
  // What was put off or cut down is what was already reported as in trouble.
  if (strength >= 2 && mention.told && (cluster.changed || cluster.withdrawn.size > 0)) strength += 1;
  if (mention.s.title) strength += shared >= 1 || placed ? 2 : 0;
  return strength >= 2 ? strength : 0;
}

const isPerson = (actor: Actor): boolean => actor.kind === "person" || actor.kind === "role-holder";

function countPersons(people: Iterable<Actor>): number {
  let count = 0;
  for (const actor of people) if (isPerson(actor)) count++;
  return count;
}

function sidesOf(context: Context, people: Iterable<Actor>): Set<string> {
  const sides = new Set<string>();
  for (const actor of people) sides.add(context.cast.partyOf(actor) ?? actor.id);
  return sides;
}

function within(id: string, country: string | undefined, other: { id: string; country?: string }): boolean {
  const isCountry = (one: string) => /^place\/[A-Z]{3}$/.test(one);
  return (isCountry(id) || isCountry(other.id)) && country !== undefined && country === other.country;
}

/** The engagement last spoken of before the end of a sentence. */
function salient(
  recent: Cluster[],
  s: Sentence,
  fits: (cluster: Cluster) => boolean = () => true,
): Cluster | undefined {
  let found: Cluster | undefined;
  for (const one of recent) {
    if (!one.inBody || one.last > s.index || !fits(one)) continue;
    if (!found || one.last > found.last || (one.last === found.last && one.order < found.order)) found = one;
  }
  return found;
}

/** The mentions of an engagement in the sentence that is being read. */
function mentionsHere(cluster: Cluster, s: Sentence): Mention[] {
  let from = cluster.mentions.length;
  while (from > 0 && cluster.mentions[from - 1]!.s === s) from--;
  return cluster.mentions.slice(from);
}

function attachNote(recent: Cluster[], note: RosterNote): void {
  const { nouns } = engagementWords();
  const clusters = [...recent].sort((a, b) => a.order - b.order);
  const here = clusters.filter((one) => mentionsHere(one, note.s).length > 0);
  const under = here.length > 0 ? subtree(note.s, note.word) : [];
  const named = here.find((one) => mentionsHere(one, note.s).some((mention) => under.includes(mention.trigger)));
  const coming = note.attendance === "stands-in" || note.attendance === "withdrew";
  const target =
    named ??
    // Who stands in for somebody does so where that somebody was expected.
    clusters.find((one) => note.standsInFor.some((actor) => one.withdrawn.has(actor))) ??
    here.find((one) => one.families.has("talks")) ??
    salient(clusters, note.s, (one) => {
      if (note.s.index - one.last > 4 || !one.families.has("talks")) return false;
      // Who stands in stands in at the talks that somebody left, or that are to come.
      return !coming || one.withdrawn.size > 0 || one.unheld || one.changed;
    }) ??
    (coming ? salient(clusters, note.s, (one) => one.families.has("talks")) : undefined);
  if (!target) return;
  const about = childrenOf(note.s, note.word, "obj", "obl").some((word) => nouns.has(word.low));
  if (!named && !about && note.roles.length === 0 && note.attendance === "attends") return;
  target.notes.push(note);
  target.last = Math.max(target.last, note.s.index);
  if (note.attendance === "withdrew") target.withdrawn.add(note.actor);
}

const leaving =
  /^(?:withdraw|withdrawal|pull|pullout|absence|postponement|cancellation|delay|decision|postpone|cancel|downgrade|scale|skip|miss|boycott|leave)$/;

/** Reads why somebody withdrew or talks were put off, and whether that is stated or somebody's guess. */
function reasonsIn(context: Context, s: Sentence): Cluster["reasons"] {
  const found: Cluster["reasons"] = [];
  for (const word of s.words) {
    const marker = childrenOf(s, word, "case", "mark").map((one) =>
      [one.low, ...childrenOf(s, one, "fixed").map((more) => more.low)].join(" "),
    );
    if (!marker.some((one) => /^(?:due to|because of|owing to|because|on account of|for)$/.test(one))) continue;
    if (marker.includes("for") && !/^reasons?$/.test(word.low)) continue;
    const up = word.head >= 0 ? s.words[word.head]! : undefined;
    if (!up || !leaving.test(up.lemma)) continue;
    const first = subtree(s, word).find(
      (one) =>
        !(
          /^(?:case|mark|fixed)$/.test(bare(one)) &&
          one.i < word.i &&
          (one.head === word.i || s.words[one.head]?.head === word.i)
        ),
    )!;
    const text = spanOf(context.text, first.start, subtree(s, word).at(-1)!.end);
    found.push(reason(trimEnd(context, text), attributionAround(context, text)));
  }
  // "the withdrawal, which was attributed to logistical reasons"
  for (const finding of once(context, passives)[s.index] ?? []) {
    const cue = finding.cue[0]!;
    if (cue.end > s.end) continue;
    const verb = s.words.find((word) => word.start === cue.start);
    let subject = verb && subjectOf(s, verb);
    if (subject && /^(?:which|that)$/.test(subject.low))
      subject = s.words
        .slice(0, subject.i)
        .reverse()
        .find((word) => word.upos === "NOUN");
    if (!subject || !leaving.test(subject.lemma)) continue;
    found.push({ kind: "stated", text: finding.content[0]! });
  }
  return found;
}

// By the sentence in which their cue begins.
function passives({ document, findings }: Context): Attribution[][] {
  const found: Attribution[][] = [];
  for (const finding of findings) {
    if (finding.kind !== "attribution" || finding.why.rule !== "attribution/passive") continue;
    const s = sentenceAt(document, finding.cue[0]!.start);
    if (s) found[s.index] = [...(found[s.index] ?? []), finding];
  }
  return found;
}

function trimEnd(context: Context, span: Span): Span {
  const exact = span.exact.replace(/[.,;:\s]+$/, "");
  return spanOf(context.text, span.start, span.start + exact.length);
}

function reason(text: Span, around: Attribution | undefined): Cluster["reasons"][number] {
  const perceived =
    around?.act === "speculate" || around?.certainty === "possible" || around?.source.type === "unnamed";
  return {
    kind: perceived ? "perceived" : "stated",
    text,
    ...(around?.source.actor && perceived ? { by: around.source.actor } : {}),
  };
}

let heads: RoleHead[] | undefined;

function tierOf(actor: Actor): Tier | undefined {
  const { roleHeads } = lexicon();
  for (const role of actor.roles) {
    if (role.former) continue;
    const words = role.title.toLowerCase().split(/[\s-]+/);
    heads ??= [...roleHeads.values()].flat().filter((head) => head.tier);
    const match = heads.find(
      (head) => role.authority === head.authority && head.words.every((word) => words.includes(word) || word === "-"),
    );
    if (match?.tier) return match.tier;
  }
  return undefined;
}

const rank: Tier[] = ["technical", "senior-official", "envoy", "ministerial", "leader"];

function emit(context: Context, cluster: Cluster): void {
  const body = cluster.mentions.filter((mention) => !mention.s.title);
  const mentions = body.length > 0 ? body : cluster.mentions;
  const lead = mentions[0]!;
  const status = statusOf(mentions);
  const participants: Participant[] = [];
  const parties: string[] = [];
  const joined = new Set<string>();
  const join = (party: string | undefined) => {
    if (!party || joined.has(party)) return;
    joined.add(party);
    parties.push(party);
  };
  const seated = new Map<string, Participant>();
  const seat = (
    actor: Actor,
    attendance: Participant["attendance"],
    roles: Participant["roles"] = [],
    standsInFor: Actor[] = [],
  ) => {
    if (
      actor.kind !== "person" &&
      actor.kind !== "role-holder" &&
      roles.length === 0 &&
      attendance !== "withdrew" &&
      attendance !== "absent"
    )
      return;
    const party = context.cast.partyOf(actor);
    const known = seated.get(actor.id);
    if (known) {
      if (attendance !== "expected" && attendance !== "attends") known.attendance = attendance;
      for (const role of roles) if (!known.roles.includes(role)) known.roles.push(role);
      if (standsInFor.length > 0) known.for = standsInFor.map((one) => one.id);
      return;
    }
    const tier = tierOf(actor);
    const made: Participant = {
      actor: actor.id,
      ...(party && party !== actor.id ? { party } : {}),
      ...(tier ? { tier } : {}),
      roles,
      attendance,
      ...(standsInFor.length > 0 ? { for: standsInFor.map((one) => one.id) } : {}),
    };
    seated.set(actor.id, made);
    participants.push(made);
  };
  const coming: Participant["attendance"] =
    status === "held" || status === "under-way" || status === "broken-off" ? "attends" : "expected";
  const outOf = new Set(
    cluster.notes
      .filter((note) => note.attendance === "withdrew" || note.attendance === "absent")
      .map((note) => note.actor),
  );
  for (const mention of mentions) {
    for (const actor of mention.people) {
      seat(actor, coming, mention.host === actor ? ["hosts"] : []);
      if (!outOf.has(actor)) join(context.cast.partyOf(actor));
    }
  }
  for (const note of cluster.notes) {
    if (note.side) context.cast.join(note.actor, note.side);
    seat(note.actor, note.attendance, note.roles, note.standsInFor);
    if (note.roles.includes("mediates") || note.attendance === "withdrew" || note.attendance === "absent") continue;
    join(note.side ?? context.cast.partyOf(note.actor));
  }
  const changes: Change[] = [];
  for (const change of mentions.flatMap((mention) => mention.changes)) {
    if (change.what === "postponed" && status === "announced") continue;
    if (!changes.some((one) => one.what === change.what)) changes.push(change);
  }
  const lower = mentions.find((mention) => mention.only);
  const upper = mentions.find((mention) => mention.told && mention.status === "postponed" && mention.tier);
  if (lower && upper && !changes.some((one) => one.what === "downgraded"))
    changes.push({ what: "downgraded", evidence: [upper.evidence] });
  const downgraded = changes.find((one) => one.what === "downgraded");
  const gone = cluster.notes.filter((note) => note.attendance === "withdrew");
  if (gone.length > 0) changes.push({ what: "roster", evidence: [gone[0]!.evidence] });
  const tier = tierOfAll(context, mentions, participants, downgraded !== undefined);
  if (downgraded) {
    const from =
      upper?.tier ??
      gone
        .map((note) => tierOf(note.actor))
        .filter((one) => one !== undefined)
        .sort((a, b) => rank.indexOf(b) - rank.indexOf(a))[0];
    if (from) downgraded.from = from;
    if (tier && tier !== from) downgraded.to = tier;
  }
  const when = mentions
    .map((mention) => mention.when)
    .filter((one) => one !== undefined)
    .sort((a, b) => length(a) - length(b))[0];
  const place =
    mentions
      .map((mention) => mention.place)
      .filter((one) => one !== undefined)
      .sort((a, b) => Number(/^place\/[A-Z]{3}$/.test(a.id)) - Number(/^place\/[A-Z]{3}$/.test(b.id)))[0] ??
    cluster.mentions.map((mention) => mention.place).find((one) => one !== undefined);
  const pick = <K extends "topic" | "format" | "ordinal">(field: K): Mention[K] | undefined =>
    [...mentions, ...cluster.mentions].map((mention) => mention[field]).find((one) => one !== undefined);
  const evidence = unique([
    ...mentions.map((mention) => mention.evidence),
    ...cluster.notes.map((note) => note.evidence),
  ]);
  const topic = pick("topic");
  const format = pick("format");
  const ordinal = pick("ordinal");
  add(context, "engagement", lead.s, lead.verb, {
    form: lead.form,
    ...(format ? { format } : {}),
    ...(tier ? { tier } : {}),
    status,
    changes,
    ...(place ? { place: place.id } : {}),
    ...(when ? { when } : {}),
    parties,
    participants,
    ...(topic ? { topic } : {}),
    ...(ordinal !== undefined ? { ordinal } : {}),
    ...(mentions.some((mention) => mention.closedDoor) ? { closedDoor: true } : {}),
    reasons: cluster.reasons,
    outcomes: outcomesOf(context, mentions),
    evidence,
    rule: lead.rule,
    trigger: { start: lead.trigger.start, end: lead.trigger.end, exact: lead.trigger.text },
    score: Math.min(
      0.95,
      0.5 +
        0.1 *
          (Number(Boolean(place)) + Number(Boolean(when)) + Math.min(2, parties.length) + Number(mentions.length > 1)),
    ),
    phase:
      status === "held" ? "done" : status === "under-way" ? "ongoing" : status === "announced" ? "planned" : "done",
  });
}

const length = (when: { start: string; end: string }) =>
  Date.parse(when.end.slice(0, 10)) - Date.parse(when.start.slice(0, 10));

function statusOf(mentions: Mention[]): EngagementStatus {
  if (mentions.some((mention) => mention.only)) {
    const going = mentions.find((mention) => mention.only)!;
    return going.status === "held" ? "announced" : going.status === "under-way" ? "announced" : going.status;
  }
  const told = mentions.filter(
    (mention) => mention.told && mention.status !== "under-way" && mention.status !== "announced",
  );
  if (told.length > 0) return told.at(-1)!.status;
  const dated = mentions.filter((mention) => mention.when);
  if (dated.length > 0) return dated[0]!.status;
  return mentions.find((mention) => mention.rule !== "engagement/anaphor")?.status ?? mentions[0]!.status;
}

function tierOfAll(
  context: Context,
  mentions: Mention[],
  participants: Participant[],
  downgraded: boolean,
): Tier | undefined {
  const said = mentions
    .filter((mention) => mention.only || mention.tier)
    .sort((a, b) => Number(b.only) - Number(a.only))[0];
  const subjectTier = mentions
    .map((mention) => {
      const subject = subjectOf(mention.s, mention.verb);
      return subject && mention.trigger === mention.verb ? engagementWords().tiers.get(subject.low) : undefined;
    })
    .find((one) => one !== undefined);
  if (downgraded && subjectTier) return subjectTier;
  if (said?.tier) return said.tier;
  if (subjectTier) return subjectTier;
  const tiers = participants
    .filter((one) => one.attendance !== "withdrew" && one.attendance !== "absent" && one.attendance !== "declined")
    .map((one) => one.tier)
    .filter((one) => one !== undefined);
  if (
    tiers.length < 2 ||
    tiers.length < participants.filter((one) => context.cast.byId(one.actor)?.kind !== "state").length
  )
    return tiers.length > 0 && new Set(tiers).size === 1 && mentions[0]!.form === "visit"
      ? tiers[0]
      : tiers.length >= 2 && new Set(tiers).size === 1
        ? tiers[0]
        : undefined;
  const ranks = tiers.map((tier) => rank.indexOf(tier));
  const lowest = Math.min(...ranks);
  return Math.max(...ranks) - lowest <= 1 ? rank[lowest] : undefined;
}

/** What came of it: "ended without an agreement", "produced a joint statement". */
function outcomesOf(context: Context, mentions: Mention[]): Span[] {
  const found: Span[] = [];
  for (const mention of mentions) {
    const verb = clauseHead(mention.s, mention.trigger);
    if (
      bare(mention.trigger) !== "nsubj" ||
      !/^(?:end|conclude|yield|produce|result|lead|fail|finish|bring|secure)$/.test(verb.lemma)
    )
      continue;
    const rest = childrenOf(mention.s, verb, "obl", "obj", "xcomp", "advcl").find(
      (word) =>
        /^(?:without|with|in|to|)$/.test(caseOf(mention.s, word)) &&
        !context.map.at(mention.s, word) &&
        !inTime(context, mention.s, word),
    );
    if (rest) found.push(clauseSpan(context.text, mention.s, verb));
  }
  return found;
}

function unique(spans: Span[]): Span[] {
  const kept = new Map<string, Span>();
  for (const span of spans) {
    const key = `${span.start}/${span.end}`;
    if (!kept.has(key)) kept.set(key, span);
  }
  return [...kept.values()];
}
