import type { Engagement } from "../findings/finding.ts";
import { remembered } from "./remembered.ts";
import { type Resolved, sidesOf, someOpen } from "./resolve.ts";
import { sameActor } from "./same-actor.ts";
import { comparePlaces } from "./same-place.ts";
import type { Sameness } from "./sameness.ts";
import { type ActorSketch, sideOf } from "./sketch.ts";
import { type Days, dayOf, daysOf, gap, inWords, isExact, weeksOf } from "./window.ts";

type Told = Resolved<"engagement">;

const wanted = 3;
/** Where one account names nobody, nothing speaks against it either. */
const wantedOfBare = 2.6;
const wantedOfOpen = 2.2;
const held = new Set<Engagement["status"]>(["held", "under-way", "broken-off"]);

/** The days on which it is, was or was to be; told days come first, else what the report's own day allows. */
const windowOf = remembered(({ finding, reportDay }: Told): Days & { told: "day" | "span" | "no" } => {
  const days = daysOf(finding.when);
  // "This year" says nothing of which meeting it was.
  if (days && days.to - days.from <= 45)
    return { ...days, told: isExact(finding.when) && days.to - days.from <= 3 ? "day" : "span" };
  if (finding.news === "background") return { from: reportDay - 60, to: reportDay, told: "no" };
  return held.has(finding.status) || finding.phase === "done"
    ? { from: reportDay - 8, to: reportDay, told: "no" }
    : { from: reportDay - 1, to: reportDay + 21, told: "no" };
});

/** Days to which the accounts of one engagement may lawfully differ: it was put off. */
function movedDays({ finding }: Told): number[] {
  const shifts = finding.changes.filter(({ what }) => what === "rescheduled" || what === "postponed");
  return shifts
    .flatMap(({ from, to }) => [from, to])
    .flatMap((text) => (text && /^\d{4}-\d{2}-\d{2}/.test(text) ? [dayOf(text)] : []));
}

function isPutOff({ finding }: Told): boolean {
  return (
    finding.status === "postponed" || finding.changes.some(({ what }) => what === "rescheduled" || what === "postponed")
  );
}

/** The actors that sit at the table; hosts and mediators count, those who were excluded do not. */
const sides = remembered((told: Told): string[] => sidesOf(told, seated(told)));
/** Someone sits there of whom it is not told whose man he is: then another side may be there too. */
const isOpen = remembered((told: Told): boolean => someOpen(told, seated(told)));

function seated({ finding }: Told): string[] {
  const present = finding.participants.filter(({ attendance }) => attendance !== "excluded");
  return [...finding.parties, ...present.map(({ actor, party }) => party ?? actor)];
}

const people = remembered((told: Told): ActorSketch[] =>
  told.finding.participants
    .filter(({ attendance }) => attendance !== "excluded")
    .flatMap(({ actor }) => told.actors.get(actor) ?? [])
    .filter(({ kind }) => kind === "person" || kind === "role-holder"),
);

function shared(a: ActorSketch[], b: ActorSketch[]): ActorSketch[] {
  return a.filter((one) => b.some((other) => sameActor(one, other) !== "different"));
}

/** On how many sides each names people, and none of them the same. */
function sidesWithOthers(a: ActorSketch[], b: ActorSketch[]): number {
  const common = new Set(a.map(sideOf).filter((side) => b.some((other) => sideOf(other) === side)));
  return [...common].filter((side) => {
    const of = (people: ActorSketch[]) => people.filter((one) => sideOf(one) === side);
    return shared(of(a), of(b)).length === 0;
  }).length;
}

const place = (told: Told) => (told.finding.place === undefined ? undefined : told.places.get(told.finding.place));
const isMoved = ({ finding }: Told) => finding.changes.some(({ what }) => what === "moved");

/** The form; what is called a call and has a place was a talk face to face. */
const formOf = (told: Told) => (told.finding.form === "call" && place(told) ? "talks" : told.finding.form);

const loose = new Set<Engagement["form"]>(["talks", "meeting", "summit", "visit"]);

function formsAgree(a: Engagement["form"], b: Engagement["form"]): "equal" | "loosely" | "no" {
  if (a === b) return "equal";
  return (loose.has(a) && loose.has(b)) || a === "talks" || b === "talks" ? "loosely" : "no";
}

function excludes(a: Told, b: Told): string | undefined {
  if (a.article === b.article) return "one article tells of them as two";
  const { finding: one } = a;
  const { finding: other } = b;
  if (one.ordinal && other.ordinal && one.ordinal !== other.ordinal) return "they are counted as different rounds";
  const [form, otherForm] = [formOf(a), formOf(b)];
  if (formsAgree(form, otherForm) === "no") return `one is a ${form} and the other a ${otherForm}`;
  const [sidesA, sidesB] = [sides(a), sides(b)];
  if (sidesA.length > 0 && sidesB.length > 0 && !sidesA.some((side) => sidesB.includes(side))) {
    if (!isOpen(a) && !isOpen(b)) return "no party is in both";
  }
  const where = comparePlaces(place(a), place(b));
  if (where === "apart" && !isMoved(a) && !isMoved(b)) return "they are in two places";
  if ((form === "call") !== (otherForm === "call") && (place(a) || place(b))) return "a call has no place";
  if (form === "call" && otherForm === "call") {
    const [callers, others] = [people(a), people(b)];
    if (callers.length > 0 && others.length > 0 && shared(callers, others).length === 0) return "other people speak";
  }
  const [daysA, daysB] = [windowOf(a), windowOf(b)];
  if (daysA.told === "no" || daysB.told === "no") return undefined;
  const apart = gap(daysA, daysB);
  if (apart > (where === "same" ? 1 : 0) && !putOffTo(a, b)) return "they are on different days";
  return undefined;
}

