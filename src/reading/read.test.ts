import fc from "fast-check";
import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Attribution, Engagement, FindingKind, FindingOf, Position } from "../findings/finding.ts";
import { Reading } from "../findings/reading.ts";
import { read, readAll } from "./read.ts";

const readText = (...paragraphs: string[]) =>
  read(
    articleOf({
      title: "News from the talks",
      outlet: "Test Wire",
      published: "2025-05-14T10:00:00Z",
      language: "en",
      genre: "news",
      publication: "usable",
      credits: [],
      paragraphs,
    }),
  );
const of = <K extends FindingKind>(reading: Reading, kind: K) =>
  reading.findings.filter((one): one is FindingOf<K> => one.kind === kind);
const nameOf = (reading: Reading, id: string | undefined) => reading.actors.find((actor) => actor.id === id)?.name;

test.each<[string, string | undefined, Attribution["act"], string]>([
  [
    "The Norwegian minister said that the talks would go on.",
    "The Norwegian minister",
    "assert",
    "that the talks would go on",
  ],
  [
    "The talks will go on, the Norwegian minister said on Monday.",
    "the Norwegian minister",
    "assert",
    "The talks will go on",
  ],
  ["“We will not sign,” said Ada Lund, the chief negotiator.", "Ada Lund", "reject", "“We will not sign,”"],
  ["Moscow denied that it had shelled the town.", "Moscow", "deny", "that it had shelled the town"],
  ["According to two diplomats, the draft is ready.", "two diplomats", "assert", "the draft is ready"],
  ["The envoy called the meeting constructive.", "The envoy", "praise", "the meeting constructive"],
  ["Ankara accused Athens of closing the strait.", "Ankara", "accuse", "Athens of closing the strait"],
  [
    "The mediator urged both sides to return to the table.",
    "The mediator",
    "urge",
    "both sides to return to the table",
  ],
  ["The peso fell after reports that the envoy had resigned.", "reports", "assert", "the envoy had resigned"],
])("who said what: %s", (text, source, act, content) => {
  const found = of(readText(text), "attribution");
  expect(found.map((one) => [one.source.span?.exact.split(",")[0], one.act, one.content[0]?.exact])).toContainEqual([
    source,
    act,
    content,
  ]);
});

test.each([
  "The envoy made a call for calm to be kept.",
  "He said little.",
  "If the minister had denied it, nobody would have believed him.",
])("says nothing on anyone’s authority: %s", (text) => {
  expect(of(readText(text), "attribution").filter((one) => one.act !== "demand")).toEqual([]);
});

test.each<[string, Partial<Engagement>]>([
  ["The foreign ministers of Norway and Chile will meet in Oslo on Friday.", { form: "meeting", status: "announced" }],
  ["Talks between Norway and Chile in Oslo were postponed.", { form: "talks", status: "postponed" }],
  ["The summit in Lima was called off.", { form: "summit", status: "cancelled" }],
  ["Norway and Chile held indirect talks in Lima on Monday.", { form: "talks", status: "held", format: "indirect" }],
  ["Talks between Norway and Chile broke down on Monday.", { form: "talks", status: "broken-off" }],
  [
    "President Ada Lund spoke by telephone with Chilean President Bo Reyes on Tuesday.",
    { form: "call", status: "held" },
  ],
])("tells an engagement and its state: %s", (text, expected) => {
  expect(of(readText(text), "engagement")[0]).toMatchObject(expected);
});

test.each([
  "Nobody met the envoy.",
  "The ministry held a news conference.",
  "Talks are never easy.",
  "He called the meeting a success.",
])("tells of no engagement: %s", (text) => {
  expect(of(readText(text), "engagement")).toEqual([]);
});

test("keeps one talk as one finding, with who withdrew and who stands in", () => {
  const reading = readText(
    "Talks between Norway and Chile in Lima on Friday have been scaled back, with Norwegian Foreign Minister Ada Lund no longer attending.",
    "Norwegian envoy Bo Ek will represent Norway in place of Lund. Chilean officials will attend the Lima talks.",
  );
  const found = of(reading, "engagement");
  expect(found).toHaveLength(1);
  expect(found[0]!.changes.map((change) => change.what)).toContain("downgraded");
  const roster = Object.fromEntries(found[0]!.participants.map((one) => [nameOf(reading, one.actor), one]));
  expect(roster["Ada Lund"]?.attendance).toBe("withdrew");
  expect(roster["Bo Ek"]?.attendance).toBe("stands-in");
  expect(roster["Bo Ek"]?.for?.map((id: string) => nameOf(reading, id))).toEqual(["Ada Lund"]);
  expect(new Set(found[0]!.parties)).toEqual(new Set(["NOR", "CHL"]));
  expect(reading.places.find((place) => place.id === found[0]!.place)?.name).toBe("Lima");
  expect(found[0]!.when).toMatchObject({ start: "2025-05-16", end: "2025-05-16" });
});

