// For tests and measurements alone: articles of many outlets on one made-up course of talks.
import type { Reading } from "../findings/reading.ts";
import { type Made, type MadeFinding, madeReading } from "./made-reading.ts";
import { isoDay } from "./window.ts";

/** Numbers that look random and are the same for one seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

const outlets = [
  "Northgate",
  "The Meridian",
  "Kronos",
  "Le Rivage",
  "Die Warte",
  "Ostpost",
  "Daily Lantern",
  "Wire One",
];
const states = ["USA", "RUS", "UKR", "GBR", "FRA", "TUR"];
const people: Record<string, [string, string][]> = {
  USA: [
    ["Marco Rubio", "Secretary of State"],
    ["Steve Witkoff", "special envoy"],
  ],
  RUS: [
    ["Sergei Lavrov", "foreign minister"],
    ["Yuri Ushakov", "foreign policy aide"],
  ],
  UKR: [
    ["Andrii Sybiha", "foreign minister"],
    ["Andriy Yermak", "head of the president's office"],
  ],
  GBR: [["David Lammy", "Foreign Secretary"]],
  FRA: [["Jean-Noël Barrot", "foreign minister"]],
  TUR: [["Hakan Fidan", "foreign minister"]],
};
const spelled: Record<string, string> = {
  "Sergei Lavrov": "Sergey Lavrov",
  "Andriy Yermak": "Andrii Ermak",
  "Yuri Ushakov": "Yury Ushakov",
};
const cities: [string, string, number, number, number][] = [
  ["London", "GBR", 2643743, 51.5, -0.12],
  ["Paris", "FRA", 2988507, 48.85, 2.35],
  ["Istanbul", "TUR", 745044, 41.01, 28.95],
  ["Riyadh", "SAU", 108410, 24.7, 46.7],
  ["Kherson", "UKR", 706448, 46.6, 32.6],
  ["Sumy", "UKR", 692194, 50.9, 34.8],
  ["Marhanets", "UKR", 701075, 47.6, 34.6],
];
const issues = ["ceasefire", "recognition-of-crimea", "sanctions", "troops", "prisoners"];
const stances = ["accepts", "rejects", "demands", "considers"] as const;
const verbs = ["drew up", "rejected", "published", "withdrew", "discussed", "signed", "shelved", "leaked"];
const things = [
  "list of prisoners",
  "map of the front",
  "draft on grain ships",
  "schedule of inspections",
  "note on frozen assets",
];
const circumstances = [
  "before the summit",
  "at the border post",
  "after a night session",
  "through a mediator",
  "without its allies",
];
const first = 20_140; // 2025-02-21

/** A thing that happened in this world, of which articles tell in their own ways. */
type Matter = (
  roll: (sides: number) => number,
  day: number,
) => { finding: MadeFinding; states: string[]; names: string[]; place?: number };

function matters(roll: (sides: number) => number, count: number, days: number): { day: number; tell: Matter }[] {
  return Array.from({ length: count }, (_, index) => {
    const day = first + Math.floor((index * days) / count);
    const kind = roll(10);
    const one = states[roll(roll(3) === 0 ? states.length : 3)]!;
    const other = states[(states.indexOf(one) + 1 + roll(states.length - 1)) % states.length]!;
    const city = roll(3);
    const site = 4 + roll(3);
    const dead = 3 + roll(20);
    const issue = issues[roll(issues.length)]!;
    const any = (words: string[]) => words[roll(words.length)]!;
    const deed = `${any(verbs)} a ${any(things)} with ${10 + roll(900)} entries ${any(circumstances)}`;
    const on = (exact: boolean) =>
      exact
        ? { start: isoDay(day), end: isoDay(day), precision: "day" as const }
        : { start: isoDay(day - 3), end: isoDay(day + 3), precision: "week" as const };
    const tell: Matter = (turn, reported) => {
      if (kind < 4) {
        const names = turn(3) === 0 ? [] : [people[one]![0]![0], people[other]![0]![0]];
        return {
          states: [one, other],
          names,
          place: city,
          finding: {
            kind: "engagement",
            quote: `${one} and ${other} in ${cities[city]![0]}, matter ${index}, telling ${turn(1000)}.`,
            form: turn(3) === 0 ? "meeting" : "talks",
            parties: [one, other],
            participants: names.map((name, at) => ({
              actor: name,
              party: at === 0 ? one : other,
              roles: [],
              attendance: reported < day ? ("expected" as const) : ("attends" as const),
            })),
            ...(turn(3) === 0 ? {} : { place: `place-${city}` }),
            ...(turn(3) === 0 ? {} : { when: on(turn(3) > 0) }),
            status: reported < day ? "announced" : "held",
            phase: reported < day ? "planned" : "done",
          },
        };
      }
      if (kind < 6) {
        return {
          states: [one, "UKR"],
          names: [],
          place: site,
          finding: {
            kind: "incident",
            quote: `A strike at ${cities[site]![0]}, matter ${index}, telling ${turn(1000)}.`,
            type: "drone-strike",
            place: `place-${site}`,
            when: on(turn(4) > 0),
            killed: turn(3) === 0 ? { low: dead } : { best: dead + turn(3) },
            responsibility: [{ actor: one, basis: "attributed" }],
          },
        };
      }
      if (kind < 8) {
        return {
          states: [one],
          names: [],
          finding: {
            kind: "position",
            quote: `${one} on ${issue}, matter ${index}, telling ${turn(1000)}.`,
            party: one,
            issue,
            stance: stances[turn(stances.length)]!,
          },
        };
      }
      return {
        states: [one, other],
        names: [],
        finding: {
          kind: "attribution",
          quote: `${one} ${deed} with ${other}${turn(3) === 0 ? ", telling" : ""}.`,
          source: { type: "named", actor: other },
          act: turn(6) === 0 ? "deny" : "assert",
        },
      };
    };
    return { day, tell };
  });
}

