import { expect, test } from "vitest";
import { dayFrom, isoDay, isoWeek, mondayOf, monthLength, orthodoxEaster, readDay, westernEaster } from "./calendar.ts";
import { holidayIn } from "./calendar-holidays.ts";

test.each([
  [2014, "2014-04-20", "2014-04-20"],
  [2022, "2022-04-17", "2022-04-24"],
  [2024, "2024-03-31", "2024-05-05"],
  [2025, "2025-04-20", "2025-04-20"],
])("knows both Easters of %i", (year, western, orthodox) => {
  expect(isoDay(westernEaster(year))).toBe(western);
  expect(isoDay(orthodoxEaster(year))).toBe(orthodox);
});

test.each([
  ["2025-04-22", "2025-W17"],
  ["2024-12-30", "2025-W01"],
  ["2021-01-03", "2020-W53"],
])("counts the week of %s from its Monday", (day, week) => {
  expect(isoWeek(readDay(day)!)).toBe(week);
});

test("reads no day that does not exist", () => {
  expect(readDay("2025-02-30")).toBeUndefined();
  expect(readDay("April")).toBeUndefined();
  expect(isoDay(readDay("2025-04-22T10:00:00Z")!)).toBe("2025-04-22");
});

test("knows leap years and weeks over the turn of a month", () => {
  expect(monthLength(2024, 2)).toBe(29);
  expect(isoDay(mondayOf(dayFrom(2025, 5, 1)))).toBe("2025-04-28");
});

test.each([
  ["easter", 2025, "2025-04-19", "2025-04-21"],
  ["good friday", 2025, "2025-04-18", "2025-04-18"],
  ["eid al-fitr", 2025, "2025-03-30", "2025-04-01"],
  ["ramadan", 2025, "2025-03-01", "2025-03-29"],
  ["passover", 2025, "2025-04-13", "2025-04-20"],
  ["victory day", 2025, "2025-05-09", "2025-05-09"],
  ["thanksgiving", 2024, "2024-11-28", "2024-11-28"],
  ["new year's", 2025, "2024-12-31", "2025-01-01"],
])("%s of %i", (name, year, start, end) => {
  const found = holidayIn(name, year, "western")[0]!;
  expect([isoDay(found.start), isoDay(found.end)]).toEqual([start, end]);
});
