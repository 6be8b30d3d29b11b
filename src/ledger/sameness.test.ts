import fc from "fast-check";
import { expect, test } from "vitest";
import type { FindingKind } from "../findings/finding.ts";
import { type Made, type MadeFinding, madeReading, onDay } from "./made-reading.ts";
import { madeWorld } from "./made-world.ts";
import { tokenNumber } from "./origin.ts";
import { reportMoments } from "./report-moment.ts";
import { type Resolved, resolve } from "./resolve.ts";
import { blocksOf, excludes, same } from "./sameness.ts";

const cast: Made["actors"] = [
  { id: "USA" },
  { id: "RUS" },
  { id: "UKR" },
  { id: "GBR" },
  { id: "FRA" },
  { id: "rubio", name: "Marco Rubio", kind: "person", country: "USA", party: "USA" },
  { id: "witkoff", name: "Steve Witkoff", kind: "person", country: "USA", party: "USA" },
  { id: "lavrov", name: "Sergei Lavrov", kind: "person", country: "RUS", party: "RUS" },
  { id: "putin", name: "Putin", kind: "person", country: "RUS", party: "RUS" },
  { id: "zelensky", name: "Volodymyr Zelensky", kind: "person", country: "UKR", party: "UKR" },
  { id: "trump", name: "Donald Trump", kind: "person", country: "USA", party: "USA" },
];
const spots: Made["places"] = [
  { id: "london", name: "London", country: "GBR", geonames: 2643743, lat: 51.51, lon: -0.13 },
  { id: "paris", name: "Paris", country: "FRA", geonames: 2988507, lat: 48.85, lon: 2.35 },
  { id: "istanbul", name: "Istanbul", country: "TUR", geonames: 745044, lat: 41.01, lon: 28.95 },
  { id: "britain", name: "United Kingdom", country: "GBR", precision: "country" },
  { id: "sumy", name: "Sumy", country: "UKR", geonames: 692194, lat: 50.9, lon: 34.8 },
  { id: "kherson", name: "Kherson", country: "UKR", geonames: 706448, lat: 46.6, lon: 32.6 },
];

let articles = 0;

/** The finding that an article of a day tells. */
function told(published: string, finding: MadeFinding, more: Partial<Made> = {}): Resolved {
  articles++;
  const reading = madeReading({
    url: `https://a.example/${articles}`,
    published,
    actors: cast,
    places: spots,
    findings: [finding],
    ...more,
  });
  const { report } = reportMoments(reading.article, undefined, "2026-01-01T00:00:00.000Z");
  return resolve(reading, { article: reading.article.id, revision: reading.article.revision, report }).findings[0]!;
}

const meets = (...actors: string[]) => actors.map((actor) => ({ actor, roles: [], attendance: "attends" as const }));
const engagement = (published: string, finding: Partial<MadeFinding> = {}) =>
  told(published, { kind: "engagement", quote: "They met.", status: "held", ...finding } as MadeFinding);

/** They are one, they share a token by which they are found, and it is said why. */
function expectSame(a: Resolved, b: Resolved): void {
  const found = same(a, b);
  expect(found?.why).toMatch(/^(Both|In both) .+\.$/);
  expect(same(b, a)).toEqual(found);
  expect(blocksOf(a).some((token) => blocksOf(b).includes(token))).toBe(true);
}
function expectTwo(a: Resolved, b: Resolved, why?: string): void {
  expect(same(a, b)).toBeUndefined();
  expect(same(b, a)).toBeUndefined();
  if (why) expect(excludes(a, b)).toBe(why);
}

test("what is planned and what is held are one engagement", () => {
  expectSame(
    engagement("2025-04-21", {
      status: "announced",
      parties: ["USA", "GBR"],
      place: "london",
      when: onDay("2025-04-23"),
      phase: "planned",
    }),
    engagement("2025-04-24", { parties: ["GBR", "USA", "FRA"], place: "london", when: onDay("2025-04-23") }),
  );
});

