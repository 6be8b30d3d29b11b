import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { attributionBaseline } from "../benchmarks/baselines/attribution.ts";
import { namesBaseline } from "../benchmarks/baselines/names.ts";
import { placesBaseline } from "../benchmarks/baselines/places.ts";
import { syntaxBaseline } from "../benchmarks/baselines/syntax.ts";
import { timesBaseline } from "../benchmarks/baselines/times.ts";
import { winkSentences } from "../benchmarks/baselines/wink-sentences.ts";

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), "parley-baseline-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

test("a verb of saying, what is quoted beside it and the nearest name", () => {
  const text = "Envoys met. “The talks go on,” Anna Lund said.";
  const at = (words: string) => `${text.indexOf(words)} ${text.indexOf(words) + words.length}`;
  const marks = [
    `T1\tSource ${at("Anna Lund")}\tAnna Lund`,
    `T2\tCue ${at("said")}\tsaid`,
    `T3\tContent ${at("“The talks go on,”")}\t“The talks go on,”`,
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
  ];
  const path = folder({ "text/a.txt": text, "attributions/a_x.ann": `${marks.join("\n")}\n` });
  expect(attributionBaseline(path)).toMatchObject({
    source: { f1: 1 },
    cue: { f1: 1 },
    relation: { direct: { f1: 1 } },
  });
});

test("the most frequent tag, the left neighbour, a sentence at each mark", () => {
  const row = (i: number, form: string, tag: string, head: number) =>
    `${i}\t${form}\t_\t${tag}\t_\t_\t${head}\tdep\t_\t_`;
  const conllu = [
    "# newdoc",
    "# text = Mr. Ode left",
    row(1, "Mr.", "PROPN", 0),
    row(2, "Ode", "PROPN", 1),
    row(3, "left", "VERB", 1),
  ];
  const path = join(folder({ "a.conllu": `${conllu.join("\n")}\n` }), "a.conllu");
  expect(syntaxBaseline([path], path)).toMatchObject({ upos: 1, uas: 2 / 3, sentence: { f1: 0 } });
  expect(winkSentences([path])).toEqual({ sentence: { precision: 1, recall: 1, f1: 1 } });
});

test("runs of capitals with the kind that they most often have", () => {
  const training = "Envoys\tO\nmet\tO\nAnna\tB-per\nLund\tI-per\n.\tO\n";
  const gold = "Yesterday\tO\n,\tO\nMartin\tB-per\nLund\tI-per\nleft\tO\nOde\tB-geo\n.\tO\n";
  const path = folder({ "train.tsv": training, "gold.tsv": gold });
  const metrics = namesBaseline(join(path, "gold.tsv"), join(path, "train.tsv"));
  expect(metrics).toMatchObject({ person: { f1: 1 }, place: { recall: 0 }, organisation: { precision: 0 } });
});

test("dates by one expression", () => {
  const tml = `<TimeML><DCT><TIMEX3 value="2025-03-06">6 March 2025</TIMEX3></DCT><TEXT>They met on
<TIMEX3 value="2025-03-03">Monday</TIMEX3> and <TIMEX3 value="2025-02-11">February 11</TIMEX3>, for
<TIMEX3 value="P2D">two days</TIMEX3>, and part <TIMEX3 value="2025-03-06">today</TIMEX3>.</TEXT></TimeML>`;
  expect(timesBaseline(folder({ "a.tml": tml }))).toMatchObject({ strict: { f1: 1 }, value: { f1: 1 } });
});

test("the longest name of the gazetteer, and the largest city of that name", () => {
  const xml = `<articles><article docid="1"><text>The envoys met in Lisbon.</text><toponyms><toponym><start>18</start>
<end>24</end><phrase>Lisbon</phrase><gaztag><lat>38.7167</lat><lon>-9.1333</lon></gaztag></toponym></toponyms></article></articles>`;
  const metrics = placesBaseline(join(folder({ "a.xml": xml }), "a.xml"));
  expect(metrics).toMatchObject({ toponym: { recall: 1 }, accuracy161: 1 });
});
