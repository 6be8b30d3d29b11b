/** One token of a text, by UTF-16 offsets. */
export interface Token {
  start: number;
  end: number;
  text: string;
}

const title =
  "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Cmdr|Adm|Sen|Rep|Gov|Pres|Rev|Hon|Amb|Sec|Sr|Jr|St|Messrs|Brig|Mme|Mlle|Msgr";
const month = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";
const other =
  "Inc|Ltd|Co|Corp|Bros|vs|etc|al|approx|est|Vol|pp|Art|Fig|Mt|Ft|Ave|Blvd|Rd|Univ|Dept|Assn|Bn|e\\.g|i\\.e";

/** Abbreviations that a sentence does not end on: what follows belongs to them. */
export const openAbbreviation = new RegExp(`^(?:${title}|vs|e\\.g|i\\.e|No|Nos|Art|Fig|Mt|Vol|pp|approx|est)\\.$`, "i");

// A hyphen after one of these, or after an Arabic article, does not part two words.
const bound =
  "anti|co|counter|de|e|ex|extra|hyper|infra|inter|intra|mega|meta|micro|mid|mini|multi|neo|non|over|pan|para|post|pre|pro|proto|pseudo|quasi|re|semi|sub|super|supra|trans|ultra|un|under|uni|vice|al|el|an|ar|as|ash|ad|at|az|ul|bin|abu|abd|abdel|abdul";

const parts = [
  String.raw`(?:https?:\/\/|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]`,
  // Bounded, so that a long run of such signs without an @ is looked at once and not from each of its signs to its end.
  String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+`,
  String.raw`[@#][\p{L}\p{N}_]+`,
  String.raw`\d{4}-\d{2}-\d{2}(?![\d-])`,
  String.raw`\d{1,2}[:.]\d{2}(?=\s?(?:[ap]\.?m\b|GMT|UTC))|\d{1,2}:\d{2}(?::\d{2})?`,
  String.raw`\d{1,2}\/\d{1,2}\/\d{2,4}`,
  String.raw`\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th|s|m|bn|tn|k|km|mm|kg|am|pm)?(?![\p{L}\p{N}])`,
  String.raw`(?:\p{Lu}\.){2,}`,
  String.raw`[ap]\.m\.?`,
  String.raw`(?:${title}|${month}|${other})\.(?!\p{L})`,
  String.raw`Nos?\.(?=\s?\d)`,
  String.raw`\p{Lu}\.(?=\s?\p{Lu})`,
  String.raw`(?:${bound})-(?:\p{L}[\p{L}\p{M}]*)(?:['’]\p{L}[\p{L}\p{M}]{2,})?`,
  String.raw`\p{L}['’]\p{L}[\p{L}\p{M}]{2,}`,
  String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}&]*(?:['’](?!(?:s|re|ve|ll|d|m|t|S|RE|VE|LL|D|M|T)(?![\p{L}]))\p{L}[\p{L}\p{M}]*)*`,
  String.raw`\.{3,}|…|--+|[—–]`,
  String.raw`['’](?:s|re|ve|ll|d|m)(?![\p{L}])`,
  String.raw`\S`,
];
const pattern = new RegExp(parts.map((part) => `(?:${part})`).join("|"), "giu");
const negation = /^(.+)(n['’]t)$/i;
const cannot = /^(can)(not)$/i;
const caseless = new RegExp(`^(?:${title}|${month}|${other}|No|Nos)\\.$`, "u");

/** Cuts a stretch of text into words and marks, as Universal Dependencies does for English: "don’t" is two tokens, "US-led" three. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  const push = (start: number, end: number) => tokens.push({ start, end, text: text.slice(start, end) });
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    let value = match[0];
    const start = match.index;
    if (start >= to) break;
    if (start + value.length > to) value = value.slice(0, to - start);
    if (/^\p{L}+\.$/u.test(value) && value.length > 2 && !caseless.test(value)) {
      // An abbreviation only in its usual case: "no." ends a sentence, "No. 4" does not.
      value = value.slice(0, -1);
      pattern.lastIndex = start + value.length;
    }
    // "don’t": the word pattern stops before the clitic, so that the t stands behind the mark.
    if (/n$/i.test(value) && /^['’]t(?!\p{L})/iu.test(text.slice(start + value.length, start + value.length + 3))) {
      const whole = text.slice(start, start + value.length + 2);
      const split = negation.exec(whole);
      if (split) {
        push(start, start + split[1]!.length);
        push(start + split[1]!.length, start + whole.length);
        pattern.lastIndex = start + whole.length;
        continue;
      }
    }
    const both = cannot.exec(value);
    if (both) {
      push(start, start + 3);
      push(start + 3, start + 6);
      continue;
    }
    push(start, start + value.length);
  }
  return tokens;
}
