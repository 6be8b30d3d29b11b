import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../errors.ts";
import { analyse } from "../language/document.ts";
import { agreeNames } from "../language/name-agreement.ts";
import { understand } from "../language/network.ts";
import type { Name } from "../language/network-names.ts";
import { type MarkedName, type NamesCase, scoreNames } from "../scoring/names.ts";
import { type NamedSentence, type NamedText, readNamedSentences, readRe3d } from "../scoring/names-gold.ts";
import { tokenise } from "../text/tokens.ts";
import type { Evaluated } from "./evaluate.ts";
import { goldFiles } from "./gold-files.ts";

const form = "a file of words with their labels, or a folder with documents.json and entities.json";
// So many sentences are understood together, as those of a longer article would be.
const together = 30;

/** Scores the names that the network finds in labelled sentences, or in the texts of re3d. */
export function evaluateNames(path: string): Evaluated {
  const texts = textsOf(path);
  const begun = performance.now();
  const cases = texts
    ? texts.map(caseOfText)
    : goldFiles(path, [".tsv", ".conll", ".txt"], form).flatMap(({ name, text }) => casesOf(name, text));
  const seconds = (performance.now() - begun) / 1000;
  const words = cases.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const { n, metrics, intervals, errors } = scoreNames(cases);
  if (n === 0) throw new Fault("bad-gold", `${path} holds no name`, `Name ${form}.`);
  const { person, organisation, place, ...whole } = metrics;
  return {
    n,
    seconds,
    wordsPerSecond: words / seconds,
    metrics: { ...whole, person: { ...person }, organisation: { ...organisation }, place: { ...place } },
    intervals,
    errors,
  };
}

function textsOf(path: string): NamedText[] | undefined {
  const holds = (folder: string) => existsSync(join(folder, "entities.json"));
  if (!existsSync(path)) return undefined;
  const folders = holds(path)
    ? [path]
    : readFolder(path)
        .map((name) => join(path, name))
        .filter(holds);
  if (folders.length === 0) return undefined;
  return folders.flatMap((folder) => {
    try {
      const [documents, entities] = ["documents.json", "entities.json"].map((name) =>
        readFileSync(join(folder, name), "utf8"),
      );
      return readRe3d(documents!, entities!);
    } catch (error) {
      throw new Fault("bad-gold", `${folder} cannot be read`, `Name ${form}.`, error);
    }
  });
}

function readFolder(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

const scored = (name: Name, peoples: boolean): MarkedName["kind"] | undefined =>
  name.kind !== "people" ? name.kind : peoples ? "place" : undefined;

function caseOfText({ id, text, names }: NamedText): NamesCase {
  const found = analyse(text).sentences.flatMap((sentence) =>
    sentence.names.flatMap((name) => {
      const kind = scored(name, true);
      return kind ? [{ kind, start: sentence.words[name.from]!.start, end: sentence.words[name.to - 1]!.end }] : [];
    }),
  );
  return { id, text, gold: names, found };
}

function casesOf(file: string, source: string): NamesCase[] {
  const { sentences, peoples } = labelled(file, source);
  const cases: NamesCase[] = [];
  for (let at = 0, some: NamedSentence[]; at < sentences.length; at += some.length) {
    some = sentences.slice(at, at + together).filter(({ document }) => document === sentences[at]!.document);
    const cut = some.map(wordsOf);
    const understood = understand(cut.map((words) => words.map(({ text }) => text)));
    agreeNames(understood.map(({ names }, i) => ({ words: cut[i]!, names })));
    understood.forEach(({ names }, i) => {
      const found = names.flatMap((name) => {
        const kind = scored(name, peoples);
        return kind ? [{ kind, start: cut[i]![name.from]!.start, end: cut[i]![name.to - 1]!.end }] : [];
      });
      cases.push({ id: `${file} ${some[i]!.id}`, text: some[i]!.text, gold: some[i]!.names, found });
    });
  }
  return cases;
}

function labelled(file: string, source: string) {
  try {
    return readNamedSentences(source);
  } catch (error) {
    throw new Fault("bad-gold", `${file} is not of the form`, `Name ${form}.`, error);
  }
}

/** A labelled sentence's words as the reader cuts them in running text; an initial takes its dot, which some data part from it. */
function wordsOf({ words, text }: NamedSentence): { start: number; end: number; text: string }[] {
  const cut: { start: number; end: number; text: string }[] = [];
  words.forEach((word, i) => {
    const before = cut.at(-1);
    if (word.text === "." && before && /^\p{Lu}$/u.test(before.text) && /^\p{Lu}/u.test(words[i + 1]?.text ?? "")) {
      before.text += ".";
      before.end = word.end;
      return;
    }
    if (/^n['’]t$/i.test(word.text)) cut.push({ ...word });
    else cut.push(...tokenise(text, word.start, word.end));
  });
  return cut;
}
