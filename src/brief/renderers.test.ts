import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { account, actors, day, dayAsOf, finding, places, record } from "../../test/fixtures/records.ts";
import { Brief } from "./brief.ts";
import { briefOf } from "./compose.ts";
import { briefAsHtml } from "./html.ts";
import { briefAsMarkdown } from "./markdown.ts";
import { ranges, referencesOf } from "./references.ts";
import { briefAsText, textOptionsFor } from "./text.ts";

const meeting = finding("engagement", { parties: ["UKR", "USA"], place: "geonames/1", when: day("2025-04-25") }, [
  "Ukraine and the US will meet in London on Friday",
]);
const strike = finding("incident", { place: "geonames/2", killed: { low: 3 } }, [
  "a drone killed at least three in Kherson",
]);
const wire = { article: "a2", revision: "r2", outlet: "Evening Register", url: "https://register.example/talks" };
const records = [record(meeting), record(strike, { accounts: [account(strike, { provenance: wire })] })];
const brief = briefOf({ records, actors, places, asOf: dayAsOf });
const empty = briefOf({ records: [], actors, places, asOf: dayAsOf });

test("text: wrapped, numbered, with every quote under its outlet and day", () => {
  expect(briefAsText(brief, { columns: 64 })).toMatchInlineSnapshot(`
    "Everything in the ledger
    As of Wednesday 23 April 2025.

    It rests on two reports by Evening Register and Harbour Gazette,
    all of 23 April 2025.

    Ukraine and the United States will hold talks in London on
    Friday 25 April 2025.° [1]

    THE TABLE
      Ahead · 25 April
      • Ukraine and the United States will hold talks in London on
        Friday 25 April 2025.° [1]

    ON THE GROUND
      • A drone strike in Kherson killed at least three people.° [2]

    SOURCES
    [1] Harbour Gazette, 23 April 2025: “Ukraine and the US will
        meet in London on Friday”
    [2] Evening Register, 23 April 2025: “a drone killed at least
        three in Kherson”

    ° rests on one independent origin
    "
  `);
});

test("text: no line is wider than asked for, whatever the width", () => {
  for (const columns of [40, 60, 100]) {
    for (const line of briefAsText(brief, { columns }).split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
  }
});

test("text: colour only when asked for, which a pipe, NO_COLOR and a dumb terminal do not", () => {
  expect(briefAsText(brief)).not.toContain("\u001b");
  expect(briefAsText(brief, { colour: true })).toContain("\u001b[");
  expect(textOptionsFor({ isTTY: true, columns: 120 }, {})).toEqual({ columns: 100, colour: true });
  expect(textOptionsFor({ isTTY: true }, { NO_COLOR: "1" }).colour).toBe(false);
  expect(textOptionsFor({ isTTY: true }, { TERM: "dumb" }).colour).toBe(false);
  expect(textOptionsFor({}, {})).toEqual({ columns: 80, colour: false });
});

test("text: an article cannot send codes to the terminal", () => {
  const hostile = finding("incident", { place: "geonames/2", target: "port" }, ["red \u001b[31m text \u202e turned"]);
  const text = briefAsText(briefOf({ records: [record(hostile)], actors, places, asOf: dayAsOf }));
  for (const code of ["\u001b", "\u202e"]) expect(text).not.toContain(code);
});

test("an empty ledger says so in every form", () => {
  for (const text of [briefAsText(empty), briefAsMarkdown(empty), briefAsHtml(empty)]) {
    expect(text).toContain("No report on these talks is in the ledger for that moment.");
  }
});

test("a brief that is older than its day says so", () => {
  const later = briefOf({ records, actors, places, asOf: "2025-06-01T12:00:00.000Z" });
  expect(briefAsText(later)).toContain("The last report is 39 days old");
});

test("Markdown: footnotes for all evidence, and no markup out of articles", () => {
  const markdown = briefAsMarkdown(brief);
  expect(markdown).toContain("## The table");
  const used = new Set([...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number));
  const defined = new Set([...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => number));
  expect(used).toEqual(defined);
  const hostile = finding(
    "incident",
    { place: "geonames/2", target: "<img src=x onerror=alert(1)> [link](javascript:alert(1)) `code`" },
    ["**bold** [x](https://evil.example) <script>"],
  );
  const escaped = briefAsMarkdown(briefOf({ records: [record(hostile)], actors, places, asOf: dayAsOf }));
  expect(escaped).toContain("img src=x");
  expect(escaped).not.toMatch(/(?<!\\)<(script|img)/);
  expect(escaped).not.toMatch(/(?<!\\)\]\((javascript|https)/);
  expect(escaped).not.toMatch(/(?<!\\)\*\*bold/);
});

test("Markdown: only web addresses become links", () => {
  expect(briefAsMarkdown(brief)).toContain("](<https://register.example/talks>)");
  const bad = record(strike, { accounts: [account(strike, { provenance: { ...wire, url: "javascript:alert(1)" } })] });
  expect(briefAsMarkdown(briefOf({ records: [bad], actors, places, asOf: dayAsOf }))).not.toContain("javascript:");
});

test("HTML: one file, nothing from outside, every number leads to its source", () => {
  const { document } = parseHTML(briefAsHtml(brief));
  expect(document.querySelectorAll("script, link, img, iframe").length).toBe(0);
  expect(document.querySelector("html")?.getAttribute("lang")).toBe("en-GB");
  const links = [...document.querySelectorAll(".refs a")];
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(document.getElementById(link.getAttribute("href")!.slice(1))).not.toBeNull();
});

test("HTML: text out of articles stays text", () => {
  const value = finding("incident", { place: "geonames/2", target: '<img src=x onerror="alert(1)">' }, [
    "<script>alert(1)</script>\"'&",
  ]);
  const hostile = record(value, {
    accounts: [
      account(value, {
        provenance: { outlet: '"><svg onload=alert(1)>', url: "javascript:alert(1)", title: "</title><script>" },
      }),
    ],
  });
  const { document } = parseHTML(briefAsHtml(briefOf({ records: [hostile], actors, places, asOf: dayAsOf })));
  expect(document.querySelectorAll("script, svg, img").length).toBe(0);
  expect([...document.querySelectorAll("a")].some((link) => /^javascript/i.test(link.getAttribute("href") ?? ""))).toBe(
    false,
  );
  expect(document.querySelector(".sources q")?.textContent).toBe("<script>alert(1)</script>\"'&");
});

test("JSON: the brief is what its schema says, there and back", () => {
  expect(Brief.parse(JSON.parse(JSON.stringify(brief)))).toEqual(brief);
  expect(() => Brief.parse({ ...brief, lead: [{ ...brief.lead[0], evidence: [] }] })).toThrow();
});

test("references: the same words have one number, and runs are drawn together", () => {
  const references = referencesOf(brief);
  expect(new Set(references.list.map(({ number }) => number)).size).toBe(references.list.length);
  expect(ranges([1, 2, 3, 5, 7, 8])).toBe("1–3, 5, 7, 8");
});
