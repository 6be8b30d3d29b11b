import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Brief } from "../brief/brief.ts";
import { Fault } from "../errors.ts";
import { append } from "../ledger/append.ts";
import { fold } from "../ledger/fold.ts";
import { madeReading, onDay } from "../ledger/made-reading.ts";
import { type Ledger, openLedger } from "../ledger/open.ts";
import { LedgerRecord } from "../ledger/record.ts";
import { isOwnHost } from "./guard.ts";
import { routes } from "./server.ts";

const secret = "the-secret-of-this-process";
let ledger: Ledger;
const asked: { source: unknown; hints: unknown }[] = [];

const reading = madeReading({
  outlet: "Harbour Gazette",
  published: "2025-04-23T08:00:00Z",
  actors: [{ id: "UKR" }, { id: "RUS" }],
  findings: [
    {
      kind: "engagement",
      quote: "Ukraine and Russia will meet on Friday.",
      parties: ["UKR", "RUS"],
      when: onDay("2025-04-25"),
      phase: "planned",
    },
    {
      kind: "position",
      quote: "Ukraine rejects the plan.",
      party: "UKR",
      issue: "ceasefire",
      stance: "rejects",
      phase: "standing",
    },
  ],
});

beforeAll(async () => {
  ledger = await openLedger({ scratch: true });
  await append(ledger, { article: reading.article, reading });
  await fold(ledger);
});
afterAll(() => ledger.close());

type Options = Partial<Parameters<typeof routes>[1]>;

function app(options: Options = {}): Hono {
  const pages = new Hono();
  pages.get("/", (c) => c.text("front"));
  return routes(ledger, {
    host: "127.0.0.1",
    secret,
    pages,
    add: async (source, hints) => {
      asked.push({ source, hints });
      return { outcome: "new", article: "a", revision: "r", title: "T", findings: 0 };
    },
    ...options,
  });
}

const home = { host: "127.0.0.1:7070" };
const get = (path: string, headers: Record<string, string> = {}, options: Options = {}) =>
  app(options).request(path, { headers: { ...home, ...headers } });
