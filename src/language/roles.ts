import { type Span, spanOf } from "../text/span.ts";
import type { Document, Sentence, Word } from "./document.ts";
import { words as lexicon } from "./lexicon.ts";
import { type Known, type RoleMatch, roleMatches, type Stretch } from "./phrases.ts";

/** A role phrase in a sentence: "US Secretary of State", "an adviser to Ukraine’s Ministry of Strategic Industries". */
export interface RolePhrase extends Stretch {
  head: RoleMatch;
  title: string;
  span: Span;
  /** The known names inside it, from which side it is. */
  names: Known[];
  former: boolean;
  definite: boolean;
  indefinite: boolean;
}

const modifier = new Set(["NOUN", "PROPN", "ADJ", "NUM"]);

/** Extends the role's head noun to the left over what modifies it, up to a determiner, a verb or a comma. */
function leftEdge(s: Sentence, head: RoleMatch): number {
  let from = head.from;
  while (from > 0) {
    const word = s.words[from - 1]!;
    if (/^(?:'s|’s|'|’)$/.test(word.text) && from - 2 >= 0 && /^(?:NOUN|PROPN)$/.test(s.words[from - 2]!.upos)) {
      from -= 2;
      continue;
    }
    if (word.text === "-" && from - 2 >= 0) {
      from -= 2;
      continue;
    }
    const participle =
      word.upos === "VERB" &&
      /^VB[NG]$/.test(word.xpos) &&
      word.start > 0 &&
      /^(?:acting|outgoing|visiting|retired|elected|appointed)$/.test(word.low) &&
      s.words[from - 2]?.upos !== "AUX";
    if (
      !participle &&
      (!modifier.has(word.upos) || /^(?:such|other|many|several|both|more|last|next|former)$/.test(word.low))
    ) {
      if (!/^(?:US|UK|U\.S\.|U\.K\.|UN|EU|former|deputy|top)$/i.test(word.text)) break;
    }
    if (word.upos === "NUM" && !/^No/.test(word.text)) break;
    from--;
  }
  return from;
}

const day = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;
const subject = /^(?:adviser|advisor|envoy|negotiator|representative|rapporteur|coordinator|aide)$/;

