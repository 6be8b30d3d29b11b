import type { Actor } from "../findings/actor.ts";
import type { Sentence } from "./document.ts";
import { countryNamed, countryOfCapital, countryOfDemonym } from "./gazetteer.ts";
import { words as lexicon } from "./lexicon.ts";
import type { Known } from "./phrases.ts";
import type { ProperName } from "./proper-name.ts";
import { type Register, slug } from "./register.ts";

const mediaBefore =
  /^(?:newspaper|daily|broadcaster|agency|channel|magazine|website|television|tabloid|weekly|site|outlet)$/;
const inMedia = /^(?:report|article|editorial|interview|column|op-ed|story|commentary)$/;

const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");

/** Registers whom a text names: persons by their longest name, bodies, states, groups and media. */
export function registerNames(register: Register): void {
  const { document, names } = register;
  const full: { name: ProperName; s: Sentence }[] = [];
  const single: { name: ProperName; s: Sentence }[] = [];
  for (const s of document.sentences) {
    for (const name of names[s.index]!.names)
      if (name.kind === "person") (name.text.includes(" ") ? full : single).push({ name, s });
  }
  full.sort((a, b) => b.name.text.length - a.name.text.length || a.s.index - b.s.index);
  for (const { name, s } of [...full, ...single]) register.mention(register.person(name.text), s, name.from, name.to);

  markSurnames(register);
  const longer = longerNames(register);
  const abbreviated = abbreviations(register);
  for (const s of document.sentences) {
    for (const name of names[s.index]!.names) {
      if (name.kind !== "organisation") continue;
      name.text = longer(name.text);
      const entry = abbreviated.get(name.text);
      if (entry) {
        register.mention(register.ofEntry(entry), s, name.from, name.to);
        continue;
      }
      const media = isMedia(s, name);
      const country = ownerOf(s, name);
      const actor = register.make(`${media ? "media" : "organisation"}/${slug(name.text)}`, {
        name: name.text,
        kind: media ? "media" : "organisation",
        ...(country ? { country: country.code, party: country.code } : {}),
      });
      register.mention(actor, s, name.from, name.to);
    }
    for (const known of names[s.index]!.known) {
      const { kind } = known.entry;
      if (kind === "people") continue;
      const actor = register.ofEntry(known);
      register.mention(actor, s, known.from, known.to);
      const written = document.text.slice(s.words[known.from]!.start, s.words[known.to - 1]!.end);
      if (kind !== "state" && kind !== "seat" && written !== actor.name) {
        actor.names ??= [];
        if (!actor.names.some((one) => one.text === written)) actor.names.push({ text: written, lang: "en" });
      }
    }
  }
}

// A person's last name wherever it stands, though the tagger has passed over it.
function markSurnames(register: Register): void {
  const bySurname = new Map<string, Actor | null>();
  for (const actor of register.actors.values()) {
    const parts = actor.name.split(/[\s-]+/);
    if (actor.kind !== "person" || parts.length < 2) continue;
    const last = parts.at(-1)!;
    bySurname.set(last, bySurname.has(last) ? null : actor);
  }
  for (const s of register.document.sentences) {
    for (const word of s.words) {
      if (word.upos !== "PROPN" || register.at(s, word.i) || register.knownAt(s, word.i)) continue;
      const actor = bySurname.get(word.text);
      if (!actor || s.words[word.i + 1]?.upos === "PROPN" || s.words[word.i - 1]?.upos === "PROPN") continue;
      const from =
        s.words[word.i - 1]?.text === "-" && /^(?:al|el)$/i.test(s.words[word.i - 2]?.text ?? "") ? word.i - 2 : word.i;
      register.mention(actor, s, from, word.i + 1);
    }
  }
}

// "Norrland" is Norrland Air when that is named too, "SFCA" the association with these initials.
function longerNames({ names }: Register): (text: string) => string {
  const byShort = new Map<string, string>();
  for (const one of names) {
    for (const { kind, text } of one.names) {
      if (kind !== "organisation" || !text.includes(" ")) continue;
      const parts = text.split(" ");
      for (let count = 1; count < parts.length; count++) {
        const short = parts.slice(0, count).join(" ");
        if (!byShort.has(short)) byShort.set(short, text);
      }
      if (!byShort.has(initials(text))) byShort.set(initials(text), text);
    }
  }
  return (text) => byShort.get(text) ?? text;
}

// "AA" is the Arakan Army that the text names.
function abbreviations({ names }: Register): Map<string, Known> {
  const found = new Map<string, Known>();
  for (const { known } of names) {
    for (const one of known) {
      const short = initials(one.entry.name);
      if (/^(?:group|organisation)$/.test(one.entry.kind) && short.length > 1 && !found.has(short))
        found.set(short, one);
    }
  }
  return found;
}

function isMedia(s: Sentence, name: ProperName): boolean {
  const last = name.text.split(" ").at(-1)!;
  const { mediaFirst, mediaLast } = lexicon();
  if (name.text.includes(" ") && (mediaLast.has(last) || mediaFirst.has(name.text.split(" ")[0]!))) return true;
  const before = s.words[name.from - 1];
  if (!before) return false;
  if (mediaBefore.test(before.low)) return true;
  // "a report in Le Quotidien", "an interview with La Jornada", "told La Jornada" is left open.
  if (!/^(?:in|with|by)$/.test(before.low)) return false;
  const noun = s.words[name.from - 2];
  return noun !== undefined && inMedia.test(noun.lemma) && (before.low === "in" || noun.lemma === "interview");
}

function ownerOf(s: Sentence, name: ProperName) {
  const before = s.words[name.from - 1];
  const owner =
    before && /^(?:'s|’s)$/.test(before.text)
      ? s.words[name.from - 2]
      : before && countryOfDemonym(before.text)
        ? before
        : undefined;
  return owner ? (countryOfDemonym(owner.text) ?? countryNamed(owner.text) ?? countryOfCapital(owner.text)) : undefined;
}
