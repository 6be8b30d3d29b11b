import type { Incident } from "../findings/finding.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import { denialSentence } from "./claim.ts";
import { type Context, inPlace, placeName } from "./context.ts";
import { isOne, rangeInWords } from "./counts.ts";
import { adverb } from "./dates.ts";
import { british, joinAnd, withArticle } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { rivalsOf } from "./rivals.ts";
import { closing, type Voice, voiceOf } from "./source.ts";
import { isNationality } from "./states.ts";
import { incidentWords } from "./wording.ts";

function people(range: Incident["killed"], verb: string): string | undefined {
  const number = rangeInWords(range);
  if (!range || !number) return undefined;
  return `${verb} ${number} ${isOne(range) ? "person" : "people"}`;
}

interface Doer {
  /** "Russian": the doer as part of the noun, where it is nobody's mere word. */
  agent: string;
  /** "which Ukraine blamed on Russia": put beside the deed. */
  beside: string[];
  /** "who blamed Russia": put beside the source of it all, who is also the one that blames. */
  blamed?: string;
  denials: string[];
}

/** Who did it, as far as anybody says: as an agent, or with whoever attributes, claims or denies it. */
function doerOf(value: Incident, voice: Voice, context: Context): Doer {
  const { names } = context;
  const named = (basis: Incident["responsibility"][number]["basis"]) =>
    value.responsibility.filter((one) => one.basis === basis);
  const observed = observers(value);
  const doer: Doer = { agent: "", beside: [], denials: [] };
  if (observed.length === 1 && names.isState(observed[0]!)) doer.agent = names.adjective(observed[0]!) ?? "";
  else if (observed.length > 0) doer.beside.push(`carried out by ${joinAnd(observed.map((actor) => names.of(actor)))}`);
  for (const { actor, by } of named("attributed")) {
    if (observed.includes(actor)) continue;
    const who = by && names.of(by);
    const isPeople = by !== undefined && ["person", "unnamed", "role-holder"].includes(names.kindOf(by) ?? "");
    if (who && voice.according === `according to ${who}`)
      doer.blamed = `${isPeople ? "who" : "which"} blamed ${names.of(actor)}`;
    else doer.beside.push(who ? `which ${who} blamed on ${names.of(actor)}` : `blamed on ${names.of(actor)}`);
  }
  for (const { actor } of named("claimed")) {
    if (!observed.includes(actor)) doer.beside.push(`claimed by ${names.of(actor)}`);
  }
  for (const { actor } of named("denied")) doer.denials.push(`${names.of(actor)} denied responsibility`);
  return doer;
}

function observers({ responsibility }: Incident): string[] {
  return [...new Set(responsibility.filter(({ basis }) => basis === "observed").map(({ actor }) => actor))];
}

/** An incident in a sentence with its dead and injured at least and at best, rival counts beside it with who gave them. */
export function incidentSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const value = record.value as Incident;
  const voice = voiceOf(usable(record), context);
  const { agent, beside, blamed, denials } = doerOf(value, voice, context);
  const { noun, counted, befell } = incidentWords(value.type);
  const named = `${agent ? `${agent} ` : ""}${noun}`;
  const what = counted ? withArticle(named) : named;
  const place = inPlace(value.place, context);
  const settlement =
    place !== "" && /^((a|an|the) )?(\p{Lu}\w+ )?(city|town|village|capital|region|area)$/u.test(value.target ?? "");
  const target = value.target && !settlement ? targetInWords(british(value.target)) : undefined;
  const when = value.when ? ` ${adverb(value.when, context.asOf)}` : "";
  const aside = beside.length > 0 ? `, ${beside.join(" and ")},` : "";
  const toll = [people(value.killed, "killed"), people(value.injured, "injured")].filter((one) => one !== undefined);
  const doubt = voice.reportedly ? "reportedly " : "";
  const deed = (): string => {
    if (toll.length > 0) {
      const on = target && !target.anybody ? `${befell ? " of" : " on"} ${target.text}` : "";
      return `${what}${on} ${place}${when}${aside} ${doubt}${joinAnd(toll)}`;
    }
    if (target && befell) {
      const by = agent ? ` by ${joinAnd(observers(value).map((actor) => context.names.of(actor)))}` : "";
      return `${target.text} ${place} ${target.plural ? "were" : "was"} ${doubt}${befell}${when}${by}${aside}`;
    }
    if (target) return `${what}${aside} ${doubt}hit ${target.text} ${place}${when}`;
    if (settlement && !befell) return `${what}${aside} ${doubt}hit ${placeName(value.place, context)}${when}`;
    return `${what}${aside} was ${doubt ? "reportedly carried out" : "reported"} ${place}${when}`;
  };
  const source = `${closing(voice)}${blamed ? `, ${blamed}` : ""}`;
  return grounded([`${deed()}${source}`, ...denials].join("; "), {
    records: [record],
    rival:
      rivalsOf(record, ["killed", "injured", "responsibility", "place", "when"], context) ??
      denialSentence(record, context),
  });
}

/** Whether an incident's record says whom or what it struck, and is no mere mention. */
export function isTellingIncident(record: LedgerRecord): boolean {
  const { killed, injured, target, place, when } = record.value as Incident;
  return (
    rangeInWords(killed) !== undefined ||
    rangeInWords(injured) !== undefined ||
    (target !== undefined && (place ?? when) !== undefined)
  );
}

const masses = /(people|infrastructure|housing|territory|traffic|police|staff|aid|property|equipment)$/i;

/** What was hit, with its article; "critical infrastructure" takes none. */
function targetInWords(target: string): { text: string; plural: boolean; anybody: boolean } {
  const mass = masses.test(target);
  const plural =
    /(people|police|staff|children|men|women)$/i.test(target) ||
    (/s$/i.test(target) && !/(bus|ss|headquarters)$/i.test(target));
  const named = /^\p{Lu}/u.test(target) && !isNationality(target.split(/[\s-]/)[0]!);
  const bare = mass || plural || named || /^(a|an|the|its|their) /i.test(target);
  return { text: bare ? target : withArticle(target), plural, anybody: /^(people|persons?|civilians?)$/i.test(target) };
}
