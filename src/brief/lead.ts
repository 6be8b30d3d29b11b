import type { Engagement, Proposal, Truce } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import type { Context } from "./context.ts";
import { adverb } from "./dates.ts";
import { nominal, sideless, stageOf } from "./engagement.ts";
import { joinAnd } from "./english.ts";
import { about, grounded, usable } from "./evidence.ts";
import { proposalSentences } from "./proposal.ts";
import { attending, changeInWords } from "./roster.ts";
import { voiceOf } from "./source.ts";
import { headlineSentence } from "./table.ts";
import { truceSentence } from "./truce.ts";

/** What is next or was last, with what has changed about it, in one sentence. */
function engagementLead(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Engagement;
  const stage = stageOf(record, context.asOf);
  const change = value.changes.find(({ what }) => what === "downgraded" || what === "upgraded" || what === "moved");
  const withdrew = attending(value, "withdrew");
  if (stage !== "ahead" || (!change && withdrew.length === 0)) return headlineSentence(record, context)?.sentence;
  const many = value.parties.length > 3;
  const subject = many ? { text: sideless(value, context), plural: value.form === "talks" } : nominal(record, context);
  const when = value.when ? ` ${adverb(value.when, context.asOf)}` : "";
  const words = change && changeInWords(change, subject.plural, context);
  const who = joinAnd(withdrew.map((actor) => context.names.of(actor)));
  const accounts = usable(record);
  const voice = voiceOf(accounts, context);
  const said = voice.according ? `, ${voice.according}` : "";
  const text = words
    ? `${subject.text}${when} ${words}${who ? `, and ${who} ${withdrew.length > 1 ? "have" : "has"} withdrawn` : ""}`
    : `${who} ${withdrew.length > 1 ? "have" : "has"} withdrawn from ${subject.text}${when}`;
  return grounded(`${text}${said}`, {
    records: [record],
    accounts,
    pick: about(value.when?.text?.exact, ...withdrew.map((actor) => context.names.plain(actor).split(" ").at(-1))),
  });
}

const settled = new Set<Proposal["stage"]>(["agreed", "signed", "ratified", "in-force", "suspended", "terminated"]);
const turned = new Set<Truce["status"]>(["collapsed", "ended", "in-force", "declared", "extended"]);

/** One or two sentences: what is next or was last held, and what else has lately moved most. */
export function leadOf(
  ahead: LedgerRecord[],
  held: LedgerRecord[],
  recent: LedgerRecord[],
  context: Context,
): Sentence[] {
  const sentences: Sentence[] = [];
  const add = (sentence: Sentence | undefined) => {
    if (sentence && sentences.length < 2) sentences.push(sentence);
  };
  const first = ahead[0] ?? held[0];
  if (first) add(engagementLead(first, context));
  const agreement = recent.find(
    (record) => record.kind === "proposal" && settled.has((record.value as Proposal).stage),
  );
  const truce = recent.find((record) => record.kind === "truce" && turned.has((record.value as Truce).status));
  if (agreement) add(proposalSentences(agreement, context)[0]);
  if (truce) add(truceSentence(truce, context));
  if (first && ahead[0] && held[0]) add(headlineSentence(held[0], context)?.sentence);
  return sentences;
}