/** Articles of a made-up course of talks: reports, copies, later revisions, retractions; the same for one seed. */
export function madeWorld(seed: number, articles: number, findingsEach = 6): Reading[] {
  const roll = dice(seed * 7919 + 17);
  const days = Math.min(120, Math.max(8, Math.floor(articles / 3)));
  const happening = matters(roll, Math.max(4, Math.floor((articles * findingsEach) / 6)), days);
  const readings: Reading[] = [];
  for (let index = 0; readings.length < articles; index++) {
    const at = Math.min(happening.length - 1, Math.floor((readings.length / articles) * happening.length));
    const near = Array.from({ length: 1 + roll(findingsEach * 2 - 1) }, () => happening[Math.max(0, at - roll(12))]!);
    const day = first + Math.floor((readings.length * days) / articles);
    const told = [...new Set(near)].map(({ tell }) => tell(roll, day + roll(3) - 1));
    const outlet = outlets[roll(outlets.length)]!;
    const surnames = roll(3) === 0;
    const respelled = roll(3) === 0;
    const named = new Set(told.flatMap(({ names }) => names));
    const actors: NonNullable<Made["actors"]> = [...new Set(told.flatMap((one) => one.states))].map((id) => ({ id }));
    for (const name of named) {
      const [country, [, title]] = Object.entries(people)
        .flatMap(([state, ones]) => ones.map((one) => [state, one] as const))
        .find(([, [full]]) => full === name)!;
      const whole = respelled ? (spelled[name] ?? name) : name;
      const shown = surnames ? whole.split(" ").at(-1)! : whole;
      const evidence = { start: 0, end: 1, exact: "R" };
      actors.push({ id: name, name: shown, kind: "person", country, party: country, roles: [{ title, evidence }] });
    }
    const hour = String(6 + roll(15)).padStart(2, "0");
    const made: Made = {
      url: `https://${outlet.toLowerCase().replace(/\W/g, "")}.example/${seed}/${index}`,
      outlet,
      title: `${outlet} report ${index}`,
      published: roll(5) === 0 ? isoDay(day) : `${isoDay(day)}T${hour}:00:00Z`,
      capturedAt: `${isoDay(day + roll(3))}T23:30:00.000Z`,
      genre: roll(20) === 0 ? "opinion" : "news",
      actors,
      places: cities.map(([name, country, geonames, lat, lon], id) => ({
        id: `place-${id}`,
        name,
        country,
        geonames,
        lat,
        lon,
      })),
      findings: told.map(({ finding }) => finding),
      body: Array.from({ length: 6 }, () => `${Array.from({ length: 30 }, () => `word${roll(3000)}`).join(" ")}.`),
    };
    readings.push(madeReading(made));
    if (roll(8) === 0) {
      const copier = outlets[roll(outlets.length)]!;
      readings.push(
        madeReading({
          ...made,
          outlet: copier,
          url: `${made.url}/copy`,
          credits: [outlet],
          published: `${isoDay(day)}T23:00:00Z`,
        }),
      );
    }
    if (roll(10) === 0) {
      const publication = roll(2) === 0 ? ("retracted" as const) : ("corrected" as const);
      const modified = `${isoDay(day + 1)}T10:00:00Z`;
      readings.push(madeReading({ ...made, publication, modified, findings: made.findings!.slice(0, -1) }));
    }
    if (roll(10) === 0) {
      // Changed without a word, and seen twice.
      const findings = made.findings!.slice(1);
      for (const late of [3, 5]) {
        const body = [...made.body!, `Seen on day ${late}.`];
        readings.push(madeReading({ ...made, findings, body, capturedAt: `${isoDay(day + late)}T08:00:00.000Z` }));
      }
    }
    if (roll(10) === 0) {
      // The same page by a newer reader, which sees less.
      const newer = madeReading({ ...made, version: "2" });
      readings.push({ ...newer, findings: newer.findings.slice(0, -1) });
    }
  }
  return readings.slice(0, articles);
}
