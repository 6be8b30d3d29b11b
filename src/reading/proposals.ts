import type { Proposal } from "../findings/finding.ts";
import { spanOfWords } from "../language/tree.ts";
import { add, type Context, lately, wordSpan } from "./context.ts";
import { agreedAct, proposedAct, worthOffer } from "./proposal-acts.ts";
import { heldText } from "./proposal-holding.ts";
import { type Found, ownerOf, plainNoun, textAt } from "./proposal-parts.ts";
import { rules } from "./proposal-rules.ts";
import { onTable, sideBySide, suggested } from "./proposal-terms.ts";
import { order, toldText } from "./proposal-texts.ts";

/** Finds plans, offers and agreements with the stage that the text tells; one finding for each text or offer. */
export function findProposals(context: Context): void {
  const made: { found: Found; finding: Proposal }[] = [];
  for (const s of context.document.sentences) {
    for (const word of s.words) {
      const found =
        word.upos === "VERB" || word.lemma === "be"
          ? (proposedAct(context, s, word) ??
            agreedAct(context, s, word) ??
            suggested(context, s, word) ??
            sideBySide(context, s, word) ??
            onTable(context, s, word))
          : textAt(s, word) === undefined
            ? undefined
            : (toldUnder(context, s, word) ??
              toldText(context, s, word) ??
              heldText(context, s, word) ??
              worthOffer(context, s, word));
      if (!found) continue;
      const same = lately(made).findLast((one) => sameText(context, one.found, one.finding, found));
      if (same) merge(context, same.finding, found);
      else made.push({ found, finding: record(context, found) });
    }
  }
}

const joint = /^(?:agreed|signed)$/;

function record(context: Context, found: Found): Proposal {
  const { s, verb, stage, makers } = found;
  const owner = ownerOf(context, found);
  const own = /^(?:floated|tabled|countered)$/.test(stage) || (joint.test(stage) && makers.length > 1);
  const authors = owner.length > 0 ? owner : own ? makers : [];
  return add(context, "proposal", s, verb, {
    evidence: evidenceOf(context, found),
    rule: `proposal/${found.frame}`,
    trigger: wordSpan(verb),
    score: 0.7,
    ...(verb.xpos === "VB" && found.frame === "object" ? { phase: "done" as const } : {}),
    negated: false,
    ...(found.title ? { title: found.title } : {}),
    authors,
    stage,
    clauses: found.clauses,
    ...(joint.test(stage) && makers.length > 0 ? { signatories: makers } : {}),
  });
}

// "Under the deal that came into force in May, …" tells of its content first.
const toldUnder = (context: Context, s: Found["s"], word: Found["verb"]) => {
  const held = heldText(context, s, word);
  return held?.frame === "under" ? held : undefined;
};

function evidenceOf(context: Context, { s, from, to, part }: Found) {
  const span = (a: number, b: number) => spanOfWords(context.text, s, a, b - 1);
  return part ? [span(from, part), span(part, to)] : [span(from, to)];
}

function sameText(context: Context, a: Found, finding: Proposal, b: Found): boolean {
  const definite = b.noun && /^(?:the|its|their|this|that|his|her)$/.test(b.s.words[b.left]?.low ?? "");
  if (
    b.noun &&
    /^(?:a|an|another|new)$/.test(b.s.words[b.left]?.low ?? "") &&
    !b.s.title &&
    a.noun &&
    !(a.s.title && finding.evidence.length === 1)
  )
    return false;
  const owners = [...ownerOf(context, b), ...(/^(?:floated|tabled|countered)$/.test(b.stage) ? b.makers : [])];
  const apart = owners.length > 0 && finding.authors.length > 0 && !owners.some((one) => finding.authors.includes(one));
  const named = a.title && b.title && /\p{Lu}/u.test(a.title) && /\p{Lu}/u.test(b.title) && a.title !== b.title;
  if (named || (earlier.test(a.title ?? "") && !earlier.test(b.title ?? ""))) return false;
  const person = a.verb === b.verb;
  if (person) return true;
  const near = Math.abs(b.s.index - a.s.index) <= 2;
  if (apart) return kindred(a, b) && definite === true && near;
  return kindred(a, b) && (definite || a.s.title || b.s.title || owners.length > 0 || !b.noun);
}

const earlier = /^(?:earlier|previous|old|original|first|last)\b/i;

// "The text" can be any plan or agreement told just before.
const kindred = (a: Found, b: Found): boolean =>
  kinOf(a) === kinOf(b) || (kinOf(b) === "text" && a.noun !== undefined && b.s.index - a.s.index <= 8);

function merge(context: Context, finding: Proposal, other: Found): void {
  for (const span of evidenceOf(context, other))
    if (!finding.evidence.some((one) => one.start === span.start)) finding.evidence.push(span);
  if (order.indexOf(other.stage) > order.indexOf(finding.stage)) finding.stage = other.stage;
  if (finding.authors.length === 0) {
    const owner = ownerOf(context, other);
    finding.authors = owner.length > 0 ? owner : /^(?:floated|tabled|countered)$/.test(other.stage) ? other.makers : [];
  }
  if (joint.test(other.stage) && other.makers.length > (finding.signatories?.length ?? 0))
    finding.signatories = other.makers;
  if (!finding.title && other.title) finding.title = other.title;
  if (finding.clauses.length === 0) finding.clauses = other.clauses;
}

// "The accord" can be "the deal" or "the text" of before, "the plan" the draft.
function kinOf({ noun, verb }: Found): string {
  if (!noun) return verb.lemma === "offer" ? "offer" : "proposal";
  const low = plainNoun(noun);
  if (/^(?:text|document|draft|paper)$/.test(low)) return "text";
  return rules().binding.has(low) ? "agreement" : low;
}
