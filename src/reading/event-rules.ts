import { z } from "zod";
import { type Event, type FindingKind, findingKinds, Phase } from "../findings/finding.ts";
import { firstOf, loadCodebook } from "../language/codebook.ts";

const Plover = z.enum([
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
]);
const Quad = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const words = z.array(z.string()).default([]);

/** The form of codebook/events.yaml. */
export const EventBook = z.strictObject({
  version: z.int(),
  events: z.array(z.strictObject({ event: Plover, quad: Quad, definition: z.string().min(1) })),
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+\/[a-z-]+$/),
      event: Plover,
      mode: z.string().optional(),
      definition: z.string().min(1),
      verbs: words,
      nouns: words,
      objects: words,
      of: words,
      subjects: words,
      with: words,
      labour: z.boolean().default(false),
      humans: z.boolean().default(false).describe("a noun for people will do as the object"),
      impersonal: z.boolean().default(false).describe("nobody need be its subject"),
      bare: z.boolean().default(false),
      people: z.boolean().default(false).describe("people do it: the subject may be unnamed"),
      patients: z.boolean().default(false).describe("the object must be an actor"),
      places: z.boolean().default(false).describe("a named place will do as the object"),
      alone: z.boolean().default(false).describe("its object may be its subject: the border reopened"),
      armed: z.boolean().default(false).describe("whoever does it bears arms"),
      told: z.boolean().default(false).describe("as a noun it needs no date"),
    }),
  ),
  derived: z.array(
    z.strictObject({
      id: z.string().regex(/^derived\/[a-z-]+$/),
      from: z.enum(findingKinds),
      where: z.record(z.string(), z.array(z.string())).default({}),
      event: Plover,
      mode: z.string().optional(),
      phase: Phase.optional(),
      actors: words,
      recipients: words,
      needs: z.enum(["one", "both"]).default("one"),
    }),
  ),
  contexts: z.record(z.string(), z.array(z.string())),
  doers: words,
  armed: words,
  portions: words,
  labour: words,
  examples: z.array(z.strictObject({ text: z.string(), event: Plover, quad: Quad })),
  counter: z.array(z.string()),
});

/** Which words tell of an event. */
export type Rule = z.infer<typeof EventBook>["rules"][number];

/** Which event a finding of another kind tells of, by whom and to whom. */
export type Derived = z.infer<typeof EventBook>["derived"][number];

let loaded:
  | {
      derived: Partial<Record<FindingKind, Derived[]>>;
      contexts: Map<string, string>;
      verbs: Map<string, { rule: Rule; rest: string }[]>;
      nouns: Map<string, { rule: Rule; phrase: string }[]>;
      quads: Map<string, Event["quad"]>;
      labour: Set<string>;
      doers: Set<string>;
      armed: Set<string>;
      portions: Set<string>;
    }
  | undefined;
/** The codebook's rules by the words that trigger them. */
export function rules() {
  if (loaded) return loaded;
  const book = loadCodebook("events", EventBook);
  const verbs = new Map<string, { rule: Rule; rest: string }[]>();
  const nouns = new Map<string, { rule: Rule; phrase: string }[]>();
  for (const rule of book.rules) {
    for (const verb of rule.verbs) {
      const [head, ...rest] = verb.split(" ");
      verbs.set(head!, [...(verbs.get(head!) ?? []), { rule, rest: rest.join(" ") }]);
    }
    for (const phrase of rule.nouns) {
      const last = phrase.split(" ").at(-1)!;
      nouns.set(last, [...(nouns.get(last) ?? []), { rule, phrase }]);
    }
  }
  const derived: Partial<Record<FindingKind, Derived[]>> = {};
  for (const rule of book.derived) derived[rule.from] = [...(derived[rule.from] ?? []), rule];
  loaded = {
    derived,
    contexts: firstOf(
      Object.entries(book.contexts).flatMap(([name, list]) => list.map((lemma) => [lemma, name] as const)),
    ),
    verbs,
    nouns,
    quads: new Map(book.events.map((one) => [one.event, one.quad])),
    labour: new Set(book.labour),
    doers: new Set([...book.doers, ...book.armed]),
    armed: new Set(book.armed),
    portions: new Set(book.portions),
  };
  return loaded;
}
