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
import { voiceOf } from "./source.ts";
import { incidentName } from "./wording.ts";

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
  const name = incidentName(value.type);
  const what = withArticle(`${agent ? `${agent} ` : ""}${name}`);
  const target = value.target ? targetInWords(value.target) : "";
  const where = inPlace(value.place, context);
  const when = value.when ? ` ${adverb(value.when, context.asOf)}` : "";
  const toll = [people(value.killed, "killed"), people(value.injured, "injured")].filter((one) => one !== undefined);
  const doubt = voice.reportedly ? "reportedly " : "";
  const said = voice.according ? `, ${voice.according}` : "";
  const text =
    toll.length > 0
      ? `${what}${target ? ` on ${target}` : ""} ${where}${when} ${doubt}${joinAnd(toll)}${tail}${said}`
      : target
        ? `${what} ${doubt}hit ${target} ${where}${when}${tail}${said}`
        : `${what} was ${doubt || "reported "}${doubt ? "carried out " : ""}${where}${when}${tail}${said}`;
  return grounded(text, {
    records: [record],
    rival:
      rivalsOf(record, ["killed", "injured", "responsibility", "place", "when"], context) ??
      denialSentence(record, context),
  });
}

function targetInWords(target: string): string {
  const plural =
    /(s|people|infrastructure|housing|territory|troops|police)$/i.test(target) && !/(bus|ss)$/i.test(target);
  return plural || /^((a|an|the|its|their) |\p{Lu})/u.test(target) ? target : withArticle(target);
}
