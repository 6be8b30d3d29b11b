import type { Sentence } from "./document.ts";
import { dayPartAt } from "./times-clock.ts";
import type { Core } from "./times-counted.ts";
import { dateAt, monthAt, weekdayAt } from "./times-dates.ts";
import { holidayAt, seasonAt } from "./times-spans.ts";
import { type DayPart, plainAt } from "./times-words.ts";

const shifts = new Map<string, "this" | "last" | "next" | "same">([
  ["this", "this"],
  ["current", "this"],
  ["last", "last"],
  ["past", "last"],
  ["previous", "last"],
  ["next", "next"],
  ["coming", "next"],
  ["upcoming", "next"],
  ["that", "same"],
  ["same", "same"],
]);

/** Reads the words that point from the day of writing, or from the last date: "today", "next Monday", "this week", "the following day". */
export function deicticAt(s: Sentence, i: number): { core: Core; to: number; dayPart?: DayPart } | undefined {
  const word = plainAt(s, i);
  if (word === "today") return { core: { is: "today", offset: 0 }, to: i + 1 };
  if (word === "yesterday") return { core: { is: "today", offset: -1 }, to: i + 1 };
  if (word === "tomorrow") return { core: { is: "today", offset: 1 }, to: i + 1 };
  if (word === "tonight") return { core: { is: "today", offset: 0 }, to: i + 1, dayPart: "NI" };
  if (word === "overnight" && s.words[i]!.upos !== "VERB")
    return { core: { is: "today", offset: -1 }, to: i + 1, dayPart: "NI" };
  let at = i;
  if (word === "the" || word === "this" || word === "a") at++;
  if (plainAt(s, at) === "day" && /^(?:before|after)$/.test(plainAt(s, at + 1))) {
    const after = plainAt(s, at + 1) === "after" ? 1 : -1;
    if (plainAt(s, at + 2) === "yesterday") return { core: { is: "today", offset: -2 }, to: at + 3 };
    if (plainAt(s, at + 2) === "tomorrow") return { core: { is: "today", offset: 2 }, to: at + 3 };
    const next = s.words[at + 2];
    if ((word === "the" || word === "a") && (!next || next.upos === "PUNCT"))
      return { core: { is: "offset", unit: "day", n: after, anchor: "mentioned" }, to: at + 2 };
  }
  const far = `${plainAt(s, at + 1)} ${plainAt(s, at + 2)}`;
  if (/^(?:week|weekend|month|year)$/.test(plainAt(s, at)) && (far === "after next" || far === "before last")) {
    const n = far === "after next" ? 2 : -2;
    return { core: { is: "offset", unit: plainAt(s, at) as "week", n, anchor: "published" }, to: at + 3 };
  }
  const next = /^(?:following|next)$/.test(plainAt(s, at)) && at > i ? dayPartAt(s, at + 1) : undefined;
  if (next && next.to === at + 2)
    return {
      core: { is: "offset", unit: "day", n: 1, anchor: "mentioned" },
      to: next.to,
      dayPart: next.dayPart,
    };
  if (/^(?:following|next|preceding|previous)$/.test(plainAt(s, at)) && at > i && plainAt(s, at + 1) === "day") {
    return {
      core: { is: "offset", unit: "day", n: /^(?:following|next)$/.test(plainAt(s, at)) ? 1 : -1, anchor: "mentioned" },
      to: at + 2,
    };
  }
  if (plainAt(s, at) === "following" && at > i && /^(?:week|month|year)$/.test(plainAt(s, at + 1))) {
    return { core: { is: "offset", unit: plainAt(s, at + 1) as "week", n: 1, anchor: "mentioned" }, to: at + 2 };
  }
  if (
    /^(?:previous|preceding)$/.test(plainAt(s, at)) &&
    at > i &&
    /^(?:week|month|year|quarter)$/.test(plainAt(s, at + 1))
  ) {
    return { core: { is: "offset", unit: plainAt(s, at + 1) as "week", n: -1, anchor: "mentioned" }, to: at + 2 };
  }
  return undefined;
}

export function shiftedAt(s: Sentence, i: number): { core: Core; to: number; dayPart?: DayPart } | undefined {
  let at = i;
  if (/^(?:the|this)$/.test(plainAt(s, i)) && shifts.has(plainAt(s, i + 1))) at = i + 1;
  let shift = shifts.get(plainAt(s, at));
  if (!shift) return undefined;
  if (plainAt(s, at) === "past" && at === i) return undefined;
  if (plainAt(s, i) === "this" && at > i && plainAt(s, at) === "past") shift = "last";
  at++;
  if (plainAt(s, at) === "-") return undefined;
  const noun = plainAt(s, at);
  const known = weekdayAt(s, at);
  if (known && known.core.is === "weekday") return { core: { ...known.core, shift }, to: known.to };
  const month = monthAt(s, at);
  if (month && shift !== "same") {
    const date = dateAt(s, at);
    if (date?.core.is === "day") return date;
    return { core: { is: "month", month, shift }, to: at + 1 };
  }
  const season = seasonAt(s, at, true);
  if (season?.core.is === "season" && shift !== "same") return { core: { ...season.core, shift }, to: season.to };
  const holiday = holidayAt(s, at);
  if (holiday?.core.is === "holiday") return { core: { ...holiday.core, shift }, to: holiday.to };
  if (noun === "weekend") return { core: { is: "weekend", shift }, to: at + 1 };
  if (noun === "fiscal" && plainAt(s, at + 1) === "year")
    return { core: { is: "unit", unit: "year", shift }, to: at + 2 };
  if (/^(?:day|week|month|quarter|year|decade|century)$/.test(noun)) {
    // "that week" when a clause follows is a conjunction's; "last day" is a final one.
    if (noun === "day" && (shift === "last" || (shift === "next" && at === i + 1 && plainAt(s, i) !== "the")))
      return shift === "next"
        ? { core: { is: "offset", unit: "day", n: 1, anchor: "mentioned" }, to: at + 1 }
        : undefined;
    return { core: { is: "unit", unit: noun as "day", shift }, to: at + 1 };
  }
  const part = dayPartAt(s, at);
  if (part && shift === "last" && part.dayPart === "NI")
    return { core: { is: "today", offset: -1 }, to: part.to, dayPart: "NI" };
  if (part && (shift === "this" || shift === "same"))
    return {
      core: shift === "this" ? { is: "today", offset: 0 } : { is: "unit", unit: "day", shift: "same" },
      to: part.to,
      dayPart: part.dayPart,
    };
  return undefined;
}
