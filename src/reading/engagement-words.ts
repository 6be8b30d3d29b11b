import { z } from "zod";
import { Change, Engagement, EngagementStatus, Tier } from "../findings/finding.ts";
import { firstOf, loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf } from "../language/tree.ts";

const Form = Engagement.shape.form;
const Words = z.array(z.string()).min(1);

const Takes = z.enum([
  "people",
  "addressee",
  "sitting",
  "guest",
  "with",
  "destination",
  "invitation",
  "accord",
  "talks",
  "messages",
  "hands",
  "sides",
]);
export type Takes = z.infer<typeof Takes>;
const Example = z.strictObject({
  text: z.string(),
  form: Form.optional(),
  format: Engagement.shape.format,
  status: EngagementStatus.optional(),
  tier: Tier.optional(),
  ordinal: z.int().optional(),
  closedDoor: z.boolean().optional(),
});

/** The form of the codebook's file of engagements. */
export const EngagementBook = z.strictObject({
  version: z.int(),
  means: z.strictObject({ engagement: z.string(), forms: z.record(Form, z.string()) }),
  nouns: z.array(z.strictObject({ form: Form, nouns: Words })),
  verbs: z.array(z.strictObject({ form: Form, verbs: Words, takes: Takes })),
  status: z.record(EngagementStatus, Words),
  changes: z.partialRecord(Change.shape.what, Words),
  roster: z.record(
    z.enum([
      "withdrew",
      "absent",
      "declined",
      "stands-in",
      "attends",
      "leads",
      "hosts",
      "mediates",
      "sends",
      "comprises",
      "signs",
      "invites",
    ]),
    Words,
  ),
  tiers: z.record(Tier, Words),
  formats: z.record(z.enum(["direct", "indirect", "proximity", "shuttle"]), Words),
  phrases: z.record(z.enum(["direct", "indirect", "proximity", "shuttle", "closed-door"]), Words),
  people: Words,
  partners: Words,
  mediators: Words,
  presiding: z.record(z.enum(["leads", "mediates", "facilitates"]), Words),
  bodies: Words,
  manners: Words,
  telling: Words,
  striking: Words,
  arms: Words,
  unwilling: Words,
  wishing: Words,
  neutral: Words,
  tables: Words,
  rounds: Words,
  spells: Words,
  accords: Words,
  messages: Words,
  otherwise: z.record(z.string(), Words),
  onlyWith: z.record(z.string(), Words),
  examples: z.array(Example),
  counter: Words,
});

export type EngagementForm = Engagement["form"];
type RosterWord = keyof z.infer<typeof EngagementBook>["roster"];

interface Loaded {
  nouns: Map<string, EngagementForm>;
  verbs: Map<string, { form: EngagementForm; takes: Takes }>;
  status: Map<string, EngagementStatus>;
  changes: Map<string, Change["what"]>;
  roster: Map<string, RosterWord[]>;
  tiers: Map<string, Tier>;
  formats: Map<string, NonNullable<Engagement["format"]>>;
  /** Wordings of several words that say how an engagement is held. */
  phrases: { is: NonNullable<Engagement["format"]> | "closed-door"; pattern: RegExp }[];
  people: Set<string>;
  partners: Set<string>;
  /** Who stands between the sides by what he is called. */
  mediators: Set<string>;
  /** Nouns for the part of those under whom, or with whose help, others meet. */
  presiding: Map<string, "leads" | "mediates" | "facilitates">;
  /** Nouns before another that say how, when or how long, not on what. */
  manners: Set<string>;
  /** What marks a committee in which more than one side sits. */
  bodies: Set<string>;
  /** What one tells another in a meeting, and what an attack does to one. */
  telling: Set<string>;
  striking: Set<string>;
  /** Those who meet among themselves under arms, on one side. */
  arms: Set<string>;
  /** Verbs of those who will not meet, and words of those who only wish for it or might. */
  unwilling: Set<string>;
  wishing: Set<string>;
  /** Bodies that stand between others, by name in lower case. */
  neutral: Set<string>;
  tables: Set<string>;
  rounds: Set<string>;
  spells: Set<string>;
  accords: Set<string>;
  messages: Set<string>;
  /** By noun, the modifiers with which it is no engagement. */
  otherwise: Map<string, Set<string>>;
  /** By noun, the modifiers without which it is none. */
  onlyWith: Map<string, Set<string>>;
}

let loaded: Loaded | undefined;

const invert = <K extends string>(lists: Partial<Record<K, string[]>>): Map<string, K> =>
  new Map(
    Object.entries(lists).flatMap(([key, words]) => (words as string[]).map((word): [string, K] => [word, key as K])),
  );

const byNoun = (lists: Record<string, string[]>): Map<string, Set<string>> =>
  new Map(Object.entries(lists).map(([noun, words]) => [noun, new Set(words)]));

/** The codebook's words for talks, by lemma. */
export function engagementWords(): Loaded {
  if (loaded) return loaded;
  const book = loadCodebook("engagements", EngagementBook);
  const roster: Loaded["roster"] = new Map();
  for (const [what, words] of Object.entries(book.roster)) {
    for (const word of words) roster.set(word, [...(roster.get(word) ?? []), what as RosterWord]);
  }
  loaded = {
    nouns: firstOf(
      book.nouns.flatMap(({ form, nouns }) => nouns.map((noun): [string, EngagementForm] => [noun, form])),
    ),
    verbs: firstOf(
      book.verbs.flatMap(({ form, verbs, takes }) => verbs.map((verb) => [verb, { form, takes }] as const)),
    ),
    status: invert(book.status),
    changes: invert(book.changes),
    roster,
    tiers: invert(book.tiers),
    formats: invert(book.formats),
    phrases: Object.entries(book.phrases).map(([is, wordings]) => ({
      is: is as Loaded["phrases"][number]["is"],
      pattern: new RegExp(`\\b(?:${wordings.join("|")})\\b`),
    })),
    people: new Set([...book.people, ...book.partners]),
    partners: new Set(book.partners),
    mediators: new Set(book.mediators),
    presiding: invert(book.presiding),
    manners: new Set(book.manners),
    bodies: new Set(book.bodies),
    telling: new Set(book.telling),
    striking: new Set(book.striking),
    arms: new Set(book.arms),
    unwilling: new Set(book.unwilling),
    wishing: new Set(book.wishing),
    neutral: new Set(book.neutral.map((name) => name.toLowerCase())),
    tables: new Set(book.tables),
    rounds: new Set(book.rounds),
    spells: new Set(book.spells),
    accords: new Set(book.accords),
    messages: new Set(book.messages),
    otherwise: byNoun(book.otherwise),
    onlyWith: byNoun(book.onlyWith),
  };
  return loaded;
}

/** A verb with its particle, as the codebook writes it: "scale back", "pull out", else the lemma alone. */
export function verbForms(s: Sentence, verb: Word): string[] {
  const particles = [
    ...childrenOf(s, verb, "compound:prt", "advmod"),
    ...(s.words[verb.i + 1] ? [s.words[verb.i + 1]!] : []),
  ];
  return [...particles.map((word) => `${verb.lemma} ${word.low}`), verb.lemma];
}

/** Looks a verb up, the form with a particle first. */
export function lookUp<T>(table: Map<string, T>, s: Sentence, verb: Word): T | undefined {
  for (const form of verbForms(s, verb)) {
    const found = table.get(form);
    if (found !== undefined) return found;
  }
  return undefined;
}
