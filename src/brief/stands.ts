import type { Finding, Position } from "../findings/finding.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import type { Context } from "./context.ts";
import { originsOf, usable } from "./evidence.ts";
import { speakerOf } from "./source.ts";

/** Accounts that say the same: one stance on one issue, by one party in its own voice or by several in the same report. */
export interface Stand {
  value: Position;
  parties: string[];
  records: LedgerRecord[];
  accounts: Account[];
  /** The day of the last report, when the party has since been reported to take another stance. */
  earlier?: string;
}

export function isPosition(finding: Finding): finding is Position {
  return finding.kind === "position";
}

const strengths = ["open", "firm", "red-line"];

/** The firmer wording of two, and the conditions of whichever has them. */
function joined(a: Position, b: Position): Position {
  const firmer = strengths.indexOf(b.strength ?? "") > strengths.indexOf(a.strength ?? "");
  return {
    ...a,
    strength: firmer ? b.strength : a.strength,
    conditions: a.conditions.length > 0 ? a.conditions : b.conditions,
  };
}

/** What a party's own people say of its position is no word of others, whatever verb the report puts it in. */
function inOwnVoice(value: Position, account: Account, context: Context): Position {
  const source = speakerOf(account, context);
  if (value.voice === "own" || !source || (context.names.partyOf(source) ?? source) !== value.party) return value;
  return { ...value, voice: "own", speaker: context.names.isPerson(source) ? source : value.speaker };
}

/** Stands of several parties that the same words of the same report give are one: "Russia and Ukraine accept". */
export function shared(stands: Stand[]): Stand[] {
  const merged: Stand[] = [];
  for (const stand of stands) {
    const words = wordsOf(stand);
    const twin = merged.find(
      (other) =>
        other.value.voice === stand.value.voice &&
        other.value.stance === stand.value.stance &&
        other.value.negated === stand.value.negated &&
        other.value.issueBy === stand.value.issueBy &&
        other.earlier === stand.earlier &&
        other.value.speaker === stand.value.speaker &&
        wordsOf(other) === words,
    );
    if (!twin) merged.push(stand);
    else {
      twin.parties = [...new Set([...twin.parties, ...stand.parties])];
      twin.records = [...twin.records, ...stand.records];
      twin.accounts = [...twin.accounts, ...stand.accounts];
    }
  }
  return merged;
}

function wordsOf({ accounts }: Stand): string {
  return [...new Set(accounts.map(({ finding, provenance }) => `${provenance.revision} ${finding.evidence[0]!.start}`))]
    .sort()
    .join();
}

/** The stands that records of one issue hold: a record keeps a party's position through all its changes of stance. */
export function standsOf(records: LedgerRecord[], context: Context): Stand[] {
  const stands = new Map<string, Stand>();
  for (const record of records) {
    const { party, issueBy } = record.value as Position;
    for (const account of usable(record)) {
      if (!isPosition(account.finding)) continue;
      const value = inOwnVoice({ ...account.finding, party, issueBy }, account, context);
      const who =
        value.voice === "own" ? party : (account.saidBy?.key ?? `${account.speaker} ${account.provenance.article}`);
      const key = [value.voice, issueBy, value.stance, value.negated ?? false, who].join("|");
      const stand = stands.get(key);
      if (!stand) stands.set(key, { value, parties: [party], records: [record], accounts: [account] });
      else {
        stand.value = joined(stand.value, value);
        stand.accounts.push(account);
        if (!stand.records.includes(record)) stand.records.push(record);
        if (!stand.parties.includes(party)) stand.parties.push(party);
      }
    }
  }
  return shared(datedStands([...stands.values()]));
}

function lastReport(accounts: Account[]): string {
  return accounts
    .map(({ provenance }) => provenance.reportTime)
    .sort()
    .at(-1)!;
}

const sides: Record<Position["stance"], string> = {
  accepts: "for",
  offers: "for",
  demands: "for",
  rejects: "against",
  considers: "open",
  undecided: "open",
};

/** Whether a stance is for its issue, against it or open. */
export function sideOf({ stance, negated }: Pick<Position, "stance" | "negated">): string {
  if (!negated || sides[stance] === "open") return sides[stance];
  return sides[stance] === "for" ? "against" : "for";
}

/**
 * Marks a party's own stance as earlier when the same party has since been reported to take another; of earlier ones
 * only that which was last on the other side is news, for to demand and then to accept a thing is no turn.
 */
function datedStands(stands: Stand[]): Stand[] {
  const kept: Stand[] = [];
  const own = new Map<string, Stand[]>();
  for (const stand of stands) {
    if (stand.value.voice !== "own") kept.push(stand);
    else {
      const key = `${stand.parties[0]} ${stand.value.issueBy}`;
      own.set(key, [...(own.get(key) ?? []), stand]);
    }
  }
  for (const group of own.values()) {
    group.sort(
      (a, b) =>
        lastReport(b.accounts).localeCompare(lastReport(a.accounts)) || originsOf(b.accounts) - originsOf(a.accounts),
    );
    const [latest] = group;
    const now = group.filter((stand) => lastReport(stand.accounts) === lastReport(latest!.accounts));
    const turned = group.find((stand) => !now.includes(stand) && sideOf(stand.value) !== sideOf(latest!.value));
    kept.push(...now, ...(turned ? [{ ...turned, earlier: lastReport(turned.accounts) }] : []));
  }
  return kept;
}

/** What parties say themselves before what is said of them, what holds before what is past, the last reported first. */
export function ordered(stands: Stand[]): Stand[] {
  return [...stands].sort(
    (a, b) =>
      Number(a.value.voice === "ascribed") - Number(b.value.voice === "ascribed") ||
      Number(a.earlier !== undefined) - Number(b.earlier !== undefined) ||
      lastReport(b.accounts).localeCompare(lastReport(a.accounts)) ||
      originsOf(b.accounts) - originsOf(a.accounts) ||
      a.records[0]!.id.localeCompare(b.records[0]!.id),
  );
}
