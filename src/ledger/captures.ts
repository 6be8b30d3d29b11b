import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

function pathOf(data: string, sha256: string): string {
  return join(data, "captures", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Keeps bytes as they were captured, under their SHA-256; the file is whole or it is not there. */
export async function keepCapture(data: string, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(data, sha256);
  if (existsSync(path)) return;
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw new Error(`A capture was handed over under a SHA-256 that is not its own: ${sha256}`);
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    if (!existsSync(path)) throw error;
  }
}

/** The bytes of a capture; undefined where they are not kept. */
export async function captureBytes(data: string, sha256: string): Promise<Uint8Array | undefined> {
  const path = pathOf(data, sha256);
  return existsSync(path) ? readFile(path) : undefined;
}
