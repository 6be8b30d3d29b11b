import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Fault } from "../errors.ts";
import { announce, holder, takeLock } from "./lock.ts";
import { openLedger } from "./open.ts";
import { isRunning, ownMark } from "./process-mark.ts";

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), "parley-lock-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function faultOf(work: () => unknown): Fault | undefined {
  try {
    work();
  } catch (error) {
    return error as Fault;
  }
  return undefined;
}

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.on("close", resolve));
  return child.pid!;
}

test("one holds it, and who comes second is told who", () => {
  const data = directory();
  const lock = takeLock(data);
  expect(holder(data)).toMatchObject({ pid: process.pid });
  expect(statSync(join(data, "ledger.lock")).mode & 0o777).toBe(0o600);
  const fault = faultOf(() => takeLock(data));
  expect(fault?.code).toBe("ledger-held");
  expect(fault?.message).toContain(String(process.pid));

  announce({ lock }, { url: "http://127.0.0.1:7070", secret: "s3cret" });
  expect(holder(data)).toMatchObject({ url: "http://127.0.0.1:7070", secret: "s3cret" });
  expect(faultOf(() => takeLock(data))?.message).toContain("http://127.0.0.1:7070");
  expect(faultOf(() => takeLock(data))?.message).not.toContain("s3cret");

  lock.release();
  expect(holder(data)).toBeUndefined();
  expect(readdirSync(data)).toEqual([]);
  takeLock(data).release();
});

test("the lock of a dead process is taken over", async () => {
  const data = directory();
  writeFileSync(join(data, "ledger.lock"), JSON.stringify({ ...ownMark(), pid: await deadPid() }));
  expect(holder(data)).toBeUndefined();
  const lock = takeLock(data);
  expect(holder(data)?.pid).toBe(process.pid);
  lock.release();
  expect(readdirSync(data)).toEqual([]);
});

test("so is the lock of a process whose number another has now", () => {
  const mark = ownMark();
  if (!mark.started) return console.info("This system does not tell when a process began: not tested");
  expect(isRunning(mark)).toBe(true);
  expect(isRunning({ ...mark, started: "1" })).toBe(false);
  const data = directory();
  writeFileSync(join(data, "ledger.lock"), JSON.stringify({ ...mark, started: "1" }));
  takeLock(data).release();
});

test("a holder in another container holds it for as long as it touches the file", () => {
  const data = directory();
  const file = join(data, "ledger.lock");
  writeFileSync(file, JSON.stringify({ pid: 1, where: "another machine" }));
  expect(faultOf(() => takeLock(data))?.code).toBe("ledger-held");
  const long = new Date(Date.now() - 3_600_000);
  utimesSync(file, long, long);
  takeLock(data).release();
});

test("a file that is no lock does not stand in the way", () => {
  const data = directory();
  writeFileSync(join(data, "ledger.lock"), "");
  const lock = takeLock(data);
  expect(JSON.parse(readFileSync(join(data, "ledger.lock"), "utf8"))).toMatchObject({ pid: process.pid });
  lock.release();
});

test("of many that find a dead lock one gets it", { timeout: 60_000 }, async () => {
  const data = directory();
  writeFileSync(join(data, "ledger.lock"), JSON.stringify({ ...ownMark(), pid: await deadPid() }));
  const script = fileURLToPath(new URL("./lock-child.ts", import.meta.url));
  const at = String(Date.now() + 3000);
  const children: ChildProcess[] = [];
  onTestFinished(() => {
    for (const child of children) child.kill("SIGKILL");
  });
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => {
      const child = spawn(process.execPath, ["--import", "tsx", script, data, at], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      return new Promise<string>((resolve) => child.stdout!.once("data", (chunk) => resolve(String(chunk).trim())));
    }),
  );
  expect(answers.sort()).toEqual(["held", "held", "held", "held", "won"]);
});

test("an open ledger is held, and a closed one is not", async () => {
  const data = directory();
  const ledger = await openLedger({ data });
  await expect(openLedger({ data })).rejects.toMatchObject({ code: "ledger-held" });
  await ledger.close();
  await ledger.close();
  await (await openLedger({ data })).close();
});