test("an engagement told without its day or its place is still found", () => {
  const whole = engagement("2025-04-24", { parties: ["USA", "RUS"], place: "istanbul", when: onDay("2025-04-23") });
  expectSame(whole, engagement("2025-04-24", { parties: ["USA", "RUS"], place: "istanbul" }));
  expectSame(whole, engagement("2025-04-23", { parties: ["USA", "RUS"], when: onDay("2025-04-23") }));
  expectSame(
    whole,
    engagement("2025-04-20", {
      parties: ["USA", "RUS"],
      place: "istanbul",
      when: onDay("2025-04-21", "2025-04-27"),
      status: "announced",
    }),
  );
});

test("people known by surname alone are people all the same", () => {
  const surname = engagement("2025-04-24", { participants: meets("putin", "witkoff"), when: onDay("2025-04-25") });
  const full = told(
    "2025-04-26",
    {
      kind: "engagement",
      quote: "They met.",
      participants: meets("p", "w"),
      when: onDay("2025-04-25"),
      status: "held",
    },
    {
      actors: [
        { id: "p", name: "Vladimir Putin", kind: "person", country: "RUS" },
        { id: "w", name: "Steve Witkoff", kind: "person", country: "USA" },
      ],
    },
  );
  expectSame(surname, full);
});

test("other days, other places, other rounds, other parties, other callers are other engagements", () => {
  const one = { parties: ["USA", "RUS"], place: "istanbul", when: onDay("2025-05-16"), ordinal: 1 };
  const first = engagement("2025-05-16", one);
  expectTwo(
    first,
    engagement("2025-06-02", { ...one, when: onDay("2025-06-02"), ordinal: undefined }),
    "they are on different days",
  );
  expectTwo(first, engagement("2025-05-16", { ...one, place: "london" }), "they are in two places");
  expectTwo(first, engagement("2025-05-16", { ...one, ordinal: 2 }), "they are counted as different rounds");
  expectTwo(first, engagement("2025-05-16", { ...one, parties: ["GBR", "FRA"] }), "no party is in both");
  const call = (...people: string[]) =>
    engagement("2025-05-16", {
      form: "call",
      parties: ["USA", "RUS"],
      participants: meets(...people),
      when: onDay("2025-05-16"),
    });
  expectTwo(call("trump", "putin"), call("rubio", "lavrov"), "other people speak");
  expectTwo(
    call("trump", "putin"),
    engagement("2025-05-16", { ...one, form: "visit" }),
    "one is a call and the other a visit",
  );
});

test("talks that go on for a second day are one, talks again two days later are not", () => {
  const opened = engagement("2025-06-09", { parties: ["USA", "GBR"], place: "london", when: onDay("2025-06-09") });
  const wentOn = engagement("2025-06-10", { parties: ["USA", "GBR"], place: "london", when: onDay("2025-06-10") });
  const again = engagement("2025-06-11", { parties: ["USA", "GBR"], place: "london", when: onDay("2025-06-11") });
  expectSame(opened, wentOn);
  expectTwo(opened, again, "they are on different days");
});

test("what was put off is one engagement on two days", () => {
  const planned = engagement("2025-02-18", {
    form: "visit",
    status: "announced",
    participants: meets("zelensky"),
    parties: ["UKR", "GBR"],
    place: "britain",
    when: onDay("2025-02-19"),
    phase: "planned",
  });
  const evidence = [{ start: 0, end: 1, exact: "T" }];
  const putOff = engagement("2025-02-18", {
    form: "visit",
    status: "postponed",
    participants: meets("zelensky"),
    parties: ["UKR", "GBR"],
    place: "britain",
    when: onDay("2025-03-10"),
    changes: [{ what: "rescheduled", from: "2025-02-19", to: "2025-03-10", evidence }],
  });
  expectSame(planned, putOff);
});

