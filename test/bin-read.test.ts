import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { faults } from "../src/errors.ts";
import { Reading } from "../src/findings/reading.ts";
import { root, run, scratch } from "./parley-process.ts";

// Each of these starts several processes.
vi.setConfig({ testTimeout: 180_000 });

const report = `Envoys of Norland and Sudland met in Lisbon on Monday

LISBON, 3 March 2025 - Envoys of Norland and Sudland met in Lisbon on Monday for talks on a ceasefire, officials said.

"We will come back next week," Norland's foreign minister, Ada Berg, told reporters. She said that her government
rejected any talks without a truce.

Sudland's delegation left without a word. A spokesman for the Portuguese foreign ministry, which hosted the talks, said
that both sides had agreed to meet again on 10 March.
`;

test("read prints one Reading on stdout and nothing on stderr, from a file or standard input", async () => {
  const file = join(scratch(), "report.txt");
  writeFileSync(file, report);
  const [fromFile, fromInput] = await Promise.all([
    run(["read", file, "--published", "2025-03-03", "--outlet", "The Example"]),
    run(["read", "-", "--published", "2025-03-03", "--outlet", "The Example", "--pretty"], { input: report }),
  ]);
  expect(fromFile).toMatchObject({ code: 0, stderr: "" });
  expect(fromInput).toMatchObject({ code: 0, stderr: "" });
  expect(fromFile.stdout.trimEnd()).not.toContain("\n");
  expect(fromInput.stdout.split("\n").length).toBeGreaterThan(50);
  const reading = Reading.parse(JSON.parse(fromFile.stdout));
  expect(reading.article).toMatchObject({ outlet: "The Example", published: expect.stringMatching(/^2025-03-03/) });
  expect(reading.article.title).toBe("Envoys of Norland and Sudland met in Lisbon on Monday");
  expect(reading.findings.length).toBeGreaterThan(0);
  expect(Reading.parse(JSON.parse(fromInput.stdout)).findings).toEqual(reading.findings);
});

test("of several sources each has its line, and the exit code says that one failed", async () => {
  const folder = scratch();
  writeFileSync(join(folder, "a.txt"), report);
  writeFileSync(join(folder, "b.txt"), report.replaceAll("Norland", "Westland"));
  const { code, stdout, stderr } = await run(["read", "a.txt", "missing.txt", "b.txt"], { cwd: folder });
  expect(code).toBe(faults["some-failed"].exit);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.map((line) => Reading.parse(JSON.parse(line)).article.title.split(" ")[2])).toEqual([
    "Norland",
    "Westland",
  ]);
  expect(stderr).toMatch(/^error: missing\.txt: .+\nhint: .+/m);
});

test("each kind of bad input has its own exit code, with a hint and an empty stdout", async () => {
  const folder = scratch();
  const bad: [name: string, bytes: string | Uint8Array, code: keyof typeof faults][] = [
    ["empty.txt", "", "empty-input"],
    ["picture.png", Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000", "hex"), "binary-input"],
    [
      "french.txt",
      "Les négociateurs se sont réunis lundi à Lisbonne pour parler d'un cessez-le-feu. Le ministre des affaires étrangères a déclaré que son gouvernement refusait toute discussion sans trêve préalable, et que les deux parties se reverraient la semaine prochaine.\n".repeat(
        4,
      ),
      "unsupported-language",
    ],
    [
      "menu.html",
      '<!doctype html><html lang="en"><title>x</title><nav><a href="/a">Home</a></nav></html>',
      "not-an-article",
    ],
  ];
  for (const [name, bytes] of bad) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "good.txt"), report);
  const runs = await Promise.all([
    ...bad.map(([name]) => run(["read", join(folder, name)])),
    run(["read", join(folder, "none.txt")]),
    run(["read", join(folder, "good.txt"), "--published", "yesterday"]),
    run(["read"]),
  ]);
  const codes = [...bad.map(([, , code]) => code), "not-found", "bad-date", "usage"] as const;
  for (const [index, { code, stdout, stderr }] of runs.entries()) {
    expect(code, `${codes[index]}: ${stderr}`).toBe(faults[codes[index]!].exit);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: .+[\s\S]*^hint: .+/m);
  }
});

test("a reader that stops reading ends the command quietly", () => {
  const file = join(scratch(), "report.txt");
  writeFileSync(file, report);
  const line = `set -o pipefail; "$0" bin/parley.js read "$1" "$1" "$1" | head -c 1 >/dev/null`;
  const { status, stderr } = spawnSync("bash", ["-c", line, process.execPath, file], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("the command works from any directory, and as npx parley in the checkout", async () => {
  expect(await run(["--version"], { cwd: scratch() })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+/),
  });
  const npx = execFileSync("npx", ["parley", "--version"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  expect(npx).toMatch(/^\d+\.\d+/);
});
