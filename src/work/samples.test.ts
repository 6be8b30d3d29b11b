import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { latestArticles } from "../ledger/articles.ts";
import { dossiers } from "../ledger/dossiers.ts";
import { type Ledger, openLedger } from "../ledger/open.ts";
import { add } from "./add.ts";
import { loadSamples } from "./samples.ts";

const report = (place: string) => `---
outlet: The Example
published: 2025-03-03
---
# Envoys of Armenia and Azerbaijan met in ${place}

Envoys of Armenia and Azerbaijan met in ${place} on Monday for talks on a ceasefire, officials said.
`;

function samplesFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-samples-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [id, places] of [
    ["one", ["Lisbon", "Porto"]],
    ["two", ["Braga"]],
  ] as const) {
    mkdirSync(join(folder, id, "articles"), { recursive: true });
    const parties = [{ actor: "ARM", name: "Armenia", standing: "negotiating-party" }];
    writeFileSync(
      join(folder, id, "dossier.json"),
      JSON.stringify({ schema: "parley.dossier/1", id, name: id, parties }),
    );
    for (const place of places) writeFileSync(join(folder, id, "articles", `${place}.md`), report(place));
  }
  return folder;
}

async function scratchLedger(): Promise<Ledger> {
  const ledger = await openLedger({ scratch: true });
  onTestFinished(() => ledger.close());
  return ledger;
}

test("the samples are loaded once", async () => {
  const [ledger, folder] = [await scratchLedger(), samplesFolder()];
  const steps: number[] = [];
  expect(await loadSamples(ledger, (done) => steps.push(done), folder)).toEqual({ outcome: "loaded", reports: 3 });
  expect(steps).toEqual([0, 3]);
  expect((await dossiers(ledger)).map(({ id }) => id)).toEqual(["one", "two"]);
  expect(await loadSamples(ledger, undefined, folder)).toEqual({ outcome: "there-already", reports: 0 });
  expect(await latestArticles(ledger, { limit: 10 })).toHaveLength(3);
});

test("a load that was cut off goes on, and leaves one of each report", async () => {
  const [ledger, folder] = [await scratchLedger(), samplesFolder()];
  await add(ledger, join(folder, "one/articles/Lisbon.md"));
  expect(await loadSamples(ledger, undefined, folder)).toEqual({ outcome: "loaded", reports: 3 });
  expect(await latestArticles(ledger, { limit: 10 })).toHaveLength(3);
});

test("a ledger with articles of its own is left alone", async () => {
  const [ledger, folder] = [await scratchLedger(), samplesFolder()];
  const own = join(folder, "own.md");
  writeFileSync(own, report("Coimbra"));
  await add(ledger, own);
  expect(await loadSamples(ledger, undefined, folder)).toEqual({ outcome: "own-ledger", reports: 0 });
  expect(await latestArticles(ledger, { limit: 10 })).toHaveLength(1);
  expect(await dossiers(ledger)).toEqual([]);
});
