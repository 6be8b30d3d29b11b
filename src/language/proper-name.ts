import type { Sentence } from "./document.ts";
import type { Known, Stretch } from "./phrases.ts";

/** A person's, body's or place's name in a sentence, cleaned of titles and of what the tagger ran together. */
export type ProperName = Stretch & { kind: "person" | "organisation" | "place"; text: string };

/** The names of one sentence, from the tagger and from the dictionary, which has the last word. */
export interface SentenceNames {
  known: Known[];
  names: ProperName[];
}

/** The text of a run of words, white space as one space. */
export function textOf(s: Sentence, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) {
    const gap = i > from && s.words[i]!.start > s.words[i - 1]!.end;
    text += (gap ? " " : "") + s.words[i]!.text;
  }
  return text;
}

/** The last word of a name, without a possessive: by which news calls a person after the first mention. */
export function surname(text: string): string {
  return text
    .split(" ")
    .at(-1)!
    .replace(/[’']s$/, "");
}
