import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stateOfTalks } from "../brief/state.ts";
import { append } from "../ledger/append.ts";
import { fold } from "../ledger/fold.ts";
import { madeReading, onDay } from "../ledger/made-reading.ts";
import { type Ledger, openLedger } from "../ledger/open.ts";
import { desk } from "./desk.ts";
import { wordsPath } from "./sentence.tsx";

let ledger: Ledger;
const actors = [{ id: "UKR" }, { id: "RUS" }];
const told = { url: "https://gazette.example/talks", outlet: "Harbour Gazette", title: "Talks on Friday", actors };
const meeting = {
  kind: "engagement" as const,
  parties: ["UKR", "RUS"],
  when: onDay("2025-04-25"),
  phase: "planned" as const,
};
const first = madeReading({
  ...told,
  published: "2025-04-22T08:00:00Z",
  findings: [{ ...meeting, quote: "Ukraine and Russia will meet on Friday in the harbour." }],
});
const second = madeReading({
  ...told,
  published: "2025-04-22T08:00:00Z",
  modified: "2025-04-23T08:00:00Z",
  publication: "corrected",
  findings: [{ ...meeting, quote: "Ukraine and Russia are to meet on Friday, at noon." }],
});

beforeAll(async () => {
  ledger = await openLedger({ scratch: true });
  for (const reading of [first, second]) await append(ledger, { article: reading.article, reading });
  await fold(ledger);
});
afterAll(() => ledger.close());

async function get(path: string) {
  const response = await desk(ledger).request(path);
  return { response, document: parseHTML(await response.text()).document };
}

test("a sentence of a past day leads to its words in the revision of that day", async () => {
  const brief = await stateOfTalks(ledger, { asOf: "2025-04-22T23:59:59.999Z" });
  const evidence = brief.lead[0]!.evidence[0];
  expect(evidence.revision).toBe(first.article.revision);
  const { response, document } = await get(wordsPath(evidence));
  expect(response.status).toBe(200);
  expect(document.querySelector("mark.cited")?.textContent).toBe(
    "Ukraine and Russia will meet on Friday in the harbour.",
  );
  expect(document.querySelector(".notice")?.textContent).toContain("earlier revision");
  expect(document.querySelector(".notice a")?.getAttribute("href")).toBe(`/articles/${first.article.id}`);
});

test("without a revision the article is shown as it stands, with the way to what it was", async () => {
  const { document } = await get(`/articles/${first.article.id}`);
  expect(document.querySelector(".text")?.textContent).toContain("at noon");
  expect(document.querySelector(".notice")?.textContent).toContain("corrected");
  expect(document.querySelectorAll("#revisions ~ ol a").length).toBe(2);
});

test("a finding leads to its record, and the record's old names to the one that it has", async () => {
  const { document } = await get(`/articles/${first.article.id}`);
  const link = document.querySelector('.findings a[href^="/records/"]')!.getAttribute("href")!;
  expect((await get(link)).response.status).toBe(200);
  const gone = (await get(`/records/${first.findings[0]!.key}`)).response;
  expect(gone.status === 200 || gone.headers.get("location")?.startsWith("/records/")).toBe(true);
});

test.each([
  ["/nowhere", 404],
  ["/articles/none", 404],
  ["/records/none", 404],
  ["/dossiers/none", 404],
  ["/everything?asOf=soon", 400],
])("%s is a page that helps, with status %i", async (path, status) => {
  const { response, document } = await get(path);
  expect(response.status).toBe(status);
  expect(document.querySelector("h1")).not.toBeNull();
  expect(document.querySelector('main a[href="/"]')).not.toBeNull();
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("what the reader of an address writes into it stays text", async () => {
  const { document } = await get("/everything?asOf=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
  expect(document.querySelectorAll("script").length).toBe(0);
  expect(document.querySelector("main")?.textContent).toContain("<script>alert(1)</script>");
});
