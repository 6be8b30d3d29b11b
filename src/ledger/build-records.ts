import type { Finding, FindingKind } from "../findings/finding.ts";
import { atTheTable, sidesFor } from "./at-the-table.ts";
import { componentsOf, type WeightedPair } from "./components.ts";
import { consolidate } from "./consolidate.ts";
import { isOverdue, lifeOf, phaseOf } from "./engagement-life.ts";
import type { Identity } from "./identity.ts";
import type { LiveArticle } from "./live-articles.ts";
import type { LedgerRecord, RecordKind } from "./record.ts";
import { isKind, type Resolved } from "./resolve.ts";
import { positionGroup } from "./same-position.ts";
import { agreesOnSides, excludes } from "./sameness.ts";
import type { PlaceSketch } from "./sketch.ts";
import type { Snapshot } from "./snapshot.ts";
import { type AccountLink, claimStanding, recordStanding, rolesOf } from "./standing.ts";
import { stepsOf } from "./steps.ts";
import { originsOf, type Told, type Words } from "./told.ts";

export interface Material {
  told: Told[];
  articles: LiveArticle[];
  snapshot: Snapshot;
  who: Identity;
  places: ReadonlyMap<string, PlaceSketch>;
  words: Words;
  asOf: string;
}

const binding = new Set(["denies", "dismisses-report", "repeats", "confirms", "corrects", "walks-back"]);
/** Stronger than any likeness: one article itself says that the two speak of one thing. */
const stated = 100;

