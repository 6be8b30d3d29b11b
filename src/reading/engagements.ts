import type { Change, EngagementStatus } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import { bare, caseOf, childrenOf, clauseHead, clauseSpan } from "../language/tree.ts";
import { add, type Context, inTime } from "./context.ts";
import { attachNote, type Cluster, place, type Reason, salient } from "./engagement-clusters.ts";
import type { Mention } from "./engagement-details.ts";
import { mentionsIn } from "./engagement-mentions.ts";
import { whoMeets } from "./engagement-parties.ts";
import { datelineBefore } from "./engagement-places.ts";
import { reasonsIn, whyTold } from "./engagement-reasons.ts";
import { readSides, type Sides } from "./engagement-sides.ts";
import { rank, tierOf, tierOfAll } from "./engagement-tiers.ts";
import { rosterIn } from "./roster.ts";

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
  const sides = readSides(
    context,
    clusters.flatMap((cluster) => cluster.mentions.map((mention) => mention.people)),
  );
  for (const cluster of clusters) emit(context, sides, cluster);
}

function emit(context: Context, sides: Sides, cluster: Cluster): void {
  const body = cluster.mentions.filter((mention) => !mention.s.title);
  const mentions = body.length > 0 ? body : cluster.mentions;
  const lead = mentions[0]!;
  const status = statusOf(mentions);
  const { parties, participants } = whoMeets(context, sides, cluster, mentions, status);
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
    cluster.mentions.map((mention) => mention.place).find((one) => one !== undefined) ??
    // "ADDIS ABABA – A round of talks ended on Tuesday": where it is told of as its news.
    (lead.core && /^(?:held|under-way|broken-off)$/.test(status) && /^(?:talks|meeting|summit)$/.test(lead.form)
      ? datelineBefore(context, lead.s)
      : undefined);
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
    reasons: reasonsOf(context, cluster, mentions),
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

function reasonsOf(context: Context, cluster: Cluster, mentions: Mention[]): Reason[] {
  const reasons = [...cluster.reasons];
  for (const found of mentions.flatMap((mention) => whyTold(context, mention)))
    if (!reasons.some(({ text }) => text.start < found.text.end && found.text.start < text.end)) reasons.push(found);
  return reasons;
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
  if (mentions[0]!.told && mentions[0]!.status === "under-way" && told.length === 0) return "under-way";
  const resumed = mentions.find((mention) => mention.changes.some((change) => change.what === "resumed"));
  const broken = told.at(-1);
  // "resumed on Monday … had been broken off in March", whichever is told first.
  const since =
    resumed && broken && resumed.status !== broken.status
      ? (broken.when?.end ?? "") < (resumed.when?.start ?? "9") && mentions.indexOf(resumed) < mentions.indexOf(broken)
      : false;
  if (broken) return since ? resumed!.status : broken.status;
  const dated = mentions.filter((mention) => mention.when);
  if (dated.length > 0) return dated[0]!.status;
  return mentions.find((mention) => mention.rule !== "engagement/anaphor")?.status ?? mentions[0]!.status;
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
