import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Reading } from "../findings/reading.ts";
import { actors } from "./actors.ts";
import { append } from "./append.ts";
import { fold } from "./fold.ts";
import { madeReading } from "./made-reading.ts";
import { madeWorld } from "./made-world.ts";
import { onBoth } from "./on-both.ts";
import type { Ledger } from "./open.ts";
import { records } from "./records.ts";
import { emptyCache } from "./snapshot.ts";

const moments = [undefined, "2025-02-23T12:00:00.000Z", "2025-02-26T23:59:59.999Z"];

/** All that the ledger shows, now and at two moments. */
async function shown(ledger: Ledger): Promise<string> {
  const all = [];
  for (const asOf of moments) all.push(await records(ledger, { asOf }), await actors(ledger, { asOf }));
  return JSON.stringify(all);
}

async function fill(ledger: Ledger, readings: Reading[], foldAfter: (index: number) => boolean): Promise<void> {
  for (const [index, reading] of readings.entries()) {
    await append(ledger, { article: reading.article, reading });
    if (foldAfter(index)) await fold(ledger);
  }
}

async function startAgain(ledger: Ledger): Promise<void> {
  await sql`truncate article, capture, revision, revision_capture, reading, entry, dossier, fold, finding, finding_block,
    finding_link, text_sketch, text_block, text_link`.execute(ledger.db);
  ledger.cache = emptyCache();
}

onBoth("fold", (bench) => {
  test("the same articles in any order, folded in any portions, give the same records at any moment", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 9 }),
        async (seed, order, portion) => {
          const world = madeWorld(seed, 24, 5);
          await startAgain(bench.ledger);
          await fill(bench.ledger, world, () => false);
          const one = await shown(bench.ledger);
          await startAgain(bench.ledger);
          const mixed = [...world].sort((a, b) => mix(a.article.revision, order) - mix(b.article.revision, order));
          await fill(bench.ledger, mixed, (index) => index % portion === 0);
          expect(await shown(bench.ledger)).toBe(one);
        },
      ),
      { numRuns: 8, seed: 20250423 },
    );
  });

  test("folding everything again gives the same ledger", async () => {
    await fill(bench.ledger, madeWorld(11, 40, 4), (index) => index % 9 === 0);
    const before = await shown(bench.ledger);
    await sql`update fold set rules = 'of an earlier version'`.execute(bench.ledger.db);
    expect((await fold(bench.ledger)).folded).toBeGreaterThan(40);
    expect(await shown(bench.ledger)).toBe(before);
    bench.ledger.cache = emptyCache();
    expect(await shown(bench.ledger)).toBe(before);
  });

  test("it goes on where it was stopped, and tells how far it is", async () => {
    const world = madeWorld(12, 60, 3);
    await fill(bench.ledger, world, () => false);
    const seen: [number, number][] = [];
    const stopped = fold(bench.ledger, (done, total) => {
      seen.push([done, total]);
      if (seen.length === 2) throw new Error("stopped");
    });
    await expect(stopped).rejects.toThrow("stopped");
    const { sequence } = await bench.ledger.db.selectFrom("fold").select("sequence").executeTakeFirstOrThrow();
    const { last } = await bench.ledger.db
      .selectFrom("entry")
      .select(({ fn }) => fn.max("sequence").as("last"))
      .executeTakeFirstOrThrow();
    expect(sequence).toBeLessThan(Number(last));
    const { folded } = await fold(bench.ledger);
    expect(folded).toBe(seen[0]![1] - seen[1]![0]);
    expect(await fold(bench.ledger)).toEqual({ folded: 0 });
    const resumed = await shown(bench.ledger);
    await sql`update fold set rules = 'other'`.execute(bench.ledger.db);
    await fold(bench.ledger);
    expect(await shown(bench.ledger)).toBe(resumed);
  });

  test("what was appended and not folded is folded before it is asked for", async () => {
    const [reading] = madeWorld(13, 1, 6);
    await append(bench.ledger, { article: reading!.article, reading });
    expect((await records(bench.ledger)).length).toBeGreaterThan(0);
  });

  test("of an undated text that was captured twice the first capture is when it appeared, whichever came first", async () => {
    const undated = (capturedAt: string) => {
      const reading = madeReading({
        url: "https://a.example/undated",
        actors: [{ id: "USA" }, { id: "RUS" }],
        findings: [{ kind: "engagement", quote: "They met.", parties: ["USA", "RUS"], status: "held" }],
      });
      const { published: _, ...article } = reading.article;
      return { ...reading, article: { ...article, capturedAt } };
    };
    const [late, early] = [undated("2025-04-20T10:00:00.000Z"), undated("2025-04-02T10:00:00.000Z")];
    const told = madeReading({
      url: "https://b.example/1",
      outlet: "B",
      published: "2025-04-03T08:00:00Z",
      actors: [{ id: "USA" }, { id: "RUS" }],
      findings: [{ kind: "position", quote: "A truce, it said.", party: "USA" }],
    });
    const others = madeWorld(14, 30, 1);
    const orders = [
      [early, late, told, ...others],
      [late, ...others, told, early],
    ];
    const results: string[] = [];
    for (const order of orders) {
      await startAgain(bench.ledger);
      for (const reading of order) {
        await append(bench.ledger, { article: reading.article, reading });
        if (reading !== early) await fold(bench.ledger);
      }
      const all = await records(bench.ledger);
      const met = all.find(({ accounts }) => accounts[0]?.finding.key === early.findings[0]!.key);
      expect(met?.firstReported).toBe("2025-04-02T10:00:00.000Z");
      results.push(JSON.stringify(all));
    }
    expect(results[1]).toBe(results[0]);
  });
});

function mix(text: string, order: number): number {
  let hash = order;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
