import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { understand } from "./network.ts";
import { bestTree } from "./network-tree.ts";

const first = "Ukraine ’s foreign minister , Andrii Sybiha , said that Russia had rejected the proposal .".split(" ");
const second = "Officials from Qatar met in Geneva .".split(" ");

test("tags, tree and names of a sentence", () => {
  const [found] = understand([first]);
  const word = (text: string) => first.indexOf(text);
  expect(found!.tags[word("said")]).toBe("VBD|VERB");
  expect(found!.heads[word("said")]).toBe(-1);
  expect(found!.relations[word("said")]).toBe("root");
  expect([found!.heads[word("minister")], found!.relations[word("minister")]]).toEqual([word("said"), "nsubj"]);
  expect([found!.heads[word("rejected")], found!.relations[word("rejected")]]).toEqual([word("said"), "ccomp"]);
  expect([found!.heads[word("proposal")], found!.relations[word("proposal")]]).toEqual([word("rejected"), "obj"]);
  expect(found!.names).toContainEqual({ kind: "person", from: word("Andrii"), to: word("Sybiha") + 1 });
  expect(found!.names).toContainEqual({ kind: "place", from: word("Russia"), to: word("Russia") + 1 });
});

test.each(["on Tuesday", "Tuesday", "in a statement", "in Geneva"])(
  "a verb of saying keeps its clause behind %s",
  (between) => {
    const texts = `Officials said ${between} that Russia had rejected the proposal .`.split(" ");
    const [found] = understand([texts]);
    const clause = texts.indexOf("rejected");
    expect([found!.heads[clause], found!.relations[clause]]).toEqual([1, "ccomp"]);
  },
);

test.each([
  ["Fears that the two sides had already parted grew .", "Fears", "parted"],
  ["Shares fell after reports that the envoy had resigned .", "reports", "resigned"],
])("a noun of saying has its content in %s", (sentence, noun, verb) => {
  const texts = sentence.split(" ");
  const [found] = understand([texts]);
  const clause = texts.indexOf(verb);
  expect([found!.heads[clause], found!.relations[clause]]).toEqual([texts.indexOf(noun), "acl"]);
  expect(found!.relations[texts.indexOf("that")]).toBe("mark");
});

test.each([
  ["A shell fired at a depot in Sumy injured nine guards .", "shell", "injured"],
  ["A device left beside the gate killed two soldiers .", "device", "killed"],
])("the verb of %s is the last", (sentence, subject, verb) => {
  const texts = sentence.split(" ");
  const [found] = understand([texts]);
  expect(found!.heads[texts.indexOf(verb)]).toBe(-1);
  expect(found!.heads[texts.indexOf(subject)]).toBe(texts.indexOf(verb));
  expect(isTree(found!.heads)).toBe(true);
});

test("a sentence is understood the same whatever stands beside it", () => {
  const third = "He left .".split(" ");
  const alone = [first, second, third].flatMap((one) => understand([one]));
  expect(understand([first, second, third])).toEqual(alone);
  expect(understand([third, first, first, second, third]).slice(1, 2)).toEqual(alone.slice(0, 1));
});

test("the encoder's states come when asked for, and are a sentence's own", () => {
  expect(understand([first])[0]).not.toHaveProperty("states");
  const [alone] = understand([first], { states: true });
  const size = alone!.states!.length / first.length;
  expect(Number.isInteger(size)).toBe(true);
  expect(new Set(alone!.states).size).toBeGreaterThan(100);
  const beside = understand([second, first, [...second, ...second]], { states: true });
  expect(beside[1]).toEqual(alone);
  const long = Array.from({ length: 500 }, () => first).flat();
  expect(understand([long], { states: true })[0]!.states).toHaveLength(long.length * size);
});

test("no sentence and no word give nothing", () => {
  expect(understand([])).toEqual([]);
  expect(understand([[], ["Yes"]])[0]).toEqual({ tags: [], heads: [], relations: [], names: [] });
});

function isTree(heads: number[]): boolean {
  if (heads.filter((head) => head === -1).length !== 1) return false;
  return heads.every((_, start) => {
    let node = start;
    for (let steps = 0; node !== -1; steps++) {
      if (steps > heads.length) return false;
      node = heads[node]!;
    }
    return true;
  });
}

test("a sentence of thousands of words is one tree", () => {
  const long = Array.from({ length: 2_000 }, (_, i) => (i % 9 === 8 ? "," : ["talks", "in", "Doha", "ended"][i % 4]!));
  const [found] = understand([long]);
  expect(found!.tags).toHaveLength(long.length);
  expect(isTree(found!.heads)).toBe(true);
  for (const name of found!.names) expect(name.to).toBeLessThanOrEqual(long.length);
});

test("any tokens give one tree with one root", () => {
  const token = fc.oneof(
    fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }),
    fc.constantFrom("the", "said", ",", "“", "😀"),
  );
  fc.assert(
    fc.property(fc.array(token, { minLength: 1, maxLength: 30 }), (texts) => {
      const [found] = understand([texts]);
      expect(isTree(found!.heads)).toBe(true);
      expect(found!.relations.filter((one) => one === "root")).toHaveLength(1);
    }),
    { numRuns: 25 },
  );
});

test("the best tree is the best of all trees", () => {
  const size = 4;
  const all: number[][] = [];
  for (let code = 0; code < (size + 1) ** size; code++) {
    const heads = Array.from({ length: size }, (_, i) => (Math.floor(code / (size + 1) ** i) % (size + 1)) - 1);
    if (heads.every((head, i) => head !== i) && isTree(heads)) all.push(heads);
  }
  const cell = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: size * (size + 1), maxLength: size * (size + 1) }), (cells) => {
      const at = (word: number, column: number) => cells[word * (size + 1) + column]!;
      const total = (heads: number[]) => heads.reduce((sum, head, i) => sum + at(i, head + 1), 0);
      const found = bestTree({ words: size, data: cells, from: 0, stride: size + 1 });
      expect(isTree(found)).toBe(true);
      expect(total(found)).toBe(Math.max(...all.map(total)));
    }),
  );
});

test("without the native runtime the WebAssembly build gives the same", () => {
  const script = `
    import { understand } from ${JSON.stringify(new URL("./network.ts", import.meta.url).href)};
    process.stdout.write(JSON.stringify(understand(JSON.parse(process.argv.at(-1)))));
  `;
  const run = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script, "--", JSON.stringify([first, second])],
    {
      env: { ...process.env, PARLEY_NETWORK_RUNTIME: "wasm" },
      encoding: "utf8",
      timeout: 60_000,
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
    },
  );
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toEqual(understand([first, second]));
}, 90_000);
