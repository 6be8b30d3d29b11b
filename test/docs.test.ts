import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { z } from "zod";
import { figureTable, published, withTable } from "../benchmarks/figures.ts";
import { runs } from "../benchmarks/runs.ts";
import { generated } from "../docs/generate.ts";
import { evalTasks } from "../src/cli/eval.ts";
import { parley } from "../src/cli/main.ts";
import { settings } from "../src/config.ts";
import { faults } from "../src/errors.ts";
import { Authority } from "../src/findings/actor.ts";
import { Genre, Publication } from "../src/findings/article.ts";
import { Finding, findingKinds, Relation } from "../src/findings/finding.ts";
import { Time } from "../src/findings/reading.ts";
import { When } from "../src/findings/span.ts";
import { Standing } from "../src/ledger/dossier.ts";
import { ClaimStanding, recordKinds } from "../src/ledger/record.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path: string) => readFileSync(join(root, path), "utf8");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const all = pages.map(at).join("\n");

/** Every `…` of a text that is not inside a code block. */
function ticked(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, words]) => words!);
}

/** The part of a page from one heading to the next of its level or above. */
function section(page: string, heading: string): string {
  const level = heading.match(/^#+/)![0].length;
  const from = page.split("\n").indexOf(heading);
  expect(from, `a heading "${heading}"`).toBeGreaterThanOrEqual(0);
  const lines = page.split("\n").slice(from + 1);
  const end = lines.findIndex((line) => (line.match(/^(#+) /)?.[1]?.length ?? 99) <= level);
  return lines.slice(0, end === -1 ? undefined : end).join("\n");
}

/** Every field name and every constant of a schema. */
function words(schema: z.ZodType): { fields: Set<string>; values: Set<string> } {
  const fields = new Set<string>();
  const values = new Set<string>();
  const visit = (node: unknown) => {
    if (Array.isArray(node)) for (const inner of node) visit(inner);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === "properties") for (const name of Object.keys(inner)) fields.add(name);
      if (key === "enum") for (const value of inner) values.add(String(value));
      if (key === "const") values.add(String(inner));
      visit(inner);
    }
  };
  visit(z.toJSONSchema(schema, { io: "input", reused: "inline" }));
  return { fields, values };
}

test("what is generated is current: `npm run docs` renews it", () => {
  for (const [path, text] of Object.entries(generated())) expect(at(`docs/${path}`), path).toBe(text);
  expect(
    readdirSync(join(root, "docs/schemas"))
      .map((name) => `schemas/${name}`)
      .sort(),
  ).toEqual(
    Object.keys(generated())
      .filter((path) => path.startsWith("schemas/"))
      .sort(),
  );
});

test("the README's figures are those of benchmarks/figures.json: `npm run figures` renews them", () => {
  expect(Object.keys(runs)).toEqual(expect.arrayContaining(Object.keys(published())));
  expect(withTable(at("README.md"), figureTable(published()))).toBe(at("README.md"));
});

test("every link of a page leads somewhere", () => {
  for (const page of pages) {
    for (const [, target] of at(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target!)) continue;
      const [path, anchor] = target!.split("#");
      const file = path ? join(dirname(page), path) : page;
      expect(existsSync(join(root, file)), `${page} → ${target}`).toBe(true);
      if (!anchor) continue;
      const anchors = [...at(file).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
        title!
          .toLowerCase()
          .replace(/[^\w\- ]/g, "")
          .replaceAll(" ", "-"),
      );
      expect(anchors, `${page} → ${target}`).toContain(anchor);
    }
  }
});

/** The command lines in a text's code blocks, each without its variables, pipes and redirections. */
function commandLines(text: string): string[][] {
  const lines = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.split("\n"));
  return lines.flatMap((line) =>
    line
      .replace(/(^|\s)#.*$/, "")
      .split(/\s(?:\||&&|;)\s/)
      .map((part) => [...part.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!))
      .map((args) => {
        const redirected = args.findIndex((arg) => /^[0-9]?[<>]/.test(arg));
        const plain = redirected === -1 ? args : args.slice(0, redirected);
        return plain.slice(plain.findIndex((arg) => !/^[A-Z_]+=/.test(arg)));
      })
      .filter((args) => args.length > 0 && args[0] !== ""),
  );
}

function* everyCommand(command: Command): Generator<Command> {
  yield command;
  for (const inner of command.commands) yield* everyCommand(inner);
}

/** Parses a command line as the program would, and does nothing. */
async function parse(args: string[]): Promise<void> {
  const program = parley();
  for (const command of everyCommand(program)) {
    command.configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} });
    if (command.commands.length === 0) command.action(() => {});
  }
  await program.parseAsync(args, { from: "user" });
}

