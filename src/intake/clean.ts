import { windows1252 } from "./encoding.ts";

const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// Soft hyphens, zero-width characters, marks of writing direction, byte order marks, tags, and all controls but the line feed.
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?!\n)\p{Cc}/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
// "&amp;amp;lt;" has been escaped three times over: one reading undoes them all.
const ENTITY = /&(?:(?:amp|#0{0,5}38|#x0{0,5}26);)*(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;
const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  hellip: "…",
  bull: "•",
  middot: "·",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  sect: "§",
  frac12: "½",
  shy: "",
  zwnj: "",
  zwj: "",
  thinsp: " ",
  ensp: " ",
  emsp: " ",
};

/**
 * The text as it is kept: line feeds for line breaks, plain spaces, composed letters, no entities and nothing that is
 * not seen. Every offset counts in text that went through here; doing it twice changes nothing.
 */
export function cleanText(raw: string): string {
  let text = raw;
  for (let before = ""; before !== text; ) {
    before = text;
    text = decodeEntities(text)
      .replace(LINE_BREAKS, "\n")
      .replace(SPACES, " ")
      .replace(INVISIBLE, "")
      .replace(LONE_SURROGATES, "\ufffd")
      .normalize("NFC");
  }
  return text;
}

/** Clean text on one line, without white space around it. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, " ").trim();
}

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex!, 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
    return code >= 0x80 && code <= 0x9f ? windows1252(code) : String.fromCodePoint(code);
  });
}
