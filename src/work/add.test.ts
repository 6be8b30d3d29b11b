import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Capture } from "../intake/capture.ts";
import { articleById, latestArticles } from "../ledger/articles.ts";
import { type Ledger, openLedger } from "../ledger/open.ts";
import { records } from "../ledger/records.ts";
import { add, addAll } from "./add.ts";

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger({ scratch: true });
});
afterAll(() => ledger.close());

function captured(text: string, source = "talks.md"): Capture {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, sha256, at: "2025-03-04T08:00:00.000Z", source };
}

const report = `---
url: https://example.org/talks
outlet: The Example
published: 2025-03-03T12:00:00Z
---
# Envoys of Armenia and Azerbaijan met in Lisbon

LISBON - Envoys of Armenia and Azerbaijan met in Lisbon on Monday for talks on a ceasefire, Portuguese Foreign Minister
Paulo Rangel said.
`;

test("an article is new once, unchanged after that, and a revision when its words change; its records are there at once", async () => {
  const first = await add(ledger, captured(report));
  expect(first).toMatchObject({ outcome: "new", title: "Envoys of Armenia and Azerbaijan met in Lisbon" });
  const found = await records(ledger);
  expect(found.length).toBeGreaterThan(0);
  expect(await add(ledger, captured(report, "copy.md"))).toMatchObject({ ...first, outcome: "unchanged" });
  expect(await records(ledger)).toEqual(found);
  const changed = await add(ledger, captured(report.replace("Monday for", "Monday and Tuesday for")));
  expect(changed).toMatchObject({ outcome: "revision", article: "article" in first ? first.article : "" });
  expect(await latestArticles(ledger, { limit: 10 })).toHaveLength(1);
});

test("what is no article is an outcome with its reason, and nothing of it is stored", async () => {
  const before = await latestArticles(ledger, { limit: 10 });
  const menu = '<!doctype html><html lang="en"><title>x</title><nav><a href="/a">Home</a></nav></html>';
  expect(await add(ledger, captured(menu, "menu.html"))).toMatchObject({
    outcome: "not-an-article",
    reason: expect.any(String),
    hint: expect.any(String),
  });
  await expect(add(ledger, captured("", "empty.txt"))).rejects.toMatchObject({ code: "empty-input" });
  expect(await latestArticles(ledger, { limit: 10 })).toEqual(before);
});

test("of several sources each has its own outcome in turn, and one that fails takes none with it", async () => {
  const others = ["Riga", "Bergen"].map((place) =>
    captured(report.replaceAll("Lisbon", place).replace("/talks", `/${place}`), `${place}.md`),
  );
  const long = captured(
    `# Talks\n\n${"The envoys of Armenia and Azerbaijan met in Oslo. ".repeat(150_000)}`,
    "long.md",
  );
  const added = await addAll(ledger, [others[0]!, captured("", "empty.txt"), long, others[1]!]);
  expect(added).toMatchObject([
    { outcome: "new", title: "Envoys of Armenia and Azerbaijan met in Riga" },
    { code: "empty-input" },
    { code: "input-too-large" },
    { outcome: "new", title: "Envoys of Armenia and Azerbaijan met in Bergen" },
  ]);
});

test("an article in another language is not read, but kept with its bytes", async () => {
  const german = captured(
    `---
url: https://example.org/vertagt
published: 2025-03-05T12:00:00Z
---
# Gespräche in Lissabon vertagt

Die Gespräche zwischen den beiden Regierungen sind am Mittwoch vertagt worden, sagte der Außenminister vor Journalisten.
Er hoffe, dass sich die Parteien in der nächsten Woche wieder treffen, um über eine Waffenruhe zu verhandeln.
`,
    "vertagt.md",
  );
  const before = await records(ledger);
  const outcome = { outcome: "unsupported-language", reason: expect.stringContaining("German") };
  expect(await add(ledger, german)).toMatchObject(outcome);
  expect(await add(ledger, german)).toMatchObject(outcome);
  expect(await records(ledger)).toEqual(before);
  const kept = (await latestArticles(ledger, { limit: 10 })).filter(({ title }) => title.startsWith("Gespräche"));
  expect(kept).toMatchObject([{ url: "https://example.org/vertagt", findings: 0, dossiers: [] }]);
  const found = await articleById(ledger, kept[0]!.id);
  expect(found).toMatchObject({ article: { language: "de" }, revisions: [{ captures: [german.sha256] }] });
  expect(found).not.toHaveProperty("reading");
});
