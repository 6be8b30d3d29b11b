import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { Brief } from "../src/brief/brief.ts";
import { faults } from "../src/errors.ts";
import { run, scratch, start } from "./parley-process.ts";

// Each of these starts several processes.
vi.setConfig({ testTimeout: 180_000 });

const article = (day: number, words: string) => `---
outlet: The Example
published: 2025-03-0${day}T12:00:00Z
---
# Envoys of Armenia and Azerbaijan ${words} in Lisbon

LISBON - Envoys of Armenia and Azerbaijan ${words} in Lisbon on Monday for talks on a ceasefire, Portuguese Foreign
Minister Paulo Rangel said. "Both sides will come back next week," he told reporters.

Azerbaijan rejected a ceasefire without conditions, its foreign ministry said.
`;

function articles(): { folder: string; data: string; files: string[] } {
  const folder = scratch();
  const files = [1, 2].map((day) => join(folder, `${day}.md`));
  writeFileSync(files[0]!, article(3, "met"));
  writeFileSync(files[1]!, article(5, "broke off their talks"));
  return { folder, data: join(folder, "data"), files };
}

test("what is added once is there, what is added twice is there once, and the brief is made of it", async () => {
  const { data, files } = articles();
  const first = await run(["add", ...files], { data });
  expect(first.code, first.stderr).toBe(0);
  expect(
    first.stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t")),
  ).toEqual([
    ["new", expect.stringMatching(/^[0-9a-f]{16}$/), "Envoys of Armenia and Azerbaijan met in Lisbon"],
    [
      "new",
      expect.stringMatching(/^[0-9a-f]{16}$/),
      "Envoys of Armenia and Azerbaijan broke off their talks in Lisbon",
    ],
  ]);
  const again = await run(["add", files[0]!, "none.md", files[1]!], { data });
  expect(again.code).toBe(faults["some-failed"].exit);
  expect(again.stdout).toMatch(/^unchanged\t.+\nnot-found\t-\tnone\.md\nunchanged\t/);
  const [now, before, missing] = [
    await run(["brief", "--format", "json"], { data }),
    await run(["brief", "--format", "json", "--as-of", "2025-03-04"], { data }),
    await run(["brief", "no-such-dossier"], { data }),
  ];
  expect(now.code, now.stderr).toBe(0);
  expect(Brief.parse(JSON.parse(now.stdout)).coverage.articles).toBe(2);
  expect(Brief.parse(JSON.parse(before.stdout)).coverage.articles).toBe(1);
  expect(missing.code).toBe(faults["not-found"].exit);
});

test("while a desk holds the ledger, other commands go through it; it closes properly on SIGTERM", async () => {
  const { data, files } = articles();
  const desk = start(["desk", "--port", "0"], { data });
  const [url] = (await desk.says(/http:\/\/[^\s]+/)).match(/http:\/\/[^\s]+/)!;
  const added = await run(["add", files[0]!], { data });
  expect(added.stderr).toBe("");
  expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^new\t/) });
  const [brief, before, refused, second] = await Promise.all([
    run(["brief", "--format", "json"], { data }),
    run(["brief", "--format", "json", "--as-of", "2025-03-02"], { data }),
    run(["add", join(data, "none.md")], { data }),
    run(["desk", "--port", "0"], { data }),
  ]);
  expect(brief.code, brief.stderr).toBe(0);
  expect(Brief.parse(JSON.parse(brief.stdout)).coverage.articles).toBe(1);
  expect(before.code, before.stderr).toBe(0);
  expect(Brief.parse(JSON.parse(before.stdout)).coverage.articles).toBe(0);
  expect(refused.code).toBe(faults["not-found"].exit);
  expect(second.code).toBe(faults["ledger-held"].exit);
  expect(second.stderr).toContain(url);
  expect(second.stderr).toContain(String(desk.child.pid));
  const page = await fetch(url);
  expect(page.status).toBe(200);
  desk.child.kill("SIGTERM");
  expect(await desk.ended).toMatchObject({ code: 0 });
  expect(existsSync(join(data, "ledger.lock"))).toBe(false);
  expect((await run(["add", files[0]!], { data })).stdout).toMatch(/^unchanged\t/);
});

