import type { Attribution } from "../findings/finding.ts";
import type { Span } from "../findings/span.ts";
import type { Sentence } from "../language/document.ts";
import { bare, childrenOf, subjectOf, subtree } from "../language/tree.ts";
import { spanOf } from "../text/span.ts";
import { attributionAround, type Context, inTime, once, sentenceAt } from "./context.ts";
import type { Reason } from "./engagement-clusters.ts";
import type { Mention } from "./engagement-details.ts";

const leaving =
  /^(?:withdraw|withdrawal|pull|pullout|absence|postponement|cancellation|delay|decision|postpone|cancel|downgrade|scale|skip|miss|boycott|leave)$/;

/** Reads why somebody withdrew or talks were put off, and whether that is stated or somebody's guess. */
export function reasonsIn(context: Context, s: Sentence): Reason[] {
  const found: Reason[] = [];
  for (const word of s.words) {
    const marker = childrenOf(s, word, "case", "mark").map((one) =>
      [one.low, ...childrenOf(s, one, "fixed").map((more) => more.low)].join(" "),
    );
    if (!marker.some((one) => /^(?:due to|because of|owing to|because|on account of|for)$/.test(one))) continue;
    if (marker.includes("for") && !/^reasons?$/.test(word.low)) continue;
    const up = word.head >= 0 ? s.words[word.head]! : undefined;
    if (!up || !leaving.test(up.lemma)) continue;
    const first = subtree(s, word).find(
      (one) =>
        !(
          /^(?:case|mark|fixed)$/.test(bare(one)) &&
          one.i < word.i &&
          (one.head === word.i || s.words[one.head]?.head === word.i)
        ),
    )!;
    const text = spanOf(context.text, first.start, subtree(s, word).at(-1)!.end);
    found.push(reason(trimEnd(context, text), attributionAround(context, text)));
  }
  // "the withdrawal, which was attributed to logistical reasons"
  for (const finding of once(context, passives)[s.index] ?? []) {
    const cue = finding.cue[0]!;
    if (cue.end > s.end) continue;
    const verb = s.words.find((word) => word.start === cue.start);
    let subject = verb && subjectOf(s, verb);
    if (subject && /^(?:which|that)$/.test(subject.low))
      subject = s.words
        .slice(0, subject.i)
        .reverse()
        .find((word) => word.upos === "NOUN");
    if (!subject || !leaving.test(subject.lemma)) continue;
    found.push({ kind: "stated", text: finding.content[0]! });
  }
  return found;
}

// By the sentence in which their cue begins.
function passives({ document, findings }: Context): Attribution[][] {
  const found: Attribution[][] = [];
  for (const finding of findings) {
    if (finding.kind !== "attribution" || finding.why.rule !== "attribution/passive") continue;
    const s = sentenceAt(document, finding.cue[0]!.start);
    if (s) found[s.index] = [...(found[s.index] ?? []), finding];
  }
  return found;
}

function trimEnd(context: Context, span: Span): Span {
  const exact = span.exact.replace(/[.,;:\s]+$/, "");
  return spanOf(context.text, span.start, span.start + exact.length);
}

function reason(text: Span, around: Attribution | undefined): Reason {
  const perceived =
    around?.act === "speculate" || around?.certainty === "possible" || around?.source.type === "unnamed";
  return {
    kind: perceived ? "perceived" : "stated",
    text,
    ...(around?.source.actor && perceived ? { by: around.source.actor } : {}),
  };
}

/** Why an engagement was put off, called off or broken off, as the clause that says so gives it: "after", "over", "citing". */
export function whyTold(context: Context, { s, verb, told, status }: Mention): Reason[] {
  if (!told || !/^(?:cancelled|postponed|broken-off)$/.test(status)) return [];
  const found: Reason[] = [];
  for (const word of childrenOf(s, verb, "advcl", "obl")) {
    if (word.i < verb.i || inTime(context, s, word) || context.map.at(s, word)) continue;
    const marks = childrenOf(s, word, "mark", "case");
    const marker = marks.map((one) => one.low).join(" ");
    const clause = bare(word) === "advcl";
    const cites = clause && /^(?:cite|blame)$/.test(word.lemma) ? childrenOf(s, word, "obj")[0] : undefined;
    const because = clause
      ? /^(?:after|because|when|as|since)$/.test(marker)
      : /^(?:over|because of|due to|owing to|amid|in protest at)$/.test(marker);
    if (!cites && !because) continue;
    const top = cites ?? word;
    const first = subtree(s, top).find((one) => !marks.includes(one) && bare(one) !== "punct" && bare(one) !== "fixed");
    if (!first) continue;
    const text = trimEnd(context, spanOf(context.text, first.start, subtree(s, top).at(-1)!.end));
    found.push(reason(text, attributionAround(context, text)));
  }
  return found;
}
