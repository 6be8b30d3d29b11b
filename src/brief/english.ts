/** Joins as British newspapers do: "a", "a and b", "a, b and c". */
export function joinAnd(items: string[], word = "and"): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** The first letter in upper case, the rest as it is. */
export function upperFirst(text: string): string {
  return text.replace(/^(["“‘(]?)(\p{Ll})/u, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}

const silentH = /^(hour|honest|honour|heir)/i;
const spokenAsYu = /^(uni(?!n|m)|eu|use|usu|one\b|once\b|ukr)/i;
const vowelInitials = /^[AEFHILMNORSX]/;

/** "a" or "an", by how the next word is spoken. */
export function article(next: string): "a" | "an" {
  const word = next.replace(/^["“‘(]+/, "");
  if (/^[A-Z]{2,5}\b/.test(word)) return vowelInitials.test(word) ? "an" : "a";
  if (spokenAsYu.test(word)) return "a";
  return silentH.test(word) || /^[aeiou]/i.test(word) ? "an" : "a";
}

/** The word with its indefinite article. */
export function withArticle(next: string): string {
  return `${article(next)} ${next}`;
}

/** "Ukraine’s", "the United States’". */
export function possessive(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`;
}

/** Whether words that are no name stand for several: "representatives of thirty states", "two diplomats". */
export function isPlural(words: string): boolean {
  const head = words
    .split(/ (?:of|from|in|at|for|to|with|on|who|close) /)[0]!
    .split(" ")
    .at(-1)!;
  return /[^su]s$|^people$/i.test(head);
}

/** Words in quotation marks; those inside become single. */
export function inQuotes(words: string): string {
  const inner = words
    .trim()
    .replace(/[“"](?=\S)/g, "‘")
    .replace(/(?<=\S)["”]/g, "’")
    .replace(/[“”"]/g, "’");
  const open = inner.lastIndexOf("‘");
  if (open >= 0 && !inner.slice(open).includes("’")) return `“${inner}’”`;
  return `“${inner}”`;
}

/** Mends what joining pieces leaves behind: doubled spaces, commas before stops, straight quotes inside words. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:])/g, "$1")
    .replace(/,(?:\s*,)+/g, ",")
    .replace(/,\s*([.;:–])/g, "$1")
    .replace(/,(\s*)$/g, "$1")
    .replace(/(\p{L})'(\p{L})/gu, "$1’$2")
    .trim();
}

/** One sentence: tidied, begun with a capital and closed with a stop. */
export function asSentence(text: string): string {
  const body = upperFirst(tidy(text)).replace(/[,;:\s]+$/, "");
  if (/[.!?…][”’"]?$/.test(body)) return body;
  return `${body}.`;
}

const izeExceptions = /^(size|seize|prize|capsize|resize|downsize|assize|maize|baize|oversize|outsize)/i;
const american: [RegExp, string][] = [
  [/\bdefense\b/g, "defence"],
  [/\boffense\b/g, "offence"],
  [/\b(col|hon|lab|fav|neighb|behavi|harb|arm|rum|vig)or(?=s?\b|ed\b|ing\b|able\b|hood\b|ly\b)/g, "$1our"],
  [/\bcenter(s|ed)?\b/g, "centre$1"],
  [/\b(travel|cancel|label|signal|fuel|counsel|model)(ed|ing)\b/g, "$1l$2"],
  [/\bprogram(s?)\b/g, "programme$1"],
  [/\banalyz(e|es|ed|ing)\b/g, "analys$1"],
  [/\bparalyz(e|es|ed|ing)\b/g, "paralys$1"],
];

/** Turns American spellings of common words into British ones. Names keep theirs, and so do quotations. */
export function british(text: string): string {
  return text
    .split(/(“[^”]*”|"[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? part : spellBritish(part)))
    .join("");
}

function spellBritish(text: string): string {
  let spelt = text.replace(/\b[a-z]{3,}iz(?:e|es|ed|ing|er|ers|ation|ations|able)\b/g, (word) =>
    izeExceptions.test(word) ? word : word.replace(/iz(?=(?:e|es|ed|ing|er|ers|ation|ations|able)$)/, "is"),
  );
  for (const [from, to] of american) spelt = spelt.replace(from, to);
  return spelt;
}