test("a conversation that has a place is a meeting, a call has none", () => {
  const talks = { participants: meets("putin", "witkoff"), when: onDay("2025-04-25") };
  const place = "istanbul";
  expectSame(
    engagement("2025-04-25", { ...talks, form: "call", place }),
    engagement("2025-04-26", { ...talks, form: "visit", place }),
  );
  expectTwo(
    engagement("2025-04-25", { ...talks, form: "call" }),
    engagement("2025-04-26", { ...talks, form: "talks", place }),
    "a call has no place",
  );
});

test("copies of a sentence tell of one thing, however little it tells", () => {
  const quote = "The announcement came at the end of talks that lasted eight hours.";
  expectSame(engagement("2025-03-11", { quote }), engagement("2025-03-12", { quote }));
  expectTwo(engagement("2025-03-11", { quote }), engagement("2025-03-30", { quote }));
  expectTwo(
    engagement("2025-03-11", { quote: "They met again." }),
    engagement("2025-03-12", { quote: "They met again." }),
  );
  expectTwo(
    engagement("2025-03-11", { quote, parties: ["USA", "RUS"] }),
    engagement("2025-03-12", { quote, parties: ["GBR"] }),
  );
});

test("a time as wide as a year is none", () => {
  const whole = engagement("2025-04-13", { participants: meets("putin", "witkoff"), when: onDay("2025-04-11") });
  const when = { start: "2025-01-01", end: "2025-12-31", precision: "year" } as const;
  expectSame(whole, engagement("2025-04-12", { participants: meets("putin", "witkoff"), when }));
  expectTwo(whole, engagement("2025-09-12", { participants: meets("putin", "witkoff"), when }));
});

test("one article's two engagements stay two", () => {
  const finding: MadeFinding = {
    kind: "engagement",
    quote: "They met.",
    parties: ["USA", "RUS"],
    status: "held",
    when: onDay("2025-04-23"),
  };
  const reading = madeReading({
    actors: cast,
    findings: [finding, { ...finding, quote: "They met again." }],
  });
  const { findings } = resolve(reading, { article: "a", revision: "r", report: "2025-04-23T00:00:00.000Z" });
  expect(excludes(findings[0]!, findings[1]!)).toBe("one article tells of them as two");
});

const strike = (published: string, finding: Partial<MadeFinding> = {}) =>
  told(published, {
    kind: "incident",
    quote: "A strike.",
    type: "missile-strike",
    place: "sumy",
    ...finding,
  } as MadeFinding);

test("a toll that rises is one incident, another town or another day is not", () => {
  const first = strike("2025-04-13", { when: onDay("2025-04-13"), killed: { low: 21 }, target: "city centre" });
  expectSame(first, strike("2025-04-14", { when: onDay("2025-04-13"), killed: { best: 34 } }));
  expectSame(first, strike("2025-04-13", { killed: { low: 20 }, type: "attack" }));
  expectTwo(first, strike("2025-04-13", { place: "kherson", when: onDay("2025-04-13") }), "they are in two places");
  expectTwo(first, strike("2025-04-20", { when: onDay("2025-04-19") }), "they are on different days");
  expectTwo(
    first,
    strike("2025-04-13", { when: onDay("2025-04-13"), killed: { best: 1 } }),
    "the numbers of dead exclude each other",
  );
});

const truce = (published: string, finding: Partial<MadeFinding>) =>
  told(published, { kind: "truce", quote: "A truce.", ...finding } as MadeFinding);

