import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "bin/parley.js");

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  /** Resolves once stderr has these words; rejects when the process ends first. */
  says(words: string | RegExp): Promise<string>;
  ended: Promise<Ended>;
}

/** A directory of its own that is gone after the test. */
export function scratch(): string {
  const path = mkdtempSync(join(tmpdir(), "parley-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

/** Starts the command as a real process, with none of the variables that the machine may have set for Parley. */
export function start(
  args: string[],
  options: { data?: string; env?: NodeJS.ProcessEnv; input?: string; cwd?: string } = {},
): Running {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PARLEY|VITEST|NODE_OPTIONS)/.test(name)),
  );
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: options.cwd ?? root,
    env: { ...env, ...(options.data && { PARLEY_DATA: options.data }), ...options.env },
    stdio: "pipe",
  });
  let stdout = "";
  let stderr = "";
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
    for (const check of waiting) check();
  });
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const ended = once(child, "close").then(([code]): Ended => ({ code, stdout, stderr }));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  });
  const says = (words: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        if (typeof words === "string" ? stderr.includes(words) : words.test(stderr)) {
          waiting.delete(check);
          resolve(stderr);
        }
      };
      waiting.add(check);
      check();
      void ended.then(({ code }) => reject(new Error(`ended with ${code} and never said ${words}: ${stderr}`)));
    });
  return { child, says, ended };
}

/** Runs the command to its end. */
export function run(args: string[], options: Parameters<typeof start>[1] = {}): Promise<Ended> {
  return start(args, options).ended;
}
