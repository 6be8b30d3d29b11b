import { openAbbreviation, type Token, tokenise } from "./tokens.ts";

/** One sentence of a paragraph, with its tokens. */
export interface Sentence {
  start: number;
  end: number;
  tokens: Token[];
}

// Marks without width, as of the direction of writing, go with what they stand behind.
const closing = /^["”’'»)\]\p{Cf}]+$/u;
const quote = /^["”’'»]+$/;
const opening = /^["“‘«([]$/;
const starter =
  /^(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|Or|Nor|So|Yet|Then|Also|However|Meanwhile|This|That|These|Those|There|Here|His|Her|Its|Their|Our|My|Your|For|As|After|Before|When|Where|While|What|Who|Why|How|Which|Since|Until|During|Between|Among|Despite|Although|Though|Because|Instead|Indeed|Perhaps|Once|Earlier|Later|Now|Both|Each|Several|Some|Many|Most|Another|Others|Officials|Analysts|Critics|Witnesses|Asked|According|No|Not|If|To|From|With|By|Let|See|Please|Thanks)$/;
const saying =
  /^(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|responded|shouted|cried|declared|exclaimed|demanded|wondered)$/;
const smallAbbreviation =
  /^(?:\p{Ll}|pp?|ca|cf|eg|ie|esp|ext|ed|eds|ch|sec|sect|para|ph|tel|fax|mob|dept|govt|approx|est|incl|max|min|avg|div|ref|ver|vol|fig|attn|arr|arrv|dep)$/iu;
// Before a name they belong to it; written in capitals, or for several, they are not cut as one token with their dot.
const titles = /^(?:Reps|Sens|Govs|Gens|Cols|Sgts|Profs|Drs|MR|MRS|MS|DR|PROF|GEN|COL|LT|SGT|SEN|REP|GOV|ST)$/;
const state = /^(?:Ala|Ariz|Ark|Calif|Conn|Fla|Ga|Kan|Ky|Md|Mich|Minn|Neb|Nev|Okla|Pa|Tenn|Tex|Va|Vt|Wis|Wyo|Ont|Que)$/;
const day = /^(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)$/;
const month = /^(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)/;
const upper = /^[\p{Lu}\p{Lt}]/u;
const lower = /^\p{Ll}/u;
const dash = /^(?:—|–|--?)$/;
const address = /^(?:https?:|www\.)/i;

const touches = (tokens: Token[], i: number) => i > 0 && tokens[i]!.start === tokens[i - 1]!.end;

/** The token behind the marks that close after the one at `i`: quotes, brackets, numbers of notes ("[4]"), smileys. */
function behindClosers(tokens: Token[], i: number): number {
  let next = i + 1;
  for (; next < tokens.length; next++) {
    const { text } = tokens[next]!;
    if (touches(tokens, next) && closing.test(text)) continue;
    const note = text === "[" && /^\d+$/.test(tokens[next + 1]?.text ?? "") && tokens[next + 2]?.text === "]";
    if (note) next += 2;
    else if (isSmiley(tokens, next)) next++;
    else break;
  }
  return next;
}

function isSmiley(tokens: Token[], i: number): boolean {
  return (
    /^[:;=]$/.test(tokens[i]!.text) &&
    i + 1 < tokens.length &&
    /^[)(DP]$/.test(tokens[i + 1]!.text) &&
    touches(tokens, i + 1) &&
    !touches(tokens, i)
  );
}

/** Whether a sentence that begins with the token `first` ends after the one at `i`, when the one at `next` comes behind the closing marks. */
function endsAfter(tokens: Token[], first: number, i: number, next: number): boolean {
  const { text } = tokens[i]!;
  const after = tokens[next];
  if (!after || touches(tokens, next)) return false;
  const opened = opening.test(after.text);
  const at = opened ? behindOpening(tokens, next) : next;
  const head = tokens[at]?.text ?? after.text;
  const goesOn = lower.test(head) && !address.test(head);
  const before = i > first ? tokens[i - 1]!.text : "";
  const closed = next > i + 1;
  const quoted = closed && quote.test(tokens[i + 1]!.text);
  if (text === ":" || text === ";" || text === "=") return upper.test(head);
  if (text === "!" || text === "?") {
    if (goesOn) return !closed && !upper.test(before);
    if (dash.test(head)) return false;
    return !(quoted && upper.test(head) && (head === "I" || !starter.test(head)) && isSaid(tokens, next));
  }
  const dots = text === "…" || text.startsWith("..") || (text === "." && before === "." && touches(tokens, i));
  // What begins with dots ("“… and then") does not end on them.
  if (dots) return !goesOn && /^[\p{Lu}“"‘(]|^http/u.test(head) && i > behindOpening(tokens, first);
  if (text === ".") return endsAtDot(tokens, first, i, head, goesOn, quoted);
  if (text.endsWith(".")) return endsAtAbbreviation(tokens, i, head, opened && after.text !== "(" && !goesOn);
  return false;
}

/** The first token from `i` on that is no quotation mark and no bracket. */
function behindOpening(tokens: Token[], i: number): number {
  let at = i;
  while (at < i + 3 && at < tokens.length - 1 && (opening.test(tokens[at]!.text) || quote.test(tokens[at]!.text))) at++;
  return at;
}

/** Whether who is named at `i` is said to have asked or exclaimed what stands before. */
function isSaid(tokens: Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(i + 6, tokens.length); k++) {
    if (saying.test(tokens[k]!.text)) return true;
    if (!/^[\p{L}\p{N}]/u.test(tokens[k]!.text)) return false;
  }
  return false;
}

function endsAtDot(tokens: Token[], first: number, i: number, head: string, goesOn: boolean, quoted: boolean): boolean {
  const before = i > first && touches(tokens, i) ? tokens[i - 1]!.text : "";
  // "2. The second point", "3.1. Results", "Figure 4. Losses"
  if (/^\d{1,2}(?:\.\d+)?$/.test(before)) {
    if (i === first + 1 || (i === first + 2 && /^(?:Figure|Fig|Table|Box|Chapter)$/.test(tokens[first]!.text)))
      return false;
  }
  if (goesOn) {
    if (quoted || smallAbbreviation.test(before)) return false;
    return /^(?:\p{Ll}{2,}|\p{Lu}\p{Ll}{5,}|\))$/u.test(before);
  }
  if (titles.test(before)) return false;
  // "Col. (ret.) Ode"
  if (tokens[i - 2]?.text === "(" && tokens[i + 1]?.text === ")" && /^\p{L}{2,4}$/u.test(before))
    return starter.test(head);
  if (state.test(before)) return starter.test(head) || quote.test(head);
  if (/^\d/.test(head) && smallAbbreviation.test(before)) return false;
  if (day.test(before) && (/^\d/.test(head) || month.test(head))) return false;
  return !(quoted && dash.test(head)) && !/^(?:[,;:!?)\]}”’»]|\.$)/.test(head);
}

