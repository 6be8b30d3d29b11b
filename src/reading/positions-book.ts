import { z } from "zod";
import type { Position } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";

export type Stance = Position["stance"];
export type Strength = NonNullable<Position["strength"]>;

const Stance = z.enum(["accepts", "rejects", "demands", "offers", "considers", "undecided"]);
const Strength = z.enum(["red-line", "firm", "open"]);
const Words = z.array(z.string());
const Takes = z.enum([
  "object",
  "infinitive",
  "gerund",
  "clause",
  "person-to",
  "person-for",
  "predicate",
  "whether",
  "nothing",
  "proposal",
  "sum",
  "territory",
  "thing",
  "principle",
  "it",
]);
const Example = z.strictObject({
  text: z.string(),
  party: z.string(),
  stance: Stance,
  issue: z.string().optional(),
  issueBy: z.string().optional(),
  voice: z.enum(["own", "ascribed"]).optional(),
  strength: Strength.optional(),
});

/** The form of the codebook's file of positions. */
export const PositionBook = z.strictObject({
  version: z.int(),
  means: z.record(Stance, z.string()),
  verbs: z.array(
    z.strictObject({
      stance: Stance,
      takes: z.array(Takes).min(1),
      strength: Strength.optional(),
      denied: z.boolean().optional(),
      verbs: Words.min(1),
    }),
  ),
  adjectives: z.array(
    z.strictObject({ stance: Stance, takes: Words.min(1), strength: Strength.optional(), words: Words.min(1) }),
  ),
  nouns: z.array(
    z.strictObject({ stance: Stance, takes: Words.min(1), strength: Strength.optional(), words: Words.min(1) }),
  ),
  closed: Words,
  fixed: Words,
  conditions: Words,
  weighed: Words,
  short: Words,
  agreeable: Words,
  dismissive: Words,
  tempting: Words,
  replies: z.record(z.string(), Stance),
  asking: Words,
  acts: Words,
  firm: Words,
  never: Words,
  utterly: Words,
  stand: Words,
  proposals: Words,
  idle: Words,
  foretold: Words,
  courtesies: Words,
  details: Words,
  coming: Words,
  giving: Words,
  ours: Words,
  holders: Words,
  bodies: Words,
  bystanders: Words,
  apart: Words,
  examples: z.array(Example),
  counter: Words,
});

/** A verb of the codebook: what must stand by it, and what it then says. */
export interface VerbRule {
  form: string;
  stance: Stance;
  takes: Set<z.infer<typeof Takes>>;
  strength?: Strength;
  /** It says so only where it is denied: "has not replied". */
  denied: boolean;
  /** The noun fixed by it: "say [no] to". */
  noun?: string;
  /** Its particle or preposition. */
  with?: string;
  /** The particle before the preposition: "sign off on". */
  particle?: string;
}

/** An adjective or noun of the codebook: what may stand behind it, and what it then says. */
export interface WordRule {
  stance: Stance;
  takes: Set<string>;
  strength?: Strength;
}

/** What is said of a thing by a predicate of the codebook. */
export type Verdict = "closed" | "fixed" | "condition" | "weighed" | "short" | "agreeable" | "dismissive" | "tempting";

interface Loaded {
  verbs: Map<string, VerbRule[]>;
  adjectives: Map<string, WordRule[]>;
  nouns: Map<string, WordRule[]>;
  /** Predicates by their last word. */
  predicates: Map<string, { words: string[]; kind: Verdict }[]>;
  /** What a word says when it is all of an answer. */
  replies: Map<string, Stance>;
  sets: Record<
    | "acts"
    | "asking"
    | "firm"
    | "never"
    | "stand"
    | "proposals"
    | "idle"
    | "foretold"
    | "courtesies"
    | "details"
    | "coming"
    | "giving"
    | "ours"
    | "holders"
    | "bodies"
    | "apart"
    | "bystanders",
    Set<string>
  >;
  utterly: string[];
}

let loaded: Loaded | undefined;

/** The codebook's words for positions, by lemma. */
export function positionBook(): Loaded {
  if (loaded) return loaded;
  const book = loadCodebook("positions", PositionBook);
  const predicates: Loaded["predicates"] = new Map();
  for (const [list, kind] of [
    [book.fixed, "fixed"],
    [book.closed, "closed"],
    [book.conditions, "condition"],
    [book.weighed, "weighed"],
    [book.short, "short"],
    [book.agreeable, "agreeable"],
    [book.dismissive, "dismissive"],
    [book.tempting, "tempting"],
  ] as const) {
    for (const phrase of list) {
      const words = phrase.split(" ");
      into(predicates, words.at(-1)!, { words, kind });
    }
  }
  for (const list of predicates.values()) list.sort((a, b) => b.words.length - a.words.length);
  loaded = {
    verbs: verbsOf(book),
    adjectives: wordsOf(book.adjectives),
    nouns: wordsOf(book.nouns),
    predicates,
    replies: new Map(Object.entries(book.replies)),
    sets: {
      acts: new Set(book.acts),
      asking: new Set(book.asking),
      firm: new Set(book.firm),
      never: new Set(book.never),
      stand: new Set(book.stand),
      proposals: new Set(book.proposals),
      idle: new Set(book.idle),
      foretold: new Set(book.foretold),
      courtesies: new Set(book.courtesies),
      details: new Set(book.details),
      coming: new Set(book.coming),
      giving: new Set(book.giving),
      ours: new Set(book.ours),
      holders: new Set([...book.holders, ...book.bodies]),
      bodies: new Set(book.bodies),
      apart: new Set(book.apart),
      bystanders: new Set(book.bystanders),
    },
    utterly: book.utterly,
  };
  return loaded;
}

function verbsOf(book: z.infer<typeof PositionBook>): Map<string, VerbRule[]> {
  const verbs = new Map<string, VerbRule[]>();
  for (const { stance, takes, strength, denied, verbs: forms } of book.verbs) {
    for (const form of forms) {
      const [lemma, ...rest] = form.split(" ");
      const noun = rest.find((word) => word.startsWith("["));
      const companions = rest.filter((word) => !word.startsWith("["));
      const companion = companions.at(-1);
      const particle = companions.length > 1 ? companions[0] : undefined;
      into(verbs, lemma!, {
        form,
        stance,
        takes: new Set(takes),
        denied: denied ?? false,
        ...(strength ? { strength } : {}),
        ...(noun ? { noun: noun.slice(1, -1) } : {}),
        ...(companion ? { with: companion } : {}),
        ...(particle ? { particle } : {}),
      });
    }
  }
  const parts = (rule: VerbRule) => [rule.noun, rule.with, rule.particle].filter(Boolean).length;
  for (const list of verbs.values()) list.sort((a, b) => parts(b) - parts(a));
  return verbs;
}

function wordsOf(rules: z.infer<typeof PositionBook>["nouns"]): Map<string, WordRule[]> {
  const found = new Map<string, WordRule[]>();
  for (const { stance, takes, strength, words } of rules) {
    for (const word of words) into(found, word, { stance, takes: new Set(takes), ...(strength ? { strength } : {}) });
  }
  return found;
}

function into<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
