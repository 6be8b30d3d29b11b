import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf, spanOfWords } from "../language/tree.ts";
import { type Context, timesIn } from "./context.ts";

/** Nouns for an office without its name: "her post", "the command". */
export const offices =
  /^(?:post|office|job|position|role|duties|command|seat|chair|leadership|helm|mandate|portfolio|functions|ministry|government|cabinet|delegation|team)$/;

/** The office that somebody is named to, told behind a word: a role, "to lead the delegation", or the word’s complement. */
export function titleBehind(context: Context, s: Sentence, word: Word): string | undefined {
  const phrases = context.cast.rolesIn(s).filter((one) => one.from > word.i && one.from - word.i <= 12);
  const as = phrases.find((one) => asBefore(s, word, one.from));
  const next = phrases.find(
    (one) =>
      one.from - word.i <= 8 &&
      !s.words
        .slice(word.i + 1, one.from)
        .some(
          (other) => /^(?:;|who|after|by|to|,)$/.test(other.low) || (word.upos !== "VERB" && other.upos === "VERB"),
        ) &&
      // "named former minister Ada Lund": who she was, not what she becomes.
      context.cast.at(s, s.words[one.to] ?? word)?.kind !== "person",
  );
  const phrase = as ?? next;
  if (!phrase) return leadership(context, s, word) ?? complement(context, s, word);
  const time = timesIn(context, s).find((one) => one.from > phrase.from && one.from < phrase.to);
  const text = time
    ? spanOfWords(
        context.text,
        s,
        phrase.from,
        time.from - (/^(?:in|on|since|from)$/.test(s.words[time.from - 1]!.low) ? 2 : 1),
      ).exact
    : phrase.title;
  return text.replace(/^(?:the|a|an|his|her|its|their)\s+/i, "");
}

function asBefore(s: Sentence, word: Word, from: number): boolean {
  const as = s.words.slice(Math.max(word.i + 1, from - 3), from).find((one) => one.low === "as");
  return as !== undefined && !s.words.slice(word.i + 1, as.i).some((one) => /^(?:;|who|which|that)$/.test(one.low));
}

// "appointed to lead the delegation", "put in charge of the team"
function leadership(context: Context, s: Sentence, word: Word): string | undefined {
  const rest = s.words.slice(word.i + 1, word.i + 10);
  const lead = rest.find(
    (one) =>
      (/^(?:lead|head|chair)$/.test(one.low) && s.words[one.i - 1]?.low === "to") ||
      (one.low === "charge" && s.words[one.i + 1]?.low === "of"),
  );
  if (!lead) return undefined;
  const noun = s.words
    .slice(lead.i + 1, lead.i + 8)
    .find((one) => one.upos === "NOUN" && !/^NOUN$/.test(s.words[one.i + 1]?.upos ?? ""));
  if (!noun) return undefined;
  const body = spanOfWords(context.text, s, lead.i + (lead.low === "charge" ? 2 : 1), noun.i).exact;
  return `head of ${body}`;
}

// "was appointed ambassador at large": a title that no list of roles holds stands as the verb's complement.
function complement(context: Context, s: Sentence, verb: Word): string | undefined {
  const office = childrenOf(s, verb, "xcomp", "obl", "obj").find(
    (word) =>
      /^(?:NOUN|PROPN)$/.test(word.upos) &&
      context.cast.at(s, word)?.kind !== "person" &&
      !offices.test(word.low) &&
      !timesIn(context, s).some((one) => one.from <= word.i && word.i < one.to) &&
      word.i > verb.i &&
      word.i - verb.i <= 6 &&
      !(word === clauseOf(s, verb).object && /^(?:PRON)$/.test(word.upos)) &&
      childrenOf(s, word, "case").every((one) => one.low === "as"),
  );
  const words =
    office && s.words.slice(verb.i + 1, office.i + 1).filter((word) => word.low !== "as" && word.upos !== "DET");
  return words?.every((word) => /^(?:NOUN|PROPN|ADJ|PUNCT|PART)$/.test(word.upos))
    ? words.map((word) => word.text).join(" ")
    : undefined;
}
