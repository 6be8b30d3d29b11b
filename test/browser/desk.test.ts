import { existsSync, mkdtempSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/api/server.ts";
import { desk } from "../../src/desk/desk.ts";
import { append } from "../../src/ledger/append.ts";
import { saveDossier } from "../../src/ledger/dossiers.ts";
import { fold } from "../../src/ledger/fold.ts";
import { madeReading, onDay } from "../../src/ledger/made-reading.ts";
import { type Ledger, openLedger } from "../../src/ledger/open.ts";

const executablePath = process.env.PARLEY_CHROMIUM ?? "/usr/bin/chromium";
const absent = !existsSync(executablePath);
if (absent)
  console.info(`Browser tests are skipped: there is no Chromium at ${executablePath} (PARLEY_CHROMIUM names another).`);

const actors = [
  { id: "UKR", name: "Ukraine", kind: "state" as const },
  { id: "USA", name: "United States", kind: "state" as const },
  { id: "RUS", name: "Russia", kind: "state" as const },
  { id: "p1", name: "Anna Weiss", kind: "person" as const, party: "USA" },
];
const reports = [
  madeReading({
    outlet: "Harbour Gazette",
    title: "Talks in Vienna are scaled back <script>alert(1)</script>",
    published: "2025-04-22T08:00:00Z",
    actors,
    places: [{ id: "vienna", name: "Vienna", geonames: 2761369 }],
    findings: [
      {
        id: "a",
        kind: "engagement",
        quote: "Ukraine, the US and Russia will meet in Vienna on Friday.",
        form: "meeting",
        parties: ["UKR", "USA", "RUS"],
        place: "vienna",
        when: onDay("2025-04-25"),
        phase: "planned",
      },
      {
        id: "b",
        kind: "position",
        quote: "Ukraine rejects the plan.",
        party: "UKR",
        issue: "ceasefire",
        stance: "rejects",
        phase: "standing",
      },
      {
        id: "c",
        kind: "incident",
        quote: "A drone strike in Odesa killed at least three people.",
        type: "drone-strike",
        killed: { low: 3 },
        responsibility: [],
      },
    ],
  }),
  madeReading({
    outlet: "خبر",
    title: "محادثات في فيينا",
    published: "2025-04-23T08:00:00Z",
    actors,
    findings: [
      {
        kind: "position",
        quote: "Russia demands the plan.",
        party: "RUS",
        issue: "ceasefire",
        stance: "demands",
        phase: "standing",
      },
    ],
  }),
];

let ledger: Ledger;
let server: Server;
let browser: Browser;
let base: string;
const pictures = absent ? "" : mkdtempSync(join(tmpdir(), "parley-desk-"));

beforeAll(async () => {
  if (absent) return;
  ledger = await openLedger({ scratch: true });
  for (const reading of reports) await append(ledger, { article: reading.article, reading });
  await fold(ledger);
  const parties = ["UKR", "RUS", "USA"].map((actor) => ({
    actor,
    name: actor,
    standing: "negotiating-party" as const,
  }));
  await saveDossier(ledger, { schema: "parley.dossier/1", id: "vienna", name: "Vienna talks", parties });
  const app = routes(ledger, { host: "127.0.0.1", secret: "secret", pages: desk(ledger) });
  server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  browser = await chromium.launch({ executablePath, args });
  console.info(`Screenshots: ${pictures}`);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  await ledger?.close();
});

interface Visit {
  page: Page;
  complaints: string[];
  picture(name: string): Promise<void>;
  end(): Promise<void>;
}

async function visit(width: number, colorScheme: "light" | "dark" = "light", javaScriptEnabled = true): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => !request.url().startsWith(`${base}/`) && complaints.push(`asked ${request.url()}`));
  page.on(
    "response",
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  const picture = async (name: string) => {
    await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  };
  return { page, complaints, picture, end: () => context.close() };
}

const sideways = (page: Page) =>
  page.evaluate("document.documentElement.scrollWidth - window.innerWidth") as Promise<number>;

