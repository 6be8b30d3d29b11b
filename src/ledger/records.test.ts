import { expect, test } from "vitest";
import type { Reading } from "../findings/reading.ts";
import { actors, places } from "./actors.ts";
import { append } from "./append.ts";
import { articleById, latestArticles } from "./articles.ts";
import { dossiers, saveDossier } from "./dossiers.ts";
import { type Made, type MadeFinding, madeReading, onDay } from "./made-reading.ts";
import { onBoth } from "./on-both.ts";
import type { Ledger } from "./open.ts";
import { LedgerRecord, type RecordKind } from "./record.ts";
import { record, records } from "./records.ts";

const cast: Made["actors"] = [
  { id: "USA" },
  { id: "RUS" },
  { id: "UKR" },
  { id: "GBR" },
  { id: "rubio", name: "Marco Rubio", kind: "person", country: "USA", party: "USA" },
  { id: "kellogg", name: "Keith Kellogg", kind: "person", country: "USA", party: "USA" },
  { id: "ft", name: "Financial Times", kind: "media" },
];
const spots: Made["places"] = [
  { id: "london", name: "London", country: "GBR", geonames: 2643743, lat: 51.51, lon: -0.13 },
  { id: "sumy", name: "Sumy", country: "UKR", geonames: 692194, lat: 50.9, lon: 34.8 },
];
const evidence = [{ start: 0, end: 1, exact: "R" }];

let number = 0;
/** Words that no other article has. */
const ownWords = (seed: number) => Array.from({ length: 40 }, (_, at) => `own${seed}of${at}`).join(" ");

/** An article of its own outlet, address and words. */
function article(published: string, finding: MadeFinding | MadeFinding[], more: Partial<Made> = {}): Reading {
  number++;
  const findings = [finding].flat();
  return madeReading({
    url: `https://a.example/${number}`,
    outlet: `Outlet ${number}`,
    published,
    actors: cast,
    places: spots,
    findings,
    body: [ownWords(number)],
    ...more,
  });
}

async function add(ledger: Ledger, ...readings: Reading[]): Promise<void> {
  for (const reading of readings) await append(ledger, { article: reading.article, reading });
}

async function only(ledger: Ledger, kind: RecordKind, asOf?: string): Promise<LedgerRecord> {
  const found = await records(ledger, { kinds: [kind], asOf });
  expect(found).toHaveLength(1);
  return LedgerRecord.parse(found[0]);
}

const strike = (quote: string, killed: object, more = {}): MadeFinding => ({
  kind: "incident",
  quote,
  type: "missile-strike",
  place: "sumy",
  when: onDay("2025-04-13"),
  killed,
  ...more,
});
const london = (quote: string, more = {}): MadeFinding => ({
  kind: "engagement",
  quote,
  parties: ["USA", "GBR"],
  place: "london",
  when: onDay("2025-04-23"),
  status: "announced",
  phase: "planned",
  ...more,
});

