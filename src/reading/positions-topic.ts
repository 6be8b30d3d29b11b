import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, headOf, subtree } from "../language/tree.ts";
import { type Context, inTime, once } from "./context.ts";
import { isActing, issueOf, listedIssueOf } from "./issues.ts";

const lastMade = (): { last?: { issue: string; sentence: number } } => ({});

/** Notes the issue of a position, so that the next can speak of it as "it" or "the plan". */
export function noteIssue(context: Context, s: Sentence, issue: string): void {
  once(context, lastMade).last = { issue, sentence: s.index };
}

/** The issue that a bare "Pakistan has agreed" is about: of its own sentence, of the last position, of the sentence before, or of the title. */
export function earlierIssue(context: Context, s: Sentence, verb: Word, whole = false): string | undefined {
  const { last } = once(context, lastMade);
  const { foremost } = once(context, foremostIssue);
  // "rejected recognising it, after reports that Seoul was considering such a move": what the clause above is about.
  const here =
    fronted(context, s, verb) ??
    (last?.sentence === s.index && !whole ? last.issue : undefined) ??
    besideIssue(context, s, verb, listedIssueOf);
  if (here) return here;
  if (whole && foremost) return foremost;
  if (last && s.index - last.sentence <= 1) return last.issue;
  const { sentences } = context.document;
  const before = sentences[s.index - 1];
  const near = (nameOf: typeof issueOf) => (before && !before.title ? mainIssue(context, before, nameOf) : undefined);
  return (
    near(listedIssueOf) ??
    (last && s.index - last.sentence <= 3 ? last.issue : undefined) ??
    foremost ??
    near(issueOf) ??
    last?.issue ??
    once(context, titleIssue).issue ??
    besideIssue(context, s, verb, issueOf)
  );
}

/** The issue of the codebook that most sentences of the text name, where several do. */
export const foremostIssue = (context: Context): { foremost?: string } => {
  const counts = new Map<string, number>();
  for (const s of context.document.sentences) {
    const issue = listedIssueOf(context, s, s.words);
    if (issue) counts.set(issue, (counts.get(issue) ?? 0) + 1);
  }
  let foremost: string | undefined;
  for (const [issue, count] of counts)
    if (count > 1 && count > (foremost ? counts.get(foremost)! : 1)) foremost = issue;
  return foremost ? { foremost } : {};
};

// A title's own nouns name no issue: only what the codebook lists does.
const titleIssue = (context: Context): { issue?: string } => {
  const title = context.document.sentences.find((s) => s.title);
  const issue = title && listedIssueOf(context, title, title.words);
  return issue ? { issue } : {};
};

const topical = /^(?:on|over|about|regarding|concerning|to|as)$/;

// "On the prisoners, Georgia would not budge."
function fronted(context: Context, s: Sentence, verb: Word): string | undefined {
  for (let at: Word | undefined = verb, steps = 0; at && steps < 3; at = headOf(s, at), steps++) {
    for (const word of childrenOf(s, at, "obl")) {
      const mark = childrenOf(s, word, "case")[0];
      if (word.i > verb.i || !mark || mark.i > 2 || !topical.test(mark.low) || inTime(context, s, word)) continue;
      const issue = issueOf(context, s, subtree(s, word));
      if (issue) return issue;
    }
  }
  return undefined;
}

// "The strip is ours and that is not up for discussion": what the clause before is about.
function besideIssue(context: Context, s: Sentence, verb: Word, nameOf: typeof issueOf): string | undefined {
  for (let at: Word | undefined = verb, steps = 0; at && steps < 4; at = headOf(s, at), steps++) {
    if (at.i >= verb.i) continue;
    for (const word of childrenOf(s, at, "obj", "xcomp", "nsubj:pass", "nsubj", "obl")) {
      if (word.i >= verb.i || !/^(?:NOUN|VERB)$/.test(word.upos)) continue;
      if (context.cast.at(s, word) || inTime(context, s, word)) continue;
      if (under(s, verb, word)) continue;
      const issue = nameOf(context, s, subtree(s, word));
      if (issue) return issue;
    }
  }
  return undefined;
}

function under(s: Sentence, word: Word, top: Word): boolean {
  for (let at: Word | undefined = word, steps = 0; at && steps < 20; at = headOf(s, at), steps++)
    if (at === top) return true;
  return false;
}

const meta =
  /^(?:point|talk|talks|round|meeting|session|negotiation|deadline|dispute|problem|question|statement|position|side|letter|visit|night|newspaper|report|account|interview|say|tell|add)$/;

function mainIssue(context: Context, s: Sentence, nameOf: typeof issueOf): string | undefined {
  const root = s.words.find((word) => word.head < 0);
  if (!root) return undefined;
  const inner = childrenOf(s, root, "ccomp", "xcomp")[0];
  for (const head of inner ? [inner, root] : [root]) {
    for (const word of childrenOf(s, head, "obj", "nsubj:pass", "xcomp", "obl", "nsubj")) {
      if (!/^(?:NOUN|VERB)$/.test(word.upos) || context.cast.at(s, word) || meta.test(word.lemma) || isActing(word))
        continue;
      const issue = nameOf(context, s, subtree(s, word));
      if (issue) return issue;
    }
  }
  return undefined;
}
