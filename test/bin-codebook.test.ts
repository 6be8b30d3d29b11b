import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { faults } from "../src/errors.ts";
import type { Reading } from "../src/findings/reading.ts";
import { run, scratch } from "./parley-process.ts";

// Each of these starts several processes.
vi.setConfig({ testTimeout: 180_000 });

const report = `Niger grounds airliners

NIAMEY, 4 May 2025 - Niger grounded two French airliners on Monday. Mali rejected any change of the grazing routes.
Niger closed its border with Benin.
`;

/** A folder named "sahel" with these files in it. */
function codebook(files: Record<string, string>): string {
  const folder = join(scratch(), "sahel");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const events = `rules:
  - { id: coerce/grounded, event: COERCE, verbs: [ground], objects: [airliner, airliners], definition: Aircraft are kept from flying. }
  - { id: sanction/closed, event: COERCE, verbs: [close], objects: [border], definition: A border is closed. }
`;
const issues = `issues:
  - { id: cattle-routes, name: routes for cattle, phrases: ["cattle|grazing route|corridor"] }
`;

async function rulesOf(args: string[], env?: NodeJS.ProcessEnv): Promise<{ reader: string; found: string[] }> {
  const { code, stdout, stderr } = await run(["read", "-", ...args], { input: report, env });
  expect([code, stderr]).toEqual([0, ""]);
  const { reader, findings } = JSON.parse(stdout) as Reading;
  return {
    reader: reader.codebook,
    found: findings.flatMap((one) => {
      if (one.kind === "event" && !one.derivedFrom) return [`${one.plover.event} ${one.why.rule}`];
      return one.kind === "position" ? [`${one.issue} ${one.why.rule}`] : [];
    }),
  };
}

test("an analyst's codebook adds to ours and overrides it, and the Reading says so", async () => {
  const folder = codebook({ "events.yaml": events, "issues.yaml": issues });
  const [without, optioned, set] = await Promise.all([
    rulesOf([]),
    rulesOf(["--codebook", folder]),
    rulesOf([], { PARLEY_CODEBOOK: folder }),
  ]);
  expect(without.found).toContain("SANCTION event/sanction/closed");
  expect(without.found.join()).not.toMatch(/grounded|cattle|@/);
  expect(optioned.found).toContain("COERCE event/coerce/grounded@sahel");
  expect(optioned.found).toContain("COERCE event/sanction/closed@sahel");
  expect(optioned.found).toContainEqual(expect.stringMatching(/^cattle-routes position\/.+@sahel$/));
  expect(optioned.reader).toMatch(new RegExp(`^${without.reader}\\+sahel:[0-9a-f]{12}$`));
  expect(set).toEqual(optioned);
});

test.each([
  ["events.yaml:2: rules.0.event", { "events.yaml": 'rules:\n  - { id: a/b, event: "X", definition: A. }\n' }],
  ['events.yaml:3: Unrecognized key: "rulez"', { "events.yaml": "examples: []\ncounter: []\nrulez: [1]\n" }],
  ["figures.yaml:2: ", { "figures.yaml": "measures: [\n" }],
  ["truce.yaml: there is no such file", { "truce.yaml": "nouns: [lull]\n" }],
  ["holds no codebook", {}],
])("a mistake is told before anything is read: %s", async (message, files) => {
  const folder = codebook(files as Record<string, string>);
  const { code, stdout, stderr } = await run(["read", "-", "--codebook", folder], { input: report });
  expect([code, stdout]).toEqual([faults["bad-codebook"].exit, ""]);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^error: .+\nhint: .+/);
});

test("check prints the examples that fail, with their places", async () => {
  const own = `${events}examples:
  - { text: "Niger grounded two French airliners on Monday.", event: COERCE, quad: 4 }
  - { text: "Niger has two airliners.", event: COERCE, quad: 4 }
counter:
  - Chad grounded an airliner on Monday.
`;
  const folder = codebook({ "events.yaml": own });
  const { code, stdout } = await run(["codebook", "check", folder]);
  expect(code).toBe(faults["some-failed"].exit);
  const lines = stdout.split("\n");
  expect(lines).toContain(`${folder}/events.yaml:6\tno event found\tNiger has two airliners.`);
  expect(lines).toContainEqual(expect.stringMatching(/events\.yaml:8\tno event expected, found by .+@sahel\tChad/));
  // Ours that the override breaks is named too.
  expect(lines).toContainEqual(expect.stringMatching(/^codebook\/events\.yaml:\d+\tplover is .+\tHungary closed/));
  expect(stdout).not.toContain("two French airliners");
});
