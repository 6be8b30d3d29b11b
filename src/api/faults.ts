import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { Fault, type FaultCode } from "../errors.ts";
import { say } from "../log.ts";

/** How the API says that something went wrong. */
export const ApiFault = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }),
});
export type ApiFault = z.infer<typeof ApiFault>;

const statuses: Partial<Record<FaultCode, ContentfulStatusCode>> = {
  usage: 400,
  "not-found": 404,
  "empty-input": 422,
  "binary-input": 422,
  "input-too-large": 413,
  "unknown-encoding": 422,
  "not-an-article": 422,
  "unsupported-language": 422,
  "bad-date": 400,
  "wrong-type": 422,
  "fetch-refused": 502,
  "fetch-status": 502,
  "fetch-redirects": 502,
  "fetch-timeout": 504,
  "fetch-forbidden": 403,
  "ledger-held": 503,
  "ledger-unreachable": 503,
  "bad-dossier": 422,
};

/** Answers with what went wrong: a Fault in its own words, anything else as a bug whose stack stays here. */
export function answerFault(c: Context, error: unknown): Response {
  if (error instanceof Fault) {
    return refuse(c, statuses[error.code] ?? 500, error.code, error.message, error.hint);
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return refuse(
    c,
    500,
    "bug",
    "Something failed that nobody foresaw",
    "What happened was printed where the desk runs.",
  );
}

/** Answers that a request is not taken, and why. */
export function refuse(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  hint: string,
): Response {
  return c.json({ error: { code, message, hint } } satisfies ApiFault, status);
}
