import type { Event } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { spanOfWords } from "../language/tree.ts";
import { add, type Context, lately, once, wordSpan } from "./context.ts";
import { contextIn } from "./event-context.ts";
import { type Rule, rules } from "./event-rules.ts";

/** An act that the codebook's words tell: the words from `from` to `to` (exclusive), who does it and to whom. */
export interface Made {
  from: number;
  to: number;
  doers: string[];
  recipients: string[];
  when: When | undefined;
  score: number;
  phase?: "planned" | "done";
}

// An act that the title tells, or that a noun with "the" or "their" names again, is the one told before.
function twinOf(context: Context, s: Sentence, word: Word, rule: Rule, found: Made): Event | undefined {
  if (found.phase === "planned") return undefined;
  const again = word.upos !== "VERB" && /^(?:the|this|their|its|his|her)$/.test(s.words[found.from]!.low);
  const shared = ({ actors }: Event) => found.doers.some((doer) => actors.includes(doer));
  return lately(context.findings).findLast(
    (one): one is Event =>
      one.kind === "event" &&
      one.plover.event === rule.event &&
      one.phase !== "planned" &&
      (again
        ? one.why.rule === `event/${rule.id}` && (found.doers.length === 0 || shared(one))
        : one.evidence[0]!.start < context.article.titleSpan.end && one.evidence.length === 1 && shared(one)) &&
      (one.recipients.length === 0 ||
        found.recipients.length === 0 ||
        one.recipients.some((id) => found.recipients.includes(id))),
  );
}

/** Adds the event of an act, or tells one again that the article has told. */
export function make(context: Context, s: Sentence, word: Word, rule: Rule, found: Made): void {
  const evidence = [spanOfWords(context.text, s, found.from, found.to - 1)];
  const twin = twinOf(context, s, word, rule, found);
  if (twin) {
    twin.evidence.push(...evidence);
    if (found.when && !twin.when) twin.when = found.when;
    if (twin.recipients.length === 0) twin.recipients = found.recipients;
    return;
  }
  const about = contextIn(context, evidence);
  add(context, "event", s, word, {
    evidence,
    rule: `event/${rule.id}`,
    trigger: wordSpan(word),
    score: found.score,
    ...(found.phase ? { phase: found.phase } : {}),
    negated: false,
    plover: { event: rule.event, ...(rule.mode ? { mode: rule.mode } : {}), ...(about ? { context: about } : {}) },
    quad: rules().quads.get(rule.event)!,
    actors: found.doers,
    recipients: found.recipients,
    ...(found.when ? { when: found.when } : {}),
  });
}

/** Whether the article speaks of workers: then a strike is one of theirs. */
export const isAboutWork = (context: Context) => once(context, aboutWork);

const aboutWork = (context: Context) =>
  context.document.sentences.some((s) => s.words.some((word) => rules().labour.has(word.low)));
