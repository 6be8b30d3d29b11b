import { Hono } from "hono";
import type { HTTPException } from "hono/http-exception";
import type { JSXNode } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { materialOf, stateOfTalks } from "../brief/state.ts";
import { tell } from "../brief/told.ts";
import { Fault } from "../errors.ts";
import { momentOf } from "../findings/moment.ts";
import { actors, places } from "../ledger/actors.ts";
import { articleById, latestArticles } from "../ledger/articles.ts";
import { dossiers } from "../ledger/dossiers.ts";
import type { Ledger } from "../ledger/open.ts";
import { record as recordOf, records } from "../ledger/records.ts";
import { say } from "../log.ts";
import { ArticlePage } from "./article.tsx";
import { DossierPage } from "./dossier.tsx";
import { FaultPage } from "./fault.tsx";
import { FrontPage } from "./front.tsx";
import { namingOfLedger } from "./naming.ts";
import { RecordPage } from "./record.tsx";
import { icon, stylesheet, stylesheetPath } from "./style.ts";

const latestShown = 12;

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

function page(node: unknown): string {
  return `<!doctype html>${String(node as JSXNode)}`;
}

function notFound(what: string, hint: string): Fault {
  return new Fault("not-found", what, hint);
}

/** The pages of the desk: rendered here, readable without script, nothing from any other host. */
export function desk(ledger: Ledger): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header("Content-Security-Policy", contentSecurityPolicy);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });

  app.get(stylesheetPath, (c) =>
    c.body(stylesheet, 200, {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
    }),
  );
  app.get("/icon.svg", (c) =>
    c.body(icon, 200, { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400" }),
  );

  app.get("/", async (c) => {
    const followed = await dossiers(ledger);
    const shown = await Promise.all(
      followed.map(async (one) => ({ ...one, brief: await stateOfTalks(ledger, { dossier: one.id }) })),
    );
    shown.sort((a, b) => (b.lastReport ?? "").localeCompare(a.lastReport ?? ""));
    return c.html(page(FrontPage({ dossiers: shown, latest: await latestArticles(ledger, { limit: latestShown }) })));
  });

  const dossierPage = async (dossier: string | undefined, path: string, given: string | undefined) => {
    const asOf = given ? momentOf(given) : undefined;
    const brief = await stateOfTalks(ledger, { dossier, asOf });
    const people = await actors(ledger, { dossier, asOf });
    return page(
      DossierPage({ brief, actors: people, path, asOf: given || undefined, dossiers: await dossiers(ledger) }),
    );
  };
  app.get("/dossiers/:id", async (c) => {
    const id = c.req.param("id");
    return c.html(await dossierPage(id, `/dossiers/${encodeURIComponent(id)}`, c.req.query("asOf")));
  });
  app.get("/everything", async (c) => c.html(await dossierPage(undefined, "/everything", c.req.query("asOf"))));

  app.get("/articles/:id", async (c) => {
    const found = await articleById(ledger, c.req.param("id"), c.req.query("revision"));
    if (!found) throw notFound("There is no such article in this ledger", "The front page lists the latest.");
    const known = await recordKeys(ledger, found.reading?.findings.map(({ key }) => key) ?? []);
    const props = {
      ...found,
      asked: c.req.query("revision"),
      at: c.req.query("at"),
      inLedger: known,
      dossiers: await dossiers(ledger),
    };
    return c.html(page(ArticlePage(props)));
  });

  app.get("/records/:id", async (c) => {
    const given = c.req.query("asOf");
    const asOf = given ? momentOf(given) : undefined;
    const record = await recordOf(ledger, c.req.param("id"), { asOf });
    if (!record)
      throw notFound(
        "There is no such record in this ledger",
        "It may rest on an article that was retracted, or be of a later day.",
      );
    if (record.id !== c.req.param("id"))
      return c.redirect(
        `/records/${encodeURIComponent(record.id)}${given ? `?asOf=${encodeURIComponent(given)}` : ""}`,
      );
    const material = await materialOf(ledger, { asOf });
    const sentences = tell(record, material);
    const naming = namingOfLedger(await actors(ledger, { asOf }), await places(ledger));
    return c.html(page(RecordPage({ record, sentences, naming, asOf, dossiers: await dossiers(ledger) })));
  });

  app.notFound((c) =>
    c.html(
      page(
        FaultPage({
          title: "Not found",
          message: "There is no page at this address.",
          hint: "The front page leads to every negotiation and article.",
        }),
      ),
      404,
    ),
  );
  app.onError((error, c) => {
    const { status, title, message, hint } = pageOf(error);
    return c.html(page(FaultPage({ title, message, hint })), status);
  });
  return app;
}

/** Which of the findings belong to a record that stands, so that only these are linked to one. */
async function recordKeys(ledger: Ledger, keys: string[]): Promise<Set<string>> {
  const wanted = new Set(keys);
  const found = await records(ledger);
  return new Set(
    found.flatMap(({ accounts }) => accounts.flatMap(({ finding }) => (wanted.has(finding.key) ? [finding.key] : []))),
  );
}

const statuses: Partial<Record<Fault["code"], ContentfulStatusCode>> = {
  "not-found": 404,
  "bad-date": 400,
  usage: 400,
  "ledger-unreachable": 503,
};

function pageOf(error: Error | HTTPException): {
  status: ContentfulStatusCode;
  title: string;
  message: string;
  hint: string;
} {
  if (error instanceof Fault) {
    const status = statuses[error.code] ?? 500;
    return {
      status,
      title: status === 404 ? "Not found" : "That did not work",
      message: error.message,
      hint: error.hint,
    };
  }
  say(error.stack ?? error.message);
  return {
    status: 500,
    title: "That is our fault",
    message: "The page could not be made, for a reason that nobody foresaw.",
    hint: "What happened was printed where the desk runs. Reload the page; if it happens again, please report it.",
  };
}
