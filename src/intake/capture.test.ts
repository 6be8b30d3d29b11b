import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FaultCode } from "../errors.ts";
import { type CaptureOptions, captureSource } from "./capture.ts";

const page = "<!doctype html><title>Talks</title><p>Talks resume.</p>";
const seen: { path: string; agent: string }[] = [];
let server: Server;
let base = "";

const pages: Record<string, RequestListener> = {
  "/page": (_, response) => response.setHeader("content-type", "text/html; charset=windows-1251").end(page),
  "/plain": (_, response) => response.setHeader("content-type", "text/plain").end("Talks resume"),
  "/untyped": (_, response) => response.end(page),
  "/pdf": (_, response) => response.setHeader("content-type", "application/pdf").end("%PDF-1.7"),
  "/image": (_, response) => response.setHeader("content-type", "image/png").end("x"),
  "/empty": (_, response) => response.setHeader("content-type", "text/html").end(),
  "/moved": (_, response) => response.writeHead(301, { location: "/page?utm_source=x" }).end("gone there"),
  "/five": (_, response) => response.writeHead(302, { location: "/hop/4" }).end(),
  "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
  "/nowhere": (_, response) => response.writeHead(302).end(),
  "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/to-private": (_, response) =>
    response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end(),
  "/to-name": (request, response) =>
    response.writeHead(302, { location: `http://localhost:${request.socket.localPort}/page` }).end(),
  "/slow": () => {},
  "/drip": (_, response) => {
    response.setHeader("content-type", "text/html");
    const drops = setInterval(() => response.write("x"), 50);
    response.on("close", () => clearInterval(drops));
  },
  "/cut": (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": "1000" });
    response.write("only this");
    setTimeout(() => response.destroy(), 20);
  },
  "/endless": (_, response) => {
    response.setHeader("content-type", "text/html");
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  },
  "/announced": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-length": "99999999" }).end("x"),
  "/gzip": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync(page)),
  "/brotli": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "br" }).end(brotliCompressSync(page)),
  "/bomb": (_, response) =>
    response
      .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
      .end(gzipSync(Buffer.alloc(50_000_000))),
  "/no-gzip": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end("not gzip"),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url!.split("?")[0]!;
    seen.push({ path, agent: request.headers["user-agent"] ?? "" });
    const status = /^\/status\/(\d+)$/.exec(path)?.[1];
    const hop = /^\/hop\/(\d)$/.exec(path)?.[1];
    if (status) response.writeHead(Number(status)).end("no");
    else if (hop) response.writeHead(302, { location: hop === "1" ? "/page" : `/hop/${Number(hop) - 1}` }).end();
    else (pages[path] ?? pages["/page"])!(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open: CaptureOptions = { fetchAllow: "127.0.0.1", fetchTimeout: 5, maxBytes: 1_000_000 };

async function faultOf(
  source: string,
  options: CaptureOptions = open,
): Promise<{ code: FaultCode; message: string; hint: string }> {
  const outcome = await captureSource(source, options).then(
    () => undefined,
    (error) => error,
  );
  expect(outcome, source).toHaveProperty("code");
  expect(outcome.hint.length).toBeGreaterThan(10);
  return outcome;
}

test("a page comes with its bytes, their hash, its type and the moment", async () => {
  const now = new Date("2025-05-01T10:00:00Z");
  const capture = await captureSource(`${base}/page#part`, {
    ...open,
    now: () => now,
    userAgent: "Parley test (me@example.org)",
  });
  expect(Buffer.from(capture.bytes).toString()).toBe(page);
  expect(capture).toMatchObject({
    sha256: createHash("sha256").update(page).digest("hex"),
    at: "2025-05-01T10:00:00.000Z",
    source: `${base}/page`,
    mediaType: "text/html",
    charset: "windows-1251",
  });
  expect(seen.at(-1)).toEqual({ path: "/page", agent: "Parley test (me@example.org)" });
});

test("compressed pages are read, and pages that do not say what they are", async () => {
  for (const path of ["/gzip", "/brotli", "/untyped"]) {
    expect(Buffer.from((await captureSource(base + path, open)).bytes).toString(), path).toBe(page);
  }
});

test("redirects are followed, five at most", async () => {
  expect((await captureSource(`${base}/moved`, open)).source).toBe(`${base}/page?utm_source=x`);
  expect((await captureSource(`${base}/five`, open)).source).toBe(`${base}/page`);
  expect((await faultOf(`${base}/hop/6`)).code).toBe("fetch-redirects");
  expect((await faultOf(`${base}/loop`)).code).toBe("fetch-redirects");
  expect((await faultOf(`${base}/nowhere`)).code).toBe("fetch-status");
});

test("no hop leads to a private address, a file, or a name for one", async () => {
  expect((await faultOf(`${base}/page`, { ...open, fetchAllow: "" })).code).toBe("fetch-forbidden");
  expect((await faultOf("http://[::1]:1/", { ...open, fetchAllow: "" })).code).toBe("fetch-forbidden");
  expect((await faultOf("http://0x7f000001/", { ...open, fetchAllow: "" })).code).toBe("fetch-forbidden");
  const asked = seen.length;
  for (const path of ["/to-private", "/to-file", "/to-name"]) {
    expect((await faultOf(base + path)).code, path).toBe("fetch-forbidden");
  }
  expect(seen.slice(asked).map(({ path }) => path)).toEqual(["/to-private", "/to-file", "/to-name"]);
});

test("a name is resolved once, and the connection goes to the address that was checked", async () => {
  const { port } = server.address() as AddressInfo;
  // A name server that gives a public address to the check and a private one to whoever asks again.
  const answers: string[] = [];
  const rebinding = async () => {
    answers.push(answers.length === 0 ? "203.0.113.7" : "127.0.0.1");
    return [{ address: answers.at(-1)!, family: 4 }];
  };
  const fault = await faultOf(`http://rebind.example:${port}/page`, { ...open, resolve: rebinding });
  expect(fault).toMatchObject({ code: "fetch-forbidden", message: expect.stringContaining("203.0.113.7") });
  expect(answers).toHaveLength(1);
  // Only the given answer leads to the test's server: no such name exists.
  const here = async () => [{ address: "127.0.0.1", family: 4 }];
  const capture = await captureSource(`http://allowed.example:${port}/page`, {
    ...open,
    fetchAllow: "allowed.example",
    resolve: here,
  });
  expect(capture.source).toBe(`http://allowed.example:${port}/page`);
  // Of several addresses only the public ones are tried.
  const both = async () => [
    { address: "127.0.0.1", family: 4 },
    { address: "10.0.0.1", family: 4 },
  ];
  expect((await faultOf(`http://mixed.example:${port}/page`, { ...open, resolve: both })).code).toBe("fetch-forbidden");
});

test("statuses are told with what to do about each", async () => {
  for (const [status, hint] of [
    [404, "gone"],
    [410, "gone"],
    [403, "browser"],
    [429, "later"],
    [503, "later"],
    [500, "later"],
    [418, "browser"],
  ]) {
    const fault = await faultOf(`${base}/status/${status}`);
    expect(fault).toMatchObject({ code: "fetch-status", message: expect.stringContaining(String(status)) });
    expect(fault.hint, String(status)).toContain(hint);
  }
});

test("what is no page is refused by its type", async () => {
  expect(await faultOf(`${base}/pdf`)).toMatchObject({
    code: "wrong-type",
    message: expect.stringContaining("application/pdf"),
  });
  expect((await faultOf(`${base}/image`)).code).toBe("wrong-type");
  expect((await faultOf(`${base}/empty`)).code).toBe("empty-input");
});

test("time is a limit on the whole, also for a page that comes in drops", async () => {
  for (const path of ["/slow", "/drip"]) {
    const begun = performance.now();
    expect((await faultOf(base + path, { ...open, fetchTimeout: 1 })).code, path).toBe("fetch-timeout");
    expect(performance.now() - begun).toBeLessThan(4_000);
  }
});

test("size is a limit, announced, endless or compressed", async () => {
  for (const path of ["/announced", "/endless", "/bomb"]) {
    expect((await faultOf(base + path)).code, path).toBe("input-too-large");
  }
});

test("a server that is not there, hangs up or sends nonsense is told as such", async () => {
  const closed = createSocketServer((socket) => {
    socket.on("error", () => {});
    socket.write("HTTP/9.9 what\r\n\r\n", () => socket.destroy());
  });
  await new Promise<void>((done) => closed.listen(0, "127.0.0.1", done));
  const { port } = closed.address() as AddressInfo;
  expect((await faultOf(`http://127.0.0.1:${port}/`)).code).toBe("fetch-refused");
  await new Promise((done) => closed.close(done));
  expect((await faultOf(`http://127.0.0.1:${port}/`)).code).toBe("fetch-refused");
  expect((await faultOf(`${base}/cut`)).code).toBe("fetch-refused");
  expect((await faultOf(`${base}/no-gzip`)).code).toBe("fetch-refused");
  expect((await faultOf("http://no-such-host.invalid/")).code).toMatch(/^fetch-(?:refused|timeout)$/);
  expect((await faultOf("ftp://example.org/a")).code).toBe("fetch-forbidden");
});

test("files and standard input", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-capture-"));
  try {
    const path = join(folder, "a.txt");
    writeFileSync(path, "Talks resume");
    expect(await captureSource(path)).toMatchObject({ source: path, mediaType: undefined });
    writeFileSync(path, "");
    expect((await faultOf(path)).code).toBe("empty-input");
    expect((await faultOf(join(folder, "none.txt"))).code).toBe("not-found");
    expect((await faultOf(folder)).code).toBe("wrong-type");
    writeFileSync(path, Buffer.alloc(1_000_001, "x"));
    expect((await faultOf(path)).code).toBe("input-too-large");
    const stdin = (...chunks: string[]) => ({
      ...open,
      stdin: (async function* () {
        yield* chunks;
      })(),
    });
    expect(Buffer.from((await captureSource("-", stdin("Talks ", "resume"))).bytes).toString()).toBe("Talks resume");
    expect((await faultOf("-", stdin())).code).toBe("empty-input");
    expect((await faultOf("-", stdin(...Array(20).fill("x".repeat(100_000))))).code).toBe("input-too-large");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
