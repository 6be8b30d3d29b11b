import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { evaluatePassages } from "../src/cli/evaluate-passages.ts";
import { locate, Passage } from "../src/scoring/passages-gold.ts";

const folder = fileURLToPath(new URL("passages/", import.meta.url));
const heldBack = join(folder, "held-back");
const filesOf = (path: string) => readdirSync(path).filter((name) => name.endsWith(".yaml"));
const passagesIn = (path: string) =>
  filesOf(path).flatMap((name) => Passage.array().parse(parse(readFileSync(join(path, name), "utf8"))));

test("every passage has its form, a name of its own, and its expectations in its text", () => {
  const all = [...passagesIn(folder), ...passagesIn(heldBack)];
  expect(all.length).toBeGreaterThanOrEqual(210);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const passage of all) expect(() => locate(passage), passage.id).not.toThrow();
});

test("the passages held back are the ones that were pinned, a third of all", () => {
  const pinned = readFileSync(join(heldBack, "held-back.sha256"), "utf8").trim().split("\n");
  expect(pinned).toHaveLength(filesOf(heldBack).length);
  for (const line of pinned) {
    const [sum, path] = line.split(/\s+/) as [string, string];
    expect(
      createHash("sha256")
        .update(readFileSync(join(heldBack, path)))
        .digest("hex"),
      path,
    ).toBe(sum);
  }
  const held = passagesIn(heldBack).length;
  expect(held / (held + passagesIn(folder).length)).toBeCloseTo(1 / 3, 1);
});

test("the errors of what is held back are not shown", () => {
  expect(() => evaluatePassages(heldBack, true)).toThrow("scored, not looked at");
  expect(() => evaluatePassages(join(heldBack, "."), true)).toThrow("scored, not looked at");
});

test("a folder without passages is no gold", () => {
  expect(() => evaluatePassages(join(folder, ".."))).toThrow("holds no .yaml file");
});
