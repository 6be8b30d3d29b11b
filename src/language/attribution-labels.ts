import type { Passage } from "./attribution-features.ts";
import type { Part, Run } from "./attribution-spans.ts";
import type { Word } from "./document.ts";

/** A passage whose speaker is told by its form alone. */
export interface Labelled {
  passage: Passage;
  source: Run;
  cue: Run;
  content: { run: Run; passage: Passage }[];
}

const dash = /^(?:[—–―-]|--)$/;
const opening = /^["“”‘«„]$/;
const closing = /^["“”’»]$/;
// How many words a name below a quotation may have, description included.
const longestName = 14;

/** Quotations that a dash and a name sign, in their own line or in the next, and the turns of a transcript ("CHAIR: …"). */
export function labelledIn(passages: Passage[]): Labelled[] {
  const turns = passages.map(turnOf);
  const transcript = turns.filter((one) => one !== undefined).length > 2;
  return passages.flatMap((passage, p) => (transcript && turns[p]) || signed(passage, passages[p - 1]) || []);
}

const runOf = (part: Part, from: number, to: number): Run => ({ part, from, to, probability: 0.6 });

function turnOf(passage: Passage): Labelled | undefined {
  const { words } = passage;
  const colon = words.slice(0, 8).findIndex((word) => word.text === ":");
  if (colon < 1 || colon > words.length - 2) return undefined;
  const first = words.findIndex((word) => !opening.test(word.text));
  const label = words.slice(first, colon);
  if (!label.some(isCapital) || !label.every((word) => isCapital(word) || /^[.\p{P}]$/u.test(word.text)))
    return undefined;
  const last = words.at(-1)!.text === "." ? words.length - 1 : words.length;
  return {
    passage,
    source: runOf("source", first, colon),
    cue: runOf("cue", colon, colon + 1),
    content: [{ run: runOf("content", colon + 1, last), passage }],
  };
}

const isCapital = ({ text }: Word) => /^\p{Lu}[\p{Lu}.'’-]+$/u.test(text);

function signed(passage: Passage, before: Passage | undefined): Labelled | undefined {
  const { words } = passage;
  let at = words.length - 2;
  while (at >= 0 && words.length - at <= longestName && !dash.test(words[at]!.text)) at--;
  if (at < 0 || !dash.test(words[at]!.text) || !isName(words.slice(at + 1))) return undefined;
  const last = words.at(-1)!.text === "." ? words.length - 1 : words.length;
  const [source, cue] = [runOf("source", at + 1, last), runOf("cue", at, at + 1)];
  if (at === 0) {
    if (!before || !isQuotation(before.words)) return undefined;
    return {
      passage,
      source,
      cue,
      content: [{ run: runOf("content", 0, before.words.length), passage: before }],
    };
  }
  if (!isQuotation(words.slice(0, at))) return undefined;
  return { passage, source, cue, content: [{ run: runOf("content", 0, at), passage }] };
}

const isQuotation = (words: Word[]) =>
  words.length > 3 && opening.test(words[0]!.text) && closing.test(words.at(-1)!.text);

const isName = (words: Word[]) =>
  /^\p{Lu}/u.test(words[0]?.text ?? "") &&
  words.every(({ xpos, text }) => !/^(?:VB[DPZ]?|MD)$/.test(xpos) && !/^[!?"“”:;]$/.test(text));