test.skipIf(absent).each([390, 1280])(
  "%i px wide: from the front page to the words that a sentence rests on, and back to their finding",
  async (width) => {
    const { page, complaints, picture, end } = await visit(width);
    await page.goto(`${base}/`);
    await page.getByRole("main").getByRole("link", { name: "Vienna talks" }).first().waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await picture("front");

    await page.getByRole("main").getByRole("link", { name: "Vienna talks" }).first().click();
    await page.getByLabel(/As of/).fill("2025-04-23");
    await page.getByRole("button", { name: "Show that day" }).click();
    expect(page.url()).toBe(`${base}/dossiers/vienna?asOf=2025-04-23`);
    expect(await page.locator(".lead").textContent()).toContain("will meet in Vienna on Friday 25 April 2025");
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await picture("dossier");

    await page.locator(".lead .refs a").first().click();
    expect(await page.locator("mark.cited").first().textContent()).toBe(
      "Ukraine, the US and Russia will meet in Vienna on Friday.",
    );
    expect(
      await page.evaluate("document.getElementById('cited').getBoundingClientRect().top < window.innerHeight"),
    ).toBe(true);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await picture("article");

    await page.locator("mark.cited a").first().click();
    const target = page.locator(".findings li:target");
    expect(await target.textContent()).toContain("engagement");
    await target.getByRole("link", { name: "record" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("were to meet in Vienna");
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await picture("record");
    expect(complaints).toEqual([]);
    await end();
  },
);

test.skipIf(absent)("without script and in the dark every page is the same", async () => {
  const { page, complaints, picture, end } = await visit(1280, "dark", false);
  for (const [name, path] of Object.entries({
    front: "/",
    dossier: "/dossiers/vienna?asOf=2025-04-23",
    everything: "/everything",
  })) {
    await page.goto(`${base}${path}`);
    await page.locator("h1").waitFor();
    await picture(name);
  }
  expect(complaints).toEqual([]);
  await end();
});

test.skipIf(absent)("hostile titles stay text, those that run from right to left stay whole", async () => {
  const { page, complaints, end } = await visit(1280);
  await page.goto(`${base}/`);
  expect(await page.getByText("<script>alert(1)</script>").count()).toBe(1);
  const title = page.getByRole("link", { name: "محادثات في فيينا" });
  expect(await title.locator("bdi").count()).toBe(1);
  expect(await page.evaluate("getComputedStyle(document.querySelector('h3 bdi')).unicodeBidi")).toBe("isolate");
  expect(complaints).toEqual([]);
  await end();
});

test.skipIf(absent)("by keyboard alone: past the head, then to a dossier", async () => {
  const { page, end } = await visit(1280);
  await page.goto(`${base}/`);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent.trim()")).toBe("Skip to the page");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("/dossiers/vienna");
  expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
  await end();
});

test.skipIf(absent)("what is not there, and what is no date, is told on a page that helps", async () => {
  const { page, picture, end } = await visit(390);
  for (const [path, status] of [
    ["/nowhere", 404],
    ["/articles/none", 404],
    ["/records/none", 404],
    ["/dossiers/none", 404],
    ["/dossiers/vienna?asOf=soon", 400],
  ] as const) {
    const response = await page.goto(`${base}${path}`);
    expect(response?.status()).toBe(status);
    expect(await page.getByRole("link", { name: "Back to the front page" }).count()).toBe(1);
  }
  await picture("fault");
  await end();
});

test.skipIf(absent)("pages carry the headers that keep them to themselves; the stylesheet is kept", async () => {
  const front = await fetch(`${base}/`);
  expect(front.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'self';/);
  expect([front.headers.get("x-content-type-options"), front.headers.get("referrer-policy")]).toEqual([
    "nosniff",
    "no-referrer",
  ]);
  const [, sheet] = /href="(\/style-[0-9a-f]+\.css)"/.exec(await front.text())!;
  const style = await fetch(`${base}${sheet}`);
  expect([style.status, style.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
});
