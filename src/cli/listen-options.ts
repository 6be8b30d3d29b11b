import type { Command } from "commander";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";

export interface ListenOptions {
  host?: string;
  port?: string;
}

/** Gives a command the options that say where it listens. */
export function listenOptions(command: Command): Command {
  return command
    .option("--port <port>", "port to listen on; 0 takes a free one (default: PARLEY_PORT, or 7070)")
    .option("--host <address>", "address to listen on (default: PARLEY_HOST, or 127.0.0.1)");
}

/** The settings with the command's own options in place of them. */
export function withListenOptions(config: Config, options: ListenOptions): Config {
  const port = options.port === undefined ? config.port : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || options.port === "") {
    throw new Fault(
      "usage",
      `${options.port} is not a port`,
      "A port is a whole number from 0 to 65535; 0 takes a free one.",
    );
  }
  return { ...config, port, host: options.host ?? config.host };
}
