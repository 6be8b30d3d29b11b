import type { Incident } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import { denialSentence } from "./claim.ts";
import { type Context, inPlace } from "./context.ts";
import { isOne, rangeInWords } from "./counts.ts";
import { adverb } from "./dates.ts";
import { joinAnd, withArticle } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { closing, voiceOf } from "./source.ts";
import { incidentWords } from "./wording.ts";

function people(range: Incident["killed"], verb: string): string | undefined {
  const number = rangeInWords(range);
  if (!range || !number) return undefined;
  return `${verb} ${number} ${isOne(range) ? "person" : "people"}`;
}

/** Who did it, as far as anybody says: as an agent, or with whoever attributes, claims or denies it. */
function responsibility(value: Incident, context: Context): { agent: string; tail: string } {
  const tails: string[] = [];
  let agent = "";
  const tell = (basis: Incident["responsibility"][number]["basis"]) =>
    value.responsibility.filter((one) => one.basis === basis);
  const observed = [...new Set(tell("observed").map(({ actor }) => actor))];
  if (observed.length > 0) {
    const adjective =
      observed.length === 1 && context.names.isState(observed[0]!) ? context.names.adjective(observed[0]!) : undefined;
    agent = adjective ?? "";
    if (!adjective) tails.push(`carried out by ${joinAnd(observed.map((actor) => context.names.of(actor)))}`);
  }
  for (const { actor, by } of tell("attributed")) {
    if (observed.includes(actor)) continue;
    tails.push(
      by
        ? `which ${context.names.of(by)} blamed on ${context.names.of(actor)}`
        : `which was blamed on ${context.names.of(actor)}`,
    );
  }
  for (const { actor } of tell("claimed"))
    if (!observed.includes(actor)) tails.push(`which ${context.names.of(actor)} claimed`);
  for (const { actor } of tell("denied")) tails.push(`${context.names.of(actor)} denied responsibility`);
  return { agent, tail: tails.length > 0 ? `, ${tails.join("; ")}` : "" };
}

/** An incident in a sentence with its dead and injured at least and at best, rival counts beside it with who gave them. */
export function incidentSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Incident;
  const voice = voiceOf(usable(record), context);
  const { agent, tail } = responsibility(value, context);
  const { noun, counted, befell } = incidentWords(value.type);
  const named = `${agent ? `${agent} ` : ""}${noun}`;
  const what = counted ? withArticle(named) : named;
  const target = value.target ? targetInWords(value.target) : undefined;
  const where = inPlace(value.place, context);
  const when = value.when ? ` ${adverb(value.when, context.asOf)}` : "";
  const toll = [people(value.killed, "killed"), people(value.injured, "injured")].filter((one) => one !== undefined);
  const doubt = voice.reportedly ? "reportedly " : "";
  const by = value.responsibility
    .filter(({ basis }) => basis === "observed")
    .map(({ actor }) => context.names.of(actor));
  const deed = (): string => {
    if (toll.length > 0) {
      const on = target ? `${befell ? " of" : " on"} ${target.text}` : "";
      return `${what}${on} ${where}${when} ${doubt}${joinAnd(toll)}${tail}`;
    }
    if (target && befell) {
      return `${target.text} ${where} ${target.plural ? "were" : "was"} ${doubt}${befell}${when}${by.length > 0 ? ` by ${joinAnd(by)}` : ""}`;
    }
    if (target) return `${what} ${doubt}hit ${target.text} ${where}${when}${tail}`;
    return `${what} was ${doubt ? "reportedly carried out" : "reported"} ${where}${when}${tail}`;
  };
  return grounded(`${deed()}${closing(voice)}`, {
    records: [record],
    rival:
      rivalsOf(record, ["killed", "injured", "responsibility", "place", "when"], context) ??
      denialSentence(record, context),
  });
}

const masses = /(people|infrastructure|housing|territory|traffic|police|staff|aid|property|equipment)$/i;

/** What was hit, with its article; "critical infrastructure" takes none. */
function targetInWords(target: string): { text: string; plural: boolean } {
  const mass = masses.test(target);
  const plural =
    /(people|police|staff|children|men|women)$/i.test(target) ||
    (/s$/i.test(target) && !/(bus|ss|headquarters)$/i.test(target));
  const bare = mass || plural || /^((a|an|the|its|their) |\p{Lu})/u.test(target);
  return { text: bare ? target : withArticle(target), plural };
}
