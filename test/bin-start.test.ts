import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { run, scratch, start } from "./parley-process.ts";

// Each of these starts several processes.
vi.setConfig({ testTimeout: 180_000 });

const opened = "The desk is open at";

test("start loads the samples once, prints the state of the talks and opens the desk, killed in between or not", async () => {
  const data = join(scratch(), "data");
  const killed = start(["start", "--port", "0"], { data });
  await killed.says(/Loading the sample dossiers/);
  killed.child.kill("SIGKILL");
  await killed.ended;

  const first = start(["start", "--port", "0"], { data });
  const said = await first.says(opened);
  expect(said).toMatch(/Loaded \d+ sample reports/);
  first.child.kill("SIGINT");
  const { code, stdout } = await first.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/talks/);

  const second = start(["start", "--port", "0"], { data });
  expect(await second.says(opened)).not.toMatch(/Load/);
  second.child.kill("SIGINT");
  expect((await second.ended).stdout).toBe(stdout);

  const listed = await run(["dossier", "list"], { data });
  expect(listed.stdout.trimEnd().split("\n")).toHaveLength(2);
});

test("start without samples leaves the ledger as it is", async () => {
  const data = join(scratch(), "data");
  const desk = start(["start", "--no-samples", "--port", "0"], { data });
  await desk.says(opened);
  desk.child.kill("SIGINT");
  await desk.ended;
  expect(await run(["dossier", "list"], { data })).toMatchObject({ code: 0, stdout: "" });
});
