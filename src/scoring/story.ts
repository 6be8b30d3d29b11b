import type { Attribution, Finding, Link } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { assign } from "./assignment.ts";
import { calibrationError, type Judged } from "./calibration.ts";
import { compareFields, type GoldFinding, sameActor } from "./field.ts";
import { type SpeechScore, scoreSpeech, speechMeasures } from "./speech.ts";
import { tokenF1 } from "./tokens.ts";

/** What an analyst found in one story. */
export interface GoldStory {
  article: { title: string; outlet?: string; published?: string; notBody?: string[] };
  roles: { actor: string; title: string | string[]; party?: string | string[]; kind?: string }[];
  findings: GoldFinding[];
  links: { from: string; relation: string; to: string }[];
  /** All that the text says is listed: what is found beside it is wrong, but for what `optional` lists. */
  complete?: boolean;
  /** What a careful analyst may list or leave: found, it is neither right nor wrong. */
  optional?: GoldFinding[];
}

export interface StoryScore {
  found: number;
  gold: number;
  byKind: Record<string, { found: number; gold: number; extra: number }>;
  /** Of what was found in a story whose gold is complete: by kind, and of links, what is right among all. */
  precision: Record<string, { right: number; all: number }>;
  /** In a story whose gold is complete: how sure the reader was of each finding that is right or wrong. */
  judged: Judged[];
  fields: { right: number; all: number };
  roles: { right: number; all: number };
  links: { right: number; all: number };
  speech: SpeechScore;
  withoutEvidence: number;
  furnitureKept: string[];
  missed: string[];
  extra: string[];
  wrongFields: string[];
}

const listed = (value: string | string[]) => (Array.isArray(value) ? value : [value]);

/**
 * Scores one Reading against what an analyst found. A gold finding is matched by one of its kind with an evidence quote
 * of token F1 of at least .5, one to one by the best total; what the gold does not list is listed, not counted wrong.
 */
export function scoreStory(reading: Reading, gold: GoldStory): StoryScore {
  const matches = new Map<string, string>();
  const byKind: StoryScore["byKind"] = {};
  const precision: StoryScore["precision"] = {};
  const wrong = new Set<string>();
  const missed: string[] = [];
  const extra: string[] = [];
  const wrongFields: string[] = [];
  const kinds = new Set([...gold.findings, ...reading.findings].map((finding) => finding.kind));
  for (const kind of kinds) {
    const wanted = gold.findings.filter((finding) => finding.kind === kind);
    const mine = reading.findings.filter((finding) => finding.kind === kind);
    const scores = wanted.map((one) =>
      mine.map((other) => {
        const best = quoteAgreement(one, other);
        // A tie on the quote goes to the finding whose fields agree best.
        if (best < 0.5) return 0;
        const fields = compareFields(reading, other, one, new Map()).filter(({ field }) => field !== "saidBy");
        return best + (0.5 * fields.reduce((sum, { score }) => sum + score, 0)) / Math.max(1, fields.length);
      }),
    );
    const pairs = mine.length > 0 ? assign(scores) : wanted.map(() => -1);
    pairs.forEach((column, row) => {
      if (column >= 0) matches.set(wanted[row]!.id, mine[column]!.id);
      else missed.push(`${kind} ${wanted[row]!.id}: ${wanted[row]!.evidence.map((span) => span.exact).join(" | ")}`);
    });
    const used = new Set(pairs);
    const optional = (gold.optional ?? []).filter((finding) => finding.kind === kind);
    mine.forEach((other, column) => {
      // An event that was made of another finding is judged with that.
      if (used.has(column) || (other.kind === "event" && other.derivedFrom)) return;
      extra.push(
        `${kind} ${other.id} (${other.why.rule ?? ""}): ${other.evidence.map((span) => span.exact).join(" | ")}`,
      );
      if (!optional.some((one) => quoteAgreement(one, other) >= 0.5)) wrong.add(other.id);
    });
    const found = pairs.filter((column) => column >= 0).length;
    byKind[kind] = { found, gold: wanted.length, extra: mine.length - found };
    const amiss = mine.filter((other) => wrong.has(other.id)).length;
    if (gold.complete) precision[kind] = { right: found, all: found + amiss };
  }
  let right = 0;
  let all = 0;
  for (const one of gold.findings) {
    const mine = reading.findings.find((finding) => finding.id === matches.get(one.id));
    if (!mine) continue;
    for (const { field, score, mine: own, gold: value } of compareFields(reading, mine, one, matches)) {
      right += score;
      all += 1;
      if (score < 1) wrongFields.push(`${one.id}.${field}: ${JSON.stringify(own)} for ${JSON.stringify(value)}`);
    }
  }
  const pairs = gold.findings.flatMap((one) => {
    const mine = reading.findings.find((finding) => finding.id === matches.get(one.id));
    return mine?.kind === "attribution" ? [{ mine: mine as Attribution, gold: one }] : [];
  });
  const speech = scoreSpeech(reading, pairs, matches);
  wrongFields.push(...speech.wrong);
  const roles = gold.roles.filter((role) =>
    reading.actors.some(
      (actor) =>
        sameActor(reading, actor.id, role.actor) &&
        (!role.party || listed(role.party).some((party) => sameActor(reading, actor.party, party))) &&
        actor.roles.some((own) => listed(role.title).some((title) => tokenF1(own.title, title) >= 0.5)),
    ),
  );
  for (const role of gold.roles)
    if (!roles.includes(role))
      missed.push(
        `role ${role.actor}: ${listed(role.title)[0]} (${role.party ? listed(role.party).join(" or ") : "no side"})`,
      );
  // A reply may be linked as a saying or as the position that it says: an end is met by whatever rests on the same words.
  const meets = (own: string, id: string) => {
    if (matches.get(id) === own) return true;
    const [mine, wanted] = [reading.findings.find((one) => one.id === own), gold.findings.find((one) => one.id === id)];
    return mine !== undefined && wanted !== undefined && quoteAgreement(wanted, mine) >= 0.5;
  };
  const same = (own: Link, link: GoldStory["links"][number]) =>
    own.relation === link.relation && meets(own.from, link.from) && meets(own.to, link.to);
  const links = gold.links.filter((link) => reading.links.some((own) => same(own, link)));
  if (gold.complete) {
    const met = new Set(matches.values());
    const amiss = reading.links.filter(
      (own) =>
        wrong.has(own.from) ||
        wrong.has(own.to) ||
        (met.has(own.from) && met.has(own.to) && !gold.links.some((link) => same(own, link))),
    );
    precision.link = { right: links.length, all: links.length + amiss.length };
    for (const own of amiss) extra.push(`link ${own.from} ${own.relation} ${own.to}`);
  }
  for (const link of gold.links)
    if (!links.includes(link)) missed.push(`link ${link.from} ${link.relation} ${link.to}`);
  return {
    found: matches.size,
    gold: gold.findings.length,
    byKind,
    precision,
    fields: { right, all },
    roles: { right: roles.length, all: gold.roles.length },
    judged: gold.complete ? judgedOf(reading, new Set(matches.values()), wrong) : [],
    links: { right: links.length, all: gold.links.length },
    speech: speech.score,
    withoutEvidence: reading.findings.filter((finding) => finding.evidence.length === 0).length,
    furnitureKept: (gold.article.notBody ?? []).filter((line) => reading.article.text.includes(line)),
    missed,
    extra,
    wrongFields,
  };
}

