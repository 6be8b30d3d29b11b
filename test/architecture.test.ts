import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Path from the repository's root → source text. */
type Tree = Record<string, string>;
/** What breaks a rule, one line each. */
type Rule = (tree: Tree) => string[];

interface Import {
  /** Path from the root for a file of ours, else the package or `node:` name. */
  target: string;
  lazy: boolean;
}

/** The folders of src, and which of the others each may import. */
const mayImport: Record<string, string[]> = {
  text: [],
  findings: ["text"],
  intake: ["text", "findings"],
  language: ["text", "findings"],
  scoring: ["text", "findings"],
  reading: ["text", "findings", "language"],
  ledger: ["text", "findings"],
  brief: ["ledger", "findings"],
  work: ["intake", "reading", "ledger", "findings"],
  api: ["brief", "ledger", "findings", "work"],
  desk: ["brief", "ledger", "findings", "work"],
  app: ["api", "desk", "brief", "ledger", "findings", "work", "intake", "reading"],
  cli: [
    "app",
    "api",
    "desk",
    "brief",
    "ledger",
    "findings",
    "work",
    "intake",
    "reading",
    "language",
    "scoring",
    "text",
  ],
  index: ["brief", "ledger", "findings", "work", "intake", "reading"],
  errors: [],
  config: [],
  log: [],
};
const everywhere = ["errors", "config", "log"];
const pure = ["text", "findings", "scoring", "language", "reading", "brief"];
const database = /^(kysely|pg|@electric-sql\/pglite)(\/|$)/;
const network = /^(undici|hono|@hono\/node-server|node:(http|https|http2|net|tls|dgram|dns))(\/|$)/;
const forbiddenName = /(^|[-/])(utils?|common|helpers?|managers?|services?|impl)(?=[-./]|$)/;

