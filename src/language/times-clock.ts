import type { Sentence } from "./document.ts";
import { countAt, type DayPart, dayParts, plainAt, zones } from "./times-words.ts";

/** A time of day; `zone` in minutes from UTC where the text names it. */
export interface Clock {
  hour: number;
  minute: number;
  zone?: number;
  stated: "hour" | "minute";
}

function zoneAt(s: Sentence, i: number): { zone?: number; to: number } {
  const open = plainAt(s, i) === "(" ? 1 : 0;
  const close = (to: number) => (open && plainAt(s, to) === ")" ? to + 1 : to);
  const zone = zones.get(plainAt(s, i + open));
  if (zone !== undefined) return { zone, to: close(i + open + 1) };
  if (plainAt(s, i) === "local" && plainAt(s, i + 1) === "time") return { to: i + 2 };
  if (
    /^(?:moscow|kyiv|london|israel|eastern|beijing|tehran|geneva|paris|brussels|istanbul|doha|cairo)$/.test(
      plainAt(s, i),
    ) &&
    plainAt(s, i + 1) === "time"
  )
    return { to: i + 2 };
  return { to: i };
}

/** Reads a time of day: "18:00 GMT", "6 p.m. local time", "noon", "1500 GMT", "six o'clock". */
export function clockAt(s: Sentence, i: number): { clock: Clock; to: number } | undefined {
  const word = plainAt(s, i);
  if (word === "noon" || word === "midday")
    return { clock: { hour: 12, minute: 0, stated: "hour", ...zone(s, i + 1) }, to: zoneAt(s, i + 1).to };
  if (word === "midnight")
    return { clock: { hour: 24, minute: 0, stated: "hour", ...zone(s, i + 1) }, to: zoneAt(s, i + 1).to };
  const noonAfter = /^(\d{1,2})(am|pm)$/.exec(word);
  let hour: number;
  let minute = 0;
  let stated: Clock["stated"] = "hour";
  let to = i + 1;
  const colon = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(word);
  const compact = /^([01]\d|2[0-3])([0-5]\d)$/.exec(word);
  if (noonAfter) hour = Number(noonAfter[1]);
  else if (colon) {
    hour = Number(colon[1]);
    minute = Number(colon[2]);
    stated = "minute";
  } else if (
    compact &&
    (zones.has(plainAt(s, i + 1)) ||
      (plainAt(s, i + 1) === "local" && plainAt(s, i + 2) === "time") ||
      plainAt(s, i + 1) === "hours")
  ) {
    hour = Number(compact[1]);
    minute = Number(compact[2]);
    stated = "minute";
    if (plainAt(s, to) === "hours") to++;
  } else {
    const count = countAt(s, i);
    if (!count || count.n === undefined || count.n > 12 || count.n < 1 || count.n % 1 !== 0) return undefined;
    hour = count.n;
    to = count.to;
    if (plainAt(s, to) === "o'clock") to++;
    else if (plainAt(s, to) === "o" && /^'?clock$/.test(plainAt(s, to + 1))) to += 2;
    else if (!/^(?:[ap]\.m\.?|am|pm|[ap]m)$/.test(plainAt(s, to))) return undefined;
    else if (/^(?:am)$/.test(plainAt(s, to)) && s.words[to]!.upos === "AUX") return undefined;
  }
  const half = noonAfter?.[2] ?? (/^[ap]\.?m\.?$/.test(plainAt(s, to)) ? plainAt(s, to).replace(/\./g, "") : undefined);
  if (half && !noonAfter) to++;
  if (colon && word.includes(".") && !half && !zones.has(plainAt(s, to))) return undefined;
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  if (hour > 24 || minute > 59) return undefined;
  // A score or a verse: "won 2:15", only a clock when something says so.
  if (
    colon &&
    !half &&
    zoneAt(s, to).to === to &&
    !/^(?:at|by|until|from|around|about|since|before|after|,|on|to|-|–)$/.test(plainAt(s, i - 1))
  )
    return undefined;
  const end = zoneAt(s, to);
  return { clock: { hour, minute, stated, ...(end.zone !== undefined ? { zone: end.zone } : {}) }, to: end.to };
}

function zone(s: Sentence, i: number): { zone?: number } {
  const found = zoneAt(s, i).zone;
  return found === undefined ? {} : { zone: found };
}

/** Reads a part of the day: "morning", "early evening", "the night", "mid-afternoon". */
export function dayPartAt(s: Sentence, i: number): { dayPart: DayPart; to: number } | undefined {
  let at = i;
  if (plainAt(s, at) === "the" || plainAt(s, at) === "in") at++;
  if (plainAt(s, at) === "the" && at > i) at++;
  if (/^(?:early|late|mid)$/.test(plainAt(s, at))) at++;
  if (plainAt(s, at) === "-") at++;
  const glued = /^mid-?(morning|afternoon)$/.exec(plainAt(s, at));
  const dayPart = dayParts.get(glued?.[1] ?? plainAt(s, at));
  return dayPart ? { dayPart, to: at + 1 } : undefined;
}
