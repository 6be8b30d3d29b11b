import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("held-back/", import.meta.url));

test("the stories held back are the ones that were pinned", () => {
  const pinned = readFileSync(join(folder, "held-back.sha256"), "utf8").trim().split("\n");
  const stories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(pinned).toHaveLength(stories.length * 2);
  for (const line of pinned) {
    const [sum, path] = line.split(/\s+/) as [string, string];
    expect(
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
      path,
    ).toBe(sum);
  }
});