function importsOf(path: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found: Import[] = [];
  const add = (specifier: string, lazy: boolean) =>
    found.push({
      target: specifier.startsWith(".") ? posix.normalize(posix.join(dirname(path), specifier)) : specifier,
      lazy,
    });
  for (const [, specifier] of code.matchAll(/^\s*(?:import|export)\b(?!\s*\()[^;"'()]*?\bfrom\s*["']([^"']+)["']/gm)) {
    add(specifier!, false);
  }
  for (const [, specifier] of code.matchAll(/^\s*import\s*["']([^"']+)["']/gm)) add(specifier!, false);
  for (const [, specifier] of code.matchAll(/\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g)) add(specifier!, true);
  return found;
}

/** The folder of src that a file belongs to, or the name of a file that stands in src itself. */
function part(path: string): string | undefined {
  const [src, first] = path.split("/");
  return src === "src" ? first?.replace(/\.tsx?$/, "") : undefined;
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Every import of every file of src that is not a test. */
function* edges(tree: Tree): Generator<[path: string, found: Import]> {
  for (const [path, source] of Object.entries(tree)) {
    if (part(path) === undefined || isTest(path)) continue;
    for (const found of importsOf(path, source)) yield [path, found];
  }
}

const foldersKeepTheirDirection: Rule = (tree) => {
  const broken: string[] = [];
  for (const [path, { target }] of edges(tree)) {
    const from = part(path)!;
    const to = part(target);
    if (to === undefined || to === from) continue;
    if (everywhere.includes(to)) {
      if (pure.includes(from) && to !== "errors") broken.push(`${path}: ${from} is pure and may not import ${to}`);
      if (from === "errors" || from === "log" || (from === "config" && to !== "errors")) {
        broken.push(`${path}: ${from} imports nothing`);
      }
    } else if (!mayImport[from]?.includes(to)) broken.push(`${path}: ${from} may not import ${to}`);
  }
  return broken;
};

const everyFolderIsInTheTable: Rule = (tree) =>
  Object.keys(tree)
    .filter((path) => part(path) !== undefined && !(part(path)! in mayImport))
    .map((path) => `${path}: ${part(path)} has no place in the table of who may import whom`);

const nothingLeavesSrc: Rule = (tree) =>
  [...edges(tree)]
    .filter(([, { target }]) => /^(\.\.|training|benchmarks|test|samples|models|docs|bin)(\/|$)/.test(target))
    .map(([path, { target }]) => `${path}: imports ${target}, which is not in src`);

const onlyIndexIsIndex: Rule = (tree) =>
  Object.keys(tree).filter((path) => /(^|\/)index\.[a-z]+$/.test(path) && path !== "src/index.ts");

const namesSayWhatIsInside: Rule = (tree) => Object.keys(tree).filter((path) => forbiddenName.test(path));

const filesAreKebabCase: Rule = (tree) =>
  Object.keys(tree).filter(
    (path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.(tsx?|js)$/.test(posix.basename(path)),
  );

const exportsHaveNames: Rule = (tree) =>
  Object.entries(tree)
    .filter(([path, source]) => part(path) !== undefined && /^export default\b/m.test(source))
    .map(([path]) => path);

const onlyTheLedgerSpeaksSql: Rule = (tree) =>
  [...edges(tree)]
    .filter(([path, { target }]) => database.test(target) && part(path) !== "ledger")
    .map(([path, { target }]) => `${path}: imports ${target}`);

const pureFoldersUseNoNetwork: Rule = (tree) =>
  [...edges(tree)]
    .filter(([path, { target }]) => network.test(target) && pure.includes(part(path)!))
    .map(([path, { target }]) => `${path}: imports ${target}`);

const commandsLoadLazily: Rule = (tree) =>
  reachedFrom("src/cli/main.ts", tree, false)
    .filter(({ target }) => {
      const to = part(target);
      return to === undefined ? !/^(commander|node:.*)$/.test(target) : !["cli", "errors", "log"].includes(to);
    })
    .map(({ way, target }) => `${way.join(" → ")} → ${target}: before the command is known to need it`);

function isTypeOnly(source: string, target: string): boolean {
  const name = posix.basename(target);
  return new RegExp(`^import type [^;]*from "[^"]*${name.replaceAll(".", "\\.")}"`, "m").test(source);
}

const readOpensNoLedger: Rule = (tree) =>
  reachedFrom("src/cli/read.ts", tree, true)
    .filter(({ target }) => {
      const to = part(target) ?? "";
      return ["ledger", "api", "desk"].includes(to) || database.test(target) || /^@?hono(\/|$)/.test(target);
    })
    .map(({ way, target }) => [...way, target].join(" → "));

/** Every import that is loaded when a file is, with the way to it. */
function reachedFrom(start: string, tree: Tree, lazyToo: boolean): { way: string[]; target: string }[] {
  const reached: { way: string[]; target: string }[] = [];
  const seen = new Set<string>();
  const visit = (path: string, way: string[]) => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = tree[path] ?? "";
    for (const { target, lazy } of importsOf(path, source)) {
      if ((lazy && !lazyToo) || isTypeOnly(source, target)) continue;
      reached.push({ way: [...way, path], target });
      if (target in tree) visit(target, [...way, path]);
    }
  };
  visit(start, []);
  return reached;
}

function treeOf(...folders: string[]): Tree {
  const tree: Tree = {};
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/\.(tsx?|js)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      tree[relative(root, path).replaceAll("\\", "/")] = readFileSync(path, "utf8");
    }
  }
  return tree;
}

const tree = treeOf("src", "test", "benchmarks");

/** Each rule, with made-up files that break it: a rule that cannot fail guards nothing. */
const rules: [name: string, rule: Rule, violations: Tree[]][] = [
  [
    "folders import only in the direction of the data",
    foldersKeepTheirDirection,
    [
      { "src/text/span.ts": 'import { Reading } from "../findings/reading.ts";' },
      { "src/reading/read.ts": 'import type { Ledger } from "../ledger/open.ts";' },
      { "src/intake/page.ts": 'export { x } from "../reading/read.ts";' },
      { "src/brief/brief.ts": 'const { say } = await import("../log.ts");' },
      { "src/scoring/pages.ts": 'import {\n  a,\n  b,\n} from "../intake/page.ts";' },
      { "src/log.ts": 'import "./config.ts";' },
      { "src/ledger/open.ts": 'import { main } from "../cli/main.ts";' },
    ],
  ],
  ["every folder has its place in the table", everyFolderIsInTheTable, [{ "src/stuff/thing.ts": "" }]],
  [
    "src imports nothing from outside itself",
    nothingLeavesSrc,
    [
      { "src/reading/read.ts": 'import { train } from "../../training/train.ts";' },
      { "src/cli/eval.ts": 'await import("../../benchmarks/gate.ts");' },
    ],
  ],
  ["src/index.ts is the only index file", onlyIndexIsIndex, [{ "src/brief/index.ts": "" }]],
  [
    "no file or folder has a name that says nothing",
    namesSayWhatIsInside,
    [{ "src/text/utils.ts": "" }, { "src/common/span.ts": "" }, { "src/ledger/ledger-manager.ts": "" }],
  ],
  ["files are kebab-case", filesAreKebabCase, [{ "src/text/TextSpan.ts": "" }, { "src/text/text_span.ts": "" }]],
  ["exports are named", exportsHaveNames, [{ "src/text/span.ts": "export default 1;" }]],
  [
    "only src/ledger speaks SQL",
    onlyTheLedgerSpeaksSql,
    [
      { "src/desk/front.tsx": 'import { sql } from "kysely";' },
      { "src/app.ts": 'const { PGlite } = await import("@electric-sql/pglite");' },
      { "src/work/add.ts": 'import pg from "pg";' },
    ],
  ],
  [
    "pure folders use no network",
    pureFoldersUseNoNetwork,
    [{ "src/reading/read.ts": 'import { fetch } from "undici";' }],
  ],
  [
    "commands load what they need when they run",
    commandsLoadLazily,
    [
      {
        "src/cli/main.ts": 'import { briefCommand } from "./brief.ts";',
        "src/cli/brief.ts": 'import { openLedger } from "../ledger/open.ts";',
      },
      { "src/cli/main.ts": 'import { Hono } from "hono";' },
    ],
  ],
  [
    "`parley read` opens no ledger and loads no server",
    readOpensNoLedger,
    [
      {
        "src/cli/read.ts": 'await import("../work/take.ts");',
        "src/work/take.ts": 'import { openLedger } from "../ledger/open.ts";',
      },
      { "src/cli/read.ts": 'import { Hono } from "hono";' },
    ],
  ],
];

for (const [name, rule, violations] of rules) {
  test(name, () => {
    expect(rule(tree)).toEqual([]);
  });
  test(`${name}: a violation is noticed`, () => {
    for (const violation of violations) expect(rule(violation), JSON.stringify(violation)).not.toEqual([]);
  });
}

test("the tree that the rules judge is the whole of src", () => {
  expect(Object.keys(tree)).toContain("src/cli/main.ts");
  expect(Object.keys(tree).length).toBeGreaterThan(50);
});