/** Extends a role to the right over "of the CIA", "for foreign affairs", "on aid", "to Ukraine’s Ministry of …". */
function rightEdge(s: Sentence, to: number, known: Known[]): number {
  let at = to;
  for (let rounds = 0; rounds < 3; rounds++) {
    const link = s.words[at];
    if (!link || !/^(?:of|for|to|at|in|on)$/.test(link.low)) break;
    if (
      link.low === "on" &&
      !(
        subject.test(s.words[to - 1]!.low) &&
        /^(?:NOUN|ADJ|PROPN)$/.test(s.words[at + 1]?.upos ?? "") &&
        !day.test(s.words[at + 1]!.text)
      )
    )
      break;
    if (link.low === "at" && s.words[at + 1]?.upos === "NUM") break;
    if (link.low === "to" && s.words[at + 1]?.upos === "VERB") break;
    let end = at + 1;
    if (/^(?:the|a|an|its|his|her|their)$/.test(s.words[end]?.low ?? "")) end++;
    const begin = end;
    while (end < s.words.length) {
      const word = s.words[end]!;
      const name = known.find((one) => one.from === end);
      if (name) {
        end = name.to;
        continue;
      }
      const possessive = /^(?:'s|’s)$/.test(word.text);
      const hyphen = word.text === "-";
      const joined =
        /^(?:and|&)$/.test(word.low) &&
        /^\p{Lu}/u.test(s.words[end + 1]?.text ?? "") &&
        /^\p{Lu}/u.test(s.words[end - 1]?.text ?? "") &&
        link.low === "of";
      const participle = /^VB[GN]$/.test(word.xpos) && /^(?:NOUN|PROPN|ADJ)$/.test(s.words[end + 1]?.upos ?? "");
      if (modifier.has(word.upos) || possessive || hyphen || joined || participle) end++;
      else break;
    }
    if (end === begin) break;
    if (
      link.low === "in" &&
      !/^\p{Lu}/u.test(s.words[begin]!.text) &&
      !/^(?:group|movement|party|union|government|organisation|organization|militia|delegation|talks|negotiations|dispute|process)$/.test(
        s.words[end - 1]!.low,
      )
    )
      break;
    at = end;
  }
  return at;
}

const noRole =
  /^(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|widow|friend|victim|man|woman|boy|girl|rival|ally|colleague|successor|predecessor|opponent|name|case|party|group|company|firm|village|town|city|province|district|country|state|government|ministry|army|militia|agency|newspaper|book|film|report|day|week|month|year|morning|evening|move|decision|winner|person|survivor|hostage|captive|detainee|prisoner|suspect)$/;

// Nouns in apposition to a person’s name that no list has: "the moderator, Ada Lund", "Bo Reyes, a hydrologist".
function described(s: Sentence, persons: Stretch[], matches: RoleMatch[]): RoleMatch[] {
  const found: RoleMatch[] = [];
  for (const name of persons) {
    const names = s.words.slice(name.from, name.to);
    let start = name.from;
    while (start > 0 && isHonorific(s.words[start - 1]!.text)) start--;
    const heads = new Set(names.map((word) => word.head).filter((at) => at >= 0 && at < start));
    for (let at = start; at < name.from; at++) heads.add(s.words[at]!.head);
    const nouns = [
      ...[...heads].map((at) => s.words[at]).filter((noun) => noun && isBefore(s, noun.i, start)),
      ...names.flatMap((word) => word.children.map((at) => s.words[at]!)).filter((noun) => isBehind(s, noun, name.to)),
    ];
    for (const noun of nouns) {
      if (!noun || noun.xpos !== "NN" || noRole.test(noun.lemma) || found.some((one) => one.from === noun.i)) continue;
      if (matches.some((one) => one.from <= noun.i && noun.i < one.to)) continue;
      found.push({ from: noun.i, to: noun.i + 1, role: { words: [noun.low] }, plural: false });
    }
  }
  return found;
}

const determined = (s: Sentence, noun: Word) =>
  noun.children.some((at) => /^(?:det|nmod:poss)$/.test(s.words[at]!.relation) && at < noun.i);

function isBefore(s: Sentence, at: number, start: number): boolean {
  const noun = s.words[at];
  const name = s.words[start]!;
  if (noun === undefined || noun.i >= start) return false;
  if (start - noun.i === 1) return noun.upos === "NOUN" && s.words[start]!.upos === "PROPN";
  return (
    s.words[start - 1]!.text === "," && determined(s, noun) && /^(?:appos)$/.test(name.bare) && start - noun.i <= 8
  );
}

const isBehind = (s: Sentence, noun: Word, end: number) =>
  noun.i > end && noun.bare === "appos" && s.words[end]?.text === "," && determined(s, noun) && noun.i - end <= 6;

/** Finds the role phrases of a sentence; `known` are its dictionary names, `persons` its names of persons. */
export function rolePhrases(document: Document, s: Sentence, known: Known[], persons: Stretch[]): RolePhrase[] {
  // In "the Trump administration envoy" the surname is part of the role.
  const names = persons.filter((name) => !/^(?:administration|government|cabinet)$/.test(s.words[name.to]?.low ?? ""));
  const found: RolePhrase[] = [];
  const matches = roleMatches(s);
  for (const head of [...matches, ...described(s, names, matches)].sort((a, b) => a.from - b.from)) {
    if (names.some((name) => name.from < head.to && head.from < name.to)) continue;
    const from = Math.max(
      leftEdge(s, head),
      ...names
        .filter((name) => name.to <= head.from)
        .map((name) => (/^(?:'s|’s)$/.test(s.words[name.to]?.text ?? "") ? 0 : name.to)),
    );
    const followed = names.some((name) => name.from === head.to);
    const to = followed ? head.to : rightEdge(s, head.to, known);
    const cut = Math.min(
      to,
      ...names
        .filter((name) => name.from >= head.to && !/^(?:of|for|to|at)$/.test(s.words[name.from - 1]?.low ?? ""))
        .map((name) => name.from),
    );
    const end = Math.max(head.to, cut);
    let first = from;
    const former =
      /^(?:former|ex|then|onetime|late)$/.test(s.words[first]?.low ?? "") ||
      /^(?:former|then)$/.test(s.words[first - 1]?.low ?? "");
    while (first < head.from && /^(?:'s|’s|-)$/.test(s.words[first]!.text)) first++;
    const before = s.words[first - 1]?.low ?? "";
    const span = spanOf(document.text, s.words[first]!.start, s.words[end - 1]!.end);
    found.push({
      from: first,
      to: end,
      head,
      title: span.exact,
      span,
      names: known.filter((one) => one.from >= first && one.to <= end),
      former,
      definite:
        /^(?:the|his|her|its|their)$/.test(before) ||
        /(?:'s|’s)\s/.test(span.exact.slice(0, s.words[head.from]!.start - span.start)),
      indefinite: /^(?:a|an|one|another|some)$/.test(before),
    });
  }
  return found;
}

/** Whether a word is an honorific or a military or church title that stands before a name. */
export function isHonorific(text: string): boolean {
  return lexicon().honorifics.has(text.toLowerCase().replace(/\.$/, ""));
}
