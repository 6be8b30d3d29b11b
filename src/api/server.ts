import { createHash } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { differences } from "../brief/difference.ts";
import { briefAsHtml } from "../brief/html.ts";
import { briefAsMarkdown } from "../brief/markdown.ts";
import { stateOfTalks } from "../brief/state.ts";
import { briefAsText } from "../brief/text.ts";
import { Fault } from "../errors.ts";
import { dawnOf, momentOf } from "../findings/moment.ts";
import { articleById, latestArticles } from "../ledger/articles.ts";
import { Dossier } from "../ledger/dossier.ts";
import { dossiers, saveDossier } from "../ledger/dossiers.ts";
import type { Ledger } from "../ledger/open.ts";
import { RecordKind } from "../ledger/record.ts";
import { record, records } from "../ledger/records.ts";
import { add } from "../work/add.ts";
import { answerFault, refuse } from "./faults.ts";
import { guard, holdsSecret, type Listening } from "./guard.ts";

type Add = (source: Parameters<typeof add>[1], hints: Parameters<typeof add>[2]) => ReturnType<typeof add>;

export interface ApiOptions {
  /** What the commands on this machine must give to write. */
  secret: string;
  /** Takes a source into the ledger; by default as `parley add` does. */
  add?: Add;
  /** The largest source that is taken, in bytes. */
  maxBytes?: number;
}

const formats = {
  json: undefined,
  text: { render: briefAsText, type: "text/plain; charset=utf-8" },
  md: { render: briefAsMarkdown, type: "text/markdown; charset=utf-8" },
  html: { render: briefAsHtml, type: "text/html; charset=utf-8" },
} as const;

const moment = z
  .string()
  .min(1)
  .transform((text) => momentOf(text))
  .optional();
const dawn = z
  .string()
  .min(1)
  .transform((text) => dawnOf(text));