// "U.S.", "a.m.", "Inc.", "Jan.", "Jr." end a sentence only before a word that begins one.
function endsAtAbbreviation(tokens: Token[], i: number, head: string, quoteOpens: boolean): boolean {
  const { text } = tokens[i]!;
  if (/^etc\.$/i.test(text)) return !lower.test(head) && /^[\p{L}\p{N}“"‘(]/u.test(head);
  if (/^\p{Lu}\.$/u.test(text)) {
    const measured = touches(tokens, i) && /^\d/.test(tokens[i - 1]!.text);
    return measured ? upper.test(head) : head.length > 2 && starter.test(head);
  }
  if (openAbbreviation.test(text) && !/^(?:Jr|Sr|St)\.$/.test(text)) return false;
  return starter.test(head) || quoteOpens;
}

/**
 * How many tokens a dateline takes at the head of a paragraph ("KYIV (Agency) —", "BOGOTÁ, March 4 –", "Leeds, England -"):
 * 0 where there is none.
 */
function datelineLength(tokens: Token[]): number {
  const head = tokens[0]?.text ?? "";
  const shouted = /^\p{Lu}[\p{Lu}’'.-]{2,}$/u.test(head);
  if (!shouted && (!upper.test(head) || starter.test(head))) return 0;
  let parted = false;
  let open = false;
  for (let i = 1; i < Math.min(tokens.length - 3, 14); i++) {
    const { text } = tokens[i]!;
    if (dash.test(text) && !touches(tokens, i)) {
      const next = tokens[i + 1]!;
      const begins = !touches(tokens, i + 1) && (/^[\p{Lu}\p{N}]/u.test(next.text) || opening.test(next.text));
      return begins && !open && (parted || (shouted && text !== "-")) ? i + 1 : 0;
    }
    if (text === "(" || text === ")") open = text === "(";
    if (text === "," || text === "(") parted = true;
    else if (!/^(?:[\p{Lu}\p{N}].*|[.)/’'-]|of|de|la|el|al|the)$/u.test(text)) return 0;
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
  close(datelineLength(tokens));
  for (let i = first; i < tokens.length; i++) {
    const mark = tokens[i]!.text;
    const smiles = (mark === ":" || mark === ";" || mark === "=") && isSmiley(tokens, i);
    if (!smiles && !/[.!?…]$/.test(mark)) continue;
    const next = behindClosers(tokens, smiles ? i + 1 : i);
    if (endsAfter(tokens, first, i, next)) close(next);
    i = next - 1;
  }
  close(tokens.length);
  return sentences;
}
