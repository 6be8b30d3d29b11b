import type { Attribution } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { tokenise } from "../text/tokens.ts";
import { assign } from "./assignment.ts";
import { type AttributionCounts, countAttributions } from "./attribution.ts";
import { sameActor } from "./field.ts";
import { type LocatedAttribution, overlap, type Place } from "./passages-gold.ts";

/** What is asked of an attribution that was found where the gold has one. */
export const saidMeasures = ["speaker", "act", "type", "certainty", "within"] as const;
export type SaidMeasure = (typeof saidMeasures)[number];

export interface AttributionsScore {
  counts: AttributionCounts;
  said: Record<SaidMeasure, { right: number; all: number }>;
  errors: string[];
}

/**
 * Scores the attributions of one Reading beside the gold ones of its passage. An optional gold one, and what was found
 * in its place, counts nowhere. Speaker, act, type, certainty and nesting are asked of relations that were found right.
 */
export function scoreAttributions(reading: Reading, all: LocatedAttribution[], quotations: Place[]): AttributionsScore {
  const { text } = reading.article;
  const tokens = tokenise(text);
  const mine = reading.findings.filter((one): one is Attribution => one.kind === "attribution");
  const matched = pairUp(tokens, all, mine);
  const excused = new Set(mine.filter((one) => isExcused(one, all, matched)));
  const gold = all.filter((one) => !one.gold.optional);
  const { counts, faults } = countAttributions({
    id: "",
    text,
    quotations,
    gold: gold.map(({ source, cue, content }) => ({ source, cue, content })),
    found: mine
      .filter((one) => !excused.has(one))
      .map(({ source, cue, content }) => ({ source: source.span ? [source.span] : [], cue, content })),
  });
  const said = Object.fromEntries(saidMeasures.map((one) => [one, { right: 0, all: 0 }])) as AttributionsScore["said"];
  const quote = (places: Place[]) => places.map((one) => `“${text.slice(one.start, one.end)}”`).join(" … ") || "nobody";
  const errors = faults.map(({ kind, gold: wanted, found }) => {
    if (kind !== "missed" && kind !== "spurious") return `${kind} ${quote(found![kind])} for ${quote(wanted![kind])}`;
    const one = (wanted ?? found)!;
    return `${kind} attribution ${quote(one.source)} ${quote(one.cue)} ${quote(one.content)}`;
  });
  all.forEach(({ gold: wanted, cue }, index) => {
    const found = matched[index];
    if (!found || wanted.optional) return;
    const judge = (measure: SaidMeasure, right: boolean, own: unknown, expected: unknown) => {
      said[measure].all++;
      if (right) said[measure].right++;
      else errors.push(`${measure} of ${quote(cue)}: ${JSON.stringify(own) ?? "none"} for ${JSON.stringify(expected)}`);
    };
    const { speaker, act, type, certainty, within } = wanted;
    if (speaker) {
      const actor = reading.actors.find((one) => one.id === found.source.actor);
      const right = [speaker].flat().some((name) => sameActor(reading, found.source.actor, name));
      judge("speaker", right, actor?.name, speaker);
    }
    if (act) judge("act", [act].flat().includes(found.act), found.act, act);
    if (type) judge("type", [type].flat().includes(found.source.type), found.source.type, type);
    if (certainty) judge("certainty", certainty === found.certainty, found.certainty, certainty);
    if (within !== undefined) {
      const around = matched[within];
      judge("within", around !== undefined && found.saidBy === around.id, found.saidBy, within);
    }
  });
  return { counts, said, errors };
}

/** For each gold attribution the found one that is right by the relation measure, one to one by the best total. */
function pairUp(tokens: Place[], gold: LocatedAttribution[], found: Attribution[]): (Attribution | undefined)[] {
  const covered = (places: Place[]) =>
    new Set(tokens.flatMap((token, index) => (places.some((place) => overlap(token, place)) ? [index] : [])));
  const left = gold.map(({ source, cue, content }) => [covered(source), covered(cue), covered(content)] as const);
  const right = found.map(
    ({ source, cue, content }) => [covered(source.span ? [source.span] : []), covered(cue), covered(content)] as const,
  );
  const scores = left.map((a) =>
    right.map((b) => {
      const source = a[0].size + b[0].size === 0 ? 1 : jaccard(a[0], b[0]);
      const content = jaccard(a[2], b[2]);
      return jaccard(a[1], b[1]) > 0 && source >= 0.5 && content >= 0.5 ? source + content : 0;
    }),
  );
  return assign(scores).map((column) => found[column]);
}

function isExcused(one: Attribution, gold: LocatedAttribution[], matched: (Attribution | undefined)[]): boolean {
  const meets = (entry: LocatedAttribution) => one.cue.some((span) => entry.cue.some((place) => overlap(span, place)));
  if (gold.some((entry, index) => matched[index] === one && !entry.gold.optional)) return false;
  return (
    gold.some((entry) => entry.gold.optional && meets(entry)) &&
    !gold.some((entry) => !entry.gold.optional && meets(entry))
  );
}

function jaccard(a: Set<number>, b: Set<number>): number {
  if (a.size + b.size === 0) return 0;
  const shared = [...a].filter((one) => b.has(one)).length;
  return shared / (a.size + b.size - shared);
}