const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${secret}` },
  options: Options = {},
) =>
  app(options).request(path, {
    method: "POST",
    headers: { ...home, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const code = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

test("the brief, as JSON of its schema and in three more forms", async () => {
  const response = await get("/api/brief?asOf=2025-04-23");
  expect(response.status).toBe(200);
  const brief = Brief.parse(await response.json());
  expect(brief.lead[0]?.text).toBe("Russia and Ukraine will hold talks on Friday 25 April 2025.");
  for (const [format, type] of [
    ["text", "text/plain"],
    ["md", "text/markdown"],
    ["html", "text/html"],
  ]) {
    const other = await get(`/api/brief?format=${format}`);
    expect(other.headers.get("content-type")).toContain(type);
    expect(await other.text()).toContain("Everything in the ledger");
  }
});

test("records, one and many, by kind and as of a day", async () => {
  const all = LedgerRecord.array().parse(await (await get("/api/records")).json());
  expect(all.map(({ kind }) => kind).sort()).toEqual(["engagement", "position"]);
  const positions = (await (await get("/api/records?kind=position")).json()) as unknown[];
  expect(positions.length).toBe(1);
  expect(await (await get("/api/records?asOf=2025-04-22")).json()).toEqual([]);
  expect(LedgerRecord.parse(await (await get(`/api/records/${all[0]!.id}`)).json()).id).toBe(all[0]!.id);
});

test("articles, one and many", async () => {
  const [listed] = (await (await get("/api/articles?limit=5")).json()) as { id: string }[];
  expect(listed!.id).toBe(reading.article.id);
  const one = (await (await get(`/api/articles/${listed!.id}`)).json()) as { article: { title: string } };
  expect(one.article.title).toBe(reading.article.title);
});

test.each([
  ["/api/nothing", 404, "not-found"],
  ["/api/articles/none", 404, "not-found"],
  ["/api/records/none", 404, "not-found"],
  ["/api/brief?dossier=none", 404, "not-found"],
  ["/api/brief?asOf=yesterday", 400, "bad-date"],
  ["/api/records?asOf=2025-13-01", 400, "bad-date"],
  ["/api/brief?format=pdf", 400, "usage"],
  ["/api/records?kind=rumour", 400, "usage"],
  ["/api/articles?limit=many", 400, "usage"],
])("%s answers %i with the fault %s", async (path, status, name) => {
  const response = await get(path);
  expect([response.status, await code(response)]).toEqual([status, name]);
});

test("writing asks for the secret of the process", async () => {
  for (const authorization of ["", "Bearer wrong", `Basic ${secret}`, `Bearer ${secret}x`]) {
    const response = await post("/api/articles", { text: "words" }, { authorization });
    expect([response.status, await code(response)]).toEqual([401, "unauthorised"]);
  }
  expect(asked).toEqual([]);
});

test("an article is taken as text, as bytes or by its address", async () => {
  const hints = { outlet: "Harbour Gazette" };
  expect((await post("/api/articles", { text: "Grüße", source: "notes.txt", hints })).status).toBe(201);
  expect(
    (await post("/api/articles", { bytes: Buffer.from([0xe4]).toString("base64"), charset: "windows-1251" })).status,
  ).toBe(201);
  expect((await post("/api/articles", { source: "https://gazette.example/talks" })).status).toBe(201);
  const [text, bytes, address] = asked.splice(0) as {
    source: { bytes: Uint8Array; sha256: string; source: string; charset?: string };
    hints: unknown;
  }[];
  expect([Buffer.from(text!.source.bytes).toString("utf8"), text!.source.source, text!.hints]).toEqual([
    "Grüße",
    "notes.txt",
    hints,
  ]);
  expect(text!.source.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect([[...bytes!.source.bytes], bytes!.source.charset]).toEqual([[0xe4], "windows-1251"]);
  expect(address!.source).toBe("https://gazette.example/talks");
});

test.each([
  ["nothing", {}],
  ["a path of this machine", { source: "/etc/passwd" }],
  ["text and bytes", { text: "a", bytes: "YQ==" }],
  ["bytes that are not base64", { bytes: "***" }],
  ["a field that is not known", { text: "a", force: true }],
  ["no JSON", "{"],
])("a body of %s is refused", async (_, body) => {
  const response = await post("/api/articles", body);
  expect([response.status, await code(response)]).toEqual([400, "usage"]);
  expect(asked).toEqual([]);
});

test("a body beyond the limit is refused before it is read", async () => {
  const response = await post(
    "/api/articles",
    { text: "x".repeat(200_000) },
    { authorization: `Bearer ${secret}` },
    { maxBytes: 1000 },
  );
  expect([response.status, await code(response)]).toEqual([413, "input-too-large"]);
});

test("a fault of taking an article is told in its own words, a bug is not", async () => {
  const fault = await post("/api/articles", { text: "a" }, undefined, {
    add: async () => {
      throw new Fault("fetch-timeout", "The site took too long", "Try again.");
    },
  });
  expect([fault.status, await fault.json()]).toEqual([
    504,
    { error: { code: "fetch-timeout", message: "The site took too long", hint: "Try again." } },
  ]);
});

test("a dossier is saved, listed and asked for; one of another form is refused", async () => {
  const dossier = {
    schema: "parley.dossier/1",
    id: "example",
    name: "Example talks",
    parties: [
      { actor: "UKR", name: "Ukraine", standing: "conflict-party" },
      { actor: "RUS", name: "Russia", standing: "conflict-party" },
    ],
  };
  expect((await post("/api/dossiers", dossier)).status).toBe(201);
  const listed = (await (await get("/api/dossiers")).json()) as { id: string }[];
  expect(listed.map(({ id }) => id)).toEqual(["example"]);
  expect((await get("/api/brief?dossier=example&asOf=2025-04-23")).status).toBe(200);
  const bad = await post("/api/dossiers", { ...dossier, parties: [] });
  expect([bad.status, await code(bad)]).toEqual([422, "bad-dossier"]);
});

test("only its own name reaches the desk: another is another site's, rebound", async () => {
  for (const host of ["evil.example", "evil.example:7070", "127.0.0.1.evil.example", ""]) {
    for (const path of ["/", "/api/brief"]) {
      const response = await get(path, { host });
      expect([response.status, await code(response)], host).toEqual([421, "wrong-host"]);
    }
  }
  for (const host of ["127.0.0.1:7070", "localhost:7070", "[::1]:7070", "localhost"])
    expect((await get("/", { host })).status, host).toBe(200);
});

test("the port must be the one listened on", () => {
  expect(isOwnHost("127.0.0.1:7070", "127.0.0.1", 7070)).toBe(true);
  expect(isOwnHost("127.0.0.1:8080", "127.0.0.1", 7070)).toBe(false);
  expect(isOwnHost("127.0.0.1", "127.0.0.1", 7070)).toBe(false);
  expect(isOwnHost("news.example:7070", "news.example", 7070)).toBe(true);
  expect(isOwnHost("other.example:7070", "news.example", 7070)).toBe(false);
  expect(isOwnHost("anything.example", "0.0.0.0")).toBe(true);
  expect(isOwnHost("user@127.0.0.1", "127.0.0.1")).toBe(false);
  expect(isOwnHost(undefined, "127.0.0.1")).toBe(false);
});

test("a page of another site may not use the desk, a link to it may be followed", async () => {
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
    { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
  ] as Record<string, string>[]) {
    const response = await get("/api/brief", headers);
    expect([response.status, await code(response)]).toEqual([403, "cross-origin"]);
  }
  const written = await post(
    "/api/articles",
    { text: "a" },
    { authorization: `Bearer ${secret}`, origin: "https://evil.example" },
  );
  expect(written.status).toBe(403);
  expect(
    (await get("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" }))
      .status,
  ).toBe(200);
  expect((await get("/", { origin: "http://127.0.0.1:7070" })).status).toBe(200);
});

test("beyond loopback everything asks for the token", async () => {
  const wide = { host: "0.0.0.0", token: "let-me-in" };
  const basic = `Basic ${Buffer.from("reader:let-me-in").toString("base64")}`;
  for (const path of ["/", "/api/brief", "/style.css"]) {
    const refused = await get(path, {}, wide);
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Basic");
    expect((await get(path, { authorization: "Bearer wrong" }, wide)).status).toBe(401);
  }
  for (const authorization of ["Bearer let-me-in", basic, `Bearer ${secret}`])
    expect((await get("/", { authorization }, wide)).status).toBe(200);
  expect((await post("/api/articles", { text: "a" }, { authorization: "Bearer let-me-in" }, wide)).status).toBe(401);
  expect((await get("/", { authorization: "Bearer " }, { host: "0.0.0.0", token: "" })).status).toBe(401);
});

test("answers are not sniffed, kept or sent on", async () => {
  const { headers } = await get("/api/dossiers");
  expect([headers.get("x-content-type-options"), headers.get("referrer-policy"), headers.get("cache-control")]).toEqual(
    ["nosniff", "no-referrer", "no-store"],
  );
});
