import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "../findings/actor.ts";
import { identify } from "./identify.ts";
import { type ActorSketch, actorSketch } from "./sketch.ts";

const evidence = { start: 0, end: 1, exact: "x" };

function sketch(name: string, country?: string, ...titles: [string, string?][]): ActorSketch {
  const roles = titles.map(([title, authority]) => ({ title, authority, evidence }) as Actor["roles"][number]);
  return actorSketch({ id: name, name, kind: "person", country, roles, mentions: [] }, () => undefined);
}

/** Names and the ids that they are given together. */
function idsOf(...sketches: ActorSketch[]): string[] {
  const ids = identify(sketches);
  return sketches.map(({ node }) => ids.get(node)!);
}

test("a full name is an id", () => {
  expect(idsOf(sketch("Marco Rubio", "USA"))).toEqual(["person/marco-rubio"]);
});

test("spellings of one name are one person, under the first in the alphabet", () => {
  const ids = idsOf(
    sketch("Volodymyr Zelenskyy", "UKR"),
    sketch("Volodymyr Zelensky", "UKR"),
    sketch("Volodymyr Zelenskiy", "UKR"),
  );
  expect(new Set(ids)).toEqual(new Set(["person/volodymyr-zelenskiy"]));
});

test("a surname alone joins the one whom country or office fits", () => {
  expect(idsOf(sketch("Marco Rubio", "USA"), sketch("Rubio", "USA"))[1]).toBe("person/marco-rubio");
  expect(idsOf(sketch("Sergey Lavrov", "RUS"), sketch("Lavrov"))[1]).toBe("person/sergey-lavrov");
  expect(idsOf(sketch("Marco Rubio", "USA"), sketch("Rubio", "ESP"))[1]).toBe("person/rubio");
});

test("where several fit and none fits better, it stays by itself", () => {
  const brothers = [sketch("Vitali Klitschko", "UKR"), sketch("Wladimir Klitschko", "UKR")];
  expect(idsOf(...brothers, sketch("Klitschko", "UKR"))[2]).toBe("person/klitschko");
  const mayor = sketch("Vitali Klitschko", "UKR", ["mayor of Kyiv", "official"]);
  expect(idsOf(mayor, brothers[1]!, sketch("Klitschko", "UKR", ["mayor", "official"]))[2]).toBe(
    "person/vitali-klitschko",
  );
});

test("family names that come first are known by them", () => {
  expect(idsOf(sketch("Xi Jinping", "CHN"), sketch("Xi", "CHN"))[1]).toBe("person/xi-jinping");
  expect(idsOf(sketch("He Lifeng", "CHN"), sketch("He", "CHN"))[1]).toBe("person/he-lifeng");
});

test("two given names of one officer are one person, two officers of one name are not", () => {
  const mike = sketch("Mike Waltz", "USA", ["national security adviser", "adviser"]);
  const michael = sketch("Michael Waltz", "USA", ["US national security adviser", "adviser"]);
  expect(new Set(idsOf(mike, michael)).size).toBe(1);
  expect(new Set(idsOf(sketch("Steve Witkoff", "USA"), sketch("Steven Witkoff", "USA"))).size).toBe(1);
  expect(new Set(idsOf(sketch("Donald Trump", "USA"), sketch("Eric Trump", "USA"))).size).toBe(2);
  expect(new Set(idsOf(sketch("Mike Waltz", "USA"), sketch("Michael Waltz", "AUT"))).size).toBe(2);
});

test("the holder of an office is the one person who is said to hold it", () => {
  const holder = actorSketch(
    {
      id: "h",
      name: "Ukraine’s foreign minister",
      kind: "role-holder",
      country: "UKR",
      roles: [{ title: "foreign minister", of: "Ukraine", authority: "minister", evidence }],
      mentions: [],
    },
    () => undefined,
  );
  expect(idsOf(holder)).toEqual(["role/foreign-minister-of-UKR"]);
  const sybiha = sketch("Andrii Sybiha", "UKR", ["Ukrainian foreign minister", "minister"]);
  expect(idsOf(holder, sybiha)[0]).toBe("person/andrii-sybiha");
  expect(idsOf(holder, sketch("Sergei Lavrov", "RUS", ["foreign minister", "minister"]))[0]).toBe(
    "role/foreign-minister-of-UKR",
  );
  expect(idsOf(holder, sketch("Someone Else", "UKR", ["deputy foreign minister", "minister"]))[0]).toBe(
    "role/foreign-minister-of-UKR",
  );
});

test("states are their codes, organisations their names", () => {
  const state = actorSketch({ id: "UKR", name: "Kyiv", kind: "state", roles: [], mentions: [] }, () => undefined);
  const office = (name: string) =>
    actorSketch({ id: name, name, kind: "organisation", roles: [], mentions: [] }, () => undefined);
  expect(idsOf(state, office("The UK Foreign Office"), office("UK Foreign Office"))).toEqual([
    "UKR",
    "organisation/uk-foreign-office",
    "organisation/uk-foreign-office",
  ]);
});

test("ministries of one name are told apart by their country", () => {
  const ministry = (name: string, country?: string) =>
    actorSketch({ id: name, name, kind: "organisation", country, party: country, roles: [], mentions: [] }, (id) => id);
  const [russian, bare] = [ministry("Defence Ministry", "RUS"), ministry("The Defense Ministry")];
  expect(idsOf(russian, bare)).toEqual([
    "organisation/defence-ministry-of-RUS",
    "organisation/defence-ministry-of-RUS",
  ]);
  expect(idsOf(russian, ministry("Defence Ministry", "UKR"), bare)).toEqual([
    "organisation/defence-ministry-of-RUS",
    "organisation/defence-ministry-of-UKR",
    "organisation/defence-ministry",
  ]);
});

test("the order in which they are met does not matter", () => {
  const all = [
    sketch("Marco Rubio", "USA", ["Secretary of State", "minister"]),
    sketch("Rubio", "USA"),
    sketch("Rubio"),
    sketch("Mike Waltz", "USA", ["national security adviser", "adviser"]),
    sketch("Michael Waltz", "USA", ["national security adviser", "adviser"]),
    sketch("Waltz", "USA"),
    sketch("Sergei Lavrov", "RUS"),
    sketch("Sergey Lavrov", "RUS"),
    sketch("Lavrov"),
    sketch("Klitschko", "UKR"),
    sketch("Vitali Klitschko", "UKR"),
    sketch("Wladimir Klitschko", "UKR"),
  ];
  const expected = [...identify(all)].sort();
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect([...identify(shuffled)].sort()).toEqual(expected);
    }),
  );
});
