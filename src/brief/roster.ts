import type { Change, Engagement, Participant, Tier } from "../findings/finding.ts";
import { type Context, placeName } from "./context.ts";
import { longDay } from "./dates.ts";
import { type Stage, theThing } from "./engagement.ts";
import { joinAnd } from "./english.ts";
import { tierLevels } from "./forms.ts";

/** A clause about the roster and whom it names, so that its evidence can be found. */
export interface RosterLine {
  text: string;
  actors: string[];
  attendance: Participant["attendance"];
}

const tenses = {
  will: (base: string) => `will ${base}`,
  past: (_: string, past: string) => past,
  was: (base: string, _: string, plural: boolean) => `${plural ? "were" : "was"} to ${base}`,
};

function tenseOf(stage: Stage): (base: string, past: string, plural: boolean) => string {
  if (stage === "ahead" || stage === "under-way") return tenses.will;
  return stage === "held" || stage === "broken-off" ? tenses.past : tenses.was;
}

/** Who attends in a way. A report that says "the US withdrew" of its two envoys tells of the envoys. */
export function attending({ participants }: Engagement, attendance: Participant["attendance"]): string[] {
  const all = participants.filter((participant) => participant.attendance === attendance);
  return all
    .filter(({ actor }) => !all.some((other) => other.actor !== actor && other.party === actor))
    .map(({ actor }) => actor);
}

/** The roster in clauses: who leads, who withdrew and who stands in, who declined or was kept out, who hosts. */
export function rosterOf(value: Engagement, stage: Stage, named: string[], context: Context): RosterLine[] {
  const lines: RosterLine[] = [];
  const told = new Set(named);
  const tense = tenseOf(stage);
  const by = (attendance: Participant["attendance"]) => attending(value, attendance);
  const list = (actors: string[]) => joinAnd(actors.map((actor) => context.names.of(actor)));
  const have = (actors: string[]) => (actors.length > 1 ? "have" : "has");
  const were = (actors: string[]) => (actors.length > 1 ? "were" : "was");

  const withdrew = by("withdrew");
  if (withdrew.length > 0) {
    const open = stage === "ahead" || stage === "under-way";
    lines.push({
      text: `${list(withdrew)} ${open ? `${have(withdrew)} withdrawn` : "withdrew"}`,
      actors: withdrew,
      attendance: "withdrew",
    });
  }
  for (const { actor, party, for: replaced } of value.participants.filter((one) => one.attendance === "stands-in")) {
    const forWhom = replaced ?? [];
    const same =
      forWhom.length > 1 && forWhom.length === withdrew.length && forWhom.every((id) => withdrew.includes(id));
    const side = party && forWhom.length === 0 ? ` for ${context.names.of(party)}` : "";
    lines.push({
      text: `${context.names.of(actor)} ${tense("stand in", "stood in", false)}${forWhom.length > 0 ? ` for ${same ? "them" : list(forWhom)}` : side}`,
      actors: [actor],
      attendance: "stands-in",
    });
    told.add(actor);
  }

  for (const { actor, party, roles } of value.participants) {
    if (told.has(actor) && !roles.includes("leads")) continue;
    if (!["expected", "attends", "remote"].includes(value.participants.find((one) => one.actor === actor)!.attendance))
      continue;
    const plural = false;
    const does: string[] = [];
    if (roles.includes("leads") && party && context.names.adjective(party) && party !== actor) {
      does.push(`${tense("lead", "led", plural)} the ${context.names.adjective(party)} delegation`);
    }
    if (roles.includes("hosts")) does.push(`${tense("host", "hosted", plural)} ${theThing(value)}`);
    if (roles.includes("mediates")) does.push(tense("mediate", "mediated", plural));
    if (roles.includes("facilitates")) does.push(tense("facilitate", "facilitated", plural));
    if (roles.includes("observes")) does.push(tense("observe", "observed", plural));
    if (roles.includes("guarantees")) does.push(tense("act as guarantor", "acted as guarantor", plural));
    if (does.length === 0) continue;
    lines.push({ text: `${context.names.of(actor)} ${joinAnd(does)}`, actors: [actor], attendance: "attends" });
    told.add(actor);
  }

  const others = value.participants
    .filter(
      ({ actor, attendance }) =>
        ["expected", "attends"].includes(attendance) && !told.has(actor) && !context.names.isState(actor),
    )
    .map(({ actor }) => actor);
  if (others.length > 0) {
    lines.push({
      text: `${list(others)} ${tense("attend", "attended", others.length > 1)}`,
      actors: others,
      attendance: "attends",
    });
  }
  const remote = by("remote").filter((actor) => !told.has(actor));
  if (remote.length > 0) {
    lines.push({
      text: `${list(remote)} ${tense("take part remotely", "took part remotely", remote.length > 1)}`,
      actors: remote,
      attendance: "remote",
    });
  }
  const declined = by("declined");
  if (declined.length > 0) {
    lines.push({
      text: `${list(declined)} ${have(declined)} declined to attend`,
      actors: declined,
      attendance: "declined",
    });
  }
  const excluded = by("excluded");
  if (excluded.length > 0) {
    lines.push({ text: `${list(excluded)} ${were(excluded)} excluded`, actors: excluded, attendance: "excluded" });
  }
  const absent = by("absent");
  if (absent.length > 0) {
    const text = stage === "ahead" ? "will not attend" : "did not attend";
    lines.push({ text: `${list(absent)} ${text}`, actors: absent, attendance: "absent" });
  }
  return lines;
}

/** A level, a place or a day out of a change, in words; text that is none of these as it stands. */
function valueInWords(text: string, context: Context): string {
  if (text in tierLevels) return tierLevels[text as Tier];
  const place = placeName(text, context);
  if (place) return place;
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? longDay(text.slice(0, 10)) : text;
}

/** A change in the life of an engagement as the end of a sentence: "have been downgraded from … to …". */
export function changeInWords(change: Change, plural: boolean, context: Context): string | undefined {
  const have = plural ? "have" : "has";
  const from = change.from ? ` from ${valueInWords(change.from, context)}` : "";
  const to = change.to ? ` to ${valueInWords(change.to, context)}` : "";
  switch (change.what) {
    case "downgraded":
    case "upgraded":
      return `${have} been ${change.what}${levels(change.from, change.to, from, to)}`;
    case "moved":
    case "rescheduled":
      return `${have} been ${change.what}${from}${to}`;
    case "postponed":
      return `${have} been postponed${to}`;
    case "resumed":
      return `${have} resumed`;
    case "roster":
      return undefined;
  }
}

/** "from ministerial to senior-official level", with the word level said once. */
function levels(from: string | undefined, to: string | undefined, fromText: string, toText: string): string {
  if (from && to && from in tierLevels && to in tierLevels && from !== "leader")
    return `${fromText.replace(/ level$/, "")}${toText}`;
  return `${fromText}${toText}`;
}
