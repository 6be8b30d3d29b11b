import type { Proposal } from "../findings/finding.ts";
import { bare, headOf } from "../language/tree.ts";
import { overlaps } from "../text/span.ts";
import { type Context, sentenceAt, sentencesOver } from "./context.ts";
import { linkRules } from "./link-book.ts";
import { restingAt } from "./link-happenings.ts";
import type { Join } from "./link-replies.ts";

/** Finds the text that takes the place of an earlier one. */
export function findReplaced(context: Context, join: Join): void {
  const texts = context.findings.filter((one) => one.kind === "proposal");
  const { adjectives, earlier } = linkRules().of.supersedes;
  const called = (one: Proposal, words: Set<string>) =>
    one.evidence.some((span) =>
      sentencesOver(context.document, span).some((s) =>
        s.words.some(
          (word) =>
            word.start >= span.start &&
            word.end <= span.end &&
            words.has(word.low) &&
            word.upos !== "ADV" &&
            isText(headOf(s, word)?.lemma),
        ),
      ),
    );
  const old = texts.filter((one) => called(one, earlier));
  if (old.length > 0)
    for (const one of texts.filter((text) => called(text, adjectives) && !old.includes(text)))
      for (const other of old) if (one.id !== other.id) join(one, other, "supersedes");
}

/** Finds what a position, and what talks or a truce that are planned, depend on. */
export function findConditions(context: Context, join: Join): void {
  for (const one of context.findings) {
    if (one.kind !== "position") continue;
    for (const { text } of one.conditions) {
      const s = sentenceAt(context.document, text.start);
      const to = restingAt(context, s?.index ?? -1).find(
        ({ finding, span }) =>
          finding !== one &&
          finding.kind === "position" &&
          finding.stance === "demands" &&
          overlaps(span, text) &&
          !overlaps(span, one.evidence[0]!),
      );
      join(one, to?.finding, "conditional-on");
    }
  }
  const { marks } = linkRules().of["conditional-on"];
  for (const one of context.findings) {
    if ((one.kind !== "engagement" && one.kind !== "truce") || !/^(?:planned|hypothetical)$/.test(one.phase)) continue;
    for (const span of one.evidence) {
      const s = sentenceAt(context.document, span.start);
      const condition = s?.words.find(
        (word) => word.start >= span.start && bare(word) === "mark" && marks.has(word.low),
      );
      if (!condition) continue;
      const to = restingAt(context, s!.index).find(
        ({ finding, span: held }) =>
          finding !== one && /^(?:engagement|truce|proposal)$/.test(finding.kind) && held.start >= condition.end,
      );
      join(one, to?.finding, "conditional-on");
    }
  }
}

const isText = (lemma: string | undefined) =>
  lemma !== undefined &&
  /^(?:proposal|plan|draft|text|offer|version|paper|agreement|deal|accord|package|treaty|pact|roadmap|memorandum|compromise)$/.test(
    lemma,
  );
