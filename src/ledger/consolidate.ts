import type { Finding, FindingKind, FindingOf } from "../findings/finding.ts";
import { choose, type FieldRule, rivalTo } from "./choose.ts";
import { actorValue, placeValue, plainValue, rangeValue, whenValue } from "./field-rules.ts";
import type { Rival } from "./record.ts";
import type { PlaceSketch } from "./sketch.ts";
import type { Told, Words } from "./told.ts";

export interface Consolidated<F extends Finding = Finding> {
  value: F;
  rivals: Rival[];
}

type Rules = Record<string, FieldRule<never>>;

/** The fields in which accounts can differ, by kind; what is not listed is the lead account's, or gathered from all. */
function rulesOf(kind: FindingKind, words: Words, places: ReadonlyMap<string, PlaceSketch>): Rules {
  const plain = (...names: string[]): Rules => Object.fromEntries(names.map((name) => [name, plainValue]));
  const actor = actorValue(words);
  const place = placeValue(words, places);
  const when = whenValue;
  switch (kind) {
    case "engagement":
      return { ...plain("form", "format", "track", "tier", "topic", "ordinal", "closedDoor"), place, when };
    case "position":
      return plain("stance", "strength");
    case "proposal":
      return plain("title", "stage");
    case "truce":
      return { ...plain("arrangement", "status", "scope"), declaredBy: actor, when };
    case "violation":
      return { accuser: actor, accused: actor, when };
    case "incident":
      return { ...plain("type", "target", "means"), place, when, killed: rangeValue, injured: rangeValue };
    case "figure":
      return { ...plain("population", "since"), value: rangeValue };
    case "appointment":
      return { ...plain("act", "title"), actor, by: actor, replaces: actor };
    case "deadline":
      return { ...plain("status"), setBy: actor, setFor: actor, when };
    case "event":
      return { when };
    default:
      return {};
  }
}

/** Makes one finding of the accounts of one thing: the newest well-supported value of each field, rivals beside it. */
export function consolidate<K extends FindingKind>(
  told: readonly Told<K>[],
  lead: Told<K>,
  words: Words,
  places: ReadonlyMap<string, PlaceSketch>,
): Consolidated<FindingOf<K>> {
  const value: Record<string, unknown> = { ...lead.account.finding };
  const rivals: Rival[] = [];
  const standing = told.filter((one) => !isHistory(one, lead));
  for (const [field, rule] of Object.entries(rulesOf(lead.resolved.kind, words, places))) {
    const given = standing.flatMap((from) => {
      const found = (from.account.finding as unknown as Record<string, unknown>)[field];
      return found === undefined ? [] : [{ value: found as never, from: from as unknown as Told }];
    });
    if (lead.resolved.kind === "position") {
      const rival = value[field] === undefined ? undefined : rivalTo(value[field] as never, field, given, rule);
      if (rival) rivals.push(rival);
      continue;
    }
    const chosen = choose(field, given, rule);
    if (!chosen) continue;
    value[field] = chosen.value;
    const rival = chosen.rival && withoutChanged(chosen.rival, told);
    if (rival) rivals.push(rival);
  }
  return { value: gather(value as unknown as FindingOf<K>, told), rivals };
}

const twoDays = 2 * 86_400_000;

/** A party's own word from before its latest: that is a step in the position's history, not a rival to it. */
function isHistory<K extends FindingKind>(one: Told<K>, lead: Told<K>): boolean {
  const [finding, latest]: Finding[] = [one.account.finding, lead.account.finding];
  if (finding?.kind !== "position" || latest?.kind !== "position" || finding.stance === latest.stance) return false;
  return lead.reportMs - one.reportMs > (finding.voice === "own" ? twoDays : 5 * twoDays);
}

const changing: Record<string, readonly string[]> = {
  tier: ["downgraded", "upgraded"],
  place: ["moved"],
  when: ["rescheduled", "postponed"],
};

