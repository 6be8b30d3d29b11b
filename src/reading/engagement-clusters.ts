import type { Actor } from "../findings/actor.ts";
import type { Engagement } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence } from "../language/document.ts";
import { childrenOf, subtree } from "../language/tree.ts";
import type { Context } from "./context.ts";
import type { Mention } from "./engagement-details.ts";
import { isPerson } from "./engagement-people.ts";
import { engagementWords } from "./engagement-words.ts";
import type { RosterNote } from "./roster.ts";

/** Why somebody withdrew or talks were put off. */
export type Reason = Engagement["reasons"][number];

/** All that one article says of one engagement, and what of it the next mention is compared with. */
export interface Cluster {
  order: number;
  mentions: Mention[];
  notes: RosterNote[];
  reasons: Reason[];
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
// How many engagements a text may have on its mind.
const most = 150;

/** Adds a mention to the engagement that it speaks of, or makes a new one of it. */
export function place(context: Context, clusters: Cluster[], recent: Cluster[], mention: Mention): void {
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
  // This afternoon's meeting is not tonight's.
  if (mention.when?.precision === "hour" && !moves(mention) && !cluster.moved) {
    const at = mention.when;
    const hours = [...whens.values()].filter((one) => one.precision === "hour");
    if (hours.length > 0 && hours.every((one) => one.end <= at.start || at.end <= one.start)) return 0;
  }
  // "the peace conference" is not "the meeting".
  const particular = /^(?:conference|summit|retreat)$/.test(mention.trigger.lemma);
  if (particular && !mention.s.title && !cluster.mentions.some((one) => one.trigger.lemma === mention.trigger.lemma)) {
    if (!placed && mention.people.length === 0) return 0;
  }
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
  const resumed = mention.changes.some((change) => change.what === "resumed") && shared >= 2;
  if (tense && !placed && !dated && !mention.definite && !resumed) return 0;
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
  if (mention.definite && shared > 0) strength += gap <= 1 ? 1.5 : 1;
  // "the London talks" are the talks that the article is about, when it has not said where they are.
  if (mention.definite && mention.place && places.size === 0 && mention.trigger !== mention.verb) strength += 1;
  // Of two that fit, the one that the article speaks of most.
  if (strength > 0) strength += Math.min(1, 0.2 * (cluster.mentions.length - 1));
  // "shuttled between the two delegations": those of the talks just spoken of.
  if (mention.both && (mine.size < 2 || known.size === 0) && gap <= 2 && families.has("talks") && !tense) strength += 2;
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
export function salient(
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

/** Adds what a sentence says of who comes to the engagement that it speaks of. */
export function attachNote(recent: Cluster[], note: RosterNote): void {
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
  if (!named && !about && !note.sure && note.roles.length === 0 && note.attendance === "attends") return;
  target.notes.push(note);
  target.last = Math.max(target.last, note.s.index);
  if (note.attendance === "withdrew") target.withdrawn.add(note.actor);
}
