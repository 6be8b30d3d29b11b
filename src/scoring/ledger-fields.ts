import { tokenF1 } from "./tokens.ts";

/** By which names an id of the ledger is known: names, codes, spellings. */
export type NamesOf = (id: string) => readonly string[];

const plain = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/** Whether an id is the actor or place that the gold names: by id, by code, by name, or by last name alone. */
export function isNamed(id: unknown, gold: unknown, namesOf: NamesOf): boolean {
  if (typeof id !== "string" || typeof gold !== "string") return false;
  if (id === gold) return true;
  const wanted = plain(gold);
  const names = namesOf(id);
  const whole = id.startsWith("person/") ? names.filter((name) => name.trim().includes(" ")) : names;
  return (whole.length > 0 ? whole : names).some((name) => {
    const mine = plain(name);
    if (mine === wanted) return true;
    const [few, many] = mine.split(" ").length <= wanted.split(" ").length ? [mine, wanted] : [wanted, mine];
    if (id.startsWith("person/")) return !few.includes(" ") && many.endsWith(` ${few}`);
    return few.length > 3 && tokenF1(few, many) >= 0.66;
  });
}

const actorFields = new Set([
  "name",
  "party",
  "speaker",
  "issueBy",
  "declaredBy",
  "accuser",
  "accused",
  "actor",
  "by",
  "replaces",
  "setBy",
  "setFor",
  "for",
  "place",
]);
const listFields = new Set(["parties", "authors", "signatories", "guarantors", "actors", "recipients"]);
const wordFields = new Set([
  "topic",
  "title",
  "target",
  "means",
  "scope",
  "population",
  "type",
  "measure",
  "issue",
  "closedDoor",
]);
const rangeFields = new Set(["killed", "injured", "value"]);
const timeFields = new Set(["when", "due"]);

function dayNumber(value: unknown, edge: "start" | "end"): number {
  const text =
    typeof value === "string" ? (value.split("/")[edge === "start" ? 0 : 1] ?? value.split("/")[0]) : undefined;
  const given = text ?? (value as Record<string, string> | undefined)?.[edge];
  return given ? Date.parse(`${given.slice(0, 10)}T00:00:00Z`) / 86_400_000 : Number.NaN;
}

/** The days that two times share, over the days that either has. */
export function dayOverlap(a: unknown, b: unknown): number {
  const [fromA, toA, fromB, toB] = [
    dayNumber(a, "start"),
    dayNumber(a, "end"),
    dayNumber(b, "start"),
    dayNumber(b, "end"),
  ];
  const both = Math.min(toA, toB) - Math.max(fromA, fromB) + 1;
  const either = Math.max(toA, toB) - Math.min(fromA, fromB) + 1;
  return both > 0 ? both / either : 0;
}

function rangeRight(mine: unknown, gold: unknown): boolean {
  if (typeof gold === "number") return rangeRight(mine, { best: gold }) || rangeRight(mine, { low: gold });
  const have = (mine ?? {}) as Record<string, unknown>;
  const wanted = Object.entries(gold as Record<string, unknown>).filter(([key]) =>
    ["low", "best", "high"].includes(key),
  );
  return wanted.every(([key, value]) => have[key] === value || (have[key] === undefined && have.best === value));
}

/** F1 of two lists of actors; an entry of the gold that is itself a list gives alternatives. */
function listScore(mine: unknown, gold: unknown, namesOf: NamesOf): number {
  const found = (Array.isArray(mine) ? mine : []) as unknown[];
  const wanted = (Array.isArray(gold) ? gold : [gold]) as unknown[];
  const right = wanted.filter((one) => {
    const any = Array.isArray(one) ? one : [one];
    return any.some((name) => found.some((id) => isNamed(id, name, namesOf)));
  }).length;
  return found.length + wanted.length === 0 ? 1 : (2 * right) / (found.length + wanted.length);
}

/** The share of the gold's entries (participants, changes, reasons …) that have one of ours that says all the same. */
function entriesScore(mine: unknown, gold: Record<string, unknown>[], namesOf: NamesOf): number {
  const found = (Array.isArray(mine) ? mine : []) as Record<string, unknown>[];
  const right = gold.filter((one) =>
    found.some((other) =>
      Object.entries(one).every(([field, value]) => fieldScore(field, other[field], value, namesOf) >= 0.5),
    ),
  ).length;
  return right / gold.length;
}

const wordsAgree = (a: string, b: string) => tokenF1(a.replaceAll("-", " "), b.replaceAll("-", " ")) >= 0.5;

/** The share of the gold's titles, or roles, that one of ours agrees with. */
function titlesScore(mine: unknown, gold: unknown[]): number {
  const found = (Array.isArray(mine) ? mine : []) as unknown[];
  return (
    gold.filter((one) => found.some((other) => wordsAgree(String(other), String(one)))).length / (gold.length || 1)
  );
}

/** How right a field of a record is, from 0 to 1; where the gold gives a list for one value, any of them is right. */
export function fieldScore(field: string, mine: unknown, gold: unknown, namesOf: NamesOf): number {
  if (listFields.has(field)) return listScore(mine, gold, namesOf);
  if (Array.isArray(gold)) {
    if (
      gold.length > 0 &&
      gold.every((one) => typeof one === "object" && one !== null && !timeFields.has(field) && !rangeFields.has(field))
    ) {
      return entriesScore(mine, gold as Record<string, unknown>[], namesOf);
    }
    if (field === "roles") return titlesScore(mine, gold);
    return Math.max(0, ...gold.map((one) => fieldScore(field, mine, one, namesOf)));
  }
  if (Array.isArray(mine)) return Math.max(0, ...mine.map((one) => fieldScore(field, one, gold, namesOf)));
  if (gold === null) return mine === undefined ? 1 : 0;
  if (mine === undefined) return 0;
  if (timeFields.has(field)) return dayOverlap(mine, gold);
  if (rangeFields.has(field)) return rangeRight(mine, gold) ? 1 : 0;
  if (actorFields.has(field)) return isNamed(mine, gold, namesOf) ? 1 : 0;
  if (wordFields.has(field) && typeof mine === "string" && typeof gold === "string") {
    return [mine, ...namesOf(mine)].some((word) => wordsAgree(word, gold)) ? 1 : 0;
  }
  return String(mine) === String(gold) ? 1 : 0;
}
