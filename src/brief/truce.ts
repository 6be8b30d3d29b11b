import type { Truce, Violation } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Item, Sentence } from "./brief.ts";
import { clauseOf, denialSentence, quoted } from "./claim.ts";
import type { Context } from "./context.ts";
import { nearness, term } from "./dates.ts";
import { joinAnd } from "./english.ts";
import { about, grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { closing, voiceOf } from "./source.ts";

const fates: Partial<Record<Truce["status"], string>> = { ended: "it has ended", collapsed: "it has collapsed" };

/** A truce in a sentence: who proposed or declared it, for when, and what became of it. */
export function truceSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Truce;
  const { status, arrangement, parties, declaredBy } = value;
  const voice = voiceOf(usable(record), context);
  const reportedly = voice.reportedly ? "reportedly " : "";
  const noun = arrangement === "unilateral" ? "unilateral truce" : "truce";
  const scope = value.scope ? ` covering ${value.scope.replace(/^covering /, "")}` : "";
  const names = (actors: string[]) => joinAnd(actors.map((actor) => context.names.of(actor)));
  const declarer = declaredBy ?? (arrangement === "unilateral" ? parties[0] : undefined);
  const between = parties.length > 1 ? ` between ${names(parties)}` : parties[0] ? ` by ${names(parties)}` : "";
  const when = value.when ? ` ${term(value.when, context.asOf)}` : "";
  const over = value.when !== undefined && nearness(value.when, context.asOf) === "past";
  const told = (verb: string) =>
    declarer
      ? `${names([declarer])} ${reportedly}${verb} a ${noun}${withWhom(value, declarer, context)}${scope}${when}`
      : `a ${noun}${between}${scope} was ${reportedly}${verb}${when}`;
  const text =
    status === "proposed"
      ? told("proposed")
      : status === "extended"
        ? `the ${noun}${between}${scope} was ${reportedly}extended${when}`
        : status === "in-force" && !over
          ? `a ${noun}${between}${scope} is ${reportedly}in force${when}`
          : told("declared");
  const fate = fates[status] ?? (over && status !== "proposed" ? "its term has passed" : undefined);
  return grounded(`${text}${closing(voice)}${fate ? `; ${fate}` : ""}`, {
    records: [record],
    rival: denialSentence(record, context) ?? rivalsOf(record, ["when", "scope"], context),
  });
}

/** Who else a truce binds: "with Ukraine" of a party's own, "between Russia and Ukraine" of an outsider's proposal. */
function withWhom({ arrangement, parties }: Truce, declarer: string, context: Context): string {
  if (arrangement === "unilateral") return "";
  const side = context.names.partyOf(declarer) ?? declarer;
  const others = parties.filter((party) => party !== declarer && party !== side);
  if (others.length === 0) return "";
  const outside = others.length === parties.length && others.length > 1;
  return ` ${outside ? "between" : "with"} ${joinAnd(others.map((party) => context.names.of(party)))}`;
}

/** Whether a truce's record says more than that there was one. */
export function isTellingTruce(record: LedgerRecord): boolean {
  const { parties, declaredBy, when } = record.value as Truce;
  return parties.length > 0 || declaredBy !== undefined || when !== undefined;
}

function isTied({ links }: LedgerRecord): boolean {
  return links.some(({ relation, direction }) => relation === "violates" && direction === "out");
}

/** What was broken, by the words for it; a truce only where the words or a link say so. */
function brokenThing(act: string, tied: boolean): string {
  if (tied || /\b(truce|cease-?fire|armistice)\b/i.test(act)) return "the truce";
  const named = /\b(agreement|deal|accord|pact|treaty)\b/i.exec(act)?.[1];
  return named ? `the ${named.toLowerCase()}` : "its word";
}

/** Who accuses whom of breaking a truce, with what words. */
export function violationSentence(record: LedgerRecord, context: Context, tied = isTied(record)): Sentence | undefined {
  const value = record.value as Violation;
  const accounts = usable(record);
  const voice = voiceOf(accounts, context);
  const when = value.when ? ` ${term(value.when, context.asOf).replace(/^for /, "on ")}` : "";
  const what = quoted(value.act.exact);
  const broken = brokenThing(value.act.exact, tied);
  const accused = value.accused ? context.names.of(value.accused) : undefined;
  const text = value.accuser
    ? `${context.names.of(value.accuser)} accused ${accused ?? "the other side"} of breaking ${broken}${when}: ${what}`
    : accused
      ? `${accused} ${voice.own ? "broke" : "is said to have broken"} ${broken}${when}${closing(voice)}: ${what}`
      : `${broken} was ${voice.own ? "" : "reportedly "}broken${when}${closing(voice)}: ${what}`;
  return grounded(text, { records: [record], rival: denialSentence(record, context) });
}

/** What was said of how a truce is kept, in the words of who said it. */
function assessments(truce: LedgerRecord, context: Context): Sentence[] {
  const found: Sentence[] = [];
  const seen = new Set<string>();
  for (const { relation, direction, finding, record: other } of truce.links) {
    if (relation !== "violates" || direction !== "in" || seen.has(other) || found.length === 3) continue;
    const record = context.byId.get(other) ?? context.byFinding.get(finding);
    if (!record || seen.has(record.id)) continue;
    seen.add(other).add(record.id);
    if (record.kind === "violation") {
      const sentence = violationSentence(record, context, true);
      if (sentence) found.push(sentence);
    } else if (record.kind === "claim") {
      const account = usable(record).find((one) => one.finding.key === finding) ?? usable(record)[0];
      const clause = account && clauseOf(account, context);
      const sentence =
        clause && grounded(clause, { records: [record], accounts: [account], rival: denialSentence(record, context) });
      if (sentence) found.push(sentence);
    }
  }
  return found;
}

/** A truce with the violations and assessments that are tied to it. */
export function truceItem(record: LedgerRecord, context: Context): Item | undefined {
  const sentence = truceSentence(record, context);
  if (!sentence) return undefined;
  return {
    record: record.id,
    status: (record.value as Truce).status,
    sentences: [sentence, ...termsOf(record, context), ...assessments(record, context)],
  };
}

function termsOf(record: LedgerRecord, context: Context): Sentence[] {
  const terms = (record.value as Truce).terms.slice(0, 2);
  if (terms.length === 0) return [];
  const sentence = grounded(`Its terms, as reported: ${joinAnd(terms.map(({ exact }) => quoted(exact)))}`, {
    records: [record],
    pick: about(...terms.map(({ exact }) => exact)),
  });
  return sentence && context ? [sentence] : [];
}

/** Whether a violation is told with a truce already, to which it is tied. */
export function tiedViolations(truces: LedgerRecord[]): Set<string> {
  return new Set(
    truces.flatMap(({ links }) =>
      links
        .filter(({ relation, direction }) => relation === "violates" && direction === "in")
        .map((link) => link.record),
    ),
  );
}