const name = z.string().min(1).max(200).optional();
const BriefQuery = z.object({
  dossier: name,
  asOf: moment,
  format: z.enum(["json", "text", "md", "html"]).default("json"),
});
const DiffQuery = z.object({ dossier: name, since: dawn, until: moment });
const RecordsQuery = z.object({ dossier: name, asOf: moment, kind: z.array(RecordKind).optional() });
const RecordQuery = z.object({ asOf: moment });
const ArticleQuery = z.object({ revision: name });
const ArticlesQuery = z.object({
  dossier: name,
  asOf: moment,
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

/** What POST /api/articles takes: an address to fetch, or the text or bytes themselves with the name of where they are from. */
export const ArticleToAdd = z
  .strictObject({
    source: z.string().min(1).max(4096).optional(),
    text: z.string().optional(),
    bytes: z.base64().optional(),
    mediaType: z.string().max(200).optional(),
    charset: z.string().max(100).optional(),
    hints: z
      .strictObject({ published: z.string(), outlet: z.string(), url: z.string(), title: z.string() })
      .partial()
      .default({}),
  })
  .refine((given) => given.text === undefined || given.bytes === undefined, "give text or bytes, not both")
  .refine(
    (given) => given.text !== undefined || given.bytes !== undefined || /^https?:\/\//i.test(given.source ?? ""),
    "give text, bytes, or the http address of a page as source",
  );
export type ArticleToAdd = z.infer<typeof ArticleToAdd>;

function checked<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Fault(
    "usage",
    `The ${what} is not of its form:\n${z.prettifyError(parsed.error)}`,
    "docs/operate.md shows the API.",
  );
}

function queryOf<T>(c: Context, schema: z.ZodType<T>): T {
  const all = c.req.queries();
  const flat = Object.fromEntries(
    Object.entries(all).map(([key, values]) => [key, key === "kind" ? values : values[0]]),
  );
  return checked(schema, flat, "query");
}

function captureOf(given: ArticleToAdd): Parameters<Add>[0] {
  if (given.text === undefined && given.bytes === undefined) return given.source!;
  const bytes = given.text === undefined ? Buffer.from(given.bytes!, "base64") : Buffer.from(given.text, "utf8");
  return {
    bytes: new Uint8Array(bytes),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    at: new Date().toISOString(),
    source: given.source ?? "-",
    ...(given.mediaType ? { mediaType: given.mediaType } : {}),
    ...(given.text === undefined ? (given.charset ? { charset: given.charset } : {}) : { charset: "utf-8" }),
  };
}

/** The JSON API, to be mounted under /api: reading is free to whoever reaches it, writing asks for the process's secret. */
export function api(ledger: Ledger, { secret, add: addTo, maxBytes = 20_000_000 }: ApiOptions): Hono {
  const app = new Hono();
  const take: Add = addTo ?? ((source, hints) => add(ledger, source, hints, { maxBytes }));
  let last: Promise<unknown> = Promise.resolve();

  const writes: MiddlewareHandler = async (c, next) => {
    if (!holdsSecret(c, secret)) {
      return refuse(
        c,
        401,
        "unauthorised",
        "Writing asks for the secret of this desk",
        "Use the parley command on the machine that the desk runs on.",
      );
    }
    await next();
  };
  const limit = bodyLimit({
    maxSize: Math.ceil((maxBytes * 4) / 3) + 65_536,
    onError: (c) =>
      refuse(
        c,
        413,
        "input-too-large",
        `More than ${maxBytes} bytes were sent`,
        "PARLEY_MAX_BYTES sets how much is taken.",
      ),
  });
  const body = async (c: Context): Promise<unknown> => {
    try {
      return await c.req.json();
    } catch (error) {
      throw new Fault("usage", "The body is not JSON", "Send an object as docs/operate.md shows.", error);
    }
  };

  app.use(async (c, next) => {
    await next();
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    c.header("Cache-Control", "no-store");
    c.header(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  app.get("/brief", async (c) => {
    const { format, ...asked } = queryOf(c, BriefQuery);
    const brief = await stateOfTalks(ledger, asked);
    const form = formats[format];
    return form ? c.body(form.render(brief), 200, { "Content-Type": form.type }) : c.json(brief);
  });
  app.get("/diff", async (c) => c.json(await differences(ledger, queryOf(c, DiffQuery))));
  app.get("/dossiers", async (c) => c.json(await dossiers(ledger)));
  app.post("/dossiers", writes, limit, async (c) => {
    const parsed = Dossier.safeParse(await body(c));
    if (!parsed.success)
      throw new Fault(
        "bad-dossier",
        `This is no dossier:\n${z.prettifyError(parsed.error)}`,
        "docs/start.md shows a dossier.",
      );
    await saveDossier(ledger, parsed.data);
    return c.json(parsed.data, 201);
  });
  app.get("/records", async (c) => {
    const { dossier, asOf, kind } = queryOf(c, RecordsQuery);
    return c.json(await records(ledger, { dossier, asOf, kinds: kind }));
  });
  app.get("/records/:id", async (c) => {
    const found = await record(ledger, c.req.param("id"), queryOf(c, RecordQuery));
    if (!found) throw new Fault("not-found", "There is no such record in this ledger", "GET /api/records lists them.");
    return c.json(found);
  });
  app.get("/articles", async (c) => c.json(await latestArticles(ledger, queryOf(c, ArticlesQuery))));
  app.get("/articles/:id", async (c) => {
    const found = await articleById(ledger, c.req.param("id"), queryOf(c, ArticleQuery).revision);
    if (!found)
      throw new Fault("not-found", "There is no such article in this ledger", "GET /api/articles lists the latest.");
    return c.json(found);
  });
  app.post("/articles", writes, limit, async (c) => {
    const given = checked(ArticleToAdd, await body(c), "body");
    const turn = last.then(() => take(captureOf(given), given.hints));
    last = turn.catch(() => {});
    const added = await turn;
    return c.json(added, added.outcome === "new" ? 201 : 200);
  });

  app.notFound((c) =>
    refuse(c, 404, "not-found", "The API has nothing at this address", "docs/operate.md lists what it has."),
  );
  app.onError((error, c) => answerFault(c, error));
  return app;
}

/** Everything that a desk serves: the API and the pages behind one guard. */
export function routes(ledger: Ledger, { pages, ...options }: ApiOptions & Listening & { pages: Hono }): Hono {
  const app = new Hono();
  app.use(guard(options));
  app.mount("/api", api(ledger, options).fetch);
  app.mount("/", pages.fetch);
  return app;
}
