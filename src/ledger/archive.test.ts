import { createHash } from "node:crypto";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { append } from "./append.ts";
import { backup, restore } from "./archive.ts";
import { captureBytes } from "./captures.ts";
import { dossiers, saveDossier } from "./dossiers.ts";
import { madeWorld } from "./made-world.ts";
import { onBoth } from "./on-both.ts";
import { type Ledger, openLedger } from "./open.ts";
import { checkRebuild, rebuild } from "./rebuild.ts";
import { records } from "./records.ts";

const asOf = "2026-01-01T00:00:00.000Z";
const shown = async (ledger: Ledger) => JSON.stringify(await records(ledger, { asOf }));
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function archived(ledger: Ledger): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of backup(ledger)) lines.push(line.trimEnd());
  return lines;
}

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

async function empty(): Promise<Ledger> {
  const ledger = await openLedger({ scratch: true });
  onTestFinished(() => ledger.close());
  return ledger;
}

onBoth("archive", (bench) => {
  const bytes = "as it was captured";

  async function fill(): Promise<void> {
    if ((await dossiers(bench.ledger)).length > 0) return;
    for (const reading of madeWorld(7, 24, 5)) await append(bench.ledger, { article: reading.article, reading });
    const [first] = madeWorld(7, 24, 5);
    const capture = { bytes: new TextEncoder().encode(bytes), sha256: sha256(bytes), at: asOf, source: "one.html" };
    await append(bench.ledger, { article: first!.article, reading: first!, capture });
    const parties = [{ actor: "NOR", name: "Norway", standing: "third-party" as const }];
    await saveDossier(bench.ledger, { schema: "parley.dossier/1", id: "talks", name: "Talks", parties });
  }

  test("what is backed up is restored: the same archive, records, dossiers and captures", async () => {
    await fill();
    const lines = await archived(bench.ledger);
    const other = await empty();
    expect(await restore(other, each(lines))).toEqual({
      articles: new Set(madeWorld(7, 24, 5).map((one) => one.article.id)).size,
    });
    expect(await archived(other)).toEqual(lines);
    expect(await shown(other)).toBe(await shown(bench.ledger));
    expect((await dossiers(other)).map(({ id }) => id)).toEqual(["talks"]);
    expect(Buffer.from((await captureBytes(other.data, sha256(bytes)))!).toString()).toBe(bytes);
  });

  test("an archive that is cut off, changed or none is refused whole, and one is never poured into another ledger", async () => {
    await fill();
    const lines = await archived(bench.ledger);
    const other = await empty();
    const refused = async (given: string[], message: RegExp) => {
      await expect(restore(other, each(given))).rejects.toMatchObject({
        code: "bad-archive",
        message: expect.stringMatching(message),
      });
      expect(await records(other)).toEqual([]);
    };
    await refused([], /empty/);
    await refused(["no archive"], /Line 1 is not JSON/);
    await refused(['{"schema":"parley.reading/1"}'], /Line 1 /);
    await refused(lines.slice(0, -1), /cut off/);
    await refused(lines.toSpliced(-2, 1), /changed/);
    await refused([...lines, lines[1]!], /behind the end/);
    const at = lines.findIndex((line) => line.includes('"table":"revision"'));
    await refused(lines.with(at, lines[at]!.replace("2025-", "2024-")), /changed/);
    await refused(lines.with(1, lines[1]!.replace(/"bytes":"../, '"bytes":"AA')), /SHA-256/);
    await restore(other, each(lines));
    await expect(restore(other, each(lines))).rejects.toMatchObject({ code: "ledger-not-empty" });
  });

  test("records are made again byte for byte, and a ledger whose folded part was tampered with is found out and mended", async () => {
    await fill();
    const before = await shown(bench.ledger);
    expect((await checkRebuild(bench.ledger)).differing).toEqual([]);
    await rebuild(bench.ledger);
    expect(await shown(bench.ledger)).toBe(before);
    await sql`delete from finding_link`.execute(bench.ledger.db);
    bench.ledger.cache.snapshot = undefined;
    bench.ledger.cache.views.clear();
    expect((await checkRebuild(bench.ledger)).differing.length).toBeGreaterThan(0);
    await rebuild(bench.ledger);
    expect(await shown(bench.ledger)).toBe(before);
  });
});
