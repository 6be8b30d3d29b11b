import type { Actor } from "../findings/actor.ts";
import type { Reading } from "../findings/reading.ts";
import type { Span } from "../findings/span.ts";
import { paragraphsOf } from "../text/paragraphs.ts";
import { type AttributionMetrics, attributionMetrics } from "./attribution.ts";
import { addUp } from "./bootstrap.ts";
import { saidMeasures, scoreAttributions } from "./passages-attributions.ts";
import { type AbsentKind, type Expected, type NameKind, overlap, type Place } from "./passages-gold.ts";
import { type Prf, prf } from "./prf.ts";

/** A passage's expectations beside the Reading of its text. */
export interface PassageCase {
  id: string;
  expected: Expected;
  reading: Reading;
  /** What stands between quotation marks in a stretch of a text. */
  quotationsIn?: (text: string, start: number, end: number) => Place[];
}

/** What is counted in one passage. */
export type PassageCounts = Record<string, number>;

export interface PassagesMetrics {
  attribution: Pick<AttributionMetrics, "source" | "cue" | "content" | "relation">;
  said: Record<string, number>;
  times: { relaxed: Prf; value: Prf };
  places: { found: Prf; country: Prf };
  names: Prf & Record<NameKind, Prf>;
  sentences: number;
  absent: { kept: number };
}

const nameKinds: NameKind[] = ["person", "organisation", "place"];

/**
 * Counts what a Reading has right of what its passage expects, kind by kind, and says case by case what is wrong. A kind
 * that the passage does not state is not asked; of a kind that it states, what it does not list is spurious.
 */
