import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, type Dispatcher, errors, request } from "undici";
import { Fault } from "../errors.ts";
import { isAllowedHost, isPublicAddress } from "./address.ts";
import { gather, tooLarge } from "./gather.ts";

/** The addresses of a host. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export type FetchSettings = {
  userAgent: string;
  fetchTimeout: number;
  fetchAllow: string;
  maxBytes: number;
  resolve?: Resolve;
};

/** A page as it was fetched, at the address where the redirects ended. */
export type Fetched = { bytes: Uint8Array; url: string; mediaType?: string; charset?: string };

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const READABLE = /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/xhtml\+xml)$/;
// Types that servers give when they do not know; what it is shows in the bytes.
const UNSAID = /^(?:application\/octet-stream|binary\/octet-stream|)$/;

/**
 * Fetches one page. Each hop's host is resolved once, its addresses are checked, and the connection goes to one of
 * those checked and to no other; time and size are limits on the whole.
 */
export async function fetchPage(address: string, settings: FetchSettings): Promise<Fetched> {
  const signal = AbortSignal.timeout(settings.fetchTimeout * 1_000);
  let url = webAddress(address);
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const result = await fetchOnce(url, settings, signal);
      if (!("redirect" in result)) return result;
      url = webAddress(result.redirect, url);
    }
  } catch (error) {
    throw faultOf(error, url, settings, signal);
  }
  throw new Fault(
    "fetch-redirects",
    `${address} redirects more than ${MOST_REDIRECTS} times`,
    "Open it in a browser and give the address where it ends.",
  );
}

async function fetchOnce(
  url: URL,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<Fetched | { redirect: string }> {
  const checked = await addressesOf(url, settings, signal);
  const agent = new Agent({
    connect: { lookup: only(checked), timeout: settings.fetchTimeout * 1_000 },
    headersTimeout: settings.fetchTimeout * 1_000,
    bodyTimeout: settings.fetchTimeout * 1_000,
    maxHeaderSize: 64 * 1024,
    pipelining: 0,
  });
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        "user-agent": settings.userAgent,
        accept: "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1",
        "accept-encoding": "gzip, br",
        "accept-language": "en",
      },
    });
    const location = first(headers.location);
    if (REDIRECTS.has(statusCode) && location) return { redirect: location };
    if (statusCode !== 200 && statusCode !== 203) throw statusFault(url, statusCode);
    const { mediaType, charset } = contentType(first(headers["content-type"]), url);
    if (Number(first(headers["content-length"])) > settings.maxBytes) throw tooLarge(url.href, settings.maxBytes);
    const bytes = await gather(
      decompressed(body, first(headers["content-encoding"]), url),
      settings.maxBytes,
      url.href,
    );
    if (bytes.length === 0)
      throw new Fault(
        "empty-input",
        `${url.href} is empty`,
        "Open it in a browser to see whether it is the right page.",
      );
    return { bytes, url: url.href, mediaType, charset };
  } finally {
    // Whatever the server still wants to say is not waited for.
    await agent.destroy();
  }
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function webAddress(address: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch (cause) {
    throw new Fault(
      "fetch-forbidden",
      `“${address}” is not a web address`,
      "Give the whole address, as https://example.org/2025/04/talks.",
      cause,
    );
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new Fault(
      "fetch-forbidden",
      `${base?.href ?? address} leads to ${url.protocol}, not to a web page`,
      "Parley fetches http and https only.",
    );
  }
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}

async function addressesOf(url: URL, settings: FetchSettings, signal: AbortSignal): ReturnType<Resolve> {
  const { resolve = (name: string) => lookup(name, { all: true }) } = settings;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await Promise.race([resolve(host), aborted(signal)]);
  if (isAllowedHost(url, settings.fetchAllow)) return found;
  const open = found.filter(({ address }) => isPublicAddress(address));
  if (open.length > 0) return open;
  throw new Fault(
    "fetch-forbidden",
    `${url.host} is at a private address (${found.map(({ address }) => address).join(", ")})`,
    `If it is meant, allow it: PARLEY_FETCH_ALLOW=${url.hostname}`,
  );
}

