import type { Appointment, Deadline, Proposal } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import { denialSentence, quoted } from "./claim.ts";
import type { Context } from "./context.ts";
import { adverb, nearness } from "./dates.ts";
import { british, joinAnd, withArticle } from "./english.ts";
import { about, grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { voiceOf } from "./source.ts";
import { isNationality } from "./states.ts";
import { issueName } from "./wording.ts";

const agreed = new Set<Proposal["stage"]>(["agreed", "signed", "ratified", "in-force", "suspended", "terminated"]);
const did: Partial<Record<Proposal["stage"], string>> = {
  floated: "floated",
  tabled: "put forward",
  countered: "countered with",
  agreed: "agreed",
  signed: "signed",
  ratified: "ratified",
};
const became: Record<Proposal["stage"], string> = {
  floated: "has been floated",
  tabled: "has been put forward",
  countered: "has been put forward in answer",
  rejected: "has been rejected",
  agreed: "has been agreed",
  signed: "has been signed",
  ratified: "has been ratified",
  "in-force": "is in force",
  suspended: "has been suspended",
  terminated: "has been terminated",
};

function titleOf(value: Proposal, context: Context): string {
  if (value.title) {
    const title = british(value.title.trim());
    const named = /^\p{Lu}/u.test(title) && !isNationality(title.split(/[\s-]/)[0]!);
    return /^(a|an|the|its|their|his|her)\s/i.test(title) || named || /s$/.test(title) ? title : withArticle(title);
  }
  const issues = [...new Set(value.clauses.flatMap(({ issue }) => (issue ? [issueName(issue, context.proper)] : [])))];
  const noun = agreed.has(value.stage) ? "an agreement" : "a proposal";
  return issues.length > 0 ? `${noun} on ${joinAnd(issues.slice(0, 3))}` : noun;
}

/** Several reach an agreement or agree a text; one alone agrees to it. */
function agreedVerb(value: Proposal, actors: number): string {
  if (!value.title) return actors > 1 ? "reached" : "agreed to";
  const anothers = /\b(proposal|plan|offer|idea|initiative|truce|cease-?fire|pause|halt)$/i.test(value.title);
  return actors > 1 && !anothers ? "agreed" : "agreed to";
}

/** A proposal or an agreement in sentences: whose it is, how far it has come, what it binds whom to. */
export function proposalSentences(record: LedgerRecord, context: Context): Sentence[] {
  const value = record.value as Proposal;
  const accounts = usable(record);
  const voice = voiceOf(accounts, context);
  const said = voice.according ? `, ${voice.according}` : "";
  const doubt = voice.reportedly ? "reportedly " : "";
  const actors = [
    ...new Set(agreed.has(value.stage) ? [...(value.signatories ?? []), ...value.authors] : value.authors),
  ];
  const who = joinAnd(actors.map((actor) => context.names.of(actor)));
  const verb = value.stage === "agreed" ? agreedVerb(value, actors.length) : did[value.stage];
  const negated = value.negated ? (actors.length > 1 ? "have not " : "has not ") : "";
  const text =
    who && verb && !negated
      ? `${who} ${doubt}${verb} ${titleOf(value, context)}${said}`
      : who && verb
        ? `${who} ${negated}${verb} ${titleOf(value, context)}${said}`
        : `${titleOf(value, context)}${who ? ` by ${who}` : ""} ${doubt}${became[value.stage]}${said}`;
  const sentences = [
    grounded(text, {
      records: [record],
      rival: denialSentence(record, context) ?? rivalsOf(record, ["stage", "when"], context),
    }),
  ];
  const clauses = value.clauses.slice(0, 3);
  if (clauses.length > 0) {
    sentences.push(
      grounded(`Its terms, as reported: ${joinAnd(clauses.map(({ obligation }) => quoted(obligation.exact)))}`, {
        records: [record],
        pick: about(...clauses.map(({ obligation }) => obligation.exact)),
      }),
    );
  }
  return sentences.filter((one) => one !== undefined);
}

/** A date that somebody set for somebody, and what became of it. */
export function deadlineSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Deadline;
  const voice = voiceOf(usable(record), context);
  const when = value.when ? adverb(value.when, context.asOf) : "";
  const setFor = value.setFor ? ` for ${context.names.of(value.setFor)}` : "";
  const setBy = value.setBy ? context.names.of(value.setBy) : undefined;
  const past = value.when !== undefined && nearness(value.when, context.asOf) === "past";
  const fate =
    value.status === "met"
      ? "; it was met"
      : value.status === "lapsed"
        ? "; it lapsed"
        : past
          ? "; no report says whether it was met"
          : "";
  const date = when.replace(/^(on|at|in) /, "");
  const base =
    value.status === "extended"
      ? `${setBy ? `${setBy} extended the deadline${setFor}` : `The deadline${setFor} was extended`}${date ? ` to ${date}` : ""}`
      : setBy
        ? `${setBy} set a deadline${setFor}${date ? ` of ${date}` : ""}`
        : `A deadline${setFor}${date ? ` of ${date}` : ""} was set`;
  const demand = value.demand ? ` ${demandInWords(value.demand.exact)}` : "";
  const otherwise = value.consequence ? `, or ${quoted(value.consequence.exact)}` : "";
  return grounded(`${base}${demand}${otherwise}${voice.according ? `, ${voice.according}` : ""}${fate}`, {
    records: [record],
    rival: denialSentence(record, context),
  });
}

function demandInWords(text: string): string {
  return /^(to|for) /i.test(text) ? british(text) : `for ${quoted(text)}`;
}

/** Who was named, replaced or dismissed as what. */
export function appointmentSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Appointment;
  if (!value.actor) return undefined;
  const voice = voiceOf(usable(record), context);
  const who = context.names.of(value.actor);
  const by = value.by ? ` by ${context.names.of(value.by)}` : "";
  const instead = value.replaces ? ` in place of ${context.names.of(value.replaces)}` : "";
  const title = value.title ? ` ${value.act === "named" ? "" : "as "}${british(value.title)}` : "";
  const verb = { named: "was named", replaced: "was replaced", dismissed: "was dismissed", resigned: "resigned" }[
    value.act
  ];
  return grounded(
    `${who} ${verb}${title}${instead}${value.act === "resigned" ? "" : by}${voice.according ? `, ${voice.according}` : ""}`,
    {
      records: [record],
    },
  );
}