export function scorePassage(one: PassageCase): { counts: PassageCounts; errors: string[] } {
  const { expected, reading } = one;
  const counts: PassageCounts = {};
  const errors: string[] = [];
  const add = (name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  if (expected.attributions) {
    const { text } = reading.article;
    const quotations = paragraphsOf(text).flatMap(({ start, end }) => one.quotationsIn?.(text, start, end) ?? []);
    const score = scoreAttributions(reading, expected.attributions, quotations);
    for (const [name, by] of Object.entries(score.counts)) add(name, by);
    for (const measure of saidMeasures) {
      add(`said.${measure}.right`, score.said[measure].right);
      add(`said.${measure}.all`, score.said[measure].all);
    }
    errors.push(...score.errors);
  }
  const compare = <G extends Place & { text: string; optional?: true | undefined }, F extends Place>(
    name: string,
    gold: G[],
    found: F[],
    fits: (gold: G, found: F) => boolean,
    shown: (found: F) => string,
    wanted: (gold: G) => string,
  ) => {
    const taken = new Set<F>();
    for (const mark of gold) {
      const near = found.filter((other) => !taken.has(other) && overlap(mark, other));
      const best = near.find((other) => fits(mark, other)) ?? near[0];
      if (!mark.optional) add(`${name}.gold`);
      if (!best) {
        if (!mark.optional) errors.push(`missed ${name} “${mark.text}”`);
        continue;
      }
      taken.add(best);
      if (mark.optional) continue;
      add(`${name}.found`);
      add(`${name}.overlap`);
      if (fits(mark, best)) add(`${name}.right`);
      else errors.push(`wrong ${name} “${mark.text}”: ${shown(best)} for ${wanted(mark)}`);
    }
    for (const other of found) {
      if (taken.has(other) || gold.some((mark) => overlap(mark, other))) continue;
      add(`${name}.found`);
      errors.push(`spurious ${name} ${shown(other)}`);
    }
  };
  if (expected.times) {
    const found = reading.times.map(({ span, value }) => ({ ...span, value }));
    compare(
      "times",
      expected.times,
      found,
      (mark, other) => [mark.value].flat().includes(other.value),
      (other) => `“${other.exact}” ${other.value}`,
      (mark) => [mark.value].flat().join(" or "),
    );
  }
  if (expected.places) {
    const found = reading.places.flatMap(({ mentions, country }) => mentions.map((span) => ({ ...span, country })));
    compare(
      "places",
      expected.places,
      found,
      (mark, other) => !mark.country || [mark.country].flat().includes(other.country ?? ""),
      (other) => `“${other.exact}” ${other.country ?? "nowhere"}`,
      (mark) => [mark.country ?? "any"].flat().join(" or "),
    );
  }
  if (expected.names) {
    const found = namesOf(
      reading,
      expected.names.filter((mark) => mark.kind === "place"),
    );
    for (const kind of nameKinds) {
      compare(
        `names.${kind}`,
        expected.names.filter((mark) => mark.kind === kind),
        found.filter((other) => other.kind === kind && !elsewhere(expected.names!, other, kind)),
        () => true,
        (other) => `“${other.exact}”`,
        (mark) => mark.text,
      );
    }
  }
  if (expected.sentences) {
    add("sentences.all");
    const allowed = [expected.sentences].flat();
    if (allowed.includes(reading.sentences.length)) add("sentences.right");
    else errors.push(`${reading.sentences.length} sentences for ${allowed.join(" or ")}`);
  }
  for (const { kind, text, ...place } of expected.absent ?? []) {
    add("absent.all");
    const found = spansOf(reading, kind).find((span) => overlap(span, place));
    if (!found) add("absent.kept");
    else errors.push(`not to be found: ${kind} “${text}”`);
  }
  return { counts, errors };
}

/** The metrics of the counts of some passages. */
export function passagesMetrics(drawn: readonly PassageCounts[]): PassagesMetrics {
  const sum = addUp(drawn);
  const at = (name: string) => sum[name] ?? 0;
  const share = (right: string, all: string) => (at(all) === 0 ? 0 : at(right) / at(all));
  const of = (what: string, ...names: string[]) => {
    const total = (part: string) => names.reduce((all, name) => all + at(`${name}.${part}`), 0);
    return prf(total(what), total("found"), total("gold"));
  };
  const { source, cue, content, relation } = attributionMetrics(drawn);
  const names = (...kinds: NameKind[]) => of("right", ...kinds.map((kind) => `names.${kind}`));
  return {
    attribution: { source, cue, content, relation },
    said: Object.fromEntries(saidMeasures.map((one) => [one, share(`said.${one}.right`, `said.${one}.all`)])),
    times: { relaxed: of("overlap", "times"), value: of("right", "times") },
    places: { found: of("overlap", "places"), country: of("right", "places") },
    names: {
      ...names(...nameKinds),
      person: names("person"),
      organisation: names("organisation"),
      place: names("place"),
    },
    sentences: share("sentences.right", "sentences.all"),
    absent: { kept: share("absent.kept", "absent.all") },
  };
}

const kindOf: Partial<Record<Actor["kind"], NameKind>> = {
  person: "person",
  organisation: "organisation",
  group: "organisation",
  media: "organisation",
};

/** Where a Reading names persons, organisations and places, and states where a place is named. */
function namesOf(reading: Reading, places: Place[] = []): (Span & { kind: NameKind })[] {
  const found = new Map<string, Span & { kind: NameKind }>();
  const keep = (span: Span, kind: NameKind) => {
    if (/^\p{Lu}/u.test(span.exact) && !pronoun.test(span.exact)) found.set(`${kind}${span.start}`, { ...span, kind });
  };
  for (const actor of reading.actors) {
    const kind = kindOf[actor.kind];
    if (actor.kind === "state")
      for (const span of actor.mentions) if (places.some((place) => overlap(place, span))) keep(span, "place");
    if (kind) for (const span of actor.mentions) if (shares(actor.name, span.exact)) keep(span, kind);
  }
  for (const place of reading.places) for (const span of place.mentions) keep(span, "place");
  return [...found.values()];
}

const pronoun = /^(He|She|It|They|We|I|His|Her|Their|Its|Who|Both)$/;

// A role phrase or a metonym mentions an actor, but does not name it.
function shares(name: string, mention: string): boolean {
  const words = (text: string) => text.match(/\p{Lu}[\p{L}\p{M}’'.-]*/gu) ?? [];
  const own = new Set(words(name).map((word) => word.toLowerCase()));
  return words(mention).some((word) => own.has(word.toLowerCase()));
}

// A name of another kind that is found as this kind is wrong unless it overlaps an optional one.
function elsewhere(gold: NonNullable<Expected["names"]>, other: Place, kind: NameKind): boolean {
  return gold.some((mark) => mark.optional && mark.kind !== kind && overlap(mark, other));
}

function spansOf(reading: Reading, kind: AbsentKind): Span[] {
  switch (kind) {
    case "attribution":
      return reading.findings.flatMap((one) => (one.kind === "attribution" ? one.cue : []));
    case "engagement":
      return reading.findings.flatMap((one) =>
        one.kind === "engagement" ? (one.why.trigger ? [one.why.trigger] : one.evidence) : [],
      );
    case "time":
      return reading.times.map(({ span }) => span);
    case "place":
      return reading.places.flatMap(({ mentions }) => mentions);
    case "name":
      return namesOf(reading).filter((one) => one.kind !== "place");
  }
}