test("truces are told apart by time, scope and who declares them", () => {
  const easter = truce("2025-04-19", {
    declaredBy: "putin",
    parties: ["RUS"],
    when: onDay("2025-04-19", "2025-04-21"),
  });
  expectSame(
    easter,
    truce("2025-04-23", {
      declaredBy: "RUS",
      parties: ["RUS", "UKR"],
      when: onDay("2025-04-19", "2025-04-20"),
      status: "ended",
    }),
  );
  expectSame(easter, truce("2025-04-20", { declaredBy: "RUS", parties: ["RUS"] }));
  const energy = truce("2025-04-10", {
    arrangement: "bilateral",
    parties: ["RUS", "UKR"],
    when: onDay("2025-03-18", "2025-04-17"),
    scope: "energy facilities",
  });
  expectTwo(
    easter,
    truce("2025-05-08", { declaredBy: "RUS", parties: ["RUS"], when: onDay("2025-05-08", "2025-05-10") }),
    "they are at different times",
  );
  expectTwo(energy, easter);
  const proposed: Partial<MadeFinding> = { status: "proposed", arrangement: "bilateral", parties: ["RUS", "UKR"] };
  expectTwo(
    truce("2025-03-03", { ...proposed, declaredBy: "FRA" }),
    truce("2025-03-11", { ...proposed, declaredBy: "USA" }),
    "others propose it",
  );
});

const says = (published: string, quote: string, finding: Partial<MadeFinding> = {}) =>
  told(published, { kind: "attribution", quote, source: { type: "named", actor: "RUS" }, ...finding } as MadeFinding);

test("one proposition in other words is one claim, its negation is not", () => {
  const one = says(
    "2025-04-22",
    "Russia would halt its invasion along the present front if Washington recognised Crimea as Russian",
  );
  expectSame(
    one,
    says("2025-04-23", "Russia might halt its invasion at the present front line if Washington recognises Crimea"),
  );
  expectTwo(
    one,
    says(
      "2025-04-23",
      "Russia would not halt its invasion along the present front if Washington recognised Crimea as Russian",
    ),
  );
  expectTwo(one, says("2025-04-23", "Ukraine would hold a referendum on the minerals agreement in the autumn"));
  expectTwo(
    one,
    says(
      "2025-07-23",
      "Russia would halt its invasion along the present front if Washington recognised Crimea as Russian",
    ),
  );
});

test("one speaker's words of one week need less in common", () => {
  const one = "The missile hit a restaurant in Odesa in which commanders and foreign instructors were meeting";
  const other = "Its target was a restaurant, where officers sat with foreign instructors in Odesa";
  expectSame(says("2025-04-04", one), says("2025-04-06", other));
  expectTwo(says("2025-04-04", one), says("2025-04-06", other, { source: { type: "named", actor: "UKR" } }));
  expectTwo(says("2025-04-04", one), says("2025-04-20", other));
});

test("what is said at every truce is not one claim weeks apart", () => {
  const quote = (truce: string) => `Its troops had strictly observed the ${truce} in Ukraine`;
  expectSame(says("2025-04-20", quote("ceasefire")), says("2025-04-22", quote("truce")));
  expectTwo(says("2025-04-20", quote("ceasefire")), says("2025-05-08", quote("truce")));
});

test("an actor is one word whatever it is called", () => {
  const states = (name: string): Made["actors"] => [{ id: "RUS", name }, { id: "UKR" }];
  const quote = (name: string) => `${name} has moved four brigades from the northern border`;
  const one = told("2025-04-22", { kind: "attribution", quote: quote("Moscow") }, { actors: states("Moscow") });
  const other = told("2025-04-22", { kind: "attribution", quote: quote("Russia") }, { actors: states("Russia") });
  expectSame(one, other);
});

test("positions are of one party on one issue, and of one actor's act", () => {
  const position = (published: string, finding: Partial<MadeFinding>) =>
    told(published, { kind: "position", quote: "So they said.", issue: "recognition", ...finding } as MadeFinding);
  const own = position("2025-04-22", { party: "UKR", stance: "rejects" });
  expect(same(own, position("2025-06-22", { party: "zelensky", stance: "accepts" }))?.why).toBe(
    "Both give the position of UKR on recognition.",
  );
  expect(same(own, position("2025-04-22", { party: "USA" }))).toBeUndefined();
  expect(same(own, position("2025-04-22", { party: "UKR", issueBy: "USA" }))).toBeUndefined();
});

