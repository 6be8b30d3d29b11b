import { expect, test } from "vitest";
import { passagesOf } from "./attribution-features.ts";
import { labelledIn } from "./attribution-labels.ts";
import { analyse } from "./document.ts";

const empty = { words: new Map(), tags: new Map(), relations: new Map() };

function labelled(text: string): string[][] {
  return labelledIn(passagesOf(analyse(text), empty)).map(({ passage, source, cue, content }) => {
    const exact = ({ from, to }: { from: number; to: number }, { words } = passage) =>
      text.slice(words[from]!.start, words[to - 1]!.end);
    return [exact(source), exact(cue), ...content.map((one) => exact(one.run, one.passage))];
  });
}

test("a dash and a name sign a quotation, in its line or the next", () => {
  expect(labelled("“We wait for the ferry every day.” — Ana Lund, a teacher")).toEqual([
    ["Ana Lund, a teacher", "—", "“We wait for the ferry every day.”"],
  ]);
  expect(labelled('"The harbour is empty now."\n\n– Joss Ode.')).toEqual([
    ["Joss Ode", "–", '"The harbour is empty now."'],
  ]);
});

test.each([
  "“It is late,” he said — and the boat had gone.",
  "The mayor — Ana Lund — left.",
  "They met in the harbour — Ana Lund",
  "— Ana Lund",
])("nobody signs: %s", (text) => {
  expect(labelled(text)).toEqual([]);
});

test("the turns of a transcript are their speakers'", () => {
  const turns = ["CHAIR: The talks are open.", "MS. LUND: Thank you. We shall be brief.", "CHAIR: Please!"];
  expect(labelled(turns.join("\n"))).toEqual([
    ["CHAIR", ":", "The talks are open"],
    ["MS. LUND", ":", "Thank you. We shall be brief"],
    ["CHAIR", ":", "Please!"],
  ]);
  expect(labelled("KYIV: The talks are open.")).toEqual([]);
});
