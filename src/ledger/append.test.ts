import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { append } from "./append.ts";
import { articleById } from "./articles.ts";
import { captureBytes } from "./captures.ts";
import { madeReading } from "./made-reading.ts";
import { madeWorld } from "./made-world.ts";
import { onBoth } from "./on-both.ts";
import { records } from "./records.ts";

const talks = (more = {}) =>
  madeReading({
    url: "https://a.example/1",
    outlet: "A",
    actors: [{ id: "USA" }, { id: "RUS" }],
    findings: [{ kind: "engagement", quote: "The two countries held talks.", parties: ["USA", "RUS"], status: "held" }],
    ...more,
  });

onBoth("append", (bench) => {
  test("the same article twice is one article", async () => {
    const reading = talks();
    const first = await append(bench.ledger, { article: reading.article, reading });
    expect(first).toEqual({ outcome: "new", article: reading.article.id, revision: reading.article.revision });
    expect(await append(bench.ledger, { article: reading.article, reading })).toEqual({
      ...first,
      outcome: "unchanged",
    });
    expect((await records(bench.ledger)).map(({ accounts }) => accounts.length)).toEqual([1]);
  });

  test("a changed page is a new revision, and nothing is overwritten", async () => {
    const before = talks();
    const after = talks({ modified: "2025-04-24T08:00:00Z", body: ["Correction: they met for longer."] });
    expect(after.article.id).toBe(before.article.id);
    await append(bench.ledger, { article: before.article, reading: before });
    expect((await append(bench.ledger, { article: after.article, reading: after })).outcome).toBe("revision");
    const found = await articleById(bench.ledger, before.article.id);
    expect(found?.article.text).toBe(after.article.text);
    expect(found?.revisions.map(({ revision, current }) => [revision, current])).toEqual([
      [before.article.revision, false],
      [after.article.revision, true],
    ]);
    const rows = await bench.ledger.db.selectFrom("revision").select("body").execute();
    expect(rows.map(({ body }) => body.text).sort()).toEqual([before.article.text, after.article.text].sort());
  });

  test("a reading comes back to the byte", async () => {
    const [reading] = madeWorld(3, 1);
    const odd = { ...reading!, sentences: [{ start: 0, end: 1, exact: "\u0000 \ud800 “ü” \\" }] };
    await append(bench.ledger, { article: reading!.article, reading: odd });
    const found = await articleById(bench.ledger, reading!.article.id);
    expect(JSON.stringify(found?.reading)).toBe(JSON.stringify(odd));
  });

  test("an article is kept without a reading, and can be read later", async () => {
    const reading = talks();
    await append(bench.ledger, { article: reading.article });
    expect(await records(bench.ledger)).toEqual([]);
    expect((await articleById(bench.ledger, reading.article.id))?.reading).toBeUndefined();
    expect((await append(bench.ledger, { article: reading.article, reading })).outcome).toBe("unchanged");
    expect(await records(bench.ledger)).toHaveLength(1);
  });

  test("of two readers of one revision the newer counts, whichever came last", async () => {
    const old = talks({ version: "0.9.0" });
    const read = talks({ version: "0.10.0" });
    read.findings[0]!.certainty = "possible";
    await append(bench.ledger, { article: read.article, reading: read });
    await append(bench.ledger, { article: old.article, reading: old });
    const [record] = await records(bench.ledger);
    expect(record?.accounts.map(({ finding }) => finding.certainty)).toEqual(["possible"]);
  });

  test("the bytes that were captured are kept and found again", async () => {
    const reading = talks();
    const bytes = new TextEncoder().encode("<html>as it came</html>");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const capture = {
      bytes,
      sha256,
      at: "2025-04-23T13:00:00.000Z",
      source: "https://a.example/1",
      mediaType: "text/html",
    };
    await append(bench.ledger, { article: reading.article, reading, capture });
    await append(bench.ledger, { article: reading.article, reading, capture });
    const found = await articleById(bench.ledger, reading.article.id);
    expect(found?.revisions[0]?.captures).toEqual([sha256]);
    expect(await captureBytes(bench.ledger.data, sha256)).toEqual(Buffer.from(bytes));
    expect(await captureBytes(bench.ledger.data, "0".repeat(64))).toBeUndefined();
    const wrong = append(bench.ledger, { article: reading.article, capture: { ...capture, sha256: "1".repeat(64) } });
    await expect(wrong).rejects.toThrow("not its own");
  });

  test("a reading of another revision is a bug", async () => {
    const other = talks({ body: ["More."] });
    await expect(append(bench.ledger, { article: talks().article, reading: other })).rejects.toThrow("revision");
  });

  test("many writers at once lose and double nothing", async () => {
    const world = madeWorld(5, 24, 3);
    const others = bench.another ? await Promise.all([bench.another(), bench.another()]) : [];
    try {
      const writers = [bench.ledger, ...others, bench.ledger];
      const done = await Promise.all(
        writers.map(async (ledger, at) => {
          const own = world.slice(at * 4).concat(world.slice(0, at * 4));
          const outcomes: string[] = [];
          for (const reading of own) {
            outcomes.push((await append(ledger, { article: reading.article, reading })).outcome);
            if (outcomes.length % 7 === at) await records(ledger);
          }
          return outcomes;
        }),
      );
      const articles = new Set(world.map(({ article }) => article.id));
      const revisions = new Set(world.map(({ article }) => article.revision));
      const all = done.flat();
      expect(all.filter((outcome) => outcome === "new")).toHaveLength(articles.size);
      expect(all.filter((outcome) => outcome !== "unchanged")).toHaveLength(revisions.size);
      const seen = await Promise.all([...new Set(writers)].map((ledger) => records(ledger)));
      for (const one of seen) expect(one).toEqual(seen[0]);
      expect(seen[0]!.length).toBeGreaterThan(3);
    } finally {
      await Promise.all(others.map((ledger) => ledger.close()));
    }
  });
});
