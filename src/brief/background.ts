import type { Event } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import { quoted, trimmedQuote } from "./claim.ts";
import type { Context } from "./context.ts";
import { adverb } from "./dates.ts";
import { joinAnd, upperFirst } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { outletOf, sourceOf } from "./source.ts";

const verbal =
  /(ed|began|took|sent|held|fell|broke|met|won|lost|led|left|made|gave|said|shot|struck|fought|sought|cut|hit|put|set|built|withdrew|overthrew|withdrawn)$/i;

/** An event told as background, in the words of whoever tells it, for the codebook's class alone says too little. */
export function backgroundSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const account = usable(record)[0];
  const span = account?.finding.evidence[0];
  if (!account || !span || account.finding.kind !== "event") return undefined;
  const value = record.value as Event;
  const trigger = account.finding.why.trigger;
  const words = trimmedQuote(span.exact);
  const who = account.saidBy ? `${sourceOf(account, context)} recalled` : `${upperFirst(outletOf(account))} recalls`;
  const dated =
    value.when && !words.includes(value.when.start.slice(0, 4)) ? ` ${adverb(value.when, context.asOf)}` : "";
  const isVerb = trigger !== undefined && verbal.test(trigger.exact);
  const text = !isVerb
    ? `${who} ${quoted(words)}${dated}`
    : trigger.start === span.start && value.actors.length > 0
      ? `${who} that ${joinAnd(value.actors.map((actor) => context.names.of(actor)))} ${quoted(words)}${dated}`
      : `${who} that ${quoted(words)}${dated}`;
  return grounded(text, { records: [record], accounts: usable(record) });
}
