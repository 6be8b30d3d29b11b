import { type Day, dayFrom, daysIn, orthodoxEaster, partsOf, westernEaster } from "./calendar.ts";

/** The days that a holiday takes, and which parts of the date its name leaves to the reader. */
export interface Holiday {
  start: Day;
  end: Day;
  /** The day that is feasted, where a name stands for the days around it as well. */
  feast?: Day;
  implied: string[];
}

export type Rite = "western" | "orthodox";

type Rule = (year: number, rite: Rite) => { start: Day; end: Day; feast?: Day; period?: boolean }[];

const one = (day: Day) => [{ start: day, end: day }];
const from = (days: Day[], before: number, after: number, period = true) =>
  days.map((day) => ({ start: day + before, end: day + after, feast: day, period }));
const easter = (year: number, rite: Rite) => (rite === "orthodox" ? orthodoxEaster(year) : westernEaster(year));
const fixed =
  (month: number, date: number): Rule =>
  (year) =>
    one(dayFrom(year, month, date));
const afterEaster =
  (days: number): Rule =>
  (year, rite) =>
    one(easter(year, rite) + days);
const moon = (month: string, date: number, before: number, after: number): Rule => {
  return (year) => from(daysIn("islamic-umalqura", year, month, date), before, after);
};
const hebrew = (month: string, date: number, before: number, after: number): Rule => {
  return (year) => from(daysIn("hebrew", year, month, date), before, after);
};
// The nth Monday (1) to Sunday (7) of a month; negative n counts from its end.
const nth =
  (month: number, weekday: number, n: number): Rule =>
  (year) => {
    const edge = n > 0 ? dayFrom(year, month, 1) : dayFrom(year, month + 1, 0);
    const at = partsOf(edge).weekday;
    return one(n > 0 ? edge + ((weekday - at + 7) % 7) + 7 * (n - 1) : edge - ((at - weekday + 7) % 7) + 7 * (n + 1));
  };

const ramadan: Rule = (year) =>
  daysIn("islamic-umalqura", year, "9", 1).map((start) => {
    const end = [...daysIn("islamic-umalqura", year, "10", 1), ...daysIn("islamic-umalqura", year + 1, "10", 1)].find(
      (day) => day > start,
    );
    return { start, end: (end ?? start + 30) - 1, period: true };
  });

// The night of the new moon of Kartika: the eve of the Chinese month that begins in these weeks.
const diwali: Rule = (year) => {
  const [first, last] = [dayFrom(year, 10, 15), dayFrom(year, 11, 14)];
  const moons = ["9", "9bis", "10", "10bis"].flatMap((month) => daysIn("chinese", year, month, 1));
  return from(
    moons.map((day) => day - 1).filter((day) => first <= day && day <= last),
    0,
    0,
    false,
  );
};

const rules: [string, Rule][] = [
  ["good friday", afterEaster(-2)],
  ["holy saturday", afterEaster(-1)],
  ["easter saturday", afterEaster(-1)],
  ["easter sunday", afterEaster(0)],
  ["easter day", afterEaster(0)],
  ["easter monday", afterEaster(1)],
  ["easter eve", afterEaster(-1)],
  ["easter week", (year, rite) => [{ start: easter(year, rite) - 6, end: easter(year, rite), period: true }]],
  ["holy week", (year, rite) => [{ start: easter(year, rite) - 7, end: easter(year, rite), period: true }]],
  ["palm sunday", afterEaster(-7)],
  ["ash wednesday", afterEaster(-46)],
  ["pentecost", afterEaster(49)],
  ["easter", (year, rite) => from([easter(year, rite)], -1, 1)],
  ["orthodox christmas", fixed(1, 7)],
  ["christmas eve", fixed(12, 24)],
  ["christmas day", fixed(12, 25)],
  ["boxing day", fixed(12, 26)],
  ["christmas", (year) => from([dayFrom(year, 12, 25)], -1, 1)],
  ["new year's eve", fixed(12, 31)],
  ["new year's day", fixed(1, 1)],
  ["new year's", (year) => [{ start: dayFrom(year - 1, 12, 31), end: dayFrom(year, 1, 1), period: true }]],
  ["lunar new year", (year) => one(daysIn("chinese", year, "1", 1)[0] ?? dayFrom(year, 2, 1))],
  ["chinese new year", (year) => one(daysIn("chinese", year, "1", 1)[0] ?? dayFrom(year, 2, 1))],
  ["epiphany", fixed(1, 6)],
  ["valentine's day", fixed(2, 14)],
  ["may day", fixed(5, 1)],
  ["victory day", fixed(5, 9)],
  ["armistice day", fixed(11, 11)],
  ["remembrance day", fixed(11, 11)],
  ["veterans day", fixed(11, 11)],
  ["halloween", fixed(10, 31)],
  ["bastille day", fixed(7, 14)],
  ["memorial day", nth(5, 1, -1)],
  ["labor day", nth(9, 1, 1)],
  ["thanksgiving", nth(11, 4, 4)],
  ["diwali", diwali],
  ["mid-autumn festival", (year) => one(daysIn("chinese", year, "8", 15)[0] ?? dayFrom(year, 9, 20))],
  ["chuseok", (year) => one(daysIn("chinese", year, "8", 15)[0] ?? dayFrom(year, 9, 20))],
  ["seollal", (year) => one(daysIn("chinese", year, "1", 1)[0] ?? dayFrom(year, 2, 1))],
  ["songkran", fixed(4, 13)],
  ["maundy thursday", afterEaster(-3)],
  ["ascension day", afterEaster(39)],
  ["martin luther king day", nth(1, 1, 3)],
  ["juneteenth", fixed(6, 19)],
  ["shavuot", hebrew("Sivan", 6, 0, 1)],
  ["nowruz", (year) => one(daysIn("persian", year, "1", 1)[0] ?? dayFrom(year, 3, 20))],
  ["ramadan", ramadan],
  ["eid al - fitr", moon("10", 1, 0, 2)],
  ["eid al-fitr", moon("10", 1, 0, 2)],
  ["eid al - adha", moon("12", 10, 0, 3)],
  ["eid al-adha", moon("12", 10, 0, 3)],
  ["eid", (year, rite) => [...moon("10", 1, 0, 2)(year, rite), ...moon("12", 10, 0, 3)(year, rite)]],
  ["ashura", moon("1", 10, 0, 0)],
  ["passover", hebrew("Nisan", 15, 0, 7)],
  ["pesach", hebrew("Nisan", 15, 0, 7)],
  ["rosh hashanah", hebrew("Tishri", 1, 0, 1)],
  ["yom kippur", hebrew("Tishri", 10, 0, 0)],
  ["sukkot", hebrew("Tishri", 15, 0, 6)],
  ["hanukkah", hebrew("Kislev", 25, 0, 7)],
];

const byName = new Map(rules);

/** The holidays' names, lower case, their words parted by spaces, the longest first. */
export const holidayNames: string[][] = rules
  .map(([name]) => name.replace(/'s\b/g, " 's").split(" "))
  .sort((a, b) => b.length - a.length);

/** When a holiday falls in a year; two entries where the moon brings it twice. */
export function holidayIn(name: string, year: number, rite: Rite): Holiday[] {
  const rule = byName.get(name.replace(/ 's\b/g, "'s"));
  if (!rule) return [];
  return rule(year, rite).map(({ start, end, feast, period }) => ({
    start,
    end,
    ...(feast === undefined ? {} : { feast }),
    implied: period ? ["year", "day"] : ["year"],
  }));
}