/** Leaves out the values that only stood before a reported change: they are steps of its life, not another's word against it. */
function withoutChanged<K extends FindingKind>(rival: Rival, told: readonly Told<K>[]): Rival | undefined {
  const words = changing[rival.field];
  const since = told.find(({ account }) => {
    const finding: Finding = account.finding;
    return finding.kind === "engagement" && finding.changes.some(({ what }) => words?.includes(what));
  })?.reportMs;
  if (since === undefined) return rival;
  const reported = new Map(told.map(({ account, reportMs }) => [account.finding.key, reportMs]));
  const [shown, ...others] = rival.values;
  const left = others.filter(({ accounts }) => accounts.some((key) => reported.get(key)! >= since));
  return left.length > 0 ? { ...rival, values: [shown!, ...left] } : undefined;
}

/** Fills what is a list from every account, each thing once; the newest account's word on it comes first. */
function gather<K extends FindingKind>(value: FindingOf<K>, told: readonly Told<K>[]): FindingOf<K> {
  const newest: Finding[] = [...told].reverse().map(({ account }) => account.finding);
  return gathered(value, newest) as FindingOf<K>;
}

function gathered(value: Finding, newest: Finding[]): Finding {
  switch (value.kind) {
    case "engagement": {
      const all = those(newest, value.kind);
      return {
        ...value,
        parties: merged(
          all.map(({ parties }) => parties),
          id,
        ).sort(),
        participants: rosterOf(all),
        changes: merged(
          all.map(({ changes }) => changes),
          ({ what, from, to }) => [what, from, to].join(" "),
        ),
        reasons: merged(
          all.map(({ reasons }) => reasons),
          ({ kind, text, by }) => [kind, quote(text), by].join(" "),
        ),
        outcomes: merged(
          all.map(({ outcomes }) => outcomes),
          quote,
        ),
      };
    }
    case "truce": {
      const all = those(newest, value.kind);
      return {
        ...value,
        parties: merged(
          all.map(({ parties }) => parties),
          id,
        ).sort(),
        terms: merged(
          all.map(({ terms }) => terms),
          quote,
        ),
      };
    }
    case "proposal": {
      const all = those(newest, value.kind);
      const signatories = merged(
        all.map((finding) => finding.signatories),
        id,
      ).sort();
      const guarantors = merged(
        all.map((finding) => finding.guarantors),
        id,
      ).sort();
      return {
        ...value,
        authors: merged(
          all.map(({ authors }) => authors),
          id,
        ).sort(),
        clauses: merged(
          all.map(({ clauses }) => clauses),
          ({ obligation }) => quote(obligation),
        ),
        ...(signatories.length > 0 ? { signatories } : {}),
        ...(guarantors.length > 0 ? { guarantors } : {}),
      };
    }
    case "incident": {
      const sides = those(newest, value.kind).map(({ responsibility }) => responsibility);
      return { ...value, responsibility: merged(sides, ({ actor, basis, by }) => [actor, basis, by].join(" ")) };
    }
    case "event": {
      const all = those(newest, value.kind);
      return {
        ...value,
        actors: merged(
          all.map(({ actors }) => actors),
          id,
        ).sort(),
        recipients: merged(
          all.map(({ recipients }) => recipients),
          id,
        ).sort(),
      };
    }
    default:
      return value;
  }
}

const id = (text: string) => text;
const quote = (span: { exact: string }) => span.exact.toLowerCase();

function those<K extends FindingKind>(findings: Finding[], kind: K): FindingOf<K>[] {
  return findings.filter((finding): finding is FindingOf<K> => finding.kind === kind);
}

function merged<T>(lists: (T[] | undefined)[], key: (item: T) => string): T[] {
  const found = new Map<string, T>();
  for (const item of lists.flatMap((list) => list ?? [])) if (!found.has(key(item))) found.set(key(item), item);
  return [...found.values()];
}

type Participant = FindingOf<"engagement">["participants"][number];

/** Who takes part, as the newest account that says more than that they are expected has it; roles are gathered. */
function rosterOf(newest: FindingOf<"engagement">[]): Participant[] {
  const roster = new Map<string, Participant>();
  for (const participant of newest.flatMap(({ participants }) => participants)) {
    const known = roster.get(participant.actor);
    const attendance = known && known.attendance !== "expected" ? known.attendance : participant.attendance;
    const roles = [...new Set([...(known?.roles ?? []), ...participant.roles])];
    roster.set(participant.actor, { ...participant, ...known, attendance, roles });
  }
  return [...roster.values()];
}
