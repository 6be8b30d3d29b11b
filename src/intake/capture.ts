import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { loadConfig } from "../config.ts";
import { Fault } from "../errors.ts";
import type { Resolve } from "./fetch.ts";
import { gather, tooLarge } from "./gather.ts";

/** The bytes of one source as they came, before anything is understood of them. */
export type Capture = {
  bytes: Uint8Array;
  sha256: string;
  /** When they were captured, an ISO moment in UTC. */
  at: string;
  /** The path, the address after redirects, or "-". */
  source: string;
  mediaType?: string;
  charset?: string;
};

/** The settings of a capture; what is left out is as the configuration says. */
export type CaptureOptions = {
  userAgent?: string;
  /** Seconds that one page may take, redirects included. */
  fetchTimeout?: number;
  /** Hosts that may be fetched although their address is private, parted by commas. */
  fetchAllow?: string;
  maxBytes?: number;
  /** How host names become addresses; the system's way when left out. */
  resolve?: Resolve;
  stdin?: AsyncIterable<Uint8Array | string>;
  now?: () => Date;
};

/** Captures a file, a web page, or standard input ("-"), whole or not at all; faults with what is in the way. */
export async function captureSource(source: string, options: CaptureOptions = {}): Promise<Capture> {
  const settings = { ...loadConfig(), ...options };
  const at = (options.now?.() ?? new Date()).toISOString();
  if (/^https?:\/\//i.test(source)) {
    const { fetchPage } = await import("./fetch.ts");
    const page = await fetchPage(source, settings);
    return captured(page.bytes, at, page.url, page);
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
    throw new Fault(
      "fetch-forbidden",
      `${source} is not an http or https address`,
      "Parley fetches http and https only.",
    );
  }
  const bytes =
    source === "-"
      ? await gather(options.stdin ?? process.stdin, settings.maxBytes, "standard input")
      : await readWhole(source, settings.maxBytes);
  if (bytes.length === 0) {
    throw new Fault(
      "empty-input",
      `${source === "-" ? "standard input" : source} is empty`,
      "Give a file or page that has text in it.",
    );
  }
  return captured(bytes, at, source);
}

function captured(
  bytes: Uint8Array,
  at: string,
  source: string,
  type: { mediaType?: string; charset?: string } = {},
): Capture {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, sha256, at, source, mediaType: type.mediaType, charset: type.charset };
}

async function readWhole(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new Fault("wrong-type", `${path} is a directory`, `Name the files in it, as ${path.replace(/\/$/, "")}/*.`);
    if (found.isFile() && found.size > maxBytes) throw tooLarge(path, maxBytes);
    return await gather(createReadStream(path), maxBytes, path);
  } catch (error) {
    if (error instanceof Fault) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new Fault(
        "not-found",
        `there is no file ${path}`,
        "Check the path; a web address begins with http:// or https://.",
        error,
      );
    if (["EACCES", "EPERM", "ENAMETOOLONG", "ELOOP", "EIO", "ENXIO"].includes(code))
      throw new Fault("not-found", `${path} cannot be read (${code})`, "Check the path and its permissions.", error);
    throw error;
  }
}
