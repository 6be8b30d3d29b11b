import { expect, test } from "vitest";
import { analyse } from "./document.ts";
import { findTimes } from "./times.ts";

const published = "2025-04-22";
const times = (text: string, day?: string) => findTimes(analyse(text), day).map((one) => one.time);
const first = (text: string, day: string | undefined = published) => {
  const [time] = times(text, day);
  return time?.when ? `${time.when.start}..${time.when.end}` : time?.value;
};

test.each([
  // 22 April 2025 is a Tuesday.
  ["Officials met on Friday.", "2025-04-18..2025-04-18"],
  ["They spoke on Tuesday.", "2025-04-22..2025-04-22"],
  ["Officials will meet on Wednesday.", "2025-04-23..2025-04-23"],
  ["Officials will meet on Tuesday.", "2025-04-22..2025-04-22"],
  ["Officials are due to meet on Friday.", "2025-04-25..2025-04-25"],
  ["He plans to visit Moscow on Monday.", "2025-04-28..2025-04-28"],
  ["He agreed to meet them on Sunday.", "2025-04-27..2025-04-27"],
  ["The envoy said they would return on Thursday.", "2025-04-24..2025-04-24"],
  ["Israel has until Thursday to reply.", "2025-04-24..2025-04-24"],
])("reads the tense: %s", (text, when) => {
  expect(first(text)).toBe(when);
});

test.each([
  ["They left yesterday.", "2025-04-21..2025-04-21"],
  ["They leave tomorrow.", "2025-04-23..2025-04-23"],
  ["They will meet the day after tomorrow.", "2025-04-24..2025-04-24"],
  ["He meets him this week.", "2025-04-21..2025-04-27"],
  ["They met last week.", "2025-04-14..2025-04-20"],
  ["They will meet next Monday.", "2025-04-28..2025-04-28"],
  ["It began last November.", "2024-11-01..2024-11-30"],
  ["It collapsed in February.", "2025-02-01..2025-02-28"],
  ["It will start in early May.", "2025-05-01..2025-05-10"],
  ["It collapsed in mid-April.", "2025-04-11..2025-04-20"],
  ["It failed in late 2024.", "2024-09-01..2024-12-31"],
  ["It has raged since 2022.", "2022-01-01..2022-12-31"],
  ["It began in February 2022.", "2022-02-01..2022-02-28"],
  ["It was seized in 2014.", "2014-01-01..2014-12-31"],
  ["They met on April 23, 2024.", "2024-04-23..2024-04-23"],
  ["They met on 23 April 2024.", "2024-04-23..2024-04-23"],
  ["They will meet on the 23rd.", "2025-04-23..2025-04-23"],
  ["Talks took place from March 11–13.", "2025-03-11..2025-03-13"],
  ["The truce will last from 8 to 10 May.", "2025-05-08..2025-05-10"],
  ["He must reply by the end of the month.", "2025-04-21..2025-04-30"],
  ["They met two days ago.", "2025-04-20..2025-04-20"],
  ["They fought over the weekend.", "2025-04-19..2025-04-20"],
  ["They fought in spring 2024.", "2024-03-01..2024-05-31"],
  ["It goes back to the 1990s.", "1990-01-01..1999-12-31"],
  ["He was killed last night.", "2025-04-21T18:00..2025-04-22T06:00"],
  ["They have fought since the October 7 attacks.", "2023-10-07..2023-10-07"],
  ["Fighting paused during Easter.", "2025-04-19..2025-04-21"],
  ["He kept to the declared Easter truce.", "2025-04-19..2025-04-21"],
  ["They prayed on Good Friday.", "2025-04-18..2025-04-18"],
  ["A parade will mark Victory Day.", "2025-05-09..2025-05-09"],
  ["Eid al-Fitr was quiet.", "2025-03-30..2025-04-01"],
  ["They signed on the eve of Orthodox Easter.", "2025-04-19..2025-04-19"],
  ["They signed on the day after Victory Day 2024.", "2024-05-10..2024-05-10"],
  ["They signed two years ago this month.", "2023-04-01..2023-04-30"],
  ["They signed three years ago today.", "2022-04-22..2022-04-22"],
  ["They will sign the week after next.", "2025-05-05..2025-05-11"],
  ["The second round was put off until Friday.", "2025-04-25..2025-04-25"],
  ["They called for a return to the accord of November.", "2024-11-01..2024-11-30"],
  ["They will sign before Diwali.", "2025-10-20..2025-10-20"],
])("resolves: %s", (text, when) => {
  expect(first(text)).toBe(when);
});

