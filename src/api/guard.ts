import { createHash, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { refuse } from "./faults.ts";

export interface Listening {
  /** The address that the server listens on. */
  host: string;
  /** What everyone must give when that address is not loopback. */
  token?: string;
  /** What the other commands on this machine give, who read it from the ledger's lock. */
  secret: string;
}

const anywhere = new Set(["0.0.0.0", "::", ""]);

/** Whether an address reaches only this machine. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function split(host: string): { name: string; port?: string } | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::(\d{1,5}))?$/i.exec(host);
  return match ? { name: match[1]!.replace(/^\[|\]$/g, "").toLowerCase(), port: match[2] } : undefined;
}

/** Compares without telling by its time how much was right. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

function localPort(c: Context): number | undefined {
  const env = c.env as { incoming?: { socket?: { localPort?: number } } } | undefined;
  return env?.incoming?.socket?.localPort;
}

/** Whether the request names the address that the server listens on: another name is another site's, rebound to us. */
export function isOwnHost(header: string | undefined, host: string, port?: number): boolean {
  const asked = header === undefined ? undefined : split(header);
  if (!asked) return false;
  if (port !== undefined && Number(asked.port ?? 80) !== port) return false;
  if (isLoopback(host)) return isLoopback(asked.name);
  return anywhere.has(host) || asked.name === host.toLowerCase();
}

/** Whether a page of another site sent the request. Following a link from elsewhere to a page of ours is no such thing. */
export function isForeign(c: Context): boolean {
  const origin = c.req.header("origin");
  if (
    origin !== undefined &&
    origin !== `http://${c.req.header("host")}` &&
    origin !== `https://${c.req.header("host")}`
  )
    return true;
  const site = c.req.header("sec-fetch-site");
  if (site === undefined || site === "same-origin" || site === "none") return false;
  const follows =
    c.req.method === "GET" &&
    c.req.header("sec-fetch-mode") === "navigate" &&
    c.req.header("sec-fetch-dest") === "document";
  return !follows;
}

/** The secret that a request gives: as a bearer, or as the password of a browser's own dialogue. */
function given(c: Context): string | undefined {
  const [scheme, value] = (c.req.header("authorization") ?? "").split(/\s+/, 2);
  if (!value) return undefined;
  if (/^bearer$/i.test(scheme!)) return value;
  if (!/^basic$/i.test(scheme!)) return undefined;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.includes(":") ? pair.slice(pair.indexOf(":") + 1) : undefined;
}

/** Whether the request gives the secret of this desk's process. */
export function holdsSecret(c: Context, secret: string): boolean {
  const value = given(c);
  return value !== undefined && equal(value, secret);
}

/** Lets through what names this address, comes from no other site and, beyond loopback, gives the token. */
export function guard({ host, token, secret }: Listening): MiddlewareHandler {
  return async (c, next) => {
    if (!isOwnHost(c.req.header("host"), host, localPort(c))) {
      return refuse(
        c,
        421,
        "wrong-host",
        "This desk is not known by that name",
        `Open it at the address that it printed when it started.`,
      );
    }
    if (isForeign(c)) {
      return refuse(c, 403, "cross-origin", "A page of another site may not use this desk", "Open the desk itself.");
    }
    if (!isLoopback(host)) {
      const value = given(c);
      const known = value !== undefined && ((Boolean(token) && equal(value, token!)) || equal(value, secret));
      if (!known) {
        c.header("WWW-Authenticate", 'Basic realm="Parley", charset="UTF-8"');
        return refuse(
          c,
          401,
          "unauthorised",
          "This desk asks for its token",
          "Give PARLEY_TOKEN as the password, or as a bearer.",
        );
      }
    }
    await next();
  };
}
