import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Enough to tell one process from every other, also from one that is given the same number later. */
export interface ProcessMark {
  pid: number;
  /** When the process began, in the system's own count, where the system tells. */
  started?: string;
  /** Within which the number means something: one boot of one machine, or one container. */
  where: string;
}

function quietly<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === "linux") {
    const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
    return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  }
  if (process.platform === "win32") return undefined;
  return quietly(() => execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim());
}

function whereWeAre(): string {
  const boot = quietly(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const space = quietly(() => readlinkSync("/proc/self/ns/pid"));
  return [boot ?? hostname(), space].filter(Boolean).join(" ");
}

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid), where: whereWeAre() };
}

/** Whether the process with this mark is running; `unknown` where its number means nothing to us. */
export function isRunning(mark: ProcessMark): boolean | "unknown" {
  if (mark.where !== whereWeAre()) return "unknown";
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const started = startOf(mark.pid);
  return !mark.started || !started || started === mark.started;
}
