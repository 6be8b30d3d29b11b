import { openAbbreviation, type Token, tokenise } from "./tokens.ts";

/** One sentence of a paragraph, with its tokens. */
export interface Sentence {
  start: number;
  end: number;
  tokens: Token[];
}

const stop = /^(?:[.!?]+|…|\.{3,})$/;
const closing = /^["”’'»)\]]+$/;
const opening = /^["“‘«([]$/;
const starter =
  /^(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|However|Meanwhile|This|That|These|Those|There|His|Her|Its|Their|Our|For|As|After|Before|When|While|Since|Earlier|Later|Both|Some|Many|Officials|No|Not|If|To|From|With|By)$/;
const title = /^(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Sen|Rep|Gov|Pres|Rev|Amb|St|Brig|Mme)\.$/i;

/** Whether a sentence ends after the token at `i` (a closing quote or bracket may still follow). */
function endsAfter(tokens: Token[], i: number, text: string): boolean {
  const token = tokens[i]!;
  let next = i + 1;
  while (next < tokens.length && closing.test(tokens[next]!.text) && tokens[next]!.start === tokens[next - 1]!.end)
    next++;
  const after = tokens[next];
  if (!after) return false;
  const gap = after.start > tokens[next - 1]!.end;
  const head = opening.test(after.text) ? (tokens[next + 1] ?? after) : after;
  const fresh = /^[\p{Lu}\p{N}]/u.test(head.text) || opening.test(after.text);
  if (stop.test(token.text)) {
    if (!gap) return false;
    if (/^[!?]/.test(token.text) || token.text === "…" || token.text.startsWith(".."))
      return /^\p{Lu}/u.test(head.text);
    return fresh;
  }
  if (!token.text.endsWith(".") || token.text.length < 2 || !gap) return false;
  if (title.test(token.text) || openAbbreviation.test(token.text)) return false;
  if (/^\p{Lu}\.$/u.test(token.text)) return false;
  // "U.S.", "a.m.", "Inc.", "Jan." end a sentence only before a word that begins one.
  return (
    starter.test(head.text) ||
    (opening.test(after.text) && after.text !== "(" && /[.]$/.test(text.slice(token.start, token.end)))
  );
}

/** How many tokens a dateline takes at the head of a paragraph ("KYIV (Agency) —", "BOGOTÁ, March 4 –"): 0 where there is none. */
function datelineLength(tokens: Token[]): number {
  const first = tokens[0];
  if (!first || !/^\p{Lu}[\p{Lu}’'.-]{2,}$/u.test(first.text)) return 0;
  for (let i = 1; i < Math.min(tokens.length - 3, 14); i++) {
    if (/^(?:—|–|--?)$/.test(tokens[i]!.text) && tokens[i]!.start > tokens[i - 1]!.end) return i + 1;
    if (stop.test(tokens[i]!.text) && tokens[i]!.text !== ".") return 0;
  }
  return 0;
}

/** Cuts the text between two offsets, which is one paragraph, into sentences; no token is lost. */
export function sentencesIn(text: string, from: number, to: number): Sentence[] {
  const tokens = tokenise(text, from, to);
  const sentences: Sentence[] = [];
  let first = 0;
  const close = (last: number) => {
    if (last <= first) return;
    sentences.push({
      start: tokens[first]!.start,
      end: tokens[last - 1]!.end,
      tokens: tokens.slice(first, last),
    });
    first = last;
  };
  const dateline = datelineLength(tokens);
  if (dateline > 0) close(dateline);
  for (let i = dateline; i < tokens.length; i++) {
    if (!endsAfter(tokens, i, text)) continue;
    let last = i + 1;
    while (last < tokens.length && closing.test(tokens[last]!.text) && tokens[last]!.start === tokens[last - 1]!.end)
      last++;
    close(last);
    i = last - 1;
  }
  close(tokens.length);
  return sentences;
}
