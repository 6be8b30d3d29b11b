import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../errors.ts";
import { articleOf } from "../findings/article.ts";
import type { Attribution } from "../findings/finding.ts";
import { quotationsIn } from "../language/document.ts";
import { read } from "../reading/read.ts";
import {
  type AttributionCounts,
  type AttributionFault,
  attributionMetrics,
  countAttributions,
} from "../scoring/attribution.ts";
import { type MarkedAttribution, readBrat } from "../scoring/attribution-brat.ts";
import { bootstrap } from "../scoring/bootstrap.ts";
import { paragraphsOf } from "../text/paragraphs.ts";
import type { Evaluated } from "./evaluate.ts";

/** Reads each text of a folder as an article and scores its attributions; those inside another's content are left out. */
export function evaluateAttribution(path: string): Evaluated {
  const texts = textsOf(path);
  const counted: AttributionCounts[] = [];
  const errors: string[] = [];
  let seconds = 0;
  let words = 0;
  for (const { id, text, gold } of texts) {
    const article = articleFrom(id, text);
    const begun = performance.now();
    const { findings } = read(article);
    seconds += (performance.now() - begun) / 1000;
    words += text.split(/\s+/).length;
    const found = outermost(findings.filter((one) => one.kind === "attribution")).map(({ source, cue, content }) => ({
      source: source.span ? [source.span] : [],
      cue,
      content,
    }));
    const quotations = paragraphsOf(text).flatMap(({ start, end }) => quotationsIn(text, start, end));
    const { counts, faults } = countAttributions({ id, text, quotations, gold, found });
    counted.push(counts);
    errors.push(...faults.map((fault) => `${id}: ${shown(text, fault)}`));
  }
  const headline = (drawn: readonly AttributionCounts[]) => {
    const { source, cue, content, all, relation } = attributionMetrics(drawn);
    return {
      "source.f1": source.f1,
      "cue.f1": cue.f1,
      "content.f1": content.f1,
      "all.f1": all.f1,
      "relation.f1": relation.f1,
      "relation.direct.f1": relation.direct.f1,
      "relation.mixed.f1": relation.mixed.f1,
      "relation.indirect.f1": relation.indirect.f1,
    };
  };
  return {
    n: texts.length,
    seconds,
    wordsPerSecond: words / seconds,
    metrics: plain(attributionMetrics(counted)),
    intervals: bootstrap(counted, headline),
    errors,
  };
}

// The text as it stands, so that the gold's offsets hold.
function articleFrom(id: string, text: string) {
  const article = articleOf({
    title: "",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [],
  });
  return { ...article, id, text };
}

function outermost(found: Attribution[]): Attribution[] {
  return found.filter((one) => {
    const cue = one.cue[0] ?? one.content[0]!;
    return !found.some(
      (other) =>
        other !== one &&
        other.content.some((span) => span.start <= cue.start && cue.end <= span.end) &&
        !one.content.some((span) => other.cue.some((mark) => span.start <= mark.start && mark.end <= span.end)),
    );
  });
}

function textsOf(path: string): { id: string; text: string; gold: MarkedAttribution[] }[] {
  try {
    const annotations = readdirSync(join(path, "attributions")).sort();
    const texts = readdirSync(join(path, "text"))
      .sort()
      .flatMap((file) => {
        const id = file.replace(/\.txt$/, "");
        const first = annotations.find(
          (name) => name === `${id}.ann` || (/^_[^_]*\.ann$/.test(name.slice(id.length)) && name.startsWith(id)),
        );
        if (!first || first === file) return [];
        const text = readFileSync(join(path, "text", file), "utf8");
        return [{ id, text, gold: readBrat(readFileSync(join(path, "attributions", first), "utf8"), text) }];
      });
    if (texts.length > 0) return texts;
  } catch (error) {
    throw new Fault("bad-gold", `${path} cannot be read`, "Name a folder that holds `text` and `attributions`.", error);
  }
  throw new Fault("bad-gold", `${path} holds no annotations`, "Name a folder that holds `text` and `attributions`.");
}

function shown(text: string, { kind, gold, found }: AttributionFault): string {
  const quote = (pieces: { start: number; end: number }[]) =>
    pieces.map(({ start, end }) => `“${text.slice(start, end).replace(/\s+/g, " ")}”`).join(" … ") || "nobody";
  const whole = (one: MarkedAttribution) => `${quote(one.source)} ${quote(one.cue)} ${quote(one.content)}`;
  if (kind === "missed" || kind === "spurious") return `${kind} ${whole((gold ?? found)!)}`;
  return `${kind} ${quote(found![kind])} for ${quote(gold![kind])}`;
}

function plain(metrics: ReturnType<typeof attributionMetrics>): Evaluated["metrics"] {
  return JSON.parse(JSON.stringify(metrics));
}
