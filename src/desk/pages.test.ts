import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { actors, day, dayAsOf, finding, places, record, span } from "../../test/fixtures/records.ts";
import { briefOf } from "../brief/compose.ts";
import { tell } from "../brief/told.ts";
import { articleOf } from "../findings/article.ts";
import type { Finding } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { spanOf } from "../text/span.ts";
import { ArticlePage } from "./article.tsx";
import { DossierPage } from "./dossier.tsx";
import { FaultPage } from "./fault.tsx";
import { namingOfLedger } from "./naming.ts";
import { RecordPage } from "./record.tsx";

const hostile = '<script>alert(1)</script><img src=x onerror="alert(1)">"\'&';

type Page = ReturnType<typeof parseHTML>["document"];

function parsed(page: unknown): Page {
  return parseHTML(`<!doctype html>${String(page)}`).document;
}

function articleWith(
  paragraphs: string[],
  quotes: { quote: string; kind?: "position" | "attribution" }[],
  title = "Talks go on",
) {
  const article = articleOf({
    title,
    outlet: "Harbour Gazette",
    published: "2025-04-23",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs,
  });
  const findings = quotes.map(({ quote, kind = "position" }) => {
    const start = article.text.indexOf(quote);
    return { ...finding(kind), evidence: [spanOf(article.text, start, start + quote.length)] } as Finding;
  });
  const reading = { actors: [], places: [], findings } as unknown as Reading;
  return { article, reading, findings };
}

function articlePage(
  given: ReturnType<typeof articleWith>,
  extra: Partial<Parameters<typeof ArticlePage>[0]> = {},
): Page {
  return parsed(ArticlePage({ article: given.article, reading: given.reading, revisions: [], dossiers: [], ...extra }));
}

test("article: hostile title, text, outlet and address stay text", () => {
  const given = articleWith([`Before ${hostile} after.`], [{ quote: hostile }], hostile);
  given.article.outlet = hostile;
  given.article.byline = hostile;
  given.article.url = "javascript:alert(1)";
  const document = articlePage(given);
  expect(document.querySelectorAll("script, img, svg, iframe").length).toBe(0);
  for (const note of document.querySelectorAll(".note")) note.remove();
  expect(document.querySelector("h1")?.textContent).toBe(hostile);
  expect(document.querySelector(".text mark")?.textContent).toBe(hostile);
  for (const link of document.querySelectorAll("a")) expect(link.getAttribute("href")).not.toMatch(/^\s*javascript/i);
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) expect(name).not.toMatch(/^on/i);
  }
});

test("article: overlapping findings are marked without losing or doubling a letter", () => {
  const text = "Kyiv said it would reject the plan unless guarantees came first.";
  const document = articlePage(
    articleWith(
      [text],
      [
        { quote: "Kyiv said it would reject the plan", kind: "attribution" },
        { quote: "reject the plan unless guarantees came first" },
      ],
    ),
  );
  const paragraph = [...document.querySelectorAll(".text p")].at(-1)!;
  const bare = paragraph.cloneNode(true) as typeof paragraph;
  for (const note of bare.querySelectorAll(".note")) note.remove();
  expect(bare.textContent).toBe(text);
  expect([...paragraph.querySelectorAll("mark.over")].map((mark) => mark.textContent)).toEqual(["reject the plan"]);
});