test.each<[string, string, Position["stance"], string]>([
  ["Norway rejected the prisoner exchange.", "NOR", "rejects", "prisoner-exchange"],
  ["Chile will never accept foreign peacekeepers.", "CHL", "rejects", "peacekeeping-force"],
  ["Norway is willing to lift sanctions in exchange for inspections.", "NOR", "offers", "sanctions-relief"],
  ["Chile demanded security guarantees.", "CHL", "demands", "security-guarantees"],
  ["Norway is considering a cut in tariffs.", "NOR", "considers", "reduction-of-tariffs"],
])("tells a position: %s", (text, party, stance, issue) => {
  const found = of(readText(text), "position");
  expect(found.map((one) => [one.party, one.stance, one.issue])).toContainEqual([party, stance, issue]);
});

test("does not take a question for an answer, nor a courtesy for a position", () => {
  const reading = readText(
    "Norway has not said whether it would accept the ceasefire. The minister welcomed the guests.",
  );
  expect(of(reading, "position").filter((one) => one.stance === "accepts")).toEqual([]);
});

test("ties a denial to the report that it denies", () => {
  const reading = readText(
    "The Lima Gazette reported that Norway had stopped the talks. Norway dismissed the report as false.",
  );
  const link = reading.links.find((one) => one.relation === "dismisses-report");
  const to = reading.findings.find((one) => one.id === link?.to);
  expect(to?.evidence[0]?.exact).toContain("Norway had stopped the talks");
});

test("gives actors their roles and sides", () => {
  const reading = readText(
    "French Foreign Minister Léa Marchand and special envoy Paul Aubry flew to Beirut. Rana Saab, an adviser to Lebanon’s prime minister, met them.",
  );
  const side = (name: string) => reading.actors.find((actor) => actor.name === name);
  expect(side("Léa Marchand")).toMatchObject({
    party: "FRA",
    roles: [{ title: "French Foreign Minister", authority: "minister" }],
  });
  expect(side("Paul Aubry")?.party).toBe("FRA");
  expect(side("Rana Saab")?.party).toBe("LBN");
});

test("is the same for the same article, of its schema, and never without evidence", () => {
  const texts = ["Norway and Chile met in Oslo on Monday, officials said.", "“It is over,” Lund said. “We tried.”"];
  const first = readText(...texts);
  expect(readText(...texts)).toEqual(first);
  Reading.parse(first);
  for (const finding of first.findings) {
    expect(finding.evidence.length).toBeGreaterThan(0);
    for (const span of finding.evidence) expect(first.article.text.slice(span.start, span.end)).toBe(span.exact);
  }
});

test("reads any text without a crash, its spans in place", () => {
  const piece = fc.constantFrom(
    "The envoy",
    "said",
    "“",
    "”",
    "that",
    ",",
    ".",
    "Oslo",
    "will meet",
    "Norway",
    "in exchange for",
    "12",
    "killed",
    "🙂",
    "\u200f",
    "truce",
    "who",
    "—",
    "'s",
    "\n\n",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 40 }), (parts) => {
      const reading = readText(parts.join(" "));
      for (const finding of reading.findings) {
        for (const span of finding.evidence) expect(reading.article.text.slice(span.start, span.end)).toBe(span.exact);
      }
    }),
    { numRuns: 60 },
  );
});

test("what an article's reading is does not hang on the articles read with it", () => {
  const said = (one: string, other: string) =>
    articleOf({
      title: `${one} and ${other} talk`,
      published: "2025-05-14T10:00:00Z",
      language: "en",
      genre: "news",
      publication: "usable",
      credits: [],
      paragraphs: [
        `The foreign ministers of ${one} and ${other} met in Oslo on Monday. “We will not sign,” the minister of ${one} said.`,
        `${other} denied that it had shelled the border, and its envoy, who was to lead the talks on Friday, stayed away.`.repeat(
          one.length,
        ),
      ],
    });
  const articles = [said("Norway", "Peru"), said("Chad", "Mali"), said("Kenya", "Ghana"), said("Norway", "Peru")];
  expect(readAll(articles)).toEqual(articles.map((article) => read(article)));
  expect(readAll([])).toEqual([]);
});