test("figures, deadlines, events, proposals, appointments and violations have rules of their own", () => {
  const figure = (finding: Partial<MadeFinding>) =>
    told("2025-04-22", { kind: "figure", quote: "So many.", measure: "displaced", ...finding } as MadeFinding);
  expectSame(
    figure({ value: { best: 6_900_000 }, population: "Ukrainians" }),
    figure({ value: { low: 6_500_000 }, population: "Ukrainian" }),
  );
  expectTwo(
    figure({ value: { best: 7_000_000 } }),
    figure({ value: { best: 300_000 } }),
    "they are of different orders of size",
  );

  const deadline = (finding: Partial<MadeFinding>) =>
    told("2025-04-22", { kind: "deadline", quote: "By then.", setBy: "USA", ...finding } as MadeFinding);
  expectSame(deadline({ when: onDay("2025-05-12") }), deadline({ when: onDay("2025-05-12"), setFor: "RUS" }));
  expectTwo(deadline({ when: onDay("2025-05-12") }), deadline({ when: onDay("2025-05-30") }));

  const year = { start: "2014-01-01", end: "2014-12-31", precision: "year" } as const;
  const event = (finding: Partial<MadeFinding>) =>
    told("2025-04-22", {
      kind: "event",
      quote: "It took it.",
      actors: ["RUS"],
      recipients: ["UKR"],
      when: year,
      ...finding,
    } as MadeFinding);
  expectSame(
    event({}),
    event({ when: { start: "2014-03-01", end: "2014-03-31", precision: "month" }, recipients: ["UKR"] }),
  );
  expectTwo(event({}), event({ plover: { event: "AID" } }), "they are of two classes");

  const proposal = (finding: Partial<MadeFinding>) =>
    told("2025-04-22", { kind: "proposal", quote: "A plan.", ...finding } as MadeFinding);
  expectSame(
    proposal({ title: "minerals agreement", authors: ["USA", "UKR"] }),
    proposal({ title: "the minerals deal", authors: ["USA"] }),
  );
  expectTwo(
    proposal({ title: "minerals deal", authors: ["USA"] }),
    proposal({ title: "prisoner swap", authors: ["USA"] }),
    "they have different names",
  );

  const appointment = (finding: Partial<MadeFinding>) =>
    told("2025-04-22", { kind: "appointment", quote: "A post.", ...finding } as MadeFinding);
  expectSame(appointment({ actor: "witkoff" }), appointment({ actor: "witkoff" }));
  expectTwo(appointment({ actor: "witkoff" }), appointment({ actor: "rubio" }));

  const violation = (finding: Partial<MadeFinding>) =>
    told("2025-04-22", {
      kind: "violation",
      quote: "They shot.",
      accused: "RUS",
      accuser: "UKR",
      ...finding,
    } as MadeFinding);
  expectSame(violation({ when: onDay("2025-04-20") }), violation({ when: onDay("2025-04-20") }));
  expectTwo(violation({}), violation({ accused: "UKR", accuser: "RUS" }));
});

test("in a made-up world the rules are symmetrical, and whatever is one shares a token", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), (seed) => {
      const findings = madeWorld(seed, 10, 4).flatMap((reading) => {
        const { report } = reportMoments(reading.article, undefined, "2026-01-01T00:00:00.000Z");
        return resolve(reading, { article: reading.article.id, revision: reading.article.revision, report }).findings;
      });
      const tokens = new Map(findings.map((finding) => [finding, new Set(blocksOf(finding).map(tokenNumber))]));
      const grouped = new Set<FindingKind>(["position"]);
      for (const a of findings) {
        for (const b of findings) {
          const found = same(a, b);
          expect(same(b, a)).toEqual(found);
          expect(excludes(b, a)).toBe(excludes(a, b));
          if (!found || grouped.has(a.kind)) continue;
          expect(
            [...tokens.get(a)!].some((token) => tokens.get(b)!.has(token)),
            found.why,
          ).toBe(true);
        }
      }
    }),
    { numRuns: 15, seed: 20250423 },
  );
});
