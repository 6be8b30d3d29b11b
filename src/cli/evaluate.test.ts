import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadConfig } from "../config.ts";
import { evaluate } from "./evaluate.ts";

const config = loadConfig({});

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), "parley-gold-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

const tml = `<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-05">5 March 2025</TIMEX3></DCT>
<TEXT>The envoys met on <TIMEX3 tid="t1" type="DATE" value="2025-03-03">3 March 2025</TIMEX3> in Lisbon.</TEXT></TimeML>`;

const xml = `<articles><article docid="1"><text>The envoys met in Lisbon.</text><toponyms>
<toponym><start>18</start><end>24</end><phrase>Lisbon</phrase><gaztag><lat>38.7167</lat><lon>-9.1333</lon></gaztag></toponym>
</toponyms></article></articles>`;

const article = `Envoys of Armenia and Azerbaijan met in Lisbon

Envoys of Armenia and Azerbaijan met in Lisbon on Monday for talks on a ceasefire, officials said.
`;
const span = {
  start: 0,
  end: 46,
  exact: "Envoys of Armenia and Azerbaijan met in Lisbon on Monday for talks on a ceasefire",
};
const story = {
  article: { title: "Envoys of Armenia and Azerbaijan met in Lisbon", published: "2025-03-04" },
  roles: [],
  findings: [{ id: "e1", kind: "engagement", evidence: [span] }],
};
const records = {
  records: [{ id: "lisbon", kind: "engagement", accounts: [{ article: "one.md", quote: span.exact }] }],
};

test("times and places are scored from their formats", async () => {
  const times = JSON.parse(await evaluate("times", { gold: folder({ "a.tml": tml }), json: true }, config));
  expect(times).toMatchObject({ task: "times", n: 1, metrics: { strict: { f1: 1 }, value: { f1: 1 } } });
  const places = JSON.parse(
    await evaluate("places", { gold: join(folder({ "a.xml": xml }), "a.xml"), json: true }, config),
  );
  expect(places).toMatchObject({ task: "places", n: 1, metrics: { toponym: { f1: 1 }, accuracy161: 1 } });
});

const conllu = [
  "# newdoc id = a",
  "# text = The envoys met.",
  "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_",
  "2\tenvoys\tenvoy\tNOUN\tNNS\t_\t3\tnsubj\t_\t_",
  "3\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No",
  "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
  "",
].join("\n");

const bio =
  "Envoys\tNNS\tO\nfrom\tIN\tO\nArmenia\tNNP\tB-geo\nmet\tVBD\tO\nMartin\tNNP\tB-per\nOde\tNNP\tI-per\n.\t.\tO\n";

test("syntax and names are scored from their formats, with intervals", async () => {
  const syntax = JSON.parse(
    await evaluate("syntax", { gold: folder({ "a.conllu": conllu, "b.conllu": conllu }), json: true }, config),
  );
  expect(syntax).toMatchObject({ task: "syntax", n: 2, metrics: { upos: 1, las: 1, sentence: { f1: 1 } } });
  expect(syntax.intervals["sentence.f1"]).toEqual({ low: 1, high: 1 });
  const gold = folder({ "a.tsv": bio });
  const names = JSON.parse(await evaluate("names", { gold: join(gold, "a.tsv"), json: true }, config));
  expect(names).toMatchObject({ task: "names", n: 2, metrics: { f1: 1, person: { f1: 1 }, place: { f1: 1 } } });
  const re3d = folder({
    "documents.json": JSON.stringify({ _id: "d", text: "Envoys from Armenia met in Lisbon." }),
    "entities.json": JSON.stringify({ documentId: "d", begin: 27, end: 33, type: "Location", confidence: 1 }),
  });
  expect(await evaluate("names", { gold: re3d, errors: true }, config)).toContain("spurious: “Armenia” place");
});

test("a story is scored alone or in a folder of stories, and told in words or as JSON", async () => {
  const one = { "article.txt": article, "gold.json": JSON.stringify(story) };
  const alone = JSON.parse(await evaluate("story", { gold: folder(one), json: true, errors: true }, config));
  expect(alone).toMatchObject({ task: "story", n: 1, metrics: { "recall.engagement": 1, withoutEvidence: 0 } });
  expect(alone.errors).toBeInstanceOf(Array);
  const two = Object.fromEntries(
    ["a", "b"].flatMap((name) => Object.entries(one).map(([file, text]) => [`${name}/${file}`, text])),
  );
  expect(await evaluate("story", { gold: folder(two) }, config)).toMatch(
    /^story: 2 in .+\n {2}recall +1 +1\.0000–1\.0000\n/,
  );
});

test("a ledger is scored after all its articles", async () => {
  const gold = folder({
    "articles/one.md": `---\npublished: 2025-03-04\n---\n# ${article}`,
    "gold.json": JSON.stringify(records),
  });
  const score = JSON.parse(await evaluate("ledger", { gold, json: true }, config));
  expect(score).toMatchObject({ task: "ledger", n: 1, metrics: { recall: 1, recordsRight: 1, engagement: { f1: 1 } } });
});

test("labelled data that is not there, or not of its form, is the operator's fault", async () => {
  for (const task of ["pages", "story", "syntax", "names", "times", "places"] as const) {
    await expect(evaluate(task, {}, config), task).rejects.toMatchObject({ code: "usage" });
  }
  for (const task of ["pages", "story", "ledger", "syntax", "names", "times", "places"] as const) {
    await expect(evaluate(task, { gold: folder({ "gold.json": "{" }) }, config), task).rejects.toMatchObject({
      code: "bad-gold",
    });
    await expect(evaluate(task, { gold: "/no/such/folder" }, config), task).rejects.toMatchObject({ code: "bad-gold" });
  }
});
