import type { When } from "../findings/span.ts";
import { type Day, dayFrom, isoDay, isoWeek, isoYear, mondayOf, monthLength, partsOf, two } from "./calendar.ts";
import { holidayIn, type Rite } from "./calendar-holidays.ts";
import type { Clock } from "./times-clock.ts";
import type { Shift } from "./times-counted.ts";
import type { Part, Phrase } from "./times-phrases.ts";
import { type DayPart, durationValue, type Season, type Unit } from "./times-words.ts";

/** To which side of the day of writing the clause points. `sure` when a tense says so. */
export interface Direction {
  to: "past" | "future" | "unknown";
  sure: boolean;
}

/** A stretch of days that a text has named, from which it may count on. */
export interface Anchor {
  start: Day;
  end: Day;
  grain: "day" | "week" | "month" | "quarter" | "season" | "year" | "decade" | "century";
  /** Of a holiday's days the one that is feasted. */
  feast?: Day;
}

/** What an expression is resolved against. */
export interface Setting {
  published?: Day;
  direction: Direction;
  /** The last date that the text named. */
  mentioned?: Anchor;
  /** The day that the same sentence has named, to which a bare "at 18:00" belongs. */
  sentenceDay?: Anchor;
  /** The last quarter that it named, for "a year earlier" in business news. */
  quarter?: Anchor;
  rite: Rite;
}

/** A resolved expression. */
export interface Resolved {
  kind: "date" | "time" | "duration" | "set";
  value: string;
  when?: When;
  anchor?: Anchor;
}

const season: Record<Season, { month: number; text: string }> = {
  SP: { month: 3, text: "spring" },
  SU: { month: 6, text: "summer" },
  FA: { month: 9, text: "autumn" },
  WI: { month: 12, text: "winter" },
};

const seasonDays = (which: Season, year: number): Anchor => {
  const { month } = season[which];
  return { start: dayFrom(year, month, 1), end: dayFrom(year, month + 3, 0), grain: "season" };
};
const monthDays = (year: number, month: number): Anchor => ({
  start: dayFrom(year, month, 1),
  end: dayFrom(year, month + 1, 0),
  grain: "month",
});
const yearDays = (year: number): Anchor => ({ start: dayFrom(year, 1, 1), end: dayFrom(year, 12, 31), grain: "year" });
const quarterDays = (year: number, n: number): Anchor => ({
  start: dayFrom(year, 3 * n - 2, 1),
  end: dayFrom(year, 3 * n + 1, 0),
  grain: "quarter",
});
const weekDays = (day: Day): Anchor => ({ start: mondayOf(day), end: mondayOf(day) + 6, grain: "week" });
const oneDay = (day: Day): Anchor => ({ start: day, end: day, grain: "day" });

const unstated = { day: ["year", "month", "day"], week: ["year", "week"], month: ["year", "month"], year: ["year"] };

