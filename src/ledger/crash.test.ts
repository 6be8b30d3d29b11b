import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { append, readingId } from "./append.ts";
import { captureBytes } from "./captures.ts";
import { dice, madeWorld } from "./made-world.ts";
import { openLedger } from "./open.ts";
import { records } from "./records.ts";

/** How often the process is killed; PARLEY_KILLS asks for more. */
const kills = Number(process.env.PARLEY_KILLS ?? 3);
const child = fileURLToPath(new URL("./crash-child.ts", import.meta.url));

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), "parley-crash-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

interface Run {
  process: ChildProcess;
  lines: string[];
  /** Resolves at the first line that begins so, or at the end. */
  said(beginning: string): Promise<void>;
  ended: Promise<void>;
}

function run(data: string, seed: number, count: number, env: Record<string, string> = {}): Run {
  const process_ = spawn(process.execPath, ["--import", "tsx", child, data, String(seed), String(count)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  let rest = "";
  const waiting: { beginning: string; go: () => void }[] = [];
  process_.stdout!.on("data", (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split("\n");
    rest = parts.pop()!;
    lines.push(...parts);
    for (const { beginning, go } of waiting) if (lines.some((line) => line.startsWith(beginning))) go();
  });
  const ended = new Promise<void>((resolve) => process_.on("close", () => resolve()));
  const said = (beginning: string) => Promise.race([ended, new Promise<void>((go) => waiting.push({ beginning, go }))]);
  return { process: process_, lines, said, ended };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test(`what was confirmed outlives kill -9, and the next open needs no repair (${kills} kills)`, {
  timeout: 60_000 + kills * 15_000,
}, async () => {
  const data = directory();
  const roll = dice(Date.now());
  const count = 60;
  const confirmed = new Map<string, string>();
  for (let kill = 0; kill < kills; kill++) {
    const one = run(data, 7, count);
    await one.said(["confirmed", "open", "started"][roll(3)]!);
    await pause(roll(700));
    one.process.kill("SIGKILL");
    await one.ended;
    for (const line of one.lines) {
      const [word, reading, sha256] = line.split(" ");
      if (word === "confirmed") confirmed.set(reading!, sha256!);
    }
  }
  const ledger = await openLedger({ data });
  try {
    const readings = await ledger.db.selectFrom("reading").select("id").execute();
    const revisions = await ledger.db.selectFrom("revision").select("id").execute();
    const there = new Set(readings.map(({ id }) => id));
    expect([...confirmed.keys()].filter((reading) => !there.has(reading))).toEqual([]);
    for (const sha256 of confirmed.values()) expect(await captureBytes(data, sha256)).toBeDefined();
    const entries = await ledger.db.selectFrom("entry").select("kind").execute();
    expect(entries).toHaveLength(there.size + revisions.length);
    const survived = await records(ledger);

    const whole = await openLedger({ scratch: true });
    try {
      for (const reading of madeWorld(7, count, 4)) {
        if (there.has(readingId(reading))) await append(whole, { article: reading.article, reading });
      }
      expect(JSON.stringify(await records(whole))).toBe(JSON.stringify(survived));
    } finally {
      await whole.close();
    }
  } finally {
    await ledger.close();
  }
});

test("a first creation that was killed half-way is made again", { timeout: 120_000 }, async () => {
  const data = directory();
  const cache = directory();
  const env = { XDG_CACHE_HOME: cache, HOME: cache, LOCALAPPDATA: cache };
  const one = run(data, 8, 1, env);
  await one.said("started");
  await pause(1200);
  one.process.kill("SIGKILL");
  await one.ended;
  const last = run(data, 8, 2, env);
  await last.ended;
  expect(last.lines.at(-1)).toBe("done");
  expect(readdirSync(data).filter((name) => name.startsWith("database.new-"))).toEqual([]);
  expect(existsSync(join(data, "ledger.lock"))).toBe(false);
});
