import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { packBlank, unpackBlank } from "./blank.ts";
import { pgliteVersion } from "./prepared.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-blank-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the blank database that is shipped is of the PGlite that is installed: `npm run blank` renews it", () => {
  const folder = scratch();
  expect(unpackBlank(pgliteVersion(), folder)).toBe(true);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(["PG_VERSION", "base", "global", "pg_wal"]));
  expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(900);
});

test("of another version there is none", () => {
  const folder = scratch();
  expect(unpackBlank("0.0.1", folder)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test("what is packed holds every folder, also an empty one, and every byte", () => {
  const folder = scratch();
  mkdirSync(join(folder, "empty"));
  mkdirSync(join(folder, "full/inner"), { recursive: true });
  writeFileSync(join(folder, "full/inner/file"), Buffer.from([0, 255, 7]));
  writeFileSync(join(folder, "none"), "");
  const bytes = brotliDecompressSync(packBlank(folder));
  const head = bytes.readUInt32LE(0);
  expect(JSON.parse(bytes.toString("utf8", 4, 4 + head))).toEqual([
    ["empty"],
    ["full"],
    ["full/inner"],
    ["full/inner/file", 3],
    ["none", 0],
  ]);
  expect([...bytes.subarray(4 + head)]).toEqual([0, 255, 7]);
  expect(readFileSync(join(folder, "none")).length).toBe(0);
});
