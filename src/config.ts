import { homedir } from "node:os";
import { join } from "node:path";
import envPaths from "env-paths";
import { z } from "zod";
import { Fault } from "./errors.ts";

interface Setting<T> {
  env: string;
  about: string;
  schema: z.ZodType<T>;
  fallback: () => T;
}

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().positive();

/** Every setting: the environment variable that sets it, what it does, and what it is without one. */
export const settings = {
  data: {
    env: "PARLEY_DATA",
    about: "directory of the embedded ledger and of the captures",
    schema: z.string().min(1),
    fallback: () => envPaths("parley", { suffix: "" }).data,
  } satisfies Setting<string>,
  databaseUrl: {
    env: "PARLEY_DATABASE_URL",
    about: "PostgreSQL server to use in place of the embedded ledger, as postgres://user@host/database",
    schema: z.string(),
    fallback: () => "",
  } satisfies Setting<string>,
  host: {
    env: "PARLEY_HOST",
    about: "address that the desk listens on; anything but loopback needs PARLEY_TOKEN",
    schema: z.string().min(1),
    fallback: () => "127.0.0.1",
  } satisfies Setting<string>,
  port: {
    env: "PARLEY_PORT",
    about: "port that the desk listens on; 0 takes a free one",
    schema: port,
    fallback: () => 7070,
  } satisfies Setting<number>,
  token: {
    env: "PARLEY_TOKEN",
    about: "token that the desk asks of everyone when it listens beyond loopback",
    schema: z.string(),
    fallback: () => "",
  } satisfies Setting<string>,
  codebook: {
    env: "PARLEY_CODEBOOK",
    about: "folder of a codebook of your own, which adds to Parley's or overrides it",
    schema: z.string(),
    fallback: () => "",
  } satisfies Setting<string>,
  corpora: {
    env: "PARLEY_CORPORA",
    about: "directory of labelled data for `parley eval`",
    schema: z.string(),
    fallback: () => "",
  } satisfies Setting<string>,
  userAgent: {
    env: "PARLEY_USER_AGENT",
    about: "how Parley names itself to the sites that it fetches from",
    schema: z.string().min(1),
    fallback: () => "Parley/0.1 (news ledger; set PARLEY_USER_AGENT to say who you are)",
  } satisfies Setting<string>,
  fetchTimeout: {
    env: "PARLEY_FETCH_TIMEOUT",
    about: "seconds that one page may take",
    schema: count,
    fallback: () => 20,
  } satisfies Setting<number>,
  fetchAllow: {
    env: "PARLEY_FETCH_ALLOW",
    about: "hosts, parted by commas, that may be fetched although their address is private or loopback",
    schema: z.string(),
    fallback: () => "",
  } satisfies Setting<string>,
  networkRuntime: {
    env: "PARLEY_NETWORK_RUNTIME",
    about: "`native`, or `wasm` to run the language network in WebAssembly, as is done where there is no native build",
    schema: z.enum(["native", "wasm"]),
    fallback: () => "native",
  } satisfies Setting<string>,
  maxBytes: {
    env: "PARLEY_MAX_BYTES",
    about: "largest input that is read, in bytes",
    schema: count,
    fallback: () => 20_000_000,
  } satisfies Setting<number>,
} as const;

export type SettingName = keyof typeof settings;
export type Config = { [K in SettingName]: ReturnType<(typeof settings)[K]["fallback"]> };

const secret = new Set<SettingName>(["token", "databaseUrl"]);

/** The settings in force; faults with `bad-config` on a value that is not of its setting's form. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const config: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const given = env[setting.env];
    if (given === undefined || given === "") {
      config[name] = setting.fallback();
      continue;
    }
    const parsed = (setting.schema as z.ZodType<unknown>).safeParse(given);
    if (!parsed.success) {
      throw new Fault("bad-config", `${setting.env} is not a valid value`, `It is the ${setting.about}.`);
    }
    config[name] = parsed.data;
  }
  const loaded = config as Config;
  for (const name of ["data", "codebook"] as const) {
    if (loaded[name].startsWith("~/")) loaded[name] = join(homedir(), loaded[name].slice(2));
  }
  return loaded;
}

/** One line a setting: what it is, where that came from, what it does. Secrets are not shown. */
export function explainConfig(env: NodeJS.ProcessEnv = process.env): string {
  const config = loadConfig(env);
  const lines: string[] = [];
  for (const name of Object.keys(settings) as SettingName[]) {
    const setting = settings[name];
    const set = Boolean(env[setting.env]);
    const value = secret.has(name) ? (config[name] ? "(set, not shown)" : "(none)") : String(config[name]) || "(none)";
    lines.push(`${setting.env}=${value}`, `    ${setting.about} [${set ? "from the environment" : "default"}]`);
  }
  return `${lines.join("\n")}\n`;
}
