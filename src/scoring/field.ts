import type { Actor } from "../findings/actor.ts";
import type { Finding } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { quoteTokens, tokenF1 } from "./tokens.ts";

/** A finding as an analyst wrote it down: a list where several values are right, actors and places by name. */
export interface GoldFinding {
  id: string;
  kind: string;
  evidence: { start: number; end: number; exact: string }[];
  [field: string]: unknown;
}

const plain = (value: string) => quoteTokens(value).join(" ");

/** Whether an actor of a Reading is the one that the gold names: by code, by name, or by surname alone. */
export function sameActor(reading: Reading, id: string | undefined, gold: string): boolean {
  if (!id) return false;
  if (id === gold) return true;
  const actor = reading.actors.find((one) => one.id === id);
  if (!actor) return false;
  return namesAgree(actor, gold);
}

function namesAgree(actor: Actor, gold: string): boolean {
  const mine = plain(actor.name);
  const theirs = plain(gold);
  if (mine === theirs || actor.names?.some((one) => plain(one.text) === theirs)) return true;
  if (actor.kind === "person") {
    const last = (name: string) => name.split(" ").at(-1);
    if (mine.split(" ").length === 1 || theirs.split(" ").length === 1) return last(mine) === last(theirs);
    return holdsName(mine, theirs) || holdsName(theirs, mine);
  }
  if (/^[A-Z]{3}$/.test(gold)) return false;
  return tokenF1(mine, theirs) >= 0.6;
}

