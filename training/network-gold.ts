import { readFileSync } from "node:fs";
import { tokenise } from "../src/text/tokens.ts";

/** A sentence whose words carry name labels in BIO. */
export interface LabelledSentence {
  texts: string[];
  labels: string[];
}

const kinds: Record<string, string> = { per: "per", org: "org", geo: "geo", gpe: "gpe", loc: "geo" };

/** Reads a file of token and label, with or without a part of speech between; tokens are cut as Parley cuts them and labels made BIO. */
export function readLabelledNames(path: string): LabelledSentence[] {
  const sentences: LabelledSentence[] = [];
  let current: LabelledSentence = { texts: [], labels: [] };
  let before = "";
  for (const line of `${readFileSync(path, "utf8")}\n`.split("\n")) {
    if (line.trim() === "") {
      if (current.texts.length > 0) sentences.push(initialsWhole(current));
      current = { texts: [], labels: [] };
      before = "";
      continue;
    }
    const column = line.trim().split(/\s+/);
    const given = column[column.length - 1]!;
    const kind = kinds[given.slice(2).toLowerCase()];
    // A name goes on only inside the name before it; data in IO begin with I.
    const begins = kind !== undefined && (given[0] === "B" || before !== kind);
    tokenise(column[0]!).forEach((token, i) => {
      current.texts.push(token.text);
      current.labels.push(kind ? `${begins && i === 0 ? "B" : "I"}-${kind}` : "O");
    });
    before = kind ?? "";
  }
  return sentences;
}

// "John F . Kennedy" has four tokens in some data and three in Parley's.
function initialsWhole({ texts, labels }: LabelledSentence): LabelledSentence {
  const whole: LabelledSentence = { texts: [], labels: [] };
  texts.forEach((text, i) => {
    const before = texts[i - 1] ?? "";
    if (text === "." && /^\p{Lu}$/u.test(before) && labels[i]![0] === "I" && labels[i + 1]?.[0] === "I") {
      whole.texts[whole.texts.length - 1] += ".";
      return;
    }
    whole.texts.push(text);
    whole.labels.push(labels[i]!);
  });
  return whole;
}
