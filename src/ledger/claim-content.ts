import type { Act, Attribution } from "../findings/finding.ts";
import { foldWord } from "./name-key.ts";

/** What an attribution says, as words that can be held against those of another. */
export interface ClaimContent {
  /** Stems, each once, in order; an actor by its own token, so that Moscow and Russia are one word. */
  words: string[];
  /** How much the words weigh together. */
  weight: number;
  negated: boolean;
  /** It states something that could be found true or false. */
  checkable: boolean;
  /** Its article says that it denies, confirms or repeats another: that, and not its words, says what it is about. */
  answers?: boolean;
}

const stop = new Set(
  `a an and are as at be been being but by can could did do does doing for from had has have having he her him his how i if in
  into is it its itself may might must of off on or our out over own she should so some such than that the their them then
  there these they this those through to too under up upon very was we were what when where which while who whom whose will
  with would you your about after again also any because before between both during each few further more most much only
  other same since still until us say says said according told tell`.split(/\s+/),
);
/** Words that every report of talks and war has: two claims that share these alone share little. */
const common = new Set(
  `ceasefire truce peace war talk talks negotiation agreement deal attack strike force forces troops army military president
  minister ministry government official country side people day days week month year new first last end meeting side report
  statement condition territory region city security international security support plan proposal russian ukrainian american
  million hundred thousand number part time fighting settlement line front`
    .split(/\s+/)
    .map(stem),
);
const negators = new Set(["not", "no", "never", "none", "nor", "neither", "nobody", "nothing", "without", "cannot"]);
const stating = new Set<Act>([
  "assert",
  "confirm",
  "deny",
  "admit",
  "accuse",
  "speculate",
  "promise",
  "warn",
  "threaten",
]);
const word = /[\p{L}\p{N}]+(?:[-.,][\p{L}\p{N}]+)*(?:['’][\p{L}]+)?/gu;

function stem(text: string): string {
  if (/\d/.test(text)) return text.replace(/,/g, "");
  let found = text;
  if (found.length > 4) found = found.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
  if (found.length > 5) found = found.replace(/(ation|ition|ment|ing|ed|ly|es|al)$/, "");
  return found.replace(/(.)\1$/, "$1").replace(/e$/, "");
}

/** Makes the content of an attribution comparable; `mentions` says which stretches of the text name which actor. */
export function claimContent(
  attribution: Pick<Attribution, "content" | "act">,
  mentions: readonly { start: number; end: number; node: string }[],
): ClaimContent {
  const words = new Set<string>();
  let negations = 0;
  let names = false;
  for (const span of attribution.content) {
    for (const found of span.exact.matchAll(word)) {
      const at = span.start + found.index;
      const mention = mentions.find(({ start, end }) => start <= at && at < end);
      if (mention) {
        words.add(tokenOf(mention.node));
        names = true;
        continue;
      }
      const lower = found[0].toLowerCase().replace(/['’]s$/, "");
      if (negators.has(lower) || /n['’]t$/.test(lower)) negations++;
      else if (!stop.has(lower)) {
        words.add(stem(lower));
        names ||= /\d/.test(lower) || (at > span.start && /^\p{Lu}/u.test(found[0]));
      }
    }
  }
  const own = [...words].filter((text) => !text.startsWith("@"));
  const sorted = [...words].sort();
  return {
    words: sorted,
    weight: sorted.reduce((total, text) => total + weight(text), 0),
    negated: negations % 2 === 1,
    checkable: stating.has(attribution.act) && own.length >= 2 && words.size >= 3 && names,
  };
}

/** One word for one actor: of a person the last name alone. */
function tokenOf(node: string): string {
  const name = node.replace(/\?.*$/, "");
  return name.startsWith("person/") ? `@${foldWord(name.split(/[-/]/).at(-1)!)}` : `@${name}`;
}

export interface Likeness {
  /** Shared weight over that of the smaller, and over that of both; names of actors weigh half, figures more. */
  contained: number;
  alike: number;
  weight: number;
  shared: string[];
}

/** How alike two contents are. */
export function likeness(a: ClaimContent, b: ClaimContent): Likeness {
  const shared: string[] = [];
  let both = 0;
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
    const [one, other] = [a.words[i]!, b.words[j]!];
    if (one === other) {
      shared.push(one);
      both += weight(one);
    }
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return {
    shared,
    weight: both,
    contained: both / (Math.min(a.weight, b.weight) || 1),
    alike: both / (a.weight + b.weight - both || 1),
  };
}

function weight(text: string): number {
  if (text.startsWith("@")) return 0.5;
  if (common.has(text)) return 0.4;
  return /\d/.test(text) ? 1.5 : 1;
}