/** Makes the records of a moment: the accounts of each thing brought together, consolidated and linked. */
export function buildRecords(material: Material): LedgerRecord[] {
  const groups = groupsOf(material);
  const recordOf = new Map<string, string>();
  for (const group of groups) for (const { resolved } of group) recordOf.set(resolved.key, group[0]!.resolved.key);
  const links = linksOf(material, recordOf);
  return groups
    .map((group) => recordFrom(group, links.get(group[0]!.resolved.key) ?? [], material))
    .sort((a, b) => compare(b.lastReported, a.lastReported) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The accounts of each thing, in the order of their keys: the first key is the record's id. */
function groupsOf({ told, articles, snapshot, who }: Material): Told[][] {
  const sorted = [...told].sort((a, b) => compare(a.resolved.key, b.resolved.key));
  const positions = new Map<string, Told[]>();
  const linked: Told[] = [];
  for (const one of sorted) {
    if (!isKind(one.resolved, "position")) linked.push(one);
    else {
      const name = positionGroup(one.resolved, who);
      const own = positions.get(name);
      if (own) own.push(one);
      else positions.set(name, [one]);
    }
  }
  const index = new Map(linked.map((one, at) => [one.resolved as Resolved, at]));
  const { findings } = snapshot;
  const at = new Int32Array(findings.length).fill(-1);
  for (const [finding, place] of index) at[snapshot.placeOf.get(finding)!] = place;
  const pairs: WeightedPair[] = [];
  for (const { a, b, strength, open } of snapshot.links) {
    const [one, other] = [at[a]!, at[b]!];
    if (one < 0 || other < 0 || (open && !agreesOnSides(findings[a]!, findings[b]!, who))) continue;
    pairs.push({ a: one, b: other, strength });
  }
  for (const { reading } of articles) {
    for (const { from, to, link } of reading!.links) {
      if (!binding.has(link.relation)) continue;
      const [one, other] = [reading!.byKey.get(from)!, reading!.byKey.get(to)!];
      const [a, b] = [index.get(one), index.get(other)];
      if (one.kind === "attribution" && other.kind === "attribution" && a !== undefined && b !== undefined) {
        pairs.push({ a, b, strength: stated });
      }
    }
  }
  const components = componentsOf(linked, pairs, (a, b) => excludes(a.resolved, b.resolved) !== undefined);
  return [...components, ...positions.values()];
}

interface RecordLink {
  relation: AccountLink["relation"];
  direction: "out" | "in";
  record: string;
  finding: string;
  evidence: LedgerRecord["links"][number]["evidence"];
  own: AccountLink;
}

/** What the articles link, by record; links within one record are listed under it too, with itself as the other. */
function linksOf({ articles }: Material, recordOf: ReadonlyMap<string, string>): Map<string, RecordLink[]> {
  const links = new Map<string, RecordLink[]>();
  const add = (record: string, link: RecordLink) => {
    const own = links.get(record);
    if (own) own.push(link);
    else links.set(record, [link]);
  };
  for (const { reading } of articles) {
    for (const { from, to, link } of reading!.links) {
      const [source, target] = [recordOf.get(from), recordOf.get(to)];
      if (!source || !target) continue;
      const { relation, evidence } = link;
      const own = { from, to, relation };
      add(source, { relation, direction: "out", record: target, finding: to, evidence, own });
      add(target, { relation, direction: "in", record: source, finding: from, evidence, own });
    }
  }
  return links;
}

function recordFrom(group: Told[], links: RecordLink[], material: Material): LedgerRecord {
  const id = group[0]!.resolved.key;
  const told = [...group].sort(
    (a, b) =>
      compare(a.account.provenance.reportTime, b.account.provenance.reportTime) ||
      compare(a.resolved.key, b.resolved.key),
  );
  const kind = told[0]!.resolved.kind;
  const inner = links.filter((link) => link.record === id && link.direction === "out").map(({ own }) => own);
  const outer = links.filter((link) => link.record !== id);
  const roles = kind === "attribution" ? rolesOf(told, inner) : undefined;
  const lead = leadOf(told, kind, roles);
  const { value, rivals } = consolidate(told, lead, material.words, material.places);
  const base = {
    schema: "parley.record/1" as const,
    id,
    kind: (kind === "attribution" ? "claim" : kind) as RecordKind,
    dossiers: dossiersOf(told),
    accounts: told.map(({ account }) => {
      const role = roles?.get(account.finding.key);
      return role ? { ...account, role } : account;
    }),
    origins: Math.max(1, originsOf(roles ? told.filter(({ resolved }) => roles.get(resolved.key) !== "denies") : told)),
    standing: roles
      ? claimStanding(told, inner)
      : recordStanding(
          told,
          outer.filter(({ direction }) => direction === "in"),
        ),
    rivals,
    links: outer.map(({ own: _, ...link }) => link),
    certainty: surest(told),
    firstReported: told[0]!.account.provenance.reportTime,
    lastReported: told.at(-1)!.account.provenance.reportTime,
  };
  if (value.kind === "engagement") {
    const life = lifeOf(told as unknown as Told<"engagement">[], material.words);
    const overdue = isOverdue(life.status, value.when, material.asOf);
    const phase = told.every(({ account }) => account.finding.phase === "hypothetical")
      ? "hypothetical"
      : phaseOf(life.status);
    return {
      ...base,
      value: { ...atTheTable(value, material.who), id, status: life.status, phase, certainty: base.certainty },
      status: overdue ? "expected-not-reported" : life.status,
      phase,
      steps: life.steps,
    };
  }
  return {
    ...base,
    value: { ...value, id, ...(value.kind === "truce" ? { parties: sidesFor(value.parties, material.who) } : {}) },
    ...statusOf(value),
    phase: value.phase,
    steps: stepsOf(told, roles),
  };
}

/** The account that the record shows where it must choose one: of a claim the first to make it, else the newest that is sure. */
function leadOf(told: Told[], kind: FindingKind, roles: ReadonlyMap<string, string> | undefined): Told {
  if (roles) return told.find(({ resolved }) => roles.get(resolved.key) === "asserts") ?? told[0]!;
  const newest = [...told].reverse();
  const own = ({ account }: Told) => account.finding.kind === "position" && account.finding.voice === "own";
  if (kind === "position") return newest.find((one) => own(one) && one.weight === 1) ?? newest.find(own) ?? newest[0]!;
  const wanted = newest.filter(({ account }) => !account.finding.negated);
  const fresh = wanted.find(({ weight, account }) => weight === 1 && account.finding.news === "new");
  return fresh ?? wanted.find(({ weight }) => weight === 1) ?? wanted[0] ?? newest[0]!;
}

function dossiersOf(told: readonly Told[]): string[] {
  const found = new Set<string>();
  for (const { article, resolved } of told) {
    for (const [dossier, keys] of article.within) if (keys.has(resolved.key)) found.add(dossier);
  }
  return [...found].sort();
}

const order = ["certain", "probable", "possible", "unknown"] as const;

function surest(told: readonly Told[]): LedgerRecord["certainty"] {
  return order.find((certainty) => told.some(({ account }) => account.finding.certainty === certainty)) ?? "unknown";
}

function statusOf(value: Finding): { status?: string } {
  switch (value.kind) {
    case "truce":
    case "deadline":
      return { status: value.status };
    case "proposal":
      return { status: value.stage };
    case "position":
      return { status: value.stance };
    case "appointment":
      return { status: value.act };
    default:
      return {};
  }
}
