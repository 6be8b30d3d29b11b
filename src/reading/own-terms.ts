import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Finding, FindingKind } from "../findings/finding.ts";
import { ownCodebook } from "../language/codebook.ts";
import type { Word } from "../language/document.ts";
import { contains, overlaps } from "../text/span.ts";
import { type Context, sentencesOver } from "./context.ts";

/** Which files of the codebook a kind of finding is made by. */
const filesOf: Record<FindingKind, string[]> = {
  attribution: ["attribution"],
  engagement: ["engagements"],
  position: ["positions", "issues"],
  proposal: ["proposals"],
  truce: ["truces"],
  violation: ["violations"],
  incident: ["incidents"],
  figure: ["figures", "quantities"],
  appointment: ["appointments"],
  deadline: ["deadlines"],
  event: ["events"],
};

/** What an analyst's file says: its ids, and its wordings by each of their words. */
interface Terms {
  ids: Set<string>;
  wordings: Map<string, string[][]>;
}

/** Marks in `why.rule` the findings that an analyst's codebook took part in: its name stands behind an `@`. */
export function markOwn(context: Context): void {
  const own = ownCodebook();
  if (!own) return;
  for (const finding of context.findings) {
    const terms = filesOf[finding.kind].map((name) => termsOf(name)).filter((one) => one !== undefined);
    if (terms.some((one) => named(finding, one) || worded(context, finding, one)))
      finding.why.rule = `${finding.why.rule ?? finding.kind}@${own.name}`;
  }
}

const known = new Map<string, Terms | undefined>();

function termsOf(name: string): Terms | undefined {
  if (known.has(name)) return known.get(name);
  const path = ownCodebook()?.files.get(name);
  const terms = path === undefined ? undefined : termsIn(parse(readFileSync(path, "utf8")));
  known.set(name, terms);
  return terms;
}

// What is said in these is no wording that a text may have.
const unworded =
  /^(?:version|examples|counter|definition|means|name|event|quad|act|takes|stance|strength|form|status|stage|arrangement)$/;

function termsIn(book: unknown): Terms {
  const terms: Terms = { ids: new Set(), wordings: new Map() };
  const collect = (value: unknown, key: string) => {
    if (unworded.test(key)) return;
    if (key === "id" && typeof value === "string") terms.ids.add(value);
    else if (typeof value === "string") {
      const words = value.toLowerCase().match(/[\p{L}\p{N}|'’-]+/gu) ?? [];
      for (const form of words.flatMap((word) => word.split("|")))
        terms.wordings.set(form, [...(terms.wordings.get(form) ?? []), words]);
    } else if (Array.isArray(value)) for (const one of value) collect(one, key);
    else if (value !== null && typeof value === "object")
      for (const [inner, one] of Object.entries(value)) collect(one, inner);
  };
  collect(book, "");
  return terms;
}

function named(finding: Finding, { ids }: Terms): boolean {
  if (finding.kind === "position" && ids.has(finding.issue)) return true;
  if (finding.kind === "incident" && ids.has(finding.type)) return true;
  return ids.has((finding.why.rule ?? "").slice(finding.kind.length + 1));
}

// Whether a whole wording of the analyst's stands in the evidence, and a word of it in the trigger.
function worded(context: Context, finding: Finding, { wordings }: Terms): boolean {
  if (wordings.size === 0) return false;
  const triggers = finding.kind === "attribution" ? finding.cue : finding.why.trigger ? [finding.why.trigger] : [];
  const spans = [...finding.evidence, ...triggers];
  const words = spans.flatMap((span) => sentencesOver(context.document, span)).flatMap((s) => s.words);
  const within = words.filter((word) => spans.some((span) => contains(span, word)));
  const forms = new Set(within.flatMap((word) => [word.low, word.lemma]));
  const has = (term: string) => term === "to" || term.split("|").some((form) => forms.has(form));
  const triggered = (word: Word) => triggers.some((span) => overlaps(span, word));
  return within
    .filter(triggered)
    .some((word) => [word.low, word.lemma].some((form) => wordings.get(form)?.some((wording) => wording.every(has))));
}