test("article: every finding leads to its words and every mark to its finding", () => {
  const document = articlePage(
    articleWith(
      ["One side accepts. The other refuses."],
      [{ quote: "One side accepts" }, { quote: "The other refuses" }],
    ),
  );
  const inside = [...document.querySelectorAll('.text a[href^="#"], .findings a[href^="#"]')];
  expect(inside.length).toBeGreaterThan(3);
  for (const link of inside)
    expect(document.getElementById(link.getAttribute("href")!.slice(1)), link.outerHTML).not.toBeNull();
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("article: the cited words are marked, of the revision that they were cited from only", () => {
  const given = articleWith(["One side accepts. The other refuses."], []);
  const at = given.article.text.indexOf("The other");
  const cited = articlePage(given, { asked: given.article.revision, at: `${at}-${at + 9}` });
  expect(cited.querySelector("mark.cited")?.textContent).toBe("The other");
  expect(cited.getElementById("cited")).not.toBeNull();
  const other = articlePage(given, { asked: "another", at: `${at}-${at + 9}` });
  expect(other.querySelector("mark.cited")).toBeNull();
  expect(other.querySelector(".notice")?.textContent).toContain("not in the ledger");
});

test("article: what was retracted says that it supports nothing", () => {
  const given = articleWith(["It never was."], []);
  given.article.publication = "retracted";
  expect(articlePage(given).querySelector(".notice")?.textContent).toContain("supports nothing");
});

const meeting = finding("engagement", { parties: ["UKR", "USA"], place: "geonames/1", when: day("2025-04-25") }, [
  hostile,
]);
const stand = finding("position", { stance: "rejects" });
const records = [record(meeting), record(stand)];
const brief = briefOf({ records, actors, places, asOf: dayAsOf });

test("dossier: each sentence leads to its words in the article, in their revision", () => {
  const document = parsed(DossierPage({ brief, actors, path: "/everything", dossiers: [] }));
  const links = [...document.querySelectorAll(".brief .refs a")];
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(link.getAttribute("href")).toMatch(/^\/articles\/a1\?revision=r1&at=\d+-\d+#cited$/);
  expect(document.querySelectorAll("script, img").length).toBe(0);
  const form = document.querySelector("form.asof")!;
  expect([
    form.getAttribute("method"),
    form.getAttribute("action"),
    form.querySelector("input")?.getAttribute("value"),
  ]).toEqual(["get", "/everything", "2025-04-23"]);
});

test("dossier: the grid holds each stance under its party, the roster each role", () => {
  const document = parsed(DossierPage({ brief, actors, path: "/everything", dossiers: [] }));
  expect([...document.querySelectorAll(".scroll th[scope=col]")].map((cell) => cell.textContent)).toEqual([
    "Issue",
    "Ukraine",
  ]);
  expect(document.querySelector(".scroll td")?.textContent).toMatch(/^rejects\W+\d/);
  expect(document.getElementById("roster")?.parentElement?.textContent).toContain("special envoy");
});

test("record: fields, accounts, rivals and steps, hostile words as text", () => {
  const rivals = [
    {
      field: "when",
      values: [
        { value: "x", text: hostile, accounts: [meeting.key] },
        { value: "y", text: "other", accounts: [meeting.key] },
      ],
    },
  ];
  const steps = [{ at: "2025-04-23T00:00:00.000Z", what: "announced", detail: hostile, accounts: [meeting.key] }];
  const one = record(meeting, { rivals, steps });
  const sentences = tell(one, { records: [one], actors, places, asOf: dayAsOf });
  const document = parsed(RecordPage({ record: one, sentences, naming: namingOfLedger(actors, places), dossiers: [] }));
  expect(document.querySelectorAll("script, img").length).toBe(0);
  expect(document.querySelector("h1")?.textContent).toBe(
    "Ukraine and the United States will hold talks in London on Friday 25 April 2025.",
  );
  for (const id of ["fields", "rivals", "accounts", "steps"]) expect(document.getElementById(id)).not.toBeNull();
  expect(document.querySelector("dl")?.textContent).toContain("London");
});

test("every page has a language, a title, one main heading and a way past its head", () => {
  const given = articleWith(["Text."], []);
  const pages = [
    articlePage(given),
    parsed(DossierPage({ brief, actors, path: "/everything", dossiers: [{ id: "x", name: "X" }] })),
    parsed(FaultPage({ title: "Not found", message: hostile, hint: "Go back." })),
  ];
  for (const document of pages) {
    expect(document.documentElement.getAttribute("lang")).toBe("en-GB");
    expect(document.title.length).toBeGreaterThan(3);
    expect(document.querySelectorAll("h1").length).toBe(1);
    expect(document.querySelector("a.skip")?.getAttribute("href")).toBe("#main");
    for (const landmark of ["header", "nav", "main", "footer"]) expect(document.querySelector(landmark)).not.toBeNull();
    expect(document.querySelectorAll("script, [style], style").length).toBe(0);
  }
});

test("text that runs from right to left is kept apart from what surrounds it", () => {
  const given = articleWith(["Text."], [], "خبر عاجل");
  expect(articlePage(given).querySelector("h1 bdi")?.textContent).toBe("خبر عاجل");
});

test("the words of a finding's fields", () => {
  const value = finding("engagement", {
    parties: ["UKR"],
    when: day("2025-04-25"),
    participants: [
      { actor: "person/tom-reed", party: "USA", roles: ["leads"], attendance: "stands-in", for: ["person/john-blake"] },
    ],
    reasons: [{ kind: "stated", text: span("“illness”") }],
  });
  const text = parsed(
    RecordPage({ record: record(value), sentences: [], naming: namingOfLedger(actors, places), dossiers: [] }),
  ).querySelector("dl")?.textContent;
  for (const words of [
    "Friday 25 April 2025",
    "Tom Reed (the United States): stands in for John Blake, leads",
    "stated, “illness”",
  ])
    expect(text).toContain(words);
});