/** Whether the days of one are those to which the other was put off. */
function putOffTo(a: Told, b: Told): boolean {
  const [daysA, daysB] = [windowOf(a), windowOf(b)];
  const told = [...movedDays(a), ...movedDays(b)];
  if (
    told.some((day) => gap({ from: day, to: day }, daysA) === 0) &&
    told.some((day) => gap({ from: day, to: day }, daysB) === 0)
  ) {
    return true;
  }
  const [early, late] = daysA.from <= daysB.from ? [a, b] : [b, a];
  if (!isPutOff(early) && !isPutOff(late)) return false;
  const alike = formsAgree(formOf(a), formOf(b)) === "equal" || comparePlaces(place(a), place(b)) === "same";
  return alike && windowOf(late).from - windowOf(early).to <= 21 && shared(people(a), people(b)).length > 0;
}

/** Overlapping days, parties and people, a place and a form that agree: how far two accounts tell of one engagement. */
export const sameEngagement: Sameness<"engagement"> = {
  blocks(told) {
    const window = windowOf(told);
    const reach = isPutOff(told) ? 21 : 0;
    const windows = [
      { from: window.from - reach, to: window.to + reach },
      ...movedDays(told).map((day) => ({ from: day, to: day })),
    ];
    const around = sides(told).slice(0, 7);
    const tokens = around.flatMap((side, index) => around.slice(index + 1).map((other) => `${side}+${other}`));
    for (const person of people(told)) tokens.push(...person.surnames.map((name) => `person ${name}`));
    const where = place(told);
    if (where) tokens.push(`at ${where.key}`, ...around.map((side) => `${side} in ${where.country ?? where.key}`));
    return windows.flatMap(weeksOf).flatMap((week) => tokens.map((token) => `${week} ${token}`));
  },

  excludes,
  parties: seated,

  same(a, b) {
    const [daysA, daysB] = [windowOf(a), windowOf(b)];
    const meets = gap(daysA, daysB);
    if (meets > 1 && !putOffTo(a, b)) return undefined;
    const days = { from: Math.max(daysA.from, daysB.from), to: Math.min(daysA.to, daysB.to) };
    const exact = daysA.told === "day" && daysB.told === "day";
    const told = daysA.told !== "no" && daysB.told !== "no";
    let strength = meets > 0 ? 0.5 : exact ? 2 : told ? 1.2 : 0.5;
    if (!told) strength -= Math.min(0.5, Math.abs(a.reportDay - b.reportDay) * 0.05);

    const [sidesA, sidesB] = [sides(a), sides(b)];
    const both = sidesA.filter((side) => sidesB.includes(side));
    const either = new Set([...sidesA, ...sidesB]).size;
    if (both.length >= 2) strength += both.length / either >= 0.5 ? 2 : 1.2;
    else if (both.length === 1) strength += Math.min(sidesA.length, sidesB.length) === 1 ? 0.7 : 0.2;

    const [peopleA, peopleB] = [people(a), people(b)];
    const persons = shared(peopleA, peopleB);
    const strangers = both.length === 0 && persons.length === 0 && seated(a).length > 0 && seated(b).length > 0;
    if (strangers) strength -= 0.5;
    if (persons.length > 0) strength += 0.5 + Math.min(2, persons.length);
    else if (peopleA.length > 0 && peopleB.length > 0) strength -= 0.7;
    if (persons.length > 0) strength -= 0.8 * sidesWithOthers(peopleA, peopleB);

    const where = comparePlaces(place(a), place(b));
    strength += { same: 2, within: 0.7, unclear: 0, apart: -1 }[where];
    if (formsAgree(formOf(a), formOf(b)) === "equal") strength += 0.5;
    if (a.finding.ordinal && a.finding.ordinal === b.finding.ordinal) strength += 1.5;
    if (a.finding.tier && b.finding.tier && a.finding.tier !== b.finding.tier) strength -= 0.3;
    const bare = seated(a).length === 0 || seated(b).length === 0;
    const enough = strength >= (bare ? wantedOfBare : wanted);
    // Whose men some of them are may be known elsewhere, and that may be what is missing.
    const short = both.length + persons.length > 0 && (isOpen(a) || isOpen(b)) && strength >= wantedOfOpen;
    if (!enough && !short) return undefined;
    const open = strangers || !enough;

    const named = persons.length > 0 ? persons.map(({ name }) => name) : both;
    const together = named.length > 0 ? ` with ${named.join(", ")}` : "";
    const there = where === "same" || where === "within" ? ` in ${place(a)!.name}` : "";
    const when = days.from <= days.to ? ` ${inWords(days)}` : "";
    return {
      strength,
      ...(open ? { open } : {}),
      why: `Both tell of ${a.finding.form}${together}${there}${when}.`,
    };
  },
};