test("counts on from the date last named", () => {
  const found = times("They met on April 10. The following day they left. They returned three weeks later.", published);
  expect(found.map((one) => one.when?.start)).toEqual(["2025-04-10", "2025-04-11", "2025-04-28"]);
});

test("reads clock times with their zone, and the day beside them", () => {
  const [time] = times("The truce starts on Wednesday at 18:00 GMT.", published);
  expect(time).toMatchObject({
    kind: "time",
    value: "2025-04-23T18:00Z",
    when: { start: "2025-04-23T18:00:00Z", precision: "minute" },
  });
  const [local] = times("It ended at 6 p.m. local time on Monday.", published);
  expect(local!.when).toMatchObject({ start: "2025-04-21T18:00", precision: "hour" });
  expect(local!.when!.implied).toContain("zone");
});

test("says which parts the text leaves out", () => {
  const implied = (text: string) => times(text, published)[0]!.when!.implied;
  expect(implied("They met on Friday.")).toEqual(["year", "month", "day"]);
  expect(implied("They met on April 10.")).toEqual(["year"]);
  expect(implied("They met on April 10, 2025.")).toBeUndefined();
  expect(implied("Fighting paused during Easter.")).toEqual(["year", "day"]);
});

test.each([
  ["They agreed on a truce for 30 days.", "P30D"],
  ["They agreed on a 30-day truce.", "P30D"],
  ["It took a week.", "P1W"],
  ["He gave them 72 hours.", "PT72H"],
  ["A 90-day pause followed.", "P90D"],
  ["It lasted two and a half years.", "P2Y6M"],
])("durations have no when: %s", (text, value) => {
  const [time] = times(text, published);
  expect(time).toMatchObject({ kind: "duration", value });
  expect(time!.when).toBeUndefined();
});

test.each([
  ["They meet every day.", "P1D"],
  ["They met weekly.", "P1W"],
  ["They meet every Friday.", "XXXX-WXX-5"],
])("repeated times are sets: %s", (text, value) => {
  expect(times(text, published)[0]).toMatchObject({ kind: "set", value });
});

test.each([
  "It may be true.",
  "They march on the palace.",
  "He was the second man.",
  "The sun rose and he sat down.",
  "Governments fall when talks fail.",
  "A 24-year-old man, 52 years old, was hurt.",
  "About 2000 people fled, and 2,022 returned.",
  "The council passed Resolution 2231.",
  "Theresa May resigned.",
  "He cited the Good Friday Agreement.",
  "More than a quarter of them left.",
])("finds no time in: %s", (text) => {
  expect(times(text, published)).toEqual([]);
});

test("without a day of publication resolves only what the text states", () => {
  const found = times("They met on Friday, on April 10, and on April 23, 2024, and in 2014.");
  expect(found.map((one) => one.when?.start)).toEqual([undefined, undefined, "2024-04-23", "2014-01-01"]);
  expect(found[0]!.value).toBe("XXXX-WXX-5");
  expect(found[1]!.value).toBe("XXXX-04-10");
});

test("spans are what the text has there", () => {
  const text = "Talks, he said, “will resume in early May”, two days\nlater.";
  for (const { time } of findTimes(analyse(text), published))
    expect(text.slice(time.span.start, time.span.end)).toBe(time.span.exact);
});

test("people, streets and papers with the names of times are none", () => {
  expect(times("April Moss lives on March Street.", published)).toEqual([]);
  expect(times("The Israeli daily Haaretz asked both.", published)).toEqual([]);
  expect(times("In April Zelensky went to Rome.", published)).toHaveLength(1);
});

test("the feast is what a holiday of several days is written down as", () => {
  expect(times("They met at Easter.", published)[0]?.value).toBe("2025-04-20");
  expect(times("The next morning they left.", published)[0]?.value).toBe("2025-04-23TMO");
});