// "Wilkens "Tito" Charles", "General Ada Lund": the same first and last name among ranks and nicknames.
function holdsName(longer: string, shorter: string): boolean {
  const words = longer.split(" ");
  let from = 0;
  for (const word of shorter.split(" ")) {
    const at = words.indexOf(word, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return words.at(-1) === shorter.split(" ").at(-1);
}

type Compare = (reading: Reading, mine: unknown, gold: unknown, matches: Map<string, string>) => number;

const either =
  (compare: Compare): Compare =>
  (reading, mine, gold, matches) =>
    Array.isArray(gold)
      ? Math.max(0, ...gold.map((one) => compare(reading, mine, one, matches)))
      : compare(reading, mine, gold, matches);

const equal = either((_, mine, gold) => (mine === gold ? 1 : 0));

const wording = either((_, mine, gold) =>
  typeof mine === "string" &&
  typeof gold === "string" &&
  tokenF1(mine.replaceAll("-", " "), gold.replaceAll("-", " ")) >= 0.5
    ? 1
    : 0,
);

const actor = either((reading, mine, gold) => (sameActor(reading, mine as string | undefined, String(gold)) ? 1 : 0));

/** F1 of two lists of actors. */
const actorList: Compare = (reading, mine, gold) => {
  const found = (mine as string[] | undefined) ?? [];
  const wanted = gold as (string | string[])[];
  const options = wanted.map((one) => (Array.isArray(one) ? one : [one]));
  const right = options.filter((any) => found.some((id) => any.some((one) => sameActor(reading, id, one)))).length;
  return found.length + wanted.length === 0 ? 1 : (2 * right) / (found.length + wanted.length);
};

const when = either((_, mine, gold) => {
  const a = mine as { start: string; end: string } | undefined;
  const b = gold as { start: string; end: string };
  return a && a.start.slice(0, 10) === b.start.slice(0, 10) && a.end.slice(0, 10) === b.end.slice(0, 10) ? 1 : 0;
});

const place = either((reading, mine, gold) => {
  const found = reading.places.find((one) => one.id === mine);
  return found && (plain(found.name) === plain(String(gold)) || tokenF1(found.name, String(gold)) >= 0.6) ? 1 : 0;
});

const range = either((_, mine, gold) => {
  const a = (mine ?? {}) as Record<string, unknown>;
  const entries = Object.entries(gold as Record<string, unknown>).filter(([key]) => key !== "text");
  return entries.every(([key, value]) => a[key] === value) ? 1 : 0;
});

const source: Compare = (reading, mine, gold) => {
  const a = mine as { span?: { exact: string }; actor?: string; type: string };
  const b = gold as { text?: string; actor?: string | string[]; type?: string | string[] };
  const parts: number[] = [];
  if (b.type) parts.push(equal(reading, a.type, b.type, new Map()));
  if (b.actor) parts.push(actor(reading, a.actor, b.actor, new Map()));
  else if (b.text) parts.push(a.span && tokenF1(a.span.exact, b.text) >= 0.5 ? 1 : 0);
  return parts.length === 0 ? 1 : parts.reduce((x, y) => x + y, 0) / parts.length;
};

/** The share of the gold's entries that have a like one among ours. */
const entries =
  (like: (reading: Reading, mine: Record<string, unknown>, gold: Record<string, unknown>) => boolean): Compare =>
  (reading, mine, gold) => {
    const found = (mine ?? []) as Record<string, unknown>[];
    const wanted = gold as Record<string, unknown>[];
    if (wanted.length === 0) return 1;
    return wanted.filter((one) => found.some((other) => like(reading, other, one))).length / wanted.length;
  };

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : ((value as { exact?: string } | undefined)?.exact ?? "");

const none = new Map<string, string>();
const compare: Record<string, Compare> = {
  when,
  due: when,
  place,
  parties: actorList,
  actors: actorList,
  recipients: actorList,
  authors: actorList,
  signatories: actorList,
  guarantors: actorList,
  party: actor,
  speaker: actor,
  issueBy: actor,
  declaredBy: actor,
  accuser: actor,
  accused: actor,
  setBy: actor,
  setFor: actor,
  actor,
  by: actor,
  replaces: actor,
  issue: wording,
  measure: wording,
  type: wording,
  target: wording,
  means: wording,
  topic: wording,
  population: wording,
  scope: wording,
  title: wording,
  killed: range,
  injured: range,
  value: range,
  source,
  participants: entries(
    (reading, mine, gold) =>
      actor(reading, mine.actor, gold.actor, none) === 1 &&
      (!gold.attendance || equal(reading, mine.attendance, gold.attendance, none) === 1),
  ),
  responsibility: entries((reading, mine, gold) => actor(reading, mine.actor, gold.actor, none) === 1),
  changes: entries((reading, mine, gold) => equal(reading, mine.what, gold.what, none) === 1),
  reasons: entries((_, mine, gold) => mine.kind === gold.kind && tokenF1(textOf(mine.text), textOf(gold.text)) >= 0.5),
  conditions: entries((_, mine, gold) => tokenF1(textOf(mine.text), textOf(gold.text)) >= 0.5),
  terms: entries((_, mine, gold) => tokenF1(textOf(mine), textOf(gold)) >= 0.5),
  outcomes: entries((_, mine, gold) => tokenF1(textOf(mine), textOf(gold)) >= 0.5),
  clauses: entries((_, mine, gold) => tokenF1(textOf(mine.obligation), textOf(gold.obligation)) >= 0.5),
  demand: (_, mine, gold) => (tokenF1(textOf(mine), textOf(gold)) >= 0.5 ? 1 : 0),
  consequence: (_, mine, gold) => (tokenF1(textOf(mine), textOf(gold)) >= 0.5 ? 1 : 0),
  since: either((_, mine, gold) => (typeof mine === "string" && mine.startsWith(String(gold).slice(0, 7)) ? 1 : 0)),
  cue: either((_, mine, gold) => {
    const spans = (mine ?? []) as { exact: string }[];
    return spans.some((span) => tokenF1(span.exact, textOf(gold)) > 0) ? 1 : 0;
  }),
  content: (_, mine, gold) => {
    const join = (spans: unknown) => ((spans ?? []) as { exact: string }[]).map((span) => span.exact).join(" ");
    return tokenF1(join(mine), join(gold)) >= 0.5 ? 1 : 0;
  },
  plover: (reading, mine, gold) =>
    equal(reading, (mine as { event?: string } | undefined)?.event, (gold as { event?: unknown }).event, none),
  act: (reading, mine, gold) =>
    typeof mine === "object" && mine !== null
      ? wording(reading, textOf(mine), textOf(gold), none)
      : equal(reading, mine, gold, none),
};

const notFields = new Set(["id", "kind", "evidence", "mayBe", "note", "about"]);

/** Compares the fields that the gold states with those of the matched finding; 1 is right, a list may be right in part. */
export function compareFields(
  reading: Reading,
  mine: Finding,
  gold: GoldFinding,
  matches: Map<string, string>,
): { field: string; score: number; mine: unknown; gold: unknown }[] {
  return Object.entries(gold)
    .filter(([field]) => !notFields.has(field))
    .map(([field, value]) => {
      const own = (mine as unknown as Record<string, unknown>)[field];
      if (field === "saidBy") {
        const listed = (Array.isArray(value) ? value : [value]).map(String);
        const right =
          own === undefined ? listed.includes("none") : listed.some((id) => matches.get(id) === (own as string));
        return { field, score: right ? 1 : 0, mine: own, gold: value };
      }
      return { field, score: (compare[field] ?? equal)(reading, own, value, matches), mine: own, gold: value };
    });
}