/** Answers every question for an address with those that were checked, so that a second answer cannot differ. */
function only(checked: { address: string; family: number }[]): LookupFunction {
  return (_host, options, answer) => {
    if (options.all) answer(null, checked);
    else answer(null, checked[0]!.address, checked[0]!.family);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function contentType(header: string | undefined, url: URL): { mediaType?: string; charset?: string } {
  const [type = "", ...parameters] = (header ?? "").split(";");
  const mediaType = type.trim().toLowerCase();
  const charset = parameters.map((part) => /^\s*charset\s*=\s*"?([^"\s]+)"?/i.exec(part)?.[1]).find(Boolean);
  if (READABLE.test(mediaType)) return { mediaType, charset };
  if (UNSAID.test(mediaType)) return { charset };
  throw new Fault(
    "wrong-type",
    `${url.href} is ${mediaType}, not a web page or text`,
    "Give the address of the article's page.",
  );
}

function decompressed(
  body: Dispatcher.ResponseData["body"],
  encoding: string | undefined,
  url: URL,
): AsyncIterable<Uint8Array> {
  const coding = (encoding ?? "").trim().toLowerCase();
  if (coding === "" || coding === "identity") return body;
  const decoder = /^(?:x-)?gzip$/.test(coding)
    ? createGunzip()
    : coding === "br"
      ? createBrotliDecompress()
      : coding === "deflate"
        ? createInflate()
        : undefined;
  if (!decoder)
    throw new Fault("wrong-type", `${url.href} is compressed as ${coding}`, "Parley reads gzip, deflate and br.");
  // The reader of the decoder hears of every error; the callback has nothing to add.
  pipeline(body, decoder, () => {});
  return decoder;
}

function statusFault(url: URL, status: number): Fault {
  const hints: [RegExp, string][] = [
    [
      /^(?:401|402|403|407|451)$/,
      "The site does not let programs read this page: open it in a browser and add the saved page.",
    ],
    [/^(?:404|410)$/, "The page is gone or the address is wrong: check it."],
    [/^(?:429|503)$/, "The site asks to wait: try again later."],
    [/^5/, "The site has a fault of its own: try again later."],
    [/^3/, "The site redirects to nowhere: open it in a browser and give the address where it ends."],
  ];
  const hint =
    hints.find(([pattern]) => pattern.test(String(status)))?.[1] ??
    "Open the address in a browser to see what it shows.";
  return new Fault("fetch-status", `${url.href} answered with status ${status}`, hint);
}

/** What the network's errors mean to whoever gave the address. */
function faultOf(error: unknown, url: URL, settings: FetchSettings, signal: AbortSignal): unknown {
  if (error instanceof Fault) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (
    signal.aborted ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  ) {
    return new Fault(
      "fetch-timeout",
      `${url.host} took longer than ${settings.fetchTimeout} s`,
      "Try again later, or set PARLEY_FETCH_TIMEOUT.",
      error,
    );
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") {
    return new Fault(
      "fetch-refused",
      `there is no host ${url.hostname} to be found`,
      "Check the address and the network.",
      error,
    );
  }
  if (/^(?:Z_|ERR__ERROR_|ERR_BROTLI|ERR_PADDING)/.test(code)) {
    return new Fault(
      "fetch-refused",
      `${url.href} came broken: its compression cannot be undone`,
      "Try again later.",
      error,
    );
  }
  if (code || error instanceof errors.UndiciError || error instanceof errors.HTTPParserError) {
    const message = error instanceof Error ? error.message : code;
    return new Fault(
      "fetch-refused",
      `${url.host} cannot be reached: ${message}`,
      "Check the address, the network, and whether the site is up.",
      error,
    );
  }
  return error;
}
