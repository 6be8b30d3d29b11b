import { expect, test } from "vitest";
import { readTreebank } from "./conllu.ts";

const row = (id: string, form: string, upos: string, head: number, relation: string, misc = "_") =>
  [id, form, form.toLowerCase(), upos, "_", "_", head, relation, "_", misc].join("\t");

const source = `# newdoc id = one
# sent_id = a
# newpar
# text = The envoys don't agree.
${row("1", "The", "DET", 2, "det")}
${row("2", "envoys", "NOUN", 5, "nsubj")}
${row("3-4", "don't", "_", 0, "_")}
${row("3", "do", "AUX", 5, "aux")}
${row("4", "n't", "PART", 5, "advmod")}
${row("5", "agree", "VERB", 0, "root", "SpaceAfter=No")}
${row("5.1", "agree", "VERB", 0, "root")}
${row("6", ".", "PUNCT", 5, "punct")}

# sent_id = b
# text = They left.
${row("1", "They", "PRON", 2, "nsubj")}
${row("2", "left", "VERB", 0, "root", "SpaceAfter=No")}
${row("3", ".", "PUNCT", 2, "punct")}

# newpar id = p2
${row("1", "Nobody", "PRON", 2, "nsubj")}
${row("2", "came", "VERB", 0, "root", "SpaceAfter=No")}
${row("3", "!", "PUNCT", 2, "punct")}

# newdoc
# text = cannae go
${row("1-2", "cannae", "_", 0, "_")}
${row("1", "can", "AUX", 3, "aux")}
${row("2", "not", "PART", 3, "advmod")}
${row("3", "go", "VERB", 0, "root")}
`;

test("documents become running text, paragraphs parted by a blank line and sentences by a space", () => {
  const [one, two] = readTreebank(source);
  expect(one!.id).toBe("one");
  expect(one!.text).toBe("The envoys don't agree. They left.\n\nNobody came!");
  expect(one!.sentences.map(({ start, end }) => one!.text.slice(start, end))).toEqual([
    "The envoys don't agree.",
    "They left.",
    "Nobody came!",
  ]);
  expect(two!.text).toBe("cannae go");
});

test("words stand where they are in the text, those of a multiword token too", () => {
  const [one, two] = readTreebank(source);
  const words = (document: typeof one) =>
    document!.sentences.flatMap(({ tokens }) => tokens.map(({ start, end }) => document!.text.slice(start, end)));
  expect(words(one)).toEqual(["The", "envoys", "do", "n't", "agree", ".", "They", "left", ".", "Nobody", "came", "!"]);
  expect(words(two)).toEqual(["cannae", "cannae", "go"]);
  expect(one!.sentences[0]!.heads).toEqual([1, 4, 4, 4, -1, 4]);
});

test("what is no CoNLL-U holds no document", () => {
  expect(readTreebank("")).toEqual([]);
  expect(readTreebank("Some words.\n\nOthers.")).toEqual([]);
});
