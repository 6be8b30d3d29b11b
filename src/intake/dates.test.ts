import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOf, hintedDate, statedDate } from "./dates.ts";

const forms: [string, string | undefined][] = [
  ["2025-04-23", "2025-04-23"],
  ["2025-4-3", "2025-04-03"],
  ["2025-04-23T10:15:00Z", "2025-04-23T10:15:00Z"],
  ["2025-04-23T10:15Z", "2025-04-23T10:15:00Z"],
  ["2025-04-23T10:15:00.000+0200", "2025-04-23T10:15:00+02:00"],
  ["2025-04-23 10:15:00 UTC", "2025-04-23T10:15:00Z"],
  ["20250423", "2025-04-23"],
  ["20250423T101500Z", "2025-04-23T10:15:00Z"],
  ["1745400000", "2025-04-23T09:20:00Z"],
  ["1745400000000", "2025-04-23T09:20:00Z"],
  ["Wed, 23 Apr 2025 10:15:00 +0200", "2025-04-23T10:15:00+02:00"],
  ["Wed, 23 Apr 2025 10:15:00 GMT", "2025-04-23T10:15:00Z"],
  ["Wed Apr 23 2025 10:15:00 GMT+0200 (Central European Summer Time)", "2025-04-23T10:15:00+02:00"],
  ["Wed Apr 23 10:15:00 UTC 2025", "2025-04-23T10:15:00Z"],
  ["April 23, 2025", "2025-04-23"],
  ["23rd of April, 2025", "2025-04-23"],
  ["Apr. 23, 2025 6:02 AM EST", "2025-04-23T06:02:00-05:00"],
  ["Published 11:26 pm EST, Tuesday, November 19, 2019", "2019-11-19T23:26:00-05:00"],
  ["23 April 2025 14:05 BST", "2025-04-23T14:05:00+01:00"],
  ["Nov. 19, 2019 8:21 am ET", "2019-11-19T08:21:00-05:00"],
  ["June 3, 2025 at 8:21 a.m. PT", "2025-06-03T08:21:00-07:00"],
  ["12:05 a.m. UTC, 5 May 2025", "2025-05-05T00:05:00Z"],
  ["23.04.2025", "2025-04-23"],
  ["04/23/2025", "2025-04-23"],
  ["23/04/2025", "2025-04-23"],
  ["2025/04/23", "2025-04-23"],
  // A time without its zone is no moment: its day is kept.
  ["2025-04-23T10:15:00", "2025-04-23"],
  ["23.04.2025, 10:15", "2025-04-23"],
  ["May 5, 2025 12:30 PM Kyiv time", "2025-05-05"],
  // Day and month could change places.
  ["03/04/2025", undefined],
  ["2025-02-30", undefined],
  ["31 June 2025", undefined],
  ["April 2025", undefined],
  ["yesterday", undefined],
  ["", undefined],
  ["Chapter 12, page 2025", undefined],
];

for (const [form, date] of forms) {
  test(`“${form}” is ${date ?? "no date"}`, () => {
    expect(dateOf(form)).toBe(date);
  });
}

test("every moment comes back from the forms that machines write", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), (date) => {
      const iso = `${date.toISOString().slice(0, 19)}Z`;
      expect(dateOf(date.toISOString())).toBe(iso);
      expect(dateOf(date.toUTCString())).toBe(iso);
    }),
  );
});

test("any words give a date or none", () => {
  fc.assert(fc.property(fc.string(), (words) => ["string", "undefined"].includes(typeof dateOf(words))));
});

const now = "2025-05-01T12:00:00Z";

test("what a page says of the future is not believed, but for a day of clocks that differ", () => {
  expect(statedDate("2025-05-02T09:00:00Z", now)).toBe("2025-05-02T09:00:00Z");
  expect(statedDate("2025-05-03", now)).toBeUndefined();
  expect(statedDate(undefined, now)).toBeUndefined();
});

test("what a person says wrongly is a fault", () => {
  expect(hintedDate("2025-04-23", now)).toBe("2025-04-23");
  expect(hintedDate("2025-04-23T18:00+03:00", now)).toBe("2025-04-23T18:00:00+03:00");
  for (const wrong of ["2026-01-01", "tomorrow", "2025-13-01", "2025-04-23T18:00", ""]) {
    expect(() => hintedDate(wrong, now), wrong).toThrow(expect.objectContaining({ code: "bad-date" }));
  }
});