/** The candidate that lies on the side to which the clause points, or nearest to it. */
function nearest<T extends { start: Day; end: Day }>(candidates: T[], published: Day, direction: Direction): T {
  const cost = ({ start, end }: T): number => {
    const away = start > published ? start - published : end < published ? end - published : 0;
    const against = (direction.to === "past" && away > 0) || (direction.to === "future" && away < 0);
    return Math.abs(away) * (against ? (direction.sure ? 6 : 2) : 1) + (away > 0 ? 0.5 : 0);
  };
  return candidates.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

const around = (published: Day): number[] => {
  const { year } = partsOf(published);
  return [year - 1, year, year + 1];
};

// A candidate by "last", "this" and "next".
function shifted(candidates: Anchor[], published: Day, shift: Shift | undefined, direction: Direction): Anchor {
  if (shift === "last") return candidates.filter((one) => one.end < published).at(-1) ?? candidates[0]!;
  if (shift === "next") return candidates.find((one) => one.start > published) ?? candidates.at(-1)!;
  if (shift === "this") {
    const { year } = partsOf(published);
    return candidates.find((one) => partsOf(one.start).year === year) ?? candidates[0]!;
  }
  return nearest(candidates, published, direction);
}

const timexOf = (anchor: Anchor): string => {
  const { year, month } = partsOf(anchor.start);
  switch (anchor.grain) {
    case "day":
      return anchor.start === anchor.end ? isoDay(anchor.start) : `${isoDay(anchor.start)}/${isoDay(anchor.end)}`;
    case "week":
      return isoWeek(anchor.start);
    case "month":
      return `${isoYear(year)}-${two(month)}`;
    case "quarter":
      return anchor.end - anchor.start > 100
        ? `${isoYear(year)}-H${month < 7 ? 1 : 2}`
        : `${isoYear(year)}-Q${Math.ceil(month / 3)}`;
    case "season":
      return `${isoYear(year)}-${(Object.keys(season) as Season[]).find((one) => season[one].month === month) ?? "SP"}`;
    case "year":
      return isoYear(year);
    case "decade":
      return isoYear(year).slice(0, 3);
    case "century":
      return isoYear(year).slice(0, 2);
  }
};

const precisions: Record<Anchor["grain"], When["precision"]> = {
  day: "day",
  week: "week",
  month: "month",
  quarter: "season",
  season: "season",
  year: "year",
  decade: "decade",
  century: "decade",
};

function whenOf(anchor: Anchor, implied: string[], precision?: When["precision"]): When {
  return {
    start: isoDay(anchor.start),
    end: isoDay(anchor.end),
    precision: precision ?? precisions[anchor.grain],
    ...(implied.length > 0 ? { implied } : {}),
  };
}

// "early May", "the end of the month", "mid-2024".
function partOf(anchor: Anchor, part: Part): { anchor: Anchor; precision: When["precision"] } | undefined {
  const { start, end, grain } = anchor;
  const { year, month } = partsOf(start);
  if (grain === "month") {
    const last = monthLength(year, month);
    const [from, to] = part === "early" || part === "start" ? [1, 10] : part === "mid" ? [11, 20] : [21, last];
    return { anchor: { start: dayFrom(year, month, from), end: dayFrom(year, month, to), grain }, precision: "week" };
  }
  if (grain === "year") {
    const [from, to] = part === "early" || part === "start" ? [1, 4] : part === "mid" ? [5, 8] : [9, 12];
    return { anchor: { start: dayFrom(year, from, 1), end: dayFrom(year, to + 1, 0), grain }, precision: "season" };
  }
  if (grain === "week") {
    const [from, to] = part === "early" || part === "start" ? [0, 2] : part === "mid" ? [1, 3] : [3, 6];
    return { anchor: { start: start + from, end: start + to, grain }, precision: "day" };
  }
  if (grain === "decade") {
    const [from, to] = part === "early" || part === "start" ? [0, 3] : part === "mid" ? [4, 6] : [7, 9];
    return { anchor: { start: dayFrom(year + from, 1, 1), end: dayFrom(year + to, 12, 31), grain }, precision: "year" };
  }
  if (grain === "season" || grain === "quarter") {
    const third = Math.floor((end - start + 1) / 3);
    const n = part === "early" || part === "start" ? 0 : part === "mid" ? 1 : 2;
    return {
      anchor: { start: start + n * third, end: n === 2 ? end : start + (n + 1) * third - 1, grain },
      precision: "month",
    };
  }
  return undefined;
}

const shiftMonths = (day: Day, months: number): { year: number; month: number } => {
  const { year, month } = partsOf(day);
  const at = year * 12 + (month - 1) + months;
  return { year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 };
};

/** The unit that lies `n` units from the one in which a day stands. */
function unitFrom(day: Day, unit: Unit, n: number): Anchor | undefined {
  switch (unit) {
    case "day":
      return oneDay(day + n);
    case "week":
      return weekDays(day + 7 * n);
    case "weekend":
      return { start: mondayOf(day) + 7 * n + 5, end: mondayOf(day) + 7 * n + 6, grain: "day" };
    case "month": {
      const { year, month } = shiftMonths(day, n);
      return monthDays(year, month);
    }
    case "quarter": {
      const { year, month } = shiftMonths(day, 3 * n);
      return quarterDays(year, Math.ceil(month / 3));
    }
    case "year":
      return yearDays(partsOf(day).year + n);
    case "decade": {
      const year = Math.floor(partsOf(day).year / 10) * 10 + 10 * n;
      return { start: dayFrom(year, 1, 1), end: dayFrom(year + 9, 12, 31), grain: "decade" };
    }
    case "century": {
      const year = Math.floor(partsOf(day).year / 100) * 100 + 100 * n;
      return { start: dayFrom(year, 1, 1), end: dayFrom(year + 99, 12, 31), grain: "century" };
    }
    default:
      return undefined;
  }
}

const weekendValue = (anchor: Anchor) => `${isoWeek(anchor.start)}-WE`;

const hours: Record<DayPart, [number, number]> = {
  MI: [0, 3],
  MO: [6, 12],
  AF: [12, 18],
  EV: [18, 22],
  NI: [18, 30],
  DT: [8, 18],
};

const atHour = (day: Day, hour: number, minute = 0): string =>
  `${isoDay(day + Math.floor(hour / 24))}T${two(hour % 24)}:${two(minute)}`;

function zoneSuffix(zone: number | undefined): string {
  if (zone === undefined) return "";
  if (zone === 0) return ":00Z";
  const away = Math.abs(zone);
  return `:00${zone < 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

function timeOf(
  day: Day | undefined,
  base: string,
  clock: Clock | undefined,
  dayPart: DayPart | undefined,
  implied: string[],
  given: boolean,
): Resolved {
  if (clock) {
    const value = clock.hour === 24 ? `${base}T24:00` : `${base}T${two(clock.hour)}:${two(clock.minute)}`;
    const suffix = zoneSuffix(clock.zone);
    const moment = day === undefined ? undefined : `${atHour(day, clock.hour, clock.minute)}${suffix}`;
    return {
      kind: "time",
      value: clock.zone === 0 ? `${value}Z` : value,
      ...(day === undefined
        ? {}
        : {
            when: {
              start: moment!,
              end: moment!,
              precision: clock.stated,
              implied: clock.zone === undefined ? [...implied, "zone"] : implied,
            },
            anchor: oneDay(day),
          }),
    };
  }
  const [from, to] = hours[dayPart!];
  return {
    kind: "time",
    value: `${base}T${dayPart}`,
    ...(day === undefined || !given
      ? {}
      : {
          when: {
            start: atHour(day, from),
            end: atHour(day, to),
            precision: "hour",
            implied: [...implied, "hour", "zone"],
          },
          anchor: oneDay(day),
        }),
  };
}

/** Resolves an expression of time; without a day of writing only what the text itself states. */
export function resolve(phrase: Phrase, setting: Setting): Resolved {
  const resolved = resolveCore(phrase, setting);
  const { beside } = phrase;
  if (!beside || !resolved.anchor) return resolved;
  // "the eve of Easter", "the day after 9 May"
  const { start, end, feast } = resolved.anchor;
  const anchor = oneDay(beside < 0 ? (feast ?? start) - 1 : (feast ?? end) + 1);
  return { kind: "date", value: timexOf(anchor), when: whenOf(anchor, resolved.when?.implied ?? []), anchor };
}

function resolveCore(phrase: Phrase, setting: Setting): Resolved {
  const { core, part, dayPart, clock } = phrase;
  const { published, direction, mentioned } = setting;
  const bare = (value: string): Resolved => ({ kind: "date", value });
  const from = (anchor: Anchor, implied: string[], value = timexOf(anchor)): Resolved => {
    if (anchor.grain === "day" && anchor.start === anchor.end && (clock || dayPart))
      return timeOf(anchor.start, isoDay(anchor.start), clock, dayPart, implied, true);
    if (part) {
      // "at the end of the month" is its last day; "late in the month" its last third.
      const stretch = partOf(anchor, part);
      if (stretch) return { kind: "date", value, when: whenOf(stretch.anchor, implied, stretch.precision), anchor };
    }
    return { kind: "date", value, when: whenOf(anchor, implied), anchor };
  };
  switch (core.is) {
    case "day": {
      const span = (year: number, month: number): Anchor => {
        const start = dayFrom(year, month, core.date);
        if (!core.until) return oneDay(start);
        const end = dayFrom(core.until.month < month ? year + 1 : year, core.until.month, core.until.date);
        return { start, end: Math.max(start, end), grain: "day" };
      };
      if (core.month && core.date > 31) return bare("XXXX-XX-XX");
      if (core.year && core.month) return from(span(core.year, core.month), core.named ? ["year"] : []);
      if (core.month) {
        const month = core.month;
        const value = `XXXX-${two(month)}-${two(core.date)}`;
        if (published === undefined)
          return clock || dayPart ? timeOf(undefined, value, clock, dayPart, [], false) : bare(value);
        let candidates = around(published).map((year) => span(year, month));
        // "Wednesday, April 23": the year in which that day is a Wednesday.
        const fitting = candidates.filter(
          (one) => core.weekday === undefined || partsOf(one.start).weekday === core.weekday,
        );
        if (fitting.length > 0) candidates = fitting;
        return from(nearest(candidates, published, direction), ["year"]);
      }
      if (published === undefined && !mentioned) return bare(`XXXX-XX-${two(core.date)}`);
      const base = published ?? mentioned!.start;
      const candidates = [-1, 0, 1]
        .map((n) => shiftMonths(base, n))
        .filter(({ year, month }) => core.date <= monthLength(year, month))
        .map(({ year, month }) => oneDay(dayFrom(year, month, core.date)));
      const fitting = candidates.filter(
        (one) => core.weekday === undefined || partsOf(one.start).weekday === core.weekday,
      );
      return from(nearest(fitting.length > 0 ? fitting : candidates, base, direction), ["year", "month"]);
    }
    case "month": {
      if (core.year) return from(monthDays(core.year, core.month), []);
      if (published === undefined) return bare(`XXXX-${two(core.month)}`);
      const { year } = partsOf(published);
      if (core.yearShift !== undefined) return from(monthDays(year + core.yearShift, core.month), ["year"]);
      return from(
        shifted(
          around(published).map((one) => monthDays(one, core.month)),
          published,
          core.shift,
          direction,
        ),
        ["year"],
      );
    }
    case "year":
      return from(yearDays(core.year), []);
    case "decade":
      return from({ start: dayFrom(core.year, 1, 1), end: dayFrom(core.year + 9, 12, 31), grain: "decade" }, []);
    case "century": {
      const year = (core.n - 1) * 100;
      return {
        kind: "date",
        value: two(core.n - 1),
        when: { start: `${isoYear(year)}-01-01`, end: `${isoYear(year + 99)}-12-31`, precision: "decade" },
      };
    }
    case "quarter":
    case "half": {
      const days = (year: number): Anchor =>
        core.is === "quarter"
          ? quarterDays(year, core.n)
          : {
              start: dayFrom(year, core.n === 1 ? 1 : 7, 1),
              end: dayFrom(year, core.n === 1 ? 7 : 13, 0),
              grain: "quarter",
            };
      if (core.year) return from(days(core.year), []);
      if (published === undefined) return bare(`XXXX-${core.is === "quarter" ? "Q" : "H"}${core.n}`);
      const { year } = partsOf(published);
      if (core.yearShift !== undefined) return from(days(year + core.yearShift), ["year"]);
      return from(nearest(around(published).map(days), published, direction), ["year"]);
    }
    case "season": {
      if (core.year) return from(seasonDays(core.season, core.year), []);
      if (published === undefined) return bare(`XXXX-${core.season}`);
      return from(
        shifted(
          around(published).map((one) => seasonDays(core.season, one)),
          published,
          core.shift,
          direction,
        ),
        ["year"],
      );
    }
    case "weekday": {
      if (published === undefined) {
        const value = `XXXX-WXX-${core.weekday}`;
        return clock || dayPart ? timeOf(undefined, value, clock, dayPart, [], false) : bare(value);
      }
      return from(oneDay(weekdayNear(core.weekday, core.shift, setting, published)), unstated.day);
    }
    case "weekend": {
      if (published === undefined) return bare("XXXX-WXX-WE");
      const thisWeek = unitFrom(published, "weekend", 0)!;
      const at = partsOf(published).weekday;
      const weekend =
        core.shift === "last"
          ? unitFrom(published, "weekend", -1)!
          : core.shift === "next"
            ? unitFrom(published, "weekend", at >= 6 ? 1 : 0)!
            : core.shift === "this" || direction.to === "future" || at >= 6
              ? thisWeek
              : direction.to === "past" || at <= 3
                ? unitFrom(published, "weekend", -1)!
                : thisWeek;
      return { kind: "date", value: weekendValue(weekend), when: whenOf(weekend, unstated.week), anchor: weekend };
    }
    case "unit": {
      const { unit, shift } = core;
      if (shift === "same" || shift === "current") {
        const base = mentioned ?? (published === undefined ? undefined : oneDay(published));
        const quarter = unit === "quarter" ? setting.quarter : undefined;
        if (!base)
          return bare(
            unit === "year" ? "XXXX" : unit === "day" ? "XXXX-XX-XX" : unit === "week" ? "XXXX-WXX" : "XXXX-XX",
          );
        // "the year", "the quarter" in business news, where no date stands near: the current one.
        // In business news "the quarter" is the last that is over.
        const past = unit === "quarter" && published !== undefined ? unitFrom(published, unit, -1) : undefined;
        const anchor =
          quarter ?? past ?? unitFrom(shift === "current" && published !== undefined ? published : base.start, unit, 0);
        return anchor ? from(anchor, implies(unit)) : bare("PRESENT_REF");
      }
      if (published === undefined)
        return bare(
          unit === "year" ? "XXXX" : unit === "week" ? "XXXX-WXX" : unit === "quarter" ? "XXXX-QX" : "XXXX-XX",
        );
      // "will travel this week", written at the weekend, means the week that is about to begin.
      const coming =
        unit === "week" && shift === "this" && direction.to === "future" && partsOf(published).weekday >= 7;
      const anchor = unitFrom(published, unit, shift === "last" ? -1 : shift === "next" || coming ? 1 : 0);
      return anchor ? from(anchor, implies(unit)) : bare("PRESENT_REF");
    }
    case "offset": {
      const base =
        core.anchor === "mentioned"
          ? (mentioned ?? (published === undefined ? undefined : oneDay(published)))
          : published === undefined
            ? undefined
            : oneDay(published);
      if (core.n === undefined)
        return bare(core.anchor === "published" && core.unit !== "day" ? "PAST_REF" : "PAST_REF");
      // "a year ago" in a text that speaks of a quarter: the same quarter of the year before.
      if (setting.quarter && core.unit === "year" && core.n === -1) {
        const moved = partsOf(setting.quarter.start);
        return from(quarterDays(moved.year - 1, Math.ceil(moved.month / 3)), implies("quarter"));
      }
      if (core.grain && base && core.n % 1 === 0 && /^(?:year|month|week)$/.test(core.unit)) {
        const moved = shiftMonths(base.start, core.unit === "year" ? 12 * core.n : core.n);
        const day =
          core.unit === "week" ? base.start + 7 * core.n : dayFrom(moved.year, moved.month, partsOf(base.start).date);
        return from(unitFrom(day, core.grain, 0)!, implies(core.grain));
      }
      const whole = core.unit === "hour" && core.n % 24 === 0;
      const [unit, n]: [Unit, number] = whole ? ["day", core.n / 24] : [core.unit, core.n];
      if (!base)
        return unit === "day" && Math.abs(n) === 1
          ? bare("XXXX-XX-XX")
          : { kind: "duration", value: durationValue(Math.abs(n), unit) };
      if (/^(?:second|minute|hour)$/.test(unit)) return { kind: "duration", value: durationValue(Math.abs(n), unit) };
      const [finer, count]: [Unit, number] =
        n % 1 === 0
          ? [unit, n]
          : unit === "year"
            ? ["month", Math.round(n * 12)]
            : unit === "decade"
              ? ["year", Math.round(n * 10)]
              : ["day", Math.round(n * (unit === "week" ? 7 : unit === "month" ? 30 : 1))];
      // Counting on from a quarter or a month keeps that grain: "a year earlier" is the same quarter of the year before.
      if (
        finer === "year" &&
        core.anchor === "mentioned" &&
        (base.grain === "quarter" || base.grain === "month" || base.grain === "season")
      ) {
        const moved = shiftMonths(base.start, 12 * count);
        const length = shiftMonths(base.end, 12 * count);
        return from(
          {
            start: dayFrom(moved.year, moved.month, 1),
            end: dayFrom(length.year, length.month + 1, 0),
            grain: base.grain,
          },
          implies("month"),
        );
      }
      const day = count > 0 ? base.end : base.start;
      if (finer === "decade") return from(yearDays(partsOf(day).year + 10 * count), unstated.year);
      if (finer === "century") return from(yearDays(partsOf(day).year + 100 * count), unstated.year);
      const anchor = unitFrom(day, finer, count);
      return anchor ? from(anchor, implies(finer)) : bare("PAST_REF");
    }
    case "today": {
      if (core.unsaid && setting.sentenceDay) return from(setting.sentenceDay, unstated.day);
      if (clock && core.offset === 0 && !mentioned && published === undefined)
        return timeOf(undefined, "XXXX-XX-XX", clock, dayPart, [], false);
      if (published === undefined)
        return clock || dayPart
          ? timeOf(undefined, "XXXX-XX-XX", clock, dayPart, [], false)
          : bare(core.offset === 0 ? "PRESENT_REF" : "XXXX-XX-XX");
      return from(oneDay(published + core.offset), unstated.day);
    }
    case "holiday": {
      const rite = core.rite ?? setting.rite;
      const in_ = (year: number) => holidayIn(core.name, year, rite);
      // "Easter" may be any of its days, and is written down as its feast.
      const feasted = ({ start, end, feast }: { start: Day; end: Day; feast?: Day }, implied: string[]) =>
        from(
          { start, end, grain: "day", ...(feast === undefined ? {} : { feast }) },
          implied,
          feast === undefined ? undefined : isoDay(feast),
        );
      if (core.year) {
        const one = in_(core.year)[0];
        return one
          ? feasted(
              one,
              one.implied.filter((name) => name !== "year"),
            )
          : bare(isoYear(core.year));
      }
      if (published === undefined) return bare("XXXX-XX-XX");
      const all = around(published)
        .flatMap(in_)
        .map((one) => ({ ...one, grain: "day" as const }));
      if (all.length === 0) return bare("XXXX-XX-XX");
      const one = shifted(all, published, core.shift, direction) as (typeof all)[number];
      return feasted(one, one.implied);
    }
    case "vague":
      return bare(core.value);
    case "duration": {
      if (
        core.ahead &&
        published !== undefined &&
        direction.to === "future" &&
        !/^(?:second|minute|hour)$/.test(core.ahead.unit)
      ) {
        const anchor = unitFrom(published, core.ahead.unit, Math.round(core.ahead.n));
        if (anchor) return { kind: "duration", value: core.value, when: whenOf(anchor, implies(core.ahead.unit)) };
      }
      return { kind: "duration", value: core.value };
    }
    case "set":
      return { kind: "set", value: core.value };
  }
}

const implies = (unit: Unit): string[] =>
  unit === "day"
    ? unstated.day
    : unit === "week" || unit === "weekend"
      ? unstated.week
      : unit === "month" || unit === "quarter"
        ? unstated.month
        : unstated.year;

function weekdayNear(
  weekday: number,
  shift: Shift | undefined,
  { direction, mentioned }: Setting,
  published: Day,
): Day {
  const at = partsOf(published).weekday;
  const back = published - ((at - weekday + 7) % 7);
  const ahead = published + ((weekday - at + 7) % 7);
  if (shift === "last") return back === published ? published - 7 : back;
  if (shift === "next") {
    const coming = mondayOf(published) + 7 + (weekday - 1);
    return ahead > published && at >= 5 ? ahead : coming;
  }
  if (shift === "this") return mondayOf(published) + (weekday - 1);
  if (shift === "same") return mentioned ? mondayOf(mentioned.start) + (weekday - 1) : back;
  if (direction.to === "past") return back;
  if (direction.to === "future") return ahead;
  return ahead - published < published - back ? ahead : back;
}
