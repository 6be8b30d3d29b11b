import { expect, onTestFinished, test } from "vitest";
import { append } from "../ledger/append.ts";
import { type Made, madeReading, onDay } from "../ledger/made-reading.ts";
import { type Ledger, openLedger } from "../ledger/open.ts";
import { differences } from "./difference.ts";
import { differencesAsText } from "./difference-text.ts";

async function ledgerOf(...given: Made[]): Promise<Ledger> {
  const ledger = await openLedger({ scratch: true });
  onTestFinished(() => ledger.close());
  for (const one of given) {
    const reading = madeReading(one);
    await append(ledger, { article: reading.article, reading });
  }
  return ledger;
}

const actors = [
  { id: "NOR", kind: "state" as const, name: "Norway" },
  { id: "PER", kind: "state" as const, name: "Peru" },
];
const talks = {
  kind: "engagement" as const,
  form: "talks" as const,
  parties: ["NOR", "PER"],
  when: onDay("2025-03-10"),
};
const first: Made = {
  outlet: "The Example",
  url: "https://example.org/1",
  published: "2025-03-01T09:00:00Z",
  actors,
  findings: [{ ...talks, status: "announced", quote: "Norway and Peru will hold talks on 10 March." }],
};
const second: Made = {
  outlet: "The Other",
  url: "https://example.org/2",
  published: "2025-03-05T09:00:00Z",
  actors,
  findings: [
    { ...talks, status: "cancelled", quote: "The talks of Norway and Peru on 10 March are off." },
    {
      kind: "incident",
      type: "bombing",
      killed: { best: 2 },
      when: onDay("2025-03-04"),
      quote: "A bomb killed two on Tuesday.",
    },
  ],
};

test("what was published since is told record by record: fields that changed, and what is new, each with its words", async () => {
  const ledger = await ledgerOf(first, second);
  const found = await differences(ledger, { since: "2025-03-01T23:59:59.999Z", until: "2025-03-06T00:00:00.000Z" });
  const of = (kind: string) => found.filter((one) => one.kind === kind);
  expect(found).toHaveLength(2);
  expect(of("engagement")[0]!.changes).toContainEqual(
    expect.objectContaining({ what: "status", from: "announced", to: "cancelled" }),
  );
  expect(of("engagement")[0]!.changes.map(({ what, from, to }) => [what, from, to])).toContainEqual([
    "origins",
    "1",
    "2",
  ]);
  expect(of("incident")[0]!.changes).toMatchObject([{ what: "new", evidence: [{ outlet: "The Other" }] }]);
  for (const { changes } of found) for (const { evidence } of changes) expect(evidence.length).toBeGreaterThan(0);
  const text = differencesAsText(found);
  expect(text).toContain("5 MARCH 2025");
  expect(text).toContain("status: announced → cancelled");
  expect(text).toContain("“A bomb killed two on Tuesday.”");
});

test("nothing is told where nothing was published, and what its article no longer says is gone", async () => {
  const changed: Made = {
    ...first,
    modified: "2025-03-03T09:00:00Z",
    findings: [],
    body: ["Norway says nothing of talks."],
  };
  const ledger = await ledgerOf(first, changed);
  const since = "2025-03-01T23:59:59.999Z";
  expect(await differences(ledger, { since, until: "2025-03-02T23:00:00.000Z" })).toEqual([]);
  expect(differencesAsText([])).toBe("Nothing changed.");
  const found = await differences(ledger, { since, until: "2025-03-04T00:00:00.000Z" });
  expect(found).toMatchObject([{ kind: "engagement", changes: [{ what: "gone" }] }]);
});
