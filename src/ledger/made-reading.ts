// For tests alone: readings made by hand, as short as what a test is about.
import type { Actor, Place } from "../findings/actor.ts";
import { type Article, articleOf } from "../findings/article.ts";
import type { Finding, FindingKind, FindingOf, Link } from "../findings/finding.ts";
import { findingKey } from "../findings/key.ts";
import type { Reading } from "../findings/reading.ts";
import type { Span, When } from "../findings/span.ts";

type Loose<K extends FindingKind> = Partial<Omit<FindingOf<K>, "kind" | "evidence" | "key">> & {
  kind: K;
  /** The sentence that says so; it becomes a paragraph of the text. */
  quote: string;
};
export type MadeFinding = { [K in FindingKind]: Loose<K> }[FindingKind];

export interface Made {
  url?: string;
  outlet?: string;
  title?: string;
  published?: string;
  modified?: string;
  capturedAt?: string;
  genre?: Article["genre"];
  publication?: Article["publication"];
  credits?: string[];
  /** Paragraphs besides those of the findings. */
  body?: string[];
  actors?: (Partial<Actor> & { id: string })[];
  places?: (Partial<Place> & { id: string })[];
  findings?: MadeFinding[];
  links?: { from: string; to: string; relation: Link["relation"] }[];
  version?: string;
}

/** A day as a time. */
export function onDay(day: string, until = day): When {
  return { start: day, end: until, precision: day === until ? "day" : "week" };
}

const blank: { [K in FindingKind]: Omit<FindingOf<K>, "kind" | "id" | "key" | "evidence" | keyof typeof common> } = {
  attribution: { source: { type: "named" }, cue: [], content: [], mode: "indirect", act: "assert" },
  engagement: {
    form: "talks",
    status: "announced",
    changes: [],
    parties: [],
    participants: [],
    reasons: [],
    outcomes: [],
  },
  position: { party: "UKR", voice: "own", issue: "ceasefire", stance: "demands", conditions: [] },
  proposal: { authors: [], stage: "tabled", clauses: [] },
  truce: { arrangement: "unilateral", parties: [], status: "declared", terms: [] },
  violation: { act: { start: 0, end: 0, exact: "" } },
  incident: { type: "attack", responsibility: [] },
  figure: { measure: "killed", value: {} },
  appointment: { act: "named" },
  deadline: { status: "set" },
  event: { plover: { event: "CONSULT" }, quad: 1, actors: [], recipients: [] },
};
const common = {
  certainty: "certain" as const,
  phase: "done" as const,
  news: "new" as const,
  why: { rule: "test", score: 1 },
};

function spanIn(text: string, quote: string): Span {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`The text does not say “${quote}”`);
  return { start, end: start + quote.length, exact: quote };
}

function spansOf(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    spans.push({ start: at, end: at + name.length, exact: name });
  }
  return spans;
}

/** A reading as short as a test needs it; what is not given is what most articles have. */
export function madeReading(made: Made): Reading {
  const findings = made.findings ?? [];
  const title = made.title ?? `Report of ${made.outlet ?? "an outlet"}`;
  const article = articleOf({
    ...(made.url === undefined ? {} : { url: made.url }),
    outlet: made.outlet ?? "The Example",
    title,
    published: made.published ?? "2025-04-23T12:00:00Z",
    ...(made.modified === undefined ? {} : { modified: made.modified }),
    capturedAt: made.capturedAt ?? "2025-04-23T13:00:00.000Z",
    language: "en",
    genre: made.genre ?? "news",
    publication: made.publication ?? "usable",
    credits: made.credits ?? [],
    paragraphs: [...findings.map(({ quote }) => quote), ...(made.body ?? [])],
  });
  const { text } = article;
  return {
    schema: "parley.reading/1",
    offsets: "utf-16",
    reader: { name: "test", version: made.version ?? "1", models: [], codebook: "test", runtime: "test" },
    article,
    sentences: [],
    actors: (made.actors ?? []).map((actor) => ({
      name: actor.id,
      kind: /^[A-Z]{3}$/.test(actor.id) ? "state" : "person",
      roles: [],
      mentions: spansOf(text, actor.name ?? actor.id),
      ...actor,
    })),
    places: (made.places ?? []).map((place) => ({ name: place.id, mentions: [], ...place })),
    times: [],
    findings: findings.map(({ quote, ...finding }, index) => {
      const evidence = [spanIn(text, quote)];
      const full = {
        ...common,
        ...blank[finding.kind],
        id: `f${index + 1}`,
        key: findingKey(article.id, finding.kind, evidence, [finding.id ?? `f${index + 1}`]),
        evidence,
        ...(finding.kind === "attribution" ? { content: evidence } : {}),
        ...finding,
      };
      return full as Finding;
    }),
    links: (made.links ?? []).map((link) => ({ ...link, evidence: [{ start: 0, end: title.length, exact: title }] })),
  };
}