test("a command that was killed loses nothing that it confirmed, and leaves nothing to repair", async () => {
  const { folder, data } = articles();
  const files = Array.from({ length: 60 }, (_, index) => join(folder, `${index}.md`));
  for (const [index, file] of files.entries()) writeFileSync(file, article(1 + (index % 9), `met for day ${index}`));
  const killed = start(["add", ...files], { data });
  let confirmed = "";
  await new Promise<void>((resolve) => {
    killed.child.stdout!.on("data", (text: string) => {
      confirmed += text;
      if (confirmed.split("\n").length > 4) resolve();
    });
  });
  killed.child.kill("SIGKILL");
  const lines = (await killed.ended).stdout.split("\n").slice(0, -1);
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(lines.length).toBeLessThan(files.length);
  const next = await run(["add", ...files], { data });
  expect(next.code, next.stderr).toBe(0);
  const outcomes = next.stdout.trimEnd().split("\n");
  expect(outcomes.slice(0, lines.length)).toEqual(lines.map((line) => line.replace(/^new/, "unchanged")));
  expect(outcomes.at(-1)).toMatch(/^new\t/);
});

test("Ctrl-C in the middle of an add closes the ledger and says so by the exit code", async () => {
  const { folder, data, files } = articles();
  const many = Array.from({ length: 40 }, (_, index) => join(folder, `${index}.md`));
  for (const [index, file] of many.entries()) writeFileSync(file, article(1 + (index % 9), `met for day ${index}`));
  const adding = start(["add", ...many], { data });
  await new Promise((resolve) => adding.child.stdout!.once("data", resolve));
  adding.child.kill("SIGINT");
  const { code, stderr } = await adding.ended;
  expect(stderr).toBe("");
  expect(code).toBe(130);
  expect(existsSync(join(data, "ledger.lock"))).toBe(false);
  expect(await run(["add", files[0]!], { data })).toMatchObject({ code: 0 });
});

test("a desk that may not listen says why before it opens the ledger", async () => {
  const data = join(scratch(), "data");
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  const [busy, open, wrong] = await Promise.all([
    run(["desk", "--port", String(port)], { data }),
    run(["desk", "--host", "0.0.0.0", "--port", "0"], { data }),
    run(["desk", "--port", "http"], { data }),
  ]);
  taken.close();
  expect(busy.code, busy.stderr).toBe(faults["port-taken"].exit);
  expect(busy.stderr).toMatch(/hint: .*--port/);
  expect(open.code, open.stderr).toBe(faults["bad-config"].exit);
  expect(open.stderr).toContain("PARLEY_TOKEN");
  expect(wrong.code).toBe(faults.usage.exit);
  expect(existsSync(data)).toBe(false);
});

test("a ledger is backed up to one file, restored from it elsewhere, and its records are what is made of its log", async () => {
  const { folder, data, files } = articles();
  expect((await run(["add", ...files], { data })).code).toBe(0);
  const file = join(folder, "all.jsonl.gz");
  const backup = await run(["backup", file], { data });
  expect(backup.code, backup.stderr).toBe(0);
  expect((await run(["backup", file], { data })).code).toBe(faults.usage.exit);
  const other = join(folder, "other");
  const restored = await run(["restore", file], { data: other });
  expect([restored.code, restored.stdout], restored.stderr).toEqual([0, "2\tarticles\n"]);
  expect((await run(["restore", file], { data: other })).code).toBe(faults["ledger-not-empty"].exit);
  const briefs = await Promise.all([data, other].map((one) => run(["brief", "--as-of", "2025-03-06"], { data: one })));
  expect(briefs[1]!.stdout).toBe(briefs[0]!.stdout);
  const check = await run(["rebuild", "--check"], { data: other });
  expect(check.stdout, check.stderr).toMatch(/^\d+\trecords, the same byte for byte\n$/);
  writeFileSync(join(folder, "cut.jsonl"), '{"schema":"parley.archive/1"}\n');
  expect((await run(["restore", join(folder, "cut.jsonl")], { data: join(folder, "third") })).code).toBe(
    faults["bad-archive"].exit,
  );
});