onBoth("records", (bench) => {
  test("rival counts stand side by side, the newest first, and are not averaged", async () => {
    const [first, second] = [
      article("2025-04-13T10:00:00Z", strike("At least 21 died.", { low: 21 })),
      article("2025-04-14T10:00:00Z", strike("The toll is 34.", { best: 34 })),
    ];
    const third = article("2025-04-13T20:00:00Z", strike("Thirty-two died.", { best: 32 }));
    await add(bench.ledger, second, first, third);
    const found = await only(bench.ledger, "incident");
    const key = (reading: Reading) => reading.findings[0]!.key;
    expect(found.value).toMatchObject({ killed: { best: 34 } });
    expect(found.rivals).toEqual([
      {
        field: "killed",
        values: [
          { value: { best: 34 }, text: "34", accounts: [key(first), key(second)].sort() },
          { value: { best: 32 }, text: "32", accounts: [key(third)] },
        ],
      },
    ]);
    expect(found.steps.map(({ at, what, detail }) => [at, what, detail])).toEqual([
      ["2025-04-13T10:00:00.000Z", "killed", "at least 21"],
      ["2025-04-13T20:00:00.000Z", "killed", "32"],
      ["2025-04-14T10:00:00.000Z", "killed", "34"],
    ]);
    expect(found.id).toBe([key(first), key(second), key(third)].sort()[0]);
    expect(found.accounts.map(({ finding }) => finding.key)).toEqual([key(first), key(third), key(second)]);
    expect(found).toMatchObject({
      origins: 3,
      standing: "corroborated",
      firstReported: "2025-04-13T10:00:00.000Z",
      lastReported: "2025-04-14T10:00:00.000Z",
    });
  });

  test("one late account does not outweigh what many say, but fills what they leave out", async () => {
    await add(
      bench.ledger,
      ...["a", "b", "c"].map((one) => article("2025-04-13T10:00:00Z", strike(`Account ${one}.`, { best: 34 }))),
      article("2025-04-16T10:00:00Z", strike("Another account.", { best: 31 }, { target: "a bus" })),
    );
    const found = await only(bench.ledger, "incident");
    expect(found.value).toMatchObject({ killed: { best: 34 }, target: "a bus" });
    expect(found.rivals.map(({ values }) => values.map(({ text }) => text))).toEqual([["34", "31"]]);
  });

  test("an engagement lives from its announcement to its end, step by step", async () => {
    await add(
      bench.ledger,
      article(
        "2025-04-20T10:00:00Z",
        london("Ministers will meet.", {
          tier: "ministerial",
          participants: [{ actor: "rubio", party: "USA", roles: [], attendance: "expected" }],
        }),
      ),
      article(
        "2025-04-22T10:00:00Z",
        london("Rubio stays away.", {
          tier: "senior-official",
          changes: [{ what: "downgraded", from: "ministerial", to: "senior-official", evidence }],
          participants: [
            { actor: "rubio", party: "USA", roles: [], attendance: "withdrew" },
            { actor: "kellogg", party: "USA", roles: [], attendance: "stands-in", for: ["rubio"] },
          ],
        }),
      ),
      article("2025-04-24T10:00:00Z", london("They met.", { status: "held", phase: "done" })),
      article("2025-04-25T10:00:00Z", london("The talks that had been announced.", { news: "background" })),
    );
    const found = await only(bench.ledger, "engagement");
    expect(found).toMatchObject({
      status: "held",
      phase: "done",
      rivals: [],
      value: { tier: "senior-official", status: "held", parties: ["GBR", "USA"] },
    });
    expect(found.steps.map(({ at, what, detail }) => [at.slice(0, 10), what, detail])).toEqual([
      ["2025-04-20", "announced", undefined],
      ["2025-04-22", "downgraded", "from ministerial to senior-official"],
      ["2025-04-22", "withdrew", "Marco Rubio"],
      ["2025-04-22", "stands-in", "Keith Kellogg for Marco Rubio"],
      ["2025-04-24", "held", undefined],
    ]);
    expect((found.value as { participants: object[] }).participants).toMatchObject([
      { actor: "person/marco-rubio", attendance: "withdrew" },
      { actor: "person/keith-kellogg", attendance: "stands-in", for: ["person/marco-rubio"] },
    ]);
    expect((await only(bench.ledger, "engagement", "2025-04-21T00:00:00.000Z")).steps).toHaveLength(1);
    expect((await only(bench.ledger, "engagement", "2025-04-23T10:00:00.000Z")).status).toBe("announced");
  });

  test("a plan whose day has passed in silence is expected and not reported", async () => {
    await add(bench.ledger, article("2025-04-20T10:00:00Z", london("They will meet.")));
    expect((await only(bench.ledger, "engagement", "2025-04-23T23:59:59.999Z")).status).toBe("announced");
    expect((await only(bench.ledger, "engagement", "2025-04-24T00:00:00.000Z")).status).toBe("expected-not-reported");
    expect((await only(bench.ledger, "engagement")).status).toBe("expected-not-reported");
    await add(bench.ledger, article("2025-04-22T10:00:00Z", london("It is off.", { status: "cancelled" })));
    expect((await only(bench.ledger, "engagement")).status).toBe("cancelled");
  });

  test("what is retracted counted until it was, what is corrected is what counts since", async () => {
    const page = (more: Partial<Made>, finding = london("They will meet.")) =>
      article("2025-04-20T10:00:00Z", finding, { url: "https://b.example/1", outlet: "B", ...more });
    const before = page({});
    await add(
      bench.ledger,
      before,
      page(
        { modified: "2025-04-21T10:00:00Z", publication: "corrected" },
        london("They will meet a day later.", { when: onDay("2025-04-24") }),
      ),
    );
    expect((await only(bench.ledger, "engagement", "2025-04-20T12:00:00.000Z")).value).toMatchObject({
      when: { start: "2025-04-23" },
    });
    const corrected = await only(bench.ledger, "engagement");
    expect(corrected.value).toMatchObject({ when: { start: "2025-04-24" } });
    expect(corrected.rivals).toEqual([]);
    expect((await record(bench.ledger, before.findings[0]!.key))?.id).toBe(corrected.id);
    await add(bench.ledger, page({ modified: "2025-04-22T10:00:00Z", publication: "retracted" }));
    expect(await records(bench.ledger)).toEqual([]);
    expect(await record(bench.ledger, corrected.id)).toBeUndefined();
    expect(await only(bench.ledger, "engagement", "2025-04-21T12:00:00.000Z")).toEqual({
      ...corrected,
      accounts: corrected.accounts.map((account) => ({
        ...account,
        provenance: { ...account.provenance, laterCapture: true },
      })),
      status: "announced",
    });
    for (const publication of ["killed", "embargoed"] as const)
      await add(bench.ledger, article("2025-04-22T10:00:00Z", london(`It is ${publication}.`), { publication }));
    expect(await records(bench.ledger)).toEqual([]);
  });

  test("opinion is nobody's fact, but what it quotes was said", async () => {
    await add(
      bench.ledger,
      article(
        "2025-04-20T10:00:00Z",
        [
          london("They will surely meet."),
          { kind: "attribution", quote: "Moscow has 4,000 drones in Crimea, a general said.", id: "said" },
          { kind: "figure", quote: "It has 4,000 drones.", measure: "drones", saidBy: "said", value: { best: 4000 } },
        ],
        { genre: "opinion" },
      ),
    );
    expect((await records(bench.ledger)).map(({ kind }) => kind).sort()).toEqual(["claim", "figure"]);
  });

  test("a wire copy, an outlet's second report and a relayed report are no second origin", async () => {
    const body = Array.from({ length: 60 }, (_, at) => `word${(at * 7919) % 997} told${(at * 31) % 89}`);
    const wire = article("2025-04-20T10:00:00Z", london("They will meet."), { outlet: "Wire", body });
    const copy = article("2025-04-20T12:00:00Z", london("They will meet."), {
      outlet: "Lantern",
      body,
      credits: ["Wire"],
    });
    await add(bench.ledger, wire, copy);
    const one = await only(bench.ledger, "engagement");
    expect(one).toMatchObject({ origins: 1, standing: "single-origin" });
    expect(new Set(one.accounts.map(({ origin }) => origin)).size).toBe(1);
    await add(
      bench.ledger,
      article("2025-04-21T10:00:00Z", london("As reported, they will meet."), { outlet: "Wire" }),
    );
    expect(await only(bench.ledger, "engagement")).toMatchObject({ origins: 1 });
    await add(bench.ledger, article("2025-04-21T11:00:00Z", london("We too hear that they will meet.")));
    expect(await only(bench.ledger, "engagement")).toMatchObject({ origins: 2, standing: "corroborated" });
  });

  test("two outlets that pass on a third one's report are one origin", async () => {
    const relays = (published: string, quote: string) =>
      article(published, [
        { kind: "attribution", quote, id: "ft-says", source: { type: "media", actor: "ft" } },
        {
          kind: "position",
          quote: `${quote} So it is said.`,
          party: "RUS",
          issue: "frontlines",
          stance: "offers",
          voice: "ascribed",
          saidBy: "ft-says",
        },
      ]);
    await add(
      bench.ledger,
      relays("2025-04-22T10:00:00Z", "The paper says that Moscow would stop at the front."),
      relays("2025-04-22T15:00:00Z", "Moscow would stop where it stands, according to the paper."),
    );
    const position = await only(bench.ledger, "position");
    expect(position.accounts.map(({ origin }) => origin)).toEqual(["media/financial-times", "media/financial-times"]);
    expect(position.origins).toBe(1);
    expect(position.accounts[0]?.saidBy?.source.actor).toBe("media/financial-times");
    expect(position.accounts[0]?.speaker).toBe("Financial Times");
  });

  test("a claim is denied, contested, corroborated or walked back", async () => {
    const content = "Moscow would halt its invasion along the front if Crimea were recognised";
    const says = (id: string, quote: string, actor: string): MadeFinding => ({
      kind: "attribution",
      id,
      quote,
      source: { type: actor === "ft" ? "media" : "named", actor },
    });
    const denial: MadeFinding = {
      kind: "attribution",
      id: "no",
      quote: "The report is fake, Moscow said.",
      act: "deny",
      source: { type: "named", actor: "RUS" },
    };
    const first = article("2025-04-22T10:00:00Z", [says("it", content, "ft"), denial], {
      links: [{ from: "no", to: "it", relation: "dismisses-report" }],
    });
    await add(bench.ledger, first);
    const denied = await only(bench.ledger, "claim");
    expect(denied.standing).toBe("denied");
    expect(denied.accounts.map(({ role }) => role).sort()).toEqual(["asserts", "denies"]);
    expect(denied.value).toMatchObject({ kind: "attribution", source: { actor: "media/financial-times" } });
    await add(bench.ledger, article("2025-04-23T10:00:00Z", says("too", `${content}, officials confirmed`, "USA")));
    expect(await only(bench.ledger, "claim")).toMatchObject({ standing: "contested", origins: 2 });
    expect((await only(bench.ledger, "claim", "2025-04-22T12:00:00.000Z")).standing).toBe("denied");
    await add(
      bench.ledger,
      article(
        "2025-04-24T10:00:00Z",
        [says("first", content, "USA"), says("then", "I was misunderstood on the front, the envoy said.", "USA")],
        {
          links: [{ from: "then", to: "first", relation: "walks-back" }],
        },
      ),
    );
    expect((await only(bench.ledger, "claim")).standing).toBe("walked-back");
  });

  test("two sources that do not depend on each other corroborate, one speaker in two outlets does not", async () => {
    const quote = "Moscow has moved four brigades away from the northern border of Ukraine";
    const by = (actor: string, more: string): MadeFinding => ({
      kind: "attribution",
      quote: `${quote}${more}`,
      source: { type: "named", actor },
    });
    await add(
      bench.ledger,
      article("2025-04-22T10:00:00Z", by("rubio", ".")),
      article("2025-04-22T11:00:00Z", by("rubio", ", he said.")),
    );
    expect(await only(bench.ledger, "claim")).toMatchObject({ standing: "single-origin", origins: 2 });
    await add(bench.ledger, article("2025-04-22T12:00:00Z", by("GBR", ", London said.")));
    expect(await only(bench.ledger, "claim")).toMatchObject({ standing: "corroborated", origins: 3 });
  });

  test("a position keeps its history, and the party's own word goes before what is ascribed to it", async () => {
    const position = (
      quote: string,
      stance: "accepts" | "rejects" | "considers",
      voice: "own" | "ascribed" = "own",
    ): MadeFinding => ({ kind: "position", quote, party: "UKR", issue: "ceasefire", stance, voice });
    await add(
      bench.ledger,
      article("2025-03-01T10:00:00Z", position("Kyiv said no.", "rejects")),
      article("2025-03-11T10:00:00Z", position("Kyiv said yes.", "accepts")),
      article("2025-03-12T10:00:00Z", position("Kyiv may have second thoughts, it is said.", "considers", "ascribed")),
    );
    const found = await only(bench.ledger, "position");
    expect(found).toMatchObject({ status: "accepts", value: { stance: "accepts", voice: "own" } });
    expect(found.steps.map(({ what }) => what)).toEqual(["rejects", "accepts", "considers"]);
    expect((await only(bench.ledger, "position", "2025-03-05T00:00:00.000Z")).status).toBe("rejects");
  });

  test("records that merge keep their old ids as names", async () => {
    const [one, other] = [
      article("2025-04-20T10:00:00Z", london("Ministers will meet.")),
      article("2025-04-21T10:00:00Z", london("London awaits them.")),
    ];
    await add(bench.ledger, one, other);
    const merged = await only(bench.ledger, "engagement");
    const keys = [one, other].map((reading) => reading.findings[0]!.key).sort();
    expect(merged.id).toBe(keys[0]);
    expect((await record(bench.ledger, keys[1]!))?.id).toBe(keys[0]);
    expect(await record(bench.ledger, "no such id")).toBeUndefined();
  });

  test("links between findings lead from record to record", async () => {
    await add(
      bench.ledger,
      article(
        "2025-04-22T10:00:00Z",
        [
          { ...london("They will meet."), id: "talks" },
          { kind: "attribution", id: "yes", quote: "The Foreign Office confirmed it.", act: "confirm" },
        ],
        {
          links: [{ from: "yes", to: "talks", relation: "confirms" }],
        },
      ),
    );
    const [talks, claim] = [await only(bench.ledger, "engagement"), await only(bench.ledger, "claim")];
    expect(talks.links).toMatchObject([{ relation: "confirms", direction: "in", record: claim.id, finding: claim.id }]);
    expect(claim.links).toMatchObject([
      { relation: "confirms", direction: "out", record: talks.id, finding: talks.id },
    ]);
  });

  test("what was captured only later is marked, now and then", async () => {
    await add(
      bench.ledger,
      article("2025-04-20T10:00:00Z", london("They will meet."), { capturedAt: "2025-05-01T00:00:00.000Z" }),
    );
    const marks = async (asOf?: string) =>
      (await only(bench.ledger, "engagement", asOf)).accounts.map(({ provenance }) => provenance.laterCapture);
    expect(await marks("2025-04-22T00:00:00.000Z")).toEqual([true]);
    expect(await marks("2025-05-02T00:00:00.000Z")).toEqual([false]);
    expect(await marks()).toEqual([false]);
  });

  test("dossiers gather articles, records and actors", async () => {
    const strikeIn = article(
      "2025-04-13T10:00:00Z",
      strike("Russia struck Sumy.", { best: 3 }, { responsibility: [{ actor: "RUS", basis: "attributed" }] }),
    );
    await add(
      bench.ledger,
      article(
        "2025-04-20T10:00:00Z",
        london("Ministers will meet.", {
          participants: [{ actor: "rubio", party: "USA", roles: [], attendance: "expected" }],
        }),
      ),
      strikeIn,
    );
    await saveDossier(bench.ledger, {
      schema: "parley.dossier/1",
      id: "war",
      name: "War",
      parties: [
        { actor: "RUS", name: "Russia", standing: "conflict-party" },
        { actor: "UKR", name: "Ukraine", standing: "conflict-party" },
      ],
    });
    expect((await records(bench.ledger, { dossier: "war" })).map(({ kind, dossiers }) => [kind, dossiers])).toEqual([
      ["incident", ["war"]],
    ]);
    expect(await dossiers(bench.ledger)).toMatchObject([
      { id: "war", name: "War", articles: 1, lastReport: "2025-04-13T10:00:00.000Z" },
    ]);
    expect(
      (await latestArticles(bench.ledger, { limit: 9 })).map(({ reportTime, dossiers, findings }) => [
        reportTime.slice(0, 10),
        dossiers,
        findings,
      ]),
    ).toEqual([
      ["2025-04-20", [], 1],
      ["2025-04-13", ["war"], 1],
    ]);
    expect(await latestArticles(bench.ledger, { limit: 1, dossier: "war" })).toMatchObject([
      { id: strikeIn.article.id },
    ]);
    expect(await latestArticles(bench.ledger, { limit: 9, asOf: "2025-04-14T00:00:00.000Z" })).toHaveLength(1);
    expect((await actors(bench.ledger, { dossier: "war" })).map(({ id }) => id)).toEqual(["RUS"]);
    expect((await actors(bench.ledger)).map(({ id }) => id)).toContain("person/marco-rubio");
    expect((await places(bench.ledger)).get("geonames/692194")).toMatchObject({ name: "Sumy", country: "UKR" });
    await saveDossier(bench.ledger, {
      schema: "parley.dossier/1",
      id: "war",
      name: "Other",
      parties: [{ actor: "IND", name: "India", standing: "observer" }],
    });
    expect(await dossiers(bench.ledger)).toMatchObject([{ name: "Other", articles: 0 }]);
    expect(await articleById(bench.ledger, "none")).toBeUndefined();
  });

  test("whose man someone is one article may leave to another", async () => {
    const putin = (country?: string): Made["actors"] => [
      { id: "USA" },
      { id: "p", name: "Vladimir Putin", kind: "person", ...(country ? { country } : {}) },
    ];
    const meets = (quote: string, parties: string[]): MadeFinding => ({
      kind: "engagement",
      quote,
      parties,
      participants: [{ actor: "p", roles: [], attendance: "attends" }],
      when: onDay("2025-04-25"),
      status: "held",
    });
    await add(
      bench.ledger,
      article("2025-04-25T10:00:00Z", meets("The envoy met Putin.", ["USA"]), { actors: putin() }),
    );
    expect((await only(bench.ledger, "engagement")).value).toMatchObject({ parties: ["USA"] });
    const other: MadeFinding = { kind: "position", quote: "Putin wants it.", party: "p", issue: "x" };
    await add(bench.ledger, article("2025-04-26T10:00:00Z", other, { actors: putin("RUS") }));
    const found = await only(bench.ledger, "engagement");
    expect(found.value).toMatchObject({ parties: ["RUS", "USA"], participants: [{ party: "RUS" }] });
    expect(found.accounts[0]?.finding).toMatchObject({ parties: ["USA"] });
  });

  test("people named in one article are the states named in another, once it is known whose men they are", async () => {
    const people = (known: boolean): Made["actors"] => [
      { id: "USA" },
      { id: "RUS" },
      { id: "UKR" },
      { id: "TUR" },
      { id: "r", name: "Marco Rubio", kind: "person", ...(known ? { country: "USA" } : {}) },
      { id: "l", name: "Sergei Lavrov", kind: "person", ...(known ? { country: "RUS" } : {}) },
      { id: "z", name: "Volodymyr Zelensky", kind: "person", ...(known ? { country: "UKR" } : {}) },
      { id: "e", name: "Recep Tayyip Erdogan", kind: "person", ...(known ? { country: "TUR" } : {}) },
    ];
    const talks = (quote: string, more: Partial<MadeFinding>): MadeFinding =>
      ({
        kind: "engagement",
        quote,
        place: "london",
        when: onDay("2025-04-23"),
        status: "held",
        ...more,
      }) as MadeFinding;
    const meets = (...ids: string[]) => ({
      participants: ids.map((actor) => ({ actor, roles: [], attendance: "attends" as const })),
    });
    await add(
      bench.ledger,
      article("2025-04-23T10:00:00Z", talks("Rubio met Lavrov.", meets("r", "l")), { actors: people(false) }),
      article("2025-04-23T11:00:00Z", talks("The two powers met.", { parties: ["USA", "RUS"] }), {
        actors: people(false),
      }),
      article("2025-04-23T12:00:00Z", talks("Zelensky met Erdogan.", meets("z", "e")), { actors: people(false) }),
    );
    expect(await records(bench.ledger, { kinds: ["engagement"] })).toHaveLength(3);
    const [one, other] = [meets("r", "l"), meets("z", "e")].map((who, at) =>
      article(
        "2025-04-24T10:00:00Z",
        talks(`Later talks ${at}.`, { ...who, when: onDay("2025-04-30"), place: "sumy" }),
        {
          actors: people(true),
        },
      ),
    );
    await add(bench.ledger, one!, other!);
    const found = (await records(bench.ledger, { kinds: ["engagement"] }))
      .map(({ accounts }) => accounts.length)
      .sort();
    expect(found).toEqual([1, 1, 1, 2]);
  });

  test("an actor's roles carry the time for which they were reported", async () => {
    const role = (title: string, former?: boolean) => [
      { title, authority: "minister" as const, ...(former ? { former } : {}), evidence: evidence[0]! },
    ];
    const named = (name: string, roles: ReturnType<typeof role>): Made["actors"] => [
      { id: "USA" },
      { id: "GBR" },
      { id: "r", name, kind: "person", country: "USA", party: "USA", roles },
    ];
    const talks = (quote: string) =>
      london(quote, { participants: [{ actor: "r", party: "USA", roles: [], attendance: "expected" }] });
    await add(
      bench.ledger,
      article("2025-04-20T10:00:00Z", talks("One."), { actors: named("Marco Rubio", role("Secretary of State")) }),
      article("2025-04-21T10:00:00Z", talks("Two."), { actors: named("Rubio", role("Secretary of State")) }),
    );
    const rubio = (await actors(bench.ledger)).find(({ id }) => id === "person/marco-rubio");
    expect(rubio).toMatchObject({
      name: "Marco Rubio",
      party: "USA",
      names: ["Marco Rubio", "Rubio"],
      articles: 2,
      roles: [
        {
          title: "Secretary of State",
          firstReported: "2025-04-20T10:00:00.000Z",
          lastReported: "2025-04-21T10:00:00.000Z",
        },
      ],
    });
  });
});