test("every command line of the docs is one that the program takes", async () => {
  const { scripts } = JSON.parse(at("package.json"));
  let seen = 0;
  for (const page of pages) {
    for (const args of commandLines(at(page))) {
      const line = `${page}: ${args.join(" ")}`;
      const [first, second, third] = args;
      if (first === "npx" && second === "parley") await expect(parse(args.slice(2)), line).resolves.toBeUndefined();
      else if (first === "parley") await expect(parse(args.slice(1)), line).resolves.toBeUndefined();
      else if (first === "npm" && second === "run") expect(scripts, line).toHaveProperty([third!]);
      else if (first === "npm") expect(["ci", "start", "test", "install"], line).toContain(second);
      else expect(["git", "cd", "cat", "bash", "jq"], line).toContain(first);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(15);
});

test("a command line that the program does not take is noticed", async () => {
  await expect(parse(["brief", "--no-such-option"])).rejects.toThrow();
  await expect(parse(["brif"])).rejects.toThrow();
  await expect(parse(["eval", "nothing"])).rejects.toThrow();
  expect(commandLines('```sh\nA=1 npx parley read "a b" | head > x # note\n```\n')).toEqual([
    ["npx", "parley", "read", "a b"],
    ["head"],
  ]);
});

test("every command says with an example what it takes, and the docs name it", () => {
  for (const command of everyCommand(parley())) {
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    expect(help, command.name()).toContain("Example:\n");
    if (command.parent?.name() === "parley") expect(at("docs/operate.md")).toContain(`\`parley ${command.name()}\``);
  }
});

test("the table of tasks has every task that can be scored, and no other", () => {
  const named = [...at("docs/evaluate.md").matchAll(/^\| `([a-z]+)` \|/gm)].map(([, task]) => task);
  expect(named).toEqual([...evalTasks]);
});

test("the table of the API has every route that the server has, and no other", () => {
  const served = [...at("src/api/server.ts").matchAll(/app\.(get|post|put|delete)\("(\/[^"]*)"/g)];
  const named = [...section(at("docs/operate.md"), "## The API").matchAll(/^\| `([A-Z]+) (\/[^`]*)` \|/gm)];
  expect(named.map(([, method, path]) => `${method} ${path}`).sort()).toEqual(
    served.map(([, method, path]) => `${method!.toUpperCase()} /api${path}`).sort(),
  );
});

test("the options that the docs name are options that there are", () => {
  const options = new Set(
    [...everyCommand(parley())].flatMap((command) => command.options.map(({ long }) => long)).concat("--help"),
  );
  const named = ticked(all).flatMap((words) => words.match(/^--[a-z-]+/) ?? []);
  for (const option of named) expect([...options], option).toContain(option);
});

test("every setting is in the docs, and every variable in the docs is a setting or the tests' own", () => {
  const known = Object.values(settings).map(({ env }): string => env);
  const ofTheTests = ["PARLEY_TEST_DATABASE_URL", "PARLEY_SEED"];
  const named = new Set(all.match(/PARLEY_[A-Z_]+/g));
  expect([...named].filter((name) => !known.includes(name) && !ofTheTests.includes(name))).toEqual([]);
  for (const env of known) expect(at("docs/operate.md")).toContain(`| \`${env}\` |`);
  for (const path of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!/\.(tsx?|js)$/.test(path) || /\.test\.tsx?$/.test(path)) continue;
    for (const env of at(`src/${path}`).match(/PARLEY_[A-Z_]+/g) ?? []) {
      expect([...known, ...ofTheTests], path).toContain(env);
    }
  }
});

test("the table of exit codes is the catalogue of faults", () => {
  const rows = [...at("docs/operate.md").matchAll(/^\| (\d+) \| `([a-z-]+)` \| .+ \| (yes|no) \|$/gm)];
  expect(
    Object.fromEntries(rows.map(([, exit, code, again]) => [code, { exit: Number(exit), retry: again === "yes" }])),
  ).toEqual(faults);
  const codes = Object.values(faults).map(({ exit }) => exit);
  expect(new Set(codes).size, "an exit code of its own for each").toBe(codes.length);
});

test("every finding kind has its section, with every field and value that it has and no other", () => {
  const page = at("docs/how-it-reads.md");
  const headings = [...page.matchAll(/^### ([a-z]+)$/gm)].map(([, kind]) => kind);
  expect(headings).toEqual([...findingKinds]);
  const shared = section(page, "## Findings").split("\n### ")[0]!;
  for (const option of Finding.options) {
    const kind = option.shape.kind.value;
    const named = ticked(section(page, `### ${kind}`));
    const { fields, values } = words(option);
    const known = new Set([...fields, ...values, ...words(Finding).fields, ...Relation.options]);
    expect(
      named.filter((word) => !known.has(word)),
      `words in ${kind} that the code does not know`,
    ).toEqual([]);
    for (const [name, field] of Object.entries(option.shape)) {
      if (name === "kind") continue;
      const inShared = ticked(shared).includes(name);
      if (!inShared) expect(named, `${kind} ${name}`).toContain(name);
      for (const value of words(field as z.ZodType).values) {
        const place = inShared ? ticked(shared) : named;
        const isOfWhen = When.shape.precision.options.includes(value as "day") || value === "true" || value === "false";
        if (!isOfWhen) expect(place, `${kind} ${name} ${value}`).toContain(value);
      }
    }
  }
});

test("the other closed lists of the vocabulary stand in the docs, whole and alone", () => {
  const reading = at("docs/how-it-reads.md");
  const ledger = at("docs/ledger.md");
  const row = (page: string, field: string) => {
    const [line] = page.match(new RegExp(`^\\| \`${field}\` \\|.*$`, "m")) ?? [];
    expect(line, field).toBeDefined();
    return ticked(line!).slice(1);
  };
  expect(row(reading, "genre")).toEqual(Genre.options);
  expect(row(reading, "publication")).toEqual(Publication.options);
  expect(row(reading, "authority")).toEqual(Authority.options);
  expect(ticked(section(reading, "## Links"))).toEqual(Relation.options);
  expect(ticked(section(reading, "## Times"))).toEqual(
    expect.arrayContaining([...Time.shape.kind.options, ...When.shape.precision.options]),
  );
  const records = section(ledger, "## Records");
  expect(ticked(records.match(/^Kinds of record:[\s\S]*?\n\n/m)![0])).toEqual([...recordKinds]);
  const standings = records.split("| standing | meaning |\n")[1]!.split("\n\n")[0]!;
  expect(ticked(standings)).toEqual(ClaimStanding.options);
  expect(ticked(section(ledger, "## Actors and dossiers"))).toEqual(expect.arrayContaining(Standing.options));
});

test("every file and script that the docs name is there", () => {
  const { scripts } = JSON.parse(at("package.json"));
  for (const words of ticked(all)) {
    if (/^(src|test|docs|benchmarks|samples|codebook|models|training|bin|\.ci)\/[\w./-]*$/.test(words)) {
      expect(existsSync(join(root, words)), words).toBe(true);
    }
    const script = words.match(/^npm run ([a-z:]+)/)?.[1];
    if (script) expect(scripts, words).toHaveProperty([script]);
  }
});
