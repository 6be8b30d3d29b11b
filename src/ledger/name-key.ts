const honorifics = new Set(
  "mr mrs ms miss dr prof sir dame lord lady gen general col colonel lt maj adm amb hon".split(" "),
);

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[øœ]/g, "o")
    .replace(/æ/g, "a")
    .replace(/ł/g, "l")
    .replace(/['’ʼʹ`.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The words of a person's name as they are told apart: no titles of address, no middle initials, "J. D." as one word. */
export function nameWords(name: string): string[] {
  const words = plain(name).split(" ").filter(Boolean);
  while (words.length > 1 && honorifics.has(words[0]!)) words.shift();
  const joined: string[] = [];
  let initials = "";
  for (const word of words) {
    if (word.length === 1) initials += word;
    else {
      if (initials) joined.push(initials);
      initials = "";
      joined.push(word);
    }
  }
  if (initials) joined.push(initials);
  const whole = joined.filter((word) => word.length > 1);
  return whole.length > 1 ? whole : joined;
}

/** The name as part of an id: lower case, hyphens, no accents. */
export function slug(name: string): string {
  return plain(name).replace(/ /g, "-") || "unnamed";
}

/** A person's name as part of an id. */
export function personSlug(name: string): string {
  return nameWords(name).join("-") || "unnamed";
}

/** One word of a name with the usual variants of transliteration made equal: Zelenskyy and Zelensky, Sergey and Sergei, Ermak and Yermak. */
export function foldWord(word: string): string {
  return word
    .replace(/[yj]/g, "i")
    .replace(/x/g, "ks")
    .replace(/kh/g, "h")
    .replace(/ph/g, "f")
    .replace(/ck/g, "k")
    .replace(/(.)\1+/g, "$1")
    .replace(/^ie/, "e");
}

/** The name in the form in which two spellings of it are equal. */
export function nameKey(name: string): string {
  return nameWords(name).map(foldWord).join(" ");
}

/** An organisation's or a place's name in the form in which two writings of it are equal. */
export function plainKey(name: string): string {
  return plain(name)
    .replace(/^the /, "")
    .replace(/\bdefense\b/g, "defence")
    .replace(/\bcenter\b/g, "centre")
    .replace(/\borganization\b/g, "organisation");
}