function quoteAgreement(gold: GoldFinding, mine: Finding): number {
  // An analyst may mark all that an attribution rests on, or what is said alone.
  const quotes = mine.kind === "attribution" ? [...mine.evidence, ...mine.content] : mine.evidence;
  return Math.max(0, ...gold.evidence.flatMap((a) => quotes.map((b) => tokenF1(a.exact, b.exact))));
}

function judgedOf(reading: Reading, met: Set<string>, wrong: Set<string>): Judged[] {
  return reading.findings
    .filter((one) => !(one.kind === "event" && one.derivedFrom) && (met.has(one.id) || wrong.has(one.id)))
    .map(({ id, why }) => ({ id, score: why.score, right: met.has(id) }));
}

/** Adds up the scores of several stories into fractions of 1. */
export function storyMetrics(scores: StoryScore[]): Record<string, number> {
  const sum = (pick: (score: StoryScore) => number) => scores.reduce((total, score) => total + pick(score), 0);
  const share = (part: number, whole: number) => (whole === 0 ? 1 : Number((part / whole).toFixed(4)));
  const metrics: Record<string, number> = {
    recall: share(
      sum((s) => s.found),
      sum((s) => s.gold),
    ),
    fieldAccuracy: share(
      sum((s) => s.fields.right),
      sum((s) => s.fields.all),
    ),
    roles: share(
      sum((s) => s.roles.right),
      sum((s) => s.roles.all),
    ),
    links: share(
      sum((s) => s.links.right),
      sum((s) => s.links.all),
    ),
    ...Object.fromEntries(
      speechMeasures.map((one) => [
        one,
        share(
          sum((s) => s.speech[one].right),
          sum((s) => s.speech[one].all),
        ),
      ]),
    ),
    withoutEvidence: sum((s) => s.withoutEvidence),
    unlisted: sum((s) => s.extra.length),
    furnitureKept: sum((s) => s.furnitureKept.length),
  };
  for (const kind of new Set(scores.flatMap((score) => Object.keys(score.byKind)))) {
    const gold = sum((s) => s.byKind[kind]?.gold ?? 0);
    if (gold === 0) continue;
    metrics[`recall.${kind}`] = share(
      sum((s) => s.byKind[kind]?.found ?? 0),
      gold,
    );
  }
  const precise = scores.flatMap((score) => Object.entries(score.precision));
  for (const kind of new Set(precise.map(([kind]) => kind))) {
    const of = precise.filter(([other]) => other === kind).map(([, one]) => one);
    const all = of.reduce((total, one) => total + one.all, 0);
    if (all > 0)
      metrics[`precision.${kind}`] = share(
        of.reduce((total, one) => total + one.right, 0),
        all,
      );
  }
  const judged = scores.flatMap((score) => score.judged);
  if (judged.length > 0) metrics.calibrationError = Number(calibrationError(judged).toFixed(4));
  if (precise.length > 0)
    metrics.precision = share(
      precise.reduce((total, [kind, one]) => total + (kind === "link" ? 0 : one.right), 0),
      precise.reduce((total, [kind, one]) => total + (kind === "link" ? 0 : one.all), 0),
    );
  return metrics;
}
