import type { Document, Sentence } from "./document.ts";
import { words as lexicon } from "./lexicon.ts";
import { asBodies, dropWeapons, readHeadlines, relabel } from "./name-kinds.ts";
import { byWord, type Known, knownPhrases, type RoleMatch, roleMatches, type Stretch } from "./phrases.ts";
import { type ProperName, type SentenceNames, textOf } from "./proper-name.ts";
import { isHonorific } from "./roles.ts";

const nameWord = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const particle = /^(?:al|el|bin|ibn|bint|abu|van|von|de|der|den|da|dos|del|di|la|le|du|ben|ter|y|e)$/i;
const calendar =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Ramadan|Eid|Passover)$/;

// Cuts titles off the front, splits at conjunctions and commas, and drops what the dictionary knows better.
function clean(s: Sentence, from: number, to: number, known: Map<number, Known>): Stretch[] {
  const pieces: Stretch[] = [];
  let start = from;
  const flush = (end: number) => {
    let first = start;
    let last = end;
    while (
      first < last &&
      (isHonorific(s.words[first]!.text) || /^(?:the|a|an|of|"|“|”|'|‘|’)$/i.test(s.words[first]!.text))
    )
      first++;
    while (last > first && /^(?:of|the|"|“|”|'s|’s|’|')$/i.test(s.words[last - 1]!.text)) last--;
    if (last > first) pieces.push({ from: first, to: last });
  };
  for (let i = from; i < to; i++) {
    const word = s.words[i]!;
    if (/^(?:and|,|or|;|—|–)$/.test(word.text) || known.has(i)) {
      flush(i);
      start = i + 1;
    }
  }
  flush(to);
  return pieces;
}

/** Finds the proper names of every sentence. Headlines are read last, with the names that the body gives. */
export function properNames(document: Document): SentenceNames[] {
  const result: SentenceNames[] = document.sentences.map((s) => ({ known: knownPhrases(s), names: [] }));
  for (const s of document.sentences) {
    if (s.title) continue;
    const found = result[s.index]!;
    const roles = roleMatches(s);
    const names = tagged(s, found.known, roles);
    behindTitles(s, found.known, roles, names);
    overNicknames(s, names);
    found.names = [...new Set(names.filter((name) => name !== undefined))];
  }
  dropWeapons(document, result);
  asBodies(document, result);
  relabel(result);
  readHeadlines(document, result);
  for (const { names } of result) names.sort((a, b) => a.from - b.from);
  return result;
}

type Names = (ProperName | undefined)[];
const put = (names: Names, name: ProperName) => names.fill(name, name.from, name.to);

/** The tagger's names, by word. */
function tagged(s: Sentence, known: Known[], roles: RoleMatch[]): Names {
  const { ministryHeads, mediaLast } = lexicon();
  const names: Names = new Array(s.words.length).fill(undefined);
  const phrases = byWord(known);
  const offices = byWord(roles);
  const bodies = byWord(s.names.filter((name) => name.kind === "organisation"));
  // "London" inside "London Pulse News" or "UN" inside a longer tagged body stays with the body.
  const usable = known.filter((one) => {
    const holder = bodies.get(one.from);
    if (!holder || one.to >= holder.to) return true;
    const last = s.words[holder.to - 1]!;
    return !(
      (ministryHeads.has(last.low) || mediaLast.has(last.text)) &&
      one.entry.kind !== "media" &&
      one.to === holder.to
    );
  });
  const cut = byWord(usable);
  for (const name of s.names) {
    if (name.kind === "people") continue;
    for (const piece of clean(s, name.from, name.to, cut)) {
      let { from, to } = piece;
      // The tagger puts "President" and "Secretary" into the person's name.
      let behind = behindOffice(s, offices, from);
      while (behind > from && behind < to) {
        from = behind;
        behind = behindOffice(s, offices, from);
      }
      const office = offices.get(to - 1);
      if (office && (office.from <= from || rankOnly(s, from, office.from))) continue;
      // "Foreign Ministry Spokesman" names a ministry, "Legal Adviser" nobody.
      if (office && name.kind === "organisation" && !s.words.slice(from, office.from).some((one) => one.low === "of")) {
        to = office.from;
        if (to - from === 1 && !/^\p{Lu}{2}/u.test(s.words[from]!.text)) continue;
      }
      // "named Mr Tsakalotos Finance Minister"
      if (office && name.kind === "person") {
        to = office.from;
        while (rank.test(s.words[to - 1]!.low)) to--;
      }
      while (
        name.kind === "person" &&
        to < s.words.length &&
        nameWord.test(s.words[to]!.text) &&
        s.words[to]!.xpos.startsWith("NNP") &&
        !phrases.has(to) &&
        !names[to]
      )
        to++;
      if (name.kind === "person") to = overHyphens(s, to, names);
      if (!s.words.slice(from, to).some((word) => /^\p{Lu}/u.test(word.text))) continue;
      if (to - from === 1 && calendar.test(s.words[from]!.text)) continue;
      if (phrases.has(from) || names[from] || phrases.has(to - 1) || names[to - 1]) continue;
      const before = s.words[from - 1]?.low ?? "";
      const body =
        ministryHeads.has(s.words[to - 1]!.low) || ministryHeads.has(s.words[from]!.low) || mediaBefore.test(before);
      put(names, { from, to, kind: body ? "organisation" : name.kind, text: textOf(s, from, to) });
    }
  }
  return names;
}

// "Han Ji-won": what a hyphen joins to a name belongs to it.
function overHyphens(s: Sentence, to: number, names: Names): number {
  let end = to;
  while (
    s.words[end]?.text === "-" &&
    s.words[end]!.start === s.words[end - 1]!.end &&
    s.words[end + 1]?.start === s.words[end]!.end &&
    /^\p{L}+$/u.test(s.words[end + 1]!.text) &&
    !/^(?:led|born|based|backed|style|era)$/.test(s.words[end + 1]!.low) &&
    !names[end + 1]
  )
    end += 2;
  return end;
}

const mediaBefore = /^(?:newspaper|daily|broadcaster|agency|channel|magazine|website|television|tabloid|weekly)$/;
// "Vice Minister", "Deputy Foreign Minister": ranks, no name.
const rank =
  /^(?:vice|deputy|foreign|prime|first|chief|senior|special|acting|interim|defen[cs]e|interior|finance|trade|energy|economy|justice|health|assistant|under|permanent|general|presidential|lead|former|main|top|lieutenant|major|brigadier|rear|air)$/;
/** Where an office that begins at a word ends, ranks before it included: "Foreign Minister", "Senior General"; else the word. */
function behindOffice(s: Sentence, offices: Map<number, RoleMatch>, from: number): number {
  let at = from;
  while (s.words[at] && rank.test(s.words[at]!.low) && !offices.has(at) && !isHonorific(s.words[at]!.text)) at++;
  const role = offices.get(at);
  if (role) return role.to;
  return at > from && s.words[at] && isHonorific(s.words[at]!.text) ? at + 1 : from;
}

const rankOnly = (s: Sentence, from: number, to: number) =>
  s.words.slice(from, to).every((word) => rank.test(word.low));

/** A run of capitalised words behind a title or role is a person, whatever the tagger thought. */
function behindTitles(s: Sentence, known: Known[], roles: RoleMatch[], names: Names): void {
  const { ministryHeads } = lexicon();
  const phrases = byWord(known);
  const offices = byWord(roles);
  for (let i = 1; i < s.words.length; i++) {
    const word = s.words[i]!;
    if (!nameWord.test(word.text) || isHonorific(word.text) || behindOffice(s, offices, i) > i) continue;
    const office = offices.get(i - 1);
    const behind = isHonorific(s.words[i - 1]!.text) || (office?.to === i && !office.plural);
    if (!(behind || besideOffice(s, offices, i)) || phrases.has(i) || offices.has(i) || calendar.test(word.text))
      continue;
    // "the General Command", "the General Assembly" are bodies.
    if (ministryHeads.has(word.low) || /^(?:command|election|elections|assembly|secretary)$/.test(word.low)) continue;
    let to = i + 1;
    while (
      to < s.words.length &&
      joins(s, to) &&
      behindOffice(s, offices, to) === to &&
      !(phrases.get(to)?.from === to && phrases.get(to)!.entry.kind !== "people")
    )
      to++;
    if (!behind && (to - i < 2 || ministryHeads.has(s.words[to - 1]!.low))) continue;
    const before = names[i];
    if (before?.kind === "person" && before.to >= to) continue;
    for (let at = i; at < to; at++) {
      const other = names[at];
      if (other) for (let k = other.from; k < other.to; k++) names[k] = undefined;
    }
    put(names, { from: i, to, kind: "person", text: textOf(s, i, to) });
  }
}

// "Ada 'Sunny' Lund": one person.
function overNicknames(s: Sentence, names: Names): void {
  for (let i = 1; i + 3 < s.words.length; i++) {
    if (!quote.test(s.words[i]!.text) || !quote.test(s.words[i + 2]!.text) || !nameWord.test(s.words[i + 1]!.text))
      continue;
    const [first, last] = [s.words[i - 1]!, s.words[i + 3]!];
    if (![first, last].every((one) => nameWord.test(one.text) && one.xpos.startsWith("NNP"))) continue;
    const from = names[i - 1]?.from ?? i - 1;
    const to = names[i + 3]?.to ?? i + 4;
    for (let at = from; at < to; at++) names[at] = undefined;
    put(names, { from, to, kind: "person", text: `${textOf(s, from, i)} ${textOf(s, i + 3, to)}` });
  }
}

const quote = /^["“”'‘’]$/;

const joins = (s: Sentence, i: number) =>
  (nameWord.test(s.words[i]!.text) || (particle.test(s.words[i]!.text) && nameWord.test(s.words[i + 1]?.text ?? ""))) &&
  /^(?:PROPN|NOUN|ADJ|ADP|X)$/.test(s.words[i]!.upos) &&
  s.words[i]!.text !== "'s";

// "The conciliator, Birgitta Ålander, …"
function besideOffice(s: Sentence, offices: Map<number, RoleMatch>, i: number): boolean {
  if (s.words[i - 1]!.text !== ",") return false;
  let at = i - 2;
  while (at > i - 10 && at >= 0 && !offices.has(at) && /^(?:ADJ|NOUN|PROPN|ADP|DET|PART)$/.test(s.words[at]!.upos))
    at--;
  const office = offices.get(at);
  if (!office || office.plural) return false;
  let first = office.from;
  while (first > 0 && /^(?:ADJ|NOUN)$/.test(s.words[first - 1]!.upos)) first--;
  if (!/^(?:the|his|her|its|their|'s|’s)$/.test(s.words[first - 1]?.low ?? "")) return false;
  let to = i + 1;
  while (to < s.words.length && joins(s, to)) to++;
  return /^(?:,|said|says|told|\.|;|—|–)$/.test(s.words[to]?.low ?? ".");
}
