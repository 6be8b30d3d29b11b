import { z } from "zod";
import { Change, Engagement, EngagementStatus, Tier } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf } from "../language/tree.ts";

const Form = Engagement.shape.form;
const Words = z.array(z.string()).min(1);

const Book = z.strictObject({
  version: z.int(),
  nouns: z.array(z.strictObject({ form: Form, nouns: Words })),
  verbs: z.array(
    z.strictObject({ form: Form, verbs: Words, takes: z.enum(["people", "guest", "with", "destination"]) }),
  ),
  status: z.record(EngagementStatus, Words),
  changes: z.partialRecord(Change.shape.what, Words),
  roster: z.record(
    z.enum(["withdrew", "absent", "declined", "stands-in", "attends", "leads", "hosts", "mediates", "sends"]),
    Words,
  ),
  tiers: z.record(Tier, Words),
  formats: z.record(z.enum(["direct", "indirect", "proximity", "shuttle"]), Words),
});

export type EngagementForm = Engagement["form"];
type RosterWord = keyof z.infer<typeof Book>["roster"];

interface Loaded {
  nouns: Map<string, EngagementForm>;
  verbs: Map<string, { form: EngagementForm; takes: "people" | "guest" | "with" | "destination" }>;
  status: Map<string, EngagementStatus>;
  changes: Map<string, Change["what"]>;
  roster: Map<string, RosterWord[]>;
  tiers: Map<string, Tier>;
  formats: Map<string, NonNullable<Engagement["format"]>>;
}

let loaded: Loaded | undefined;

const invert = <K extends string>(lists: Partial<Record<K, string[]>>): Map<string, K> =>
  new Map(
    Object.entries(lists).flatMap(([key, words]) => (words as string[]).map((word): [string, K] => [word, key as K])),
  );

/** The codebook's words for talks, by lemma. */
export function engagementWords(): Loaded {
  if (loaded) return loaded;
  const book = loadCodebook("engagements", Book);
  const roster: Loaded["roster"] = new Map();
  for (const [what, words] of Object.entries(book.roster)) {
    for (const word of words) roster.set(word, [...(roster.get(word) ?? []), what as RosterWord]);
  }
  loaded = {
    nouns: new Map(
      book.nouns.flatMap(({ form, nouns }) => nouns.map((noun): [string, EngagementForm] => [noun, form])),
    ),
    verbs: new Map(
      book.verbs.flatMap(({ form, verbs, takes }) => verbs.map((verb) => [verb, { form, takes }] as const)),
    ),
    status: invert(book.status),
    changes: invert(book.changes),
    roster,
    tiers: invert(book.tiers),
    formats: invert(book.formats),
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
