import { z } from "zod";
import type { Finding, Link } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import type { Context } from "./context.ts";
import { gatherWords } from "./words-within.ts";

/** The form of codebook/scores.yaml. */
export const ScoreBook = z.strictObject({
  version: z.int(),
  /** Findings that are less likely to be right are left out. */
  least: z.number(),
  bias: z.number(),
  weights: z.record(z.string(), z.number()),
});

let loaded: { least: number; bias: number; weights: Map<string, number> } | undefined;

function book() {
  if (loaded) return loaded;
  const { least, bias, weights } = loadCodebook("scores", ScoreBook);
  loaded = { least, bias, weights: new Map(Object.entries(weights)) };
  return loaded;
}

/**
 * Puts in place of the steps' own scores the chance that a finding is right, as codebook/scores.yaml has learnt it: of
 * findings with a score of .8, eight in ten are right. An event that was made of another finding has that one's.
 */
export function scoreFindings({ article, findings }: Context): void {
  const { bias, weights } = book();
  const scores = new Map<string, number>();
  for (const finding of findings) {
    let sum = bias;
    for (const [name, value] of scoreFeatures(finding, article.titleSpan.end)) sum += (weights.get(name) ?? 0) * value;
    scores.set(finding.id, Math.round(100 / (1 + Math.exp(-sum))) / 100);
  }
  for (const finding of findings)
    finding.why.score = scores.get((finding.kind === "event" && finding.derivedFrom) || finding.id)!;
}

/** The findings that are as likely to be right as codebook/scores.yaml asks, and those that they or the links speak of. */
export function withoutDoubtful(findings: readonly Finding[], links: readonly Link[]): Finding[] {
  const { least } = book();
  const spokenOf = new Set<string>();
  gatherWords([findings.filter(({ why }) => why.score >= least), links], spokenOf);
  return findings.filter(({ id, why }) => why.score >= least || spokenOf.has(id));
}

const steps = [4, 8, 16, 32];

/** What of a finding tells how likely it is to be right, each with its weight in it. */
export function scoreFeatures(finding: Finding, titleEnd: number): [name: string, value: number][] {
  const { kind, why, evidence, certainty, phase, news, saidBy } = finding;
  const first = evidence[0]!;
  const words = first.exact.split(" ").length;
  const raw = Math.min(0.99, Math.max(0.01, why.score));
  const rule = (why.rule ?? why.model ?? "").replace(/@.*$/, "");
  const features: [string, number][] = [
    [`kind ${kind}`, 1],
    [`rule ${rule}`, 1],
    [`sure ${kind}`, Math.log(raw / (1 - raw)) / 2],
    [`words ${steps.filter((step) => words > step).length}`, 1],
    [`phase ${phase}`, 1],
  ];
  const when = (finding as { when?: unknown }).when !== undefined;
  const flags = {
    title: first.start < titleEnd,
    again: evidence.length > 1 && kind !== "attribution",
    unsure: certainty !== "certain",
    background: news === "background",
    said: saidBy !== undefined,
    dated: when,
  };
  for (const [name, holds] of Object.entries(flags)) if (holds) features.push([`${name} ${kind}`, 1]);
  return features;
}
