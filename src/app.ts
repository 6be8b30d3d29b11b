import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { isLoopback } from "./api/guard.ts";
import { routes } from "./api/server.ts";
import type { Config } from "./config.ts";
import { desk } from "./desk/desk.ts";
import { Fault } from "./errors.ts";
import type { Ledger } from "./ledger/open.ts";
import { add } from "./work/add.ts";

/** An open desk. */
export interface Desk {
  url: string;
  close(): Promise<void>;
}

/** Faults when the desk may not or cannot listen where it is told to, before anything else is begun. */
export async function checkListening({ host, port, token }: Config): Promise<void> {
  if (!isLoopback(host) && !token) {
    throw new Fault(
      "bad-config",
      `The desk does not listen on ${host} without a token`,
      "Set PARLEY_TOKEN to a secret that everyone who opens the desk must give, or listen on 127.0.0.1.",
    );
  }
  const probe = createSocket();
  await listen(probe, host, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** Serves the ledger's pages and API, and tells the other commands on this machine where. */
export async function openDesk(ledger: Ledger, config: Config): Promise<Desk> {
  await checkListening(config);
  const secret = randomBytes(24).toString("base64url");
  const app = routes(ledger, {
    ...config,
    secret,
    pages: desk(ledger),
    add: (source, hints) => add(ledger, source, hints, config),
  });
  const server = createServer(getRequestListener(app.fetch));
  await listen(server, config.host, config.port);
  const url = urlOf(server, config.host);
  ledger.lock?.announce({ url, secret });
  return { url, close: () => close(server) };
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const reachable =
    host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}

function listen(server: ReturnType<typeof createSocket>, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(faultOf(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

function faultOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Fault(
        "port-taken",
        `Another process listens on port ${port} of ${host}`,
        "Close it, or take another port with --port or PARLEY_PORT; --port 0 takes a free one.",
        error,
      );
    case "EACCES":
      return new Fault("bad-config", `The desk may not listen on port ${port}`, "Take a port above 1023.", error);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Fault("bad-config", `${host} is no address of this machine`, "Listen on 127.0.0.1.", error);
    default:
      return error;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}
