import { createHash, randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Fault } from "../errors.ts";
import { isRunning, ownMark } from "./process-mark.ts";

/** Who holds an embedded ledger, and where its desk listens when it has one. */
export const Holder = z.object({
  pid: z.int(),
  started: z.string().optional(),
  where: z.string(),
  url: z.string().optional(),
  secret: z.string().optional(),
});
export type Holder = z.infer<typeof Holder>;

export interface Lock {
  /** Rewrites what others read of the holder. */
  announce(desk: { url: string; secret: string }): void;
  release(): void;
}

const beat = 5_000;
/** A holder in another container cannot be asked; it is gone when its file was not touched for this long. */
const silence = 60_000;

const fileOf = (data: string) => join(data, "ledger.lock");

function read(file: string): { content: string; holder?: Holder } | undefined {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  try {
    return { content, holder: Holder.parse(JSON.parse(content)) };
  } catch {
    return { content };
  }
}

function isAlive(file: string, holder: Holder | undefined): boolean {
  if (!holder) return false;
  const running = isRunning(holder);
  if (running !== "unknown") return running;
  try {
    return Date.now() - statSync(file).mtimeMs < silence;
  } catch {
    return false;
  }
}

/** Who holds the embedded ledger in this data directory now, if anyone does. */
export function holder(data: string): Holder | undefined {
  const file = fileOf(data);
  const found = read(file);
  return found?.holder && isAlive(file, found.holder) ? found.holder : undefined;
}

/** Makes a file with this content unless one is there; never a file without its content. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    return createInPlace(file, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without hard links. */
function createInPlace(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function replace(file: string, content: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Takes over the lock that a dead process left. Only who holds the claim named after that very lock may replace it, and
 * only while it is still there; a claim whose own maker died is taken over in the same way.
 */
function takeOver(file: string, stale: string, content: string): boolean {
  const claim = `${file}.claim-${createHash("sha256").update(stale).digest("hex").slice(0, 16)}`;
  if (!create(claim, content)) {
    const other = read(claim);
    if (!other || isAlive(claim, other.holder) || !takeOver(claim, other.content, content)) return false;
  }
  try {
    if (read(file)?.content !== stale) return false;
    replace(file, content);
    return true;
  } finally {
    rmSync(claim, { force: true });
  }
}

/** Lets others find the desk of this ledger; nothing to do for a ledger on a server. */
export function announce(ledger: { lock?: Lock }, desk: { url: string; secret: string }): void {
  ledger.lock?.announce(desk);
}

/** Takes the lock of a data directory, or faults with `ledger-held` naming who has it. */
export function takeLock(data: string): Lock {
  const file = fileOf(data);
  const mark = ownMark();
  const nonce = randomBytes(8).toString("hex");
  let content = JSON.stringify({ ...mark, nonce });
  for (let attempt = 0; !create(file, content); attempt++) {
    const found = read(file);
    if (!found) continue;
    if (isAlive(file, found.holder)) throw heldBy(found.holder!, data);
    if (takeOver(file, found.content, content)) break;
    if (attempt > 50) throw heldBy(found.holder ?? { pid: 0, where: "" }, data);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  const timer = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The directory is gone: nothing is left to hold.
    }
  }, beat);
  timer.unref();
  return {
    announce(desk) {
      content = JSON.stringify({ ...mark, nonce, ...desk });
      replace(file, content);
    },
    release() {
      clearInterval(timer);
      if (read(file)?.content === content) rmSync(file, { force: true });
    },
  };
}

function heldBy(holder: Holder, data: string): Fault {
  return holder.url
    ? new Fault(
        "ledger-held",
        `The ledger in ${data} is held by a desk at ${holder.url} (process ${holder.pid})`,
        "Use that desk, or close it and try again.",
      )
    : new Fault(
        "ledger-held",
        `The ledger in ${data} is held by process ${holder.pid}`,
        "Wait until that command has ended and try again, or give this one another PARLEY_DATA.",
      );
}
